// The lines above a mail's text.
#include <array>
#include <optional>
#include <utility>

#include "indexer/extract/mail/mail_header.h"
#include "indexer/extract/mail/mail_parts.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostAddresses = 500;  // shown; a list of more is told by its number

struct People {
  std::string_view header;
  std::string_view label;
};
constexpr std::array kPeople = {People{"from", "差出人"}, People{"to", "宛先"}, People{"cc", "CC"}};

std::string shown_list(std::string_view raw, std::string_view hint) {
  const std::vector<MailAddress> all = header_addresses(raw, hint, kMostAddresses + 1);
  std::string out;
  for (std::size_t i = 0; i < all.size() && i < kMostAddresses; ++i) {
    if (!out.empty()) out += "、";
    out += all[i].shown();
  }
  if (all.size() > kMostAddresses) out += " ほか";
  return out;
}

/// A Received line ends with the time behind its last semicolon.
std::optional<MailDate> received_date(std::string_view raw) {
  const std::size_t semicolon = raw.rfind(';');
  return semicolon == raw.npos ? std::nullopt : header_date(raw.substr(semicolon + 1));
}

std::optional<MailDate> date_of(const std::vector<MailHeader>& headers) {
  // Sent: as a program shows a mail's head.
  for (const std::string_view name : {"date", "sent"}) {
    if (auto date = header_date(header_of(headers, name))) return date;
  }
  // The first in time stands last: the machine nearest to the sender.
  for (auto header = headers.rbegin(); header != headers.rend(); ++header) {
    if (header->name != "received") continue;
    if (auto date = received_date(header->raw)) return date;
  }
  return std::nullopt;
}

}  // namespace

MailHead mail_head(const std::vector<MailHeader>& headers, std::string_view hint) {
  MailHead head;
  head.title = header_text(header_of(headers, "subject"), hint);
  std::string_view from = header_of(headers, "from");
  if (from.empty()) from = header_of(headers, "sender");
  const std::vector<MailAddress> authors = header_addresses(from, hint, 1);
  if (!authors.empty()) head.author = authors.front().shown();
  head.record.kind = ExtractedKind::Record;
  head.record.opens = true;
  head.record.fields.emplace_back("件名", head.title);
  for (const People& people : kPeople) {
    const std::string_view raw = header_of(headers, people.header);
    head.record.fields.emplace_back(people.label, shown_list(raw, hint));
  }
  if (const std::optional<MailDate> date = date_of(headers)) {
    head.date = date->iso();
    head.record.fields.emplace_back("日付", date->japanese());
  }
  return head;
}

}  // namespace kouryu
