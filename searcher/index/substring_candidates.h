// Passages that may contain a folded string: the one interface for everything that narrows by
// substring. That bigrams are terms of the index is known in substring_candidates.cpp only.
#ifndef KOURYU_SEARCHER_INDEX_SUBSTRING_CANDIDATES_H_
#define KOURYU_SEARCHER_INDEX_SUBSTRING_CANDIDATES_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searcher/index/folded_texts.h"
#include "searcher/index/index_set.h"

namespace kouryu {

struct SubstringCandidates {
  Xapian::Query query;
  bool exact = false;       // no false ones among them
  bool everything = false;  // nothing narrows the string (signs alone): every passage
};

/// Reads one state of the indexes; make a new one for each search: it remembers the texts it read.
class SubstringFinder {
 public:
  explicit SubstringFinder(const IndexSet& indexes) : indexes_(indexes) {}

  /// A superset of the passages whose folded text contains `folded`; matches nothing when it is
  /// plain that there are none.
  [[nodiscard]] const SubstringCandidates& candidates(const std::string& folded);

  /// Of `scope` exactly the passages whose folded text contains `folded`: false candidates are
  /// found by reading their text, but for those that match `known`. Outside of `scope` there may be
  /// false ones; nullptr: of all passages.
  [[nodiscard]] Xapian::Query containing(const std::string& folded, const Xapian::Query& known,
                                         const Xapian::Query* scope);

  /// True when some passage contains `folded`: reads no further than the first that does, and no
  /// more than `most_read` that may.
  [[nodiscard]] bool stands_somewhere(const std::string& folded,
                                      std::size_t most_read = static_cast<std::size_t>(-1));

 private:
  /// What is known of the passages that may contain a string.
  struct Told {
    FoldedNeedle needle;
    std::unordered_map<Xapian::docid, bool> contains;
  };

  [[nodiscard]] Told& told_of(const std::string& folded);
  [[nodiscard]] bool contains(Xapian::docid id, Told& told);
  [[nodiscard]] bool look_for(const std::string& folded, std::size_t most_read);

  const IndexSet& indexes_;
  std::unordered_map<std::string, SubstringCandidates> candidates_;
  std::unordered_map<std::string, Told> told_;
  std::unordered_map<std::string, bool> stands_;
  std::unordered_map<Xapian::docid, std::string> texts_;  // their folded_bytes()
  std::size_t texts_bytes_ = 0;
};

/// Matches every passage. In place of Xapian::Query::MatchAll, which all threads share and count
/// the copies of without a lock: used by two at once it is freed under them.
[[nodiscard]] inline Xapian::Query every_passage() { return Xapian::Query(std::string()); }

/// The index's term of a bigram.
[[nodiscard]] std::string bigram_term(std::string_view bigram);

/// True when `folded` has a letter or digit that is not hiragana: words of hiragana alone are also
/// endings, particles and readings, and are looked for with more care.
[[nodiscard]] bool can_narrow(std::string_view folded);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_INDEX_SUBSTRING_CANDIDATES_H_
