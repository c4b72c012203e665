// Mails of Outlook: their properties as the mail they were, which is then read as one (MS-OXMSG).
#include <array>
#include <ctime>
#include <utility>

#include "indexer/extract/format.h"
#include "indexer/extract/office/ole/little_endian.h"
#include "indexer/extract/office/ole/old_text.h"
#include "indexer/extract/office/ole/ole_readers.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/one_line.h"
#if KOURYU_FORMAT_MAIL
#include <glib.h>

#include "indexer/extract/mail/mail.h"
#endif

namespace kouryu::office {
#if KOURYU_FORMAT_MAIL
namespace {

constexpr std::string_view kProperties = "__properties_version1.0";
constexpr std::size_t kHeadOfMail = 32;   // bytes before the properties: of the outermost mail,
constexpr std::size_t kHeadOfInner = 24;  // of one inside another,
constexpr std::size_t kHeadOfPart = 8;    // of an attachment
constexpr int kMostMails = 4;             // inside one another

enum Property : std::uint16_t {
  kSubject = 0x0037,
  kSubmitted = 0x0039,
  kSender = 0x0C1A,
  kSenderAddress = 0x5D01,
  kSenderMail = 0x0C1F,
  kCopies = 0x0E03,
  kReceivers = 0x0E04,
  kDelivered = 0x0E06,
  kBody = 0x1000,
  kHtml = 0x1013,
  kShortName = 0x3704,
  kLongName = 0x3707,
  kBytes = 0x3701,
  kCodePage = 0x3FFD,
  kHtmlCodePage = 0x3FDE,
};

/// One storage with properties: fixed ones in a stream, others in a stream of their own each.
class Properties {
 public:
  Properties(CompoundFile& file, std::size_t head)
      : file_(file), fixed_(file.stream(kProperties)), head_(head) {}

  [[nodiscard]] std::uint64_t number(std::uint16_t id) const {
    constexpr std::size_t kBytesOfOne = 16;
    for (std::size_t at = head_; at + kBytesOfOne <= fixed_.size(); at += kBytesOfOne) {
      if (u16_at(fixed_, at + 2) == id) return u64_at(fixed_, at + 8);
    }
    return 0;
  }
  [[nodiscard]] std::string text(std::uint16_t id, int code_page) const {
    std::string wide = bytes(id, "001F");
    return wide.empty() ? from_code_page(bytes(id, "001E"), code_page) : from_utf16(wide);
  }
  [[nodiscard]] std::string bytes(std::uint16_t id, std::string_view type) const {
    return file_.stream(name_of(id, type));
  }
  static std::string name_of(std::uint16_t id, std::string_view type) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string name = "__substg1.0_";
    for (int shift = 12; shift >= 0; shift -= 4) name += kDigits[id >> shift & 0xF];
    return name.append(type);
  }

 private:
  CompoundFile& file_;
  std::string fixed_;
  std::size_t head_;
};

std::string base64(std::string_view bytes) {
  const std::unique_ptr<gchar, decltype(&g_free)> text(
      g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size()), &g_free);
  std::string out(text.get());
  constexpr std::size_t kLine = 76;
  std::string lines;
  for (std::size_t at = 0; at < out.size(); at += kLine) lines += out.substr(at, kLine) + '\n';
  return lines;
}

/// A header's words as an encoded one: no text in it can be taken for another header.
std::string word(std::string_view text) {
  std::string bare = one_line(text);
  std::string code = base64(bare);
  std::erase(code, '\n');
  return "=?UTF-8?B?" + code + "?=";
}

/// Hundreds of nanoseconds since 1601 as the day in Japan: a mail's own place is not told.
std::string date_line(std::uint64_t time) {
  constexpr std::uint64_t kSecond = 10'000'000;
  constexpr std::uint64_t kTo1970 = 11'644'473'600;
  constexpr std::uint64_t kJapan = 9 * 3'600;
  constexpr std::uint64_t kMost = 13'000'000'000;  // seconds: the year 2012 is in the middle
  const std::uint64_t seconds = time / kSecond;
  if (seconds < kTo1970 || seconds > kMost + kTo1970) return {};
  const auto local = static_cast<std::time_t>(seconds - kTo1970 + kJapan);
  std::tm day{};
  if (::gmtime_r(&local, &day) == nullptr) return {};
  constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return "Date: " + std::to_string(day.tm_mday) + ' ' +
         kMonths.at(static_cast<std::size_t>(day.tm_mon)) + ' ' +
         std::to_string(day.tm_year + 1900) + " 00:00:00 +0900\n";
}

std::string people(const std::string& list) {
  // Outlook parts names by semicolons.
  std::string out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(';', at), list.size());
    const std::string name = one_line(list.substr(at, end - at));
    if (!name.empty()) out += (out.empty() ? "" : ",\n ") + word(name) + " <-@->";
    at = end + 1;
  }
  return out;
}

