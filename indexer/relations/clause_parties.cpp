// Roles by the particle behind a name, or behind the body that acts for it.
#include "indexer/relations/clause_parties.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "indexer/relations/brackets.h"
#include "indexer/relations/relation_words.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestBody = 16;      // characters between a name and its particle
constexpr std::size_t kLongestBracket = 120;  // bytes

std::size_t behind_bracket(std::string_view text, std::size_t at) {
  return brackets_at(text, at, kLongestBracket).end;
}

bool is_body_char(char32_t c) {
  return is_kanji(c) || is_katakana(c) || is_latin(c) || is_digit(c) || c == U'・' || c == U'「' ||
         c == U'」';
}

/// Behind the kanji and katakana that go on from a name: 市長, 小学校の児童 is left at の.
std::size_t behind_body(std::string_view text, std::size_t at, std::size_t limit) {
  std::size_t end = at;
  for (std::size_t chars = 0; chars < kLongestBody && end < limit; ++chars) {
    const std::size_t before = end;
    if (!is_body_char(next_char(text, end))) return before;
  }
  return end;
}

struct Particle {
  std::string_view written;
  PartyRole role;
};
// Longest first where one begins another.
constexpr auto kParticles =
    std::to_array<Particle>({{"との", PartyRole::With},        {"とは", PartyRole::With},
                             {"とも", PartyRole::With},        {"として", PartyRole::Other},
                             {"とし", PartyRole::Other},       {"という", PartyRole::Other},
                             {"とな", PartyRole::Other},       {"と", PartyRole::With},
                             {"です", PartyRole::Other},       {"でし", PartyRole::Other},
                             {"であ", PartyRole::Other},       {"では", PartyRole::Venue},
                             {"でも", PartyRole::Venue},       {"での", PartyRole::Venue},
                             {"において", PartyRole::Venue},   {"における", PartyRole::Venue},
                             {"にて", PartyRole::Venue},       {"で", PartyRole::Venue},
                             {"には", PartyRole::Goal},        {"に", PartyRole::Goal},
                             {"への", PartyRole::Goal},        {"へ", PartyRole::Goal},
                             {"からの", PartyRole::Source},    {"から", PartyRole::Source},
                             {"より", PartyRole::Source},      {"は", PartyRole::Topic},
                             {"が", PartyRole::Subject},       {"を", PartyRole::Object},
                             {"のほうは", PartyRole::Topic},   {"のほうも", PartyRole::Topic},
                             {"のほうが", PartyRole::Subject}, {"の", PartyRole::Of},
                             {"も", PartyRole::Topic}});

PartyRole role_at(std::string_view text, std::size_t at) {
  for (const Particle& particle : kParticles) {
    if (text.substr(at).starts_with(particle.written)) return particle.role;
  }
  return PartyRole::Other;
}

/// …市のほかの姉妹都市: the tie is told of that place and of those that are named behind.
bool is_owner_of_ties(std::string_view text, std::size_t at) {
  static constexpr auto kOther = std::to_array<std::string_view>(
      {"のほかの", "の他の", "のもう一つの", "のもうひとつの", "の別の"});
  for (const std::string_view other : kOther) {
    if (!text.substr(at).starts_with(other)) continue;
    return !word_at(Told::Tie, text, at + other.size()).empty();
  }
  return false;
}

/// …市の姉妹都市は: those that are named behind are its partners.
bool is_head_of_ties(std::string_view text, std::size_t at) {
  constexpr std::string_view kOf = "の";
  if (!text.substr(at).starts_with(kOf)) return false;
  std::size_t end = at + kOf.size();
  for (;;) {
    const std::string_view word = word_at(Told::Tie, text, end);
    if (word.empty()) return false;
    end += word.size();
    if (!text.substr(end).starts_with("・")) return text.substr(end).starts_with("は");
    end += std::string_view("・").size();
  }
}

/// Where 国内では begins in front of the names of a clause: those behind it are partners.
std::size_t home_partners_from(std::string_view text, const ByteRange& clause) {
  static constexpr auto kAt = std::to_array<std::string_view>({"では", "の", "は", "で", "："});
  constexpr std::string_view kHome = "国内";
  const std::string_view here = text.substr(0, clause.end);
  for (std::size_t at = here.find(kHome, clause.begin); at != here.npos;
       at = here.find(kHome, at + kHome.size())) {
    if (begins_with_any(here.substr(at + kHome.size()), kAt)) return at;
  }
  return clause.end;
}

/// …市の姉妹都市は: the tie is told of that place.
bool is_subject_of_tie(std::string_view text, std::size_t at) {
  constexpr std::size_t kOf = 3;  // の
  const std::string_view word = word_at(Told::Tie, text, at + kOf);
  if (word.empty()) return false;
  const std::string_view rest = text.substr(at + kOf + word.size());
  return rest.starts_with("は") || rest.starts_with("には") || rest.starts_with("として") ||
         rest.starts_with("である") || rest.starts_with("の") || rest.starts_with("・");
}

/// Whether somebody or something of a place is named behind it: 市長, 市の水道の技術者.
bool has_body(std::string_view text, std::size_t at, std::size_t limit) {
  constexpr std::size_t kNear = 45;  // bytes
  if (!word_at(Told::Body, text, at).empty()) return true;
  if (!text.substr(at).starts_with("の")) return false;
  const std::size_t end = std::min(at + kNear, limit);
  return find_told(Told::Body, text, {at, end}).has_value();
}

