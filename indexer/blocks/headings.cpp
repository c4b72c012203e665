// A heading opens with a number, stands in brackets, is set large, or is short and has text below.
#include "indexer/blocks/headings.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "indexer/blocks/heading_numbers.h"
#include "indexer/blocks/no_heading.h"
#include "indexer/blocks/no_heading_line.h"
#include "indexer/blocks/place.h"
#include "indexer/blocks/title_lines.h"

namespace kouryu {
namespace {

constexpr std::size_t kListHeadingChars = 4;  // shortest heading of a list; shorter ones are names
constexpr std::size_t kSayingChars = 16;      // of what somebody said, in quotes

/// 国名：カナダ, 資料：1～3: a label with its value.
bool is_labelled(std::string_view text) {
  for (const std::string_view colon : {"：", ":"}) {
    const std::size_t at = text.find(colon);
    if (at != std::string_view::npos && at > 0 && at + colon.size() < text.size()) return true;
  }
  return false;
}

/// 「合併で相手が増えた」, 「長すぎる」(中部・市): what somebody said.
bool is_quoted(std::string_view text) {
  if (!text.starts_with("「")) return false;
  const bool who = text.ends_with(")") || text.ends_with("）");
  return text.ends_with("」") ||
         (who && (text.find("」(") != text.npos || text.find("」（") != text.npos));
}

/// The answer between two numbered headings: １ 募集人員 / 8名 / ２ 応募資格; set off from both it
/// may head something where their numbers do not follow each other.
bool is_value_of_number(const PiecePlace& place) {
  if (place.above() == nullptr || !is_under_number(place.above()->line.text)) return false;
  const auto& heads = place.context.series().heads;
  if (heads.contains(place.i - 1) && heads.contains(place.i + 1)) return true;
  if (place.parted_above() && place.parted_below()) return false;
  return place.below() == nullptr || is_under_number(place.below()->line.text);
}

/// Q1 alone on its line: the question stands below.
bool is_lone_question_number(std::string_view text) {
  constexpr std::size_t kMostChars = 5;
  return count_chars(text) <= kMostChars && opens_question(std::string(text) + " ") &&
         text.find_first_of("0123456789") != text.npos;
}

/// (目的), one of several, or over an article.
bool heads_in_round_brackets(const PiecePlace& place) {
  return place.context.brackets_head(opening_char(place.text())) ||
         (place.below() != nullptr && place.below()->line.text.starts_with("第"));
}

/// 【概要】 over 日時：…: in marks that only headings have, with lines of another kind below.
bool heads_in_brackets(const PiecePlace& place) {
  if (place.below() == nullptr) return false;
  const std::string& next = place.below()->line.text;
  const char32_t bracket = opening_char(place.text());
  if (opening_char(next) == bracket) return false;
  if (place.context.brackets_head(bracket)) return true;
  return bracket == U'【' && !is_contact_detail(next) &&
         (is_labelled_value(next) || has_address_or_time(next));
}

/// (趣旨) or 【概要】 over a number or a question.
bool heads_number_in_brackets(const PiecePlace& place) {
  return place.below() != nullptr && !is_in_round_brackets(place.text()) &&
         (place.below()->between_rules || is_under_number(place.below()->line.text) ||
          opens_question(place.below()->line.text));
}

/// 【東海】 right over 【九州】: names of a table, wherever such a bracket stands.
bool is_stacked(const PiecePlace& place) {
  return place.context.brackets_stand_in_table(opening_char(place.text()));
}

HeadingLevel level_in_brackets(const PiecePlace& place) {
  if (is_stacked(place)) return kNoHeading;
  if (is_in_round_brackets(place.text()) && !heads_in_round_brackets(place)) return kNoHeading;
  const bool heads = heads_in_brackets(place) || heads_number_in_brackets(place) ||
                     place.context.is_body(place.i + 1);
  return heads ? kBracketed : kNoHeading;
}

/// Over rows that open with a mark or a date: long enough to be no name, or over a chronology that
/// a sentence comes before.
bool is_name_over_list(const PiecePlace& place) {
  if (place.below() == nullptr || count_chars(place.text()) >= kListHeadingChars) return false;
  const std::string& next = place.below()->line.text;
  const bool years = begins_with_date(next);
  if (years && place.above() != nullptr && ends_sentence(place.above()->line.text)) return false;
  return years || is_bullet(next);
}

/// A row of the day above it.
bool is_in_programme(const PiecePlace& place) {
  constexpr std::size_t kRowsOfDay = 4;
  for (std::size_t k = place.i; k-- > (place.i > kRowsOfDay ? place.i - kRowsOfDay : 0);) {
    if (place.pieces()[k + 1].line.blanks_before > place.spacing()) return false;
    if (!PieceContext::is_short(place.pieces()[k])) return false;
    if (begins_with_day(place.pieces()[k].line.text)) return true;
  }
  return false;
}

/// Over the days of a programme.
bool heads_programme(const PiecePlace& place) {
  const std::size_t below = place.context.below(place.i);
  return below < place.pieces().size() && begins_with_day(place.pieces()[below].line.text) &&
         count_chars(place.text()) >= kListHeadingChars && !begins_with_day(place.text());
}

/// Over what somebody said, in quotes.
bool heads_saying(const PiecePlace& place) {
  const std::size_t below = place.context.below(place.i);
  if (below >= place.pieces().size()) return false;
  const std::string& next = place.pieces()[below].line.text;
  return next.starts_with("「") && count_chars(next) >= kSayingChars &&
         count_chars(place.text()) >= kListHeadingChars;
}

/// 沿革[編集]: a section of a wiki.
bool has_edit_link(const PiecePlace& place) {
  return place.text().ends_with("[編集]") || place.text().ends_with("[edit]");
}

/// 概要 set off over lines of which one of the first is a label with its value.
bool heads_block_of_values(const PiecePlace& place) {
  constexpr std::size_t kLooked = 3;
  if (!place.parted_above() || !is_bare_name(place.text()) ||
      place.text().find(' ') != std::string::npos) {
    return false;
  }
  for (std::size_t k = place.i + 1; k < place.pieces().size() && k <= place.i + kLooked; ++k) {
    const Piece& piece = place.pieces()[k];
    if (!PieceContext::is_short(piece) || is_contact_detail(piece.line.text) ||
        (k > place.i + 1 && piece.line.blanks_before > place.spacing())) {
      return false;
    }
    if (is_labelled_value(piece.line.text)) return true;
  }
  return false;
}

/// 開催概要 over 会期 7月18日: a name over labels with their values.
bool heads_values(const PiecePlace& place) {
  if (place.below() == nullptr || !PieceContext::is_short(*place.below())) return false;
  const std::string& next = place.below()->line.text;
  return (is_labelled_value(next) || is_enumeration(next)) && !is_contact_detail(next) &&
         is_bare_name(place.text()) && place.text().find(' ') == std::string::npos;
}

/// Letters larger than the body's, as only headings have them.
bool is_set_large(const PiecePlace& place) {
  constexpr double kLarge = 1.2;
  return place.piece().scale >= kLarge;
}

bool heads_group(const PiecePlace& place) { return place.context.heads_group(place.i); }

bool heads_text(const PiecePlace& place) {
  return place.context.is_body(place.context.below(place.i));
}

/// What stands below the line, behind what is set right.
const Piece* body_of(const PiecePlace& place) {
  const std::size_t below = place.context.below(place.i);
  return place.context.is_body(below) ? &place.pieces()[below] : nullptr;
}

bool heads_sentence(const PiecePlace& place) {
  const Piece* const body = body_of(place);
  return body != nullptr && ends_sentence(body->line.text);
}

/// A long line may be the beginning of anything: only a name or the title heads it, unless it is
/// numbered.
bool heads_long_line(const PiecePlace& place) {
  constexpr std::size_t kLongestName = 14;  // characters
  const Piece* const body = body_of(place);
  return body != nullptr && count_chars(body->line.text) > kHeadingChars &&
         (count_chars(place.text()) <= kLongestName || place.piece().title ||
          is_under_number(body->line.text));
}

/// One item alone may stand beside pictures, with a name at each.
bool heads_items(const PiecePlace& place) {
  const std::size_t below = place.context.below(place.i);
  const auto is_item = [&](std::size_t k) {
    return k < place.pieces().size() && PieceContext::is_item(place.pieces()[k]);
  };
  if (!place.context.is_body(below) || !is_item(below)) return false;
  return is_item(below + 1) || is_numbered(place.pieces()[below].line.text) ||
         count_chars(place.pieces()[below].line.text) > kHeadingChars ||
         below + 1 == place.pieces().size();
}

/// Rows that open with dates; a date alone is of the page or a value.
bool heads_dates(const PiecePlace& place) {
  const Piece* const body = body_of(place);
  return body != nullptr && begins_with_date(body->line.text) && !is_dateline(body->line.text);
}

bool heads_rows(const PiecePlace& place) {
  const Piece* const body = body_of(place);
  return body != nullptr &&
         (body->row != nullptr || body->record || body->line.tabbed || body->told != nullptr);
}

/// A heading in the brackets of `next` stands above already.
bool is_below_bracketed(const PiecePlace& place, const std::string& next) {
  constexpr std::size_t kLooked = 40;  // pieces
  for (std::size_t k = place.i; k-- > (place.i > kLooked ? place.i - kLooked : 0);) {
    const std::string& text = place.pieces()[k].line.text;
    if (is_bracketed(text) && opening_char(text) == opening_char(next)) return true;
  }
  return false;
}

/// A heading over bracketed or numbered headings.
bool heads_headings(const PiecePlace& place) {
  if (place.below() == nullptr || !PieceContext::is_short(*place.below())) return false;
  const std::string& next = place.below()->line.text;
  return is_under_number(next) || (is_bracketed(next) && place.context.is_body(place.i + 2) &&
                                   !is_below_bracketed(place, next));
}

/// Over a picture's caption, the text below that.
bool heads_captioned_text(const PiecePlace& place) {
  return place.below() != nullptr && PieceContext::is_short(*place.below()) &&
         is_caption(place.below()->line.text) && place.i + 2 < place.pieces().size() &&
         ends_sentence(place.pieces()[place.i + 2].line.text);
}

/// Over who wrote the text that follows.
bool heads_byline(const PiecePlace& place) {
  if (place.below() == nullptr || !PieceContext::is_short(*place.below()) ||
      !place.context.is_body(place.i + 2)) {
    return false;
  }
  const std::string& next = place.below()->line.text;
  if (is_byline(next) || is_signature(next)) return true;
  if (place.piece().line.blanks_before == 0) return false;
  const bool parted = place.below()->line.blanks_before > 0;
  return parted ? is_person_line(next) : ends_with_name(next);
}

/// Over 記者：, with what is said below.
bool heads_speech(const PiecePlace& place) {
  constexpr std::size_t kLongestSpeaker = 9;  // characters
  if (!place.parted_above() || place.i + 2 >= place.pieces().size()) return false;
  const std::string& next = place.below()->line.text;
  return (next.ends_with("：") || next.ends_with(":")) && count_chars(next) <= kLongestSpeaker &&
         ends_sentence(place.pieces()[place.i + 2].line.text);
}

/// 国際交流員 トゥイラギ・セイニ between two texts, set off from both: the second is about them.
bool introduces_person(const PiecePlace& place) {
  return is_byline(place.text()) && place.above() != nullptr && place.parted_above() &&
         place.parted_below() && ends_sentence(place.above()->line.text) &&
         place.below() != nullptr && ends_sentence(place.below()->line.text);
}

/// What is asked, below Q1 on a line of its own.
bool is_numbered_question(const PiecePlace& place) {
  return place.above() != nullptr && is_lone_question_number(place.above()->line.text);
}

struct HeadingEvidence {
  bool (*holds)(const PiecePlace&);
  const char* why;
  bool sure = false;  // as HeadingSign::sure
};

/// Told by what else the document holds or how it is drawn, whatever its end or its length.
constexpr HeadingEvidence kByDocument[] = {
    {[](const PiecePlace& place) { return place.context.calls(place.i); },
     "a call or question over its text", true},
    {[](const PiecePlace& place) { return place.context.heads_month(place.i); },
     "a month over what was in it"},
    {[](const PiecePlace& place) { return place.context.comes_from_contents(place.i); },
     "stands in the contents too"},
    {introduces_person, "introduces somebody"}};

/// What a line without number or bracket heads; a name over a list heads only what stands before
/// heads_programme().
constexpr HeadingEvidence kHeads[] = {{heads_programme, "over the days of a programme"},
                                      {heads_saying, "over what somebody said"},
                                      {has_edit_link, "a section of a wiki"},
                                      {heads_values, "a name over labels with values"},
                                      {heads_block_of_values, "a name over a block of values"},
                                      {heads_speech, "over who speaks"},
                                      {heads_sentence, "a short line over a sentence"},
                                      {heads_long_line, "a short line over a long one"},
                                      {heads_items, "a short line over a list"},
                                      {heads_dates, "a short line over dates"},
                                      {heads_rows, "a short line over rows"},
                                      {is_set_large, "set in large letters"},
                                      {heads_headings, "over headings"},
                                      {heads_captioned_text, "over a picture and its text"},
                                      {heads_byline, "over who wrote what follows"}};

template <std::size_t kCount>
HeadingSign first_of(const HeadingEvidence (&table)[kCount], const PiecePlace& place) {
  for (const HeadingEvidence& evidence : table) {
    if (evidence.holds(place)) return {kPlain, evidence.why, evidence.sure};
  }
  return {};
}

}  // namespace

HeadingSign heading_sign(const Pieces& taken, const PieceContext& context, std::size_t i,
                         bool in_group) {
  const PiecePlace place{taken, context, i};
  const std::string& text = place.text();
  // A format that tells headings is believed: what it does not call one is none.
  if (taken.headings_told) return {};
  if (is_numbered_question(place)) return {kMarked, "what is asked", true};
  if (const HeadingSign sign = first_of(kByDocument, place); sign.level != kNoHeading) return sign;
  if (!PieceContext::is_short(place.piece()) || context.is_set_right(place.piece()) ||
      is_no_heading(place)) {
    return {};
  }
  if (place.piece().between_rules) {
    return {is_under_number(text) ? numbered_heading_level(text) : kPlain, "between two rules"};
  }
  // 次長：堀川 美岬: people are introduced one by one.
  if (is_person_line(text) && context.is_body(i + 1)) return {kPlain, "introduces somebody"};
  if (is_under_number(text)) {
    const HeadingLevel level = level_by_number(place);
    return {level, "opens with a number", level < kRoman};
  }
  if (is_bracketed(text)) return {level_in_brackets(place), "in brackets"};
  if (is_quoted(text) && heads_byline(place)) return {kPlain, "over who wrote what follows"};
  if (is_quoted(text) || is_menu_row(text) || is_labelled(text) || is_value_of_number(place) ||
      (in_group && place.piece().line.blanks_before <= place.spacing() + 1)) {
    return {};
  }
  if (heads_group(place)) return {kPlain, "over its group, as others are"};
  if (is_name_over_list(place) || (is_in_programme(place) && !heads_text(place))) return {};
  return first_of(kHeads, place);
}

}  // namespace kouryu
