// Builds a whole database: small segments by several threads, then one compaction.
#ifndef KOURYU_INDEXER_WRITE_BULK_BUILD_H_
#define KOURYU_INDEXER_WRITE_BULK_BUILD_H_

#include <cstddef>

#include "indexer/write/batches.h"
#include "indexer/write/index_store.h"
#include "indexer/write/run_log.h"

namespace kouryu {

/// Builds the database of everything `source` gives and installs it in `store`. Where an id of a
/// ready-made passage comes twice, the later one stays. When the run is cancelled, what
/// is done so far becomes the database if there was none; otherwise the old one stays.
void build_index(IndexStore& store, BatchSource& source, std::size_t jobs,
                 const PrepareOptions& options, RunLog& log);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_BULK_BUILD_H_
