// Where a name really begins and ends, beyond what its ending and the words before it tell.
#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "indexer/facets/organisations/organisation_scanner.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {

std::size_t OrganisationScanner::behind_country(std::size_t begin, std::size_t end) const {
  constexpr std::string_view kDot = "・";
  const std::string_view words = std::string_view(text_.folded.text).substr(begin, end - begin);
  const std::size_t dot = words.find(kDot);
  if (dot == std::string_view::npos || OrganisationRules::country_end(words) != dot) return begin;
  const std::size_t next = dot + kDot.size();
  if (next >= words.size() || OrganisationRules::country_end(words.substr(next)) > 0) return begin;
  return begin + next;
}

std::size_t OrganisationScanner::behind_places(std::size_t begin, std::size_t at,
                                               std::string_view suffix) const {
  constexpr std::string_view kDot = "・";
  const std::string_view words = std::string_view(text_.folded.text).substr(begin, at - begin);
  const std::size_t dot = words.rfind(kDot);
  if (dot == std::string_view::npos || dot == 0 || dot + kDot.size() >= words.size() ||
      !tables_.words(OrganisationWord::List).contains(suffix)) {
    return begin;
  }
  std::size_t last = dot;
  previous_char(words, last);
  const std::string_view ending = words.substr(last, dot - last);
  const bool place = ending == "市" || ending == "県" || ending == "町" || ending == "村" ||
                     ending == "府" || ending == "都" || ending == "区";
  return place ? begin + dot + kDot.size() : begin;
}

