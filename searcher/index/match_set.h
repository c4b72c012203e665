// Which passages a query matches, without weights: for totals and facet counts.
#ifndef KOURYU_SEARCHER_INDEX_MATCH_SET_H_
#define KOURYU_SEARCHER_INDEX_MATCH_SET_H_

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kouryu {

/// A set of document ids, a bit each.
class IdSet {
 public:
  /// Of ids up to `last`.
  explicit IdSet(Xapian::docid last = 0) : words_(last / kBits + 1, 0) {}

  /// `id`: not above `last`.
  void add(Xapian::docid id) { words_[id / kBits] |= std::uint64_t{1} << id % kBits; }
  /// The other set: of the same `last`.
  void unite(const IdSet& other);
  void subtract(const IdSet& other);
  [[nodiscard]] std::size_t count() const;
  /// Ascending.
  [[nodiscard]] std::vector<Xapian::docid> ids() const;
  [[nodiscard]] std::size_t bytes() const { return words_.size() * sizeof(std::uint64_t); }

 private:
  static constexpr Xapian::docid kBits = 64;
  std::vector<std::uint64_t> words_;
};

/// Matches queries against one local database. What any of many words match is the union of their
/// postings; the postings of frequent words are kept, the least recently used ones forgotten.
class MatchSets {
 public:
  /// `most_bytes`: of kept postings.
  explicit MatchSets(std::size_t most_bytes = std::size_t{8} << 20) : most_bytes_(most_bytes) {}

  /// Forgets what another state of the index had.
  void use_generation(std::size_t generation);

  [[nodiscard]] IdSet matches(const Xapian::Database& database, const Xapian::Query& query);

  /// `query`, one posting source that nothing else is described as, matches `ids`. The last few are
  /// known.
  void remember(const Xapian::Query& query, std::shared_ptr<const std::vector<Xapian::docid>> ids);

 private:
  struct Kept {
    std::string term;
    IdSet ids;
  };

  void add(const Xapian::Database& database, const Xapian::Query& query, IdSet& out);
  void add_term(const Xapian::Database& database, const std::string& term, IdSet& out);

  static constexpr std::size_t kMostFound = 8;
  struct Found {
    std::string description;
    std::shared_ptr<const std::vector<Xapian::docid>> ids;
  };

  std::size_t most_bytes_;
  std::size_t generation_ = 0;
  std::size_t bytes_ = 0;
  std::list<Found> found_;  // the latest first
  std::list<Kept> kept_;    // most recently used first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> places_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_INDEX_MATCH_SET_H_
