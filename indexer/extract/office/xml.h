// XML parts by their local names: strict and transitional files and unusual prefixes read alike.
//
// pugixml knows no namespaces and expands no entities but the five of XML itself, so that neither
// an external entity nor a billion laughs is more than the few letters it is written with.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_XML_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_XML_H_

#include <functional>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace kouryu::office {

using Node = pugi::xml_node;

/// A parsed part.
class XmlPart {
 public:
  /// Damage at the end of a part loses only what stands behind it.
  explicit XmlPart(std::string_view bytes = {});
  /// The root element; null when nothing could be read.
  [[nodiscard]] Node root() const { return document_.document_element(); }

 private:
  pugi::xml_document document_;
};

/// A name without its namespace's prefix.
[[nodiscard]] std::string_view local(const char* name);
[[nodiscard]] inline std::string_view local(Node node) { return local(node.name()); }
/// The first child of this local name; null when there is none (as of a null node).
[[nodiscard]] Node child(Node node, std::string_view name);
/// An attribute by local name, the one without a prefix first; nullptr when it has none.
[[nodiscard]] const char* attribute(Node node, std::string_view name);
/// As attribute(), "" when it has none.
[[nodiscard]] std::string_view value(Node node, std::string_view name);
/// child(node, name)/@val, as most settings are written; nullptr when there is none.
[[nodiscard]] const char* setting(Node node, std::string_view name);
/// Whether a switch such as <w:b/> is on: present, and not val="0", "false", "off".
[[nodiscard]] bool is_on(Node node, std::string_view name);
/// Whether an attribute is set to a true value.
[[nodiscard]] bool is_true(Node node, std::string_view name);
/// r:id, r:embed …: attributes of relationships always have a prefix.
[[nodiscard]] std::string_view relationship(Node node, std::string_view name);
/// The whole number at the beginning of a text; nullopt where there is none or it is past int.
[[nodiscard]] std::optional<int> whole_number(std::string_view text);
[[nodiscard]] int whole_number(std::string_view text, int otherwise);
/// Text directly inside a node (its text and CDATA sections joined).
[[nodiscard]] std::string text_of(Node node);

/// Calls `visit` for every child element.
template <class Visit>
void each_child(Node node, Visit&& visit) {
  for (Node next = node.first_child(); next; next = next.next_sibling()) {
    if (next.type() == pugi::node_element) visit(next);
  }
}
/// Calls `visit` for every child of this local name.
template <class Visit>
void each_child(Node node, std::string_view name, Visit&& visit) {
  each_child(node, [&](Node next) {
    if (local(next) == name) visit(next);
  });
}

/// Calls `visit` for the elements `name` (which never hold one another) of a part one by one, so
/// that only one of them is in memory as a tree; returns the part without them.
[[nodiscard]] std::string cut_elements(std::string bytes, std::string_view name,
                                       const std::function<void(Node)>& visit);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_XML_H_
