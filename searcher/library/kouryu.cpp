// The C interface over SearcherPool: every function catches everything and hands errors out by
// value. What the functions promise stands in kouryu/kouryu.h.
#include "kouryu/kouryu.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "dict/base/locale.h"
#include "dict/base/utf8.h"
#include "kouryu/searcher_pool.h"
#include "searcher/library/item.h"
#include "searcher/output/output.h"
#include "searcher/query/parameters.h"

struct kouryu_index {
  kouryu::SearcherPool pool;
};

struct kouryu_request {
  kouryu::SearchRequest request;
  std::vector<std::string> with;  // of relations
  std::vector<std::string> kinds;
};

struct kouryu_answer {
  kouryu::AnswerData data;
  bool explain = false;
  std::deque<std::string> made;
  kouryu_item root;
  mutable std::once_flag json_made;
  mutable std::string json;
};

namespace {

using kouryu::ErrorKind;
using kouryu::say;

/// A mistake in the calling program.
struct BadCall {
  const char* message;
};

constexpr std::array<std::pair<ErrorKind, kouryu_status>, 14> kStatuses = {{
    {ErrorKind::BadQuery, KOURYU_BAD_QUERY},
    {ErrorKind::NotFound, KOURYU_NOT_FOUND},
    {ErrorKind::Incompatible, KOURYU_INCOMPATIBLE},
    {ErrorKind::Busy, KOURYU_BUSY},
    {ErrorKind::Corrupt, KOURYU_CORRUPT},
    {ErrorKind::Io, KOURYU_IO},
    {ErrorKind::Internal, KOURYU_INTERNAL},
    {ErrorKind::TimedOut, KOURYU_TIMED_OUT},
    {ErrorKind::NoPermission, KOURYU_NO_PERMISSION},
    {ErrorKind::DiskFull, KOURYU_DISK_FULL},
    {ErrorKind::NotAnIndex, KOURYU_NOT_AN_INDEX},
    {ErrorKind::Building, KOURYU_BUILDING},
    {ErrorKind::NoResources, KOURYU_NO_RESOURCES},
    {ErrorKind::TooLarge, KOURYU_TOO_LARGE},
}};

kouryu_status status_of(ErrorKind kind) {
  const auto* const row = std::find_if(kStatuses.begin(), kStatuses.end(),
                                       [&](const auto& pair) { return pair.first == kind; });
  return row == kStatuses.end() ? KOURYU_INTERNAL : row->second;
}

/// Copies what fits of `text`, whole characters and a NUL, and returns its size in bytes.
template <std::size_t room>
std::uint32_t copy_text(char (&target)[room], std::string_view text) noexcept {
  std::size_t size = std::min(text.size(), room - 1);
  const auto in_character = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (size > 0 && in_character(size)) --size;
  std::copy_n(text.data(), size, target);  // not memcpy: an empty view may point to nothing
  std::memset(target + size, 0, room - size);
  return static_cast<std::uint32_t>(size);
}

kouryu_status tell(kouryu_error* error, kouryu_status status, std::string_view message,
                   std::string_view hint) noexcept {
  if (error != nullptr) {
    error->status = status;
    error->message_size = copy_text(error->message, message);
    error->hint_size = copy_text(error->hint, hint);
  }
  return status;
}

/// Runs `work`; whatever it throws becomes a status and the caller's `error`.
template <class Work>
kouryu_status guarded(kouryu_error* error, const Work& work) noexcept {
  try {
    work();
    return tell(error, KOURYU_OK, {}, {});
  } catch (const kouryu::Error& e) {
    return tell(error, status_of(e.kind()), e.what(), e.hint());
  } catch (const BadCall& e) {
    return tell(error, KOURYU_BAD_CALL, e.message, {});
  } catch (const std::bad_alloc&) {
    return tell(error, KOURYU_NO_RESOURCES, kouryu::error_text(ErrorKind::NoResources),
                kouryu::error_hint(ErrorKind::NoResources));
  } catch (const std::exception& e) {
    return tell(error, KOURYU_INTERNAL, e.what(), {});
  } catch (...) {
    return tell(error, KOURYU_INTERNAL, "unknown exception", {});
  }
}

template <class Pointer>
Pointer* needed(Pointer* pointer, const char* message) {
  if (pointer == nullptr) throw BadCall{message};
  return pointer;
}

std::string_view view(const char* data, std::size_t size) {
  if (size == 0) return {};
  return {needed(data, "a string is NULL but has a size"), size};
}

std::string text_in(const char* data, std::size_t size) {
  return kouryu::repair_utf8(view(data, size));
}

kouryu_text text_out(std::string_view text) { return {text.data(), text.size()}; }

/// Asks a question with a searcher of its own and wraps the answer up. `question` returns one of
/// the alternatives of AnswerData.
template <class Question>
kouryu_status ask(kouryu_index* index, kouryu_answer** answer, kouryu_error* error,
                  const Question& question, bool explain = false) noexcept {
  return guarded(error, [&] {
    *needed(answer, "answer is NULL") = nullptr;
    needed(index, "index is NULL");
    auto made = std::make_unique<kouryu_answer>();
    made->explain = explain;
    made->data = question(*index->pool.take());
    made->root = kouryu::make_root(made->data, made->made);
    *answer = made.release();
  });
}

kouryu::SearchRequest request_or_default(const kouryu_request* request) {
  return request == nullptr ? kouryu::SearchRequest() : request->request;
}

/// Each kind of answer as JSON.
struct JsonWriter {
  bool explain;

