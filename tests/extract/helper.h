// What tests of the helper share: a document in memory, a worker whose helper does acts.
#ifndef KOURYU_TESTS_EXTRACT_HELPER_H_
#define KOURYU_TESTS_EXTRACT_HELPER_H_

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/extract/worker/worker.h"

namespace kouryu::testing {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// A sealed document, as the indexer hands them over.
class Document {
 public:
  explicit Document(std::string_view bytes)
      : file_(::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {
    EXPECT_EQ(::write(file_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    EXPECT_EQ(::fcntl(file_, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE), 0);
  }
  ~Document() { ::close(file_); }
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  [[nodiscard]] int file() const { return file_; }

 private:
  int file_;
};

/// Until the end of a test the helper is the one that does what a document's name says.
class HostileHelper {
 public:
  /// `without`: the protections that it leaves out.
  explicit HostileHelper(const char* without = "") {
    ::setenv("KOURYU_EXTRACT", KOURYU_BIN_DIR "/kouryu-extract-hostile", 1);
    ::setenv("KOURYU_EXTRACT_WITHOUT", without, 1);
  }
  ~HostileHelper() {
    ::unsetenv("KOURYU_EXTRACT");
    ::unsetenv("KOURYU_EXTRACT_WITHOUT");
  }
  HostileHelper(const HostileHelper&) = delete;
  HostileHelper& operator=(const HostileHelper&) = delete;
};

inline Extraction read(Worker& worker, std::string_view text, const char* name,
                       const std::atomic<bool>* cancel = nullptr,
                       const Worker::Progress& progress = {}) {
  const Document document(text);
  return worker.extract({document.file(), name, {}}, cancel, progress);
}

}  // namespace kouryu::testing

#endif  // KOURYU_TESTS_EXTRACT_HELPER_H_
