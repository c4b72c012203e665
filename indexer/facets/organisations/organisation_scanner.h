// Finds where names of organisations stand in analysed text.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_SCANNER_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_SCANNER_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/tokens/analyzer.h"
#include "indexer/facets/organisations/organisation_rules.h"
#include "indexer/facets/organisations/organisation_tables.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// A name that may stand at `range` of the folded text.
struct OrganisationFound {
  ByteRange range;
  const char* how;
  bool certain = true;
};

constexpr std::size_t kMostNameTokens = 14;

class OrganisationScanner {
 public:
  /// Both must outlive the scanner. `edges`: further byte positions that no name crosses.
  OrganisationScanner(const AnalyzedText& text, const OrganisationTables& tables,
                      const std::vector<std::size_t>& edges);

  /// By endings, known names and legal forms, in no order, overlapping.
  [[nodiscard]] std::vector<OrganisationFound> find() const { return find(0, text_.tokens.size()); }
  /// The same of the tokens [first, last).
  [[nodiscard]] std::vector<OrganisationFound> find(std::size_t first, std::size_t last) const;
  /// Where `folded` stands with the edges of tokens, or nothing.
  [[nodiscard]] std::vector<ByteRange> find_word(std::string_view folded) const;

 private:
  void find_by_suffix(std::size_t token, std::vector<OrganisationFound>& out) const;
  /// `listed`: a buffer of the caller.
  /// `kept`: whether a name kept by hand may begin there. `listed`: room to work in.
  void find_known(std::size_t token, bool kept, std::vector<std::size_t>& listed,
                  std::vector<OrganisationFound>& out) const;
  /// The names of `sizes` (bytes, ascending) that begin with `token` and end with a token: of the
  /// list, or those kept by hand among them.
  void add_known(std::size_t token, const std::vector<std::size_t>& sizes, bool listed,
                 std::vector<OrganisationFound>& out) const;
  /// Whether the known name is a piece of another: クレア・リー, EC225.
  [[nodiscard]] bool is_part_of_word(std::size_t begin, std::size_t end) const;
  /// Whether the known name that ends with `token` begins that of a line or station (西武|池袋線).
  [[nodiscard]] bool names_line(std::size_t token) const;
  /// Whether the katakana before `end` are a known name.
  [[nodiscard]] bool ends_known(std::size_t end) const;
  /// Where the country in front of the known name [token, end) begins (韓国|気象庁,
  /// 日本|マクドナルド), else its own begin.
  [[nodiscard]] std::size_t country_before(std::size_t token, std::size_t end) const;
  /// Names between the dots of joined katakana, and joined katakana with an ending before オブ.
  void find_in_joined(std::size_t token, std::vector<OrganisationFound>& out) const;
  /// `token`: what MeCab's dictionary calls an organisation.
  void find_in_dictionary(std::size_t token, std::vector<OrganisationFound>& out) const;
  /// Names behind the word at `token` that says what they are.
  void find_in_apposition(std::size_t token, std::vector<OrganisationFound>& out) const;
  /// A name in the quotation marks that open at `token`, of which the text says that it was
  /// founded.
  void find_founded(std::size_t token, std::vector<OrganisationFound>& out) const;
  /// A name that opens with a word of the row "front".
  void find_by_front(std::size_t token, std::vector<OrganisationFound>& out) const;
  /// Whether more than a name stands in `range`: 学校「授業と教室の二本立て」.
  [[nodiscard]] bool is_phrase(const ByteRange& range) const;
  /// Whether `token` ends with such a word.
  [[nodiscard]] bool ends_kind(std::size_t token) const;
  /// The byte after the name that begins with katakana or Latin letters at token `first`.
  [[nodiscard]] std::optional<std::size_t> foreign_name_end(std::size_t first) const;
  void find_by_legal_form(std::size_t token, std::vector<OrganisationFound>& out) const;

  /// The first token of the name whose ending begins at byte `suffix_begin`, in token `last`.
  [[nodiscard]] std::size_t first_token(std::size_t last) const;
  [[nodiscard]] bool may_stand_in_name(std::size_t token) const;
  /// Whether the ・ at token `dot` (not the first) stands between two names.
  [[nodiscard]] bool parts_names(std::size_t dot) const;
  /// Whether `token` only says what the name behind it is: 電力会社|大阪電灯.
  [[nodiscard]] bool parts_class(std::size_t token) const;
  /// Whether `token` ends the name of a person before a known name that ends with token `last`.
  [[nodiscard]] bool is_holder(std::size_t token, std::size_t last) const;
  /// The token of the bracket that opens a reading whose closing bracket is `token`.
  [[nodiscard]] std::optional<std::size_t> reading_begin(std::size_t token) const;
  [[nodiscard]] bool has_break(std::size_t position) const;
  /// In digits; 三 of 三潮県 is a kanji of the name.
  [[nodiscard]] bool is_number(std::size_t token) const;
  /// An edge strictly inside a token: MeCab reads over the end of a label (団体 名東 アジア).
  [[nodiscard]] std::optional<std::size_t> edge_inside(std::size_t token) const;
  /// Behind a country and a dot at `begin` (中国・国家衛生健康委員会), unless another follows the
  /// dot (日本・トルコ協会); `begin` otherwise.
  [[nodiscard]] std::size_t behind_country(std::size_t begin, std::size_t end) const;
  /// The first token of the unlisted municipality that token `first` may be the end of
  /// (みなと|浜市), else `first`.
  [[nodiscard]] std::size_t over_hiragana(std::size_t first) const;
  /// Moves the beginning of `body` to that of a place in hiragana which tokens cut to pieces
  /// (と|かほく市), or of a place's name in kana (とやま|国際).
  void open_with_kana_place(NameBody& body) const;
  /// Behind the last dot of `begin`..`at` where places stand before it and `suffix` ends the name
  /// of one body: 岡山市・岡山|大学.
  [[nodiscard]] std::size_t behind_places(std::size_t begin, std::size_t at,
                                          std::string_view suffix) const;
  /// The byte after a name with particles in it (難民を助ける会) from token `first`, or nothing.
  [[nodiscard]] std::optional<std::size_t> group_end(std::size_t first) const;
  /// What stands in the quotation marks that open at byte `position` (NPO法人「…」), or nothing.
  [[nodiscard]] std::optional<ByteRange> quoted_at(std::size_t position) const;
  /// The bytes of the second half of a name behind `suffix` at `end`: 田辺中学校|・高等学校.
  [[nodiscard]] std::size_t joined_school(std::string_view suffix, std::size_t end) const;
  /// The byte after the works or branch of a company at token `first` (長崎|造船所), or nothing.
  [[nodiscard]] std::optional<std::size_t> works_end(std::size_t first) const;
  [[nodiscard]] bool is_part_of_more(std::size_t end) const;
  [[nodiscard]] std::string_view surface(std::size_t token) const { return rules_.surface(token); }

  const AnalyzedText& text_;
  const OrganisationTables& tables_;
  OrganisationRules rules_;
  std::vector<std::size_t> edges_;  // ascending, the breaks of the text among them
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_SCANNER_H_
