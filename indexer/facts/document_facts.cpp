// Asks each source of a fact in the order in which it is believed.
#include "indexer/facts/document_facts.h"

#include "indexer/facts/document_date.h"
#include "indexer/facts/title.h"

namespace kouryu {

DocumentFacts facts_of(const ExtractedText& extracted, const Pieces& pieces,
                       const std::vector<Block>& blocks) {
  DocumentFacts facts;
  facts.publication = pieces.furniture.publication;
  facts.issue = pieces.furniture.issue;
  Title title = extracted.title.empty() ? title_of(blocks) : Title{extracted.title, false};
  facts.title = std::move(title.text);
  facts.title_is_text = title.is_text;
  facts.date =
      extracted.date.empty() ? document_date(blocks, pieces.furniture.date) : extracted.date;
  if (facts.date.empty()) facts.guessed_year = year_of_events(blocks);
  return facts;
}

}  // namespace kouryu
