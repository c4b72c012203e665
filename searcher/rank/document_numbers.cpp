// One walk through the postings of the documents' key terms.
#include "searcher/rank/document_numbers.h"

#include <string>

#include "dict/base/deadline.h"
#include "dict/schema/fields.h"

namespace kouryu {

void DocumentNumbers::use_generation(std::size_t generation) {
  if (generation != generation_) numbers_.clear();
  generation_ = generation;
}

const std::vector<std::uint32_t>& DocumentNumbers::of(const Xapian::Database& database) {
  if (!numbers_.empty()) return numbers_;
  const std::string prefix = std::string(field(FieldId::Document).prefix) + ':';
  std::vector<std::uint32_t> numbers(database.get_lastdocid() + std::size_t{1});
  std::uint32_t number = 0;
  DeadlineCheck deadline;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    ++number;
    const std::string key = *term;
    for (auto passage = database.postlist_begin(key); passage != database.postlist_end(key);
         ++passage) {
      deadline.step();
      numbers[*passage] = number;
    }
  }
  numbers_ = std::move(numbers);
  return numbers_;
}

}  // namespace kouryu
