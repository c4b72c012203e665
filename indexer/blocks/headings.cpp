// A heading opens with a number, stands in brackets, is set large, or is short and has text below.
#include "indexer/blocks/headings.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/recognize/years.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/no_heading.h"
#include "indexer/blocks/place.h"
#include "indexer/blocks/title_lines.h"

namespace kouryu {
namespace {

constexpr std::size_t kListHeadingChars = 4;  // shortest heading of a list; shorter ones are names
constexpr std::size_t kSayingChars = 16;      // of what somebody said, in quotes

/// 1 期日 平成16年7月22日: a number, a label and its value.
bool is_numbered_value(std::string_view text) {
  if (tells_speaker(text)) return false;
  int gaps = 0;
  bool space = false;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_space(c)) {
      space = true;
      continue;
    }
    if (space) ++gaps;
    space = false;
  }
  return gaps >= 2;
}

/// 国名：カナダ, 資料：1～3: a label with its value.
bool is_labelled(std::string_view text) {
  for (const std::string_view colon : {"：", ":"}) {
    const std::size_t at = text.find(colon);
    if (at != std::string_view::npos && at > 0 && at + colon.size() < text.size()) return true;
  }
  return false;
}

/// 港の会編 2012年9月29日, 1 日時 平成13年6月15日(金)19時: a day, as no heading has it.
bool has_day(std::string_view text) {
  for (const YearMention& mention : recognize_years(fold(text), {})) {
    if (mention.begin.day > 0) return true;
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

bool is_under_number(std::string_view text) { return numbered_heading_level(text) != kNoHeading; }

/// The answer between two numbered headings of one level: １ 募集人員 / 8名 / ２ 応募資格.
bool is_value_of_number(const PiecePlace& place) {
  if (place.above() == nullptr || (place.parted_above() && place.parted_below()) ||
      !is_under_number(place.above()->line.text)) {
    return false;
  }
  return place.below() == nullptr || is_under_number(place.below()->line.text);
}

/// 【2】 …: a number that also counts references and notes.
bool opens_with_square_bracket(std::string_view text) {
  const char32_t c = opening_char(text);
  return c == U'[' || c == U'［' || c == U'【' || c == U'〔';
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

HeadingLevel level_in_brackets(const PiecePlace& place) {
  if (is_in_round_brackets(place.text()) && !heads_in_round_brackets(place)) return kNoHeading;
  const bool heads = heads_in_brackets(place) || heads_number_in_brackets(place) ||
                     place.context.is_body(place.i + 1);
  return heads ? kBracketed : kNoHeading;
}

/// 1 期日 平成16年7月22日 with its day, or over no sentence; ① over no text.
HeadingLevel level_by_number(const PiecePlace& place) {
  const std::string& text = place.text();
  const HeadingLevel level = numbered_heading_level(text);
  const bool value = is_numbered_value(text);
  if (value && has_day(text)) return kNoHeading;
  if (level == kCircled && !place.context.is_body(place.i + 1)) return kNoHeading;
  if (opens_with_square_bracket(text) &&
      (!place.context.is_body(place.i + 1) || is_under_number(place.below()->line.text))) {
    return kNoHeading;
  }
  // 1. 会長挨拶 渡部弥生, set off from what it heads.
  const bool apart = place.parted_above() && place.parted_below() && place.below() != nullptr &&
                     !is_under_number(place.below()->line.text);
  if (value && !apart && level == kPlain && place.below() != nullptr &&
      !ends_sentence(place.below()->line.text)) {
    return kNoHeading;
  }
  return level;
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

/// Over the caption of a picture, a blank line beside it.
bool heads_caption(const PiecePlace& place) {
  return place.below() != nullptr && PieceContext::is_short(*place.below()) &&
         is_caption(place.below()->line.text) &&
         place.piece().line.blanks_before + place.below()->line.blanks_before > 0;
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

/// Told by what else the document holds or how it is drawn, whatever its end or its length.
bool is_told_by_document(const PiecePlace& place) {
  return place.context.calls(place.i) || place.context.heads_month(place.i) ||
         place.context.comes_from_contents(place.i) || introduces_person(place);
}

/// What a line without number or bracket heads; a name over a list heads only what stands before
/// heads_programme().
constexpr bool (*kHeads[])(const PiecePlace&) = {
    heads_programme,       heads_saying,  has_edit_link, heads_values,
    heads_block_of_values, heads_speech,  heads_text,    is_set_large,
    heads_headings,        heads_caption, heads_byline};

}  // namespace

HeadingLevel heading_level(const Pieces& taken, const PieceContext& context, std::size_t i,
                           bool in_group) {
  const PiecePlace place{taken, context, i};
  const std::string& text = place.text();
  // A format that tells headings is believed: what it does not call one is none.
  if (taken.headings_told) return kNoHeading;
  if (is_numbered_question(place)) return kMarked;
  if (is_told_by_document(place)) return kPlain;
  if (!PieceContext::is_short(place.piece()) || context.is_set_right(place.piece()) ||
      is_no_heading(place)) {
    return kNoHeading;
  }
  if (place.piece().between_rules)
    return is_under_number(text) ? numbered_heading_level(text) : kPlain;
  // 次長：堀川 美岬: people are introduced one by one.
  if (is_person_line(text) && context.is_body(i + 1)) return kPlain;
  if (is_under_number(text)) return level_by_number(place);
  if (is_bracketed(text)) return level_in_brackets(place);
  if (is_quoted(text) && heads_byline(place)) return kPlain;
  if (is_quoted(text) || is_menu_row(text) || is_labelled(text) || is_value_of_number(place) ||
      (in_group && place.piece().line.blanks_before <= place.spacing() + 1)) {
    return kNoHeading;
  }
  if (heads_group(place)) return kPlain;
  if (is_name_over_list(place) || (is_in_programme(place) && !heads_text(place))) return kNoHeading;
  return std::any_of(std::begin(kHeads), std::end(kHeads),
                     [&](const auto heads) { return heads(place); })
             ? kPlain
             : kNoHeading;
}

}  // namespace kouryu
