// Finds what matched in a passage: in its folded text, brought back to the spelling that is shown.
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/recognize/dates.h"
#include "dict/recognize/years.h"
#include "searcher/snippet/snippet.h"

namespace kouryu {
namespace {

/// What is found of one word, in the folded text.
class Finder {
 public:
  Finder(const AnalyzedText& analyzed, const std::vector<YearMention>& years)
      : analyzed_(analyzed), years_(years) {}

  std::vector<ByteRange> find(const MarkWord& word) const {
    std::vector<ByteRange> found;
    for (const std::string& wanted : word.substrings) substring(wanted, found);
    prefixes(word.prefixes, found);
    terms(word.terms, found);
    years(word.years, found);
    dates(word.dates, found);
    if (!found.empty()) return found;
    for (const std::string& wanted : word.part_substrings) substring(wanted, found);
    terms(word.part_terms, found);
    return found;
  }

 private:
  void substring(const std::string& wanted, std::vector<ByteRange>& found) const {
    const std::string& folded = analyzed_.folded.text;
    if (wanted.empty()) return;
    for (std::size_t at = folded.find(wanted); at != std::string::npos;) {
      found.push_back({at, at + wanted.size()});
      std::size_t next = at;
      next_char(folded, next);
      at = folded.find(wanted, next);
    }
  }

  void prefixes(const std::vector<std::string>& wanted, std::vector<ByteRange>& found) const {
    if (wanted.empty()) return;
    const std::string_view folded = analyzed_.folded.text;
    for (const Token& token : analyzed_.tokens) {
      const std::string_view surface = folded.substr(token.range.begin, token.range.size());
      const bool begins = std::any_of(wanted.begin(), wanted.end(), [&](const auto& prefix) {
        return surface.starts_with(prefix);
      });
      if (begins) found.push_back(token.range);
    }
  }

  void terms(const std::set<std::string>& wanted, std::vector<ByteRange>& found) const {
    if (wanted.empty()) return;
    for (const Token& token : analyzed_.tokens) {
      if (token.content && wanted.contains(word_term(token))) found.push_back(token.range);
    }
  }

  void years(const std::vector<int>& wanted, std::vector<ByteRange>& found) const {
    if (wanted.empty()) return;
    for (const YearMention& mention : years_) {
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
    for (const YearMention& mention : years_) {
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

}  // namespace

std::vector<Mark> find_marks(std::string_view text, const AnalyzedText& analyzed,
                             const MarkTerms& terms) {
  std::vector<YearMention> years;
  if (std::any_of(terms.begin(), terms.end(),
                  [](const auto& word) { return !word.years.empty() || !word.dates.empty(); }))
    years = recognize_years(analyzed.folded, {});
  const Finder finder(analyzed, years);
  std::vector<std::pair<ByteRange, std::size_t>> found;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (const ByteRange& range : finder.find(terms[i])) {
      const ByteRange shown = shown_range(text, analyzed.folded.map, range);
      if (shown.begin < shown.end) found.emplace_back(shown, i);
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<Mark> marks;
  for (const auto& [range, word] : found) {
    if (marks.empty() || range.begin > marks.back().range.end) marks.push_back({range, {}});
    marks.back().range.end = std::max(marks.back().range.end, range.end);
    marks.back().words.insert(word);
  }
  return marks;
}

}  // namespace kouryu
