// What becomes a link in a text, and citations as programs for references read them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/output/citation.h"
#include "searcher/server/web/reading_parts.h"

namespace kouryu::web {
namespace {

using testing::ElementsAreArray;
using testing::HasSubstr;
using testing::Not;

struct AddressCase {
  const char* text;
  std::vector<std::string> addresses;
};

const AddressCase kAddresses[] = {
    {"詳しくは https://example.jp/a?b=c#d をご覧ください。", {"https://example.jp/a?b=c#d"}},
    {"(http://example.jp/)。", {"http://example.jp/"}},
    {"http://example.jp/a.を見る", {"http://example.jp/a"}},
    {"URL：http://example.jp/一覧", {"http://example.jp/"}},
    {"http://a.jp,https://b.jp", {"http://a.jp,https://b.jp"}},
    {"http:// と https://? と http", {}},
    {"javascript:alert(1) data:text/html,x ftp://example.jp //example.jp", {}},
    {"xhttp://example.jp", {}},
    {"javascript:http://example.jp", {"http://example.jp"}},
    {"http://example.jp/\"onclick=\"x", {"http://example.jp/"}},
};

TEST(WebAddresses, AreTakenFromATextAndNothingElse) {
  for (const AddressCase& c : kAddresses) {
    std::vector<std::string> found;
    for (const ByteRange& range : web_addresses(c.text)) {
      found.push_back(std::string(c.text).substr(range.begin, range.size()));
    }
    EXPECT_THAT(found, ElementsAreArray(c.addresses)) << c.text;
  }
}

TEST(WebAddresses, AreMarkedInside) {
  Html html;
  write_reading(html, "見る http://dalian.example/x 大連", {{12, 18}, {34, 37}});
  EXPECT_EQ(html.take(),
            "見る <a href=\"http://dalian.example/x\" rel=\"noopener noreferrer external\">http"
            ":<mark>//dali</mark>an.example/x</a> 大<mark>連</mark>");
}

TEST(Citation, IsWrittenForReferenceManagers) {
  const HitDocument document{"d", "50%の{削減} & \\x\n第2報", "/a/b_c.pdf", "2004-12-24"};
  const std::string entry = bibtex(document, "d1-2", 7);
  EXPECT_THAT(entry, HasSubstr("@misc{kouryud12,\n"));
  EXPECT_THAT(entry, HasSubstr("title = {50\\%の\\{削減\\} \\& {\\textbackslash}x 第2報}"));
  EXPECT_THAT(entry, HasSubstr("year = {2004},\n  month = {12},\n  pages = {7}"));
  EXPECT_THAT(entry, HasSubstr("note = {b\\_c.pdf}"));
  EXPECT_THAT(entry, HasSubstr(std::string("url = {") + kAddressMark + "}\n}\n"));
  EXPECT_EQ(ris(document, std::nullopt),
            std::string("TY  - GEN\nTI  - 50%の{削減} & \\x 第2報\nPY  - 2004\nDA  - 2004/12/24\n"
                        "N1  - b_c.pdf\nUR  - ") +
                kAddressMark + "\nER  - \n");
  const HitDocument bare{"d", "題", "", ""};
  EXPECT_THAT(bibtex(bare, "d", std::nullopt), Not(HasSubstr("year")));
}

}  // namespace
}  // namespace kouryu::web
