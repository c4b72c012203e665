// The legal forms of organisations: 財団法人, 株式会社, (公財).
#ifndef KOURYU_DICT_NAMES_LEGAL_FORMS_H_
#define KOURYU_DICT_NAMES_LEGAL_FORMS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// Where a form stands beside the name it gives away.
enum class LegalSide {
  Front,   // 財団法人みさき協会
  Either,  // 株式会社みさき, みさき株式会社
};

struct LegalFormRow {
  std::string_view written;  // NFKC
  LegalSide side;
};

struct FoldedLegalForm {
  std::string text;
  LegalSide side;
};

/// All forms, each before those that it contains.
[[nodiscard]] std::span<const LegalFormRow> legal_forms();

/// The same, folded, in the same order. Thread-safe; they live as long as the program.
[[nodiscard]] const std::vector<FoldedLegalForm>& folded_legal_forms();

/// The longest that begins `folded`; null where none does.
[[nodiscard]] const FoldedLegalForm* legal_form_at(std::string_view folded);

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_LEGAL_FORMS_H_
