// Opens PDFs with poppler, watches their pages, and judges what may become text.
#include "indexer/extract/pdf/pdf_state.h"

#include <poppler/ErrorCodes.h>
#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/GlobalParams.h>
#include <poppler/Stream.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <unordered_map>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/pdf_repair.h"

namespace kouryu {
namespace {

// What was measured on a city council's archive stands beside each number.
constexpr double kPageImage = 0.6;      // of the page: a picture that may hold the page's text
constexpr double kFullPageImage = 0.8;  // of the page: what a scanner leaves, margins cut off
constexpr double kAnyImage = 0.05;      // of the page: where nothing else is drawn, the text
constexpr std::size_t kFewChars = 100;  // beside a picture (a notice drawn as one had 54)
constexpr std::size_t kStampChars = 3;  // a page number stamped on a scan
constexpr double kControls =
    0.02;                          // of a page's characters: 21.5 % in a garbled file, else < 0.1 %
constexpr double kUnknown = 0.2;   // of a page's characters: 5 % in formulas
constexpr double kReadable = 0.3;  // of a page's characters
constexpr double kUnmapped = 0.3;  // of a document's characters: what is left makes no sense
constexpr double kRepeated = 0.01;    // of a page's characters: 22 % in a bad layer, else < 0.02 %
constexpr std::size_t kRun = 5;       // equal letters
constexpr double kShortLines = 0.25;  // of a page's lines: 96 % in a bad layer
constexpr std::size_t kLinesEnough = 8;  // to speak of a share of them
constexpr std::size_t kRangesTold = 10;  // of page numbers in a detail

/// Errors of the document are told by what cannot be read of it.
void say_nothing(ErrorCategory, Goffset, const char*) {}

/// A page that has something which can be read, or may become so by a closer look at its picture.
bool is_picture(const PageFacts& page, double share) {
  return page.image_share >= share && page.chars < kFewChars;
}

std::string pages_told(const std::vector<int>& pages, std::size_t all) {
  std::string out = std::to_string(pages.size()) + " of " + std::to_string(all) + " pages: ";
  std::size_t ranges = 0;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (++ranges > kRangesTold) return out + ", …";
    if (i > 0) out += ", ";
    out += std::to_string(pages[i]);
    if (last > i) out += "-" + std::to_string(pages[last]);
    i = last + 1;
  }
  return out;
}

bool is_poor_layer(const PageFacts& page) {
  if (page.image_share < kFullPageImage || page.chars == 0) return false;
  const auto chars = static_cast<double>(page.chars);
  if (static_cast<double>(page.repeated) > kRepeated * chars) return true;
  // Labels on a picture are no layer of text.
  return page.chars >= kFewChars && page.lines >= kLinesEnough &&
         static_cast<double>(page.short_lines) > kShortLines * static_cast<double>(page.lines);
}

/// A tree may count pages that are nowhere. Poppler walks all of it for a page that it lacks: after
/// some of them there are none.
bool has_a_page(PDFDoc& document, int pages) {
  constexpr int kTried = 20;
  for (int page = 1; page <= std::min(pages, kTried); ++page) {
    if (document.getPage(page) != nullptr) return true;
  }
  return false;
}

OpenedPdf open_as_it_is(std::string_view bytes) {
  OpenedPdf out;
  auto* const stream =  // the document's from here on
      new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  auto document = std::make_unique<PDFDoc>(stream);
  if (!document->isOk() && document->getErrorCode() == errEncrypted) {
    out.reason = "encrypted";
    return out;
  }
  // A count that promises more pages than there are objects is a lie.
  out.pages = document->isOk()
                  ? std::min(document->getNumPages(), document->getXRef()->getNumObjects())
                  : 0;
  if (out.pages <= 0 || !has_a_page(*document, out.pages)) {
    out.reason = "broken";
    out.detail = "no pages can be found";
    return out;
  }
  out.document = std::move(document);
  return out;
}

}  // namespace

