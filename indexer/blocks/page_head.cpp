// A line needs some evidence, and the one with most wins, the first of equals.
#include "indexer/blocks/page_head.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "dict/base/utf8.h"
#include "indexer/blocks/head_lines.h"
#include "indexer/blocks/label_rows.h"
#include "indexer/blocks/no_heading_line.h"
#include "indexer/blocks/title_evidence.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/dateline.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

constexpr double kLeastWeight = -4;  // of what a page may still be called

/// Behind a gap: it stands twice, or with a date, or the text says its words more than `first`.
bool outweighs_first_group(const HeadLines& head, std::size_t i, std::size_t first) {
  constexpr double kMore = 0.3;  // of its words than of those of `first`
  constexpr double kSaid = 0.5;
  const std::string& text = head.text(i);
  if (count_chars(text) < kLongChars) return false;
  if (head.is_whole_issue() && tells_issue(text) && !tells_issue(head.text(first))) return true;
  const double said = head.share_said_again(head.folded(i));
  const double more = said - head.share_said_again(head.folded(first));
  return head.is_shown_twice(i) || head.says_more_than_other(i) ||
         beside_date(head, i, head.is_posted() ? kLinesToDate : 0) > 0 ||
         (!head.is_whole_issue() && more >= kMore && (names_kind(text) || said >= kSaid));
}

/// Behind `sure` a line needs more evidence than what it says.
std::optional<std::size_t> heaviest(const HeadLines& head, HeadOf what, std::size_t sure) {
  std::optional<std::size_t> best;
  double most = kLeastWeight;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (!subject_of(head.text(i)).empty()) return i;
    if (!head.may_be_title(i)) continue;
    if (i >= sure && best && !outweighs_first_group(head, i, *best)) continue;
    const double weight = title_weight(head, i, what);
    if (weight > most) {
      most = weight;
      best = i;
    }
  }
  if (best && most >= 0) return best;
  for (std::size_t i = 0; i < head.size(); ++i) {  // 復命書: where it is called nothing else
    if (!head.is_furniture(i) && is_genre(head.text(i))) return i;
  }
  return best;
}

/// The line from `begin` on of which the text says most, at least half of its words, or some beside
/// a date.
std::optional<std::size_t> most_said(const HeadLines& head, std::size_t begin) {
  constexpr double kLeastSaid = 0.5;
  std::optional<std::size_t> best;
  double most = kLeastSaid;
  for (std::size_t i = begin; i < head.size(); ++i) {
    const std::string& text = head.text(i);
    if (!head.may_be_title(i) || opening_of(text) != 0 || head.is_in_menu(i) || goes_on(text))
      continue;
    const double said = head.share_said_again(head.name(i));
    const double weight = beside_date(head, i, 0) > 0 ? said + kLeastSaid : said;
    if (weight <= most) continue;
    most = weight;
    best = i;
  }
  return best;
}

/// Where no line stands in front of the first sentence, `from`, that is what a site says of itself,
/// or an introduction: the title may stand behind it.
std::optional<std::size_t> title_behind_introduction(const std::vector<Piece>& pieces,
                                                     const std::vector<const char*>& why,
                                                     std::size_t from) {
  constexpr std::size_t kMostProse = 2;
  constexpr std::size_t kMostLines = 20;
  std::size_t prose = 0;
  std::size_t begin = from;
  for (std::size_t i = from; i < std::min(from + kMostLines, pieces.size()); ++i) {
    const Piece& piece = pieces[i];
    if (why[i] != nullptr) continue;
    if (piece.record || piece.row != nullptr || opening_of(piece.line.text) == U'1' ||
        is_cell(piece.line.text) || is_bracketed(piece.line.text) ||
        begins_with_day(piece.line.text)) {
      break;
    }
    if (!reads_as_prose(piece.line.text)) continue;
    if (i > begin) {
      if (const auto title = most_said(HeadLines(pieces, why, i), begin)) return title;
    }
    if (++prose > kMostProse) break;
    begin = i + 1;
  }
  return std::nullopt;
}

