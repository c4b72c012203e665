// Organisations in folded text: suffix grammar over tokens, labels, aliases declared in the text.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATIONS_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATIONS_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "dict/tokens/analyzer.h"
#include "indexer/facets/reading/mention.h"
#include "indexer/facets/reading/rule_trace.h"

namespace kouryu {

struct OrganisationContext {
  std::map<std::string, std::string, std::less<>>
      aliases;  // declared in the document: short -> full, canonical
};

/// Adds to `context` the aliases one passage declares (「…事務所(以下、大連事務所)」, 旧称, 略称).
/// `original` is the text that was analysed: names keep its letter case.
void survey_organisations(std::string_view original, const AnalyzedText& text,
                          OrganisationContext& context);

/// Mentions in text order. `original` is the text that was analysed; `fields` are the labelled
/// fields of a record passage, else empty.
[[nodiscard]] std::vector<NameMention> recognize_organisations(
    std::string_view original, const AnalyzedText& text, const std::vector<StoredField>& fields,
    const OrganisationContext& context);

/// Every row that was asked about the names of a text and what refused it, in the order of the
/// text.
[[nodiscard]] std::vector<RuleTrace> trace_organisations(const AnalyzedText& text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATIONS_H_
