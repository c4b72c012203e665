// Which documents are gone from disk, and which only cannot be seen: a share that is not mounted
// looks like a folder whose files were all deleted.
#ifndef KOURYU_INDEXER_WRITE_GONE_DOCUMENTS_H_
#define KOURYU_INDEXER_WRITE_GONE_DOCUMENTS_H_

#include <string>
#include <vector>

#include "indexer/source/corpus_walk.h"
#include "indexer/write/known_documents.h"
#include "kouryu/indexer.h"

namespace kouryu {

struct GoneDocuments {
  std::vector<std::string> ids;  // sorted; those that gave nothing included
  std::vector<KeptDocuments> kept;
};

/// A document is gone when the system says that there is no such file (any other answer tells
/// nothing), and the root it was read from is there and holds something. Of a document under none
/// of `roots`, the folder it lay in is asked instead. With `absent_too`, only the first counts.
[[nodiscard]] GoneDocuments find_gone(const KnownDocuments& known,
                                      const std::vector<CorpusRoot>& roots, bool absent_too);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_GONE_DOCUMENTS_H_
