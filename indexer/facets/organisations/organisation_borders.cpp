// Where a name begins and ends: how far it reaches to the left of its ending, and what belongs to
// it beyond what its ending and the words before it tell.
#include "indexer/facets/organisations/organisation_borders.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/names/place_units.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostNameBytes = 120;  // 40 kanji

/// The token of the bracket that opens a reading whose closing bracket is `token`.
std::optional<std::size_t> reading_begin(const OrganisationText& text, std::size_t token) {
  constexpr std::size_t kMostReadingTokens = 6;
  for (std::size_t i = token; i-- > 0 && token - i <= kMostReadingTokens;) {
    if (text.has_break(text.begin(i + 1))) return std::nullopt;
    if (text.surface(i) == "(") return i;
    if (!is_kana(text.surface(i))) return std::nullopt;
  }
  return std::nullopt;
}

/// Whether the ・ at token `dot` (not the first) stands between two names.
bool parts_names(const OrganisationText& text, std::size_t dot) {
  const Token& left = text.token(dot - 1);
  const std::string_view word = text.surface(dot - 1);
  if (word.ends_with("派")) return true;  // ピール派・ホイッグ党
  const bool whole = left.kind == TokenKind::Organisation || left.kind == TokenKind::Person;
  // アジア・太平洋, ジョン・ホプキンス: katakana goes on behind the dot.
  if (whole && !is_katakana_run(word)) return true;
  for (std::size_t at = 0; at < word.size(); next_char(word, at)) {
    if (text.tables().is_ending(word.substr(at)) && (at == 0 || word.size() - at > 3)) return true;
  }
  // 山形市|教育|委員|会・: an ending over several tokens, which 日本 and the like do not begin.
  const std::size_t end = text.begin(dot);
  constexpr std::size_t kFewestBytes = 9;  // 3 kanji
  for (const std::size_t size : text.tables().suffix_sizes(text.all(), end)) {
    if (size < kFewestBytes || size >= end) continue;
    // 執行理事会・評議会・総会: an ending alone is no name.
    if (text.all().substr(0, end - size).ends_with("・")) continue;
    constexpr EndingClasses kNames = ending_bit(EndingClass::Any) | ending_bit(EndingClass::Named) |
                                     ending_bit(EndingClass::Seat);
    const auto classes = text.tables().classes(text.all().substr(end - size, size));
    if ((classes & kNames) != 0) return true;
  }
  // 大阪送電・木曽電気: a place opens another name, but for A市・B市 and 東北・北海道.
  if (dot + 1 >= text.tokens() || text.token(dot + 1).kind != TokenKind::Place) return false;
  const bool place =
      left.kind == TokenKind::Place || text.words(OrganisationWord::Municipal).contains(word);
  return !place && !is_katakana_run(word);
}

/// Whether `token` ends the name of a person before a known name that ends with token `last`.
bool is_holder(const OrganisationText& text, std::size_t token, std::size_t last) {
  if (text.token(token).kind != TokenKind::Person) return false;
  const std::size_t begin = text.begin(token + 1);
  const std::string_view name = text.all().substr(begin, text.end(last) - begin);
  return text.tables().aliases().is_known(name);
}

/// Whether `token` only says what the name behind it is: 電力会社|大阪電灯.
bool parts_class(const OrganisationText& text, std::size_t token) {
  const std::string_view word = text.surface(token);
  if (!text.words(OrganisationWord::ClassNoun).contains(word)) return false;
  if (is_katakana_start(text.surface(token + 1))) {
    // カリフォルニア|大学|デービス校 is one name.
    const bool named =
        token > 0 && !text.has_break(text.begin(token)) && text.may_stand_in_name(token - 1);
    return word != "大学" || !named;
  }
  return text.token(token + 1).kind == TokenKind::Place &&
         (word.ends_with("会社") || !text.tables().is_ending(word));
}

}  // namespace

bool begins_place(const OrganisationText& text, std::size_t token, std::size_t end,
                  std::string_view country) {
  if (token >= text.tokens() || text.end(token) > end) return false;
  const std::size_t begin = text.begin(token);
  for (const PlaceMatch& match : Gazetteer::instance().written_at(text.all(), begin)) {
    const PlaceKind kind = match.place->kind;
    if ((kind != PlaceKind::City && kind != PlaceKind::Prefecture) || begin + match.bytes > end ||
        (!country.empty() && match.place->country != country)) {
      continue;
    }
    if (match.form == FormKind::Full) return true;
    const bool word = begin + match.bytes == text.end(token);
    if (word && text.token(token).kind == TokenKind::Place) return true;
  }
  return is_katakana_run(text.surface(token)) && text.end(token + 1) < end &&
         text.words(OrganisationWord::Municipal).contains(text.surface(token + 1));
}

