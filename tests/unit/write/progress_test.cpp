// What kouryu-index says on a terminal while it runs.
#include "indexer/cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kouryu {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The first line that a printer of `style` draws.
std::string drawn(const IndexProgress& progress, Language language = Language::English,
                  ProgressStyle style = ProgressStyle::Line) {
  ProgressPrinter printer(style, language);
  testing::internal::CaptureStderr();
  printer(progress);
  return testing::internal::GetCapturedStderr();
}

IndexProgress surveying() {
  IndexProgress progress;
  progress.documents_total = 800;
  progress.documents_surveyed = 64;
  return progress;
}

TEST(ProgressPrinter, TellsWhatIsLookedAtUntilTheFirstIsDone) {
  IndexProgress progress = surveying();
  EXPECT_THAT(drawn(progress), HasSubstr("0 / 800 documents  64 looked at"));
  EXPECT_THAT(drawn(progress, Language::Japanese), HasSubstr("0 / 800 文書  下見 64"));
  progress.documents_done = 1;
  EXPECT_THAT(drawn(progress), HasSubstr("1 / 800 documents"));
  EXPECT_THAT(drawn(progress), Not(HasSubstr("looked at")));
  progress = surveying();
  progress.documents_surveyed = 0;
  EXPECT_THAT(drawn(progress), Not(HasSubstr("looked at"))) << "ready-made passages";
}

TEST(ProgressPrinter, NamesALargeFileWithoutSteeringTheTerminal) {
  IndexProgress progress = surveying();
  progress.file = "/archive/\x1b[2J大きな.pdf";
  progress.file_done = 3;
  progress.file_total = 900;
  const std::string line = drawn(progress);
  EXPECT_THAT(line, HasSubstr("大きな.pdf 3/900"));
  EXPECT_THAT(line, Not(HasSubstr("/archive")));
  EXPECT_THAT(line, Not(HasSubstr("\x1b[2J")));
}

TEST(ProgressPrinter, IsSilentWhereItIsAskedTo) {
  EXPECT_EQ(drawn(surveying(), Language::English, ProgressStyle::None), "");
  EXPECT_EQ(drawn(surveying(), Language::English, ProgressStyle::Json), "") << "commits alone";
  IndexProgress committed = surveying();
  committed.committed = true;
  committed.passages = 20;
  EXPECT_EQ(drawn(committed, Language::English, ProgressStyle::Json),
            "{\"event\": \"commit\", \"passages\": 20}\n");
}

}  // namespace
}  // namespace kouryu
