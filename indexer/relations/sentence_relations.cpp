// Clause by clause: which two places it tells of (pairing.h), then what it tells of them.
//
// Precision comes first: a pair needs both sides plain and a word that says what they do together.
// A side that a clause does not name is the subject of the passage so far, else what the heading
// says, else the document's own.
#include "indexer/relations/sentence_relations.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/text/sentences.h"
#include "indexer/relations/brackets.h"
#include "indexer/relations/clause_parties.h"
#include "indexer/relations/clause_words.h"
#include "indexer/relations/meant_places.h"
#include "indexer/relations/other_subjects.h"
#include "indexer/relations/pairing.h"
#include "indexer/relations/relation_words.h"

namespace kouryu {
namespace {

class SentenceReader {
 public:
  SentenceReader(const PassageRecord& record, const std::vector<Party>& parties,
                 const DocumentSides& document, const Section& section)
      : record_(record),
        text_(record.text),
        document_(document),
        section_(section),
        parties_(parties),
        others_(record, document.own_city()) {
    const bool region = section.own.ends_with("県");
    const std::string& city =
        document.own_city().empty() && !region ? section.own : document.own_city();
    add_meant_places(text_, city, document.own_region(), parties_);
    spoken_.own = section.own.empty() ? document.own() : section.own;
    const std::string& partner =
        section.partner.empty() ? document.only_partner() : section.partner;
    if (!partner.empty()) spoken_.pair = {spoken_.own, partner};
    spoken_.pair_is_told = section.names_pair || section.is_of_partner;
    others_office_ = find_told(Told::NotOffice, text_, {0, text_.size()}).has_value();
  }

  std::vector<ToldRelation> read() {
    for (const ByteRange& sentence : Sentences(text_).all()) {
      spoken_.topic_is_of_sentence = false;
      take_line(sentence);
      take_line_of_names(sentence);
      take_item(sentence);
      for (const ByteRange& clause : clauses_of(text_, sentence)) read(sentence, clause);
    }
    return std::move(found_);
  }

 private:
  /// Where the first act is told behind the names of `pair`; 0 where none is.
  [[nodiscard]] std::size_t act_of(const Pair& pair, const ByteRange& clause) const {
    ByteRange rest = clause;
    for (const Party& party : parties_within(parties_, clause)) {
      if (party.name != pair.a && party.name != pair.b) continue;
      rest.begin = std::min(party.range.end, clause.end);
      break;
    }
    const auto act = find_told(Told::TieAct, text_, rest);
    return act ? act->range.begin : 0;
  }

  void tell(const Pair& pair, RelationKind kind, const ByteRange& sentence, const ByteRange& clause,
            std::string_view word, bool begins) {
    found_.push_back({pair.a, pair.b, kind, sentence, clause, act_of(pair, clause), begins,
                      pairs_here_ > 1, true,
                      std::string(pair_basis_name(pair.basis)) + ':' + std::string(word)});
    found_.back().partner = partner_of(pair, clause);
    found_.back().first = first_partner_;
  }

  /// Where the clause names `pair.b`; empty where it does not.
  [[nodiscard]] ByteRange partner_of(const Pair& pair, const ByteRange& clause) const {
    for (const Party& party : parties_within(parties_, clause)) {
      if (party.name == pair.b) return party.range;
    }
    return {};
  }

  /// Where the party that stands at `partner` begins with what says where it lies; 0 of none.
  [[nodiscard]] std::size_t begin_of(const ByteRange& partner) const {
    const auto found = parties_within(parties_, {partner.begin, partner.begin + 1});
    return partner.size() == 0 || found.empty() ? 0 : found.front().begin;
  }

  /// 姉妹都市（1965年, 港市（1965年
  [[nodiscard]] bool has_date_in_brackets(std::size_t at) const {
    const std::string_view rest = text_.substr(at);
    for (const std::string_view bracket : {"（", "("}) {
      if (rest.starts_with(bracket)) return begins_with_year(rest.substr(bracket.size()));
    }
    return false;
  }

  void tell_ties(const std::vector<Pair>& pairs, const ClauseWords& words,
                 const ByteRange& sentence, const ByteRange& clause) {
    // What has an anniversary is there, whatever is planned for it.
    if (!words.tie || (words.wish && !words.anniversary)) return;
    for (const Pair& pair : pairs) {
      const ByteRange partner = partner_of(pair, clause);
      const bool called = is_called_a_tie(text_, begin_of(partner));
      const bool plain = pair.together || pair.written || pair.role == PartyRole::With ||
                         pair.role == PartyRole::Of || called;
      if (!plain && !section_.tie) continue;
      // …市の友好都市である港市は、丘市から西へ60キロに位置する
      if (pairs.size() > 1 && pair.role == PartyRole::Source && !called) continue;
      // Of a line that is no sentence the date is that of the tie: 5月6日 那珂市と台南市
      // 友好交流協定.
      const bool line = text_.substr(sentence.begin, sentence.size()).find("。") == text_.npos;
      tell(pair, RelationKind::Tie, sentence, clause, words.tie->word,
           (words.tie_act || line || has_date_in_brackets(words.tie->range.end) ||
            (partner.size() > 0 && has_date_in_brackets(partner.end))) &&
               !words.anniversary);
    }
  }

