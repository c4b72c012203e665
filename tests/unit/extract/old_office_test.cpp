// The Office files of before 2007, RTF, 一太郎 and Outlook's mails: what make_old_office.py writes
// is read as tests/data/old_office.txt tells.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "indexer/extract/formats.h"
#include "indexer/extract/show.h"
#include "tests/support/shown_cases.h"

namespace kouryu {
namespace {

std::string bytes_of(const std::string& name) {
  std::ifstream in(std::string(KOURYU_OLD_OFFICE_DIR) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class OldOffice : public testing::TestWithParam<test::ShownCase> {};

TEST_P(OldOffice, IsReadAsItIsShown) {
  const std::string bytes = bytes_of(GetParam().name);
  ASSERT_FALSE(bytes.empty()) << GetParam().name;
  const Extraction read = extract({.bytes = bytes, .name = GetParam().name}, {});
  EXPECT_EQ(show_extraction(read), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(Files, OldOffice, testing::ValuesIn(test::shown_cases("old_office.txt")),
                         [](const auto& c) {
                           std::string name = c.param.name;
                           for (char& each : name) each = each == '.' ? '_' : each;
                           return name;
                         });

TEST(OldOffice, AFileThatIsCutOffAnywhereIsReadOrNamed) {
  for (const char* name : {"sheets.xls", "paragraphs.doc", "slides.ppt", "plain.jtd", "packed.jtdc",
                           "unicode.msg", "fonts.rtf"}) {
    const std::string bytes = bytes_of(name);
    for (std::size_t size = 0; size < bytes.size(); size += 97) {
      const Extraction read = extract({.bytes = std::string_view(bytes).substr(0, size)}, {});
      EXPECT_NE(read.text.text.empty(), read.reason.empty()) << name << ' ' << size;
    }
  }
}

}  // namespace
}  // namespace kouryu
