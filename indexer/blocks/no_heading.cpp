// Evidence against a heading, from the line alone and from where it stands.
#include "indexer/blocks/no_heading.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/lines/line_shape.h"
#include "dict/lines/page_tools.h"
#include "dict/lines/site_furniture.h"
#include "dict/recognize/years.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/title_lines.h"

namespace kouryu {

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

namespace {

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

/// 小林さん wrote:, P3, 2 / 3: of a mail or a page.
bool is_apparatus(std::string_view text) {
  return text.ends_with("wrote:") || read_page_count(text).page > 0;
}

/// 第1章 総則（第1条・第2条）: of a table of contents.
bool tells_articles(std::string_view text) {
  const std::size_t open = std::min(text.find("（第"), text.find("(第"));
  return open != std::string_view::npos && open > 0 &&
         text.find("条", open) != std::string_view::npos && text.starts_with("第") &&
         (text.ends_with("）") || text.ends_with(")"));
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

/// 新潟県南魚沼市: where it is from.
bool is_place_alone(std::string_view text) {
  constexpr std::size_t kMostChars = 12;
  const bool town =
      text.ends_with("市") || text.ends_with("町") || text.ends_with("村") || text.ends_with("区");
  if (!town || text.find(' ') != text.npos || count_chars(text) > kMostChars) {
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

/// It holds a sentence, or a phrase goes on behind it.
bool is_of_sentence(std::string_view text) {
  return text.find("。") != std::string_view::npos || text.ends_with("、");
}

/// …の地図」 に2件のコメント, 宮島委員長): the other half of a bracket is missing.
bool has_lone_bracket(std::string_view text) {
  constexpr std::u32string_view kOpen = U"(（「『【〔";
  constexpr std::u32string_view kShut = U")）」』】〕";
  constexpr std::size_t kLongestNumber = 9;  // bytes
  int depth = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (kOpen.find(c) != kOpen.npos) ++depth;
    if (kShut.find(c) != kShut.npos && --depth < 0) {
      if (!is_numbered(text) || position > kLongestNumber) return true;
      depth = 0;  // 1) …
    }
  }
  return depth != 0;
}

/// | トップページ | …: a cell of a row of links.
bool is_cell(std::string_view text) {
  const char32_t first = opening_char(text);
  std::size_t last = text.size();
  const char32_t end = text.empty() ? 0 : previous_char(text, last);
  return first == U'|' || first == U'｜' || end == U'|' || end == U'｜';
}

/// tsudoi_kaicho, 211-1.gif, 12社加盟shimbun.com: of a file or a site.
bool is_file_name(std::string_view text) {
  if (is_file_link(text)) return true;
  const std::size_t begin =
      text.find_last_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");
  const std::string_view word = begin == text.npos ? text : text.substr(begin + 1);
  if (begin == text.npos && word.find('_') != word.npos) return true;
  const std::size_t dot = word.rfind('.');
  constexpr std::size_t kLongestEnd = 4;  // .html
  return dot != word.npos && dot > 1 && word.size() - dot > 2 &&
         word.size() - dot <= kLongestEnd + 1 &&
         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz", dot + 1) == word.npos;
}

/// [記事掲載日：23.05.23]: a label and its value in brackets.
bool is_note_of_day(std::string_view text) {
  if (!is_bracketed(text)) return false;
  const std::string folded = fold_text(text);
  const std::size_t colon = folded.find(':');
  return colon != std::string::npos && colon + 1 < folded.size() && is_digit(folded[colon + 1]);
}

/// 計4件, 合計 120: the last row of a table.
bool is_total(std::string_view text) {
  const std::string folded = fold_text(text);
  for (const std::string_view word : {"計", "合計", "総計", "小計"}) {
    if (!folded.starts_with(word)) continue;
    const std::size_t number = folded.find_first_not_of(" :", word.size());
    if (number != std::string::npos && is_digit(folded[number])) return true;
  }
  return false;
}

constexpr bool (*kLines[])(std::string_view) = {
    is_dateline,         is_letter_part, is_contact_detail,
    has_address_or_time, is_byline,      is_stage_direction,
    is_apparatus,        tells_articles, ends_with_date,
    is_enumeration,      is_place_alone, is_of_sentence,
    has_lone_bracket,    is_cell,        is_file_name,
    is_note_of_day,      is_total,       is_signature};

/// 国際交流課 at the head: who sends it.
bool is_sender(const PiecePlace& place) {
  constexpr std::size_t kSenderLines = 5;
  return place.i < kSenderLines && !place.piece().title && names_office(place.text());
}

/// 皿に絵を付ける団員: names a picture.
bool is_picture(const PiecePlace& place) {
  return !place.piece().title && shows_person(place.text());
}

/// 目次 of a site's page: what follows links to parts of it.
bool heads_page_links(const PiecePlace& place) {
  return place.taken.of_site && fold_text(place.text()) == "目次";
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
         (text.ends_with("市") || text.ends_with("町") || text.ends_with("村"));
}

/// ～岐阜の現場から～ right below the line that it tells more of.
bool is_subtitle(const PiecePlace& place) {
  constexpr std::u32string_view kWaves = U"~～〜∼";
  std::size_t last = place.text().size();
  return !place.parted_above() && kWaves.find(opening_char(place.text())) != kWaves.npos &&
         kWaves.find(previous_char(place.text(), last)) != kWaves.npos;
}

/// 外国人の方の訪問を: the next line goes on.
bool is_cut(const PiecePlace& place) {
  const std::string& text = place.text();
  constexpr std::size_t kLong = 25;  // characters
  if (place.parted_below()) return false;
  std::size_t last = text.size();
  const bool word = is_katakana(previous_char(text, last)) &&
                    is_katakana(opening_char(place.below()->line.text)) &&
                    count_chars(text) >= kLong;
  return word || text.ends_with("を") || text.ends_with("が");
}

/// Over its own name as an item, or over a file: what pictures beside the text show.
bool names_pictures(const PiecePlace& place) {
  if (place.below() == nullptr) return false;
  std::string_view next = place.below()->line.text;
  if (is_bullet(next)) {
    std::size_t position = 0;
    next_char(next, position);
    while (position < next.size() && next[position] == ' ') ++position;
    next = next.substr(position);
  }
  return next == place.text() || is_file_name(next);
}

/// 《近藤あかね》 right below the text, and nothing right below it: who wrote it.
bool closes_text_in_brackets(const PiecePlace& place) {
  return is_bracketed(place.text()) && place.above() != nullptr && !place.above()->title &&
         !place.parted_above() && place.parted_below() && place.below() != nullptr &&
         !place.piece().between_rules;
}

/// One of the lines over the title, or of the table of contents.
bool is_in_front(const PiecePlace& place) {
  return place.context.is_before_title(place.i) ||
         (place.context.is_contents_row(place.i) && !place.piece().title);
}

constexpr bool (*kPlaces[])(const PiecePlace&) = {
    is_sender,       is_picture,       is_filing,
    is_row_of_like,  heads_page_links, is_of_number_list,
    is_answer_label, is_beside_day,    is_subtitle,
    is_cut,          names_pictures,   closes_text_in_brackets,
    is_in_front};

}  // namespace

bool is_no_heading(const PiecePlace& place) {
  const std::string& text = place.text();
  return std::any_of(std::begin(kLines), std::end(kLines),
                     [&](const auto holds) { return holds(text); }) ||
         std::any_of(std::begin(kPlaces), std::end(kPlaces),
                     [&](const auto holds) { return holds(place); });
}

}  // namespace kouryu
