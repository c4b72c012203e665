// A text as the rules of organisations see it: its words, and the places that no name crosses.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_TEXT_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_TEXT_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "dict/tokens/analyzer.h"
#include "indexer/facets/organisations/organisation_tables.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// Positions are bytes of the folded text, tokens are numbers. Does not change: any thread may ask.
class OrganisationText {
 public:
  /// Both must outlive the object. `edges`: further byte positions that no name crosses.
  OrganisationText(const AnalyzedText& text, const OrganisationTables& tables,
                   const std::vector<std::size_t>& edges);

  [[nodiscard]] const OrganisationTables& tables() const { return tables_; }
  [[nodiscard]] const WordSet& words(OrganisationWord kind) const { return tables_.words(kind); }
  [[nodiscard]] std::string_view all() const { return text_.folded.text; }
  [[nodiscard]] std::string_view up_to(std::size_t end) const { return all().substr(0, end); }
  [[nodiscard]] std::string_view from(std::size_t begin) const { return all().substr(begin); }
  [[nodiscard]] std::string_view in(const ByteRange& range) const {
    return all().substr(range.begin, range.size());
  }

  [[nodiscard]] std::size_t tokens() const { return text_.tokens.size(); }
  [[nodiscard]] const Token& token(std::size_t i) const { return text_.tokens[i]; }
  [[nodiscard]] std::size_t begin(std::size_t token) const {
    return text_.tokens[token].range.begin;
  }
  [[nodiscard]] std::size_t end(std::size_t token) const { return text_.tokens[token].range.end; }
  [[nodiscard]] std::string_view surface(std::size_t token) const {
    const ByteRange& range = text_.tokens[token].range;
    return {text_.folded.text.data() + range.begin, range.end - range.begin};
  }
  /// The first token that begins at `position` or behind it; tokens() where none does.
  [[nodiscard]] std::size_t token_from(std::size_t position) const;

  /// A line feed, the end of a legal form, white space between words, or one of the edges given.
  [[nodiscard]] bool has_break(std::size_t position) const;
  /// A line feed only.
  [[nodiscard]] bool has_line_end(std::size_t position) const;
  /// An edge strictly inside a token: MeCab reads over the end of a label (団体 名東 アジア).
  [[nodiscard]] std::optional<std::size_t> edge_inside(std::size_t token) const;
  /// Whether such an edge lies strictly inside `range`.
  [[nodiscard]] bool is_cut(const ByteRange& range) const;
  /// Whether `range` is all that stands between two line feeds.
  [[nodiscard]] bool fills_line(const ByteRange& range) const;

  /// In digits; 三 of 三潮県 is a kanji of the name.
  [[nodiscard]] bool is_number(std::size_t token) const;
  [[nodiscard]] bool may_stand_in_name(std::size_t token) const;
  /// Whether an ending of at least `fewest` tokens begins with `token`: 代表|処. Returns it, or
  /// nothing.
  [[nodiscard]] std::string_view ending_at(std::size_t token, std::size_t fewest = 1) const;
  /// Whether a word behind `end` makes the name a part of something else: 大学|祭.
  [[nodiscard]] bool is_part_of_more(std::size_t end) const;
  /// What stands in the quotation marks that open at byte `position` (NPO法人「…」), or nothing.
  [[nodiscard]] std::optional<ByteRange> quoted_at(std::size_t position) const;
  /// Whether a token begins at byte `position`, or the last one ends there.
  [[nodiscard]] bool is_edge(std::size_t position) const;
  /// Where `folded` stands with the edges of tokens, or nothing.
  [[nodiscard]] std::vector<ByteRange> find_word(std::string_view folded) const;

 private:
  /// Whether a word that mostly stands in front of names is a field of work of one: 技術|協力|協会.
  [[nodiscard]] bool is_field_before_ending(std::size_t token) const;
  /// Whether a title says whose body it is: 知事|協議会.
  [[nodiscard]] bool is_title_in_name(std::size_t token) const;

  const AnalyzedText& text_;
  const OrganisationTables& tables_;
  std::vector<std::size_t> edges_;  // ascending, the breaks of the text among them
};

/// Bytes of the country's name that `words` begin with; 0 where there is none. `name`: its
/// canonical name goes there, which lives as long as the gazetteer.
[[nodiscard]] std::size_t country_end(std::string_view words, std::string_view* name = nullptr);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_TEXT_H_