  std::string operator()(const kouryu::SearchResult& result) const {
    return kouryu::to_json(result, {}, explain);
  }
  std::string operator()(const std::optional<kouryu::SearchResult>& result) const {
    return result ? (*this)(*result) : "null";
  }
  std::string operator()(const kouryu::Timeline& timeline) const {
    return kouryu::to_json(timeline);
  }
  std::string operator()(const kouryu::Relations& relations) const {
    return kouryu::to_json(relations);
  }
  std::string operator()(const kouryu::QueryExplanation& explanation) const {
    return kouryu::to_json(explanation);
  }
  std::string operator()(const kouryu::FacetValues& facet) const {
    return kouryu::to_json(facet.field, facet.values);
  }
  std::string operator()(const std::vector<kouryu::Suggestion>& suggestions) const {
    return kouryu::to_json(suggestions);
  }
  std::string operator()(const std::optional<kouryu::Hit>& hit) const {
    return hit ? kouryu::to_json(*hit, {}, true) : "null";
  }
  std::string operator()(const std::optional<kouryu::DocumentOverview>& document) const {
    return document ? kouryu::to_json(*document) : "null";
  }
};

template <class Rows>
auto find_row(const Rows& rows, int key) {
  return std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.first == key; });
}

}  // namespace

uint32_t kouryu_abi_version() { return KOURYU_ABI_VERSION; }

kouryu_text kouryu_version() { return text_out(KOURYU_VERSION); }

kouryu_text kouryu_status_code(int status) {
  if (status == KOURYU_OK) return text_out("ok");
  if (status == KOURYU_BAD_CALL) return text_out("bad_call");
  for (const auto& [kind, its_status] : kStatuses) {
    if (its_status == status) return text_out(kouryu::error_code(kind));
  }
  return text_out(kouryu::error_code(ErrorKind::Internal));
}

kouryu_status kouryu_open_many(const kouryu_text* indexes, size_t count, kouryu_index** opened,
                               kouryu_error* error) {
  return guarded(error, [&] {
    *needed(opened, "opened is NULL") = nullptr;
    if (count != 0) needed(indexes, "indexes is NULL");
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
      names.emplace_back(view(indexes[i].data, indexes[i].size));
      if (names.back().find('\0') != std::string::npos) throw BadCall{"a path holds a NUL"};
    }
    *opened = new kouryu_index{kouryu::SearcherPool(std::move(names))};
  });
}

kouryu_status kouryu_open(const char* index, size_t index_size, kouryu_index** opened,
                          kouryu_error* error) {
  const kouryu_text name = {index, index_size};
  return kouryu_open_many(&name, 1, opened, error);
}

void kouryu_close(kouryu_index* index) { delete index; }

kouryu_status kouryu_request_new(kouryu_request** request, kouryu_error* error) {
  return guarded(error, [&] {
    *needed(request, "request is NULL") = nullptr;
    *request = new kouryu_request();
  });
}

kouryu_status kouryu_request_set(kouryu_request* request, const char* name, size_t name_size,
                                 const char* value, size_t value_size, kouryu_error* error) {
  return guarded(error, [&] {
    needed(request, "request is NULL");
    const std::string_view parameter = view(name, name_size);
    if (parameter == "with") {
      request->with.push_back(text_in(value, value_size));
    } else if (parameter == "kind") {
      request->kinds.push_back(text_in(value, value_size));
    } else {
      kouryu::set_parameter(request->request, parameter, view(value, value_size));
    }
  });
}

void kouryu_request_free(kouryu_request* request) { delete request; }

kouryu_status kouryu_search(kouryu_index* index, const kouryu_request* request,
                            kouryu_answer** answer, kouryu_error* error) {
  const auto question = [&](kouryu::Searcher& searcher) {
    return searcher.search(request_or_default(request));
  };
  return ask(index, answer, error, question, request != nullptr && request->request.explain);
}

