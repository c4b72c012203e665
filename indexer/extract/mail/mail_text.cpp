// Lines of a body -> quoted depths -> logical lines -> paragraphs.
#include "indexer/extract/mail/mail_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "dict/lines/line_shape.h"
#include "dict/lines/lines.h"
#include "dict/lines/quote_marks.h"

namespace kouryu {
namespace {

// What mailers wrap at; a body of few lines shows no width of its own.
constexpr std::size_t kNarrowestWrap = 56;
constexpr std::size_t kWidestWrap = 80;
constexpr std::size_t kLongestLabel = 24;  // columns of 「日　時：」

struct QuotedLine {
  int depth = 0;
  std::string text;
};

char32_t last_char(std::string_view text) {
  std::size_t position = text.size();
  return text.empty() ? 0 : previous_char(text, position);
}

char32_t first_char(std::string_view text) {
  std::size_t position = 0;
  return text.empty() ? 0 : next_char(text, position);
}

bool is_wide(char32_t c) { return c >= 0x80 && char_columns(c) == 2; }

void append_flowed(std::string& line, std::string_view next, bool delsp) {
  // A space that only the soft line end called for: no space stands between Japanese characters.
  const std::string_view before = std::string_view(line).substr(0, line.size() - 1);
  if (delsp || (is_wide(last_char(before)) && is_wide(first_char(next)))) line.pop_back();
  line += next;
}

std::vector<QuotedLine> quoted_lines(std::string_view text, const Flow& flow) {
  std::vector<QuotedLine> lines;
  bool open = false;  // the line before ends softly
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    const int depth = take_quote_marks(line);
    if (line == "-- " || line == "--") line = {};  // the mark before a signature
    if (flow.flowed && depth == 0 && line.starts_with(' ')) line.remove_prefix(1);  // space-stuffed
    if (open && depth == lines.back().depth && !line.empty()) {
      append_flowed(lines.back().text, line, flow.delsp);
    } else {
      lines.push_back({depth, std::string(line)});
    }
    open = flow.flowed && line.ends_with(' ');
  }
  return lines;
}

/// Lines behind one another at one depth, as one text.
struct Section {
  int depth = 0;
  std::string text;
  std::vector<Line> lines{};  // views into `text`
};

std::vector<Section> sections_of(std::vector<QuotedLine> lines) {
  std::vector<Section> sections;
  for (QuotedLine& line : lines) {
    if (sections.empty() || sections.back().depth != line.depth)
      sections.push_back({line.depth, {}});
    sections.back().text.append(line.text).append("\n");
  }
  for (Section& section : sections) section.lines = split_lines(section.text, {});
  return sections;
}

/// The width each depth was wrapped at: a quoted mail has that of its writer.
std::map<int, Wrapping> wrappings_of(const std::vector<Section>& sections) {
  std::map<int, std::vector<Line>> lines;
  for (const Section& section : sections) {
    auto& all = lines[section.depth];
    all.insert(all.end(), section.lines.begin(), section.lines.end());
  }
  std::map<int, Wrapping> out;
  for (const auto& [depth, all] : lines) out[depth] = detect_wrapping(all);
  return out;
}

/// A line cut inside Japanese text at a width of mailers, where there are too few to see a width.
bool is_cut(const Line& line, const Line& next) {
  return line.columns >= kNarrowestWrap && line.columns <= kWidestWrap && next.blanks_before == 0 &&
         next.indent <= line.indent && !ends_sentence(line.text) && is_wide(last_char(line.text)) &&
         is_wide(first_char(next.text));
}

/// Nothing but a drawn line: ――――, ======, *-*-*.
bool is_rule(std::string_view text) {
  bool letters = false;
  each_char(text, [&](char32_t c, std::size_t) { letters = letters || is_letter_or_digit(c); });
  return !letters && count_chars(text) >= 4;
}

/// 「日　時：５月１０日」: a field, not a sentence.
bool has_label(std::string_view text) {
  const std::size_t colon = std::min(text.find("："), text.find(": "));
  return colon != text.npos && colon > 0 && text_columns(text.substr(0, colon)) <= kLongestLabel &&
         text.find("://") != colon;
}

/// A line that stands by itself whatever is around it.
bool stands_alone(std::string_view text) {
  return is_bullet(text) || is_sub_bullet(text) || is_bracketed(text) || is_numbered(text) ||
         numbered_heading_level(text) != kNoHeading || begins_with_date(text) ||
         opens_with_bracket_heading(text) || has_label(text) || is_rule(text);
}

class Paragraphs {
 public:
  std::vector<HeldBlock> take() {
    close();
    return std::move(blocks_);
  }

  void close() {
    if (lines_ > 0) {
      const ExtractedKind kind = lines_ > 1 ? ExtractedKind::Paragraph : ExtractedKind::Line;
      blocks_.push_back({kind, std::move(text_)});
    }
    text_.clear();
    lines_ = 0;
  }

  /// `physical`: lines that the wrapping had cut it into.
  void add(const LogicalLine& line, std::size_t physical) {
    const bool alone = stands_alone(line.text);
    if (alone || line.blanks_before > 0) close();
    if (is_rule(line.text)) return;
    if (!text_.empty()) text_ += '\n';
    text_ += line.text;
    lines_ += physical;
    if (!alone) return;
    lines_ = 1;  // its kind is to be guessed, however it was wrapped
    close();
  }

 private:
  std::string text_;
  std::size_t lines_ = 0;
  std::vector<HeldBlock> blocks_;
};

void add_section(const Section& section, const Wrapping& wrapping, Paragraphs& out) {
  const std::vector<Line>& lines = section.lines;
  for (std::size_t i = 0; i < lines.size();) {
    LogicalLine whole = logical_line(lines[i], wrapping);
    std::size_t next = i + 1;
    for (; next < lines.size(); ++next) {
      const bool ruled =
          is_rule(lines[next].text) || is_rule(lines[next - 1].text) || has_label(lines[next].text);
      const bool cut = !wrapping.wrapped() && !stands_alone(lines[next].text) &&
                       is_cut(lines[next - 1], lines[next]);
      if (ruled || !(cut || continues(lines[next - 1], lines[next], wrapping))) break;
      join(whole, lines[next], wrapping);
    }
    out.add(whole, next - i);
    i = next;
  }
  out.close();
}

}  // namespace

std::vector<HeldBlock> plain_blocks(std::string_view text, const Flow& flow) {
  const std::vector<Section> sections = sections_of(quoted_lines(text, flow));
  const std::map<int, Wrapping> wrappings = wrappings_of(sections);
  Paragraphs out;
  for (const Section& section : sections) {
    // In flowed text only what the writer ended is a line.
    const Wrapping& wrapping = wrappings.at(section.depth);
    add_section(section, flow.flowed ? Wrapping() : wrapping, out);
  }
  return out.take();
}

}  // namespace kouryu
