// A place speaks for itself by its offices, in the title, at the head and at the foot.
#include "indexer/relations/document_sides.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/names/gazetteer.h"
#include "dict/schema/record_fields.h"
#include "dict/text/normalizer.h"
#include "indexer/relations/record_relations.h"
#include "indexer/relations/relation_words.h"

namespace kouryu {
namespace {

// What speaks for a place as the document's own side.
constexpr double kInTitle = 6;
constexpr double kInPublication = 5;
constexpr double kByContact = 4;   // in the block of addresses, or labelled as the own side
constexpr double kAlone = 2;       // on a line
constexpr double kOpens = 4;       // the document begins with it
constexpr double kByOffice = 1.5;  // 市長, 国際課 behind its name
constexpr double kNamed = 0.5;
constexpr double kEnough = 2;
constexpr double kClear = 1.4;  // times the next one

std::string_view country_of(const std::string& name) {
  for (const PlaceMatch& match : Gazetteer::instance().lookup(fold_text(name))) {
    if (match.form == FormKind::Full && match.place->kind != PlaceKind::Country) {
      return match.place->country;
    }
  }
  return {};
}

/// The heaviest of `weights` for which `is_one` holds, where it is clearly that; else "".
template <class IsOne>
std::string heaviest(const std::map<std::string, double>& weights, double least, IsOne&& is_one) {
  std::string best;
  double first = 0;
  double second = 0;
  for (const auto& [name, weight] : weights) {
    if (!is_one(name)) continue;
    if (weight > first) {
      second = first;
      first = weight;
      best = name;
    } else {
      second = std::max(second, weight);
    }
  }
  // The only one needs no more than its name.
  const double enough = second == 0 ? kNamed : least;
  return first >= enough && first >= kClear * second ? best : std::string();
}

/// …と, …を, …へ: spoken of, not speaking.
bool is_spoken_of(std::string_view text, const Party& party) {
  static constexpr auto kParticles =
      std::to_array<std::string_view>({"と", "を", "へ", "に", "や", "内"});
  const std::string_view rest = text.substr(party.range.end);
  return begins_with_any(rest, kParticles);
}

/// A line of its own, with its brackets: 北海道訓子府町, 鎌倉市（昭和57年締結）.
bool is_whole_line(std::string_view text, const Party& party) {
  const bool begins = party.begin == 0 || text[party.begin - 1] == '\n';
  const std::string_view line =
      text.substr(party.range.end, text.find('\n', party.range.end) - party.range.end);
  const bool bracket = (line.starts_with("(") && line.ends_with(")")) ||
                       (line.starts_with("（") && line.ends_with("）"));
  return begins && (line.empty() || bracket);
}

/// Whether a short line of `text` speaks of ties: 姉妹都市・友好都市.
bool has_head_of_ties(std::string_view text) {
  constexpr std::size_t kLongest = 60;  // bytes
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin <= kLongest && find_told(Told::Tie, text, {begin, end})) return true;
    begin = end + 1;
  }
  return false;
}

/// At the head of an item of a list: 「- 港市（県） 1980年から」 tells of others.
bool is_item_head(std::string_view text, const Party& party) {
  static constexpr auto kBullets = std::to_array<std::string_view>(
      {"- ", "・", "・ ", "● ", "○ ", "◆ ", "◇ ", "■ ", "* ", "• ", "◇", "◆", "●", "○"});
  const std::string_view before = text.substr(0, party.begin);
  return std::any_of(kBullets.begin(), kBullets.end(), [&](std::string_view bullet) {
    if (!before.ends_with(bullet)) return false;
    const std::size_t at = before.size() - bullet.size();
    return at == 0 || before[at - 1] == '\n' || before[at - 1] == ' ';
  });
}

/// 発行 白樺県…: who wrote it.
bool is_signed(std::string_view text, const Party& party) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"〒", "発行", "編集", "作成", "制作", "提供", "発信", "お問い合わせ", "問合せ"});
  constexpr std::size_t kNear = 24;  // bytes
  const std::size_t begin = party.begin - std::min(party.begin, kNear);
  const std::string_view before = text.substr(begin, party.begin - begin);
  return contains_any(before, kWords);
}

/// Behind the word for a tie: 姉妹都市（宜野座村） is a partner.
bool is_named_as_partner(std::string_view line, const Party& party) {
  const auto tie = find_told(Told::Tie, line, {0, line.size()});
  return tie && tie->range.end <= party.begin;
}

}  // namespace

void DocumentSides::count(const PassageRecord& record, const Party& party, bool contact) {
  const std::string_view text = record.text;
  const bool opens = record.ordinal == 0 && party.begin == 0;
  if (!party.japan) {
    if (party.level == PlaceLevel::Country) return;
    abroad_.insert(party.name);
    countries_of_abroad_.emplace(country_of(party.name));
    return;
  }
  double& weight = weights_[party.name];
  if (party.level == PlaceLevel::Region) regions_.insert(party.name);
  if (!is_spoken_of(text, party) && !is_item_head(text, party)) weight += kNamed;
  if (contact || is_signed(text, party)) weight += kByContact;
  if (opens && !is_spoken_of(text, party)) weight += kOpens;
  if (!opens && (is_whole_line(text, party) || is_item_head(text, party))) {
    ++alone_[party.name];
  } else {
    ++inside_[party.name];
  }
  if (!word_at(Told::Body, text, party.range.end).empty()) weight += kByOffice;
}

