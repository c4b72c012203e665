// From poppler's graphics state to glyphs with a box of one em, and lines drawn between them.
#include "indexer/extract/pdf/glyph_device.h"

#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/UTF.h>
#include <poppler/goo/GooString.h>
#include <poppler/goo/gmem.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/pdf/covers.h"

namespace kouryu {
namespace {

constexpr double kAscent = 0.88;            // of an em box over the baseline, as CJK fonts have it
constexpr double kSlant = 0.12;             // tangent from which text runs along neither axis
constexpr double kSkew = 0.5;               // points by which the ends of a rule may differ
constexpr double kShortestRule = 5;         // points
constexpr double kThickestRule = 3;         // points, of a filled rectangle that is a line
constexpr std::size_t kMostRules = 50'000;  // of each direction on a page

float narrow(double value) { return static_cast<float>(value); }

constexpr std::size_t kMostCovers = 100;          // of a page
constexpr std::size_t kMostCompared = 5'000'000;  // rules with filled areas, on a page
bool is_space_like(Unicode c) { return c == ' ' || c == 0xA0 || c == 0x3000 || c == '\t'; }

}  // namespace

void GlyphDevice::startPage(int number, GfxState* state, XRef* xref) {
  PdfDevice::startPage(number, state, xref);
  page_ = {};
  page_.width = narrow(state->getPageWidth());
  page_.height = narrow(state->getPageHeight());
  compared_ = 0;
  actual_depth_ = 0;
}

void GlyphDevice::updateFont(GfxState* state) {
  type3_scale_ = 1;
  const auto& font = state->getFont();
  if (!font || font->getType() != fontType3) return;
  // Glyphs of a Type 3 font are drawings in units of its own.
  const double* matrix = font->getFontMatrix();
  if (matrix[3] != 0) type3_scale_ = std::fabs(matrix[3]) * 1000;
}

void GlyphDevice::add(const Unicode* characters, int count, Glyph glyph) {
  if (page_.glyphs.size() >= kMostGlyphs) return;
  // A ligature takes a share of its box for each letter.
  const Box whole = to_frame(glyph.box, glyph.frame);
  for (int i = 0; i < count; ++i) {
    Box part = whole;
    part.x0 = whole.x0 + whole.width() * static_cast<float>(i) / static_cast<float>(count);
    part.x1 = whole.x0 + whole.width() * static_cast<float>(i + 1) / static_cast<float>(count);
    glyph.character = characters[i];
    glyph.box = count == 1 ? glyph.box : from_frame(part, glyph.frame);
    page_.glyphs.push_back(glyph);
  }
}

void GlyphDevice::text(GfxState& state, double x, double y, double dx, double dy, CharCode code,
                       int bytes, const Unicode* characters, int count) {
  const auto& font = state.getFont();
  if (!font) return;
  const bool vertical = font->getWMode() != 0;
  // The advance without what is added behind each character.
  double space = state.getCharSpace();
  if (bytes == 1 && code == ' ') space += state.getWordSpace();
  double space_x = 0;
  double space_y = 0;
  state.textTransformDelta(vertical ? 0 : space * state.getHorizScaling(), vertical ? space : 0,
                           &space_x, &space_y);
  double px = 0;
  double py = 0;
  double ax = 0;
  double ay = 0;
  state.transform(x, y, &px, &py);
  state.transformDelta(dx - space_x, dy - space_y, &ax, &ay);
  double m11 = 0;
  double m12 = 0;
  double m21 = 0;
  double m22 = 0;
  state.getFontTransMat(&m11, &m12, &m21, &m22);
  const double em = std::hypot(m21, m22) * type3_scale_;
  if (!(em > 0) || !std::isfinite(px) || !std::isfinite(py) || !std::isfinite(em)) return;
  const double along = std::hypot(m11, m12);
  if (!(along > 0)) return;
  const double ux = m11 / along;  // where the baseline runs
  const double uy = m12 / along;

  Glyph glyph;
  glyph.size = narrow(em);
  Box box;  // in the frame of the baseline
  const double advance = std::hypot(ax, ay);
  const bool slanted = std::min(std::fabs(ux), std::fabs(uy)) > kSlant;
  TextFrame baseline = TextFrame::Slant;
  double u = px * ux + py * uy;
  double v = py * ux - px * uy;
  if (!slanted) {
    baseline = std::fabs(ux) > std::fabs(uy) ? (ux > 0 ? TextFrame::Right : TextFrame::Left)
                                             : (uy > 0 ? TextFrame::Down : TextFrame::Up);
    const Box at = to_frame({narrow(px), narrow(py), narrow(px), narrow(py)}, baseline);
    u = at.x0;
    v = at.y0;
  }
  if (vertical) {
    // The point is the middle of the glyph's upper edge; the next glyph stands below.
    box = {narrow(u - em / 2), narrow(v), narrow(u + em / 2), narrow(v + advance)};
  } else {
    box = {narrow(u), narrow(v - kAscent * em), narrow(u + advance),
           narrow(v + (1 - kAscent) * em)};
  }
  glyph.box = from_frame(box, baseline);
  glyph.frame = baseline;
  if (vertical && !slanted) {
    glyph.frame = static_cast<TextFrame>((static_cast<int>(baseline) + 1) % 4);
  }

  // The middle of the glyph on the page.
  const double mx = slanted ? px + ax / 2 : glyph.box.center_x();
  const double my = slanted ? py + ay / 2 : glyph.box.center_y();
  const double slack = em / 2;
  if (mx < 0 || my < 0 || mx > page_.width || my > page_.height) return;
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  state.getClipBBox(&x0, &y0, &x1, &y1);
  if (mx < x0 - slack || my < y0 - slack || mx > x1 + slack || my > y1 + slack) return;

  add(characters, count, glyph);
}

void GlyphDevice::rule(double x0, double y0, double x1, double y1) {
  if (std::fabs(x1 - x0) <= kSkew && std::fabs(y1 - y0) >= kShortestRule) {
    if (page_.verticals.size() >= kMostRules) return;
    page_.verticals.push_back(
        {narrow((x0 + x1) / 2), narrow(std::min(y0, y1)), narrow(std::max(y0, y1))});
  } else if (std::fabs(y1 - y0) <= kSkew && std::fabs(x1 - x0) >= kShortestRule) {
    if (page_.horizontals.size() >= kMostRules) return;
    page_.horizontals.push_back(
        {narrow((y0 + y1) / 2), narrow(std::min(x0, x1)), narrow(std::max(x0, x1))});
  }
}

void GlyphDevice::stroke(GfxState* state) {
  const GfxPath* path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* part = path->getSubpath(i);
    for (int k = 1; k < part->getNumPoints(); ++k) {
      if (part->getCurve(k) || part->getCurve(k - 1)) continue;
      double x0 = 0;
      double y0 = 0;
      double x1 = 0;
      double y1 = 0;
      state->transform(part->getX(k - 1), part->getY(k - 1), &x0, &y0);
      state->transform(part->getX(k), part->getY(k), &x1, &y1);
      rule(x0, y0, x1, y1);
    }
  }
}

