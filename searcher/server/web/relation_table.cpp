// Every number leads to the passages that it counts.
#include "searcher/server/web/relation_table.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "dict/names/place_pairs.h"
#include "searcher/output/output.h"
#include "searcher/server/web/layout.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kEvidenceChars = 48;
constexpr int kMostColumns = 40;
constexpr int kLongestAxis = 60;  // years
constexpr int kBarWidth = 3;
constexpr int kBarsHeight = 20;
constexpr std::size_t kShades = 4;

struct Years {
  int first = 0;
  int last = -1;  // before `first`: none
};

/// From the first to the last year that is told; of more than kLongestAxis years the latest.
Years years_of(const std::vector<Relation>& relations) {
  Years out;
  for (const Relation& one : relations) {
    if (one.years.empty()) continue;
    const bool none = out.last < out.first;
    out.first = none ? one.years.front() : std::min(out.first, one.years.front());
    out.last = none ? one.years.back() : std::max(out.last, one.years.back());
  }
  out.first = std::max(out.first, out.last - kLongestAxis + 1);
  return out;
}

/// The passages of a pair; of these years alone where `years` is not empty.
std::string passages_href(const PageState& state, const std::string& a, const std::string& b,
                          const std::string& years = {}) {
  PageState to = state.question().with("pair", pair_value(a, b));
  if (!years.empty()) to.filters["year"] = {years};
  return href("./", to);
}

std::string years_text(const PageState& state, const Relation& relation) {
  if (relation.years.empty()) return {};
  const std::string first = std::to_string(relation.years.front());
  const std::string last = std::to_string(relation.years.back());
  return value_label(state, "year", first == last ? first : first + ".." + last);
}

/// A line of bars; the text beside it says the same to those who do not see it.
void write_bars(Html& html, const PageState& state, const Relation& relation, const Years& axis) {
  std::size_t most = 1;
  for (const std::size_t count : relation.year_passages) most = std::max(most, count);
  const int width = (axis.last - axis.first + 1) * kBarWidth;
  html.in("svg",
          {{"class", "line-of-bars"},
           {"viewBox", "0 0 " + std::to_string(width) + ' ' + std::to_string(kBarsHeight)},
           {"width", std::to_string(width)},
           {"height", std::to_string(kBarsHeight)},
           {"aria-hidden", "true"},
           {"focusable", "false"}},
          [&] {
            for (std::size_t i = 0; i < relation.years.size(); ++i) {
              const int year = relation.years[i];
              if (year < axis.first || i >= relation.year_passages.size()) continue;
              const std::size_t count = relation.year_passages[i];
              const std::size_t height =
                  std::max<std::size_t>(4, count * static_cast<std::size_t>(kBarsHeight) / most);
              const std::string digits = std::to_string(year);
              const auto bar = [&] {
                html.element("title",
                             value_label(state, "year", digits) + ' ' + total_text(state, count));
                html.in("rect",
                        {{"x", std::to_string((year - axis.first) * kBarWidth)},
                         {"y", std::to_string(static_cast<std::size_t>(kBarsHeight) - height)},
                         {"width", std::to_string(kBarWidth - 1)},
                         {"height", std::to_string(height)}},
                        [] {});
              };
              html.in("a",
                      {{"href", passages_href(state, relation.a, relation.b, digits)},
                       {"tabindex", "-1"}},
                      bar);
            }
          });
}

/// A record has a line for each of its fields.
std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

/// The best sentence leads to its passage; the other places are a click away.
void write_evidence(Html& html, const PageState& state, const Relation& relation) {
  if (relation.evidence.empty()) return;
  const RelationEvidence& best = relation.evidence.front();
  PageState shown = state;
  shown.id = best.passage;
  shown.from = "relations";
  html.element("a", {{"class", "sentence"}, {"href", href("passage", shown)}},
               clip(on_one_line(best.text), kEvidenceChars));
  html.in("details", [&] {
    const std::string places = std::to_string(relation.evidence.size());
    html.element("summary",
                 state.japanese()
                     ? "出典 " + places + "件"
                     : places + (relation.evidence.size() == 1 ? " source" : " sources"));
    for (const RelationEvidence& one : relation.evidence) {
      write_source(html, state, "relations", one.passage, one.document, one.page);
    }
  });
}

void write_row(Html& html, const PageState& state, const Relation& relation, const Years& axis) {
  const std::string passages = passages_href(state, relation.a, relation.b);
  html.in("tr", [&] {
    html.element("td", {{"class", "side"}}, relation.a);
    html.in("th", {{"scope", "row"}, {"class", "pair"}}, [&] {
      html.in("a", {{"href", passages}}, [&] {
        html.text(relation.b);
        html.element("span", {{"class", "unseen"}}, state.say(" with ", "と") + relation.a);
      });
    });
    html.in("td", {{"class", "kind"}}, [&] {
      html.text(kind_label(relation.kind, state.language));
      if (relation.certain) return;
      html.text(" ");
      html.element("span", {{"class", "uncertain"}}, state.say("uncertain", "不確か"));
    });
    html.in("td", {{"class", "years"}}, [&] {
      if (relation.since.empty()) return;
      html.in(
          "a",
          {{"href", passages_href(state, relation.a, relation.b, relation.since.substr(0, 4))}},
          [&] {
            html.element("time", {{"datetime", relation.since}}, date_text(state, relation.since));
          });
    });
    html.in("td", {{"class", "years"}}, [&] {
      if (relation.years.empty()) return;
      write_bars(html, state, relation, axis);
      html.element("span", {{"class", "span"}}, years_text(state, relation));
    });
    html.in("td", {{"class", "count"}}, [&] {
      html.in("a", {{"href", passages}}, [&] { write_number(html, relation.passages); });
    });
    html.in("td", {{"class", "evidence"}}, [&] { write_evidence(html, state, relation); });
  });
}

