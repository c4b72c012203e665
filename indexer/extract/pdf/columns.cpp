// Lines one below the other make a chain; a chain is prose when enough of its lines are full.
#include "indexer/extract/pdf/columns.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/line_marks.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr std::size_t kOpenChains = 48;  // that a line may go on with
constexpr std::size_t kFullLines = 3;    // of prose at least
constexpr std::size_t kMostStrips = 60;  // of prose, that short texts are compared with
constexpr std::size_t kFewOver = 8;      // one line in so many may run over the edge
constexpr double kFullShare = 0.4;       // of a chain's lines that are full
constexpr double kCutShare = 0.5;        // signs of a cut sentence by lines that may be
// In ems.
constexpr float kSizesDiffer = 0.08F;
constexpr float kEdge = 0.35F;   // ends so near are at one edge
constexpr float kHangs = 1.1F;   // punctuation that stands over the edge
constexpr float kIndent = 5;     // of lines of one column by one another
constexpr float kNarrowest = 7;  // a column
constexpr float kLeastPitch = 0.8F;
constexpr float kMostPitch = 2.6F;
constexpr float kOneRow = 0.2F;
constexpr float kWidthsDiffer = 1.5F;

struct Chain {
  std::vector<std::size_t> lines;
  float left = 0;  // of all
};

/// What line ends of a column show of sentences that are cut there. Names may begin in hiragana and
/// verbs end in it; lines of prose do both.
struct Cuts {
  std::size_t particles = 0, ends = 0, begins = 0;

  void add(std::string_view line, std::string_view next) {
    const char32_t last = last_char(line);
    const char32_t first = first_char(next);
    const bool particle =
        std::u32string_view(U"、，をにはがのと").find(last) != std::u32string_view::npos;
    particles += particle;
    ends += !particle && is_hiragana(last);
    begins += is_hiragana(first) || first == U'、' || first == U'。';
  }
  [[nodiscard]] bool enough(std::size_t open) const {
    return (particles > 0 || (ends > 0 && begins > 0)) &&
           static_cast<double>(2 * particles + ends + begins) >=
               kCutShare * static_cast<double>(open);
  }
};

class ColumnFinder {
 public:
  explicit ColumnFinder(const PageLayout& page) : page_(page) {}

  Columns run() {
    out_.of.assign(page_.pieces.size(), Columns::kNone);
    sort_lines();
    find_rows_of_amounts();
    find_chains();
    for (const Chain& chain : chains_) {
      if (!judge(chain)) judge_by_width(chain);
    }
    add_short();
    return std::move(out_);
  }

 private:
  const PagePiece& piece(std::size_t i) const { return page_.pieces[i]; }

