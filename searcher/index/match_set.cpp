// Unions are made here, from postings; whatever narrows is left to Xapian, which skips.
#include "searcher/index/match_set.h"

#include <bit>
#include <utility>

#include "dict/base/deadline.h"

namespace kouryu {
namespace {

using Query = Xapian::Query;

/// A term in more than one of so many passages is frequent: a set is smaller than its postings.
constexpr Xapian::doccount kFrequent = 64;

void add_postings(const Xapian::Database& database, const std::string& term, IdSet& out) {
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) out.add(*posting);
}

void add_matches(const Xapian::Database& database, const Query& query, IdSet& out) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  for (auto it = found.begin(); it != found.end(); ++it) out.add(*it);
}

}  // namespace

void IdSet::unite(const IdSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

void IdSet::subtract(const IdSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
}

std::size_t IdSet::count() const {
  std::size_t sum = 0;
  for (const std::uint64_t word : words_) sum += static_cast<std::size_t>(std::popcount(word));
  return sum;
}

std::vector<Xapian::docid> IdSet::ids() const {
  std::vector<Xapian::docid> out;
  out.reserve(count());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
      out.push_back(static_cast<Xapian::docid>(i) * kBits +
                    static_cast<Xapian::docid>(std::countr_zero(word)));
    }
  }
  return out;
}

void MatchSets::use_generation(std::size_t generation) {
  if (generation == generation_) return;
  generation_ = generation;
  places_.clear();
  kept_.clear();
  found_.clear();
  bytes_ = 0;
}

void MatchSets::remember(const Query& query,
                         std::shared_ptr<const std::vector<Xapian::docid>> ids) {
  found_.push_front({query.get_description(), std::move(ids)});
  if (found_.size() > kMostFound) found_.pop_back();
}

IdSet MatchSets::matches(const Xapian::Database& database, const Query& query) {
  IdSet out(database.get_lastdocid());
  add(database, query, out);
  return out;
}

void MatchSets::add(const Xapian::Database& database, const Query& query, IdSet& out) {
  if (query.empty()) return;
  check_deadline();
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      add_term(database, *query.get_terms_begin(), out);
      return;
    case Query::LEAF_MATCH_ALL:
      add_term(database, std::string(), out);
      return;
    case Query::LEAF_POSTING_SOURCE: {
      const std::string description = query.get_description();
      for (const Found& found : found_) {
        if (found.description != description) continue;
        for (const Xapian::docid id : *found.ids) out.add(id);
        return;
      }
      add_matches(database, query, out);
      return;
    }
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_SCALE_WEIGHT:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        add(database, query.get_subquery(i), out);
      }
      return;
    case Query::OP_AND_MAYBE:
      add(database, query.get_subquery(0), out);
      return;
    case Query::OP_AND_NOT: {
      IdSet wanted = matches(database, query.get_subquery(0));
      wanted.subtract(matches(database, query.get_subquery(1)));
      out.unite(wanted);
      return;
    }
    default:
      add_matches(database, query, out);
  }
}

void MatchSets::add_term(const Xapian::Database& database, const std::string& term, IdSet& out) {
  const auto place = places_.find(term);
  if (place != places_.end()) {
    kept_.splice(kept_.begin(), kept_, place->second);
    out.unite(place->second->ids);
    return;
  }
  const bool frequent = database.get_termfreq(term) > database.get_doccount() / kFrequent;
  if (!frequent || out.bytes() > most_bytes_) {
    add_postings(database, term, out);
    return;
  }
  IdSet ids(database.get_lastdocid());
  add_postings(database, term, ids);
  out.unite(ids);
  bytes_ += ids.bytes();
  kept_.push_front({term, std::move(ids)});
  places_.emplace(kept_.front().term, kept_.begin());
  while (bytes_ > most_bytes_) {
    bytes_ -= kept_.back().ids.bytes();
    places_.erase(kept_.back().term);
    kept_.pop_back();
  }
}

}  // namespace kouryu
