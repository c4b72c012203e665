// Reads the two tables.
#include "indexer/facets/organisations/organisation_tables.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

constexpr std::array<std::pair<std::string_view, EndingClass>, 17> kClasses = {{
    {"any", EndingClass::Any},
    {"named", EndingClass::Named},
    {"seat", EndingClass::Seat},
    {"seat_end", EndingClass::SeatEnd},
    {"unit", EndingClass::Unit},
    {"branch", EndingClass::Branch},
    {"faculty", EndingClass::Faculty},
    {"pair", EndingClass::Pair},
    {"firm", EndingClass::Firm},
    {"force", EndingClass::Force},
    {"national", EndingClass::National},
    {"party", EndingClass::Party},
    {"kana", EndingClass::Kana},
    {"world", EndingClass::World},
    {"company", EndingClass::Company},
    {"weak", EndingClass::Weak},
    {"never", EndingClass::Never},
}};

// In the order of OrganisationWord.
constexpr std::array<std::string_view, 27> kKinds = {
    "class",   "generic",    "country",     "section",    "municipal", "counter",   "trim",
    "after",   "label",      "partner",     "event",      "title",     "national",  "no_name",
    "head_of", "class_noun", "world",       "kana_place", "list",      "group_end", "works",
    "kind",    "front",      "front_place", "common",     "field",     "founding"};

template <class Visit>
void each_line(std::string_view table, Visit&& visit) {
  std::ifstream in = open_data(table);
  each_row(in, visit);
}

[[noreturn]] void throw_bad_row(const std::string& line) {
  throw Error(ErrorKind::Internal, "a table of organisations has a bad row: " + line);
}

std::pair<char32_t, char32_t> last_chars(std::string_view text) {
  std::size_t position = text.size();
  const char32_t last = previous_char(text, position);
  return {last, position > 0 ? previous_char(text, position) : 0};
}

}  // namespace

OrganisationTables::OrganisationTables() : words_(kKinds.size()) {
  each_line("organisation_suffixes.tsv", [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    const auto one = std::find_if(kClasses.begin(), kClasses.end(),
                                  [&](const auto& row) { return row.first == cells[0]; });
    if (one == kClasses.end() || cells.size() != 2) throw_bad_row(line);
    for (const std::string& written : split_cells(cells[1], '|')) {
      const std::string suffix = fold_text(written);
      suffixes_[suffix] |= ending_bit(one->second);
      const auto [last, before] = last_chars(suffix);
      suffix_ends_.insert_last(suffix);
      suffix_begins_.insert_first(suffix);
      suffix_sizes_.insert(last, before, suffix.size());
    }
  });
  read_word_lists("organisation_words.tsv", [&](std::string_view name) {
    const auto* const kind = std::find(kKinds.begin(), kKinds.end(), name);
    return kind == kKinds.end() ? nullptr
                                : &words_[static_cast<std::size_t>(kind - kKinds.begin())];
  });
  suffix_sizes_.finish();
}

const OrganisationTables& OrganisationTables::instance() {
  static const OrganisationTables tables;
  return tables;
}

EndingClasses OrganisationTables::classes(std::string_view suffix) const {
  if (!suffix_begins_.may_begin_at(suffix, 0) || !suffix_ends_.may_end_at(suffix, suffix.size())) {
    return 0;
  }
  const auto found = suffixes_.find(suffix);
  return found == suffixes_.end() ? 0 : found->second;
}

}  // namespace kouryu
