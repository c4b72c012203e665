// Questions about a text and the names found in it that many conditions ask.
#include "indexer/facets/places/place_reading.h"

#include <algorithm>
#include <array>

namespace kouryu {

std::string_view PlaceText::char_before(std::size_t position) const {
  if (position == 0 || has_break(position)) return {};
  const std::size_t end = position;
  previous_char(text_, position);
  return text_.substr(position, end - position);
}

const Token* PlaceText::token_at(std::size_t position) const {
  if (!edges_.token_begins(position)) return nullptr;
  const std::vector<Token>& tokens = analyzed_.tokens;
  while (near_ < tokens.size() && tokens[near_].range.begin < position) ++near_;
  while (near_ > 0 && tokens[near_ - 1].range.begin >= position) --near_;
  return near_ < tokens.size() && tokens[near_].range.begin == position ? &tokens[near_] : nullptr;
}

const Token* PlaceText::exact_token(ByteRange range) const {
  const Token* const token = token_at(range.begin);
  return token != nullptr && token->range.end == range.end ? token : nullptr;
}

bool PlaceText::crosses_break(ByteRange range) const {
  if (range.empty()) return has_break(range.begin);
  const auto& breaks = analyzed_.folded.breaks;
  const auto it = std::upper_bound(breaks.begin(), breaks.end(), range.begin);
  return it != breaks.end() && *it < range.end;
}

bool PlaceText::has_gap(std::size_t position) const {
  if (position == 0 || position >= text_.size()) return false;
  std::size_t left = position;
  previous_char(text_, left);
  std::size_t right = position;
  next_char(text_, right);
  const OffsetMap& map = analyzed_.folded.map;
  return map.to_original({left, position}).end < map.to_original({position, right}).begin;
}

std::string_view PlaceText::unit_at(std::size_t position) const {
  static constexpr std::array<std::string_view, 11> kUnits = {
      "特別自治道", "広域市", "特別市", "市", "町", "村", "郡", "州", "省", "道", "県"};
  if (class_at(position) != CharClass::Kanji) return {};
  const std::string_view rest = from(position);
  const auto it = std::find_if(kUnits.begin(), kUnits.end(),
                               [&](std::string_view unit) { return rest.starts_with(unit); });
  return it == kUnits.end() ? std::string_view{} : *it;
}

const PlaceCandidate* PlaceReading::before() const {
  const bool ends_here =
      !found.empty() && found.back().follow == position && !text.has_break(position);
  return ends_here ? &found.back() : nullptr;
}

bool PlaceReading::is_joined() const {
  constexpr std::string_view kJoin = "と";
  if (text.class_at(position) != CharClass::Hiragana || found.empty()) return false;
  const PlaceCandidate& left = found.back();
  return left.type == PlaceCandidate::Type::Full && left.follow + kJoin.size() == position &&
         text.from(left.follow).starts_with(kJoin) && !text.crosses_break({left.follow, position});
}

bool PlaceReading::follows_name() const {
  const CharClass here = text.class_at(position);
  return (here == CharClass::Kanji || here == CharClass::Katakana || here == CharClass::Hiragana) &&
         (before() != nullptr || is_joined());
}

bool has_kind(std::span<const PlaceMatch> matches, PlaceKind kind) {
  return std::any_of(matches.begin(), matches.end(),
                     [&](const PlaceMatch& m) { return m.place->kind == kind; });
}

}  // namespace kouryu
