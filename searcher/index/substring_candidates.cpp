// Candidates as an AND of bigram terms, false ones taken out by reading the text.
#include "searcher/index/substring_candidates.h"

#include <algorithm>
#include <map>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/find_text.h"
#include "dict/base/utf8.h"
#include "dict/schema/fields.h"
#include "dict/schema/record.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/bigrams.h"

namespace kouryu {
namespace {

/// Document ids as postings, for each part of a joined database its own (told by its UUID).
class IdSource : public Xapian::PostingSource {
 public:
  using Ids = std::map<std::string, std::vector<Xapian::docid>>;

  explicit IdSource(Ids ids) : ids_(std::move(ids)) {}

  [[nodiscard]] IdSource* clone() const override { return new IdSource(ids_); }
  void init(const Xapian::Database& database) override {
    const auto found = ids_.find(database.get_uuid());
    list_ = found == ids_.end() ? nullptr : &found->second;
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
    while (next_ < size() && (*list_)[next_] < id) ++next_;
  }
  [[nodiscard]] bool at_end() const override { return started_ && next_ >= size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return (*list_)[next_]; }
  [[nodiscard]] std::string get_description() const override { return "IdSource"; }

 private:
  [[nodiscard]] Xapian::doccount size() const {
    return list_ == nullptr ? 0 : static_cast<Xapian::doccount>(list_->size());
  }

  Ids ids_;
  const std::vector<Xapian::docid>* list_ = nullptr;
  std::size_t next_ = 0;
  bool started_ = false;
};

/// Passages whose texts are remembered while one query is answered.
constexpr std::size_t kMostTexts = 4096;
constexpr std::size_t kMostTextBytes = std::size_t{32} << 20;

constexpr std::size_t kMostPairs = 4;  // of a string, looked up together

SubstringCandidates find_candidates(const Xapian::Database& database, const std::string& folded) {
  SubstringCandidates out;
  const SubstringNeeds needs = substring_needs(folded);
  out.exact = needs.exact;
  if (needs.bigrams.empty() && needs.prefixes.empty()) {
    out.query = every_passage();
    out.everything = true;
    return out;
  }
  // The rarest pairs narrow nearly as much as all of them, at less cost.
  std::vector<std::pair<Xapian::doccount, std::string>> pairs;
  for (const std::string& bigram : needs.bigrams) {
    std::string term = bigram_term(bigram);
    const Xapian::doccount passages = database.get_termfreq(term);
    if (passages == 0) {
      out.exact = true;  // nothing at all
      return out;
    }
    pairs.emplace_back(passages, std::move(term));
  }
  std::sort(pairs.begin(), pairs.end());
  if (pairs.size() > kMostPairs) pairs.resize(kMostPairs);
  std::vector<Xapian::Query> all;
  for (const auto& [passages, term] : pairs) all.emplace_back(term);
  for (const std::string& prefix : needs.prefixes) {
    const Xapian::Query wildcard(Xapian::Query::OP_WILDCARD, bigram_term(prefix), 0,
                                 Xapian::Query::WILDCARD_LIMIT_ERROR, Xapian::Query::OP_SYNONYM);
    all.push_back(wildcard);
  }
  out.query = Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
  return out;
}

}  // namespace

std::string bigram_term(std::string_view bigram) {
  std::string term(field(FieldId::Grams).prefix);
  term += bigram;
  return term;
}

bool can_narrow(std::string_view folded) {
  for (std::size_t position = 0; position < folded.size();) {
    const char32_t c = next_char(folded, position);
    if (is_letter_or_digit(c) && !is_hiragana(c)) return true;
  }
  return false;
}

const SubstringCandidates& SubstringFinder::candidates(const std::string& folded) {
  const auto known = candidates_.find(folded);
  if (known != candidates_.end()) return known->second;
  return candidates_.emplace(folded, find_candidates(indexes_.database(), folded)).first->second;
}

bool SubstringFinder::contains(Xapian::docid id, const std::string& folded) {
  const auto [told, is_new] = told_[folded].try_emplace(id, false);
  if (!is_new) return told->second;
  check_deadline();
  auto text = texts_.find(id);
  if (text == texts_.end()) {
    if (texts_.size() >= kMostTexts || texts_bytes_ >= kMostTextBytes) {
      texts_.clear();
      texts_bytes_ = 0;
    }
    const std::string data = indexes_.database().get_document(id).get_data();
    text = texts_.emplace(id, fold_text(decode_record_text(data))).first;
    texts_bytes_ += text->second.size();
  }
  told->second = contains_text(text->second, folded);
  return told->second;
}

Xapian::Query SubstringFinder::containing(const std::string& folded, const Xapian::Query& known,
                                          const Xapian::Query* scope) {
  const SubstringCandidates& maybe = candidates(folded);
  if (maybe.exact || maybe.query.empty()) return maybe.query;
  Xapian::Query doubtful = maybe.query;
  if (scope != nullptr) doubtful = Xapian::Query(Xapian::Query::OP_FILTER, doubtful, *scope);
  if (doubtful.empty()) return maybe.query;
  if (!known.empty()) doubtful = Xapian::Query(Xapian::Query::OP_AND_NOT, doubtful, known);
  Xapian::Enquire enquire(indexes_.database());
  enquire.set_query(doubtful);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, indexes_.database().get_doccount());
  std::vector<Xapian::docid> false_ones;
  for (auto it = found.begin(); it != found.end(); ++it) {
    if (!contains(*it, folded)) false_ones.push_back(*it);
  }
  if (false_ones.empty()) return maybe.query;
  return {Xapian::Query::OP_AND_NOT, maybe.query, query_of_ids(indexes_, false_ones)};
}