std::size_t first_token(const OrganisationText& text, std::size_t last) {
  std::size_t first = last;
  while (first > 0 && last - first < kMostNameTokens &&
         text.end(last) - text.begin(first - 1) <= kMostNameBytes) {
    if (text.has_break(text.begin(first)) || text.edge_inside(first)) break;
    const std::size_t before = first - 1;
    const std::string_view word = text.surface(before);
    // サン=ジョセフ校 is joined as with a dot.
    const bool equals = word == "=" && before > 0 && is_katakana_run(text.surface(before - 1)) &&
                        is_katakana_start(text.surface(first));
    if (word == "・" || equals) {
      // 青森市・大連市…委員会 is one name; 北京大学・大連大学 are two.
      if (before == 0 || text.has_break(text.begin(before)) ||
          !text.may_stand_in_name(before - 1) || parts_names(text, before)) {
        break;
      }
      // 配信サービス・フジテレビ: the name is known without what is before the dot.
      const ByteRange name{text.begin(first), text.end(last)};
      if (text.tables().aliases().is_known(text.all().substr(name.begin, name.size()))) {
        break;
      }
      first = before - 1;
      continue;
    }
    if (word == ")") {
      const auto open = reading_begin(text, before);
      if (!open || *open == 0 || !text.may_stand_in_name(*open - 1)) break;
      first = *open - 1;
      continue;
    }
    if (text.is_number(before)) {
      // 第19中学校 keeps its number; 2004年, 第1回 stop the name.
      const bool ordinal = before > 0 && text.surface(before - 1) == "第";
      // 提携|30|周年|記念事業実行委員会
      const bool jubilee = text.surface(first) == "周年" && before > 0 &&
                           first + 1 < text.tokens() && text.surface(first + 1) == "記念" &&
                           !text.has_break(text.begin(before)) &&
                           text.may_stand_in_name(before - 1);
      if (jubilee) {
        first = before;
        continue;
      }
      if (!ordinal || text.words(OrganisationWord::Counter).contains(text.surface(first))) break;
    } else if (!text.may_stand_in_name(before) || parts_class(text, before) ||
               (word.ends_with("官") && text.token(first).kind == TokenKind::Person) ||
               is_holder(text, before, last)) {
      break;
    }
    first = before;
  }
  // A number at the very front belongs to what is before it, and so does 地 of 開催地.
  const WordSet& trim = text.words(OrganisationWord::Trim);
  while (first < last &&
         (text.is_number(first) || (first > 0 && !text.has_break(text.begin(first)) &&
                                    text.token(first).kind == TokenKind::Suffix &&
                                    trim.contains(text.surface(first - 1))))) {
    ++first;
  }
  return first;
}

std::size_t behind_country(const OrganisationText& text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kDot = "・";
  const std::string_view words = text.all().substr(begin, end - begin);
  const std::size_t dot = words.find(kDot);
  if (dot == std::string_view::npos || country_end(words) != dot) return begin;
  const std::size_t next = dot + kDot.size();
  if (next >= words.size()) return begin;
  // 日本・トルコ協会 is of both; the アンドラ of アンドラプラデシュ州 is no country.
  const std::string_view rest = words.substr(next);
  const std::size_t second = country_end(rest);
  std::size_t behind = second;
  const bool whole =
      second == rest.size() || !is_katakana(next_char(rest, behind)) || !is_katakana_start(rest);
  if (second > 0 && whole) return begin;
  return begin + next;
}

std::size_t behind_owner(const OrganisationText& text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kMostNames = 2;
  constexpr std::string_view kState = "国";  // ベトナム国
  const std::size_t first = text.token_from(begin);
  if (first >= text.tokens() || text.begin(first) != begin) return begin;
  std::size_t next = first;
  while (next < first + kMostNames && text.end(next) < end &&
         text.token(next).kind == TokenKind::Person) {
    ++next;
    // クレア|北京事務所: a body that the dictionary takes for a person.
    const bool body = text.tables().aliases().is_known(text.in({begin, text.begin(next)}));
    if (!body && begins_place(text, next, end)) return text.begin(next);
  }
  std::string_view name;
  const std::size_t country = country_end(text.in({begin, end}), &name);
  if (country == 0) return begin;
  next = text.token_from(begin + country);
  if (next == text.tokens() || text.begin(next) != begin + country) return begin;
  if (text.surface(next) == kState) ++next;
  // ブラジル長崎県人会: the place lies elsewhere.
  return begins_place(text, next, end, name) ? text.begin(next) : begin;
}

