// Reads every include of the product: arrows run one way, and each library stays in its folders.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file;  // from the repository root
  std::size_t line;
  std::string target;  // between the quotes or angle brackets

  [[nodiscard]] std::string where() const {
    return file + ":" + std::to_string(line) + " includes " + target;
  }
};

std::vector<fs::path> sources_below(const char* folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(KOURYU_SOURCE_DIR) / folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".h" || extension == ".cpp") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Include> includes_of(const fs::path& path) {
  std::vector<Include> found;
  std::ifstream in(path);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.starts_with("#include")) continue;
    const std::size_t begin = line.find_first_of("<\"");
    const std::size_t end = line.find_last_of(">\"");
    if (begin == std::string::npos || end <= begin) continue;
    found.push_back({fs::relative(path, KOURYU_SOURCE_DIR).generic_string(), number,
                     line.substr(begin + 1, end - begin - 1)});
  }
  return found;
}

/// A build file's commands.
std::string without_comments(const fs::path& path) {
  std::ifstream in(path);
  std::string text;
  std::string line;
  while (std::getline(in, line)) text += line.substr(0, line.find('#')) + '\n';
  return text;
}

/// The examples are programs of embedders, who use all of the library.
bool is_example(const fs::path& path) { return path.parent_path().filename() == "examples"; }

std::vector<Include> product_includes() {
  std::vector<Include> all;
  for (const char* module : {"dict", "indexer", "searcher"}) {
    for (const auto& path : sources_below(module)) {
      if (is_example(path)) continue;
      const auto some = includes_of(path);
      all.insert(all.end(), some.begin(), some.end());
    }
  }
  return all;
}

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& heads) {
  return std::any_of(heads.begin(), heads.end(),
                     [&](std::string_view head) { return text.starts_with(head); });
}

TEST(Layering, ModulesDependOneWay) {
  std::vector<std::string> wrong;
  for (const auto& include : product_includes()) {
    std::vector<std::string_view> forbidden = {"tests/", "corpus/"};
    if (include.file.starts_with("dict/")) {
      forbidden.insert(forbidden.end(),
                       {"indexer/", "searcher/", "kouryu/indexer.h", "kouryu/searcher.h"});
    } else if (include.file.starts_with("indexer/")) {
      forbidden.insert(forbidden.end(), {"searcher/", "kouryu/searcher.h"});
    } else {
      forbidden.insert(forbidden.end(), {"indexer/", "kouryu/indexer.h"});
    }
    if (starts_with_any(include.target, forbidden)) wrong.push_back(include.where());
  }
  EXPECT_THAT(wrong, testing::IsEmpty());
}

/// A folder inside a module, and those of the module that it may include besides itself.
struct Folder {
  std::string_view path;
  std::vector<std::string_view> may;
};

// The longest path that fits a file is its folder: programs that compile tables stand over them.
const std::vector<Folder> kFolders = {
    {"dict/base/", {}},
    {"dict/text/", {"dict/base/"}},
    {"dict/cli/", {"dict/base/"}},
    {"dict/integrity/", {"dict/base/"}},
    {"dict/lexicon/", {"dict/base/", "dict/text/"}},
    {"dict/tokens/", {"dict/base/", "dict/text/", "dict/lexicon/"}},
    {"dict/time/", {"dict/base/", "dict/text/"}},
    {"dict/names/", {"dict/base/", "dict/text/", "dict/lexicon/", "dict/time/"}},
    {"dict/lexicon/build/", {"dict/base/", "dict/text/", "dict/lexicon/", "dict/names/"}},
    {"dict/schema/",
     {"dict/base/", "dict/text/", "dict/lexicon/", "dict/tokens/", "dict/names/", "dict/time/",
      "dict/integrity/"}},
    {"indexer/lines/", {"indexer/extract/"}},
    {"indexer/facets/reading/", {}},
    {"indexer/facets/places/", {"indexer/facets/reading/", "indexer/facets/word_lists"}},
    {"indexer/facets/organisations/", {"indexer/facets/reading/", "indexer/facets/word_lists"}},
    {"indexer/facets/", {}},
    {"indexer/relations/", {}},
    {"indexer/blocks/", {"indexer/extract/", "indexer/lines/"}},
    {"indexer/facts/", {"indexer/extract/", "indexer/lines/", "indexer/blocks/"}},
    {"indexer/passages/", {"indexer/lines/", "indexer/blocks/"}},
};