class MailWriter {
 public:
  MailWriter(CompoundFile& file, std::size_t head, int depth)
      : file_(file), properties_(file, head), depth_(depth) {
    const std::uint64_t told = properties_.number(kCodePage) & 0xFFFFFFFF;
    if (told != 0 && told < 0xFFFF) code_page_ = static_cast<int>(told);
    const std::uint64_t html = properties_.number(kHtmlCodePage) & 0xFFFFFFFF;
    // Windows counts ISO-2022-JP and EUC-JP among them: texts in properties are never in these.
    html_page_ = html != 0 && html < 0xFFFF ? static_cast<int>(html) : code_page_;
  }

  std::string write() {
    std::string out = "MIME-Version: 1.0\nSubject: " + word(text(kSubject)) + '\n';
    std::string address = text(kSenderAddress);
    if (address.find('@') == std::string::npos) address = text(kSenderMail);
    if (address.find('@') == std::string::npos) address = "-@-";
    std::erase_if(address, [](char c) { return c <= ' ' || c == '<' || c == '>'; });
    if (const std::string sender = text(kSender); !sender.empty()) {
      out += "From: " + word(sender) + " <" + address + ">\n";
    }
    if (const std::string to = people(text(kReceivers)); !to.empty()) out += "To: " + to + '\n';
    if (const std::string cc = people(text(kCopies)); !cc.empty()) out += "Cc: " + cc + '\n';
    std::uint64_t time = properties_.number(kSubmitted);
    if (time == 0) time = properties_.number(kDelivered);
    out += date_line(time);
    // No line of base64 has the dots of a boundary.
    const std::string boundary = "..part" + std::to_string(depth_) + "..";
    out += "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n";
    for (const std::string& part : parts()) out += "--" + boundary + '\n' + part + '\n';
    return out + "--" + boundary + "--\n";
  }

 private:
  [[nodiscard]] std::string text(std::uint16_t id) const {
    return properties_.text(id, code_page_);
  }

  std::vector<std::string> parts() {
    std::vector<std::string> out;
    constexpr std::string_view kEncoded = "\nContent-Transfer-Encoding: base64\n\n";
    if (const std::string body = text(kBody); !body.empty()) {
      out.push_back("Content-Type: text/plain; charset=UTF-8" + std::string(kEncoded) +
                    base64(body));
    } else if (const std::string html = properties_.bytes(kHtml, "0102"); !html.empty()) {
      out.push_back("Content-Type: text/html; charset=cp" + std::to_string(html_page_) +
                    std::string(kEncoded) + base64(html));
    }
    for (const std::string& name : file_.names()) {
      if (!name.starts_with("__attach_version1.0_")) continue;
      if (std::optional<CompoundFile> storage = file_.storage(name)) attach(*storage, out);
    }
    return out;
  }

  void attach(CompoundFile& storage, std::vector<std::string>& out) const {
    const Properties part(storage, kHeadOfPart);
    std::string name = part.text(kLongName, code_page_);
    if (name.empty()) name = part.text(kShortName, code_page_);
    if (auto mail = storage.storage(Properties::name_of(kBytes, "000D"))) {
      if (!mail->has(kProperties)) return;  // a drawing or a sheet that Outlook shows in the text
      if (depth_ >= kMostMails) throw Refusal("refused", "documents nested too deep");
      out.push_back("Content-Type: message/rfc822\n\n" +
                    MailWriter(*mail, kHeadOfInner, depth_ + 1).write());
      return;
    }
    const std::string bytes = part.bytes(kBytes, "0102");
    if (bytes.empty()) return;
    out.push_back(
        "Content-Type: application/octet-stream\n"
        "Content-Disposition: attachment; filename=\"" +
        word(name) + "\"\nContent-Transfer-Encoding: base64\n\n" + base64(bytes));
  }

  CompoundFile& file_;
  Properties properties_;
  int depth_;
  int code_page_ = kJapaneseCodePage;
  int html_page_ = kJapaneseCodePage;
};

}  // namespace

Extraction read_outlook_mail(CompoundFile file, const ExtractInput& input,
                             const ExtractContext& context) {
  const std::string mail = MailWriter(file, kHeadOfMail, 0).write();
  ExtractInput as_mail = input;
  as_mail.bytes = mail;
  Extraction out = extract_mail(as_mail, context);
  out.text.format = "msg";
  return out;
}
#else
Extraction read_outlook_mail(CompoundFile, const ExtractInput&, const ExtractContext&) {
  throw Refusal("unsupported", "built without mail");
}
#endif

}  // namespace kouryu::office
