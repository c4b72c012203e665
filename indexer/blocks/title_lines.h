// What a line at the head of a document is, beside or instead of its title.
#ifndef KOURYU_INDEXER_BLOCKS_TITLE_LINES_H_
#define KOURYU_INDEXER_BLOCKS_TITLE_LINES_H_

#include <cstddef>
#include <string_view>

namespace kouryu {

inline constexpr std::size_t kLongChars = 9;  // characters of a line that is no mere name

/// Who wrote it or whom it is for: 小松島市長公室, 三沢国際友好会.
[[nodiscard]] bool names_body(std::string_view text);

/// 2 会計報告 野々村 薫(事務局長): who gives an item of the agenda stands behind it.
[[nodiscard]] bool tells_speaker(std::string_view text);

/// 芝田 重夫(国際会館館長): who wrote it, and what they are.
[[nodiscard]] bool is_signature(std::string_view text);

/// A sentence, and no title that asks or calls.
[[nodiscard]] bool reads_as_prose(std::string_view text);

/// Several short names side by side: 社会 経済 スポーツ 文化, 大使館案内 | 領事 | ニュース.
[[nodiscard]] bool is_menu_row(std::string_view text);

/// Three names and more parted by bars: 本会 | 役員 | 会則 | 入会.
[[nodiscard]] bool is_barred_row(std::string_view text);

/// What kind of document it is: 募集要項, 報告書, …について.
[[nodiscard]] bool names_kind(std::string_view text);

/// 復命書, 報道資料, お知らせ: of what kind a paper is, and not what it is called.
[[nodiscard]] bool is_genre(std::string_view text);

/// A line above titles that is none: a number, a genre, whom it is sent to.
[[nodiscard]] bool is_apart(std::string_view text);

/// 発行／港の会 発行責任者／山下: who made it.
[[nodiscard]] bool names_maker(std::string_view text);

/// 件名: 集合について of a mail; empty for other lines.
[[nodiscard]] std::string_view subject_of(std::string_view text);

/// A short name as menus have it: no number, no mark, no end of a sentence or phrase.
[[nodiscard]] bool is_bare_name(std::string_view text);

[[nodiscard]] bool is_latin_line(std::string_view text);

/// The mark, bracket or numbering that a line opens with; 0 for none.
[[nodiscard]] char32_t opening_of(std::string_view text);

/// 令和5年2月22日 知事 定例会見: a session is called by its day.
[[nodiscard]] bool names_session(std::string_view text);

/// 9月4日(水) 壮行会, 平成30年9月2日 壮行会.
[[nodiscard]] bool begins_with_day_of_year(std::string_view text);

/// 2016.02.03 国際交流, 昭和五十三年九月 友好連盟報 第九号.
[[nodiscard]] bool opens_with_date(std::string_view text);

/// 場 所：市役所 第1委員会室: a label and its value.
[[nodiscard]] bool opens_with_label(std::string_view text);

/// 三十五周年, 10周年, 第3回 …: what counts an occasion goes on with its name.
[[nodiscard]] bool opens_with_anniversary(std::string_view text);

/// 国際だより 第48号, vol.12: an issue; what it tells of may have a title of its own.
[[nodiscard]] bool is_issue(std::string_view text);

/// Vol.12, 第48号, 5月号: which issue it is.
[[nodiscard]] bool tells_issue(std::string_view text);

/// 港大連友の会編 2012年9月29日: who made it, and when.
[[nodiscard]] bool signs_with_date(std::string_view text);

/// みなと市, 東浜市-HIGASHIHAMA-, 西海県ホームページ: whose site it is.
[[nodiscard]] bool is_municipality_alone(std::string_view text);

/// 市報みなと, みなとだより: what is printed every month or day.
[[nodiscard]] bool names_paper(std::string_view text);

/// 日時 8月5日, 委員会名 交流委員会: the name of a field and its value, parted by a blank.
[[nodiscard]] bool opens_with_field(std::string_view text);

/// The page of 港への旅のご案内 | みなと市: what stands behind a bar is the site's.
[[nodiscard]] std::string_view without_site_name(std::string_view text);

/// 12月10日-03号, 第2回: nothing but dates and numbers.
[[nodiscard]] bool says_only_number(std::string_view text);

/// …都市との, …に関し、: a phrase goes on in the next line; not …ということ.
[[nodiscard]] bool ends_open(std::string_view text);

/// 8月20日(日)に: a piece of a sentence.
[[nodiscard]] bool goes_on(std::string_view text);

/// 港の広報 2017.5.1 No.612, 港だより 5月号: what an issue is called, not what it says.
[[nodiscard]] bool is_masthead(std::string_view text);

/// ■目次, C O N T E N T S: over what an issue holds.
[[nodiscard]] bool heads_contents(std::string_view text);

/// Opens with no mark, number or label.
[[nodiscard]] bool is_plain_line(std::string_view text);

/// A title on two lines: 日本国国見町と竹北市との / 友好交流に関する協定書.
[[nodiscard]] bool goes_on_as_title(std::string_view first, std::string_view next);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_TITLE_LINES_H_
