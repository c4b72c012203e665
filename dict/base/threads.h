// Threads, which the system may refuse.
#ifndef KOURYU_DICT_BASE_THREADS_H_
#define KOURYU_DICT_BASE_THREADS_H_

#include <system_error>
#include <thread>
#include <utility>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"

namespace kouryu {

/// A thread that runs `work`. Throws Error (NoResources).
template <class Work>
[[nodiscard]] std::thread start_thread(Work&& work) {
  try {
    return std::thread(std::forward<Work>(work));
  } catch (const std::system_error& refused) {
    throw_system(say("cannot start a thread", "スレッドを起動できません"), refused.code().value());
  }
}

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_THREADS_H_
