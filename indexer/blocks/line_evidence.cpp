// The predicates of lines, and shapes that have no name of their own.
#include "indexer/blocks/line_evidence.h"

#include <algorithm>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/label_rows.h"
#include "indexer/blocks/list_lines.h"
#include "indexer/blocks/no_heading_line.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/blocks/worded_lines.h"
#include "indexer/lines/dateline.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/page_tools.h"
#include "indexer/lines/page_trail.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

enum class CharKind { Digit, Hiragana, Katakana, Kanji, Latin, Bracket, Quote, Round, Mark };

CharKind kind_of(char32_t c) {
  if (is_digit(c)) return CharKind::Digit;
  if (is_hiragana(c)) return CharKind::Hiragana;
  if (is_katakana(c) || c == U'ー') return CharKind::Katakana;
  if (is_kanji(c)) return CharKind::Kanji;
  if (is_latin(c)) return CharKind::Latin;
  if (is_one_of(c, U"()（）")) return CharKind::Round;
  if (is_one_of(c, U"「」『』")) return CharKind::Quote;
  if (is_one_of(c, U"【】［］[]〔〕<>＜＞≪≫《》〈〉")) return CharKind::Bracket;
  return CharKind::Mark;
}

template <CharKind kKind>
bool opens(std::string_view line) {
  return !line.empty() && kind_of(opening_char(line)) == kKind;
}

template <CharKind kKind>
bool closes(std::string_view line) {
  std::size_t last = line.size();
  return !line.empty() && kind_of(previous_char(line, last)) == kKind;
}

template <CharKind kKind>
bool lacks(std::string_view line) {
  bool found = false;
  each_char(line, [&](char32_t c, std::size_t) { found = found || kind_of(c) == kKind; });
  return !found;
}

template <std::size_t kChars>
bool longer(std::string_view line) {
  return count_chars(line) > kChars;
}

/// At least one of the characters of the text `kSet` names.
template <char32_t... kSet>
bool holds(std::string_view line) {
  bool found = false;
  each_char(line, [&](char32_t c, std::size_t) { found = found || ((c == kSet) || ...); });
  return found;
}

template <char32_t... kSet>
bool ends(std::string_view line) {
  std::size_t last = line.size();
  if (line.empty()) return false;
  const char32_t c = previous_char(line, last);
  return ((c == kSet) || ...);
}

template <std::size_t kFewest>
bool has_blanks(std::string_view line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) >= kFewest;
}

/// A fourth of it.
bool has_many_digits(std::string_view line) {
  std::size_t digits = 0;
  std::size_t chars = 0;
  each_char(line, [&](char32_t c, std::size_t) {
    ++chars;
    if (is_digit(c)) ++digits;
  });
  return digits * 4 > chars;
}

template <HeadingLevel kLevel>
bool is_numbered_as(std::string_view line) {
  return numbered_heading_level(line) == kLevel;
}

template <bool (*kHolds)(std::string_view)>
bool of_folded(std::string_view line) {
  return kHolds(fold_text(line));
}

template <SiteFurniture kWhat>
bool is_furniture(std::string_view line) {
  return furniture_of(line, false) == kWhat;
}

bool is_trail(std::string_view line) { return !last_step(line).empty(); }

bool counts_pages(std::string_view line) { return read_page_count(line).page > 0; }

