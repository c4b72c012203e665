// The hostile files that the scripts beside this file make, and what is expected of each.
//
// `expected*.tsv` of a folder: name, tab, reasons with '|' between; `read` stands for text, `any`
// for every outcome that the reader itself chose: it neither died of the file nor had to be ended.
#ifndef KOURYU_TESTS_HOSTILE_HOSTILE_FILES_H_
#define KOURYU_TESTS_HOSTILE_HOSTILE_FILES_H_

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu::test {

struct HostileFile {
  std::filesystem::path file;
  std::set<std::string> expected;

  /// `became`: a reason, or `read`.
  [[nodiscard]] bool allows(const std::string& became) const {
    const bool chosen = became != "crashed" && became != "timed_out";
    const bool any = expected.contains("any") || expected.contains("*");
    return expected.contains(became) || (any && chosen);
  }
};

inline std::set<std::string> parts_of(const std::string& text) {
  std::set<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    parts.insert(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// One a script: pdf, office, …
inline std::vector<std::string> hostile_folders() {
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(KOURYU_HOSTILE_DIR)) {
    if (entry.is_directory()) folders.push_back(entry.path().filename().string());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// In the order of their names.
inline std::vector<HostileFile> hostile_files(std::string_view folder) {
  const std::filesystem::path path = std::filesystem::path(KOURYU_HOSTILE_DIR) / folder;
  std::vector<HostileFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("expected") || entry.path().extension() != ".tsv") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const std::size_t tab = line.find('\t');
      if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
      const std::size_t end = std::min(line.find('\t', tab + 1), line.size());
      files.push_back({path / line.substr(0, tab), parts_of(line.substr(tab + 1, end - tab - 1))});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const HostileFile& a, const HostileFile& b) { return a.file < b.file; });
  return files;
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_HOSTILE_HOSTILE_FILES_H_
