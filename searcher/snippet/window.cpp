// Chooses what of a passage to show: the windows with the most of what was asked for.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "searcher/snippet/snippet.h"

namespace kouryu {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kShortestWindow = 30;  // characters, where there are several
constexpr std::size_t kMostWindows = 3;
constexpr std::size_t kMostStarts = 2000;  // marks that a window is tried at

/// How well one may begin after a character.
enum class Seam { None, Clause, Sentence };

bool is_any(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

bool closes(char32_t c) { return is_any(c, U")）」』】》〉］"); }

Seam seam_after(char32_t c) {
  if (is_any(c, U"。！？!?\n")) return Seam::Sentence;
  if (closes(c) || is_any(c, U"、，；： \u3000")) return Seam::Clause;
  return Seam::None;
}

bool in_latin_word(char32_t c) { return is_latin(c) || is_digit(c); }

/// True when nothing may be cut between `before` and `c`.
bool sticks(char32_t before, char32_t c) {
  if (is_katakana(before) && is_katakana(c)) return true;
  if (in_latin_word(before) && in_latin_word(c)) return true;
  if (is_kanji_numeral(before) && is_kanji_numeral(c)) return true;
  return closes(c) || is_any(c, U"、。，．！？!?；：ー々ゝゞ・…");  // no line begins so
}

/// A sign inside a number or word: 1,234 and 2004-07-14 and People’s.
bool stands_inside(char32_t before, char32_t c, char32_t after) {
  return in_latin_word(before) && is_any(c, U".,:/-．，'’") && in_latin_word(after);
}

/// The passage on one line, and where its characters are.
struct Line {
  std::string text;
  std::vector<std::size_t> begins;  // byte of each character in `text`, and one past the last
  std::vector<Seam> seams;          // before each character
  std::vector<bool> whole;          // before each character: one may cut there
  std::vector<bool> phrase;         // before each character: a phrase begins (kanji behind kana)
  std::vector<std::size_t> at;      // byte of the passage -> byte of `text`

  [[nodiscard]] std::size_t size() const { return seams.size(); }
  /// The character at or after `byte` of `text`.
  [[nodiscard]] std::size_t char_at(std::size_t byte) const {
    const auto found = std::lower_bound(begins.begin(), begins.end(), byte);
    return static_cast<std::size_t>(found - begins.begin());
  }
};

/// A mark in characters of the line; in text order, never touching.
struct Span {
  std::size_t begin;
  std::size_t end;
  const Mark* mark;
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
    // A sentence inside 「…」 ends behind the bracket.
    const bool closed = closes(c) && seam == Seam::Sentence && !line.seams.empty();
    line.seams.push_back(closed ? Seam::None : seam);
    line.text.append(passage, begin, position - begin);
    seam = closed ? Seam::Sentence : seam_after(c);
  }
  line.at[passage.size()] = line.text.size();
  line.begins.push_back(line.text.size());
  return line;
}

/// Tells where one may cut: not inside words, numbers, marks, graphemes.
void find_cuts(Line& line, const std::vector<Span>& spans) {
  line.whole.assign(line.size() + 1, true);
  line.phrase.assign(line.size() + 1, false);
  char32_t before = 0;
  bool sign = false;  // `before` is a sign inside a number or word
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::size_t position = line.begins[i];
    const char32_t c = next_char(line.text, position);
    const char32_t after = position < line.text.size() ? next_char(line.text, position) : 0;
    const bool inside = stands_inside(before, c, after);
    const bool joined = sign || inside || sticks(before, c);
    const bool grapheme = c < 0x80 || grapheme_begin(line.text, line.begins[i]) == line.begins[i];
    line.whole[i] = i == 0 || (!joined && grapheme);
    line.phrase[i] = is_hiragana(before) && (is_kanji(c) || is_katakana(c));
    sign = inside;
    before = c;
  }
  for (const Span& span : spans) {
    for (std::size_t i = span.begin + 1; i < span.end; ++i) {
      line.whole[i] = false;
      line.phrase[i] = false;
    }
  }
}

std::vector<Span> spans_of(const Line& line, const std::vector<Mark>& marks) {
  std::vector<Span> spans;
  for (const Mark& mark : marks) {
    const Span span{line.char_at(line.at[mark.range.begin]), line.char_at(line.at[mark.range.end]),
                    &mark};
    if (span.begin < span.end) spans.push_back(span);
  }
  return spans;
}

std::size_t grapheme_at(const Line& line, std::size_t at) {
  return line.char_at(grapheme_begin(line.text, line.begins[at]));
}

