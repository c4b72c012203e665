// Words and signs that headings do not have.
#include "indexer/blocks/no_heading_line.h"

#include <algorithm>
#include <array>
#include <vector>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/place_units.h"
#include "dict/text/normalizer.h"
#include "dict/time/years.h"
#include "indexer/blocks/label_rows.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/page_tools.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {

/// An address on the net or a time of day: what a line is about, not a heading.
bool has_address_or_time(std::string_view text) {
  for (const std::string_view half : {"午前", "午後"}) {
    const std::size_t at = text.find(half);
    if (at != std::string_view::npos && at + half.size() < text.size() &&
        is_digit(opening_char(text.substr(at + half.size())))) {
      return true;
    }
  }
  if (text.find("http") != std::string_view::npos || text.find('@') != std::string_view::npos) {
    return true;
  }
  // 質疑(13時34分～14時18分)
  for (std::size_t at = text.find("時"); at != text.npos; at = text.find("時", at + 1)) {
    const std::size_t minute = at + std::string_view("時").size();
    if (at > 0 && is_digit(static_cast<unsigned char>(text[at - 1])) && minute < text.size() &&
        is_digit(opening_char(text.substr(minute)))) {
      return true;
    }
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

bool tells_day(std::string_view text) {
  const std::vector<YearMention> years = recognize_years(fold(text), {});
  return std::any_of(years.begin(), years.end(),
                     [](const YearMention& mention) { return mention.begin.day > 0; });
}

bool is_bracketed_day(std::string_view text) {
  return (is_bracketed(text) || is_framed_by_mark(text)) && tells_day(text);
}

/// と姉妹の縁で結ばれた, から来た先生: the rest of a phrase that the line above began.
bool begins_inside_phrase(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "から", "まで", "より", "では", "には", "との", "への", "など", "した", "して"};
  constexpr std::u32string_view kFirst = U"とのにをはがでへもやいくるうっんれたな";
  std::size_t next = 0;
  for (const std::string_view word : kWords) {
    if (text.starts_with(word)) next = word.size();
  }
  if (next == 0) {
    if (text.empty() || kFirst.find(next_char(text, next)) == kFirst.npos) return false;
  }
  return next < text.size() && !is_hiragana(opening_char(text.substr(next))) &&
         !is_space(opening_char(text.substr(next)));
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

bool is_of_sentence(std::string_view text) {
  constexpr std::u32string_view kParticles = U"はがもをにでとへてばり";
  if (text.find("。") != std::string_view::npos || text.ends_with("、")) return true;
  constexpr std::string_view kComma = "、";
  for (std::size_t at = text.find(kComma); at != text.npos; at = text.find(kComma, at + 1)) {
    std::size_t before = at;
    if (at > 0 && kParticles.find(previous_char(text, before)) != kParticles.npos) return true;
  }
  return false;
}

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

/// 新潟県南魚沼市: where it is from.
bool is_place_alone(std::string_view text) {
  constexpr std::size_t kMostChars = 12;
  const bool town = ends_with_municipal_unit(text) || text.ends_with("区");
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

/// 12月14日: a day, whatever the year.
bool is_day_alone(std::string_view text) {
  const std::string folded = fold_text(text);
  constexpr std::size_t kLongest = 30;  // bytes, with the week day
  return folded.size() <= kLongest && begins_with_day(text) &&
         (folded.ends_with("日") || folded.ends_with(")"));
}

/// 英語・中国語・ネパール語: names side by side; 教育・文化・人の交流 says of what.
bool names_side_by_side(std::string_view text) {
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kLongestName = 9;  // characters
  std::size_t names = 1;
  std::size_t chars = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (c == U'・') {
      ++names;
      chars = 0;
    } else if (is_hiragana(c) || is_space(c) || ++chars > kLongestName) {
      return false;
    }
  }
  const bool kind = ends_with_any(text, {"語", "氏", "君", "国"});
  return names >= kFewest && chars > 0 && kind;
}

/// 町長のあいさつ 町長のあいさつ: a picture's caption, and what is read out of it.
bool is_said_twice(std::string_view text) {
  const std::size_t half = text.size() / 2;
  return text.size() % 2 == 1 && text[half] == ' ' && text.substr(0, half) == text.substr(half + 1);
}

/// kitahama/, le.org/wakaba/: the rest of an address on the net.
bool is_rest_of_address(std::string_view text) {
  if (text.find('/') == text.npos && text.find('.') == text.npos) return false;
  return text.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-?=&%#~:") ==
         text.npos;
}

/// ＊, ・・・
bool has_no_letter(std::string_view text) {
  bool found = false;
  each_char(text, [&](char32_t c, std::size_t) { found = found || is_letter_or_digit(c); });
  return !found;
}

/// 特になし, 質疑なし: says that there is nothing.
bool says_nothing_is_there(std::string_view text) { return text.ends_with("なし"); }

/// 参加者 31か国,計44名; 第20回 and 50周年 are names.
bool ends_with_amount(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kUnits = {
      "名", "人", "円", "時間", "か国", "カ国", "ヶ国", "件", "%", "枚", "冊", "台", "世帯", "km"};
  const std::string folded = fold_text(text);
  for (const std::string_view unit : kUnits) {
    if (!folded.ends_with(unit) || folded.size() == unit.size()) continue;
    if (is_digit(static_cast<unsigned char>(folded[folded.size() - unit.size() - 1]))) return true;
  }
  return false;
}

}  // namespace

bool reads_as_clause(std::string_view text) {
  if (text.ends_with("です")) return !text.ends_with("んです");
  if (ends_with_any(text, {"たり", "ながら", "ので", "けれど", "けど", "は", "を"})) return true;
  constexpr std::string_view kAnd = "や";
  if (!text.ends_with(kAnd)) return false;
  std::size_t before = text.size() - kAnd.size();
  return before > 0 && !is_hiragana(previous_char(text, before));
}

namespace {

/// 14 火, (2): a number and no more than a letter beside it.
bool is_number_with_letter(std::string_view text) {
  std::size_t digits = 0;
  std::size_t letters = 0;
  each_char(fold_text(text), [&](char32_t c, std::size_t) {
    if (is_digit(c)) {
      ++digits;
    } else if (is_letter_or_digit(c)) {
      ++letters;
    }
  });
  return digits > 0 && letters <= 1 && numbered_heading_level(text) != kNoHeading;
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

constexpr bool (*kLines[])(std::string_view) = {is_dateline,
                                                is_letter_part,
                                                is_contact_detail,
                                                has_address_or_time,
                                                is_byline,
                                                is_stage_direction,
                                                is_apparatus,
                                                tells_articles,
                                                is_enumeration,
                                                is_place_alone,
                                                is_of_sentence,
                                                has_lone_bracket,
                                                is_cell,
                                                is_file_name,
                                                reads_as_clause,
                                                is_total,
                                                is_signature,
                                                ends_with_amount,
                                                is_number_with_letter,
                                                begins_inside_phrase,
                                                says_nothing_is_there,
                                                has_no_letter,
                                                is_day_alone,
                                                is_bracketed_day,
                                                names_side_by_side,
                                                is_said_twice,
                                                is_rest_of_address};

}  // namespace

bool is_line_of_no_heading(std::string_view text) {
  return std::any_of(std::begin(kLines), std::end(kLines),
                     [&](const auto holds) { return holds(text); });
}

}  // namespace kouryu
