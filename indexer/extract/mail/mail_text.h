// The plain body of a mail, and the files that old mailers wrote into it.
#ifndef KOURYU_INDEXER_EXTRACT_MAIL_MAIL_TEXT_H_
#define KOURYU_INDEXER_EXTRACT_MAIL_MAIL_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/held_block.h"

namespace kouryu {

struct Flow {
  bool flowed = false;  // format=flowed: a line end behind a space is soft (RFC 3676)
  bool delsp = false;   // and that space is none of the text's
};

/// The body as plain text, one block for each change of its quoted depth: without quote marks, and
/// without the mark before a signature.
[[nodiscard]] std::vector<HeldBlock> plain_blocks(std::string_view text, const Flow& flow);

struct UuFile {
  std::string name;
  std::string bytes;
};
/// Takes `begin 644 name … end` out of `text`, which keeps what stands around.
[[nodiscard]] std::vector<UuFile> take_uuencoded(std::string& text);

enum class Armour : std::uint8_t { None, Signed, Encrypted };
/// Takes PGP's lines out of `text`: of a signed one the signature, of an encrypted one all of it.
Armour take_armour(std::string& text);

/// Fields of the events of an iCalendar text.
[[nodiscard]] std::vector<HeldBlock> calendar_blocks(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_MAIL_MAIL_TEXT_H_
