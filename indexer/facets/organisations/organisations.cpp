// Organisations of a passage: by endings and known names, by the labels of records, by short forms
// that the document declares. Where candidates overlap the longest stays.
#include "indexer/facets/organisations/organisations.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/organisation_names.h"
#include "dict/names/place_names.h"
#include "dict/text/normalizer.h"
#include "indexer/facets/organisations/organisation_scanner.h"
#include "indexer/facets/organisations/organisation_tables.h"

namespace kouryu {
namespace {

std::string value_of(std::string_view original, const AnalyzedText& text, const ByteRange& range) {
  const ByteRange written = text.folded.map.to_original(range);
  return canonical_organisation(original.substr(written.begin, written.end - written.begin));
}

/// A name folded, which stands at `range` of the folded text: mostly as it stands there.
std::string fold_name(const std::string& name, const AnalyzedText& text, const ByteRange& range) {
  return name.size() == range.size() ? text.folded.text.substr(range.begin, range.size())
                                     : fold_text(name);
}

/// The value of a name: the canonical one of the table where it is known, unless the table says
/// that it stays as written.
std::string canonical_value(std::string name, const std::string& folded) {
  const OrganisationTables& tables = OrganisationTables::instance();
  return tables.aliases().keeps_written(folded) ? canonical_office(std::move(name))
                                                : std::string(tables.aliases().canonical(folded));
}

/// Known names in Latin letters count only as they are written: WHO is not "who".
bool has_known_spelling(std::string_view original, const AnalyzedText& text,
                        const ByteRange& range) {
  std::size_t at = range.begin;
  if (range.size() == 0 || !is_latin(next_char(text.folded.text, at))) return true;
  const ByteRange written = text.folded.map.to_original(range);
  const std::string name =
      canonical_spelling(original.substr(written.begin, written.end - written.begin));
  const auto names = OrganisationAliases::instance().names(fold_name(name, text, range));
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

/// The parts of a value (a range of the folded text), without marks in front and notes in brackets:
/// 「①A(事務局:B)、C」 are A and C. A line that begins with ※ is a note too.
std::vector<ByteRange> parts_of(const FoldedText& folded, const ByteRange& value) {
  std::vector<ByteRange> parts;
  ByteRange part{value.begin, value.begin};
  bool begun = false;
  bool closed = false;  // by a note: what follows is no part of the name
  int depth = 0;
  const auto finish = [&] {
    if (begun) parts.push_back(part);
    begun = closed = false;
  };
  for (std::size_t at = value.begin; at < value.end;) {
    const std::size_t begin = at;
    const char32_t c = next_char(folded.text, at);
    if (begin > value.begin &&
        std::binary_search(folded.breaks.begin(), folded.breaks.end(), begin)) {
      finish();
      depth = 0;
    }
    if (c == U'(') ++depth;
    if (depth == 0 && (c == U'、' || c == U',' || c == U'/' || c == U';' || c == U'。')) {
      finish();
    } else if (depth > 0 || c == U'※') {
      closed = true;
    } else if (!closed && (begun || (is_letter_or_digit(c) && !is_digit(c)))) {
      if (!begun) part.begin = begin;
      begun = true;
      part.end = at;
    }
    if (c == U')' && depth > 0) --depth;
  }
  finish();
  return parts;
}

/// Whether persons' names and nothing else stand in `range`.
bool is_person(const AnalyzedText& text, const ByteRange& range) {
  bool person = false;
  for (const Token& token : text.tokens) {
    if (token.range.end <= range.begin || token.range.begin >= range.end) continue;
    if (token.kind != TokenKind::Person) return false;
    person = true;
  }
  return person;
}

/// A value that can be a name: not too short or long, no sentence, no event.
bool may_be_name(std::string_view part, const OrganisationTables& tables) {
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
  if (tables.words(OrganisationWord::Generic).contains(part)) return false;
  return has_name_char && !is_place_name(part);
}

/// A field with the place of its value in the folded text.
struct FieldValue {
  std::string label;  // folded
  ByteRange value;
};

std::vector<FieldValue> values_of(const AnalyzedText& text,
                                  const std::vector<StoredField>& fields) {
  std::vector<FieldValue> values;
  for (const StoredField& field : fields) {
    if (field.value.empty()) continue;
    values.push_back({fold_text(field.label), text.folded.map.to_result(field.value)});
  }
  return values;
}

void add_fields(const AnalyzedText& text, const std::vector<FieldValue>& values,
                const OrganisationTables& tables, std::vector<OrganisationFound>& out) {
  const WordSet& labels = tables.words(OrganisationWord::Label);
  const WordSet& partners = tables.words(OrganisationWord::Partner);
  for (const FieldValue& field : values) {
    if (!labels.contains(field.label) || partners.contains(field.label)) continue;
    for (const ByteRange& part : parts_of(text.folded, field.value)) {
      const std::string_view name =
          std::string_view(text.folded.text).substr(part.begin, part.size());
      if (may_be_name(name, tables) && !is_person(text, part)) out.push_back({part, "label", true});
    }
  }
}

/// 京都大 where 京都大学 stands in the text too.
void add_short_universities(const AnalyzedText& text, const OrganisationText& reading,
                            std::vector<OrganisationFound>& out) {
  constexpr std::string_view kWhole = "大学";
  constexpr std::string_view kStudy = "学";
  std::set<std::string_view> names;
  for (const OrganisationFound& found : out) {
    const std::string_view name =
        std::string_view(text.folded.text).substr(found.range.begin, found.range.size());
    if (found.certain && name.ends_with(kWhole)) {
      names.insert(name.substr(0, name.size() - kStudy.size()));
    }
  }
  for (const std::string_view name : names) {
    for (const ByteRange& range : reading.find_word(name)) out.push_back({range, "alias", true});
  }
}

/// Where the values of fields begin: a label is no part of the name behind it.
std::vector<std::size_t> value_begins(const std::vector<FieldValue>& values) {
  std::vector<std::size_t> begins;
  begins.reserve(values.size());
  for (const FieldValue& field : values) begins.push_back(field.value.begin);
  return begins;
}

/// Keeps the longest of overlapping candidates; text order.
std::vector<OrganisationFound> longest(std::vector<OrganisationFound> found) {
  const auto size = [](const OrganisationFound& f) { return f.range.end - f.range.begin; };
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return std::pair(size(b), a.range.begin) < std::pair(size(a), b.range.begin);
  });
  std::map<std::size_t, OrganisationFound> kept;  // by where they begin
  for (const OrganisationFound& one : found) {
    const auto next = kept.lower_bound(one.range.begin);
    if (next != kept.end() && next->first < one.range.end) continue;
    if (next != kept.begin() && std::prev(next)->second.range.end > one.range.begin) continue;
    kept.emplace_hint(next, one.range.begin, one);
  }
  std::vector<OrganisationFound> out;
  out.reserve(kept.size());
  for (const auto& [begin, one] : kept) out.push_back(one);
  return out;
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

/// Whether `name` is `full` without the place or the known body it begins with: 幸畑小学校 for
/// 青森市立幸畑小学校, 北京事務所 for クレア北京事務所.
bool is_tail_of(std::string_view name, std::string_view full) {
  if (full.size() <= name.size() || !full.ends_with(name)) return false;
  std::string_view front = full.substr(0, full.size() - name.size());
  if (constexpr std::string_view kFounded = "立"; front.ends_with(kFounded)) {
    front.remove_suffix(kFounded.size());
  }
  return is_place_name(front) || OrganisationAliases::instance().is_known(fold_text(front));
}

/// Whether `full` is the whole form of `name`: 京都大学 of 京都大.
bool is_short_form_of(const std::string& name, const std::string& full) {
  return name.ends_with("大") && full.size() > name.size() && full.starts_with(name) &&
         full.ends_with("大学");
}

/// Where a passage holds the full name, its short form is that name.
/// `names`: what the mentions fold to.
void join_short_forms(const OrganisationContext& context, const std::vector<std::string>& names,
                      std::vector<NameMention>& mentions) {
  if (mentions.size() < 2) return;
  // A passage may say one name very often: each is asked once.
  std::vector<std::string> values;
  std::set<std::string> seen;
  for (const NameMention& mention : mentions) {
    if (mention.certain && seen.insert(mention.value).second) values.push_back(mention.value);
  }
  using Name = std::pair<std::string, std::string>;  // folded, and its value
  std::map<Name, std::string> joined;
  std::map<std::string, std::string> full_of;  // by value
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const std::string& value = mentions[i].value;
    const auto [entry, fresh] = joined.try_emplace({names[i], value}, value);
    if (!fresh) continue;
    const std::string_view canonical = OrganisationAliases::instance().canonical(names[i]);
    const auto declared = context.aliases.find(names[i]);
    const auto full = std::find_if(values.begin(), values.end(), [&](const std::string& other) {
      if (other == value) return false;
      return (declared != context.aliases.end() && declared->second == other) ||
             (!canonical.empty() && canonical == other) || is_short_form_of(value, other) ||
             is_tail_of(value, other);
    });
    if (full == values.end()) continue;
    entry->second = *full;
    full_of.emplace(value, *full);
  }
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const std::string& value = joined.at({names[i], mentions[i].value});
    // ACC is アメリカ文化センター, and that is 函館アメリカ文化センター here.
    const auto full = value == mentions[i].value ? full_of.end() : full_of.find(value);
    mentions[i].value = full == full_of.end() ? value : full->second;
  }
}

