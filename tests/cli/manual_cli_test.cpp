// Manual pages say what --help says, and shells complete what the programs know.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "tests/cli/index_shell.h"

namespace kouryu::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

std::set<std::string> options_in(const std::string& text, const std::regex& form) {
  std::set<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), form), none; at != none; ++at) {
    out.insert((*at)[1]);
  }
  return out;
}

/// Of a list of help: names stand at its margin.
std::set<std::string> options_of_help(const std::string& help) {
  std::set<std::string> out;
  std::istringstream in(help);
  static const std::regex name("(--[a-z][a-z-]*)");
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("  -")) continue;
    const std::string names = line.substr(0, line.find("  ", 3));
    out.merge(options_in(names, name));
  }
  return out;
}

std::string unpacked(const std::filesystem::path& page) {
  return run_program({"/bin/sh", "-c", "gzip -dc '" + page.string() + "'"}).out;
}

class Manual : public testing::Test {
 protected:
  static std::filesystem::path folder(const std::string& language) {
    return std::filesystem::path(KOURYU_BIN_DIR) / "../man" / language;
  }
};

TEST_F(Manual, PagesTellTheOptionsOfHelpAndNoOthers) {
  if (!std::filesystem::exists(folder("en") / "kouryu.1.gz")) GTEST_SKIP() << "no scdoc";
  std::size_t pages = 0;
  for (const std::string language : {"en", "ja"}) {
    const std::string locale = language == "ja" ? "LC_ALL=ja_JP.UTF-8" : "LC_ALL=C";
    for (const auto& entry : std::filesystem::directory_iterator(folder(language))) {
      const std::string file = entry.path().filename().string();
      if (!file.ends_with(".1.gz")) continue;
      ++pages;
      // kouryu-index-check is `kouryu-index check`, kouryu-search `kouryu search`.
      Strings line;
      const std::string name = file.substr(0, file.find('.'));
      const std::string base = name.starts_with("kouryu-index") ? "kouryu-index" : "kouryu";
      line.push_back(program(base));
      if (name.size() > base.size()) line.push_back(name.substr(base.size() + 1));
      line.emplace_back("--help");
      const std::string page = unpacked(entry.path());
      const std::string help = run_program(line, {locale}).out;
      const std::set<std::string> told = options_of_help(help);
      EXPECT_THAT(told, Contains("--help")) << name;
      std::set<std::string> written;
      static const std::regex entry_line("\n(\\\\fB-[^\n]*)");
      for (std::sregex_iterator at(page.begin(), page.end(), entry_line), none; at != none; ++at) {
        written.merge(options_in((*at)[1], std::regex("(--[a-z][a-z-]*)")));
      }
      EXPECT_EQ(written, told) << language << ' ' << name;
    }
  }
  EXPECT_EQ(pages, 2U * (13U + 9U)) << "kouryu and its commands, kouryu-index and its actions";
}

TEST_F(Manual, TheQueryLanguageIsToldWhole) {
  if (!std::filesystem::exists(folder("en") / "kouryu-query.7.gz")) GTEST_SKIP() << "no scdoc";
  for (const char* language : {"en", "ja"}) {
    const std::string page = unpacked(folder(language) / "kouryu-query.7.gz");
    for (const char* name :
         {"city:", "pref:", "country:", "year:", "org:", "title:", "published:", "pair:", "fy:",
          "date:", "own:", "partner:", "field:", "doc:", "AND", "OR", "NOT", "exact"}) {
      EXPECT_THAT(page, HasSubstr(name)) << language;
    }
  }
}

/// Words of the last column of the glossary, between the last two bars of its rows.
std::vector<std::string> words_not_used() {
  std::vector<std::string> out;
  const std::string text = read_whole(std::string(KOURYU_SOURCE_DIR) + "/dict/README.md");
  std::istringstream rows(text.substr(text.find("| English | Japanese | not |")));
  for (std::string row; std::getline(rows, row) && row.starts_with('|');) {
    const std::size_t end = row.rfind(" |");
    const std::size_t begin = row.rfind("| ", end - 1) + 2;
    if (begin < end && row.find("---") == row.npos && row.find("English") == row.npos) {
      out.push_back(row.substr(begin, end - begin));
    }
  }
  return out;
}

