// Threads that the system refuses: for one source of a test program.
#ifndef KOURYU_TESTS_SUPPORT_REFUSED_THREADS_H_
#define KOURYU_TESTS_SUPPORT_REFUSED_THREADS_H_

#include <dlfcn.h>
#include <pthread.h>

#include <atomic>
#include <cerrno>
#include <climits>

namespace kouryu::test {

inline std::atomic<int> threads_allowed = INT_MAX;

/// While it lives, only `threads` more start.
class RefusedThreads {
 public:
  explicit RefusedThreads(int threads) { threads_allowed = threads; }
  ~RefusedThreads() { threads_allowed = INT_MAX; }
  RefusedThreads(const RefusedThreads&) = delete;
  RefusedThreads& operator=(const RefusedThreads&) = delete;
};

}  // namespace kouryu::test

// Stands before the library's own, whom the loader finds next.
extern "C" __attribute__((visibility("default"))) int pthread_create(
    pthread_t* thread, const pthread_attr_t* attributes, void* (*begin)(void*), void* argument) {
  if (kouryu::test::threads_allowed.fetch_sub(1) <= 0) return EAGAIN;
  static const auto create =
      reinterpret_cast<decltype(&pthread_create)>(::dlsym(RTLD_NEXT, "pthread_create"));
  return create(thread, attributes, begin, argument);
}

#endif  // KOURYU_TESTS_SUPPORT_REFUSED_THREADS_H_
