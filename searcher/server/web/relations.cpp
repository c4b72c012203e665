// A table of pairs, each with the places that tell of it, and the same facets as the results.
#include "searcher/server/web/relations.h"

#include <array>

#include "dict/names/place_pairs.h"
#include "searcher/output/output.h"
#include "searcher/server/web/facets.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/notices.h"

namespace kouryu::web {
namespace {

constexpr Counted kRelations = {" relation", " relations"};
constexpr std::size_t kEvidenceChars = 120;
constexpr std::array<const char*, 4> kKinds = {"tie", "activity", "office", "member"};

/// Which relations: their kind, and a place that is a side.
void write_settings(Html& html, const PageState& state) {
  html.in("div", {{"class", "settings"}}, [&] {
    html.in("label", [&] {
      html.element("span", state.say("Kind", "種類"));
      html.in("select", {{"form", "search"}, {"name", "kind"}}, [&] {
        html.element("option", {{"value", ""}, flag("selected", state.kinds.empty())},
                     state.say("all", "すべて"));
        for (const char* kind : kKinds) {
          const bool chosen = state.kinds.size() == 1 && state.kinds[0] == kind;
          html.element("option", {{"value", kind}, flag("selected", chosen)},
                       kind_label(kind, state.language));
        }
      });
    });
    html.in("label", [&] {
      html.element("span", state.say("With", "相手"));
      html.leaf("input", {{"type", "text"},
                          {"form", "search"},
                          {"name", "with"},
                          {"value", state.sides.empty() ? std::string() : state.sides[0]},
                          {"autocomplete", "off"},
                          {"maxlength", "100"}});
    });
    html.element("button", {{"type", "submit"}, {"form", "search"}}, state.say("Apply", "変更"));
  });
}

std::string years_of(const PageState& state, const Relation& relation) {
  if (relation.years.empty()) return {};
  const std::string first = std::to_string(relation.years.front());
  const std::string last = std::to_string(relation.years.back());
  return value_label(state, "year", first == last ? first : first + ".." + last);
}

void write_relation(Html& html, const PageState& state, const Relation& relation) {
  const PageState pair = state.question().with("pair", pair_value(relation.a, relation.b));
  html.in("tr", [&] {
    html.in("th", {{"scope", "row"}, {"class", "pair"}}, [&] {
      html.element("a", {{"href", href("./", pair)}}, relation.a + " – " + relation.b);
    });
    html.in("td", [&] {
      html.text(kind_label(relation.kind, state.language));
      if (relation.certain) return;
      html.text(" ");
      html.element("span", {{"class", "uncertain"}}, state.say("uncertain", "不確か"));
    });
    html.in("td", {{"class", "years"}}, [&] {
      if (relation.since.empty()) return;
      html.element("time", {{"datetime", relation.since}}, date_text(state, relation.since));
    });
    html.element("td", {{"class", "years"}}, years_of(state, relation));
    html.in("td", {{"class", "count"}}, [&] { write_number(html, relation.passages); });
    html.in("td", {{"class", "evidence"}}, [&] {
      for (const RelationEvidence& one : relation.evidence) {
        if (&one == &relation.evidence.front()) {
          html.element("p", {{"class", "sentence"}}, clip(one.text, kEvidenceChars));
        }
        write_source(html, state, one.passage, one.document, one.page);
      }
    });
  });
}

void write_table(Html& html, const PageState& state, const std::vector<Relation>& relations) {
  const std::string label = state.say("Who exchanges with whom", "どことどこの交流か");
  // What is wider than the screen is scrolled to, by keyboard as well.
  html.in("div",
          {{"class", "relations"}, {"role", "region"}, {"aria-label", label}, {"tabindex", "0"}},
          [&] {
            html.in("table", [&] {
              html.in("thead", [&] {
                html.in("tr", [&] {
                  for (const char* head :
                       {state.say("Pair", "組"), state.say("Kind", "種類"),
                        state.say("Since", "開始"), state.say("Years", "年"),
                        state.say("Passages", "箇所"), state.say("Evidence", "根拠")}) {
                    html.element("th", {{"scope", "col"}}, head);
                  }
                });
              });
              html.in("tbody", [&] {
                for (const Relation& one : relations) write_relation(html, state, one);
              });
            });
          });
}

/// The question as the table's address takes it.
Parameters table_parameters(const PageState& state) {
  PageState asked = state.question();
  asked.sides = state.sides;
  asked.kinds = state.kinds;
  asked.sort = kDefaultSort;
  asked.group = kDefaultGroup;
  return parameters_of(asked);
}

}  // namespace

std::string relations_page(const PageState& asked, Searcher& searcher) {
  SearchRequest counting = faceted_request_of(asked);
  counting.limit = 1;
  const SearchResult result = searcher.search(counting);
  RelationsRequest request{request_of(asked), asked.sides, asked.kinds};
  request.search.limit = kRelationsPerPage;
  request.search.offset = (asked.page - 1) * kRelationsPerPage;
  const Relations relations = searcher.relations(request);
  const PageState state = as_understood(asked, result);
  const std::string name = state.query.empty() ? state.say("All exchanges", "すべての交流関係")
                           : state.japanese() ? "「" + state.query + "」の交流関係"
                                              : "Exchanges of “" + state.query + "”";
  const Frame frame = {
      .title = clip(name, 40) + ' ' + total_text(state, relations.total, kRelations),
      .path = "relations",
      .form = "relations",
      .controls = {kFacets.begin(), kFacets.end()},
      .kind = "relations-page",
      .filters = true};
  return render(state, frame, [&](Html& html) {
    write_summary(html, state, "relations", name, relations.total, kRelations);
    html.in("div", {{"class", "columns"}}, [&] {
      html.in("div", {{"class", "answers"}}, [&] {
        write_chips(html, "relations", state);
        write_notices(html, "relations", state, result);
        write_settings(html, state);
        if (relations.total == 0) {
          html.element("p", {{"class", "nothing"}},
                       state.say("No passage that answers tells of an exchange.",
                                 "交流関係を述べている箇所は見つかりませんでした。"));
          return;
        }
        write_deeds(html, state, "api/v1/relations", table_parameters(state));
        write_table(html, state, relations.relations);
        write_pager(html, "relations", state,
                    (relations.total + kRelationsPerPage - 1) / kRelationsPerPage);
      });
      write_facets(html, "relations", state, result, state.say("Narrow down", "絞り込み"));
    });
  });
}

}  // namespace kouryu::web
