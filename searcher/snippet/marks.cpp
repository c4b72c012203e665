// Finds what matched in a passage: in its folded text, brought back to the spelling that is shown.
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/find_text.h"
#include "dict/base/utf8.h"
#include "dict/time/dates.h"
#include "dict/time/years.h"
#include "searcher/snippet/snippet.h"

namespace kouryu {
namespace {

/// True when `at` stands inside a number: 1|30, 1,|030, 3|.30, 三|十.
bool inside_number(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  const auto is_sign = [](char32_t c) { return c == U',' || c == U'.'; };
  std::size_t left = at;
  std::size_t right = at;
  const char32_t before = previous_char(text, left);
  const char32_t after = next_char(text, right);
  if (is_digit(before) && is_digit(after)) return true;
  if (is_kanji_numeral(before) && is_kanji_numeral(after)) return true;
  if (is_sign(before) && is_digit(after)) return left > 0 && is_digit(previous_char(text, left));
  if (is_digit(before) && is_sign(after)) {
    return right < text.size() && is_digit(next_char(text, right));
  }
  return false;
}

bool cuts_number(std::string_view text, const ByteRange& range) {
  return inside_number(text, range.begin) || inside_number(text, range.end);
}

/// What is found of one word, in the folded text.
class Finder {
 public:
  Finder(const AnalyzedText& analyzed, const std::vector<YearMention>& years)
      : analyzed_(analyzed), years_(years) {}

  /// The word itself, in any of its ways.
  std::vector<ByteRange> find(const MarkWord& word) const {
    std::vector<ByteRange> found;
    for (const std::string& wanted : word.substrings) substring(wanted, found);
    prefixes(word.prefixes, found);
    for (const std::string& wanted : word.terms) term(wanted, found);
    term_prefixes(word.term_prefixes, found);
    if (word.whole_numbers) prefer_whole_numbers(found);
    years(word.years, found);
    dates(word.dates, found);
    return found;
  }

  void substring(const std::string& wanted, std::vector<ByteRange>& found) const {
    each_place(analyzed_.folded.text, wanted,
               [&](const ByteRange& place) { found.push_back(place); });
  }

  void term(const std::string& wanted, std::vector<ByteRange>& found) const {
    DeadlineCheck deadline;
    for (std::size_t i = 0; i < analyzed_.tokens.size(); ++i) {
      deadline.step();
      const Token& token = analyzed_.tokens[i];
      if (token.content && word_term(token) == wanted) found.push_back(inflected(i));
    }
  }

 private:
  /// A token as it stands in the text: a verb or adjective with the auxiliaries joined to it.
  [[nodiscard]] ByteRange inflected(std::size_t i) const {
    ByteRange range = analyzed_.tokens[i].range;
    const TokenKind kind = analyzed_.tokens[i].kind;
    if (kind != TokenKind::Verb && kind != TokenKind::Adjective) return range;
    for (++i; i < analyzed_.tokens.size(); ++i) {
      const Token& next = analyzed_.tokens[i];
      if (!next.auxiliary || next.range.begin != range.end) break;
      range.end = next.range.end;
    }
    return range;
  }

  void prefixes(const std::vector<std::string>& wanted, std::vector<ByteRange>& found) const {
    if (wanted.empty()) return;
    const std::string_view folded = analyzed_.folded.text;
    DeadlineCheck deadline;
    for (const Token& token : analyzed_.tokens) {
      deadline.step();
      const std::string_view surface = folded.substr(token.range.begin, token.range.size());
      const bool begins = std::any_of(wanted.begin(), wanted.end(), [&](const auto& prefix) {
        return surface.starts_with(prefix);
      });
      if (begins) found.push_back(token.range);
    }
  }

  void term_prefixes(const std::vector<std::string>& wanted, std::vector<ByteRange>& found) const {
    if (wanted.empty()) return;
    DeadlineCheck deadline;
    for (std::size_t i = 0; i < analyzed_.tokens.size(); ++i) {
      deadline.step();
      const Token& token = analyzed_.tokens[i];
      const bool begins = std::any_of(wanted.begin(), wanted.end(), [&](const auto& prefix) {
        return token.base.starts_with(prefix);
      });
      if (token.content && begins) found.push_back(inflected(i));
    }
  }

