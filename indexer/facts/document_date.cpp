// Reads the lines at both ends of a document: what a date stands beside tells whose it is.
#include "indexer/facts/document_date.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "dict/base/utf8.h"
#include "dict/lines/dateline.h"
#include "dict/lines/line_shape.h"
#include "dict/recognize/dates.h"
#include "dict/recognize/years.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

constexpr std::size_t kHeadBlocks = 6;    // in which the date at the head is looked for
constexpr std::size_t kReportBlocks = 9;  // in which 日時 is
constexpr std::size_t kTailBlocks = 6;
constexpr std::size_t kLongestSignOff = 60;  // characters

template <class Words>
bool begins_with_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

template <class Words>
bool ends_with_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

/// A line without its spaces around its first date.
struct DatedLine {
  std::string before;
  Date date;
  std::string after;
};

/// A date to the month, or a year that an issue is called by: 2017年春号.
std::optional<DatedLine> read_line(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kSeasons = {"春号", "夏号", "秋号", "冬号"};
  const FoldedText folded = fold(text);
  for (const YearMention& mention : recognize_years(folded, {})) {
    if (mention.relative || mention.flagged || mention.fiscal || mention.open) continue;
    if (mention.end != mention.begin) continue;  // what it tells of
    DatedLine line{folded.text.substr(0, mention.range.begin), mention.begin,
                   folded.text.substr(mention.range.end)};
    if (line.date.month > 0 || begins_with_any(line.after, kSeasons)) return line;
  }
  return std::nullopt;
}

/// (水), (金曜日) behind a date.
std::string_view without_weekday(std::string_view after) {
  if (!after.starts_with("(")) return after;
  const std::size_t close = after.find(')');
  if (close == std::string_view::npos) return after;
  const std::string_view day = after.substr(1, close - 1);
  const bool weekday = count_chars(day) == 1 || day.ends_with("曜日");
  return weekday ? after.substr(close + 1) : after;
}

/// Without marks of lists in front: ■発行.
std::string_view without_mark(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(text, position);
    if (is_letter_or_digit(c) || c == U'(') return text.substr(begin);
  }
  return {};
}

/// 発行 2007年8月; 編集・発行 国際課 2007年8月; 公開日:2024年5月10日 番号:12.
bool says_published(const DatedLine& line) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "発行", "編集", "最終更新", "更新", "作成", "改訂", "文責", "発刊", "印刷", "日付"};
  const std::string_view after = without_weekday(line.after);
  const std::string_view label = without_mark(line.before);
  if (begins_with_any(label, kWords) && (after.empty() || after == ")")) return true;
  return ends_with_date_label(label);
}

/// 2007年8月発行, 2007年8月号.
bool is_published(const DatedLine& line) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "発行", "号", "春号", "夏号", "秋号", "冬号", "更新", "掲載", "公開", "作成", "改訂", "発刊"};
  return begins_with_any(without_weekday(line.after), kWords);
}

/// 令和2年4月1日現在 in front of a line, or in brackets behind a title; not 人口10万人(… 現在).
bool is_as_of(const DatedLine& line, bool title) {
  std::string_view after = line.after;
  if (after.starts_with("末")) after.remove_prefix(std::string_view("末").size());
  const bool front = line.before.empty() || line.before == "(";
  return after.starts_with("現在") && (front || (title && line.before.ends_with("(")));
}

/// 第87号(平成17年3月1日), 第58号 2018年6月.
bool dates_an_issue(const DatedLine& line) {
  const bool closes = without_weekday(line.after).empty() || line.after == ")";
  if (!closes) return false;
  if (line.before.ends_with("号") || line.before.ends_with("号(")) return true;
  // vol.152(2013年5月24日), No.75 March 2015
  std::string_view issue = line.before;
  if (issue.ends_with("(")) issue.remove_suffix(1);
  const std::size_t digits = issue.find_last_not_of("0123456789");
  if (digits == std::string_view::npos || digits + 1 == issue.size()) return false;
  issue = issue.substr(0, digits + 1);
  while (issue.ends_with(".") || issue.ends_with("#")) issue.remove_suffix(1);
  return issue.ends_with("vol") || issue.ends_with("no") || issue.ends_with("issue");
}

