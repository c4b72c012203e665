// Reads place_context.tsv into word lists.
#include "indexer/facets/places/place_rules.h"

#include <map>
#include <string>
#include <string_view>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

PlaceRules read_rules() {
  PlaceRules rules;
  const std::map<std::string_view, WordList*> lists = {
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
      {"people_after", &rules.people_after},
      {"body_after", &rules.body_after},
      {"place_after", &rules.place_after},
  };
  read_word_lists("place_context.tsv", [&](std::string_view name) {
    const auto found = lists.find(name);
    return found == lists.end() ? nullptr : found->second;
  });
  for (const WordList* prefixes : {&rules.country_prefix, &rules.former_prefix}) {
    for (const std::string& word : prefixes->words()) {
      std::size_t end = word.size();
      rules.prefix_ends.insert(previous_char(word, end));
    }
  }
  for (const std::string& word : rules.mask.words()) {
    std::size_t begin = 0;
    rules.mask_begins.insert(next_char(word, begin));
  }
  return rules;
}

}  // namespace

const PlaceRules& PlaceRules::instance() {
  static const PlaceRules rules = read_rules();
  return rules;
}

}  // namespace kouryu
