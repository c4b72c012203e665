// When a document is from, by what its own lines say of it.
#ifndef KOURYU_INDEXER_FACTS_DOCUMENT_DATE_H_
#define KOURYU_INDEXER_FACTS_DOCUMENT_DATE_H_

#include <string>
#include <vector>

#include "indexer/blocks/block.h"

namespace kouryu {

/// YYYY-MM-DD, YYYY-MM, YYYY or empty, as precise as it is known. In this order: a date or sign-off
/// at the head (平成19年8月, 発行 2007年8月, 第87号（平成17年3月1日）), `issue_date`, which running
/// heads tell, a sign-off at the end, and of minutes and reports the day that their head says they
/// report (日時 …). The days of events, records, tables and chronologies are never the document's.
[[nodiscard]] std::string document_date(const std::vector<Block>& blocks,
                                        const std::string& issue_date);

/// What 今年 may mean in a text without a date: the year of the first day that it tells, unless it
/// goes on to later years; 0 where it tells none.
[[nodiscard]] int year_of_events(const std::vector<Block>& blocks);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACTS_DOCUMENT_DATE_H_
