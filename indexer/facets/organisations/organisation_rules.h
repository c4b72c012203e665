// Decides whether the words before an ending make it the name of an organisation.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_RULES_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_RULES_H_

#include <cstddef>
#include <string_view>

#include "dict/tokens/analyzer.h"
#include "indexer/facets/organisations/organisation_tables.h"

namespace kouryu {

/// What stands before an ending: tokens [first, last], cut at byte `end` of the folded text, where
/// the ending begins (it may begin inside the last token).
struct NameBody {
  std::size_t first;
  std::size_t last;
  std::size_t begin;
  std::size_t end;
  std::size_t place = 0;  // the byte after a place that tokens cut to pieces (か|ほく|市), or 0
};

class OrganisationRules {
 public:
  OrganisationRules(const AnalyzedText& text, const OrganisationTables& tables)
      : text_(text), tables_(tables) {}

  /// Whether `body` before an ending of `rule` makes a name. `suffix_in_token`: the ending begins
  /// inside a token.
  [[nodiscard]] bool is_name(const NameBody& body, SuffixRule rule, std::string_view suffix,
                             bool suffix_in_token) const;

  [[nodiscard]] std::string_view surface(std::size_t token) const {
    const ByteRange& range = text_.tokens[token].range;
    return {text_.folded.text.data() + range.begin, range.end - range.begin};
  }
  /// Bytes of the country's name that `words` begin with; 0 where there is none.
  [[nodiscard]] static std::size_t country_end(std::string_view words);

 private:
  [[nodiscard]] bool is_class(const NameBody& body) const;
  /// Whether `words` tell no organisation from another. `country_names`: 日本環境 does tell one.
  [[nodiscard]] bool is_generic(std::string_view words, bool country_names) const;
  [[nodiscard]] bool has_proper(const NameBody& body) const;
  /// Whether the first token is a place that is no country: 大分 of 大分県立大分商業高等学校.
  [[nodiscard]] bool opens_with_place(const NameBody& body) const;
  /// Whether `words` begin with 国際, 国立 … and go on: 国際コーヒー.
  [[nodiscard]] bool has_world(std::string_view words) const;
  /// Whether `token` is one kanji of a name the dictionary does not know: 甲|武.
  [[nodiscard]] bool is_cut_kanji(std::size_t token) const;
  /// The byte after the place that `body` begins with, or body.begin.
  [[nodiscard]] std::size_t place_end(const NameBody& body) const;
  /// Whether `words` begin with another organisation; `section`: only fields of work may follow it.
  [[nodiscard]] bool has_parent(std::string_view words, bool section) const;
  /// Whether a ministry opens `words` and the name of a part of it may follow (環境省|地球環境).
  [[nodiscard]] bool has_ministry(std::string_view words) const;
  /// Whether `words` begin with a country or with 連邦, 王立 … and say what `suffix` is for
  /// (米国魚類野生生物局).
  [[nodiscard]] bool is_national(std::string_view words, std::string_view suffix) const;
  /// Whether a name that is no place stands before the place that ends `body`.
  [[nodiscard]] bool has_name_before_place(const NameBody& body) const;
  /// Whether a kanji or katakana follows at `end`.
  [[nodiscard]] bool goes_on(std::size_t end) const;
  [[nodiscard]] bool is_section(std::string_view words) const;
  /// Whether `words` begin with a name of the tables.
  [[nodiscard]] bool begins_known(std::string_view words) const;
  /// Whether `range` is all that stands between two line feeds.
  [[nodiscard]] bool fills_line(const ByteRange& range) const;

  const AnalyzedText& text_;
  const OrganisationTables& tables_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_RULES_H_
