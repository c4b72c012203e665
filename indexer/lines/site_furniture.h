// Lines that pages of Japanese offices carry around their text.
#ifndef KOURYU_INDEXER_LINES_SITE_FURNITURE_H_
#define KOURYU_INDEXER_LINES_SITE_FURNITURE_H_

#include <cstdint>
#include <string_view>

namespace kouryu {

enum class SiteFurniture : std::uint8_t {
  None,
  Perhaps,    // a word that works on the page where it stands beside such: 大, 標準, 検索
  Control,    // works on the page: 文字サイズ, ページの先頭へ, 印刷する
  Navigation  // tells of the site: 現在の位置, Copyright, Adobe Reader …
};

/// What a whole block of a page is. `links`: most of it is a link.
[[nodiscard]] SiteFurniture furniture_of(std::string_view text, bool links);

/// Behind this line the page itself begins: 本文へ移動, ここから本文です, ホーム > くらし >
/// 国際交流.
[[nodiscard]] bool begins_page(std::string_view text);

/// Right behind this line the text begins, no menu any more: ここから本文です.
[[nodiscard]] bool begins_text(std::string_view text);

/// With this line the page itself has ended: このページに関するお問い合わせ, Copyright ….
[[nodiscard]] bool ends_page(std::string_view text);

/// Nothing but marks: ━━━━━━, * * *.
[[nodiscard]] bool is_rule(std::string_view text);

/// A line drawn with one sign, a name in it at most: ━━━━━━, * * * * *, ━━━━━ 港だより ━━━.
[[nodiscard]] bool is_drawn(std::string_view text);

/// Where in a document a page stands: P3, 2 / 13, Page 1 of 2, a number alone.
struct PageCount {
  int page = 0;   // 0: the line tells none
  int pages = 0;  // 0: not told
  bool worded = false;
};
[[nodiscard]] PageCount read_page_count(std::string_view text);

/// Names the page, the site or the mail that it stands in: この記事は会員限定です。
[[nodiscard]] bool tells_of_page(std::string_view text);

/// A heading over links to other pages: 関連リンク, よく見られているページ.
[[nodiscard]] bool heads_links(std::string_view heading);

/// ブログ, お知らせ一覧, 港町ニュース: a part of a site, whatever it holds.
[[nodiscard]] bool names_part_of_site(std::string_view text);

/// プロフィール, この記事を書いた人: over a few lines about the writer.
[[nodiscard]] bool heads_profile(std::string_view heading);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_SITE_FURNITURE_H_
