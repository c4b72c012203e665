// Tables from the codes of a font to characters that never end.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PDF_TABLES_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PDF_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>

class Dict;

namespace kouryu {

/// Characters that a ToUnicode table names, as often as it names them: poppler writes each down.
[[nodiscard]] std::size_t characters_named(std::string_view table);

/// One a document: each font is looked at once.
class FontTables {
 public:
  /// Whether the fonts of `resources` (may be nullptr), and of the forms in them, name a bounded
  /// number of characters. Poppler reads all of them as soon as a page begins.
  [[nodiscard]] bool end(Dict* resources);

 private:
  [[nodiscard]] bool end(Dict* resources, int depth);
  void count_font(Dict& font);

  std::unordered_set<std::uint64_t> seen_;  // fonts, tables and forms, by object
  std::size_t named_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_TABLES_H_
