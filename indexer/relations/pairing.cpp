// Precision comes first: where it is not plain who is meant, there is no pair.
#include "indexer/relations/pairing.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "dict/base/any_of.h"

namespace kouryu {
namespace {

class Pairing {
 public:
  Pairing(std::string_view text, const Spoken& spoken, const DocumentSides& document)
      : text_(text), spoken_(spoken), document_(document) {}

  [[nodiscard]] std::vector<Pair> pairs_in(const std::vector<ClauseParty>& here,
                                           const ClauseWords& words) const {
    std::vector<Pair> pairs = attributive_pairs(here);
    if (pairs.empty()) pairs = pairs_of_owner(here);
    if (pairs.empty()) pairs = listed_pairs(here);
    if (!pairs.empty()) return pairs;
    bool home = false;
    bool abroad = false;
    bool partners = false;
    for (const ClauseParty& one : here) {
      partners = partners || is_list_of_partners(here, one.group);
      (one.is_home() ? home : abroad) = true;
    }
    if (partners) {
      add_list_of_partners(here, pairs);
    } else if (home && abroad) {
      add_named_apart(here, words, pairs);
    } else if (abroad) {
      add_with_side(here, pairs);
    } else if (home && !spoken_.topic.empty() && !spoken_.topic_is_home) {
      for (const ClauseParty& one : here) {
        if (one.role == PartyRole::Venue) continue;
        for (const std::string& other : spoken_.topic) {
          add_pair(pairs, one.party->name, other, false, false, one, PairBasis::Topic);
        }
      }
    } else if (!spoken_.pair.first.empty() &&
               (words.both || (here.empty() && spoken_.pair_is_told &&
                               (words.travel || (words.tie && words.tie_act))))) {
      // 両市は…, and …に署名が行われた, …を受け入れている of those that were just spoken of.
      pairs.push_back({spoken_.pair.first, spoken_.pair.second, true, false});
    } else if (home) {
      add_home_pairs(here, words, pairs);
    }
    return pairs;
  }

 private:
  void add_pair(std::vector<Pair>& pairs, const std::string& a, const std::string& b, bool together,
                bool written, const ClauseParty& partner, PairBasis basis) const {
    if (a.empty() || b.empty() || a == b) return;
    const bool known = std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
      return std::minmax(pair.a, pair.b) == std::minmax(a, b);
    });
    if (!known) pairs.push_back({a, b, together, written, partner.role, partner.has_body, basis});
  }

  /// …はA、B、Cと: each of the list with the subject, not with each other.
  [[nodiscard]] bool is_list_of_partners(const std::vector<ClauseParty>& here,
                                         std::size_t group) const {
    std::size_t members = 0;
    bool with = false;
    bool between = false;  // 港市と丘市との間で
    bool has_subject = false;
    bool has_own = false;
    for (const ClauseParty& one : here) {
      if (one.group == group) {
        ++members;
        with = one.role == PartyRole::With;
        between = begins_with_any(text_.substr(one.party->range.end), {"との間", "の間"});
        has_own = has_own || one.party->name == spoken_.own;
      } else if (is_subject(one)) {
        has_subject = true;
      }
    }
    const bool several = members > 2 || is_enumerated(here, group);
    return with && !between && members > 1 &&
           (has_subject || (several && !spoken_.own.empty() && !has_own));
  }

  /// 港市、丘市と: joined by no と, so that the last と is that of a third.
  [[nodiscard]] bool is_enumerated(const std::vector<ClauseParty>& here, std::size_t group) const {
    for (std::size_t i = 1; i < here.size(); ++i) {
      if (here[i].group != group || here[i - 1].group != group) continue;
      const std::string_view gap = text_.substr(
          here[i - 1].party->range.end, here[i].party->begin - here[i - 1].party->range.end);
      const std::size_t closed = std::max(gap.rfind("）") + 1, gap.rfind(')') + 1);
      if (gap.find("と", closed) != gap.npos) return false;
    }
    return true;
  }

