// Where the compiled tables and dictionaries lie at run time.
#ifndef KOURYU_DICT_LEXICON_DATA_DIR_H_
#define KOURYU_DICT_LEXICON_DATA_DIR_H_

#include <filesystem>
#include <string_view>

namespace kouryu {

/// The file `name` of kouryu's data: in $KOURYU_DATA; else in the build's data folder when this is
/// a build tree; else in the installed one. Throws Error (NotFound) where it is nowhere.
[[nodiscard]] std::filesystem::path data_file(std::string_view name);

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_DATA_DIR_H_
