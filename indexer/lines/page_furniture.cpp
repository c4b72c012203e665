// Finds page furniture by shape and by repetition.
//
// A footer is a page number beside a publication's name with an issue or date, a name with a number
// between dashes that comes again with another number, or a page number alone in a row of them.
// What stands alone between a footer and the rest of the sentence it cut is a caption (above the
// page's end) or a running head (below it).
#include "indexer/lines/page_furniture.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/time/years.h"
#include "indexer/cancel.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestFooter = 80;  // characters
constexpr std::size_t kLookAhead = 8;       // lines looked at for the rest of a cut sentence

std::string trimmed(const std::string& text) {
  static constexpr std::u32string_view kEdge = U" 　|｜/／-－–—―‐−_・:：,，.";
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t ahead = begin;
    if (kEdge.find(next_char(text, ahead)) == kEdge.npos) break;
    begin = ahead;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t before = end;
    if (kEdge.find(previous_char(text, before)) == kEdge.npos) break;
    end = before;
  }
  return text.substr(begin, end - begin);
}

std::size_t leading_digits(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
  return n;
}

std::size_t trailing_digits(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && text[text.size() - 1 - n] >= '0' && text[text.size() - 1 - n] <= '9')
    ++n;
  return n;
}

/// NFKC with spaces kept: full-width digits and bars become plain ones.
std::string plain(std::string_view text) { return squeeze_spaces(canonical_spelling(text)); }

/// Takes "Vol. 336", "No.12", "第336号" out of `text`.
std::string take_issue(std::string& text) {
  for (const std::string_view mark : {"Vol.", "vol.", "VOL.", "No.", "no.", "NO.", "Vol ", "No "}) {
    const std::size_t at = text.find(mark);
    if (at == std::string::npos) continue;
    std::size_t begin = at + mark.size();
    while (begin < text.size() && text[begin] == ' ') ++begin;
    const std::size_t digits = leading_digits(std::string_view(text).substr(begin));
    if (digits == 0) continue;
    std::string issue = text.substr(begin, digits);
    text.erase(at, begin + digits - at);
    return issue;
  }
  const std::size_t at = text.find("第");
  if (at != std::string::npos) {
    const std::size_t begin = at + std::string_view("第").size();
    const std::size_t digits = leading_digits(std::string_view(text).substr(begin));
    if (digits > 0 && std::string_view(text).substr(begin + digits).starts_with("号")) {
      std::string issue = text.substr(begin, digits);
      text.erase(at, begin + digits + std::string_view("号").size() - at);
      return issue;
    }
  }
  return {};
}

/// Takes the first date out of `text`, as YYYY-MM or YYYY-MM-DD.
std::string take_date(std::string& text) {
  const FoldedText folded = fold(text);
  for (const YearMention& mention : recognize_years(folded, {})) {
    if (mention.relative || mention.begin.month == 0) continue;
    const ByteRange range = folded.map.to_original(mention.range);
    std::string date = date_in(text);
    text.erase(range.begin, range.size());
    return date;
  }
  return {};
}

/// A page number alone: "12", "- 12 -", "12/30", "12 ページ", "P.12".
std::optional<int> lone_page_number(std::string_view line) {
  std::string text = trimmed(plain(line));
  for (const std::string_view word : {"ページ", "頁", "P.", "p.", "Page ", "page "}) {
    if (text.starts_with(word)) text.erase(0, word.size());
    if (text.ends_with(word)) text.erase(text.size() - word.size());
  }
  text = trimmed(text);
  const std::size_t digits = leading_digits(text);
  if (digits == 0 || digits > 4) return std::nullopt;
  const std::string_view rest = std::string_view(text).substr(digits);
  const bool of_total =
      rest.size() > 1 && rest[0] == '/' && leading_digits(rest.substr(1)) == rest.size() - 1;
  if (!rest.empty() && !of_total) return std::nullopt;
  return std::stoi(text.substr(0, digits));
}

constexpr std::u32string_view kDashes = U"-－–—―‐−";

/// Dashes on both sides, as page numbers have them: "- 12 -".
bool is_dashed(std::string_view line) {
  std::size_t begin = 0;
  std::size_t end = line.size();
  return kDashes.find(next_char(line, begin)) != kDashes.npos &&
         kDashes.find(previous_char(line, end)) != kDashes.npos;
}