/// 昭和五十三年九月 日本都市友好連盟報 第九号; 港の広報 2017.5.1 No.612; 港だより
/// 昭和40年2月15日(毎月1日発行): a masthead.
bool is_masthead(const DatedLine& line) {
  const std::size_t issue = line.after.rfind("第");
  if (line.before.empty()) {
    return line.after.ends_with("号") && issue != std::string::npos &&
           line.after.size() - issue <= std::string_view("第一二三号").size();
  }
  const std::string_view after = without_weekday(line.after);
  if (after.starts_with("(") && after.ends_with("発行)")) return true;
  std::string_view number = after;
  while (number.starts_with(" ")) number.remove_prefix(1);
  for (const std::string_view word : {"no", "vol", "第", "通巻"}) {
    if (!number.starts_with(word)) continue;
    number.remove_prefix(word.size());
    if (number.ends_with("号")) number.remove_suffix(std::string_view("号").size());
    return !number.empty() && number.find_first_not_of("0123456789.# ") == std::string_view::npos;
  }
  return false;
}

/// 最終更新 2023年10月17日 (火) 04:12 (日時は…)。: what a sentence opens with.
bool opens_with_change(const DatedLine& line) {
  static constexpr std::array<std::string_view, 4> kWords = {"最終更新", "最終更新日",
                                                             "最終更新:", "最終更新日:"};
  return std::find(kWords.begin(), kWords.end(), line.before) != kWords.end();
}

/// 1:山田 2010/05/12(水) 20:11:05: when a machine took it; nobody sets an event to the second.
bool is_stamp(const DatedLine& line) {
  constexpr std::size_t kMostChars = 20;
  const std::string_view after = without_weekday(line.after);
  return count_chars(line.before) <= kMostChars &&
         std::count(after.begin(), after.end(), ':') == 2 &&
         after.find_first_not_of("0123456789: ") == std::string_view::npos;
}

/// (2018年6月), (国際課 令和3年12月), (2020年2月3日 国際課).
bool is_in_brackets(const DatedLine& line) {
  if (!line.before.starts_with("(") || !line.after.ends_with(")")) return false;
  return (line.before.size() == 1 || line.after.size() == 1) &&
         line.before.find_first_of("()", 1) == std::string::npos &&
         line.after.find_first_of("()") == line.after.size() - 1;
}

/// 平成31年3月 港県国際交流協議会, 実行委員会 2019年7月12日; 2010年10月8日 港市において.
bool is_signed(const DatedLine& line) {
  static constexpr std::array<std::string_view, 11> kOffices = {
      "協会", "協議会", "委員会", "事務局", "事務所", "課", "局", "室", "係", "編", "版"};
  static constexpr std::array<std::string_view, 2> kPlaces = {"において", "にて"};
  const std::string_view after = without_weekday(line.after);
  if (after.empty()) return ends_with_any(line.before, kOffices);
  return line.before.empty() &&
         (ends_with_any(after, kOffices) || (line.date.day > 0 && ends_with_any(after, kPlaces)));
}

/// A record or table tells of other days than its document's.
bool is_told(const Block& block) {
  return block.kind == BlockKind::TableRow ||
         (block.kind == BlockKind::Record && !block.label.empty());
}

class DateReader {
 public:
  explicit DateReader(const std::vector<Block>& blocks) : blocks_(blocks) {}

