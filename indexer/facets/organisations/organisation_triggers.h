// At which tokens the rows of organisations may find something: bit tables, computed from the rows.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_TRIGGERS_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_TRIGGERS_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "indexer/facets/organisations/organisation_borders.h"
#include "indexer/facets/organisations/organisation_rows.h"
#include "indexer/facets/organisations/organisation_spelling.h"
#include "indexer/facets/organisations/organisation_text.h"

namespace kouryu {

/// What a token may be for the rows: a bit for each NameBegins, and one for the endings.
using TriggerMarks = unsigned;
[[nodiscard]] constexpr TriggerMarks trigger_bit(NameBegins one) {
  return 1U << static_cast<unsigned>(one);
}
inline constexpr TriggerMarks kEndingTrigger = 1U << kNameBegins;

class OrganisationTriggers {
 public:
  /// Computed when first asked for. Thread-safe after that.
  static const OrganisationTriggers& instance();

  /// Never without the mark of what stands at `token`; may have others.
  [[nodiscard]] TriggerMarks at(const OrganisationText& text, std::size_t token) const {
    const ByteRange& range = text.token(token).range;
    const unsigned end = ends_.ending_at(text.all(), range.end);
    TriggerMarks marks = beginnings_.beginning_at(text.all(), range.begin);
    marks |= end & trigger_bit(NameBegins::KindWord);
    if ((end & kEndingEdge) != 0 || ((end & kHeadEdge) != 0 && section_end(text, token) > 0)) {
      marks |= kEndingTrigger;
    }
    if ((marks & trigger_bit(NameBegins::KeptName)) != 0 &&
        text.tables().aliases().name_sizes(text.all(), range.begin).empty()) {
      marks &= ~trigger_bit(NameBegins::KeptName);
    }
    // The first character of both begins many other words: ( of (公財), 国 of 国際ソロプチミスト.
    constexpr TriggerMarks kWords =
        trigger_bit(NameBegins::FrontWord) | trigger_bit(NameBegins::LegalForm);
    if ((marks & kWords) != 0 && !words_.may_begin_at(text.all(), range.begin)) marks &= ~kWords;
    if (starts_.may_begin_at(text.all(), range.begin)) {
      marks |= trigger_bit(NameBegins::ListedName);
    }
    if (range.size() >= kFewestJoinedBytes && is_katakana_start(text.surface(token))) {
      marks |= trigger_bit(NameBegins::JoinedKatakana);
    }
    if (text.token(token).kind == TokenKind::Organisation) {
      marks |= trigger_bit(NameBegins::OrganisationWord);
    }
    return marks;
  }

  /// Calls `visit` with the numbers in name_rows() of the rows that `marks` let ask, ascending.
  template <class Visit>
  void each_row(TriggerMarks marks, Visit&& visit) const {
    std::uint32_t rows = 0;
    for (marks &= kEndingTrigger - 1; marks != 0; marks &= marks - 1) {
      rows |= rows_[static_cast<std::size_t>(std::countr_zero(marks))];
    }
    for (; rows != 0; rows &= rows - 1) visit(static_cast<std::size_t>(std::countr_zero(rows)));
  }

 private:
  // Among the marks of ends, where no name of a NameBegins begins.
  static constexpr std::uint8_t kEndingEdge = 1;
  static constexpr std::uint8_t kHeadEdge = 2;          // 長 of 課長
  static constexpr std::size_t kFewestJoinedBytes = 9;  // a character, ・, a character

  OrganisationTriggers();

  EdgeMarks beginnings_;
  std::array<std::uint32_t, kNameBegins> rows_{};  // a bit a row, of those with each NameBegins
  EdgeMarks ends_;
  WordStarts words_;  // two characters of fronts and legal forms
  OrganisationStarts starts_ = OrganisationList::instance().starts();
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_TRIGGERS_H_
