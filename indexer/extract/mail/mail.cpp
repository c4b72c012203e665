// Tells a mail by its header lines, and puts its parts together.
#include "indexer/extract/mail/mail.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/extract/ascii.h"
#include "indexer/extract/mail/mail_header.h"
#include "indexer/extract/mail/mail_object.h"
#include "indexer/extract/mail/mail_parts.h"
#include "indexer/extract/text_builder.h"

namespace kouryu {
namespace {

using namespace std::string_view_literals;

/// Headers that hardly any text but a mail begins with.
constexpr std::array kTelling = {
    "from"sv,         "to"sv,           "cc"sv,
    "date"sv,         "subject"sv,      "received"sv,
    "message-id"sv,   "mime-version"sv, "return-path"sv,
    "content-type"sv, "reply-to"sv,     "delivered-to"sv,
    "in-reply-to"sv,  "references"sv,   "content-transfer-encoding"sv,
    "x-mailer"sv,     "sender"sv,       "dkim-signature"sv,
};

constexpr std::size_t kMostShownNames = 50;

/// A mark, blank lines and an mbox's "From " line go before the header.
std::string_view mail_begin(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  bytes.remove_prefix(std::min(begin, bytes.size()));
  if (bytes.starts_with("From ") || bytes.starts_with(">From ")) {
    bytes.remove_prefix(std::min(bytes.find_first_of("\r\n"), bytes.size()));
    bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
  }
  return bytes;
}

/// Line ends of old Macs, a lone '\r', as '\n'; empty for a mail that has others.
std::string with_line_feeds(std::string_view bytes) {
  constexpr std::size_t kLooksAt = 4'096;
  const std::string_view head = bytes.substr(0, kLooksAt);
  if (head.find('\n') != head.npos || head.find('\r') == head.npos) return {};
  std::string out(bytes);
  std::replace(out.begin(), out.end(), '\r', '\n');
  return out;
}

/// The name of a header line in lower case; empty for any other line.
std::string header_name(std::string_view line) {
  constexpr std::size_t kLongestName = 80;
  std::string name;
  for (const char c : line.substr(0, kLongestName)) {
    if (c == ':') {
      while (name.ends_with(' ')) name.pop_back();
      return name.find(' ') == name.npos ? name : std::string();
    }
    if ((c < '!' || c > '~') && c != ' ') return {};
    name += ascii_lower(c);
  }
  return {};
}

/// Telling headers in the block at the beginning, each counted once, and header lines at all.
struct HeaderCount {
  std::size_t telling = 0;
  std::size_t lines = 0;
};

HeaderCount count_headers(std::string_view bytes) {
  constexpr std::size_t kLooksAt = std::size_t{64} << 10;
  const std::string_view text = mail_begin(bytes.substr(0, kLooksAt));
  HeaderCount count;
  std::array<bool, kTelling.size()> seen{};
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    if (line.empty()) break;
    const bool goes_on = count.lines > 0 && (line[0] == ' ' || line[0] == '\t');
    if (goes_on) continue;
    const std::string name = header_name(line);
    if (name.empty()) break;
    ++count.lines;
    const auto* const found = std::find(kTelling.begin(), kTelling.end(), name);
    if (found == kTelling.end()) continue;
    bool& known = seen.at(static_cast<std::size_t>(found - kTelling.begin()));
    if (!known) ++count.telling;
    known = true;
  }
  return count;
}

std::string shown_names(const std::vector<InnerDocument>& inner) {
  std::string out;
  for (std::size_t i = 0; i < inner.size() && i < kMostShownNames; ++i) {
    if (!out.empty()) out += "、";
    out += inner[i].name;
  }
  return out;
}

/// A page that a program saved: it says so, or where the page was, and nobody was sent it.
bool is_web_archive(const std::vector<MailHeader>& headers, const MailParts& parts) {
  constexpr std::array kSent = {"to"sv,       "cc"sv,         "bcc"sv,
                                "received"sv, "message-id"sv, "delivered-to"sv};
  const bool sent = std::any_of(kSent.begin(), kSent.end(), [&](std::string_view name) {
    return !header_of(headers, name).empty();
  });
  return header_of(headers, "from").find("<Saved by ") != std::string_view::npos ||
         !header_of(headers, "snapshot-content-location").empty() || (parts.located && !sent);
}

/// The parts of a mail whose header names no boundary, or one that never comes: the first line that
/// opens headers of a part is it.
std::string with_found_boundary(std::string_view mail) {
  constexpr std::size_t kLooksAt = std::size_t{1} << 20;
  const std::string_view text = mail.substr(0, kLooksAt);
  std::size_t at = 0;
  while ((at = text.find("\n--", at)) != text.npos) {
    const std::size_t end = text.find('\n', at + 1);
    if (end == text.npos) break;
    std::string_view boundary = text.substr(at + 3, end - at - 3);
    while (boundary.ends_with('\r') || boundary.ends_with(' ')) boundary.remove_suffix(1);
    const bool opens = header_name(text.substr(end + 1, 100)).starts_with("content-");
    if (opens && !boundary.empty() && boundary.size() <= 200 &&
        boundary.find('"') == boundary.npos) {
      std::string out = "Content-Type: multipart/mixed; boundary=\"";
      return out.append(boundary).append("\"\n\n").append(mail.substr(at + 1));
    }
    at = end;
  }
  return {};
}

/// What stands behind the header.
std::string_view body_of(std::string_view mail) {
  const std::size_t unix_end = mail.find("\n\n");
  const std::size_t dos_end = mail.find("\n\r\n");
  if (dos_end < unix_end) return mail.substr(dos_end + 3);
  return unix_end == mail.npos ? std::string_view() : mail.substr(unix_end + 2);
}

bool is_childless(GMimeObject* object) {
  return GMIME_IS_MULTIPART(object) && g_mime_multipart_get_count(GMIME_MULTIPART(object)) == 0;
}

/// A text that begins with the boundary of parts, at most one line ("This is a multi-part message")
/// before it: its header says something else, or says two things.
bool holds_parts(std::string_view body) {
  for (int lines = 0; lines < 2; ++lines) {
    body.remove_prefix(std::min(body.find_first_not_of("\r\n"), body.size()));
    const std::size_t end = std::min(body.find('\n'), body.size());
    const std::string_view behind = body.substr(std::min(end + 1, body.size()), 100);
    if (body.starts_with("--")) return header_name(behind).starts_with("content-");
    body.remove_prefix(end);
  }
  return false;
}

/// The mails of an mbox: each begins behind a blank line with "From " and a header. One for any
/// other file.
std::vector<std::string_view> mbox_mails(std::string_view bytes) {
  std::vector<std::string_view> mails;
  std::size_t begin = 0;
  for (std::size_t at = 0; bytes.starts_with("From ");) {
    at = bytes.find("\nFrom ", at);
    if (at == bytes.npos) break;
    const std::size_t line = at++;
    const bool blank =
        bytes.substr(0, line).ends_with('\n') || bytes.substr(0, line).ends_with("\n\r");
    const std::size_t next = bytes.find('\n', at);
    if (!blank || next == bytes.npos || header_name(bytes.substr(next + 1, 100)).empty()) continue;
    mails.push_back(bytes.substr(begin, at - begin));
    begin = at;
  }
  mails.push_back(bytes.substr(begin));
  return mails;
}

/// Whether parts were announced and never closed, as of a mail that was not saved whole.
bool is_open_at_end(GMimeObject* object, std::string_view mail) {
  if (!GMIME_IS_MULTIPART(object)) return false;
  const char* const boundary = g_mime_multipart_get_boundary(GMIME_MULTIPART(object));
  if (boundary == nullptr) return false;
  return mail.rfind("--" + std::string(boundary) + "--") == mail.npos;
}

Extraction read_mail(std::string_view mail, const ExtractInput& input,
                     const ExtractContext& context) {
  MailObject root = parse_mail(mail);
  // A header that was cut off has no end.
  const bool cut_in_header = root == nullptr;
  if (cut_in_header) root = parse_mail(std::string(mail) + "\n\n");
  if (root == nullptr) return refused("broken", "no mail");
  const bool cut = cut_in_header || is_open_at_end(root.get(), mail);
  const std::vector<MailHeader> headers = headers_of(root.get());
  MailParts parts(input, context);
  MailObject repaired;
  const bool text = media_type(root.get()) == "text/plain" && holds_parts(body_of(mail));
  if (text || is_childless(root.get())) {
    std::string again = with_found_boundary(mail);
    // Without any boundary the body is what it is.
    if (again.empty()) again.append("\n").append(body_of(mail));
    repaired = parse_mail(again);
  }
  parts.read(repaired != nullptr ? repaired.get() : root.get());
  if (!parts.refusal.empty()) return refused("refused", parts.refusal);
  if (parts.blocks.empty() && parts.inner.empty()) {
    if (parts.sealed) return refused("encrypted", "mail");
    if (parts.unreadable) return refused("bad_encoding");
  }

  MailHead head = mail_head(headers, charset_hint(root.get()));
  TextBuilder out(context.limits);
  // A mail that was saved as a page has a page's title too.
  const bool as_page = input.name.ends_with(".mht") || input.name.ends_with(".mhtml");
  if (as_page && !parts.page.title.empty()) head.title = parts.page.title;
  if (is_web_archive(headers, parts)) {
    out.text.format = "mht";
    out.text.title = parts.page.title.empty() ? head.title : parts.page.title;
    out.text.date = parts.page.date;  // the mail's date is that of saving
    out.text.author = parts.page.author;
  } else {
    head.record.fields.emplace_back("添付", shown_names(parts.inner));
    out.add(head.record);
    out.text.title = head.title;
    out.text.date = head.date;
    out.text.author = head.author;
  }
  out.text.language = parts.page.language;
  out.text.encoding = parts.encoding;
  for (const HeldBlock& block : parts.blocks) out.add(block);
  if (cut) out.text.warnings.emplace_back("cut_off");
  Extraction extraction = out.finish();
  if (cut && extraction.reason == "no_text") extraction = refused("broken", "cut off");
  extraction.inner = std::move(parts.inner);
  return extraction;
}

}  // namespace

bool is_mail(std::string_view bytes, std::string_view extension) {
  const HeaderCount count = count_headers(bytes);
  return count.telling >= 2 || (extension == "eml" && count.lines > 0);
}

Extraction extract_mail(const ExtractInput& input, const ExtractContext& context) {
  const std::string unified = with_line_feeds(input.bytes);
  std::string_view bytes = unified.empty() ? input.bytes : unified;
  const std::vector<std::string_view> mails = mbox_mails(bytes);
  Extraction out = read_mail(mail_begin(mails.front()), input, context);
  for (std::size_t i = 1; i < mails.size(); ++i) {
    if (i > context.limits.members) return refused("refused", "more mails than the limit");
    ExtractInput inside = input;
    inside.depth = input.depth + 1;
    // No attachment's name has a slash.
    out.inner.push_back({"mbox/" + std::to_string(i + 1) + ".eml", mails[i].size(),
                         read_mail(mail_begin(mails[i]), inside, context)});
    std::string& format = out.inner.back().extraction.text.format;
    if (format.empty()) format = "eml";
  }
  return out;
}

}  // namespace kouryu
