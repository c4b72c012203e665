// Words before and behind numbers, as tables.
#include "dict/time/year_quantity.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

using Words = std::u32string_view;

/// Behind any number with 年, and the words that begin alike and are none of them.
constexpr std::initializer_list<Words> kQuantityAfter = {
    U"間",   U"以上", U"ぶり", U"生",   U"目",     U"物",     U"余",   U"おき", U"毎",
    U"近く", U"もの", U"分",   U"弱",   U"強",     U"未満",   U"以内", U"後",   U"ほど",
    U"ごと", U"連続", U"半",   U"越し", U"がかり", U"あまり", U"程度", U"来の", U"紀"};
constexpr std::initializer_list<Words> kNotQuantityAfter = {
    U"生まれ", U"生れ", U"物語", U"後半", U"後期", U"後葉", U"後漢", U"後援", U"後者", U"半ば",
    U"目標",   U"目的", U"紀行", U"紀伊", U"紀元", U"紀要", U"強制", U"強化", U"強行"};

/// Behind a number that may be an age; of four digits only a round one.
constexpr std::initializer_list<Words> kAgeAfter = {
    U"の歴史", U"の伝統", U"の古都", U"の都",      U"の節目", U"の眠り", U"の時を", U"の時の",
    U"の時間", U"の長",   U"の森",   U"の大計",    U"の昔",   U"の樹齢", U"の老舗", U"の老木",
    U"の大木", U"の巨木", U"の古木", U"の大樹",    U"の月日", U"の歳月", U"の年月", U"の孤独",
    U"の悠久", U"の寿命", U"の古刹", U"の重み",    U"にわた", U"に渡る", U"に渡り", U"に渡っ",
    U"に及",   U"に近い", U"を超え", U"を越え",    U"を誇",   U"を経",   U"祭",     U"続く",
    U"続い",   U"にもわ", U"にも及", U"前後の歴史"};
constexpr std::initializer_list<Words> kNotAgeAfter = {
    U"の歴史的", U"の歴史上", U"の都市", U"の都道", U"の都合", U"祭り", U"の都知"};

/// Behind a number of one to three digits.
constexpr std::initializer_list<Words> kStretchAfter = {
    U"に一",     U"に1",    U"に近",   U"に満",   U"にあた", U"に当た", U"に向",   U"に達",
    U"にのぼ",   U"に上る", U"に迫",   U"になる", U"になり", U"になろ", U"になっ", U"にして",
    U"にもな",   U"にも達", U"にちな", U"を迎",   U"を祝",   U"を記念", U"を過",   U"をかけ",
    U"を費",     U"を数",   U"を要",   U"が経",   U"が過",   U"がた",   U"が流",   U"も",
    U"経",       U"続",     U"企画",   U"事業",   U"記念",   U"祝",     U"式典",   U"構想",
    U"ビジョン", U"プラン", U"の間",   U"の記",   U"の式",   U"の祝",   U"の計",   U"の夢",
    U"の恋",     U"の技",   U"の味",   U"の絆",   U"の友",   U"の交流", U"の足跡", U"の歩",
    U"の感謝",   U"の大杉", U"の杉",   U"の桜",   U"の松",   U"の苦",   U"の差",   U"の経験",
    U"の期間",   U"の任期", U"の刑",   U"の実績", U"の蓄積", U"の成果", U"の営",   U"の空白",
    U"の採掘",   U"計画",   U"契約",   U"周期"};

