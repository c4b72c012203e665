// The signs by which a letter with a number is a year, as rows: the first that holds decides.
#include "dict/time/year_bare.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "dict/base/utf8.h"
#include "dict/time/year_quantity.h"

namespace kouryu {
namespace {

template <class Bare>
struct BareYearRule {
  const char* name;
  bool (*holds)(const Bare& bare);
  bool years;          // what they are where it holds
  const char* takes;   // an example with years
  const char* not_in;  // its neighbour without
};

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

/// What the rules ask of a list of items.
struct Bare {
  Bare(const YearText& years, const std::vector<YearItem>& list, bool sure_elsewhere)
      : text(years),
        items(list),
        begin(list.front().begin),
        end(list.back().last.end),
        sure(sure_elsewhere),
        open(list.back().open && years.is_range_sign(end)) {
    bool named = true;
    for (const YearItem& item : items) {
      named = named && item.named;
      for (const YearPoint* p : {&item.first, &item.last}) {
        plain = plain && p->era != nullptr && !p->flagged;
        letters = letters && p->form != EraForm::Full;
        likely = likely && is_likely(*p);
        eras = eras || p->era != items.front().first.era;
      }
    }
    several = named && (items.size() > 1 || items.front().how == std::string_view("range"));
  }

  const YearText& text;
  const std::vector<YearItem>& items;
  std::size_t begin;
  std::size_t end;
  bool sure;
  bool open;
  bool plain = true;    // years that their eras have
  bool letters = true;  // abbreviated
  bool likely = true;
  bool eras = false;  // of several names
  bool several;

