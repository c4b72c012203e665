// Chooses what of a passage to show: the window with the most of what was asked for.
#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "dict/base/utf8.h"
#include "searcher/snippet/snippet.h"

namespace kouryu {
namespace {

constexpr std::string_view kEllipsis = "…";

/// How well one may begin after a character.
enum class Seam { None, Clause, Sentence };

Seam seam_after(char32_t c) {
  switch (c) {
    case U'。':
    case U'！':
    case U'？':
    case U'!':
    case U'?':
    case U'\n':
      return Seam::Sentence;
    case U'、':
    case U'，':
    case U'；':
    case U'：':
    case U')':
    case U'）':
    case U'」':
    case U'』':
    case U' ':
    case U'　':
      return Seam::Clause;
    default:
      return Seam::None;
  }
}

/// The passage on one line, and where its characters are.
struct Line {
  std::string text;
  std::vector<std::size_t> begins;  // byte of each character in `text`, and one past the last
  std::vector<Seam> seams;          // before each character
  std::vector<std::size_t> at;      // byte of the passage -> byte of `text`

  [[nodiscard]] std::size_t size() const { return seams.size(); }
  /// The character at or after `byte` of `text`.
  [[nodiscard]] std::size_t char_at(std::size_t byte) const {
    const auto found = std::lower_bound(begins.begin(), begins.end(), byte);
    return static_cast<std::size_t>(found - begins.begin());
  }
};

Line one_line(std::string_view passage) {
  Line line;
  line.at.resize(passage.size() + 1);
  Seam seam = Seam::Sentence;
  bool space = false;
  for (std::size_t position = 0; position < passage.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(passage, position);
    const bool is_white = is_space(c);
    if (!is_white && space && !line.text.empty()) {
      line.begins.push_back(line.text.size());
      line.seams.push_back(Seam::None);
      line.text += ' ';
    }
    for (std::size_t i = begin; i < position; ++i) line.at[i] = line.text.size();
    if (is_white) {
      space = true;
      seam = std::max(seam, seam_after(c));
      continue;
    }
    space = false;
    line.begins.push_back(line.text.size());
    line.seams.push_back(seam);
    line.text.append(passage, begin, position - begin);
    seam = seam_after(c);
  }
  line.at[passage.size()] = line.text.size();
  line.begins.push_back(line.text.size());
  return line;
}

/// A mark in characters of the line.
struct Span {
  std::size_t begin;
  std::size_t end;
  const Mark* mark;
};

std::vector<Span> spans_of(const Line& line, const std::vector<Mark>& marks) {
  std::vector<Span> spans;
  for (const Mark& mark : marks) {
    const Span span{line.char_at(line.at[mark.range.begin]), line.char_at(line.at[mark.range.end]),
                    &mark};
    if (span.begin < span.end) spans.push_back(span);
  }
  return spans;
}

/// Where a window that must hold character `first` may best begin: after a sentence, else after a
/// clause, within `reach` characters before it, else a little before it.
std::size_t best_begin(const Line& line, std::size_t first, std::size_t reach) {
  const std::size_t lowest = first > reach ? first - reach : 0;
  if (lowest == 0) return 0;
  std::size_t clause = first;
  bool has_clause = false;
  for (std::size_t at = first + 1; at-- > lowest;) {
    if (line.seams[at] == Seam::Sentence) return at;
    if (line.seams[at] == Seam::Clause && !has_clause) {
      has_clause = true;
      clause = at;
    }
  }
  if (has_clause) return clause;
  const std::size_t little = first - reach / 2;
  return line.char_at(grapheme_begin(line.text, line.begins[little]));
}

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::tuple<std::size_t, double, std::size_t> worth(const Window& window,
                                                   const std::vector<Span>& spans,
                                                   const std::map<std::string, double>& weights) {
  std::set<std::string_view> seen;
  double weight = 0;
  std::size_t shown = 0;
  for (const Span& span : spans) {
    if (span.begin < window.begin || span.end > window.end) continue;
    ++shown;
    for (const std::string& term : span.mark->terms) {
      if (!seen.insert(term).second) continue;
      const auto found = weights.find(term);
      weight += found != weights.end() ? found->second : 1;
    }
  }
  return {seen.size(), weight, shown};
}

Window window_from(const Line& line, std::size_t begin, std::size_t max_chars) {
  Window window{begin, std::min(line.size(), begin + max_chars)};
  if (window.end < line.size()) {
    const std::size_t whole = line.char_at(grapheme_begin(line.text, line.begins[window.end]));
    if (whole > window.begin) window.end = whole;
  }
  return window;
}

Window best_window(const Line& line, const std::vector<Span>& spans,
                   const std::map<std::string, double>& weights, std::size_t max_chars) {
  const std::size_t last_begin = line.size() - max_chars;
  Window best = window_from(line, 0, max_chars);
  auto best_worth = worth(best, spans, weights);
  for (const Span& span : spans) {
    std::size_t begin = best_begin(line, span.begin, max_chars / 3);
    if (begin > last_begin) {
      // The end is near: rather show more before it than less of it.
      begin = best_begin(line, last_begin, max_chars / 3);
      if (begin < last_begin && span.end > begin + max_chars) begin = last_begin;
      begin = line.char_at(grapheme_begin(line.text, line.begins[begin]));
    }
    const Window window = window_from(line, begin, max_chars);
    auto window_worth = worth(window, spans, weights);
    if (window_worth > best_worth) {
      best = window;
      best_worth = window_worth;
    }
  }
  return best;
}

/// Ends at a sentence when one ends in the last quarter and no mark is lost.
void end_well(const Line& line, const std::vector<Span>& spans, Window& window) {
  if (window.end == line.size()) return;
  std::size_t needed = window.begin + (window.end - window.begin) * 3 / 4;
  for (const Span& span : spans) {
    if (span.begin < window.end) needed = std::max(needed, std::min(span.end, window.end));
  }
  for (std::size_t at = window.end; at > needed; --at) {
    if (line.seams[at] == Seam::Sentence) {
      window.end = at;
      return;
    }
  }
}

}  // namespace

Snippet make_snippet(std::string_view text, const std::vector<Mark>& marks,
                     const std::map<std::string, double>& weights, std::size_t max_chars) {
  const Line line = one_line(text);
  const std::vector<Span> spans = spans_of(line, marks);
  Window window{0, line.size()};
  if (line.size() > max_chars) {
    window = best_window(line, spans, weights, max_chars);
    end_well(line, spans, window);
  }
  Snippet snippet;
  if (window.begin > 0) snippet.text += kEllipsis;
  const std::size_t lead = snippet.text.size();
  const std::size_t from = line.begins[window.begin];
  std::size_t to = line.begins[window.end];
  if (to > from && line.text[to - 1] == ' ') --to;
  snippet.text.append(line.text, from, to - from);
  if (window.end < line.size()) snippet.text += kEllipsis;
  for (const Span& span : spans) {
    const std::size_t begin = std::max(line.begins[span.begin], from);
    const std::size_t end = std::min(line.begins[span.end], to);
    if (begin < end) snippet.highlights.push_back({begin - from + lead, end - from + lead});
  }
  return snippet;
}

}  // namespace kouryu
