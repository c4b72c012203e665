// The same rows as a table with evidence or as a picture of years, and the facets of the results.
#include "searcher/server/web/relations.h"

#include <algorithm>
#include <array>

#include "dict/names/place_pairs.h"
#include "searcher/output/output.h"
#include "searcher/server/web/facets.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/notices.h"
#include "searcher/server/web/relation_table.h"

namespace kouryu::web {
namespace {

constexpr Counted kRelations = {" relation", " relations"};
constexpr std::array<const char*, 4> kKinds = {"tie", "activity", "office", "member"};

/// Which relations: their kind, a place that is a side, and as a table or by years.
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
    PageState other = state.on_page(1);
    const auto link = [&](const char* view, const char* name) {
      other.view = view;
      html.element("a",
                   {{"href", href("relations", other)},
                    {"class", "choice"},
                    attribute_if(state.view == view, "aria-current", "true")},
                   name);
    };
    link("", state.say("Table", "表"));
    link(kMatrix, state.say("By years", "年ごとの図"));
  });
}

/// A place that is asked for is the partner, whichever side the texts name first.
void set_sides(const PageState& state, std::vector<Relation>& relations) {
  std::vector<std::string> asked;
  for (const std::string& place : state.sides) {
    for (std::string& name : meant_places(place)) asked.push_back(std::move(name));
  }
  const auto is_asked = [&](const std::string& name) {
    return std::find(asked.begin(), asked.end(), name) != asked.end();
  };
  for (Relation& relation : relations) {
    if (is_asked(relation.a) && !is_asked(relation.b)) std::swap(relation.a, relation.b);
  }
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
  Relations relations = searcher.relations(request);
  set_sides(asked, relations.relations);
  const PageState state = as_understood(asked, result);
  const std::string name = state.query.empty() ? state.say("All exchanges", "すべての交流の相手")
                           : state.japanese() ? "「" + state.query + "」の交流の相手"
                                              : "Exchanges of “" + state.query + "”";
  const Frame frame = {
      .title = clip(name, 40) + ' ' + total_text(state, relations.total, kRelations),
      .path = "relations",
      .form = "relations",
      .controls = {kFacets.begin(), kFacets.end()},
      .kind = "relations-page",
      .filters = true};
  return render(state, frame, [&](Html& html) {
    write_summary(html, state, "relations",
                  {.name = name, .total = relations.total, .what = kRelations});
    html.in("div", {{"class", "columns"}}, [&] {
      html.in("div", {{"class", "answers"}}, [&] {
        write_bar(html, state, "relations", total_text(state, relations.total, kRelations));
        write_notices(html, "relations", state, result);
        write_settings(html, state);
        if (relations.total == 0) {
          html.element("p", {{"class", "nothing"}},
                       state.say("No passage that answers tells of an exchange.",
                                 "交流関係を述べている箇所は見つかりませんでした。"));
          return;
        }
        write_deeds(html, state, "api/v1/relations", table_parameters(state));
        if (state.view == kMatrix) {
          write_relation_years(html, state, relations.relations);
        } else {
          write_relation_table(html, state, relations.relations);
        }
        write_pager(html, "relations", state,
                    (relations.total + kRelationsPerPage - 1) / kRelationsPerPage);
      });
      write_facets(
          html, "relations", state, result,
          {state.say("Narrow down", "絞り込み"), total_text(state, relations.total, kRelations)});
    });
  });
}

}  // namespace kouryu::web
