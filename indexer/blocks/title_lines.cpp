// Told by words of closed classes (kinds of documents, offices) and by the marks they open with.
#include "indexer/blocks/title_lines.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/place_units.h"
#include "dict/text/normalizer.h"
#include "dict/time/years.h"
#include "indexer/blocks/no_heading_line.h"
#include "indexer/lines/dateline.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/page_furniture.h"

namespace kouryu {
namespace {

constexpr std::size_t kTitleChars = 90;  // of a title, at most
constexpr std::size_t kNameChars = 10;   // longest name of a menu

/// Without what stands in brackets behind: 派遣について（依頼）.
std::string_view without_bracket(std::string_view text) {
  if (!text.ends_with("）") && !text.ends_with(")")) return text;
  const std::size_t open = std::min(text.rfind("（"), text.rfind('('));
  return open == std::string_view::npos || open == 0 ? text : text.substr(0, open);
}

/// 港国際友好会(MIF) Minato International Friends: the name in Japanese.
std::string_view without_latin_name(std::string_view text) {
  std::size_t end = text.size();
  bool latin = false;
  while (end > 0) {
    std::size_t before = end;
    const char32_t c = previous_char(text, before);
    const bool bracket = c == U'(' || c == U')' || c == U'（' || c == U'）';
    if (!is_latin(c) && !is_space(c) && !bracket && c != U'.' && c != U'-') break;
    latin = latin || is_latin(c);
    end = before;
  }
  return latin && end > 0 ? text.substr(0, end) : text;
}

}  // namespace

bool names_kind(std::string_view text) {
  static constexpr std::array<std::string_view, 40> kKinds = {
      "録",     "要項",     "要綱",   "要領",     "規則",     "条例",     "規約",   "会則",
      "報告書", "報告",     "計画",   "方針",     "ビジョン", "について", "記録",   "会議録",
      "議事録", "議事要旨", "概要",   "一覧",     "案内",     "ご案内",   "次第",   "協定書",
      "覚書",   "式辞",     "挨拶",   "あいさつ", "だより",   "文集",     "記録集", "報告集",
      "資料集", "作品集",   "事例集", "結果",     "会見",     "会見録",   "要旨",   "談話"};
  return ends_with_any(without_bracket(text), kKinds);
}

bool is_genre(std::string_view text) {
  static constexpr std::array<std::string_view, 19> kGenres = {
      "特集",           "（表紙）",     "(表紙)",       "表紙",         "復命書",
      "報道資料",       "報道発表資料", "報道発表",     "記者発表資料", "記者発表",
      "プレスリリース", "お知らせ",     "資料",         "参考資料",     "配布資料",
      "別紙",           "別添",         "NEWS RELEASE", "PRESS RELEASE"};
  return std::find(kGenres.begin(), kGenres.end(), text) != kGenres.end();
}

bool is_apart(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kAddressed = {
      "様", "殿", "各位", "御中", "宛", "あて", "皆様へ", "皆さまへ", "各位へ"};
  static constexpr std::array<std::string_view, 7> kNobody = {"お客様", "仕様", "模様", "同様",
                                                              "多様",   "有様", "王様"};
  std::string_view bare = text;  // 資料2
  while (!bare.empty() && bare.back() >= '0' && bare.back() <= '9') bare.remove_suffix(1);
  if (bare.empty() || is_genre(bare)) return true;
  if (ends_with_any(text, kAddressed) && !ends_with_any(text, kNobody)) return true;
  if (text.find("台本") != std::string_view::npos) return true;
  const std::size_t number = text.find("第");  // 小松島発第118号
  return number != std::string_view::npos && number > 0 && text.ends_with("号") &&
         text.size() - number <= 16 && text.find(' ') == std::string_view::npos &&
         text.find("　") == std::string_view::npos && !names_kind(text.substr(0, number));
}

bool names_maker(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kMakers = {"発行", "編集", "編 集", "発 行",
                                                              "文責"};
  return std::any_of(kMakers.begin(), kMakers.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

std::string_view subject_of(std::string_view text) {
  for (const std::string_view label : {"件名", "題名", "表題", "Subject", "タイトル"}) {
    if (!text.starts_with(label)) continue;
    for (const std::string_view colon : {"：", ":"}) {
      if (!text.substr(label.size()).starts_with(colon)) continue;
      return text.substr(label.size() + colon.size());
    }
  }
  return {};
}

bool is_bare_name(std::string_view text) {
  if (count_chars(text) > kNameChars || ends_sentence(text) || text.ends_with("に") ||
      text.ends_with("の") || text.ends_with("と") || text.ends_with("を")) {
    return false;
  }
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_digit(c) || (!is_letter_or_digit(c) && c != U'・' && c != U'ー' && !is_space(c)))
      return false;
  }
  return true;
}

bool is_latin_line(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_letter_or_digit(c) && !is_latin(c) && !is_digit(c)) return false;
  }
  return true;
}

