// The rules of organisation_suffixes.tsv.
#include "indexer/facets/organisations/organisation_rules.h"

#include <algorithm>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {
namespace {

bool is_proper(TokenKind kind) {
  return kind == TokenKind::Place || kind == TokenKind::Person || kind == TokenKind::ProperName ||
         kind == TokenKind::Organisation;
}

/// Whether all of `words` is a sequence of what `is_piece` accepts. `longest`: bytes of a piece.
template <class IsPiece>
bool is_sequence(std::string_view words, std::size_t longest, IsPiece&& is_piece) {
  std::vector<bool> reached(words.size() + 1, false);
  reached[0] = true;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if (!reached[begin]) continue;
    for (std::size_t end = begin; end < words.size() && end - begin < longest;) {
      next_char(words, end);
      if (!reached[end] && is_piece(words.substr(begin, end - begin))) reached[end] = true;
    }
  }
  return reached[words.size()];
}

constexpr std::size_t kLongestPiece = 36;  // bytes: 12 kanji

bool is_hiragana_start(std::string_view words) {
  std::size_t at = 0;
  return !words.empty() && is_hiragana(next_char(words, at));
}

/// 第19.
bool is_ordinal(std::string_view words) {
  constexpr std::string_view kNumber = "第";
  if (!words.starts_with(kNumber)) return false;
  words.remove_prefix(kNumber.size());
  return words.find_first_not_of("0123456789") == std::string_view::npos;
}

/// 第7歩兵, 第九五八海軍: a number with a few characters behind it, of which none joins words.
bool ends_with_numbered(std::string_view words) {
  constexpr std::string_view kNumber = "第";
  constexpr std::size_t kMostChars = 6;  // behind the number
  constexpr std::string_view kDigits = "0123456789〇一二三四五六七八九十百";
  const std::size_t number = words.rfind(kNumber);
  if (number == std::string_view::npos) return false;
  words.remove_prefix(number + kNumber.size());
  std::size_t digits = 0;
  for (std::size_t at = 0; at < words.size(); digits = at) {
    const std::size_t begin = at;
    next_char(words, at);
    if (kDigits.find(words.substr(begin, at - begin)) == std::string_view::npos) break;
  }
  if (digits == 0) return false;
  words.remove_prefix(digits);
  for (const std::string_view counter : {"次", "回", "代", "期"}) {
    if (words.starts_with(counter)) return false;  // 第1次十字|軍
  }
  return count_chars(words) <= kMostChars;
}

/// オスマン帝国, ハワイ王国: a state that the gazetteer need not know.
bool is_empire(std::string_view words) {
  constexpr std::size_t kFewestChars = 4;
  return count_chars(words) >= kFewestChars &&
         (words.ends_with("帝国") || words.ends_with("王国") || words.ends_with("共和国"));
}

bool is_latin_word(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    if (is_latin(next_char(word, at))) ++letters;
  }
  return letters >= 2;
}

}  // namespace

bool OrganisationRules::is_class(const NameBody& body) const {
  const WordSet& words = tables_.words(OrganisationWord::Class);
  const std::string_view first = surface(body.first);
  if (words.contains(first)) return true;
  if (is_proper(text_.tokens[body.first].kind)) return false;
  std::size_t end = 0;
  next_char(first, end);
  // 両国, 同市, 各地, 当県: a reference of two characters.
  return words.contains(first.substr(0, end)) && count_chars(first) == 2;
}

bool OrganisationRules::is_generic(std::string_view words, bool country_names) const {
  const WordSet& generic = tables_.words(OrganisationWord::Generic);
  const WordSet& country = tables_.words(OrganisationWord::Country);
  const bool all = is_sequence(words, kLongestPiece, [&](std::string_view piece) {
    return generic.contains(piece) || country.contains(piece) || piece == "・";
  });
  if (!all || !country_names) return all;
  // 日本 + 環境 + 協会 is a name, 日本 + 協会 and 国際 + 交流 + 協会 are not.
  for (std::size_t end = 0; end < words.size();) {
    next_char(words, end);
    if (!country.contains(words.substr(0, end))) continue;
    if (generic.contains(words) || words == "国際交流" || words == "国際協力") continue;
    if (end < words.size()) return false;
  }
  return true;
}

