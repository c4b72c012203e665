// A line with a date in it, and whose date the words around it say it is.
#ifndef KOURYU_INDEXER_FACTS_DATED_LINE_H_
#define KOURYU_INDEXER_FACTS_DATED_LINE_H_

#include <optional>
#include <string>
#include <string_view>

#include "dict/time/year_mention.h"

namespace kouryu {

/// A line without its spaces around its first date.
struct DatedLine {
  std::string before;
  Date date;
  std::string after;
};

/// A date to the month, or a year that an issue is called by: 2017年春号, 2015年発行.
[[nodiscard]] std::optional<DatedLine> read_line(std::string_view text);

/// (水), (金曜日) behind a date.
[[nodiscard]] std::string_view without_weekday(std::string_view after);

/// Without marks of lists in front: ■発行.
[[nodiscard]] std::string_view without_mark(std::string_view text);

/// 発行 2007年8月; 編集・発行 国際課 2007年8月; 公開日:2024年5月10日 番号:12.
[[nodiscard]] bool says_published(const DatedLine& line);

/// 2007年8月発行, 2007年8月号.
[[nodiscard]] bool is_published(const DatedLine& line);

/// 令和2年4月1日現在 in front of a line, or in brackets behind a title; not 人口10万人(… 現在).
[[nodiscard]] bool is_as_of(const DatedLine& line, bool title);

/// 第87号(平成17年3月1日), 第58号 2018年6月.
[[nodiscard]] bool dates_an_issue(const DatedLine& line);

/// 昭和五十三年九月 日本都市友好連盟報 第九号; 港の広報 2017.5.1 No.612; 港だより
/// 昭和40年2月15日(毎月1日発行): a masthead.
[[nodiscard]] bool dates_masthead(const DatedLine& line);

/// 最終更新 2023年10月17日 (火) 04:12 (日時は…)。: what a sentence opens with.
[[nodiscard]] bool opens_with_change(const DatedLine& line);

/// 1:山田 2010/05/12(水) 20:11:05: when a machine took it; nobody sets an event to the second.
[[nodiscard]] bool is_stamp(const DatedLine& line);

/// (2018年6月), (国際課 令和3年12月), (2020年2月3日 国際課).
[[nodiscard]] bool is_in_brackets(const DatedLine& line);

/// 平成31年3月 港県国際交流協議会, 実行委員会 2019年7月12日; 2010年10月8日 港市において.
[[nodiscard]] bool is_signed(const DatedLine& line);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACTS_DATED_LINE_H_
