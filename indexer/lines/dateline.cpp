// Takes dates, times, week days and the words of publishing out of a line; what is left decides.
#include "indexer/lines/dateline.h"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/time/years.h"
#include "indexer/lines/site_furniture.h"
#include "indexer/lines/site_words.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongest = 90;  // characters of such a line

struct Word {
  std::string_view written;
  bool change;  // of the last change, not of the publication
};

// In front of a date or behind it; longer ones first where one begins with another.
constexpr std::array kWords = {
    Word{"最終更新日時", true},  Word{"最終更新日", true},    Word{"最終更新", true},
    Word{"更新年月日", true},    Word{"更新日時", true},      Word{"更新日", true},
    Word{"更新", true},          Word{"最終変更日", true},    Word{"改訂日", true},
    Word{"改訂", true},          Word{"last updated", true},  Word{"lastupdated", true},
    Word{"last modified", true}, Word{"lastmodified", true},  Word{"updated", true},
    Word{"update", true},        Word{"수정일", true},        Word{"更新时间", true},
    Word{"更新時間", true},      Word{"掲載年月日", false},   Word{"掲載日時", false},
    Word{"掲載日", false},       Word{"掲載開始日", false},   Word{"掲載", false},
    Word{"記事公開日", false},   Word{"公開日時", false},     Word{"公開日", false},
    Word{"公開", false},         Word{"登録日", false},       Word{"登録", false},
    Word{"作成日", false},       Word{"作成", false},         Word{"発行年月日", false},
    Word{"発行日", false},       Word{"発行", false},         Word{"投稿日時", false},
    Word{"投稿日", false},       Word{"投稿", false},         Word{"配信日時", false},
    Word{"配信日", false},       Word{"配信", false},         Word{"放送日", false},
    Word{"放送", false},         Word{"発表日", false},       Word{"発表", false},
    Word{"報道発表", false},     Word{"掲示日", false},       Word{"公告日", false},
    Word{"公示日", false},       Word{"公表日", false},       Word{"朝刊", false},
    Word{"夕刊", false},         Word{"日付", false},         Word{"現在", false},
    Word{"時点", false},         Word{"付け", false},         Word{"付", false},
    Word{"published", false},    Word{"posted", false},       Word{"post", false},
    Word{"write", false},        Word{"date", false},         Word{"on", false},
    Word{"작성일", false},       Word{"등록일", false},       Word{"发布时间", false},
    Word{"发布日期", false},     Word{"發布日期", false},     Word{"日期", false},
    Word{"时间", false},         Word{"last-modified", true}, Word{"送信日時", false},
    Word{"送信日", false},       Word{"受信日時", false},     Word{"sent", false},
    Word{"回答日", false},       Word{"回答", false},         Word{"開議", false},
    Word{"開会", false},         Word{"編集", false},         Word{"版", false}};

// Words of pages on the net, not of printed matter.
constexpr std::array<std::string_view, 13> kOfPage = {
    "modified", "更新", "掲載",  "公開日", "登録日", "投稿", "配信",
    "update",   "post", "write", "작성일", "发布",   "發布"};

/// What is taken out of a line, and strings of which each place of it holds one: a line without any
/// of them, as most are, is not searched.
struct Removed {
  std::regex pattern;
  std::vector<std::string_view> needs;
};

// Numbers of a page beside its date.
const Removed& other_numbers() {
  static const Removed removed = {
      std::regex(
          "(ページ番号|ページid|記事番号|記事id|コンテンツ番号|管理番号|조회수|閲覧数|no\\.?|"
          "[0-9]{1,3}面)[:.]?[0-9-]*"),
      {"番号", "id", "조회수", "閲覧数", "no", "面"}};
  return removed;
}

/// 12th, 2019-03-12T10:30, Mar: as dates are read, 12, 2019-03-12 10:30, March.
std::string spelt_out(std::string_view line) {
  static const std::regex ordinal("([0-9])(st|nd|rd|th)\\b");
  static const std::regex joined("([0-9])T([0-9])");
  static const std::regex month("\\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?");
  static const std::map<std::string, std::string> names = {
      {"Jan", "January"}, {"Feb", "February"}, {"Mar", "March"},   {"Apr", "April"},
      {"Jun", "June"},    {"Jul", "July"},     {"Aug", "August"},  {"Sep", "September"},
      {"Oct", "October"}, {"Nov", "November"}, {"Dec", "December"}};
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  if (std::none_of(line.begin(), line.end(), is_letter)) return std::string(line);
  std::string out = std::regex_replace(std::string(line), ordinal, "$1");
  out = std::regex_replace(out, joined, "$1 $2");
  std::smatch found;
  if (std::regex_search(out, found, month)) {
    out.replace(static_cast<std::size_t>(found.position(0)),
                static_cast<std::size_t>(found.length(0)), names.at(found.str(1).substr(0, 3)));
  }
  return out;
}