/// Behind a number with a point, and the words that begin alike and are none of them.
constexpr std::initializer_list<Words> kMeasureAfter = {
    U"倍",     U"人",         U"円",     U"点",     U"件",         U"票",       U"戸",
    U"台",     U"本",         U"枚",     U"冊",     U"棟",         U"回",       U"度",
    U"位",     U"割",         U"分",     U"秒",     U"時間",       U"日",       U"週間",
    U"か月",   U"ヶ月",       U"カ月",   U"ケ月",   U"箇月",       U"坪",       U"平方",
    U"立方",   U"版",         U"号",     U"型",     U"番",         U"級",       U"系統",
    U"株",     U"千",         U"百",     U"万",     U"億",         U"兆",       U"歳",
    U"年",     U"メートル",   U"キロ",   U"センチ", U"ミリ",       U"グラム",   U"リットル",
    U"トン",   U"ヘクタール", U"アール", U"ヘクト", U"パーセント", U"ポイント", U"ドル",
    U"ユーロ", U"ウォン",     U"ワット", U"ボルト", U"アンペア",   U"ヘルツ",   U"バイト",
    U"メガ",   U"ギガ",       U"カロリ", U"デシベ", U"を超え",     U"を上回",   U"を下回",
    U"の値",   U"車線",       U"丁目",   U"巻",     U"以上",       U"以下",     U"未満",
    U"から増", U"から減",     U"に増",   U"に減",   U"に達",       U"に上昇",   U"に低下"};
constexpr std::initializer_list<Words> kNotMeasureAfter = {
    U"人形", U"人権", U"人材", U"人事", U"人口", U"人々", U"日本", U"日中", U"日米", U"日韓",
    U"日系", U"日独", U"日露", U"巻頭", U"本町", U"本市", U"本会", U"本館", U"本県", U"本村",
    U"本部", U"本校", U"本格", U"台湾", U"台北", U"台風", U"点字", U"点灯", U"号外", U"番組",
    U"戸籍", U"分校", U"分館", U"分科", U"分団", U"版画", U"株式", U"千葉", U"千羽", U"万博",
    U"万国", U"百周", U"百人", U"回覧", U"日曜", U"年末"};

/// Before a number below 1600: what is counted from is told, not a year.
constexpr std::initializer_list<Words> kAgeBefore = {U"樹齢", U"生誕", U"没後", U"死後", U"築",
                                                     U"遷都", U"開山", U"開創", U"鎮座", U"入滅",
                                                     U"人類", U"推定", U"開基", U"建国"};

/// Before a number of three digits: such a year is meant though a kanji stands before it.
constexpr std::initializer_list<Words> kYearBefore = {
    U"西暦", U"紀元", U"紀元後", U"時代",   U"代",     U"朝",      U"治世",
    U"在位", U"翌",   U"同",     U"年から", U"頃から", U"世紀から"};
/// And here a count is, though no kanji does.
constexpr std::initializer_list<Words> kCountBefore = {
    U"から", U"およそ", U"ほぼ", U"わずか", U"たった", U"もう", U"まる",
    U"はや", U"この",   U"ここ", U"すでに", U"もの",   U"より", U"あと"};

bool follows(const YearText& text, std::size_t at, std::initializer_list<Words> words) {
  return text.any_goes_on(at, words);
}

bool is_behind(const YearText& text, std::size_t begin, Words word) {
  return begin >= word.size() && !text.stops(begin) && text.has(begin - word.size(), word);
}

bool is_behind_any(const YearText& text, std::size_t begin, std::initializer_list<Words> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](Words word) { return is_behind(text, begin, word); });
}

bool is_age_after(const YearText& text, std::size_t after) {
  return follows(text, after, kAgeAfter) && !follows(text, after, kNotAgeAfter);
}

/// Where the number of an earlier end begins: 300年から before 200年, 305/ before 304年. `begin`
/// itself when there is none.
std::size_t earlier_number(const YearText& text, std::size_t begin, int& value) {
  std::size_t i = begin;
  if (i > 1 && (text.is_range_sign(i - 1) || text.is_list_sign(i - 1)) && !text.stops(i)) {
    --i;
  } else if (is_behind(text, i, U"から")) {
    i -= 2;
  } else {
    return begin;
  }
  if (is_behind(text, i, U"頃")) --i;
  if (is_behind(text, i, U"年")) --i;
  const std::size_t end = i;
  while (is_ascii_digit(text.before(i))) --i;
  if (i == end) return begin;
  value = text.arabic(i, 5).value;
  return i;
}

}  // namespace

