// A path as people see and type it; inside, paths are bytes.
#ifndef KOURYU_DICT_TEXT_SHOWN_PATH_H_
#define KOURYU_DICT_TEXT_SHOWN_PATH_H_

#include <string>
#include <string_view>

namespace kouryu {

/// Valid UTF-8 in NFC, whatever the bytes: names of old shares in CP932 and names that a Mac wrote
/// in NFD are neither lost nor garbage. Each byte that is no UTF-8 is %XX in capitals; all else,
/// and a % of the name too, stays. shown_path(shown_path(x)) == shown_path(x).
[[nodiscard]] std::string shown_path(std::string_view path);

}  // namespace kouryu

#endif  // KOURYU_DICT_TEXT_SHOWN_PATH_H_
