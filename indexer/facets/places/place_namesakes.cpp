// The words that tell namesakes apart, the nearest first.
#include "indexer/facets/places/place_namesakes.h"

#include <algorithm>
#include <utility>

#include "dict/names/place_forms.h"
#include "dict/text/normalizer.h"
#include "indexer/facets/places/place_words.h"

namespace kouryu {
namespace {

using Type = PlaceCandidate::Type;

bool is_japanese(const Place& place) { return place.country == "日本"; }

/// 広島県, 韓国江原道.
std::string region_label(const Place& city) {
  return std::string(is_japanese(city) ? "" : city.country).append(city.region);
}

std::string label(const Place& city) {
  return std::string(city.name).append(" (").append(region_label(city)).append(")");
}

bool names(const PlaceCandidate& candidate, PlaceKind kind, std::string_view name) {
  return std::any_of(candidate.matches.begin(), candidate.matches.end(), [&](const PlaceMatch& m) {
    return m.place->kind == kind && m.place->name == name;
  });
}

/// Whether the bare name counts wherever it stands: ロンドン of イギリス.
bool is_known_everywhere(const Place& city) {
  const std::string_view unit = place_unit(city.name, city.kind);
  const auto bare =
      Gazetteer::instance().lookup(fold_text(city.name.substr(0, city.name.size() - unit.size())));
  return std::any_of(bare.begin(), bare.end(), [&](const PlaceMatch& m) {
    return m.closed_list && m.place->name == city.name && m.place->country == city.country;
  });
}

/// Without those of no region that may be another of their country.
std::vector<const Place*> different(const std::vector<const Place*>& cities) {
  std::vector<const Place*> out;
  for (const Place* city : cities) {
    const auto same = [&](const Place* other) {
      return other->country == city->country && other->region != city->region &&
             !other->region.empty();
    };
    if (city->region.empty() && std::any_of(cities.begin(), cities.end(), same)) continue;
    out.push_back(city);
  }
  return out;
}

}  // namespace

std::vector<const PlaceCandidate*> Namesakes::beside(std::size_t index) const {
  constexpr std::string_view kOf = "の";
  std::vector<const PlaceCandidate*> out;
  constexpr std::size_t kMost = 3;  // 広島県, 安芸郡
  for (std::size_t i = index; i > 0 && out.size() < kMost; --i) {
    const std::size_t begin = candidates_[i].range.begin;
    const std::size_t end = candidates_[i - 1].follow;
    if (end != begin && (end + kOf.size() != begin || !text_.substr(end).starts_with(kOf))) break;
    out.push_back(&candidates_[i - 1]);
    if (candidates_[i - 1].type != Type::Skip) break;  // a county says nothing itself
  }
  const std::size_t end = candidates_[index].range.end;
  if (index + 1 < candidates_.size() && text_.substr(end).starts_with("(") &&
      candidates_[index + 1].range.begin == end + 1) {
    out.push_back(&candidates_[index + 1]);
  }
  return out;
}

bool Namesakes::is_beside(const Place& place, std::size_t index) const {
  const auto stand = beside(index);
  return std::any_of(stand.begin(), stand.end(), [&](const PlaceCandidate* c) {
    return names(*c, PlaceKind::Prefecture, place.region) ||
           names(*c, PlaceKind::Country, place.country);
  });
}

const Namesakes::Named& Namesakes::named() const {
  if (named_) return *named_;
  named_.emplace();
  for (const PlaceCandidate& candidate : candidates_) {
    for (const PlaceMatch& match : candidate.matches) {
      const Place& place = *match.place;
      // Of bare names those in Japan alone: ニューヨーク is hardly the state.
      const bool region =
          candidate.type == Type::Full || (candidate.type == Type::Bare && is_japanese(place));
      if (place.kind == PlaceKind::Country) {
        named_->countries.insert(std::string(place.name));
      } else if (place.kind == PlaceKind::Prefecture && region) {
        named_->regions.insert(std::string(place.country).append(place.name));
      }
    }
  }
  return *named_;
}

std::vector<std::string> Namesakes::possible(const std::vector<const Place*>& cities,
                                             std::size_t index, const PlaceContext& context) const {
  std::vector<const Place*> left = different(cities);
  const auto labels = [&] {
    std::vector<std::string> out;
    for (const Place* city : left) {
      std::string one = label(*city);
      if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(std::move(one));
    }
    return out;
  };
  /// Leaves those that something tells, unless it tells none.
  const auto tells = [&](auto&& told) {
    if (std::none_of(left.begin(), left.end(), told)) return false;
    std::erase_if(left, [&](const Place* city) { return !told(city); });
    return true;
  };
  if (labels().size() < 2) return {};
  const auto stand = beside(index);
  const auto stands = [&](PlaceKind kind, std::string_view name) {
    return std::any_of(stand.begin(), stand.end(),
                       [&](const PlaceCandidate* c) { return names(*c, kind, name); });
  };
  if (tells([&](const Place* c) { return stands(PlaceKind::Prefecture, c->region); })) {
    return labels();
  }
  // 愛媛県温泉郡川上村 is none of those that are known.
  const bool elsewhere = std::any_of(stand.begin(), stand.end(), [](const PlaceCandidate* c) {
    return c->type == Type::Full && c->matches.front().place->kind == PlaceKind::Prefecture;
  });
  if (elsewhere) return {};
  tells([&](const Place* c) { return stands(PlaceKind::Country, c->country); });
  const bool abroad =
      std::none_of(left.begin(), left.end(), [](const Place* city) { return is_japanese(*city); });
  tells([&](const Place* c) { return context.placed.contains(label(*c)); }) ||
      tells([&](const Place* c) {
        return named().regions.contains(std::string(c->country).append(c->region));
      }) ||
      (abroad && tells([&](const Place* c) { return named().countries.contains(c->country); })) ||
      tells([&](const Place* c) { return context.full_names.contains(c->region); }) ||
      tells([&](const Place* c) { return context.regions.contains(region_label(*c)); }) ||
      // A country far from the name does not make a city in Japan one abroad: both are left.
      tells([&](const Place* c) {
        return is_japanese(*c) || context.regions.contains(c->country);
      }) ||
      tells([](const Place* c) { return is_known_everywhere(*c); });
  return labels();
}

void Namesakes::survey(PlaceContext& context) const {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const std::vector<PlaceMatch>& matches = candidates_[i].matches;
    for (const PlaceMatch& match : matches) {
      if (match.place->kind != PlaceKind::Country || match.place->name == "日本") continue;
      context.regions.insert(std::string(match.place->name));
    }
    if (candidates_[i].type != Type::Full || matches.front().place->kind != PlaceKind::City ||
        candidates_[i].unsure) {
      continue;
    }
    // What may be a quarter of another city tells no region.
    if (PlaceWords::instance().quarters.contains(fold_text(matches.front().place->name))) continue;
    if (matches.size() == 1) {
      context.regions.insert(region_label(*matches.front().place));
      continue;
    }
    for (const PlaceMatch& match : matches) {
      if (match.place->kind == PlaceKind::City && is_beside(*match.place, i)) {
        context.placed.insert(label(*match.place));
      }
    }
  }
}

}  // namespace kouryu
