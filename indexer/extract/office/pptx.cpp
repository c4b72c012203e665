// Presentations: a slide is a page; its title first, then its shapes as a reader's eye goes.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

#include "indexer/extract/office/drawing_text.h"
#include "indexer/extract/office/package.h"
#include "indexer/extract/office/readers.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/office/table.h"
#include "indexer/extract/one_line.h"
#include "indexer/extract/text_builder.h"

namespace kouryu {
namespace office {
namespace {

/// Placeholders that hold what stands on every slide.
constexpr std::array<std::string_view, 4> kFurniture = {"sldNum", "dt", "ftr", "hdr"};

/// A place on the slide, in thousandths of an inch and the like: only their order counts.
struct Spot {
  long long x = 0, y = 0, height = 0;
  bool told = false;
};

struct Shape {
  Node node;
  Spot spot;
  bool title = false;
};

/// Where the placeholders of a layout stand: slides say it only where they differ.
using Placeholders = std::map<std::string, Spot>;

long long number_of(Node node, std::string_view name) {
  return std::atoll(std::string(value(node, name)).c_str());
}

class SlidesReader {
 public:
  SlidesReader(Package package, const ExtractContext& context)
      : context_(context), package_(std::move(package)), out_(context.limits) {}

  Extraction run() {
    const XmlPart main = package_.part(package_.main_part());
    if (!main.root()) throw Refusal("broken", package_.main_part());
    const Relationships relationships = package_.relationships(package_.main_part());
    std::vector<std::string> slides;
    std::set<std::string_view> seen;
    each_child(child(main.root(), "sldIdLst"), "sldId", [&](Node node) {
      const std::string_view part = relationships.target(relationship(node, "id"));
      if (!part.empty() && seen.insert(part).second) slides.emplace_back(part);
    });
    write(slides, false);
    // Hidden slides are not shown, but all there is where no other has text.
    if (out_.text.text.empty() && !out_.full()) write(slides, true);
    if (!out_.full()) package_.blame_damage(out_.text);
    package_.describe(out_.text);
    return out_.finish();
  }

 private:
  void write(const std::vector<std::string>& slides, bool hidden) {
    out_.text.pages.clear();
    std::size_t done = 0;
    for (const std::string& part : slides) {
      if (context_.progress) context_.progress(done++, slides.size());
      if (out_.full()) return;
      const XmlPart slide = package_.side_part(part);
      // Numbers of pages are those of the slides, whether each is shown or not.
      out_.page();
      const char* show = attribute(slide.root(), "show");
      const bool is_hidden = show != nullptr && !is_true(slide.root(), "show");
      if (is_hidden == hidden) write_slide(part, slide.root());
    }
  }

  void write_slide(std::string_view part, Node root) {
    const Relationships relationships = package_.relationships(part);
    relationships_ = &relationships;
    const auto layouts = relationships.of_type("slideLayout");
    placeholders_ = layouts.empty() ? nullptr : &layout(layouts.front());
    std::vector<Shape> shapes;
    collect(child(child(root, "cSld"), "spTree"), {}, shapes, 0);
    in_reading_order(shapes);
    for (const Shape& shape : shapes) write_shape(shape);
    for (const std::string& comments : relationships.of_type("comments")) write_comments(comments);
    for (const std::string& notes : relationships.of_type("notesSlide")) write_notes(notes);
  }

  const Placeholders& layout(const std::string& part) {
    const auto [at, fresh] = layouts_.try_emplace(part);
    Placeholders& places = at->second;
    if (!fresh) return places;
    const XmlPart xml = package_.side_part(part);
    each_child(child(child(xml.root(), "cSld"), "spTree"), "sp", [&](Node node) {
      const Node holder = placeholder(node);
      const Spot spot = spot_of(node);
      if (!holder || !spot.told) return;
      places.emplace(key_of(holder), spot);
      places.emplace(std::string(value(holder, "type")), spot);
    });
    return places;
  }

  static std::string key_of(Node holder) { return "#" + std::string(value(holder, "idx")); }

  /// The <p:ph> of a shape.
  static Node placeholder(Node shape) {
    Node found;
    each_child(shape, [&](Node part) {
      if (local(part).starts_with("nv")) found = child(child(part, "nvPr"), "ph");
    });
    return found;
  }

  static Spot spot_of(Node shape) {
    Node place = child(child(shape, "spPr"), "xfrm");
    if (!place) place = child(child(shape, "grpSpPr"), "xfrm");
    if (!place) place = child(shape, "xfrm");
    if (!place) return {};
    const Node at = child(place, "off");
    return {number_of(at, "x"), number_of(at, "y"), number_of(child(place, "ext"), "cy"), true};
  }

  /// Shapes with text; those of a group stay together where the group stands.
  void collect(Node parent, const Spot& group, std::vector<Shape>& shapes, int depth) {
    check_depth(depth, context_.limits.nesting);
    each_child(parent, [&](Node node) {
      const std::string_view name = local(node);
      if (name == "AlternateContent") {
        const Node choice = child(node, "Choice");
        collect(choice ? choice : child(node, "Fallback"), group, shapes, depth + 1);
        return;
      }
      if (name != "sp" && name != "grpSp" && name != "graphicFrame" && name != "cxnSp") return;
      if (is_hidden_shape(node)) return;
      const Node holder = placeholder(node);
      const std::string_view type = value(holder, "type");
      if (std::find(kFurniture.begin(), kFurniture.end(), type) != kFurniture.end()) return;
      Spot spot = group.told ? group : spot_of(node);
      if (!spot.told && holder && placeholders_ != nullptr) {
        auto found = placeholders_->find(key_of(holder));
        if (found == placeholders_->end()) found = placeholders_->find(std::string(type));
        if (found != placeholders_->end()) spot = found->second;
      }
      if (name == "grpSp") {
        std::vector<Shape> inner;
        collect(node, {}, inner, depth + 1);
        in_reading_order(inner);
        for (Shape& shape : inner) {
          if (spot.told) shape.spot = spot;
          shapes.push_back(shape);
        }
        return;
      }
      shapes.push_back({node, spot, type == "title" || type == "ctrTitle"});
    });
  }

