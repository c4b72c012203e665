// Finds what matched in a passage: in its folded text, brought back to the spelling that is shown.
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/recognize/years.h"
#include "searcher/snippet/snippet.h"

namespace kouryu {
namespace {

struct Found {
  ByteRange range;  // in the folded text
  std::string term;
};

std::vector<Found> find_substrings(const std::string& folded, const MarkTerms& terms) {
  std::vector<Found> found;
  for (const std::string& wanted : terms.substrings) {
    if (wanted.empty()) continue;
    for (std::size_t at = folded.find(wanted); at != std::string::npos;) {
      found.push_back({{at, at + wanted.size()}, wanted});
      std::size_t next = at;
      next_char(folded, next);
      at = folded.find(wanted, next);
    }
  }
  return found;
}

bool is_inside(const ByteRange& range, const std::vector<Found>& found, std::size_t count) {
  return std::any_of(
      found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count),
      [&](const Found& f) { return f.range.begin <= range.begin && range.end <= f.range.end; });
}

void find_words(const AnalyzedText& analyzed, const MarkTerms& terms, std::vector<Found>& found) {
  if (terms.words.empty() && terms.prefixes.empty()) return;
  const std::size_t substrings = found.size();
  const std::string_view folded = analyzed.folded.text;
  for (const Token& token : analyzed.tokens) {
    if (is_inside(token.range, found, substrings)) continue;
    const std::string_view surface =
        folded.substr(token.range.begin, token.range.end - token.range.begin);
    for (const std::string& prefix : terms.prefixes) {
      if (surface.starts_with(prefix)) found.push_back({token.range, prefix});
    }
    if (!token.content || terms.words.empty()) continue;
    if (std::string term = word_term(token); terms.words.count(term) != 0) {
      found.push_back({token.range, std::move(term)});
    }
  }
}

void find_years(const AnalyzedText& analyzed, const MarkTerms& terms, std::vector<Found>& found) {
  if (terms.years.empty()) return;
  for (const YearMention& mention : recognize_years(analyzed.folded, {})) {
    for (const int year : years_of(mention)) {
      const bool wanted =
          std::any_of(terms.years.begin(), terms.years.end(), [&](const auto& alternative) {
            return std::find(alternative.begin(), alternative.end(), year) != alternative.end();
          });
      if (wanted) found.push_back({mention.range, std::to_string(year)});
    }
  }
}

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
  std::vector<Found> found = find_substrings(analyzed.folded.text, terms);
  find_words(analyzed, terms, found);
  find_years(analyzed, terms, found);
  for (Found& f : found) f.range = shown_range(text, analyzed.folded.map, f.range);
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::pair(a.range.begin, a.range.end) < std::pair(b.range.begin, b.range.end);
  });
  std::vector<Mark> marks;
  for (Found& f : found) {
    if (f.range.begin >= f.range.end) continue;
    if (marks.empty() || f.range.begin > marks.back().range.end) {
      marks.push_back({f.range, {std::move(f.term)}});
      continue;
    }
    Mark& last = marks.back();
    last.range.end = std::max(last.range.end, f.range.end);
    last.terms.push_back(std::move(f.term));
  }
  for (Mark& mark : marks) {
    std::sort(mark.terms.begin(), mark.terms.end());
    mark.terms.erase(std::unique(mark.terms.begin(), mark.terms.end()), mark.terms.end());
  }
  return marks;
}

}  // namespace kouryu
