// Names of organisations that some table knows: ours, and MeCab's dictionary.
#include <algorithm>
#include <array>

#include "dict/base/utf8.h"
#include "indexer/facets/organisations/organisation_scanner.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {

void OrganisationScanner::find_known(std::size_t token, bool kept, std::vector<std::size_t>& listed,
                                     std::vector<OrganisationFound>& out) const {
  const std::string_view folded = text_.folded.text;
  const std::size_t begin = text_.tokens[token].range.begin;
  OrganisationList::instance().sizes_at(folded, begin, listed);
  if (listed.empty() && (!kept || tables_.name_sizes(folded, begin).empty())) return;
  // アン|ソニー is no Sony.
  std::size_t at = begin;
  std::size_t behind = begin;
  if (is_katakana(next_char(folded, at)) && begin > 0 && !has_break(begin) &&
      is_katakana(previous_char(folded, behind))) {
    return;
  }
  if (kept) add_known(token, tables_.name_sizes(folded, begin), false, out);
  if (!listed.empty()) add_known(token, listed, true, out);
}

void OrganisationScanner::add_known(std::size_t token, const std::vector<std::size_t>& sizes,
                                    bool listed, std::vector<OrganisationFound>& out) const {
  const std::string_view folded = text_.folded.text;
  const std::size_t begin = text_.tokens[token].range.begin;
  auto size = sizes.begin();
  for (std::size_t i = token; i < text_.tokens.size(); ++i) {
    const std::size_t end = text_.tokens[i].range.end;
    while (size != sizes.end() && *size < end - begin) ++size;
    if (size == sizes.end()) return;
    if (i > token && has_break(text_.tokens[i].range.begin)) return;
    if (*size != end - begin) continue;
    if (!listed && !tables_.is_kept(folded.substr(begin, end - begin))) continue;
    if (is_part_of_word(begin, end)) continue;
    const bool part = is_part_of_more(end) || names_line(i);
    out.push_back({{country_before(token, end), end}, listed ? "listed" : "known", !part});
  }
}

bool OrganisationScanner::is_part_of_word(std::size_t begin, std::size_t end) const {
  const std::string_view folded = text_.folded.text;
  const std::string_view name = folded.substr(begin, end - begin);
  const auto is_western = [](char32_t c) { return is_latin(c) || is_digit(c); };
  std::size_t last = end;
  std::size_t next = end;
  if (is_latin(previous_char(folded, last))) {
    if (end >= folded.size() || has_break(end)) return false;
    const char32_t behind = next_char(folded, next);
    return is_western(behind) ||
           (behind == U'-' && next < folded.size() && is_digit(next_char(folded, next)));
  }
  constexpr std::string_view kDot = "・";
  // ボーイング727, TDK-8520A: a product.
  if (end < folded.size() && !has_break(end) && is_western(next_char(folded, next))) return true;
  next = end;
  // スクウェア|ダンス
  if (end < folded.size() && !has_break(end) && is_katakana(next_char(folded, next)) &&
      !tables_.is_kept(name)) {
    std::size_t at = end;
    if (is_katakana(previous_char(folded, at))) return true;
  }
  if (!is_katakana_run(name)) return false;
  if (folded.substr(0, begin).ends_with(kDot) && begin > kDot.size()) {
    std::size_t before = begin - kDot.size();
    if (is_katakana(previous_char(folded, before)) && !ends_known(begin - kDot.size())) return true;
  }
  if (!folded.substr(end).starts_with(kDot) || has_break(end)) return false;
  std::size_t behind = end + kDot.size();
  const std::size_t second = behind;
  if (second >= folded.size() || !is_katakana(next_char(folded, behind))) return false;
  while (behind < folded.size()) {
    std::size_t after = behind;
    if (!is_katakana(next_char(folded, after))) break;
    behind = after;
  }
  return !tables_.is_known(folded.substr(second, behind - second));
}

bool OrganisationScanner::names_line(std::size_t token) const {
  // JR北海道|札幌駅: a company and its station.
  if (surface(token - std::min<std::size_t>(token, 1)).starts_with("jr")) return false;
  constexpr std::size_t kMostTokens = 3;
  for (std::size_t i = token + 1; i < text_.tokens.size() && i <= token + kMostTokens; ++i) {
    const std::string_view word = surface(i);
    std::size_t at = 0;
    const char32_t first = next_char(word, at);
    if (has_break(text_.tokens[i].range.begin) || (!is_kanji(first) && !is_katakana(first))) break;
    if (word.ends_with("線") || word.ends_with("駅")) return true;
  }
  return false;
}

