// Names side by side are a menu where nothing makes them a table; a pager may go on over lines.
#include "indexer/blocks/frame_rows.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/page_tools.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

class FrameReader {
 public:
  FrameReader(const std::vector<Piece>& pieces, std::vector<const char*>& why)
      : pieces_(pieces), why_(why) {}

  void run() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (why_[i] == nullptr && is_line(i) && (leads_here(i) || heads_calendar(i))) {
        why_[i] = "works on the page";
      }
    }
    bar_rows();
    pagers();
    listed_menus();
  }

 private:
  [[nodiscard]] bool is_line(std::size_t i) const { return is_free_line(pieces_[i]); }

  /// 議会での発言 > 6月定例会: at the top one sign between blanks is enough for a way here.
  [[nodiscard]] bool leads_here(std::size_t i) const {
    constexpr std::size_t kTop = 2;     // lines
    constexpr std::size_t kFewest = 9;  // bytes of a name
    constexpr std::size_t kMost = 60;   // characters
    const std::string& text = pieces_[i].line.text;
    const std::size_t sign = text.find(" > ");
    return i < kTop && sign != text.npos && sign >= kFewest && text.size() - sign > kFewest &&
           !is_digit(static_cast<unsigned char>(text[0])) && count_chars(text) <= kMost;
  }

  /// 2024年6月 over the days of the month.
  [[nodiscard]] bool heads_calendar(std::size_t i) const {
    const std::string& text = pieces_[i].line.text;
    if (!text.ends_with("月") || !says_only_number(text) || i + 1 >= pieces_.size()) return false;
    const std::string& next = pieces_[i + 1].line.text;
    return is_calendar_head(next) || (next.size() < 24 && says_only_number(next) &&
                                      next.find_first_not_of("0123456789 ") == next.npos);
  }

  /// 本会 | 役員 | 会則 | 入会: a row of names alone; such rows one below the other are a table,
  /// unless the same row comes again behind text. Long names parted by blanks stand at the top.
  void bar_rows() {
    constexpr std::size_t kTop = 10;  // lines
    std::unordered_map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::string& text = pieces_[i].line.text;
      const Piece& piece = pieces_[i];
      if (why_[i] != nullptr || piece.record || piece.told != nullptr || piece.line.tabbed)
        continue;
      if (i < kTop && is_line(i) && is_name_row(text)) why_[i] = "a row of names";
      if (is_lone_cell(text) && !stands_in_table(i)) why_[i] = "a link between bars";
      if (why_[i] != nullptr || !is_barred_row(text)) continue;
      const auto [before, is_new] = first.emplace(fold_text(text), i);
      if (!is_new && (piece.row == nullptr || !piece.row->labelled) &&
          has_sentence(before->second, i)) {
        why_[before->second] = why_[i] = "a row of names";
      }
      if (is_line(i) && !stands_in_table(i)) why_[i] = "a row of names";
    }
  }

  [[nodiscard]] bool stands_in_table(std::size_t i) const {
    const auto barred = [this](std::size_t k) {
      const std::string& text = pieces_[k].line.text;
      return is_barred_row(text) || (text.starts_with("|") && text.ends_with("|"));
    };
    return (i > 0 && barred(i - 1)) || (i + 1 < pieces_.size() && barred(i + 1));
  }

  /// | 9月号目次 |
  static bool is_lone_cell(std::string_view text) {
    constexpr std::size_t kLongest = 90;  // bytes
    return text.size() > 2 && text.size() <= kLongest && text.starts_with("|") &&
           text.ends_with("|") && text.find('|', 1) == text.size() - 1 && !is_rule(text);
  }

  [[nodiscard]] bool has_sentence(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (reads_as_prose(pieces_[i].line.text)) return true;
    }
    return false;
  }

  /// « 雪の日 / | トップ | / 港の祭り »: what turns the pages stands on several lines.
  void pagers() {
    constexpr std::size_t kMostLines = 4;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!pieces_[i].line.text.starts_with("«") || !is_line(i)) continue;
      std::size_t end = i;
      const std::size_t last = std::min(pieces_.size(), i + kMostLines);
      while (end < last && !pieces_[end].line.text.ends_with("»")) ++end;
      if (end == last) continue;
      for (std::size_t k = i; k <= end; ++k) {
        if (why_[k] == nullptr && !reads_as_prose(pieces_[k].line.text)) {
          why_[k] = "turns the pages";
        }
      }
    }
  }

  /// • 文字サイズ / • くらし・環境 / • 県政情報: short items above all text, one of them known as a
  /// site's.
  void listed_menus() {
    constexpr std::size_t kTop = 40;          // lines
    constexpr std::size_t kLongestName = 16;  // characters
    const auto is_name = [&](std::size_t i) {
      return is_line(i) && is_listed(pieces_[i].line.text) &&
             count_chars(pieces_[i].line.text) <= kLongestName;
    };
    for (std::size_t i = 0; i < std::min(kTop, pieces_.size()); ++i) {
      if (reads_as_prose(pieces_[i].line.text)) return;
      std::size_t end = i;
      bool known = false;
      for (; end < pieces_.size() && is_name(end); ++end) {
        const std::string_view name = without_item_mark(pieces_[end].line.text);
        known = known || why_[end] != nullptr || furniture_of(name, true) != SiteFurniture::None ||
                names_top(name);
      }
      if (end < i + 2) continue;
      if (known) {
        for (std::size_t k = i; k < end; ++k) {
          if (why_[k] == nullptr) why_[k] = "a menu at the head";
        }
      }
      i = end - 1;
    }
  }

  static bool is_listed(std::string_view text) {
    const char32_t c = opening_of(text);
    return c == U'1' || c == U'•' || c == U'・' || c == U'-' || c == U'*';
  }

  static bool names_top(std::string_view name) {
    const std::string folded = fold_text(name);
    return folded == "ホーム" || folded == "home" || folded == "トップページ" || folded == "top";
  }

  /// Behind 1. or •.
  static std::string_view without_item_mark(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
      const std::size_t begin = position;
      const char32_t c = next_char(text, position);
      if (is_letter_or_digit(c) && !is_digit(c)) return text.substr(begin);
    }
    return {};
  }

  const std::vector<Piece>& pieces_;
  std::vector<const char*>& why_;
};

}  // namespace

bool is_free_line(const Piece& piece) {
  return !piece.record && piece.row == nullptr && piece.told == nullptr && !piece.line.tabbed;
}

void mark_frame_rows(const std::vector<Piece>& pieces, std::vector<const char*>& why) {
  FrameReader(pieces, why).run();
}

}  // namespace kouryu
