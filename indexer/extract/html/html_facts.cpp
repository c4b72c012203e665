// Date, language and author of a page. Its title: html_title.cpp.
#include "indexer/extract/html/html_facts.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string_view>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/time/dates.h"
#include "dict/time/years.h"
#include "indexer/extract/ascii.h"
#include "indexer/extract/title_rules.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestDateLine = 100;  // characters
constexpr std::size_t kLongestName = 40;       // characters of an author

// What a date is the day of. Folded, without spaces; a label stands before its date, a verb behind.
enum class Day : std::uint8_t { None, Published, Changed };
struct DayRow {
  std::string_view word;
  Day day;
};
constexpr std::array kLabels = {
    DayRow{"公開日", Day::Published},     DayRow{"掲載日", Day::Published},
    DayRow{"登録日", Day::Published},     DayRow{"作成日", Day::Published},
    DayRow{"発表日", Day::Published},     DayRow{"配信日", Day::Published},
    DayRow{"発信日", Day::Published},     DayRow{"投稿日", Day::Published},
    DayRow{"発行日", Day::Published},     DayRow{"公開日時", Day::Published},
    DayRow{"掲載日時", Day::Published},   DayRow{"発表日時", Day::Published},
    DayRow{"記者発表", Day::Published},   DayRow{"posted", Day::Published},
    DayRow{"published", Day::Published},  DayRow{"write", Day::Published},
    DayRow{"公開", Day::Published},       DayRow{"掲載", Day::Published},
    DayRow{"postedon", Day::Published},   DayRow{"publishedon", Day::Published},
    DayRow{"最終更新日", Day::Changed},   DayRow{"更新日", Day::Changed},
    DayRow{"最終更新", Day::Changed},     DayRow{"更新", Day::Changed},
    DayRow{"更新日時", Day::Changed},     DayRow{"更新日付", Day::Changed},
    DayRow{"掲載日付", Day::Published},   DayRow{"最終更新日時", Day::Changed},
    DayRow{"改訂日", Day::Changed},       DayRow{"lastupdated", Day::Changed},
    DayRow{"lastmodified", Day::Changed}, DayRow{"lastupdate", Day::Changed},
    DayRow{"updated", Day::Changed},      DayRow{"update", Day::Changed}};
constexpr std::array kVerbs = {DayRow{"公開", Day::Published}, DayRow{"掲載", Day::Published},
                               DayRow{"発表", Day::Published}, DayRow{"配信", Day::Published},
                               DayRow{"放送", Day::Published}, DayRow{"発行", Day::Published},
                               DayRow{"更新", Day::Changed},   DayRow{"最終更新", Day::Changed}};

constexpr std::array kMetas = {DayRow{"article:published_time", Day::Published},
                               DayRow{"datepublished", Day::Published},
                               DayRow{"dcterms.issued", Day::Published},
                               DayRow{"dc.date.issued", Day::Published},
                               DayRow{"dcterms.created", Day::Published},
                               DayRow{"dc.date.created", Day::Published},
                               DayRow{"pubdate", Day::Published},
                               DayRow{"publishdate", Day::Published},
                               DayRow{"date", Day::Published},
                               DayRow{"dc.date", Day::Published},
                               DayRow{"dcterms.date", Day::Published},
                               DayRow{"article:modified_time", Day::Changed},
                               DayRow{"og:updated_time", Day::Changed},
                               DayRow{"datemodified", Day::Changed},
                               DayRow{"dcterms.modified", Day::Changed},
                               DayRow{"dc.date.modified", Day::Changed},
                               DayRow{"last-modified", Day::Changed}};

std::string without_spaces(std::string_view text) {
  std::string out;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (!is_space(c)) append_utf8(out, c);
  }
  return out;
}

bool is_real(const Date& date) {
  return date.year >= 1985 && date.year <= 2100 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= 31;
}

/// 2024-05-10T09:00:00+09:00, 20240510, 2024/5/10.
std::optional<Date> stated_date(std::string_view text) {
  Date date;
  const std::string value(text.substr(0, 40));
  if (std::sscanf(value.c_str(), " %4d%*1[-/.]%2d%*1[-/.]%2d", &date.year, &date.month,
                  &date.day) != 3 &&
      std::sscanf(value.c_str(), " %4d%2d%2d", &date.year, &date.month, &date.day) != 3) {
    return std::nullopt;
  }
  return is_real(date) ? std::optional(date) : std::nullopt;
}

/// 14/03/2016, behind a label that says what it is.
std::optional<Date> day_first(std::string_view text) {
  Date date;
  const std::string value(text.substr(0, 40));
  if (std::sscanf(value.c_str(), " %2d%*1[-/.]%2d%*1[-/.]%4d", &date.day, &date.month,
                  &date.year) != 3) {
    return std::nullopt;
  }
  return is_real(date) ? std::optional(date) : std::nullopt;
}

