// Workbooks: sheets in the order of their tabs, then what floats over each one and its comments.
#include <algorithm>
#include <set>

#include "indexer/extract/office/drawing_text.h"
#include "indexer/extract/office/package.h"
#include "indexer/extract/office/readers.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/office/sheet_reader.h"
#include "indexer/extract/office/sheet_table.h"
#include "indexer/extract/text_builder.h"

namespace kouryu {
namespace office {
namespace {

/// How the author of a comment is written that only stands in, for older programs, for one with
/// answers.
constexpr std::string_view kStandIn = "tc={";

struct SheetEntry {
  std::string name;
  std::string part;
  bool hidden = false;
};

class WorkbookReader {
 public:
  WorkbookReader(Package package, const ExtractContext& context)
      : context_(context), package_(std::move(package)), out_(context.limits) {}

  Extraction run() {
    const XmlPart book = package_.part(package_.main_part());
    if (!book.root()) throw Refusal("broken", package_.main_part());
    const Relationships relationships = package_.relationships(package_.main_part());
    load(book.root(), relationships);
    const std::vector<SheetEntry> sheets = sheets_of(book.root(), relationships);
    write(sheets, false);
    // What a reader is not shown is left out, unless there is nothing else.
    if (out_.text.text.empty() && !out_.full()) write(sheets, true);
    if (!out_.full()) package_.blame_damage(out_.text);
    package_.describe(out_.text);
    return out_.finish();
  }

 private:
  void load(Node book, const Relationships& relationships) {
    workbook_.text_left = context_.limits.text_bytes;
    workbook_.from_1904 = is_true(child(book, "workbookPr"), "date1904");
    workbook_.styles = read_styles(package_.related(relationships, "styles").root());
    for (const std::string& part : relationships.of_type("sharedStrings")) {
      const std::string rest = cut_elements(package_.side_bytes(part), "si", [&](Node item) {
        workbook_.strings.push_back(string_item(item));
      });
    }
  }

  static std::vector<SheetEntry> sheets_of(Node book, const Relationships& relationships) {
    std::vector<SheetEntry> sheets;
    std::set<std::string_view> seen;
    each_child(child(book, "sheets"), "sheet", [&](Node node) {
      const std::string_view state = value(node, "state");
      const std::string_view part = relationships.target(relationship(node, "id"));
      // Two entries with one part would be the same sheet twice.
      if (part.empty() || !seen.insert(part).second) return;
      sheets.push_back({std::string(value(node, "name")), std::string(part),
                        state == "hidden" || state == "veryHidden"});
    });
    return sheets;
  }

  void write(const std::vector<SheetEntry>& sheets, bool hidden) {
    std::size_t done = 0;
    for (const SheetEntry& sheet : sheets) {
      if (context_.progress) context_.progress(done++, sheets.size());
      if (sheet.hidden != hidden || out_.full()) continue;
      out_.page(sheet.name);
      write(sheet);
    }
  }

  void write(const SheetEntry& entry) {
    XmlPart rest;
    write_sheet(read_sheet(package_.side_bytes(entry.part), workbook_, rest), out_);
    const Relationships relationships = package_.relationships(entry.part);
    const Node drawing = child(rest.root(), "drawing");
    if (const auto part = relationships.target(relationship(drawing, "id")); !part.empty()) {
      drawings(part);
    }
    if (local(rest.root()) == "chartsheet") {
      for (const std::string& part : relationships.of_type("drawing")) drawings(part);
    }
    for (const std::string& part : relationships.of_type("vmlDrawing")) old_boxes(part);
    comments(relationships);
  }

  void drawings(std::string_view part) {
    if (!drawn_.insert(std::string(part)).second) return;
    const XmlPart drawing = package_.side_part(part);
    const Relationships relationships = package_.relationships(part);
    struct Anchor {
      int row, column;
      Node node;
    };
    std::vector<Anchor> anchors;
    each_child(drawing.root(), [&](Node anchor) {
      const Node from = child(anchor, "from");
      anchors.push_back({whole_number(text_of(child(from, "row")), 0),
                         whole_number(text_of(child(from, "col")), 0), anchor});
    });
    std::stable_sort(anchors.begin(), anchors.end(), [](const Anchor& a, const Anchor& b) {
      return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    for (const Anchor& anchor : anchors) shapes(anchor.node, relationships, 0);
  }

  void shapes(Node parent, const Relationships& relationships, int depth) {
    check_depth(depth, context_.limits.nesting);
    each_child(parent, [&](Node node) {
      const std::string_view name = local(node);
      if (name == "sp" || name == "cxnSp") {
        if (is_hidden_shape(node)) return;
        for (const DrawnParagraph& paragraph : paragraphs_of(child(node, "txBody"))) {
          write_line(paragraph.text, out_);
        }
      } else if (name == "graphicFrame") {
        const Node data = child(child(node, "graphic"), "graphicData");
        for (const std::string& line : graphic_lines(data, package_, relationships)) {
          out_.block(ExtractedKind::Paragraph, line);
        }
      } else if (name == "AlternateContent") {
        const Node choice = child(node, "Choice");
        shapes(choice ? choice : child(node, "Fallback"), relationships, depth + 1);
      } else if (name == "grpSp") {
        shapes(node, relationships, depth + 1);
      }
    });
  }

  /// Text boxes and controls in the old drawing language; boxes of comments are told by those.
  void old_boxes(std::string_view part) {
    const XmlPart drawing = package_.side_part(part);
    each_child(drawing.root(), "shape", [&](Node shape) {
      if (value(child(shape, "ClientData"), "ObjectType") == "Note") return;
      out_.block(ExtractedKind::Paragraph, deep_text(child(shape, "textbox"), 0));
    });
  }

  std::string deep_text(Node node, int depth) {
    check_depth(depth, context_.limits.nesting);
    std::string text = text_of(node);
    each_child(node, [&](Node next) {
      if (local(next) == "div" && !text.empty()) text += '\n';
      text += deep_text(next, depth + 1);
    });
    return text;
  }

  void comments(const Relationships& relationships) {
    for (const std::string& part : relationships.of_type("comments")) {
      const XmlPart xml = package_.side_part(part);
      std::vector<std::string> authors;
      each_child(child(xml.root(), "authors"), "author",
                 [&](Node author) { authors.push_back(text_of(author)); });
      each_child(child(xml.root(), "commentList"), "comment", [&](Node comment) {
        const auto author = static_cast<std::size_t>(whole_number(value(comment, "authorId"), 0));
        if (author < authors.size() && authors[author].starts_with(kStandIn)) return;
        out_.block(ExtractedKind::Note, string_item(child(comment, "text")));
      });
    }
    for (const std::string& part : relationships.of_type("threadedComment")) {
      const XmlPart xml = package_.side_part(part);
      each_child(xml.root(), "threadedComment", [&](Node comment) {
        out_.block(ExtractedKind::Note, text_of(child(comment, "text")));
      });
    }
  }

  const ExtractContext& context_;
  Package package_;
  TextBuilder out_;
  Workbook workbook_;
  std::set<std::string> drawn_;
};

}  // namespace

Extraction read_workbook(Package package, const ExtractContext& context) {
  return WorkbookReader(std::move(package), context).run();
}

}  // namespace office
}  // namespace kouryu
