// Word documents: paragraphs, lists and tables; what stands inside a paragraph: word_runs.cpp.
#include <algorithm>
#include <utility>

#include "indexer/extract/office/drawing_text.h"
#include "indexer/extract/office/readers.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/office/table.h"
#include "indexer/extract/office/word_reader.h"
#include "indexer/extract/one_line.h"

namespace kouryu {
namespace office {
namespace {

constexpr int kMostColumns = 1'000;
constexpr int kBodyOutline = 9;  // outline level of text that is no heading

bool has_text(const std::vector<WordBlock>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const WordBlock& block) {
    return block.table != nullptr || !block.text.empty();
  });
}

}  // namespace

WordBodyReader::WordBodyReader(Package package, const ExtractContext& context)
    : limits_(context.limits),
      package_(std::move(package)),
      relationships_(package_.relationships(package_.main_part())),
      styles_(package_.related(relationships_, "styles").root()),
      numbering_(package_.related(relationships_, "numbering").root()),
      out_(context.limits) {}

Extraction WordBodyReader::run() {
  const XmlPart main = package_.part(package_.main_part());
  if (!child(main.root(), "body")) throw Refusal("broken", package_.main_part());
  read_notes();
  std::vector<WordBlock> blocks;
  each_child(main.root(), "body", [&](Node body) { read_blocks(body, blocks, 0); });
  uncited_notes(blocks);
  if (!has_text(blocks)) read_margins(blocks);
  write_blocks(blocks, body_size_of(blocks, styles_.default_size()), out_);
  if (!out_.full()) package_.blame_damage(out_.text);
  package_.describe(out_.text);
  if (out_.text.title.empty()) out_.text.title = title_;
  return out_.finish();
}

void WordBodyReader::read_notes() {
  struct Source {
    std::string_view part, element;
  };
  for (const auto& [part, element] :
       {Source{"footnotes", "footnote"}, Source{"endnotes", "endnote"},
        Source{"comments", "comment"}}) {
    const XmlPart xml = package_.related(relationships_, part);
    auto& notes = notes_[std::string(element)];
    each_child(xml.root(), element, [&](Node note) {
      const std::string_view type = value(note, "type");
      if (type.starts_with("separator") || type.starts_with("continuation")) return;
      std::vector<WordBlock> blocks;
      read_blocks(note, blocks, 0);
      std::string text;
      for (const WordBlock& block : blocks) {
        if (!text.empty()) text += '\n';
        text += block.text;
      }
      notes.emplace(value(note, "id"), std::move(text));
    });
  }
}

/// Notes whose citation is lost stand at the end, as Word prints them.
void WordBodyReader::uncited_notes(std::vector<WordBlock>& blocks) {
  for (auto& [kind, notes] : notes_) {
    for (auto& [id, text] : notes) {
      WordBlock block;
      block.kind = ExtractedKind::Note;
      block.text = std::move(text);
      if (!block.text.empty()) blocks.push_back(std::move(block));
    }
  }
}

/// Heads and feet of pages are furniture, but all there is where the body is empty.
void WordBodyReader::read_margins(std::vector<WordBlock>& blocks) {
  for (const std::string_view type : {"header", "footer"}) {
    for (const std::string& part : relationships_.of_type(type)) {
      const XmlPart margin = package_.side_part(part);
      read_blocks(margin.root(), blocks, 0);
    }
  }
}

void WordBodyReader::read_blocks(Node parent, std::vector<WordBlock>& blocks, int depth) {
  check_depth(depth, limits_.nesting);
  each_child(parent, [&](Node node) {
    const std::string_view name = local(node);
    if (name == "p") {
      read_paragraph(node, blocks, depth);
    } else if (name == "tbl") {
      WordBlock block;
      block.table = std::make_unique<WordTable>();
      read_rows(node, *block.table, depth + 1);
      blocks.push_back(std::move(block));
    } else if (name == "AlternateContent") {
      const std::size_t before = blocks.size();
      read_blocks(child(node, "Choice"), blocks, depth + 1);
      if (blocks.size() == before) read_blocks(child(node, "Fallback"), blocks, depth + 1);
    } else if (name == "oMathPara" || name == "oMath") {
      Line line;
      read_runs(node, line, depth + 1);
      WordBlock block;
      block.text = std::move(line.text);
      blocks.push_back(std::move(block));
    } else if (!is_unread(name) && name != "sectPr" && !is_placeholder(node)) {
      read_blocks(node, blocks, depth + 1);
    }
  });
}

void WordBodyReader::read_rows(Node parent, WordTable& table, int depth) {
  check_depth(depth, limits_.nesting);
  each_child(parent, [&](Node node) {
    const std::string_view name = local(node);
    if (name == "tr") {
      const Node settings = child(node, "trPr");
      if (child(settings, "del")) return;
      WordRow row;
      row.head = is_on(settings, "tblHeader");
      if (const char* skipped = setting(settings, "gridBefore")) {
        row.skipped = std::clamp(whole_number(skipped, 0), 0, kMostColumns);
      }
      read_cells(node, row, depth + 1);
      table.rows.push_back(std::move(row));
    } else if (!is_unread(name) && name != "tblPr" && name != "tblGrid") {
      read_rows(node, table, depth + 1);
    }
  });
}

