// Whole numbers as Japanese writes them: 30, 1,000, 三十, 三〇, 2万5千.
#ifndef KOURYU_SEARCHER_QUERY_NUMBERS_H_
#define KOURYU_SEARCHER_QUERY_NUMBERS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

struct WrittenNumber {
  std::uint64_t value = 0;
  std::size_t chars = 0;
};

/// The number that begins at `at` of folded text; none where something else is written (010,
/// 二十〇) or where it is more than a text would spell out.
[[nodiscard]] std::optional<WrittenNumber> read_number(std::u32string_view text, std::size_t at);

/// Every way to write `value` (1 and more) that is exact.
[[nodiscard]] std::vector<std::u32string> number_spellings(std::uint64_t value);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_NUMBERS_H_
