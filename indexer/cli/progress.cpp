// Count, speed and time left.
#include "indexer/cli/progress.h"

#include <cmath>
#include <cstdio>
#include <string>

#include "dict/base/console.h"

namespace kouryu {

void ProgressPrinter::operator()(const IndexProgress& progress) {
  if (style_ == ProgressStyle::Json && progress.committed) {
    std::fprintf(stderr, "{\"event\": \"commit\", \"passages\": %zu}\n", progress.passages);
    std::fflush(stderr);
  }
  if (style_ != ProgressStyle::Line) return;
  const auto now = std::chrono::steady_clock::now();
  if (drawn_ && now - last_drawn_ < std::chrono::milliseconds(100)) return;
  last_drawn_ = now;
  drawn_ = true;
  draw(progress, std::chrono::duration<double>(now - start_).count());
}

void ProgressPrinter::draw(const IndexProgress& progress, double seconds) {
  const bool japanese = language_ == Language::Japanese;
  std::string line = std::to_string(progress.documents_done);
  if (progress.documents_total != 0) line += " / " + std::to_string(progress.documents_total);
  line += japanese ? " 文書" : " documents";
  if (progress.documents_done == 0 && progress.documents_surveyed != 0) {
    const std::string surveyed = std::to_string(progress.documents_surveyed);
    line += japanese ? "  下見 " + surveyed : "  " + surveyed + " looked at";
  }
  constexpr double kMegabyte = 1e6;
  const auto done = static_cast<double>(progress.bytes_done);
  const double speed = seconds > 0 ? done / seconds : 0;
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "  %.1f MB/s", speed / kMegabyte);
  line += buffer;
  if (progress.bytes_total > progress.bytes_done && speed > 0) {
    const double left = static_cast<double>(progress.bytes_total - progress.bytes_done) / speed;
    const auto whole = std::lround(left);
    std::snprintf(buffer, sizeof buffer, japanese ? "  残り %ld:%02ld" : "  %ld:%02ld left",
                  whole / 60, whole % 60);
    line += buffer;
  }
  if (!progress.file.empty()) {
    const std::size_t slash = progress.file.rfind('/');
    line += "  " + harmless(progress.file.substr(slash == std::string::npos ? 0 : slash + 1));
    std::snprintf(buffer, sizeof buffer, " %llu/%llu",
                  static_cast<unsigned long long>(progress.file_done),
                  static_cast<unsigned long long>(progress.file_total));
    line += buffer;
  }
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  std::fflush(stderr);
}

void ProgressPrinter::finish() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace kouryu
