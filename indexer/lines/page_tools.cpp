// Buttons name a thing of the page and what is done with it (site_words.tsv: thing, action).
#include "indexer/lines/page_tools.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/lines/site_words.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestCommand = 20;  // characters
constexpr std::size_t kLongestPager = 40;    // characters
constexpr std::size_t kLongestCount = 24;    // characters

/// 保存, 保存する, 保存します: without the verb.
std::string_view without_doing(std::string_view line, bool& done) {
  for (const std::string_view verb : {"する", "します"}) {
    if (!line.ends_with(verb)) continue;
    done = true;
    return line.substr(0, line.size() - verb.size());
  }
  return line;
}

/// A sign and a blank, as 《 and its like have none.
bool opens_with(std::string_view text, std::string_view sign) {
  if (!text.starts_with(sign)) return false;
  std::size_t behind = sign.size();
  return behind < text.size() && is_space(next_char(text, behind));
}

bool closes_with(std::string_view text, std::string_view sign) {
  if (!text.ends_with(sign)) return false;
  std::size_t before = text.size() - sign.size();
  return before > 0 && is_space(previous_char(text, before));
}

/// 1 2 3 … 14: numbers that count up, and dots between.
bool counts_up(std::string_view text) {
  constexpr int kFewest = 3;
  int numbers = 0;
  int last = 0;
  for (std::size_t position = 0; position < text.size();) {
    int number = 0;
    bool digits = false;
    char32_t c = 0;
    while (position < text.size() && is_digit(c = next_char(text, position))) {
      number = std::min(number * 10 + static_cast<int>(c % 16), 10000);
      digits = true;
    }
    if (digits && numbers++ < kFewest && numbers > 1 && number != last + 1) return false;
    if (digits) last = number;
    if (!is_digit(c) && !is_space(c)) return numbers >= kFewest && (c == U'…' || c == U'次');
  }
  return numbers >= kFewest;
}

}  // namespace

bool is_command(std::string_view line) {
  static const auto kThings = site_words("thing");
  static const auto kActions = site_word_set("action");
  static const auto kFields = site_words("field_end");
  if (count_chars(line) > kLongestCommand) return false;
  if (ends_with_any(line, kFields)) return true;
  bool done = false;
  const std::string_view deed = without_doing(line, done);
  if (done && kActions.contains(deed)) return true;
  for (const std::string_view particle : {"を", "に", "の", "で"}) {
    const std::size_t at = deed.rfind(particle);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view action = deed.substr(at + particle.size());
    if (kActions.contains(action) && ends_with_any(deed.substr(0, at), kThings)) return true;
  }
  return false;
}

bool turns_pages(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kBack = {"«", "<<", "≪", "＜＜", "←", "◀"};
  static constexpr std::array<std::string_view, 5> kOn = {"»", ">>", "≫", "＞＞", "→"};
  if (text.size() > kLongestPager * 4 || count_chars(text) > kLongestPager) return false;
  const auto back = [&](std::string_view sign) { return opens_with(text, sign); };
  const auto on = [&](std::string_view sign) { return closes_with(text, sign); };
  if (std::any_of(kBack.begin(), kBack.end(), back) || std::any_of(kOn.begin(), kOn.end(), on)) {
    return true;
  }
  const bool both =
      std::any_of(kBack.begin(), kBack.end(), [&](auto sign) { return text.starts_with(sign); }) &&
      std::any_of(kOn.begin(), kOn.end(), [&](auto sign) { return text.ends_with(sign); });
  if (both && (text.find('|') != text.npos || text.find("｜") != text.npos)) return true;
  // 前の10件 次の10件
  if (text.starts_with("前の") || text.starts_with("次の")) {
    std::size_t digit = std::string_view("前の").size();
    return digit < text.size() && is_digit(next_char(text, digit)) && text.ends_with("件");
  }
  std::size_t begin = 0;
  return !text.empty() && is_digit(next_char(text, begin)) && counts_up(text);
}

bool is_file_link(std::string_view text) {
  static const auto kEnds = site_words("file_end");
  constexpr std::size_t kLongest = 80;  // characters
  if (text.size() > kLongest * 4) return false;
  std::string folded = fold_text(text);
  if (ends_with_any(folded, kEnds)) return true;
  if (!folded.ends_with(")") && !folded.ends_with("]")) return false;
  folded.pop_back();
  static const auto kSizes = site_words("file_size");
  for (const std::string& unit : kSizes) {
    if (!folded.ends_with(unit)) continue;
    const std::string_view before = std::string_view(folded).substr(0, folded.size() - unit.size());
    if (!before.empty() && (is_digit(before.back()) || before.back() == ' ')) return true;
  }
  return false;
}

bool is_calendar_head(std::string_view text) {
  constexpr std::size_t kLongest = 64;  // bytes
  if (text.size() > kLongest) return false;
  std::string days;
  each_char(text, [&](char32_t c, std::size_t at) {
    if (!is_space(c)) days += text.substr(at, 3);
  });
  return days == "日月火水木金土" || days == "月火水木金土日" || days == "月火水木金土日祝";
}

