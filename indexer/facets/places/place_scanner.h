// One pass over a text, left to right, longest name first: what could be a place, before the
// document decides what bare names mean.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_SCANNER_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_SCANNER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/tokens/analyzer.h"
#include "indexer/facets/places/place_rules.h"
#include "indexer/facets/places/places.h"
#include "indexer/facets/reading/text_edges.h"

namespace kouryu {

/// A stretch of text that names, or might name, a place.
struct PlaceCandidate {
  enum class Type : std::uint8_t {
    Full,       // with unit, or a country
    Adjective,  // 日中
    Bare,       // 大連, 青森: the document decides
    Shape,      // unlisted: カナダ|アシュクラフト村
    Skip,       // a ward, a quarter, a county: says where we are, gives no value
    Surname,    // a bare name before a title or given name
  };
  Type type = Type::Skip;
  ByteRange range;
  std::size_t follow = 0;           // where a place inside this one would begin (after 共和国)
  std::vector<PlaceMatch> matches;  // of this length
  std::string shape_value;
  PlaceKind shape_kind = PlaceKind::City;
  bool free_standing = false;  // of a bare name: no compound with its neighbours
};

class PlaceScanner {
 public:
  /// All must outlive the scanner. `edges`: of `text`.
  PlaceScanner(const AnalyzedText& text, const PlaceContext& context, const TextEdges& edges);

  /// In text order, without overlaps. `starts`: of find_place_beginnings(); what is found there
  /// goes to `spots`.
  [[nodiscard]] std::vector<PlaceCandidate> scan(const std::vector<std::size_t>& starts,
                                                 PlaceSpots& spots);
  /// The same where `spots` of an earlier scan() of this text are known.
  [[nodiscard]] std::vector<PlaceCandidate> scan_at(const PlaceSpots& spots);

 private:
  static constexpr std::string_view kJoin = "と";

  [[nodiscard]] CharClass class_at(std::size_t position) const { return edges_.at(position); }
  [[nodiscard]] CharClass class_after(std::size_t end) const {  // Other at a break
    return edges_.has_break(end) ? CharClass::Other : edges_.at(end);
  }
  [[nodiscard]] CharClass class_before(std::size_t position) const {
    return edges_.before(position);
  }
  [[nodiscard]] std::string_view char_before(std::size_t position) const;
  [[nodiscard]] bool token_begins(std::size_t position) const {
    return position == text_.size() || edges_.token_begins(position);
  }
  [[nodiscard]] const Token* token_at(std::size_t position) const;  // that begins there
  [[nodiscard]] const Token* exact_token(ByteRange range) const;
  [[nodiscard]] bool crosses_break(ByteRange range) const;
  [[nodiscard]] const PlaceCandidate* before(std::size_t position) const;
  /// Whether と joins the name that begins there to the one before: 津市|と|いなべ市.
  [[nodiscard]] bool is_joined(std::size_t position) const;

  /// Whether a name may begin there because another ends there or is joined to it.
  [[nodiscard]] bool follows_name(std::size_t position) const {
    const CharClass here = class_at(position);
    return (here == CharClass::Kanji || here == CharClass::Katakana ||
            here == CharClass::Hiragana) &&
           (before(position) != nullptr || is_joined(position));
  }
  /// Calls `try_at(position)` where another name may begin behind a name, from next_ on, before
  /// `limit`.
  template <class Try>
  void try_behind_names(std::size_t limit, Try&& try_at) {
    while (!found_.empty()) {
      const std::size_t end = found_.back().follow;
      const std::size_t position = end >= next_ ? end : end + kJoin.size();
      if (position < next_ || position >= limit) return;
      next_ = position + 1;
      if (follows_name(position)) try_at(position);
    }
  }
  /// Sets matches_ to what the gazetteer has there, longest first.
  void look_up(std::size_t position);
  /// `matches`: of look_up(). `spot`: whether a name may begin at `position`, taken or not.
  [[nodiscard]] std::optional<PlaceCandidate> candidate_at(std::size_t position,
                                                           const std::vector<PlaceMatch>& matches,
                                                           bool& spot);
  /// Adds `candidate` to those found, unless it only skips, and goes on behind it.
  void keep(PlaceCandidate candidate);
  [[nodiscard]] std::optional<PlaceCandidate> accept(ByteRange range,
                                                     std::vector<PlaceMatch> matches) const;
  [[nodiscard]] bool accept_country(ByteRange range, const PlaceMatch& match) const;
  [[nodiscard]] bool left_edge(ByteRange range, std::size_t stem_chars) const;
  [[nodiscard]] bool katakana_ends(ByteRange range) const;
  [[nodiscard]] std::optional<PlaceCandidate> accept_full(ByteRange range,
                                                          std::vector<PlaceMatch> matches) const;
  [[nodiscard]] bool is_special_ward(ByteRange range, const std::vector<PlaceMatch>& matches) const;
  [[nodiscard]] bool accept_adjective(ByteRange range) const;
  [[nodiscard]] std::optional<PlaceCandidate> accept_bare(ByteRange range,
                                                          std::vector<PlaceMatch> matches) const;
  [[nodiscard]] bool is_surname(ByteRange range) const;
  [[nodiscard]] bool is_part_of_name(ByteRange range) const;
  [[nodiscard]] bool is_free_standing(ByteRange range) const;
  [[nodiscard]] bool is_quarter(std::size_t end) const;
  [[nodiscard]] bool is_listed(ByteRange range, const std::vector<PlaceMatch>& matches) const;
  [[nodiscard]] bool unit_is_broken(std::size_t end) const;

  // The shape rule, place_shapes.cpp.
  [[nodiscard]] std::optional<PlaceCandidate> shape_at(std::size_t position) const;
  [[nodiscard]] std::optional<PlaceCandidate> katakana_shape(std::size_t position) const;
  [[nodiscard]] std::optional<PlaceCandidate> kanji_shape(std::size_t position) const;
  [[nodiscard]] std::optional<PlaceCandidate> district_shape(std::size_t position) const;
  [[nodiscard]] std::optional<PlaceCandidate> county_shape(std::size_t position) const;
  [[nodiscard]] std::optional<PlaceCandidate> list_shape(std::size_t position) const;
  [[nodiscard]] bool is_municipal(std::size_t end) const;
  [[nodiscard]] bool is_of_region_abroad(std::size_t position) const;
  [[nodiscard]] bool may_be_village(ByteRange name, std::size_t end) const;
  [[nodiscard]] std::optional<PlaceCandidate> token_shape(std::size_t position) const;
  [[nodiscard]] std::optional<PlaceCandidate> shape(ByteRange range, std::string_view unit) const;
  /// The candidate without a look at what stands around it.
  [[nodiscard]] PlaceCandidate shape_of(ByteRange range, std::string_view unit) const;
  [[nodiscard]] std::string_view unit_at(std::size_t position) const;

  const AnalyzedText& analyzed_;
  std::string_view text_;
  const PlaceContext& context_;
  const PlaceRules& rules_ = PlaceRules::instance();
  const Gazetteer& gazetteer_ = Gazetteer::instance();
  const TextEdges& edges_;
  mutable std::size_t near_ = 0;     // the token asked for last: questions go from left to right
  std::vector<PlaceMatch> matches_;  // of the last look_up()
  bool has_county_ = false;          // 郡 stands somewhere
  std::size_t next_ = 0;             // positions before it were tried or are taken
  std::vector<PlaceCandidate> found_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_SCANNER_H_
