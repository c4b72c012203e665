// Organisations of a passage: by endings and known names, by the labels of records, by short forms
// that the document declares. Where candidates overlap the longest stays.
#include "dict/recognize/organisations.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/organisation_tables.h"
#include "dict/recognize/organisation_scanner.h"
#include "dict/recognize/places.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

std::string value_of(std::string_view original, const AnalyzedText& text, const ByteRange& range) {
  const ByteRange written = text.folded.map.to_original(range);
  return canonical_organisation(original.substr(written.begin, written.end - written.begin));
}

/// The value of a name: the canonical one of the table where it is known.
std::string canonical_value(std::string name) {
  const auto* names = OrganisationTables::instance().names(fold_text(name));
  return names != nullptr ? names->front() : name;
}

/// Known names in Latin letters count only as they are written: WHO is not "who".
bool has_known_spelling(const std::string& name) {
  std::size_t at = 0;
  if (name.empty() || !is_latin(next_char(name, at))) return true;
  const auto* names = OrganisationTables::instance().names(fold_text(name));
  return names == nullptr || std::find(names->begin(), names->end(), name) != names->end();
}

bool ends_with_any(std::string_view text, const WordSet& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return text.ends_with(ending); });
}

bool is_place(std::string_view name) {
  for (const PlaceKind kind : {PlaceKind::City, PlaceKind::Prefecture, PlaceKind::Country}) {
    if (!canonical_places(name, kind).empty()) return true;
  }
  return false;
}

/// The values of a field: 「A、B及びC」 are three.
std::vector<std::string> parts_of(const std::string& value) {
  std::vector<std::string> parts;
  std::string part;
  const std::string folded = fold_text(value);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(folded, at);
    if (c == U'、' || c == U',' || c == U'/' || c == U';' || c == U'。') {
      parts.push_back(std::exchange(part, {}));
    } else {
      part.append(folded, begin, at - begin);
    }
  }
  parts.push_back(std::move(part));
  return parts;
}

/// A value that can be a name: not too short or long, no sentence, no event.
bool may_be_name(const std::string& part, const OrganisationTables& tables) {
  constexpr std::size_t kMostChars = 30;
  const std::size_t chars = count_chars(part);
  if (chars < 3 || chars > kMostChars) return false;
  if (part.find_first_of("()@:") != std::string::npos) return false;
  if (ends_with_any(part, tables.words(OrganisationWord::Event))) return false;
  if (ends_with_any(part, tables.words(OrganisationWord::Municipal))) return false;
  bool has_name_char = false;
  for (std::size_t at = 0; at < part.size();) {
    const char32_t c = next_char(part, at);
    has_name_char = has_name_char || is_kanji(c) || is_katakana(c) || is_latin(c);
    if (c == U'「' || c == U'」' || c == U'~' || c == U'?' || c == U'!') return false;
  }
  return has_name_char && !is_place(part);
}

void add_fields(const OrganisationScanner& scanner, const std::vector<LabelledField>& fields,
                const OrganisationTables& tables, std::vector<OrganisationFound>& out) {
  const WordSet& labels = tables.words(OrganisationWord::Label);
  for (const LabelledField& field : fields) {
    if (labels.count(fold_text(field.label)) == 0) continue;
    for (const std::string& part : parts_of(field.value)) {
      if (!may_be_name(part, tables)) continue;
      const auto places = scanner.find_word(part);
      if (!places.empty()) out.push_back({places.front(), "label", true});
    }
  }
}

/// Where the values of fields begin: a label is no part of the name behind it.
std::vector<std::size_t> value_begins(const AnalyzedText& text,
                                      const std::vector<LabelledField>& fields) {
  std::vector<std::size_t> begins;
  for (const LabelledField& field : fields) {
    const std::string label = fold_text(field.label);
    const std::size_t at = text.folded.text.find(label + fold_text(field.value));
    if (at != std::string::npos) begins.push_back(at + label.size());
  }
  return begins;
}