const Removed& times() {
  static const Removed removed = {
      std::regex(
          "(午前|午後|am|pm)?t?[0-9]{1,2}(:[0-9]{2}){1,2} ?(am|pm|z|jst|[+-][0-9]{2}:?[0-9]{2})?"
          "|(午前|午後)?[0-9]{1,2}時([0-9]{1,2}分)?([0-9]{1,2}秒)?"
          "|\\(?(月|火|水|木|金|土|日|祝)(曜日?)?\\)"
          "|\\b(mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(day)?\\b,?"),
      {":", "時", ")", "mon", "tue", "wed", "thu", "fri", "sat", "sun"}};
  return removed;
}

/// The year behind, as outside Japan: 14/03/2016, and 12/14/2010 where only that can be.
const std::regex& year_last() {
  static const std::regex pattern("([0-3]?[0-9])[/.]([0-3]?[0-9])[/.]((19|20)[0-9]{2})");
  return pattern;
}

/// 1996.3, 2005/7: a month, where nothing else stands on the line.
const std::regex& year_and_month() {
  static const std::regex pattern("((?:19|20)[0-9]{2})[./-](0?[1-9]|1[0-2])\\.?");
  return pattern;
}

bool may_hold_date(std::string_view line) {
  const auto digits =
      std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 3 || line.find("年") != std::string_view::npos ||
         line.find("０") != std::string_view::npos || line.find("１") != std::string_view::npos ||
         line.find("２") != std::string_view::npos;
}

constexpr std::string_view kNewYear = "元旦";  // 平成18年 元旦

struct Found {
  Date date;
  std::size_t begin;
  std::size_t end;
  bool change = false;
  bool labelled = false;
};

std::vector<Found> dates_in(const FoldedText& folded) {
  std::vector<Found> found;
  for (const YearMention& mention : recognize_years(folded, {})) {
    if (mention.relative || mention.fiscal || mention.begin != mention.end) return {};
    found.push_back({mention.begin, mention.range.begin, mention.range.end});
    if (mention.begin.month == 0 &&
        std::string_view(folded.text).substr(mention.range.end).starts_with(kNewYear)) {
      found.back().date.month = found.back().date.day = 1;
      found.back().end += kNewYear.size();
    }
  }
  if (!found.empty()) return found;
  std::smatch match;
  if (std::regex_match(folded.text, match, year_and_month())) {
    return {{Date{std::stoi(match[1]), std::stoi(match[2]), 0}, 0, folded.text.size()}};
  }
  if (std::regex_search(folded.text, match, year_last())) {
    Date date{std::stoi(match[3]), std::stoi(match[2]), std::stoi(match[1])};
    if (date.month > 12) std::swap(date.month, date.day);
    if (date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31) {
      const auto begin = static_cast<std::size_t>(match.position(0));
      found.push_back({date, begin, begin + static_cast<std::size_t>(match.length(0))});
    }
  }
  return found;
}

/// 投稿者:資料館 before the label of a date, カテゴリー:催し or | 広報係 behind it, by admin: what
/// else a page says of itself. Only beside a whole label (投稿日), for any list has labels.
bool is_other_field(std::string_view text) {
  constexpr std::size_t kLongestLabel = 8;   // characters
  constexpr std::size_t kLongestValue = 20;  // behind a bar
  if (text.starts_with("by")) return true;
  while (text.starts_with(" ")) text.remove_prefix(1);
  if (text.starts_with("|")) return count_chars(text) <= kLongestValue;
  for (std::size_t next = 0; !text.empty(); text.remove_prefix(next), next = 0) {
    if (is_letter_or_digit(next_char(text, next))) break;
  }
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         count_chars(text.substr(0, colon)) <= kLongestLabel;
}

/// トピックス, ブログ: under what part of a site it is filed.
bool is_part_of_site(std::string_view folded) {
  static const auto kParts = site_word_set("part");
  while (folded.starts_with(" ")) folded.remove_prefix(1);
  while (folded.ends_with(" ")) folded.remove_suffix(1);
  return kParts.contains(folded);
}