const Folder* folder_of(std::string_view file) {
  const Folder* longest = nullptr;
  for (const Folder& folder : kFolders) {
    if (file.starts_with(folder.path) &&
        (longest == nullptr || folder.path.size() > longest->path.size())) {
      longest = &folder;
    }
  }
  return longest;
}

TEST(Layering, FoldersOfAModuleDependOneWay) {
  std::vector<std::string> wrong;
  std::size_t asked = 0;
  for (const auto& include : product_includes()) {
    const Folder* const home = folder_of(include.file);
    const Folder* const other = folder_of(include.target);
    // Of indexer/, the files above all folders (document.h) are for all.
    if (home == nullptr || other == nullptr || home == other) continue;
    const auto module = [](const Folder& folder) {
      return folder.path.substr(0, folder.path.find('/'));
    };
    if (module(*home) != module(*other)) continue;  // ModulesDependOneWay
    ++asked;
    const bool below = other->path.starts_with(home->path) && home->path == "indexer/facets/";
    if (!below && !starts_with_any(include.target, home->may)) wrong.push_back(include.where());
  }
  EXPECT_GT(asked, 150U);
  EXPECT_THAT(wrong, testing::IsEmpty());
}

struct LibraryHome {
  const char* library;
  std::vector<std::string_view> headers;
  std::vector<std::string_view> homes;
};

TEST(Layering, EachLibraryStaysInItsFolders) {
  const std::array homes = {
      LibraryHome{"MeCab", {"mecab"}, {"dict/tokens/", "dict/lexicon/"}},
      LibraryHome{"Xapian",
                  {"xapian", "dict/schema/xapian_errors.h"},
                  {"dict/schema/", "indexer/write/", "searcher/index/", "searcher/plan/",
                   "searcher/rank/", "searcher/suggest/", "searcher/facets/", "searcher/searcher"}},
      LibraryHome{"ICU", {"unicode/"}, {"dict/base/", "dict/text/", "indexer/extract/"}},
      LibraryHome{"marisa", {"marisa"}, {"dict/names/", "dict/lexicon/build/"}},
      LibraryHome{"CLI11", {"CLI/"}, {"dict/cli/", "indexer/cli/", "searcher/cli/"}},
      LibraryHome{"Boost", {"boost/"}, {"searcher/server/"}},
      LibraryHome{"poppler", {"poppler", "qpdf/"}, {"indexer/extract/pdf/"}},
      LibraryHome{"libxml2", {"libxml/"}, {"indexer/extract/html/"}},
      LibraryHome{"libzip", {"zip.h"}, {"indexer/extract/office/"}},
      LibraryHome{"pugixml", {"pugixml"}, {"indexer/extract/office/", "indexer/extract/pdf/"}},
      LibraryHome{"GMime", {"gmime/"}, {"indexer/extract/mail/"}},
      LibraryHome{"GLib", {"glib"}, {"indexer/extract/mail/", "indexer/extract/office/ole/"}},
      LibraryHome{"libgsf", {"gsf/"}, {"indexer/extract/office/ole/"}},
      LibraryHome{"lhasa", {"lhasa"}, {"indexer/extract/office/ole/"}},
      LibraryHome{"md4c", {"md4c"}, {"indexer/extract/text/"}},
      LibraryHome{"seccomp", {"seccomp", "linux/"}, {"indexer/extract/worker/"}},
  };
  std::vector<std::string> wrong;
  for (const auto& include : product_includes()) {
    for (const auto& home : homes) {
      if (starts_with_any(include.target, home.headers) &&
          !starts_with_any(include.file, home.homes)) {
        wrong.push_back(std::string(home.library) + ": " + include.where());
      }
    }
  }
  EXPECT_THAT(wrong, testing::IsEmpty());
}

