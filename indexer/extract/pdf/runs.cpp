// Four passes: what is drawn twice goes; glyphs side by side are a run; single ones below one
// another are a vertical run; a run that begins where an earlier one ends goes on with it.
#include "indexer/extract/pdf/runs.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <unordered_map>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/pieces.h"

namespace kouryu {
namespace {

// In ems.
constexpr float kSamePlace = 0.14F;   // by which a second drawing of a glyph may be off
constexpr float kWidestGap = 1.2F;    // inside a run
constexpr float kOverlap = -0.7F;     // punctuation set half as wide stands over its neighbour
constexpr float kRuledGap = 0.25F;    // from which a rule between two glyphs parts them
constexpr float kGoesOn = 0.5F;       // between a run and one that goes on with it
constexpr float kOffCenter = 0.25F;   // of glyphs below one another
constexpr float kLeastStep = -0.25F;  // of white between a character and the one below
constexpr float kMostStep = 0.45F;
constexpr float kTouching = 0.1F;
constexpr std::size_t kShortestStack = 3;

float gap_between(const Box& first, const Box& second) { return second.x0 - first.x1; }

float shared_height(const Box& a, const Box& b) {
  return std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
}

/// Finds glyphs drawn again in the same place.
class Drawn {
 public:
  /// Of at most `count` glyphs.
  explicit Drawn(std::size_t count) : first_(std::bit_ceil(2 * count + 1), kNone) {
    all_.reserve(count);
  }

  /// Whether `glyph` is there already; remembers it if not.
  bool again(const Glyph& glyph) {
    const float slack = glyph.size * kSamePlace;
    const float side = std::max(glyph.size, 1.0F);
    const float x = glyph.box.center_x();
    const float y = glyph.box.center_y();
    // The cells of the grid that a point in reach may lie in: mostly one.
    const int left = cell(x - slack, side);
    const int right = cell(x + slack, side);
    const int top = cell(y - slack, side);
    const int bottom = cell(y + slack, side);
    for (int i = left; i <= right; ++i) {
      for (int k = top; k <= bottom; ++k) {
        std::size_t looked = 0;
        for (std::uint32_t at = first_[place(i, k)]; at != kNone && looked < kMostInCell;
             at = all_[at].next, ++looked) {
          const Seen& seen = all_[at];
          if (seen.character == glyph.character && std::fabs(seen.x - x) <= slack &&
              std::fabs(seen.y - y) <= slack) {
            return true;
          }
        }
      }
    }
    std::uint32_t& first = first_[place(cell(x, side), cell(y, side))];
    all_.push_back({glyph.character, x, y, first});
    first = static_cast<std::uint32_t>(all_.size() - 1);
    return false;
  }

 private:
  struct Seen {
    char32_t character;
    float x, y;
    std::uint32_t next;  // in the same place of the table
  };
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  static constexpr std::size_t kMostInCell = 256;  // letters of no size may crowd one
  static int cell(float at, float side) { return static_cast<int>(std::floor(at / side)); }
  /// Cells side by side are side by side in the table: a page is drawn line by line.
  [[nodiscard]] std::size_t place(int x, int y) const {
    const std::uint64_t row = static_cast<std::uint32_t>(y) * 0x9E3779B97F4A7C15ULL;
    return ((row >> 24) + static_cast<std::uint32_t>(x)) & (first_.size() - 1);
  }

  std::vector<std::uint32_t> first_;  // of each place, the latest
  std::vector<Seen> all_;
};

class RunFinder {
 public:
  RunFinder(const PageGlyphs& page, const Ruling& ruling) : page_(page), ruling_(ruling) {}

  std::vector<Run> run() {
    Drawn drawn(page_.glyphs.size());
    for (std::uint32_t i = 0; i < page_.glyphs.size(); ++i) {
      const Glyph& glyph = page_.glyphs[i];
      if (is_white(glyph.character)) {
        add_white(i);
      } else if (!drawn.again(glyph)) {
        add(i);
      }
    }
    close();
    stack();
    go_on();
    return std::move(runs_);
  }

 private:
  const Glyph& glyph(std::uint32_t i) const { return page_.glyphs[i]; }
  Box box(std::uint32_t i, TextFrame frame) const { return to_frame(glyph(i).box, frame); }

