// Wordings (dict/lexicon/data/site_words.tsv) are compared as search folds them, without marks and
// spaces around.
#include "indexer/lines/site_furniture.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/page_tools.h"
#include "indexer/lines/page_trail.h"
#include "indexer/lines/site_words.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestControl = 40;     // characters
constexpr std::size_t kLongestLink = 24;        // characters
constexpr std::size_t kLongestCounter = 30;     // characters
constexpr std::size_t kLongestFurniture = 160;  // characters

bool is_edge(char32_t c) {
  static constexpr std::u32string_view kEdge =
      U" []【】()<>《》「」『』〔〕≪≫«»‹›|/"
      U"・･•·◦▪➤.。,、:;*-–—―~：，．／｜（）［］＜＞　▲△▼▽↑↓→←⇒≫∧^●■◆★☆○□◇_+※♪^";
  return kEdge.find(c) != kEdge.npos || is_space(c);
}

/// No letter; ￣ comes as a space and a mark on it where NFKC has been at work.
bool is_sign(char32_t c) {
  const bool mark_alone = c >= 0x0300 && c <= 0x036F;
  return mark_alone || !is_letter_or_digit(c);
}

/// ===== お知らせ ===== heads what is below; ----- Vol. 4 ----- and a logo say nothing.
bool names_in_japanese(std::string_view text) {
  bool found = false;
  each_char(text, [&](char32_t c, std::size_t) { found = found || is_kanji(c) || is_hiragana(c); });
  return found;
}

/// Folded, without marks and spaces at its ends.
std::string plain(std::string_view text) {
  std::string folded = fold_text(text);
  std::size_t begin = 0;
  while (begin < folded.size()) {
    std::size_t next = begin;
    if (!is_edge(next_char(folded, next))) break;
    begin = next;
  }
  std::size_t end = folded.size();
  while (end > begin) {
    std::size_t before = end;
    if (!is_edge(previous_char(folded, before))) break;
    end = before;
  }
  return folded.substr(begin, end - begin);
}

bool is_weak_control(std::string_view text) {
  static const auto kWords = site_word_set("perhaps");
  return kWords.contains(text);
}

/// いいね!24, コメント5件: how often it was pressed.
void cut_count(std::string& word) {
  for (const std::string_view unit : {"件", "回", "人"}) {
    if (word.ends_with(unit)) word.erase(word.size() - unit.size());
  }
  const std::size_t counted = word.find_last_not_of("0123456789,");
  word.erase(counted == std::string::npos ? 0 : counted + 1);
}

/// `line` is `text` folded. Words of controls parted by spaces, bars and line ends: 文字サイズ 小
/// 中 大. Most of them are known; of a row, what leads on (前条へ) is one.
bool is_controls(std::string_view text, const std::string& line) {
  constexpr std::size_t kManyWeak = 3;
  static const auto kWords = site_word_set("control");
  if (kWords.contains(line)) return true;
  std::size_t names = 0;
  std::size_t sure = 0;
  std::size_t weak = 0;
  std::size_t leads = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    std::size_t next = begin;
    while (end < text.size() && !is_edge(next_char(text, next))) end = next;
    if (end > begin) {
      // Folded piece by piece: folding closes the gaps between Japanese words.
      std::string word = fold_text(text.substr(begin, end - begin));
      cut_count(word);
      if (!word.empty()) {
        ++names;
        if (kWords.contains(word) || is_command(word)) {
          ++sure;
        } else if (is_weak_control(word)) {
          ++weak;
        } else if (word.ends_with("へ")) {
          ++leads;
        }
      }
    }
    begin = next;
  }
  if (names == 0) return false;
  if (sure + weak == names) return sure > 0 || weak >= kManyWeak;
  return names > 2 && (sure + weak + leads) * 2 >= names && sure + leads > 1;
}

/// 体験記一覧へ, トップに戻る: a place of the site, and that it leads there.
bool leads_to_place(std::string_view line) {
  static const auto kPlaces = site_words("place");
  static const auto kWays = site_words("way");
  return std::any_of(kWays.begin(), kWays.end(), [&](const std::string& way) {
    return line.ends_with(way) && ends_with_any(line.substr(0, line.size() - way.size()), kPlaces);
  });
}

