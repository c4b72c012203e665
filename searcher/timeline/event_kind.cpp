// The rules, in order. What is not surely a note or a founding stays an event.
#include "searcher/timeline/event_kind.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"

namespace kouryu {
namespace {

using Words = std::vector<std::string_view>;

const Words kAny = {};
/// Behind a word that may be a noun of its own: the sentence tells of a deed.
const Words kDone = {"した", "して", "しま", "し、", "され", "する", "を", "に", "の式", "が"};
const Words kApplying = {"申込", "申し込", "応募", "募集",   "受付", "受け付け", "提出",
                         "出願", "公募",   "締切", "締め切", "〆切", "必着",     "登録"};
/// What is founded; a programme or a ship's line is opened, too, and is none.
const Words kInstitutions = {
    "学校", "大学",     "学園", "高校",   "中学",   "小学",   "幼稚園", "保育", "学院",   "病院",
    "会社", "協会",     "機構", "財団",   "法人",   "館",     "研究所", "組合", "連合",   "連盟",
    "団体", "センター", "所",   "委員会", "クラブ", "公社",   "銀行",   "工場", "協議会", "会",
    "支店", "支社",     "本社", "企業",   "公園",   "動物園", "植物園", "組織", "校",     "院"};
const Words kNoFounding = {"周年",     "記念",       "以来",       "準備", "に向け", "予定",
                           "する協定", "することで", "することを", "を祝", "総会",   "計画",
                           "時",       "医",         "者",         "式",   "の",     "日",
                           "前",       "後",         "当初",       "以降"};

const std::array kRules = {
    // --- notes ---------------------------------------------------------------------------------
    KindRule{"years equated",
             EventKind::Note,
             RulePlace::Behind,
             {"に当た", "にあた", "に相当", "のことで", "を指", "と表記", "と書", "と読"},
             {"年は", "年を", "元年", "西暦"},
             kAny,
             "平成9年は【1997年】に当たります。",
             "平成9年に当たる【1997年】に協定を結んだ。"},
    KindRule{"era explained",
             EventKind::Note,
             RulePlace::Anywhere,
             {"元号", "改元", "年号", "西暦で", "西暦に", "和暦で", "和暦に", "元年とな",
              "元年にな", "元年に改", "元年と改"},
             kAny,
             kAny,
             "昭和は【1989年1月7日】までの元号です。",
             "会議は1990年の第5回から令和元年の【2019年10月】まで続いた。"},
    KindRule{"as of",
             EventKind::Note,
             RulePlace::Behind,
             {"現在", "時点", "調べ", "人口", "総人口", "当時の人口"},
             kAny,
             {"地", "の名称"},
             "会員は【2015年4月1日】現在で12市です。",
             "【2005年】に現在の名となった。"},
    KindRule{"published",
             EventKind::Note,
             RulePlace::Behind,
             {"発行", "更新", "掲載", "公開", "公表", "作成", "改訂", "刊行", "印刷", "号", "版",
              "撮影", "閲覧", "アクセス"},
             kAny,
             kDone,
             "会報【2010年8月】号より",
             "【2010年8月】、会報を発行した。"},
    KindRule{"label of publication",
             EventKind::Note,
             RulePlace::Before,
             {"発行日", "発行",      "更新日", "最終更新", "更新",         "掲載日",  "公開日",
              "作成日", "作成",      "日付",   "登録日",   "公表日",       "印刷",    "初版",
              "改訂",   "copyright", "©",      "(c)",      "last updated", "updated", "published"},
             kAny,
             kAny,
             "最終更新:【2020年1月5日】",
             "計画の改訂は【2020年1月】に行われた。"},
    KindRule{"deadline",
             EventKind::Note,
             RulePlace::Behind,
             {"まで", "必着", "締切", "締め切", "〆切", "消印", "が締切", "が期限"},
             kApplying,
             kAny,
             "申込みは【2020年5月10日】までにお願いします。",
             "訪問団は【2020年5月10日】まで港に泊まった。"},
    KindRule{"label of deadline",
             EventKind::Note,
             RulePlace::Before,
             {"締切", "締切日", "締め切り", "〆切", "期限", "募集期間", "受付期間", "申込期間",
              "応募期間", "提出期間", "公募期間", "申込開始", "受付開始"},
             kAny,
             kAny,
             "募集期間:【2020年4月1日から5月1日】",
             "期限を延ばした【2020年4月1日】の会議"},
    KindRule{
        "number of a law",
        EventKind::Note,
        RulePlace::Behind,
        {"法律第", "条例第", "政令第", "規則第", "告示第", "訓令第", "省令第", "条約第", "要綱第"},
        kAny,
        kAny,
        "国際交流基金条例(【平成2年】条例第8号)に基づく。",
        "【平成2年】に条例を定めた。"},
    KindRule{"title",
             EventKind::Note,
             RulePlace::Ends,
             {"報告書", "概要", "一覧", "議事録", "会報", "年表", "記録集", "名簿", "計画書",
              "年報", "要覧", "白書", "資料", "統計"},
             kAny,
             kAny,
             "【平成9年度】国際交流事業報告書",
             "【1997年】に会議を開き、報告書にまとめた。"},
    // --- foundings -----------------------------------------------------------------------------
    KindRule{
        "founded",
        EventKind::Founding,
        RulePlace::Predicate,
        {"設立され", "創立され", "創設され", "開設され", "設置され", "結成され", "設けられ",
         "が設立", "が創立", "が創設", "が開設", "が結成", "として設立", "に設立。", "に創立。"},
        kAny,
        kNoFounding,
        "港湾大学は【1950年】に設立された。",
        "【1950年】に定期航路が開設された。"},
    KindRule{
        "came to be",
        EventKind::Founding,
        RulePlace::Predicate,
        {"開校", "開園", "開館", "開院", "開学", "開所", "開業", "創業", "発足", "創立", "建学"},
        kAny,
        kNoFounding,
        "【1988年】に共同の団体として協会が発足した。",
        "【1988年】、開館10周年を祝う式に大連市の代表が来た。"},
};

/// Without what may stand between a date and the word that says what it is of.
std::string_view right_behind(std::string_view behind) {
  static const Words kBetween = {")",    "]",    "」", "(",  "末", "頃",
                                 "ごろ", "付け", "付", "の", ",",  "日"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view skip : kBetween) {
      if (!behind.starts_with(skip)) continue;
      behind.remove_prefix(skip.size());
      again = true;
    }
  }
  return behind;
}

std::string_view right_before(std::string_view before) {
  static const Words kBetween = {":", "(", "[", "【", "「", " ", "・", "="};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view skip : kBetween) {
      if (!before.ends_with(skip)) continue;
      before.remove_suffix(skip.size());
      again = true;
    }
  }
  return before;
}

