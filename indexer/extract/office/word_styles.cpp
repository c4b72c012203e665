// styles.xml: each style is read once and completed by the chain it is based on.
#include "indexer/extract/office/word_styles.h"

#include <array>
#include <set>

#include "indexer/extract/ascii.h"

namespace kouryu::office {
namespace {

constexpr int kLongestChain = 32;  // of styles based on others; a circle ends here too
constexpr int kBodyOutline = 9;    // outline level of text that is no heading

struct NamedRole {
  std::string_view begin;  // of the style's name in small letters; digits behind are the level
  StyleRole role;
};
constexpr std::array kRoles = {
    NamedRole{"heading ", StyleRole::Heading}, NamedRole{"heading", StyleRole::Heading},
    NamedRole{"見出し ", StyleRole::Heading},  NamedRole{"見出し", StyleRole::Heading},
    NamedRole{"toc ", StyleRole::Contents},    NamedRole{"目次 ", StyleRole::Contents},
};
struct FullName {
  std::string_view name;
  StyleRole role;
};
constexpr std::array kFullNames = {
    FullName{"title", StyleRole::Title},      FullName{"表題", StyleRole::Title},
    FullName{"タイトル", StyleRole::Title},   FullName{"caption", StyleRole::Caption},
    FullName{"図表番号", StyleRole::Caption},
};

void role_by_name(std::string_view name, ParagraphStyle& style) {
  const std::string small = ascii_lower(name);
  for (const FullName& row : kFullNames) {
    if (small == row.name) style.role = row.role;
  }
  for (const NamedRole& row : kRoles) {
    if (!small.starts_with(row.begin)) continue;
    const auto level = whole_number(std::string_view(small).substr(row.begin.size()));
    if (!level || *level < 1 || *level > kBodyOutline) continue;
    style.role = row.role;
    style.level = *level;
    return;
  }
}

/// What a style says by itself.
ParagraphStyle own(Node node) {
  ParagraphStyle style;
  const Node paragraph = child(node, "pPr");
  const Node letters = child(node, "rPr");
  if (const char* name = setting(node, "name")) role_by_name(name, style);
  if (const char* outline = setting(paragraph, "outlineLvl");
      outline && style.role == StyleRole::Body) {
    const int level = whole_number(outline, kBodyOutline);
    if (level >= 0 && level < kBodyOutline) {
      style.role = StyleRole::Heading;
      style.level = level + 1;
    }
  }
  if (const char* size = setting(letters, "sz")) style.size = whole_number(size, 0);
  style.bold = is_on(letters, "b");
  style.hidden = is_on(letters, "vanish");
  const Node list = child(paragraph, "numPr");
  if (const char* id = setting(list, "numId")) style.list = whole_number(id, -1);
  if (const char* level = setting(list, "ilvl")) style.list_level = whole_number(level, -1);
  return style;
}

void complete(ParagraphStyle& style, const ParagraphStyle& base) {
  // A title's or contents' style that others are based on gives its look, not its role.
  if (style.role == StyleRole::Body && base.role == StyleRole::Heading) {
    style.role = base.role;
    style.level = base.level;
  }
  if (style.size == 0) style.size = base.size;
  if (style.list < 0) {
    style.list = base.list;
    if (style.list_level < 0) style.list_level = base.list_level;
  }
  style.bold = style.bold || base.bold;
  style.hidden = style.hidden || base.hidden;
}

}  // namespace

WordStyles::WordStyles(Node root) {
  const Node defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr");
  if (const char* size = setting(defaults, "sz")) default_size_ = whole_number(size, default_size_);
  std::map<std::string, std::string, std::less<>> based_on;
  each_child(root, "style", [&](Node node) {
    const std::string id(value(node, "styleId"));
    if (value(node, "type") == "paragraph" && is_true(node, "default")) default_id_ = id;
    styles_.emplace(id, own(node));
    if (const char* base = setting(node, "basedOn")) based_on.emplace(id, base);
  });
  const auto as_written = styles_;
  for (auto& [id, style] : styles_) {
    auto base = based_on.find(id);
    for (int i = 0; i < kLongestChain && base != based_on.end(); ++i) {
      const auto found = as_written.find(base->second);
      if (found == as_written.end()) break;
      // An outline level of "body text" is not inherited over: role stays what is told last.
      complete(style, found->second);
      base = based_on.find(base->second);
    }
  }
}

const ParagraphStyle& WordStyles::paragraph(std::string_view id) const {
  static const ParagraphStyle none;
  const auto it = styles_.find(id.empty() ? std::string_view(default_id_) : id);
  return it == styles_.end() ? none : it->second;
}

}  // namespace kouryu::office
