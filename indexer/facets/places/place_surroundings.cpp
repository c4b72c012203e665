// Conditions of listed names: edges of words, surnames, adjectives such as 日中, what follows.
#include <algorithm>
#include <string>

#include "dict/base/utf8.h"
#include "dict/names/place_names.h"
#include "indexer/facets/places/place_conditions.h"

namespace kouryu {
namespace {

using Type = PlaceCandidate::Type;

bool is_city(const PlaceCandidate& candidate) {
  return !candidate.matches.empty() && candidate.matches.front().place->kind == PlaceKind::City;
}

/// 森町、八雲町; 東村(沖縄県): a name that persons bear is a municipality beside others.
bool is_member_or_told(const PlaceReading& at) {
  const PlaceText& text = at.text;
  const WordList& separator = text.words().separator;
  const ByteRange range = at.range;
  if (const PlaceCandidate* const last = at.last();
      last != nullptr && last->type == Type::Full && last->follow < range.begin && is_city(*last) &&
      !text.crosses_break({last->follow, range.begin}) &&
      separator.contains(text.in({last->follow, range.begin}))) {
    return true;
  }
  const bool bracket = text.from(range.end).starts_with("(");
  const std::size_t gap = bracket ? 1 : separator.longest_at(text.all(), range.end);
  const std::size_t next = range.end + gap;
  if (gap == 0 || text.crosses_break({range.end, next + 1})) return false;
  const auto behind = text.gazetteer().written_at(text.all(), next);
  return std::any_of(behind.begin(), behind.end(), [&](const PlaceMatch& m) {
    if (m.form != FormKind::Full) return false;
    if (!bracket) {
      const Token* const token = text.exact_token({next, next + m.bytes});
      return m.place->kind == PlaceKind::City &&
             (token == nullptr || token->kind != TokenKind::Person);
    }
    return std::any_of(at.matches.begin(), at.matches.end(),
                       [&](const PlaceMatch& own) { return own.place->region == m.place->name; });
  });
}

bool goes_on_as_name(const PlaceText& text, std::size_t end) {
  const CharClass next = text.class_after(end);
  return next == CharClass::Kanji || next == CharClass::Katakana;
}

}  // namespace

bool is_joined_by_kana(const PlaceReading& at) {
  const std::string_view left = at.text.char_before(at.position);
  if (left == "ヶ" || left == "ヵ") return true;
  return (left == "ケ" || left == "ノ") && at.text.class_at(at.position) == CharClass::Kanji &&
         at.before() == nullptr &&
         at.text.class_before(at.position - left.size()) == CharClass::Kanji;
}

bool begins_word(const PlaceReading& at) {
  const PlaceText& text = at.text;
  const PlaceRules& words = text.words();
  const std::size_t begin = at.range.begin;
  const CharClass here = text.class_at(begin);
  const std::string_view left = text.char_before(begin);
  if (is_joined_by_kana(at)) return false;
  if (text.class_before(begin) != here || at.before() != nullptr || at.is_joined()) return true;
  if (words.former_prefix.contains(left)) return true;
  const std::size_t stem_chars = count_chars(at.written()) - count_chars(at.unit);
  if (words.country_prefix.contains(left) && stem_chars >= 2) return true;
  if (!text.token_begins(begin) || stem_chars < 2) return false;
  if (here != CharClass::Katakana || text.has_gap(begin)) return true;
  // ナチスドイツ is a word and a country; アッ|シリア and オンダ|リビア are cut out of other words.
  const Token* const token = text.token_at(begin);
  return token != nullptr && token->kind == TokenKind::Place &&
         words.country_prefix.ends(text.up_to(begin));
}

bool ends_word(const PlaceReading& at) {
  const PlaceText& text = at.text;
  const ByteRange range = at.range;
  if (text.class_after(range.end) != CharClass::Katakana) return true;
  std::size_t last = range.end;
  if (class_of(previous_char(text.all(), last)) != CharClass::Katakana) return true;
  if (text.has_gap(range.end)) return true;
  const auto next = text.gazetteer().written_at(text.all(), range.end);
  const bool place_follows = std::any_of(next.begin(), next.end(), [&](const PlaceMatch& m) {
    return m.form == FormKind::Full && m.bytes > 6;
  });
  if (place_follows) return true;
  // タイ|タン is no word of two; アメリカ|ドル is.
  constexpr std::size_t kTwoChars = 6;
  const Token* const token = text.exact_token(range);
  if (token != nullptr && token->kind == TokenKind::Place && range.size() > kTwoChars) return true;
  // カナダアシュクラフト村: what follows is itself shaped like a place.
  std::size_t end = range.end;
  std::size_t chars = 0;
  while (end < text.size() && text.class_at(end) == CharClass::Katakana) {
    next_char(text.all(), end);
    ++chars;
  }
  return chars >= 3 && !text.unit_at(end).empty() && range.size() >= 9;
}

bool means_country(const PlaceReading& at) { return has_kind(at.matches, PlaceKind::Country); }

bool means_region(const PlaceReading& at) {
  return at.matches.front().place->kind == PlaceKind::Prefecture && !means_country(at);
}

bool means_municipality(const PlaceReading& at) {
  return at.matches.front().place->kind != PlaceKind::Prefecture && !means_country(at);
}

bool is_special_ward(const PlaceReading& at) {
  if (!has_kind(at.matches, PlaceKind::City)) return false;
  if (!has_kind(at.matches, PlaceKind::Ward)) return true;
  const WordSet& full_names = at.text.context().full_names;
  if (const PlaceCandidate* const previous = at.before()) {
    return !previous->matches.empty() && previous->matches.front().place->name == "東京都";
  }
  if (!full_names.contains("東京都")) return false;
  return std::none_of(at.matches.begin(), at.matches.end(), [&](const PlaceMatch& m) {
    return m.place->kind == PlaceKind::Ward && full_names.contains(m.place->city);
  });
}

bool is_in_japan(const PlaceReading& at) { return is_japanese(at.matches.front()); }

bool is_of_closed_list(const PlaceReading& at) {
  return std::any_of(at.matches.begin(), at.matches.end(),
                     [](const PlaceMatch& m) { return m.closed_list; });
}

bool is_prefecture_name(const PlaceReading& at) {
  return std::any_of(at.matches.begin(), at.matches.end(), [](const PlaceMatch& m) {
    return m.place->kind == PlaceKind::Prefecture && is_japanese(m);
  });
}

// ジョージア工科大学 beside ジョージア州立大学: the state, not the country.
bool is_state_of_same_name(const PlaceReading& at) {
  const auto is_country = [](const PlaceMatch& m) {
    return m.form == FormKind::Full && m.place->kind == PlaceKind::Country;
  };
  const auto is_state = [&](const PlaceMatch& m) {
    return m.form == FormKind::Bare && m.place->kind == PlaceKind::Prefecture &&
           at.text.context().full_names.contains(m.place->name);
  };
  return std::any_of(at.listed.begin(), at.listed.end(), is_country) &&
         std::any_of(at.listed.begin(), at.listed.end(), is_state);
}

bool is_unmasked(const PlaceReading& at) {
  return at.text.words().unmask.longest_at(at.text.all(), at.position) > at.range.size();
}

bool is_in_country_before(const PlaceReading& at) {
  const PlaceCandidate* const before = at.before();
  return before != nullptr && !before->matches.empty() &&
         at.matches.front().place->country == before->matches.front().place->name;
}

bool is_person_word(const PlaceReading& at) {
  if (!is_in_japan(at) || at.before() != nullptr) return false;
  const Token* const token = at.text.exact_token(at.range);
  return token != nullptr && token->kind == TokenKind::Person && !is_member_or_told(at);
}

// The dictionary must take them for a place, unless 共和国 or the like follows.
bool is_short_katakana_word(const PlaceReading& at) {
  constexpr std::size_t kTwoChars = 6;
  const PlaceText& text = at.text;
  if (text.class_at(at.position) != CharClass::Katakana || at.range.size() > kTwoChars) {
    return false;
  }
  const Token* const token = text.exact_token(at.range);
  if (token != nullptr && token->kind == TokenKind::Place) return false;
  return at.before() == nullptr && !is_beside_place(at) &&
         at.matches.front().place->name.size() <= kTwoChars &&
         text.words().country_tail.longest_at(text.all(), at.range.end) < kTwoChars;
}

bool is_weak_adjective(const PlaceReading& at) {
  const PlaceRules& words = at.text.words();
  return is_weak_adjective(at.written()) &&
         words.needs_after.longest_at(at.text.all(), at.range.end) == 0;
}

bool behind_city_name(const PlaceReading& at) {
  const PlaceCandidate* const previous = at.before();
  return previous != nullptr && previous->type == Type::Full && is_city(*previous);
}

bool is_quarter_of_city(const PlaceReading& at) {
  const PlaceMatch& first = at.matches.front();
  return is_japanese(first) && !first.closed_list && behind_city_name(at) &&
         is_japanese(at.before()->matches.front());
}

bool behind_digit(const PlaceReading& at) {
  return at.text.class_before(at.range.begin) == CharClass::Digit;
}

bool behind_day_word(const PlaceReading& at) {
  const std::string_view form = at.written();
  return at.text.class_before(at.range.begin) == CharClass::Kanji && at.before() == nullptr &&
         (form.starts_with("日") || form.starts_with("来")) &&
         at.text.words().day_prefix.contains(at.text.char_before(at.range.begin));
}

bool is_cut_out_of_kanji(const PlaceReading& at) {
  return at.text.class_before(at.range.begin) == CharClass::Kanji && at.before() == nullptr &&
         !at.text.token_begins(at.range.begin);
}

bool is_inside_person(const PlaceReading& at) {
  const Token* const token = at.text.token_at(at.range.begin);
  return token != nullptr && token->kind == TokenKind::Person && token->range.end >= at.range.end;
}

// 在日本 holds 日本, 訪中国 holds 中国; but 日中国交 is 日中 + 国交.
bool opens_country(const PlaceReading& at) {
  const PlaceText& text = at.text;
  std::size_t second = at.range.begin;
  next_char(text.all(), second);
  const auto inner = text.gazetteer().written_at(text.all(), second);
  const bool country = std::any_of(inner.begin(), inner.end(), [&](const PlaceMatch& m) {
    return m.form == FormKind::Full && m.place->kind == PlaceKind::Country &&
           second + m.bytes > at.range.end && !text.crosses_break({second, second + m.bytes});
  });
  return country && text.words().nation_word.longest_at(text.all(), at.range.end) == 0;
}

bool is_daytime(const PlaceReading& at) {
  return at.written() == "日中" &&
         (at.text.words().daytime.longest_at(at.text.all(), at.range.end) > 0 ||
          at.text.class_after(at.range.end) == CharClass::Digit);
}

bool goes_on_in_latin(const PlaceReading& at) {
  return at.text.class_at(at.range.begin) == CharClass::Latin &&
         at.text.class_after(at.range.end) == CharClass::Latin;
}

bool is_language_or_feature(const PlaceReading& at) {
  const PlaceText& text = at.text;
  const std::size_t end = at.range.end;
  return text.class_at(at.range.begin) != CharClass::Latin &&
         text.words().country_not_before.longest_at(text.all(), end) > 0 &&
         text.words().country_before.longest_at(text.all(), end) == 0 && !text.has_break(end);
}

bool is_surname(const PlaceReading& at) {
  const PlaceText& text = at.text;
  const ByteRange range = at.range;
  if (text.has_break(range.end)) return false;
  const std::size_t title = text.words().title.longest_at(text.all(), range.end);
  if (title > 0 && !goes_on_as_name(text, range.end + title)) return true;
  if (text.words().person_label.ends(text.up_to(range.begin)) &&
      !goes_on_as_name(text, range.end)) {
    return true;  // 司会は徳島が務めた, (文・長崎)
  }
  const Token* const token = text.exact_token(range);
  const Token* const next = text.token_at(range.end);
  if (token == nullptr) return false;
  const bool person_follows = next != nullptr && next->kind == TokenKind::Person;
  if (token->kind != TokenKind::Person) {
    return person_follows && text.context().surnames.contains(at.written());
  }
  return next == nullptr || person_follows || next->kind == TokenKind::Particle ||
         next->kind == TokenKind::Suffix;
}

bool is_given_name(const PlaceReading& at) {
  constexpr std::string_view kJoint = "・";
  const PlaceText& text = at.text;
  const std::size_t end = at.range.end;
  if (!text.words().given_name.contains(at.written())) return false;
  if (!text.from(end).starts_with(kJoint)) return false;
  const std::size_t next = end + kJoint.size();
  return text.class_at(next) == CharClass::Katakana && !text.crosses_break({end, next + 1}) &&
         text.words().facility.longest_at(text.all(), next) == 0 &&
         text.gazetteer().written_at(text.all(), next).empty();
}

bool is_named_after_place(const PlaceReading& at) {
  const PlaceText& text = at.text;
  // 松山(ソンシャン)小学校: what stands behind a reading in brackets counts as behind the name.
  constexpr std::size_t kMostInBrackets = 40;  // bytes
  std::size_t end = at.range.end;
  if (text.from(end).starts_with("(")) {
    const std::size_t close = text.all().find(')', end);
    if (close != std::string_view::npos && close < end + kMostInBrackets) end = close + 1;
  }
  const PlaceRules& words = text.words();
  if (words.bare_before.longest_at(text.all(), end) > 0 ||
      text.crosses_break({at.range.end, end + 1})) {
    return false;
  }
  if (words.not_bare_before.longest_at(text.all(), end) > 0) return true;
  const std::size_t word = words.not_bare_alone.longest_at(text.all(), end);
  return word > 0 && text.class_after(end + word) != CharClass::Kanji;
}

// 京都 in 京都議定書 is none.
bool is_inside_word(const PlaceReading& at) {
  const Token* const token = at.text.token_at(at.range.begin);
  return token != nullptr && token->known && token->range.end > at.range.end &&
         token->kind != TokenKind::Place && token->kind != TokenKind::Organisation;
}

bool is_free_standing(const PlaceReading& at) {
  const PlaceText& text = at.text;
  const ByteRange range = at.range;
  const CharClass previous = text.class_before(range.begin);
  if (at.before() == nullptr && (previous == CharClass::Kanji || previous == CharClass::Katakana ||
                                 previous == CharClass::Latin)) {
    return false;
  }
  const Token* const token = text.exact_token(range);
  if (token != nullptr && token->known && token->kind != TokenKind::Place) return false;
  if (token == nullptr && !text.token_begins(range.begin)) return false;
  const CharClass next = text.class_after(range.end);
  if (next == CharClass::Other) return true;
  if (text.words().free_suffix.longest_at(text.all(), range.end) > 0) return true;
  if (next != CharClass::Hiragana) return false;
  const Token* const after = text.token_at(range.end);
  return after != nullptr &&
         (after->kind == TokenKind::Particle || after->kind == TokenKind::Symbol);
}

}  // namespace kouryu