OpenedPdf open_pdf(std::string_view bytes) {
  static const GlobalParamsIniter initer(say_nothing);
  OpenedPdf out = open_as_it_is(bytes);
  for (const auto repair : {with_new_trailer, with_new_page_tree}) {
    if (out.reason != "broken") break;
    auto repaired = std::make_unique<std::string>(repair(bytes));
    if (repaired->empty()) break;
    OpenedPdf again = open_as_it_is(*repaired);
    if (!again.document) continue;
    again.repaired = std::move(repaired);
    out = std::move(again);
  }
  return out;
}

PageWatch::PageWatch(double width, double height, FontTrust* fonts)
    : width_(width), height_(height), fonts_(fonts) {}

std::span<const unsigned int> PageWatch::glyph(const GfxState& state, unsigned int code,
                                               std::span<const unsigned int> unicode) {
  const GfxFont* const font = state.getFont().get();
  const bool trusted = font == nullptr || fonts_->trusts(*font);
  if (!trusted) {
    from_file_ = fonts_->from_font_file(*font, code);
    unicode = {&from_file_, 1};
  }
  if (unicode.empty() || unicode[0] == 0 || unicode[0] == 0xFFFD) {
    ++facts_.unmapped;
    if (trusted) ++facts_.unknown;
    return {};
  }
  double x = 0;
  double y = 0;
  state.transform(state.getCurX(), state.getCurY(), &x, &y);
  for (const unsigned int c : unicode) {
    if (!is_space(c)) letter(c, x, y, state.getTransformedFontSize());
  }
  const bool control = unicode[0] < 0x20 && !is_space(unicode[0]);
  return control ? std::span<const unsigned int>{} : unicode;
}

void PageWatch::letter(unsigned int c, double x, double y, double size) {
  ++facts_.chars;
  if (c < 0x20) ++controls_[c];
  if (is_hiragana(c) || is_katakana(c) || is_kanji(c)) ++facts_.japanese;
  // Upwards of half a letter off the line, or back on it, another line begins; the next letter
  // down a vertical line is one letter away.
  const double aside = std::abs(x - x_);
  const double down = std::abs(y - y_);
  const bool next_below = aside < 0.3 * size && down < 1.3 * size;
  const bool next_beside = down < 0.5 * size && x > x_ - size;
  if (!next_below && !next_beside) end_line();
  ++line_chars_;
  x_ = x;
  y_ = y;
  if (c != last_) end_run();
  last_ = c;
  ++run_;
}

void PageWatch::end_run() {
  // Dots, rules and zeros stand in rows by design; ー is drawn as a rule.
  const bool counts = is_letter_or_digit(last_) && !(last_ >= '0' && last_ <= '9') &&
                      last_ != U'ー' && last_ != U'〇' && last_ != U'一' && last_ != U'０';
  if (run_ >= kRun && counts) facts_.repeated += run_;
  run_ = 0;
}

void PageWatch::end_line() {
  if (line_chars_ == 0) return;
  ++facts_.lines;
  if (line_chars_ <= 2) ++facts_.short_lines;
  line_chars_ = 0;
}

void PageWatch::image(const GfxState& state, int object) {
  if (width_ <= 0 || height_ <= 0) return;
  double left = 0, top = 0, right = 0, bottom = 0;
  state.transform(0, 0, &left, &top);
  right = left;
  bottom = top;
  constexpr double kCorners[][2] = {{1, 0}, {0, 1}, {1, 1}};
  for (const auto& corner : kCorners) {
    double x = 0, y = 0;
    state.transform(corner[0], corner[1], &x, &y);
    left = std::min(left, x);
    right = std::max(right, x);
    top = std::min(top, y);
    bottom = std::max(bottom, y);
  }
  double clip_left = 0, clip_top = 0, clip_right = 0, clip_bottom = 0;
  state.getClipBBox(&clip_left, &clip_top, &clip_right, &clip_bottom);
  left = std::max(left, clip_left) / width_;
  right = std::min(right, clip_right) / width_;
  top = std::max(top, clip_top) / height_;
  bottom = std::min(bottom, clip_bottom) / height_;
  if (!(right > left && bottom > top)) return;  // also where one of them is no number
  const double area =
      (std::min(right, 1.0) - std::max(left, 0.0)) * (std::min(bottom, 1.0) - std::max(top, 0.0));
  if (area > largest_image_) {
    largest_image_ = area;
    facts_.image = object;
  }
  const auto first = [](double share) {  // the cell whose middle lies behind
    return static_cast<std::size_t>(
        std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(kGrid) - 0.5));
  };
  const std::size_t column_end = std::min(first(right), kGrid);
  const std::size_t row_end = std::min(first(bottom), kGrid);
  for (std::size_t row = first(top); row < row_end; ++row) {
    for (std::size_t column = first(left); column < column_end; ++column) {
      covered_.set(row * kGrid + column);
    }
  }
}

