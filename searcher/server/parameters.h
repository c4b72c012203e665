// Parameters of a request as typed values: unknown, repeated and unreadable ones are errors.
#ifndef KOURYU_SEARCHER_SERVER_PARAMETERS_H_
#define KOURYU_SEARCHER_SERVER_PARAMETERS_H_

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kouryu/searcher.h"
#include "searcher/server/target.h"

namespace kouryu::server {

/// Looks parameters up by name. - and _ are the same in a name; `lang` is known everywhere.
class ParameterReader {
 public:
  /// Throws HttpError (400) for a name that is in neither list, and for one of `single` that comes
  /// twice.
  ParameterReader(const Parameters& parameters, const std::vector<std::string>& single,
                  const std::vector<std::string>& repeatable = {});

  [[nodiscard]] bool has(const std::string& name) const;
  /// Empty when absent.
  [[nodiscard]] std::string text(const std::string& name) const;
  /// `fallback` when absent. Throws HttpError (400) unless it is digits that count from `least` to
  /// `most`.
  [[nodiscard]] std::size_t number(const std::string& name, std::size_t fallback, std::size_t least,
                                   std::size_t most) const;
  /// All of them, in order.
  [[nodiscard]] const Parameters& all() const { return parameters_; }
  [[noreturn]] static void throw_bad(const std::string& name, const std::string& why);

 private:
  Parameters parameters_;
};

/// What an answer is written as; all but the first are tables.
inline constexpr std::array<std::string_view, 3> kFormats = {"json", "csv", "xlsx"};
[[nodiscard]] inline bool is_table(std::string_view format) { return format != kFormats.front(); }

struct SearchParameters {
  SearchRequest request;
  std::set<std::string> fields;  // keys of results to keep; empty = all
  std::string format = "json";   // one of kFormats
  std::string id;                // where it is one of `more`
};

/// The parameters of a search: q, the filters and all (repeatable; an empty one is none), mode,
/// limit, offset, sort, group, facets, facet_size, snippet_length, explain, fields, format,
/// synonyms. A table for which no limit is asked has as many rows as a window holds. Throws
/// HttpError (400), also for a query past the limits of limits.h. `more`: further names to know.
[[nodiscard]] SearchParameters read_search(const Parameters& parameters,
                                           const std::vector<std::string>& more = {});

/// The same and those of a timeline: order, kind (repeatable; an empty one is none).
[[nodiscard]] SearchParameters read_timeline(const Parameters& parameters);

struct RelationsParameters {
  RelationsRequest request;
  std::string format = "json";  // one of kFormats
};

/// The parameters of relations: of those of a search q, the filters, all, mode, limit (100),
/// offset, format and synonyms; with and kind (repeatable). Throws HttpError (400) as read_search
/// does.
[[nodiscard]] RelationsParameters read_relations(const Parameters& parameters);

/// The parameters q and mode alone. Throws HttpError (400) as read_search does.
[[nodiscard]] SearchRequest read_query(const Parameters& parameters);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_PARAMETERS_H_
