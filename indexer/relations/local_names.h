// Names of places that a document itself explains.
#ifndef KOURYU_INDEXER_RELATIONS_LOCAL_NAMES_H_
#define KOURYU_INDEXER_RELATIONS_LOCAL_NAMES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "dict/base/utf8.h"

namespace kouryu {

/// By word, the canonical name it means: 海星区 (of 大連市海星区), みなと浜 (of みなと浜市). To
/// look at a text costs the same however many there are.
class LocalNames {
 public:
  /// The first meaning of a word stays.
  void add(std::string word, std::string name) {
    if (word.empty() || word.size() > kLongest) return;
    std::size_t at = 0;
    firsts_.insert(next_char(word, at));
    words_.try_emplace(std::move(word), std::move(name));
  }

  [[nodiscard]] const std::string* find(const std::string& word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? nullptr : &found->second;
  }

  /// The longest word that begins at byte `at` of `text`: its length in bytes and its meaning; 0
  /// where there is none.
  [[nodiscard]] std::pair<std::size_t, const std::string*> at(std::string_view text,
                                                              std::size_t at) const {
    std::size_t end = at;
    if (words_.empty() || !firsts_.contains(next_char(text, end))) return {0, nullptr};
    std::pair<std::size_t, const std::string*> best{0, nullptr};
    while (end <= text.size() && end - at <= kLongest) {
      const auto found = words_.find(std::string(text.substr(at, end - at)));
      if (found != words_.end()) best = {end - at, &found->second};
      if (end == text.size()) break;
      next_char(text, end);
    }
    return best;
  }

  /// Calls `visit(word, name)` for each, in no order.
  template <class Visit>
  void each(Visit&& visit) const {
    for (const auto& [word, name] : words_) visit(word, name);
  }

 private:
  static constexpr std::size_t kLongest = 60;  // bytes of a word
  std::unordered_map<std::string, std::string> words_;
  std::unordered_set<char32_t> firsts_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_LOCAL_NAMES_H_
