// The indexer's side of extraction: good files come back, and no helper can stop the run.
#include "indexer/extract/worker/worker.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <string_view>

namespace kouryu {
namespace {

class File {
 public:
  explicit File(std::string_view bytes) : file_(::memfd_create("document", MFD_CLOEXEC)) {
    EXPECT_EQ(::write(file_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  ~File() { ::close(file_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int get() const { return file_; }

 private:
  int file_;
};

TEST(Worker, ReadsAText) {
  Worker worker;
  const File file("青森市と大連市の交流\n");
  const Extraction out = worker.extract({file.get(), "a.txt", {}}, nullptr, {});
  EXPECT_EQ(out.reason, "");
  EXPECT_EQ(out.text.text, "青森市と大連市の交流\n");
  EXPECT_EQ(out.text.format, "txt");
}

}  // namespace
}  // namespace kouryu