  [[nodiscard]] std::string at_head() const {
    std::size_t seen = 0;
    bool in_body = false;
    for (std::size_t i = 0; i < blocks_.size() && seen < kHeadBlocks; ++i) {
      const bool furniture = blocks_[i].kind == BlockKind::Nav;
      if (!furniture) ++seen;
      if (const auto line = own_dateline(blocks_[i])) {
        if (line->labelled || (!furniture && (in_body ? datelines(0) == 1 : dates_document(i)))) {
          return iso_date(line->date);
        }
      }
      if (const auto line = sign_off(i)) return iso_date(line->date);
      if (i > 0 && !in_body && blocks_[i - 1].title) {
        if (const auto date = date_in_front(blocks_[i].text)) return iso_date(*date);
        if (const auto line = read_line(blocks_[i].text); line && is_stamp(*line)) {
          return iso_date(line->date);
        }
      }
      in_body = in_body || blocks_[i].kind == BlockKind::Paragraph;
    }
    return {};
  }

  [[nodiscard]] std::string at_end() const {
    std::size_t seen = 0;
    std::size_t first = blocks_.size();
    while (first > 0 && seen < kTailBlocks) {
      --first;
      if (blocks_[first].kind != BlockKind::Nav) ++seen;
    }
    for (std::size_t i = blocks_.size(); i-- > first;) {
      const auto dated = own_dateline(blocks_[i]);
      if (dated && dated->labelled) return iso_date(dated->date);
      if (const auto line = sign_off(i)) return iso_date(line->date);
    }
    if (datelines(0) != 1 || datelines(first) != 1) return {};
    const auto alone = std::find_if(blocks_.begin() + static_cast<std::ptrdiff_t>(first),
                                    blocks_.end(), is_own_dateline);
    return iso_date(own_dateline(*alone)->date);
  }

  /// Minutes and reports: 日時 平成30年10月23日.
  [[nodiscard]] std::string of_what_it_reports() const {
    if (!reports()) return {};
    static constexpr std::array<std::string_view, 8> kLabels = {
        "日時", "期日", "開催日", "開催日時", "実施日", "とき", "年月日", "開会日時"};
    std::size_t seen = 0;
    for (std::size_t i = 0; i < blocks_.size() && seen < kReportBlocks; ++i) {
      if (blocks_[i].kind == BlockKind::Nav) continue;
      ++seen;
      if (is_told(blocks_[i]) || count_chars(blocks_[i].text) > kLongestSignOff) continue;
      const auto line = read_line(blocks_[i].text);
      if (!line || line->date.day == 0) continue;
      std::string_view label = line->before;
      if (label.ends_with(":")) label.remove_suffix(1);
      std::size_t number = 0;  // 1 日時
      while (number < label.size() && label[number] >= '0' && label[number] <= '9') ++number;
      label.remove_prefix(number);
      label = without_mark(label);
      if (std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end()) {
        return iso_date(line->date);
      }
    }
    return {};
  }

  /// Minutes and reports tell what they are in their title or who was there.
  [[nodiscard]] bool reports() const {
    static constexpr std::array<std::string_view, 9> kKinds = {
        "録", "報告", "報告書", "要旨", "記録", "復命書", "まとめ", "レポート", "概要"};
    static constexpr std::array<std::string_view, 3> kThere = {"出席", "欠席", "傍聴"};
    std::size_t seen = 0;
    for (const Block& block : blocks_) {
      if (block.kind == BlockKind::Speaker) return true;
      if (block.kind == BlockKind::Nav) continue;
      if (++seen > kReportBlocks) return false;
      std::string_view text = block.text;
      if (text.ends_with("）") || text.ends_with(")")) {
        text = text.substr(0, std::max(text.rfind("（") + 1, text.rfind('(') + 1) - 1);
      }
      if (block.kind != BlockKind::Paragraph && ends_with_any(text, kKinds)) return true;
      if (begins_with_any(without_mark(block.text), kThere)) return true;
    }
    return false;
  }

 private:
  /// Of a day or month: a year alone says less than what its lines tell.
  static std::optional<Dateline> own_dateline(const Block& block) {
    if (is_told(block)) return std::nullopt;
    auto line = read_dateline(block.text);
    return line && line->date.month > 0 ? line : std::nullopt;
  }