/// Whether `gap` between two names lists them.
bool lists(std::string_view gap) {
  static constexpr auto kGaps = std::to_array<std::string_view>(
      {"と", "・",       "、",       "及び",   "および", "並びに", "ならびに", "や",
       "＝", "－",       "-",        "–",      "―",      "×",      "と、",     "、及び",
       "，", "&",        "／",       "/",      " ",      "　",     "、並びに", "とは",
       "～", "、それに", "、そして", "、また", "それに", "ほか",   ",",        ", "});
  return std::find(kGaps.begin(), kGaps.end(), gap) != kGaps.end();
}

/// Where a name begins with what it is called: 友好都市の of 友好都市の丘市.
std::size_t begin_with_tie(std::string_view text, std::size_t begin) {
  const std::size_t called = begin_of_called_tie(text, begin);
  const bool said = text.substr(0, begin).ends_with("である");  // …と姉妹都市である丘市
  return called == std::string_view::npos || said ? begin : called;
}

/// 真岡市と斗六市、笠間市と台北市: a list of pairs, not of four.
void split_lists_of_pairs(std::string_view text, std::vector<ClauseParty>& parties) {
  for (std::size_t first = 0; first < parties.size();) {
    std::size_t last = first;
    while (last + 1 < parties.size() && parties[last + 1].group == parties[first].group) ++last;
    std::vector<std::size_t> begins = {first};
    for (std::size_t i = first + 1; i <= last; ++i) {
      const std::size_t from = parties[i - 1].party->range.end;
      const std::string_view gap = text.substr(from, parties[i].party->begin - from);
      if (gap.find("、") != gap.npos || gap.find("，") != gap.npos) begins.push_back(i);
    }
    bool pairs = begins.size() > 1;
    for (std::size_t b = 0; b < begins.size() && pairs; ++b) {
      const std::size_t end = b + 1 < begins.size() ? begins[b + 1] : last + 1;
      bool home = false;
      bool abroad = false;
      for (std::size_t i = begins[b]; i < end; ++i) {
        (parties[i].party->japan ? home : abroad) = true;
      }
      pairs = home && abroad;
    }
    if (pairs) {
      const std::size_t more = begins.size() - 1;
      for (std::size_t i = last + 1; i < parties.size(); ++i) parties[i].group += more;
      for (std::size_t b = 1; b < begins.size(); ++b) {
        for (std::size_t i = begins[b]; i <= last; ++i) ++parties[i].group;
      }
    }
    first = last + 1;
  }
}

/// Leaves out what is named in brackets, where others of its side are named outside: a detail.
void drop_details(std::string_view text, const ByteRange& clause, std::vector<ClauseParty>& out) {
  std::vector<bool> inside;
  bool open = false;
  std::size_t at = clause.begin;
  for (const ClauseParty& one : out) {
    while (at < one.party->begin) {
      const char32_t c = next_char(text, at);
      if (c == U'（' || c == U'(') open = true;
      if (c == U'）' || c == U')') open = false;
    }
    inside.push_back(open);
  }
  bool home = false;
  bool abroad = false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!inside[i]) (out[i].party->japan ? home : abroad) = true;
  }
  std::size_t i = 0;
  std::erase_if(out, [&](const ClauseParty& one) {
    return inside[i++] && (one.party->japan ? home : abroad);
  });
}

}  // namespace

std::vector<ClauseParty> parties_of_clause(std::string_view text, const ByteRange& clause,
                                           const std::vector<Party>& parties) {
  std::vector<ClauseParty> out;
  std::vector<std::size_t> ends;  // behind each name and what belongs to it
  const std::size_t partners_from = home_partners_from(text, clause);
  for (const Party& party : parties_within(parties, clause)) {
    ClauseParty one;
    one.party = &party;
    std::size_t end = behind_bracket(text, party.range.end);
    one.has_body = has_body(text, end, clause.end);
    end = behind_bracket(text, behind_body(text, end, clause.end));
    one.role = end < text.size() ? role_at(text, end) : PartyRole::Other;
    one.is_theme = end < text.size() && text.substr(end).starts_with("とは");
    if (one.role == PartyRole::Of && is_subject_of_tie(text, end)) one.role = PartyRole::Topic;
    one.owns_ties =
        (one.role == PartyRole::Of && is_owner_of_ties(text, end)) || is_head_of_ties(text, end);
    if (!out.empty()) {
      const std::size_t bare = behind_bracket(text, out.back().party->range.end);
      const std::size_t before = begin_with_tie(text, party.begin);
      const bool listed =
          (bare <= before && lists(text.substr(bare, before - bare))) ||
          (ends.back() <= before && lists(text.substr(ends.back(), before - ends.back())));
      one.group = listed ? out.back().group : out.back().group + 1;
    }
    out.push_back(one);
    ends.push_back(end);
  }
  drop_details(text, clause, out);
  split_lists_of_pairs(text, out);
  for (std::size_t i = out.size(); i-- > 1;) {
    if (out[i - 1].group == out[i].group) out[i - 1].role = out[i].role;
  }
  for (ClauseParty& one : out) {
    const bool subject = one.role == PartyRole::Subject || one.role == PartyRole::Topic;
    one.at_home = one.party->japan && !subject && one.party->begin > partners_from;
  }
  return out;
}

}  // namespace kouryu
