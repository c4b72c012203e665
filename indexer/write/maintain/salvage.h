// Reads what is sound out of a damaged database.
#ifndef KOURYU_INDEXER_WRITE_MAINTAIN_SALVAGE_H_
#define KOURYU_INDEXER_WRITE_MAINTAIN_SALVAGE_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "dict/schema/record.h"

namespace kouryu {

struct Salvaged {
  std::map<std::string, std::size_t> passages;  // of each document
  std::vector<DocumentState> states;            // those that can be read
  std::vector<DocumentState> told;              // of a file each, as far as its passages tell it
  std::uint64_t passages_before = 0;            // as Xapian's header tells
  bool knows_all = true;  // false: documents without passages, such as were removed, may be missing
};

/// Writes each passage that can be read to `lines`, as an export has it; what the terms tell of it
/// too where `trust_terms`, for only stored passages carry a hash. In processes of their own:
/// Xapian may crash, and is then asked for the next one. A table that cannot be opened at all is
/// read as an empty one. Throws Error (Io).
[[nodiscard]] Salvaged salvage(const std::string& database, const std::filesystem::path& lines,
                               bool trust_terms);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_MAINTAIN_SALVAGE_H_
