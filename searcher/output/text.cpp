// Answers for a person at a terminal.
#include <algorithm>
#include <string_view>
#include <vector>

#include "dict/base/console.h"
#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "dict/schema/fields.h"
#include "searcher/output/citation.h"
#include "searcher/output/hyperlink.h"
#include "searcher/output/joined.h"
#include "searcher/output/output.h"
#include "searcher/timeline/event_kind.h"

namespace kouryu {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kMark = "\x1b[1;33m";
constexpr std::string_view kReset = "\x1b[0m";
constexpr std::size_t kIndent = 4;
constexpr std::size_t kShownValues = 8;  // of a facet of one passage

class TextWriter {
 public:
  TextWriter(std::ostream& out, const TextStyle& style) : out_(out), style_(style) {}

  void write(const SearchResult& result) {
    head(result);
    for (const Hit& hit : result.hits) write(hit);
    more(result.hits.size(), result.total);
  }

 private:
  [[nodiscard]] const char* word(const char* english, const char* japanese) const {
    return say(style_.language, english, japanese);
  }
  /// What documents say may hold commands of a terminal: only `code` is one.
  [[nodiscard]] std::string paint(std::string_view code, const std::string& text) const {
    if (!style_.color) return harmless(text);
    return std::string(code) + harmless(text) + std::string(kReset);
  }
  /// As a filter is called, or its label.
  [[nodiscard]] std::string field_name(FieldId id) const {
    return style_.language == Language::Japanese ? field(id).japanese : name_of(id);
  }
  [[nodiscard]] std::string field_name(const std::string& facet) const {
    const auto id = facet_named(facet);
    if (!id) throw Error(ErrorKind::Internal, "no facet " + facet);
    return field_name(*id);
  }

  /// Where not all is shown, how to see more.
  void more(std::size_t shown, std::size_t total) {
    const std::string hint = more_hint(shown, total, style_);
    if (hint.empty()) return;
    out_ << (style_.color ? std::string(kDim) + hint + std::string(kReset) : hint) << '\n';
  }

  void head(const SearchResult& result) {
    std::string count = std::to_string(result.total);
    if (!result.total_is_exact) count = word("about ", "約 ") + count;
    count += style_.language == Language::Japanese ? " 件"
             : result.total == 1                   ? " passage"
                                                   : " passages";
    out_ << paint(kBold, count);
    if (!result.interpreted.empty()) out_ << "  " << harmless(result.interpreted);
    out_ << '\n';
    for (const Warning& warning : result.warnings)
      out_ << "! " << harmless(warning.message) << '\n';
    if (result.suggestion) {
      out_ << word("Did you mean: ", "もしかして: ") << harmless(*result.suggestion) << '\n';
    }
    for (const auto& [field, counts] : result.facets) {
      if (counts.empty()) continue;
      std::vector<std::string> values;
      for (const FacetCount& row : counts) {
        values.push_back(row.value + " (" + std::to_string(row.count) + ")");
      }
      labelled(field_name(field), values, 0, values.size());
    }
    out_ << '\n';
  }

  void write(const Hit& hit) {
    std::string title = hit.document.title.empty() ? hit.document.id : hit.document.title;
    for (const std::string& heading : hit.heading) {
      if (heading != title) title += " › " + heading;
    }
    std::string place;
    if (!hit.document.date.empty()) place += hit.document.date;
    if (hit.page) {
      if (!place.empty()) place += ", ";
      place += style_.language == Language::Japanese ? std::to_string(*hit.page) + " ページ"
                                                     : "p. " + std::to_string(*hit.page);
    }
    out_ << hit.rank << ". " << paint(kBold, title);
    if (!place.empty()) out_ << "  " << paint(kDim, place);
    out_ << '\n';
    snippet(hit.snippet);
    std::vector<std::string> years;
    for (const int year : hit.year) years.push_back(std::to_string(year));
    labelled(field_name(FieldId::City), hit.city, kIndent, kShownValues);
    labelled(field_name(FieldId::Year), years, kIndent, kShownValues);
    labelled(field_name(FieldId::Org), hit.org, kIndent, kShownValues);
    out_ << std::string(kIndent, ' ') << paint(kDim, hit.id);
    if (!hit.document.path.empty()) {
      const std::string path = paint(kDim, hit.document.path);
      out_ << "  " << (style_.links ? hyperlink(file_url(hit.document), path) : path);
    }
    out_ << "\n\n";
  }

  /// One line: what, then values as many as are to be shown and, on a terminal, stand in it; a
  /// first one always.
  void labelled(const std::string& name, const std::vector<std::string>& values, std::size_t indent,
                std::size_t most) {
    if (values.empty()) return;
    constexpr std::size_t kCount = 6;  // columns of "  +123"
    const std::string label = name + ':';
    std::size_t used = indent + text_columns(label) + 1 + kCount;
    std::string line;
    std::size_t shown = 0;
    for (; shown < std::min(most, values.size()); ++shown) {
      const std::string value = (shown == 0 ? "" : "  ") + harmless(values[shown]);
      used += text_columns(value);
      if (style_.columns != 0 && shown > 0 && used > style_.columns) break;
      line += value;
    }
    if (shown < values.size()) line += "  +" + std::to_string(values.size() - shown);
    out_ << std::string(indent, ' ') << paint(kDim, label) << ' ' << line << '\n';
  }