TEST(Glossary, OneWordForOneThingWhereverItIsRead) {
  const std::vector<std::string> bad = words_not_used();
  EXPECT_THAT(bad, testing::SizeIs(testing::Ge(8U)));
  const std::filesystem::path root = KOURYU_SOURCE_DIR;
  std::vector<std::filesystem::path> read = {root / "README.ja.md"};
  for (const char* folder :
       {"searcher/cli", "indexer/cli", "dict/cli", "searcher/output", "searcher/plan",
        "searcher/server/web", "searcher/man/ja", "indexer/man/ja"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file()) read.push_back(entry.path());
    }
  }
  for (const auto& path : read) {
    const std::string text = read_whole(path);
    for (const std::string& word : bad) {
      EXPECT_EQ(text.find(word), std::string::npos) << path << " says " << word;
    }
  }
}

/// The sources of all tests, one behind the other.
std::string test_sources() {
  std::string all;
  const std::filesystem::path root = std::filesystem::path(KOURYU_SOURCE_DIR) / "tests";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".cpp") all += read_whole(entry.path());
  }
  return all;
}

TEST(Conventions, EachRowNamesTestsThatThereAre) {
  const std::string text = read_whole(std::string(KOURYU_SOURCE_DIR) + "/tests/CONVENTIONS.md");
  const std::string sources = test_sources();
  // Suite.Test, Suite.*, Cases/Suite.*
  static const std::regex name("`(Cases/)?([A-Z][A-Za-z]+)\\.([A-Z*][A-Za-z]*)`");
  std::istringstream lines(text);
  std::size_t rows = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| ") || line.starts_with("| convention") || line.starts_with("| ---")) {
      continue;
    }
    ++rows;
    for (std::sregex_iterator at(line.begin(), line.end(), name), none; at != none; ++at) {
      const std::string suite = '(' + (*at)[2].str() + ", ";
      const std::string test = (*at)[3] == "*" ? suite : suite + (*at)[3].str() + ')';
      EXPECT_NE(sources.find(test), std::string::npos) << (*at)[0];
    }
  }
  EXPECT_EQ(rows, 33U);
}

class Completion : public Cli {
 protected:
  /// What the program offers for the last of `words`.
  static Strings offered(Strings arguments) {
    arguments.insert(arguments.begin(), {program("kouryu"), "--complete"});
    return lines(run_program(arguments, {"KOURYU_INDEX=" + index()}).out);
  }
  static Strings lines(const std::string& text) {
    Strings out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(line.substr(0, line.find('\t')));
    return out;
  }
  static Strings in_shell(const char* shell, const std::string& script) {
    const std::string path = std::string("/usr/bin/") + shell;
    if (!std::filesystem::exists(path)) return {"absent"};
    return lines(
        run_program({path, "-c", script}, {"KOURYU_INDEX=" + index(), "LC_ALL=C.UTF-8",
                                           std::string("PATH=/usr/bin:/bin:") + KOURYU_BIN_DIR})
            .out);
  }
  static std::string file(const char* name) {
    return std::string(KOURYU_SOURCE_DIR) + "/dict/cli/completions/" + name;
  }
};