void DocumentSides::survey(const PassageRecord& record, const AnalyzedText& text) {
  learn_local_names(record, words_);
  add_unlisted(unlisted_.survey(record.text, text));
  constexpr std::uint32_t kHeadPassages = 3;
  is_page_of_ties_ =
      is_page_of_ties_ || (record.ordinal < kHeadPassages && has_head_of_ties(record.text));
  own_city_words_ += find_all_told(Told::OwnCity, record.text, {0, record.text.size()}).size();
  own_region_words_ += find_all_told(Told::OwnRegion, record.text, {0, record.text.size()}).size();
  const std::vector<StoredField> fields =
      record.fields.empty() ? labelled_lines(record.text) : record.fields;
  for (const Party& party : parties_in(record, words_)) {
    const bool own = std::any_of(fields.begin(), fields.end(), [&](const StoredField& stored) {
      return stored.value.holds(party.range) && side_of_label(stored.label) == LabelSide::Own;
    });
    count(record, party, own || record.kind == PassageKind::Contact);
    if (party.level != PlaceLevel::Country) {
      names_.add(record.text.substr(party.range.begin, party.range.size()), party.name);
    }
  }
}

void DocumentSides::add_unlisted(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    words_.add(name, name);
    // みなと浜 of みなと浜市
    constexpr std::size_t kShortest = 9;  // bytes
    const std::string bare = name.substr(0, name.size() - 3);
    if (bare.size() >= kShortest) words_.add(bare, name);
    if (name.ends_with("県")) regions_.insert(name);
  }
}

void DocumentSides::settle(const std::string& title, const std::string& publication) {
  words_.each([&](const std::string& word, const std::string& name) { names_.add(word, name); });
  const auto add = [&](const std::string& line, double weight) {
    for (const Party& party : parties_in_line(line, names_)) {
      if (party.japan && !is_named_as_partner(line, party)) weights_[party.name] += weight;
    }
  };
  add(title, kInTitle);
  add(publication, kInPublication);
  is_page_of_ties_ = is_page_of_ties_ || has_head_of_ties(title);
  for (const auto& [name, times] : alone_) {
    // On a page of ties the lines that are a name alone name the partners, elsewhere the writer.
    if (is_page_of_ties_) {
      weights_[name] = 0;
    } else {
      weights_[name] += kAlone * times;
    }
  }
  for (const auto& [name, times] : inside_) {
    // There who is spoken of in every section is the town whose page it is.
    if (is_page_of_ties_ && !alone_.contains(name)) {
      weights_[name] = std::max(weights_[name], kNamed * times);
    }
  }
  const auto is_region = [&](const std::string& name) { return regions_.contains(name); };
  const double least = is_page_of_ties_ ? kNamed : kEnough;
  own_city_ = heaviest(weights_, least, [&](const std::string& name) { return !is_region(name); });
  own_region_ = heaviest(weights_, least, is_region);
  const auto weight_of = [&](const std::string& name) {
    const auto found = weights_.find(name);
    return found == weights_.end() ? 0 : found->second;
  };
  const bool region = own_city_words_ != own_region_words_
                          ? own_region_words_ > own_city_words_
                          : weight_of(own_region_) > weight_of(own_city_);
  const bool said = own_city_words_ != own_region_words_;
  own_ = region ? own_region_ : own_city_;
  if (own_.empty() && !said) own_ = region ? own_city_ : own_region_;
  static constexpr auto kAgreements =
      std::to_array<std::string_view>({"協定書", "覚書", "議定書", "盟約書", "共同宣言", "宣言書"});
  is_agreement_ = contains_any(title, kAgreements);
  if (abroad_.size() == 1) only_partner_ = *abroad_.begin();
}

bool DocumentSides::stands_alone(const std::string& country) const {
  return !countries_of_abroad_.contains(country) && !countries_of_abroad_.contains("");
}

const SectionSides& DocumentSides::sides_of(const std::string& line) const {
  const auto [found, fresh] = lines_.try_emplace(line);
  SectionSides& sides = found->second;
  if (!fresh) return sides;
  std::set<std::string> own;
  for (const Party& party : parties_in_line(line, names_)) {
    if (party.japan) {
      if (!is_named_as_partner(line, party)) own.insert(party.name);
    } else if (std::find(sides.partners.begin(), sides.partners.end(), party.name) ==
               sides.partners.end()) {
      sides.partners.push_back(party.name);
    }
  }
  // On a page of ties a heading that is a name is the partner's.
  const bool partner = own.size() == 1 && is_page_of_ties_ && !own_.empty() && own_ != *own.begin();
  if (partner && sides.partners.empty()) {
    sides.partners.push_back(*own.begin());
  } else if (own.size() == 1) {
    sides.own = *own.begin();
  }
  sides.tie = find_told(Told::Tie, line, {0, line.size()}).has_value();
  return sides;
}

}  // namespace kouryu