/// What is wider than the screen is scrolled to, by keyboard as well.
template <class Inside>
void scrolled(Html& html, const std::string& label, Inside&& inside) {
  html.in("div",
          {{"class", "relations"}, {"role", "region"}, {"aria-label", label}, {"tabindex", "0"}},
          [&] { html.in("table", inside); });
}

void write_head(Html& html, const std::vector<std::string>& heads) {
  html.in("thead", [&] {
    html.in("tr", [&] {
      for (const std::string& head : heads) html.element("th", {{"scope", "col"}}, head);
    });
  });
}

/// Passages of a pair by the first year of their column.
using Columns = std::map<int, std::size_t>;

void write_cell(Html& html, const PageState& state, const std::pair<std::string, std::string>& pair,
                int year, int width, std::size_t count, std::size_t most) {
  if (count == 0) {
    html.element("td", "");
    return;
  }
  const std::string years = width == 1
                                ? std::to_string(year)
                                : std::to_string(year) + ".." + std::to_string(year + width - 1);
  const std::size_t shade = 1 + (count - 1) * (kShades - 1) / std::max<std::size_t>(most - 1, 1);
  html.in("td", {{"class", "shade shade-" + std::to_string(std::min(shade, kShades))}}, [&] {
    html.element("a", {{"href", passages_href(state, pair.first, pair.second, years)}},
                 std::to_string(count));
  });
}

}  // namespace

void write_relation_table(Html& html, const PageState& state,
                          const std::vector<Relation>& relations) {
  const Years axis = years_of(relations);
  scrolled(html, state.say("Who exchanges with whom", "どことどこの交流か"), [&] {
    write_head(html, {state.say("Own side", "自分側"), state.say("Partner", "相手"),
                      state.say("Kind", "種類"), state.say("Since", "開始"),
                      state.say("Years told of", "記述のある年"), state.say("Passages", "箇所"),
                      state.say("Evidence", "根拠")});
    html.in("tbody", [&] {
      for (const Relation& one : relations) write_row(html, state, one, axis);
    });
  });
}

void write_relation_years(Html& html, const PageState& state,
                          const std::vector<Relation>& relations) {
  const Years axis = years_of(relations);
  const int width = axis.last - axis.first + 1 > kMostColumns ? 5 : 1;
  const int begin = axis.first / width * width;
  // One row a pair, in the order of the first of its relations. A passage that tells two kinds of
  // relation of a pair counts once for each.
  std::vector<std::pair<std::string, std::string>> pairs;
  std::map<std::pair<std::string, std::string>, Columns> rows;
  std::size_t most = 1;
  for (const Relation& one : relations) {
    const auto [row, fresh] = rows.try_emplace({one.a, one.b});
    if (fresh) pairs.emplace_back(one.a, one.b);
    for (std::size_t i = 0; i < std::min(one.years.size(), one.year_passages.size()); ++i) {
      if (one.years[i] < begin) continue;
      std::size_t& count = row->second[one.years[i] / width * width];
      count = width == 1 ? std::max(count, one.year_passages[i]) : count + one.year_passages[i];
      most = std::max(most, count);
    }
  }
  std::vector<std::string> heads = {state.say("Own side", "自分側"), state.say("Partner", "相手")};
  for (int year = begin; year <= axis.last; year += width) {
    heads.push_back(std::to_string(year) + (width == 1 ? "" : "–"));
  }
  html.element("p", {{"class", "explained"}},
               state.say("Mentions of each year in passages that tell of the exchange; each number "
                         "leads to them.",
                         "交流を述べる箇所に出てくる年の数。数字から該当箇所を開けます。"));
  scrolled(html, state.say("Exchanges by years", "交流の相手と年"), [&] {
    write_head(html, heads);
    html.in("tbody", [&] {
      for (const auto& pair : pairs) {
        html.in("tr", [&] {
          html.element("td", {{"class", "side"}}, pair.first);
          html.in("th", {{"scope", "row"}, {"class", "pair"}}, [&] {
            html.in("a", {{"href", passages_href(state, pair.first, pair.second)}}, [&] {
              html.text(pair.second);
              html.element("span", {{"class", "unseen"}}, state.say(" with ", "と") + pair.first);
            });
          });
          const Columns& columns = rows[pair];
          for (int year = begin; year <= axis.last; year += width) {
            const auto cell = columns.find(year);
            write_cell(html, state, pair, year, width, cell == columns.end() ? 0 : cell->second,
                       most);
          }
        });
      }
    });
  });
}

}  // namespace kouryu::web
