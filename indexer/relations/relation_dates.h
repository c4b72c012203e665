// When relations began: the dates of a passage, and the years that stand above it.
#ifndef KOURYU_INDEXER_RELATIONS_RELATION_DATES_H_
#define KOURYU_INDEXER_RELATIONS_RELATION_DATES_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dict/schema/record.h"
#include "dict/text/normalizer.h"
#include "dict/time/year_mention.h"
#include "indexer/relations/told_relation.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// The dates of one passage, read when the first is asked for.
class RelationDates {
 public:
  using Mentions = std::vector<const std::pair<ByteRange, YearMention>*>;

  /// `folded`: the text of `record`; `year_above`: the last year that the document told before it,
  /// 0 where it told none. Keeps references to both.
  RelationDates(const PassageRecord& record, const FoldedText& folded, int year_above)
      : record_(record), folded_(folded), year_above_(year_above) {}

  /// Those in `range` of the text, in order.
  [[nodiscard]] Mentions in(const ByteRange& range);
  /// When the relation began, as YYYY, YYYY-MM or YYYY-MM-DD; "" where the text does not tell.
  [[nodiscard]] std::string beginning(const ToldRelation& told);
  /// The last year that the passage tells, 0 where it tells none.
  [[nodiscard]] int last_year();

 private:
  const std::vector<std::pair<ByteRange, YearMention>>& all();
  [[nodiscard]] std::optional<Date> beside(const ToldRelation& told);
  [[nodiscard]] bool is_relative(const Date& year, const ToldRelation& told);
  [[nodiscard]] bool has_years_of_several(const ToldRelation& told);
  [[nodiscard]] std::string in_lines_above(const ToldRelation& told, const Date& month);
  [[nodiscard]] std::string by_what_stands_above(const Date& month) const;

  const PassageRecord& record_;
  const FoldedText& folded_;
  int year_above_;
  std::optional<std::vector<std::pair<ByteRange, YearMention>>> mentions_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_RELATION_DATES_H_
