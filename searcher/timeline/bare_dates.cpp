// A line without a word of its own borrows the line beside it.
#include "searcher/timeline/bare_dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/time/years.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostLabelBytes = 45;
constexpr std::size_t kMostLineBytes = 400;    // of a line of its own
constexpr std::size_t kMostRecordBytes = 600;  // of a record told whole
constexpr std::array<std::string_view, 12> kLabelEnds = {
    "日", "年", "年度", "時", "期間", "時期", "和暦", "西暦", "日程", "年次", "期", "月"};
constexpr std::array<std::string_view, 12> kTimeWords = {
    "午前", "午後", "正午", "時", "分", "から", "まで", "より", "頃", "以降", "開始", "終了"};

std::string_view cut(std::string_view text, const ByteRange& range) {
  return text.substr(range.begin, range.end - range.begin);
}

bool has_letters(std::string_view text) {
  bool found = false;
  each_char(text, [&](char32_t c, std::size_t) {
    found = found || (is_letter_or_digit(c) && !is_digit(c));
  });
  return found;
}

/// 日 時, 提携年月日: hiragana would be a sentence.
bool is_label(std::string_view before) {
  std::string label = fold_text(before);
  while (ends_with_any(label, {":", "・", "=", "(", "["})) label.pop_back();
  if (label.empty()) return true;
  bool nouns = true;
  each_char(label,
            [&](char32_t c, std::size_t) { nouns = nouns && (!is_hiragana(c) || c == U'の'); });
  return nouns && (!has_letters(label) || ends_with_any(label, kLabelEnds));
}

/// Hours, days of the week and signs.
bool is_time_of_day(std::string_view behind) {
  std::string rest = fold_text(behind);
  for (std::size_t open = rest.find('('); open != rest.npos; open = rest.find('(')) {
    const std::size_t close = rest.find(')', open);
    rest.erase(open, close == rest.npos ? rest.npos : close + 1 - open);
  }
  for (const std::string_view word : kTimeWords) {
    for (std::size_t at = rest.find(word); at != rest.npos; at = rest.find(word)) {
      rest.erase(at, word.size());
    }
  }
  return !has_letters(rest);
}

/// The line that ends in front of `begin`, or begins behind `end`, of `text`; only one that says
/// something and has no year of its own.
std::optional<ByteRange> telling_line(std::string_view text, ByteRange line) {
  const std::string_view said = cut(text, line);
  if (line.empty() || line.size() > kMostLineBytes || !has_letters(said)) return std::nullopt;
  if (!recognize_years(fold(said), {}).empty()) return std::nullopt;
  return line;
}
std::optional<ByteRange> line_before(std::string_view text, std::size_t begin) {
  const std::size_t end = begin == 0 ? text.npos : text.rfind('\n', begin - 1);
  if (end == text.npos || end == 0) return std::nullopt;
  const std::size_t before = text.rfind('\n', end - 1);
  const ByteRange line = {before == text.npos ? 0 : before + 1, end};
  if (cut(text, line).ends_with("。")) return std::nullopt;
  return telling_line(text, line);
}
std::optional<ByteRange> line_behind(std::string_view text, std::size_t end) {
  const std::size_t begin = text.find('\n', end);
  if (begin == text.npos) return std::nullopt;
  return telling_line(text, {begin + 1, std::min(text.find('\n', begin + 1), text.size())});
}

}  // namespace

BareDate bare_date(const Hit& hit, const ByteRange& sentence,
                   const std::vector<PlacedDate>& dates) {
  BareDate bare;
  const std::string_view text = hit.text;
  const std::string_view before = cut(text, {sentence.begin, dates.front().range.begin});
  if (before.size() > kMostLabelBytes || sentence.size() > kMostLineBytes) return bare;
  std::size_t end = sentence.end;
  bool nothing_else = is_label(before);
  for (std::size_t i = 0; i < dates.size() && nothing_else; ++i) {
    end = i + 1 < dates.size() ? dates[i + 1].range.begin : sentence.end;
    nothing_else =
        is_time_of_day(cut(text, {dates[i].range.end, std::max(dates[i].range.end, end)}));
  }
  if (!nothing_else) return bare;
  bare.is_bare = true;
  const bool labelled = has_letters(before);
  if (hit.kind == "record") {
    if (text.size() <= kMostRecordBytes) {
      bare.told = {0, text.size()};
      bare.record = true;
      return bare;
    }
  } else if (!labelled && iso_date(dates.front().mention.begin) == hit.document.date) {
    return bare;
  }
  const auto previous = line_before(text, sentence.begin);
  const auto next = line_behind(text, sentence.end);
  if (next && (labelled || !previous)) {
    bare.told = {sentence.begin, next->end};
  } else if (previous) {
    bare.told = {previous->begin, sentence.end};
  }
  return bare;
}

}  // namespace kouryu
