// Kinds of files that no format reads: told by their first bytes, so that a reason can name them.
#ifndef KOURYU_INDEXER_EXTRACT_KINDS_H_
#define KOURYU_INDEXER_EXTRACT_KINDS_H_

#include <string_view>

namespace kouryu {

struct KindSeen {
  std::string_view name;    // "zip", "jpg", "jtd", "ole"; empty when unknown
  bool encrypted = false;   // an Office file behind a password
  bool never_read = false;  // pictures, sound, programs: a look at their beginning is enough
};

/// Looks at magic numbers and, in OLE2 files, at the names of streams. Never reads past `bytes`.
[[nodiscard]] KindSeen kind_of(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_KINDS_H_