  void tell_offices(const std::vector<Pair>& pairs, const ClauseWords& words,
                    const ByteRange& sentence, const ByteRange& clause) {
    if (!words.office || words.wish) return;
    const std::vector<WordFound> offices = find_all_told(Told::Office, text_, clause);
    const auto is_named = [&](const Pair& pair) {
      return std::any_of(offices.begin(), offices.end(), [&](const WordFound& office) {
        return is_office_name(pair, office.range);
      });
    };
    const bool any_named = std::any_of(pairs.begin(), pairs.end(), is_named);
    for (const Pair& pair : pairs) {
      // 北九州市大連事務所, or …が大連に事務所を開設し.
      const bool opened = words.office_act && !any_named && (pair.written || !others_office_) &&
                          (pair.role == PartyRole::Goal || pair.role == PartyRole::Venue ||
                           pair.role == PartyRole::Of);
      if (!is_named(pair) && !opened) continue;
      tell(pair, RelationKind::Office, sentence, clause, words.office->word,
           words.office_act.has_value() && !words.anniversary);
    }
  }

  /// Whether both names stand directly in front of the word for an office.
  [[nodiscard]] bool is_office_name(const Pair& pair, const ByteRange& office) const {
    constexpr std::size_t kNear = 40;  // bytes
    constexpr std::size_t kNearer = kNear / 2;
    const std::span<const Party> before = parties_within(parties_, {0, office.begin});
    const auto partner = std::find_if(before.rbegin(), before.rend(), [&](const Party& party) {
      return party.name == pair.b || party.range.end + kNearer < office.begin;
    });
    if (partner == before.rend() || partner->range.end + kNearer < office.begin ||
        partner->range.end > office.begin) {
      return false;
    }
    for (auto own = std::next(partner); own != before.rend(); ++own) {
      if (own->range.end + kNear < partner->range.begin) return false;
      if (own->name == pair.a) return true;
    }
    return false;
  }

  void tell_activities(const std::vector<Pair>& pairs, const ClauseWords& words,
                       const ByteRange& sentence, const ByteRange& clause) {
    if (!words.activity && !words.travel) return;
    if (words.wish || (words.aside && !words.travel)) return;
    for (const Pair& pair : pairs) {
      const bool acts = pair.together || pair.role == PartyRole::With || pair.has_body ||
                        (words.travel && pair.role != PartyRole::Other);
      if (!acts) continue;
      const bool plain = pair.written || words.travel || pair.role == PartyRole::With;
      if (!plain && !(pair.has_body && pair.role != PartyRole::Venue)) continue;
      const WordFound& word = words.travel ? *words.travel : *words.activity;
      tell(pair, RelationKind::Activity, sentence, clause, word.word, false);
    }
  }

  /// At the beginning of a line: whom it begins with.
  void take_line(const ByteRange& sentence) {
    const bool first_line = !looked_at_;
    const std::size_t from = looked_at_.value_or(0);
    const std::size_t line_end = text_.substr(from, sentence.begin - from).rfind('\n');
    looked_at_ = sentence.begin;
    if (line_end == text_.npos && !first_line) return;
    const std::size_t begin = line_end == text_.npos ? 0 : from + line_end + 1;
    spoken_.line_abroad.clear();
    const std::span<const Party> here = parties_within(parties_, {begin, sentence.end});
    if (here.empty()) return;
    const Party& first = here.front();
    if (!first.japan && first.level != PlaceLevel::Country && first.range.end <= sentence.end) {
      spoken_.line_abroad = first.name;
    }
    // 白樺市　島国　1982年に…: a row tells of the town that it begins with.
    const std::string_view rest = text_.substr(first.range.end);
    if (first.japan && first.begin == begin && begins_with_any(rest, {" ", "　", "\t", " | "})) {
      spoken_.topic = {first.name};
      spoken_.topic_is_home = true;
    }
  }