bool SubstringFinder::stands_somewhere(const std::string& folded, std::size_t most_read) {
  const auto known = stands_.find(folded);
  if (known != stands_.end()) return known->second;
  const bool stands = look_for(folded, most_read);
  // What was not read to the end may stand further on.
  const bool all_read = most_read == static_cast<std::size_t>(-1);
  if (stands || all_read) stands_.emplace(folded, stands);
  return stands;
}

bool SubstringFinder::look_for(const std::string& folded, std::size_t most_read) {
  constexpr Xapian::doccount kFirst = 8;  // candidates looked at; then twice as many, and so on
  const SubstringCandidates& maybe = candidates(folded);
  if (maybe.query.empty()) return false;
  Xapian::Enquire enquire(indexes_.database());
  enquire.set_query(maybe.query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  for (Xapian::doccount seen = 0, wanted = kFirst;; seen += wanted, wanted *= 2) {
    const Xapian::MSet found = enquire.get_mset(seen, wanted);
    if (maybe.exact) return !found.empty();
    for (auto it = found.begin(); it != found.end(); ++it) {
      if (contains(*it, folded)) return true;
    }
    if (found.size() < wanted || seen + wanted >= most_read) return false;
  }
}

Xapian::Query query_of_ids(const IndexSet& indexes, const std::vector<Xapian::docid>& ids) {
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
  std::vector<std::string> names;
  names.reserve(parts.size());
  for (const auto& part : parts) names.push_back(part.get_uuid());
  IdSource::Ids by_part;
  for (const Xapian::docid id : ids) {
    by_part[names[(id - 1) % count]].push_back((id - 1) / count + 1);
  }
  return Xapian::Query((new IdSource(std::move(by_part)))->release());
}

Xapian::Query found_once(const IndexSet& indexes, const Xapian::Query& query) {
  constexpr Xapian::doccount kMost = 20'000;  // more would take longer to copy than to find again
  if (!indexes.local() || query.empty()) return query;
  Xapian::Enquire enquire(indexes.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, kMost);
  if (found.size() == kMost || found.empty()) return query;
  std::vector<Xapian::docid> ids;
  ids.reserve(found.size());
  for (auto it = found.begin(); it != found.end(); ++it) ids.push_back(*it);
  return query_of_ids(indexes, ids);
}

}  // namespace kouryu
