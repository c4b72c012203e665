// [Content_Types].xml, *.rels and the core properties.
#include "indexer/extract/office/package.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/ascii.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/title_rules.h"

namespace kouryu::office {
namespace {

constexpr std::string_view kContentTypes = "[Content_Types].xml";
constexpr std::size_t kPeekBytes = std::size_t{256} << 10;  // of the small parts that tell a kind
constexpr std::size_t kRootBytes = 4096;

struct KindSigns {
  OfficeKind kind;
  std::array<std::string_view, 3> content_types;  // what a main part's type holds
  std::string_view root;                          // of the main part
  std::string_view folder;                        // where programs put its parts
  std::string_view usual_main;
  std::string_view extensions;
};
constexpr std::array kKinds = {
    KindSigns{OfficeKind::Word,
              {"wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml",
               "vnd.ms-word."},
              "document",
              "word/",
              "word/document.xml",
              "docx docm dotx dotm"},
    KindSigns{OfficeKind::Sheet,
              {"spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml", "vnd.ms-excel."},
              "workbook",
              "xl/",
              "xl/workbook.xml",
              "xlsx xlsm xltx xltm"},
    KindSigns{OfficeKind::Slides,
              {"presentationml.presentation.main+xml", "presentationml.slideshow.main+xml",
               "presentationml.template.main+xml"},
              "presentation",
              "ppt/",
              "ppt/presentation.xml",
              "pptx pptm ppsx ppsm potx"},
};
// Macro variants of PowerPoint share their vendor's prefix with add-ins and themes.
constexpr std::string_view kMacroSlides = "vnd.ms-powerpoint.";
constexpr std::string_view kMain = "main+xml";

std::string rels_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(part.substr(0, name))
      .append("_rels/")
      .append(part.substr(name))
      .append(".rels");
}

std::string_view last_segment(std::string_view uri) { return uri.substr(uri.rfind('/') + 1); }

Relationships read_relationships(const XmlPart& xml, std::string_view part) {
  Relationships out;
  each_child(xml.root(), "Relationship", [&](Node node) {
    if (value(node, "TargetMode") == "External") return;
    out.add({std::string(value(node, "Id")), std::string(last_segment(value(node, "Type"))),
             resolve_target(part, value(node, "Target"))});
  });
  return out;
}

bool is_main_type(const KindSigns& kind, std::string_view type) {
  if (!type.ends_with(kMain)) return false;
  if (kind.kind == OfficeKind::Slides && type.find(kMacroSlides) != std::string_view::npos) {
    return true;
  }
  // A binary workbook (xlsb) is no XML.
  if (type.find("binary") != std::string_view::npos) return false;
  return std::any_of(kind.content_types.begin(), kind.content_types.end(),
                     [&](auto sign) { return type.find(sign) != std::string_view::npos; });
}

/// The main part by the package's relationships, its kind by its content type or its root element.
Told told_by(const Container& container) {
  const XmlPart types(container.peek(kContentTypes, kPeekBytes));
  const XmlPart root_rels(container.peek("_rels/.rels", kPeekBytes));
  Told told;
  for (const std::string& target : read_relationships(root_rels, "").of_type("officeDocument")) {
    if (told.main_part.empty() && container.has(target)) told.main_part = target;
  }
  std::string type_of_main;
  std::string type_of_xml;
  each_child(types.root(), [&](Node node) {
    const std::string_view type = value(node, "ContentType");
    if (local(node) == "Default" && ascii_lower(value(node, "Extension")) == "xml")
      type_of_xml = type;
    if (local(node) != "Override") return;
    const std::string name = resolve_target("", value(node, "PartName"));
    if (told.main_part.empty() && container.has(name)) {
      // Without relationships the only part of a main type is the main part.
      if (std::any_of(kKinds.begin(), kKinds.end(),
                      [&](const KindSigns& kind) { return is_main_type(kind, type); })) {
        told.main_part = name;
      }
    }
    if (ascii_lower(name) == ascii_lower(told.main_part)) type_of_main = type;
  });
  for (const KindSigns& kind : kKinds) {
    if (told.main_part.empty() && container.has(kind.usual_main)) told.main_part = kind.usual_main;
  }
  if (told.main_part.empty()) return told;
  for (const std::string& type : {type_of_main, type_of_xml}) {
    for (const KindSigns& kind : kKinds) {
      if (told.kind == OfficeKind::None && is_main_type(kind, type)) told.kind = kind.kind;
    }
  }
  if (told.kind != OfficeKind::None || !type_of_main.empty()) return told;
  const XmlPart main(container.peek(told.main_part, kRootBytes));
  for (const KindSigns& kind : kKinds) {
    // Behind a password nothing can be read, and names are all there is to go by.
    const bool unread = !types.root() && !main.root() && told.main_part == kind.usual_main;
    if (unread || local(main.root()) == kind.root) told.kind = kind.kind;
  }
  return told;
}

Container opened(std::string_view bytes, const ExtractLimits& limits) {
  auto container = Container::open(bytes);
  if (!container) throw Refusal("broken", "zip directory");
  if (container->members() > limits.members) {
    throw Refusal("refused", "more members than the limit");
  }
  return std::move(*container);
}

}  // namespace

