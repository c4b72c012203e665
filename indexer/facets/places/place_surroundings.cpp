// What stands around a candidate decides: a word of its own, a surname, an adjective such as 日中.
#include <algorithm>
#include <string>

#include "dict/base/utf8.h"
#include "dict/names/place_names.h"
#include "indexer/facets/places/place_scanner.h"

namespace kouryu {

std::string_view PlaceScanner::char_before(std::size_t position) const {
  if (position == 0 || crosses_break({position, position})) return {};
  const std::size_t end = position;
  previous_char(text_, position);
  return text_.substr(position, end - position);
}

const Token* PlaceScanner::token_at(std::size_t position) const {
  if (!edges_.token_begins(position)) return nullptr;
  const std::vector<Token>& tokens = analyzed_.tokens;
  while (near_ < tokens.size() && tokens[near_].range.begin < position) ++near_;
  while (near_ > 0 && tokens[near_ - 1].range.begin >= position) --near_;
  return near_ < tokens.size() && tokens[near_].range.begin == position ? &tokens[near_] : nullptr;
}

const Token* PlaceScanner::exact_token(ByteRange range) const {
  const Token* const token = token_at(range.begin);
  return token != nullptr && token->range.end == range.end ? token : nullptr;
}

// A break at either end is none; an empty range asks whether a break stands exactly there.
bool PlaceScanner::crosses_break(ByteRange range) const {
  if (range.empty()) return edges_.has_break(range.begin);
  const auto& breaks = analyzed_.folded.breaks;
  const auto it = std::upper_bound(breaks.begin(), breaks.end(), range.begin);
  return it != breaks.end() && *it < range.end;
}

const PlaceCandidate* PlaceScanner::before(std::size_t position) const {
  if (found_.empty() || found_.back().follow != position) return nullptr;
  if (crosses_break({position, position})) return nullptr;
  return &found_.back();
}

bool PlaceScanner::is_joined(std::size_t position) const {
  if (class_at(position) != CharClass::Hiragana || found_.empty()) return false;
  const PlaceCandidate& last = found_.back();
  return last.type == PlaceCandidate::Type::Full && last.follow + kJoin.size() == position &&
         text_.substr(last.follow).starts_with(kJoin) && !crosses_break({last.follow, position});
}

// 森町、八雲町; 東村(沖縄県): a name that persons bear is a municipality beside others.
bool PlaceScanner::is_listed(ByteRange range, const std::vector<PlaceMatch>& matches) const {
  if (!found_.empty()) {
    const PlaceCandidate& last = found_.back();
    if (last.type == PlaceCandidate::Type::Full && last.follow < range.begin &&
        last.matches.front().place->kind == PlaceKind::City &&
        !crosses_break({last.follow, range.begin}) &&
        rules_.separator.contains(text_.substr(last.follow, range.begin - last.follow))) {
      return true;
    }
  }
  const bool bracket = text_.substr(range.end).starts_with("(");
  const std::size_t gap = bracket ? 1 : rules_.separator.longest_at(text_, range.end);
  const std::size_t next = range.end + gap;
  if (gap == 0 || crosses_break({range.end, next + 1})) return false;
  const auto behind = gazetteer_.written_at(text_, next);
  return std::any_of(behind.begin(), behind.end(), [&](const PlaceMatch& m) {
    if (m.form != FormKind::Full) return false;
    if (!bracket) {
      const Token* const token = exact_token({next, next + m.bytes});
      return m.place->kind == PlaceKind::City &&
             (token == nullptr || token->kind != TokenKind::Person);
    }
    return std::any_of(matches.begin(), matches.end(),
                       [&](const PlaceMatch& own) { return own.place->region == m.place->name; });
  });
}

bool PlaceScanner::accept_adjective(ByteRange range) const {
  const std::string_view form = text_.substr(range.begin, range.size());
  const CharClass previous = class_before(range.begin);
  if (previous == CharClass::Digit) return false;
  if (previous == CharClass::Kanji && before(range.begin) == nullptr) {
    const bool day = form.starts_with("日") || form.starts_with("来");
    if (day && rules_.day_prefix.contains(char_before(range.begin))) return false;
    if (!token_begins(range.begin)) return false;
  }
  if (const Token* const token = token_at(range.begin);
      token != nullptr && token->kind == TokenKind::Person && token->range.end >= range.end) {
    return false;
  }
  // 在日本 holds 日本, 訪中国 holds 中国; but 日中国交 is 日中 + 国交.
  std::size_t second = range.begin;
  next_char(text_, second);
  const auto inner = gazetteer_.written_at(text_, second);
  const bool country = std::any_of(inner.begin(), inner.end(), [&](const PlaceMatch& m) {
    return m.form == FormKind::Full && m.place->kind == PlaceKind::Country &&
           second + m.bytes > range.end && !crosses_break({second, second + m.bytes});
  });
  if (country && rules_.nation_word.longest_at(text_, range.end) == 0) return false;
  if (form == "日中" && (rules_.daytime.longest_at(text_, range.end) > 0 ||
                         class_after(range.end) == CharClass::Digit)) {
    return false;
  }
  if (is_weak_adjective(form) && rules_.needs_after.longest_at(text_, range.end) == 0) return false;
  return true;
}

bool PlaceScanner::is_surname(ByteRange range) const {
  if (crosses_break({range.end, range.end})) return false;
  if (const std::size_t title = rules_.title.longest_at(text_, range.end)) {
    const std::size_t after = range.end + title;
    if (class_after(after) != CharClass::Kanji && class_after(after) != CharClass::Katakana)
      return true;
  }
  if (rules_.person_label.ends(std::string_view(text_).substr(0, range.begin)) &&
      class_after(range.end) != CharClass::Kanji && class_after(range.end) != CharClass::Katakana) {
    return true;  // 司会は徳島が務めた, (文・長崎)
  }
  const Token* const token = exact_token(range);
  const Token* const next = token_at(range.end);
  if (token == nullptr) return false;
  if (next != nullptr && next->kind == TokenKind::Person && token->kind == TokenKind::Person) {
    return true;
  }
  const std::string name(text_.substr(range.begin, range.size()));
  if (token->kind != TokenKind::Person)
    return context_.surnames.contains(name) && next != nullptr && next->kind == TokenKind::Person;
  return next == nullptr || next->kind == TokenKind::Person || next->kind == TokenKind::Particle ||
         next->kind == TokenKind::Suffix;
}

// シドニー・シェルダン: a part of a person's name in katakana.
bool PlaceScanner::is_part_of_name(ByteRange range) const {
  constexpr std::string_view kJoint = "・";
  const std::string_view form = text_.substr(range.begin, range.size());
  if (!rules_.given_name.contains(form)) return false;
  if (!text_.substr(range.end).starts_with(kJoint)) return false;
  const std::size_t next = range.end + kJoint.size();
  return class_at(next) == CharClass::Katakana && !crosses_break({range.end, next + 1}) &&
         rules_.facility.longest_at(text_, next) == 0 && gazetteer_.written_at(text_, next).empty();
}

bool PlaceScanner::is_free_standing(ByteRange range) const {
  const CharClass previous = class_before(range.begin);
  if (before(range.begin) == nullptr &&
      (previous == CharClass::Kanji || previous == CharClass::Katakana ||
       previous == CharClass::Latin)) {
    return false;
  }
  const Token* const token = exact_token(range);
  if (token != nullptr && token->known && token->kind != TokenKind::Place) return false;
  if (token == nullptr && !token_begins(range.begin)) return false;
  const CharClass next = class_after(range.end);
  if (next == CharClass::Other) return true;
  if (rules_.free_suffix.longest_at(text_, range.end) > 0) return true;
  if (next != CharClass::Hiragana) return false;
  const Token* const after = token_at(range.end);
  return after != nullptr &&
         (after->kind == TokenKind::Particle || after->kind == TokenKind::Symbol);
}

bool PlaceScanner::accept_country(ByteRange range, const PlaceMatch& match) const {
  const CharClass here = class_at(range.begin);
  if (here == CharClass::Latin) return class_after(range.end) != CharClass::Latin;
  if (rules_.country_not_before.longest_at(text_, range.end) > 0 &&
      rules_.country_before.longest_at(text_, range.end) == 0 &&
      !crosses_break({range.end, range.end})) {
    return false;
  }
  // インド・オンゴン is one name; インド・パキスタン are two countries.
  constexpr std::string_view kJoint = "・";
  if (here == CharClass::Katakana && text_.substr(range.end).starts_with(kJoint)) {
    const std::size_t next = range.end + kJoint.size();
    if (class_at(next) == CharClass::Katakana && gazetteer_.written_at(text_, next).empty() &&
        !crosses_break({range.end, next + 1}) && before(range.begin) == nullptr) {
      std::size_t end = next;  // カナダ・グリーンヒル村 are a country and a village
      while (class_at(end) == CharClass::Katakana) next_char(text_, end);
      const std::string_view unit = unit_at(end);
      return (unit == "町" || unit == "村") && may_be_village({next, end}, end + unit.size());
    }
  }
  if (here == CharClass::Katakana && range.size() <= 6) {
    // タイ, チリ, マリ are other words too: the dictionary must take them for a place.
    const Token* const token = exact_token(range);
    const bool place = token != nullptr && token->kind == TokenKind::Place;
    if (!place && before(range.begin) == nullptr && match.place->name.size() <= 6 &&
        rules_.country_tail.longest_at(text_, range.end) < 6) {
      return false;
    }
  }
  return true;
}

// 青葉町一丁目: a quarter, though a municipality elsewhere has that name.
bool PlaceScanner::is_quarter(std::size_t end) const {
  std::size_t position = end;
  constexpr std::u32string_view kNumbers = U"0123456789一二三四五六七八九十";
  while (position < text_.size()) {
    std::size_t next = position;
    if (kNumbers.find(next_char(text_, next)) == kNumbers.npos) break;
    position = next;
  }
  return position > end && text_.substr(position).starts_with("丁目") &&
         !crosses_break({end, position + 1});
}

bool PlaceScanner::unit_is_broken(std::size_t end) const {
  std::size_t unit = end;
  previous_char(text_, unit);
  const std::size_t word = rules_.unit_break.longest_at(text_, unit);
  return word > end - unit && !crosses_break({unit, unit + word});
}

}  // namespace kouryu
