// Reads candidates off the text. A name is taken when its edges are edges of words: a token edge, a
// change of script, the end of another place name, or a prefix such as 在 and 旧.
#include "indexer/facets/places/place_scanner.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/names/place_forms.h"

namespace kouryu {
namespace {

bool has_kind(const std::vector<PlaceMatch>& matches, PlaceKind kind) {
  return std::any_of(matches.begin(), matches.end(),
                     [&](const PlaceMatch& m) { return m.place->kind == kind; });
}

bool is_japanese(const PlaceMatch& match) { return match.place->country == "日本"; }

}  // namespace

PlaceScanner::PlaceScanner(const AnalyzedText& text, const PlaceContext& context,
                           const TextEdges& edges)
    : analyzed_(text), text_(text.folded.text), context_(context), edges_(edges) {}

std::vector<PlaceCandidate> PlaceScanner::scan(const std::vector<std::size_t>& starts,
                                               PlaceSpots& spots) {
  has_county_ = spots.has_county;
  const auto put = [&](std::size_t position, bool looked_up, bool starts_word) {
    spots.spots.push_back({position, spots.matches.size(), looked_up, starts_word});
  };
  const auto try_at = [&](std::size_t position, bool starts_word) {
    look_up(position);
    bool spot = false;
    auto candidate = candidate_at(position, matches_, spot);
    if (spot) {
      spots.matches.insert(spots.matches.end(), matches_.begin(), matches_.end());
      put(position, true, starts_word);
    }
    if (candidate) keep(std::move(*candidate));
  };
  const auto try_behind = [&](std::size_t position) { try_at(position, false); };
  for (const std::size_t position : starts) {
    try_behind_names(position, try_behind);
    if (position < next_) {
      // What is taken now may be refused when more is known: then names inside count.
      put(position, false, true);
      continue;
    }
    next_ = position + 1;
    try_at(position, true);
  }
  try_behind_names(text_.size(), try_behind);
  return std::move(found_);
}

std::vector<PlaceCandidate> PlaceScanner::scan_at(const PlaceSpots& spots) {
  has_county_ = spots.has_county;
  bool spot = false;
  const auto try_with = [&](std::size_t position, const std::vector<PlaceMatch>& matches) {
    if (auto candidate = candidate_at(position, matches, spot)) keep(std::move(*candidate));
  };
  const auto try_at = [&](std::size_t position) {
    look_up(position);
    try_with(position, matches_);
  };
  std::size_t begin = 0;  // of the matches of a spot
  for (const PlaceSpots::Spot& one : spots.spots) {
    try_behind_names(one.position, try_at);
    const std::size_t first = std::exchange(begin, one.end);
    if (one.position < next_ || !(one.starts_word || follows_name(one.position))) continue;
    next_ = one.position + 1;
    if (one.looked_up) {
      const auto matches = spots.matches.begin();
      try_with(one.position, {matches + static_cast<std::ptrdiff_t>(first),
                              matches + static_cast<std::ptrdiff_t>(one.end)});
    } else {
      try_at(one.position);
    }
  }
  try_behind_names(text_.size(), try_at);
  return std::move(found_);
}

void PlaceScanner::keep(PlaceCandidate candidate) {
  next_ = candidate.range.end;
  if (!candidate.range.empty()) found_.push_back(std::move(candidate));
}

void PlaceScanner::look_up(std::size_t position) {
  gazetteer_.written_at(text_, position, matches_);
  std::erase_if(matches_, [&](const PlaceMatch& m) {
    return crosses_break({position, position + m.bytes});
  });
}

std::optional<PlaceCandidate> PlaceScanner::candidate_at(std::size_t position,
                                                         const std::vector<PlaceMatch>& matches,
                                                         bool& spot) {
  std::size_t mask = rules_.mask.longest_at(text_, position);
  if (mask > 0 && rules_.unmask.longest_at(text_, position) > mask) mask = 0;
  const std::size_t longest = matches.empty() ? 0 : matches.front().bytes;
  std::optional<PlaceCandidate> unlisted;
  if (mask < longest || mask == 0) unlisted = shape_at(position);
  spot = mask > 0 || longest > 0 || unlisted.has_value();
  for (std::size_t i = 0; i < matches.size();) {
    const std::size_t bytes = matches[i].bytes;
    std::size_t j = i;
    while (j < matches.size() && matches[j].bytes == bytes) ++j;
    if (mask >= bytes) break;
    if (unlisted && unlisted->range.size() > bytes) return unlisted;
    if (auto accepted = accept({position, position + bytes},
                               {matches.begin() + static_cast<std::ptrdiff_t>(i),
                                matches.begin() + static_cast<std::ptrdiff_t>(j)})) {
      return accepted;
    }
    i = j;
  }
  if (unlisted && unlisted->range.size() > mask) return unlisted;
  if (mask > 0) {
    PlaceCandidate skip;
    skip.range = {position, position + mask};
    return skip;
  }
  return std::nullopt;
}

std::optional<PlaceCandidate> PlaceScanner::accept(ByteRange range,
                                                   std::vector<PlaceMatch> matches) const {
  const auto of = [&](FormKind form) {
    std::vector<PlaceMatch> out;
    std::copy_if(matches.begin(), matches.end(), std::back_inserter(out),
                 [&](const PlaceMatch& m) { return m.form == form; });
    return out;
  };
  if (auto full = of(FormKind::Full); !full.empty()) {
    // ジョージア工科大学 beside ジョージア州立大学: the state, not the country.
    const bool state = std::any_of(matches.begin(), matches.end(), [&](const PlaceMatch& m) {
      return m.form == FormKind::Bare && m.place->kind == PlaceKind::Prefecture &&
             context_.full_names.contains(m.place->name);
    });
    if (state && has_kind(full, PlaceKind::Country)) return std::nullopt;
    if (auto accepted = accept_full(range, std::move(full))) return accepted;
  }
  PlaceCandidate candidate;
  candidate.range = range;
  candidate.follow = range.end;
  if (auto adjective = of(FormKind::Adjective); !adjective.empty() && accept_adjective(range)) {
    candidate.type = PlaceCandidate::Type::Adjective;
    candidate.matches = std::move(adjective);
    return candidate;
  }
  auto bare = of(FormKind::Bare);
  if (bare.empty()) return std::nullopt;
  // 南部州 alone says nothing; behind its country it is a full name.
  if (const PlaceCandidate* const previous = before(range.begin);
      previous != nullptr && !previous->matches.empty()) {
    for (const PlaceMatch& match : bare) {
      const Place& inside = *match.place;
      if (inside.country == previous->matches.front().place->name &&
          inside.name == text_.substr(range.begin, range.size()) &&
          !place_unit(inside.name, inside.kind).empty()) {
        candidate.type = PlaceCandidate::Type::Full;
        candidate.matches = {match};
        return candidate;
      }
    }
  }
  return accept_bare(range, std::move(bare));
}

bool PlaceScanner::left_edge(ByteRange range, std::size_t stem_chars) const {
  const CharClass here = class_at(range.begin);
  const CharClass previous = class_before(range.begin);
  // 霞ヶ原村 is no 原村: a small ヶ joins.
  if (const std::string_view joiner = char_before(range.begin); joiner == "ヶ" || joiner == "ヵ") {
    return false;
  }
  if (previous != here || before(range.begin) != nullptr || is_joined(range.begin)) return true;
  const std::string_view prefix = char_before(range.begin);
  if (rules_.former_prefix.contains(prefix)) return true;
  if (rules_.country_prefix.contains(prefix) && stem_chars >= 2) return true;
  if (!token_begins(range.begin) || stem_chars < 2) return false;
  if (here != CharClass::Katakana) return true;
  // ナチスドイツ is a word and a country; アッ|シリア and オンダ|リビア are cut out of other words.
  const Token* const token = token_at(range.begin);
  return token != nullptr && token->kind == TokenKind::Place &&
         rules_.country_prefix.ends(std::string_view(text_).substr(0, range.begin));
}

// A katakana name must not go on in katakana, unless a word ends there or another place begins.
bool PlaceScanner::katakana_ends(ByteRange range) const {
  if (class_after(range.end) != CharClass::Katakana) return true;
  std::size_t last = range.end;
  if (class_of(previous_char(text_, last)) != CharClass::Katakana) return true;
  const auto next = gazetteer_.written_at(text_, range.end);
  const bool place_follows = std::any_of(next.begin(), next.end(), [&](const PlaceMatch& m) {
    return m.form == FormKind::Full && m.bytes > 6;
  });
  if (place_follows) return true;
  // タイ|タン is no word of two; アメリカ|ドル is.
  constexpr std::size_t kTwoChars = 6;
  const Token* const token = exact_token(range);
  if (token != nullptr && token->kind == TokenKind::Place && range.size() > kTwoChars) return true;
  // カナダアシュクラフト村: what follows is itself shaped like a place.
  std::size_t end = range.end;
  std::size_t chars = 0;
  while (end < text_.size() && class_at(end) == CharClass::Katakana) {
    next_char(text_, end);
    ++chars;
  }
  return chars >= 3 && !unit_at(end).empty() && range.size() >= 9;
}

// 中央区 is a ward of ten cities and of Tokyo: Tokyo's only where the text speaks of Tokyo.
bool PlaceScanner::is_special_ward(ByteRange range, const std::vector<PlaceMatch>& matches) const {
  if (!has_kind(matches, PlaceKind::City)) return false;
  if (!has_kind(matches, PlaceKind::Ward)) return true;
  if (const PlaceCandidate* const previous = before(range.begin)) {
    return !previous->matches.empty() && previous->matches.front().place->name == "東京都";
  }
  if (!context_.full_names.contains("東京都")) return false;
  return std::none_of(matches.begin(), matches.end(), [&](const PlaceMatch& m) {
    return m.place->kind == PlaceKind::Ward && context_.full_names.contains(m.place->city);
  });
}

std::optional<PlaceCandidate> PlaceScanner::accept_full(ByteRange range,
                                                        std::vector<PlaceMatch> matches) const {
  const Place& place = *matches.front().place;
  const std::string_view form = text_.substr(range.begin, range.size());
  const std::string_view unit = place_unit(form, place.kind);
  const std::size_t stem_chars = count_chars(form.substr(0, form.size() - unit.size()));
  if (!left_edge(range, stem_chars) || !katakana_ends(range)) return std::nullopt;
  PlaceCandidate candidate;
  candidate.type = PlaceCandidate::Type::Full;
  candidate.range = range;
  candidate.follow = range.end;
  if (has_kind(matches, PlaceKind::Country)) {
    if (!accept_country(range, matches.front())) return std::nullopt;
    constexpr std::string_view kNation = "国";
    const std::size_t tail = rules_.country_tail.longest_at(text_, range.end);
    // 中国|国際友好
    if (tail > kNation.size() || !form.ends_with(kNation)) candidate.follow += tail;
    candidate.matches = std::move(matches);
    return candidate;
  }
  if (!unit.empty() && unit_is_broken(range.end)) return std::nullopt;
  const PlaceCandidate* const previous = before(range.begin);
  const bool small = unit == "町" || unit == "村";
  if (small && is_quarter(range.end)) return std::nullopt;
  if (small && is_japanese(matches.front())) {
    const Token* const token = exact_token(range);
    if (token != nullptr && token->kind == TokenKind::Person && previous == nullptr &&
        !is_listed(range, matches)) {
      return std::nullopt;
    }
    // 豊橋市松原町: a quarter of the city, though a municipality elsewhere has that name.
    if (previous != nullptr && !previous->matches.empty() &&
        previous->matches.front().place->kind == PlaceKind::City &&
        previous->type == PlaceCandidate::Type::Full) {
      candidate.type = PlaceCandidate::Type::Skip;
      return candidate;
    }
  }
  if (unit == "区") {
    if (!is_special_ward(range, matches)) {
      candidate.type = PlaceCandidate::Type::Skip;
      return candidate;
    }
    std::erase_if(matches, [](const PlaceMatch& m) { return m.place->kind == PlaceKind::Ward; });
  }
  candidate.matches = std::move(matches);
  return candidate;
}

std::optional<PlaceCandidate> PlaceScanner::accept_bare(ByteRange range,
                                                        std::vector<PlaceMatch> matches) const {
  std::erase_if(matches, [&](const PlaceMatch& m) {
    if (m.closed_list) return false;
    if (m.place->kind == PlaceKind::Prefecture && is_japanese(m)) return false;
    return !context_.full_names.contains(m.place->name);
  });
  if (matches.empty() || !left_edge(range, count_chars(text_.substr(range.begin, range.size()))) ||
      !katakana_ends(range)) {
    return std::nullopt;
  }
  if (is_part_of_name(range)) return std::nullopt;
  // 木曽町福島: a quarter of the town.
  if (const PlaceCandidate* const previous = before(range.begin);
      previous != nullptr && previous->type == PlaceCandidate::Type::Full &&
      is_japanese(matches.front()) && !matches.front().closed_list && !previous->matches.empty() &&
      previous->matches.front().place->kind == PlaceKind::City &&
      is_japanese(previous->matches.front())) {
    return std::nullopt;
  }
  PlaceCandidate candidate;
  candidate.type = PlaceCandidate::Type::Bare;
  candidate.range = range;
  candidate.follow = range.end;
  if (is_japanese(matches.front()) && is_surname(range)) {
    candidate.type = PlaceCandidate::Type::Surname;
    return candidate;
  }
  // 松山(ソンシャン)小学校: what stands behind a reading in brackets counts as behind the name.
  std::size_t end = range.end;
  if (text_.substr(end).starts_with("(")) {
    const std::size_t close = text_.find(')', end);
    if (close != std::string_view::npos && close < end + 40) end = close + 1;
  }
  if (rules_.bare_before.longest_at(text_, end) == 0 && !crosses_break({range.end, end + 1})) {
    if (rules_.not_bare_before.longest_at(text_, end) > 0) return std::nullopt;
    const std::size_t word = rules_.not_bare_alone.longest_at(text_, end);
    if (word > 0 && class_after(end + word) != CharClass::Kanji) return std::nullopt;
  }
  // A known word that reaches past the name is another word (京都 in 京都議定書 is not).
  if (const Token* const token = token_at(range.begin);
      token != nullptr && token->known && token->range.end > range.end &&
      token->kind != TokenKind::Place && token->kind != TokenKind::Organisation) {
    return std::nullopt;
  }
  candidate.free_standing = is_free_standing(range);
  candidate.matches = std::move(matches);
  return candidate;
}

}  // namespace kouryu
