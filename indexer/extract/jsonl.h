// Ready-made passages: one JSON object a line.
#ifndef KOURYU_INDEXER_EXTRACT_JSONL_H_
#define KOURYU_INDEXER_EXTRACT_JSONL_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// Facets given by the file, names as they are written there; a list may be empty.
struct GivenFacets {
  std::vector<std::string> city, prefecture, country, org;
  std::vector<int> year;
};

struct JsonlPassage {
  std::string id;
  std::string title;                  // may be empty
  std::string text;                   // repaired UTF-8, as given
  std::optional<GivenFacets> facets;  // absent: extract them; {} means none
};

struct JsonlLine {
  std::optional<JsonlPassage> passage;
  std::string reason;  // bad_json, bad_encoding, no_text when there is no passage
  std::string detail;
};

/// Reads one line (without its line feed).
[[nodiscard]] JsonlLine read_jsonl_line(std::string_view line);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_JSONL_H_
