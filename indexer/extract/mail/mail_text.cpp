// Lines of a body with their quoted depths; those that only a mailer cut are whole again.
#include "indexer/extract/mail/mail_text.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "indexer/lines/quote_marks.h"

namespace kouryu {
namespace {

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

}  // namespace

std::vector<HeldBlock> plain_blocks(std::string_view text, const Flow& flow) {
  std::vector<HeldBlock> blocks;
  int depth = 0;
  for (const QuotedLine& line : quoted_lines(text, flow)) {
    if (blocks.empty() || line.depth != depth) blocks.push_back({ExtractedKind::Text});
    blocks.back().text.append(line.text).append("\n");
    depth = line.depth;
  }
  return blocks;
}

}  // namespace kouryu
