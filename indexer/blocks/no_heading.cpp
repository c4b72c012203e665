// Evidence against a heading, from the line alone and from where it stands.
#include "indexer/blocks/no_heading.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/lines/line_shape.h"
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

/// 国際 地域連携 below the title or its day: what the page is filed under.
bool is_filing(const PiecePlace& place) {
  constexpr std::size_t kLongestName = 6;
  const Piece* above = place.above();
  if (above == nullptr || (!above->title && !is_dateline(above->line.text))) return false;
  std::size_t names = 0;
  std::size_t chars = 0;
  const std::string text = place.text() + " ";
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

constexpr bool (*kLines[])(std::string_view) = {
    is_dateline,    is_letter_part,     is_contact_detail, has_address_or_time,
    is_byline,      is_stage_direction, is_apparatus,      tells_articles,
    ends_with_date, is_enumeration,     is_place_alone,    is_of_sentence};

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

constexpr bool (*kPlaces[])(const PiecePlace&) = {
    is_sender, is_picture, is_filing, is_row_of_like, heads_page_links, is_of_number_list};

}  // namespace

bool is_no_heading(const PiecePlace& place) {
  const std::string& text = place.text();
  return std::any_of(std::begin(kLines), std::end(kLines),
                     [&](const auto holds) { return holds(text); }) ||
         std::any_of(std::begin(kPlaces), std::end(kPlaces),
                     [&](const auto holds) { return holds(place); });
}

}  // namespace kouryu
