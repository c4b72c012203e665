// The frame of every page.
#include "searcher/server/web/layout.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/names/place_names.h"
#include "dict/schema/fields.h"
#include "dict/time/eras.h"
#include "searcher/server/web/assets.h"

namespace kouryu::web {
namespace {

/// Parameters that the search form must carry along.
Parameters carried(const PageState& state, const std::vector<std::string_view>& controls) {
  Parameters out;
  PageState kept = state.question();
  kept.order = state.order;
  kept.kinds = state.kinds;
  for (auto& [name, value] : parameters_of(kept)) {
    // Beside the values of a filter stands whether all of them are wanted.
    const std::string_view control = name == "all" ? value : name;
    const bool shown = std::find(controls.begin(), controls.end(), control) != controls.end();
    if (name == "q" || shown) continue;
    out.emplace_back(std::move(name), std::move(value));
  }
  return out;
}

std::string feed_href(const PageState& state) {
  PageState feed = state.question();
  feed.sort = kDefaultSort;
  feed.group = kDefaultGroup;
  return href("feed", feed);
}

void write_head(Html& html, const PageState& state, const Frame& frame) {
  html.in("head", [&] {
    html.leaf("meta", {{"charset", "utf-8"}});
    html.element("title",
                 frame.title.empty()
                     ? state.say("kouryu: search of exchange documents", "交流文書検索 kouryu")
                     : frame.title + state.say(" | kouryu", "|交流文書検索 kouryu"));
    html.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.leaf("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html.leaf("meta", {{"name", "format-detection"}, {"content", "telephone=no"}});
    html.leaf("meta", {{"name", "robots"}, {"content", "noindex"}});
    if (frame.canonical) {
      html.leaf("link", {{"rel", "canonical"}, {"href", href(frame.path, state)}});
    }
    if (frame.feed) {
      html.leaf(
          "link",
          {{"rel", "alternate"}, {"type", "application/atom+xml"}, {"href", feed_href(state)}});
    }
    html.leaf("link", {{"rel", "icon"}, {"href", asset_url("icon.svg")}});
    html.leaf("link", {{"rel", "stylesheet"}, {"href", asset_url("kouryu.css")}});
    html.in("script", {{"type", "module"}, {"src", asset_url("kouryu.js")}}, [] {});
  });
}

void write_form(Html& html, const PageState& state, const Frame& frame) {
  html.in("form",
          {{"id", "search"},
           {"class", "search"},
           {"role", "search"},
           {"action", std::string(frame.form)},
           {"data-suggest", "api/v1/suggest"},
           {"data-options", state.say("Completions", "入力候補")},
           {"data-found", state.say(" completions", "個の入力候補")},
           {"data-unit", state.say("", "件")},
           {"data-kind-word", state.say("word", "語")},
           {"data-kind-city", state.say("place", "地名")},
           {"data-kind-org", state.say("organisation", "団体")}},
          [&] {
            html.element("label", {{"for", "q"}, {"class", "unseen"}},
                         state.say("Search words", "検索語"));
            html.in("div", {{"class", "box"}}, [&] {
              html.leaf("input", {{"type", "search"},
                                  {"id", "q"},
                                  {"name", "q"},
                                  {"value", state.query},
                                  {"maxlength", "2000"},
                                  {"autocomplete", "off"},
                                  {"autocapitalize", "none"},
                                  {"spellcheck", "false"},
                                  {"enterkeyhint", "search"}});
            });
            html.element("button", {{"type", "submit"}, {"class", "primary"}},
                         state.say("Search", "検索"));
            write_hidden(html, carried(state, frame.controls));
          });
}

/// The mark of assets/icon.svg: two rings that hold each other.
void write_mark(Html& html) {
  html.in("svg",
          {{"class", "mark"},
           {"viewBox", "0 0 32 32"},
           {"aria-hidden", "true"},
           {"focusable", "false"}},
          [&] {
            html.in("rect", {{"width", "32"}, {"height", "32"}, {"rx", "7"}}, [] {});
            html.in("circle", {{"cx", "12"}, {"cy", "16"}, {"r", "6.2"}}, [] {});
            html.in("path", {{"d", "M20 9.8a6.2 6.2 0 1 1-5 2.55"}}, [] {});
          });
}

void write_header(Html& html, const PageState& state, const Frame& frame) {
  html.in("header", {{"class", "top"}}, [&] {
    html.in("div", {{"class", "wide"}}, [&] {
      html.in("a", {{"class", "brand"}, {"href", href("./", state.start())}}, [&] {
        write_mark(html);
        html.element("span", {{"class", "name"}}, state.say("kouryu", "交流文書検索"));
        html.element("span", {{"class", "sub"}}, state.say("exchange documents", "kouryu"));
      });
      html.in("nav", {{"class", "tools"}, {"aria-label", state.say("Tools", "補助")}}, [&] {
        html.element("a", {{"href", href("help", state.question())}},
                     state.say("How to search", "検索のしかた"));
        PageState other = state;
        other.language = state.japanese() ? Language::English : Language::Japanese;
        other.language_chosen = true;
        const std::string language = state.japanese() ? "en" : "ja";
        html.element(
            "a", {{"href", href(frame.path, other)}, {"lang", language}, {"hreflang", language}},
            state.japanese() ? "English" : "日本語");
      });
      write_form(html, state, frame);
    });
  });
}

void write_footer(Html& html, const PageState& state) {
  html.in("footer", {{"class", "bottom"}}, [&] {
    html.in("div", {{"class", "wide"}}, [&] {
      html.element("p",
                   state.say("kouryu searches documents on exchange between local governments.",
                             "kouryu:自治体の国際交流に関する文書の全文検索"));
    });
  });
}

const char* unit_of(const PageState& state, std::size_t total, Counted what) {
  return state.japanese() ? "件" : total == 1 ? what.one : what.many;
}

}  // namespace

std::string render(const PageState& state, const Frame& frame,
                   const std::function<void(Html&)>& inside) {
  Html html;
  html.doctype();
  html.in("html", {{"lang", state.japanese() ? "ja" : "en"}}, [&] {
    write_head(html, state, frame);
    html.in("body", {{"class", std::string(frame.kind)}}, [&] {
      html.element("a", {{"class", "skip"}, {"href", "#main"}},
                   state.say("Skip to the main part", "本文へ移動"));
      if (frame.filters) {
        html.element("a", {{"class", "skip"}, {"href", "#filters"}},
                     state.say("Skip to the filters", "絞り込みへ移動"));
      }
      // The script announces new totals here; it stays when the page around it is exchanged.
      html.in("p", {{"id", "announcer"}, {"class", "unseen"}, {"role", "status"}}, [] {});
      html.in("div", {{"id", "page"}}, [&] {
        write_header(html, state, frame);
        html.in("main", {{"id", "main"}, {"class", "wide"}, {"tabindex", "-1"}},
                [&] { inside(html); });
        write_footer(html, state);
      });
    });
  });
  return html.take();
}

void write_views(Html& html, const PageState& state, std::string_view current) {
  html.in("nav", {{"class", "views"}, {"aria-label", state.say("Views", "表示の切り替え")}}, [&] {
    const PageState question = state.question();
    const auto link = [&](std::string_view path, const PageState& to, const char* name) {
      html.element(
          "a", {{"href", href(path, to)}, attribute_if(path == current, "aria-current", "page")},
          name);
    };
    link("./", question, state.say("Results", "検索結果"));
    link("timeline", question, state.say("Timeline", "年表"));
    // Of a place it is its partners that are asked for.
    PageState partners = question;
    if (is_place_name(state.query)) partners.sides = {state.query};
    link("relations", partners, state.say("Partners", "交流の相手"));
  });
}

void write_hidden(Html& html, const Parameters& parameters) {
  for (const auto& [name, value] : parameters) {
    html.leaf("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  }
}

void write_pager(Html& html, std::string_view path, const PageState& state, std::size_t pages) {
  if (pages < 2) return;
  html.in("nav", {{"class", "pager"}, {"aria-label", state.say("Pages", "ページ送り")}}, [&] {
    const auto link = [&](std::size_t number, const std::string& text, const char* rel) {
      html.element(
          "a",
          {{"href", href(path, state.on_page(number))}, attribute_if(*rel != '\0', "rel", rel)},
          text);
    };
    if (state.page > 1) link(state.page - 1, state.say("Previous", "前へ"), "prev");
    html.in("ol", [&] {
      std::size_t last = 0;
      for (std::size_t number = 1; number <= pages; ++number) {
        const bool near = number + 2 >= state.page && number <= state.page + 2;
        if (number != 1 && number != pages && !near) continue;
        if (number > last + 1) html.element("li", {{"class", "gap"}}, "…");
        last = number;
        html.in("li", [&] {
          html.in("a",
                  {{"href", href(path, state.on_page(number))},
                   attribute_if(number == state.page, "aria-current", "page")},
                  [&] {
                    html.text(std::to_string(number));
                    html.element("span", {{"class", "unseen"}}, state.say(" (page)", "ページ"));
                  });
        });
      }
    });
    if (state.page < pages) link(state.page + 1, state.say("Next", "次へ"), "next");
  });
}

void write_number(Html& html, std::size_t number) {
  const std::string digits = std::to_string(number);
  std::size_t end = (digits.size() - 1) % 3 + 1;
  html.text(digits.substr(0, end));
  for (; end < digits.size(); end += 3) {
    html.element("span", {{"class", "thousands"}}, digits.substr(end, 3));
  }
}

void write_total(Html& html, const PageState& state, std::size_t total, Counted what) {
  write_number(html, total);
  html.text(unit_of(state, total, what));
}

std::string total_text(const PageState& state, std::size_t total, Counted what) {
  return std::to_string(total) + unit_of(state, total, what);
}

void write_summary(Html& html, const PageState& state, std::string_view path,
                   const Summary& summary) {
  html.in("div", {{"class", "summary"}}, [&] {
    html.in("h1", [&] {
      html.element("span", {{"class", "query"}}, summary.name);
      html.text(" ");
      html.in("span", {{"class", "total"}},
              [&] { write_total(html, state, summary.total, summary.what); });
      if (!summary.cards.empty()) {
        html.text(" ");
        html.element("span", {{"class", "cards"}}, summary.cards);
      }
    });
    html.in("p", {{"class", "on-paper"}}, [&] {
      html.text(summary.range);
      html.element("span", {{"data-today", state.say("en", "ja")}}, "");
    });
    if (!summary.interpreted.empty()) {
      html.in("p", {{"class", "interpreted"}}, [&] {
        html.text(state.say("Searched as: ", "探した語: "));
        html.element("span", summary.interpreted);
        if (state.mode == "exact") return;
        html.text(" ");
        PageState literal = state.on_page(1);
        literal.mode = "exact";
        html.element("a", {{"href", href(path, literal)}},
                     state.say("Only as typed", "入力した文字だけで探す"));
      });
    }
    write_views(html, state, path);
  });
}

void write_copy_button(Html& html, const PageState& state, const char* label,
                       const std::string& text) {
  html.element("button",
               {{"type", "button"},
                {"class", "scripted-only"},
                {"data-copy", text},
                {"data-copied", state.say("Copied", "コピーしました")}},
               label);
}

void write_deeds(Html& html, const PageState& state, const std::string& table, Parameters question,
                 bool search) {
  // A file has no reader's language of its own: the link says which.
  if (!state.language_chosen) question.emplace_back("lang", state.say("en", "ja"));
  html.in("p", {{"class", "deeds"}}, [&] {
    html.element("a", {{"href", href(table + ".xlsx", question)}, {"download", ""}},
                 state.say("Save for Excel", "Excelに保存"));
    html.text(" ");
    html.element("a", {{"href", href(table + ".csv", question)}, {"download", ""}},
                 state.say("Save as CSV", "CSVで保存"));
    html.text(" ");
    write_copy_button(html, state, state.say("Copy link", "リンクをコピー"));
    html.text(" ");
    html.element("button", {{"type", "button"}, {"class", "scripted-only print"}},
                 state.say("Print", "印刷"));
    if (!search) return;
    html.text(" ");
    html.element(
        "button",
        {{"type", "button"},
         {"class", "scripted-only save"},
         {"data-saved", state.say("Saved in this browser", "このブラウザーに保存しました")}},
        state.say("Save search", "検索を保存"));
    html.text(" ");
    html.element("a", {{"href", feed_href(state)}, {"type", "application/atom+xml"}},
                 state.say("Feed", "更新を購読"));
  });
}

void write_source(Html& html, const PageState& state, std::string_view from,
                  const std::string& passage, const HitDocument& document,
                  const std::optional<int>& page) {
  PageState shown = state;
  shown.id = passage;
  shown.from = from;
  html.in("p", {{"class", "source"}}, [&] {
    html.element("a", {{"href", href("passage", shown)}}, title_of(document));
    if (page) html.element("span", page_text(state, *page));
  });
}

const char* filter_label(const PageState& state, std::string_view filter) {
  const auto id = filter_named(filter);
  return id ? state.say(field(*id).english, field(*id).japanese) : "";
}

std::string value_label(const PageState& state, std::string_view filter, const std::string& value) {
  const auto id = filter_named(filter);
  const bool fiscal = id == FieldId::FiscalYear;
  if (!fiscal && !(id && field(*id).filter == FilterKind::Year)) return value;
  const auto digits = [](std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const char* unit = fiscal ? state.say("", "年度") : state.say("", "年");
  if (digits(value)) return value + unit;
  const std::size_t dots = value.find("..");
  if (dots == std::string::npos) return value;
  const std::string from = value.substr(0, dots);
  const std::string to = value.substr(dots + 2);
  const auto end = [&](const std::string& year) { return digits(year) ? year + unit : year; };
  if (!digits(from) || to.empty()) return end(from) + state.say("–", "〜") + end(to);
  return from + state.say("–", "〜") + end(to);
}

std::string era_text(int year) {
  const std::vector<std::string> names = era_years(year);
  if (names.empty()) return {};
  const std::string_view year_sign = "年";
  std::string name = names.front();
  if (name.ends_with(year_sign)) name.resize(name.size() - year_sign.size());
  return name;
}

std::string clip(const std::string& text, std::size_t chars) {
  const std::string_view line = std::string_view(text).substr(0, text.find('\n'));
  const std::size_t end = byte_of_char(line, chars);
  if (end == text.size()) return text;
  return std::string(line.substr(0, end == line.size() ? end : grapheme_begin(line, end))) + "…";
}

std::string page_text(const PageState& state, int page) {
  return state.japanese() ? std::to_string(page) + "ページ" : "page " + std::to_string(page);
}

std::string date_text(const PageState& state, const std::string& date, bool fiscal) {
  return kouryu::date_text(date, fiscal, state.language);
}

}  // namespace kouryu::web
