// Finds where names of organisations stand in analysed text: asks the rows where their triggers
// are.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_SCANNER_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_SCANNER_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/facets/organisations/organisation_rows.h"
#include "indexer/facets/organisations/organisation_text.h"
#include "indexer/facets/reading/rule_trace.h"

namespace kouryu {

/// A name that may stand at `range` of the folded text.
struct OrganisationFound {
  ByteRange range;
  const char* how;  // the name of the row
  bool certain = true;
};

class OrganisationScanner {
 public:
  /// `text` must outlive the scanner, as `asked` must, where what is asked goes.
  explicit OrganisationScanner(const OrganisationText& text,
                               std::vector<RuleTrace>* asked = nullptr)
      : text_(text), asked_(asked) {}

  /// Names in no order, overlapping.
  [[nodiscard]] std::vector<OrganisationFound> find() const { return find(0, text_.tokens()); }
  /// The same of the tokens [first, last).
  [[nodiscard]] std::vector<OrganisationFound> find(std::size_t first, std::size_t last) const;
  /// The same as find(), with every row asked at every token: for tests of the triggers.
  [[nodiscard]] std::vector<OrganisationFound> find_without_triggers() const;

 private:
  void find_by_endings(std::size_t token, std::vector<OrganisationFound>& out) const;
  /// Of the endings at byte `end`, which lies in or behind `token`.
  void find_by_ending(std::size_t token, std::size_t end,
                      std::vector<OrganisationFound>& out) const;
  /// What stands before `ending`, which begins at byte `begin`, in token `holder` (`in_token`) or
  /// with it.
  [[nodiscard]] NameBody body_before(std::size_t holder, std::size_t begin, bool in_token,
                                     std::string_view ending) const;
  /// The first row that takes what stands before an ending of `classes`; null where none does.
  [[nodiscard]] const EndingRow* row_of(const EndingReading& reading, EndingClasses classes) const;
  void find_by_name(const NameRow& row, std::size_t token,
                    std::vector<OrganisationFound>& out) const;

  const OrganisationText& text_;
  std::vector<RuleTrace>* asked_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_SCANNER_H_