std::size_t behind_places(const OrganisationText& text, std::size_t begin, std::size_t at,
                          std::string_view suffix) {
  constexpr std::string_view kDot = "・";
  const std::string_view words = text.all().substr(begin, at - begin);
  const std::size_t dot = words.rfind(kDot);
  if (dot == std::string_view::npos || dot == 0 || dot + kDot.size() >= words.size() ||
      !text.words(OrganisationWord::List).contains(suffix)) {
    return begin;
  }
  std::size_t last = dot;
  previous_char(words, last);
  const std::string_view ending = words.substr(last, dot - last);
  const bool place =
      is_municipal_unit(ending) || ending == "区" || (is_prefecture_unit(ending) && ending != "道");
  return place ? begin + dot + kDot.size() : begin;
}

void open_with_kana_place(const OrganisationText& text, NameBody& body) {
  constexpr int kMostChars = 7;
  const std::string_view folded = text.all();
  if (body.begin == 0) return;
  std::size_t from = body.begin;
  if (!is_hiragana(previous_char(folded, from))) return;
  const std::string_view head =
      folded.substr(body.begin, std::min<std::size_t>(15, body.end - body.begin));
  const bool municipal =
      std::any_of(kMunicipalUnits.begin(), kMunicipalUnits.end(),
                  [&](std::string_view unit) { return head.find(unit) != head.npos; });
  const WordSet& kana = text.words(OrganisationWord::KanaPlace);
  const std::size_t begin = body.begin;
  from = begin;
  for (int n = 0; n < kMostChars && from > 0; ++n) {
    std::size_t before = from;
    if (text.has_break(from) || !is_hiragana(previous_char(folded, before))) break;
    from = before;
    std::size_t end = 0;
    for (std::size_t to = from; to < body.end && to < from + 24;) {
      next_char(folded, to);
      if (to >= begin && kana.contains(folded.substr(from, to - from))) end = to;
    }
    if (end == 0 && municipal) {
      for (const PlaceMatch& match : Gazetteer::instance().written_at(folded, from)) {
        const std::size_t to = from + match.bytes;
        if (match.form == FormKind::Full && match.place->kind == PlaceKind::City && to > begin &&
            to <= body.end) {
          end = std::max(end, to);
        }
      }
    }
    if (end == 0) continue;
    body.begin = from;
    body.place = end;
  }
}

std::size_t over_hiragana(const OrganisationText& text, std::size_t first) {
  std::size_t next = first + 1;
  std::size_t end = text.end(first);
  const auto ends_municipality = [&] {
    const std::string_view written = text.all().substr(0, end);
    return ends_with_municipal_unit(written);
  };
  if (!ends_municipality() && next < text.tokens()) end = text.end(next);
  const std::size_t begin = text.begin(first);
  if (first == 0 || text.has_break(begin) || !ends_municipality() ||
      !is_kanji_start(text.surface(first)) ||
      !Gazetteer::instance().lookup(text.all().substr(begin, end - begin)).empty()) {
    return first;
  }
  std::size_t from = first;
  while (from > 0 && !text.has_break(text.begin(from)) && is_hiragana_run(text.surface(from - 1)) &&
         (text.token(from - 1).kind == TokenKind::Noun || text.surface(from - 1) == "と")) {
    --from;
  }
  const Token& token = text.token(from);
  return token.kind == TokenKind::Noun && token.range.begin < begin ? from : first;
}

