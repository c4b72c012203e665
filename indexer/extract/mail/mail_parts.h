// The parts of a mail: what is read as its text, once, and what is attached to it.
#ifndef KOURYU_INDEXER_EXTRACT_MAIL_MAIL_PARTS_H_
#define KOURYU_INDEXER_EXTRACT_MAIL_MAIL_PARTS_H_

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/extract/format.h"
#include "indexer/extract/held_block.h"
#include "indexer/extract/mail/mail_object.h"

namespace kouryu {

class MailParts {
 public:
  MailParts(const ExtractInput& input, const ExtractContext& context);

  /// Reads a part and all below it; may be called for one mail only.
  void read(GMimeObject* object);

  std::vector<HeldBlock> blocks;     // of all texts, in order
  std::vector<InnerDocument> inner;  // attachments, in order
  std::string encoding;              // of the first text
  ExtractedText page;                // of the first HTML text: title, date, language
  bool located = false;              // that text says where it was taken from, as saved pages do
  bool sealed = false;               // something needs a key
  bool unreadable = false;           // a text was in no encoding
  std::string refusal;               // why the mail is refused; empty while within limits

 private:
  using Blocks = std::vector<HeldBlock>;

  void part(GMimeObject* object, Blocks& out, int depth);
  void multipart(GMimeMultipart* multi, Blocks& out, int depth);
  void alternatives(GMimeMultipart* multi, Blocks& out, int depth);
  void related(GMimeMultipart* multi, Blocks& out, int depth);
  void message(GMimeMessagePart* part);
  void leaf(GMimePart* part, Blocks& out);
  void plain(GMimePart* part, Blocks& out);
  void html(GMimePart* part, Blocks& out);
  void encrypted(const std::string& name);
  void attach_part(GMimePart* part, const std::string& type, const std::string& name);
  void attach(std::string_view name, std::string_view bytes, std::string_view declared);
  void add_inner(std::string_view name, std::uint64_t size, Extraction extraction);
  bool within(std::size_t bytes);

  const ExtractInput& input_;
  const ExtractContext& context_;
  std::size_t members_ = 0;
  std::size_t unpacked_ = 0;
  std::size_t text_bytes_ = 0;
  std::size_t unnamed_ = 0;
  std::vector<std::string> sealed_names_;
  std::unordered_set<std::string> names_;
  std::unordered_map<std::string, int> copies_;
};

/// Subject, people and date of a mail as a reader sees them above its text.
struct MailHead {
  std::string title;
  std::string author;
  std::string date;  // YYYY-MM-DD
  HeldBlock record{};
};
[[nodiscard]] MailHead mail_head(const std::vector<MailHeader>& headers, std::string_view hint);

/// Charset that the first text below `object` names; empty where none does.
[[nodiscard]] std::string charset_hint(GMimeObject* object);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_MAIL_MAIL_PARTS_H_