  /// A date at the head: one of many heads only what stands below it, unless the title is above.
  [[nodiscard]] bool dates_document(std::size_t i) const {
    constexpr std::size_t kFew = 2;
    const bool series = i + 2 < blocks_.size() && is_own_dateline(blocks_[i + 2]);
    return datelines(0) <= kFew || (!series && (i == 0 || blocks_[i - 1].title));
  }

  /// 2016.02.03 国際交流: a day, and under what it is filed.
  static std::optional<Date> date_in_front(std::string_view text) {
    constexpr std::size_t kMostChars = 30;
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos || count_chars(text) > kMostChars) return std::nullopt;
    const auto line = read_dateline(text.substr(0, blank));
    return line && line->date.day > 0 ? std::optional(line->date) : std::nullopt;
  }

  static bool is_own_dateline(const Block& block) { return own_dateline(block).has_value(); }

  /// How many there are from a block on: each of several is of what stands beside it.
  [[nodiscard]] std::size_t datelines(std::size_t first) const {
    return static_cast<std::size_t>(std::count_if(
        blocks_.begin() + static_cast<std::ptrdiff_t>(first), blocks_.end(), is_own_dateline));
  }

  [[nodiscard]] std::optional<DatedLine> sign_off(std::size_t i) const {
    const Block& block = blocks_[i];
    if (is_told(block) || block.kind == BlockKind::Caption) return std::nullopt;
    const bool sentence = block.text.ends_with("。");
    if (!sentence && count_chars(block.text) > kLongestSignOff) return std::nullopt;
    // Of a sentence only its first words are asked: 令和2年4月1日現在.
    const std::size_t head = byte_of_char(block.text, kLongestSignOff);
    auto line = read_line(std::string_view(block.text).substr(0, head));
    if (!line) return std::nullopt;
    if (is_as_of(*line, i == 0 || block.title) || opens_with_change(*line)) return line;
    if (sentence) return std::nullopt;
    if (says_published(*line)) return line;
    // An item of a list may name the issue of another publication.
    if (block.kind == BlockKind::Bullet || block.kind == BlockKind::Record) return std::nullopt;
    const bool own = is_published(*line) || dates_an_issue(*line) || is_masthead(*line) ||
                     is_in_brackets(*line) || (is_signed(*line) && !stands_in_rows(i));
    return own ? line : std::nullopt;
  }

  /// Rows of a chronology: 平成18年8月 友好協会.
  [[nodiscard]] bool stands_in_rows(std::size_t i) const {
    return (i > 0 && begins_with_date(blocks_[i - 1].text)) ||
           (i + 1 < blocks_.size() && begins_with_date(blocks_[i + 1].text));
  }

  const std::vector<Block>& blocks_;
};

}  // namespace

std::string document_date(const std::vector<Block>& blocks, const std::string& issue_date) {
  const DateReader reader(blocks);
  std::string date = reader.at_head();
  if (date.empty()) date = issue_date;
  if (date.empty()) date = reader.at_end();
  if (date.empty()) date = reader.of_what_it_reports();
  return date;
}

int year_of_events(const std::vector<Block>& blocks) {
  int first = 0;
  int last = 0;
  for (const Block& block : blocks) {
    const bool tells = !is_told(block) && block.kind != BlockKind::SubBullet &&
                       block.kind != BlockKind::Nav && block.kind != BlockKind::Record;
    const FoldedText folded = fold(block.text);
    for (const YearMention& mention : recognize_years(folded, {})) {
      if (mention.relative || mention.flagged) continue;
      if (tells && first == 0 && mention.begin.day > 0) first = mention.begin.year;
      last = std::max(last, mention.end.year);
    }
  }
  const bool looks_back = last > first + 1;  // next year is planned
  return looks_back ? 0 : first;
}

}  // namespace kouryu