std::optional<std::size_t> group_end(const OrganisationText& text, std::size_t first) {
  constexpr std::size_t kMostTokens = 12;
  const std::string_view folded = text.all();
  const WordSet& ends = text.words(OrganisationWord::GroupEnd);
  const std::size_t begin = text.begin(first);
  // せたがや|トラスト協会: a name in hiragana that tokens cut to pieces.
  constexpr std::size_t kFewestKana = 12;  // bytes: 4 characters
  std::size_t lead = first;
  while (lead < text.tokens() && is_hiragana_run(text.surface(lead)) &&
         (lead == first || !text.has_break(text.begin(lead)))) {
    ++lead;
  }
  const bool named = lead > first && lead < text.tokens() &&
                     text.begin(lead) - begin >= kFewestKana &&
                     text.token(first).kind != TokenKind::Particle;
  bool particle = named;
  for (std::size_t i = named ? lead : first; i < text.tokens() && i < first + kMostTokens; ++i) {
    const std::string_view word = text.surface(i);
    if (i > first && text.has_break(text.begin(i))) break;
    const bool joins = word == "の" || word == "を" || word == "と" || word == "に";
    const bool kana = is_hiragana_run(word);
    if (!joins && word != "・" && !is_name_spelling(word) && !kana && !is_kanji_start(word)) {
      break;
    }
    if (kana && !joins &&
        (word == "は" || word == "が" || word == "も" || word == "で" || word == "へ" ||
         word == "から" || word == "や")) {
      break;
    }
    const std::size_t end = text.end(i);
    const std::string_view name = folded.substr(begin, end - begin);
    std::size_t next = end;
    const bool goes_on =
        end < folded.size() && !text.has_break(end) && is_kanji(next_char(folded, next));
    if (particle && i > first && !goes_on && ends.contains(word)) {
      const WordSet& events = text.words(OrganisationWord::Event);
      const bool event = std::any_of(events.begin(), events.end(),
                                     [&](const std::string& one) { return name.ends_with(one); });
      if (!event) return end;
    }
    particle = particle || kana;
  }
  return std::nullopt;
}

std::size_t section_end(const OrganisationText& text, std::size_t token) {
  constexpr std::string_view kHead = "長";
  const std::string_view word = text.surface(token);
  if (!word.ends_with(kHead) || word.size() == kHead.size()) return 0;
  const std::string_view section = word.substr(0, word.size() - kHead.size());
  const EndingClasses classes = text.tables().classes(section);
  // 事務|局長 is the title of the body before it.
  if (token > 0 && text.surface(token - 1) == "事務") return 0;
  const bool unit = (classes & ending_bit(EndingClass::Unit)) != 0 && count_chars(section) == 1;
  return unit ? text.end(token) - kHead.size() : 0;
}

std::size_t joined_school(const OrganisationText& text, std::string_view suffix, std::size_t end) {
  constexpr std::array<std::string_view, 4> kSecond = {"・高等学校", "・高校", "・中学校",
                                                       "・短期大学部"};
  if (!suffix.ends_with("学校") && !suffix.ends_with("大学")) return 0;
  const std::string_view rest = text.all().substr(end);
  for (const std::string_view second : kSecond) {
    if (rest.starts_with(second) && !text.has_break(end)) return second.size();
  }
  return 0;
}

std::optional<std::size_t> works_end(const OrganisationText& text, std::size_t first) {
  constexpr std::size_t kMostTokens = 6;
  const std::string_view folded = text.all();
  const WordSet& works = text.words(OrganisationWord::Works);
  std::optional<std::size_t> end;
  const std::size_t begin = text.begin(first);
  for (std::size_t i = first; i < text.tokens() && i < first + kMostTokens; ++i) {
    if (text.has_break(text.begin(i)) || !text.may_stand_in_name(i)) break;
    const std::string_view words = folded.substr(begin, text.end(i) - begin);
    for (std::size_t at = 0; at < words.size(); next_char(words, at)) {
      if (at > 0 && works.contains(words.substr(at))) end = text.end(i);
    }
  }
  return end;
}

std::optional<std::size_t> foreign_name_end(const OrganisationText& text, std::size_t first) {
  constexpr std::size_t kFewestChars = 3;
  constexpr std::size_t kMostTokens = 12;
  const auto is_foreign = [&](std::size_t token) {
    const std::string_view word = text.surface(token);
    std::size_t at = 0;
    const char32_t c = next_char(word, at);
    return is_katakana(c) || is_latin(c);
  };
  if (!is_foreign(first)) return std::nullopt;
  std::size_t last = first;
  while (last + 1 < text.tokens() && last + 1 - first < kMostTokens &&
         !text.has_break(text.begin(last + 1))) {
    const bool dot = text.surface(last + 1) == "・" || text.surface(last + 1) == "&";
    if (dot && last + 2 < text.tokens() && is_foreign(last + 2)) {
      last += 2;
    } else if (text.may_stand_in_name(last + 1) && text.surface(last + 1) != "=") {
      ++last;
    } else {
      break;
    }
  }
  const std::size_t begin = text.begin(first);
  const std::size_t end = text.end(last);
  const std::string_view name = text.all().substr(begin, end - begin);
  if (count_chars(name) < kFewestChars) return std::nullopt;
  return end;
}

}  // namespace kouryu
