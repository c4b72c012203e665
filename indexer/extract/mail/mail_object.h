// What GMime parsed, in types of our own: headers as raw bytes, bodies as decoded bytes.
#ifndef KOURYU_INDEXER_EXTRACT_MAIL_MAIL_OBJECT_H_
#define KOURYU_INDEXER_EXTRACT_MAIL_MAIL_OBJECT_H_

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

struct Unref {
  void operator()(GMimeObject* object) const { g_object_unref(object); }
};
using MailObject = std::unique_ptr<GMimeObject, Unref>;

/// Parses the bytes of a mail as one MIME part that has all headers: GMime would otherwise read the
/// addresses too, eagerly and with charsets of its own. Null where it makes nothing of them.
[[nodiscard]] MailObject parse_mail(std::string_view bytes);

struct MailHeader {
  std::string name;  // lower case
  std::string raw;
};
/// The first of each header, and all Received ones.
[[nodiscard]] std::vector<MailHeader> headers_of(GMimeObject* object);
/// Raw value of the first header of that name; empty where there is none.
[[nodiscard]] std::string_view header_of(const std::vector<MailHeader>& headers,
                                         std::string_view name);

/// "text/plain" in lower case.
[[nodiscard]] std::string media_type(GMimeObject* object);
/// A parameter of Content-Type as GMime reads it; not for names.
[[nodiscard]] std::string type_parameter(GMimeObject* object, const char* name);

/// An object with its headers as they were parsed.
[[nodiscard]] std::string bytes_of(GMimeObject* object);

/// The bytes of a leaf, out of its transfer encoding. In a text, what a mailing list wrote behind
/// the base64 stays.
[[nodiscard]] std::string content_of(GMimePart* part, bool text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_MAIL_MAIL_OBJECT_H_
