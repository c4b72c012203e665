// A title, a heading or a tag stands once in a card: what a snippet repeats is taken off it.
#include "searcher/server/web/hits.h"

#include <algorithm>
#include <array>

#include "searcher/server/web/layout.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kTagsShown = 4;
constexpr std::size_t kHeadingChars = 40;

using Tag = std::pair<std::string_view, std::string>;

/// All values of one kind that are not filtered for, each as a tag.
std::vector<Tag> fresh_tags(const PageState& state, std::string_view filter,
                            const std::vector<std::string>& values) {
  const std::vector<std::string>& set = state.values(filter);
  std::vector<Tag> out;
  for (const std::string& value : values) {
    if (std::find(set.begin(), set.end(), value) == set.end()) out.emplace_back(filter, value);
  }
  return out;
}

std::vector<std::string> year_values(const Hit& hit) {
  std::vector<std::string> out;
  for (auto year = hit.year.rbegin(); year != hit.year.rend(); ++year) {
    out.push_back(std::to_string(*year));
  }
  return out;
}

std::size_t values_in(const Hit& hit) {
  return hit.city.size() + hit.org.size() + hit.year.size() + hit.country.size() +
         hit.prefecture.size();
}

/// Each value is a link that narrows to it; how it looks and what is read out tell its kind.
void write_tags(Html& html, const PageState& state, const Hit& hit, const std::string& passage) {
  const std::vector<Tag> tags = tags_of(state, hit);
  if (tags.empty()) return;
  html.in("ul", {{"class", "tags"}, {"aria-label", state.say("Narrow to", "この値で絞り込む")}},
          [&] {
            for (const auto& [filter, value] : tags) {
              html.in("li", [&] {
                html.in("a",
                        {{"class", "tag " + std::string(filter)},
                         {"href", href("./", state.with(filter, value))}},
                        [&] {
                          html.element("span", {{"class", "unseen"}},
                                       filter_label(state, filter) + std::string(" "));
                          html.text(value_label(state, filter, value));
                        });
              });
            }
            if (values_in(hit) <= tags.size()) return;
            const std::string more = std::to_string(values_in(hit) - tags.size());
            html.in("li", [&] {
              html.element("a", {{"class", "rest"}, {"href", passage}},
                           state.japanese() ? "ほか" + more : more + " more");
            });
          });
}

void write_headings(Html& html, const PageState& state, const Hit& hit, Snippet& snippet) {
  std::vector<std::string> heading = hit.heading;
  std::erase(heading, title_of(hit.document));
  if (heading.empty()) return;
  const std::vector<ByteRange> marks = take_beginning(snippet, heading.back());
  html.in("p", {{"class", "path"}}, [&] {
    html.element("span", {{"class", "unseen"}}, state.say("Under: ", "見出し: "));
    for (std::size_t i = 0; i < heading.size(); ++i) {
      if (i > 0) html.element("span", {{"class", "under"}}, " › ");
      const std::string shown = clip(heading[i], kHeadingChars);
      const bool whole = shown == heading[i];
      if (i + 1 == heading.size() && whole) {
        html.marked(shown, marks);
      } else {
        html.text(shown);
      }
    }
  });
}

/// The further places of the document, or of the same text in it.
void write_more(Html& html, const PageState& state, const Hit& hit) {
  if (hit.more_in_document > 0) {
    PageState within = state.question();
    within.filters["doc"] = {hit.document.id};
    within.group = "none";
    const std::string more = std::to_string(hit.more_in_document);
    html.in("a", {{"class", "within"}, {"href", href("./", within)}}, [&] {
      html.text(state.japanese() ? "この文書のほか" + more + "か所"
                                 : more + " more in this document");
      html.element("span", {{"class", "unseen"}}, ": " + title_of(hit.document));
    });
  }
  if (hit.duplicates > 0) {
    const std::string places = std::to_string(hit.duplicates);
    html.element("span", state.japanese() ? "同じ文章がほか" + places + "か所"
                                          : places + " more places with this text");
  }
}