/// True when what is founded by `word` at `at` of `predicate` is an institution: its subject (…が,
/// …として), the topic in front of the date, or the noun behind the verb (設立された大学).
bool founds_institution(const SaidOfDate& said, std::string_view predicate, std::size_t at,
                        std::string_view word) {
  static constexpr std::size_t kNounBytes = 60;
  const auto is_institution = [](std::string_view noun) {
    if (noun.ends_with(")")) noun = noun.substr(0, noun.rfind('('));
    return ends_with_any(noun, kInstitutions);
  };
  const std::string_view told = predicate.substr(0, at + word.size());
  bool subject = false;
  for (const std::string_view particle : {"として", "が"}) {
    const std::size_t end = told.rfind(particle);
    if (end == told.npos) continue;
    if (is_institution(told.substr(0, end))) return true;
    subject = true;
  }
  if (subject) return false;
  const std::size_t topic = said.before.rfind("は");
  if (topic != std::string::npos)
    return is_institution(std::string_view(said.before).substr(0, topic));
  const std::string_view rest = predicate.substr(at + word.size());
  return rest.starts_with("た") && contains_any(rest.substr(0, kNounBytes), kInstitutions);
}

/// The clause behind the date, up to the first comma or full stop.
std::string_view predicate_of(std::string_view behind) {
  // Right behind the date a comma parts it from what is told of it.
  std::size_t end = std::min(behind.find("。"), behind.size());
  for (std::size_t at = 6; at < end;) {
    const std::size_t comma = behind.find("、", at);
    if (comma >= end) break;
    if (ends_with_any(behind.substr(0, comma), {"し", "され", "て", "が", "り", "い", "た"})) {
      end = comma;
      break;
    }
    at = comma + 1;
  }
  return behind.substr(0, end);
}

std::string_view without_stop(std::string_view text) {
  for (const std::string_view stop : {"。", "より", ")", "」"}) {
    if (text.ends_with(stop)) text.remove_suffix(stop.size());
  }
  return text;
}

/// No verb and no case; the hiragana of a name (みなと市) is none.
bool is_of_nouns(std::string_view text) {
  bool nouns = true;
  each_char(without_stop(text), [&](char32_t c, std::size_t) {
    nouns = nouns && !is_one_of(c, U"をにがはでへもたるすくてっ");
  });
  return nouns;
}

bool fits(const KindRule& rule, const SaidOfDate& said) {
  const auto in_clause = [&](std::string_view word) {
    return said.clause.find(word) != std::string::npos;
  };
  const bool founding = rule.place == RulePlace::Predicate;
  if (!founding && rule.with.size() > 0 &&
      std::none_of(rule.with.begin(), rule.with.end(), in_clause)) {
    return false;
  }
  const auto accepted = [&](std::string_view rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
    return !begins_with_any(rest, rule.refused);
  };
  const std::string_view behind = right_behind(said.behind);
  const std::string_view before = right_before(said.before);
  const std::string_view predicate = predicate_of(said.behind);
  const bool nouns = rule.place == RulePlace::Ends && is_of_nouns(said.behind);
  for (const std::string_view word : rule.words) {
    switch (rule.place) {
      case RulePlace::Behind:
        if (behind.starts_with(word) && accepted(behind.substr(word.size()))) return true;
        break;
      case RulePlace::Before:
        if (before.ends_with(word)) return true;
        break;
      case RulePlace::Ends:
        if (nouns && without_stop(said.behind).ends_with(word)) return true;
        break;
      case RulePlace::Anywhere:
        if (in_clause(word)) return true;
        break;
      case RulePlace::Predicate: {
        const std::size_t at = predicate.find(word);
        if (at != predicate.npos && accepted(predicate.substr(at + word.size())) &&
            founds_institution(said, predicate, at, word)) {
          return true;
        }
        break;
      }
    }
  }
  return false;
}

}  // namespace

std::span<const KindRule> kind_rules() { return kRules; }

const KindRule* kind_rule_of(const SaidOfDate& said) {
  const auto rule = std::find_if(kRules.begin(), kRules.end(),
                                 [&](const KindRule& one) { return fits(one, said); });
  return rule == kRules.end() ? nullptr : &*rule;
}

}  // namespace kouryu