  /// 港市と姉妹都市である白樺市: told of the two, whatever else the clause names.
  [[nodiscard]] std::vector<Pair> attributive_pairs(const std::vector<ClauseParty>& here) const {
    constexpr std::string_view kWith = "と";
    std::vector<Pair> pairs;
    for (std::size_t i = 1; i < here.size(); ++i) {
      const Party& one = *here[i - 1].party;
      const Party& other = *here[i].party;
      if (one.japan == other.japan || other.begin < one.range.end) continue;
      const std::size_t tie = begin_of_called_tie(text_, other.begin);
      const bool with = text_.substr(one.range.end).starts_with(kWith);
      if (!with || tie != one.range.end + kWith.size()) continue;
      const ClauseParty& home = here[one.japan ? i - 1 : i];
      const ClauseParty& abroad = here[one.japan ? i : i - 1];
      add_pair(pairs, home.party->name, abroad.party->name, true, true, abroad,
               PairBasis::Together);
    }
    return pairs;
  }

  /// 港市のほかの姉妹都市、丘市や岬市が…: those behind are partners of 港市.
  [[nodiscard]] std::vector<Pair> pairs_of_owner(const std::vector<ClauseParty>& here) const {
    std::vector<Pair> pairs;
    const ClauseParty* owner = nullptr;
    for (const ClauseParty& one : here) {
      if (owner != nullptr && may_be_side(one, document_)) {
        add_pair(pairs, owner->party->name, one.party->name, false, true, one, PairBasis::List);
      }
      if (one.owns_ties) owner = &one;
    }
    return pairs;
  }

  /// 港市、岬市、丘市で開催: places that something was shown at, one after the other.
  [[nodiscard]] static bool is_list_of_venues(const std::vector<ClauseParty>& here,
                                              const ClauseParty& member) {
    constexpr auto kMany = 3;
    return member.role == PartyRole::Venue &&
           std::count_if(here.begin(), here.end(), [&](const ClauseParty& one) {
             return one.group == member.group;
           }) >= kMany;
  }

  /// Pairs of those listed together: AとB, A・B・C with one place of Japan among them.
  [[nodiscard]] std::vector<Pair> listed_pairs(const std::vector<ClauseParty>& here) const {
    std::vector<Pair> pairs;
    for (const ClauseParty& own : here) {
      if (!own.is_home() || is_list_of_partners(here, own.group)) continue;
      if (is_list_of_venues(here, own)) continue;
      for (const ClauseParty& partner : here) {
        if (own.group != partner.group || partner.is_home()) continue;
        add_pair(pairs, own.party->name, partner.party->name, true, true, partner,
                 PairBasis::Together);
      }
    }
    return pairs;
  }

  /// The place of Japan that `partner` is spoken of with in its clause.
  [[nodiscard]] static const ClauseParty* own_of(const std::vector<ClauseParty>& here,
                                                 const ClauseParty& partner) {
    const ClauseParty* best = nullptr;
    for (const ClauseParty& one : here) {
      if (!one.is_home() || one.party->level == PlaceLevel::Country) continue;
      const bool subject = is_subject(one);
      const bool had = best != nullptr && is_subject(*best);
      const bool before = one.party->range.begin < partner.party->range.begin;
      if (best == nullptr || (subject && !had) || (subject == had && before)) best = &one;
    }
    return best;
  }

  /// Places of Japan and others named apart: 青森県と平川市が台中市と.
  void add_named_apart(const std::vector<ClauseParty>& here, const ClauseWords& words,
                       std::vector<Pair>& pairs) const {
    const bool subject_abroad = std::any_of(here.begin(), here.end(), [](const ClauseParty& one) {
      return !one.is_home() && one.party->level != PlaceLevel::Country && is_subject(one);
    });
    for (const ClauseParty& partner : here) {
      if (partner.is_home() || !may_be_side(partner, document_)) continue;
      if (partner.role == PartyRole::Venue && !words.travel && !words.office) continue;
      const ClauseParty* const own = own_of(here, partner);
      if (own == nullptr) continue;
      // 港市は白樺市のほか、丘市とも…: the partner of a place abroad.
      if (subject_abroad && partner.role == PartyRole::With && !is_subject(*own)) continue;
      for (const ClauseParty& one : here) {
        if (one.group != own->group || !one.is_home()) continue;
        add_pair(pairs, one.party->name, partner.party->name, false, true,
                 is_subject(partner) ? one : partner, PairBasis::Named);
      }
    }
  }

  [[nodiscard]] PairBasis implied_basis() const {
    const bool topic = spoken_.topic_is_home && !spoken_.topic.empty();
    return topic ? PairBasis::Topic : PairBasis::Own;
  }

