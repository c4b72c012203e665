// What all pages share: head, search form, ways between the pages, and small pieces of text.
#ifndef KOURYU_SEARCHER_SERVER_WEB_LAYOUT_H_
#define KOURYU_SEARCHER_SERVER_WEB_LAYOUT_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kouryu/searcher.h"
#include "searcher/output/citation.h"
#include "searcher/server/web/html.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

struct Frame {
  std::string title;                            // of the window, before the program's name
  std::string_view path = "./";                 // of this page: where the switch of language leads
  std::string_view form = "./";                 // where the search form leads
  std::vector<std::string_view> controls = {};  // parameters with a control in the page
  std::string_view kind = "page";               // a class of the body
  bool filters = false;                         // write_facets() stands in it
  bool feed = false;                            // of what the state asks
  bool canonical = true;                        // the page has an address by its state
};

/// The whole page around what `inside` writes into its main part.
[[nodiscard]] std::string render(const PageState& state, const Frame& frame,
                                 const std::function<void(Html&)>& inside);

/// Search results, timeline and relations of the same question.
void write_views(Html& html, const PageState& state, std::string_view current);

/// Hidden inputs of a form for `parameters`.
void write_hidden(Html& html, const Parameters& parameters);

/// Previous, next and the numbers around `state.page`; nothing for one page.
void write_pager(Html& html, std::string_view path, const PageState& state, std::size_t pages);

/// A number as people read it, its thousands set apart by space that is no text: copied or found,
/// it is the plain digits.
void write_number(Html& html, std::size_t number);
/// What a page counts, as English has it.
struct Counted {
  const char* one;
  const char* many;
};
inline constexpr Counted kResults = {" result", " results"};

/// "12件", "12 results".
void write_total(Html& html, const PageState& state, std::size_t total, Counted what = kResults);
[[nodiscard]] std::string total_text(const PageState& state, std::size_t total,
                                     Counted what = kResults);

struct Summary {
  std::string name;  // of what is shown
  std::size_t total = 0;
  Counted what = kResults;
  std::string cards = {};        // how many there are to look at, where that is another number
  std::string range = {};        // which of them this page shows; for paper
  std::string interpreted = {};  // how the query was read, where that is not as it was typed
};
/// Above the answers, with the views of the same question.
void write_summary(Html& html, const PageState& state, std::string_view path,
                   const Summary& summary);

/// A button that copies `text`, the page's address where it is empty; only with the script.
void write_copy_button(Html& html, const PageState& state, const char* label,
                       const std::string& text = {});

/// What to do with an answer: all rows of `table` (api/v1/search) as files for spreadsheet
/// programs, the link, the paper; of a search also to keep it and to subscribe to it.
void write_deeds(Html& html, const PageState& state, const std::string& table, Parameters question,
                 bool search = false);

/// A link to a passage by its document and page, from which one comes back to the page `from`.
void write_source(Html& html, const PageState& state, std::string_view from,
                  const std::string& passage, const HitDocument& document,
                  const std::optional<int>& page);

/// How a filter is called: 市区町村.
[[nodiscard]] const char* filter_label(const PageState& state, std::string_view filter);
/// How a filter's value is shown: 2004..2010 is 2004~2010年.
[[nodiscard]] std::string value_label(const PageState& state, std::string_view filter,
                                      const std::string& value);

/// 平成16, or nothing for a year before the eras that are known.
[[nodiscard]] std::string era_text(int year);

/// At most `chars` characters on one line, … where more was there.
[[nodiscard]] std::string clip(const std::string& text, std::size_t chars);
/// YYYY-MM-DD, YYYY-MM or YYYY as a reader writes it; a fiscal year has no month.
[[nodiscard]] std::string date_text(const PageState& state, const std::string& date,
                                    bool fiscal = false);
/// 20ページ
[[nodiscard]] std::string page_text(const PageState& state, int page);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_LAYOUT_H_
