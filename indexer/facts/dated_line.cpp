// Reads what stands in front of a date and behind it.
#include "indexer/facts/dated_line.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/time/years.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/dateline.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
std::optional<DatedLine> read_line(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kIssues = {"春号", "夏号", "秋号", "冬号",
                                                              "発行"};
  const FoldedText folded = fold(text);
  for (const YearMention& mention : recognize_years(folded, {})) {
    if (mention.relative || mention.flagged || mention.fiscal || mention.open) continue;
    if (mention.end != mention.begin) continue;  // what it tells of
    // What stands around it is copied for the one that is taken, not for each of a long line.
    const std::string_view after = std::string_view(folded.text).substr(mention.range.end);
    if (mention.begin.month == 0 && !begins_with_any(after, kIssues)) continue;
    return DatedLine{folded.text.substr(0, mention.range.begin), mention.begin, std::string(after)};
  }
  return std::nullopt;
}

std::string_view without_weekday(std::string_view after) {
  if (!after.starts_with("(")) return after;
  const std::size_t close = after.find(')');
  if (close == std::string_view::npos) return after;
  const std::string_view day = after.substr(1, close - 1);
  const bool weekday = count_chars(day) == 1 || day.ends_with("曜日");
  return weekday ? after.substr(close + 1) : after;
}

std::string_view without_mark(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(text, position);
    if (is_letter_or_digit(c) || c == U'(') return text.substr(begin);
  }
  return {};
}

bool says_published(const DatedLine& line) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "発行", "編集", "最終更新", "更新", "作成", "改訂", "文責", "発刊", "印刷", "日付"};
  const std::string_view after = without_weekday(line.after);
  const std::string_view label = without_mark(line.before);
  if (begins_with_any(label, kWords) && (after.empty() || after == ")")) return true;
  return ends_with_date_label(label);
}

bool is_published(const DatedLine& line) {
  static constexpr std::array<std::string_view, 15> kWords = {
      "発行", "号",   "春号", "夏号", "秋号", "冬号", "更新",  "掲載",
      "公開", "作成", "改訂", "発刊", "配信", "付け", "付紙面"};
  return begins_with_any(without_weekday(line.after), kWords);
}

bool is_as_of(const DatedLine& line, bool title) {
  std::string_view after = line.after;
  if (after.starts_with("末")) after.remove_prefix(std::string_view("末").size());
  const bool front = line.before.empty() || line.before == "(";
  return after.starts_with("現在") && (front || (title && line.before.ends_with("(")));
}

bool dates_an_issue(const DatedLine& line) {
  std::string_view after = without_weekday(line.after);
  if (after.starts_with(")")) after.remove_prefix(1);
  while (after.starts_with(" ")) after.remove_prefix(1);
  // ~ what is in it ~, (PDF 1.2MB)
  if (!after.empty() && std::string_view("(~-").find(after[0]) == std::string_view::npos) {
    return false;
  }
  // vol.152(2013年5月24日), No.75 March 2015
  std::string_view issue = line.before;
  if (issue.ends_with("(")) issue.remove_suffix(1);
  while (issue.ends_with(" ")) issue.remove_suffix(1);
  if (issue.ends_with("号")) return true;
  const std::size_t digits = issue.find_last_not_of("0123456789");
  if (digits == std::string_view::npos || digits + 1 == issue.size()) return false;
  issue = issue.substr(0, digits + 1);
  while (issue.ends_with(".") || issue.ends_with("#")) issue.remove_suffix(1);
  return issue.ends_with("vol") || issue.ends_with("no") || issue.ends_with("issue");
}

bool dates_masthead(const DatedLine& line) {
  if (line.before.empty()) {
    std::string_view name = line.after;  // 第2261号(2月7日)
    if (name.ends_with(")")) name = name.substr(0, std::min(name.rfind('('), name.size()));
    const std::size_t issue = name.rfind("第");
    return name.ends_with("号") && issue != std::string_view::npos &&
           name.size() - issue <= std::string_view("第一二三号").size();
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

bool opens_with_change(const DatedLine& line) {
  static constexpr std::array<std::string_view, 4> kWords = {"最終更新", "最終更新日",
                                                             "最終更新:", "最終更新日:"};
  return std::find(kWords.begin(), kWords.end(), line.before) != kWords.end();
}

bool is_stamp(const DatedLine& line) {
  constexpr std::size_t kMostChars = 20;
  std::string_view time = without_weekday(line.after);
  while (time.starts_with(" ")) time.remove_prefix(1);
  return count_chars(line.before) <= kMostChars && time.find(':') != std::string_view::npos &&
         time.find_first_not_of("0123456789: ") == std::string_view::npos;
}

bool is_in_brackets(const DatedLine& line) {
  if (!line.before.starts_with("(") || !line.after.ends_with(")")) return false;
  return (line.before.size() == 1 || line.after.size() == 1) &&
         line.before.find_first_of("()", 1) == std::string::npos &&
         line.after.find_first_of("()") == line.after.size() - 1;
}

bool is_signed(const DatedLine& line) {
  static constexpr std::array<std::string_view, 2> kPlaces = {"において", "にて"};
  const auto signs = [](std::string_view text) {
    return names_body(text) || text.ends_with("編") || text.ends_with("版");
  };
  const std::string_view after = without_weekday(line.after);
  if (after.empty()) return signs(line.before);
  return line.before.empty() && after.find_first_of("0123456789") == std::string_view::npos &&
         (signs(after) || (line.date.day > 0 && ends_with_any(after, kPlaces)));
}

}  // namespace kouryu