char32_t opening_of(std::string_view text) {
  if (numbered_heading_level(text) != kNoHeading || is_numbered(text)) return U'1';
  std::size_t position = 0;
  const char32_t c = text.empty() ? 0 : next_char(text, position);
  if (is_heading_mark(text) && is_heading_mark(text.substr(position))) {
    return 0;  // ■□■ only sets a title off
  }
  return is_letter_or_digit(c) || c == U'「' || c == U'『' ? 0 : c;
}

bool opens_with_date(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    if (is_space(next_char(text, next))) break;
    end = next;
  }
  return end < text.size() && is_dateline(text.substr(0, end));
}

bool names_session(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kSessions = {
      "会見", "会議", "定例会", "臨時会", "委員会", "審議会", "協議会", "議会", "総会"};
  return ends_with_any(without_bracket(text), kSessions);
}

bool begins_with_day_of_year(std::string_view text) {
  const bool without_year = begins_with_day(text);
  if (!without_year && !begins_with_date(text)) return false;
  // 9月4日から市民の船が出発 is a headline.
  const std::size_t day = text.find("日");
  const std::string_view rest =
      day == text.npos ? "" : text.substr(day + std::string_view("日").size());
  if (begins_with_any(rest, {"から", "に", "の", "、", "は", "まで"})) return false;
  if (without_year) return true;
  constexpr std::size_t kLooked = 96;  // bytes
  const FoldedText folded = fold(text.substr(0, std::min(text.size(), kLooked)));
  const std::vector<YearMention> years = recognize_years(folded, {});
  return !years.empty() && years.front().range.begin == 0 && years.front().begin.day > 0;
}

bool opens_with_label(std::string_view text) {
  constexpr std::size_t kLongestLabel = 8;  // characters
  std::size_t letters = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (c == U'：' || c == U':') return letters > 0 && position < text.size();
    if (!is_space(c) && ++letters > kLongestLabel) return false;
  }
  return false;
}

bool opens_with_anniversary(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t position = 0; position < text.size(); ++digits) {
    std::size_t next = position;
    const char32_t c = next_char(text, next);
    if (!is_digit(c) &&
        std::u32string_view(U"一二三四五六七八九十百").find(c) == std::u32string_view::npos) {
      return digits > 0 && text.substr(position).starts_with("周年");
    }
    position = next;
  }
  return false;
}

bool is_issue(std::string_view text) {
  const std::string_view bare = without_bracket(text);
  const std::size_t number = bare.rfind("第");
  return (bare.ends_with("号") && number != std::string_view::npos && bare.size() - number <= 16) ||
         bare.ends_with("月号");
}

bool tells_issue(std::string_view text) { return is_issue(text) || !issue_in(text).empty(); }

bool says_only_number(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    const bool unit =
        std::u32string_view(U"年月日第号回版章節編部条").find(c) != std::u32string_view::npos;
    if (is_letter_or_digit(c) && !is_digit(c) && !unit) return false;
  }
  return true;
}

std::string_view without_site_name(std::string_view text) {
  for (const std::string_view bar : {"|", "｜"}) {
    const std::size_t at = text.find(bar);
    if (at == std::string_view::npos || count_chars(text.substr(0, at)) < kLongChars) continue;
    text = text.substr(0, at);
  }
  while (text.ends_with(" ")) text.remove_suffix(1);
  return text;
}

bool signs_with_date(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos || !is_dateline(text.substr(blank + 1))) return false;
  const std::string_view name = text.substr(0, blank);
  return names_body(name) || name.ends_with("編") || names_paper(name);
}

