// The decisions of lines.h, applied to a whole text.
#include "indexer/lines/joined_text.h"

#include <optional>
#include <vector>

#include "indexer/lines/lines.h"
#include "indexer/lines/records.h"

namespace kouryu {

std::string joined_text(std::string_view text, bool in_latin_only) {
  const std::vector<Line> lines = split_lines(text, {});
  const Wrapping text_wrapping = in_latin_only ? Wrapping() : detect_wrapping(lines);
  const std::vector<Wrapping> wrappings =
      in_latin_only ? std::vector<Wrapping>(lines.size()) : wrappings_of(lines, text_wrapping);
  const RecordLayout layout = detect_records(lines);
  std::string out;
  std::size_t copied = 0;
  std::optional<LogicalLine> whole;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool goes_on = i > 0 && !split_label(lines[i].text, layout) &&
                         continues(lines[i - 1], lines[i], wrappings[i - 1]);
    if (!goes_on) {
      whole = logical_line(lines[i], wrappings[i]);
      continue;
    }
    out += text.substr(copied, lines[i - 1].source.end - copied);
    const Seam how = seam(*whole, squeeze_spaces(lines[i].text));
    // Behind what is dropped the text may have characters without width.
    if (how.dropped > 0) out.erase(out.rfind(whole->text.substr(whole->text.size() - how.dropped)));
    if (how.space) out += ' ';
    copied = lines[i].source.begin;
    join(*whole, lines[i], wrappings[i]);
  }
  return out.append(text.substr(copied));
}

}  // namespace kouryu
