// From the answers of the C++ library to items; one function for each struct of searcher.h.
#include "searcher/library/item.h"

#include <type_traits>

#include "searcher/timeline/event_kind.h"

namespace kouryu {
namespace {

using Item = kouryu_item;

class ItemMaker {
 public:
  explicit ItemMaker(std::deque<std::string>& made) : made_(made) {}

  Item operator()(const SearchResult& result) const {
    Item item;
    put(item, KOURYU_QUERY, result.query);
    put(item, KOURYU_INTERPRETED, result.interpreted);
    if (result.suggestion) put(item, KOURYU_SUGGESTION, *result.suggestion);
    put(item, KOURYU_TOTAL, result.total);
    put(item, KOURYU_TOTAL_IS_EXACT, result.total_is_exact);
    put(item, KOURYU_PARTIAL, result.partial);
    put(item, KOURYU_TOOK_MS, result.took_ms);
    put_list(item, KOURYU_WARNINGS, result.warnings);
    std::vector<Item> facets;
    for (const auto& [name, counts] : result.facets) {
      Item facet;
      put(facet, KOURYU_NAME, name);
      put_list(facet, KOURYU_VALUES, counts);
      facets.push_back(std::move(facet));
    }
    item.lists.emplace_back(KOURYU_FACETS, std::move(facets));
    put_list(item, KOURYU_HITS, result.hits);
    return item;
  }

  Item operator()(const std::optional<SearchResult>& result) const {
    return result ? (*this)(*result) : Item();
  }

  Item operator()(const Timeline& timeline) const {
    Item item;
    put(item, KOURYU_QUERY, timeline.query);
    put(item, KOURYU_INTERPRETED, timeline.interpreted);
    put(item, KOURYU_TOTAL, timeline.total);
    put_list(item, KOURYU_WARNINGS, timeline.warnings);
    put_list(item, KOURYU_EVENTS, timeline.events);
    return item;
  }

  Item operator()(const Relations& relations) const {
    Item item;
    put(item, KOURYU_QUERY, relations.query);
    put(item, KOURYU_INTERPRETED, relations.interpreted);
    put(item, KOURYU_TOTAL, relations.total);
    put_list(item, KOURYU_WARNINGS, relations.warnings);
    put_list(item, KOURYU_RELATIONS, relations.relations);
    return item;
  }

  Item operator()(const QueryExplanation& explanation) const {
    Item item;
    put(item, KOURYU_QUERY, explanation.query);
    put(item, KOURYU_INTERPRETED, explanation.interpreted);
    put(item, KOURYU_TREE, explanation.tree);
    put(item, KOURYU_FOLDED, explanation.folded);
    put(item, KOURYU_QUESTION, explanation.question);
    put_list(item, KOURYU_WARNINGS, explanation.warnings);
    return item;
  }

  Item operator()(const FacetValues& facet) const {
    Item item;
    put(item, KOURYU_NAME, facet.field);
    put_list(item, KOURYU_VALUES, facet.values);
    return item;
  }

  Item operator()(const std::vector<Suggestion>& suggestions) const {
    Item item;
    put_list(item, KOURYU_SUGGESTIONS, suggestions);
    return item;
  }

  Item operator()(const std::optional<Hit>& hit) const {
    Item item;
    if (hit) item.lists.emplace_back(KOURYU_HITS, std::vector<Item>{(*this)(*hit)});
    return item;
  }

  Item operator()(const std::optional<DocumentOverview>& overview) const {
    Item item;
    if (!overview) return item;
    put_document(item, overview->document);
    put_list(item, KOURYU_PASSAGES, overview->passages);
    return item;
  }

 private:
  Item operator()(const std::string& value) const {
    Item item;
    put(item, KOURYU_VALUE, value);
    return item;
  }

  Item operator()(int number) const {
    Item item = (*this)(made_.emplace_back(std::to_string(number)));
    put(item, KOURYU_VALUE, number);
    return item;
  }

  Item operator()(const ByteRange& range) const {
    Item item;
    put(item, KOURYU_BEGIN, range.begin);
    put(item, KOURYU_END, range.end);
    return item;
  }

  Item operator()(const Warning& warning) const {
    Item item;
    put(item, KOURYU_CODE, warning.code);
    put(item, KOURYU_MESSAGE, warning.message);
    return item;
  }

  Item operator()(const FacetCount& row) const {
    Item item = (*this)(row.value);
    put(item, KOURYU_COUNT, row.count);
    return item;
  }

  Item operator()(const Suggestion& suggestion) const {
    Item item = (*this)(suggestion.text);
    put(item, KOURYU_KIND, suggestion.kind);
    put(item, KOURYU_COUNT, suggestion.count);
    return item;
  }

  Item operator()(const DocumentPassage& passage) const {
    Item item;
    put(item, KOURYU_ID, passage.id);
    if (passage.page) put(item, KOURYU_PAGE, *passage.page);
    put_list(item, KOURYU_HEADINGS, passage.heading);
    return item;
  }

