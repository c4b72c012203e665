// Lines of text files as editors, spreadsheets and `cat` leave them.
#ifndef KOURYU_DICT_BASE_TEXT_LINES_H_
#define KOURYU_DICT_BASE_TEXT_LINES_H_

#include <istream>
#include <string>
#include <string_view>

namespace kouryu {

inline constexpr std::string_view kUtf8ByteOrderMark = "\xEF\xBB\xBF";

/// Reads the next line without its end (LF, CR LF) and without a byte order mark before it: files
/// that were joined have one in the middle. False at the end of `in`.
bool read_text_line(std::istream& in, std::string& line);

/// True for bytes that begin as UTF-16 with its byte order mark does.
[[nodiscard]] bool is_utf16(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_TEXT_LINES_H_
