// Which folders the helper may still read (Landlock).
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_FOLDERS_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_FOLDERS_H_

namespace kouryu {

/// From now on only what readers of documents need can be opened, and only for reading: fonts,
/// CMaps, converters, locales, kouryu's data. False where the kernel has no Landlock.
[[nodiscard]] bool restrict_folders();

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_FOLDERS_H_
