// Each line speaks for the frame or for the text, most of them a little; the frame is the end of
// the page for which most is said. It opens with a line that its wording tells, so that the last
// short lines of a text stay with it.
#include "indexer/blocks/page_tail.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/piece_context.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/cancel.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/page_tools.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

// Set by hand on pages of offices, associations, papers and blogs; only their order of size counts.
constexpr double kWorded = 2;
constexpr double kContact = 0.5;
constexpr double kName = 0.3;  // a short line that says nothing of itself
constexpr double kDated = -0.2;
constexpr double kLabelled = -0.5;
constexpr double kOfText = -1.5;    // opens as headings, rows or notes do
constexpr double kSentence = -4.5;  // at least
constexpr double kCharsOfSentence = 6;
constexpr double kOfPage = -0.5;  // a sentence about the page itself
constexpr double kRecord = -6;
constexpr std::size_t kFewestLines = 2;

class TailReader {
 public:
  TailReader(const std::vector<Piece>& pieces, const std::vector<const char*>& why,
             std::size_t first)
      : pieces_(pieces), why_(why), first_(first) {
    for (std::size_t i = 0; i < first_ && i < pieces_.size(); ++i) {
      if (why_[i] != nullptr) menu_.insert(fold_text(pieces_[i].line.text));
    }
  }

  [[nodiscard]] std::size_t run() const {
    std::size_t begin = pieces_.size();
    if (!ends_as_frame()) return begin;
    double most = 0;
    double sum = 0;
    for (std::size_t i = pieces_.size(); i-- > first_;) {
      check_cancelled();
      sum += weight(i);
      const bool opens = (is_worded(i) && sum >= most) || (is_contact(i) && sum > most);
      if (opens && pieces_.size() - i >= kFewestLines) {
        most = sum;
        begin = i;
      }
    }
    return begin;
  }

 private:
  /// A page that is cut off ends with its text, whatever stands in it.
  [[nodiscard]] bool ends_as_frame() const {
    constexpr std::size_t kLast = 5;  // lines
    for (std::size_t i = pieces_.size(); i-- > first_ && pieces_.size() - i <= kLast;) {
      if (is_worded(i) || is_contact(i)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_contact(std::size_t i) const {
    const Piece& piece = pieces_[i];
    return !piece.record && piece.row == nullptr && piece.told == nullptr &&
           (opens_contact(piece.line.text) || is_contact_detail(piece.line.text));
  }

  [[nodiscard]] bool is_worded(std::size_t i) const {
    const Piece& piece = pieces_[i];
    if (why_[i] != nullptr) return !is_rule(piece.line.text);
    if (piece.record || piece.row != nullptr || piece.line.tabbed) return false;
    return heads_links(piece.line.text) || is_file_link(piece.line.text) ||
           menu_.contains(fold_text(piece.line.text));
  }

  /// 詳しくはこちらをご覧ください。
  static bool points_on(std::string_view text) {
    constexpr std::size_t kLongest = 40;  // characters
    return text.find("こちらを") != std::string_view::npos && count_chars(text) <= kLongest;
  }

  [[nodiscard]] double weight(std::size_t i) const {
    const Piece& piece = pieces_[i];
    const std::string& text = piece.line.text;
    if (piece.record || piece.told != nullptr) return kRecord;
    if (is_worded(i)) return kWorded;
    if (why_[i] != nullptr) return 0;
    if (piece.row != nullptr || piece.line.tabbed) return kOfText;
    if (is_contact(i)) return kContact;
    const std::size_t chars = count_chars(text);
    if (ends_sentence(without_tags(text))) {
      if (tells_of_page(text) || tells_working(text) || points_on(text)) return kOfPage;
      return std::min(kSentence, -static_cast<double>(chars) / kCharsOfSentence);
    }
    if (chars > kHeadingChars || is_heading_mark(text) || is_bracketed(text) ||
        is_sub_bullet(text) || is_caption(text) || numbered_heading_level(text) != kNoHeading) {
      return kOfText;
    }
    if (begins_with_date(text)) return kDated;
    return opens_with_label(text) ? kLabelled : kName;
  }

  const std::vector<Piece>& pieces_;
  const std::vector<const char*>& why_;
  std::size_t first_;
  std::unordered_set<std::string> menu_;  // what stands above the text, folded
};

}  // namespace

std::size_t tail_of_page(const std::vector<Piece>& pieces, const std::vector<const char*>& why,
                         std::size_t first) {
  return TailReader(pieces, why, first).run();
}

}  // namespace kouryu
