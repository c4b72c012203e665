// Reads the lines at both ends of a document: what a date stands beside tells whose it is.
#include "indexer/facts/document_date.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/time/dates.h"
#include "dict/time/years.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/facts/dated_line.h"
#include "indexer/lines/dateline.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/page_trail.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

constexpr std::size_t kHeadBlocks = 6;    // from the title, in which the date at the head is
constexpr std::size_t kFrontBlocks = 12;  // the same, where no text stands among them
constexpr std::size_t kReportBlocks = 9;  // from the title, in which 日時 is
constexpr std::size_t kTailBlocks = 6;
constexpr std::size_t kLongestSignOff = 60;  // characters

/// A record or table tells of other days than its document's.
bool is_told(const Block& block) {
  return block.kind == BlockKind::TableRow ||
         (block.kind == BlockKind::Record && !block.label.empty());
}

class DateReader {
 public:
  explicit DateReader(const std::vector<Block>& blocks) : blocks_(blocks) {
    while (title_ < blocks.size() && !blocks[title_].title) ++title_;
    if (title_ == blocks.size()) title_ = 0;
    dated_ = static_cast<std::size_t>(
        std::count_if(blocks.begin(), blocks.end(),
                      [](const Block& block) { return begins_with_date(block.text); }));
  }

  [[nodiscard]] std::string at_head() const {
    std::size_t seen = 0;
    bool in_body = false;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (seen >= (in_body ? kHeadBlocks : kFrontBlocks)) break;
      const bool furniture = blocks_[i].kind == BlockKind::Nav;
      if (!furniture && i >= title_) ++seen;
      if (const auto line = own_dateline(blocks_[i])) {
        const bool labelled = line->labelled || (i > 0 && is_date_label(blocks_[i - 1].text));
        const bool own =
            !furniture && !is_value(i) && (in_body ? datelines(0) == 1 : dates_document(i));
        if (labelled || own) {
          return iso_date(line->date);
        }
      }
      if (const auto line = sign_off(i)) return iso_date(line->date);
      if (!in_body && stands_beside_title(i)) {
        if (const auto date = date_behind(blocks_[i].text)) return iso_date(*date);
      }
      if (i > 0 && !in_body && blocks_[i - 1].title) {
        if (const auto year = year_alone(blocks_[i].text)) return iso_date(*year);
        const auto date = date_in_front(blocks_[i].text);
        if (date && (date->day > 0 || !stands_in_rows(i))) return iso_date(*date);
      }
      if (!furniture && !in_body && count_chars(blocks_[i].text) <= kLongestSignOff) {
        const auto line = read_line(blocks_[i].text);
        if (line && line->date.day > 0 && is_stamp(*line) && !says_when(line->before)) {
          return iso_date(line->date);
        }
      }
      if (const auto date = labelled_inside(i)) return iso_date(*date);
      in_body = in_body || (i >= title_ && blocks_[i].kind == BlockKind::Paragraph);
    }
    return {};
  }

  [[nodiscard]] std::string at_end() const {
    std::size_t seen = 0;
    std::size_t first = blocks_.size();
    while (first > 0 && seen < kTailBlocks) {
      --first;
      const BlockKind kind = blocks_[first].kind;
      if (kind != BlockKind::Nav && kind != BlockKind::Contact) ++seen;
    }
    for (std::size_t i = blocks_.size(); i-- > first;) {
      const auto dated = own_dateline(blocks_[i]);
      if (dated && dated->labelled) return iso_date(dated->date);
      if (const auto line = sign_off(i)) return iso_date(line->date);
      if (const auto date = filed(blocks_[i])) return iso_date(*date);
    }
    if (datelines(0) != 1 || datelines(first) != 1) return {};
    const auto alone = std::find_if(blocks_.begin() + static_cast<std::ptrdiff_t>(first),
                                    blocks_.end(), is_own_dateline);
    if (is_value(static_cast<std::size_t>(alone - blocks_.begin()))) return {};
    return iso_date(own_dateline(*alone)->date);
  }

  /// Minutes and reports: 会議録(令和3年1月26日開催), 日時 平成30年10月23日.
  [[nodiscard]] std::string of_what_it_reports() const {
    if (!reports()) return {};
    for (std::size_t i = title_; i < std::min(title_ + 2, blocks_.size()); ++i) {
      if (blocks_[i].kind == BlockKind::Paragraph || is_told(blocks_[i])) break;
      if (const auto date = day_in_title(blocks_[i].text, i == title_)) return iso_date(*date);
    }
    std::size_t seen = 0;
    bool below_label = false;  // 日時, and its value on the next line
    for (std::size_t i = 0; i < blocks_.size() && seen < kReportBlocks; ++i) {
      if (blocks_[i].kind == BlockKind::Nav) continue;
      if (i >= title_) ++seen;
      if (is_told(blocks_[i]) || count_chars(blocks_[i].text) > kLongestSignOff) continue;
      const auto line = read_line(blocks_[i].text);
      if (line && line->date.day > 0 &&
          (says_when(line->before) || (below_label && line->before.empty()))) {
        return iso_date(line->date);
      }
      below_label = says_when(fold_text(blocks_[i].text));
    }
    return {};
  }

  /// みなと市議会 > 2016-03-08: the way to the minutes of a day.
  [[nodiscard]] std::string on_the_way_here() const {
    for (std::size_t i = 0; i < std::min(title_ + 1, blocks_.size()); ++i) {
      for (const std::string_view step : trail_steps(blocks_[i].text)) {
        const auto line = read_dateline(step);
        if (line && line->date.day > 0) return iso_date(line->date);
      }
    }
    return {};
  }

  /// 平成18年度 国際化事業の概要: the fiscal year that a report is about, in its title or above it.
  [[nodiscard]] std::string of_its_fiscal_year() const {
    static constexpr std::array<std::string_view, 14> kKinds = {
        "事業", "報告", "報告書", "実績", "概要", "あらまし", "まとめ",
        "予算", "決算", "年報",   "統計", "要覧", "白書",     "調査"};
    if (title_ >= blocks_.size()) return {};
    const std::string& title = blocks_[title_].text;
    if (blocks_[title_].kind == BlockKind::Paragraph || !ends_with_any(title, kKinds)) return {};
    std::string found;
    for (std::size_t i = title_ > 0 ? title_ - 1 : 0; i <= title_; ++i) {
      if (i < title_ && !is_fiscal_year(blocks_[i].text)) continue;
      for (const YearMention& mention : recognize_years(fold(blocks_[i].text), {})) {
        if (!mention.fiscal || mention.begin != mention.end) return {};
        const std::string year = iso_date(Date{mention.begin.year, 0, 0});
        if (!found.empty() && found != year) return {};
        found = year;
      }
    }
    return found;
  }

  /// Minutes and reports tell what they are in their title or who was there.
  [[nodiscard]] bool reports() const {
    static constexpr std::array<std::string_view, 13> kKinds = {
        "録",       "報告", "報告書", "要旨", "記録",       "復命書", "まとめ",
        "レポート", "概要", "会見",   "次第", "プログラム", "結果"};
    static constexpr std::array<std::string_view, 3> kThere = {"出席", "欠席", "傍聴"};
    std::size_t seen = 0;
    for (const Block& block : blocks_) {
      if (block.kind == BlockKind::Speaker) return true;
      if (block.kind == BlockKind::Nav) continue;
      if (++seen > kReportBlocks) return false;
      std::string_view text = block.text;
      const std::size_t blank = text.rfind(' ');  // 会見録 2003年10月15日
      if (blank != std::string_view::npos && is_dateline(text.substr(blank + 1))) {
        text = text.substr(0, blank);
      }
      if (text.ends_with("）") || text.ends_with(")")) {
        text = text.substr(0, std::max(text.rfind("（") + 1, text.rfind('(') + 1) - 1);
      }
      if (block.kind != BlockKind::Paragraph && ends_with_any(text, kKinds)) return true;
      if (begins_with_any(without_mark(block.text), kThere)) return true;
    }
    return false;
  }

 private:
  /// 1 日時: the label of when that was which a report tells of.
  static bool says_when(std::string_view label) {
    static constexpr std::array<std::string_view, 13> kLabels = {
        "日時",     "期日",       "開催日", "開催日時", "実施日", "とき",  "年月日",
        "開会日時", "開催年月日", "会見日", "会見日時", "質問日", "審議日"};
    const auto is_edge = [](char c) { return c == ':' || c == '|' || c == ' '; };
    while (!label.empty() && is_edge(label.back())) label.remove_suffix(1);
    std::size_t number = 0;
    while (number < label.size() && label[number] >= '0' && label[number] <= '9') ++number;
    label = without_mark(label.substr(number));
    return std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end();
  }

  /// The one day that a title tells: 会議録(令和3年1月26日開催), where it may stand `together`,
  /// 平成18年第3回定例会(9月13日).
  static std::optional<Date> day_in_title(std::string_view text, bool together) {
    const FoldedText folded = fold(text);
    std::optional<Date> found;
    for (const YearMention& mention : recognize_years(folded, {})) {
      if (mention.relative || mention.fiscal || mention.begin != mention.end) return std::nullopt;
      if (found && found->year != mention.begin.year) return std::nullopt;
      if (!found || found->day == 0) found = mention.begin;
    }
    if (found && found->day > 0) return together ? found : std::nullopt;
    if (!found) return std::nullopt;
    static constexpr std::string_view kMonth = "月";
    const std::size_t at = folded.text.find(kMonth);
    if (found->month > 0 || at == std::string::npos) return std::nullopt;
    const auto digits = [&](std::size_t begin, std::size_t end) {
      return end > begin && end - begin <= 2 ? std::stoi(folded.text.substr(begin, end - begin))
                                             : 0;
    };
    std::size_t month = at;
    while (month > 0 && folded.text[month - 1] >= '0' && folded.text[month - 1] <= '9') --month;
    const std::size_t day = at + kMonth.size();
    const std::size_t end =
        std::min(folded.text.find_first_not_of("0123456789", day), folded.text.size());
    found->month = digits(month, at);
    found->day = digits(day, end);
    const bool whole = found->month > 0 && found->day > 0 &&
                       std::string_view(folded.text).substr(end).starts_with("日");
    return whole ? found : std::nullopt;
  }

  /// カテゴリー:催し 2005年8月8日, (アルバム) 2018/07/30 22:22: under what a page is filed, and
  /// when.
  static std::optional<Date> filed(const Block& block) {
    if (count_chars(block.text) > kLongestSignOff) return std::nullopt;
    const auto line = read_line(block.text);
    if (!line || line->date.day == 0) return std::nullopt;
    std::string_view time = without_weekday(line->after);
    while (time.starts_with(" ")) time.remove_prefix(1);
    const bool timed = time.find(':') != std::string_view::npos;
    if (time.find_first_not_of("0123456789:") != std::string_view::npos) return std::nullopt;
    const bool filed = block.kind == BlockKind::Nav && opens_with_label(block.text);
    const bool bracketed = line->before.starts_with("(") && line->before.ends_with(")");
    return filed || (timed && bracketed) ? std::optional(line->date) : std::nullopt;
  }

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

  /// 2016.02.03 国際交流, 令和6年3月 企画部: a date, and under what it is filed or who wrote it.
  static std::optional<Date> date_in_front(std::string_view text) {
    constexpr std::size_t kMostChars = 30;
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos || count_chars(text) > kMostChars) return std::nullopt;
    const auto line = read_dateline(text.substr(0, blank));
    if (!line || line->date.month == 0) return std::nullopt;
    std::size_t next = blank + 1;
    const bool spans = next < text.size() && !is_letter_or_digit(next_char(text, next));
    if (spans || (line->date.day == 0 && !names_body(text))) return std::nullopt;
    return line->date;
  }

  /// … | 港の財団 投稿日:2022年10月18日 町の人口は…: of a page that has no line ends, or few.
  [[nodiscard]] std::optional<Date> labelled_inside(std::size_t i) const {
    constexpr std::size_t kFirst = 3;     // blocks
    constexpr std::size_t kLooked = 300;  // characters
    if (i >= kFirst || is_told(blocks_[i])) return std::nullopt;
    const std::string& text = blocks_[i].text;
    if (count_chars(text) <= kLongestSignOff) return std::nullopt;
    const FoldedText folded = fold(std::string_view(text).substr(0, byte_of_char(text, kLooked)));
    for (const YearMention& mention : recognize_years(folded, {})) {
      if (mention.begin.day == 0 || mention.begin != mention.end) continue;
      const std::string_view before = std::string_view(folded.text).substr(0, mention.range.begin);
      const DatedLine line{std::string(before), mention.begin,
                           folded.text.substr(mention.range.end)};
      const bool published = without_mark(line.after).starts_with("発行");
      const bool issue = before.ends_with("(") && line.after.starts_with(")") &&
                         dates_an_issue({line.before, line.date, ")"});
      if (issue || published || (before.ends_with(":") && ends_with_date_label(before)))
        return mention.begin;
    }
    return std::nullopt;
  }

  /// 申請締切 over 2024年9月30日: what a label asks for.
  [[nodiscard]] bool is_value(std::size_t i) const {
    static constexpr std::array<std::string_view, 5> kEnds = {"日", "日時", "期限", "締切", "期間"};
    return i > 0 && !blocks_[i - 1].title && ends_with_any(blocks_[i - 1].text, kEnds) &&
           is_bare_name(blocks_[i - 1].text);
  }

  [[nodiscard]] bool stands_beside_title(std::size_t i) const {
    return (i > 0 && blocks_[i - 1].title) || (i + 1 < blocks_.size() && blocks_[i + 1].title);
  }

  /// 国際交流 2016.02.03: under what it is filed, and when; みなと市報 2009.11: of which month.
  static std::optional<Date> date_behind(std::string_view text) {
    constexpr std::size_t kMostChars = 24;
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos || count_chars(text) > kMostChars) return std::nullopt;
    const auto line = read_dateline(text.substr(blank + 1));
    const std::string_view name = text.substr(0, blank);
    const bool label = says_when(name) || name.ends_with("日");
    const bool whole = line && (line->date.day > 0 || (line->date.month > 0 && names_paper(name)));
    if (!whole || !is_bare_name(name) || label) return std::nullopt;
    return line->date;
  }

  /// 2017年 秋, below the title.
  static std::optional<Date> year_alone(std::string_view text) {
    const auto line = read_dateline(text.substr(0, text.find(' ')));
    static constexpr std::array<std::string_view, 4> kRest = {" 春", " 夏", " 秋", " 冬"};
    const std::size_t blank = std::min(text.find(' '), text.size());
    const bool season = std::find(kRest.begin(), kRest.end(), text.substr(blank)) != kRest.end();
    return line && season && line->date.month == 0 ? std::optional(line->date) : std::nullopt;
  }

  static bool is_own_dateline(const Block& block) { return own_dateline(block).has_value(); }

  /// How many there are from a block on: each of several is of what stands beside it.
  [[nodiscard]] std::size_t datelines(std::size_t first) const {
    return static_cast<std::size_t>(std::count_if(
        blocks_.begin() + static_cast<std::ptrdiff_t>(first), blocks_.end(), is_own_dateline));
  }

  [[nodiscard]] std::optional<DatedLine> sign_off(std::size_t i) const {
    const Block& block = blocks_[i];
    if (is_told(block)) return std::nullopt;
    // What is signed with a place reads as a caption; names stand below it.
    const bool signs = i + 1 < blocks_.size() && blocks_[i + 1].kind == BlockKind::Short;
    if (block.kind == BlockKind::Caption && !signs) return std::nullopt;
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
    const bool own = is_published(*line) || dates_an_issue(*line) || dates_masthead(*line) ||
                     is_in_brackets(*line) || (is_signed(*line) && !stands_in_rows(i));
    return own ? line : std::nullopt;
  }

  /// Rows of a chronology: 平成18年8月 友好協会.
  [[nodiscard]] bool stands_in_rows(std::size_t i) const {
    constexpr std::size_t kMost = 3;  // of lines that open with dates and are no rows
    return dated_ > kMost || (i > 0 && begins_with_date(blocks_[i - 1].text)) ||
           (i + 1 < blocks_.size() && begins_with_date(blocks_[i + 1].text));
  }

  const std::vector<Block>& blocks_;
  std::size_t dated_ = 0;  // blocks that open with a date
  std::size_t title_ = 0;  // where the title is, else where the document begins
};

}  // namespace

std::string document_date(const std::vector<Block>& blocks, const std::string& issue_date) {
  const DateReader reader(blocks);
  std::string date = reader.at_head();
  if (date.empty()) date = issue_date;
  if (date.empty()) date = reader.at_end();
  if (date.empty()) date = reader.of_what_it_reports();
  if (date.empty()) date = reader.on_the_way_here();
  if (date.empty()) date = reader.of_its_fiscal_year();
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
