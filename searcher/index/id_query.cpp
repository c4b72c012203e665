// A posting source over lists of ids, which the copies that Xapian makes of it share.
#include "searcher/index/id_query.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "dict/schema/fields.h"
#include "dict/schema/record.h"

namespace kouryu {
namespace {

/// Document ids as postings, for each part of a joined database its own (told by its UUID).
class IdSource : public Xapian::PostingSource {
 public:
  using Ids = std::map<std::string, std::vector<Xapian::docid>>;

  explicit IdSource(Ids ids)
      : ids_(std::make_shared<const Ids>(std::move(ids))), number_(next_number()) {}

  [[nodiscard]] IdSource* clone() const override { return new IdSource(*this, Copy{}); }
  void init(const Xapian::Database& database) override {
    const auto found = ids_->find(database.get_uuid());
    list_ = found == ids_->end() ? nullptr : &found->second;
    next_ = 0;
    started_ = false;
  }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double /*min_weight*/) override {
    if (started_) ++next_;
    started_ = true;
  }
  void skip_to(Xapian::docid id, double /*min_weight*/) override {
    started_ = true;
    // Mostly it is near: steps that double, then the half of the last one.
    std::size_t step = 1;
    while (next_ + step < size() && (*list_)[next_ + step] < id) step *= 2;
    const auto begin = list_ == nullptr ? kNothing.begin() : list_->begin();
    const auto from = static_cast<std::ptrdiff_t>(std::min<std::size_t>(next_, size()));
    const auto to = static_cast<std::ptrdiff_t>(std::min<std::size_t>(next_ + step + 1, size()));
    next_ = static_cast<std::size_t>(std::lower_bound(begin + from, begin + to, id) - begin);
  }
  [[nodiscard]] bool at_end() const override { return started_ && next_ >= size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return (*list_)[next_]; }
  /// Tells one list from all others: a query leads back to its source by nothing else.
  [[nodiscard]] std::string get_description() const override {
    return "IdSource " + std::to_string(number_);
  }

 private:
  struct Copy {};
  IdSource(const IdSource& other, Copy /*tag*/) : ids_(other.ids_), number_(other.number_) {}

  static std::uint64_t next_number() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
  }
  [[nodiscard]] Xapian::doccount size() const {
    return list_ == nullptr ? 0 : static_cast<Xapian::doccount>(list_->size());
  }

  inline static const std::vector<Xapian::docid> kNothing;
  std::shared_ptr<const Ids> ids_;
  std::uint64_t number_;
  const std::vector<Xapian::docid>* list_ = nullptr;
  std::size_t next_ = 0;
  bool started_ = false;
};

}  // namespace

Xapian::Query query_of_ids(const IndexSet& indexes, std::vector<Xapian::docid> ids) {
  if (ids.empty()) return {};
  if (!indexes.local()) {
    // A stock remote server knows no posting source of ours: name the passages by their key term.
    std::vector<std::string> terms;
    terms.reserve(ids.size());
    for (const Xapian::docid id : ids) {
      const PassageRecord record = decode_record(indexes.database().get_document(id).get_data());
      terms.push_back(field_term(field(FieldId::Id), record.id));
    }
    const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
    return {Xapian::Query::OP_SCALE_WEIGHT, any, 0.0};
  }
  const auto parts = indexes.parts();
  const auto count = static_cast<Xapian::docid>(parts.size());
  IdSource::Ids by_part;
  if (count == 1) {
    by_part.emplace(parts[0].get_uuid(), std::move(ids));
  } else {
    std::vector<std::vector<Xapian::docid>*> lists;
    for (const auto& part : parts) lists.push_back(&by_part[part.get_uuid()]);
    for (const Xapian::docid id : ids) lists[(id - 1) % count]->push_back((id - 1) / count + 1);
  }
  return Xapian::Query((new IdSource(std::move(by_part)))->release());
}

Xapian::Query found_once(const IndexSet& indexes, const Xapian::Query& query, MatchSets& sets) {
  constexpr std::size_t kMost = 100'000;  // more would take longer to copy than to find again
  if (!indexes.local() || query.empty()) return query;
  if (query.get_type() == Xapian::Query::LEAF_POSTING_SOURCE) return query;  // found already
  std::vector<Xapian::docid> ids = sets.matches(indexes.database(), query).ids();
  if (ids.empty() || ids.size() > kMost) return query;
  const auto known = std::make_shared<const std::vector<Xapian::docid>>(ids);
  const Xapian::Query found = query_of_ids(indexes, std::move(ids));
  sets.remember(found, known);
  return found;
}

}  // namespace kouryu
