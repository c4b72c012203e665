// Computes from the rows where they may find something, so that most tokens cost one look.
#include "indexer/facets/organisations/organisation_triggers.h"

#include "dict/names/legal_forms.h"
#include "indexer/facets/organisations/organisation_bodies.h"

namespace kouryu {
namespace {

/// With which characters a word of this kind begins or ends at the edge of the token; none for what
/// at() sees by itself.
EdgeBytes edges_of(NameBegins kind, const OrganisationTables& tables) {
  EdgeBytes edges;
  switch (kind) {
    case NameBegins::KeptName:
      return tables.aliases().name_begins();
    case NameBegins::LegalForm:
      for (const FoldedLegalForm& form : folded_legal_forms()) edges.insert_first(form.text);
      break;
    case NameBegins::FrontWord:
      for (const std::string& word : tables.words(OrganisationWord::Front))
        edges.insert_first(word);
      for (const std::string& word : tables.words(OrganisationWord::FrontPlace)) {
        edges.insert_first(word);
      }
      break;
    case NameBegins::QuotationMark:
      for (const std::string_view quote : {"「", "『"}) edges.insert_first(quote);
      break;
    case NameBegins::KindWord:
      for (const std::string& word : tables.words(OrganisationWord::Kind)) edges.insert_last(word);
      break;
    case NameBegins::ListedName:
    case NameBegins::JoinedKatakana:
    case NameBegins::OrganisationWord:
      break;
  }
  return edges;
}

}  // namespace

OrganisationTriggers::OrganisationTriggers() {
  static_assert(kNameBegins <= 8, "EdgeMarks has eight bits");
  const OrganisationTables& tables = OrganisationTables::instance();
  EdgeBytes endings;
  for (const EndingRow& row : ending_rows()) {
    tables.each_ending(row.ending.classes, [&](std::string_view ending) {
      if (row.ending.allow(ending)) endings.insert_last(ending);
    });
  }
  ends_.add(endings, kEndingEdge);
  EdgeBytes heads;
  heads.insert_last("長");
  ends_.add(heads, kHeadEdge);
  for (const auto kind : {OrganisationWord::Front, OrganisationWord::FrontPlace}) {
    for (const std::string& word : tables.words(kind)) words_.insert(word);
  }
  for (const FoldedLegalForm& form : folded_legal_forms()) words_.insert(form.text);
  for (std::size_t i = 0; i < name_rows().size(); ++i) {
    const NameRow& row = name_rows()[i];
    rows_[static_cast<std::size_t>(row.begins)] |= std::uint32_t{1} << i;
    EdgeMarks& marks = row.begins == NameBegins::KindWord ? ends_ : beginnings_;
    marks.add(edges_of(row.begins, tables), static_cast<std::uint8_t>(trigger_bit(row.begins)));
  }
}

const OrganisationTriggers& OrganisationTriggers::instance() {
  static const OrganisationTriggers triggers;
  return triggers;
}

}  // namespace kouryu
