// Answers as text, JSON and JSON lines; as tables: table.h. Formats are the contract's, to the
// letter.
#ifndef KOURYU_SEARCHER_OUTPUT_OUTPUT_H_
#define KOURYU_SEARCHER_OUTPUT_OUTPUT_H_

#include <cstddef>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dict/base/locale.h"
#include "kouryu/error.h"
#include "kouryu/explain.h"
#include "kouryu/searcher.h"

namespace kouryu {

struct TextStyle {
  bool color = false;
  bool links = false;        // paths are links to the files
  std::size_t columns = 80;  // width of the terminal; 0 = not to be wrapped
  /// Rows that were left out of the answer before these.
  std::size_t offset = 0;
  Language language = Language::English;
};

void write_text(std::ostream& out, const SearchResult& result, const TextStyle& style);
/// One line an event: date, kind unless it is an event, clause, document and page, further sources.
void write_text(std::ostream& out, const Timeline& timeline, const TextStyle& style);

/// Two lines a relation: pair, kind, since, years, number of passages, document; what tells it, cut
/// to the width of the terminal.
void write_text(std::ostream& out, const Relations& relations, const TextStyle& style);
/// How to see the rest of `total` rows of which `shown` are shown; empty when these are the last.
[[nodiscard]] std::string more_hint(std::size_t shown, std::size_t total, const TextStyle& style);
/// A text with its lines, `marks` painted; where there is no colour, in 【】.
[[nodiscard]] std::string marked_text(const std::string& text, const std::vector<ByteRange>& marks,
                                      const TextStyle& style);
/// What a kind of relation, of event is called on a screen.
[[nodiscard]] std::string kind_label(const std::string& kind, Language language);
[[nodiscard]] std::string kind_label(EventKind kind, Language language);

/// The keys of one of `results`, in their order; some only where there is something to tell.
[[nodiscard]] const std::vector<std::string_view>& result_fields();
/// A list of them, "id,score". Throws Error (BadQuery) for others, with a guess.
[[nodiscard]] std::set<std::string> read_fields(const std::string& list);

/// One JSON object on one line. `fields`: keys of `results` to keep, empty = all. `id`: written
/// first when not empty (batch).
[[nodiscard]] std::string to_json(const SearchResult& result, const std::set<std::string>& fields,
                                  bool explain, const std::string& id = {});
/// One hit as in `results`; `query_id`: written first when not empty (batch).
[[nodiscard]] std::string to_json(const Hit& hit, const std::set<std::string>& fields, bool explain,
                                  const std::string& query_id = {});
[[nodiscard]] std::string to_json(const DocumentOverview& document);
[[nodiscard]] std::string to_json(const Timeline& timeline);
[[nodiscard]] std::string to_json(const Relations& relations);
/// One of `relations`.
[[nodiscard]] std::string to_json(const Relation& relation);
/// One event as in `events`; begin and end of a source are code points of its passage's text.
[[nodiscard]] std::string to_json(const TimelineEvent& event);
/// {"field": …, "values": [{"value": …, "count": …}]}; a year is a number.
[[nodiscard]] std::string to_json(const std::string& field, const std::vector<FacetCount>& values);
/// {"facets": {"city": [{"value": …, "count": …}], …}}: the counts alone.
[[nodiscard]] std::string facets_to_json(const SearchResult& result);
[[nodiscard]] std::string to_json(const QueryExplanation& explanation);
/// {"synonyms": [{"strength": …, "words": […], "source": …}]}.
[[nodiscard]] std::string to_json(const std::vector<SynonymGroup>& groups);
/// One of the rows of these three.
[[nodiscard]] std::string to_json(const std::string& field, const FacetCount& value);
[[nodiscard]] std::string to_json(const SynonymGroup& group);
[[nodiscard]] std::string to_json(const Suggestion& suggestion);
/// {"suggestions": [{"text": …, "kind": …, "count": …}]}.
[[nodiscard]] std::string to_json(const std::vector<Suggestion>& suggestions);
/// {"error": {"code": …, "message": …, "hint": …}}, with the id under `id_key` first when it is not
/// empty, without a hint when there is none.
[[nodiscard]] std::string error_json(const Error& error, const std::string& id = {},
                                     const char* id_key = "id");

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_OUTPUT_OUTPUT_H_
