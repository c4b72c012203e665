// A word of the table makes a line furniture, some only beside others.
#include "indexer/blocks/worded_lines.h"

#include <algorithm>
#include <string>

#include "indexer/blocks/frame_rows.h"
#include "indexer/cancel.h"
#include "indexer/lines/dateline.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

class WordedLines {
 public:
  WordedLines(const std::vector<Piece>& pieces, std::vector<const char*>& why)
      : pieces_(pieces), why_(why) {}

  void read_wordings() {
    std::vector<SiteFurniture> what(pieces_.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      check_cancelled();
      if (is_line(i)) what[i] = furniture_of(pieces_[i].line.text, false);
    }
    take_company(what);
    for (std::size_t i = 0; i < what.size(); ++i) {
      if (what[i] == SiteFurniture::Control) why_[i] = "works on the page";
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
