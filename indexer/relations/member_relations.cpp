// A network is told by its words; who hosts it by a mark behind the name, or by where it met.
#include "indexer/relations/member_relations.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "dict/text/sentences.h"
#include "indexer/relations/brackets.h"
#include "indexer/relations/clause_parties.h"
#include "indexer/relations/relation_words.h"

namespace kouryu {
namespace {

constexpr std::size_t kFewest = 3;  // places of a network

/// The members of the longest list of `here`.
std::vector<ClauseParty> longest_list(const std::vector<ClauseParty>& here) {
  std::map<std::size_t, std::vector<ClauseParty>> groups;
  for (const ClauseParty& one : here) {
    if (one.party->level != PlaceLevel::Country) groups[one.group].push_back(one);
  }
  std::vector<ClauseParty> longest;
  for (auto& [group, members] : groups) {
    if (members.size() > longest.size()) longest = std::move(members);
  }
  return longest;
}

/// 白樺市（事務局）, 白樺市（島国、事務局）
bool is_marked_as_seat(std::string_view text, const Party& party) {
  constexpr std::size_t kLongest = 60;  // bytes of a bracket
  const std::string_view rest = text.substr(party.range.end, kLongest);
  return find_told(Told::Seat, rest, brackets_at(rest, 0, kLongest)).has_value();
}

class MemberReader {
 public:
  MemberReader(std::string_view text, const std::vector<Party>& parties)
      : text_(text), parties_(parties) {}

  void read(const ByteRange& sentence) {
    const bool network = find_told(Told::Network, text_, sentence).has_value();
    if (network || near_network_) {
      const std::vector<ClauseParty> here = parties_of_clause(text_, sentence, parties_);
      if (network) find_venue(here);
      tell_list(longest_list(here), sentence);
    }
    near_network_ = network;
    if (!network) host_.clear();
  }

  [[nodiscard]] std::vector<ToldRelation> take() { return std::move(found_); }

 private:
  /// …会議が港市で開かれた; 港市、丘市、岬市で: one after the other.
  void find_venue(const std::vector<ClauseParty>& here) {
    for (const ClauseParty& one : here) {
      if (one.role != PartyRole::Venue || one.party->level != PlaceLevel::City) continue;
      const auto listed = std::count_if(here.begin(), here.end(), [&](const ClauseParty& other) {
        return other.group == one.group;
      });
      if (listed > 1) continue;
      host_ = one.party->name;
      return;
    }
  }

  void tell_list(const std::vector<ClauseParty>& list, const ByteRange& sentence) {
    if (list.size() < kFewest) return;
    const auto host = std::find_if(list.begin(), list.end(), [&](const ClauseParty& one) {
      return is_marked_as_seat(text_, *one.party) || one.party->name == host_;
    });
    if (host != list.end()) tell(host->party->name, list, sentence);
  }

  void tell(const std::string& host, const std::vector<ClauseParty>& list,
            const ByteRange& sentence) {
    for (const ClauseParty& one : list) {
      if (one.party->name == host) continue;
      ToldRelation relation;
      relation.a = host;
      relation.b = one.party->name;
      relation.kind = RelationKind::Member;
      relation.range = sentence;
      relation.date_range = sentence;
      relation.one_of_several = true;
      relation.how = "member:network";
      found_.push_back(std::move(relation));
    }
  }

  std::string_view text_;
  const std::vector<Party>& parties_;
  bool near_network_ = false;  // the sentence before told of one
  std::string host_;           // where it met, if that was told
  std::vector<ToldRelation> found_;
};

}  // namespace

std::vector<ToldRelation> member_relations(const PassageRecord& record,
                                           const std::vector<Party>& parties) {
  if (parties.size() < kFewest) return {};
  MemberReader reader(record.text, parties);
  for (const ByteRange& sentence : Sentences(record.text).all()) reader.read(sentence);
  return reader.take();
}

}  // namespace kouryu
