// Evidence, strongest first: what the author calls the parts, known wordings, then text length and
// link density (Kohlschütter's two numbers) in characters.
#include "indexer/extract/html/html_main.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

constexpr std::size_t kLeastMain = 40;   // characters that make a part named main the document
constexpr std::size_t kProse = 30;       // characters of a block that reads as text
constexpr std::size_t kLongMenuRun = 5;  // blocks of links in a row that are no part of a text
constexpr std::size_t kLargestControls = 300;  // characters of text size, print and share together
constexpr ExtractedKind kLeftOut = ExtractedKind::Line;  // no page has one
constexpr double kLinked = 0.5;                          // share of characters in links
constexpr double kHardlyLinked = 0.3;

double link_share(const HtmlBlock& block) {
  return block.chars == 0
             ? 0
             : static_cast<double>(block.link_chars) / static_cast<double>(block.chars);
}

bool is_links(const HtmlBlock& block) { return link_share(block) >= kLinked; }

bool is_prose(const HtmlBlock& block) {
  if (link_share(block) >= kHardlyLinked) return false;
  if (block.kind == ExtractedKind::Record || block.kind == ExtractedKind::TableRow) return true;
  return block.chars >= kProse || ends_sentence(block.text);
}

bool is_frame(HtmlRole role) {
  return role == HtmlRole::Header || role == HtmlRole::Footer || role == HtmlRole::Menu ||
         role == HtmlRole::Crumbs || role == HtmlRole::Beside;
}

std::string text_of(const HtmlBlock& block) {
  std::string out = block.text;
  const auto part = [&](std::string_view text) {
    if (text.empty()) return;
    if (!out.empty()) out += ' ';
    out += text;
  };
  for (const std::string& cell : block.cells) part(cell);
  for (const auto& [label, value] : block.fields) {
    part(label);
    part(value);
  }
  return out;
}

void make_navigation(HtmlBlock& block) {
  if (block.kind == ExtractedKind::Navigation) return;
  block.text = text_of(block);
  block.cells.clear();
  block.fields.clear();
  block.level = 0;
  block.opens = false;
  block.kind = ExtractedKind::Navigation;
}

class Parter {
 public:
  explicit Parter(std::vector<HtmlBlock>& blocks) : blocks_(blocks), outside_(blocks.size()) {}

  void run() {
    controls();
    furniture();
    weigh();
    named_parts();
    if (has_main_) {
      around_main();
    } else {
      around_text();
    }
    lists_of_links();
    if (!any_inside()) {  // all is frame: then it is what the page has to say
      for (std::size_t i = 0; i < blocks_.size(); ++i) outside_[i] = known_[i];
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (outside_[i]) make_navigation(blocks_[i]);
    }
  }

 private:
  [[nodiscard]] bool inside(std::size_t i) const { return !outside_[i]; }
  [[nodiscard]] bool any_inside() const {
    return std::find(outside_.begin(), outside_.end(), false) != outside_.end();
  }

  /// Leaves out what stands in parts called after a control, where they are small.
  void controls() {
    std::size_t chars = 0;
    std::size_t all = 0;
    for (const HtmlBlock& block : blocks_) {
      all += block.chars;
      if (block.role == HtmlRole::Control) chars += block.chars;
    }
    const bool small = chars <= kLargestControls && chars * 2 < all;
    for (HtmlBlock& block : blocks_) {
      if (block.role != HtmlRole::Control) continue;
      block.role = HtmlRole::None;
      if (small) block.kind = kLeftOut;
    }
    std::erase_if(blocks_, [](const HtmlBlock& block) { return block.kind == kLeftOut; });
    outside_.resize(blocks_.size());
  }

  void furniture() {
    std::vector<SiteFurniture> what(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& block = blocks_[i];
      // 中 in a table may be a score, but 文字サイズ heads no record.
      if (!block.fields.empty()) {
        const bool controls =
            std::all_of(block.fields.begin(), block.fields.end(), [](const auto& field) {
              return !field.first.empty() &&
                     furniture_of(field.first, false) == SiteFurniture::Control;
            });
        if (controls) what[i] = SiteFurniture::Control;
        continue;
      }
      if (!block.cells.empty()) continue;
      what[i] = furniture_of(block.text, is_links(block));
      outside_[i] = what[i] == SiteFurniture::Navigation;
    }
    // 大 and 中 beside 文字サイズ.
    for (std::size_t i = 1; i < what.size(); ++i) {
      if (what[i] == SiteFurniture::Perhaps && what[i - 1] == SiteFurniture::Control)
        what[i] = what[i - 1];
    }
    for (std::size_t i = what.size(); i-- > 1;) {
      if (what[i - 1] == SiteFurniture::Perhaps && what[i] == SiteFurniture::Control)
        what[i - 1] = what[i];
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (what[i] == SiteFurniture::Control) continue;
      outside_[kept] = outside_[i];
      if (kept != i) blocks_[kept] = std::move(blocks_[i]);
      ++kept;
    }
    blocks_.resize(kept);
    outside_.resize(kept);
    known_ = outside_;
  }

