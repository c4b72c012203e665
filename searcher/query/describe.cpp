// A query tree as text: for people (interpreted) and to the letter (tests, explain).
#include <algorithm>

#include "searcher/query/query.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t kMostShown = 6;  // alternatives of a word

std::string join(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string describe_word(const QueryNode& node) {
  std::string out = node.literal ? '"' + node.written + '"' : node.written;
  std::size_t shown = 0;
  if (node.inflects && !node.terms.empty()) {  // in all its forms
    const std::string stem(fixed_beginning(node.terms[0]));
    out += "→" + (stem.empty() ? node.terms[0] : stem) + "…";
    ++shown;
  }
  if (node.in_parts) {
    std::vector<std::string> parts;
    for (const QueryNode& part : node.children) parts.push_back(part.written);
    out += "→" + join(parts, "+");
    ++shown;
  }
  for (const Alternative& alternative : node.alternatives) {
    if (shown == kMostShown) {
      out += "|…";
      break;
    }
    out += shown++ == 0 ? "→" : "|";
    if (alternative.kind == Alternative::Kind::FacetValue) out += name_of(alternative.field) + ':';
    out += alternative.value;
  }
  return out;
}

/// Years in a row as one range: 2004..2010.
std::string describe_values(const QueryNode& node) {
  if (node.values.empty() || node.field == FieldId::Date || node.field == FieldId::Label)
    return node.written;
  if (field(node.field).filter == FilterKind::Year && node.values.size() > 2) {
    return node.values.front() + ".." + node.values.back();
  }
  return join(node.values, "|");
}

bool binds_less(Kind inner, Kind outer) {
  if (outer == Kind::Not) return inner == Kind::And || inner == Kind::Or;
  return (outer == Kind::And && inner == Kind::Or) || (outer == Kind::Or && inner == Kind::And);
}

std::string print_word(const QueryNode& node) {
  std::string out = "Word(" + node.folded + " [" + join(node.terms, " ") + ']';
  for (const Alternative& alternative : node.alternatives) {
    out += " ~";
    if (alternative.kind == Alternative::Kind::FacetValue) out += name_of(alternative.field) + ':';
    out += alternative.value;
  }
  return out + ')';
}

}  // namespace

std::string describe(const QueryNode& node) {
  switch (node.kind) {
    case Kind::Word:
      return describe_word(node);
    case Kind::Phrase:
      return '"' + node.written + '"';
    case Kind::Prefix:
      return node.written + '*';
    case Kind::Filter:
      return name_of(node.field) + ':' + describe_values(node);
    case Kind::Not:
    case Kind::And:
    case Kind::Or: {
      std::string out = node.kind == Kind::Not ? "NOT " : "";
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) out += node.kind == Kind::Or ? " OR " : " AND ";
        const QueryNode& child = node.children[i];
        const bool bracket = binds_less(child.kind, node.kind) && child.children.size() > 1;
        out += bracket ? '(' + describe(child) + ')' : describe(child);
      }
      return out;
    }
  }
  return {};
}

std::string print_tree(const QueryNode& node) {
  switch (node.kind) {
    case Kind::Word:
      return print_word(node);
    case Kind::Phrase:
      return "Phrase(" + node.folded + ')';
    case Kind::Prefix:
      return "Prefix(" + node.folded + ')';
    case Kind::Filter:
      return "Filter(" + name_of(node.field) + ": " + join(node.values, " ") + ')';
    case Kind::Not:
    case Kind::And:
    case Kind::Or: {
      std::vector<std::string> parts;
      parts.reserve(node.children.size());
      for (const QueryNode& child : node.children) parts.push_back(print_tree(child));
      const char* name = node.kind == Kind::And ? "And(" : node.kind == Kind::Or ? "Or(" : "Not(";
      return name + join(parts, ", ") + ')';
    }
  }
  return {};
}

}  // namespace kouryu
