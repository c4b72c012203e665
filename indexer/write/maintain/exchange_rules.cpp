// Each rule is one that something behind it relies on: what is written keeps them all.
#include "indexer/write/maintain/exchange_rules.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "dict/schema/fields.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestKey = 200;  // bytes; Xapian takes 255, its prefix among them
constexpr int kLastYear = 9999;
/// Of a source, so that no sum of such wraps.
constexpr std::size_t kMostBytes = std::numeric_limits<std::size_t>::max() / 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_year(int year) { return year >= 1 && year <= kLastYear; }
bool is_year(std::string_view digits) {
  return !digits.empty() && digits.size() <= 4 &&
         std::all_of(digits.begin(), digits.end(), is_digit);
}
bool is_year_or_none(int year) { return year == 0 || is_year(year); }

template <class List, class Before>
bool ascends(const List& list, Before&& before) {
  return std::adjacent_find(list.begin(), list.end(), [&](const auto& a, const auto& b) {
           return !before(a, b);
         }) == list.end();
}

bool is_facet_list(const std::vector<std::string>& values) {
  constexpr auto kFits = [](const std::string& value) {
    return !value.empty() && value.find('\x1f') == std::string::npos;  // see pack_values()
  };
  return std::all_of(values.begin(), values.end(), kFits) && ascends(values, std::less<>());
}

/// Places in one text.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  [[nodiscard]] bool is_place(std::size_t at) const {
    return at == text_.size() ||
           (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80);
  }
  [[nodiscard]] bool is_range(const ByteRange& range) const {
    return range.begin <= range.end && is_place(range.begin) && is_place(range.end);
  }

 private:
  std::string_view text_;
};

std::string_view broken_by(const Evidence& evidence, const Places& places) {
  const bool year = field(evidence.field).filter == FilterKind::Year;
  if (evidence.value.empty() || (year && !is_year(evidence.value))) {
    return "value of an evidence";
  }
  return places.is_range(evidence.range) ? std::string_view() : "range of an evidence";
}

/// YYYY, YYYY-MM or YYYY-MM-DD, or nothing.
bool is_date_or_none(std::string_view date) {
  constexpr std::string_view kShape = "0000-00-00";
  if (date.empty()) return true;
  if (date.size() != 4 && date.size() != 7 && date.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < date.size(); ++i) {
    if (kShape[i] == '0' ? !is_digit(date[i]) : date[i] != kShape[i]) return false;
  }
  return true;
}

bool is_relation(const StoredRelation& relation, const Places& places) {
  const auto is_name = [](const std::string& name) {
    return !name.empty() && name.find('\x1f') == std::string::npos;  // see pack_values()
  };
  return is_name(relation.a) && is_name(relation.b) && relation.a != relation.b &&
         is_date_or_none(relation.since) && places.is_range(relation.range) &&
         std::all_of(relation.years.begin(), relation.years.end(),
                     [](int year) { return is_year(year); }) &&
         ascends(relation.years, std::less<>());
}

bool are_pieces(const PassageRecord& record, const Places& places) {
  std::size_t text = 0;
  std::size_t source = record.source.value_or(ByteRange{}).begin;
  for (const SourcePiece& piece : record.pieces) {
    if (piece.text < text || piece.source < source || piece.source > kMostBytes ||
        piece.size > record.text.size()) {
      return false;
    }
    text = piece.text + piece.size;
    source = piece.source + piece.size;
    if (!places.is_range({piece.text, text})) return false;
  }
  return true;
}

bool are_page_turns(const PassageRecord& record, const Places& places) {
  constexpr auto kIsPage = [](int page) {
    return page >= 0 && page < std::numeric_limits<int>::max();
  };
  const auto fits = [&](const PageTurn& turn) {
    return kIsPage(turn.page) && places.is_place(turn.text);
  };
  return kIsPage(record.page.value_or(0)) &&
         std::all_of(record.page_turns.begin(), record.page_turns.end(), fits) &&
         ascends(record.page_turns, [](const auto& a, const auto& b) { return a.text < b.text; });
}

bool are_years(const PassageRecord& record) {
  const auto& years = record.year;
  const auto& fiscal = record.fiscal_years;
  return std::all_of(years.begin(), years.end(), [](int year) { return is_year(year); }) &&
         ascends(years, std::less<>()) &&
         std::all_of(fiscal.begin(), fiscal.end(), is_year_or_none) &&
         is_year_or_none(record.guessed_year) && is_year_or_none(record.year_before);
}

bool are_end_lines(const std::vector<EndLine>& lines) {
  return ascends(lines, [](const EndLine& a, const EndLine& b) { return a.hash < b.hash; });
}

}  // namespace

std::string_view broken_rule(const ExchangedPassage& passage) {
  const PassageRecord& record = passage.record;
  const Places places(record.text);
  if (record.id.empty() || record.document_id.empty()) return "id";
  if (record.text.empty()) return "text";
  if (passage.origin != "file" && passage.origin != "jsonl") return "origin";
  for (const auto* values : {&record.city, &record.prefecture, &record.country, &record.org}) {
    if (!is_facet_list(*values)) return "values of a facet";
  }
  if (!are_years(record)) return "years";
  if (!are_page_turns(record, places)) return "pages";
  if (record.source &&
      (record.source->begin > record.source->end || record.source->end > kMostBytes)) {
    return "range of the source";
  }
  if (!are_pieces(record, places)) return "pieces of the source";
  for (const StoredField& field : record.fields) {
    if (!places.is_range(field.value)) return "range of a field";
  }
  for (const Evidence& evidence : record.evidence) {
    const std::string_view broken = broken_by(evidence, places);
    if (!broken.empty()) return broken;
  }
  const bool related =
      std::all_of(record.relations.begin(), record.relations.end(),
                  [&](const StoredRelation& relation) { return is_relation(relation, places); });
  return related ? std::string_view() : "relations";
}

std::string_view broken_rule(const DocumentState& state) {
  if (state.id.empty() || state.id.size() > kLongestKey ||
      state.id.find('\0') != std::string::npos) {
    return "id";
  }
  if (!are_end_lines(state.lines.head) || !are_end_lines(state.lines.tail)) return "lines";
  return {};
}

}  // namespace kouryu
