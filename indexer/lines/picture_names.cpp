// What a picture shows, told by how its name is built: none of these heads a text.
#include <algorithm>
#include <array>
#include <string>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

/// 港の庭.jpg, IMG_2041.JPG.
bool is_picture_file(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kEnds = {".jpg", ".jpeg", ".png",
                                                            ".gif", ".bmp",  ".webp"};
  const std::string folded = fold_text(text.substr(0, std::min<std::size_t>(text.size(), 200)));
  return text.size() <= 200 && ends_with_any(folded, kEnds);
}

/// 竹馬で遊ぶ親子=港公園: what, and where.
bool tells_place_behind_sign(std::string_view text) {
  constexpr std::size_t kLongestPlace = 15;  // characters
  static constexpr std::array<std::string_view, 16> kPlaces = {"市", "町", "村", "区", "県", "館",
                                                               "園", "港", "校", "駅", "所", "前",
                                                               "場", "室", "内", "庁"};
  for (const std::string_view sign : {"=", "＝"}) {
    const std::size_t at = text.rfind(sign);
    if (at == text.npos || at == 0) continue;
    const std::string_view place = text.substr(at + sign.size());
    if (count_chars(place) <= kLongestPlace && ends_with_any(place, kPlaces)) return true;
  }
  return false;
}

/// 港に面して建つ会館, 笛を吹いている中学生: a thing, and in front of it what is done with it.
bool has_verb_before_noun(std::string_view text) {
  bool object = false;
  bool verb = false;
  char32_t before = 0;
  char32_t last = 0;
  each_char(text, [&](char32_t c, std::size_t) {
    if (is_hiragana(last) && !is_hiragana(c)) {
      const bool goes_on = before == U'て' || before == U'で';  // ている
      const bool ends = is_one_of(last, U"るうくぐすつぶむただ");
      verb = ends && (object || goes_on || before == U'い');
      if (is_one_of(last, U"をにで")) object = true;
      if (is_one_of(last, U"のはがもと")) verb = false;
    }
    before = last;
    last = c;
  });
  return verb && (is_kanji(last) || is_katakana(last));
}

/// (港町), 〈東の地方〉: where it was taken.
std::string_view without_place_in_brackets(std::string_view text) {
  constexpr std::size_t kLongestPlace = 8;  // characters
  static constexpr std::array<std::string_view, 6> kPlaces = {"市", "町", "村", "区", "県", "地方"};
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}, {"〈", "〉"}}) {
    const std::size_t begin = text.rfind(open);
    if (!text.ends_with(close) || begin == text.npos || begin == 0) continue;
    const std::size_t inside = begin + open.size();
    const std::string_view place = text.substr(inside, text.size() - close.size() - inside);
    if (count_chars(place) <= kLongestPlace && ends_with_any(place, kPlaces)) {
      return text.substr(0, begin);
    }
  }
  return {};
}

}  // namespace

bool names_picture(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kEnds = {"の写真", "のイメージ", "の画像",
                                                            "イメージ図", "の図"};
  if (is_picture_file(text) || ends_with_any(text, kEnds) || tells_place_behind_sign(text)) {
    return true;
  }
  if (begins_with_any(text, {"(左", "（左", "(右", "（右", "(写真", "（写真"})) return true;
  const std::string_view thing = without_place_in_brackets(text);
  if (!thing.empty() && has_verb_before_noun(thing)) return true;
  // 笛を吹いている中学生: who does it.
  return contains_any(text, {"ている", "でいる"}) && has_verb_before_noun(text) &&
         ends_with_any(text,
                       {"生", "生徒", "児童", "子", "人", "者", "員", "たち", "さん", "親子"});
}

}  // namespace kouryu
