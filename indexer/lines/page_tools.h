// Lines that work on a page by their shape, whatever they name: buttons, pagers, files to load.
#ifndef KOURYU_INDEXER_LINES_PAGE_TOOLS_H_
#define KOURYU_INDEXER_LINES_PAGE_TOOLS_H_

#include <string>
#include <string_view>

namespace kouryu {

/// 記事を保存, 動画を再生する, 登録する, メールアドレス(必須): `line` is folded, without marks
/// at its ends.
[[nodiscard]] bool is_command(std::string_view line);

/// ← 遠足の写真, « 5月, « 港への旅 | メイン | 桜のこと », 1 2 3 … 14 次へ »: turns to the pages
/// beside this one.
[[nodiscard]] bool turns_pages(std::string_view text);

/// 募集要項[PDF:2.4MB], 申込書.docx(WORD 約20KB): a file to load; what opens it or where.
[[nodiscard]] bool is_file_link(std::string_view text);

/// 日 月 火 水 木 金 土.
[[nodiscard]] bool is_calendar_head(std::string_view text);
/// #紅葉 #足湯.
[[nodiscard]] bool is_tag_row(std::string_view text);
/// …を飾りました。 #ひなまつり: without the tags behind it.
[[nodiscard]] std::string_view without_tags(std::string_view text);
/// [村長のへや] [村の地図] [でんごん板]: names in brackets side by side.
[[nodiscard]] bool is_bracket_row(std::string_view text);

/// メルマガの登録・解除, 配信停止はこちら http://…: `line` is folded.
[[nodiscard]] bool is_subscription(std::string_view line);

/// A sentence on how the page is worked: ※リンクをクリックすると認証画面に移動します。
[[nodiscard]] bool tells_working(std::string_view text);

/// 写真集を見る（外部サイトへリンク）, 残り 412文字, 「港の便り」に2件のコメント, その3へ続く:
/// `line` is folded.
[[nodiscard]] bool leads_on(std::string_view line);

/// 知事の発言・寄稿 知事記者会見 県議会提案説明 交際費の執行状況: long names parted by blanks.
[[nodiscard]] bool is_name_row(std::string_view text);

/// 閲覧数:41回, 7 views, 残り 412文字: `line` is folded.
[[nodiscard]] bool counts_use(std::string_view line);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_PAGE_TOOLS_H_