/// The names that the document declared. A document may declare thousands: each word of the text is
/// looked up among them, not each of them in the text.
void add_aliases(const OrganisationText& text, const OrganisationContext& context,
                 std::vector<OrganisationFound>& found) {
  std::set<std::size_t> sizes;
  for (const auto& [name, full] : context.aliases) sizes.insert(name.size());
  const std::string_view all = text.all();
  for (std::size_t token = 0; token < text.tokens(); ++token) {
    const std::size_t begin = text.begin(token);
    for (const std::size_t size : sizes) {
      if (begin + size > all.size()) break;
      if (size == 0 || !text.is_edge(begin + size)) continue;
      if (context.aliases.find(all.substr(begin, size)) == context.aliases.end()) continue;
      found.push_back({{begin, begin + size}, "alias", true});
    }
  }
}

}  // namespace

void survey_organisations(std::string_view original, const AnalyzedText& text,
                          OrganisationContext& context) {
  constexpr std::size_t kMostInside = 90;  // bytes: 30 kanji
  constexpr std::size_t kMostBefore = 48;  // tokens: more than a name has
  const std::string_view folded = text.folded.text;
  std::map<std::size_t, std::string> declared;  // by the byte of the bracket
  for (std::size_t open = folded.find('('); open != std::string_view::npos;
       open = folded.find('(', open + 1)) {
    const std::size_t close = folded.substr(open, kMostInside + 1).find(')');
    if (close == std::string_view::npos) continue;
    std::string name = declared_short_form(folded.substr(open + 1, close - 1));
    const std::size_t chars = count_chars(name);
    if (chars >= 2 && chars <= 20 && !is_place_name(name)) declared.emplace(open, std::move(name));
  }
  if (declared.empty()) return;
  const OrganisationText reading(text, OrganisationTables::instance(), {});
  const OrganisationScanner scanner(reading);
  std::vector<OrganisationFound> candidates;
  std::size_t looked = 0;  // tokens that were looked at
  for (const auto& [open, name] : declared) {
    const auto bracket =
        std::lower_bound(text.tokens.begin(), text.tokens.end(), open,
                         [](const Token& token, std::size_t at) { return token.range.begin < at; });
    const auto last = static_cast<std::size_t>(bracket - text.tokens.begin());
    const std::size_t first = std::max(looked, last - std::min(last, kMostBefore));
    if (first >= last) continue;
    const auto more = scanner.find(first, last);
    candidates.insert(candidates.end(), more.begin(), more.end());
    looked = last;
  }
  for (const OrganisationFound& found : longest(std::move(candidates))) {
    const auto name = declared.find(found.range.end);
    if (!found.certain || name == declared.end()) continue;
    std::string value = value_of(original, text, found.range);
    const std::string key = fold_name(value, text, found.range);
    context.aliases.emplace(name->second, canonical_value(std::move(value), key));
  }
}

