// What searches read of a passage is what is made of its record; other bytes are told apart.
#include "dict/schema/folded_passage.h"

#include <gtest/gtest.h>

#include <string>

#include "dict/text/packed_text.h"

namespace kouryu {
namespace {

PassageRecord a_record() {
  PassageRecord record;
  record.document_title = "姉妹港のあゆみ";
  record.heading = {"第１章", "Ｐａｒｔ　Ⅱ"};
  record.text = "ﾀﾞｲﾚﾝ港と\n協定を結んだ。";
  record.kind = PassageKind::Caption;
  return record;
}

TEST(FoldedPassage, ComesBackAsTheRecordFolds) {
  const FoldedPassage made = folded_passage(a_record());
  EXPECT_EQ(made.text, "ダイレン港と協定を結んだ。");
  EXPECT_EQ(made.headings, "姉妹港のあゆみ第1章part ii");
  const std::string bytes = encode_folded(made);
  EXPECT_EQ(decode_folded(bytes), made);
  EXPECT_EQ(packed_text_of(bytes), pack_text(made.text));
}

TEST(FoldedPassage, OfNoTextComesBackToo) {
  EXPECT_EQ(decode_folded(encode_folded(FoldedPassage())), FoldedPassage());
}

TEST(FoldedPassage, IsNoneWhenCutOrChanged) {
  const std::string bytes = encode_folded(folded_passage(a_record()));
  EXPECT_FALSE(decode_folded(""));
  EXPECT_FALSE(packed_text_of(""));
  std::string kind = bytes;
  kind[0] = 9;
  EXPECT_FALSE(decode_folded(kind));
  std::string size = bytes;
  size[2] = 0x7F;
  EXPECT_FALSE(decode_folded(size));
  EXPECT_FALSE(packed_text_of(size));
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    const auto read = decode_folded(std::string_view(bytes).substr(0, cut));
    if (!read) continue;
    EXPECT_NE(read->text, folded_passage(a_record()).text) << cut;
  }
}

}  // namespace
}  // namespace kouryu
