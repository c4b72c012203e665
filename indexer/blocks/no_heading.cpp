// Evidence against a heading, from where the line stands.
#include "indexer/blocks/no_heading.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/names/place_units.h"
#include "indexer/blocks/list_lines.h"
#include "indexer/blocks/no_heading_line.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

/// 市執行部 【企画部】.
bool is_under_bracket(std::string_view text) {
  return text.ends_with("】") || text.ends_with("］") || text.ends_with("]");
}

/// 国際交流課, みなと市長; 山の上の図書室 is none.
bool names_office(std::string_view text) {
  return names_body(text) && text.find("の") == std::string_view::npos;
}

/// 国際 地域連携 below the title or its day: what the page is filed under.
bool is_filing(const PiecePlace& place) {
  constexpr std::size_t kLongestName = 6;
  const Piece* above = place.above();
  if (above == nullptr || (!above->title && !is_dateline(above->line.text))) return false;
  std::size_t names = 0;
  std::size_t chars = 0;
  bool words = false;  // 質 問 is letter-spaced
  const std::string text = place.text() + " ";
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_space(c)) {
      ++names;
      words = words || chars > 1;
      chars = 0;
    } else if (++chars > kLongestName || is_digit(c) || !is_letter_or_digit(c)) {
      return false;
    }
  }
  return names > 1 && words;
}

/// 2班 黒木、甲斐 below 1班 飯干、右田; 蛭川 たか子 below what she wrote.
bool is_row_of_like(const PiecePlace& place) {
  const Piece* above = place.above();
  if (above == nullptr || above->title || !PieceContext::is_short(*above) ||
      place.piece().line.blanks_before > above->line.blanks_before) {
    return false;
  }
  constexpr std::size_t kLongestLabel = 5 * 3;  // bytes
  const std::string& text = place.text();
  const std::size_t digits = text.find_first_not_of("0123456789.");
  const bool numbered =
      (digits > 0 && digits == text.find(' ')) || numbered_heading_level(text) != kNoHeading;
  const bool both = text.find(' ') <= kLongestLabel && above->line.text.find(' ') <= kLongestLabel;
  const bool signs = place.piece().line.blanks_before == 0 && above->line.blanks_before > 0 &&
                     ends_with_name(text);
  return !numbered && (both || signs);
}

/// 国際交流課 at the head: who sends it.
bool is_sender(const PiecePlace& place) {
  constexpr std::size_t kSenderLines = 5;
  return place.i < kSenderLines && !place.piece().title && names_office(place.text());
}

/// 皿に絵を付ける団員: names a picture.
bool is_picture(const PiecePlace& place) {
  return !place.piece().title && shows_person(place.text());
}

/// 次長の話を聞く生徒=港公民館, 林道の写真.
bool is_named_as_picture(const PiecePlace& place) {
  return !place.piece().title && names_picture(place.text());
}

/// 市執行部 【企画部】 over who came from it.
bool heads_roll(const PiecePlace& place) {
  return is_member(place.text()) ||
         (place.below() != nullptr && is_roll(place.below()->line.text) && !place.parted_below() &&
          is_under_bracket(place.text()));
}

/// One of 1 … 2 … 3 …, each right below the other.
bool is_of_number_list(const PiecePlace& place) {
  return place.context.series().lists.contains(place.i);
}

/// 答 on a line of its own, in front of what is answered.
bool is_answer_label(const PiecePlace& place) {
  const std::string& text = place.text();
  return (text == "答" || text == "答え" || text == "回答") &&
         !(place.parted_above() && place.parted_below());
}