  Item operator()(const Hit& hit) const {
    Item item;
    put(item, KOURYU_RANK, hit.rank);
    put(item, KOURYU_SCORE, hit.score);
    put(item, KOURYU_ID, hit.id);
    put_document(item, hit.document);
    if (hit.page) put(item, KOURYU_PAGE, *hit.page);
    put(item, KOURYU_KIND, hit.kind);
    put(item, KOURYU_TEXT, hit.text);
    put(item, KOURYU_SNIPPET, hit.snippet.text);
    if (hit.source) {
      put(item, KOURYU_SOURCE_BEGIN, hit.source->begin);
      put(item, KOURYU_SOURCE_END, hit.source->end);
    }
    put(item, KOURYU_DUPLICATES, hit.duplicates);
    put_list(item, KOURYU_HIGHLIGHTS, hit.snippet.highlights);
    put_list(item, KOURYU_MARKS, hit.marks);
    put_list(item, KOURYU_HEADINGS, hit.heading);
    put_names(item, hit);
    put_list(item, KOURYU_YEARS, hit.year);
    put_list(item, KOURYU_OWN_CITIES, hit.own_city);
    put_list(item, KOURYU_PARTNER_CITIES, hit.partner_city);
    put_explanation(item, hit);
    return item;
  }

  Item operator()(const TimelineEvent& event) const {
    Item item;
    put(item, KOURYU_BEGIN_DATE, event.begin);
    put(item, KOURYU_END_DATE, event.end);
    put(item, KOURYU_FISCAL, event.fiscal);
    put(item, KOURYU_UNCERTAIN, event.uncertain);
    put(item, KOURYU_KIND, made_.emplace_back(event_kind_name(event.kind)));
    put(item, KOURYU_TEXT, event.text);
    put(item, KOURYU_BEGIN, event.date.begin);
    put(item, KOURYU_END, event.date.end);
    put_names(item, event);
    put_list(item, KOURYU_SOURCES, event.sources);
    return item;
  }

  Item operator()(const EventSource& source) const {
    Item item;
    put(item, KOURYU_PASSAGE_ID, source.passage);
    put_document(item, source.document);
    if (source.page) put(item, KOURYU_PAGE, *source.page);
    put(item, KOURYU_BEGIN, source.range.begin);
    put(item, KOURYU_END, source.range.end);
    put(item, KOURYU_HOW, source.how);
    put_list(item, KOURYU_HEADINGS, source.heading);
    return item;
  }

  Item operator()(const Relation& relation) const {
    Item item;
    put(item, KOURYU_A, relation.a);
    put(item, KOURYU_B, relation.b);
    put(item, KOURYU_KIND, relation.kind);
    put(item, KOURYU_SINCE, relation.since);
    put(item, KOURYU_COUNT, relation.passages);
    put(item, KOURYU_DOCUMENTS, relation.documents);
    put(item, KOURYU_CERTAIN, relation.certain);
    put_list(item, KOURYU_YEARS, relation.years);
    put_list(item, KOURYU_EVIDENCE, relation.evidence);
    return item;
  }

  Item operator()(const RelationEvidence& evidence) const {
    Item item;
    put(item, KOURYU_PASSAGE_ID, evidence.passage);
    put(item, KOURYU_TEXT, evidence.text);
    put(item, KOURYU_HOW, evidence.how);
    put_document(item, evidence.document);
    if (evidence.page) put(item, KOURYU_PAGE, *evidence.page);
    put_list(item, KOURYU_HEADINGS, evidence.heading);
    return item;
  }

  static void put(Item& item, kouryu_field field, const std::string& text) {
    item.texts.emplace_back(field, kouryu_text{text.c_str(), text.size()});
  }
  template <class Number, class = std::enable_if_t<std::is_arithmetic_v<Number>>>
  static void put(Item& item, kouryu_field field, Number number) {
    item.numbers.emplace_back(field, static_cast<double>(number));
  }

  template <class Value>
  void put_list(Item& item, kouryu_list list, const std::vector<Value>& values) const {
    std::vector<Item> items;
    items.reserve(values.size());
    for (const Value& value : values) items.push_back((*this)(value));
    item.lists.emplace_back(list, std::move(items));
  }

  static void put_document(Item& item, const HitDocument& document) {
    put(item, KOURYU_DOCUMENT_ID, document.id);
    put(item, KOURYU_TITLE, document.title);
    put(item, KOURYU_PATH, document.path);
    put(item, KOURYU_DATE, document.date);
    put(item, KOURYU_FORMAT, document.format);
    put(item, KOURYU_CONTAINER, document.container);
    put(item, KOURYU_OCR, document.ocr);
  }

  template <class HitOrEvent>
  void put_names(Item& item, const HitOrEvent& part) const {
    put_list(item, KOURYU_CITIES, part.city);
    put_list(item, KOURYU_PREFECTURES, part.prefecture);
    put_list(item, KOURYU_COUNTRIES, part.country);
    put_list(item, KOURYU_ORGS, part.org);
  }

  void put_explanation(Item& item, const Hit& hit) const {
    std::vector<Item> evidence;
    for (const auto& [name, list] : hit.evidence) {
      for (const FacetEvidence& one : list) {
        Item row = (*this)(one.range);
        put(row, KOURYU_NAME, name);
        put(row, KOURYU_VALUE, one.value);
        put(row, KOURYU_HOW, one.how);
        put(row, KOURYU_CERTAIN, one.certain);
        if (!one.places.empty()) put_list(row, KOURYU_PLACES, one.places);
        evidence.push_back(std::move(row));
      }
    }
    item.lists.emplace_back(KOURYU_EVIDENCE, std::move(evidence));
    std::vector<Item> parts;
    for (const auto& [name, score] : hit.score_parts) {
      Item part;
      put(part, KOURYU_NAME, name);
      put(part, KOURYU_SCORE, score);
      parts.push_back(std::move(part));
    }
    item.lists.emplace_back(KOURYU_SCORE_PARTS, std::move(parts));
  }

  std::deque<std::string>& made_;
};

}  // namespace

kouryu_item make_root(const AnswerData& data, std::deque<std::string>& made) {
  return std::visit(ItemMaker(made), data);
}

}  // namespace kouryu
