// kouryu-index: reads documents and creates or updates an index.
#include <atomic>
#include <csignal>
#include <iostream>

#include "indexer/cli/options.h"
#include "indexer/cli/progress.h"
#include "indexer/cli/report.h"

namespace {

constexpr int kSkipped = 1;
constexpr int kFailed = 2;
constexpr int kInterrupted = 130;

std::atomic<bool> cancelled = false;  // set by the signal handler
static_assert(std::atomic<bool>::is_always_lock_free);

/// The first signal ends the run after the current batch; the second one at once.
void on_interrupt(int signal) {
  cancelled = true;
  (void)std::signal(signal, SIG_DFL);
}

int run(kouryu::IndexOptions& options, kouryu::Language language) {
  kouryu::ProgressPrinter progress(options.progress, language);
  options.request.cancel = &cancelled;
  options.request.on_progress = [&](const kouryu::IndexProgress& now) { progress(now); };
  const kouryu::IndexReport report = kouryu::update_index(options.request);
  progress.finish();
  for (const kouryu::SkippedInput& skipped : report.skipped) {
    std::cerr << kouryu::skipped_text(skipped, language) << '\n';
  }
  if (options.json) {
    std::cout << kouryu::report_json(report) << '\n';
  } else {
    std::cout << kouryu::report_text(report, language);
  }
  std::cout.flush();
  if (report.cancelled) return kInterrupted;
  return report.skipped.empty() ? 0 : kSkipped;
}

}  // namespace

int main(int argc, char** argv) {
  // A full disk or a closed pipe is answered by an error, not by a signal that ends the program.
  (void)std::signal(SIGXFSZ, SIG_IGN);
  (void)std::signal(SIGPIPE, SIG_IGN);
  (void)std::signal(SIGINT, on_interrupt);
  (void)std::signal(SIGTERM, on_interrupt);
  const kouryu::Language language = kouryu::message_language();
  try {
    int status = 0;
    auto options = kouryu::read_options(argc, argv, language, status);
    return options ? run(*options, language) : status;
  } catch (const kouryu::Error& error) {
    std::cerr << "kouryu-index: " << error.what() << '\n';
    if (!error.hint().empty()) std::cerr << error.hint() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "kouryu-index: " << error.what() << '\n';
  }
  return kFailed;
}