void GlyphDevice::fill(GfxState* state) {
  const GfxPath* path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* part = path->getSubpath(i);
    const int points = part->getNumPoints();
    if (points != 4 && points != 5) continue;
    double x0 = INFINITY;
    double y0 = INFINITY;
    double x1 = -INFINITY;
    double y1 = -INFINITY;
    double last_x = 0;
    double last_y = 0;
    bool upright = true;
    for (int k = 0; k < points; ++k) {
      double x = 0;
      double y = 0;
      state->transform(part->getX(k), part->getY(k), &x, &y);
      upright =
          upright && (k == 0 || std::fabs(x - last_x) <= kSkew || std::fabs(y - last_y) <= kSkew);
      last_x = x;
      last_y = y;
      x0 = std::min(x0, x);
      y0 = std::min(y0, y);
      x1 = std::max(x1, x);
      y1 = std::max(y1, y);
    }
    const double across = (x0 + x1) / 2;
    const double down = (y0 + y1) / 2;
    if (x1 - x0 <= kThickestRule) {
      rule(across, y0, across, y1);
    } else if (y1 - y0 <= kThickestRule) {
      rule(x0, down, x1, down);
    } else if (upright) {
      cover(*state, {narrow(x0), narrow(y0), narrow(x1), narrow(y1)});
    }
  }
}

void GlyphDevice::cover(const GfxState& state, const Box& area) {
  if (state.getFillOpacity() < 1 || state.getBlendMode() != gfxBlendNormal) return;
  compared_ += page_.verticals.size() + page_.horizontals.size();
  if (compared_ > kMostCompared || page_.covers.size() >= kMostCovers) return;
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  state.getClipBBox(&x0, &y0, &x1, &y1);
  const Box seen{std::max(area.x0, narrow(x0)), std::max(area.y0, narrow(y0)),
                 std::min(area.x1, narrow(x1)), std::min(area.y1, narrow(y1))};
  if (seen.width() <= 0 || seen.height() <= 0 || !hides_rules(seen, page_)) return;
  page_.covers.push_back(
      {seen, page_.glyphs.size(), page_.verticals.size(), page_.horizontals.size()});
}

void GlyphDevice::beginActualText(GfxState*, const GooString* text) {
  if (actual_depth_++ > 0) return;
  actual_begin_ = page_.glyphs.size();
  actual_text_ = text != nullptr ? text->toStr() : std::string();
}

void GlyphDevice::endActualText(GfxState*) {
  if (actual_depth_ == 0 || --actual_depth_ > 0) return;
  replace_actual(actual_begin_, actual_text_);
}

/// The glyphs since `begin` stand for the text of `bytes`.
void GlyphDevice::replace_actual(std::size_t begin, const std::string& bytes) {
  std::vector<Glyph>& glyphs = page_.glyphs;
  if (begin >= glyphs.size()) return;
  std::u32string text;
  Unicode* decoded = nullptr;
  const int length = TextStringToUCS4(bytes, &decoded);
  for (int i = 0; i < length; ++i) {
    if (!is_space_like(decoded[i]) || length > 1) text += static_cast<char32_t>(decoded[i]);
  }
  gfree(decoded);
  Box box = to_frame(glyphs[begin].box, glyphs[begin].frame);
  const Box first = box;
  for (std::size_t i = begin + 1; i < glyphs.size(); ++i) {
    if (glyphs[i].frame != glyphs[begin].frame) return;
    const Box next = to_frame(glyphs[i].box, glyphs[i].frame);
    // Text of several lines: where each character stands is not told.
    if (std::fabs(next.center_y() - first.center_y()) > first.height()) return;
    box.add(next);
  }
  if (text.size() == glyphs.size() - begin) {
    for (std::size_t i = 0; i < text.size(); ++i) glyphs[begin + i].character = text[i];
    return;
  }
  Glyph glyph = glyphs[begin];
  glyph.box = from_frame(box, glyph.frame);
  glyphs.resize(begin);
  const std::vector<Unicode> characters(text.begin(), text.end());
  add(characters.data(), static_cast<int>(characters.size()), glyph);
}

}  // namespace kouryu