  void add_white(std::uint32_t i) {
    if (run_.glyphs.empty() || glyph(i).frame != run_.frame) return;
    const Box white = box(i, run_.frame);
    const float gap = gap_between(reach_, white);
    if (shared_height(last_, white) <= 0 || gap > kWidestGap * size_ || gap < -2 * size_) return;
    run_.glyphs.push_back(i);
    reach_.x1 = std::max(reach_.x1, white.x1);
  }

  void add(std::uint32_t i) {
    const Glyph& next = glyph(i);
    if (run_.glyphs.empty() || !continues(i)) {
      close();
      run_.frame = next.frame;
      run_.box = box(i, next.frame);
      size_ = next.size;
    }
    const Box at = box(i, run_.frame);
    run_.box.add(at);
    run_.glyphs.push_back(i);
    last_ = at;
    reach_ = at;
    last_glyph_ = i;
    size_ = std::max(size_ * 0.75F, next.size);
  }

  bool continues(std::uint32_t i) const {
    const Glyph& next = glyph(i);
    if (next.frame != run_.frame) return false;
    const Box at = box(i, run_.frame);
    const float em = std::max(size_, next.size);
    const float gap = gap_between(reach_, at);
    if (gap > kWidestGap * em || gap_between(last_, at) < kOverlap * em) return false;
    if (shared_height(last_, at) < std::min(last_.height(), at.height()) / 2) return false;
    return gap_between(last_, at) < kRuledGap * em ||
           !ruling_.parts(glyph(last_glyph_).box, next.box, run_.frame);
  }

  void close() {
    if (run_.glyphs.empty()) return;
    while (is_white(glyph(run_.glyphs.back()).character)) run_.glyphs.pop_back();
    run_.size = common_size(run_);
    runs_.push_back(std::move(run_));
    run_ = {};
  }

  float common_size(const Run& run) const {
    float best = 0;
    std::size_t most = 0;
    std::unordered_map<int, std::size_t> counts;
    for (const std::uint32_t i : run.glyphs) {
      if (is_white(glyph(i).character)) continue;
      const std::size_t count = ++counts[static_cast<int>(std::lround(glyph(i).size * 8))];
      if (count > most) {
        most = count;
        best = glyph(i).size;
      }
    }
    return best;
  }

  /// One upright character, or two digits side by side in a vertical line.
  bool is_stackable(const Run& run) const {
    if (run.frame != TextFrame::Right || run.glyphs.size() > 2) return false;
    const bool digits = std::all_of(run.glyphs.begin(), run.glyphs.end(),
                                    [&](std::uint32_t i) { return is_digit(glyph(i).character); });
    return digits || (run.glyphs.size() == 1 && is_wide(glyph(run.glyphs[0]).character));
  }

  /// A run that may be part of a vertical line: one upright character, or text turned clockwise.
  bool may_be_in_column(const Run& run) const {
    return run.frame == TextFrame::Down || is_stackable(run);
  }

  static bool stands_below(const Run& above, const Run& below) {
    const Box a = above.frame == TextFrame::Down ? above.box : to_frame(above.box, TextFrame::Down);
    const Box b = below.frame == TextFrame::Down ? below.box : to_frame(below.box, TextFrame::Down);
    const float em = std::max(above.size, below.size);
    const float gap = gap_between(a, b);
    return std::fabs(a.center_y() - b.center_y()) <= kOffCenter * em &&
           std::fabs(above.size - below.size) <= 0.3F * em && gap >= kLeastStep * em &&
           gap <= kMostStep * em;
  }

  /// Whether runs below one another are a vertical line and no rows of a table: three characters,
  /// or two that touch.
  bool is_column(std::size_t begin, std::size_t end) const {
    if (end - begin < 2) return false;
    std::size_t glyphs = 0;
    for (std::size_t i = begin; i < end; ++i) glyphs += runs_[i].glyphs.size();
    if (glyphs >= kShortestStack) return true;
    const Box a = to_frame(runs_[begin].box, TextFrame::Down);
    const Box b = to_frame(runs_[begin + 1].box, TextFrame::Down);
    return gap_between(a, b) <= kTouching * runs_[begin].size;
  }

