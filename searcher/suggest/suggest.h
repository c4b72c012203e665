// Completion: what an index has that begins with what was typed.
#ifndef KOURYU_SEARCHER_SUGGEST_SUGGEST_H_
#define KOURYU_SEARCHER_SUGGEST_SUGGEST_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dict/schema/fields.h"
#include "kouryu/searcher.h"
#include "searcher/index/index_set.h"

namespace kouryu {

/// What searches found, kept from one completion to the next: who types on sees most of it again.
class Totals {
 public:
  /// Forgets what another state of the index had.
  void use_generation(std::size_t generation) {
    if (generation != generation_) totals_.clear();
    generation_ = generation;
  }

  /// The total of `query`; `search()` tells one that is not known yet.
  template <class Search>
  std::size_t of(const std::string& query, Search&& search) {
    const auto known = totals_.find(query);
    if (known != totals_.end()) return known->second;
    const std::size_t total = search();
    if (totals_.size() >= kMostKept) totals_.clear();
    totals_.emplace(query, total);
    return total;
  }

 private:
  static constexpr std::size_t kMostKept = 10'000;

  std::unordered_map<std::string, std::size_t> totals_;
  std::size_t generation_ = 0;
};

/// Reads one state of the indexes; make a new one for each question.
class Suggester {
 public:
  /// How many passages a search for a query finds.
  using Total = std::function<std::size_t(const std::string& query)>;

  Suggester(const IndexSet& indexes, Total total) : indexes_(indexes), total_(std::move(total)) {}

  /// `typed` as a person typed it: its last word is completed, the words before it stay; `limit`
  /// 0 = all that were looked at. The text of a suggestion is the query it stands for, its count
  /// what a search for it finds, never 0.
  [[nodiscard]] std::vector<Suggestion> suggest(std::string_view typed, std::size_t limit);

 private:
  using Words = std::vector<std::string_view>;

  /// Candidates (passages that have the term, term), best first, and those that are counted.
  struct Kept {
    std::vector<std::pair<std::size_t, const std::string*>> candidates;
    std::size_t next = 0;  // candidate to be counted
    std::vector<Suggestion> found;
  };

  [[nodiscard]] std::vector<Suggestion> completed(const std::string& folded, std::size_t limit);

  void add_written(const std::string& folded);
  void add_terms(const std::string& prefix, std::size_t most);
  void add_sounds(const std::string& folded);
  void add_words(const Words& words);
  void add_places(FieldId id, Words names);
  void add_names(const std::string& written, const std::string& sound, std::size_t depth);
  template <class Visit>
  void each_beginning(const std::string& prefix, Words words, Visit&& visit);
  void count_until(Kept& kept, std::size_t most) const;
  [[nodiscard]] std::vector<Suggestion> ranked(std::size_t limit) const;
  [[nodiscard]] std::string shown_value(const std::string& term, FieldId id) const;

  const IndexSet& indexes_;
  Total total_;
  std::string before_;  // what was typed before the word that is completed
  std::unordered_map<std::string, std::size_t> found_;  // term -> passages that have it
  std::size_t lookups_left_ = 0;                        // in the index: see each_beginning()
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_SUGGEST_SUGGEST_H_
