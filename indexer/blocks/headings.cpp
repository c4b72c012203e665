// A heading opens with a number, stands in brackets, is set large, or is short and has text below.
#include "indexer/blocks/headings.h"

#include "dict/base/utf8.h"
#include "dict/lines/site_furniture.h"
#include "dict/recognize/years.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/title_lines.h"

namespace kouryu {
namespace {

constexpr std::size_t kListHeadingChars = 4;  // shortest heading of a list; shorter ones are names

constexpr std::size_t kSenderLines = 5;   // at the head, where a name is who wrote it
constexpr std::size_t kSayingChars = 16;  // of what somebody said, in quotes

/// Ends or opens a letter: 以上, 記, 山根様, 報道機関各位.
bool is_letter_part(std::string_view text) {
  // 小松島発第118号, 16国交第233号.
  const std::size_t number = text.find("第");
  if (number != std::string_view::npos && text.ends_with("号") && text.size() - number <= 16) {
    return true;
  }
  for (const std::string_view word :
       {"以上", "以 上", "記", "敬具", "拝啓", "草々", "前略", "謹啓", "謹白"}) {
    if (text == word) return true;
  }
  for (const std::string_view end :
       {"様", "殿", "各位", "御中", "あて", "宛", "みなさま", "皆さま"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

/// What happens in a session: (7番 小林さつき君登壇), 〔「議長」と呼ぶ者あり〕.
bool is_stage_direction(std::string_view text) {
  if (!is_bracketed(text)) return false;
  for (const std::string_view word : {"登壇", "者あり", "拍手", "起立", "着席", "休憩", "退場",
                                      "入場", "笑い", "挙手", "開議", "散会", "の声あり", "写真"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

/// 1 期日 平成16年7月22日: a number, a label and its value.
bool is_numbered_value(std::string_view text) {
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

/// An address on the net or a time of day: what a line is about, not a heading.
bool has_address_or_time(std::string_view text) {
  for (const std::string_view half : {"午前", "午後"}) {
    if (text.starts_with(half) && text.size() > half.size() &&
        is_digit(opening_char(text.substr(half.size())))) {
      return true;
    }
  }
  if (text.find("http") != std::string_view::npos || text.find('@') != std::string_view::npos) {
    return true;
  }
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    const auto digit = [&](std::size_t i) {
      return i < text.size() && text[i] >= '0' && text[i] <= '9';
    };
    if (at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2)) return true;
  }
  return false;
}

/// 小林さん wrote:, 答, P3, 2 / 3: of a mail, an answer or a page.
bool is_apparatus(std::string_view text) {
  if (text.ends_with("wrote:") || text == "答" || text == "答え" || text == "回答") return true;
  return read_page_count(text).page > 0;
}

/// 第1章 総則（第1条・第2条）: of a table of contents.
bool tells_articles(std::string_view text) {
  const std::size_t open = std::min(text.find("（第"), text.find("(第"));
  return open != std::string_view::npos && open > 0 &&
         text.find("条", open) != std::string_view::npos && text.starts_with("第") &&
         (text.ends_with("）") || text.ends_with(")"));
}

/// 港の会編 2012年9月29日, 1 日時 平成13年6月15日(金)19時: a day, as no heading has it.
bool has_day(std::string_view text) {
  for (const YearMention& mention : recognize_years(fold(text), {})) {
    if (mention.begin.day > 0) return true;
  }
  return false;
}

/// 港の会編 2012年9月29日, 広報みなと 令和5年2月号, (2003年4月～2004年3月): ends with when it was.
bool ends_with_date(std::string_view text) {
  const FoldedText folded = fold(text);
  for (const YearMention& mention : recognize_years(folded, {})) {
    const std::string_view after = std::string_view(folded.text).substr(mention.range.end);
    if (mention.begin.month > 0 && (after.empty() || after == "号")) return true;
    if (mention.begin.month > 0 && after == ")" && mention.range.begin == 1) return true;
    if (mention.begin.day > 0 && mention.range.begin == 0) return true;
  }
  return false;
}

/// 10月16日 市長表敬: a row of a programme.
bool begins_with_day(std::string_view text) {
  const std::string folded = fold_text(text.substr(0, std::min<std::size_t>(text.size(), 48)));
  std::size_t at = folded.find_first_not_of("0123456789");
  if (at == std::string::npos || at == 0 || at > 2 || !folded.substr(at).starts_with("月"))
    return false;
  at += std::string_view("月").size();
  const std::size_t day = folded.find_first_not_of("0123456789", at);
  if (day == std::string::npos || day == at || day > at + 2) return false;
  return folded.substr(day).starts_with("日");
}

/// 「合併で相手が増えた」, 「長すぎる」(中部・市): what somebody said.
bool is_quoted(std::string_view text) {
  if (!text.starts_with("「")) return false;
  const bool who = text.ends_with(")") || text.ends_with("）");
  return text.ends_with("」") ||
         (who && (text.find("」(") != text.npos || text.find("」（") != text.npos));
}

/// Letters larger than the body's, as only headings have them.
bool is_set_large(const Piece& piece) {
  constexpr double kLarge = 1.2;
  return piece.scale >= kLarge;
}

/// The answer between two numbered headings of one level: １ 募集人員 / 8名 / ２ 応募資格.
bool is_value_of_number(const std::vector<Piece>& pieces, std::size_t i) {
  if (i == 0) return false;
  const HeadingLevel above = numbered_heading_level(pieces[i - 1].line.text);
  if (above == kNoHeading) return false;
  return i + 1 >= pieces.size() || numbered_heading_level(pieces[i + 1].line.text) != kNoHeading;
}

/// 沿革[編集]: a section of a wiki.
bool is_with_edit_link(std::string_view text) {
  return text.ends_with("[編集]") || text.ends_with("[edit]");
}

/// 国際 地域連携 below the title or its day: what the page is filed under.
bool is_filing(const std::vector<Piece>& pieces, std::size_t i) {
  constexpr std::size_t kLongestName = 6;
  if (i == 0 || (!pieces[i - 1].title && !is_dateline(pieces[i - 1].line.text))) return false;
  std::size_t names = 0;
  std::size_t chars = 0;
  const std::string text = pieces[i].line.text + " ";
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_space(c)) {
      ++names;
      chars = 0;
    } else if (++chars > kLongestName || is_digit(c) || !is_letter_or_digit(c)) {
      return false;
    }
  }
  return names > 1;
}

/// 新潟県南魚沼市: where it is from.
bool is_place_alone(std::string_view text) {
  constexpr std::size_t kMostChars = 12;
  const bool town =
      text.ends_with("市") || text.ends_with("町") || text.ends_with("村") || text.ends_with("区");
  if (!town || count_chars(text) > kMostChars) {
    return false;
  }
  for (const std::string_view prefecture : {"県", "東京都", "大阪府", "京都府", "北海道"}) {
    const std::size_t at = text.find(prefecture);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = text.substr(at + prefecture.size());
    return !rest.empty() && rest.find("の") == rest.npos && rest.find("と") == rest.npos;
  }
  return false;
}

/// 国際交流課, みなと市長; 山の上の図書室 is none.
bool names_office(std::string_view text) {
  return names_body(text) && text.find("の") == std::string_view::npos;
}

/// 2班 黒木、甲斐 below 1班 飯干、右田; 蛭川 たか子 below what she wrote.
bool is_row_of_like(const std::vector<Piece>& pieces, std::size_t i) {
  if (i == 0 || !PieceContext::is_short(pieces[i - 1]) ||
      pieces[i].line.blanks_before > pieces[i - 1].line.blanks_before) {
    return false;
  }
  const std::string& text = pieces[i].line.text;
  const auto label_bytes = [](const std::string& line) { return line.find(' '); };
  constexpr std::size_t kLongestLabel = 5 * 3;
  const bool both =
      label_bytes(text) <= kLongestLabel && label_bytes(pieces[i - 1].line.text) <= kLongestLabel;
  const std::size_t digits = text.find_first_not_of("0123456789.");
  const bool numbered =
      (digits > 0 && digits == text.find(' ')) || numbered_heading_level(text) != kNoHeading;
  if (pieces[i - 1].title) return false;
  const bool signs = pieces[i].line.blanks_before == 0 && pieces[i - 1].line.blanks_before > 0 &&
                     ends_with_name(text);
  return !numbered && (both || signs);
}

/// (目的), one of several, or over an article.
bool heads_in_round_brackets(const PieceContext& context, const std::vector<Piece>& pieces,
                             std::size_t i) {
  return context.brackets_head(opening_char(pieces[i].line.text)) ||
         (i + 1 < pieces.size() && pieces[i + 1].line.text.starts_with("第"));
}

/// 【概要】 over 日時：…: in marks that only headings have, with lines of another kind below.
bool heads_in_brackets(const PieceContext& context, const std::vector<Piece>& pieces,
                       std::size_t i) {
  if (i + 1 >= pieces.size()) return false;
  const std::string& next = pieces[i + 1].line.text;
  if (context.brackets_head(opening_char(pieces[i].line.text))) {
    return opening_char(next) != opening_char(pieces[i].line.text);
  }
  if (opening_char(pieces[i].line.text) != U'【') return false;
  return opening_char(next) != U'【' && !is_contact_detail(next) &&
         (is_labelled_value(next) || has_address_or_time(next));
}

/// 開催概要 over 会期 7月18日: a name over labels with their values.
bool heads_values(const std::vector<Piece>& pieces, std::size_t i) {
  constexpr std::size_t kMostChars = 12;
  const std::string& text = pieces[i].line.text;
  if (i + 1 >= pieces.size() || !PieceContext::is_short(pieces[i + 1])) return false;
  const std::string& next = pieces[i + 1].line.text;
  return (is_labelled_value(next) || is_enumeration(next)) && !is_contact_detail(next) &&
         is_bare_name(text) && count_chars(text) <= kMostChars &&
         text.find(' ') == std::string::npos;
}

/// A heading in the brackets of `next` stands above already.
bool is_below_bracketed(const std::vector<Piece>& pieces, std::size_t i, const std::string& next) {
  constexpr std::size_t kLooked = 40;  // pieces
  for (std::size_t k = i; k-- > (i > kLooked ? i - kLooked : 0);) {
    const std::string& text = pieces[k].line.text;
    if (is_bracketed(text) && opening_char(text) == opening_char(next)) return true;
  }
  return false;
}

}  // namespace

HeadingLevel heading_level(const Pieces& taken, const PieceContext& context, std::size_t i,
                           bool in_group) {
  const std::vector<Piece>& pieces = taken.pieces;
  const Piece& piece = pieces[i];
  // A format that tells headings is believed: what it does not call one is none.
  if (taken.headings_told || !PieceContext::is_short(piece) || context.is_set_right(piece)) {
    return kNoHeading;
  }
  const std::string& text = piece.line.text;
  if (is_dateline(text) || is_letter_part(text) || is_contact_detail(text) ||
      has_address_or_time(text) || is_byline(text) || is_stage_direction(text) ||
      is_apparatus(text) || tells_articles(text) || ends_with_date(text) ||
      (i < kSenderLines && !piece.title && names_office(text)) || is_enumeration(text) ||
      is_place_alone(text) || is_filing(pieces, i) || text.find("。") != std::string::npos ||
      text.ends_with("、") || (!piece.title && shows_person(text)) || is_row_of_like(pieces, i) ||
      (taken.of_site && fold_text(text) == "目次") || context.series().lists.contains(i)) {
    return kNoHeading;
  }
  // 次長：堀川 美岬: people are introduced one by one.
  if (is_person_line(text) && context.is_body(i + 1)) return kPlain;
  const HeadingLevel numbered = numbered_heading_level(text);
  if (numbered != kNoHeading && has_day(text) && is_numbered_value(text)) return kNoHeading;
  if (numbered == kCircled && !context.is_body(i + 1)) return kNoHeading;
  if (numbered == kPlain && is_numbered_value(text) && i + 1 < pieces.size() &&
      !ends_sentence(pieces[i + 1].line.text)) {
    return kNoHeading;
  }
  if (numbered != kNoHeading) return numbered;
  if (is_in_round_brackets(text) && !heads_in_round_brackets(context, pieces, i)) return kNoHeading;
  if (is_bracketed(text)) {
    if (heads_in_brackets(context, pieces, i)) return kBracketed;
    const bool over_number = i + 1 < pieces.size() && !text.starts_with("(") &&
                             !text.starts_with("（") &&
                             (numbered_heading_level(pieces[i + 1].line.text) != kNoHeading ||
                              opens_question(pieces[i + 1].line.text));
    return over_number || context.is_body(i + 1) ? kBracketed : kNoHeading;
  }
  if (is_quoted(text)) return kNoHeading;
  if (is_menu_row(text) || is_labelled(text) || is_value_of_number(pieces, i)) return kNoHeading;
  const std::size_t spacing = taken.wrapping.double_spaced ? 1 : 0;
  if (in_group && piece.line.blanks_before <= spacing + 1) return kNoHeading;
  if (context.heads_group(i)) return kPlain;
  const bool list_below = i + 1 < pieces.size() && (is_bullet(pieces[i + 1].line.text) ||
                                                    begins_with_date(pieces[i + 1].line.text));
  const bool over_years = list_below && begins_with_date(pieces[i + 1].line.text) && i > 0 &&
                          ends_sentence(pieces[i - 1].line.text);
  if (list_below && !over_years && count_chars(text) < kListHeadingChars) return kNoHeading;
  const std::size_t below = context.below(i);
  const bool programme = below < pieces.size() && begins_with_day(pieces[below].line.text) &&
                         count_chars(text) >= kListHeadingChars && !begins_with_day(text);
  const bool saying = below < pieces.size() && pieces[below].line.text.starts_with("「") &&
                      count_chars(pieces[below].line.text) >= kSayingChars &&
                      count_chars(text) >= kListHeadingChars;
  if (programme || saying || is_with_edit_link(text) || heads_values(pieces, i)) return kPlain;
  if (context.is_body(below) || is_set_large(piece)) return kPlain;
  // A heading over bracketed or numbered headings.
  if (i + 1 < pieces.size() && PieceContext::is_short(pieces[i + 1])) {
    const std::string& next = pieces[i + 1].line.text;
    if (numbered_heading_level(next) != kNoHeading ||
        (is_bracketed(next) && context.is_body(i + 2) && !is_below_bracketed(pieces, i, next))) {
      return kPlain;
    }
    const std::size_t blanks_below = pieces[i + 1].line.blanks_before;
    if (is_caption(next) && piece.line.blanks_before + blanks_below > 0) return kPlain;
    // Over who wrote the text that follows.
    const bool by_person = is_byline(next) || (blanks_below > 0 && is_person_line(next)) ||
                           (blanks_below == 0 && ends_with_name(next));
    if (piece.line.blanks_before > 0 && by_person && context.is_body(i + 2)) return kPlain;
  }
  return kNoHeading;
}

}  // namespace kouryu
