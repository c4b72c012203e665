// Reads place_context.tsv into word lists.
#include "indexer/facets/places/place_rules.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"
#include "dict/text/normalizer.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

PlaceRules read_rules() {
  PlaceRules rules;
  const std::map<std::string, WordList*> lists = {
      {"mask", &rules.mask},
      {"unmask", &rules.unmask},
      {"country_not_before", &rules.country_not_before},
      {"country_before", &rules.country_before},
      {"country_prefix", &rules.country_prefix},
      {"former_prefix", &rules.former_prefix},
      {"country_tail", &rules.country_tail},
      {"no_twin", &rules.no_twin},
      {"title", &rules.title},
      {"not_bare_before", &rules.not_bare_before},
      {"not_bare_alone", &rules.not_bare_alone},
      {"bare_before", &rules.bare_before},
      {"free_suffix", &rules.free_suffix},
      {"never_city", &rules.never_city},
      {"never_end", &rules.never_end},
      {"unit_break", &rules.unit_break},
      {"day_prefix", &rules.day_prefix},
      {"daytime", &rules.daytime},
      {"nation_word", &rules.nation_word},
      {"needs_after", &rules.needs_after},
      {"separator", &rules.separator},
      {"municipal_event", &rules.municipal_event},
      {"municipal_after", &rules.municipal_after},
      {"facility", &rules.facility},
      {"given_name", &rules.given_name},
      {"person_label", &rules.person_label},
  };
  std::ifstream in = open_data("place_context.tsv");
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    const auto rule = lists.find(line.substr(0, tab));
    if (tab == std::string::npos || rule == lists.end()) {
      throw_damaged_data("place_context.tsv");
    }
    const std::string word = fold_text(line.substr(tab + 1));
    if (rule->first == "country_prefix" || rule->first == "former_prefix") {
      std::size_t end = word.size();
      rules.prefix_ends.insert(previous_char(word, end));
    } else if (rule->first == "mask") {
      std::size_t begin = 0;
      rules.mask_begins.insert(next_char(word, begin));
    }
    rule->second->add(word);
  }
  return rules;
}

}  // namespace

void WordList::add(std::string word) {
  if (word.empty() || !words_.insert(word)) return;
  if (std::find(sizes_.begin(), sizes_.end(), word.size()) == sizes_.end()) {
    sizes_.push_back(word.size());
  }
  std::size_t position = 0;
  const char32_t first = next_char(word, position);
  begins_.insert(word);
  auto& same_first = by_first_[first];
  const auto at = std::find_if(same_first.begin(), same_first.end(),
                               [&](const std::string& w) { return w.size() < word.size(); });
  same_first.insert(at, std::move(word));
}

std::size_t WordList::longest_at(std::string_view text, std::size_t position) const {
  if (!begins_.may_begin_at(text, position)) return 0;
  std::size_t next = position;
  const auto it = by_first_.find(next_char(text, next));
  if (it == by_first_.end()) return 0;
  const std::string_view rest = text.substr(position);
  for (const std::string& word : it->second) {
    if (rest.starts_with(word)) return word.size();
  }
  return 0;
}

bool WordList::ends(std::string_view text) const {
  return std::any_of(sizes_.begin(), sizes_.end(), [&](std::size_t size) {
    return size <= text.size() && words_.contains(text.substr(text.size() - size));
  });
}

bool WordList::contains(std::string_view word) const { return words_.contains(word); }

const PlaceRules& PlaceRules::instance() {
  static const PlaceRules rules = read_rules();
  return rules;
}

}  // namespace kouryu
