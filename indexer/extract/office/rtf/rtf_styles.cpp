// By the names that Word has for its own styles; others by the level that they tell.
#include "indexer/extract/office/rtf/rtf_styles.h"

#include <string>

#include "indexer/extract/ascii.h"

namespace kouryu::office {
namespace {

constexpr std::size_t kMostStyles = 10'000;
constexpr int kBodyOutline = 9;

bool is_heading(int outline) { return outline >= 0 && outline < kBodyOutline; }

}  // namespace

void RtfStyles::add(int number, std::string_view name, int outline) {
  if (styles_.size() >= kMostStyles) return;
  const std::string small = ascii_lower(name.substr(0, name.find(';')));
  Style style;
  if (small == "title" || small == "表題") {
    style.role = StyleRole::Title;
  } else if (small == "caption" || small == "図表番号") {
    style.role = StyleRole::Caption;
  } else if (small.starts_with("toc ") || small.starts_with("目次 ")) {
    style.role = StyleRole::Contents;
  } else if (is_heading(outline)) {
    style = {StyleRole::Heading, outline + 1};
  } else if (small.starts_with("heading ") && small.size() == 9 && is_digit_byte(small[8])) {
    style = {StyleRole::Heading, small[8] - '0'};
  }
  styles_[number] = style;
}

void RtfStyles::apply(int number, int outline, FlowParagraph& paragraph) const {
  if (const auto style = styles_.find(number); style != styles_.end()) {
    paragraph.role = style->second.role;
    paragraph.level = style->second.level;
  }
  if (is_heading(outline) && paragraph.role == StyleRole::Body) {
    paragraph.role = StyleRole::Heading;
    paragraph.level = outline + 1;
  }
}

}  // namespace kouryu::office