  /// Leaves out what stands inside longer numbers, unless all does.
  void prefer_whole_numbers(std::vector<ByteRange>& found) const {
    const auto cuts = [&](const ByteRange& range) {
      return cuts_number(analyzed_.folded.text, range);
    };
    if (std::all_of(found.begin(), found.end(), cuts)) return;
    found.erase(std::remove_if(found.begin(), found.end(), cuts), found.end());
  }

  void years(const std::vector<int>& wanted, std::vector<ByteRange>& found) const {
    if (wanted.empty()) return;
    DeadlineCheck deadline;
    for (const YearMention& mention : years_) {
      deadline.step();
      const std::vector<int> years = years_of(mention);
      const bool matches = std::any_of(wanted.begin(), wanted.end(), [&](int year) {
        return std::find(years.begin(), years.end(), year) != years.end();
      });
      if (!matches) continue;
      const std::string_view text =
          std::string_view(analyzed_.folded.text).substr(mention.range.begin, mention.range.size());
      for (const ByteRange& part : year_parts(text)) {
        found.push_back({mention.range.begin + part.begin, mention.range.begin + part.end});
      }
    }
  }

  void dates(const std::vector<std::string>& wanted, std::vector<ByteRange>& found) const {
    if (wanted.empty()) return;
    DeadlineCheck deadline;
    for (const YearMention& mention : years_) {
      deadline.step();
      const std::vector<std::string> terms = date_terms(mention);
      const bool matches = std::any_of(wanted.begin(), wanted.end(), [&](const auto& term) {
        return std::find(terms.begin(), terms.end(), term) != terms.end();
      });
      if (matches) found.push_back(mention.range);
    }
  }

  const AnalyzedText& analyzed_;
  const std::vector<YearMention>& years_;
};

/// The range in the shown text: whole characters as a reader sees them.
ByteRange shown_range(std::string_view text, const OffsetMap& map, const ByteRange& folded) {
  ByteRange range = map.to_original(folded);
  if (range.begin >= range.end) return range;
  range.begin = grapheme_begin(text, range.begin);
  range.end = grapheme_end(text, range.end);
  return range;
}

/// In text order; those that touch are one.
std::vector<Mark> joined(std::vector<Mark> found) {
  std::sort(found.begin(), found.end(),
            [](const Mark& a, const Mark& b) { return a.range < b.range; });
  std::vector<Mark> marks;
  for (Mark& mark : found) {
    if (marks.empty() || mark.range.begin > marks.back().range.end) {
      marks.push_back(std::move(mark));
      continue;
    }
    marks.back().range.end = std::max(marks.back().range.end, mark.range.end);
    marks.back().words.insert(mark.words.begin(), mark.words.end());
    marks.back().parts.insert(mark.parts.begin(), mark.parts.end());
  }
  return marks;
}

}  // namespace

std::vector<Mark> find_marks(std::string_view text, const AnalyzedText& analyzed,
                             const MarkTerms& terms) {
  std::vector<YearMention> years;
  if (std::any_of(terms.begin(), terms.end(),
                  [](const auto& word) { return !word.years.empty() || !word.dates.empty(); }))
    years = recognize_years(analyzed.folded, {});
  const Finder finder(analyzed, years);
  std::vector<Mark> found;
  DeadlineCheck deadline;
  const auto add = [&](const std::vector<ByteRange>& ranges, const Mark& mark) {
    for (const ByteRange& range : ranges) {
      deadline.step();
      const ByteRange shown = shown_range(text, analyzed.folded.map, range);
      if (shown.begin < shown.end) found.push_back({shown, mark.words, mark.parts});
    }
  };
  std::size_t parts = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::vector<ByteRange> whole = finder.find(terms[i]);
    add(whole, {{}, {i}, {}});
    if (!whole.empty()) continue;
    for (const std::string& part : terms[i].part_substrings) {
      std::vector<ByteRange> ranges;
      finder.substring(part, ranges);
      add(ranges, {{}, {i}, {parts++}});
    }
    for (const std::string& part : terms[i].part_terms) {
      std::vector<ByteRange> ranges;
      finder.term(part, ranges);
      add(ranges, {{}, {i}, {parts++}});
    }
  }
  return joined(std::move(found));
}

}  // namespace kouryu