  void sort_lines() {
    order_.resize(page_.pieces.size());
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    const auto place = [&](std::size_t i) {
      return std::tuple{piece(i).frame, piece(i).box.center_y(), i};
    };
    std::sort(order_.begin(), order_.end(),
              [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  }

  /// Names with an amount beside each are a table, however long they are.
  void find_rows_of_amounts() {
    beside_amount_.resize(page_.pieces.size());
    for (std::size_t begin = 0; begin < order_.size();) {
      const PagePiece& first = piece(order_[begin]);
      std::size_t end = begin;
      bool amount = false;
      for (; end < order_.size(); ++end) {
        const PagePiece& next = piece(order_[end]);
        const float off = next.box.center_y() - first.box.center_y();
        if (next.frame != first.frame || off > kOneRow * first.size) break;
        amount = amount || is_amount(next.text);
      }
      for (std::size_t k = begin; k < end; ++k) beside_amount_[order_[k]] = amount;
      begin = end;
    }
  }

  void find_chains() {
    std::vector<std::size_t> open;  // the one that went on last is last
    for (const std::size_t i : order_) {
      if (piece(i).frame == TextFrame::Slant) continue;
      std::size_t at = 0;  // behind the chain that it goes on with; 0 for none
      float nearest = kIndent * piece(i).size;
      const std::size_t oldest = open.size() > kOpenChains ? open.size() - kOpenChains : 0;
      for (std::size_t k = open.size(); k > oldest; --k) {
        const Chain& chain = chains_[open[k - 1]];
        const float off = std::fabs(piece(i).box.x0 - chain.left);
        if (off < nearest && goes_on(chain, i)) {
          at = k;
          nearest = off;
        }
      }
      if (at > 0) {
        const std::size_t chain = open[at - 1];
        append(chains_[chain], i);
        std::rotate(open.begin() + static_cast<std::ptrdiff_t>(at - 1),
                    open.begin() + static_cast<std::ptrdiff_t>(at), open.end());
      } else {
        open.push_back(chains_.size());
        chains_.push_back({{i}, piece(i).box.x0});
      }
    }
  }

  bool goes_on(const Chain& chain, std::size_t i) const {
    const PagePiece& last = piece(chain.lines.back());
    const PagePiece& next = piece(i);
    const float em = last.size;
    if (next.frame != last.frame || next.cell != last.cell) return false;
    if (std::fabs(next.size - em) > kSizesDiffer * em) return false;
    const float pitch = (next.box.center_y() - last.box.center_y()) / em;
    if (pitch < kLeastPitch || pitch > kMostPitch) return false;
    return next.box.x0 < last.box.x1 && last.box.x0 < next.box.x1;
  }

  void append(Chain& chain, std::size_t i) {
    chain.left = std::min(chain.left, piece(i).box.x0);
    chain.lines.push_back(i);
  }

  /// The edge that most lines end at.
  float common_end(const Chain& chain, float em) const {
    std::vector<float> ends;
    for (const std::size_t i : chain.lines) ends.push_back(piece(i).box.x1);
    std::sort(ends.begin(), ends.end());
    float best = ends.back();
    std::size_t most = 0;
    std::size_t begin = 0;
    for (std::size_t end = 0; end < ends.size(); ++end) {
      while (ends[end] - ends[begin] > kEdge * em) ++begin;
      if (end - begin + 1 >= most) {
        most = end - begin + 1;
        best = ends[end];
      }
    }
    return best;
  }

  /// Beside a figure the lines of a text are shorter than above and below it.
  void judge_by_width(const Chain& chain) {
    if (chain.lines.size() <= kFullLines) return;
    const float em = piece(chain.lines[0]).size;
    const float right = common_end(chain, em) + kHangs * em;
    const auto over = [&](std::size_t k) { return piece(chain.lines[k]).box.x1 > right; };
    for (std::size_t begin = 0, end = 0; begin < chain.lines.size(); begin = end) {
      Chain part;
      while (end < chain.lines.size() && over(end) == over(begin)) {
        part.lines.push_back(chain.lines[end++]);
      }
      if (part.lines.size() < chain.lines.size()) judge(part);
    }
  }

  /// Whether `chain` is prose: a column then.
  bool judge(const Chain& chain) {
    if (chain.lines.size() < kFullLines) return false;
    const float em = piece(chain.lines[0]).size;
    const float right = common_end(chain, em);
    std::vector<float> begins;  // of full lines
    std::size_t over = 0;       // lines beyond the edge
    std::size_t hiragana = 0;
    Cuts cuts;
    std::size_t open = 0;      // full lines that no item follows
    std::size_t no_prose = 0;  // rows of amounts, entries of a list of contents, whole sentences
    Column column{piece(chain.lines[0]).frame, piece(chain.lines[0]).box, em, chain.lines.front(),
                  chain.lines.back()};
    for (std::size_t k = 0; k < chain.lines.size(); ++k) {
      const PagePiece& line = piece(chain.lines[k]);
      column.box.add(line.box);
      over += line.box.x1 > right + kHangs * em;
      if (std::fabs(line.box.x1 - right) > kEdge * em) continue;
      begins.push_back(line.box.x0);
      bool kana = false;
      each_char(line.text, [&](char32_t c, std::size_t) { kana = kana || is_hiragana(c); });
      hiragana += kana;
      no_prose +=
          beside_amount_[chain.lines[k]] || has_leader(line.text) || ends_sentence(line.text);
      const bool last = k + 1 == chain.lines.size();
      const std::string_view next = last ? "" : std::string_view(piece(chain.lines[k + 1]).text);
      if (!opens_item(next)) {
        cuts.add(line.text, next);
        ++open;
      }
    }
    const std::size_t full = begins.size();
    if (full < kFullLines || over * kFewOver > chain.lines.size()) return false;
    if (static_cast<double>(full) < kFullShare * static_cast<double>(chain.lines.size())) {
      return false;
    }
    if (hiragana * 2 < full || no_prose * 2 > full) return false;
    if (!cuts.enough(open)) return false;
    const auto middle = begins.begin() + static_cast<std::ptrdiff_t>(full / 2);
    std::nth_element(begins.begin(), middle, begins.end());
    const float left = *middle;
    const auto flush = std::count_if(begins.begin(), begins.end(), [&](float begin) {
      return std::fabs(begin - left) <= kEdge * em;
    });
    if (static_cast<std::size_t>(flush) < std::max<std::size_t>(kFullLines - 1, full / 2)) {
      return false;
    }
    if (right - left < kNarrowest * em) return false;
    column.box.x0 = left;
    column.box.x1 = right;
    for (const std::size_t i : chain.lines) out_.of[i] = out_.found.size();
    out_.found.push_back(column);
    return true;
  }

  /// The end of a text at the head of a column, above the next heading: too short to show its
  /// edges, it shares those of the prose in the same strip.
  void add_short() {
    const std::size_t prose = std::min(out_.found.size(), kMostStrips);
    for (const Chain& chain : chains_) {
      if (chain.lines.size() >= kFullLines) continue;
      for (std::size_t k = 0; k < prose; ++k) {
        if (!fits(chain, out_.found[k])) continue;
        Column column = out_.found[k];
        column.first = chain.lines.front();
        column.last = chain.lines.back();
        column.box.y0 = piece(column.first).box.y0;
        column.box.y1 = piece(column.last).box.y1;
        for (const std::size_t i : chain.lines) out_.of[i] = out_.found.size();
        out_.found.push_back(column);
        break;
      }
    }
  }

  bool fits(const Chain& chain, const Column& column) const {
    const float em = column.size;
    const PagePiece& first = piece(chain.lines.front());
    return first.frame == column.frame && first.cell == piece(column.first).cell &&
           std::fabs(first.size - em) <= kSizesDiffer * em &&
           std::fabs(first.box.x1 - column.box.x1) <= kEdge * em &&
           !beside_amount_[chain.lines.front()] && !ends_sentence(first.text) &&
           std::all_of(chain.lines.begin(), chain.lines.end(), [&](std::size_t i) {
             const Box& box = piece(i).box;
             return std::fabs(box.x0 - column.box.x0) <= kEdge * em &&
                    box.x1 <= column.box.x1 + kHangs * em;
           });
  }

  const PageLayout& page_;
  std::vector<std::size_t> order_;  // of all pieces, down each frame
  std::vector<bool> beside_amount_;
  std::vector<Chain> chains_;
  Columns out_;
};

}  // namespace

Columns find_columns(const PageLayout& page) { return ColumnFinder(page).run(); }

const Column* Columns::after(const Column& column) const {
  const float em = column.size;
  const Column* below = nullptr;
  const Column* beside = nullptr;
  for (const Column& other : found) {
    const bool alike = other.frame == column.frame &&
                       std::fabs(other.size - em) <= kSizesDiffer * em &&
                       std::fabs(other.box.width() - column.box.width()) <= kWidthsDiffer * em;
    if (&other == &column || !alike) continue;
    const bool one_strip = std::fabs(other.box.x0 - column.box.x0) <= kWidthsDiffer * em;
    if (one_strip && other.box.y0 >= column.box.y1) {
      if (below == nullptr || other.box.y0 < below->box.y0) below = &other;
    } else if (other.box.x0 > column.box.x1 && other.box.y0 < column.box.y1) {
      const auto place = [](const Column& at) { return std::pair{at.box.x0, at.box.y0}; };
      if (beside == nullptr || place(other) < place(*beside)) beside = &other;
    }
  }
  return below != nullptr ? below : beside;
}

}  // namespace kouryu
