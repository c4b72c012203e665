// Whose document it is, and what its places are called: learned from all of its passages before the
// first relation is read.
#ifndef KOURYU_INDEXER_RELATIONS_DOCUMENT_SIDES_H_
#define KOURYU_INDEXER_RELATIONS_DOCUMENT_SIDES_H_

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "dict/tokens/analyzer.h"
#include "indexer/relations/parties.h"
#include "indexer/relations/unlisted_places.h"

namespace kouryu {

/// The sides that a line above a text names: a title, the headings of a section.
struct SectionSides {
  std::string own;                    // of Japan; empty where the line has none or several
  std::vector<std::string> partners;  // of elsewhere
  bool tie = false;                   // the line speaks of ties: 姉妹都市一覧
  bool is_name = false;               // the line is the name of a partner, and no more
};

class DocumentSides {
 public:
  /// Every passage of the document, in order, with its facets; `text`: of it.
  void survey(const PassageRecord& record, const AnalyzedText& text);
  /// After the last survey(): who speaks. `publication` is as PassageRecord has it.
  void settle(const std::string& title, const std::string& publication);

  /// The town that says 本市, the county that says 本県; empty where that is not plain.
  [[nodiscard]] const std::string& own_city() const { return own_city_; }
  [[nodiscard]] const std::string& own_region() const { return own_region_; }
  /// The one of these that the document speaks of more.
  [[nodiscard]] const std::string& own() const { return own_; }
  /// The only place abroad, smaller than a country, that the document names; empty where there are
  /// others.
  [[nodiscard]] const std::string& only_partner() const { return only_partner_; }
  /// Whether a country stands for itself: no smaller place of it is named.
  [[nodiscard]] bool stands_alone(const std::string& country) const;
  /// Whether the document is the text of an agreement: its date is that of the tie.
  [[nodiscard]] bool is_agreement() const { return is_agreement_; }
  [[nodiscard]] const LocalNames& words() const { return words_; }
  /// Of a line above a text.
  [[nodiscard]] const SectionSides& sides_of(const std::string& line) const;

 private:
  void count(const PassageRecord& record, const Party& party, bool contact);

  void count_office(const std::string& office);
  void add_unlisted(const std::vector<std::string>& names);

  UnlistedPlaces unlisted_;
  LocalNames words_;
  LocalNames names_;
  std::map<std::string, double> weights_;  // of places of Japan
  std::map<std::string, int> alone_;       // of Japan: lines that are the name alone
  std::map<std::string, int> inside_;      // the same inside others
  std::size_t own_city_words_ = 0;         // 本市
  std::size_t own_region_words_ = 0;       // 本県
  bool is_page_of_ties_ = false;
  std::set<std::string> headings_;
  bool is_list_of_towns_ = false;  // (1) 丘市, (2) 港町: headings are whose ties follow
  std::set<std::string> regions_;  // those of them that are no towns
  std::set<std::string> abroad_;
  std::set<std::string> countries_of_abroad_;
  std::string own_city_, own_region_, own_, only_partner_;
  bool is_agreement_ = false;
  mutable std::map<std::string, SectionSides> lines_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_DOCUMENT_SIDES_H_
