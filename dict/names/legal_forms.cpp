// One table: canonical names lose these forms, and recognisers read names beside them.
#include "dict/names/legal_forms.h"

#include <algorithm>
#include <array>

#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

using enum LegalSide;

constexpr std::array kForms = {LegalFormRow{"特定非営利活動法人", Front},
                               LegalFormRow{"地方独立行政法人", Front},
                               LegalFormRow{"独立行政法人", Front},
                               LegalFormRow{"国立大学法人", Front},
                               LegalFormRow{"公立大学法人", Front},
                               LegalFormRow{"社会福祉法人", Front},
                               LegalFormRow{"一般財団法人", Front},
                               LegalFormRow{"公益財団法人", Front},
                               LegalFormRow{"一般社団法人", Front},
                               LegalFormRow{"公益社団法人", Front},
                               LegalFormRow{"認定NPO法人", Front},
                               LegalFormRow{"NPO法人", Front},
                               LegalFormRow{"財団法人", Front},
                               LegalFormRow{"社団法人", Front},
                               LegalFormRow{"学校法人", Front},
                               LegalFormRow{"医療法人社団", Front},
                               LegalFormRow{"医療法人財団", Front},
                               LegalFormRow{"医療法人", Front},
                               LegalFormRow{"農事組合法人", Front},
                               LegalFormRow{"国立研究開発法人", Front},
                               LegalFormRow{"宗教法人", Front},
                               LegalFormRow{"株式会社", Either},
                               LegalFormRow{"有限会社", Either},
                               LegalFormRow{"合同会社", Either},
                               LegalFormRow{"合資会社", Either},
                               LegalFormRow{"相互会社", Either},
                               LegalFormRow{"(公財)", Front},
                               LegalFormRow{"(特非)", Front},
                               LegalFormRow{"(一財)", Front},
                               LegalFormRow{"(公社)", Front},
                               LegalFormRow{"(一社)", Front},
                               LegalFormRow{"(財)", Front},
                               LegalFormRow{"(社)", Front},
                               LegalFormRow{"(独)", Front},
                               LegalFormRow{"(学)", Front},
                               LegalFormRow{"(株)", Either},
                               LegalFormRow{"(有)", Either}};

consteval bool longer_ones_come_first() {
  for (std::size_t i = 0; i < kForms.size(); ++i) {
    for (std::size_t j = i + 1; j < kForms.size(); ++j) {
      if (kForms[j].written.find(kForms[i].written) != std::string_view::npos) return false;
    }
  }
  return true;
}
static_assert(longer_ones_come_first());

}  // namespace

std::span<const LegalFormRow> legal_forms() { return kForms; }

const std::vector<FoldedLegalForm>& folded_legal_forms() {
  static const std::vector<FoldedLegalForm> forms = [] {
    std::vector<FoldedLegalForm> all;
    for (const LegalFormRow& row : kForms) all.push_back({fold_text(row.written), row.side});
    return all;
  }();
  return forms;
}

const FoldedLegalForm* legal_form_at(std::string_view folded) {
  const auto& forms = folded_legal_forms();
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const FoldedLegalForm& form) {
    return folded.starts_with(form.text);
  });
  return found == forms.end() ? nullptr : &*found;
}

}  // namespace kouryu
