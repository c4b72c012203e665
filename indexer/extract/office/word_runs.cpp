// What stands inside a paragraph of a Word document: runs, fields, notes, drawings.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>

#include "dict/base/utf8.h"
#include "indexer/extract/office/drawing_text.h"
#include "indexer/extract/office/word_field.h"
#include "indexer/extract/office/word_reader.h"

namespace kouryu::office {
namespace {

constexpr std::size_t kMostFields = 20;  // inside one another

constexpr std::array<std::string_view, 13> kUnread = {
    "del", "moveFrom", "instrText", "delText",    "delInstrText", "rPr",     "pPr",
    "rt",  "sdtPr",    "sdtEndPr",  "smartTagPr", "customXmlPr",  "altChunk"};

/// What Word itself writes into an empty content control.
constexpr std::array<std::string_view, 8> kPrompts = {
    "クリックまたはタップして", "ここをクリックして",  "ここをクリックまたはタップして",
    "アイテムを選択",           "Click here to enter", "Click or tap",
    "Choose an item",           "Choose a building"};

/// Letters of the symbol fonts (Wingdings) that forms and lists use.
struct Symbol {
  int code;
  std::string_view text;
};
constexpr std::array kSymbols = {Symbol{0x6C, "●"}, Symbol{0x6D, "○"}, Symbol{0x6E, "■"},
                                 Symbol{0x6F, "□"}, Symbol{0x71, "□"}, Symbol{0x72, "□"},
                                 Symbol{0xA8, "□"}, Symbol{0xFC, "✓"}, Symbol{0xFE, "☑"},
                                 Symbol{0x52, "☑"}, Symbol{0xE0, "→"}, Symbol{0xE8, "→"}};

Node first_of(Node parent, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const Node found = child(parent, name)) return found;
  }
  return {};
}

/// What a list of a form shows: nowhere else is it written.
std::string chosen_entry(Node list) {
  const char* chosen = setting(list, "result");
  int left = chosen == nullptr ? 0 : whole_number(chosen, 0);
  std::string out;
  each_child(list, "listEntry", [&](Node entry) {
    if (left-- == 0) out = value(entry, "val");
  });
  return out;
}

std::string symbol(std::string_view code) {
  const long c = std::strtol(std::string(code).c_str(), nullptr, 16);
  std::string out;
  if (c >= 0xF000 && c <= 0xF0FF) {
    for (const Symbol& row : kSymbols) {
      if (row.code == c - 0xF000) out = row.text;
    }
  } else if (c >= 0x20 && c < 0xE000) {
    append_utf8(out, static_cast<char32_t>(c));
  }
  return out;
}

void add_after(std::string text, std::vector<WordBlock>& after) {
  if (text.empty()) return;
  WordBlock block;
  block.text = std::move(text);
  after.push_back(std::move(block));
}

}  // namespace

bool is_unread(std::string_view name) {
  return std::find(kUnread.begin(), kUnread.end(), name) != kUnread.end();
}

bool is_placeholder(Node node) {
  if (local(node) != "sdt" || !is_on(child(node, "sdtPr"), "showingPlcHdr")) return false;
  Node text = child(node, "sdtContent");
  while (text && local(text) != "t") {
    text = first_of(text, {"p", "r", "t", "tc"});
  }
  const std::string prompt = text_of(text);
  return std::any_of(kPrompts.begin(), kPrompts.end(),
                     [&](std::string_view begin) { return prompt.starts_with(begin); });
}

void WordBodyReader::read_runs(Node parent, Line& line, int depth) {
  check_depth(depth, limits_.nesting);
  each_child(parent, [&](Node node) {
    const std::string_view name = local(node);
    if (name == "r") {
      read_run(node, line, depth + 1);
    } else if (name == "AlternateContent") {
      alternatives(node, line, depth + 1);
    } else if (name == "commentRangeStart" || is_unread(name)) {
      return;
    } else if (name == "t") {  // of a formula
      line.text += text_of(node);
    } else if (!is_placeholder(node)) {
      if (name == "den") line.text += '/';  // of a fraction
      read_runs(node, line, depth + 1);
    }
  });
}

void WordBodyReader::alternatives(Node node, Line& line, int depth) {
  const std::size_t text = line.text.size();
  const std::size_t after = line.after.size();
  read_run(child(node, "Choice"), line, depth + 1);
  if (line.text.size() == text && line.after.size() == after) {
    read_run(child(node, "Fallback"), line, depth + 1);
  }
}

