// Looks for the line that each piece goes on with among those lately begun: columns of a table
// stand between the lines of a cell.
#include "indexer/extract/pdf/joining.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/flow.h"
#include "indexer/extract/pdf/line_marks.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr std::size_t kOpenLines = 32;  // lines that a piece may go on with
constexpr std::size_t kMates = 40;      // pieces before and behind that show a column's edges
constexpr std::size_t kNear = 8;        // pieces of the same paragraphs
constexpr std::size_t kRowPieces = 8;   // drawn between two pieces of one row of a table
// In ems.
constexpr float kSizesDiffer = 0.2F;
constexpr float kSameSize = 0.05F;
constexpr float kLeastPitch = 0.8F;
constexpr float kPitchUnknown = 2.4F;
constexpr float kMostPitch = 3.2F;
constexpr float kPitchVaries = 1.3F;  // times the page's
constexpr float kSlack = 0.3F;        // by which a full line may miss the edge
constexpr float kNearMargin = 2.5F;   // an edge so near to the margin or next column is one
constexpr float kIndent = 2.6F;       // of the first line of a paragraph
constexpr float kHang = 5;            // of the lines behind the first of an item
constexpr float kLabelHang = 9;       // of those behind 報告第2号：
constexpr std::size_t kShortLabelBytes = 24;
constexpr float kFlush = 0.6F;  // lines so near begin at the same edge
constexpr float kNarrowCell = 16;
constexpr float kOneWide = 2.6F;  // a cell for one character beside another
constexpr float kSpread = 30;     // its height at most
constexpr float kProse = 16;      // a line so long that its like ending at one edge are prose
constexpr float kShared = 0.35F;  // ends so near are at the same edge
constexpr float kHangs = 1.1F;    // punctuation over the edge, a character that did not fit
constexpr float kOneRow = 0.35F;

float min_size(const PagePiece& a, const PagePiece& b) { return std::min(a.size, b.size); }

bool like_sizes(const PagePiece& a, const PagePiece& b) {
  return std::fabs(a.size - b.size) <= kSizesDiffer * std::max(a.size, b.size);
}

bool overlap(const Box& a, const Box& b) { return std::min(a.x1, b.x1) > std::max(a.x0, b.x0); }

/// Whether what stands below a whole sentence is no part of its paragraph: 担当課：総務課, letters
/// of another size.
bool opens_anew(const PagePiece& last, const PagePiece& next) {
  const std::size_t colon = std::min(next.text.find("："), next.text.find(':'));
  return (colon != std::string::npos && colon <= kShortLabelBytes) ||
         std::fabs(last.size - next.size) > kSameSize * last.size;
}

float pitch(const PagePiece& above, const PagePiece& below) {
  return below.box.center_y() - above.box.center_y();
}

class Joiner {
 public:
  Joiner(const PageLayout& page, const Columns& columns)
      : page_(page), columns_(columns), edges_(page, columns), pieces_(page.pieces) {
    find_rows();
    find_pitches();
    lines_in_cell_.resize(page.cells.size());
    for (const PagePiece& piece : pieces_) {
      if (piece.cell >= 0) ++lines_in_cell_[static_cast<std::size_t>(piece.cell)];
    }
  }