bool OrganisationRules::opens_with_place(const NameBody& body) const {
  const std::string_view first = surface(body.first);
  return text_.tokens[body.first].kind == TokenKind::Place && count_chars(first) >= 2 &&
         !tables_.words(OrganisationWord::Country).contains(first) &&
         !tables_.words(OrganisationWord::Generic).contains(first) &&
         country_end(first) != first.size();
}

bool OrganisationRules::has_world(std::string_view words) const {
  constexpr std::size_t kFewestChars = 3;  // behind 国際
  const WordSet& world = tables_.words(OrganisationWord::World);
  for (std::size_t cut = 0; cut < words.size() && cut < kLongestPiece;) {
    next_char(words, cut);
    if (!world.contains(words.substr(0, cut))) continue;
    if (count_chars(words.substr(cut)) >= kFewestChars) return true;
  }
  return false;
}

bool OrganisationRules::is_cut_kanji(std::size_t token) const {
  const std::string_view word = surface(token);
  return count_chars(word) == 1 && is_kanji_start(word) &&
         text_.tokens[token].kind != TokenKind::Suffix &&
         !tables_.words(OrganisationWord::Municipal).contains(word) &&
         !tables_.words(OrganisationWord::Class).contains(word) &&
         !tables_.words(OrganisationWord::Trim).contains(word) &&
         !tables_.words(OrganisationWord::Generic).contains(word);
}

bool OrganisationRules::has_proper(const NameBody& body) const {
  if (body.place > 0) return true;
  const WordSet& municipal = tables_.words(OrganisationWord::Municipal);
  for (std::size_t i = body.first; i <= body.last; ++i) {
    const Token& token = text_.tokens[i];
    const std::string_view word = surface(i);
    if (count_chars(word) == 1 && !is_kanji_start(word)) continue;  // A小学校, B社
    if (is_proper(token.kind)) return true;
    if (i > body.first && municipal.contains(word)) return true;
    if (token.kind == TokenKind::Number && i > body.first && surface(i - 1) == "第") return true;
    if (!token.known && count_chars(word) >= 2 && (is_katakana_run(word) || is_latin_word(word))) {
      return true;
    }
    if (is_latin_word(word)) return true;
    if (!token.known && token.kind != TokenKind::Symbol && count_chars(word) >= 2) return true;
  }
  // Pieces of one character in a row are a name the dictionary does not know (新甘井子).
  std::size_t single = 0;
  for (std::size_t i = body.first; i <= body.last; ++i) {
    single = count_chars(surface(i)) == 1 ? single + 1 : 0;
    if (single >= 2) return true;
  }
  return false;
}

std::size_t OrganisationRules::place_end(const NameBody& body) const {
  if (body.place > 0) return body.place;
  const WordSet& municipal = tables_.words(OrganisationWord::Municipal);
  std::size_t end = body.begin;
  bool begun = false;
  for (std::size_t i = body.first; i <= body.last; ++i) {
    const std::string_view word = surface(i);
    const bool closes = begun && municipal.contains(word);
    if (closes) {
      end = text_.tokens[i].range.end;
      continue;
    }
    if (text_.tokens[i].kind == TokenKind::Place) {
      end = text_.tokens[i].range.end;
      begun = true;
      continue;
    }
    // A place the dictionary does not know: up to four pieces before its ending.
    bool unknown = false;
    for (std::size_t ahead = i + 1; ahead <= body.last && ahead <= i + 4; ++ahead) {
      // みな|と|浜市
      const bool whole = surface(ahead).ends_with("市") && surface(i) == surface(body.first) &&
                         is_hiragana_start(surface(i));
      if (!municipal.contains(surface(ahead)) && !whole) continue;
      if (begun) break;
      end = text_.tokens[ahead].range.end;
      i = ahead;
      begun = unknown = true;
      break;
    }
    if (!unknown) break;
  }
  return std::min(end, body.end);
}

std::size_t OrganisationRules::country_end(std::string_view words) {
  std::size_t end = 0;
  for (const PlaceMatch& match : Gazetteer::instance().written_at(words, 0)) {
    const bool country = match.place->kind == PlaceKind::Country && match.form == FormKind::Full;
    if (country) end = std::max(end, match.bytes);
  }
  return end;
}

bool OrganisationRules::is_national(std::string_view words, std::string_view suffix) const {
  std::size_t end = country_end(words);
  const WordSet& national = tables_.words(OrganisationWord::National);
  for (std::size_t cut = 0; end == 0 && cut < words.size() && cut < kLongestPiece;) {
    next_char(words, cut);
    if (national.contains(words.substr(0, cut))) end = cut;
  }
  return end > 0 && count_chars(words.substr(end)) + count_chars(suffix) >= 3;
}