TEST_F(Completion, OffersWhatMayStandThere) {
  EXPECT_THAT(offered({""}), IsSupersetOf({"search", "show", "serve"}));
  EXPECT_THAT(offered({"se"}), ElementsAre("search", "serve"));
  EXPECT_THAT(offered({"search", "--snip"}), ElementsAre("--snippet-length"));
  EXPECT_THAT(offered({"search", "--format", ""}), ElementsAre("text", "json", "jsonl", "csv"));
  EXPECT_THAT(offered({"search", "--format=j"}), ElementsAre("--format=json", "--format=jsonl"));
  EXPECT_THAT(offered({"search", "--city", "大"}), ElementsAre("大連市"));
  EXPECT_THAT(offered({"search", "--year", ""}), ElementsAre("2004", "2019"));
  EXPECT_THAT(offered({"search", "--partner", "青"}), ElementsAre("青森市"));
  EXPECT_THAT(offered({"search", "city:北"}), ElementsAre("city:北九州市"));
  EXPECT_THAT(offered({"search", "ci"}), ElementsAre("city:"));
  EXPECT_THAT(offered({"search", "--facets", "city,ye"}), ElementsAre("city,year"));
  EXPECT_THAT(offered({"search", "--fields", "id,sc"}), ElementsAre("id,score", "id,score_parts"));
  EXPECT_THAT(offered({"search", "--index", ""}), ElementsAre(":folders"));
  EXPECT_THAT(offered({"search", "--batch", ""}), ElementsAre(":files"));
  EXPECT_THAT(offered({"--cit"}), ElementsAre("--city"));
  EXPECT_THAT(offered({"大"}), Contains("大連市"));
  EXPECT_THAT(offered({"facets", "p"}), ElementsAre("prefecture", "published", "pair"));
  EXPECT_THAT(offered({"facets", "--field", "or"}), ElementsAre("org"));
  EXPECT_THAT(offered({"help", "ti"}), ElementsAre("timeline"));
  EXPECT_THAT(offered({"index", "sna"}), ElementsAre("snapshot", ":files"));
  EXPECT_THAT(offered({"index", "check", "--d"}), ElementsAre("--deep"));
  EXPECT_THAT(offered({"search", "--index", "/nowhere", "--city", ""}), IsEmpty());
  EXPECT_THAT(offered({"search", "--", "--cit"}), Not(Contains("--city")));
}

TEST_F(Completion, TheIndexThatIsNamedIsAsked) {
  const Strings found = lines(
      run_program({program("kouryu"), "--complete", "search", "--index", index(), "--city", "大"})
          .out);
  EXPECT_THAT(found, ElementsAre("大連市"));
}

TEST_F(Completion, WorksInBash) {
  const auto complete = [&](const std::string& quoted) {
    return in_shell("bash", "source " + file("kouryu.bash") + "; COMP_WORDS=(kouryu " + quoted +
                                "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _kouryu kouryu; "
                                "printf '%s\\n' \"${COMPREPLY[@]}\"");
  };
  EXPECT_THAT(complete("sear"), ElementsAre("search"));
  EXPECT_THAT(complete("search --city 大"), ElementsAre("大連市"));
  EXPECT_THAT(complete("search --city = 大"), ElementsAre("大連市"));
  EXPECT_THAT(complete("search city : 大"), ElementsAre("大連市"));
  EXPECT_THAT(complete("search --index " + index().substr(0, index().size() - 2)),
              ElementsAre(index()));
}

TEST_F(Completion, WorksInZsh) {
  const auto complete = [&](const std::string& quoted) {
    return in_shell("zsh", "words=(kouryu " + quoted +
                               "); CURRENT=$#words; _describe() { print -rl -- ${(P)argv[-1]} }; "
                               "_files() { print files }; source " +
                               file("_kouryu"));
  };
  const Strings commands = complete("sear");
  if (commands == Strings{"absent"}) GTEST_SKIP() << "no zsh";
  EXPECT_THAT(commands, ElementsAre(testing::StartsWith("search:")));
  EXPECT_THAT(complete("search --city 大"), ElementsAre("大連市"));
  EXPECT_THAT(complete("search city:大"), ElementsAre("city\\:大連市"));
  EXPECT_THAT(complete("search --batch ''"), ElementsAre("files"));
}

TEST_F(Completion, WorksInFish) {
  const auto complete = [&](const std::string& line) {
    return in_shell("fish", "source " + file("kouryu.fish") + "; complete -C '" + line + "'");
  };
  const Strings commands = complete("kouryu sear");
  if (commands == Strings{"absent"}) GTEST_SKIP() << "no fish";
  EXPECT_THAT(commands, ElementsAre("search"));
  EXPECT_THAT(complete("kouryu search --city 大"), ElementsAre("大連市"));
  EXPECT_THAT(complete("kouryu search --city=大"), ElementsAre("--city=大連市"));
  EXPECT_THAT(complete("kouryu-index che"), Contains("check"));
}

}  // namespace
}  // namespace kouryu::test
