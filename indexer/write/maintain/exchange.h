// Passages on their way out of an index and into one.
#ifndef KOURYU_INDEXER_WRITE_MAINTAIN_EXCHANGE_H_
#define KOURYU_INDEXER_WRITE_MAINTAIN_EXCHANGE_H_

#include <xapian.h>

#include <cstddef>
#include <istream>

#include "dict/tokens/analyzer.h"
#include "indexer/write/index_store.h"
#include "indexer/write/maintain/exchange_line.h"
#include "indexer/write/maintain/maintain.h"

namespace kouryu {

/// A passage as it is stored: what its record does not hold is read from its terms. Throws Error
/// (Corrupt).
[[nodiscard]] ExchangedPassage read_passage(const Xapian::Database& database, Xapian::docid docid,
                                            Analyzer& analyzer);

/// Puts `in` into the database of `store`; with `anew` into a new one, which takes its place.
[[nodiscard]] ImportResult import_lines(IndexStore& store, std::istream& in, std::size_t jobs,
                                        bool anew);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_MAINTAIN_EXCHANGE_H_
