// Line by line; what stands between fences is left alone.
#include "indexer/extract/text/markdown_source.h"

#include <algorithm>
#include <set>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/time/dates.h"
#include "dict/time/years.h"

namespace kouryu {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kAround = " \t\"'";
  const std::size_t begin = text.find_first_not_of(kAround);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

/// 2024-05-01T09:00 and 2024/05/01 as YYYY-MM-DD; others as they are.
/// The day of 2024-05-10T09:00:00+09:00, 2024/5/10, 令和6年5月10日; nothing where none is told.
std::string date_of(std::string_view value) {
  constexpr std::size_t kLongest = 40;  // characters
  value = value.substr(0, byte_of_char(value, kLongest));
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t clock = value.find('T');
  if (clock != value.npos && clock > 0 && kDigits.find(value[clock - 1]) != kDigits.npos) {
    value = value.substr(0, clock);
  }
  for (const YearMention& mention : recognize_years(fold(value), {})) {
    if (!mention.relative && !mention.flagged && !mention.fiscal) return iso_date(mention.begin);
  }
  return {};
}

/// "title" and "date" of YAML between --- or TOML between +++; the rest of the text.
std::string_view read_front_matter(std::string_view text, MarkdownSource& out) {
  const bool yaml = text.starts_with("---\n");
  if (!yaml && !text.starts_with("+++\n")) return text;
  const std::string end_line = yaml ? "\n---" : "\n+++";
  std::size_t end = text.find(end_line, 3);
  while (end != text.npos && end + 4 < text.size() && text[end + 4] != '\n' &&
         text[end + 4] != ' ') {
    end = text.find(end_line, end + 4);
  }
  if (end == text.npos) return text;
  std::string_view matter = text.substr(4, std::max<std::size_t>(end, 4) - 4);
  while (!matter.empty()) {
    const std::size_t line_end = std::min(matter.find('\n'), matter.size());
    const std::string_view line = matter.substr(0, line_end);
    const std::size_t sign = line.find(yaml ? ':' : '=');
    if (sign != line.npos) {
      const std::string_view key = trimmed(line.substr(0, sign));
      const std::string_view value = trimmed(line.substr(sign + 1));
      if (key == "title") out.title = value;
      if (key == "date") out.date = date_of(value);
    }
    matter.remove_prefix(std::min(line_end + 1, matter.size()));
  }
  text.remove_prefix(end + 4);
  text.remove_prefix(std::min(text.find('\n'), text.size()));
  return text;
}

/// Where "[^1]" at `at` ends: npos when it is none.
std::size_t footnote_end(std::string_view line, std::size_t at) {
  constexpr std::size_t kLongestLabel = 40;
  if (line.substr(at, 2) != "[^") return line.npos;
  const std::size_t end = line.substr(at, kLongestLabel).find(']');
  if (end == line.npos || end < 3) return line.npos;
  if (line.substr(at, end).find_first_of(" \t") != line.npos) return line.npos;
  return at + end + 1;
}

using Labels = std::set<std::string_view>;  // "[^1]"

/// The line without the marks of footnotes that are there; what is between backquotes stays. [^a]
/// of a pattern is no mark.
void append_without_marks(std::string_view line, const Labels& defined, std::string& out) {
  // Says nothing in a document, and md4c looks for the end of each to the end of the text.
  constexpr std::string_view kCdata = "<![CDATA[";
  bool code = false;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == '`') code = !code;
    if (line[i] == '<' && line.substr(i).starts_with(kCdata)) {
      i += kCdata.size();
      continue;
    }
    const std::size_t end = code || line[i] != '[' ? line.npos : footnote_end(line, i);
    if (end != line.npos && defined.contains(line.substr(i, end - i))) {
      i = end;
    } else {
      out += line[i++];
    }
  }
}

/// The line under a table's header, each of its dashes as three: md4c asks for so many.
bool append_table_rule(std::string_view line, std::string& out) {
  if (line.find_first_not_of("|-: \t") != line.npos || line.find('|') == line.npos ||
      line.find('-') == line.npos) {
    return false;
  }
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool alone = line[i] == '-' && (i == 0 || line[i - 1] != '-');
    out += alone ? "---" : line.substr(i, 1);
  }
  return true;
}

/// Fences of code: ``` or ~~~, closed by as many of the same.
class Fence {
 public:
  /// Whether `line` is a fence or stands between two.
  bool holds(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == line.npos) return open_ != 0;
    const char c = line[begin];
    const std::size_t end = std::min(line.find_first_not_of(c, begin), line.size());
    const bool is_fence = (c == '`' || c == '~') && end - begin >= 3 && begin <= 3;
    if (open_ == 0) {
      if (!is_fence) return false;
      open_ = c;
      length_ = end - begin;
    } else if (is_fence && c == open_ && end - begin >= length_ &&
               line.find_first_not_of(" \t", end) == line.npos) {
      open_ = 0;
    }
    return true;
  }

 private:
  char open_ = 0;
  std::size_t length_ = 0;
};

/// "[^1]" of "[^1]: 市史による。"; empty for other lines.
std::string_view defined_label(std::string_view line) {
  const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  const std::size_t end = footnote_end(line, begin);
  if (begin > 3 || end >= line.size() || line[end] != ':') return {};
  return line.substr(begin, end - begin);
}

Labels defined_labels(std::string_view text) {
  Labels labels;
  Fence fence;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!fence.holds(line)) {
      if (const auto label = defined_label(line); !label.empty()) labels.insert(label);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return labels;
}

/// "#見出し": not #123 and no row of #tags.
bool is_unspaced_heading(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  if (marks == 0 || marks == line.npos || marks > 6) return false;
  return static_cast<unsigned char>(line[marks]) >= 0x80 && line.find(" #") == line.npos;
}

bool is_spaced_heading(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  return marks != 0 && marks != line.npos && marks <= 6 &&
         (line[marks] == ' ' || line[marks] == '\t');
}

}  // namespace

MarkdownSource markdown_source(std::string_view decoded) {
  MarkdownSource out;
  std::string_view text = read_front_matter(decoded, out);
  out.text.reserve(text.size());
  const Labels defined = defined_labels(text);
  Fence fence;
  bool spaced = false;
  bool unspaced = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (fence.holds(line)) {
      out.text.append(line).append("\n");
      continue;
    }
    spaced = spaced || is_spaced_heading(line);
    unspaced = unspaced || is_unspaced_heading(line);
    const std::string_view label = defined_label(line);
    if (line.starts_with(":::")) {
      // ::: tip 豆知識: a box of VitePress and the like; its kind is no text, its title is;
      // :::note info has a kind of two words.
      const std::size_t kind = std::min(line.find_first_not_of(": "), line.size());
      const std::size_t title = std::min(line.find(' ', kind), line.size());
      const bool titled =
          std::any_of(line.begin(), line.end(), [](char c) { return (c & 0x80) != 0; });
      out.text.append("\n").append(titled ? line.substr(title) : std::string_view()).append("\n");
    } else if (!label.empty()) {
      // A paragraph of its own: left as it is, [^1]: 市史による。 is an address of a link, and
      // lost.
      out.text.append("\n");
      out.text += kFootnoteSign;
      append_without_marks(line.substr(label.data() + label.size() + 1 - line.data()), defined,
                           out.text);
    } else if (!append_table_rule(line, out.text)) {
      append_without_marks(line, defined, out.text);
    }
    out.text += '\n';
  }
  // A file whose headings all lack the space was written for a reader that needs none.
  if (unspaced && !spaced) out.headings = AtxHeadings::Unspaced;
  return out;
}

}  // namespace kouryu
