// What a single line looks like: bullet, heading, caption, date row. Pure tests on its text.
#ifndef KOURYU_INDEXER_LINES_LINE_SHAPE_H_
#define KOURYU_INDEXER_LINES_LINE_SHAPE_H_

#include <cstdint>
#include <string_view>

namespace kouryu {

/// The first character; 0 of an empty text.
[[nodiscard]] char32_t opening_char(std::string_view text);

/// Ends a sentence: 。！？ and their half-width forms, also before closing brackets.
[[nodiscard]] bool ends_sentence(std::string_view text);

/// みなと浜市大連事務所 所長 高瀬 光（環境局派遣）: who wrote the article.
[[nodiscard]] bool is_byline(std::string_view text);

/// Begins with a bullet of the outer kind (○ ● ◎ ■ □ ◆ ・ • - * and so on).
[[nodiscard]] bool is_bullet(std::string_view text);
/// ○ ● ◎ ◯: opens a group of lines that belong together.
[[nodiscard]] bool is_group_bullet(std::string_view text);
/// ※ ◇ → and dashes: hangs on the bullet before it.
[[nodiscard]] bool is_sub_bullet(std::string_view text);
/// ① ⑴ (1) 1. 1) ア) a): a member of a numbered list.
[[nodiscard]] bool is_numbered(std::string_view text);
/// Levels of headings, outermost first. Only their order means something.
enum HeadingLevel : std::uint8_t {
  kNoHeading,
  kPart,       // 第2部, 第2編
  kChapter,    // 第1章
  kSection,    // 第3節
  kRoman,      // Ⅱ, 【2】
  kPlain,      // 「１ 提携年月日」「1. …」, and headings without a number
  kBracketed,  // (1) …, 【…】
  kMarked,     // ◆ …, Q1 …
  kCircled     // ①
};

/// The level of a heading that opens with a number: 「１ 提携年月日」「第1章 …」「(1) …」.
[[nodiscard]] HeadingLevel numbered_heading_level(std::string_view text);
/// Wholly in brackets: (設立の背景), 【…】, ＜…＞, ≪…≫, 〔…〕, ［…］.
[[nodiscard]] bool is_bracketed(std::string_view text);
[[nodiscard]] bool is_in_round_brackets(std::string_view text);
/// Opens with 【…】 and goes on.
[[nodiscard]] bool opens_with_bracket_heading(std::string_view text);
/// 【会場】中央公民館: a label in brackets and its value.
[[nodiscard]] bool is_labelled_in_brackets(std::string_view text);
/// Begins with a mark that headings have: ◆ ◇ ■ □ ● ○ ▽ ▼ ★ ☆.
[[nodiscard]] bool is_heading_mark(std::string_view text);
/// ■ 夏の行事案内 ■: the same mark on both sides.
[[nodiscard]] bool is_framed_by_mark(std::string_view text);
/// Q1 …, 問1 …, Ｑ．…: the question of a list of questions.
[[nodiscard]] bool opens_question(std::string_view text);
[[nodiscard]] bool opens_answer(std::string_view text);
/// 委員, 委員A, 事務局: what somebody is in a meeting.
[[nodiscard]] bool is_role(std::string_view text);
/// ○山田委員, ◎議長（佐藤 一郎君）: who speaks in minutes, alone on its line.
[[nodiscard]] bool names_speaker(std::string_view text);
/// Begins something of its own, whatever stands before: a bullet, a number, a date, a bracket.
[[nodiscard]] bool opens_block(std::string_view text);
/// One character of full width, as lines of vertical print are read.
[[nodiscard]] bool is_one_char(std::string_view text);
/// Cells of a table that stand apart by wide spaces: 項目　平成16年度　平成25年度　平成30年度.
[[nodiscard]] bool has_cells(std::string_view text);
/// Begins with an era or Gregorian date as rows of a chronology do, or with ※ and a date.
[[nodiscard]] bool begins_with_date(std::string_view text);
/// 第1章 総則 ……… 3: dots lead to a page number, as in a table of contents.
[[nodiscard]] bool has_leader(std::string_view text);
/// Nothing but a date: 令和7年8月27日, 2017年10月1日(日), October 1, 2017.
[[nodiscard]] bool is_dateline(std::string_view text);
/// お知らせ · 2024/02/13, 報告 2024年3月4日: a kind of news and its day.
[[nodiscard]] bool is_dated_kind(std::string_view text);
/// Nothing but a fiscal year, as reports have it above their titles: 平成20年度.
[[nodiscard]] bool is_fiscal_year(std::string_view text);
/// A photo caption: …の様子, …記念撮影, 山口所長(右), 写真1 …
[[nodiscard]] bool is_caption(std::string_view text);
/// 第一中学校 二年 渋谷 菜々, 蛭川 たか子: ends with a family name and a given name.
[[nodiscard]] bool ends_with_name(std::string_view text);
/// 会期 7月18日(土), 日時：8月3日: a label and a value that has a number.
[[nodiscard]] bool is_labelled_value(std::string_view text);
/// 烟台、威海、大連: names side by side.
[[nodiscard]] bool is_enumeration(std::string_view text);
/// 皿に絵を付ける団員: who does what, as pictures are named.
[[nodiscard]] bool shows_person(std::string_view text);
/// 笛を吹く親子=港公園, 館内の写真, 海の見える丘(東市): names a picture by what it shows.
[[nodiscard]] bool names_picture(std::string_view text);
/// Role and name: 次長：堀池 美江（兵庫県）.
[[nodiscard]] bool is_person_line(std::string_view text);
/// お問い合わせ先 and its like, or Tel, Fax, E-mail lines.
[[nodiscard]] bool opens_contact(std::string_view text);
[[nodiscard]] bool is_contact_detail(std::string_view text);
/// 市長室秘書課 TEL 0000-24-1111, 三田2-0-0 電話(代表)03-3580-3311: a number to call or write to.
[[nodiscard]] bool tells_phone_number(std::string_view text);
/// サイト内検索, 文字サイズ …: furniture of web pages that still is text.
[[nodiscard]] bool is_navigation(std::string_view text);
/// ページの先頭へ and its like: dropped.
[[nodiscard]] bool is_page_top_link(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_LINE_SHAPE_H_