/// The folders of indexer/extract that hold a format each: all but the helper process.
std::vector<std::string> format_folders() {
  std::vector<std::string> found;
  const auto extract = fs::path(KOURYU_SOURCE_DIR) / "indexer/extract";
  for (const auto& entry : fs::directory_iterator(extract)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name != "worker") found.push_back("indexer/extract/" + name + "/");
  }
  return found;
}

TEST(Layering, FormatsAreKnownByTheirTableAlone) {
  const std::vector<std::string> folders = format_folders();
  ASSERT_FALSE(folders.empty());
  std::vector<std::string> wrong;
  for (const auto& include : product_includes()) {
    for (const std::string& folder : folders) {
      const bool at_home = include.file.starts_with(folder);
      const bool table = include.file == "indexer/extract/formats.cpp";
      // A body in HTML is a part of its mail, no document inside it; the build asks for both.
      const bool body = include.file.starts_with("indexer/extract/mail/") &&
                        include.target == "indexer/extract/html/html.h";
      // A mail of Outlook is read as the mail that it was.
      const bool mail = include.file == "indexer/extract/office/ole/msg.cpp" &&
                        include.target == "indexer/extract/mail/mail.h";
      if (include.target.starts_with(folder) && !at_home && !table && !body && !mail)
        wrong.push_back(include.where());
    }
  }
  EXPECT_THAT(wrong, testing::IsEmpty());
}

TEST(Layering, TheIndexerNeverLinksTheFormats) {
  // A file of the corpus is parsed by the helper alone: a target that links kouryu_formats or
  // kouryu_helper is a part of that program, or a test.
  const std::array may = {"kouryu_formats", "kouryu_helper", "kouryu-extract"};
  std::vector<std::string> wrong;
  for (const char* module : {"dict", "indexer", "searcher"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(KOURYU_SOURCE_DIR) / module)) {
      if (entry.path().filename() != "CMakeLists.txt") continue;
      const std::string text = without_comments(entry.path());
      constexpr std::string_view kLink = "target_link_libraries(";
      for (std::size_t at = 0; (at = text.find(kLink, at)) != text.npos;) {
        at += kLink.size();
        const std::string words = text.substr(at, text.find(')', at) - at);
        const std::string target = words.substr(0, words.find_first_of(" \n"));
        const std::string linked = words.substr(target.size());
        const bool formats = linked.find("kouryu_formats") != linked.npos ||
                             linked.find("kouryu_helper") != linked.npos;
        if (formats && std::find(may.begin(), may.end(), target) == may.end()) {
          wrong.push_back(entry.path().string() + ": " + target);
        }
      }
    }
  }
  EXPECT_THAT(wrong, testing::IsEmpty());
}

