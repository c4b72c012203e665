// kouryu-index: reads documents and creates or updates an index.
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>

#include "dict/base/console.h"
#include "dict/base/system_calls.h"
#include "indexer/cli/actions.h"
#include "indexer/cli/options.h"
#include "indexer/cli/progress.h"
#include "indexer/cli/report.h"
#include "indexer/cli/standard_input.h"

namespace {

constexpr int kSkipped = 1;
constexpr int kFailed = 2;
constexpr int kInterrupted = 130;

std::atomic<bool> cancelled = false;  // set by the signal handler
static_assert(std::atomic<bool>::is_always_lock_free);
std::string written_index;  // for on_terminate

/// The first signal ends the run after the documents in work; the second one at once.
void on_interrupt(int signal) {
  cancelled = true;
  (void)std::signal(signal, SIG_DFL);
}

/// Xapian 1.4 can throw while it unwinds from a write that failed, which nobody can catch. What was
/// committed before is whole, and the next run puts the rest in order.
[[noreturn]] void on_terminate() {
  const int reason = errno;
  std::fprintf(stderr, "kouryu-index: %s: %s%s%s\n%s\n", written_index.c_str(),
               kouryu::say("the index cannot be written", "索引に書き込めません"),
               reason != 0 ? ": " : "", reason != 0 ? kouryu::system_reason(reason).c_str() : "",
               kouryu::say("run it again; what was committed is safe",
                           "もう一度実行してください。確定済みの内容は無事です"));
  ::_exit(kFailed);
}

/// Tells what each line of the files was taken for.
int explain(const kouryu::IndexOptions& options) {
  const bool several = options.request.paths.size() > 1;
  for (const std::filesystem::path& file : options.request.paths) {
    if (several) std::cout << "file: " << kouryu::harmless(file.native()) << '\n';
    std::cout << kouryu::harmless(kouryu::explain_file(file, options.request.encoding),
                                  kouryu::LineEnds::Kept);
    if (several) std::cout << '\n';
  }
  return 0;
}

/// What a person should know beside the report.
void tell(const kouryu::IndexReport& report, bool verbose, kouryu::Language language) {
  for (const std::string& note : report.notes) std::cerr << "kouryu-index: " << note << '\n';
  for (const kouryu::SkippedInput& skipped : report.skipped) {
    if (!skipped.is_fault && !verbose) continue;
    std::cerr << kouryu::harmless(kouryu::skipped_text(skipped, language)) << '\n';
  }
  std::cerr << kouryu::harmless(kouryu::kept_text(report, language), kouryu::LineEnds::Kept);
}

int update(kouryu::IndexOptions options, kouryu::Language language) {
  if (options.explain) return explain(options);
  kouryu::ProgressPrinter progress(options.progress, language);
  options.request.cancel = &cancelled;
  written_index = options.request.index_dir.string();
  kouryu::StandardInput input_buffer(cancelled);
  std::istream input(&input_buffer);
  options.request.standard_input = &input;
  options.request.on_progress = [&](const kouryu::IndexProgress& now) { progress(now); };
  const kouryu::IndexReport report = kouryu::update_index(options.request);
  progress.finish();
  if (!options.quiet) tell(report, options.verbose, language);
  if (options.json) {
    std::cout << kouryu::report_json(report) << '\n';
  } else if (!options.quiet) {
    if (options.request.dry_run) {
      std::cout << kouryu::harmless(kouryu::removed_text(report, language), kouryu::LineEnds::Kept);
    }
    std::cout << kouryu::report_text(report, language);
  }
  if (const auto why = kouryu::lost_output()) {
    std::cerr << "kouryu-index: "
              << kouryu::say("standard output: cannot write the report",
                             "標準出力: 結果を書き出せません")
              << *why << '\n';
    return kFailed;
  }
  if (report.cancelled) return kInterrupted;
  if (report.held_back > 0) return kFailed;
  return kouryu::fault_count(report) > 0 || !report.kept.empty() ? kSkipped : 0;
}

/// What the shells' completion asks: the words of the line so far.
int complete(const kouryu::Strings& line) {
  auto action = line.size() > 1 ? kouryu::action_command(line[0]) : std::nullopt;
  if (action) {
    std::cout << kouryu::completions(*action, {line.begin() + 1, line.end()});
  } else {
    kouryu::Command program = kouryu::program();
    std::cout << kouryu::completions(program, line);
  }
  return 0;
}

/// The manual page of an action or of the program; its description is read.
int print_manual(const kouryu::Strings& words) {
  const std::string prose(std::istreambuf_iterator<char>(std::cin), {});
  const std::string version = std::string("kouryu ") + KOURYU_VERSION;
  const auto action = words.empty() ? std::nullopt : kouryu::action_command(words[0]);
  std::cout << (action ? kouryu::manual_page(*action, prose, version)
                       : kouryu::manual_page(kouryu::program(), prose, version));
  return 0;
}

int run(const kouryu::Strings& line) {
  if (!line.empty() && line[0] == "--complete") return complete({line.begin() + 1, line.end()});
  if (!line.empty() && line[0] == "--manual") return print_manual({line.begin() + 1, line.end()});
  if (const auto done = kouryu::run_action(line)) return *done;
  try {
    return update(kouryu::read_options(line), kouryu::message_language());
  } catch (const kouryu::HelpWanted&) {
    std::cout << kouryu::help_text(kouryu::program(), kouryu::output_columns());
  } catch (const kouryu::VersionWanted&) {
    std::cout << "kouryu-index " << KOURYU_VERSION << '\n';
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  // A full disk or a closed pipe is answered by an error, not by a signal that ends the program.
  (void)std::signal(SIGXFSZ, SIG_IGN);
  (void)std::signal(SIGPIPE, SIG_IGN);
  (void)std::signal(SIGINT, on_interrupt);
  (void)std::signal(SIGTERM, on_interrupt);
  if (std::signal(SIGHUP, on_interrupt) == SIG_IGN) (void)std::signal(SIGHUP, SIG_IGN);  // nohup
  std::set_terminate(on_terminate);
  try {
    return run({argv + 1, argv + argc});
  } catch (const kouryu::UsageError& error) {
    std::cerr << kouryu::usage_message("kouryu-index", error);
  } catch (const kouryu::Error& error) {
    std::cerr << "kouryu-index: " << kouryu::harmless(error.what()) << '\n';
    if (!error.hint().empty()) std::cerr << error.hint() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "kouryu-index: " << kouryu::harmless(error.what()) << '\n';
  }
  return kFailed;
}