/// Date, file and page in one line.
void write_where(Html& html, const PageState& state, const Hit& hit) {
  PageState document = state.question();
  document.id = hit.document.id;
  document.from = state.from;
  html.in("p", {{"class", "source"}}, [&] {
    if (!hit.document.date.empty()) html.element("span", date_text(state, hit.document.date));
    html.in("a", {{"href", href("document", document)}}, [&] {
      const std::string file = file_name(hit.document.path);
      html.element("span", {{"class", "file"}},
                   file.empty() ? state.say("Whole document", "文書全体") : file);
      html.element("span", {{"class", "unseen"}},
                   state.say(": whole document ", ": 文書全体 ") + title_of(hit.document));
    });
    if (hit.page) html.element("span", page_text(state, *hit.page));
    write_more(html, state, hit);
  });
}

void write_hit(Html& html, const PageState& state, const Hit& hit) {
  PageState passage = state;
  passage.id = hit.id;
  const std::string address = href("passage", passage);
  const std::string title = title_of(hit.document);
  Snippet snippet = hit.snippet;
  const std::vector<ByteRange> in_title = take_beginning(snippet, title);
  html.in("li", [&] {
    html.in("article", {{"class", "hit"}}, [&] {
      html.in("h3", [&] {
        html.in("a", {{"href", address}}, [&] { html.marked(title, in_title); });
      });
      write_headings(html, state, hit, snippet);
      if (!snippet.text.empty()) {
        html.in("p", {{"class", "snippet"}},
                [&] { html.marked(snippet.text, snippet.highlights); });
      }
      html.in("div", {{"class", "about"}}, [&] {
        write_where(html, state, hit);
        write_tags(html, state, hit, address);
      });
    });
  });
}

}  // namespace

std::vector<ByteRange> take_beginning(Snippet& snippet, std::string_view beginning) {
  std::vector<ByteRange> taken;
  const std::string_view text = snippet.text;
  if (beginning.empty() || !text.starts_with(beginning)) return taken;
  std::size_t end = beginning.size();
  if (end < text.size() && text[end] != ' ' && text[end] != '\n') return taken;
  if (end < text.size()) ++end;
  std::vector<ByteRange> left;
  for (const ByteRange& mark : snippet.highlights) {
    if (mark.begin < beginning.size()) {
      taken.push_back({mark.begin, std::min(mark.end, beginning.size())});
    }
    if (mark.end > end) left.push_back({std::max(mark.begin, end) - end, mark.end - end});
  }
  snippet.text.erase(0, end);
  snippet.highlights = std::move(left);
  return taken;
}

std::vector<Tag> tags_of(const PageState& state, const Hit& hit) {
  std::array<std::vector<Tag>, 5> kinds = {
      fresh_tags(state, "city", hit.city), fresh_tags(state, "org", hit.org),
      fresh_tags(state, "year", year_values(hit)), fresh_tags(state, "country", hit.country),
      fresh_tags(state, "prefecture", hit.prefecture)};
  std::vector<Tag> out;
  // In turns, so that one kind does not push out the others; shown kind by kind.
  std::array<std::size_t, 5> taken{};
  for (std::size_t turn = 0; turn < kTagsShown; ++turn) {
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      std::size_t sum = 0;
      for (const std::size_t count : taken) sum += count;
      if (sum < kTagsShown && turn < kinds[kind].size()) ++taken[kind];
    }
  }
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const auto begin = kinds[kind].begin();
    out.insert(out.end(), begin, begin + static_cast<std::ptrdiff_t>(taken[kind]));
  }
  return out;
}

void write_hits(Html& html, const PageState& state, const SearchResult& result) {
  html.in("ol", {{"class", "hits"}, {"start", std::to_string((state.page - 1) * kHitsPerPage + 1)}},
          [&] {
            for (const Hit& hit : result.hits) write_hit(html, state, hit);
          });
}

}  // namespace kouryu::web