bool is_tag_row(std::string_view text) {
  std::size_t tags = 0;
  bool opens = true;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_space(c)) {
      opens = true;
      continue;
    }
    if (opens && c != U'#' && c != U'＃') return false;
    if (opens) ++tags;
    opens = false;
  }
  return tags > 1;
}

std::string_view without_tags(std::string_view text) { return text.substr(0, text.find(" #")); }

bool is_bracket_row(std::string_view text) {
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kLongest = 400;  // bytes
  if (text.size() > kLongest) return false;
  std::size_t names = 0;
  bool inside = false;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (c == U'[' || c == U'［') {
      ++names;
      inside = true;
    } else if (c == U']' || c == U'］') {
      inside = false;
    } else if (!inside && is_letter_or_digit(c)) {
      return false;
    }
  }
  return names >= kFewest;
}

bool is_subscription(std::string_view line) {
  constexpr std::size_t kLongest = 30;  // characters
  static const auto kThings = site_words("subscription");
  static const auto kEnds = site_words("subscribing");
  const std::size_t address = line.find("http");
  if (address != std::string_view::npos) line = line.substr(0, address);
  while (line.ends_with(" ") || line.ends_with(":")) line.remove_suffix(1);
  return count_chars(line) <= kLongest && ends_with_any(line, kEnds) &&
         std::any_of(kThings.begin(), kThings.end(), [&](const std::string& thing) {
           return line.find(thing) != std::string_view::npos;
         });
}

bool tells_working(std::string_view text) {
  constexpr std::size_t kLongest = 90;  // characters
  if (text.size() > kLongest * 4 || count_chars(text) > kLongest) return false;
  static const auto kWorking = site_words("working");
  static const auto kWith = site_words("working_with");
  const std::string folded = fold_text(text);
  const auto count = [&](const std::vector<std::string>& words) {
    return std::count_if(words.begin(), words.end(), [&](const std::string& word) {
      return folded.find(word) != std::string::npos;
    });
  };
  return count(kWorking) > 0 && count(kWith) > 0;
}

bool leads_on(std::string_view line) {
  constexpr std::size_t kLongest = 60;  // characters
  if (count_chars(line) > kLongest) return false;
  if (line.ends_with("へ続く") || line.ends_with("へつづく")) return true;
  const auto number_before = [&](std::size_t at) {
    while (at > 0 && line[at - 1] == ' ') --at;
    return at > 0 && is_digit(static_cast<unsigned char>(line[at - 1]));
  };
  const std::string_view comments = "件のコメント";
  if (line.ends_with(comments) && number_before(line.size() - comments.size())) return true;
  const std::size_t rest = line.find("残り");
  const std::size_t chars = line.find("文字");
  if (rest != std::string_view::npos && chars != std::string_view::npos && rest < chars &&
      rest < 6 && number_before(chars)) {
    return true;
  }
  const std::size_t link = line.rfind('(');
  if (link == std::string_view::npos) return false;
  static const auto kWhere = site_words("file_end");
  std::string_view where = line.substr(link + 1);
  if (where.ends_with(")")) where.remove_suffix(1);
  line = line.substr(0, link);
  const bool verb = line.ends_with("る") || line.ends_with("く");
  return verb && std::find(kWhere.begin(), kWhere.end(), where) != kWhere.end();
}

bool is_name_row(std::string_view text) {
  constexpr std::size_t kFewest = 4;
  constexpr std::size_t kLongestName = 18;  // characters
  constexpr std::size_t kUsualName = 6;     // at least; those of people are shorter
  constexpr std::size_t kLongest = 160;
  if (text.size() > kLongest * 4) return false;
  std::size_t names = 0;
  std::size_t chars = 0;
  std::size_t letters = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_space(c)) {
      if (chars > 0) ++names;
      chars = 0;
      continue;
    }
    const bool name = is_letter_or_digit(c) || c == U'・' || c == U'＆' || c == U'&';
    // Words of a Latin line stand apart by blanks too.
    if (is_digit(c) || is_latin(c) || !name || ++chars > kLongestName) return false;
    ++letters;
  }
  if (chars > 0) ++names;
  return names >= kFewest && letters >= names * kUsualName;
}

bool counts_use(std::string_view line) {
  static const auto kCounted = site_words("counted");
  if (count_chars(line) > kLongestCount) return false;
  for (const std::string& word : kCounted) {
    const bool before = line.starts_with(word);
    if (!before && !line.ends_with(word)) continue;
    const std::string_view rest =
        before ? line.substr(word.size()) : line.substr(0, line.size() - word.size());
    const std::size_t number = rest.find_first_not_of(" :");
    if (number != std::string_view::npos && is_digit(rest[number])) return true;
  }
  return false;
}

}  // namespace kouryu