bool OrganisationScanner::ends_known(std::size_t end) const {
  const std::string_view folded = text_.folded.text;
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t before = begin;
    if (!is_katakana(previous_char(folded, before))) break;
    begin = before;
  }
  return tables_.is_known(folded.substr(begin, end - begin));
}

std::size_t OrganisationScanner::country_before(std::size_t token, std::size_t end) const {
  constexpr std::array<std::string_view, 5> kEndings = {"省", "庁", "局", "院", "党"};
  constexpr std::size_t kMostTokens = 3;
  const std::string_view folded = text_.folded.text;
  const std::size_t begin = text_.tokens[token].range.begin;
  const std::string_view name = folded.substr(begin, end - begin);
  if (token > 0 && surface(token - 1) == "日本" && is_katakana_run(name) && !has_break(begin)) {
    return text_.tokens[token - 1].range.begin;
  }
  if (std::none_of(kEndings.begin(), kEndings.end(),
                   [&](std::string_view ending) { return name.ends_with(ending); })) {
    return begin;
  }
  for (std::size_t i = token; i > 0 && token - i < kMostTokens;) {
    if (has_break(text_.tokens[i].range.begin)) return begin;
    const std::size_t from = text_.tokens[--i].range.begin;
    const std::string_view country = folded.substr(from, begin - from);
    if (OrganisationRules::country_end(country) == country.size()) return from;
  }
  return begin;
}

void OrganisationScanner::find_in_joined(std::size_t token,
                                         std::vector<OrganisationFound>& out) const {
  constexpr std::string_view kDot = "・";
  const std::string_view word = surface(token);
  std::size_t dot = word.find(kDot);
  if (dot == std::string_view::npos || word.size() == kDot.size()) return;
  const std::size_t begin = text_.tokens[token].range.begin;
  // アカデミー・オブ・ドラマティック・アーツ: an ending with a complement behind it.
  constexpr std::string_view kOf = "・オブ・";
  const std::size_t of = word.find(kOf);
  if (of != std::string_view::npos) {
    for (std::size_t at = 0; at < of; next_char(word, at)) {
      const std::string_view head = word.substr(at, of - at);
      if (tables_.words(OrganisationWord::HeadOf).contains(head) && !has_break(begin)) {
        std::size_t first = token;
        while (first > 1 && surface(first - 1) == kDot && is_katakana_run(surface(first - 2)) &&
               !has_break(text_.tokens[first].range.begin)) {
          first -= 2;
        }
        out.push_back({{text_.tokens[first].range.begin, begin + word.size()}, "suffix", true});
        return;
      }
    }
  }
  // トヨタ・ホンダ: names that stand whole between the dots.
  for (std::size_t from = 0; from < word.size();) {
    const std::size_t end = std::min(dot, word.size());
    if (tables_.is_kept(word.substr(from, end - from))) {
      out.push_back({{begin + from, begin + end}, "known", true});
    }
    from = end + kDot.size();
    dot = word.find(kDot, from);
  }
}

void OrganisationScanner::find_in_dictionary(std::size_t token,
                                             std::vector<OrganisationFound>& out) const {
  constexpr std::size_t kFewestChars = 3;
  const Token& t = text_.tokens[token];
  const std::string_view word = surface(token);
  if (!t.known || count_chars(word) < kFewestChars) return;
  // Katakana words of the dictionary are brands and persons as often.
  bool has_kanji = false;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    if (is_kanji(next_char(word, at))) has_kanji = true;
    const std::string_view ending = word.substr(begin);
    if (tables_.words(OrganisationWord::NoName).contains(ending)) return;
    const auto& rules = tables_.rules(ending);
    // 衛生局 alone tells no bureau from others.
    const bool unit = std::find(rules.begin(), rules.end(), SuffixRule::Unit) != rules.end();
    if (unit && begin > 0 &&
        tables_.words(OrganisationWord::Section).contains(word.substr(0, begin))) {
      return;
    }
    if (std::find(rules.begin(), rules.end(), SuffixRule::Weak) != rules.end()) return;
  }
  // 富山大|空襲: the university's short name stands before a title or nothing.
  if (word.ends_with("大") && token + 1 < text_.tokens.size() && !has_break(t.range.end)) {
    std::size_t at = 0;
    const std::string_view next = surface(token + 1);
    const bool noun = is_kanji(next_char(next, at)) && count_chars(next) >= 2;
    if (noun && !tables_.words(OrganisationWord::Title).contains(next) && next != "学部") return;
  }
  if (!has_kanji || tables_.words(OrganisationWord::Generic).contains(word)) return;
  out.push_back({t.range, "dictionary", !is_part_of_more(t.range.end)});
}

}  // namespace kouryu
