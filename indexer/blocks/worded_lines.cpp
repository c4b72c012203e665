// A word of the table makes a line furniture, some only beside others.
#include "indexer/blocks/worded_lines.h"

#include <algorithm>
#include <string>

#include "indexer/blocks/frame_rows.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/cancel.h"
#include "indexer/lines/dateline.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

/// Upload, VIEWS, K: letters that are no Japanese, as buttons have them.
bool is_latin_button(std::string_view text) {
  constexpr std::size_t kLongest = 24;  // bytes, of Latin letters
  return text.size() <= kLongest && is_latin_line(text) && !says_only_number(text) &&
         !opens_block(text) && !is_contact_detail(text) && !heads_contents(text);
}

class WordedLines {
 public:
  WordedLines(const std::vector<Piece>& pieces, std::vector<const char*>& why)
      : pieces_(pieces), why_(why) {}

  void read_wordings() {
    std::vector<SiteFurniture> what(pieces_.size());
    std::vector<bool> weak(pieces_.size());  // no word of the table
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      check_cancelled();
      if (!is_line(i)) continue;
      const std::string& text = pieces_[i].line.text;
      what[i] = furniture_of(text, false);
      if (what[i] == SiteFurniture::None && (is_latin_button(text) || is_count(i))) {
        what[i] = SiteFurniture::Perhaps;
        weak[i] = true;
      }
    }
    take_company(what);
    for (std::size_t i = 0; i < what.size(); ++i) {
      if (what[i] == SiteFurniture::Control)
        why_[i] = weak[i] ? kBesideButtons : "works on the page";
      if (what[i] == SiteFurniture::Navigation) why_[i] = "tells of the site";
      if (what[i] == SiteFurniture::None && tells_date_of_page(pieces_[i].line.text)) {
        why_[i] = "the date of the page";
      }
    }
  }

  /// 大 and 中 beside 文字サイズ, 印刷 beside 更新日; many of them beside each other.
  void take_company(std::vector<SiteFurniture>& what) const {
    constexpr std::size_t kMany = 3;
    const auto sure = [&](std::size_t i) {
      return what[i] == SiteFurniture::Control || what[i] == SiteFurniture::Navigation ||
             tells_date_of_page(pieces_[i].line.text);
    };
    for (std::size_t i = 0; i < what.size();) {
      std::size_t end = i;
      while (end < what.size() && what[end] == SiteFurniture::Perhaps &&
             !opens_contact(pieces_[end].line.text)) {
        ++end;
      }
      const bool company =
          end - i >= kMany || (i > 0 && sure(i - 1)) || (end < what.size() && sure(end));
      if (company) std::fill(what.begin() + i, what.begin() + end, SiteFurniture::Control);
      i = end + 1;
    }
  }

  /// 1 / 3, 2 / 3, 3 / 3, or one alone: pages of one document; others are days or fractions.
  void read_page_counts() {
    std::vector<std::size_t> found;
    int pages = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!is_line(i)) continue;
      const PageCount count = read_page_count(pieces_[i].line.text);
      if (count.page == 0 || count.pages == 0) continue;
      if (pages > 0 && count.pages != pages) return;
      pages = count.pages;
      found.push_back(i);
    }
    for (const std::size_t i : found) {
      if (why_[i] == nullptr) why_[i] = "a page of so many";
    }
  }

 private:
  /// 12, set off from the lines around it: how many there are of what a button says.
  [[nodiscard]] bool is_count(std::size_t i) const {
    constexpr std::size_t kMostDigits = 4;
    const std::string& text = pieces_[i].line.text;
    const bool parted = pieces_[i].line.blanks_before > 0 || i == 0;
    const bool below = i + 1 >= pieces_.size() || pieces_[i + 1].line.blanks_before > 0;
    return (parted || below) && text.size() <= kMostDigits &&
           text.find_first_not_of("0123456789") == text.npos;
  }

  [[nodiscard]] bool is_line(std::size_t i) const { return is_free_line(pieces_[i]); }

  const std::vector<Piece>& pieces_;
  std::vector<const char*>& why_;
};

}  // namespace

bool tells_date_of_page(std::string_view text) {
  const auto line = read_dateline(text);
  return line && line->of_page;
}

void mark_worded_lines(const std::vector<Piece>& pieces, std::vector<const char*>& why) {
  WordedLines lines(pieces, why);
  lines.read_wordings();
  lines.read_page_counts();
}

}  // namespace kouryu