void WordBodyReader::read_run(Node run, Line& line, int depth) {
  check_depth(depth, limits_.nesting);
  const Node look = child(run, "rPr");
  const char* style = setting(look, "rStyle");
  const bool hidden =
      child(look, "vanish") ? is_on(look, "vanish") : style != nullptr && styles_.hides(style);
  const std::size_t before = line.text.size();
  each_child(run, [&](Node node) { read_piece(node, line, hidden, depth); });
  const std::size_t written = line.text.size() - before;
  if (is_on(look, "b")) line.bold += written;
  if (const char* size = setting(look, "sz"); size != nullptr && written > line.sized) {
    line.size = whole_number(size, 0);
    line.sized = written;
  }
}

void WordBodyReader::read_piece(Node node, Line& line, bool hidden, int depth) {
  const std::string_view name = local(node);
  if (name == "fldChar") {
    if (!hidden) line.text += chosen_entry(child(child(node, "ffData"), "ddList"));
    return field(value(node, "fldCharType"), line);
  }
  if (name == "instrText") {
    if (!fields_.empty() && fields_.back().in_code) fields_.back().code += text_of(node);
    return;
  }
  // What a field inside a field's code results in is code too.
  if (is_unread(name) || hidden || in_code()) return;
  if (name == "t") {
    line.text += text_of(node);
  } else if (name == "tab" || name == "ptab") {
    line.text += '\t';
  } else if (name == "br" || name == "cr") {
    line.text += '\n';
  } else if (name == "noBreakHyphen") {
    line.text += '-';
  } else if (name == "sym") {
    line.text += symbol(value(node, "char"));
  } else if (name == "ruby") {
    read_runs(child(node, "rubyBase"), line, depth + 1);
  } else if (name == "footnoteReference" || name == "endnoteReference") {
    cite(name.substr(0, name.size() - std::string_view("Reference").size()), node, line);
  } else if (name == "commentReference") {
    cite("comment", node, line);
  } else if (name == "AlternateContent") {
    alternatives(node, line, depth + 1);
  } else if (name == "drawing" || name == "pict" || name == "object") {
    read_drawing(node, line, depth + 1);
  } else if (name == "r" || name == "smartTag" || name == "ins" || name == "hyperlink") {
    read_runs(node, line, depth + 1);
  }
}

void WordBodyReader::field(std::string_view type, Line& line) {
  if (type == "begin") {
    if (fields_.size() < kMostFields) fields_.emplace_back();
  } else if (!fields_.empty()) {
    if (fields_.back().in_code) line.text += shown_by_code(fields_.back().code);
    fields_.back().in_code = false;
    if (type == "end") fields_.pop_back();
  }
}

bool WordBodyReader::in_code() const {
  return std::any_of(fields_.begin(), fields_.end(), [](const Field& f) { return f.in_code; });
}

void WordBodyReader::cite(std::string_view kind, Node node, Line& line) {
  const auto notes = notes_.find(kind);
  if (notes == notes_.end()) return;
  const auto note = notes->second.find(value(node, "id"));
  if (note == notes->second.end()) return;
  WordBlock block;
  block.kind = ExtractedKind::Note;
  block.text = std::move(note->second);
  notes->second.erase(note);  // once, however often it is cited
  if (!block.text.empty()) line.after.push_back(std::move(block));
}

/// Text boxes, diagrams and charts anywhere inside a drawing.
void WordBodyReader::read_drawing(Node parent, Line& line, int depth) {
  check_depth(depth, limits_.nesting);
  each_child(parent, [&](Node node) {
    const std::string_view name = local(node);
    if (name == "txbxContent") {
      std::vector<Field> fields;
      std::swap(fields, fields_);
      read_blocks(node, line.after, depth + 1);
      std::swap(fields, fields_);
    } else if (name == "AlternateContent") {
      const std::size_t before = line.after.size();
      read_drawing(child(node, "Choice"), line, depth + 1);
      if (line.after.size() == before) {
        read_drawing(child(node, "Fallback"), line, depth + 1);
      }
    } else if (name == "graphicData") {
      for (std::string& text : graphic_lines(node, package_, relationships_)) {
        add_after(std::move(text), line.after);
      }
      read_drawing(node, line, depth + 1);
    } else if (name == "textpath") {  // WordArt
      add_after(std::string(value(node, "string")), line.after);
    } else {
      read_drawing(node, line, depth + 1);
    }
  });
}

}  // namespace kouryu::office
