// The signs by which a letter with a number is a year.
#include "dict/time/year_bare.h"

#include <algorithm>
#include <string_view>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

/// 実施年度：H30, 提携年 S58
bool has_label(const YearText& text, std::size_t begin) {
  std::size_t i = begin;
  const auto is_sign = [](char32_t c) { return c == ':' || c == ' ' || c == '|' || c == '('; };
  while (i > 0 && !text.stops(i) && is_sign(text.before(i))) --i;
  if (text.stops(i)) return false;
  for (const std::u32string_view word :
       {U"年度", U"年", U"年月", U"年月日", U"年次", U"時期", U"期間"}) {
    if (i > word.size() && text.has(i - word.size(), word)) return true;
  }
  return false;
}

/// に始まった, から: behind a year.
bool has_particle(const YearText& text, std::size_t end) {
  return text.any_goes_on(end, {U"に", U"から", U"より", U"まで", U"以降", U"以前", U"以来",
                                U"以後", U"頃", U"末", U"現在", U"時点"});
}

/// R1に開始した: what happens in years.
bool has_event(const YearText& text, std::size_t end) {
  std::size_t at = end;
  for (const std::u32string_view word : {U"に", U"から", U"より"}) {
    if (text.goes_on(end, word)) at = end + word.size();
  }
  return at > end && text.any_goes_on(at, {U"開始", U"開催", U"実施", U"締結", U"提携", U"発足",
                                           U"設立", U"開設", U"開校", U"開館", U"完成", U"竣工",
                                           U"改正", U"策定", U"制定", U"施行", U"終了", U"廃止",
                                           U"合併", U"統合", U"開業", U"創設", U"採択", U"調印",
                                           U"着工", U"派遣", U"訪問", U"始ま", U"行わ", U"結ば"});
}

/// No letter, number, unit or katakana goes on with it: H2O, R2-D2, R1号線, H3ロケット.
bool stands_alone(const YearText& text, std::size_t end) {
  if (text.ends(end)) return true;
  const char32_t c = text.peek(end);
  if (is_ascii_letter(c) || is_ascii_digit(c) || is_katakana(c) || c == '%' || c == '+')
    return false;
  if ((c == '-' || c == '.' || c == '/' || c == ' ') &&
      (is_ascii_letter(text.peek(end + 1)) || is_ascii_digit(text.peek(end + 1))))
    return false;
  return !is_kanji(c) || has_particle(text, end) || text.goes_on(end, U"及び");
}

/// 整備年度|m2: the area or volume that ㎡ and ㎥ fold to.
bool is_measure(const YearText& text, std::size_t begin, std::size_t end) {
  return end == begin + 2 && (text.has(begin, U"m2") || text.has(begin, U"m3"));
}

bool is_phrase_edge(const YearText& text, std::size_t begin) {
  const char32_t c = text.before(begin);
  return !is_kanji(c) && !is_katakana(c) && c != ' ' && !is_ascii_letter(c);
}

bool is_modern(const YearPoint& p) {
  return p.era != nullptr && !p.flagged && p.era->offset >= 1925;  // 昭和 and later
}

/// A letter of a modern era that has ended (H, S) with two digits of it; one digit and the other
/// letters have many meanings.
bool is_likely(const YearPoint& p) {
  if (p.era == nullptr || p.flagged) return false;
  if (p.form != EraForm::Letter) return true;
  const bool ended = p.era->last < Era::kLasts;
  return ended && is_modern(p) && p.date.year - p.era->offset >= 10;
}

}  // namespace

bool are_years_without_unit(const YearText& text, const std::vector<YearItem>& items, bool sure) {
  const std::size_t begin = items.front().begin;
  const std::size_t end = items.back().last.end;
  if (is_measure(text, begin, end)) return false;
  const bool open = items.back().open && text.is_range_sign(end);
  if (!open && !stands_alone(text, end)) return false;
  bool letters = true;
  bool likely = true;
  bool eras = false;  // of several names
  for (const YearItem& item : items) {
    for (const YearPoint* p : {&item.first, &item.last}) {
      if (p->era == nullptr || p->flagged) return false;
      letters = letters && p->form != EraForm::Full;
      likely = likely && is_likely(*p);
      eras = eras || p->era != items.front().first.era;
    }
  }
  const bool named = std::all_of(items.begin(), items.end(), [](const auto& i) { return i.named; });
  const bool several =
      named && (items.size() > 1 || items.front().how == std::string_view("range"));
  if (!letters) return several && (eras || items.front().first.form == EraForm::Full);
  if (has_label(text, begin)) return true;
  if (several && (eras || likely)) return is_phrase_edge(text, begin);
  if (items.front().first.form == EraForm::Kanji) return false;
  if (likely && (open || items.front().first.date.month > 0)) return is_phrase_edge(text, begin);
  const bool bracketed = text.before(begin) == '(' && text.goes_on(end, U")");
  if (bracketed && (likely || several)) return true;
  const bool alone = (begin == 0 || text.stops(begin)) && text.ends(end);
  if (alone && likely) return true;
  if (!is_phrase_edge(text, begin) || !is_modern(items.front().first)) return false;
  if (likely && (sure || has_particle(text, end))) return true;
  return has_event(text, end) || (sure && (bracketed || alone || has_particle(text, end)));
}

}  // namespace kouryu
