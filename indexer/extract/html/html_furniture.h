// Lines that pages of Japanese offices carry around their text.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_FURNITURE_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_FURNITURE_H_

#include <cstdint>
#include <string_view>

namespace kouryu {

enum class Furniture : std::uint8_t {
  None,
  Perhaps,    // a word that works on the page where it stands beside such: 大, 標準, 検索
  Control,    // works on the page: 文字サイズ, ページの先頭へ, 印刷する
  Navigation  // tells of the site: 現在の位置, Copyright, Adobe Reader …
};

/// What a whole block of a page is. `links`: most of it is a link.
[[nodiscard]] Furniture furniture_of(std::string_view text, bool links);

/// A heading over links to other pages: 関連リンク, よく見られているページ.
[[nodiscard]] bool heads_links(std::string_view heading);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_FURNITURE_H_
