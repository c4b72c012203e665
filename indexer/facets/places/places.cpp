// From candidates to values: what the document says of its bare names, then the facet values.
#include "indexer/facets/places/places.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/names/place_forms.h"
#include "dict/text/kana.h"
#include "dict/text/normalizer.h"
#include "indexer/facets/places/place_beginnings.h"
#include "indexer/facets/places/place_choices.h"
#include "indexer/facets/places/place_namesakes.h"
#include "indexer/facets/places/place_scanner.h"

namespace kouryu {
namespace {

using Type = PlaceCandidate::Type;

/// What a bare name could be.
struct BareChoice {
  const Place* city = nullptr;        // allowed by the closed list or by the document
  const Place* prefecture = nullptr;  // in Japan
};

class Resolver {
 public:
  Resolver(std::string_view original, const AnalyzedText& text, const PlaceContext& context,
           const PlaceSpots& spots)
      : original_(original),
        map_(text.folded.map),
        text_(text.folded.text),
        breaks_(text.folded.breaks),
        context_(context) {
    candidates_ = PlaceScanner(text, context, spots.edges).scan_at(spots);
  }

  PlaceMentions resolve() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) emit(i);
    return std::move(mentions_);
  }

 private:
  void emit(std::size_t index) {
    const PlaceCandidate& candidate = candidates_[index];
    switch (candidate.type) {
      case Type::Skip:
      case Type::Surname:
        return;
      case Type::Shape:
        add(candidate.shape_kind, candidate.shape_value, candidate.range, candidate.row->name);
        return;
      case Type::Adjective:
        for (const PlaceMatch& match : candidate.matches) {
          add(PlaceKind::Country, match.place->name, candidate.range, candidate.row->name);
        }
        return;
      case Type::Full:
        emit_full(index);
        return;
      case Type::Bare:
        emit_bare(index);
        return;
    }
  }

  // A city-state is both; a direct municipality (北京市) is a city and no province.
  void emit_full(std::size_t index) {
    const PlaceCandidate& candidate = candidates_[index];
    if (candidate.unsure) {
      emit_ward(candidate);
      return;
    }
    const Place* city = nullptr;
    const Place* region = nullptr;
    for (const PlaceMatch& match : candidate.matches) {
      const Place& place = *match.place;
      if (place.kind == PlaceKind::Country) {
        add(PlaceKind::Country, place.name, candidate.range, candidate.row->name);
      } else if (place.kind == PlaceKind::City) {
        if (city == nullptr || likeness(*city, index) < likeness(place, index)) city = &place;
      } else if (place.kind == PlaceKind::Prefecture && region == nullptr) {
        region = &place;
      }
    }
    if (city != nullptr) {
      add(PlaceKind::City, city->name, candidate.range, candidate.row->name);
      if (candidate.matches.size() > 1) tell_apart(index, namesakes(candidate));
    } else if (region != nullptr) {
      add(PlaceKind::Prefecture, region->name, candidate.range, candidate.row->name);
    }
  }

  /// A special ward that may be a ward of some city: shown with all of them, not counted.
  void emit_ward(const PlaceCandidate& candidate) {
    NameMention ward{{}, candidate.range, candidate.row->name, false, {}};
    for (const PlaceMatch& match : candidate.matches) {
      const Place& place = *match.place;
      if (place.kind == PlaceKind::City) ward.value = place.name;
      const std::string_view home = place.kind == PlaceKind::City ? place.region : place.city;
      ward.places.push_back(std::string(place.name).append(" (").append(home).append(")"));
    }
    mentions_.cities.push_back(std::move(ward));
  }

  /// Of several places of one form the likest: the one that the words before it name
  /// (佐賀県鹿島市), then the one that is spelt as the text has it: 鹿嶋市 and 鹿島市 fold to one
  /// form.
  int likeness(const Place& place, std::size_t index) const {
    return (namesakes_.is_beside(place, index) ? 2 : 0) +
           (is_as_written(place, candidates_[index].range) ? 1 : 0);
  }

  bool is_as_written(const Place& place, const ByteRange& range) const {
    const ByteRange written = map_.to_original(range);
    return place.name.starts_with(original_.substr(written.begin, written.size()));
  }