/// Where a window that must hold character `first` may best begin: after a sentence, else after a
/// clause, within `reach` characters before it, else a little before it.
std::size_t best_begin(const Line& line, std::size_t first, std::size_t reach) {
  const std::size_t lowest = first > reach ? first - reach : 0;
  if (lowest == 0) return 0;
  std::optional<std::size_t> clause;
  for (std::size_t at = first + 1; at-- > lowest;) {
    if (!line.whole[at]) continue;
    if (line.seams[at] == Seam::Sentence) return at;
    if (line.seams[at] == Seam::Clause && !clause) clause = at;
  }
  if (clause) return *clause;
  const std::size_t little = first - reach / 2;
  for (std::size_t at = little; at <= first; ++at) {
    if (line.whole[at] && line.phrase[at]) return at;
  }
  for (std::size_t at = little + 1; at-- > lowest;) {
    if (line.whole[at]) return at;
  }
  for (std::size_t at = little; at <= first; ++at) {
    if (line.whole[at]) return at;
  }
  return grapheme_at(line, little);
}

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where one may cut at `end` or before it, but behind `lowest`.
std::optional<std::size_t> last_cut(const Line& line, std::size_t end, std::size_t lowest) {
  for (std::size_t at = end; at > lowest; --at) {
    if (line.whole[at]) return at;
  }
  return std::nullopt;
}

Window window_from(const Line& line, std::size_t begin, std::size_t max_chars) {
  Window window{begin, std::min(line.size(), begin + max_chars)};
  if (window.end == line.size()) return window;
  if (const auto cut = last_cut(line, window.end, begin + max_chars / 2)) {
    window.end = *cut;
    return window;
  }
  const std::size_t end = grapheme_at(line, window.end);  // inside one huge word
  if (end > begin) window.end = end;
  return window;
}

/// What a window shows; the more, the better, first things first.
struct Worth {
  std::size_t words = 0;  // distinct ones of the query
  double weight = 0;
  std::size_t parts = 0;  // distinct ones of words that stand nowhere whole
  std::size_t marks = 0;
  friend auto operator<=>(const Worth&, const Worth&) = default;
};

class Chooser {
 public:
  Chooser(const Line& line, const std::vector<Span>& spans, const std::vector<double>& weights)
      : line_(line), spans_(spans), weights_(weights) {}

  /// In text order, not touching.
  std::vector<Window> choose(std::size_t max_chars) const {
    std::set<std::size_t> all;
    for (const Span& span : spans_) all.insert(span.mark->words.begin(), span.mark->words.end());
    // A part of the length is kept back for the way to the end of a clause.
    std::vector<Window> best = {best_window(max_chars - kept_back(max_chars), {}, {})};
    std::size_t length = max_chars;
    std::size_t most = words_in(best).size();
    for (std::size_t count = 2; count <= kMostWindows && most < all.size(); ++count) {
      const std::size_t share = max_chars / count;
      if (share < kShortestWindow) break;
      std::vector<Window> several = windows(count, share - kept_back(share));
      const std::size_t words = words_in(several).size();
      if (words <= most) continue;
      most = words;
      length = share;
      best = std::move(several);
    }
    for (std::size_t i = 0; i < best.size(); ++i) {
      const std::size_t next = i + 1 < best.size() ? best[i + 1].begin : line_.size() + 1;
      end_well(best[i], std::min({line_.size(), best[i].begin + length, next - 1}));
    }
    return best;
  }

 private:
  /// Calls `visit` for the spans inside `window`.
  template <class Visit>
  void each_span(const Window& window, Visit&& visit) const {
    auto span =
        std::lower_bound(spans_.begin(), spans_.end(), window.begin,
                         [](const Span& one, std::size_t begin) { return one.begin < begin; });
    for (; span != spans_.end() && span->begin < window.end; ++span) {
      if (span->end <= window.end) visit(*span);
    }
  }

  [[nodiscard]] std::set<std::size_t> words_in(const std::vector<Window>& windows) const {
    std::set<std::size_t> words;
    for (const Window& window : windows) {
      each_span(window, [&](const Span& span) {
        words.insert(span.mark->words.begin(), span.mark->words.end());
      });
    }
    return words;
  }

  [[nodiscard]] Worth worth(const Window& window, const std::set<std::size_t>& shown) const {
    Worth out;
    std::set<std::size_t> seen = shown;
    std::set<std::size_t> parts;
    each_span(window, [&](const Span& span) {
      ++out.marks;
      parts.insert(span.mark->parts.begin(), span.mark->parts.end());
      for (const std::size_t word : span.mark->words) {
        if (!seen.insert(word).second) continue;
        ++out.words;
        out.weight += word < weights_.size() ? weights_[word] : 1;
      }
    });
    out.parts = parts.size();
    return out;
  }

