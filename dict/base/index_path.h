// Where an index lies when nobody says: shared by both programs.
#ifndef KOURYU_DICT_BASE_INDEX_PATH_H_
#define KOURYU_DICT_BASE_INDEX_PATH_H_

#include <filesystem>

namespace kouryu {

/// $KOURYU_INDEX; else kouryu/index in the user's data folder ($XDG_DATA_HOME, else
/// ~/.local/share).
[[nodiscard]] std::filesystem::path default_index_dir();

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_INDEX_PATH_H_
