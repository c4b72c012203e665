// One line a fact, nothing left out.
#include "indexer/extract/show.h"

#include <array>
#include <string_view>

namespace kouryu {
namespace {

constexpr std::array<std::string_view, 10> kKindNames = {
    "line", "heading", "paragraph", "text", "item",
    "row",  "record",  "caption",   "note", "navigation"};

class Show {
 public:
  std::string run(const Extraction& extraction) {
    document(extraction);
    return std::move(out_);
  }

 private:
  void line(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_.append(name).append(": ").append(on_one_line(value)).append("\n");
  }

  void document(const Extraction& extraction) {
    if (!extraction.reason.empty()) {
      out_ += extraction.reason;
      if (!extraction.detail.empty()) out_.append(": ").append(extraction.detail);
      out_ += '\n';
    } else {
      text(extraction.text);
    }
    for (const InnerDocument& inner : extraction.inner) {
      out_.append("inner ").append(inner.name).append("\n");
      document(inner.extraction);
    }
  }

  void text(const ExtractedText& text) {
    line("title", text.title);
    line("date", text.date);
    line("author", text.author);
    line("language", text.language);
    for (const std::string& warning : text.warnings) line("warning", warning);
    std::size_t page = 0;
    const auto pages_until = [&](std::size_t place) {
      for (; page < text.pages.size() && text.pages[page].begin <= place; ++page) {
        out_.append("page ").append(std::to_string(page + 1));
        if (!text.pages[page].label.empty()) out_.append(" ").append(text.pages[page].label);
        out_ += '\n';
      }
    };
    if (text.blocks.empty()) {
      pages_until(0);
      out_.append("text:\n").append(text.text).append("\n");
    }
    for (const ExtractedBlock& block : text.blocks) {
      pages_until(block.range.begin);
      show_block(text.text, block);
    }
    pages_until(text.text.size());
  }

  void show_block(const std::string& text, const ExtractedBlock& block) {
    const auto part = [&](const ByteRange& range) {
      return on_one_line(std::string_view(text).substr(range.begin, range.size()));
    };
    out_ += kKindNames.at(static_cast<std::size_t>(block.kind));
    if (block.level > 0) out_.append(" ").append(std::to_string(block.level));
    if (block.opens) out_ += '+';
    out_ += ": ";
    if (block.cells.empty()) out_ += part(block.range);
    bool first = true;
    for (const ExtractedCell& cell : block.cells) {
      if (!first) out_ += " | ";
      first = false;
      if (cell.label.size() > 0) out_.append(part(cell.label)).append("=");
      out_ += part(cell.value);
    }
    out_ += '\n';
  }

  std::string out_;
};

}  // namespace

std::string show_extraction(const Extraction& extraction) { return Show().run(extraction); }

}  // namespace kouryu