  /// The cities that `candidate` may name, as they are spelt where some are spelt so.
  std::vector<const Place*> namesakes(const PlaceCandidate& candidate) const {
    std::vector<const Place*> cities;
    for (const PlaceMatch& match : candidate.matches) {
      if (match.place->kind == PlaceKind::City) cities.push_back(match.place);
    }
    const auto as_written = [&](const Place* city) {
      return is_as_written(*city, candidate.range);
    };
    if (std::any_of(cities.begin(), cities.end(), as_written)) {
      std::erase_if(cities, [&](const Place* city) { return !as_written(city); });
    }
    return cities;
  }

  std::string_view written(const PlaceCandidate& candidate) const {
    return text_.substr(candidate.range.begin, candidate.range.size());
  }

  BareChoice choices(const PlaceCandidate& candidate) const {
    BareChoice choice;
    for (const PlaceMatch& match : candidate.matches) {
      const Place* const place = match.place;
      if (place->kind == PlaceKind::Prefecture && place->country == "日本") {
        choice.prefecture = place;
      } else if (place->kind == PlaceKind::City &&
                 (choice.city == nullptr || (!is_as_written(*choice.city, candidate.range) &&
                                             is_as_written(*place, candidate.range)))) {
        choice.city = place;
      }
    }
    return choice;
  }

  // In a list of places 青森 may be a city though the document never writes 青森市. 沖縄市 and the
  // like are not meant by the bare name.
  static const Place* twin_city(const Place& prefecture) {
    const std::string_view unit = place_unit(prefecture.name, PlaceKind::Prefecture);
    const std::string name(prefecture.name.substr(0, prefecture.name.size() - unit.size()));
    if (PlaceRules::instance().no_twin.contains(name)) return nullptr;
    for (const PlaceMatch& match : Gazetteer::instance().lookup(fold_text(name + "市"))) {
      if (match.place->kind == PlaceKind::City && match.place->country == "日本")
        return match.place;
    }
    return nullptr;
  }

  void emit_bare(std::size_t index) {
    const PlaceCandidate& candidate = candidates_[index];
    const BareChoice choice = choices(candidate);
    if (choice.prefecture == nullptr) {
      if (choice.city == nullptr) return;
      add(PlaceKind::City, choice.city->name, candidate.range, candidate.row->name);
      std::vector<const Place*> cities = namesakes(candidate);
      std::erase_if(cities, [&](const Place* city) { return city->name != choice.city->name; });
      tell_apart(index, cities);
      return;
    }
    BareReading reading;
    reading.prefecture = choice.prefecture;
    reading.city = choice.prefecture->name == "東京都" ? nullptr : twin_city(*choice.prefecture);
    reading.company = company_of(index);
    reading.prefers_city = prefers_city(*choice.prefecture, reading.city);
    reading.free_standing = candidate.free_standing;
    reading.is_surname = context_.surnames.contains(written(candidate));
    const ChoiceRow* const row = choose(reading);
    if (row == nullptr) return;
    const Place& place = *(reading.*(row->gives));
    add(place.kind, place.name, candidate.range, row->name);
  }

  bool prefers_city(const Place& prefecture, const Place* city) const {
    return city != nullptr && context_.full_names.contains(city->name) &&
           !context_.full_names.contains(prefecture.name);
  }

  /// What the list around `index` holds beside it: counted once for all members of a list.
  PlaceCompany company_of(std::size_t index) {
    if (index >= listed_end_) {
      list_ = {.members = 0};
      for (listed_end_ = index; listed_end_ == index || (listed_end_ < candidates_.size() &&
                                                         listed(listed_end_ - 1, listed_end_));
           ++listed_end_) {
        count(list_, candidates_[listed_end_]);
      }
      for (std::size_t i = index; i > 0 && listed(i - 1, i); --i) count(list_, candidates_[i - 1]);
    }
    PlaceCompany own;
    count(own, candidates_[index]);
    PlaceCompany company = list_;
    company.cities -= own.cities;
    company.prefectures -= own.prefectures;
    if (company.members > 1) count_total(company, candidates_[listed_end_ - 1].range.end);
    return company;
  }

  // 長野、岐阜、富山の3市: what is said of all of them.
  void count_total(PlaceCompany& company, std::size_t end) const {
    constexpr std::u32string_view kNumbers = U"0123456789二三四五六七八九十各両";
    if (text_.substr(end).starts_with("の")) end += std::string_view("の").size();
    std::size_t unit = end;
    for (std::size_t next = end; next < text_.size(); unit = next) {
      if (kNumbers.find(next_char(text_, next)) == kNumbers.npos) break;
    }
    if (unit == end) return;
    const std::string_view rest = text_.substr(unit);
    company.cities += rest.starts_with("市") || rest.starts_with("都市");
    company.prefectures += rest.starts_with("県") || rest.starts_with("府県");
  }