/// 印刷 文字を大きくして印刷 更新日:…: what works on the page stands in front.
bool opens_with_button(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return false;
  const SiteFurniture what = furniture_of(line.substr(0, blank), false);
  return what == SiteFurniture::Control || what == SiteFurniture::Perhaps;
}

struct FoldedWord {
  std::string folded;
  bool change;
};

const std::vector<FoldedWord>& words() {
  static const std::vector<FoldedWord> all = [] {
    std::vector<FoldedWord> out;
    for (const Word& word : kWords) out.push_back({fold_text(word.written), word.change});
    return out;
  }();
  return all;
}

bool is_of_page(const std::string& folded) {
  static const std::vector<std::string> kFolded = [] {
    std::vector<std::string> out;
    for (const std::string_view word : kOfPage) out.push_back(fold_text(word));
    return out;
  }();
  return std::any_of(kFolded.begin(), kFolded.end(), [&](const std::string& word) {
    return folded.find(word) != std::string::npos;
  });
}

/// Takes the words of publishing out of `text`; the first found says what `found` is.
bool take_words(std::string& text, Found& found) {
  bool any = false;
  for (const FoldedWord& word : words()) {
    for (std::size_t at = text.find(word.folded); at != std::string::npos;
         at = text.find(word.folded)) {
      text.erase(at, word.folded.size());
      if (!any) found.change = word.change;
      any = true;
    }
  }
  found.labelled = found.labelled || any;
  return any;
}

bool says_nothing(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (is_letter_or_digit(next_char(text, position))) return false;
  }
  return true;
}

std::string without(const std::string& text, const Removed& removed) {
  const bool any = std::any_of(removed.needs.begin(), removed.needs.end(),
                               [&](auto need) { return text.find(need) != std::string::npos; });
  return any ? std::regex_replace(text, removed.pattern, "") : text;
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view line) {
  if (!may_hold_date(line) || count_chars(line) > kLongest) return std::nullopt;
  if (line.find("<<") != std::string_view::npos) return std::nullopt;  // turns a calendar's pages
  const FoldedText folded = fold(spelt_out(line));
  std::vector<Found> found = dates_in(folded);
  if (found.empty()) return std::nullopt;
  // What stands in front of a date labels it, what stands behind the last one that.
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= found.size(); ++i) {
    const std::size_t end = i < found.size() ? found[i].begin : folded.text.size();
    std::string between =
        without(without(folded.text.substr(begin, end - begin), times()), other_numbers());
    Found& date = found[std::min(i, found.size() - 1)];
    take_words(between, date);
    if (!says_nothing(between) && !is_part_of_site(between)) {
      const bool labels =
          ends_with_date_label(std::string_view(folded.text).substr(0, found[0].begin));
      const bool buttons = i == 0 && opens_with_button(line);
      if (!labels || !(buttons || is_other_field(between))) return std::nullopt;
    }
    if (i < found.size()) begin = found[i].end;
  }
  const auto published =
      std::find_if(found.begin(), found.end(), [](const Found& date) { return !date.change; });
  const Found& best = published == found.end() ? found.front() : *published;
  return Dateline{best.date, best.labelled, is_of_page(folded.text)};
}

bool is_date_label(std::string_view line) {
  constexpr std::size_t kMostChars = 16;
  if (count_chars(line) > kMostChars) return false;
  const std::string folded = fold_text(line);
  return std::any_of(words().begin(), words().end(), [&](const FoldedWord& word) {
    const std::size_t at = folded.find(word.folded);
    return at != std::string::npos && word.folded.ends_with("日") &&
           says_nothing(folded.substr(0, at)) &&
           says_nothing(std::string_view(folded).substr(at + word.folded.size()));
  });
}

bool ends_with_date_label(std::string_view folded) {
  static constexpr std::u32string_view kMarks = U":(/|]】〕";  // 【掲載日】
  while (!folded.empty()) {
    std::size_t mark = folded.size();
    if (kMarks.find(previous_char(folded, mark)) == kMarks.npos) break;
    folded.remove_suffix(folded.size() - mark);
  }
  while (folded.ends_with(" ")) folded.remove_suffix(1);
  if (folded.ends_with(" on")) folded.remove_suffix(3);
  return std::any_of(words().begin(), words().end(), [&](const FoldedWord& word) {
    return word.folded.size() > 4 && folded.ends_with(word.folded);
  });
}

}  // namespace kouryu
