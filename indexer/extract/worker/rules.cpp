// Whether an extraction keeps the rules of extracted.h. Asked by the helper of what a format made,
// so that a fault can be told, and by the indexer of what the helper says, which may be a lie.
#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "dict/base/iso_date.h"
#include "dict/base/utf8.h"
#include "indexer/extract/worker/wire.h"
#include "indexer/reasons.h"

namespace kouryu {
namespace {

/// Deeper headings and lists are told apart by nobody.
constexpr int kMostLevel = 1'000;

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
}

class Rules {
 public:
  explicit Rules(const std::string& text) : text_(text) {}

  [[nodiscard]] bool is_place(std::size_t place) const {
    return place <= text_.size() &&
           (place == text_.size() || (static_cast<unsigned char>(text_[place]) & 0xC0) != 0x80);
  }
  [[nodiscard]] bool is_range(const ByteRange& range) const {
    return range.begin <= range.end && is_place(range.begin) && is_place(range.end);
  }
  [[nodiscard]] std::string_view broken_by(const ExtractedBlock& block) const {
    if (block.kind > ExtractedKind::Navigation) return "kind of a block";
    if (block.range.empty() || !is_range(block.range)) return "range of a block";
    if (block.level < 0 || block.level > kMostLevel) return "level of a block";
    if (!std::isfinite(block.scale) || block.scale < 0) return "scale of a line";
    // Also bounds what cells take: each stands behind a tab or line end at least.
    if (block.cells.size() > block.range.size() + 1) return "number of cells";
    std::size_t end = block.range.begin;
    for (const ExtractedCell& cell : block.cells) {
      if (!is_range(cell.value) || cell.value.begin < end || cell.value.end > block.range.end) {
        return "value of a cell";
      }
      end = cell.value.end;
      if (cell.label.empty()) continue;
      if (!is_range(cell.label) || cell.label.begin < block.range.begin ||
          cell.label.end > block.range.end) {
        return "label of a cell";
      }
    }
    return {};
  }

 private:
  const std::string& text_;
};

std::string_view broken_by(const ExtractedText& text) {
  if (!is_clean(text.text)) return "characters of the text";
  const Rules rules(text.text);
  std::size_t begin = 0;
  for (const ExtractedPage& page : text.pages) {
    if (page.begin < begin || !rules.is_place(page.begin)) return "begin of a page";
    if (!is_clean(page.label)) return "label of a page";
    begin = page.begin;
  }
  std::size_t end = 0;
  for (const ExtractedBlock& block : text.blocks) {
    if (block.range.begin < end) return "order of blocks";
    if (const auto rule = rules.broken_by(block); !rule.empty()) return rule;
    end = block.range.end;
  }
  for (const std::string* stated :
       {&text.title, &text.date, &text.language, &text.author, &text.encoding, &text.format}) {
    if (!is_clean(*stated)) return "what the document states";
  }
  if (!is_iso_date(text.date)) return "date";
  const bool clean = std::all_of(text.warnings.begin(), text.warnings.end(), is_clean);
  return clean ? std::string_view{} : "warning";
}

bool is_known_reason(std::string_view reason) {
  return reason.empty() || std::any_of(kReasons.begin(), kReasons.end(),
                                       [&](const Reason& known) { return known.code == reason; });
}

/// A path that stays inside the document around it.
bool is_inner_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || !is_clean(name)) return false;
  if (name.find_first_of("\n\t") != std::string_view::npos) return false;
  while (true) {
    const std::size_t slash = name.find('/');
    if (name.substr(0, slash) == "..") return false;
    if (slash == std::string_view::npos) return true;
    name.remove_prefix(slash + 1);
  }
}

/// Blocks, cells, pages, warnings and inner documents, in all of them.
std::size_t pieces(const Extraction& extraction) {
  const ExtractedText& text = extraction.text;
  std::size_t all = text.pages.size() + text.blocks.size() + text.warnings.size();
  for (const ExtractedBlock& block : text.blocks) all += block.cells.size();
  for (const InnerDocument& inner : extraction.inner) all += 1 + pieces(inner.extraction);
  return all;
}

std::string_view rule_broken_inside(const Extraction& extraction) {
  if (const auto rule = broken_by(extraction.text); !rule.empty()) return rule;
  if (!is_known_reason(extraction.reason)) return "reason";
  if (!is_clean(extraction.detail)) return "detail";
  std::vector<std::string_view> names;
  for (const InnerDocument& inner : extraction.inner) {
    if (!is_inner_name(inner.name)) return "name of an inner document";
    names.emplace_back(inner.name);
    if (const auto rule = rule_broken_inside(inner.extraction); !rule.empty()) return rule;
  }
  std::sort(names.begin(), names.end());
  const bool twice = std::adjacent_find(names.begin(), names.end()) != names.end();
  return twice ? "name of an inner document, told twice" : std::string_view{};
}

}  // namespace

bool is_clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(), is_control) && is_valid_utf8(text);
}

std::string_view broken_rule(const Extraction& extraction) {
  if (pieces(extraction) > kMostPieces) return kTooManyPieces;
  return rule_broken_inside(extraction);
}

}  // namespace kouryu
