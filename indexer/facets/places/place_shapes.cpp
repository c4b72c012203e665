// The shape rule: a run of one script with a unit at its end, in a place where only a place stands,
// is one though no table has it: カナダ|アシュクラフト村, メダン市, 韓国|東海市, 長野県|奥山村.
#include <algorithm>
#include <array>

#include "dict/base/utf8.h"
#include "indexer/facets/places/place_scanner.h"

namespace kouryu {
namespace {

constexpr std::array<std::string_view, 11> kUnits = {
    "特別自治道", "広域市", "特別市", "市", "町", "村", "郡", "州", "省", "道", "県"};

}  // namespace

std::string_view PlaceScanner::unit_at(std::size_t position) const {
  if (class_at(position) != CharClass::Kanji) return {};
  const std::string_view rest = text_.substr(position);
  const auto it = std::find_if(kUnits.begin(), kUnits.end(),
                               [&](std::string_view unit) { return rest.starts_with(unit); });
  return it == kUnits.end() ? std::string_view{} : *it;
}

std::optional<PlaceCandidate> PlaceScanner::shape(ByteRange range, std::string_view unit) const {
  const std::string_view value = text_.substr(range.begin, range.size());
  if (crosses_break(range) || unit_is_broken(range.end) || is_quarter(range.end)) {
    return std::nullopt;
  }
  // サンフランシスコ州立大学: what a state founded does not tell its name.
  if ((unit == "州" || unit == "県") && text_.substr(range.end).starts_with("立")) {
    return std::nullopt;
  }
  // ロシア市民 are the citizens of a country.
  if (unit == "市" && text_.substr(range.end).starts_with("民")) {
    for (const PlaceMatch& match :
         gazetteer_.lookup(text_.substr(range.begin, range.size() - unit.size()))) {
      if (match.place->kind == PlaceKind::Country) return std::nullopt;
    }
  }
  if (rules_.never_city.contains(value) || rules_.never_end.ends(value)) return std::nullopt;
  return shape_of(range, unit);
}

PlaceCandidate PlaceScanner::shape_of(ByteRange range, std::string_view unit) const {
  PlaceCandidate candidate;
  candidate.type = PlaceCandidate::Type::Shape;
  candidate.range = range;
  candidate.follow = range.end;
  candidate.shape_value = text_.substr(range.begin, range.size());
  if (unit == "郡") {
    candidate.type = PlaceCandidate::Type::Skip;
  } else if (unit == "州" || unit == "省" || unit.ends_with("道") || unit == "県") {
    candidate.shape_kind = PlaceKind::Prefecture;
  }
  return candidate;
}

std::optional<PlaceCandidate> PlaceScanner::shape_at(std::size_t position) const {
  switch (class_at(position)) {
    case CharClass::Katakana:
      return katakana_shape(position);
    case CharClass::Kanji:
      if (auto found = district_shape(position)) return found;
      if (auto found = county_shape(position)) return found;
      if (auto found = kanji_shape(position)) return found;
      if (auto found = token_shape(position)) return found;
      return list_shape(position);
    case CharClass::Hiragana:
      return token_shape(position);
    case CharClass::Latin:
    case CharClass::Digit:
    case CharClass::Other:
      return std::nullopt;
  }
  return std::nullopt;
}

// カナダの, カナダ・ and マサチューセッツ州の in front.
bool PlaceScanner::is_of_region_abroad(std::size_t position) const {
  if (found_.empty()) return false;
  const PlaceCandidate& last = found_.back();
  const std::string_view gap = char_before(position);
  if (last.follow + gap.size() != position || (gap != "の" && gap != "・")) return false;
  if (last.type == PlaceCandidate::Type::Shape) return last.shape_kind == PlaceKind::Prefecture;
  return last.type == PlaceCandidate::Type::Full &&
         last.matches.front().place->kind != PlaceKind::City &&
         last.matches.front().place->country != "日本";
}

// Not オリンピック村, インディアン村, nor a name in kanji: ジャイアン|村上.
bool PlaceScanner::may_be_village(ByteRange name, std::size_t end) const {
  const Token* const word = exact_token(name);
  const bool noun = word != nullptr && word->known && word->kind != TokenKind::Place &&
                    word->kind != TokenKind::ProperName && word->kind != TokenKind::Person;
  return !noun && (token_begins(end) || rules_.municipal_after.longest_at(text_, end) > 0);
}

// Katakana + 市, 州, 県 wherever it stands; + 町, 村, 省, 道 only inside a named country or region.
std::optional<PlaceCandidate> PlaceScanner::katakana_shape(std::size_t position) const {
  constexpr std::size_t kLongestName = 60;  // characters; a longer run is a list or a decoration
  const bool inside = before(position) != nullptr;
  if (!inside && class_before(position) == CharClass::Katakana) return std::nullopt;
  const auto is_joint = [&](std::size_t at) {
    const char32_t c = next_char(text_, at);
    return c == U'・' || c == U'=' || c == U'＝' || c == U'-';
  };
  std::size_t end = position;
  std::size_t chars = 0;
  do {
    end += char_bytes(text_[end]);
    if (++chars > kLongestName) return std::nullopt;
  } while (end < text_.size() && !edges_.has_break(end) &&
           (class_at(end) == CharClass::Katakana || is_joint(end)));
  const std::string_view unit = unit_at(end);
  if (chars < 2 || unit.empty() || unit_is_broken(end + unit.size())) return std::nullopt;
  std::size_t last = end;
  if (!is_katakana(previous_char(text_, last))) return std::nullopt;  // ゼムストヴォ・市会
  std::vector<std::size_t> joints;
  for (std::size_t at = position; at < end; at += char_bytes(text_[at])) {
    if (class_at(at) != CharClass::Katakana) joints.push_back(at);
  }
  // A place of its own before a joint is a member of a list: オーストリア・ウィーン市.
  std::vector<PlaceMatch> before_joint;
  for (const std::size_t joint : joints) {
    before_joint = gazetteer_.lookup(text_.substr(position, joint - position));
    for (const PlaceMatch& match : before_joint) {
      if (match.place->kind == PlaceKind::Country) return std::nullopt;
    }
  }
  if (unit == "市" && !before_joint.empty()) return std::nullopt;
  const bool anywhere = unit == "市" || unit == "州" || unit == "県" || unit.ends_with("域市");
  if (!inside && !anywhere) {
    const bool village = (unit == "町" || unit == "村") && is_of_region_abroad(position) &&
                         may_be_village({position, end}, end + unit.size());
    if (!village) return std::nullopt;
  }
  ByteRange range{position, end + unit.size()};
  // 東ベンガル州, 南セントレア市: the direction is a part of the name.
  constexpr std::array<std::string_view, 6> kDirections = {"東", "西", "南", "北", "小", "大"};
  if (const std::string_view direction = char_before(position);
      !inside &&
      std::find(kDirections.begin(), kDirections.end(), direction) != kDirections.end() &&
      class_before(position - direction.size()) != CharClass::Kanji &&
      class_before(position - direction.size()) != CharClass::Digit) {
    range.begin -= direction.size();
  }
  // カナダアシュクラフト村: a country in front is cut off, if what remains can be a name.
  for (const PlaceMatch& match : gazetteer_.written_at(text_, position)) {
    if (match.form != FormKind::Full || match.place->kind != PlaceKind::Country) continue;
    if (position + match.bytes >= end) continue;
    const bool word = token_begins(position + match.bytes);
    if (word || (match.bytes >= 9 && end - position - match.bytes >= 9)) return std::nullopt;
  }
  return shape(range, unit);
}

// Kanji + unit directly after a country, a region or a county.
std::optional<PlaceCandidate> PlaceScanner::kanji_shape(std::size_t position) const {
  const PlaceCandidate* const previous = before(position);
  if (previous == nullptr) return std::nullopt;
  const bool county = previous->type == PlaceCandidate::Type::Skip &&
                      text_.substr(0, previous->range.end).ends_with("郡");
  bool japanese = county;
  if (!county) {
    if (previous->type == PlaceCandidate::Type::Shape) {
      if (previous->shape_kind != PlaceKind::Prefecture) return std::nullopt;
    } else if (previous->type != PlaceCandidate::Type::Full ||
               previous->matches.front().place->kind == PlaceKind::City) {
      return std::nullopt;
    } else {
      japanese = previous->matches.front().place->country == "日本" &&
                 previous->matches.front().place->kind == PlaceKind::Prefecture;
      if (previous->matches.front().place->name == "日本") return std::nullopt;
    }
  }
  std::size_t end = position;
  for (std::size_t chars = 0; chars < 6 && end < text_.size(); ++chars) {
    const std::string_view unit = unit_at(end);
    // 下新川郡三日市町: a county has towns and villages only.
    const bool inside_name = county && unit != "町" && unit != "村";
    if (chars > 0 && !unit.empty() && !inside_name) {
      const bool fits = japanese ? unit == "市" || unit == "町" || unit == "村" || unit == "郡"
                                 : unit != "町" && unit != "村";
      const Token* const first = token_at(position);
      const bool named = county || chars == 1 || first == nullptr ||
                         first->kind == TokenKind::Place || !first->known;
      if (!fits || (chars == 1 && !county) || !named) return std::nullopt;
      // 在日本大韓民国民団岡山県: a place of its own ends there.
      for (std::size_t at = position + 1; at < end; ++at) {
        if (!token_begins(at)) continue;
        for (const PlaceMatch& match : gazetteer_.written_at(text_, at)) {
          if (match.form == FormKind::Full && at + match.bytes == end + unit.size() &&
              match.bytes > 2 * unit.size()) {
            return std::nullopt;
          }
        }
      }
      return county ? shape_of({position, end + unit.size()}, unit)
                    : shape({position, end + unit.size()}, unit);
    }
    const CharClass here = class_at(end);
    if (here != CharClass::Kanji &&
        !(japanese && here != CharClass::Other && here != CharClass::Digit)) {
      return std::nullopt;
    }
    if (const Token* const token = token_at(end);
        token != nullptr && token->kind == TokenKind::Particle) {
      return std::nullopt;
    }
    next_char(text_, end);
  }
  return std::nullopt;
}

// 瀋陽市瀋河区: a district of the city before it; it gives no value of its own.
std::optional<PlaceCandidate> PlaceScanner::district_shape(std::size_t position) const {
  const PlaceCandidate* const previous = before(position);
  if (previous == nullptr || previous->type == PlaceCandidate::Type::Bare) return std::nullopt;
  const bool city =
      previous->type == PlaceCandidate::Type::Shape
          ? previous->shape_kind == PlaceKind::City
          : !previous->matches.empty() && previous->matches.front().place->kind == PlaceKind::City;
  if (!city) return std::nullopt;
  std::size_t end = position;
  for (std::size_t chars = 0; chars < 5 && class_at(end) == CharClass::Kanji; ++chars) {
    if (chars > 0 && text_.substr(end).starts_with("区")) {
      PlaceCandidate candidate;
      candidate.range = {position, end + std::string_view("区").size()};
      candidate.follow = candidate.range.end;
      return candidate;
    }
    if (!unit_at(end).empty()) return std::nullopt;
    next_char(text_, end);
  }
  return std::nullopt;
}

// A word the dictionary takes for a place, with 市, 町 or 村 behind it: municipalities of the past.
std::optional<PlaceCandidate> PlaceScanner::token_shape(std::size_t position) const {
  const Token* const token = token_at(position);
  if (token == nullptr || !token->known) return std::nullopt;
  constexpr std::size_t kThreeKanji = 9;
  const bool named = token->kind == TokenKind::ProperName && token->range.size() >= kThreeKanji;
  if (token->kind != TokenKind::Place && !named) return std::nullopt;
  const PlaceCandidate* const previous = before(position);
  if (previous != nullptr && !(previous->type == PlaceCandidate::Type::Full &&
                               previous->matches.front().place->kind == PlaceKind::Prefecture)) {
    return std::nullopt;
  }
  const bool former = rules_.former_prefix.contains(char_before(position));
  if (previous == nullptr && !former && class_before(position) == class_at(position)) {
    return std::nullopt;
  }
  const Token* const next = token_at(token->range.end);
  if (next == nullptr) return std::nullopt;
  const std::string_view unit = unit_at(next->range.begin);
  if (unit != "市" && unit != "町" && unit != "村") return std::nullopt;
  if (named && unit != "市") return std::nullopt;
  const std::size_t unit_end = next->range.begin + unit.size();
  const bool alone = next->kind == TokenKind::Suffix && next->range.end == unit_end;
  // 東京|市内
  const bool inside_word =
      unit == "市" && next->range.end > unit_end &&
      rules_.municipal_after.longest_at(text_, unit_end) == next->range.end - unit_end;
  // Inside a longer name: みなと|浜市|市民局.
  if (!alone && (!inside_word || text_.substr(0, token->range.end).ends_with(unit))) {
    return std::nullopt;
  }
  constexpr std::size_t kTwoKanji = 6;
  const bool sure = previous != nullptr || former || is_municipal(unit_end);
  if (!sure && (unit == "町" || token->range.size() < kTwoKanji)) return std::nullopt;
  return shape({position, unit_end}, unit);
}

// 一宮市・尾西市・木曽川町・祖父江町: a member of a list of municipalities.
std::optional<PlaceCandidate> PlaceScanner::list_shape(std::size_t position) const {
  constexpr std::size_t kMostChars = 4;
  constexpr std::string_view kJoint = "・";
  if (found_.empty() || !token_begins(position)) return std::nullopt;
  const PlaceCandidate& last = found_.back();
  if (last.follow + kJoint.size() != position || char_before(position) != kJoint) {
    return std::nullopt;
  }
  const bool city = last.type == PlaceCandidate::Type::Shape
                        ? last.shape_kind == PlaceKind::City
                        : last.type == PlaceCandidate::Type::Full &&
                              last.matches.front().place->kind == PlaceKind::City &&
                              last.matches.front().place->country == "日本";
  std::size_t end = position;
  next_char(text_, end);
  if (!city || rules_.former_prefix.contains(text_.substr(position, end - position))) {
    return std::nullopt;
  }
  for (std::size_t chars = 1; chars <= kMostChars && class_at(end) == CharClass::Kanji; ++chars) {
    const std::string_view unit = unit_at(end);
    if (chars >= 2 && (unit == "町" || unit == "村") &&
        class_after(end + unit.size()) != CharClass::Kanji) {
      return shape({position, end + unit.size()}, unit);
    }
    next_char(text_, end);
  }
  return std::nullopt;
}

// 田方郡伊東町: a county that no table has, where a town or village follows.
std::optional<PlaceCandidate> PlaceScanner::county_shape(std::size_t position) const {
  constexpr std::size_t kMostChars = 4;
  constexpr std::string_view kCounty = "郡";
  if (!has_county_ || !token_begins(position) ||
      (class_before(position) == CharClass::Kanji && before(position) == nullptr)) {
    return std::nullopt;
  }
  const auto kanji_before = [&](std::size_t& at, auto&& is_end) {
    for (std::size_t chars = 0; chars <= kMostChars && class_at(at) == CharClass::Kanji; ++chars) {
      if (chars > 0 && is_end(at)) return true;
      next_char(text_, at);
    }
    return false;
  };
  std::size_t end = position;
  if (!kanji_before(end, [&](std::size_t at) {
        return std::string_view(text_).substr(at).starts_with(kCounty);
      })) {
    return std::nullopt;
  }
  end += kCounty.size();
  std::size_t town = end;
  const bool followed = kanji_before(town, [&](std::size_t at) {
    const std::string_view unit = unit_at(at);
    return unit == "町" || unit == "村";
  });
  return followed ? shape({position, end}, kCounty) : std::nullopt;
}

// Whether the words around the 町 or 村 that ends at `end` tell that it is or was a municipality.
bool PlaceScanner::is_municipal(std::size_t end) const {
  if (rules_.municipal_after.longest_at(text_, end) > 0) return true;
  constexpr std::size_t kMostBytes = 120;  // 40 characters
  for (std::size_t at = end; at < text_.size() && at - end < kMostBytes;) {
    if (crosses_break({at, at}) || std::string_view(text_).substr(at).starts_with("。")) break;
    if (rules_.municipal_event.longest_at(text_, at) > 0) return true;
    next_char(text_, at);
  }
  for (std::size_t at = end; at > 0 && end - at < kMostBytes && !crosses_break({at, at});) {
    previous_char(text_, at);
    if (std::string_view(text_).substr(at).starts_with("。")) break;
    if (rules_.municipal_event.longest_at(text_, at) > 0) return true;
  }
  return false;
}

}  // namespace kouryu
