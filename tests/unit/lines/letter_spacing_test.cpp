// Spaces inside of letter-spaced words go; those between words, names and cells stay.
#include "indexer/lines/letter_spacing.h"

#include <gtest/gtest.h>

namespace kouryu {
namespace {

struct Spaced {
  const char* line;
  const char* text;
};

constexpr Spaced kLines[] = {
    {"財 政 調 整 基 金", "財政調整基金"},
    {"財 政 調整 基 金", "財政調整基金"},
    {"財　政　調　整　基　金", "財政調整基金"},
    {"平 成 ３ ０ 年 度", "平成３０年度"},
    {"は じ め に ・・・・・・ 1", "はじめに・・・・・・ 1"},
    {"担 当 課　　国際交流課", "担当課　　国際交流課"},
    {"担　当　課　国際交流課", "担当課　国際交流課"},
    {"財 政　調 整 基 金", "財 政　調整基金"},
    {"目　　　次", "目次"},
    {"日　時：５月１０日", "日時：５月１０日"},
    {"２ 人 材 の 育 成", "２ 人材の育成"},
    {"山田　太郎", "山田　太郎"},
    {"山田　太郎　鈴木　花子", "山田　太郎　鈴木　花子"},
    {"所長 野口 悟 ／ 担当 陳 麗", "所長 野口 悟 ／ 担当 陳 麗"},
    {"１ 場 所", "１ 場 所"},
    {"月 火 水 木 金 土 日", "月 火 水 木 金 土 日"},
    {"背景色 白 黒 青", "背景色 白 黒 青"},
    {"１ ２ ３ ４", "１ ２ ３ ４"},
    {"項目\t県\t市\t町", "項目\t県\t市\t町"},
    {"a b c d", "a b c d"},
    {"", ""},
};

TEST(LetterSpacing, GoesInsideOfWords) {
  for (const Spaced& row : kLines) {
    EXPECT_EQ(without_letter_spacing(row.line), row.text) << row.line;
  }
}

}  // namespace
}  // namespace kouryu