void WordBodyReader::read_cells(Node parent, WordRow& row, int depth) {
  check_depth(depth, limits_.nesting);
  each_child(parent, [&](Node node) {
    const std::string_view name = local(node);
    if (name == "tc") {
      WordCell cell;
      const Node settings = child(node, "tcPr");
      if (const char* span = setting(settings, "gridSpan")) {
        cell.columns = std::clamp(whole_number(span, 1), 1, kMostColumns);
      }
      const Node merge = child(settings, "vMerge");
      cell.continues = merge && value(merge, "val") != "restart";
      const std::string_view fill = value(child(settings, "shd"), "fill");
      cell.shaded = !fill.empty() && fill != "auto" && fill != "FFFFFF" && fill != "ffffff";
      if (!cell.continues) read_blocks(node, cell.blocks, depth + 1);
      row.cells.push_back(std::move(cell));
    } else if (!is_unread(name) && name != "trPr" && name != "tblPrEx" && name != "tcPr") {
      read_cells(node, row, depth + 1);
    }
  });
}

void WordBodyReader::read_paragraph(Node node, std::vector<WordBlock>& blocks, int depth) {
  const Node settings = child(node, "pPr");
  const char* style_id = setting(settings, "pStyle");
  const ParagraphStyle& style = styles_.paragraph(style_id == nullptr ? "" : style_id);
  Line line;
  line.text = std::move(joined_);
  joined_.clear();
  read_runs(node, line, depth + 1);
  // A field whose code goes on past its paragraph has lost its end, and would hide all the rest.
  std::erase_if(fields_, [](const Field& field) { return field.in_code; });
  // A deleted end of paragraph: the next one goes on in this line.
  if (child(child(settings, "rPr"), "del")) {
    joined_ = std::move(line.text);
  } else {
    WordBlock block = finish(settings, style_id == nullptr ? "" : style_id, style, line);
    if (!block.text.empty()) blocks.push_back(std::move(block));
  }
  for (WordBlock& after : line.after) blocks.push_back(std::move(after));
}

WordBlock WordBodyReader::finish(Node settings, std::string_view style_id,
                                 const ParagraphStyle& style, Line& line) {
  WordBlock block;
  block.size = line.size > 0 ? line.size : style.size > 0 ? style.size : styles_.default_size();
  block.bold = !line.text.empty() && (style.bold || line.bold >= line.text.size());
  if (style.role == StyleRole::Title) {
    block.kind = ExtractedKind::Heading;
    block.level = 1;
  } else if (style.role == StyleRole::Caption) {
    block.kind = ExtractedKind::Caption;
  } else if (style.role == StyleRole::Heading) {
    block.kind = ExtractedKind::Heading;
    block.level = style.level;
  } else if (style.role == StyleRole::Contents) {
    block.kind = ExtractedKind::Navigation;
  }
  if (const char* outline = setting(settings, "outlineLvl")) {
    const int level = whole_number(outline, kBodyOutline);
    if (level >= 0 && level < kBodyOutline && block.kind == ExtractedKind::Paragraph) {
      block.kind = ExtractedKind::Heading;
      block.level = level + 1;
    } else if (level == kBodyOutline && style.role == StyleRole::Heading) {
      block.kind = ExtractedKind::Paragraph;
      block.level = 0;
    }
  }
  number(settings, style_id, style, line, block);
  block.text = block.kind == ExtractedKind::Heading ? one_line(line.text) : std::move(line.text);
  if (!block.text.empty()) title_line(style.role == StyleRole::Title, block.text);
  return block;
}

/// A title may stand in several lines; what follows its lines ends it.
void WordBodyReader::title_line(bool title, const std::string& text) {
  title_open_ = title && (title_.empty() || title_open_);
  if (title_open_) title_ += text;
}

/// What the list that the paragraph is in writes before it.
void WordBodyReader::number(Node settings, std::string_view style_id, const ParagraphStyle& style,
                            Line& line, WordBlock& block) {
  const Node own = child(settings, "numPr");
  const char* own_list = setting(own, "numId");
  const char* own_level = setting(own, "ilvl");
  const int list = own_list != nullptr ? whole_number(own_list, 0) : style.list;
  // A paragraph without text has no number to a reader, but its number is used up.
  if (list <= 0) return;
  const int level = own_level != nullptr    ? whole_number(own_level, 0)
                    : style.list_level >= 0 ? style.list_level
                                            : numbering_.level_of_style(list, style_id);
  const std::string mark = numbering_.next(list, level);
  if (line.text.empty()) return;
  if (block.kind == ExtractedKind::Paragraph) {
    block.kind = ExtractedKind::ListItem;
    block.level = level + 1;
  }
  if (mark.empty()) return;
  // Room typed behind the number by hand adds nothing to the room that the list leaves.
  while (line.text.starts_with("　")) line.text.erase(0, std::string_view("　").size());
  line.text.insert(0, mark + (mark == "・" ? "" : " "));
}

Extraction read_word(Package package, const ExtractContext& context) {
  return WordBodyReader(std::move(package), context).run();
}

}  // namespace office
}  // namespace kouryu
