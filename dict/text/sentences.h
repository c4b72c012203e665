// Sentences of a text and the clauses they are made of: a date or name belongs to its clause before
// it belongs to its sentence.
//
// By signs and endings alone, for display text as for folded text. Thread-safe after construction.
#ifndef KOURYU_DICT_TEXT_SENTENCES_H_
#define KOURYU_DICT_TEXT_SENTENCES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "kouryu/text_range.h"

namespace kouryu {

/// Where sentences end in a text, found once for all who ask. A sentence ends behind 。！？ and at
/// the end of a line; inside brackets none does: (以下「協会」という。)
class Sentences {
 public:
  /// `text` must outlive the object; linear in its length. Throws Error (TimedOut) as
  /// dict/base/deadline.h says.
  explicit Sentences(std::string_view text);

  /// All that hold more than white space, in order; bytes of the text, without white space in
  /// front.
  [[nodiscard]] std::vector<ByteRange> all() const;

  /// The sentence around `range`, which may hold several sentence ends itself.
  [[nodiscard]] ByteRange around(const ByteRange& range) const;

 private:
  struct End {
    std::size_t before;  // the sign that ends it
    std::size_t end;     // behind it, but for the end of a line
    std::size_t next;    // where the next one begins
  };

  [[nodiscard]] std::size_t without_space(std::size_t begin, std::size_t end) const;

  std::string_view text_;
  std::vector<End> ends_;
};

/// The clauses of the sentence `sentence` of `text`, in order, without gaps: cut behind a comma
/// that follows a verb (…を結び、 …したが、 …したため、), never inside brackets. A comma behind a
/// noun or a topic (大連市は、 5月、) cuts nothing. The items of a list on one line
/// (1)…を結んだ2)…) are clauses, too. At least one.
[[nodiscard]] std::vector<ByteRange> clauses_of(std::string_view text, const ByteRange& sentence);

/// What the end of a clause says of the next one.
enum class ClauseEnd {
  None,   // `before` ends in no verb: it goes on
  Tells,  // …を結び: told to its end
  Leads,  // …したため, …を受け, …して: what came of it is told by the next
};
/// `before`: a clause, or its beginning, without the comma.
[[nodiscard]] ClauseEnd clause_end(std::string_view before);

}  // namespace kouryu

#endif  // KOURYU_DICT_TEXT_SENTENCES_H_