OfficeKind office_kind(std::string_view bytes, std::string_view extension) {
  if (!bytes.starts_with("PK\x03\x04")) return OfficeKind::None;
  if (const auto container = Container::open(bytes)) return told_by(*container).kind;
  for (const KindSigns& kind : kKinds) {
    if (local_header_begins(bytes, kind.folder)) return kind.kind;
  }
  for (const KindSigns& kind : kKinds) {
    if (extension.size() == 4 && kind.extensions.find(extension) != std::string_view::npos) {
      return kind.kind;
    }
  }
  return OfficeKind::None;
}

void Relationships::add(Relationship relationship) {
  by_id_.emplace(relationship.id, all_.size());
  all_.push_back(std::move(relationship));
}

std::string_view Relationships::target(std::string_view id) const {
  const auto it = by_id_.find(id);
  return it == by_id_.end() ? std::string_view() : all_[it->second].target;
}

std::vector<std::string> Relationships::of_type(std::string_view type) const {
  std::vector<std::string> out;
  for (const Relationship& relationship : all_) {
    if (relationship.type == type) out.push_back(relationship.target);
  }
  return out;
}

Package::Package(std::string_view bytes, const ExtractLimits& limits)
    : container_(opened(bytes, limits)),
      limit_(limits.unpacked_bytes),
      told_(told_by(container_)) {}

std::string Package::bytes_of(std::string_view part) { return container_.read(part, limit_); }

std::string Package::side_bytes(std::string_view part) {
  try {
    return bytes_of(part);
  } catch (const Refusal& refusal) {
    if (refusal.reason() != "broken") throw;
    damaged_part_ = part;
    return {};
  }
}

void Package::blame_damage(const ExtractedText& text) const {
  if (text.text.empty() && !damaged_part_.empty()) throw Refusal("broken", damaged_part_);
}

Relationships Package::relationships(std::string_view part) {
  return read_relationships(side_part(rels_of(part)), part);
}

XmlPart Package::related(const Relationships& relationships, std::string_view type) {
  const std::vector<std::string> targets = relationships.of_type(type);
  return targets.empty() ? XmlPart() : side_part(targets.front());
}

void Package::describe(ExtractedText& text) {
  const XmlPart core = related(relationships(""), "core-properties");
  const std::string title = text_of(child(core.root(), "title"));
  if (!is_no_title(title) && !is_part_name(title)) text.title = title;
  const std::string author = text_of(child(core.root(), "creator"));
  if (!is_no_author(author)) text.author = author;
  text.language = text_of(child(core.root(), "language"));
}

std::string resolve_target(std::string_view part, std::string_view target) {
  std::string path;
  const bool absolute = target.starts_with('/') || target.starts_with('\\');
  if (const std::size_t slash = part.rfind('/'); !absolute && slash != std::string_view::npos) {
    path = part.substr(0, slash);
  }
  for (std::size_t at = 0; at <= target.size();) {
    const std::size_t end = std::min(target.find_first_of("/\\", at), target.size());
    const std::string_view piece = target.substr(at, end - at);
    if (piece == "..") {
      // Above the root there is nothing: the container is all there is.
      const std::size_t slash = path.rfind('/');
      path.resize(slash == std::string::npos ? 0 : slash);
    } else if (!piece.empty() && piece != ".") {
      if (!path.empty()) path += '/';
      path += piece;
    }
    at = end + 1;
  }
  return path;
}

}  // namespace kouryu::office
