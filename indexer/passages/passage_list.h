// The passages of a document as they are made: none too long, none twice.
#ifndef KOURYU_INDEXER_PASSAGES_PASSAGE_LIST_H_
#define KOURYU_INDEXER_PASSAGES_PASSAGE_LIST_H_

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/document.h"
#include "indexer/passages/mapped_text.h"
#include "indexer/passages/record_parts.h"

namespace kouryu {

class PassageList {
 public:
  /// `page_begins` must outlive the list.
  explicit PassageList(const std::vector<std::pair<std::size_t, int>>& page_begins)
      : page_begins_(page_begins) {}

  /// Adds one passage, or as many as `text` makes; `page` is that of the first.
  void add(PassageKind kind, const std::vector<std::string>& heading, const MappedText& text,
           std::optional<int> page);
  void add_record(std::vector<std::string> heading, RecordPart part);

  /// The passages in the order of the source; ends the list.
  [[nodiscard]] std::vector<Passage> take();

 private:
  [[nodiscard]] std::optional<int> page_of(const Passage& passage) const;
  void add_unique(Passage passage);

  const std::vector<std::pair<std::size_t, int>>& page_begins_;
  std::vector<Passage> passages_;
  std::unordered_multimap<std::size_t, std::size_t> bodies_;  // hash of a body -> passage
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_PASSAGES_PASSAGE_LIST_H_
