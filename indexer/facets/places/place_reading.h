// The text as the rules of places see it, and the name that a rule is asked about.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_READING_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_READING_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/tokens/analyzer.h"
#include "indexer/facets/places/place_rules.h"
#include "indexer/facets/places/place_words.h"
#include "indexer/facets/places/places.h"
#include "indexer/facets/reading/text_edges.h"

namespace kouryu {

struct PlaceRow;

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
  const PlaceRow* row = nullptr;  // that took it
  ByteRange range;
  std::size_t follow = 0;           // where a place inside this one would begin (after 共和国)
  std::vector<PlaceMatch> matches;  // of this length
  std::string shape_value;
  PlaceKind shape_kind = PlaceKind::City;
  bool unsure = false;         // of a ward: which city's is not told
  bool free_standing = false;  // of a bare name: no compound with its neighbours
};

/// A folded text with its words and the edges of its characters. Not for sharing between threads.
class PlaceText {
 public:
  /// All must outlive the object. `edges`: of `text`.
  PlaceText(const AnalyzedText& text, const PlaceContext& context, const TextEdges& edges)
      : analyzed_(text), text_(text.folded.text), context_(context), edges_(edges) {}

  [[nodiscard]] std::string_view all() const { return text_; }
  [[nodiscard]] std::string_view up_to(std::size_t end) const { return text_.substr(0, end); }
  [[nodiscard]] std::string_view from(std::size_t begin) const { return text_.substr(begin); }
  [[nodiscard]] std::string_view in(ByteRange range) const {
    return text_.substr(range.begin, range.size());
  }
  [[nodiscard]] std::size_t size() const { return text_.size(); }

  [[nodiscard]] CharClass class_at(std::size_t position) const { return edges_.at(position); }
  [[nodiscard]] CharClass class_after(std::size_t end) const {  // Other at a break
    return edges_.has_break(end) ? CharClass::Other : edges_.at(end);
  }
  [[nodiscard]] CharClass class_before(std::size_t position) const {
    return edges_.before(position);
  }
  /// Empty at the beginning and at a break.
  [[nodiscard]] std::string_view char_before(std::size_t position) const;
  [[nodiscard]] bool has_break(std::size_t position) const { return edges_.has_break(position); }
  /// A break at either end is none; an empty range asks whether a break stands exactly there.
  [[nodiscard]] bool crosses_break(ByteRange range) const;

  /// Whether white space that folding dropped stands there: タイ バンコク.
  [[nodiscard]] bool has_gap(std::size_t position) const;

  [[nodiscard]] bool token_begins(std::size_t position) const {
    return position == text_.size() || edges_.token_begins(position);
  }
  [[nodiscard]] const Token* token_at(std::size_t position) const;  // that begins there
  [[nodiscard]] const Token* exact_token(ByteRange range) const;

  /// The unit (市, 州 …) that stands there; empty where none does.
  [[nodiscard]] std::string_view unit_at(std::size_t position) const;

  [[nodiscard]] const PlaceContext& context() const { return context_; }
  [[nodiscard]] const PlaceRules& words() const { return words_; }
  [[nodiscard]] const PlaceWords& ordinary() const { return ordinary_; }
  [[nodiscard]] const Gazetteer& gazetteer() const { return gazetteer_; }

 private:
  const AnalyzedText& analyzed_;
  std::string_view text_;
  const PlaceContext& context_;
  const PlaceRules& words_ = PlaceRules::instance();
  const PlaceWords& ordinary_ = PlaceWords::instance();
  const Gazetteer& gazetteer_ = Gazetteer::instance();
  const TextEdges& edges_;
  mutable std::size_t near_ = 0;  // the token asked for last: questions go from left to right
};

/// What rows are asked: the text, the names found before, and the name that the body of a row read.
struct PlaceReading {
  const PlaceText& text;
  const std::vector<PlaceCandidate>& found;  // in text order
  std::size_t position = 0;                  // where a name is looked for
  std::span<const PlaceMatch> listed = {};   // the forms of the gazetteer there, of one length

  // The name that the body of a row read.
  ByteRange range = {};                  // may begin before `position`: 東|ベンガル州
  std::size_t follow = 0;                // as PlaceCandidate::follow
  std::string_view unit = {};            // at its end; empty where it has none
  std::vector<PlaceMatch> matches = {};  // those of `listed` that the row means

  [[nodiscard]] std::string_view written() const { return text.in(range); }
  /// The name found last; null where none was.
  [[nodiscard]] const PlaceCandidate* last() const {
    return found.empty() ? nullptr : &found.back();
  }
  /// The name that ends where this one is looked for; null where none does.
  [[nodiscard]] const PlaceCandidate* before() const;
  /// Whether と joins the name looked for to the one before: 津市|と|いなべ市.
  [[nodiscard]] bool is_joined() const;
  /// Whether a name may begin here because another ends here or is joined to it.
  [[nodiscard]] bool follows_name() const;
};

[[nodiscard]] bool has_kind(std::span<const PlaceMatch> matches, PlaceKind kind);
[[nodiscard]] inline bool is_japanese(const PlaceMatch& match) {
  return match.place->country == "日本";
}

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_READING_H_
