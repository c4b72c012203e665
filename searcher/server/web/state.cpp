// Parameters to state and back.
#include "searcher/server/web/state.h"

#include <algorithm>
#include <iterator>

namespace kouryu::web {
namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& value, const char* hint = "") {
  throw Error(ErrorKind::BadQuery,
              name + say(": cannot understand \"", ": 値を理解できません: \"") + value + "\"",
              hint);
}

std::size_t read_page(const std::string& text) {
  const std::size_t number = read_count("page", text);
  if (number == 0) refuse("page", text);
  // Far behind the last one; more would not count to its first row.
  constexpr std::size_t kLastPage = 1'000'000;
  return std::min(number, kLastPage);
}

bool is_filter(const std::string& name) {
  return std::find(std::begin(kFilterNames), std::end(kFilterNames), name) !=
         std::end(kFilterNames);
}

/// The name of a filter, however it is typed.
std::string read_filter(const std::string& typed) {
  const auto id = filter_named(typed);
  if (!id || field(*id).filter == FilterKind::Words) {
    refuse("all", typed, say("give the name of a filter", "絞り込みの名前を書いてください"));
  }
  return name_of(*id);
}

void add_value(std::vector<std::string>& values, const std::string& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
}

}  // namespace

const std::vector<std::string>& PageState::values(std::string_view filter) const {
  static const std::vector<std::string> none;
  const auto found = filters.find(std::string(filter));
  return found == filters.end() ? none : found->second;
}

bool PageState::wants_all(std::string_view filter) const {
  return std::find(all.begin(), all.end(), filter) != all.end();
}

PageState PageState::on_page(std::size_t number) const {
  PageState out = *this;
  out.page = number;
  return out;
}

PageState PageState::with(std::string_view filter, const std::string& value) const {
  PageState out = on_page(1);
  add_value(out.filters[std::string(filter)], value);
  return out;
}

PageState PageState::without(std::string_view filter, const std::string& value) const {
  PageState out = on_page(1);
  const auto found = out.filters.find(std::string(filter));
  if (found == out.filters.end()) return out;
  std::erase(found->second, value);
  if (found->second.empty()) {
    out.filters.erase(found);
    std::erase(out.all, filter);
  }
  return out;
}

PageState PageState::without_filters() const {
  PageState out = on_page(1);
  out.filters.clear();
  out.all.clear();
  return out;
}

PageState PageState::with_query(const std::string& other) const {
  PageState out = on_page(1);
  out.query = other;
  return out;
}

PageState PageState::start() const {
  PageState out;
  out.language = language;
  out.language_chosen = language_chosen;
  return out;
}

PageState PageState::question() const {
  PageState out = on_page(1);
  out.id.clear();
  out.facet.clear();
  out.find.clear();
  out.order = kDefaultOrder;
  out.sides.clear();
  out.kinds.clear();
  out.view.clear();
  out.from.clear();
  out.unread.clear();
  return out;
}

std::string PageState::year_range() const {
  const std::vector<std::string>& years = values("year");
  const auto is_range = [](const std::string& year) { return year.find("..") != year.npos; };
  if (std::count_if(years.begin(), years.end(), is_range) != 1) return {};
  return *std::find_if(years.begin(), years.end(), is_range);
}

