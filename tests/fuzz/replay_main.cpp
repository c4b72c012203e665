// Runs the targets over files, without libFuzzer: FOLDER/TARGET/* each, and each with some bytes
// changed. Prints what was run; what does not hold ends the program, and the input is named.
//
// usage: kouryu_fuzz FOLDER... [--mutants N] [--only TARGET] [--seconds S]
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/targets.h"

namespace kouryu::test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Settings {
  std::vector<fs::path> folders;
  unsigned mutants = 0;  // of each file
  std::string only;      // one target; empty for all
  double seconds = 0;    // of each target; 0: as long as it takes
};

std::string current;  // what is being run, for the last message
std::string last_input;

/// Told by a signal: what does not hold, a fault of memory. Leaves the input behind.
void tell(int signal) {
  const std::string said = "\nfailed: " + current + "\n";
  (void)!::write(STDERR_FILENO, said.data(), said.size());
  if (const char* const file = std::getenv("KOURYU_FUZZ_FAILED"); file != nullptr) {
    if (std::FILE* const out = std::fopen(file, "wb"); out != nullptr) {
      std::fwrite(last_input.data(), 1, last_input.size(), out);
      std::fclose(out);
    }
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The same bytes with a few changed, left out, doubled or put in; always the same for one seed.
std::string mutant(std::string bytes, unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
  for (std::size_t times = 1 + below(4); times > 0; --times) {
    const std::size_t at = below(bytes.size() + 1);
    const std::size_t size = std::min<std::size_t>(1 + below(16), bytes.size() - at);
    switch (below(6)) {
      case 0:
        bytes.erase(at, size);
        break;
      case 1:
        bytes.insert(at, bytes.substr(at, size));
        break;
      case 2:
        bytes.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 3:
        bytes.resize(at);
        break;
      case 4:
        bytes.insert(below(bytes.size() + 1), bytes.substr(at, size));
        break;
      default:
        if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
    }
  }
  return bytes;
}

std::vector<fs::path> inputs_of(const Settings& settings, const std::string& target) {
  std::vector<fs::path> files;
  for (const fs::path& folder : settings.folders) {
    if (!fs::is_directory(folder / target)) continue;
    for (const auto& entry : fs::directory_iterator(folder / target)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void run(const FuzzTarget& target, const Settings& settings) {
  const Clock::time_point begin = Clock::now();
  const auto took = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  const std::vector<fs::path> files = inputs_of(settings, target.name);
  std::size_t runs = 0;
  double slowest = 0;
  std::string slowest_input;
  for (unsigned round = 0; round <= settings.mutants; ++round) {
    for (const fs::path& file : files) {
      if (settings.seconds > 0 && took() > settings.seconds) break;
      last_input = read_file(file);
      if (round > 0) last_input = mutant(std::move(last_input), round);
      current = target.name + ' ' + file.string() + " mutant " + std::to_string(round);
      const std::clock_t before = std::clock();
      target.run(last_input);
      const double one = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
      if (one > slowest) slowest_input = current;
      slowest = std::max(slowest, one);
      ++runs;
    }
  }
  std::printf("%-12s %4zu files %7zu runs %6.1f s, slowest %.3f s: %s\n", target.name.c_str(),
              files.size(), runs, took(), slowest, slowest_input.c_str());
  std::fflush(stdout);
}

Settings read_settings(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const std::string value = i + 1 < argc ? argv[i + 1] : "0";
    if (!word.starts_with("--")) {
      settings.folders.emplace_back(word);
      continue;
    }
    if (word == "--mutants") settings.mutants = static_cast<unsigned>(std::stoul(value));
    if (word == "--only") settings.only = value;
    if (word == "--seconds") settings.seconds = std::stod(value);
    ++i;
  }
  return settings;
}

}  // namespace
}  // namespace kouryu::test

int main(int argc, char** argv) {
  using namespace kouryu::test;
  const Settings settings = read_settings(argc, argv);
  for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) std::signal(signal, tell);
  for (const FuzzTarget& target : all_targets()) {
    if (settings.only.empty() || settings.only == target.name) run(target, settings);
  }
  return 0;
}