std::vector<NameMention> recognize_organisations(std::string_view original,
                                                 const AnalyzedText& text,
                                                 const std::vector<StoredField>& fields,
                                                 const OrganisationContext& context) {
  const OrganisationTables& tables = OrganisationTables::instance();
  const std::vector<FieldValue> values = values_of(text, fields);
  const OrganisationText reading(text, tables, value_begins(values));
  std::vector<OrganisationFound> found = OrganisationScanner(reading).find();
  std::erase_if(found, [&](const OrganisationFound& f) {
    return begins_with_any(f.how, {"known:", "listed:"}) &&
           !has_known_spelling(original, text, f.range);
  });
  add_aliases(reading, context, found);
  add_fields(text, values, tables, found);
  add_short_universities(text, reading, found);
  std::vector<NameMention> mentions;
  std::vector<std::string> names;
  for (const OrganisationFound& f : longest(std::move(found))) {
    std::string name = value_of(original, text, f.range);
    if (name.empty()) continue;
    names.push_back(fold_name(name, text, f.range));
    mentions.push_back({canonical_value(std::move(name), names.back()), f.range, f.how, f.certain});
  }
  join_short_forms(context, names, mentions);
  return mentions;
}

std::vector<RuleTrace> trace_organisations(const AnalyzedText& text) {
  const OrganisationText reading(text, OrganisationTables::instance(), {});
  std::vector<RuleTrace> asked;
  (void)OrganisationScanner(reading, &asked).find();
  std::stable_sort(asked.begin(), asked.end(), [](const RuleTrace& a, const RuleTrace& b) {
    return a.range.begin < b.range.begin;
  });
  return asked;
}

}  // namespace kouryu
