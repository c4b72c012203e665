// Builds a whole database: small segments by several threads, then one compaction.
#ifndef KOURYU_INDEXER_WRITE_BULK_BUILD_H_
#define KOURYU_INDEXER_WRITE_BULK_BUILD_H_

#include "indexer/write/batches.h"
#include "indexer/write/index_store.h"
#include "indexer/write/run_log.h"

namespace kouryu {

/// Builds the database of everything `source` gives and installs it in `store`. Where an id of a
/// ready-made passage comes twice, the later one stays.
void build_index(IndexStore& store, BatchSource& source, std::size_t jobs, RunLog& log);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_BULK_BUILD_H_
