// Walks the lines of the text beside the blocks made of them.
#include "indexer/explain_document.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "dict/text/shown_path.h"
#include "indexer/cut_document.h"
#include "indexer/extract/show.h"
#include "indexer/extract/worker/worker.h"
#include "indexer/lines/lines.h"
#include "indexer/source/source_file.h"
#include "kouryu/indexer.h"

namespace kouryu {
namespace {

constexpr std::size_t kLineColumns = 8;
constexpr std::size_t kKindColumns = 12;
constexpr std::size_t kWhyColumns = 36;

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::Heading:
      return "heading";
    case BlockKind::Paragraph:
      return "paragraph";
    case BlockKind::Bullet:
      return "bullet";
    case BlockKind::SubBullet:
      return "sub-bullet";
    case BlockKind::Record:
      return "record";
    case BlockKind::TableRow:
      return "row";
    case BlockKind::Caption:
      return "caption";
    case BlockKind::Nav:
      return "nav";
    case BlockKind::Contact:
      return "contact";
    case BlockKind::Agenda:
      return "agenda";
    case BlockKind::Short:
      return "short";
    case BlockKind::Speaker:
      return "speaker";
  }
  return "";
}

void append_padded(std::string& out, std::string text, std::size_t columns) {
  if (text.size() < columns) text.append(columns - text.size(), ' ');
  out.append(text).append(text.ends_with(' ') ? "" : " ");
}

/// Lines of the text by their first bytes.
class LineNumbers {
 public:
  explicit LineNumbers(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      begins_.push_back(at);
      at = std::min(text.find('\n', at), text.size());
    }
  }
  [[nodiscard]] std::size_t line_of(std::size_t place) const {
    const auto next = std::upper_bound(begins_.begin(), begins_.end(), place);
    return static_cast<std::size_t>(next - begins_.begin());
  }

 private:
  std::vector<std::size_t> begins_;
};

}  // namespace

std::string explain_document(const ExtractedText& extracted) {
  const DocumentReading reading = read_document(extracted);
  std::string out = "title: " + reading.facts.title + '\n';
  if (reading.facts.title_is_text) out += "        (the beginning of the text)\n";
  out += "date: " + reading.facts.date + "\n\n";
  const LineNumbers numbers(extracted.text);
  const auto tell = [&](const ByteRange& source, std::string kind, std::string why,
                        std::string_view text) {
    const std::size_t first = numbers.line_of(source.begin);
    const std::size_t last = numbers.line_of(source.end > 0 ? source.end - 1 : 0);
    std::string lines = std::to_string(first);
    if (last > first) lines += '-' + std::to_string(last);
    append_padded(out, std::move(lines), kLineColumns);
    append_padded(out, std::move(kind), kKindColumns);
    append_padded(out, std::move(why), kWhyColumns);
    out.append(on_one_line(text)).append("\n");
  };
  std::vector<Line> lines = split_lines(extracted.text, {});
  auto line = lines.begin();
  const auto tell_left_out = [&](std::size_t end) {
    for (; line != lines.end() && line->source.begin < end; ++line) {
      tell(line->source, "left out", "furniture of pages, or a rule", line->text);
    }
  };
  for (const Block& block : reading.blocks) {
    tell_left_out(block.source.begin);
    std::string kind(name_of(block.kind));
    if (block.kind == BlockKind::Heading) kind += ' ' + std::to_string(block.level);
    std::string text = block.label.empty() ? block.text : block.label + " = " + block.text;
    std::string why = block.why;
    if (!block.weighed.empty()) why += " (" + block.weighed + ")";
    tell(block.source, std::move(kind), std::move(why), text);
    while (line != lines.end() && line->source.begin < block.source.end) ++line;
  }
  tell_left_out(extracted.text.size());
  return out;
}

std::string explain_file(const std::filesystem::path& file, const std::string& encoding) {
  const IndexRequest defaults;
  const SourceRead read = read_source(file, defaults.max_file_bytes, nullptr);
  if (!read.reason.empty()) return "not read: " + read.reason + '\n';
  Worker worker;
  const Extraction extraction = worker.extract(
      {read.bytes.descriptor(), shown_path(file.filename().native()), encoding}, nullptr, {});
  if (!extraction.reason.empty()) {
    return "not read: " + extraction.reason +
           (extraction.detail.empty() ? "" : ": " + extraction.detail) + '\n';
  }
  return explain_document(extraction.text);
}

}  // namespace kouryu
