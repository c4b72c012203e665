// Files of the source tree that are part of the program.
#ifndef KOURYU_SEARCHER_SERVER_EMBEDDED_H_
#define KOURYU_SEARCHER_SERVER_EMBEDDED_H_

#include <string_view>

namespace kouryu::server {

/// openapi.json of this folder.
[[nodiscard]] std::string_view openapi_document();

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_EMBEDDED_H_
