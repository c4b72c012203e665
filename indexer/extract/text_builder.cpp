// Every piece goes through append(), which leaves only whole characters of text.
#include "indexer/extract/text_builder.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "indexer/extract/one_line.h"

namespace kouryu {
namespace {

/// Left out of every text: controls, and marks that only steer how others are set. A soft hyphen
/// may be all that a file shows a hyphen by, and tells where a line was cut.
bool is_left_out(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || is_invisible(c);
}

}  // namespace

Extraction refused(std::string_view reason, std::string_view detail) {
  Extraction out;
  out.reason = reason;
  out.detail = detail;
  return out;
}

TextBuilder::TextBuilder(const ExtractLimits& limits) : limit_(limits.text_bytes) {}

ByteRange TextBuilder::append(std::string_view raw, std::vector<ExtractedPage>* turns) {
  if (!is_valid_utf8(raw)) return append(repair_utf8(raw), turns);
  std::string& out = text.text;
  const std::size_t begin = out.size();
  std::size_t end = begin;  // behind the last character that is no white space
  const std::size_t turns_inside = turns != nullptr ? turns->size() : 0;
  std::size_t turn = 0;
  for (std::size_t position = 0; position < raw.size();) {
    for (; turn < turns_inside && (*turns)[turn].begin <= position; ++turn) {
      (*turns)[turn].begin = out.size();
    }
    char32_t c = next_char(raw, position);
    if (is_line_end(c)) {
      if (c == '\r' && position < raw.size() && raw[position] == '\n') ++position;
      c = '\n';
    }
    if (is_left_out(c)) continue;
    const bool space = is_space(c);
    if (space && out.size() == begin) continue;
    append_utf8(out, c);
    if (!space) end = out.size();
    if (out.size() > limit_) {
      full_ = true;
      break;
    }
  }
  out.resize(end);
  for (std::size_t i = 0; i < turns_inside; ++i) {
    (*turns)[i].begin = i < turn ? std::min((*turns)[i].begin, end) : end;
  }
  return {begin, end};
}

void TextBuilder::close(ExtractedBlock block, std::size_t begin) {
  block.range = {begin, text.text.size()};
  text.text += '\n';
  text.blocks.push_back(std::move(block));
}

void TextBuilder::page(std::string_view label) {
  text.pages.push_back({text.text.size(), std::string(label)});
}

void TextBuilder::block(ExtractedKind kind, std::string_view raw, int level, double scale) {
  if (full_) return;
  const ByteRange range = kind == ExtractedKind::Heading ? append(one_line(raw)) : append(raw);
  if (range.size() == 0) return;
  ExtractedBlock block;
  block.kind = kind;
  block.level = level;
  block.scale = scale;
  close(std::move(block), range.begin);
}

void TextBuilder::block(ExtractedKind kind, std::string_view raw, double scale,
                        std::vector<ExtractedPage> turns) {
  const std::size_t before = text.text.size();
  const std::size_t blocks = text.blocks.size();
  if (!full_) {
    const ByteRange range = append(raw, &turns);
    if (range.size() > 0) {
      ExtractedBlock block;
      block.kind = kind;
      block.scale = scale;
      close(std::move(block), range.begin);
    }
  }
  // Pages are told even where there is nothing on them.
  for (ExtractedPage& turn : turns) {
    if (text.blocks.size() == blocks) turn.begin = before;
    text.pages.push_back(std::move(turn));
  }
}

void TextBuilder::row(const std::vector<std::string>& cells, bool opens) {
  if (full_) return;
  const std::size_t begin = text.text.size();
  ExtractedBlock block;
  block.kind = ExtractedKind::TableRow;
  block.opens = opens;
  bool any = false;
  for (const std::string& cell : cells) {
    if (!block.cells.empty()) text.text += '\t';
    const ByteRange value = append(cell);
    any = any || value.size() > 0;
    block.cells.push_back({{}, value});
  }
  if (any) {
    close(std::move(block), begin);
  } else {
    text.text.resize(begin);
  }
}

void TextBuilder::record(const std::vector<std::pair<std::string, std::string>>& fields,
                         bool opens) {
  if (full_) return;
  const std::size_t begin = text.text.size();
  ExtractedBlock block;
  block.kind = ExtractedKind::Record;
  block.opens = opens;
  for (const auto& [label, value] : fields) {
    const std::size_t before = text.text.size();
    if (!block.cells.empty()) text.text += '\n';
    ExtractedCell cell;
    cell.label = append(label);
    if (cell.label.size() > 0) text.text += ' ';
    cell.value = append(value);
    if (cell.value.size() == 0) {
      text.text.resize(before);
    } else {
      block.cells.push_back(cell);
    }
  }
  if (!block.cells.empty()) close(std::move(block), begin);
}

void TextBuilder::add(const HeldBlock& held) {
  if (held.kind == ExtractedKind::Record) {
    record(held.fields, held.opens);
  } else if (held.kind == ExtractedKind::TableRow) {
    row(held.cells, held.opens);
  } else {
    block(held.kind, held.text, held.level);
  }
}

Extraction TextBuilder::finish() {
  if (full_) return refused("refused", "more text than the limit");
  if (text.text.empty()) return refused("no_text");
  text.title = one_line(text.title);
  text.author = one_line(text.author);
  Extraction out;
  out.text = std::move(text);
  return out;
}

}  // namespace kouryu
