// The words that tell relations, from relation_words.tsv.
#ifndef KOURYU_INDEXER_RELATIONS_RELATION_WORDS_H_
#define KOURYU_INDEXER_RELATIONS_RELATION_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kouryu/text_range.h"

namespace kouryu {

/// What words tell; each is a row of the table, in its order.
enum class Told : std::uint8_t {
  Tie,
  TieAct,
  TieTakesOver,
  AgreementTitle,
  TieDateLabel,
  NotTie,
  Office,
  OfficeAct,
  NotOffice,
  Activity,
  Travel,
  Wish,
  Network,
  Aside,
  NoParty,
  Body,
  OwnCity,
  OwnRegion,
  Both,
  Anniversary,
  Cause,
  HostTown,
  Seat
};

/// A word of the table in a text.
struct WordFound {
  ByteRange range;
  std::string_view word;  // of static storage
};

/// The longest of the words of `told` that begins at `at`; empty where none does.
[[nodiscard]] std::string_view word_at(Told told, std::string_view text, std::size_t at);
/// The first such word of `text` that lies in `range`.
[[nodiscard]] std::optional<WordFound> find_told(Told told, std::string_view text,
                                                 const ByteRange& range);
/// All of them, in order; of two at one place the longer.
[[nodiscard]] std::vector<WordFound> find_all_told(Told told, std::string_view text,
                                                   const ByteRange& range);

/// Where the word for a tie begins that stands directly in front of the name that begins at
/// `begin`, as what it is: 姉妹都市港市, 姉妹都市である港市, 友好都市・港市, 協定を結んでいる港市.
/// npos where none does.
[[nodiscard]] std::size_t begin_of_called_tie(std::string_view text, std::size_t begin);
[[nodiscard]] inline bool is_called_a_tie(std::string_view text, std::size_t begin) {
  return begin_of_called_tie(text, begin) != std::string_view::npos;
}

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_RELATION_WORDS_H_