  /// A line of names alone, 鹿児島市－長沙市, says of whom the lines below it speak.
  void take_line_of_names(const ByteRange& sentence) {
    const std::vector<ClauseParty> here = parties_of_clause(text_, sentence, parties_);
    if (here.size() == 1 && section_.tie) take_partner_line(sentence, *here[0].party);
    if (here.size() != 2 || here[0].party->japan == here[1].party->japan) return;
    std::size_t named = 0;
    for (const ClauseParty& one : here) named += one.party->range.size();
    constexpr std::size_t kMostElse = 24;  // bytes
    if (sentence.size() - named > kMostElse || sentence.end - here[1].party->range.end > 3) return;
    const bool first = here[0].party->japan;
    spoken_.pair = {here[first ? 0 : 1].party->name, here[first ? 1 : 0].party->name};
    spoken_.topic = {spoken_.pair.first};
    spoken_.topic_is_home = true;
    spoken_.pair_is_told = true;
  }

  /// A partner's name alone on a page of ties: what follows is told of it.
  void take_partner_line(const ByteRange& sentence, const Party& party) {
    const bool whole = party.begin == sentence.begin && party.range.end == sentence.end;
    if (!whole || party.level == PlaceLevel::Country || spoken_.own.empty()) return;
    if (party.name == spoken_.own) return;
    spoken_.pair = {spoken_.own, party.name};
    spoken_.pair_is_told = true;
    spoken_.topic = {spoken_.own};
    spoken_.topic_is_home = true;
  }

  /// 港市（某国） - 1985年に…: what is told of a partner of the document's own side.
  void take_item(const ByteRange& sentence) {
    static constexpr auto kSigns =
        std::to_array<std::string_view>({" - ", " – ", " ― ", "：", " : ", "…", "- ", "－", "–"});
    for (const Party& party : parties_within(parties_, sentence)) {
      if (party.begin != sentence.begin) return;
      const std::string_view rest = text_.substr(party.range.end, sentence.end - party.range.end);
      const ByteRange brackets = brackets_at(rest, 0, rest.size());
      if (brackets.empty() && opens_with_bracket(rest)) return;
      const bool item = begins_with_any(rest.substr(brackets.end), kSigns);
      if (!item || spoken_.own.empty() || party.name == spoken_.own) return;
      spoken_.topic = {spoken_.own};
      spoken_.topic_is_home = true;
      spoken_.pair = {spoken_.own, party.name};
      return;
    }
  }

  /// …とも結び: what the clause before called by its name.
  void take_over_tie(ClauseWords& words, const ByteRange& clause) {
    if (words.tie) {
      tie_ = words.tie;
    } else if (words.tie_act && tie_ &&
               !word_at(Told::TieTakesOver, text_, words.tie_act->range.begin).empty() &&
               !find_told(Told::NotTie, text_, clause)) {
      words.tie = tie_;
    }
  }

  void read(const ByteRange& sentence, const ByteRange& clause) {
    ClauseWords words(text_, clause);
    spoken_.other_subject = others_.acts_in(clause);
    take_over_tie(words, clause);
    const std::vector<ClauseParty> whole = parties_of_clause(text_, clause, parties_);
    const std::vector<ByteRange> parts = parts_of(clause, whole);
    if (parts.size() == 1) {
      read_part(sentence, clause, whole, words);
      return;
    }
    for (const ByteRange& part : parts) {
      read_part(sentence, part, parties_of_clause(text_, part, parties_), words);
    }
  }

  void read_part(const ByteRange& sentence, const ByteRange& part,
                 const std::vector<ClauseParty>& here, const ClauseWords& words) {
    if (words.any()) tell_all(sentence, part, here, words);
    take_theme(here);
    take_topic(here);
  }

  /// 白樺市は港市、岬市と、丘町は浜市と提携している: each subject has its own, of one verb.
  [[nodiscard]] std::vector<ByteRange> parts_of(const ByteRange& clause,
                                                const std::vector<ClauseParty>& here) const {
    constexpr std::string_view kGap = "と、";
    std::vector<ByteRange> parts;
    std::size_t begin = clause.begin;
    bool has_subject = false;
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (!is_subject(here[i])) continue;
      const std::size_t at = here[i].party->begin;
      if (i > 0 && has_subject && here[i - 1].group == here[i].group &&
          text_.substr(0, at).ends_with(kGap)) {
        parts.push_back({begin, at});
        begin = at;
      }
      has_subject = has_subject || i + 1 == here.size() || here[i + 1].group != here[i].group;
    }
    parts.push_back({begin, clause.end});
    return parts;
  }

