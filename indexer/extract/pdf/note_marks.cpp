// Goes along each row of the page: text, numbers, text that goes on.
#include "indexer/extract/pdf/note_marks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <tuple>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/flow.h"
#include "indexer/extract/pdf/line_marks.h"

namespace kouryu {
namespace {

constexpr std::size_t kMarkLetters = 3;
// In ems of the line.
constexpr float kSmall = 0.75F;  // a mark's letters
constexpr float kGap = 1.25F;    // before and behind a mark
constexpr float kOneRow = 0.25F;
constexpr float kLowered = 0.1F;  // an index of a formula: H2O
constexpr float kSameSize = 0.05F;

bool is_number(const PagePiece& piece) {
  bool digits = piece.letters <= kMarkLetters;
  each_char(piece.text, [&](char32_t c, std::size_t) { digits = digits && is_digit(c); });
  return digits;
}

class MarkJoiner {
 public:
  explicit MarkJoiner(std::vector<PagePiece>& pieces)
      : pieces_(pieces), dropped_(pieces.size()), order_(pieces.size()) {}

  void run() {
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    const auto height = [&](std::size_t i) {
      return std::tuple{pieces_[i].frame, pieces_[i].box.center_y(), i};
    };
    std::sort(order_.begin(), order_.end(),
              [&](std::size_t a, std::size_t b) { return height(a) < height(b); });
    for (std::size_t begin = 0; begin < order_.size();) {
      std::size_t end = begin + 1;
      while (end < order_.size() && in_one_row(order_[end - 1], order_[end])) ++end;
      if (end - begin > 2) join_row(begin, end);
      begin = end;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (dropped_[i]) continue;
      if (kept != i) pieces_[kept] = std::move(pieces_[i]);
      ++kept;
    }
    pieces_.resize(kept);
  }

 private:
  bool in_one_row(std::size_t i, std::size_t k) const {
    const PagePiece& a = pieces_[i];
    const PagePiece& b = pieces_[k];
    return a.frame == b.frame && a.frame != TextFrame::Slant &&
           b.box.center_y() - a.box.center_y() <= kOneRow * std::max(a.size, b.size);
  }

  void join_row(std::size_t begin, std::size_t end) {
    std::sort(order_.begin() + static_cast<std::ptrdiff_t>(begin),
              order_.begin() + static_cast<std::ptrdiff_t>(end), [&](std::size_t a, std::size_t b) {
                return std::tuple{pieces_[a].box.x0, a} < std::tuple{pieces_[b].box.x0, b};
              });
    std::size_t line = order_[begin];
    std::vector<std::size_t> marks;  // behind `line`
    for (std::size_t k = begin + 1; k < end; ++k) {
      const std::size_t next = order_[k];
      const PagePiece& before = pieces_[marks.empty() ? line : marks.back()];
      const float gap = pieces_[next].box.x0 - before.box.x1;
      const bool near = gap >= 0 && gap <= kGap * pieces_[line].size;
      if (near && is_mark_of(pieces_[line], pieces_[next])) {
        marks.push_back(next);
        continue;
      }
      if (near && !marks.empty() && goes_on(pieces_[line], pieces_[next])) {
        line = join(line, next);
        for (const std::size_t mark : marks) dropped_[mark] = true;
      } else {
        line = next;
      }
      marks.clear();
    }
  }

  static bool is_mark_of(const PagePiece& line, const PagePiece& mark) {
    return mark.size <= kSmall * line.size && mark.cell == line.cell && is_number(mark) &&
           mark.box.center_y() <= line.box.center_y() + kLowered * line.size;
  }

  static bool goes_on(const PagePiece& line, const PagePiece& next) {
    return std::fabs(line.size - next.size) <= kSameSize * line.size && line.cell == next.cell &&
           !is_amount(line.text) && !is_amount(next.text);
  }

  /// Returns where both are now: in the place of the one drawn first.
  std::size_t join(std::size_t line, std::size_t next) {
    PagePiece whole = pieces_[line];
    append_line(whole.text, pieces_[next].text);
    whole.letters += pieces_[next].letters;
    whole.box.add(pieces_[next].box);
    whole.page.add(pieces_[next].page);
    dropped_[std::max(line, next)] = true;
    pieces_[std::min(line, next)] = std::move(whole);
    return std::min(line, next);
  }

  std::vector<PagePiece>& pieces_;
  std::vector<bool> dropped_;
  std::vector<std::size_t> order_;
};

}  // namespace

void join_over_note_marks(std::vector<PagePiece>& pieces) { MarkJoiner(pieces).run(); }

}  // namespace kouryu