bool OrganisationRules::has_ministry(std::string_view words) const {
  constexpr std::string_view kMinistry = "省";
  constexpr std::string_view kAgency = "庁";
  for (std::size_t cut = 0; cut < words.size() && cut < kLongestPiece;) {
    next_char(words, cut);
    const std::string_view parent = words.substr(0, cut);
    if (!parent.ends_with(kMinistry) && !parent.ends_with(kAgency)) continue;
    if (tables_.is_known(parent)) return words.find("・", cut) == std::string_view::npos;
  }
  return false;
}

bool OrganisationRules::has_name_before_place(const NameBody& body) const {
  for (std::size_t i = body.first; i < body.last; ++i) {
    const Token& token = text_.tokens[i];
    const bool name = token.kind == TokenKind::ProperName || token.kind == TokenKind::Organisation;
    if ((name || !token.known) && count_chars(surface(i)) >= 2) return true;
  }
  return false;
}

bool OrganisationRules::is_section(std::string_view words) const {
  const WordSet& section = tables_.words(OrganisationWord::Section);
  return is_sequence(words, kLongestPiece, [&](std::string_view piece) {
    return section.contains(piece) || !tables_.rules(piece).empty() || piece == "・";
  });
}

bool OrganisationRules::has_parent(std::string_view words, bool section) const {
  for (std::size_t cut = words.size(); cut > 0; previous_char(words, cut)) {
    if (section && !is_section(words.substr(cut))) continue;
    if (cut < words.size() && tables_.is_known(words.substr(0, cut))) return true;  // 外務省
    for (const std::size_t size : tables_.suffix_sizes(words, cut)) {
      if (size < cut && !tables_.rules(words.substr(cut - size, size)).empty()) return true;
    }
  }
  return false;
}

bool OrganisationRules::begins_known(std::string_view words) const {
  for (std::size_t cut = 0; cut < words.size();) {
    next_char(words, cut);
    if (tables_.is_known(words.substr(0, cut))) return true;
  }
  return false;
}

bool OrganisationRules::fills_line(const ByteRange& range) const {
  const std::vector<std::size_t>& breaks = text_.folded.breaks;
  const auto is_edge = [&](std::size_t position) {
    return position == 0 || position == text_.folded.text.size() ||
           std::binary_search(breaks.begin(), breaks.end(), position);
  };
  return is_edge(range.begin) && is_edge(range.end);
}

bool OrganisationRules::goes_on(std::size_t end) const {
  const std::string_view folded = text_.folded.text;
  if (end >= folded.size()) return false;
  const std::vector<std::size_t>& breaks = text_.folded.breaks;
  if (std::binary_search(breaks.begin(), breaks.end(), end)) return false;
  const char32_t next = next_char(folded, end);
  return is_kanji(next) || is_katakana(next);
}