void OrganisationScanner::open_with_kana_place(NameBody& body) const {
  constexpr int kMostChars = 7;
  const std::string_view folded = text_.folded.text;
  if (body.begin == 0) return;
  std::size_t from = body.begin;
  if (!is_hiragana(previous_char(folded, from))) return;
  const std::string_view head =
      folded.substr(body.begin, std::min<std::size_t>(15, body.end - body.begin));
  const bool municipal = head.find("市") != std::string_view::npos ||
                         head.find("町") != std::string_view::npos ||
                         head.find("村") != std::string_view::npos;
  const WordSet& kana = tables_.words(OrganisationWord::KanaPlace);
  const std::size_t begin = body.begin;
  from = begin;
  for (int n = 0; n < kMostChars && from > 0; ++n) {
    std::size_t before = from;
    if (has_break(from) || !is_hiragana(previous_char(folded, before))) break;
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

std::size_t OrganisationScanner::over_hiragana(std::size_t first) const {
  std::size_t next = first + 1;
  std::size_t end = text_.tokens[first].range.end;
  const auto ends_municipality = [&] {
    const std::string_view text = std::string_view(text_.folded.text).substr(0, end);
    return text.ends_with("市") || text.ends_with("町") || text.ends_with("村");
  };
  if (!ends_municipality() && next < text_.tokens.size()) end = text_.tokens[next].range.end;
  const std::size_t begin = text_.tokens[first].range.begin;
  if (first == 0 || has_break(begin) || !ends_municipality() || !is_kanji_start(surface(first)) ||
      !Gazetteer::instance()
           .lookup(std::string_view(text_.folded.text).substr(begin, end - begin))
           .empty()) {
    return first;
  }
  std::size_t from = first;
  while (from > 0 && !has_break(text_.tokens[from].range.begin) &&
         is_hiragana_run(surface(from - 1)) &&
         (text_.tokens[from - 1].kind == TokenKind::Noun || surface(from - 1) == "と")) {
    --from;
  }
  const Token& token = text_.tokens[from];
  return token.kind == TokenKind::Noun && token.range.begin < begin ? from : first;
}

std::optional<std::size_t> OrganisationScanner::group_end(std::size_t first) const {
  constexpr std::size_t kMostTokens = 12;
  const std::string_view folded = text_.folded.text;
  const WordSet& ends = tables_.words(OrganisationWord::GroupEnd);
  const std::size_t begin = text_.tokens[first].range.begin;
  // せたがや|トラスト協会: a name in hiragana that tokens cut to pieces.
  constexpr std::size_t kFewestKana = 12;  // bytes: 4 characters
  std::size_t lead = first;
  while (lead < text_.tokens.size() && is_hiragana_run(surface(lead)) &&
         (lead == first || !has_break(text_.tokens[lead].range.begin))) {
    ++lead;
  }
  const bool named = lead > first && lead < text_.tokens.size() &&
                     text_.tokens[lead].range.begin - begin >= kFewestKana &&
                     text_.tokens[first].kind != TokenKind::Particle;
  bool particle = named;
  for (std::size_t i = named ? lead : first; i < text_.tokens.size() && i < first + kMostTokens;
       ++i) {
    const std::string_view word = surface(i);
    if (i > first && has_break(text_.tokens[i].range.begin)) break;
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
    const std::size_t end = text_.tokens[i].range.end;
    const std::string_view name = folded.substr(begin, end - begin);
    std::size_t next = end;
    const bool goes_on =
        end < folded.size() && !has_break(end) && is_kanji(next_char(folded, next));
    if (particle && i > first && !goes_on && ends.contains(word)) {
      const WordSet& events = tables_.words(OrganisationWord::Event);
      const bool event = std::any_of(events.begin(), events.end(),
                                     [&](const std::string& one) { return name.ends_with(one); });
      if (!event) return end;
    }
    particle = particle || kana;
  }
  return std::nullopt;
}

std::size_t OrganisationScanner::joined_school(std::string_view suffix, std::size_t end) const {
  constexpr std::array<std::string_view, 4> kSecond = {"・高等学校", "・高校", "・中学校",
                                                       "・短期大学部"};
  if (!suffix.ends_with("学校") && !suffix.ends_with("大学")) return 0;
  const std::string_view rest = std::string_view(text_.folded.text).substr(end);
  for (const std::string_view second : kSecond) {
    if (rest.starts_with(second) && !has_break(end)) return second.size();
  }
  return 0;
}

std::optional<ByteRange> OrganisationScanner::quoted_at(std::size_t position) const {
  constexpr std::size_t kMostBytes = 90;  // 30 kanji
  constexpr std::size_t kFewestChars = 3;
  const std::string_view folded = text_.folded.text;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"「", "」"},
                                    std::pair<std::string_view, std::string_view>{"『", "』"}}) {
    if (!folded.substr(position).starts_with(open)) continue;
    const std::size_t begin = position + open.size();
    std::string_view name = folded.substr(begin, kMostBytes + close.size());
    const std::size_t end = name.find(close);
    if (end == std::string_view::npos) return std::nullopt;
    name = name.substr(0, end);
    name = name.substr(0, name.find('('));  // ヤング・イングランド(英語版)
    const WordSet& events = tables_.words(OrganisationWord::Event);
    const auto edge = std::upper_bound(edges_.begin(), edges_.end(), begin);
    const bool cut = edge != edges_.end() && *edge < begin + name.size();
    if (cut || count_chars(name) < kFewestChars || name.find("。") != std::string_view::npos ||
        std::any_of(events.begin(), events.end(),
                    [&](const std::string& event) { return name.ends_with(event); })) {
      return std::nullopt;
    }
    return ByteRange{begin, begin + name.size()};
  }
  return std::nullopt;
}

std::optional<std::size_t> OrganisationScanner::works_end(std::size_t first) const {
  constexpr std::size_t kMostTokens = 6;
  const std::string_view folded = text_.folded.text;
  const WordSet& works = tables_.words(OrganisationWord::Works);
  std::optional<std::size_t> end;
  const std::size_t begin = text_.tokens[first].range.begin;
  for (std::size_t i = first; i < text_.tokens.size() && i < first + kMostTokens; ++i) {
    if (has_break(text_.tokens[i].range.begin) || !may_stand_in_name(i)) break;
    const std::string_view words = folded.substr(begin, text_.tokens[i].range.end - begin);
    for (std::size_t at = 0; at < words.size(); next_char(words, at)) {
      if (at > 0 && works.contains(words.substr(at))) end = text_.tokens[i].range.end;
    }
  }
  return end;
}

}  // namespace kouryu