  static bool touches(const Window& window, const std::vector<Window>& others) {
    return std::any_of(others.begin(), others.end(), [&](const Window& other) {
      return window.begin <= other.end && other.begin <= window.end;
    });
  }

  /// The window with the most words that `shown` lacks, apart from `others`.
  [[nodiscard]] Window best_window(std::size_t max_chars, const std::set<std::size_t>& shown,
                                   const std::vector<Window>& others) const {
    const std::size_t last_begin = line_.size() - std::min(max_chars, line_.size());
    Window best = others.empty() ? window_from(line_, 0, max_chars) : Window{};
    Worth most = others.empty() ? worth(best, shown) : Worth{};
    // Of a text that is all marks a share tells enough.
    const std::size_t step = spans_.size() / kMostStarts + 1;
    for (std::size_t i = 0; i < spans_.size(); i += step) {
      check_deadline();
      const Span& span = spans_[i];
      std::size_t begin = best_begin(line_, span.begin, max_chars / 3);
      if (begin > last_begin) {
        // The end is near: rather show more before it than less of it.
        const std::size_t early = best_begin(line_, last_begin, max_chars / 3);
        begin = span.end > early + max_chars ? begin : early;
      }
      const Window window = window_from(line_, begin, max_chars);
      const Worth here = worth(window, shown);
      if (here > most && !touches(window, others)) {
        best = window;
        most = here;
      }
    }
    return best;
  }

  [[nodiscard]] std::vector<Window> windows(std::size_t count, std::size_t max_chars) const {
    std::vector<Window> out;
    while (out.size() < count) {
      const Window next = best_window(max_chars, words_in(out), out);
      if (next.begin == next.end) break;
      out.push_back(next);
    }
    std::sort(out.begin(), out.end(),
              [](const Window& a, const Window& b) { return a.begin < b.begin; });
    return out;
  }

  static std::size_t kept_back(std::size_t chars) { return chars / 8; }

  /// Ends at a sentence, else at a clause, when one ends in the last third or before `most` and no
  /// mark is lost; else where a phrase ends.
  void end_well(Window& window, std::size_t most) const {
    if (window.end == line_.size() || most == line_.size()) {
      window.end = line_.size();
      return;
    }
    std::size_t needed = window.begin + (window.end - window.begin) * 2 / 3;
    for (const Span& span : spans_) {
      if (span.begin < window.end) needed = std::max(needed, std::min(span.end, window.end));
    }
    const auto last = [&](auto&& fits) -> std::optional<std::size_t> {
      for (std::size_t at = std::max(window.end, most); at > needed; --at) {
        if (line_.whole[at] && fits(at)) return at;
      }
      return std::nullopt;
    };
    auto end = last([&](std::size_t at) { return line_.seams[at] == Seam::Sentence; });
    if (!end) end = last([&](std::size_t at) { return line_.seams[at] == Seam::Clause; });
    if (!end) end = last([&](std::size_t at) { return line_.phrase[at]; });
    if (!end) end = last_cut(line_, std::max(window.end, most), window.end);
    if (end) {
      window.end = *end;
    } else if (!line_.whole[window.end]) {  // inside one huge word
      window.end = std::max(window.end, grapheme_at(line_, most));
    }
  }

  const Line& line_;
  const std::vector<Span>& spans_;
  const std::vector<double>& weights_;
};

void append(Snippet& snippet, const Line& line, const std::vector<Span>& spans,
            const Window& window) {
  const std::size_t lead = snippet.text.size();
  const std::size_t from = line.begins[window.begin];
  std::size_t to = line.begins[window.end];
  if (to > from && line.text[to - 1] == ' ') --to;
  snippet.text.append(line.text, from, to - from);
  for (const Span& span : spans) {
    const std::size_t begin = std::max(line.begins[span.begin], from);
    const std::size_t end = std::min(line.begins[span.end], to);
    if (begin < end) snippet.highlights.push_back({begin - from + lead, end - from + lead});
  }
}

}  // namespace

Snippet make_snippet(std::string_view text, const std::vector<Mark>& marks,
                     const std::vector<double>& weights, std::size_t max_chars) {
  Snippet snippet;
  if (max_chars == 0) return snippet;
  Line line = one_line(text);
  const std::vector<Span> spans = spans_of(line, marks);
  std::vector<Window> windows = {{0, line.size()}};
  if (line.size() > max_chars) {
    find_cuts(line, spans);
    windows = Chooser(line, spans, weights).choose(max_chars);
  }
  if (windows.front().begin > 0) snippet.text += kEllipsis;
  for (const Window& window : windows) {
    append(snippet, line, spans, window);
    if (window.end < line.size()) snippet.text += kEllipsis;
  }
  return snippet;
}

}  // namespace kouryu
