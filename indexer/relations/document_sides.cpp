// A place speaks for itself by its offices, in the title, at the head and at the foot.
#include "indexer/relations/document_sides.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/names/place_pairs.h"
#include "dict/names/place_units.h"
#include "dict/schema/record_fields.h"
#include "dict/text/normalizer.h"
#include "indexer/relations/brackets.h"
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
constexpr double kAsTheme = 1.5;   // …市は at the beginning of a line
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

/// …市は, …市では at the beginning of a line: what it speaks of.
bool is_theme_of_line(std::string_view text, const Party& party) {
  const bool begins = party.begin == 0 || text[party.begin - 1] == '\n';
  const std::string_view rest = text.substr(party.range.end);
  return begins && begins_with_any(rest, {"は", "では", "が"}) && !rest.starts_with("はじめ");
}

/// 港市の姉妹都市, in a line that is no sentence.
bool owns_ties_of_line(std::string_view text, const Party& party) {
  constexpr std::string_view kOf = "の";
  constexpr std::size_t kMostBefore = 12;  // bytes of signs
  constexpr std::size_t kLongest = 120;    // bytes
  const std::string_view rest = text.substr(party.range.end, kLongest);
  if (!rest.starts_with(kOf) || word_at(Told::Tie, rest, kOf.size()).empty()) return false;
  const std::size_t from = party.begin - std::min(party.begin, kMostBefore);
  const std::size_t end_above = text.substr(from, party.begin - from).rfind('\n');
  if (end_above == text.npos && from > 0) return false;
  const std::size_t line = end_above == text.npos ? 0 : from + end_above + 1;
  for (std::size_t at = line; at < party.begin;) {
    if (is_letter_or_digit(next_char(text, at))) return false;
  }
  return rest.substr(0, rest.find('\n')).find("。") == rest.npos;
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

/// (1) 丘市, ２．丘市
bool is_numbered_name(std::string_view line, std::string_view name) {
  if (name.empty() || !line.ends_with(name) || line.size() == name.size()) return false;
  bool digit = false;
  for (std::size_t at = 0; at < line.size() - name.size();) {
    const char32_t c = next_char(line, at);
    digit = digit || is_digit(c) || (c >= U'①' && c <= U'⑳');
    if (is_letter_or_digit(c) && !is_digit(c)) return false;
  }
  return digit;
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
  if (!opens && is_theme_of_line(text, party)) weight += kAsTheme;
  if (owns_ties_of_line(text, party)) weight += kByContact;
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
  headings_.insert(record.heading.begin(), record.heading.end());
  learn_local_names(record, words_);
  add_unlisted(unlisted_.survey(record.text, text));
  constexpr std::uint32_t kHeadPassages = 3;
  is_page_of_ties_ =
      is_page_of_ties_ || (record.ordinal < kHeadPassages && has_head_of_ties(record.text));
  own_city_words_ += find_all_told(Told::OwnCity, record.text, {0, record.text.size()}).size();
  own_region_words_ += find_all_told(Told::OwnRegion, record.text, {0, record.text.size()}).size();
  const std::vector<StoredField> fields =
      record.fields.empty() ? labelled_lines(record.text) : record.fields;
  // 都市名 beside 提携年月日 is a partner's.
  const bool of_tie = std::any_of(fields.begin(), fields.end(), tells_a_tie);
  if (record.kind == PassageKind::Nav) {
    for (const Evidence& one : record.evidence) {
      if (one.field == FieldId::Org) count_office(one.value);
    }
    return;
  }
  for (const Party& party : parties_in(record, words_)) {
    const bool own = std::any_of(fields.begin(), fields.end(), [&](const StoredField& stored) {
      return stored.value.holds(party.range) && side_of_label(stored.label) == LabelSide::Own &&
             !of_tie;
    });
    count(record, party, own || record.kind == PassageKind::Contact);
    if (party.level != PlaceLevel::Country) {
      names_.add(record.text.substr(party.range.begin, party.range.size()), party.name);
    }
  }
}

/// 白樺県国際課 in the navigation of a page: whose page it is.
void DocumentSides::count_office(const std::string& office) {
  constexpr std::size_t kLongest = 8;  // characters
  std::string owner;
  std::size_t at = 0;
  for (std::size_t chars = 0; chars < kLongest && at < office.size(); ++chars) {
    next_char(office, at);
    for (const PlaceMatch& match : Gazetteer::instance().lookup(fold_text(office.substr(0, at)))) {
      const bool town = match.form == FormKind::Full && match.place->kind != PlaceKind::Country;
      if (town && is_of_japan(std::string(match.place->name))) owner = match.place->name;
    }
  }
  if (owner.empty() || !has_office_behind(office, owner.size())) return;
  weights_[owner] += kByContact;
  if (!ends_with_municipal_unit(owner)) regions_.insert(owner);
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
  double heaviest_city = 0;
  for (const auto& [name, weight] : weights_) {
    if (!is_region(name)) heaviest_city = std::max(heaviest_city, weight);
  }
  const bool region = own_city_words_ != own_region_words_ ? own_region_words_ > own_city_words_
                                                           : weight_of(own_region_) > heaviest_city;
  const bool said = own_city_words_ != own_region_words_;
  own_ = region ? own_region_ : own_city_;
  if (own_.empty() && !said) {
    // A county that is only named is where its towns lie.
    own_ = region                                    ? own_city_
           : weight_of(own_region_) >= heaviest_city ? own_region_
                                                     : std::string();
  }
  is_list_of_towns_ = std::any_of(headings_.begin(), headings_.end(),
                                  [&](const auto& line) { return is_numbered_name(line, own_); });
  is_agreement_ = find_told(Told::AgreementTitle, title, {0, title.size()}).has_value();
  if (abroad_.size() == 1) only_partner_ = *abroad_.begin();
}

bool DocumentSides::stands_alone(const std::string& country) const {
  return !countries_of_abroad_.contains(country) && !countries_of_abroad_.contains("");
}

namespace {

/// 白樺県, where the town behind it lies.
bool is_region(std::string_view words) {
  for (const PlaceMatch& match : Gazetteer::instance().lookup(fold_text(words))) {
    if (match.form == FormKind::Full && match.place->kind == PlaceKind::Prefecture) return true;
  }
  return false;
}

/// 丘市～港町, 丘市×港町, 丘市と港町: two that exchange, if they are not one.
bool are_joined(std::string_view line, const std::vector<Party>& parties) {
  static constexpr auto kJoints = std::to_array<std::string_view>(
      {"~", "～", "〜", "－", "―", "–", "×", "と", "＝", "＆", "&", "⇔", "↔", " × ", "・"});
  const std::size_t end = parties[0].range.end;
  if (parties[0].name == parties[1].name || parties[1].begin < end) return false;
  const std::string_view gap = line.substr(end, parties[1].begin - end);
  return std::any_of(kJoints.begin(), kJoints.end(), [&](const std::string_view joint) {
    return gap.starts_with(joint) &&
           (gap.size() == joint.size() || is_region(gap.substr(joint.size())));
  });
}

/// ■港市（島国）, 友好都市「港市」の紹介: whether `line` says a name and, but for what it is, no
/// more.
bool is_line_of_name(std::string_view line, const Party& party) {
  constexpr std::size_t kLongestBrackets = 60;  // bytes
  static constexpr auto kBehind = std::to_array<std::string_view>(
      {"", "について", "の紹介", "とは", "との交流", "との交流について", "の概要", "紹介"});
  std::string_view before = line.substr(0, party.begin);
  const auto tie = find_told(Told::Tie, before, {0, before.size()});
  if (tie) before = before.substr(0, tie->range.begin);
  for (std::size_t at = 0; at < before.size();) {
    const char32_t c = next_char(before, at);
    if (is_letter_or_digit(c) && !is_digit(c)) return false;
  }
  std::string_view rest = line.substr(brackets_at(line, party.range.end, kLongestBrackets).end);
  for (const std::string_view close : {"」", "】", "』", "]"}) {
    if (rest.starts_with(close)) rest.remove_prefix(close.size());
  }
  return std::find(kBehind.begin(), kBehind.end(), rest) != kBehind.end();
}

}  // namespace

const SectionSides& DocumentSides::sides_of(const std::string& line) const {
  const auto [found, fresh] = lines_.try_emplace(line);
  SectionSides& sides = found->second;
  if (!fresh) return sides;
  std::set<std::string> own;
  const std::vector<Party> parties = parties_in_line(line, names_);
  if (parties.size() == 2 && parties[0].japan && parties[1].japan && are_joined(line, parties)) {
    const bool turned = parties[1].name == own_;
    sides.own = parties[turned ? 1 : 0].name;
    sides.partners = {parties[turned ? 0 : 1].name};
    sides.tie = find_told(Told::Tie, line, {0, line.size()}).has_value();
    return sides;
  }
  sides.is_name = parties.size() == 1 && is_line_of_name(line, parties[0]);
  for (const Party& party : parties) {
    if (party.japan) {
      if (!is_named_as_partner(line, party)) own.insert(party.name);
    } else if (std::find(sides.partners.begin(), sides.partners.end(), party.name) ==
               sides.partners.end()) {
      sides.partners.push_back(party.name);
    }
  }
  // On a page of ties a heading that is a name is the partner's.
  const bool partner = own.size() == 1 && is_page_of_ties_ && !is_list_of_towns_ && !own_.empty() &&
                       own_ != *own.begin();
  if (partner && sides.partners.empty()) {
    sides.partners.push_back(*own.begin());
  } else if (own.size() == 1) {
    sides.own = *own.begin();
  }
  sides.tie = find_told(Told::Tie, line, {0, line.size()}).has_value();
  return sides;
}

}  // namespace kouryu