  /// Only places abroad: with the side that is spoken of.
  void add_with_side(const std::vector<ClauseParty>& here, std::vector<Pair>& pairs) const {
    for (const ClauseParty& partner : here) {
      const bool venue =
          partner.role == PartyRole::Venue && !is_called_a_tie(text_, partner.party->begin);
      if (!may_be_side(partner, document_) || venue) continue;
      const bool with = partner.role == PartyRole::With;
      for (const std::string& side : with ? spoken_.sides_of_partner() : spoken_.home_sides()) {
        add_pair(pairs, side, partner.party->name, false, false, partner, implied_basis());
      }
    }
  }

  void add_list_of_partners(const std::vector<ClauseParty>& here, std::vector<Pair>& pairs) const {
    std::vector<std::string> sides;
    for (const ClauseParty& one : here) {
      if (is_subject(one) && one.is_home()) sides.push_back(one.party->name);
    }
    const bool all_home =
        std::all_of(here.begin(), here.end(), [](const ClauseParty& one) { return one.is_home(); });
    if (sides.empty() && all_home && !spoken_.topic_is_home) sides = spoken_.topic;
    for (const ClauseParty& one : here) {
      // 台中市は…県、…市と: told of a place abroad.
      if (sides.empty() && is_subject(one) && !one.is_home()) sides.push_back(one.party->name);
    }
    if (sides.empty()) sides = spoken_.sides_of_partner();
    for (const ClauseParty& one : here) {
      if (!is_list_of_partners(here, one.group) || !may_be_side(one, document_)) continue;
      for (const std::string& side : sides) {
        add_pair(pairs, side, one.party->name, false, true, one, PairBasis::List);
      }
    }
  }

  /// Two places of Japan: where a tie is told of just these, or they exchange by name.
  void add_home_pairs(const std::vector<ClauseParty>& here, const ClauseWords& words,
                      std::vector<Pair>& pairs) const {
    std::vector<const ClauseParty*> places;
    for (const ClauseParty& one : here) {
      if (one.party->level != PlaceLevel::Country && one.role != PartyRole::Venue) {
        places.push_back(&one);
      }
    }
    if (const ClauseParty* const subject = subject_of_tie(places, words)) {
      // ハバロフスク市 人口61万人。新潟市の姉妹都市: told of what heads the line.
      if (places.size() == 1 && !spoken_.line_abroad.empty()) {
        pairs.push_back({subject->party->name, spoken_.line_abroad, false, true, PartyRole::Of,
                         false, PairBasis::Topic});
      }
      // …市の友好都市である丘町, or 丘町は…市の友好都市.
      const bool behind = std::any_of(places.begin(), places.end(), [&](const auto* one) {
        return one->party->begin >= words.tie->range.end;
      });
      for (const ClauseParty* const one : places) {
        if (behind ? one->party->begin >= words.tie->range.end : is_subject(*one)) {
          add_pair(pairs, subject->party->name, one->party->name, false, true, *one,
                   PairBasis::Home);
        }
      }
      return;
    }
    for (std::size_t i = 0; i + 1 < places.size() && words.tie; ++i) {
      const std::size_t group = places[i]->group;
      const auto members = std::count_if(places.begin(), places.end(),
                                         [&](const auto* one) { return one->group == group; });
      if (members != 2 || places[i + 1]->group != group) continue;
      if (is_listed_as_partners(*places[i], words)) return;
      add_pair(pairs, places[i]->party->name, places[i + 1]->party->name, true, true,
               *places[i + 1], PairBasis::Home);
      return;
    }
    if (add_home_visit(places, words, pairs)) return;
    // …市は…市、…町と: the others with the subject, or with the document's own side.
    const ClauseParty* subject = nullptr;
    for (const ClauseParty* const one : places) {
      if (is_subject(*one)) subject = one;
    }
    const std::vector<std::string> sides =
        subject != nullptr ? std::vector<std::string>{subject->party->name} : spoken_.home_sides();
    const bool speaks_of_own = std::any_of(places.begin(), places.end(), [&](const auto* one) {
      return one != subject &&
             std::find(sides.begin(), sides.end(), one->party->name) != sides.end();
    });
    if (speaks_of_own) return;
    for (const ClauseParty* const one : places) {
      const bool partner = one->role == PartyRole::With ||
                           (words.tie && (one->role == PartyRole::Other || is_of_tie(*one, words)));
      if (one == subject || !partner || (!words.tie && !words.activity)) continue;
      for (const std::string& side : sides) {
        // A county and a town of another: more likely said of a third.
        if (subject == nullptr && side.ends_with("県") && one->party->level == PlaceLevel::City) {
          continue;
        }
        add_pair(pairs, side, one->party->name, false, subject != nullptr, *one,
                 subject != nullptr ? PairBasis::Home : PairBasis::HomeOwn);
      }
    }
  }

