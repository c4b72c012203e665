// The pieces of an RTF text: braces, control words, bytes of text.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_TOKENS_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_TOKENS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kouryu::office {

enum class RtfKind : std::uint8_t {
  End,
  Open,
  Close,
  Word,    // `word`: letters of a control word, or its sign (* ~ _ -)
  Byte,    // `byte`, written as \'xx or as it is
  Skipped  // line ends, which are none in RTF
};

struct RtfToken {
  RtfKind kind = RtfKind::End;
  std::string_view word{};
  int number = 0;
  bool has_number = false;
  char byte = '\0';
  bool as_it_is = false;  // the byte was not written as \'xx
};

class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}

  RtfToken next();
  /// Takes the next byte whatever it is: the second one of a character of two.
  char raw();
  /// Passes over data of \bin.
  void skip(std::size_t bytes);

 private:
  RtfToken control();

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_TOKENS_H_
