// A kept text is looked up by each of its bins, so that no pair is missed and few are compared.
#include "searcher/rank/grouping.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <unordered_map>
#include <utility>

#include "dict/schema/fields.h"
#include "dict/text/likeness.h"

namespace kouryu {
namespace {

std::string document_of(const Xapian::Database& database, Xapian::docid id) {
  const std::string prefix(field(FieldId::Document).prefix);
  auto term = database.termlist_begin(id);
  term.skip_to(prefix + ':');
  return term == database.termlist_end(id) ? std::string() : *term;
}

/// Texts kept so far.
class Kept {
 public:
  /// False, and nothing kept, when the text is one of those already here.
  bool keep(const std::string& body, std::string likeness) {
    if (!body.empty() && bodies_.contains(body)) return false;
    if (!likeness.empty()) {
      for (const std::uint32_t key : keys_of(likeness)) {
        for (const std::size_t other : by_bin_[key]) {
          if (nearly_same(likeness, likenesses_[other])) return false;
        }
      }
      for (const std::uint32_t key : keys_of(likeness)) by_bin_[key].push_back(likenesses_.size());
      likenesses_.push_back(std::move(likeness));
    }
    bodies_.insert(body);
    return true;
  }

 private:
  static std::vector<std::uint32_t> keys_of(const std::string& likeness) {
    std::vector<std::uint32_t> keys;
    for (std::size_t bin = 0; bin < kLikenessBins; ++bin) {
      const std::uint32_t value = likeness_bin(likeness, bin);
      if (value != 0) keys.push_back(static_cast<std::uint32_t>(bin) << 16 | value);
    }
    return keys;
  }

  std::set<std::string> bodies_;
  std::vector<std::string> likenesses_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_bin_;
};

/// A slot's values of `rows`, in their order; read in the order of ids, as they are stored.
std::vector<std::string> values_of(const Xapian::Database& database,
                                   const std::vector<Scored>& rows, FieldId id) {
  const auto slot = static_cast<Xapian::valueno>(field(id).slot);
  std::vector<std::size_t> ascending(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) ascending[i] = i;
  std::sort(ascending.begin(), ascending.end(),
            [&](std::size_t a, std::size_t b) { return rows[a].id < rows[b].id; });
  std::vector<std::string> out(rows.size());
  auto value = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  for (const std::size_t i : ascending) {
    if (value == end) break;
    value.skip_to(rows[i].id);
    if (value != end && value.get_docid() == rows[i].id) out[i] = *value;
  }
  return out;
}

}  // namespace

std::string value_of(const Xapian::Database& database, Xapian::docid id, FieldId of) {
  return database.get_document(id).get_value(static_cast<Xapian::valueno>(field(of).slot));
}

void keep_one_a_document(const Xapian::Database& database, std::vector<Scored>& rows) {
  keep_first(rows, [&](Xapian::docid id) { return document_of(database, id); });
}

void drop_duplicates(const Xapian::Database& database, std::vector<Scored>& rows) {
  const std::vector<std::string> bodies = values_of(database, rows, FieldId::Body);
  std::vector<std::string> likenesses = values_of(database, rows, FieldId::Likeness);
  Kept kept;
  std::vector<Scored> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (kept.keep(bodies[i], std::move(likenesses[i]))) out.push_back(std::move(rows[i]));
  }
  rows = std::move(out);
}

}  // namespace kouryu
