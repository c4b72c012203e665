// Lines that hold nothing but dates and what they are the dates of.
#ifndef KOURYU_INDEXER_LINES_DATELINE_H_
#define KOURYU_INDEXER_LINES_DATELINE_H_

#include <optional>
#include <string_view>

#include "dict/time/year_mention.h"

namespace kouryu {

struct Dateline {
  Date date;  // of the publication; of the last change where only that is told; month may be 0
  bool labelled = false;  // 更新日, 放送, 付 … say whose date it is
  bool of_page = false;   // a page of a site says so: 更新日, 公開日
};

/// 令和7年8月27日, 更新日：2022年5月10日 ページ番号：1234, 2019年12月5日放送, Write: 2023-05-11
/// 10:20:30 Update: …, 最終更新日 14/03/2016: a date or year, and no other word.
[[nodiscard]] std::optional<Dateline> read_dateline(std::string_view line);

/// 公開日, ■更新日：: nothing but a word that says whose date stands below it.
[[nodiscard]] bool is_date_label(std::string_view line);

/// `folded` closes with a word that says that a date behind it is the document's: 更新日.
[[nodiscard]] bool ends_with_date_label(std::string_view folded);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_DATELINE_H_