/// 「交流報告書 －12－」: a name and a page number between dashes.
std::optional<Footer> named_page(std::string_view line) {
  if (count_chars(line) > kLongestFooter || line.size() < 3) return std::nullopt;
  std::size_t end = line.size();
  if (kDashes.find(previous_char(line, end)) == kDashes.npos) return std::nullopt;
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t before = begin;
    if (kDashes.find(previous_char(line, before)) != kDashes.npos) break;
    begin = before;
  }
  const auto page = lone_page_number(line.substr(begin, end - begin));
  Footer footer;
  footer.publication = trimmed(plain(line.substr(0, begin)));
  if (begin == 0 || !page || footer.publication.empty()) return std::nullopt;
  footer.page = page;
  return footer;
}

bool is_isolated(const std::vector<Line>& lines, std::size_t i, const Wrapping& wrapping) {
  const bool blank_after = i + 1 >= lines.size() || lines[i + 1].blanks_before > 0;
  return lines[i].blanks_before > 0 && blank_after && !ends_sentence(lines[i].text) &&
         lines[i].columns * 4 < wrapping.columns * 3 && !is_bullet(lines[i].text);
}

/// After a footer at `footer` that cut a sentence: roles of the lines up to where it goes on.
void mark_between(std::vector<Line>& lines, std::size_t footer, const Wrapping& wrapping,
                  std::vector<LineRole>& roles) {
  std::size_t rest = footer + 1;
  while (rest < lines.size() && rest <= footer + kLookAhead && is_isolated(lines, rest, wrapping)) {
    ++rest;
  }
  if (rest >= lines.size() || rest > footer + kLookAhead) return;
  // The widest gap among them is the page's end: below it stands the running head.
  std::size_t page_top = footer + 1;
  for (std::size_t i = footer + 1; i < rest; ++i) {
    if (lines[i].blanks_before >= lines[page_top].blanks_before) page_top = i;
  }
  for (std::size_t i = footer + 1; i < rest; ++i) {
    const bool caption = i < page_top || is_caption(lines[i].text);
    roles[i] = caption ? LineRole::LooseCaption : LineRole::RunningHead;
  }
}

}  // namespace

std::string date_in(std::string_view text) {
  for (const YearMention& mention : recognize_years(fold(text), {})) {
    if (mention.relative || mention.begin.month == 0) continue;
    std::array<char, 40> out{};
    if (mention.begin.day > 0) {
      std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", mention.begin.year,
                    mention.begin.month, mention.begin.day);
    } else {
      std::snprintf(out.data(), out.size(), "%04d-%02d", mention.begin.year, mention.begin.month);
    }
    return out.data();
  }
  return {};
}

std::string issue_in(std::string_view text) {
  std::string rest = plain(text);
  return take_issue(rest);
}

std::optional<Footer> read_footer(std::string_view line) {
  if (count_chars(line) > kLongestFooter || ends_sentence(line)) return std::nullopt;
  std::string text = plain(line);
  Footer footer;
  const std::size_t head = leading_digits(text);
  const std::size_t tail = trailing_digits(text);
  footer.issue = take_issue(text);
  const bool bar = text.find('|') != std::string::npos;
  if (head > 0 && head <= 4 && head < text.size() &&
      !std::string_view(text).substr(head).starts_with("年") &&
      !std::string_view(text).substr(head).starts_with("月")) {
    footer.page = std::stoi(text.substr(0, head));
    text.erase(0, head);
  } else if (tail > 0 && tail <= 4 && tail < text.size() && trailing_digits(text) == tail) {
    footer.page = std::stoi(text.substr(text.size() - tail));
    text.erase(text.size() - tail);
  } else if (text.ends_with("ページ") || text.ends_with("頁")) {
    text.erase(text.size() - (text.ends_with("頁") ? 3 : 9));
    const std::size_t digits = trailing_digits(text);
    if (digits == 0 || digits > 4) return std::nullopt;
    footer.page = std::stoi(text.substr(text.size() - digits));
    text.erase(text.size() - digits);
  }
  footer.date = take_date(text);
  footer.publication = trimmed(text);
  // A page number with an issue or a dated name behind a bar; anything less is a sentence or
  // heading.
  const int marks = (footer.page ? 1 : 0) + (footer.issue.empty() ? 0 : 1) +
                    (footer.date.empty() ? 0 : 1) + (bar ? 1 : 0);
  if (!footer.page || marks < 3 || footer.publication.empty()) return std::nullopt;
  return footer;
}