/// 日記(58) 料理(12): names with how many entries each has; commas part what a table has.
bool counts_entries(std::string_view text) {
  constexpr int kFewest = 2;
  if (contains_any(text, {",", "，", "、"})) return false;
  const std::string folded = fold_text(text);
  int counted = 0;
  for (std::size_t open = folded.find('('); open != std::string::npos;
       open = folded.find('(', open + 1)) {
    const std::size_t end = folded.find_first_not_of("0123456789", open + 1);
    if (end == std::string::npos || end == open + 1 || folded[end] != ')') return false;
    ++counted;
  }
  return counted >= kFewest && folded.ends_with(")");
}

/// ここからこのページの情報です。
bool says_begin(std::string_view line) {
  static constexpr std::array<std::string_view, 4> kParts = {"本文", "ページ", "コンテンツ",
                                                             "メイン"};
  return line.starts_with("ここから") && count_chars(line) <= kLongestLink &&
         std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) {
           return line.find(part) != std::string_view::npos;
         });
}

/// [目次], [一覧へ].
bool is_bracketed_place(std::string_view text, std::string_view line) {
  static const auto kPlaces = site_word_set("place");
  return text.starts_with("[") && text.ends_with("]") && kPlaces.contains(line);
}

const std::vector<std::string>& page_names() {
  static const auto kNames = site_words("of_page");
  return kNames;
}

/// 1:役に立った -> 役に立った.
std::string_view without_number(std::string_view line) {
  const std::size_t begin = line.find_first_not_of("0123456789:.) ");
  return begin == std::string_view::npos ? line : line.substr(begin);
}

}  // namespace

SiteFurniture furniture_of(std::string_view text, bool links) {
  if (text.empty() || text.size() > kLongestFurniture * 4) return SiteFurniture::None;
  const std::size_t chars = count_chars(text);
  if (chars > kLongestFurniture) return SiteFurniture::None;
  const std::string line = plain(text);
  if (is_rule(text) || (is_drawn(text) && !names_in_japanese(text))) return SiteFurniture::Control;
  if (chars <= kLongestControl && is_controls(text, line)) return SiteFurniture::Control;
  static const auto kButtons = site_words("button_end");
  if (chars <= kLongestLink && (leads_to_place(line) || ends_with_any(line, kButtons))) {
    return SiteFurniture::Control;
  }
  if (is_command(line) || counts_use(line) || is_calendar_head(text) || leads_on(line) ||
      is_subscription(line) || says_begin(line) || is_bracketed_place(text, line)) {
    return SiteFurniture::Control;
  }
  if (leads_from_home(text) || (ends_sentence(text) && tells_working(text))) {
    return SiteFurniture::Navigation;
  }
  if (counts_entries(text) || is_tag_row(text) || is_bracket_row(text)) {
    return SiteFurniture::Navigation;
  }
  if (turns_pages(text) || read_page_count(text).worded) return SiteFurniture::Control;
  static const auto kCounts = site_words("counter");
  const bool number = line.find_first_of("0123456789") != std::string::npos ||
                      line.find("番目") != std::string::npos ||
                      line.find("人目") != std::string::npos;
  if (chars <= kLongestCounter && number && begins_with_any(line, kCounts)) {
    return SiteFurniture::Control;
  }
  // 交流ネットへ戻る, 会員の申し込みはこちら: a link.
  const bool link =
      chars <= kLongestLink &&
      (line.ends_with("へ戻る") || line.ends_with("に戻る") || line.ends_with("はこちら"));
  if (link) return SiteFurniture::Navigation;
  if (is_weak_control(line)) return SiteFurniture::Perhaps;
  static const auto kBegins = site_words("begins");
  static const auto kSays = site_words("says");
  static const auto kWhole = site_word_set("answer");
  static const auto kPolite = site_words("polite");
  const bool says = std::any_of(kSays.begin(), kSays.end(), [&](const std::string& word) {
    return line.find(word) != std::string::npos;
  });
  const bool of_page =
      begins_with_any(line, page_names()) && !opens_contact(text) && !ends_with_any(line, kPolite);
  if (begins_with_any(line, kBegins) || says || of_page || kWhole.contains(without_number(line))) {
    return SiteFurniture::Navigation;
  }
  return (links || chars <= 80) && !trail_steps(text).empty() ? SiteFurniture::Navigation
                                                              : SiteFurniture::None;
}

