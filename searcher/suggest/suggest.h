// Completion: what an index has that begins with what was typed.
#ifndef KOURYU_SEARCHER_SUGGEST_SUGGEST_H_
#define KOURYU_SEARCHER_SUGGEST_SUGGEST_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kouryu/searcher.h"
#include "searcher/index/index_set.h"

namespace kouryu {

/// Reads one state of the indexes; make a new one for each question.
class Suggester {
 public:
  explicit Suggester(const IndexSet& indexes) : indexes_(indexes) {}

  /// `typed` as a person typed it; `limit` 0 = all that were looked at.
  [[nodiscard]] std::vector<Suggestion> suggest(std::string_view typed, std::size_t limit);

 private:
  using Words = std::vector<std::string_view>;

  void add_written(const std::string& folded);
  void add_terms(const std::string& prefix, std::size_t most);
  void add_sounds(const std::string& folded);
  void add_words(const Words& words);
  void add_places(const char* field, Words names);
  void add_names(const std::string& written, const std::string& sound, std::size_t depth);
  template <class Visit>
  void each_beginning(const std::string& prefix, Words words, Visit&& visit);
  [[nodiscard]] std::vector<Suggestion> ranked(std::size_t limit) const;
  [[nodiscard]] std::string shown_value(const std::string& term, const char* field) const;

  const IndexSet& indexes_;
  std::unordered_map<std::string, std::size_t> found_;  // term -> passages that have it
  std::size_t lookups_left_ = 0;                        // in the index: see each_beginning()
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_SUGGEST_SUGGEST_H_
