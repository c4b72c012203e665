// At each character the rules are tried in order; the first that reads something there wins.
#include "searcher/query/spelling_sites.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/counters.h"
#include "dict/lexicon/spelling_groups.h"
#include "dict/names/gazetteer.h"
#include "searcher/query/numbers.h"

namespace kouryu {
namespace {

using Chars = std::u32string_view;

bool is_numeral(char32_t c) { return is_ascii_digit(c) || is_kanji_numeral(c); }

/// The text around one place of it; 0 past its ends.
class Around {
 public:
  Around(Chars text, std::size_t at) : text_(text), at_(at) {}
  [[nodiscard]] Chars text() const { return text_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] char32_t before() const { return at_ > 0 ? text_[at_ - 1] : U'\0'; }
  [[nodiscard]] char32_t operator[](std::size_t i) const {
    return at_ + i < text_.size() ? text_[at_ + i] : U'\0';
  }

 private:
  Chars text_;
  std::size_t at_;
};

/// What stands at a place: its length (0: nothing of that kind) and what may stand there instead.
struct Reading {
  std::size_t chars = 0;
  std::vector<std::u32string> others;
};

void exchange(Reading& reading, Chars written, std::u32string other) {
  if (other != written) reading.others.push_back(std::move(other));
}

Reading word(const Around& around) {
  SpellingGroups::Match match = SpellingGroups::instance().at(around.text(), around.at());
  return {match.chars, std::move(match.others)};
}

/// 四日市, 五所川原, 六ヶ所村: characters of a name are no number. True when a name of a place
/// stands over `around` and the character at `end`.
bool in_place_name(const Around& around, std::size_t end) {
  constexpr std::size_t kLongestBefore = 4;  // characters of a name before its number (北九州)
  const std::string text = to_utf8(around.text());
  const std::size_t first = around.at() - std::min(around.at(), kLongestBefore);
  for (std::size_t i = first; i <= around.at(); ++i) {
    const std::size_t byte = byte_of_char(text, i);
    for (const PlaceMatch& match : Gazetteer::instance().written_at(text, byte)) {
      const bool named = match.form == FormKind::Full || match.form == FormKind::Bare;
      if (named && i + count_chars(text.substr(byte, match.bytes)) > end) return true;
    }
  }
  return false;
}

/// Whether a counter of one character may end before what stands at `at`.
bool ends_plainly(Chars text, std::size_t at) {
  static constexpr Chars kParticles = U"のをはがにへともやでかず";
  if (at >= text.size()) return true;
  if (is_hiragana(text[at])) return kParticles.find(text[at]) != Chars::npos;
  return !is_kanji(text[at]) || Counters::instance().may_follow(text, at);
}

bool begins_plainly(const Around& around) {
  const char32_t before = around.before();
  return !is_kanji(before) || Counters::instance().joins(before);
}

/// 第十回, 30周年. A single kanji before or behind a single numeral makes other words of it
/// (統一校, 一人前, 六本木); two characters of either are plain enough.
Reading number(const Around& around) {
  const char32_t before = around.before();
  if (!is_numeral(around[0]) || is_numeral(before)) return {};
  if (is_ascii_digit(around[0]) &&
      (before == U'.' || before == U',' || before == U'-' || is_latin(before))) {
    return {};
  }
  const Counters& counters = Counters::instance();
  const auto written = read_number(around.text(), around.at());
  if (!written) return {};
  const std::size_t end = around.at() + written->chars;
  const std::size_t counter = counters.at(around.text(), end);
  const bool ordinal = before == U'第' && counters.ordinal_at(around.text(), end) > 0;
  if (counter == 0 && !ordinal) return {};
  if (!ordinal && written->chars == 1 && counter == 1) {
    if (!is_ascii_digit(around[0]) && !begins_plainly(around)) return {};
    if (!ends_plainly(around.text(), end + counter)) return {};
  }
  if (!is_ascii_digit(around[0]) && in_place_name(around, end)) return {};
  Reading out{written->chars, {}};
  const Chars spelt = around.text().substr(around.at(), written->chars);
  for (std::u32string& other : number_spellings(written->value)) {
    exchange(out, spelt, std::move(other));
  }
  return out;
}

/// 3か月, 五箇所, 数ヶ国.
Reading counter_sign(const Around& around) {
  const Counters& counters = Counters::instance();
  if (!is_numeral(around.before()) && !counters.stands_for_number(around.before())) return {};
  const Chars signs = counters.signs_at(around.text(), around.at());
  if (signs.empty()) return {};
  // 六ヶ所村 is spelt with ケ, but with no か.
  if (!is_ascii_digit(around.before()) && in_place_name(around, around.at() + 1)) return {};
  Reading out{1, {}};
  const char32_t written = around[0];
  for (const char32_t sign : signs) exchange(out, Chars(&written, 1), std::u32string(1, sign));
  return out;
}

/// 茅ヶ崎, 関ケ原, 霞が関.
Reading place_sign(const Around& around) {
  static constexpr Chars kSigns = U"ヶケがガヵ";
  if (kSigns.find(around[0]) == Chars::npos) return {};
  if (!is_kanji(around.before()) || !is_kanji(around[1])) return {};
  Reading out{1, {}};
  const char32_t written = around[0];
  for (const char32_t sign : kSigns) exchange(out, Chars(&written, 1), std::u32string(1, sign));
  return out;
}

constexpr std::array kRules = {number, counter_sign, word, place_sign};

}  // namespace

std::vector<SpellingSite> spelling_sites(Chars folded) {
  std::vector<SpellingSite> sites;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t chars = 1;
    for (const auto& rule : kRules) {
      Reading reading = rule(Around(folded, at));
      if (reading.chars == 0) continue;
      chars = reading.chars;
      if (!reading.others.empty()) sites.push_back({at, at + chars, std::move(reading.others)});
      break;
    }
    at += chars;
  }
  return sites;
}

}  // namespace kouryu