PageState read_state(const Parameters& parameters, Language language, int this_year) {
  PageState state;
  state.language = language;
  // First the language: what is wrong with the rest is told in it.
  for (const auto& [name, value] : parameters) {
    if (name != "lang") continue;
    if (value != "ja" && value != "en") refuse(name, value, "ja, en");
    state.language = value == "ja" ? Language::Japanese : Language::English;
    state.language_chosen = true;
  }
  const SpeakIn speak(state.language);
  std::string from;
  std::string to;
  for (const auto& [name, value] : parameters) {
    if (name == "q") {
      state.query = value;
      state.asked = true;
    } else if (is_filter(name)) {
      if (!value.empty()) add_value(state.filters[name], value);
    } else if (name == "all") {
      if (!value.empty()) add_value(state.all, read_filter(value));
    } else if (name == "with") {
      if (!value.empty()) add_value(state.sides, value);
    } else if (name == "kind") {
      if (!value.empty()) add_value(state.kinds, value);
    } else if (name == "year_from") {
      from = value;
    } else if (name == "year_to") {
      to = value;
    } else if (name == "mode") {
      (void)read_mode(value);
      state.mode = value;
    } else if (name == "sort") {
      (void)read_sort(value);
      state.sort = value;
    } else if (name == "group") {
      (void)read_group(value);
      state.group = value;
    } else if (name == "order" || name == "kind") {
      SearchRequest known;
      set_parameter(known, name, value);
      if (name == "order") {
        state.order = value;
      } else {
        add_value(state.kinds, value);
      }
    } else if (name == "view") {
      if (value != kMatrix) refuse(name, value, kMatrix);
      state.view = value;
    } else if (name == "from") {
      if (value != "timeline" && value != "relations") refuse(name, value, "timeline, relations");
      state.from = value;
    } else if (name == "page") {
      state.page = read_page(value);
    } else if (name == "id") {
      state.id = value;
    } else if (name == "find") {
      state.find = value;
    } else if (name == "facet") {
      state.facet = value;
    }
  }
  if (!from.empty() || !to.empty()) {
    YearBoxes boxes = read_year_boxes(from, to, this_year);
    state.unread = std::move(boxes.unread);
    auto& years = state.filters["year"];
    std::erase_if(years, [](const std::string& year) { return year.find("..") != year.npos; });
    if (!boxes.filter.empty()) add_value(years, boxes.filter);
    if (years.empty()) state.filters.erase("year");
  }
  if (state.has_filters()) state.asked = true;
  return state;
}

Parameters parameters_of(const PageState& state) {
  Parameters out;
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) out.emplace_back(name, value);
  };
  put("id", state.id);
  put("facet", state.facet);
  if (!state.query.empty() || state.asked) out.emplace_back("q", state.query);
  const auto put_filter = [&](std::string_view name) {
    for (const std::string& value : state.values(name)) out.emplace_back(name, value);
  };
  for (const std::string_view name : kFacets) put_filter(name);
  for (const std::string_view name : kOtherFilters) put_filter(name);
  for (const std::string& name : state.all) put("all", name);
  for (const std::string& place : state.sides) put("with", place);
  for (const std::string& kind : state.kinds) put("kind", kind);
  if (state.mode != kDefaultMode) put("mode", state.mode);
  if (state.sort != kDefaultSort) put("sort", state.sort);
  if (state.group != kDefaultGroup) put("group", state.group);
  if (state.order != kDefaultOrder) put("order", state.order);
  put("view", state.view);
  put("from", state.from);
  put("find", state.find);
  if (state.page > 1) out.emplace_back("page", std::to_string(state.page));
  if (state.language_chosen) out.emplace_back("lang", state.japanese() ? "ja" : "en");
  return out;
}

std::string href(std::string_view page, const PageState& state, std::string_view place) {
  std::string out = href(page, parameters_of(state));
  if (!place.empty()) {
    out += '#';
    append_encoded(out, place);
  }
  return out;
}

std::string href(std::string_view page, const Parameters& parameters) {
  std::string out(page);
  char before = '?';
  for (const auto& [name, value] : parameters) {
    out += before;
    append_encoded(out, name);
    out += '=';
    append_encoded(out, value);
    before = '&';
  }
  return out;
}

SearchRequest request_of(const PageState& state) {
  SearchRequest request;
  request.query = state.query;
  request.mode = state.search_mode();
  request.filters = state.filters;
  request.all = state.all;
  request.sort = read_sort(state.sort);
  request.group = read_group(state.group);
  return request;
}

SearchRequest faceted_request_of(const PageState& state) {
  SearchRequest request = request_of(state);
  request.facets.assign(kFacets.begin(), kFacets.end());
  request.facet_size = 0;
  request.group = GroupBy::None;
  return request;
}

}  // namespace kouryu::web
