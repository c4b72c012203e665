// From what gives a name away to the row that takes it.
#include "indexer/facets/organisations/organisation_scanner.h"

#include <optional>

#include "dict/base/utf8.h"
#include "indexer/facets/organisations/organisation_borders.h"
#include "indexer/facets/organisations/organisation_conditions.h"
#include "indexer/facets/organisations/organisation_triggers.h"

namespace kouryu {
namespace {

constexpr TriggerMarks kAll = ~0U;
// Other symbols begin and end no name.
constexpr TriggerMarks kSymbols =
    trigger_bit(NameBegins::QuotationMark) | trigger_bit(NameBegins::LegalForm);

/// What the rows may ask at a token, whatever it is written with.
TriggerMarks allowed_at(const Token& token) {
  switch (token.kind) {
    case TokenKind::Particle:
    case TokenKind::Verb:
      return 0;  // no part of any name that is looked for from it
    case TokenKind::Symbol:
      return kSymbols;
    default:
      return kAll;
  }
}

/// 早川幹夫|第二水雷戦隊: what stands before the number leads the force.
void leave_leader(const OrganisationText& text, NameBody& body) {
  const std::size_t number = text.up_to(body.end).find("第", body.begin);
  if (number != std::string_view::npos) body.begin = number;
}

/// The words and their ending.
ByteRange written(const EndingReading& reading) {
  return {reading.body.begin, reading.body.end + reading.ending.size()};
}

}  // namespace

NameBody OrganisationScanner::body_before(std::size_t holder, std::size_t begin, bool in_token,
                                          std::string_view ending) const {
  const std::size_t first = over_hiragana(text_, first_token(text_, holder));
  const std::size_t last = in_token ? holder : holder - 1;
  const std::size_t edge = text_.edge_inside(first).value_or(text_.begin(first));
  NameBody body{first, last, edge, begin};
  if (first > last) return {first, last, begin, begin};
  body.begin = behind_country(text_, edge, begin);
  if (body.begin != edge) {
    // 韓国・|金海市: the place behind the dot opens the name.
    const std::size_t next = text_.token_from(body.begin);
    if (next < body.last && begins_place(text_, next, begin)) body.first = next;
  }
  if (const std::size_t own = behind_places(text_, body.begin, begin, ending); own != body.begin) {
    body.begin = own;
    while (body.first < body.last && text_.begin(body.first + 1) <= own) ++body.first;
  }
  open_with_kana_place(text_, body);
  return body;
}

const EndingRow* OrganisationScanner::row_of(const EndingReading& reading,
                                             EndingClasses classes) const {
  const NameBody& body = reading.body;
  if (body.begin >= body.end) return nullptr;
  if (is_class(reading)) {
    if (asked_ != nullptr) asked_->push_back({"suffix", written(reading), when<is_class>.name});
    return nullptr;
  }
  const std::span<const EndingClasses> classes_of = classes_of_rows();
  for (std::size_t i = 0; i < classes_of.size(); ++i) {
    if ((classes_of[i] & classes) == 0) continue;
    const EndingRow& row = ending_rows()[i];
    if (!row.ending.allow(reading.ending)) continue;
    const auto* const refused = refusal_of(row, reading);
    if (asked_ != nullptr) {
      asked_->push_back(
          {row.name, written(reading), refused == nullptr ? std::string_view() : refused->name});
    }
    if (refused == nullptr) return &row;
  }
  return nullptr;
}

void OrganisationScanner::find_by_ending(std::size_t token, std::size_t end,
                                         std::vector<OrganisationFound>& out) const {
  const OrganisationTables& tables = text_.tables();
  const auto& sizes = tables.suffix_sizes(text_.all(), end);
  if (sizes.empty()) return;
  if (text_.from(end).starts_with("法人")) return;  // the legal form 財団法人, not a foundation
  // From the shortest ending to the longest: the longest that makes a name stays.
  std::optional<OrganisationFound> best;
  std::size_t holder = token;
  for (const std::size_t size : sizes) {
    if (size > end) break;
    const std::size_t at = end - size;
    while (holder > 0 && text_.begin(holder) > at && !text_.has_break(text_.begin(holder))) {
      --holder;
    }
    if (text_.begin(holder) > at) break;
    const std::string_view ending = text_.in({at, end});
    const EndingClasses classes = tables.classes(ending);
    if (classes == 0) continue;
    const bool in_token = text_.begin(holder) < at;
    // 政局 is no bureau, 行政|局 is one.
    const bool cut = in_token && holder != token && count_chars(ending) == 2;
    if (!cut && (classes & ending_bit(EndingClass::Never)) != 0) best.reset();
    if (!in_token && (holder == 0 || text_.has_break(at))) continue;
    EndingReading reading{text_, body_before(holder, at, in_token, ending), ending, in_token};
    const EndingRow* const row = row_of(reading, classes);
    if (row == nullptr) continue;
    if (row->ending.classes == ending_bit(EndingClass::Force)) leave_leader(text_, reading.body);
    reading.body.begin = behind_owner(text_, reading.body.begin, at);
    const bool weak = row->ending.classes == ending_bit(EndingClass::Weak);
    if (best && best->certain && weak) continue;
    best = OrganisationFound{
        {reading.body.begin, end + joined_school(text_, ending, end)}, row->name, !weak};
  }
  if (!best) return;
  if (text_.is_part_of_more(end)) best->certain = false;
  out.push_back(*best);
}

void OrganisationScanner::find_by_endings(std::size_t token,
                                          std::vector<OrganisationFound>& out) const {
  find_by_ending(token, text_.end(token), out);
  // 国際|課長: the section stands before its head's title.
  if (const std::size_t end = section_end(text_, token); end > 0) find_by_ending(token, end, out);
}

void OrganisationScanner::find_by_name(const NameRow& row, std::size_t token,
                                       std::vector<OrganisationFound>& out) const {
  NamesRead read;
  row.body({text_, token}, read);
  for (const NameReading& name : read) {
    const auto* const refused = refusal(row, name);
    if (asked_ != nullptr) {
      asked_->push_back(
          {row.name, name.range, refused == nullptr ? std::string_view() : refused->name});
    }
    if (refused != nullptr) continue;
    bool certain = true;
    for (const Condition<NameReading>& doubt : row.doubts) {
      if (doubt.holds(name)) certain = false;
    }
    out.push_back({name.range, row.name, certain});
  }
}

std::vector<OrganisationFound> OrganisationScanner::find(std::size_t first,
                                                         std::size_t last) const {
  const OrganisationTriggers& triggers = OrganisationTriggers::instance();
  std::vector<OrganisationFound> out;
  for (std::size_t i = first; i < last; ++i) {
    const TriggerMarks allowed = allowed_at(text_.token(i));
    if (allowed == 0) continue;
    const TriggerMarks marks = triggers.at(text_, i) & allowed;
    if (marks == 0) continue;
    if ((marks & kEndingTrigger) != 0) find_by_endings(i, out);
    triggers.each_row(marks, [&](std::size_t row) { find_by_name(name_rows()[row], i, out); });
  }
  return out;
}

std::vector<OrganisationFound> OrganisationScanner::find_without_triggers() const {
  std::vector<OrganisationFound> out;
  for (std::size_t i = 0; i < text_.tokens(); ++i) {
    const TriggerMarks allowed = allowed_at(text_.token(i));
    if ((allowed & kEndingTrigger) != 0) find_by_endings(i, out);
    for (const NameRow& row : name_rows()) {
      if ((allowed & trigger_bit(row.begins)) != 0) find_by_name(row, i, out);
    }
  }
  return out;
}

}  // namespace kouryu
