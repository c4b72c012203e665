// The only file that reads GMime's objects beyond their kinds and children.
#include "indexer/extract/mail/mail_object.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/ascii.h"
#include "indexer/extract/mail/mail_header.h"
#include "indexer/extract/mail/mail_text.h"

namespace kouryu {
namespace {

struct UnrefAny {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, UnrefAny>;

constexpr std::size_t kMostHeaders = 2'000;
constexpr std::size_t kLongestHeader = std::size_t{64} << 10;  // some 1,500 addresses

std::string read_all(GMimeStream* stream) {
  std::string out;
  const gint64 length = g_mime_stream_length(stream);
  if (length > 0) out.reserve(static_cast<std::size_t>(length));
  g_mime_stream_reset(stream);
  char buffer[16'384];
  for (;;) {
    const ssize_t count = g_mime_stream_read(stream, buffer, sizeof buffer);
    if (count <= 0) break;
    out.append(buffer, static_cast<std::size_t>(count));
  }
  return out;
}

bool is_base64_line(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) {
    return is_letter_byte(c) || is_digit_byte(c) || c == '+' || c == '/' || c == '=' || c == '\r' ||
           c == '\t';
  });
}

/// Where the base64 of a text ends: before the first line that is none and stands behind a blank
/// line or behind padding, or at the beginning, where the encoding is a lie.
std::size_t base64_end(std::string_view text) {
  bool boundary = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    if (!is_base64_line(line) && boundary) return begin;
    if (begin == 0 || !line.empty()) boundary = line.ends_with('=');
    if (line.empty()) boundary = true;
    begin = end + 1;
  }
  return text.size();
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out(text.size() + 16, '\0');
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  std::size_t length = 0;
  if (!text.empty()) {
    length = g_mime_encoding_step(&state, text.data(), text.size(), out.data());
    length += g_mime_encoding_flush(&state, "", 0, out.data() + length);
  }
  out.resize(length);
  return out;
}

bool begins_header(std::string_view line) {
  constexpr std::size_t kLongestName = 80;
  const std::size_t colon = line.substr(0, kLongestName).find(':');
  return colon != line.npos && colon > 0 &&
         std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
           return is_letter_byte(c) || is_digit_byte(c) || c == '-' || c == '_';
         });
}

/// Headers of megabytes cut short: GMime collects them piece by piece, and copies all for each
/// piece. Empty where there are none.
std::string with_short_headers(std::string_view bytes) {
  if (bytes.size() <= kLongestHeader) return {};
  std::string out;
  std::size_t copied = 0;
  std::size_t length = 0;  // of the header so far, folded lines too; 0 outside of one
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t feed = bytes.find('\n', begin);
    const std::size_t end = feed == bytes.npos ? bytes.size() : feed + 1;
    const bool folded = length > 0 && (bytes[begin] == ' ' || bytes[begin] == '\t');
    if (!folded) length = 0;
    if (folded || begins_header(bytes.substr(begin, end - begin))) {
      const std::size_t before = length;
      length += end - begin;
      if (length > kLongestHeader) {
        const std::size_t kept = before < kLongestHeader ? kLongestHeader - before : 0;
        out.append(bytes, copied, begin + kept - copied);
        if (kept > 0) out += '\n';
        copied = end;
      }
    }
    begin = end;
  }
  if (copied > 0) out.append(bytes, copied);
  return out;
}

enum class Transfer : std::uint8_t { Plain, Base64, QuotedPrintable, Uuencode };

/// Mailers write "base64;" and "Quoted Printable".
Transfer transfer_of(std::string_view raw) {
  std::string name;
  for (const char c : ascii_lower(raw.substr(0, 100))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
  }
  if (name.starts_with("base64")) return Transfer::Base64;
  if (name.starts_with("quoted")) return Transfer::QuotedPrintable;
  if (name.starts_with("xuu") || name.starts_with("uu")) return Transfer::Uuencode;
  return Transfer::Plain;
}

}  // namespace

MailObject parse_mail(std::string_view bytes) {
  static const bool initialized = [] {
    g_mime_init();
    return true;
  }();
  if (!initialized) return nullptr;
  const std::string shortened = with_short_headers(bytes);
  if (!shortened.empty()) bytes = shortened;
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_persist_stream(parser.get(), TRUE);
  return MailObject(g_mime_parser_construct_part(parser.get(), nullptr));
}

std::vector<MailHeader> headers_of(GMimeObject* object) {
  std::vector<MailHeader> out;
  GMimeHeaderList* const list = g_mime_object_get_header_list(object);
  const int count = list == nullptr ? 0 : g_mime_header_list_get_count(list);
  for (int i = 0; i < count && out.size() < kMostHeaders; ++i) {
    GMimeHeader* const header = g_mime_header_list_get_header_at(list, i);
    const char* const name = g_mime_header_get_name(header);
    const char* const raw = g_mime_header_get_raw_value(header);
    if (name == nullptr || raw == nullptr) continue;
    out.push_back(
        {ascii_lower(name), std::string(std::string_view(raw).substr(0, kLongestHeader))});
  }
  return out;
}

std::string_view header_of(const std::vector<MailHeader>& headers, std::string_view name) {
  for (const MailHeader& header : headers) {
    if (header.name == name) return header.raw;
  }
  return {};
}

std::string media_type(GMimeObject* object) {
  GMimeContentType* const type = g_mime_object_get_content_type(object);
  const char* const media = type == nullptr ? nullptr : g_mime_content_type_get_media_type(type);
  const char* const sub = type == nullptr ? nullptr : g_mime_content_type_get_media_subtype(type);
  if (media == nullptr || sub == nullptr) return "text/plain";
  return ascii_lower(media) + "/" + ascii_lower(sub);
}

std::string type_parameter(GMimeObject* object, const char* name) {
  const char* const value = g_mime_object_get_content_type_parameter(object, name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string bytes_of(GMimeObject* object) {
  const std::unique_ptr<char, decltype(&g_free)> text(g_mime_object_to_string(object, nullptr),
                                                      &g_free);
  return text == nullptr ? std::string() : std::string(text.get());
}

std::string content_of(GMimePart* part, bool text) {
  GMimeDataWrapper* const wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return {};
  GMimeStream* const stream = g_mime_data_wrapper_get_stream(wrapper);
  if (stream == nullptr) return {};
  std::string raw = read_all(stream);
  const std::vector<MailHeader> headers = headers_of(GMIME_OBJECT(part));
  switch (transfer_of(header_of(headers, "content-transfer-encoding"))) {
    case Transfer::Plain:
      return raw;
    case Transfer::QuotedPrintable:
      return decode_quoted_printable(raw);
    case Transfer::Base64: {
      const std::size_t end = text ? base64_end(raw) : raw.size();
      std::string out = decode_base64(std::string_view(raw).substr(0, end));
      if (end < raw.size()) out.append("\n").append(raw, end);
      return out;
    }
    case Transfer::Uuencode: {
      std::vector<UuFile> files = take_uuencoded(raw);
      return files.empty() ? raw : std::move(files.front().bytes);
    }
  }
  return raw;
}

}  // namespace kouryu