  void tell_all(const ByteRange& sentence, const ByteRange& clause,
                const std::vector<ClauseParty>& here, const ClauseWords& words) {
    std::set<std::string> names;
    for (const ClauseParty& one : here) names.insert(one.party->name);
    if (!words.tie && is_meeting_of_many(words, sentence, here, names.size())) return;
    if (here.empty() && !is_told(sentence)) return;  // 提携先, over what follows
    const std::vector<Pair> pairs = pairs_of_clause(text_, here, words, spoken_, document_);
    pairs_here_ = pairs.size();
    first_partner_ = sentence.end;
    for (const Pair& pair : pairs) {
      for (const ClauseParty& one : here) {
        if (one.party->name == pair.b) {
          first_partner_ = std::min(first_partner_, one.party->range.begin);
        }
      }
    }
    tell_ties(pairs, words, sentence, clause);
    tell_offices(pairs, words, sentence, clause);
    tell_activities(pairs, words, sentence, clause);
    if (pairs.size() == 1) {
      spoken_.pair = {pairs[0].a, pairs[0].b};
      spoken_.pair_is_told = true;
    }
  }

  /// Members of something, not partners: so many of both sides, or a meeting named before them.
  [[nodiscard]] bool is_meeting_of_many(const ClauseWords& words, const ByteRange& sentence,
                                        const std::vector<ClauseParty>& here,
                                        std::size_t names) const {
    constexpr std::ptrdiff_t kMany = 3;
    if (words.network && names > 2) return true;
    const auto home = std::count_if(here.begin(), here.end(),
                                    [](const ClauseParty& one) { return one.is_home(); });
    const auto abroad = static_cast<std::ptrdiff_t>(here.size()) - home;
    if (home >= kMany && abroad >= kMany) return true;
    return home > 1 && abroad > 1 && find_told(Told::Network, text_, sentence).has_value();
  }

  /// Whether it is a sentence, or has a date: 1963年10月4日 姉妹都市提携.
  [[nodiscard]] bool is_told(const ByteRange& range) const {
    constexpr std::size_t kLongest = 120;  // bytes of a line
    const std::string_view words = text_.substr(range.begin, range.size());
    return contains_any(words, {"。", "、"}) ||
           ends_with_any(words, {"た", "ます", "です", "る", "い"}) ||
           has_year_in(words.substr(0, kLongest));
  }

  /// 港市とは、…: what follows is told of it.
  void take_theme(const std::vector<ClauseParty>& here) {
    for (const ClauseParty& one : here) {
      const bool theme = one.role == PartyRole::With && one.is_theme && !one.party->japan;
      const std::vector<std::string> sides = spoken_.home_sides();
      if (!theme || !may_be_side(one, document_) || sides.size() != 1) continue;
      spoken_.pair = {sides[0], one.party->name};
      spoken_.pair_is_told = true;
    }
  }

  /// The subject of the clause is what the passage speaks of from here on.
  void take_topic(const std::vector<ClauseParty>& here) {
    std::vector<const ClauseParty*> subjects;
    for (const ClauseParty& one : here) {
      if (!is_subject(one) || !may_be_side(one, document_)) continue;
      if (!subjects.empty() && subjects.back()->group != one.group) subjects.clear();
      subjects.push_back(&one);
    }
    if (subjects.empty()) return;
    if (subjects.size() == 2 && subjects[0]->party->name != subjects[1]->party->name) {
      // 港市と丘町は…: what follows is told of both.
      const bool first = subjects[0]->party->japan || !subjects[1]->party->japan;
      spoken_.pair = {subjects[first ? 0 : 1]->party->name, subjects[first ? 1 : 0]->party->name};
      spoken_.pair_is_told = true;
    }
    spoken_.topic.clear();
    spoken_.topic_is_of_sentence = true;
    spoken_.topic_is_home = subjects.back()->party->japan;
    for (const ClauseParty* const one : subjects) {
      if (one->party->japan == spoken_.topic_is_home) spoken_.topic.push_back(one->party->name);
    }
  }

  const PassageRecord& record_;
  std::string_view text_;
  const DocumentSides& document_;
  const Section& section_;
  std::vector<Party> parties_;
  Spoken spoken_;
  std::optional<std::size_t> looked_at_;  // how far ends of lines were looked for
  OtherSubjects others_;
  bool others_office_ = false;     // an office that is no place's is named
  std::size_t pairs_here_ = 0;     // of the clause that is read
  std::size_t first_partner_ = 0;  // there: where the first of them is named
  std::optional<WordFound> tie_;   // the last one that the passage named
  std::vector<ToldRelation> found_;
};

}  // namespace

std::vector<ToldRelation> sentence_relations(const PassageRecord& record,
                                             const std::vector<Party>& parties,
                                             const DocumentSides& document,
                                             const Section& section) {
  // Most texts name nobody, and stand under no line that does.
  if (parties.empty() && !section.names_pair && document.own().empty()) return {};
  return SentenceReader(record, parties, document, section).read();
}

}  // namespace kouryu