  std::vector<WholeLine> run() {
    std::vector<WholeLine> lines;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      std::size_t best = lines.size();
      float nearest = std::numeric_limits<float>::max();
      const std::size_t oldest = lines.size() > kOpenLines ? lines.size() - kOpenLines : 0;
      for (std::size_t k = lines.size(); k > oldest; --k) {
        const WholeLine& line = lines[k - 1];
        const float distance = pitch(pieces_[line.back()], pieces_[i]);
        if (distance < nearest && continues(line, i)) {
          best = k - 1;
          nearest = distance;
        }
      }
      if (best < lines.size()) {
        lines[best].push_back(i);
      } else {
        lines.push_back({i});
      }
    }
    return lines;
  }

 private:
  const PagePiece& piece(std::size_t i) const { return pieces_[i]; }

  /// Pieces on one baseline.
  void find_rows() {
    std::vector<std::size_t> order(pieces_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto place = [&](std::size_t i) {
      return std::tuple{pieces_[i].frame, pieces_[i].box.center_y(), i};
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    row_.resize(pieces_.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
      const bool same = k > 0 && piece(order[k]).frame == piece(order[k - 1]).frame &&
                        pitch(piece(order[k - 1]), piece(order[k])) <=
                            kOneRow * min_size(piece(order[k]), piece(order[k - 1]));
      if (!same) rows_.emplace_back();
      rows_.back().push_back(order[k]);
      row_[order[k]] = rows_.size() - 1;
    }
    for (auto& row : rows_) {
      std::sort(row.begin(), row.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple{piece(a).box.x0, a} < std::tuple{piece(b).box.x0, b};
      });
    }
    right_.assign(pieces_.size(), kNone);
    left_.assign(pieces_.size(), kNone);
    for (const auto& row : rows_) {
      for (std::size_t k = 0; k + 1 < row.size(); ++k) {
        const std::size_t a = row[k];
        const std::size_t b = row[k + 1];
        if (std::max(a, b) - std::min(a, b) > kRowPieces) continue;
        right_[a] = b;
        left_[b] = a;
      }
    }
  }

  /// The usual distance of lines, in ems, and of those of one size of letters: what stands small
  /// between the lines of a text makes the page's too short for them. Cells are set closer than
  /// the text around them.
  void find_pitches() {
    std::map<long, std::vector<float>> seen;
    std::vector<float> all;
    std::vector<float> outside;
    for (std::size_t i = 1; i < pieces_.size(); ++i) {
      const PagePiece& a = pieces_[i - 1];
      const PagePiece& b = pieces_[i];
      if (a.frame != b.frame || !like_sizes(a, b) || !overlap(a.box, b.box)) continue;
      const float ems = pitch(a, b) / a.size;
      if (ems <= kLeastPitch || ems >= kMostPitch) continue;
      seen[size_class(a)].push_back(ems);
      all.push_back(ems);
      if (a.cell < 0 && b.cell < 0) outside.push_back(ems);
    }
    if (all.size() >= kFewPitches) cell_pitch_ = middle(all);
    if (outside.size() >= kFewPitches) text_pitch_ = middle(outside);
    for (auto& [size, pitches] : seen) {
      if (pitches.size() >= kFewPitches) usual_pitch_[size] = middle(pitches);
    }
  }

  static float middle(std::vector<float>& values) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), at, values.end());
    return *at;
  }

  static long size_class(const PagePiece& line) { return std::lround(line.size); }

  float longest_pitch(const WholeLine& line) const {
    const PagePiece& last = piece(line.back());
    if (line.size() >= 2) return kPitchVaries * pitch(piece(line[line.size() - 2]), last);
    const auto usual = usual_pitch_.find(size_class(last));
    float ems = kPitchUnknown / kPitchVaries;
    if (usual != usual_pitch_.end()) {
      ems = std::max(last.cell < 0 ? text_pitch_ : cell_pitch_, usual->second);
    } else if (last.cell < 0) {
      ems = text_pitch_;
    }
    return last.size * std::clamp(kPitchVaries * ems, 1.5F, kMostPitch);
  }

  bool continues(const WholeLine& line, std::size_t i) const {
    const std::size_t p = line.back();
    const PagePiece& last = piece(p);
    const PagePiece& next = piece(i);
    if (last.frame != next.frame || last.frame == TextFrame::Slant || last.cell != next.cell) {
      return false;
    }
    if (!like_sizes(last, next)) return false;
    const float down = pitch(last, next);
    if (down < kLeastPitch * min_size(last, next)) return false;
    if (down > longest_pitch(line) && !spread_down(last, next)) return false;
    if (!overlap(last.box, next.box)) return false;
    if (opens_item(next.text) && !is_cut_at_dot(p, i)) return false;
    if (ends_sentence(last.text) && opens_anew(last, next)) return false;
    if (has_leader(last.text)) return false;
    if (has_wide_space(last.text) && has_wide_space(next.text)) return false;
    if (is_amount(last.text) || is_amount(next.text)) return false;
    if (last.cell >= 0) return goes_on_in_cell(line, i);
    if (goes_on_in_column(p, i) && left_fits(line, i)) return true;
    return left_fits(line, i) && alone_enough(p, i) && is_full(p, i);
  }

  /// A name of two words in katakana, cut in prose before the dot between them: no bullet.
  bool is_cut_at_dot(std::size_t p, std::size_t i) const {
    const std::string& next = piece(i).text;
    const std::string_view dot = "・";
    const std::string_view name =
        next.starts_with(dot) ? std::string_view(next).substr(dot.size()) : std::string_view();
    return is_katakana(first_char(name)) && is_katakana(last_char(piece(p).text)) &&
           goes_on_in_column(p, i) && !piece(p).text.starts_with(dot);
  }

  bool in_one_column(std::size_t p, std::size_t i) const {
    return columns_.column(p) != nullptr && columns_.of[p] == columns_.of[i];
  }

  /// Whether `last` runs up to the edge of the prose that both are of. What stands beside does not
  /// matter: another column, the table that a note is set to.
  bool goes_on_in_column(std::size_t p, std::size_t i) const {
    if (!in_one_column(p, i)) return false;
    const bool beside = right_[i] != kNone || right_[p] != kNone;
    if (beside && ends_sentence(piece(p).text)) return false;
    const float room = columns_.column(p)->box.x1 - piece(p).box.x1;
    return room < piece(i).first_unit + kSlack * piece(p).size;
  }

  /// A name set downwards over the height of its cell, a character or two a line.
  bool spread_down(const PagePiece& last, const PagePiece& next) const {
    if (last.cell < 0 || last.letters > 2 || next.letters > 2) return false;
    const Box cell = to_frame(page_.cells[static_cast<std::size_t>(last.cell)], last.frame);
    return cell.width() <= kOneWide * last.size && cell.height() <= kSpread * last.size;
  }

  /// Where the next line of a paragraph begins.
  bool left_fits(const WholeLine& line, std::size_t i) const {
    const PagePiece& last = piece(line.back());
    const PagePiece& next = piece(i);
    const float em = last.size;
    const float right = (next.box.x0 - last.box.x0) / em;
    if (line.size() >= 2) return std::fabs(right) <= kFlush;
    // Two sentences that both begin where paragraphs do.
    if (std::fabs(right) <= kFlush && ends_sentence(last.text) && is_indented(line.back())) {
      return false;
    }
    const float indent = in_one_column(line.back(), i) ? kHang : kIndent;
    if (right >= -indent && right <= kFlush) return true;
    if (right > 0 && right <= kHang && opens_item(last.text)) return true;
    if (right > 0 && right <= kLabelHang && is_labelled(last.text)) return true;
    if (right > 0 && right <= 1.3F && !ends_sentence(last.text)) return true;
    // The head of a text that hangs from it, whatever marks it.
    if (right > 0 && right <= kHang && in_one_column(line.back(), i) && !ends_sentence(last.text)) {
      return true;
    }
    // A title set in the middle.
    return std::fabs(next.box.center_x() - last.box.center_x()) <= kFlush * em &&
           !ends_sentence(last.text) && last.box.width() >= next.box.width();
  }

  /// Whether lines near it begin a little further left.
  bool is_indented(std::size_t p) const {
    const PagePiece& line = piece(p);
    const std::size_t begin = p > kNear ? p - kNear : 0;
    for (std::size_t k = begin; k < std::min(pieces_.size(), p + kNear); ++k) {
      const PagePiece& mate = piece(k);
      const float left = (line.box.x0 - mate.box.x0) / line.size;
      if (mate.frame == line.frame && mate.cell == line.cell && like_sizes(mate, line) &&
          left > kFlush && left <= kIndent && overlap(mate.box, line.box)) {
        return true;
      }
    }
    return false;
  }

  /// Rows of a table without lines do not go on with one another.
  bool alone_enough(std::size_t p, std::size_t i) const {
    if (right_[i] != kNone) return false;
    return left_[i] == kNone || left_[p] == kNone;
  }

  /// Whether what `next` begins with had no room behind `last`.
  bool is_full(std::size_t p, std::size_t i) const {
    const PagePiece& last = piece(p);
    const PagePiece& next = piece(i);
    const float em = last.size;
    // One column of a name is no text: 45 characters of 15 people.
    if (last.frame == TextFrame::Down && last.letters < kShortestColumn) return false;
    std::vector<float> ends;
    float obstacle = std::numeric_limits<float>::max();
    std::size_t near_edge = 0;
    const std::size_t begin = p > kMates ? p - kMates : 0;
    const std::size_t end = std::min(pieces_.size(), i + kMates);
    for (std::size_t k = begin; k < end; ++k) {
      const PagePiece& mate = piece(k);
      if (mate.frame != last.frame || mate.cell != last.cell || !like_sizes(mate, last)) continue;
      if (std::fabs(mate.box.x0 - last.box.x0) > kHang * em || !overlap(mate.box, last.box)) {
        continue;
      }
      ends.push_back(mate.box.x1);
      if (right_[k] != kNone) obstacle = std::min(obstacle, piece(right_[k]).box.x0);
    }
    const float edge = std::max(edge_of(ends, em), std::max(last.box.x1, next.box.x1));
    const float room = edge - last.box.x1;
    if (room >= next.first_unit + kSlack * em) return false;
    if (edges_.margin(last.frame) - edge <= kNearMargin * em) return true;
    if (obstacle - edge <= kNearMargin * em) return true;
    if (last.cell < 0 && std::fabs(edges_.right_of(last) - edge) <= kHangs * em) return true;
    for (std::size_t k = begin; k < end; ++k) {
      const PagePiece& mate = piece(k);
      near_edge += mate.frame == last.frame && mate.cell == last.cell && like_sizes(mate, last) &&
                   edge - mate.box.x1 <= 1.1F * em && mate.box.width() >= kProse * em;
    }
    return near_edge >= 3;
  }

  /// Where lines end at the right: one alone that goes beyond all others is no edge.
  static float edge_of(std::vector<float>& ends, float em) {
    if (ends.empty()) return 0;
    std::sort(ends.begin(), ends.end(), std::greater<>());
    if (ends.size() < kEnoughEnds) return ends[0];
    const bool alone = ends[0] - ends[1] > kShared * em && ends[1] - ends[2] <= kShared * em;
    if (alone) return ends[1];
    return ends[0];
  }

  bool goes_on_in_cell(const WholeLine& line, std::size_t i) const {
    const std::size_t p = line.back();
    const PagePiece& last = piece(p);
    const PagePiece& next = piece(i);
    const Box cell = to_frame(page_.cells[static_cast<std::size_t>(last.cell)], last.frame);
    if (goes_on_below_amount(line, i) || is_cut_in_middle(cell, p, i)) return true;
    if (cell.width() > kNarrowCell * last.size) {
      return left_fits(line, i) &&
             (goes_on_in_column(p, i) || (fills(cell, last, next) && !is_row_of_list(p, i)) ||
              (alone_enough(p, i) && is_full(p, i)));
    }
    if (last.frame == TextFrame::Down && last.letters < kShortestColumn &&
        lines_in_cell_[static_cast<std::size_t>(last.cell)] > 3) {
      return false;
    }
    return fills(cell, last, next) && !is_row_of_list(p, i);
  }

  /// A sentence set in the middle of a cell of its own and cut behind a comma.
  bool is_cut_in_middle(const Box& cell, std::size_t p, std::size_t i) const {
    const auto off = [&](std::size_t k) {
      return std::fabs(piece(k).box.center_x() - cell.center_x());
    };
    const float em = piece(p).size;
    const char32_t end = last_char(piece(p).text);
    return (end == U'、' || end == U'，') && off(p) <= em && off(i) <= em &&
           piece(p).box.width() >= piece(i).box.width();
  }

  /// A name cut by the amounts that stand behind the names of its cell: it goes on below, where no
  /// amount is.
  bool goes_on_below_amount(const WholeLine& line, std::size_t i) const {
    const std::size_t p = line.front();
    const PagePiece& last = piece(p);
    if (!has_amount(p) || right_[i] != kNone) return false;
    if (line.size() >= 2) {
      const PagePiece& before = piece(line.back());
      return std::fabs(before.box.x1 - last.box.x1) <= kShared * last.size &&
             std::fabs(piece(i).box.x0 - before.box.x0) <= kFlush * last.size;
    }
    const float right = (piece(i).box.x0 - last.box.x0) / last.size;
    if (right < -kFlush || right > (opens_item(last.text) ? kHang : kFlush)) return false;
    std::size_t full = 0;
    const std::size_t begin = p > kMates ? p - kMates : 0;
    for (std::size_t k = begin; k < std::min(pieces_.size(), p + kMates); ++k) {
      if ((!has_amount(k) && k != i) || piece(k).frame != last.frame) continue;
      const float over = piece(k).box.x1 - last.box.x1;
      if (overlap(piece(k).box, last.box) && over > kShared * last.size) return false;
      full += std::fabs(over) <= kShared * last.size;
    }
    return full >= (is_cut_between(last, piece(i)) ? 2U : 3U);
  }

  /// Whether a name in a cell has its amount behind it, in the same one.
  bool has_amount(std::size_t p) const {
    return piece(p).cell >= 0 && right_[p] != kNone && piece(right_[p]).cell == piece(p).cell &&
           is_amount(piece(right_[p]).text);
  }

  /// Whether the first of what `next` holds had no room in the cell.
  static bool fills(const Box& cell, const PagePiece& last, const PagePiece& next) {
    const float em = last.size;
    const float pad = std::clamp(last.box.x0 - cell.x0, 0.1F * em, 0.8F * em);
    const float room = cell.x1 - pad - last.box.x1;
    const float spare = cell.width() - last.box.width() - pad;
    return std::min(room, spare) < next.first_unit + 0.7F * em;
  }

  /// Whether two lines of a cell are rows of their own: a column without lines between its rows,
  /// told by the column beside it.
  bool is_row_of_list(std::size_t p, std::size_t i) const {
    const bool tall = lines_in_cell_[static_cast<std::size_t>(piece(p).cell)] >= kTallCell;
    for (const std::size_t q : rows_[row_[p]]) {
      const PagePiece& beside = piece(q);
      if (beside.cell < 0 || beside.cell == piece(p).cell) continue;
      for (const std::size_t j : rows_[row_[i]]) {
        const PagePiece& below = piece(j);
        if (below.cell != beside.cell) continue;
        if (is_amount(beside.text) && is_amount(below.text)) return true;
        const Box cell = to_frame(page_.cells[static_cast<std::size_t>(beside.cell)], beside.frame);
        if (tall && !fills(cell, beside, below)) return true;
      }
    }
    return false;
  }

  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t kFewPitches = 3;
  static constexpr std::size_t kEnoughEnds = 6;
  static constexpr std::size_t kShortestColumn = 6;  // characters of a vertical line that goes on
  static constexpr std::size_t kTallCell = 6;        // lines

  const PageLayout& page_;
  const Columns& columns_;
  ColumnEdges edges_;
  const std::vector<PagePiece>& pieces_;
  std::vector<std::size_t> row_;                // of each piece
  std::vector<std::vector<std::size_t>> rows_;  // from left to right
  std::vector<std::size_t> right_, left_;       // the piece beside, in the same row of a table
  std::vector<std::size_t> lines_in_cell_;
  float text_pitch_ = kPitchUnknown / kPitchVaries;
  float cell_pitch_ = kPitchUnknown / kPitchVaries;
  std::map<long, float> usual_pitch_;  // by size of letters
};

}  // namespace

std::vector<WholeLine> join_pieces(const PageLayout& page, const Columns& columns) {
  return Joiner(page, columns).run();
}

}  // namespace kouryu