  /// The snippet in lines of the terminal's width, marks painted.
  void snippet(const Snippet& snippet) {
    const std::string margin(kIndent, ' ');
    const std::size_t width = style_.columns > 2 * kIndent ? style_.columns - kIndent : 0;
    const std::vector<std::size_t> begins = line_begins(snippet.text, width);
    std::vector<std::size_t> cuts = begins;
    for (const ByteRange& mark : snippet.highlights) {
      cuts.push_back(mark.begin);
      cuts.push_back(mark.end);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      const std::size_t begin = cuts[i];
      const std::size_t end = i + 1 < cuts.size() ? cuts[i + 1] : snippet.text.size();
      if (std::binary_search(begins.begin(), begins.end(), begin)) {
        out_ << (begin == 0 ? "" : "\n") << margin;
      }
      const bool marked = std::any_of(
          snippet.highlights.begin(), snippet.highlights.end(),
          [&](const ByteRange& mark) { return mark.begin <= begin && begin < mark.end; });
      const std::string piece = harmless(snippet.text.substr(begin, end - begin));
      out_ << (marked && style_.color ? std::string(kMark) + piece + std::string(kReset) : piece);
    }
    out_ << '\n';
  }

  std::ostream& out_;
  const TextStyle& style_;
};

/// 2004-12-24, 2007-07-14..2007-08-26; 2004年度 or FY 2004.
std::string when(const TimelineEvent& event, Language language) {
  const auto one = [&](const std::string& date) {
    if (!event.fiscal) return date;
    return language == Language::Japanese ? date + "年度" : "FY " + date;
  };
  std::string out = one(event.begin);
  if (event.end != event.begin) out += ".." + one(event.end);
  return event.uncertain ? out + '?' : out;
}

constexpr std::size_t kDateColumns = 24;  // of a timeline in a pipe

/// Columns that the dates of a timeline need, with two spaces behind the longest.
std::size_t date_columns(const Timeline& timeline, const TextStyle& style) {
  std::size_t widest = 0;
  for (const TimelineEvent& event : timeline.events) {
    widest = std::max(widest, text_columns(when(event, style.language)));
  }
  return widest + 2;
}

/// Title and page of the first source, and how many more there are.
std::string place_of(const TimelineEvent& event, Language language) {
  const EventSource& source = event.sources.front();
  std::string place = title_of(source.document);
  if (source.page) {
    const std::string page = std::to_string(*source.page);
    place += language == Language::Japanese ? " " + page + " ページ" : " p. " + page;
  }
  if (event.sources.size() > 1) place += " +" + std::to_string(event.sources.size() - 1);
  return place;
}

}  // namespace

std::string more_hint(std::size_t shown, std::size_t total, const TextStyle& style) {
  if (shown == 0 || style.offset + shown >= total) return {};
  constexpr std::size_t kStep = 5;  // times as many
  const std::string all = std::to_string(total);
  const std::string last = std::to_string(style.offset + shown);
  const std::string range = (style.offset > 0 ? std::to_string(style.offset + 1) + "–" : "") + last;
  const std::string options = "--limit " + std::to_string(shown * kStep);
  const std::string hint = style.language == Language::Japanese
                               ? all + " 件のうち " + range + " 件" +
                                     (style.offset > 0 ? "目" : "") +
                                     "を表示しました。続きは --offset " + last + "、多く見るには " +
                                     options + "、全件は --limit 0"
                               : range + " of " + all + " shown; next: --offset " + last +
                                     ", more: " + options + ", all: --limit 0";
  return joined(wrapped(hint, style.columns), "\n");
}

std::string marked_text(const std::string& text, const std::vector<ByteRange>& marks,
                        const TextStyle& style) {
  std::string out;
  std::size_t done = 0;
  for (const ByteRange& mark : marks) {
    out += harmless(text.substr(done, mark.begin - done), LineEnds::Kept);
    out += style.color ? kMark : std::string_view("【");
    out += harmless(text.substr(mark.begin, mark.end - mark.begin), LineEnds::Kept);
    out += style.color ? kReset : std::string_view("】");
    done = mark.end;
  }
  return out + harmless(text.substr(done), LineEnds::Kept);
}

std::string kind_label(EventKind kind, Language language) {
  if (language == Language::English) return std::string(event_kind_name(kind));
  if (kind == EventKind::Event) return "出来事";
  return kind == EventKind::Founding ? "設立" : "注記";
}

void write_text(std::ostream& out, const Timeline& timeline, const TextStyle& style) {
  const std::size_t width = style.columns == 0 ? kDateColumns : date_columns(timeline, style);
  for (const Warning& warning : timeline.warnings) out << "! " << harmless(warning.message) << '\n';
  for (const TimelineEvent& event : timeline.events) {
    const std::string date = when(event, style.language);
    std::string text = harmless(event.text);
    if (event.kind != EventKind::Event) {
      text.insert(0, '(' + kind_label(event.kind, style.language) + ") ");
    }
    const std::string place = '[' + harmless(place_of(event, style.language)) + ']';
    out << (style.color ? std::string(kBold) + date + std::string(kReset) : date)
        << std::string(width > text_columns(date) ? width - text_columns(date) : 1, ' ');
    // On a terminal lines go on under the first one, and the place stands behind them or below.
    const std::size_t room = style.columns > 2 * width ? style.columns - width : 0;
    const std::string margin = '\n' + std::string(width, ' ');
    const std::vector<std::string> lines = wrapped(text, room);
    out << joined(lines, margin);
    const bool fits = room == 0 || text_columns(lines.back()) + 2 + text_columns(place) <= room;
    const std::string shown = fits ? place : clipped(place, room);
    out << (fits ? "  " : margin)
        << (style.color ? std::string(kDim) + shown + std::string(kReset) : shown) << '\n';
  }
  const std::string hint = more_hint(timeline.events.size(), timeline.total, style);
  if (!hint.empty()) out << '\n' << hint << '\n';
}

void write_text(std::ostream& out, const SearchResult& result, const TextStyle& style) {
  TextWriter(out, style).write(result);
}

}  // namespace kouryu
