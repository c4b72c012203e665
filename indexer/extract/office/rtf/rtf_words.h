// What the control words of RTF mean that are a matter of tables: groups, fonts, characters.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_WORDS_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_WORDS_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace kouryu::office {

/// What becomes of the letters of a group.
enum class RtfInto : std::uint8_t { Text, Nothing, Fonts, Styles, Title, Author };

struct RtfDestination {
  RtfInto into = RtfInto::Text;
  enum class Begins : std::uint8_t { Nothing, Field, Result, Note, Box } begins = Begins::Nothing;
};

/// What a group is for that a word opens, behind \* where `starred`; absent where the word is none
/// that tells it. Words behind \* that nobody knows are to be skipped with their group.
[[nodiscard]] std::optional<RtfDestination> rtf_destination(std::string_view word, bool starred);

/// The code page of \fcharset; 0 where it means the document's.
[[nodiscard]] int rtf_code_page(int charset);

/// The characters that a word stands for; empty for others.
[[nodiscard]] std::string_view rtf_character(std::string_view word);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_WORDS_H_