bool is_rule(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (!is_sign(next_char(text, position))) return false;
  }
  return true;
}

bool is_drawn(std::string_view text) {
  constexpr std::size_t kFewest = 5;  // signs at the begin
  constexpr std::size_t kFewestBehind = 3;
  char32_t sign = 0;
  std::size_t before = 0;  // the name
  std::size_t run = 0;
  bool named = false;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_space(c)) continue;
    if (sign == 0) sign = c;
    run = c == sign ? run + 1 : 0;
    if (!named) before = std::max(before, run);
    named = named || !is_sign(c);
    if (named && before < kFewest) return false;
  }
  return before >= kFewest && (!named || run >= kFewestBehind);
}

PageCount read_page_count(std::string_view text) {
  constexpr std::size_t kMostChars = 16;
  if (text.size() > kMostChars * 3) return {};
  const std::string folded = fold_text(text);
  std::string_view line = folded;
  PageCount count;
  for (const std::string_view word : {"page", "p"}) {
    if (!line.starts_with(word)) continue;
    count.worded = true;
    line.remove_prefix(word.size());
    break;
  }
  const auto number = [&line] {
    while (line.starts_with(" ") || line.starts_with(".")) line.remove_prefix(1);
    int value = 0;
    for (; !line.empty() && line[0] >= '0' && line[0] <= '9' && value < 10000;
         line.remove_prefix(1)) {
      value = value * 10 + (line[0] - '0');
    }
    while (line.starts_with(" ")) line.remove_prefix(1);
    return value;
  };
  count.page = number();
  if (line.starts_with("/") || line.starts_with("of")) {
    line.remove_prefix(line.starts_with("/") ? 1 : 2);
    count.pages = number();
    if (count.pages < count.page) return {};
  }
  return line.empty() && count.page > 0 ? count : PageCount{};
}

bool begins_page(std::string_view text) {
  static const auto kWhole = site_word_set("page_begins");
  if (count_chars(text) > kLongestFurniture) return false;
  const std::string line = plain(text);
  return kWhole.contains(line) || says_begin(line) || leads_from_home(text) ||
         !last_step(text).empty();
}

bool begins_text(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kWhole = {"本文", "本文です", "本文ここから",
                                                             "ページの本文です"};
  if (count_chars(text) > kLongestLink) return false;
  const std::string line = plain(text);
  return says_begin(line) || std::find(kWhole.begin(), kWhole.end(), line) != kWhole.end();
}

bool ends_page(std::string_view text) {
  static const auto kBegins = site_words("page_ends");
  if (count_chars(text) > kLongestFurniture) return false;
  const std::string line = plain(text);
  return begins_with_any(line, kBegins);
}

bool tells_of_page(std::string_view text) {
  const std::string folded = fold_text(text);
  return std::any_of(page_names().begin(), page_names().end(), [&](const std::string& name) {
    return folded.find(name) != std::string::npos;
  });
}

bool names_part_of_site(std::string_view text) {
  static const auto kWhole = site_word_set("part");
  static const auto kEnds = site_words("part_end");
  const std::string line = plain(text);
  return kWhole.contains(line) || ends_with_any(line, kEnds);
}

bool heads_profile(std::string_view heading) {
  static const auto kWhole = site_word_set("profile_head");
  return count_chars(heading) <= kLongestLink && kWhole.contains(plain(heading));
}

bool heads_links(std::string_view heading) {
  static const auto kWhole = site_word_set("link_head");
  static const auto kEnds = site_words("link_head_end");
  const std::string line = plain(heading);
  return kWhole.contains(line) || (count_chars(line) <= kLongestLink && ends_with_any(line, kEnds));
}

}  // namespace kouryu
