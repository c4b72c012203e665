// The table of fields: names are read once, and what it does not know is no field.
#include "dict/schema/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <utility>

#include "dict/schema/record.h"

namespace kouryu {
namespace {

using testing::IsEmpty;
using testing::Not;

TEST(Fields, AreFoundByTheirNames) {
  for (const Field& row : kFields) {
    EXPECT_EQ(field(row.id).name, row.name);
    EXPECT_EQ(filter_named(row.name),
              row.filter != FilterKind::None ? std::optional(row.id) : std::nullopt);
  }
  for (const auto& [typed, id] :
       {std::pair("pref", FieldId::Prefecture), std::pair("都道府県", FieldId::Prefecture),
        std::pair("都市", FieldId::City), std::pair("ＣＩＴＹ", FieldId::City),
        std::pair("年度", FieldId::FiscalYear), std::pair("文書の年", FieldId::Published),
        std::pair("文書", FieldId::Document), std::pair("題名", FieldId::Title)}) {
    EXPECT_EQ(filter_named(typed), id) << typed;
  }
}

TEST(Fields, OfOtherNamesThereAreNone) {
  for (const char* name :
       {"", "author", "組織", "pref|", "|", "grams", "id", "first_year"}) {
    EXPECT_EQ(filter_named(name), std::nullopt) << name;
    EXPECT_EQ(facet_named(name), std::nullopt) << name;
  }
  EXPECT_EQ(facet_named("fy"), std::nullopt) << "a filter without counts";
}

TEST(Fields, FiltersHaveLabelsInBothLanguages) {
  for (const FieldId id : kFilterFields) {
    EXPECT_THAT(std::string(field(id).english), Not(IsEmpty())) << name_of(id);
    EXPECT_THAT(std::string(field(id).japanese), Not(IsEmpty())) << name_of(id);
  }
}

TEST(Fields, ADocumentIsPublishedInTheYearOfItsDate) {
  PassageRecord record;
  for (const auto& [date, year] :
       {std::pair("2017-10-01", 2017), std::pair("2017-10", 2017), std::pair("0987", 987)}) {
    record.document_date = date;
    EXPECT_EQ(published_year(record), year) << date;
  }
  record.document_date.clear();
  EXPECT_EQ(published_year(record), std::nullopt);
}

}  // namespace
}  // namespace kouryu
