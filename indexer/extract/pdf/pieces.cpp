// Runs become text: what is between their characters is measured, and ruby is left out.
#include "indexer/extract/pdf/pieces.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/covers.h"
#include "indexer/extract/pdf/line_marks.h"
#include "indexer/extract/pdf/note_marks.h"
#include "indexer/extract/pdf/runs.h"
#include "indexer/extract/pdf/spelling.h"

namespace kouryu {
namespace {

constexpr float kSmall = 0.75F;     // of the line's size: a mark set small
constexpr float kRaised = 0.1F;     // ems that its middle is above the line's
constexpr float kRubySize = 0.62F;  // of the line that it is set to
constexpr float kLeastRuby = 0.3F;
constexpr float kRubyOff = 0.5F;  // ems of that line between both
constexpr float kRubyOver = 1;    // ems by which it may be longer on either side
constexpr float kMarkGap = 4;     // ems between the mark of an item and its text
constexpr std::size_t kMarkLetters = 7;
constexpr float kCellSlack = 0.4F;  // ems that text may stand over the rules around it

/// Kinsoku: may not begin a line, so it goes to the next one together with what is before it.
bool may_not_begin(char32_t c) {
  return std::u32string_view(
             U"、。，．）」』】〕］｝〉》・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々")
             .find(c) != std::u32string_view::npos;
}
bool may_not_end(char32_t c) {
  return std::u32string_view(U"（「『【〔［｛〈《").find(c) != std::u32string_view::npos;
}

class LayoutMaker {
 public:
  explicit LayoutMaker(const PageGlyphs& page) : page_(page), rules_(page) {}

  PageLayout run() {
    out_.width = page_.width;
    out_.height = page_.height;
    for (const Run& line : find_runs(page_, rules_.all())) add(line);
    drop_ruby();
    join_over_note_marks(out_.pieces);
    return std::move(out_);
  }

 private:
  void add(const Run& run) {
    std::vector<SetChar> chars;
    chars.reserve(run.glyphs.size());
    SetChar next;
    Box last;
    std::vector<Box> boxes;
    for (const std::uint32_t i : run.glyphs) {
      const Glyph& glyph = page_.glyphs[i];
      if (is_white(glyph.character)) {
        if (glyph.character == U'\u3000') {
          ++next.wide_spaces;
        } else if (glyph.character >= U' ' || glyph.character == U'\t') {
          ++next.spaces;
        }
        continue;
      }
      const Box at = to_frame(glyph.box, run.frame);
      if (chars.empty()) {
        next.spaces = next.wide_spaces = 0;
      } else {
        next.gap = (at.x0 - last.x1) / run.size;
      }
      next.character = glyph.character;
      next.raised =
          glyph.size < kSmall * run.size && at.center_y() < run.box.center_y() - kRaised * run.size;
      chars.push_back(next);
      boxes.push_back(at);
      last = at;
      next = {};
    }
    if (chars.empty()) return;
    PagePiece piece;
    piece.frame = run.frame;
    piece.size = run.size;
    piece.box = run.box;
    piece.page = from_frame(run.box, run.frame);
    piece.letters = chars.size();
    piece.first_unit = first_unit(chars, boxes);
    piece.text = spell(std::move(chars));
    set_cell(piece, run.glyphs.front());
    if (!out_.pieces.empty() && is_mark_of(out_.pieces.back(), piece)) {
      PagePiece& mark = out_.pieces.back();
      mark.text.append("\u3000").append(piece.text);
      mark.box.add(piece.box);
      mark.page.add(piece.page);
      mark.letters += piece.letters;
      return;
    }
    out_.pieces.push_back(std::move(piece));
  }

  /// The number or bullet of an item, set well before its text: 第10条   委員会は.
  static bool is_mark_of(const PagePiece& mark, const PagePiece& piece) {
    if (mark.letters > kMarkLetters || mark.frame != piece.frame || mark.cell != piece.cell) {
      return false;
    }
    const float em = piece.size;
    const float gap = piece.box.x0 - mark.box.x1;
    const float off = std::fabs(mark.box.center_y() - piece.box.center_y());
    return gap > 0 && gap <= kMarkGap * em && off <= 0.25F * em &&
           std::fabs(mark.size - em) <= 0.25F * em && !is_amount(piece.text) &&
           opens_item(mark.text + "\u3000");
  }

