// What a reader sees of a mail's header lines: decoded words, names, addresses, dates.
//
// `raw` is a value as it stands in the file, folded lines and all. `hint` is the charset that the
// mail names elsewhere: of its body, for raw bytes in a header.
#ifndef KOURYU_INDEXER_EXTRACT_MAIL_MAIL_HEADER_H_
#define KOURYU_INDEXER_EXTRACT_MAIL_MAIL_HEADER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// Bytes of base64 or of the Q encoding; what is none of it is left out.
[[nodiscard]] std::string decode_base64(std::string_view text);

/// A header's text: lines joined, encoded words (RFC 2047) and raw bytes decoded.
[[nodiscard]] std::string header_text(std::string_view raw, std::string_view hint);

/// A parameter (`filename`) of a header, continued or percent-encoded (RFC 2231), with encoded
/// words in it; absent where the header has none.
[[nodiscard]] std::optional<std::string> header_parameter(std::string_view raw,
                                                          std::string_view name,
                                                          std::string_view hint);

/// A name for one member of a container: no folders, no `..`, marks composed; may be empty.
[[nodiscard]] std::string safe_file_name(std::string_view name);

struct MailAddress {
  std::string name;  // as people read it; may be empty
  std::string address;
  [[nodiscard]] const std::string& shown() const { return name.empty() ? address : name; }
};
/// At most `most` of them; a list may go on for megabytes.
[[nodiscard]] std::vector<MailAddress> header_addresses(std::string_view raw, std::string_view hint,
                                                        std::size_t most);

struct MailDate {
  int year = 0;
  int month = 0;
  int day = 0;
  [[nodiscard]] std::string iso() const;       // 2024-05-10
  [[nodiscard]] std::string japanese() const;  // 2024年5月10日
};
/// The day as the sender's clock had it; absent where there is none or no such day.
[[nodiscard]] std::optional<MailDate> header_date(std::string_view raw);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_MAIL_MAIL_HEADER_H_