Furniture find_furniture(std::vector<Line>& lines, const Wrapping& wrapping, bool paged) {
  Furniture out;
  out.roles.assign(lines.size(), LineRole::Text);
  std::vector<std::optional<int>> page_of(lines.size());
  std::vector<std::size_t> lone;
  std::map<std::string, std::vector<std::size_t>> named;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    check_cancelled();
    if (is_page_top_link(lines[i].text)) out.roles[i] = LineRole::PageTopLink;
    if (const auto footer = read_footer(lines[i].text)) {
      out.roles[i] = LineRole::Footer;
      page_of[i] = footer->page;
      if (out.publication.empty()) out.publication = footer->publication;
      if (out.issue.empty()) out.issue = footer->issue;
      if (out.date.empty()) out.date = footer->date;
    } else if (lone_page_number(lines[i].text)) {
      lone.push_back(i);
    } else if (const auto page_name = named_page(lines[i].text)) {
      page_of[i] = page_name->page;
      named[page_name->publication].push_back(i);
    }
  }
  for (const auto& [name, places] : named) {
    const bool repeats = places.size() > 1 && page_of[places[0]] != page_of[places[1]];
    for (const std::size_t i : places) {
      if (repeats) {
        out.roles[i] = LineRole::Footer;
      } else {
        page_of[i].reset();
      }
    }
    if (repeats && out.publication.empty()) out.publication = name;
  }
  // Lone numbers are pages when they count up one by one, or stand at known page ends.
  for (std::size_t k = 0; k < lone.size(); ++k) {
    const int number = *lone_page_number(lines[lone[k]].text);
    const bool before = k > 0 && *lone_page_number(lines[lone[k - 1]].text) + 1 == number &&
                        lone[k] > lone[k - 1] + 3;
    const bool after = k + 1 < lone.size() &&
                       *lone_page_number(lines[lone[k + 1]].text) - 1 == number &&
                       lone[k + 1] > lone[k] + 3;
    const bool dashed = is_dashed(lines[lone[k]].text);
    if (before || after || dashed) {
      out.roles[lone[k]] = LineRole::Footer;
      page_of[lone[k]] = number;
    }
  }
  // A short line that stands at the top of at least three pages, or as the very first of two, is a
  // running head.
  struct Tops {
    std::vector<std::size_t> lines;
    std::size_t first = 0;  // how many of them begin their page
  };
  std::map<std::string, Tops> tops;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const bool page_turn = lines[i].page && lines[i + 1].page && lines[i].page != lines[i + 1].page;
    if (out.roles[i] != LineRole::Footer && !page_turn) continue;
    for (std::size_t j = i + 1; j < std::min(i + 4, lines.size()); ++j) {
      if (lines[j].columns >= 60) continue;
      Tops& top = tops[plain(lines[j].text)];
      top.lines.push_back(j);
      if (j == i + 1) ++top.first;
    }
  }
  for (const auto& [text, top] : tops) {
    if (top.lines.size() < 3 && top.first < 2) continue;
    for (const std::size_t i : top.lines) {
      if (out.roles[i] == LineRole::Text) out.roles[i] = LineRole::RunningHead;
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (out.roles[i] != LineRole::Footer) continue;
    std::size_t above = i;
    while (above > 0 && out.roles[above - 1] != LineRole::Text) --above;
    if (above > 0 && wrapping.wrapped() && !ends_sentence(lines[above - 1].text) &&
        lines[above - 1].columns + 4 >= wrapping.columns) {
      mark_between(lines, i, wrapping, out.roles);
    }
    if (!page_of[i] || paged) continue;
    for (std::size_t j = i + 1; j-- > 0 && (j == i || out.roles[j] != LineRole::Footer);) {
      lines[j].page = page_of[i];
    }
  }
  // What little stands below the last footer is on its page.
  for (std::size_t i = paged ? 0 : lines.size(); i-- > 0;) {
    if (out.roles[i] != LineRole::Footer) continue;
    for (std::size_t j = i + 1; page_of[i] && lines.size() - i <= 4 && j < lines.size(); ++j) {
      lines[j].page = page_of[i];
    }
    break;
  }
  return out;
}

}  // namespace kouryu