PageFacts PageWatch::finish() {
  end_run();
  end_line();
  // One control character alone is a font's space, or its hyphen at line ends.
  facts_.controls = std::accumulate(controls_.begin(), controls_.end(), std::size_t{0}) -
                    *std::max_element(controls_.begin(), controls_.end());
  facts_.image_share = static_cast<double>(covered_.count()) / static_cast<double>(covered_.size());
  return facts_;
}

void skip_inline_image(Stream& stream, int width, int height, int components, int bits) {
  if (width <= 0 || height <= 0 || components <= 0 || bits <= 0) return;
  // Inline images are icons by the rules of PDF; a larger one is a bomb. As floating point, since
  // what a file declares overflows any whole number.
  constexpr double kMost = 16 << 20;
  const double row = std::ceil(static_cast<double>(width) * components * bits / 8);
  auto left = static_cast<std::size_t>(std::min(row * height, kMost));
  stream.reset();
  while (left > 0 && stream.getChar() != EOF) --left;
  stream.close();
}

bool is_garbled(const PageFacts& page) {
  const auto chars = static_cast<double>(page.chars);
  // Codes of glyphs come out as letters and signs of ASCII: a page of kana has other faults, such
  // as a font that calls its spaces control characters.
  const bool readable = static_cast<double>(page.japanese) > kReadable * chars;
  return !readable && (static_cast<double>(page.controls) > kControls * chars ||
                       static_cast<double>(page.unknown) > kUnknown * chars);
}

PdfVerdict judge_pages(const std::vector<PageFacts>& pages) {
  PdfVerdict verdict;
  // A picture that comes again on other pages is their background, not a page of paper.
  std::unordered_map<int, std::size_t> drawn;
  for (const PageFacts& page : pages) ++drawn[page.image];

  std::size_t readable = 0;
  std::size_t unmapped = 0;
  std::size_t blank = 0;
  double largest = 0;       // share of a page that images cover
  std::size_t stamped = 0;  // pictures with hardly a character
  bool poor = false;
  std::vector<int> pictures;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const PageFacts& page = pages[i];
    const bool garbled = is_garbled(page);
    readable += garbled ? 0 : page.chars;
    unmapped += page.unmapped + (garbled ? page.chars : 0);
    const bool background = page.image != 0 && drawn[page.image] > 1 && page.chars > kStampChars;
    if (page.unmapped == 0 && is_picture(page, kPageImage) && !background) {
      pictures.push_back(static_cast<int>(i) + 1);
      if (page.chars <= kStampChars) ++stamped;
    } else if (page.chars + page.unmapped == 0) {
      ++blank;
    }
    poor = poor || is_poor_layer(page);
    largest = std::max(largest, page.image_share);
  }
  if (static_cast<double>(unmapped) > kUnmapped * static_cast<double>(readable + unmapped)) {
    verdict.reason = "unmapped_fonts";
    return verdict;
  }
  const bool only_scans = stamped > 0 && stamped + blank == pages.size();
  const bool only_small_images = readable == 0 && largest > kAnyImage;
  if (only_scans || only_small_images) {
    verdict.reason = "scan";
    verdict.detail = std::to_string(pages.size()) + (pages.size() == 1 ? " page" : " pages");
    return verdict;
  }
  if (!pictures.empty()) {
    verdict.warnings.emplace_back("partly_scan");
    verdict.detail = pages_told(pictures, pages.size());
  }
  if (poor) verdict.warnings.emplace_back("poor_text_layer");
  return verdict;
}

}  // namespace kouryu
