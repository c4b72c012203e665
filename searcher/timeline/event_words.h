// What a clause tells, as words that two tellings of one event share: 協定を結んだ and
// 協定書の調印.
#ifndef KOURYU_SEARCHER_TIMELINE_EVENT_WORDS_H_
#define KOURYU_SEARCHER_TIMELINE_EVENT_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// The matter of a clause; hashes, sorted, unique.
struct EventWords {
  std::vector<std::uint64_t> pairs;    // of letters: 協定 定書; of what is done its class
  std::vector<std::uint64_t> numbers;  // 第5回, 12人
  std::uint64_t deed = 0;              // the class of what is done; 0 where none is told
  bool verb = false;                   // a verb of the trade says it: 訪問, 締結
  bool pact = false;                   // `deed` is the pact of two towns
};

/// `told`: folded, without dates and without names of places, a line feed where one was taken out.
/// At most some hundred pairs are kept.
[[nodiscard]] EventWords event_words(std::string_view told);

/// How many values two sorted lists share.
[[nodiscard]] std::size_t shared(const std::vector<std::uint64_t>& a,
                                 const std::vector<std::uint64_t>& b);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_TIMELINE_EVENT_WORDS_H_