bool is_municipality_alone(std::string_view text) {
  constexpr std::size_t kMostChars = 14;
  text = without_latin_name(text);
  for (const std::string_view site :
       {"公式ホームページ", "公式サイト", "ホームページ", "へようこそ"}) {
    if (text.ends_with(site)) text.remove_suffix(site.size());
  }
  if (text.empty() || count_chars(text) > kMostChars) return false;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (!is_kanji(c) && !is_katakana(c) && c != U'ヶ') return false;
  }
  static constexpr std::array<std::string_view, 6> kNoPlaces = {"都市",   "市区", "町村",
                                                                "市町村", "市町", "全市"};
  return ends_with_unit_of_japan(text) && !ends_with_any(text, kNoPlaces);
}

bool names_paper(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kEnds = {
      "新聞", "新報", "日報", "民報", "時報", "通信", "だより", "市報", "会報"};
  static constexpr std::array<std::string_view, 6> kBegins = {"市報", "町報",   "県報",
                                                              "広報", "議会報", "会報"};
  return ends_with_any(text, kEnds) || begins_with_any(text, kBegins);
}

bool opens_with_field(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kWhole = {
      "日時", "場所", "会場", "期日", "期間", "対象", "主催", "所在地", "提携相手先"};
  static constexpr std::array<std::string_view, 4> kEnds = {"会名", "相手先", "年月日", "議案名"};
  const std::size_t blank = text.find(' ');
  if (blank == text.npos) return false;
  const std::string_view label = text.substr(0, blank);
  return std::find(kWhole.begin(), kWhole.end(), label) != kWhole.end() ||
         ends_with_any(label, kEnds);
}

bool ends_open(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kAlways = {"の", "を", "び", "・", "、"};
  static constexpr std::array<std::string_view, 5> kParticles = {"と", "に", "へ", "が", "で"};
  if (ends_with_any(text, kAlways)) return true;
  if (!ends_with_any(text, kParticles)) return false;
  std::size_t particle = text.size();
  previous_char(text, particle);
  // こと, さと: a word that ends so.
  return particle > 0 && !is_hiragana(previous_char(text, particle));
}

bool goes_on(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kEnds = {"に", "を", "は", "が", "、", "，"};
  return ends_with_any(text, kEnds);
}

bool is_masthead(std::string_view text) {
  constexpr std::size_t kMostChars = 60;
  if (count_chars(text) > kMostChars || ends_sentence(text) || is_apart(text) || names_kind(text)) {
    return false;
  }
  // 規則第9号 is the number of a rule.
  const std::size_t number = text.find("第");
  if (number != std::string_view::npos && names_kind(text.substr(0, number))) return false;
  if (tells_issue(text)) return true;
  const FoldedText folded = fold(text);
  for (const YearMention& mention : recognize_years(folded, {})) {
    const std::string_view after = std::string_view(folded.text).substr(mention.range.end);
    const bool published = after.starts_with("号") || after.find("発行") != std::string_view::npos;
    if (mention.begin.month > 0 && published && mention.begin == mention.end) return true;
  }
  return false;
}

bool heads_contents(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kWords = {"目次",     "もくじ", "コンテンツ",
                                                             "contents", "index",  "topics"};
  const std::string folded = fold_text(text);
  std::string bare;
  for (std::size_t position = 0; position < folded.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(folded, position);
    if (is_letter_or_digit(c)) bare.append(folded, begin, position - begin);
  }
  return std::find(kWords.begin(), kWords.end(), bare) != kWords.end();
}

bool names_body(std::string_view text) {
  text = without_latin_name(text);
  static constexpr std::array<std::string_view, 41> kBodies = {
      "連合会",       "連盟",   "組合",   "公社",   "支部",   "学会",  "交流プラザ",
      "交流センター", "事務所", "課長",   "部長",   "局長",   "室長",  "教育長",
      "会長",         "協会",   "友好会", "委員会", "協議会", "機構",  "財団",
      "事務局",       "公室",   "課",     "係",     "部",     "局",    "室",
      "大使館",       "領事館", "市長",   "町長",   "村長",   "知事",  "市役所",
      "役場",         "県庁",   "省",     "庁",     "議会",   "実行委"};
  return ends_with_any(text, kBodies);
}

bool tells_speaker(std::string_view text) {
  const std::string_view bare = without_bracket(text);
  const std::size_t name = bare.find(' ');
  return bare.size() < text.size() && name != std::string_view::npos &&
         ends_with_name(bare.substr(name + 1));
}