  /// Titles first; then from top to bottom, and from left to right among those whose middles lie
  /// in one band.
  static void in_reading_order(std::vector<Shape>& shapes) {
    std::stable_sort(shapes.begin(), shapes.end(), [](const Shape& a, const Shape& b) {
      if (a.title != b.title) return a.title;
      // What has no place of its own is the body that the layout places: before free boxes.
      if (a.spot.told != b.spot.told) return !a.spot.told;
      return a.spot.y < b.spot.y;
    });
    for (auto begin = shapes.begin(); begin != shapes.end();) {
      auto end = begin + 1;
      if (!begin->title && begin->spot.told) {
        const long long band = begin->spot.y + begin->spot.height / 2;
        while (end != shapes.end() && end->spot.y < band) ++end;
        std::stable_sort(begin, end,
                         [](const Shape& a, const Shape& b) { return a.spot.x < b.spot.x; });
      }
      begin = end;
    }
  }

  void write_shape(const Shape& shape) {
    if (local(shape.node) == "graphicFrame") return write_frame(shape.node);
    const std::string_view type = value(placeholder(shape.node), "type");
    const bool body = placeholder(shape.node) && type != "subTitle";
    std::string title;
    for (const DrawnParagraph& paragraph : paragraphs_of(child(shape.node, "txBody"))) {
      if (shape.title) {
        if (!title.empty() && !paragraph.text.empty()) title += '\n';
        title += paragraph.text;
      } else if (paragraph.bullet || (body && !paragraph.plain)) {
        out_.block(ExtractedKind::ListItem, paragraph.text, paragraph.level + 1);
      } else {
        write_line(paragraph.text, out_);
      }
    }
    if (shape.title) out_.block(ExtractedKind::Heading, one_line(title), 1);
  }

  void write_frame(Node frame) {
    const Node data = child(child(frame, "graphic"), "graphicData");
    if (const Node table = child(data, "tbl")) return write_slide_table(table);
    for (const std::string& line : graphic_lines(data, package_, *relationships_)) {
      out_.block(ExtractedKind::Paragraph, line);
    }
  }

  void write_slide_table(Node table) {
    const bool first_row = is_true(child(table, "tblPr"), "firstRow");
    std::vector<TableLine> lines;
    each_child(table, "tr", [&](Node row) {
      TableLine line;
      line.head = first_row && lines.empty();
      int column = -1;
      each_child(row, "tc", [&](Node cell) {
        ++column;
        if (is_true(cell, "hMerge") || is_true(cell, "vMerge")) return;
        TableCell shown;
        for (const DrawnParagraph& paragraph : paragraphs_of(child(cell, "txBody"))) {
          if (!shown.text.empty() && !paragraph.text.empty()) shown.text += '\n';
          shown.text += paragraph.text;
        }
        if (shown.text.find_first_not_of(" \n\t") == std::string::npos) return;
        shown.column = column;
        shown.columns = std::clamp(whole_number(value(cell, "gridSpan"), 1), 1, kMostSpan);
        shown.rows = std::clamp(whole_number(value(cell, "rowSpan"), 1), 1, kMostSpan);
        shown.kind = kind_by_look(shown.text);
        line.cells.push_back(std::move(shown));
      });
      if (!line.cells.empty()) lines.push_back(std::move(line));
    });
    // One row or one column, coloured as a head by the table's style, is none.
    if (lines.size() < 2 || lines.front().cells.size() < 2) {
      for (TableLine& line : lines) line.head = false;
    }
    if (!lines.empty()) write_table(lines, out_);
  }

  void write_notes(std::string_view part) {
    const XmlPart notes = package_.side_part(part);
    each_child(child(child(notes.root(), "cSld"), "spTree"), "sp", [&](Node shape) {
      // Beside the notes stand the slide's picture, its number, head and foot.
      if (value(placeholder(shape), "type") != "body") return;
      std::string text;
      for (const DrawnParagraph& paragraph : paragraphs_of(child(shape, "txBody"))) {
        if (!text.empty()) text += '\n';
        text += paragraph.text;
      }
      out_.block(ExtractedKind::Note, text);
    });
  }

  void write_comments(std::string_view part) {
    const XmlPart comments = package_.side_part(part);
    each_child(comments.root(), "cm", [&](Node comment) {
      std::string text = text_of(child(comment, "text"));
      for (const DrawnParagraph& paragraph : paragraphs_of(child(comment, "txBody"))) {
        if (!text.empty()) text += '\n';
        text += paragraph.text;
      }
      out_.block(ExtractedKind::Note, text);
    });
  }

  static constexpr int kMostSpan = 1'000;

  const ExtractContext& context_;
  Package package_;
  TextBuilder out_;
  std::map<std::string, Placeholders> layouts_;
  const Placeholders* placeholders_ = nullptr;
  const Relationships* relationships_ = nullptr;
};

}  // namespace

Extraction read_slides(Package package, const ExtractContext& context) {
  return SlidesReader(std::move(package), context).run();
}

}  // namespace office
}  // namespace kouryu
