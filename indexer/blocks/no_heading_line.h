// What the text of a short line tells against its being a heading.
#ifndef KOURYU_INDEXER_BLOCKS_NO_HEADING_LINE_H_
#define KOURYU_INDEXER_BLOCKS_NO_HEADING_LINE_H_

#include <string_view>

namespace kouryu {

/// A part of a letter, a file, an amount, a day, half a sentence …, wherever it stands.
[[nodiscard]] bool is_line_of_no_heading(std::string_view text);

/// An address on the net or a time of day: what a line is about.
[[nodiscard]] bool has_address_or_time(std::string_view text);

/// 10月16日 市長表敬: a row of a programme.
[[nodiscard]] bool begins_with_day(std::string_view text);

/// と姉妹の縁で結ばれた, から来た先生: the rest of a phrase that the line above began.
[[nodiscard]] bool begins_inside_phrase(std::string_view text);

/// 今日のお題は「国際課」です, 茶会を準備したり: a sentence or a piece of one, with no mark at its
/// end.
[[nodiscard]] bool reads_as_clause(std::string_view text);

/// It holds a sentence, or a phrase goes on behind it: 当日は、市民と学生が.
[[nodiscard]] bool is_of_sentence(std::string_view text);

/// …の地図」 に2件のコメント, 宮島委員長): the other half of a bracket is missing.
[[nodiscard]] bool has_lone_bracket(std::string_view text);

/// 港の会編 2012年9月29日: a day with its year stands somewhere.
[[nodiscard]] bool tells_day(std::string_view text);

/// 【1995年4月12日締結】, ◆1995年4月12日締結◆: a note of when.
[[nodiscard]] bool is_bracketed_day(std::string_view text);

/// tsudoi_kaicho, 211-1.gif, 12社加盟shimbun.com: of a file or a site.
[[nodiscard]] bool is_file_name(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_NO_HEADING_LINE_H_