bool OrganisationRules::is_name(const NameBody& body, SuffixRule rule, std::string_view suffix,
                                bool suffix_in_token) const {
  if (body.begin >= body.end || is_class(body)) return false;
  const std::string_view words =
      std::string_view(text_.folded.text).substr(body.begin, body.end - body.begin);
  // 内務省|衛生局: a bureau that is a word.
  const bool bureau = rule == SuffixRule::Unit &&
                      text_.tokens[body.last].kind == TokenKind::Organisation &&
                      (begins_known(words) || place_end(body) > body.begin);
  const bool part = rule == SuffixRule::Unit || rule == SuffixRule::Seat ||
                    rule == SuffixRule::National || rule == SuffixRule::Named;
  if (part && !suffix_in_token && suffix != "部" && suffix != "係" && has_ministry(words)) {
    return true;
  }
  // 中国民用|航空局: a token of more than the ending and one letter.
  const bool national = rule == SuffixRule::National && suffix == "局" &&
                        count_chars(surface(body.last)) >= 3 && country_end(words) > 0;
  if (count_chars(suffix) == 1 && suffix_in_token && !bureau && !national) return false;
  switch (rule) {
    case SuffixRule::Any:
      // 作動機構, 大連合: two letters before an ending tell no organisation unless they are a name.
      // 鉄道|技術|研究所: two fields of work tell one institute from others.
      if (suffix == "研究所" && count_chars(words) >= 4 && is_section(words)) return true;
      return (count_chars(words) >= 3 || has_proper(body)) &&
             (body.place > 0 || opens_with_place(body) || !is_generic(words, true));
    case SuffixRule::Named:
      if (suffix == "本部" && tables_.is_known(words)) return false;  // ユネスコ|本部
      [[fallthrough]];
    case SuffixRule::Weak:
      if (is_ordinal(words)) return suffix.ends_with("校") || suffix.ends_with("中学");
      return has_proper(body) && (opens_with_place(body) || !is_generic(words, false));
    case SuffixRule::SeatEnd:
      if (goes_on(body.end + suffix.size())) return false;
      if (is_empire(words)) return true;
      [[fallthrough]];
    case SuffixRule::Seat: {
      const std::size_t end = place_end(body);
      // オランダ|領|東|インド|政府
      const bool dominion = suffix == "政府" && country_end(words) > 0 &&
                            text_.tokens[body.last].kind == TokenKind::Place;
      if (dominion) return true;
      return end > body.begin && end == body.end && count_chars(words) >= 2 &&
             (!tables_.words(OrganisationWord::Generic).contains(words) || country_end(words) > 0);
    }
    case SuffixRule::Unit: {
      const std::size_t end = place_end(body);
      if (end > body.begin) return end < body.end && is_section(words.substr(end - body.begin));
      // A section of a section names itself where it fills a line: 交流支援部交流親善課.
      return has_parent(words, true) &&
             (has_proper(body) || begins_known(words) ||
              (is_section(words) && fills_line({body.begin, body.end + suffix.size()})));
    }
    case SuffixRule::Branch:
      return has_parent(words, false);
    case SuffixRule::Pair:
      return count_chars(words) >= 2 && !is_generic(words, true);
    case SuffixRule::Faculty:
      return has_proper(body) && has_parent(words, false);
    case SuffixRule::National:
      if (suffix.ends_with("軍")) {  // アメリカ|南軍, 英国大使館駐在サッチャー|海軍
        constexpr std::size_t kMostChars = 4;
        const std::size_t country = country_end(words);
        if (country > 0 && count_chars(words.substr(country)) > kMostChars) return false;
      }
      return is_national(words, suffix) ||
             (place_end(body) > body.begin && place_end(body) < body.end &&
              count_chars(words.substr(place_end(body) - body.begin)) >= 2 &&
              !is_section(words.substr(place_end(body) - body.begin)));
    case SuffixRule::Force:
      if (ends_with_numbered(words)) return true;
      if (count_chars(suffix) == 1 || words.ends_with("軍")) return false;
      if (const std::size_t country = country_end(words); country > 0) {
        return count_chars(words.substr(country)) >= 2;  // アメリカ|太平洋
      }
      return count_chars(words) >= 2 && has_proper(body) && !is_generic(words, false);
    case SuffixRule::World:
      return has_world(words) && !is_generic(words, false);
    case SuffixRule::Company: {
      const Token& last = text_.tokens[body.last];
      const bool word = last.known && last.kind == TokenKind::Noun;
      return is_katakana_run(surface(body.last)) && !word && last.kind != TokenKind::Place &&
             count_chars(words) >= 3 && !is_generic(words, false);
    }
    case SuffixRule::Kana:
      return is_katakana_start(words) && count_chars(words) >= 3 && !is_generic(words, false);
    case SuffixRule::Party:
      return count_chars(words) >= 4 ||
             ((count_chars(words) == 3 || has_proper(body)) && !is_generic(words, true));
    case SuffixRule::Firm: {
      const Token& last = text_.tokens[body.last];
      // 高原川|第四|水力: a plant.
      if (words.rfind("第") > 0 && ends_with_numbered(words)) return false;
      if (suffix == "テレビ" && tables_.is_known(words)) return false;  // NHK|テレビ
      if (suffix_in_token) return last.kind == TokenKind::Organisation;
      if (body.last > body.first && is_cut_kanji(body.last) && is_cut_kanji(body.last - 1))
        return true;
      // ルフトハンザドイツ航空: a name before the place.
      if (last.kind == TokenKind::Place) return has_name_before_place(body);
      return (is_proper(last.kind) || !last.known) && count_chars(surface(body.last)) >= 2;
    }
    case SuffixRule::Never:
      return false;
  }
  return false;
}

}  // namespace kouryu
