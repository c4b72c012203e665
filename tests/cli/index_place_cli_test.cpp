// Where an index may be written: nothing that a person has is lost because a folder was named by
// mistake.
#include <filesystem>
#include <string>

#include "tests/cli/index_shell.h"

namespace kouryu::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kText = "大連市との交流を始めた。\n";

// d holds a.txt; the listing of d before and after a run that is refused is the same.
struct PlaceCase {
  const char* name;
  const char* before;     // by the shell, in the scratch folder
  const char* arguments;  // --rebuild is tried with them, too
  bool refused;
};
void PrintTo(const PlaceCase& c, std::ostream* out) { *out << c.before << " | " << c.arguments; }

constexpr PlaceCase kPlaceCases[] = {
    {"IsWhatIsRead", "true", "--index @/d @/d", true},
    {"HoldsTheFile", "true", "--index @/d @/d/a.txt", true},
    {"HoldsTheFolder", "mkdir d/e", "--index @/d @/d/e", true},
    {"HoldsWhatDoesNotExist", "rm -r d", "--index @/d @/d/e", true},
    {"HoldsWhatDoesNotExistAndHasASlash", "rm -r d", "--index @/d/ @/d/e", true},
    {"HoldsOneOfSeveral", "mkdir e", "--index @/d @/e @/d/a.txt", true},
    {"HoldsLines", "true", "--index @/d --input jsonl @/d/a.txt", true},
    {"IsWhatIsReadByALink", "ln -s d l", "--index @/l @/d", true},
    {"IsWhatIsReadWithDots", "mkdir d/e", "--index @/d/e/.. @/d/", true},
    {"IsAForeignFolder", "mkdir e", "--index @/d @/e", true},
    {"IsAFile", "mkdir e", "--index @/d/a.txt @/e", true},
    {"HasAFileCalledXapian", "mkdir e; rm d/*; echo mine > d/xapian", "--index @/d @/e", true},
    {"HasAFolderCalledXapian", "mkdir -p e d/xapian; mv d/a.txt d/xapian", "--index @/d @/e", true},
    {"HasAFolderCalledBuilding", "mkdir -p e d/building/plans; mv d/a.txt d/building/plans",
     "--index @/d @/e", true},
    {"HasAFileInTheDatabase", "mkdir e; $INDEX --index i e; cp d/a.txt i/xapian", "--index @/i @/e",
     true},
    {"HasAFolderInTheDatabase", "mkdir e; $INDEX --index i e; cp -r d i/xapian/", "--index @/i @/e",
     true},
    {"LiesInWhatIsRead", "true", "--index @/d/i @/d", false},
    {"IsNew", "true", "--index @/n/i @/d", false},
    {"IsEmpty", "mkdir i", "--index @/i @/d", false},
    {"IsAnIndex", "$INDEX --index i d", "--index @/i @/d", false},
    {"IsAnIndexWithANoteBeside", "$INDEX --index i d; echo > i/README", "--index @/i @/d", false},
    {"WasBegun",
     "mkdir -p i/building/segment-1; echo > i/lock; echo > i/building/segment-1/iamglass",
     "--index @/i @/d", false},
    {"HasANameThatBeginsAlike", "mkdir -p e/f", "--index @/e/f @/e/fi @/d", false},
};

class IndexPlace : public testing::TestWithParam<PlaceCase> {};

TEST_P(IndexPlace, IsRefusedWhereSomethingCouldBeLost) {
  const PlaceCase& c = GetParam();
  for (const char* option : {"", "--rebuild ", "--dry-run "}) {
    const Scratch scratch;
    scratch.write("d/a.txt", kText);
    shell(scratch, "INDEX=" + program("kouryu-index") + "; " + c.before);
    const auto listing = [&] {
      return run_program({"/bin/sh", "-c", "cd " + scratch.path().string() + " && ls -AR"}).out;
    };
    const std::string before = listing();
    const Finished done = index_with(scratch, option + std::string(c.arguments));
    if (c.refused) {
      EXPECT_EQ(done.status, 2) << option;
      EXPECT_THAT(done.out, IsEmpty());
      EXPECT_THAT(done.err, HasSubstr("--index"));
      EXPECT_EQ(listing(), before) << option;
    } else {
      EXPECT_NE(done.status, 2) << option << done.err;
      EXPECT_EQ(Json::parse(done.out)["documents"], 1) << option;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, IndexPlace, testing::ValuesIn(kPlaceCases),
                         [](const auto& c) { return c.param.name; });

TEST(IndexPlaceCli, AnIndexIsLeftOutByWhateverPathItIsMet) {
  const Scratch scratch;
  scratch.write("d/a.txt", kText);
  fs::create_directory_symlink("d", scratch / "link");
  for (int again = 0; again < 3; ++again) {
    const Json report = Json::parse(index_with(scratch, "--index @/d/i @/link").out);
    EXPECT_EQ(report["documents"], 1);
    EXPECT_THAT(report["skipped"], IsEmpty());
  }
}

}  // namespace
}  // namespace kouryu::test