bool is_signature(std::string_view text) {
  const std::string_view bare = without_bracket(text);
  if (bare.size() == text.size() || !ends_with_name(bare)) return false;
  std::size_t begin = bare.size();
  std::size_t end = text.size();
  next_char(text, begin);
  previous_char(text, end);
  const std::string role(text.substr(begin, end - begin));
  return is_byline(role + " " + std::string(bare));
}

bool reads_as_prose(std::string_view text) {
  constexpr std::size_t kShortest = 15;  // characters of a sentence that is no button
  constexpr std::size_t kLongestCall = 60;
  constexpr std::size_t kLongestHeadline = 50;
  const std::size_t chars = count_chars(text);
  if (text.ends_with("。")) return chars >= kShortest;
  // … を紹介しました, without its full stop: as long as no title is.
  const bool tells = chars > kLongestHeadline && text.find("、") != std::string_view::npos &&
                     ends_with_any(text, {"ました", "ます", "です", "でした", "ません"});
  if (tells) return true;
  if (!ends_sentence(text) || chars < 2 * kShortest) return false;
  // …と協定を結びます！ calls what follows.
  return chars > kLongestCall || text.find("。") != std::string_view::npos;
}

bool is_menu_row(std::string_view text) {
  constexpr std::size_t kFewestNames = 4;   // parted by blanks
  constexpr std::size_t kFewestBarred = 2;  // by bars
  constexpr std::size_t kUsualName = 5;     // characters of names parted by blanks, at most
  constexpr std::size_t kLongestName = 12;
  constexpr std::size_t kLongestRow = 120;
  if (text.size() > kLongestRow * 3 || ends_sentence(text)) return false;
  if (text.ends_with("|")) return false;  // a cell of a table
  std::size_t names = 0;
  std::size_t chars = 0;
  std::size_t letters = 0;
  bool parted = false;  // by a bar or slash
  bool slash = false;
  const bool bracketed = text.find('<') != text.npos || text.find("＜") != text.npos;
  const auto close = [&] {
    const bool fits = chars <= kLongestName;
    if (chars > 0) ++names;
    chars = 0;
    return fits;
  };
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    const bool sign = !bracketed && (c == U'>' || c == U'＞');
    const bool bar = c == U'|' || c == U'｜' || c == U'/' || c == U'／' || sign;
    if (bar || is_space(c)) {
      parted = parted || bar;
      slash = slash || c == U'/' || c == U'／';
      if (!close()) return false;
      continue;
    }
    if (c == U'、' || c == U'。' || c == U'：') return false;
    ++chars;
    ++letters;
  }
  if (!close()) return false;
  if (parted) return names >= (slash ? kFewestNames : kFewestBarred);
  // 友 好 の 旅 is letter-spaced.
  return names >= kFewestNames && letters <= names * kUsualName && letters >= names * 2;
}

bool is_barred_row(std::string_view text) {
  constexpr std::size_t kFewestNames = 3;
  std::size_t bars = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (c == U'|' || c == U'｜') ++bars;
  }
  return bars + 1 >= kFewestNames && is_menu_row(text);
}

bool is_plain_line(std::string_view text) {
  return opening_of(text) == 0 && !opens_with_label(text);
}

bool goes_on_as_title(std::string_view first, std::string_view next) {
  constexpr std::size_t kShortKind = 8;  // characters: 結果の概要
  if (is_apart(first) || names_body(first) || is_issue(first) || opens_with_date(first))
    return false;
  if (count_chars(next) > kTitleChars || ends_sentence(next) || is_dateline(next)) return false;
  if (opening_of(next) == 0 && ends_open(first)) return true;
  if (names_kind(next) && count_chars(first) >= kShortKind && count_chars(next) <= kShortKind &&
      !is_apart(next))
    return true;
  // 姉妹都市提携 / 三十五周年記念式典
  if (opens_with_anniversary(next)) return true;
  // 星のかけはし 第27回 / 第27回 港の市: the next says its number again.
  const std::size_t number = first.rfind("第");
  if (number != first.npos && next.starts_with(first.substr(number))) return false;
  // 令和元年第3回 / 定例会会議録
  return first.ends_with("回") && (first.find("第") != std::string_view::npos) &&
         count_chars(first) <= 12;
}

}  // namespace kouryu
