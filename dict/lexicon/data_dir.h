// Where the compiled tables and dictionaries lie at run time.
#ifndef KOURYU_DICT_LEXICON_DATA_DIR_H_
#define KOURYU_DICT_LEXICON_DATA_DIR_H_

#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "dict/base/presence.h"

namespace kouryu {

/// The file `name` of kouryu's data: in $KOURYU_DATA; else in share/kouryu beside the bin or lib
/// folder that the running program or libkouryu lies in; else where it was to be installed. Throws
/// Error where it is nowhere: NotFound, or of the kind of the reason why a folder could not be
/// looked at. Safe from any thread; folders are chosen at the first call.
[[nodiscard]] std::filesystem::path data_file(std::string_view name);

/// The same file, open. Throws Error as data_file(), and of the kind of the system's reason.
[[nodiscard]] std::ifstream open_data(std::string_view name);
/// Throws Error (Corrupt): the file `name` is not as it was installed.
[[noreturn]] void throw_damaged_data(std::string_view name);

/// The folders that data_file() looks in, first the likeliest; why there may be more is noted.
[[nodiscard]] std::vector<std::filesystem::path> data_folders(Unseen& unseen);

/// The file this code was loaded from: libkouryu, or the program itself. Empty when unknown, and
/// the reason noted.
[[nodiscard]] std::filesystem::path own_file(Unseen& unseen);

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_DATA_DIR_H_