/// The row whose word `before` ends with, the longest.
Day labelled(std::string_view before) {
  std::string label = without_spaces(before);
  while (!label.empty()) {
    std::size_t at = label.size();
    const char32_t c = previous_char(label, at);
    static constexpr std::u32string_view kSigns = U":|[]【】()<>《》=・/";
    if (kSigns.find(c) == kSigns.npos) break;
    label.resize(at);
  }
  const DayRow* best = nullptr;
  for (const DayRow& row : kLabels) {
    if (label.ends_with(row.word) && (best == nullptr || row.word.size() > best->word.size())) {
      best = &row;
    }
  }
  return best == nullptr ? Day::None : best->day;
}

Day told_by_verb(std::string_view after) {
  std::string verb = without_spaces(after);
  // (金曜日)更新
  if (verb.starts_with("(")) verb.erase(0, std::min(verb.find(')'), verb.size() - 1) + 1);
  for (const DayRow& row : kVerbs) {
    if (verb.starts_with(row.word)) return row.day;
  }
  return Day::None;
}

struct Days {
  std::optional<Date> published;
  std::optional<Date> changed;

  void add(Day day, const Date& date) {
    if (day == Day::Published && !published) published = date;
    if (day == Day::Changed && !changed) changed = date;
  }
};

void read_line(std::string_view line, Days& days) {
  if (count_chars(line) > kLongestDateLine) return;
  if (line.find_first_of("0123456789") == std::string_view::npos &&
      line.find("年") == std::string_view::npos &&
      fold_text(line).find_first_of("0123456789") == std::string::npos) {
    return;
  }
  const FoldedText folded = fold(line);
  const std::string_view text = folded.text;
  std::size_t from = 0;
  bool any = false;
  for (const YearMention& mention : recognize_years(folded, {})) {
    if (mention.relative || mention.flagged || mention.fiscal || !is_real(mention.begin)) continue;
    any = true;
    Day day = labelled(text.substr(from, mention.range.begin - from));
    if (day == Day::None) day = told_by_verb(text.substr(mention.range.end));
    days.add(day, mention.begin);
    from = mention.range.end;
  }
  if (any) return;
  const std::size_t digit = std::min(text.find_first_of("0123456789"), text.size());
  if (const auto date = day_first(text.substr(digit))) {
    days.add(labelled(text.substr(0, digit)), *date);
  }
}

void each_line(const HtmlBlock& block, Days& days) {
  for (std::string_view rest = block.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    read_line(rest.substr(0, end), days);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  for (const auto& [label, value] : block.fields) read_line(label + ":" + value, days);
  if (block.cells.size() == 2) read_line(block.cells[0] + ":" + block.cells[1], days);
}

/// The value of `key` in JSON, read without its structure: the first that stands there.
std::string_view linked_value(std::string_view json, std::string_view key) {
  const std::size_t at = json.find("\"" + std::string(key) + "\"");
  if (at == std::string_view::npos) return {};
  const std::size_t open = json.find('"', at + key.size() + 2);
  if (open == std::string_view::npos) return {};
  const std::size_t close = json.find('"', open + 1);
  return json.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1);
}

}  // namespace

std::string date_of(const HtmlPage& page) {
  Days said;
  for (const HtmlBlock& block : page.blocks) {
    // The dates of lists of news are of other pages.
    const bool of_others = block.role == HtmlRole::Menu || block.role == HtmlRole::Beside ||
                           block.link_chars * 3 > block.chars;
    if (!of_others) each_line(block, said);
  }
  Days stated;
  for (const DayRow& row : kMetas) {
    for (const HtmlMeta& meta : page.metas) {
      if (meta.name != row.word) continue;
      if (const auto date = stated_date(meta.content)) stated.add(row.day, *date);
    }
  }
  if (const auto date = stated_date(linked_value(page.linked_data, "datePublished"))) {
    stated.add(Day::Published, *date);
  }
  if (const auto date = stated_date(linked_value(page.linked_data, "dateModified"))) {
    stated.add(Day::Changed, *date);
  }
  // One <time> is the page's own; several are of a list.
  std::optional<Date> timed;
  if (page.times.size() == 1) timed = stated_date(page.times.front());
  for (const auto& date : {said.published, stated.published, said.changed, timed, stated.changed}) {
    if (date) return iso_date(*date);
  }
  return {};
}

std::string language_of(const HtmlPage& page) {
  std::string out;
  for (const char c : page.language.substr(0, 35)) {
    if (is_letter_byte(c) || is_digit_byte(c)) {
      out += c;
    } else if (c == '-' || c == '_') {
      out += '-';
    } else if (!out.empty()) {
      break;
    }
  }
  const std::size_t primary = std::min(out.find('-'), out.size());
  if (primary < 2 || primary > 3) return {};
  // The country where the language was meant.
  if (out == "jp" || out == "JP" || out == "jp-JP") return "ja";
  return out;
}

std::string author_of(const HtmlPage& page) {
  for (const std::string_view name :
       {"author", "article:author", "dcterms.creator", "dc.creator"}) {
    for (const HtmlMeta& meta : page.metas) {
      if (meta.name != name || meta.content.empty()) continue;
      const std::string folded = fold_text(meta.content);
      const bool address =
          folded.find("://") != std::string::npos || folded.find('@') != std::string::npos;
      if (!address && !is_no_author(meta.content) && count_chars(meta.content) <= kLongestName)
        return meta.content;
    }
  }
  return {};
}

}  // namespace kouryu
