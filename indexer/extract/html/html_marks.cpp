// Word lists for captions; the numbering styles of HTML for marks.
#include "indexer/extract/html/html_marks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kShortestPhotoCaption = 8;  // characters

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// What names a picture, and does not tell what is on it.
constexpr std::array<std::string_view, 22> kIconWords = {
    "アイコン",   "ロゴ",       "バナー",   "ボタン",     "リンク",       "ウインドウ",
    "ウィンドウ", "ウインドー", "新規画面", "別画面",     "拡大",         "ページ",
    "メニュー",   "マーク",     "QRコード", "ＱＲコード", "二次元コード", "ダウンロード",
    "PDF",        "ファイル",   "サイト",   "画像を"};
// What tells what is on it.
constexpr std::array<std::string_view, 8> kPhotoWords = {"写真", "様子", "風景", "している",
                                                         "する", "図",   "撮影", "。"};

std::string roman(int value) {
  static constexpr std::array<std::pair<int, std::string_view>, 9> kSigns = {{{100, "c"},
                                                                              {90, "xc"},
                                                                              {50, "l"},
                                                                              {40, "xl"},
                                                                              {10, "x"},
                                                                              {9, "ix"},
                                                                              {5, "v"},
                                                                              {4, "iv"},
                                                                              {1, "i"}}};
  std::string out;
  for (const auto& [worth, sign] : kSigns) {
    for (; value >= worth; value -= worth) out += sign;
  }
  return out;
}

}  // namespace

bool is_photo_caption(std::string_view alt) {
  if (count_chars(alt) < kShortestPhotoCaption) return false;
  const auto said = [&](std::string_view word) { return contains(alt, word); };
  return std::none_of(kIconWords.begin(), kIconWords.end(), said) &&
         std::any_of(kPhotoWords.begin(), kPhotoWords.end(), said);
}

std::string numbered_mark(char style, int value) {
  std::string mark = std::to_string(value);
  if (value > 0 && value <= 26 && (style == 'a' || style == 'A')) {
    mark = std::string(1, static_cast<char>(style + value - 1));
  } else if (value > 0 && value < 400 && (style == 'i' || style == 'I')) {
    mark = roman(value);
    if (style == 'I') {
      for (char& c : mark) c = static_cast<char>(c - 32);
    }
  }
  return mark + ". ";
}

}  // namespace kouryu
