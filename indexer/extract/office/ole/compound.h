// A compound file (OLE2): streams and storages by name, as a small file system in one file.
//
// libgsf reads its allocation tables; what a stream may hold is bounded here.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_OLE_COMPOUND_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_OLE_COMPOUND_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extracted.h"

namespace kouryu::office {

class CompoundFile {
 public:
  /// nullopt when the bytes are no compound file whose directory can be read. They must outlive it.
  static std::optional<CompoundFile> open(std::string_view bytes);
  ~CompoundFile();
  CompoundFile(CompoundFile&&) noexcept;
  CompoundFile& operator=(CompoundFile&&) noexcept;

  /// Names in this storage, in the order of its directory.
  [[nodiscard]] const std::vector<std::string>& names() const;
  [[nodiscard]] bool has(std::string_view name) const;
  /// What a stream holds; empty where there is none. All streams of a file together hold no more
  /// than the file has bytes, or they share them. Throws Refusal: refused, broken.
  [[nodiscard]] std::string stream(std::string_view name);
  /// A storage inside this one; nullopt where there is none.
  [[nodiscard]] std::optional<CompoundFile> storage(std::string_view name);

 private:
  struct Impl;
  explicit CompoundFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Whether the bytes begin as a compound file does.
[[nodiscard]] bool begins_as_compound(std::string_view bytes);

/// Sets title and author by the stream SummaryInformation, where they are real.
void describe(CompoundFile& file, ExtractedText& text);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_OLE_COMPOUND_H_