  void weigh() {
    std::size_t main = 0;
    std::size_t unnamed = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!inside(i)) continue;
      if (blocks_[i].role == HtmlRole::Main) main += blocks_[i].chars;
      if (blocks_[i].role == HtmlRole::None) unnamed += blocks_[i].chars;
    }
    has_main_ = main > 0 && (main >= kLeastMain || main >= unnamed);
  }

  /// Runs of blocks of one named part. A name is only a name: a part called menu that holds
  /// sentences, on a page without a part called main, may be a restaurant's.
  void named_parts() {
    for (std::size_t begin = 0; begin < blocks_.size();) {
      std::size_t end = begin;
      std::size_t prose = 0;
      std::size_t chars = 0;
      std::size_t link_chars = 0;
      for (; end < blocks_.size() && blocks_[end].role == blocks_[begin].role; ++end) {
        if (is_prose(blocks_[end])) ++prose;
        chars += blocks_[end].chars;
        link_chars += blocks_[end].link_chars;
      }
      const bool reads_as_text = !has_main_ && prose >= 2 && link_chars * 10 < chars * 3;
      if (is_frame(blocks_[begin].role) && !reads_as_text) {
        std::fill(outside_.begin() + static_cast<std::ptrdiff_t>(begin),
                  outside_.begin() + static_cast<std::ptrdiff_t>(end), true);
      }
      begin = end;
    }
  }

  /// What stands unnamed beside a part called main: before it the site's own lines, behind it also
  /// boxes that belong to the page (whom to ask).
  void around_main() {
    std::size_t first = 0;
    while (blocks_[first].role != HtmlRole::Main) ++first;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].role != HtmlRole::None || outside_[i]) continue;
      const bool title = blocks_[i].kind == ExtractedKind::Heading && !is_links(blocks_[i]);
      if (i < first ? !is_prose(blocks_[i]) && !title : is_links(blocks_[i])) outside_[i] = true;
    }
  }

  /// Without names: links before the first heading or text, long runs of links behind the last
  /// text, and links that come again.
  void around_text() {
    std::size_t first = blocks_.size();
    std::size_t last = 0;
    std::size_t first_heading = blocks_.size();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (outside_[i]) continue;
      const bool heading = blocks_[i].kind == ExtractedKind::Heading && !is_links(blocks_[i]);
      if (heading && first_heading == blocks_.size()) first_heading = i;
      if (!is_prose(blocks_[i])) continue;
      first = std::min(first, i);
      last = i;
    }
    if (first == blocks_.size()) return;  // a page of links only is a list
    first = std::min(first, first_heading);
    for (std::size_t i = 0; i < first; ++i) {
      // A linked h1 is the site's name; other headings link to what they head.
      const bool heading = blocks_[i].kind == ExtractedKind::Heading && blocks_[i].level > 1;
      if (is_links(blocks_[i]) && !heading) outside_[i] = true;
    }
    std::size_t run = 0;
    for (std::size_t i = last + 1; i <= blocks_.size(); ++i) {
      if (i < blocks_.size() && (outside_[i] || is_links(blocks_[i]))) {
        ++run;
        continue;
      }
      // Under a heading of their own, links are what it announces.
      const bool headed = i > run && blocks_[i - run - 1].kind == ExtractedKind::Heading;
      if (run >= kLongMenuRun && !headed) {
        std::fill(outside_.begin() + static_cast<std::ptrdiff_t>(i - run),
                  outside_.begin() + static_cast<std::ptrdiff_t>(i), true);
      }
      run = 0;
    }
    std::unordered_set<std::string> menu;
    for (std::size_t i = 0; i < first; ++i) {
      if (outside_[i]) menu.insert(blocks_[i].text);
    }
    for (std::size_t i = last + 1; i < blocks_.size(); ++i) {
      if (is_links(blocks_[i]) && menu.contains(blocks_[i].text)) outside_[i] = true;
    }
  }

  /// 関連リンク and what it heads.
  void lists_of_links() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (outside_[i] || is_prose(blocks_[i]) || !heads_links(blocks_[i].text)) continue;
      std::size_t end = i + 1;
      while (end < blocks_.size() && blocks_[end].kind != ExtractedKind::Heading &&
             is_links(blocks_[end])) {
        ++end;
      }
      if (end == i + 1) continue;
      std::fill(outside_.begin() + static_cast<std::ptrdiff_t>(i),
                outside_.begin() + static_cast<std::ptrdiff_t>(end), true);
      i = end - 1;
    }
  }

  std::vector<HtmlBlock>& blocks_;
  std::vector<bool> outside_;
  std::vector<bool> known_;  // outside by their wording
  bool has_main_ = false;
};

}  // namespace

void part_document(std::vector<HtmlBlock>& blocks) { Parter(blocks).run(); }

}  // namespace kouryu