  /// Joins characters that were set one by one below one another, and what stands turned among
  /// them.
  void stack() {
    std::vector<Run> out;
    out.reserve(runs_.size());
    for (std::size_t begin = 0; begin < runs_.size();) {
      std::size_t end = begin + 1;
      bool upright = is_stackable(runs_[begin]);
      if (may_be_in_column(runs_[begin])) {
        while (end < runs_.size() && may_be_in_column(runs_[end]) &&
               stands_below(runs_[end - 1], runs_[end])) {
          upright = upright || is_stackable(runs_[end]);
          ++end;
        }
      }
      if (upright && is_column(begin, end)) {
        Run column;
        column.frame = TextFrame::Down;
        for (std::size_t i = begin; i < end; ++i) {
          const Run& part = runs_[i];
          const Box box =
              part.frame == TextFrame::Down ? part.box : to_frame(part.box, TextFrame::Down);
          if (i == begin) column.box = box;
          column.box.add(box);
          column.size = std::max(column.size, part.size);
          column.glyphs.insert(column.glyphs.end(), part.glyphs.begin(), part.glyphs.end());
        }
        out.push_back(std::move(column));
      } else {
        for (std::size_t i = begin; i < end; ++i) out.push_back(std::move(runs_[i]));
      }
      begin = end;
    }
    runs_ = std::move(out);
  }

  /// A line drawn with interruptions: by its ruby, by text elsewhere, in another colour.
  void go_on() {
    std::unordered_map<std::int64_t, std::vector<std::size_t>>
        ends;  // of lines, by frame and height
    std::vector<Run> out;
    out.reserve(runs_.size());
    for (Run& run : runs_) {
      const std::int64_t row = row_of(run);
      std::size_t found = out.size();
      for (std::int64_t near = row - 1; near <= row + 1 && found == out.size(); ++near) {
        const auto it = ends.find(near);
        if (it == ends.end()) continue;
        const auto& lines = it->second;
        const std::size_t oldest =
            lines.size() > kLinesLookedAt ? lines.size() - kLinesLookedAt : 0;
        for (std::size_t k = lines.size(); k > oldest; --k) {
          if (goes_on(out[lines[k - 1]], run)) {
            found = lines[k - 1];
            break;
          }
        }
      }
      if (found < out.size()) {
        Run& line = out[found];
        line.box.add(run.box);
        line.glyphs.insert(line.glyphs.end(), run.glyphs.begin(), run.glyphs.end());
        continue;
      }
      ends[row].push_back(out.size());
      out.push_back(std::move(run));
    }
    runs_ = std::move(out);
  }

  static constexpr std::size_t kLinesLookedAt = 32;
  static constexpr float kRow = 8;  // points

  static std::int64_t row_of(const Run& run) {
    return static_cast<std::int64_t>(std::floor(run.box.center_y() / kRow)) +
           static_cast<std::int64_t>(run.frame) * (std::int64_t{1} << 40);
  }

  bool goes_on(const Run& line, const Run& run) const {
    if (line.frame != run.frame) return false;
    const float em = std::max(line.size, run.size);
    const float gap = gap_between(line.box, run.box);
    if (gap < -0.3F * em || gap > kGoesOn * em) return false;
    if (std::min(line.size, run.size) < 0.8F * em) return false;
    if (std::fabs(line.box.center_y() - run.box.center_y()) > 0.25F * em) return false;
    return gap < kRuledGap * em ||
           !ruling_.parts(glyph(line.glyphs.back()).box, glyph(run.glyphs.front()).box, run.frame);
  }

  const PageGlyphs& page_;
  const Ruling& ruling_;
  std::vector<Run> runs_;
  Run run_;         // open
  Box last_;        // its last glyph that is no white space
  Box reach_;       // and how far it reaches with white space
  float size_ = 0;  // of its letters lately
  std::uint32_t last_glyph_ = 0;
};

}  // namespace

bool is_white(char32_t c) { return is_space(c) || c == 0x200B || c == 0xFEFF || c < 0x20; }

std::vector<Run> find_runs(const PageGlyphs& page, const Ruling& ruling) {
  return RunFinder(page, ruling).run();
}

}  // namespace kouryu