  /// 丘市の小学生が港市を訪れ, 丘市は港市に職員を派遣: a town of Japan whose people go to others.
  bool add_home_visit(const std::vector<const ClauseParty*>& places, const ClauseWords& words,
                      std::vector<Pair>& pairs) const {
    if (!words.travel || words.aside || places.size() < 2) return false;
    const ClauseParty* guest = nullptr;
    std::vector<const ClauseParty*> hosts;
    for (const ClauseParty* const one : places) {
      if (one->party->level != PlaceLevel::City) return false;
      const bool goes = is_subject(*one) || (one->role == PartyRole::Of && one->has_body);
      const bool met = one->role == PartyRole::Object || one->role == PartyRole::Goal;
      if (goes && guest == nullptr) {
        guest = one;
      } else if (met && (hosts.empty() || hosts.back()->group == one->group)) {
        hosts.push_back(one);
      } else {
        return false;
      }
    }
    if (guest == nullptr || hosts.empty()) return false;
    const std::size_t from = guest->party->range.end;
    const ByteRange between{from, words.travel->range.begin};
    const bool people =
        guest->has_body || (from < between.end && find_told(Told::Body, text_, between));
    if (!people) return false;
    for (const ClauseParty* const host : hosts) {
      add_pair(pairs, guest->party->name, host->party->name, false, true, *host, PairBasis::Home);
    }
    return true;
  }

  /// 西東京市 of 西東京市の友好都市である…: the place directly in front of the word for the tie.
  [[nodiscard]] const ClauseParty* subject_of_tie(const std::vector<const ClauseParty*>& places,
                                                  const ClauseWords& words) const {
    if (!words.tie) return nullptr;
    for (const ClauseParty* const one : places) {
      const std::size_t end = one->party->range.end;
      if (end > words.tie->range.begin) continue;
      if (text_.substr(end, words.tie->range.begin - end) == "の") return one;
    }
    return nullptr;
  }

  /// 友好都市：港市、丘市, 友好都市の港市、丘市: partners of a third, not of each other.
  [[nodiscard]] bool is_listed_as_partners(const ClauseParty& first,
                                           const ClauseWords& words) const {
    if (words.tie->range.end > first.party->begin) return false;
    const std::string_view gap =
        text_.substr(words.tie->range.end, first.party->begin - words.tie->range.end);
    return gap == "：" || gap == ":" || gap == "の" || gap == "である" || gap == " " ||
           gap == "　" || gap == "は" || gap == "は、";
  }

  /// 姉妹都市の丘町, 姉妹都市・丘町: the word for the tie stands in front of the name.
  [[nodiscard]] bool is_of_tie(const ClauseParty& one, const ClauseWords& words) const {
    constexpr std::size_t kNear = 12;  // bytes
    return words.tie && words.tie->range.end <= one.party->begin &&
           one.party->begin - words.tie->range.end <= kNear;
  }

  std::string_view text_;
  const Spoken& spoken_;
  const DocumentSides& document_;
};

}  // namespace

std::string_view pair_basis_name(PairBasis basis) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"together", "named", "list", "topic", "own", "both", "home", "home_own"});
  return kNames.at(static_cast<std::size_t>(basis));
}

std::vector<std::string> Spoken::home_sides() const {
  if (other_subject) return {};
  if (topic_is_home && !topic.empty()) return topic;
  return own.empty() ? std::vector<std::string>() : std::vector<std::string>{own};
}

std::vector<std::string> Spoken::sides_of_partner() const {
  return topic_is_of_sentence && !topic_is_home && !topic.empty() ? topic : home_sides();
}

bool is_subject(const ClauseParty& one) {
  return one.role == PartyRole::Topic || one.role == PartyRole::Subject;
}

bool may_be_side(const ClauseParty& one, const DocumentSides& document) {
  const Party& party = *one.party;
  return party.level != PlaceLevel::Country || (!party.japan && document.stands_alone(party.name));
}

std::vector<Pair> pairs_of_clause(std::string_view text, const std::vector<ClauseParty>& here,
                                  const ClauseWords& words, const Spoken& spoken,
                                  const DocumentSides& document) {
  return Pairing(text, spoken, document).pairs_in(here, words);
}

}  // namespace kouryu