/// 港の市 or 市長決裁 below the day at the head: who sends or decided it.
bool is_beside_day(const PiecePlace& place) {
  constexpr std::size_t kHeadLines = 6;
  constexpr std::size_t kSetIn = 8;  // columns
  const Piece* above = place.above();
  if (above == nullptr || place.i >= kHeadLines || place.piece().title ||
      !is_dateline(above->line.text)) {
    return false;
  }
  const std::size_t indent = place.piece().line.indent;
  if (indent >= kSetIn && indent == above->line.indent) return true;
  constexpr std::size_t kLongestTown = 6;  // characters
  const std::string& text = place.text();
  return count_chars(text) <= kLongestTown && text.find("の") == text.npos &&
         ends_with_municipal_unit(text);
}

/// ～岐阜の現場から～ right below the line that it tells more of.
bool is_subtitle(const PiecePlace& place) {
  constexpr std::u32string_view kWaves = U"~～〜∼";
  std::size_t last = place.text().size();
  return !place.parted_above() && kWaves.find(opening_char(place.text())) != kWaves.npos &&
         kWaves.find(previous_char(place.text(), last)) != kWaves.npos;
}

/// 外国人の方の訪問を, 県内3: the next line goes on.
bool is_cut(const PiecePlace& place) {
  const std::string& text = place.text();
  constexpr std::size_t kLong = 25;  // characters
  if (place.parted_below()) return false;
  const char32_t next = opening_char(place.below()->line.text);
  std::size_t position = text.size();
  const char32_t last = previous_char(text, position);
  // 新しい先生が教え / ます。
  constexpr std::size_t kLongestRest = 5;  // characters
  const std::string& rest = place.below()->line.text;
  if (is_hiragana(next) && rest.ends_with("。") && count_chars(rest) <= kLongestRest) return true;
  const bool word = is_katakana(last) && is_katakana(next) && count_chars(text) >= kLong;
  return word || (is_digit(last) && is_digit(next)) || ends_open(text) ||
         begins_inside_phrase(place.below()->line.text);
}

/// 提携年月日 over 1982.6.4: a label, its value below.
bool is_label_over_date(const PiecePlace& place) {
  return place.below() != nullptr && place.text().ends_with("日") &&
         is_dateline(place.below()->line.text);
}

/// 東 野 正 樹 below 理事長: who signs.
bool is_name_below_role(const PiecePlace& place) {
  constexpr std::size_t kLongestRole = 12;  // characters
  return place.above() != nullptr && !place.above()->title && !place.parted_above() &&
         is_role(place.above()->line.text) &&
         count_chars(place.above()->line.text) <= kLongestRole && is_bare_name(place.text());
}

/// One of the lines over the title, or of the table of contents.
bool is_in_front(const PiecePlace& place) {
  return place.context.is_before_title(place.i) ||
         (place.context.is_contents_row(place.i) && !place.piece().title);
}

/// 1 目指す姿 right over 2 取組の視点, or the last of such: an item of the contents.
bool is_of_close_numbers(const PiecePlace& place) {
  const HeadingLevel level = numbered_heading_level(place.text());
  if (level != kPlain || place.piece().title) return false;
  const auto is_same = [&](const Piece* piece) {
    return piece != nullptr && numbered_heading_level(piece->line.text) == level;
  };
  const bool over = is_same(place.below()) && !place.parted_below();
  return over || (is_same(place.above()) && !place.parted_above() && place.parted_below());
}

bool is_row_of_form(const PiecePlace& place) { return place.context.is_row_of_form(place.i); }

constexpr bool (*kPlaces[])(const PiecePlace&) = {
    is_sender,           is_picture,          is_filing,
    is_row_of_like,      is_of_number_list,   is_answer_label,
    is_beside_day,       is_subtitle,         is_cut,
    is_in_front,         is_label_over_date,  is_name_below_role,
    is_row_of_form,      is_named_as_picture, heads_roll,
    is_of_close_numbers, is_like_neighbour};

}  // namespace

bool is_no_heading(const PiecePlace& place) {
  return is_line_of_no_heading(place.text()) ||
         std::any_of(std::begin(kPlaces), std::end(kPlaces),
                     [&](const auto holds) { return holds(place); });
}

}  // namespace kouryu