  static float first_unit(const std::vector<SetChar>& chars, const std::vector<Box>& boxes) {
    std::size_t end = 1;
    if (is_wide(chars[0].character)) {
      if (may_not_end(chars[0].character) && chars.size() > 1) ++end;
      while (end < chars.size() && may_not_begin(chars[end].character)) ++end;
    } else {
      while (end < chars.size() && !is_wide(chars[end].character) && chars[end].spaces == 0 &&
             chars[end].gap < 0.15F) {
        ++end;
      }
    }
    return boxes[end - 1].x1 - boxes[0].x0;
  }

  void set_cell(PagePiece& piece, std::uint32_t glyph) {
    if (piece.frame == TextFrame::Slant) return;
    const auto [cell, cover] = rules_.cell_around(piece.page, kCellSlack * piece.size, glyph);
    piece.cover = cover;
    if (!cell) return;
    const auto key = std::tuple{std::lround(cell->x0), std::lround(cell->y0), std::lround(cell->x1),
                                std::lround(cell->y1)};
    const auto [it, added] = cells_.emplace(key, static_cast<int>(out_.cells.size()));
    if (added) out_.cells.push_back(*cell);
    piece.cell = it->second;
  }

  static bool is_reading(const std::string& text) {
    bool kana = false;
    bool other = false;
    each_char(text, [&](char32_t c, std::size_t) {
      const bool reads = is_hiragana(c) || is_katakana(c);
      kana = kana || reads;
      other = other || (!reads && !is_space(c) && c != U'・');
    });
    return kana && !other;
  }

  /// A reading, small, along the upper side of a line.
  void drop_ruby() {
    std::vector<PagePiece>& pieces = out_.pieces;
    std::vector<std::size_t> by_top(pieces.size());
    for (std::size_t i = 0; i < by_top.size(); ++i) by_top[i] = i;
    const auto place = [&](std::size_t i) {
      return std::pair{static_cast<int>(pieces[i].frame), pieces[i].box.y0};
    };
    std::sort(by_top.begin(), by_top.end(),
              [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    const auto is_set_to_line = [&](TextFrame frame, const Box& box, float size) {
      const float reach = size / kLeastRuby * kRubyOff;
      const auto from = std::pair{static_cast<int>(frame), box.y1 - reach};
      auto it = std::lower_bound(by_top.begin(), by_top.end(), from,
                                 [&](std::size_t k, const auto& at) { return place(k) < at; });
      for (std::size_t looked = 0; it != by_top.end() && looked < kNeighbours; ++it, ++looked) {
        const PagePiece& line = pieces[*it];
        if (line.frame != frame || line.box.y0 > box.y1 + reach) break;
        const float over = kRubyOver * line.size;
        if (size <= kRubySize * line.size &&
            std::fabs(line.box.y0 - box.y1) <= kRubyOff * line.size &&
            box.x0 >= line.box.x0 - over && box.x1 <= line.box.x1 + over) {
          return true;
        }
      }
      return false;
    };
    std::vector<bool> ruby(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const PagePiece& piece = pieces[i];
      if (!is_reading(piece.text)) continue;
      ruby[i] = is_set_to_line(piece.frame, piece.box, piece.size);
      // Characters set one by one far apart along a vertical line.
      if (!ruby[i] && piece.letters == 1 && piece.frame == TextFrame::Right) {
        ruby[i] =
            is_set_to_line(TextFrame::Down, to_frame(piece.page, TextFrame::Down), piece.size);
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (ruby[i]) continue;
      if (kept != i) pieces[kept] = std::move(pieces[i]);
      ++kept;
    }
    pieces.resize(kept);
  }

  static constexpr std::size_t kNeighbours = 200;

  const PageGlyphs& page_;
  SeenRules rules_;
  PageLayout out_;
  std::map<std::tuple<long, long, long, long>, int> cells_;
};

}  // namespace

PageLayout lay_out(const PageGlyphs& page) { return LayoutMaker(page).run(); }

}  // namespace kouryu
