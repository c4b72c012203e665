// What a format is made of: a row that names it, tells it by content, and reads it.
#ifndef KOURYU_INDEXER_EXTRACT_FORMAT_H_
#define KOURYU_INDEXER_EXTRACT_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "indexer/extract/extracted.h"

namespace kouryu {

/// A file, or a document inside one. The views outlive the call.
struct ExtractInput {
  std::string_view bytes{};
  std::string_view name{};  // its own name without folders, UTF-8; may be empty
  std::string_view
      encoding{};  // what the user says (--encoding) of texts that do not tell; may be empty
  std::string_view
      declared{};           // charset that the document around it declares: a hint; may be empty
  int depth = 0;            // documents around it
  bool pages_only = false;  // what is no page or text is refused unread: see is_page_format()
};

/// Bounds a format keeps by itself, so that it can say why it stopped; what it does not keep, the
/// limits of the helper process end.
struct ExtractLimits {
  std::size_t text_bytes = std::size_t{64} << 20;       // of extracted text, inner documents too
  std::size_t unpacked_bytes = std::size_t{256} << 20;  // of all members of a container
  std::size_t members = 10'000;                         // of a container
  int nesting = 1'000;                                  // elements inside one another
  int depth = 4;                                        // documents inside documents
};

/// Where a long extraction stands. `done` of `total` are pages, sheets, parts or bytes. Cheap to
/// call; called from the extracting thread.
using ExtractProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

struct ExtractContext {
  ExtractLimits limits{};
  ExtractProgress progress{};  // may be empty
};

/// One format. Rows are asked in the order of the table: content decides, the name only among
/// formats that have no sign of their own (Markdown, CSV).
struct Format {
  std::string_view name;                     // "pdf": in answers and reports
  std::vector<std::string_view> extensions;  // lower case, without the dot
  /// Whether the bytes are of this format; `extension` is lower case, without the dot.
  bool (*recognizes)(std::string_view bytes, std::string_view extension);
  /// A text without a sign of its own: what begins with the sign of another kind is none.
  bool is_bare;
  /// Never throws for bad input. Sets the text's `format` only where it is finer than `name`.
  Extraction (*extract)(const ExtractInput& input, const ExtractContext& context);
};

/// A document that gave nothing.
[[nodiscard]] Extraction refused(std::string_view reason, std::string_view detail = {});

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_FORMAT_H_