  void count(PlaceCompany& company, const PlaceCandidate& candidate) const {
    ++company.members;
    if (candidate.type == Type::Shape) {
      ++(candidate.shape_kind == PlaceKind::City ? company.cities : company.prefectures);
      return;
    }
    if (candidate.type == Type::Full) {
      const PlaceKind kind = candidate.matches.front().place->kind;
      company.cities += kind == PlaceKind::City;
      company.prefectures += kind == PlaceKind::Prefecture;
      return;
    }
    const BareChoice choice = choices(candidate);
    // 広島・長崎, where the document writes 広島市
    if (choice.prefecture == nullptr ||
        prefers_city(*choice.prefecture, twin_city(*choice.prefecture))) {
      ++company.cities;
    } else if (choice.prefecture->name != "東京都" && twin_city(*choice.prefecture) == nullptr) {
      ++company.prefectures;
    }
  }

  // Names are members of one list when only a separator, or a bracket and one, is between them.
  bool listed(std::size_t left, std::size_t right) const {
    const auto member = [](const PlaceCandidate& c) {
      return c.type == Type::Bare || c.type == Type::Shape ||
             (c.type == Type::Full && c.matches.front().place->kind != PlaceKind::Country);
    };
    if (!member(candidates_[left]) || !member(candidates_[right])) return false;
    const std::size_t begin = candidates_[left].range.end;
    const std::size_t end = candidates_[right].range.begin;
    const auto at = std::lower_bound(breaks_.begin(), breaks_.end(), begin);
    if (begin >= end || (at != breaks_.end() && *at <= end)) return false;
    std::string_view gap = text_.substr(begin, end - begin);
    if (gap.starts_with("(")) {
      const std::size_t close = gap.find(')');
      if (close == std::string_view::npos || close > 60) return false;
      gap.remove_prefix(close + 1);
    }
    return PlaceRules::instance().separator.contains(gap);
  }

  /// Of the city added last.
  void tell_apart(std::size_t index, const std::vector<const Place*>& cities) {
    if (cities.size() < 2) return;
    mentions_.cities.back().places = namesakes_.possible(cities, index, context_);
  }

  void add(PlaceKind kind, std::string_view value, ByteRange range, const char* how) {
    auto& list = kind == PlaceKind::Country      ? mentions_.countries
                 : kind == PlaceKind::Prefecture ? mentions_.prefectures
                                                 : mentions_.cities;
    list.push_back({std::string(value), range, how, true, {}});
  }

  const std::string_view original_;
  const OffsetMap& map_;
  const std::string_view text_;
  const std::vector<std::size_t>& breaks_;
  const PlaceContext& context_;
  std::vector<PlaceCandidate> candidates_;
  PlaceCompany list_;           // all of the list that company_of() was last asked for
  std::size_t listed_end_ = 0;  // behind its last member
  const Namesakes namesakes_{text_, candidates_};
  PlaceMentions mentions_;
};

}  // namespace

PlaceSpots survey_places(const AnalyzedText& text, PlaceContext& context) {
  PlaceSpots spots;
  PlaceBeginnings beginnings = find_place_beginnings(text);
  spots.edges = std::move(beginnings.edges);
  const auto candidates = PlaceScanner(text, context, spots.edges).scan(beginnings.starts, spots);
  Namesakes(text.folded.text, candidates).survey(context);
  for (const PlaceCandidate& candidate : candidates) {
    if (candidate.type == Type::Shape) context.full_names.insert(candidate.shape_value);
    if (candidate.type == Type::Surname) {
      context.surnames.insert(
          text.folded.text.substr(candidate.range.begin, candidate.range.size()));
    }
    if (candidate.type != Type::Full || candidate.unsure) continue;
    for (const PlaceMatch& match : candidate.matches) {
      if (match.place->kind != PlaceKind::Country) {
        context.full_names.insert(std::string(match.place->name));
      }
    }
  }
  return spots;
}

PlaceMentions recognize_places(std::string_view original, const AnalyzedText& text,
                               const PlaceContext& context, const PlaceSpots& spots) {
  return spots.spots.empty() ? PlaceMentions() : Resolver(original, text, context, spots).resolve();
}

}  // namespace kouryu