/// ■市長から or Q … right over the text, and others do as it does: the page begins in the middle.
bool begins_with_section(const std::vector<Piece>& pieces, const std::vector<const char*>& why,
                         std::size_t first_prose) {
  std::size_t first = 0;
  while (first < first_prose && why[first] != nullptr) ++first;
  if (first + 1 != first_prose) return false;
  const std::string& text = pieces[first].line.text;
  const HeadLines head(pieces, why, first_prose);
  return opens_question(text) || (is_heading_mark(text) && head.recurs(first, opening_of(text)));
}

}  // namespace

bool is_dated_title(const std::vector<Piece>& pieces, std::size_t i) {
  constexpr std::size_t kTop = 12;  // lines
  constexpr std::size_t kMostChars = 60;
  if (i >= kTop || i + 1 >= pieces.size() || count_chars(pieces[i].line.text) > kMostChars ||
      !is_dateline(pieces[i + 1].line.text)) {
    return false;
  }
  return std::all_of(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(i),
                     [](const Piece& above) {
                       return furniture_of(above.line.text, false) != SiteFurniture::None;
                     });
}

std::optional<std::size_t> document_title(const std::vector<Piece>& pieces,
                                          const std::vector<const char*>& why) {
  constexpr std::size_t kMostLines = 12;
  std::size_t end = 0;
  std::size_t sure = 0;  // of lines, up to the first gap behind what may be the title
  bool named = false;
  const std::size_t looked = std::min(kMostLines, pieces.size());
  // Where a blank line stands between all lines it parts nothing.
  const auto apart =
      std::count_if(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(looked),
                    [](const Piece& piece) { return piece.line.blanks_before > 0; });
  const bool spaced = static_cast<std::size_t>(apart) + 1 >= looked && looked > 2;
  for (; end < looked; ++end) {
    const std::string& text = pieces[end].line.text;
    if ((reads_as_prose(text) && !is_dated_title(pieces, end)) || pieces[end].record ||
        pieces[end].row != nullptr || pieces[end].line.tabbed) {
      break;
    }
    if (named && !spaced && pieces[end].line.blanks_before > 0 && sure == 0) sure = end;
    // 【報告】 opens titles too; labels stand one below the other.
    const bool label = is_labelled_in_brackets(text) && end + 1 < pieces.size() &&
                       is_labelled_in_brackets(pieces[end + 1].line.text);
    const bool body =
        numbered_heading_level(text) != kNoHeading || is_bullet(text) || is_numbered(text) || label;
    if (end > 0 && body && named) break;
    named = named || (why[end] == nullptr && !body && !is_dateline(text) && !is_apart(text) &&
                      !is_issue(text) && !names_body(text) && !names_maker(text));
  }
  if (begins_with_section(pieces, why, end)) return std::nullopt;
  const auto title =
      heaviest(HeadLines(pieces, why, end), HeadOf::Document, sure == 0 ? end : sure);
  return title ? title : title_behind_introduction(pieces, why, end);
}

std::size_t end_of_head(const std::vector<Piece>& pieces, const std::vector<const char*>& why,
                        std::size_t end) {
  std::unordered_set<char32_t> seen;
  std::size_t datelines = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const std::string& text = pieces[i].line.text;
    if (why[i] != nullptr) continue;
    const bool dated = is_dateline(text) || begins_with_date(text);
    if (pieces[i].row != nullptr || (dated && ++datelines > 2)) return i;
    const char32_t opening = is_bracketed(text) ? U'【' : opening_of(text);
    if (opening != 0 && opening != U'（' && opening != U'(' && !seen.insert(opening).second)
      return i;
  }
  return end;
}

std::optional<std::size_t> page_title(const std::vector<Piece>& pieces,
                                      const std::vector<const char*>& why,
                                      std::size_t first_prose) {
  if (begins_with_section(pieces, why, first_prose)) return std::nullopt;
  const auto title = heaviest(HeadLines(pieces, why, first_prose), HeadOf::Site, first_prose);
  return title ? title : title_behind_introduction(pieces, why, first_prose);
}

}  // namespace kouryu