constexpr LineEvidence kEvidence[] = {
    {"ends_sentence", ends_sentence},
    {"is_byline", is_byline},
    {"is_bullet", is_bullet},
    {"is_group_bullet", is_group_bullet},
    {"is_sub_bullet", is_sub_bullet},
    {"is_numbered", is_numbered},
    {"is_bracketed", is_bracketed},
    {"is_in_round_brackets", is_in_round_brackets},
    {"opens_with_bracket_heading", opens_with_bracket_heading},
    {"is_labelled_in_brackets", is_labelled_in_brackets},
    {"is_heading_mark", is_heading_mark},
    {"is_framed_by_mark", is_framed_by_mark},
    {"opens_question", opens_question},
    {"opens_answer", opens_answer},
    {"is_role", is_role},
    {"names_speaker", names_speaker},
    {"opens_block", opens_block},
    {"has_cells", has_cells},
    {"begins_with_date", begins_with_date},
    {"has_leader", has_leader},
    {"is_dateline", is_dateline},
    {"is_dated_kind", is_dated_kind},
    {"is_fiscal_year", is_fiscal_year},
    {"is_caption", is_caption},
    {"ends_with_name", ends_with_name},
    {"is_labelled_value", is_labelled_value},
    {"is_enumeration", is_enumeration},
    {"shows_person", shows_person},
    {"names_picture", names_picture},
    {"is_person_line", is_person_line},
    {"opens_contact", opens_contact},
    {"is_contact_detail", is_contact_detail},
    {"tells_phone_number", tells_phone_number},
    {"is_navigation", is_navigation},
    {"is_command", of_folded<is_command>},
    {"turns_pages", turns_pages},
    {"is_file_link", is_file_link},
    {"is_calendar_head", is_calendar_head},
    {"is_tag_row", is_tag_row},
    {"is_bracket_row", is_bracket_row},
    {"is_subscription", of_folded<is_subscription>},
    {"tells_working", tells_working},
    {"leads_on", of_folded<leads_on>},
    {"is_name_row", is_name_row},
    {"counts_use", of_folded<counts_use>},
    {"begins_page", begins_page},
    {"begins_text", begins_text},
    {"ends_page", ends_page},
    {"is_rule", is_rule},
    {"is_drawn", is_drawn},
    {"tells_of_page", tells_of_page},
    {"heads_links", heads_links},
    {"names_part_of_site", names_part_of_site},
    {"heads_profile", heads_profile},
    {"names_body", names_body},
    {"tells_speaker", tells_speaker},
    {"is_signature", is_signature},
    {"reads_as_prose", reads_as_prose},
    {"is_menu_row", is_menu_row},
    {"is_barred_row", is_barred_row},
    {"names_kind", names_kind},
    {"is_genre", is_genre},
    {"is_apart", is_apart},
    {"names_maker", names_maker},
    {"is_bare_name", is_bare_name},
    {"is_latin_line", is_latin_line},
    {"names_session", names_session},
    {"begins_with_day_of_year", begins_with_day_of_year},
    {"opens_with_date", opens_with_date},
    {"opens_with_label", opens_with_label},
    {"opens_with_anniversary", opens_with_anniversary},
    {"is_issue", is_issue},
    {"tells_issue", tells_issue},
    {"signs_with_date", signs_with_date},
    {"is_municipality_alone", is_municipality_alone},
    {"names_paper", names_paper},
    {"opens_with_field", opens_with_field},
    {"says_only_number", says_only_number},
    {"ends_open", ends_open},
    {"goes_on", goes_on},
    {"is_masthead", is_masthead},
    {"heads_contents", heads_contents},
    {"is_plain_line", is_plain_line},
    {"has_address_or_time", has_address_or_time},
    {"begins_with_day", begins_with_day},
    {"begins_inside_phrase", begins_inside_phrase},
    {"reads_as_clause", reads_as_clause},
    {"is_of_sentence", is_of_sentence},
    {"has_lone_bracket", has_lone_bracket},
    {"tells_day", tells_day},
    {"is_bracketed_day", is_bracketed_day},
    {"is_file_name", is_file_name},
    {"is_member", is_member},
    {"is_roll", is_roll},
    {"is_label_and_value", is_label_and_value},
    {"is_cell", is_cell},
    {"tells_date_of_page", tells_date_of_page},
    {"is_date_label", is_date_label},
    {"leads_from_home", leads_from_home},
    {"is_trail", is_trail},
    {"counts_pages", counts_pages},
    {"is_perhaps_furniture", is_furniture<SiteFurniture::Perhaps>},
    {"is_control", is_furniture<SiteFurniture::Control>},
    {"is_of_site", is_furniture<SiteFurniture::Navigation>},
    {"has_no_number", is_numbered_as<kNoHeading>},
    {"numbered_plain", is_numbered_as<kPlain>},
    {"numbered_in_brackets", is_numbered_as<kBracketed>},
    {"numbered_circled", is_numbered_as<kCircled>},
    {"longer_than_2", longer<2>},
    {"longer_than_4", longer<4>},
    {"longer_than_6", longer<6>},
    {"longer_than_8", longer<8>},
    {"longer_than_10", longer<10>},
    {"longer_than_13", longer<13>},
    {"longer_than_16", longer<16>},
    {"longer_than_20", longer<20>},
    {"longer_than_25", longer<25>},
    {"longer_than_30", longer<30>},
    {"longer_than_40", longer<40>},
    {"longer_than_60", longer<60>},
    {"longer_than_90", longer<90>},
    {"opens_with_digit", opens<CharKind::Digit>},
    {"closes_with_digit", closes<CharKind::Digit>},
    {"opens_with_hiragana", opens<CharKind::Hiragana>},
    {"closes_with_hiragana", closes<CharKind::Hiragana>},
    {"opens_with_katakana", opens<CharKind::Katakana>},
    {"closes_with_katakana", closes<CharKind::Katakana>},
    {"opens_with_kanji", opens<CharKind::Kanji>},
    {"closes_with_kanji", closes<CharKind::Kanji>},
    {"opens_with_latin", opens<CharKind::Latin>},
    {"closes_with_latin", closes<CharKind::Latin>},
    {"opens_with_round", opens<CharKind::Round>},
    {"closes_with_round", closes<CharKind::Round>},
    {"opens_with_quote", opens<CharKind::Quote>},
    {"closes_with_quote", closes<CharKind::Quote>},
    {"opens_with_bracket", opens<CharKind::Bracket>},
    {"closes_with_bracket", closes<CharKind::Bracket>},
    {"opens_with_mark", opens<CharKind::Mark>},
    {"closes_with_mark", closes<CharKind::Mark>},
    {"lacks_hiragana", lacks<CharKind::Hiragana>},
    {"lacks_kanji", lacks<CharKind::Kanji>},
    {"lacks_digit", lacks<CharKind::Digit>},
    {"has_no", holds<U'の'>},
    {"has_wo", holds<U'を'>},
    {"has_wa", holds<U'は'>},
    {"has_ga", holds<U'が'>},
    {"has_ni", holds<U'に'>},
    {"has_comma", holds<U'、'>},
    {"has_dot", holds<U'・'>},
    {"has_colon", holds<U'：', U':'>},
    {"has_slash", holds<U'/'>},
    {"has_bar", holds<U'|'>},
    {"has_arrow", holds<U'>'>},
    {"has_round", holds<U'(', U'（'>},
    {"has_quote", holds<U'「'>},
    {"ends_with_stop", ends<U'。', U'．', U'.'>},
    {"ends_with_question", ends<U'?', U'？'>},
    {"ends_with_call", ends<U'!', U'！'>},
    {"ends_with_colon", ends<U':', U'：'>},
    {"ends_with_comma", ends<U'、', U',', U'，'>},
    {"has_blank", has_blanks<1>},
    {"has_blanks", has_blanks<2>},
    {"has_many_blanks", has_blanks<4>},
    {"has_many_digits", has_many_digits},
};

}  // namespace

std::span<const LineEvidence> line_evidence() { return kEvidence; }

}  // namespace kouryu