kouryu_status kouryu_similar(kouryu_index* index, const char* id, size_t id_size,
                             const kouryu_request* request, kouryu_answer** answer,
                             kouryu_error* error) {
  const auto question = [&](kouryu::Searcher& searcher) {
    return searcher.similar(std::string(view(id, id_size)), request_or_default(request));
  };
  return ask(index, answer, error, question, request != nullptr && request->request.explain);
}

kouryu_status kouryu_timeline(kouryu_index* index, const kouryu_request* request,
                              kouryu_answer** answer, kouryu_error* error) {
  return ask(index, answer, error, [&](kouryu::Searcher& searcher) {
    return searcher.timeline(request_or_default(request));
  });
}

kouryu_status kouryu_relations(kouryu_index* index, const kouryu_request* request,
                               kouryu_answer** answer, kouryu_error* error) {
  return ask(index, answer, error, [&](kouryu::Searcher& searcher) {
    kouryu::RelationsRequest asked;
    asked.search = request_or_default(request);
    if (request != nullptr) {
      asked.with = request->with;
      asked.kinds = request->kinds;
    }
    return searcher.relations(asked);
  });
}

kouryu_status kouryu_explain(kouryu_index* index, const kouryu_request* request,
                             kouryu_answer** answer, kouryu_error* error) {
  return ask(index, answer, error, [&](kouryu::Searcher& searcher) {
    const kouryu::SearchRequest asked = request_or_default(request);
    return searcher.explain(asked.query, asked.mode);
  });
}

kouryu_status kouryu_facet_values(kouryu_index* index, const char* field, size_t field_size,
                                  const char* prefix, size_t prefix_size, size_t limit,
                                  kouryu_answer** answer, kouryu_error* error) {
  return ask(index, answer, error, [&](kouryu::Searcher& searcher) {
    const std::string name = text_in(field, field_size);
    return kouryu::FacetValues{name,
                               searcher.facet_values(name, text_in(prefix, prefix_size), limit)};
  });
}

kouryu_status kouryu_suggest(kouryu_index* index, const char* prefix, size_t prefix_size,
                             size_t limit, kouryu_answer** answer, kouryu_error* error) {
  return ask(index, answer, error, [&](kouryu::Searcher& searcher) {
    return searcher.suggest(text_in(prefix, prefix_size), limit);
  });
}

kouryu_status kouryu_passage(kouryu_index* index, const char* id, size_t id_size,
                             const kouryu_request* request, kouryu_answer** answer,
                             kouryu_error* error) {
  return ask(index, answer, error, [&](kouryu::Searcher& searcher) {
    const kouryu::SearchRequest asked = request_or_default(request);
    return searcher.passage(std::string(view(id, id_size)), asked.query, asked.mode);
  });
}

kouryu_status kouryu_document(kouryu_index* index, const char* id, size_t id_size,
                              kouryu_answer** answer, kouryu_error* error) {
  return ask(index, answer, error, [&](kouryu::Searcher& searcher) {
    return searcher.document(std::string(view(id, id_size)));
  });
}

kouryu_status kouryu_answer_json(const kouryu_answer* answer, kouryu_text* json,
                                 kouryu_error* error) {
  return guarded(error, [&] {
    *needed(json, "json is NULL") = text_out("");
    needed(answer, "answer is NULL");
    std::call_once(answer->json_made,
                   [&] { answer->json = std::visit(JsonWriter{answer->explain}, answer->data); });
    *json = {answer->json.c_str(), answer->json.size()};
  });
}

const kouryu_item* kouryu_answer_root(const kouryu_answer* answer) {
  return answer == nullptr ? nullptr : &answer->root;
}

void kouryu_answer_free(kouryu_answer* answer) { delete answer; }

const kouryu_item* kouryu_next(const kouryu_item* parent, int list, const kouryu_item* previous) {
  if (parent == nullptr) return nullptr;
  const auto row = find_row(parent->lists, list);
  if (row == parent->lists.end() || row->second.empty()) return nullptr;
  const std::vector<kouryu_item>& items = row->second;
  if (previous == nullptr) return items.data();
  const kouryu_item* const last = &items.back();
  const bool ours = !std::less<>()(previous, items.data()) && std::less<>()(previous, last);
  return ours ? previous + 1 : nullptr;
}

kouryu_text kouryu_item_text(const kouryu_item* item, int field) {
  if (item != nullptr) {
    const auto row = find_row(item->texts, field);
    if (row != item->texts.end()) return row->second;
  }
  return text_out("");
}

double kouryu_item_real(const kouryu_item* item, int field, double absent) {
  if (item == nullptr) return absent;
  const auto row = find_row(item->numbers, field);
  return row == item->numbers.end() ? absent : row->second;
}

int64_t kouryu_item_integer(const kouryu_item* item, int field, int64_t absent) {
  if (item == nullptr) return absent;
  const auto row = find_row(item->numbers, field);
  return row == item->numbers.end() ? absent : static_cast<int64_t>(row->second);
}
