// Text stays text, whatever it holds.
#include "searcher/server/web/html.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kouryu::web {
namespace {

TEST(Html, EscapesWhatCouldBeMarkup) {
  EXPECT_EQ(escape_html("<b a=\"1\" c='2'>&amp;</b>"),
            "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;");
  EXPECT_EQ(escape_html("大連\n\t市"), "大連\n\t市");
  EXPECT_EQ(escape_html(std::string("a\0b\x1B[1m\x7F", 8)), "a\uFFFDb\uFFFD[1m\uFFFD");
}

RC_GTEST_PROP(Html, NothingOfATextOpensATagOrEndsAnAttribute, (const std::string& text)) {
  const std::string escaped = escape_html(text);
  RC_ASSERT(escaped.find_first_of("<>\"'") == std::string::npos);
}

TEST(Html, WritesElementsAndAttributes) {
  Html html;
  html.in("p", {{"class", "a\"b"}, flag("hidden", true), flag("lang", false)}, [&] {
    html.text("1 < 2");
    html.leaf("input", {{"value", ""}, attribute_if(false, "name", "q")});
  });
  EXPECT_EQ(html.take(), "<p class=\"a&quot;b\" hidden>1 &lt; 2<input value=\"\"></p>");
}

struct MarkCase {
  const char* name;
  const char* text;
  std::vector<ByteRange> ranges;
  const char* expected;
};
void PrintTo(const MarkCase& c, std::ostream* out) { *out << c.text; }

const MarkCase kMarks[] = {
    {"Inside", "大連市の港", {{0, 6}, {12, 15}}, "<mark>大連</mark>市の<mark>港</mark>"},
    {"None", "大連<市", {}, "大連&lt;市"},
    {"MarkupInAMark", "a<b>c", {{1, 4}}, "a<mark>&lt;b&gt;</mark>c"},
    {"RangesPastTheEnd", "abc", {{1, 9}}, "a<mark>bc</mark>"},
};

class MarkedTest : public testing::TestWithParam<MarkCase> {};

TEST_P(MarkedTest, Shows) {
  Html html;
  html.marked(GetParam().text, GetParam().ranges);
  EXPECT_EQ(html.take(), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Cases, MarkedTest, testing::ValuesIn(kMarks),
                         [](const auto& c) { return c.param.name; });

}  // namespace
}  // namespace kouryu::web
