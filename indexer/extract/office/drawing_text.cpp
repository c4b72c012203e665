// DrawingML: a:p, a:r, a:t, and the parts that a picture of data points to.
#include "indexer/extract/office/drawing_text.h"

#include <algorithm>
#include <array>
#include <set>

#include "indexer/extract/office/refusal.h"
#include "indexer/extract/office/word_numbering.h"

namespace kouryu::office {
namespace {

constexpr int kDeepest = 200;                 // elements inside one another looked into
constexpr std::size_t kMostChartTexts = 400;  // names of a chart's series and categories

/// Fields that a program fills in on each page: numbers and dates are furniture.
bool is_furniture(Node field) {
  const std::string_view type = value(field, "type");
  return type.starts_with("slidenum") || type.starts_with("datetime");
}

/// Numbers that a paragraph shows before it, as numbering formats of Word with what stands around.
struct AutoNumber {
  std::string_view type, format, before, behind;
};
constexpr std::array kAutoNumbers = {
    AutoNumber{"arabicPeriod", "decimal", "", "."},
    AutoNumber{"arabicPlain", "decimal", "", ""},
    AutoNumber{"arabicParenR", "decimal", "", ")"},
    AutoNumber{"arabicParenBoth", "decimal", "(", ")"},
    AutoNumber{"arabicDbPeriod", "decimalFullWidth", "", "．"},
    AutoNumber{"arabicDbPlain", "decimalFullWidth", "", ""},
    AutoNumber{"circleNumDbPlain", "decimalEnclosedCircle", "", ""},
    AutoNumber{"circleNumWdWhitePlain", "decimalEnclosedCircle", "", ""},
    AutoNumber{"ea1JpnKorPeriod", "japaneseCounting", "", "."},
    AutoNumber{"ea1JpnKorPlain", "japaneseCounting", "", ""},
    AutoNumber{"romanUcPeriod", "upperRoman", "", "."},
    AutoNumber{"romanLcPeriod", "lowerRoman", "", "."},
    AutoNumber{"alphaUcPeriod", "upperLetter", "", "."},
    AutoNumber{"alphaLcPeriod", "lowerLetter", "", "."},
    AutoNumber{"alphaLcParenR", "lowerLetter", "", ")"},
    AutoNumber{"alphaLcParenBoth", "lowerLetter", "(", ")"},
};
constexpr int kLevels = 9;
constexpr int kMostNumber = 32'767;

std::string auto_number(std::string_view type, int number) {
  const auto row = std::find_if(kAutoNumbers.begin(), kAutoNumbers.end(),
                                [&](const AutoNumber& r) { return r.type == type; });
  if (row == kAutoNumbers.end()) return {};
  return std::string(row->before) + list_number(number, row->format) + std::string(row->behind) +
         " ";
}

std::string paragraph_text(Node paragraph) {
  std::string out;
  each_child(paragraph, [&](Node run) {
    const std::string_view name = local(run);
    if (name == "r" || (name == "fld" && !is_furniture(run))) {
      out += text_of(child(run, "t"));
    } else if (name == "br") {
      out += '\n';
    } else if (name == "m") {  // a14:m: a formula
      each_child(child(child(run, "oMath"), "r"), "t", [&](Node t) { out += text_of(t); });
    }
  });
  return out;
}

/// Adds the text of each `name` below `node`, at most `kMostChartTexts` of them.
template <class Visit>
void each_below(Node node, std::string_view name, int depth, Visit&& visit) {
  if (depth > kDeepest) return;
  each_child(node, [&](Node next) {
    if (local(next) == name) {
      visit(next);
    } else {
      each_below(next, name, depth + 1, visit);
    }
  });
}

void add_body(Node text_body, std::vector<std::string>& lines) {
  for (DrawnParagraph& paragraph : paragraphs_of(text_body)) {
    if (!paragraph.text.empty()) lines.push_back(std::move(paragraph.text));
  }
}

}  // namespace

void check_depth(int depth, int limit) {
  if (depth > limit) throw Refusal("refused", "elements nested deeper than the limit");
}

std::vector<DrawnParagraph> paragraphs_of(Node text_body) {
  std::vector<DrawnParagraph> out;
  std::array<int, kLevels> counts{};  // of numbered paragraphs, by level
  each_child(text_body, "p", [&](Node paragraph) {
    DrawnParagraph drawn;
    const Node settings = child(paragraph, "pPr");
    drawn.level = std::clamp(whole_number(value(settings, "lvl"), 0), 0, kLevels - 1);
    const auto level = static_cast<std::size_t>(drawn.level);
    each_child(settings, [&](Node setting) {
      const std::string_view name = local(setting);
      if (name == "buChar" || name == "buAutoNum" || name == "buBlip") drawn.bullet = true;
      if (name == "buNone") drawn.plain = true;
    });
    drawn.text = paragraph_text(paragraph);
    std::fill(counts.begin() + drawn.level + 1, counts.end(), 0);
    const Node numbered = child(settings, "buAutoNum");
    if (numbered && !drawn.text.empty()) {
      const int begin = whole_number(value(numbered, "startAt"), 1);
      const int number = std::clamp(begin, 1, kMostNumber) + counts[level]++;
      drawn.text.insert(0, auto_number(value(numbered, "type"), number));
    } else if (!drawn.text.empty()) {
      counts[level] = 0;
    }
    out.push_back(std::move(drawn));
  });
  return out;
}

std::vector<std::string> chart_lines(Node chart_space) {
  std::vector<std::string> lines;
  std::set<std::string> seen;
  const Node chart = child(chart_space, "chart");
  each_below(chart, "rich", 0, [&](Node rich) { add_body(rich, lines); });
  seen.insert(lines.begin(), lines.end());
  // Names of series (tx) and categories (cat) are words beside the picture; values are its bars.
  for (const std::string_view part : {"tx", "cat"}) {
    each_below(child(chart, "plotArea"), part, 0, [&](Node names) {
      each_below(names, "strCache", 0, [&](Node cache) {
        each_child(cache, "pt", [&](Node point) {
          const std::string text = text_of(child(point, "v"));
          if (seen.size() < kMostChartTexts && seen.insert(text).second) lines.push_back(text);
        });
      });
    });
  }
  return lines;
}

std::vector<std::string> diagram_lines(Node data_model) {
  std::vector<std::string> lines;
  each_child(child(data_model, "ptLst"), "pt", [&](Node point) {
    // Presentation points repeat what the others hold.
    if (value(point, "type") == "pres") return;
    if (const Node settings = child(point, "prSet"); is_true(settings, "phldr")) return;
    add_body(child(point, "t"), lines);
  });
  return lines;
}

std::vector<std::string> graphic_lines(Node graphic_data, Package& package,
                                       const Relationships& relationships) {
  std::vector<std::string> lines;
  each_child(graphic_data, [&](Node node) {
    const std::string_view name = local(node);
    if (name == "chart") {
      const XmlPart chart = package.side_part(relationships.target(relationship(node, "id")));
      for (std::string& line : chart_lines(chart.root())) lines.push_back(std::move(line));
    } else if (name == "relIds") {
      const XmlPart data = package.side_part(relationships.target(relationship(node, "dm")));
      for (std::string& line : diagram_lines(data.root())) lines.push_back(std::move(line));
    }
  });
  return lines;
}

bool is_hidden_shape(Node shape) {
  bool hidden = false;
  each_child(shape, [&](Node part) {
    if (local(part).starts_with("nv")) hidden = hidden || is_true(child(part, "cNvPr"), "hidden");
  });
  return hidden;
}

}  // namespace kouryu::office
