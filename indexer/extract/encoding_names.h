// The names that people and documents have for encodings, and the converter that reads each.
#ifndef KOURYU_INDEXER_EXTRACT_ENCODING_NAMES_H_
#define KOURYU_INDEXER_EXTRACT_ENCODING_NAMES_H_

#include <optional>
#include <string>
#include <string_view>

namespace kouryu {

struct NamedEncoding {
  std::string name;       // "CP932": the one spelling in answers
  std::string converter;  // of ICU
};

/// In any case, with '-', '_' or ' ' or without: sjis, Shift_JIS, windows-31j, x-euc-jp, latin1;
/// and whatever else ICU knows. Absent for a name that nobody knows.
[[nodiscard]] std::optional<NamedEncoding> encoding_of_name(std::string_view name);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_ENCODING_NAMES_H_
