// Files that are compiled into the program: style, script, icon.
#ifndef KOURYU_SEARCHER_SERVER_WEB_ASSETS_H_
#define KOURYU_SEARCHER_SERVER_WEB_ASSETS_H_

#include <string>
#include <string_view>

namespace kouryu::web {

struct Asset {
  std::string_view name;  // kouryu.css
  std::string_view hash;  // of the content; part of its URL, which may be kept for ever
  std::string_view content_type;
  std::string_view content;
};

/// The relative URL of an asset: assets/kouryu.1f2e3d4c.css. The asset must exist.
[[nodiscard]] std::string asset_url(std::string_view name);

/// The asset with the path "/assets/kouryu.1f2e3d4c.css", or nullptr: also for another hash.
[[nodiscard]] const Asset* find_asset(std::string_view path);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_ASSETS_H_
