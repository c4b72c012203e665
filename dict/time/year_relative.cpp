// The table of relative years, and what refuses all of them.
#include "dict/time/year_relative.h"

#include <algorithm>
#include <array>

namespace kouryu {
namespace {

using Base = RelativeYear::Base;
constexpr std::array kWords = {
    RelativeYear{U"一昨年", -2, Base::Document, "【一昨年】の台風", "一昨年比で増えた"},
    RelativeYear{U"再来年", 2, Base::Document, "【再来年】の大会", "再来年比で増える"},
    RelativeYear{U"今年", 0, Base::Document, "【今年】の行事", "今年代わりの人"},
    RelativeYear{U"本年", 0, Base::Document, "【本年】7月に来た", "日本年金の窓口"},
    RelativeYear{U"昨年", -1, Base::Document, "【昨年】の訪問団", "昨年比で増えた"},
    RelativeYear{U"去年", -1, Base::Document, "【去年】の夏", "去年並みの出来"},
    RelativeYear{U"来年", 1, Base::Document, "【来年】は大連で開く", "来年比で増える"},
    RelativeYear{U"同年", 0, Base::Passage, "【同年】7月に来た", "同年代の生徒"},
    RelativeYear{U"翌年", 1, Base::Passage, "【翌年】に終えた", "翌年越しの課題"},
    RelativeYear{U"前年", -1, Base::Passage, "【前年】の反省", "前年同期の数"},
    RelativeYear{U"翌々年", 2, Base::Passage, "【翌々年】に再訪", "翌々年度比"},
    RelativeYear{U"明年", 1, Base::Document, "【明年】の計画", "明年比で増える"},
};

/// 日本年金, 基本年: the end of another word.
bool ends_other_word(const YearText& text, std::size_t i) {
  return text.peek(i) == U'本' && (text.before(i) == U'日' || text.before(i) == U'基');
}

/// 同年代, 昨年比: the beginning of another word.
bool begins_other_word(const YearText& text, std::size_t end) {
  return text.any_goes_on(
      end, {U"代", U"齢", U"輩", U"配", U"比", U"並", U"同期", U"同月", U"度比", U"越", U"金"});
}

}  // namespace

std::span<const RelativeYear> relative_years() { return kWords; }

const RelativeYear* relative_year_at(const YearText& text, std::size_t i) {
  const auto word = std::find_if(kWords.begin(), kWords.end(),
                                 [&](const RelativeYear& some) { return text.has(i, some.word); });
  if (word == kWords.end() || ends_other_word(text, i)) return nullptr;
  return begins_other_word(text, i + word->word.size()) ? nullptr : &*word;
}

}  // namespace kouryu
