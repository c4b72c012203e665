// Candidates as an AND of bigram terms, false ones taken out by reading the text.
#include "searcher/index/substring_candidates.h"

#include <algorithm>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "dict/schema/fields.h"
#include "dict/tokens/bigrams.h"
#include "searcher/index/id_query.h"

namespace kouryu {
namespace {

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

SubstringFinder::Told& SubstringFinder::told_of(const std::string& folded) {
  const auto known = told_.find(folded);
  if (known != told_.end()) return known->second;
  return told_.emplace(folded, Told{FoldedNeedle(folded), {}}).first->second;
}

bool SubstringFinder::contains(Xapian::docid id, Told& told) {
  const auto [contains, is_new] = told.contains.try_emplace(id, false);
  if (!is_new) return contains->second;
  check_deadline();
  auto text = texts_.find(id);
  if (text == texts_.end()) {
    if (texts_.size() >= kMostTexts || texts_bytes_ >= kMostTextBytes) {
      texts_.clear();
      texts_bytes_ = 0;
    }
    text = texts_.emplace(id, folded_bytes(indexes_.database(), id)).first;
    texts_bytes_ += text->second.size();
  }
  contains->second = told.needle.stands_in(text->second);
  return contains->second;
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
  Told& told = told_of(folded);
  for (auto it = found.begin(); it != found.end(); ++it) {
    if (!contains(*it, told)) false_ones.push_back(*it);
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
  Told& told = told_of(folded);
  Xapian::Enquire enquire(indexes_.database());
  enquire.set_query(maybe.query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  for (Xapian::doccount seen = 0, wanted = kFirst;; seen += wanted, wanted *= 2) {
    const Xapian::MSet found = enquire.get_mset(seen, wanted);
    if (maybe.exact) return !found.empty();
    for (auto it = found.begin(); it != found.end(); ++it) {
      if (contains(*it, told)) return true;
    }
    if (found.size() < wanted || seen + wanted >= most_read) return false;
  }
}

}  // namespace kouryu
