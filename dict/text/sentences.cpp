// A comma ends a clause by the letters in front of it: the endings of Japanese verbs.
#include "dict/text/sentences.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "dict/base/any_of.h"
#include "dict/base/deadline.h"
#include "dict/base/utf8.h"

namespace kouryu {
namespace {

bool ends_sentence(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'\n'; }

/// Behind the bracket that closes the one `open` before `at`, on the same line; `at` when none
/// does.
std::size_t behind_bracket(std::string_view text, std::size_t at, char32_t open) {
  static constexpr std::u32string_view kOpen = U"(（「『";
  static constexpr std::u32string_view kClose = U")）」』";
  static constexpr int kLongestBracket = 300;  // characters
  const std::size_t kind = kOpen.find(open);
  if (kind == kOpen.npos) return at;
  int depth = 1;
  std::size_t end = at;
  for (int length = 0; end < text.size() && length < kLongestBracket; ++length) {
    const char32_t c = next_char(text, end);
    if (c == U'\n') return at;
    if (c == open) ++depth;
    if (c == kClose[kind] && --depth == 0) return end;
  }
  return at;
}

/// Endings of a verb in front of a comma, longest first where one ends another.
constexpr auto kClauseEndings = std::to_array<std::string_view>(
    {"たが", "るが", "すが",   "いが", "だが",       "ため", "ので", "のち",   "した後",
     "た際", "とき", "ながら", "つつ", "とともに",   "ほか", "れば", "せば",   "たら",
     "なら", "して", "て",     "し",   "り",         "い",   "び",   "み",     "き",
     "ち",   "れ",   "え",     "せ",   "たことから", "以来", "以降", "ますが", "け",
     "げ",   "べ",   "め",     "ね",   "ぎ"});
/// Those of them behind which the next clause tells what came of it.
constexpr auto kLeadingEndings = std::to_array<std::string_view>(
    {"ため", "ので", "のち", "後", "際", "とき", "ながら", "つつ", "れば", "せば", "たら", "なら",
     "て", "受け", "ことから", "以来", "以降", "踏まえ"});
/// Words that end as a verb does and are none.
constexpr auto kNoVerb = std::to_array<std::string_view>(
    {"より",     "により",   "に際し",   "に対し", "として",   "にとって", "について", "において",
     "に関して", "しかし",   "ただし",   "もし",   "そして",   "とおり",   "あまり",   "こちら",
     "そのうち", "ばかり",   "をはじめ", "に関し", "にわたり", "ほど",     "だけ",     "おかげ",
     "夕べ",     "おおむね", "初め",     "初めて", "に向け",   "に加え",   "引き続き", "につき"});

/// 3) of …を結んだ3)5月6日…: the next item of a list that is written without line ends.
bool is_item_number(std::string_view text, std::size_t at, const ByteRange& sentence) {
  constexpr std::size_t kMostDigits = 2;
  if (at == sentence.begin || !is_digit(static_cast<unsigned char>(text[at]))) return false;
  std::size_t before = at;
  const char32_t c = previous_char(text, before);
  if (is_digit(c) || c == U'(' || c == U'（' || c == U'.' || c == U'-' || c == U'第') return false;
  std::size_t end = at;
  while (end < sentence.end && end - at < kMostDigits + 1 && text[end] >= '0' && text[end] <= '9') {
    ++end;
  }
  return end - at <= kMostDigits && end < sentence.end && text[end] == ')';
}

}  // namespace

ClauseEnd clause_end(std::string_view before) {
  if (!ends_with_any(before, kClauseEndings) || ends_with_any(before, kNoVerb)) {
    return ClauseEnd::None;
  }
  return ends_with_any(before, kLeadingEndings) ? ClauseEnd::Leads : ClauseEnd::Tells;
}

Sentences::Sentences(std::string_view text) : text_(text) {
  DeadlineCheck deadline;
  for (std::size_t at = 0; at < text.size();) {
    deadline.step();
    const std::size_t before = at;
    const char32_t c = next_char(text, at);
    const bool line_end = c == U'\n';
    at = behind_bracket(text, at, c);
    if (ends_sentence(c)) ends_.push_back({before, line_end ? before : at, at});
  }
}

std::size_t Sentences::without_space(std::size_t begin, std::size_t end) const {
  while (begin < end) {
    std::size_t after = begin;
    if (!is_space(next_char(text_, after))) break;
    begin = after;
  }
  return begin;
}

std::vector<ByteRange> Sentences::all() const {
  std::vector<ByteRange> sentences;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    begin = without_space(begin, end);
    if (begin < end) sentences.push_back({begin, end});
  };
  for (const End& end : ends_) {
    add(end.end);
    begin = end.next;
  }
  add(text_.size());
  return sentences;
}

ByteRange Sentences::around(const ByteRange& range) const {
  ByteRange sentence{0, text_.size()};
  const auto next =
      std::upper_bound(ends_.begin(), ends_.end(), range.begin,
                       [](std::size_t begin, const End& end) { return begin < end.next; });
  if (next != ends_.begin()) sentence.begin = std::prev(next)->next;
  const auto end = std::lower_bound(ends_.begin(), ends_.end(), range.end,
                                    [](const End& one, std::size_t at) { return one.before < at; });
  if (end != ends_.end()) sentence.end = end->end;
  sentence.begin = without_space(sentence.begin, range.begin);
  return sentence;
}

std::vector<ByteRange> clauses_of(std::string_view text, const ByteRange& sentence) {
  std::vector<ByteRange> clauses;
  std::size_t begin = sentence.begin;
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    const std::size_t before = at;
    const char32_t c = next_char(text, at);
    at = std::min(behind_bracket(text, at, c), sentence.end);
    if (is_item_number(text, before, sentence)) {
      clauses.push_back({begin, before});
      begin = before;
    }
    if (c != U'、' && c != U'，' && c != U',') continue;
    if (clause_end(text.substr(begin, before - begin)) == ClauseEnd::None) continue;
    clauses.push_back({begin, at});
    begin = at;
  }
  if (begin < sentence.end || clauses.empty()) clauses.push_back({begin, sentence.end});
  return clauses;
}

}  // namespace kouryu