TEST(Layering, WhatComesAfterExtractionNamesNoFormat) {
  // Whole words of code: what a block is, its kind says. `office` is a word of facets too.
  const std::regex named(R"((^|[^a-z])(pdf|docx|xlsx|pptx|html|markdown|csv|eml|mail)([^a-z]|$))",
                         std::regex::icase);
  const std::regex quoted(R"("([^"\\]|\\.)*")");  // words that documents say
  std::vector<std::string> wrong;
  for (const char* folder :
       {"indexer/lines", "indexer/blocks", "indexer/facts", "indexer/passages", "indexer/write"}) {
    for (const auto& path : sources_below(folder)) {
      std::ifstream in(path);
      std::string line;
      while (std::getline(in, line)) {
        const std::string code = std::regex_replace(line.substr(0, line.find("//")), quoted, "");
        if (std::regex_search(code, named)) wrong.push_back(path.string() + ": " + line);
      }
    }
  }
  EXPECT_THAT(wrong, testing::IsEmpty());
}

TEST(Layering, NothingUsesTheQueryThatThreadsWouldShare) {
  std::vector<std::string> wrong;
  for (const char* module : {"dict", "indexer", "searcher"}) {
    for (const auto& path : sources_below(module)) {
      std::ifstream in(path);
      std::string line;
      while (std::getline(in, line)) {
        if (line.find("//") == std::string::npos && line.find("MatchAll") != std::string::npos) {
          wrong.push_back(path.string() + ": " + line);
        }
      }
    }
  }
  EXPECT_THAT(wrong, testing::IsEmpty()) << "see every_passage()";
}

TEST(Layering, InstalledHeadersShowStandardTypesOnly) {
  std::vector<std::string> wrong;
  for (const auto& include : product_includes()) {
    if (include.file.find("/include/kouryu/") == std::string::npos) continue;
    const bool ours = include.target.starts_with("kouryu/");
    const bool standard = include.target.find_first_of("/.") == std::string::npos ||
                          include.target == "stddef.h" || include.target == "stdint.h";
    if (!ours && !standard) wrong.push_back(include.where());
  }
  EXPECT_THAT(wrong, testing::IsEmpty());
}

TEST(Layering, EveryFileSaysWhatItIsFor) {
  std::vector<std::string> wrong;
  for (const char* folder : {"dict", "indexer", "searcher", "tests", "corpus"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(KOURYU_SOURCE_DIR) / folder)) {
      const auto extension = entry.path().extension().string();
      const bool source = extension == ".h" || extension == ".cpp" || extension == ".sh" ||
                          extension == ".py" || extension == ".cmake" || extension == ".tsv" ||
                          extension == ".c" || extension == ".mjs" || extension == ".php" ||
                          entry.path().filename() == "CMakeLists.txt";
      if (!source || entry.path().filename() == "manifest.tsv") continue;
      std::ifstream in(entry.path());
      std::string line;
      std::getline(in, line);
      if (line.starts_with("#!") || line == "<?php") std::getline(in, line);
      const bool says = (line.starts_with("// ") || line.starts_with("# ") ||
                         line.starts_with("/* ") || line.starts_with("\"\"\"")) &&
                        line.size() > 12;
      if (!says) wrong.push_back(fs::relative(entry.path(), KOURYU_SOURCE_DIR).generic_string());
    }
  }
  EXPECT_THAT(wrong, testing::IsEmpty());
}

// Two types of one name in one namespace meet in some program, and the linker picks one of them.
TEST(Layering, NoTypeIsDefinedTwice) {
  static const std::regex kNamespace("namespace ([a-z_:0-9]+) \\{.*");
  static const std::regex kType("(?:struct|class|enum class) (?:KOURYU_API )?([A-Za-z0-9:]+)[^;]*");
  std::map<std::string, std::string> first;  // type -> file
  std::vector<std::string> wrong;
  for (const char* folder : {"dict", "indexer", "searcher"}) {
    for (const fs::path& path : sources_below(folder)) {
      if (path.extension() != ".h") continue;
      const std::string file = fs::relative(path, KOURYU_SOURCE_DIR).generic_string();
      std::ifstream in(path);
      std::string line;
      std::string space;
      std::smatch found;
      while (std::getline(in, line)) {
        if (std::regex_match(line, found, kNamespace)) space += found.str(1) + "::";
        if (!std::regex_match(line, found, kType)) continue;
        const auto [known, added] = first.emplace(space + found.str(1), file);
        if (!added && known->second != file) {
          wrong.push_back(known->first + " in " + known->second + " and " + file);
        }
      }
    }
  }
  EXPECT_GT(first.size(), 300U);
  EXPECT_THAT(wrong, testing::IsEmpty());
}

}  // namespace
