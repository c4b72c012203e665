/* Preloaded into a program: its open() number FAIL_AT fails with EIO, or, with FAIL_ON, that one
 * and all later ones with ENOSPC. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>

static long calls;

static int fails(void) {
  const char* at = getenv("FAIL_AT");
  const long number = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
  if (at == NULL) return 0;
  const int on = getenv("FAIL_ON") != NULL;
  if (on ? number < atol(at) : number != atol(at)) return 0;
  errno = on ? ENOSPC : EIO;
  return 1;
}

#define WRAP(name)                                                                    \
  __attribute__((visibility("default"))) int name(const char* path, int flags, ...) { \
    static int (*real)(const char*, int, ...);                                        \
    if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, #name);                       \
    mode_t mode = 0;                                                                  \
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {                                       \
      va_list more;                                                                   \
      va_start(more, flags);                                                          \
      mode = va_arg(more, mode_t);                                                    \
      va_end(more);                                                                   \
    }                                                                                 \
    return fails() ? -1 : real(path, flags, mode);                                    \
  }
WRAP(open)
WRAP(open64)
