// Walks the parts that GMime found; depth and numbers are bounded by the limits.
#include "indexer/extract/mail/mail_parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/ascii.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/html/html.h"
#include "indexer/extract/mail/mail_charset.h"
#include "indexer/extract/mail/mail_header.h"
#include "indexer/extract/mail/mail_text.h"

namespace kouryu {
namespace {

using namespace std::string_view_literals;

/// Parts that are there for machines.
constexpr std::array kHidden = {
    "application/pgp-signature"sv,
    "application/pkcs7-signature"sv,
    "application/x-pkcs7-signature"sv,
    "application/pgp-encrypted"sv,
    "application/applefile"sv,
    "text/css"sv,
    "text/x-amp-html"sv,
    "text/watch-html"sv,
};

struct TypeExtension {
  std::string_view type;
  std::string_view extension;
};
/// For attachments without a name.
constexpr std::array kExtensions = {
    TypeExtension{"application/pdf", "pdf"},
    TypeExtension{"application/zip", "zip"},
    TypeExtension{"application/msword", "doc"},
    TypeExtension{"application/vnd.ms-excel", "xls"},
    TypeExtension{"application/vnd.ms-powerpoint", "ppt"},
    TypeExtension{"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                  "docx"},
    TypeExtension{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    TypeExtension{"application/vnd.openxmlformats-officedocument.presentationml.presentation",
                  "pptx"},
    TypeExtension{"text/plain", "txt"},
    TypeExtension{"text/html", "html"},
    TypeExtension{"text/csv", "csv"},
    TypeExtension{"text/calendar", "ics"},
    TypeExtension{"message/rfc822", "eml"},
    TypeExtension{"image/jpeg", "jpg"},
    TypeExtension{"image/png", "png"},
    TypeExtension{"image/gif", "gif"},
};

bool is_pkcs7_mime(std::string_view type) {
  return type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime";
}

std::string disposition_of(GMimeObject* object) {
  const char* const value = g_mime_object_get_disposition(object);
  return value == nullptr ? std::string() : ascii_lower(value);
}

std::string file_name(GMimeObject* object) {
  const std::vector<MailHeader> headers = headers_of(object);
  const std::string charset = type_parameter(object, "charset");
  for (const auto& [header, parameter] :
       {std::pair{"content-disposition"sv, "filename"sv}, std::pair{"content-type"sv, "name"sv}}) {
    const auto name = header_parameter(header_of(headers, header), parameter, charset);
    if (!name) continue;
    std::string safe = safe_file_name(*name);
    if (!safe.empty()) return safe;
  }
  return {};
}

/// Characters that are no white space.
std::size_t weight(const std::vector<HeldBlock>& blocks) {
  std::size_t count = 0;
  const auto add = [&](std::string_view text) {
    each_char(text, [&](char32_t c, std::size_t) { count += is_space(c) ? 0 : 1; });
  };
  for (const HeldBlock& block : blocks) {
    add(block.text);
    for (const auto& [label, value] : block.fields) add(value);
    for (const std::string& cell : block.cells) add(cell);
  }
  return count;
}

void move_to(std::vector<HeldBlock>& out, std::vector<HeldBlock> blocks) {
  out.insert(out.end(), std::make_move_iterator(blocks.begin()),
             std::make_move_iterator(blocks.end()));
}

/// Blocks of another format's text.
std::vector<HeldBlock> blocks_of(const ExtractedText& text) {
  const auto part = [&](const ByteRange& range) {
    return text.text.substr(range.begin, range.size());
  };
  std::vector<HeldBlock> out;
  for (const ExtractedBlock& from : text.blocks) {
    HeldBlock block{from.kind, {}, from.level, from.opens};
    if (from.cells.empty()) block.text = part(from.range);
    for (const ExtractedCell& cell : from.cells) {
      if (from.kind == ExtractedKind::Record) {
        block.fields.emplace_back(part(cell.label), part(cell.value));
      } else {
        block.cells.push_back(part(cell.value));
      }
    }
    out.push_back(std::move(block));
  }
  return out.empty() ? plain_blocks(text.text, {}) : out;
}

/// Whether a CMS message (S/MIME) is sealed: its type, in DER, is envelopedData or one of its kin.
bool is_enveloped(GMimeObject* object, std::string_view bytes) {
  const std::string kind = type_parameter(object, "smime-type");
  if (!kind.empty()) return kind.find("env") != kind.npos || kind.find("Env") != kind.npos;
  const std::size_t type = bytes.substr(0, 64).find("\x2A\x86\x48\x86\xF7\x0D\x01\x07");
  return type == bytes.npos || type + 8 >= bytes.size() || bytes[type + 8] != 2;  // 2: signedData
}

}  // namespace

MailParts::MailParts(const ExtractInput& input, const ExtractContext& context)
    : input_(input), context_(context) {}

void MailParts::read(GMimeObject* object) {
  part(object, blocks, 0);
  // Where there is more than the sealed part, that is told beside it.
  const bool more = !blocks.empty() || !inner.empty();
  for (const std::string& name : sealed_names_) {
    if (more) add_inner(name, 0, refused("encrypted"));
  }
}

bool MailParts::within(std::size_t bytes) {
  unpacked_ += bytes;
  if (unpacked_ > context_.limits.unpacked_bytes) refusal = "more data than the limit";
  return refusal.empty();
}

void MailParts::part(GMimeObject* object, Blocks& out, int depth) {
  if (object == nullptr || !refusal.empty()) return;
  if (++members_ > context_.limits.members) {
    refusal = "more parts than the limit";
  } else if (depth > context_.limits.nesting) {
    refusal = "parts nested too deep";
  } else if (GMIME_IS_MULTIPART(object)) {
    multipart(GMIME_MULTIPART(object), out, depth);
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    message(GMIME_MESSAGE_PART(object));
  } else if (GMIME_IS_PART(object)) {
    leaf(GMIME_PART(object), out);
  }
}

void MailParts::multipart(GMimeMultipart* multi, Blocks& out, int depth) {
  const std::string type = media_type(GMIME_OBJECT(multi));
  const int count = g_mime_multipart_get_count(multi);
  if (type == "multipart/encrypted") return encrypted("encrypted.asc");
  if (type == "multipart/alternative") return alternatives(multi, out, depth);
  if (type == "multipart/related") return related(multi, out, depth);
  for (int i = 0; i < count && refusal.empty(); ++i) {
    part(g_mime_multipart_get_part(multi, i), out, depth + 1);
    if (type == "multipart/signed") break;  // the rest is the signature
  }
}

void MailParts::alternatives(GMimeMultipart* multi, Blocks& out, int depth) {
  Blocks plain_text;
  Blocks rich;
  Blocks calendar;
  const int count = g_mime_multipart_get_count(multi);
  for (int i = 0; i < count && refusal.empty(); ++i) {
    GMimeObject* const child = g_mime_multipart_get_part(multi, i);
    const std::string type = media_type(child);
    Blocks blocks_here;
    part(child, blocks_here, depth + 1);
    if (blocks_here.empty()) continue;
    if (type == "text/calendar") {
      calendar = std::move(blocks_here);
    } else if (type == "text/plain") {
      plain_text = std::move(blocks_here);
    } else {
      rich = std::move(blocks_here);  // the last is the richest
    }
  }
  const std::size_t plain_weight = weight(plain_text);
  // Some mailers' plain text says no more than that there is HTML.
  const bool take_plain = plain_weight > 0 && plain_weight * 2 >= weight(rich);
  Blocks& chosen = take_plain ? plain_text : rich;
  if (!chosen.empty()) {
    // The invitation's description is the text once more.
    for (HeldBlock& event : calendar) {
      std::erase_if(event.fields, [](const auto& field) { return field.first == "内容"; });
    }
  }
  move_to(out, std::move(chosen));
  move_to(out, std::move(calendar));
}

void MailParts::related(GMimeMultipart* multi, Blocks& out, int depth) {
  const int count = g_mime_multipart_get_count(multi);
  int root = 0;
  while (root < count) {
    GMimeObject* const child = g_mime_multipart_get_part(multi, root);
    if (!GMIME_IS_PART(child) || media_type(child).starts_with("text/")) break;
    ++root;
  }
  if (root == count) root = 0;
  Blocks frames;  // pages that the root shows inside itself
  for (int i = 0; i < count && refusal.empty(); ++i) {
    GMimeObject* const child = g_mime_multipart_get_part(multi, i);
    const std::string type = media_type(child);
    if (i == root) {
      part(child, out, depth + 1);
    } else if (type == "text/html") {
      part(child, frames, depth + 1);
    } else if (!type.starts_with("image/") && !type.starts_with("font/") &&
               type.find("javascript") == type.npos) {
      part(child, out, depth + 1);
    }
  }
  if (out.empty()) move_to(out, std::move(frames));
}

/// A forwarded mail is a document of its own, called by its subject where it has no file's name.
void MailParts::message(GMimeMessagePart* part) {
  GMimeMessage* const inside = g_mime_message_part_get_message(part);
  if (inside == nullptr) return;
  const std::string bytes = bytes_of(GMIME_OBJECT(inside));
  if (bytes.find_first_not_of(" \t\r\n") == bytes.npos || !within(bytes.size())) return;
  std::string name = file_name(GMIME_OBJECT(part));
  if (name.empty()) {
    const std::string hint = charset_hint(g_mime_message_get_mime_part(inside));
    const std::vector<MailHeader> headers = headers_of(GMIME_OBJECT(inside));
    const std::string subject = header_text(header_of(headers, "subject"), hint);
    constexpr std::size_t kLongestName = 60;  // characters
    name = safe_file_name(std::string_view(subject).substr(0, byte_of_char(subject, kLongestName)));
  }
  if (name.empty()) name = "添付ファイル" + std::to_string(++unnamed_);
  if (!ascii_lower(name).ends_with(".eml")) name += ".eml";
  attach(name, bytes, {});
}

void MailParts::encrypted(const std::string& name) {
  sealed = true;
  sealed_names_.push_back(name);
}

void MailParts::leaf(GMimePart* part, Blocks& out) {
  GMimeObject* const object = GMIME_OBJECT(part);
  const std::string type = media_type(object);
  if (std::find(kHidden.begin(), kHidden.end(), type) != kHidden.end()) return;
  const std::string name = file_name(object);
  const std::string disposition = disposition_of(object);
  const bool attached = disposition == "attachment";
  const char* const content_id = g_mime_object_get_content_id(object);
  // A picture of the HTML text; Outlook puts it beside the text instead of below it.
  if (type.starts_with("image/") && !attached && content_id != nullptr) return;
  // A text with a name is a file, unless it is the mail's only text.
  const bool file = attached || (!name.empty() && !blocks.empty()) ||
                    (!name.empty() && disposition == "inline" && !out.empty());
  if (!file && type == "text/html") return html(part, out);
  if (!attached && type == "text/calendar") {
    const std::string bytes = content_of(part, true);
    if (!within(bytes.size())) return;
    return move_to(out,
                   calendar_blocks(decode_mail(bytes, type_parameter(object, "charset")).text));
  }
  const bool readable = type == "text/plain" || type == "message/delivery-status" ||
                        type == "text/rfc822-headers" || type == "text/enriched" ||
                        (name.empty() && type.starts_with("text/"));
  if (!file && readable) return plain(part, out);
  attach_part(part, type, name);
}

void MailParts::plain(GMimePart* part, Blocks& out) {
  GMimeObject* const object = GMIME_OBJECT(part);
  const std::string bytes = content_of(part, true);
  if (!within(bytes.size())) return;
  MailText decoded = decode_mail(bytes, type_parameter(object, "charset"));
  if (!decoded.ok) {
    unreadable = true;
    return;
  }
  if (encoding.empty()) encoding = decoded.encoding;
  for (UuFile& file : take_uuencoded(decoded.text))
    attach(safe_file_name(file.name), file.bytes, {});
  if (take_armour(decoded.text) == Armour::Encrypted) encrypted("encrypted.asc");
  const Flow flow{type_parameter(object, "format") == "flowed",
                  type_parameter(object, "delsp") == "yes"};
  move_to(out, plain_blocks(decoded.text, flow));
}

void MailParts::html(GMimePart* part, Blocks& out) {
  const std::string bytes = content_of(part, true);
  if (!within(bytes.size())) return;
  const MailText decoded = decode_mail(bytes, type_parameter(GMIME_OBJECT(part), "charset"));
  if (!decoded.ok) {
    unreadable = true;
    return;
  }
  ExtractContext context = context_;
  context.progress = {};
  const Extraction read = extract_html(
      {.bytes = decoded.text, .encoding = "UTF-8", .declared = "UTF-8", .depth = input_.depth},
      context);
  if (!read.reason.empty()) return;
  if (encoding.empty()) encoding = decoded.encoding;
  if (page.text.empty()) {
    page = read.text;
    located = !header_of(headers_of(GMIME_OBJECT(part)), "content-location").empty();
  }
  move_to(out, blocks_of(read.text));
}

void MailParts::attach_part(GMimePart* part, const std::string& type, const std::string& name) {
  GMimeObject* const object = GMIME_OBJECT(part);
  const std::string bytes = content_of(part, false);
  if (!within(bytes.size())) return;
  if (is_pkcs7_mime(type)) {
    const std::string shown = name.empty() ? "smime.p7m" : name;
    if (is_enveloped(object, bytes)) return encrypted(shown);
    return add_inner(shown, bytes.size(), refused("unsupported", "signed mail"));
  }
  if (type == "application/ms-tnef" || type == "application/vnd.ms-tnef") {
    return add_inner(name.empty() ? "winmail.dat" : name, bytes.size(),
                     refused("unsupported", "tnef"));
  }
  std::string shown = name;
  if (shown.empty()) {
    const auto* const row = std::find_if(kExtensions.begin(), kExtensions.end(),
                                         [&](const TypeExtension& e) { return e.type == type; });
    shown = "添付ファイル" + std::to_string(++unnamed_);
    if (row != kExtensions.end()) shown.append(".").append(row->extension);
  }
  attach(shown, bytes, type_parameter(object, "charset"));
}

void MailParts::attach(std::string_view name, std::string_view bytes, std::string_view declared) {
  ExtractContext context = context_;
  context.progress = {};
  const std::size_t limit = context_.limits.text_bytes;
  context.limits.text_bytes = limit > text_bytes_ ? limit - text_bytes_ : 0;
  const std::string own(name.substr(name.find_last_of('/') + 1));
  Extraction read = extract(
      {.bytes = bytes, .name = own, .declared = declared, .depth = input_.depth + 1}, context);
  text_bytes_ += read.text.text.size();
  add_inner(name, bytes.size(), std::move(read));
}

void MailParts::add_inner(std::string_view name, std::uint64_t size, Extraction extraction) {
  const std::string base(name.empty() ? "添付ファイル"sv : name);
  std::string unique = base;
  const std::size_t dot = std::min(base.rfind('.'), base.size());
  for (int& copy = copies_[base]; !names_.insert(unique).second;) {
    copy = std::max(copy, 1) + 1;
    unique = base.substr(0, dot) + " (" + std::to_string(copy) + ")" + base.substr(dot);
  }
  inner.push_back({std::move(unique), size, std::move(extraction)});
}

std::string charset_hint(GMimeObject* object) {
  // First children only: a hint is not worth a walk.
  constexpr int kDeepest = 8;
  for (int depth = 0; object != nullptr && depth < kDeepest; ++depth) {
    if (!GMIME_IS_MULTIPART(object)) return type_parameter(object, "charset");
    GMimeMultipart* const multi = GMIME_MULTIPART(object);
    if (g_mime_multipart_get_count(multi) == 0) break;
    object = g_mime_multipart_get_part(multi, 0);
  }
  return {};
}

}  // namespace kouryu
