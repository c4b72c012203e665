// What --prune takes out and what it leaves: no document is lost because a share was out of sight.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/cli/index_shell.h"

namespace kouryu::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* kText = "大連市との交流を始めた。\n";

// a/1.txt, a/sub/2.txt and b/3.txt are indexed by the paths `first`; then comes `change`.
struct PruneCase {
  const char* name;
  const char* first;
  const char* change;     // by the shell, in the scratch folder
  const char* arguments;  // of the second run
  int status;
  std::size_t documents;
  std::size_t removed;
  std::map<std::string, std::string> kept;  // reasons by place
};
void PrintTo(const PruneCase& c, std::ostream* out) { *out << c.change << " | " << c.arguments; }

const std::vector<PruneCase> kPruneCases = {
    {"AFileIsGone", "@/a @/b", "rm a/1.txt", "--prune @/a @/b", 0, 2, 1, {}},
    {"AFolderInARootIsGone", "@/a @/b", "rm -r a/sub", "--prune @/a @/b", 0, 2, 1, {}},
    {"AFolderStandsForAFile",
     "@/a @/b",
     "rm a/1.txt; mkdir a/1.txt",
     "--prune @/a @/b",
     0,
     2,
     1,
     {}},
    {"ALinkThatLeadsNowhereStandsForAFile",
     "@/a @/b",
     "ln -sf gone a/1.txt",
     "--prune @/a @/b",
     0,
     2,
     1,
     {}},
    {"RootIsMissing", "@/a @/b", "mv a away", "--prune @/a @/b", 1, 3, 0, {{"a", "missing"}}},
    {"OneRootIsMissingAndAnotherShrinks",
     "@/a @/b",
     "mv a away; mv b/3.txt b/4.txt",
     "--prune @/a @/b",
     1,
     3,
     1,
     {{"a", "missing"}}},
    {"RootsParentIsMissing",
     "@/a/sub",
     "mv a away",
     "--prune @/a/sub",
     1,
     1,
     0,
     {{"a/sub", "missing"}}},
    {"RootIsEmpty", "@/a @/b", "mv a away; mkdir a", "--prune @/a @/b", 1, 3, 0, {{"a", "empty"}}},
    {"RootHoldsEmptyFoldersAlone",
     "@/a @/b",
     "find a -type f -delete",
     "--prune @/a @/b",
     1,
     3,
     0,
     {{"a", "empty"}}},
    {"RootHoldsHiddenFilesAlone",
     "@/a @/b",
     "rm -r a/*; echo > a/.not-mounted",
     "--prune @/a @/b",
     1,
     3,
     0,
     {{"a", "empty"}}},
    {"RootHoldsTheIndexAlone",
     "@/a",
     "mv index a/index; rm -r a/1.txt a/sub",
     "--index @/a/index --prune @/a",
     1,
     2,
     0,
     {{"a", "empty"}}},
    {"RootHoldsOtherFiles",
     "@/a @/b",
     "rm -r a/*; echo > a/note.jpg",
     "--prune @/a @/b",
     0,
     1,
     2,
     {}},
    {"RootIsAFileNow",
     "@/a @/b",
     "mv a away; echo > a",
     "--prune @/a @/b",
     1,
     3,
     0,
     {{"a", "no_folder"}}},
    {"RootCannotBeListed",
     "@/a @/b",
     "rm a/1.txt; chmod 100 a",
     "--prune @/a @/b",
     1,
     3,
     0,
     {{"a", "unreadable"}}},
    {"RootCannotBeEntered", "@/a @/b", "chmod 000 a", "--prune @/a @/b", 1, 3, 0, {}},
    {"AFolderInARootCannotBeEntered", "@/a @/b", "chmod 000 a/sub", "--prune @/a @/b", 1, 3, 0, {}},
    {"AFileCannotBeOpened",
     "@/a @/b",
     "echo 水 >> a/1.txt; chmod 000 a/1.txt",
     "--prune @/a @/b",
     1,
     3,
     0,
     {}},
    {"ALinkedRootLeadsNowhere",
     "@/link",
     "mv a away",
     "--prune @/link",
     1,
     2,
     0,
     {{"link", "missing"}}},
    {"ALinkedRootIsEmpty",
     "@/link",
     "mv a away; mkdir a",
     "--prune @/link",
     1,
     2,
     0,
     {{"link", "empty"}}},
    {"ALinkedRootShrinks", "@/link", "rm a/1.txt", "--prune @/link", 0, 1, 1, {}},
    {"ARootWithDotsAndASlashIsMissing",
     "@/a @/b",
     "mv a away",
     "--prune @/b/../a/ @/b",
     1,
     3,
     0,
     {{"a", "missing"}}},
    {"AFileThatIsNamedIsMissing",
     "@/a/1.txt @/b",
     "rm a/1.txt",
     "--prune @/a/1.txt @/b",
     1,
     2,
     0,
     {{"a/1.txt", "missing"}}},
    {"AFileThatIsNotNamedAgainIsGone",
     "@/a/1.txt @/a/sub/2.txt",
     "rm a/sub/2.txt; echo > a/sub/3",
     "--prune @/a/1.txt",
     0,
     1,
     1,
     {}},
    {"ARootThatIsNotNamedAgainIsMissing",
     "@/a @/b",
     "mv a away",
     "--prune @/b",
     1,
     3,
     0,
     {{"a", "missing"}}},
    {"ARootThatIsNotNamedAgainIsEmpty",
     "@/a/sub @/b",
     "rm a/sub/*",
     "--prune @/b",
     1,
     2,
     0,
     {{"a/sub", "empty"}}},
    {"WithoutPruneNothingIsLookedFor", "@/a @/b", "rm -r a", "@/b", 0, 3, 0, {}},
    {"ForceDropsAMissingRoot", "@/a @/b", "rm -r a", "--prune=force @/a @/b", 1, 1, 2, {}},
    {"ForceDropsAnEmptyRoot", "@/a @/b", "rm -r a/*", "--prune=force @/a @/b", 0, 1, 2, {}},
    {"ForceDropsARootThatIsNotNamedAgain", "@/a @/b", "rm -r a", "--prune=force @/b", 0, 1, 2, {}},
    {"ForceKeepsWhatCannotBeAskedFor",
     "@/a @/b",
     "chmod 000 a",
     "--prune=force @/a @/b",
     1,
     3,
     0,
     {}},
    {"AnEmptiedFile", "@/a @/b", ": > a/1.txt", "@/a @/b", 1, 2, 1, {}},
    {"ABrokenFile", "@/a @/b", "echo %PDF-1.4 > a/1.txt", "@/a @/b", 1, 2, 1, {}},
};

