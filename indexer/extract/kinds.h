// Kinds of files that no format reads: told by their first bytes, so that a reason can name them.
#ifndef KOURYU_INDEXER_EXTRACT_KINDS_H_
#define KOURYU_INDEXER_EXTRACT_KINDS_H_

#include <string>
#include <string_view>

namespace kouryu {

/// What every compound file (OLE2) begins with.
inline constexpr std::string_view kOleSign = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

struct KindSeen {
  std::string_view name;      // "zip", "jpg", "jtd", "ole"; empty when unknown
  bool encrypted = false;     // an Office file behind a password
  std::string_view remedy{};  // what a person can do, where only another program reads the kind
};

/// Looks at magic numbers and, in OLE2 files, at the names of streams. Never reads past `bytes`.
[[nodiscard]] KindSeen kind_of(std::string_view bytes);

/// Pictures, sound, programs under a name of their own: a look at their beginning is enough.
/// `extension` in lower case, without the dot.
[[nodiscard]] bool is_never_read(std::string_view bytes, std::string_view extension);

/// Names of texts that are written for programs: code, styles, settings, data for machines. They
/// are passed over. `extension` in lower case, without the dot.
[[nodiscard]] bool is_for_programs(std::string_view extension);

/// Pages of the web and plain texts: what sites are saved as. `format` as ExtractedText::format.
[[nodiscard]] bool is_page_format(std::string_view format);

/// Names that systems and programs keep for themselves: dot-files, Thumbs.db, what Word writes
/// while it saves.
[[nodiscard]] bool is_hidden(std::string_view name);

/// The part of a name behind its last dot in lower case; empty where there is none.
[[nodiscard]] std::string extension_of(std::string_view name);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_KINDS_H_
