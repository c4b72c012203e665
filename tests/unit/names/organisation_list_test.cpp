// The list of organisations that open dictionaries know: its table, and what it answers.
#include "dict/names/organisation_list.h"

#include <gmock/gmock.h>

#include <fstream>
#include <set>
#include <string>

#include "dict/base/utf8.h"
#include "dict/lexicon/table.h"
#include "dict/names/gazetteer.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(OrganisationList, KnowsNamesAndTheirShortForms) {
  const OrganisationList& list = OrganisationList::instance();
  EXPECT_TRUE(list.contains("三菱重工業"));
  EXPECT_FALSE(list.contains("三菱"));
  EXPECT_FALSE(list.contains("三菱重工業長崎"));
  EXPECT_FALSE(list.contains(""));
  EXPECT_THAT(list.names("三菱重工"), ElementsAre("三菱重工業", "三菱重工"));
  EXPECT_EQ(list.canonical("三菱重工"), "三菱重工業");
  EXPECT_THAT(list.names("三菱"), IsEmpty());
  EXPECT_EQ(list.canonical("三菱"), "");
}

TEST(OrganisationList, TellsTheSizesOfNamesThatBeginSomewhere) {
  std::vector<std::size_t> sizes = {7};
  OrganisationList::instance().sizes_at("旧三菱重工業の", std::string("旧").size(), sizes);
  EXPECT_THAT(sizes, ElementsAre(std::string("三菱重工").size(), std::string("三菱重工業").size()));
  OrganisationList::instance().sizes_at("旧三菱重工業の", 0, sizes);
  EXPECT_THAT(sizes, IsEmpty());
  OrganisationList::instance().sizes_at("三菱", 0, sizes);
  EXPECT_THAT(sizes, IsEmpty());
}

TEST(OrganisationList, HasATableWithoutDoubtfulNames) {
  std::ifstream in(KOURYU_LISTED_ORGANISATIONS);
  std::set<std::string> names;
  std::size_t rows = 0;
  each_row(in, [&](const std::string& line) {
    ++rows;
    const auto cells = split_cells(line, '\t');
    ASSERT_EQ(cells.size(), 2U) << line;
    EXPECT_EQ(cells[1].find_first_not_of("eijsy"), std::string::npos) << line;
    for (const std::string& name : split_cells(cells[0], '|')) {
      EXPECT_TRUE(names.insert(name).second) << name << " stands twice";
      EXPECT_GE(count_chars(name), 3U) << name;
      EXPECT_THAT(Gazetteer::instance().lookup(fold_text(name)), IsEmpty())
          << name << " is a place";
      EXPECT_TRUE(OrganisationList::instance().contains(fold_text(name))) << name;
    }
  });
  // What make_organisations.py gave from the packages of Debian 12: another number is a drift.
  EXPECT_EQ(rows, 23637U);
}

}  // namespace
}  // namespace kouryu
