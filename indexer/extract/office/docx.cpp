// Word documents: paragraphs whose runs are joined again, tables, text boxes, notes.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>
#include <map>

#include "dict/base/utf8.h"
#include "indexer/extract/office/drawing_text.h"
#include "indexer/extract/office/office.h"
#include "indexer/extract/office/package.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/office/table.h"
#include "indexer/extract/office/word_blocks.h"
#include "indexer/extract/office/word_field.h"
#include "indexer/extract/office/word_numbering.h"
#include "indexer/extract/office/word_styles.h"
#include "indexer/extract/text_builder.h"

namespace kouryu {
namespace office {
namespace {

/// Elements with nothing in them for a reader of the text: deleted, moved away, settings.
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

bool is_unread(std::string_view name) {
  return std::find(kUnread.begin(), kUnread.end(), name) != kUnread.end();
}

class WordReader {
 public:
  WordReader(const ExtractInput& input, const ExtractContext& context)
      : limits_(context.limits),
        package_(input.bytes, context.limits),
        relationships_(package_.relationships(package_.main_part())),
        styles_(package_.related(relationships_, "styles").root()),
        numbering_(package_.related(relationships_, "numbering").root()),
        out_(context.limits) {}

  Extraction run() {
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

 private:
  /// A paragraph while it is read, and what hangs on it.
  struct Line {
    std::string text;
    std::vector<WordBlock> after;  // text boxes and notes
    int size = 0;
    std::size_t bold = 0;   // bytes
    std::size_t sized = 0;  // bytes of `size`
  };
  /// A field between its begin and end marks: its code is not shown, its result is.
  struct Field {
    bool in_code = true;
    std::string code;
  };

  static bool has_text(const std::vector<WordBlock>& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](const WordBlock& block) {
      return block.table != nullptr || !block.text.empty();
    });
  }

  void read_notes() {
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
  void uncited_notes(std::vector<WordBlock>& blocks) {
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
  void read_margins(std::vector<WordBlock>& blocks) {
    for (const std::string_view type : {"header", "footer"}) {
      for (const std::string& part : relationships_.of_type(type)) {
        const XmlPart margin = package_.side_part(part);
        read_blocks(margin.root(), blocks, 0);
      }
    }
  }

  void read_blocks(Node parent, std::vector<WordBlock>& blocks, int depth) {
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

  /// A content control that shows only Word's own prompt. One that the form's author wrote tells
  /// what is asked for, as the labels of a form do.
  static bool is_placeholder(Node node) {
    if (local(node) != "sdt" || !is_on(child(node, "sdtPr"), "showingPlcHdr")) return false;
    Node text = child(node, "sdtContent");
    while (text && local(text) != "t") {
      text = first_of(text, {"p", "r", "t", "tc"});
    }
    const std::string prompt = text_of(text);
    return std::any_of(kPrompts.begin(), kPrompts.end(),
                       [&](std::string_view begin) { return prompt.starts_with(begin); });
  }

  static Node first_of(Node parent, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      if (const Node found = child(parent, name)) return found;
    }
    return {};
  }

  void read_rows(Node parent, WordTable& table, int depth) {
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

  void read_cells(Node parent, WordRow& row, int depth) {
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

  void read_paragraph(Node node, std::vector<WordBlock>& blocks, int depth) {
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

  WordBlock finish(Node settings, std::string_view style_id, const ParagraphStyle& style,
                   Line& line) {
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
  void title_line(bool title, const std::string& text) {
    title_open_ = title && (title_.empty() || title_open_);
    if (title_open_) title_ += text;
  }

  /// What the list that the paragraph is in writes before it.
  void number(Node settings, std::string_view style_id, const ParagraphStyle& style, Line& line,
              WordBlock& block) {
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

  void read_runs(Node parent, Line& line, int depth) {
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

  void alternatives(Node node, Line& line, int depth) {
    const std::size_t text = line.text.size();
    const std::size_t after = line.after.size();
    read_run(child(node, "Choice"), line, depth + 1);
    if (line.text.size() == text && line.after.size() == after) {
      read_run(child(node, "Fallback"), line, depth + 1);
    }
  }

  void read_run(Node run, Line& line, int depth) {
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

  void read_piece(Node node, Line& line, bool hidden, int depth) {
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

  /// What a list of a form shows: nowhere else is it written.
  static std::string chosen_entry(Node list) {
    const char* chosen = setting(list, "result");
    int left = chosen == nullptr ? 0 : whole_number(chosen, 0);
    std::string out;
    each_child(list, "listEntry", [&](Node entry) {
      if (left-- == 0) out = value(entry, "val");
    });
    return out;
  }

  void field(std::string_view type, Line& line) {
    if (type == "begin") {
      if (fields_.size() < kMostFields) fields_.emplace_back();
    } else if (!fields_.empty()) {
      if (fields_.back().in_code) line.text += shown_by_code(fields_.back().code);
      fields_.back().in_code = false;
      if (type == "end") fields_.pop_back();
    }
  }

  [[nodiscard]] bool in_code() const {
    return std::any_of(fields_.begin(), fields_.end(), [](const Field& f) { return f.in_code; });
  }

  static std::string symbol(std::string_view code) {
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

  void cite(std::string_view kind, Node node, Line& line) {
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
  void read_drawing(Node parent, Line& line, int depth) {
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
          add_after(std::move(text), line);
        }
        read_drawing(node, line, depth + 1);
      } else if (name == "textpath") {  // WordArt
        add_after(std::string(value(node, "string")), line);
      } else {
        read_drawing(node, line, depth + 1);
      }
    });
  }

  static void add_after(std::string text, Line& line) {
    if (text.empty()) return;
    WordBlock block;
    block.text = std::move(text);
    line.after.push_back(std::move(block));
  }

  static constexpr int kMostColumns = 1'000;
  static constexpr int kBodyOutline = 9;
  static constexpr std::size_t kMostFields = 20;  // inside one another

  const ExtractLimits& limits_;
  Package package_;
  Relationships relationships_;
  WordStyles styles_;
  WordNumbering numbering_;
  TextBuilder out_;
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> notes_;
  std::vector<Field> fields_;
  std::string joined_;  // text of a paragraph whose end was deleted
  std::string title_;
  bool title_open_ = false;
};

}  // namespace
}  // namespace office

bool is_docx(std::string_view bytes, std::string_view extension) {
  return office::office_kind(bytes, extension) == office::OfficeKind::Word;
}

Extraction extract_docx(const ExtractInput& input, const ExtractContext& context) {
  return office::refusing([&] { return office::WordReader(input, context).run(); });
}

}  // namespace kouryu
