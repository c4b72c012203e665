// Candidates as an AND of bigram terms, false ones taken out by reading the text.
#include "searcher/index/substring_candidates.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/schema/fields.h"
#include "dict/schema/record.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/bigrams.h"
#include "searcher/index/deadline.h"

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

}  // namespace

std::string bigram_term(std::string_view bigram) {
  std::string term(field("grams").prefix);
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

SubstringCandidates SubstringFinder::candidates(const std::string& folded) const {
  SubstringCandidates out;
  const SubstringNeeds needs = substring_needs(folded);
  out.exact = needs.exact;
  if (needs.bigrams.empty() && needs.prefixes.empty()) {
    out.query = every_passage();
    out.everything = true;
    return out;
  }
  std::vector<Xapian::Query> all;
  for (const std::string& bigram : needs.bigrams) {
    const std::string term = bigram_term(bigram);
    if (!indexes_.database().term_exists(term)) {
      out.exact = true;  // nothing at all
      return out;
    }
    all.emplace_back(term);
  }
  for (const std::string& prefix : needs.prefixes) {
    const Xapian::Query wildcard(Xapian::Query::OP_WILDCARD, bigram_term(prefix), 0,
                                 Xapian::Query::WILDCARD_LIMIT_ERROR, Xapian::Query::OP_SYNONYM);
    all.push_back(wildcard);
  }
  out.query = Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
  return out;
}

std::vector<Xapian::docid> SubstringFinder::false_ones(const Xapian::Query& query,
                                                       const std::string& folded) const {
  const Xapian::Database& database = indexes_.database();
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::docid> out;
  for (auto it = found.begin(); it != found.end(); ++it) {
    check_deadline();
    const std::string data = it.get_document().get_data();
    if (fold_text(decode_record_text(data)).find(folded) == std::string::npos) out.push_back(*it);
  }
  return out;
}

Xapian::Query SubstringFinder::containing(const std::string& folded) {
  return containing_beyond(folded, Xapian::Query());
}

Xapian::Query SubstringFinder::containing_beyond(const std::string& folded,
                                                 const Xapian::Query& known) {
  const std::string key = folded + '\n' + known.get_description();
  const auto before = found_.find(key);
  if (before != found_.end()) return before->second;
  const SubstringCandidates maybe = candidates(folded);
  Xapian::Query out = maybe.query;
  if (!maybe.exact && !out.empty()) {
    const Xapian::Query doubtful =
        known.empty() ? out : Xapian::Query(Xapian::Query::OP_AND_NOT, out, known);
    const auto ids = false_ones(doubtful, folded);
    if (!ids.empty()) {
      out = Xapian::Query(Xapian::Query::OP_AND_NOT, out, query_of_ids(indexes_, ids));
    }
  }
  found_.emplace(key, out);
  return out;
}

Xapian::Query SubstringFinder::containing_among(const std::string& folded,
                                                const Xapian::Query& among) {
  if (among.empty()) return among;
  const auto ids = false_ones(among, folded);
  if (ids.empty()) return among;
  return {Xapian::Query::OP_AND_NOT, among, query_of_ids(indexes_, ids)};
}

Xapian::Query query_of_ids(const IndexSet& indexes, const std::vector<Xapian::docid>& ids) {
  if (ids.empty()) return {};
  if (!indexes.local()) {
    // A stock remote server knows no posting source of ours: name the passages by their key term.
    std::vector<std::string> terms;
    terms.reserve(ids.size());
    for (const Xapian::docid id : ids) {
      const PassageRecord record = decode_record(indexes.database().get_document(id).get_data());
      terms.push_back(field_term(field("id"), record.id));
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

}  // namespace kouryu