  [[nodiscard]] const YearPoint& first() const { return items.front().first; }
  [[nodiscard]] bool bracketed() const {
    return text.before(begin) == '(' && text.goes_on(end, U")");
  }
  [[nodiscard]] bool alone() const { return (begin == 0 || text.stops(begin)) && text.ends(end); }
  [[nodiscard]] bool at_edge() const { return is_phrase_edge(text, begin); }
};

/// S61.11町長が訪問, |H7.8|派遣: a year and month in front of a line or cell, and words behind it.
bool begins_chronology_line(const Bare& b) {
  if (!b.text.begins_cell(b.begin) || !b.plain || !b.letters || !is_modern(b.first())) return false;
  if (b.first().date.month == 0 || b.text.ends(b.end)) return false;
  const char32_t next = b.text.peek(b.end);
  const bool words = is_kanji(next) || is_katakana(next) ||
                     b.text.any_goes_on(b.end, {U"「", U"『", U"お", U"ご", U"み", U"|"});
  return words && !is_measured(b.text, b.end);
}
bool is_part_of_word(const Bare& b) { return !b.open && !stands_alone(b.text, b.end); }
bool has_no_era(const Bare& b) { return !b.plain; }
bool is_range_of_names(const Bare& b) {
  return !b.letters && b.several && (b.eras || b.first().form == EraForm::Full);
}
/// 平成7.8: nothing but a year and month has the name of an era and a point.
bool is_name_with_month(const Bare& b) {
  return b.plain && !b.letters && b.first().date.month > 0 && !is_measured(b.text, b.end);
}
/// R元~R3.
bool has_first_year(const Bare& b) {
  bool first = false;
  for (std::size_t i = b.begin; i < b.end; ++i) first = first || b.text.peek(i) == U'元';
  return first && b.several && b.at_edge();
}
bool is_name(const Bare& b) { return !b.letters; }
bool is_labelled(const Bare& b) { return is_behind_year_label(b.text, b.begin); }
bool are_several(const Bare& b) { return b.several && (b.eras || b.likely) && b.at_edge(); }
bool are_several_in_word(const Bare& b) { return b.several && (b.eras || b.likely); }
bool is_kanji_sign(const Bare& b) { return b.first().form == EraForm::Kanji; }
bool is_open_or_has_month(const Bare& b) {
  return b.likely && (b.open || b.first().date.month > 0) && b.at_edge();
}
bool is_open_in_word(const Bare& b) { return b.likely && (b.open || b.first().date.month > 0); }
bool is_bracketed(const Bare& b) { return b.bracketed() && (b.likely || b.several); }
bool is_alone(const Bare& b) { return b.alone() && b.likely; }
bool is_old_or_in_word(const Bare& b) { return !b.at_edge() || !is_modern(b.first()); }
bool is_told_by_particle(const Bare& b) {
  return b.likely && (b.sure || has_particle(b.text, b.end));
}
bool is_before_event(const Bare& b) { return has_event(b.text, b.end); }
bool is_like_sure_one(const Bare& b) {
  return b.sure && (b.bracketed() || b.alone() || has_particle(b.text, b.end));
}
bool is_square_or_cubic(const Bare& b) { return is_measure(b.text, b.begin, b.end); }

constexpr std::array kRules = {
    // name, holds, are years, takes, not_in
    BareYearRule<Bare>{"area or volume", is_square_or_cubic, false, "整備年度|h2", "整備年度|m2"},
    BareYearRule<Bare>{"chronology line", begins_chronology_line, true, "s61.11町長が来訪",
                       "s1.2系統の時刻表"},
    BareYearRule<Bare>{"name with month", is_name_with_month, true, "平成7.8に来校", "平成7.8%"},
    BareYearRule<Bare>{"part of a word", is_part_of_word, false, "h30", "h30号室"},
    BareYearRule<Bare>{"not of its era", has_no_era, false, "(h22)", "(h45)"},
    BareYearRule<Bare>{"range of names", is_range_of_names, true, "昭和60~平成2", "平成60~令和2"},
    BareYearRule<Bare>{"a name", is_name, false, "平成16年の会", "平成16回目"},
    BareYearRule<Bare>{"behind a label", is_labelled, true, "実施年度:r1", "実施場所:r1"},
    BareYearRule<Bare>{"with 元", has_first_year, true, "r元~r3", "r1~r3"},
    BareYearRule<Bare>{"several", are_several, true, "h16、h18に開催", "抵抗r1とr2を並べる"},
    BareYearRule<Bare>{"several in a word", are_several_in_word, false, "h16、h18", "型式h16、h18"},
    BareYearRule<Bare>{"sign in kanji", is_kanji_sign, false, "平20年", "平20に来た"},
    BareYearRule<Bare>{"open or with month", is_open_or_has_month, true, "h30.4から", "h3.4から"},
    BareYearRule<Bare>{"in a word", is_open_in_word, false, "h30.4から", "型h30.4から"},
    BareYearRule<Bare>{"in brackets", is_bracketed, true, "派遣(h22)", "受容体(h1)"},
    BareYearRule<Bare>{"alone", is_alone, true, "h22", "r2"},
    BareYearRule<Bare>{"old or in a word", is_old_or_in_word, false, "r1に開始した",
                       "t1に開始した"},
    BareYearRule<Bare>{"before a particle", is_told_by_particle, true, "h22に来た", "h22、"},
    BareYearRule<Bare>{"before an event", is_before_event, true, "r1に開始した", "m1に搭載"},
    BareYearRule<Bare>{"like a sure one", is_like_sure_one, true, "h10年度に始め、r1に見直した",
                       "r1に見直した"},
};

}  // namespace

bool is_behind_year_label(const YearText& text, std::size_t begin) {
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

bool are_years_without_unit(const YearText& text, const std::vector<YearItem>& items, bool sure) {
  const Bare bare(text, items, sure);
  const auto rule = std::find_if(kRules.begin(), kRules.end(),
                                 [&](const auto& some) { return some.holds(bare); });
  return rule != kRules.end() && rule->years;
}

std::vector<BareYearExample> bare_year_examples() {
  std::vector<BareYearExample> all;
  for (const auto& rule : kRules) all.push_back({rule.name, rule.takes, rule.not_in});
  return all;
}

}  // namespace kouryu
