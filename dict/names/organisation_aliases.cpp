// Reads organisation_aliases.tsv.
#include "dict/names/organisation_aliases.h"

#include <fstream>
#include <utility>

#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

std::pair<char32_t, char32_t> first_chars(std::string_view text) {
  std::size_t position = 0;
  const char32_t first = next_char(text, position);
  return {first, position < text.size() ? next_char(text, position) : 0};
}

}  // namespace

OrganisationAliases::OrganisationAliases() {
  std::ifstream in = open_data("organisation_aliases.tsv");
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    if (cells.size() == 2 && cells[0] == "office") {
      for (const std::string& word : split_cells(cells[1], '|')) offices_.insert(fold_text(word));
      return;
    }
    if (cells.size() > 2 || (cells.size() == 2 && cells[0] != "written")) {
      throw Error(ErrorKind::Internal, "organisation_aliases.tsv has a bad row: " + line);
    }
    written_.push_back(cells.size() == 2);
    for (const std::string& name : split_cells(cells.back(), '|')) {
      const std::string folded = fold_text(name);
      group_of_.emplace(folded, groups_.size());
      const auto [first, second] = first_chars(folded);
      name_begins_.insert_first(folded);
      name_ends_.insert_last(folded);
      name_sizes_.insert(first, second, folded.size());
    }
    groups_.push_back(split_cells(cells.back(), '|'));
  });
  name_sizes_.finish();
}

const OrganisationAliases& OrganisationAliases::instance() {
  static const OrganisationAliases aliases;
  return aliases;
}

std::vector<std::string> OrganisationAliases::names(std::string_view name) const {
  const auto found = group_of_.find(name);
  return found == group_of_.end() ? OrganisationList::instance().names(name)
                                  : groups_[found->second];
}

std::string_view OrganisationAliases::canonical(std::string_view name) const {
  const auto found = group_of_.find(name);
  return found == group_of_.end() ? OrganisationList::instance().canonical(name)
                                  : std::string_view(groups_[found->second].front());
}

bool OrganisationAliases::keeps_written(std::string_view name) const {
  const auto found = group_of_.find(name);
  return found == group_of_.end() || written_[found->second];
}

}  // namespace kouryu
