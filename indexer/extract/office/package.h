// An Office file as a package: which kind it is, its main part, and what its parts point to.
//
// The kind is told by the relationships and content types inside, never by a file's name.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_PACKAGE_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_PACKAGE_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extracted.h"
#include "indexer/extract/office/container.h"
#include "indexer/extract/office/xml.h"

namespace kouryu::office {

enum class OfficeKind : std::uint8_t { None, Word, Sheet, Slides };

/// The kind of a file by its bytes. A container whose directory is lost counts as the kind whose
/// folder its first members are in, and only where none is left as what `extension` says.
[[nodiscard]] OfficeKind office_kind(std::string_view bytes, std::string_view extension);

struct Relationship {
  std::string id;
  std::string type;    // the last part of its URI: "styles", "comments"
  std::string target;  // the member it means, resolved inside the container
};

class Relationships {
 public:
  void add(Relationship relationship);
  /// The target of `id`; empty when there is none.
  [[nodiscard]] std::string_view target(std::string_view id) const;
  /// Targets of a type, in the order in which they stand.
  [[nodiscard]] std::vector<std::string> of_type(std::string_view type) const;

 private:
  std::vector<Relationship> all_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
};

/// A package's kind and main part.
struct Told {
  OfficeKind kind = OfficeKind::None;
  std::string main_part;
};

class Package {
 public:
  /// Throws Refusal: broken, refused (too many members).
  Package(std::string_view bytes, const ExtractLimits& limits);

  [[nodiscard]] OfficeKind kind() const { return told_.kind; }
  [[nodiscard]] const std::string& main_part() const { return told_.main_part; }
  /// Throws Refusal as Container::read does. A part that is missing is empty.
  [[nodiscard]] std::string bytes_of(std::string_view part);
  [[nodiscard]] XmlPart part(std::string_view part) { return XmlPart(bytes_of(part)); }
  /// As bytes_of() and part(), but a part that cannot be read is empty: damage beside the text
  /// costs only itself.
  [[nodiscard]] std::string side_bytes(std::string_view part);
  [[nodiscard]] XmlPart side_part(std::string_view part) { return XmlPart(side_bytes(part)); }
  /// Throws Refusal, broken, where `text` is empty and a part could not be read.
  void blame_damage(const ExtractedText& text) const;
  [[nodiscard]] Relationships relationships(std::string_view part);
  /// The first part that `part` has of a type (styles, sharedStrings), or an empty one.
  [[nodiscard]] XmlPart related(const Relationships& relationships, std::string_view type);
  /// Sets title, author and language by docProps/core.xml, where they are real.
  void describe(ExtractedText& text);

 private:
  Container container_;
  std::size_t limit_;
  Told told_;
  std::string damaged_part_;
};

/// `target` as written in a relationship of `part`, as the name of a member.
[[nodiscard]] std::string resolve_target(std::string_view part, std::string_view target);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_PACKAGE_H_