class Prune : public testing::TestWithParam<PruneCase> {
 protected:
  void SetUp() override {
    for (const char* file : {"a/1.txt", "a/sub/2.txt", "b/3.txt"}) {
      scratch_.write(file, file + std::string("\n\n") + kText);
    }
    fs::create_directory_symlink("a", scratch_ / "link");
    const Finished built = index_with(scratch_, std::string("--index @/index ") + GetParam().first);
    ASSERT_EQ(built.status, 0) << built.err;
  }
  void TearDown() override { shell(scratch_, "chmod -R u+rwX ."); }

  /// The documents that `report` says were kept, by the name of the place.
  [[nodiscard]] std::map<std::string, std::string> kept(const Json& report) const {
    std::map<std::string, std::string> out;
    for (const Json& row : report.value("kept", Json::array())) {
      const fs::path place = row["path"].get<std::string>();
      out[place.lexically_relative(scratch_.path())] = row["reason"];
    }
    return out;
  }

  Scratch scratch_;
};

TEST_P(Prune, TakesOutWhatIsGoneAndNothingElse) {
  const PruneCase& c = GetParam();
  shell(scratch_, c.change);
  const std::string index =
      std::string(c.arguments).starts_with("--index") ? "" : "--index @/index ";
  for (const char* tried : {"--dry-run ", ""}) {
    const Finished done = index_with(scratch_, tried + index + c.arguments);
    EXPECT_EQ(done.status, c.status) << tried << done.err;
    const Json report = Json::parse(done.out);
    EXPECT_EQ(report["documents"], c.documents) << tried;
    EXPECT_EQ(report["removed"], c.removed) << tried;
    EXPECT_EQ(report.value("removed_paths", Json::array()).size(), c.removed) << tried;
    EXPECT_EQ(kept(report), c.kept) << tried;
    for (const auto& [place, reason] : c.kept) EXPECT_THAT(done.err, HasSubstr(place));
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, Prune, testing::ValuesIn(kPruneCases),
                         [](const auto& c) { return c.param.name; });

TEST(PruneCli, ARelativeRootIsTheSameRoot) {
  const Scratch scratch;
  scratch.write("a/1.txt", kText);
  const std::string run = program("kouryu-index") + " --format json --index i ";
  shell(scratch, run + "a");
  shell(scratch, "mv a away");
  const std::string folder = "cd " + scratch.path().string() + " && ";
  for (const std::string& root :
       {std::string("a"), std::string("./a/"), (scratch / "a").string()}) {
    const Finished done = run_program({"/bin/sh", "-c", folder + run + "--prune " + root});
    EXPECT_EQ(done.status, 1);
    EXPECT_EQ(Json::parse(done.out)["documents"], 1) << root;
  }
}

TEST(PruneCli, MessagesSpeakTheLanguageOfTheLocale) {
  const Scratch scratch;
  scratch.write("a/1.txt", kText);
  (void)index_with(scratch, "--index @/i @/a");
  fs::remove(scratch / "a/1.txt");
  const std::string place = (scratch / "a").string();
  EXPECT_EQ(index_with(scratch, "--index @/i --prune @/a").err,
            place + " is empty; its documents stay in the index: 1 (--prune=force drops them)\n");
  EXPECT_EQ(index_with(scratch, "--index @/i --prune @/a", {"LANG=ja_JP.UTF-8"}).err,
            place + ": 空です。索引に残した文書 1 件(除くには --prune=force)\n");
  EXPECT_EQ(index_with(scratch, "--index @/i --prune=all @/a").status, 2);
}

// `before` documents, of which the first `lost` are gone, or are emptied.
struct ManyCase {
  const char* name;
  std::size_t before;
  std::size_t gone;
  std::size_t emptied;
  const char* option;
  std::size_t removed;
  std::size_t held_back;
};
void PrintTo(const ManyCase& c, std::ostream* out) { *out << c.gone << " of " << c.before; }

constexpr ManyCase kManyCases[] = {
    {"AHundredGo", 120, 100, 0, "--prune", 100, 0},
    {"MoreStay", 120, 101, 0, "--prune", 0, 101},
    {"MoreGoWhenAllowed", 120, 101, 0, "--prune --yes", 101, 0},
    {"ATenthGoes", 1010, 101, 0, "--prune", 101, 0},
    {"MoreThanATenthStays", 1000, 101, 0, "--prune", 0, 101},
    {"ForceAsksToo", 120, 120, 0, "--prune=force", 0, 120},
    {"ForceGoesWhenAllowed", 120, 120, 0, "--prune=force --yes", 120, 0},
    {"WhatWasEmptiedCounts", 120, 60, 41, "--prune", 0, 101},
    {"WhatWasEmptiedCountsWithoutPrune", 120, 0, 101, "", 0, 101},
    {"WhatWasEmptiedGoesWhenAllowed", 120, 60, 41, "--prune --yes", 101, 0},
};

class PruneMany : public testing::TestWithParam<ManyCase> {};

TEST_P(PruneMany, AsksBeforeMuchGoes) {
  const ManyCase& c = GetParam();
  const Scratch scratch;
  const auto file = [](std::size_t i) { return "a/" + std::to_string(i) + ".txt"; };
  for (std::size_t i = 0; i < c.before; ++i) scratch.write(file(i), std::to_string(i) + "号。\n");
  ASSERT_EQ(index_with(scratch, "--index @/i @/a").status, 0);
  for (std::size_t i = 0; i < c.gone; ++i) fs::remove(scratch / file(i));
  for (std::size_t i = c.gone; i < c.gone + c.emptied; ++i) scratch.write(file(i), "");
  scratch.write("a/new.txt", "新しい話。\n");
  for (const char* tried : {"--dry-run ", "", ""}) {
    const Finished done = index_with(scratch, std::string(tried) + c.option + " --index @/i @/a");
    const Json report = Json::parse(done.out);
    EXPECT_EQ(report["documents"], c.before + 1 - c.removed) << tried << "the new one is read";
    EXPECT_EQ(report.value("held_back", std::size_t{0}), c.held_back) << tried;
    if (c.held_back > 0) {
      EXPECT_EQ(done.status, 2) << tried << "and again by the next run";
      EXPECT_THAT(done.err, HasSubstr(std::to_string(c.held_back) + " of "));
      EXPECT_EQ(report["removed"], 0) << tried;
    } else {
      EXPECT_NE(done.status, 2) << tried;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, PruneMany, testing::ValuesIn(kManyCases),
                         [](const auto& c) { return c.param.name; });

}  // namespace
}  // namespace kouryu::test
