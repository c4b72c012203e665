// Looks assets up in the table that embed_assets.cmake writes.
#include "searcher/server/web/assets.h"

#include <algorithm>
#include <cstdlib>
#include <span>

namespace kouryu::web {

std::span<const Asset> embedded_assets();  // in the generated file

namespace {

std::string url_of(const Asset& asset) {
  const std::size_t dot = asset.name.rfind('.');
  std::string out = "assets/";
  out += asset.name.substr(0, dot);
  out += '.';
  out += asset.hash;
  out += asset.name.substr(dot);
  return out;
}

}  // namespace

std::string asset_url(std::string_view name) {
  const auto assets = embedded_assets();
  const auto found = std::find_if(assets.begin(), assets.end(),
                                  [&](const Asset& asset) { return asset.name == name; });
  if (found == assets.end()) std::abort();  // a name of ours that the build did not embed
  return url_of(*found);
}

const Asset* find_asset(std::string_view path) {
  for (const Asset& asset : embedded_assets()) {
    if (path == '/' + url_of(asset)) return &asset;
  }
  return nullptr;
}

}  // namespace kouryu::web
