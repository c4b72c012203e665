// Where an index may be written: nowhere that something of a person's could be lost.
#ifndef KOURYU_INDEXER_WRITE_INDEX_PLACE_H_
#define KOURYU_INDEXER_WRITE_INDEX_PLACE_H_

#include "kouryu/indexer.h"

namespace kouryu {

/// Throws Error (BadQuery) when the index folder holds what is to be read, or is a folder with
/// something in it that is no index. What it lets pass holds nothing but an index where this
/// program replaces and deletes. Throws Error as throw_system() does where that cannot be told. An
/// index inside a folder that is read is none of its business.
void check_index_place(const IndexRequest& request);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_INDEX_PLACE_H_