bool is_quantity_behind(const YearText& text, std::size_t begin, std::size_t after) {
  // 2008年、2010年連続: no row of 2010 years.
  constexpr std::size_t kDigits = 4;
  if (text.goes_on(after, U"連続") && after - begin == kDigits + 1) return false;
  if (follows(text, after, kQuantityAfter) && !follows(text, after, kNotQuantityAfter)) return true;
  if (text.goes_on(after, U"前") && !text.any_goes_on(after, {U"前後", U"前半", U"前期"}))
    return true;
  if (text.goes_on(after, U"制") && !text.any_goes_on(after, {U"制定", U"制作", U"制覇", U"制度"}))
    return true;
  return false;
}

bool is_measured(const YearText& text, std::size_t after) {
  if (text.ends(after)) return false;
  const char32_t c = text.peek(after);
  if (is_ascii_letter(c) || is_ascii_digit(c) || c == ' ' || c == '%' || c == '.') return true;
  return follows(text, after, kMeasureAfter) && !follows(text, after, kNotMeasureAfter);
}

bool is_quantity(const YearText& text, std::size_t begin, std::size_t after) {
  if (is_quantity_behind(text, begin, after)) return true;
  for (const Words word : {U"この", U"過去", U"今後", U"向こう"}) {
    if (is_behind(text, begin, word)) return true;
  }
  const char32_t previous = text.before(begin);
  return previous == U'約' || previous == U'第' || previous == U',' || previous == U'.' ||
         previous == U'数' || previous == U'各';
}

bool is_age(const YearText& text, std::size_t begin, std::size_t after, int value) {
  static constexpr int kNewYears = 1600;
  static constexpr int kRound = 50;
  if (value % 10 == 0 && value < kNewYears && is_behind_any(text, begin, kAgeBefore)) return true;
  if (value % kRound == 0 && is_behind(text, begin, U"樹齢")) return true;
  return value % kRound == 0 && is_age_after(text, after);
}

bool is_stretch(const YearText& text, std::size_t after) {
  return is_age_after(text, after) || follows(text, after, kStretchAfter);
}

bool is_stretch_of_fiscal_years(const YearText& text, std::size_t after) {
  return follows(text, after,
                 {U"にわた", U"に渡", U"にまた", U"間", U"目", U"続", U"連続", U"分の", U"を要",
                  U"を経", U"をかけ", U"が経", U"が過"});
}

bool counts_from_event(const YearText& text, std::size_t begin) {
  if (is_behind_any(text, begin, kYearBefore)) return false;
  const char32_t before = text.before(begin);
  if (before == U'後') {  // 前247年-後224年, not 没後100年
    const char32_t sign = text.before(begin - 1);
    return is_kanji(sign) || is_katakana(sign);
  }
  if (is_kanji(before) || is_katakana(before)) return true;
  return is_behind_any(text, begin, kCountBefore);
}

bool is_decade(const YearText& text, std::size_t after) {
  return text.goes_on(after, U"代") &&
         !text.any_goes_on(after, {U"代表", U"代理", U"代替", U"代行", U"代議", U"代金"});
}

bool is_of_other_calendar(const YearText& text, std::size_t begin, int value) {
  static constexpr std::initializer_list<Words> kOurs = {
      U"西暦", U"グレゴリオ暦", U"ユリウス暦", U"太陽暦", U"新暦", U"旧暦", U"陽暦"};
  static constexpr std::initializer_list<Words> kOthers = {U"皇紀", U"檀紀", U"仏紀"};
  if (is_behind(text, begin, U"暦")) return !is_behind_any(text, begin, kOurs);
  if (is_behind_any(text, begin, kOthers)) return true;
  static constexpr int kMostEnds = 4;  // of 前305/304/303年; a longer row of numbers is none
  std::size_t i = begin;
  for (int ends = 0; text.before(i) != U'前'; ++ends) {
    if (ends == kMostEnds) return false;
    int earlier = 0;
    const std::size_t at = earlier_number(text, i, earlier);
    // Before Christ the numbers fall: 前27年から476年 ends after it.
    if (at == i || earlier <= value) return false;
    i = at;
    value = earlier;
  }
  const char32_t word = text.before(i - 1);
  return word == U'元' || !is_kanji(word);
}

}  // namespace kouryu
