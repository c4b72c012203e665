// From the value slot; where that has nothing that can be read, from the stored record.
#include "searcher/index/folded_texts.h"

#include <utility>

#include "dict/schema/fields.h"
#include "dict/schema/record.h"

namespace kouryu {
namespace {

FoldedPassage fold_stored(const Xapian::Database& database, Xapian::docid id) {
  return folded_passage(decode_record(database.get_document(id).get_data()));
}

std::string slot_bytes(const Xapian::Database& database, Xapian::docid id) {
  // That the passage is there is known: looking it up once more would cost as much as the rest.
  return database.get_document(id, Xapian::DOC_ASSUME_VALID)
      .get_value(static_cast<Xapian::valueno>(field(FieldId::Folded).slot));
}

}  // namespace

std::string folded_bytes(const Xapian::Database& database, Xapian::docid id) {
  std::string bytes = slot_bytes(database, id);
  if (packed_text_of(bytes)) return bytes;
  return encode_folded(fold_stored(database, id));
}

FoldedPassage read_folded(const Xapian::Database& database, Xapian::docid id) {
  if (auto folded = decode_folded(slot_bytes(database, id))) return std::move(*folded);
  return fold_stored(database, id);
}

bool FoldedNeedle::stands_in(const std::string& bytes) const {
  const auto text = packed_text_of(bytes);
  return text && packed_contains(*text, packed_);
}

}  // namespace kouryu
