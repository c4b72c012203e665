// A box is read by the rules for texts; only an era by itself is no year of a text.
#include "searcher/server/web/year_boxes.h"

#include <algorithm>
#include <chrono>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/time/eras.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kLongestBox = 60;  // bytes
constexpr int kDays = 10'000;            // YYYYMMDD to YYYY

std::optional<YearRange> read_era(const std::string& folded, int this_year) {
  for (const Era& era : eras()) {
    if (to_utf8(era.name) != folded) continue;
    const int last = era.last == Era::kLasts ? this_year : era.offset + era.last;
    return YearRange{era.first_day / kDays, last, false};
  }
  return std::nullopt;
}

/// 去年, 来年度: the only thing that the text says.
std::optional<YearRange> read_relative(const std::string& text, int this_year) {
  const FoldedText folded = fold(text);
  const auto mentions = recognize_years(folded, {.document_year = this_year});
  if (mentions.size() != 1 || mentions[0].range.size() != folded.text.size()) return std::nullopt;
  const std::vector<int> years = years_of(mentions[0]);
  if (years.empty()) return std::nullopt;
  // A fiscal year goes by its own number here, as it does in a filter of years.
  if (mentions[0].fiscal) return YearRange{mentions[0].begin.year, mentions[0].end.year, true};
  return YearRange{years.front(), years.back(), false};
}

}  // namespace

std::optional<YearRange> read_year_box(const std::string& text, int this_year) {
  if (text.size() > kLongestBox) return std::nullopt;
  if (auto years = parse_year_filter(text)) return years;
  if (auto years = read_era(fold_text(text), this_year)) return years;
  return read_relative(text, this_year);
}

YearBoxes read_year_boxes(const std::string& from, const std::string& to, int this_year) {
  YearBoxes out;
  const auto read = [&](const std::string& box) -> std::optional<YearRange> {
    if (fold_text(box).empty()) return std::nullopt;
    auto years = read_year_box(box, this_year);
    if (!years) out.unread.push_back(box);
    return years;
  };
  const auto first = read(from);
  const auto last = read(to);
  if (!first && !last) return out;
  int begin = first ? first->begin : 0;
  int end = last ? last->end : kOpenEnd;
  if (begin > end) {
    begin = last->begin;
    end = first->end;
  }
  if (begin > 0) out.filter = std::to_string(begin);
  if (begin == end) return out;
  out.filter += "..";
  if (end < kOpenEnd) out.filter += std::to_string(end);
  return out;
}

std::pair<std::string, std::string> boxes_of(const std::string& value) {
  const std::size_t dots = value.find("..");
  if (dots == std::string::npos) return {value, value};
  return {value.substr(0, dots), value.substr(dots + 2)};
}

int year_in_japan() {
  using namespace std::chrono;
  constexpr hours kAheadOfUtc{9};
  const auto day = floor<days>(system_clock::now() + kAheadOfUtc);
  return static_cast<int>(year_month_day{day}.year());
}

}  // namespace kouryu::web
