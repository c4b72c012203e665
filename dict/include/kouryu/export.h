/* Marks what the shared library libkouryu exports; everything else in it is hidden. */
#ifndef KOURYU_EXPORT_H_
#define KOURYU_EXPORT_H_

#if defined(__GNUC__)
#define KOURYU_API __attribute__((visibility("default")))
#else
#define KOURYU_API
#endif

#endif /* KOURYU_EXPORT_H_ */
