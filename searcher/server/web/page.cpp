// Which page a path is, and what is shown where it cannot be.
#include "searcher/server/web/page.h"

#include <optional>

#include "searcher/server/message.h"
#include "searcher/server/query_limits.h"
#include "searcher/server/reply.h"
#include "searcher/server/web/assets.h"
#include "searcher/server/web/facets.h"
#include "searcher/server/web/feed.h"
#include "searcher/server/web/help.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/reading.h"
#include "searcher/server/web/relations.h"
#include "searcher/server/web/results.h"
#include "searcher/server/web/start.h"
#include "searcher/server/web/state.h"
#include "searcher/server/web/timeline.h"
#include "searcher/server/web/values.h"

namespace kouryu::web {
namespace {

Response page_of(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

Response asset_response(const Asset& asset) {
  Response response;
  response.content_type = asset.content_type;
  response.body = asset.content;
  response.etag = '"' + std::string(asset.hash) + '"';
  response.lasting = true;
  return response;
}

Response error_response(int status, const PageState& state, const std::string& title,
                        const std::string& message, const std::string& hint) {
  PageState question = state.start();
  question.query = state.query;
  Response response = page_of(
      render(question, {.title = title, .kind = "error", .canonical = false}, [&](Html& html) {
        html.element("h1", title);
        html.in("div", {{"class", "notice"}, {"role", "alert"}}, [&] {
          html.element("p", message);
          if (!hint.empty()) html.element("p", hint);
        });
        if (status == 400) write_chips(html, "./", state.question());
        html.in("p", [&] {
          html.element("a", {{"href", href("./", state.start())}},
                       state.say("To the start page", "最初のページへ"));
        });
      }));
  response.status = status;
  return response;
}

const char* failed(const PageState& state) {
  return state.say("The search failed", "検索できませんでした");
}

Response no_such_page(const PageState& state, const char* message) {
  return error_response(404, state, state.say("Not found", "ページがありません"), message, {});
}

Response index_failed(const PageState& state, const Error& error) {
  const SpeakIn speak(state.language);
  const server::HttpError told = server::as_http(error);
  if (error.kind() == ErrorKind::BadQuery) {
    return error_response(told.status(), state, failed(state), error.what(), error.hint());
  }
  Response response = error_response(told.status(), state, failed(state), told.what(), {});
  response.fault = told.fault();
  return response;
}

/// What can be told about a question that is in error: its text and its language, no filters.
PageState question_only(const Parameters& parameters, Language language) {
  PageState state;
  state.language = language;
  for (const auto& [name, value] : parameters) {
    if (name == "q") state.query = value;
    if (name == "lang" && (value == "ja" || value == "en")) {
      state.language = value == "ja" ? Language::Japanese : Language::English;
      state.language_chosen = true;
    }
  }
  return state;
}

std::optional<std::string> body_of(const std::string& path, const PageState& state,
                                   Searcher& searcher) {
  if (path == "/") {
    return state.asked ? results_page(state, searcher) : start_page(state, searcher);
  }
  if (path == "/timeline") return timeline_page(state, searcher);
  if (path == "/relations") return relations_page(state, searcher);
  if (path == "/passage") return passage_page(state, searcher);
  if (path == "/similar") return similar_page(state, searcher);
  if (path == "/document") return document_page(state, searcher);
  if (path == "/values") return values_page(state, searcher);
  if (path == "/help") return help_page(state);
  return std::nullopt;
}

}  // namespace

Response handle(const Request& request, Searcher& searcher) {
  if (const Asset* asset = find_asset(request.path)) return asset_response(*asset);
  PageState state = question_only(request.parameters, request.language);
  try {
    state = read_state(request.parameters, request.language);
    const SpeakIn speak(state.language);
    server::check_query(state.query, state.search_mode());
    if (request.path == "/feed") {
      Response feed = page_of(atom_feed(state, searcher, request.address));
      feed.content_type = "application/atom+xml; charset=utf-8";
      return feed;
    }
    if (auto body = body_of(request.path, state, searcher)) return page_of(std::move(*body));
    return no_such_page(state,
                        state.say("There is nothing at this address; the index may have "
                                  "changed since the link was made.",
                                  "このアドレスには何もありません。リンクが作られた後に索引が"
                                  "更新されたのかもしれません。"));
  } catch (const server::HttpError& error) {
    return error_response(error.status(), state, failed(state), error.what(), {});
  } catch (const Error& error) {
    return index_failed(state, error);
  }
}

Response error_page(int status, const std::string& message, Language language) {
  PageState state;
  state.language = language;
  return error_response(status, state, failed(state), message, {});
}

}  // namespace kouryu::web