/// Keeps the longest of overlapping candidates; text order.
std::vector<OrganisationFound> longest(std::vector<OrganisationFound> found) {
  const auto size = [](const OrganisationFound& f) { return f.range.end - f.range.begin; };
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return std::pair(size(b), a.range.begin) < std::pair(size(a), b.range.begin);
  });
  std::vector<OrganisationFound> kept;
  for (const OrganisationFound& one : found) {
    const bool clear = std::none_of(kept.begin(), kept.end(), [&](const OrganisationFound& other) {
      return one.range.begin < other.range.end && other.range.begin < one.range.end;
    });
    if (clear) kept.push_back(one);
  }
  std::sort(kept.begin(), kept.end(),
            [](const auto& a, const auto& b) { return a.range.begin < b.range.begin; });
  return kept;
}

/// The short form that a bracket behind a name declares: (以下「X」という。), (略称X), (CLAIR).
std::string declared_short_form(std::string_view inside) {
  bool declared = false;
  for (const std::string_view mark : {"以下", "略称", "通称", "愛称"}) {
    if (!inside.starts_with(mark)) continue;
    inside.remove_prefix(mark.size());
    declared = true;
    break;
  }
  if (const std::size_t open = inside.find("「"); declared && open != std::string_view::npos) {
    const std::size_t begin = open + std::string_view("「").size();
    const std::size_t close = inside.find("」", begin);
    return close == std::string_view::npos ? std::string()
                                           : std::string(inside.substr(begin, close - begin));
  }
  for (const std::string_view mark : {"、", ":", "は", "を"}) {
    if (declared && inside.starts_with(mark)) inside.remove_prefix(mark.size());
  }
  for (const std::string_view mark : {"。", "という", "と略す", "と記す", "とする", "と呼ぶ"}) {
    if (declared && inside.ends_with(mark)) inside.remove_suffix(mark.size());
  }
  if (declared) return std::string(inside);
  for (std::size_t at = 0; at < inside.size();) {
    const char32_t c = next_char(inside, at);
    if (!is_latin(c) && c != U'-') return {};
  }
  return std::string(inside);
}

}  // namespace

void survey_organisations(std::string_view original, const AnalyzedText& text,
                          OrganisationContext& context) {
  constexpr std::size_t kMostInside = 90;  // bytes: 30 kanji
  const std::string_view folded = text.folded.text;
  if (folded.find('(') == std::string_view::npos) return;
  const OrganisationTables& tables = OrganisationTables::instance();
  for (const OrganisationFound& found : longest(OrganisationScanner(text, tables, {}).find())) {
    const std::size_t open = found.range.end;
    if (!found.certain || open >= folded.size() || folded[open] != '(') continue;
    const std::size_t close = folded.find(')', open);
    if (close == std::string_view::npos || close - open > kMostInside) continue;
    const std::string name = declared_short_form(folded.substr(open + 1, close - open - 1));
    const std::size_t chars = count_chars(name);
    if (chars < 2 || chars > 20 || is_place(name)) continue;
    context.aliases.emplace(name, canonical_value(value_of(original, text, found.range)));
  }
}

std::vector<NameMention> recognize_organisations(std::string_view original,
                                                 const AnalyzedText& text,
                                                 const std::vector<LabelledField>& fields,
                                                 const OrganisationContext& context) {
  const OrganisationTables& tables = OrganisationTables::instance();
  const OrganisationScanner scanner(text, tables, value_begins(text, fields));
  std::vector<OrganisationFound> found = scanner.find();
  std::erase_if(found, [&](const OrganisationFound& f) {
    const ByteRange written = text.folded.map.to_original(f.range);
    return std::string_view(f.how) == "known" &&
           !has_known_spelling(
               canonical_spelling(original.substr(written.begin, written.end - written.begin)));
  });
  for (const auto& [name, full] : context.aliases) {
    for (const ByteRange& range : scanner.find_word(name)) found.push_back({range, "alias", true});
  }
  add_fields(scanner, fields, tables, found);
  std::vector<NameMention> mentions;
  for (const OrganisationFound& f : longest(std::move(found))) {
    std::string value = canonical_value(value_of(original, text, f.range));
    if (!value.empty()) mentions.push_back({std::move(value), f.range, f.how, f.certain});
  }
  return mentions;
}

}  // namespace kouryu
