// Names beside a legal form: 株式会社北斗製作所, 北斗製作所(株), 財団法人みさき協会.
#include "indexer/facets/organisations/organisation_legal.h"

#include <array>
#include <string_view>

#include "dict/base/utf8.h"
#include "indexer/facets/organisations/organisation_scanner.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {
namespace {

constexpr std::array<std::string_view, 4> kCompanyForms = {"株式会社", "有限会社", "合同会社",
                                                           "(株)"};
// These stand only in front of a name.
constexpr std::array<std::string_view, 8> kFrontForms = {
    "特定非営利活動法人", "npo法人",      "一般財団法人", "公益財団法人",
    "一般社団法人",       "公益社団法人", "財団法人",     "社団法人"};

}  // namespace

const EdgeBytes& legal_form_begins() {
  static const EdgeBytes bytes = [] {
    EdgeBytes all;
    for (const std::string_view form : kCompanyForms) all.insert_first(form);
    for (const std::string_view form : kFrontForms) all.insert_first(form);
    return all;
  }();
  return bytes;
}

void OrganisationScanner::find_by_legal_form(std::size_t token,
                                             std::vector<OrganisationFound>& out) const {
  const std::string_view folded = text_.folded.text;
  const std::size_t begin = text_.tokens[token].range.begin;
  std::string_view form;
  for (const std::string_view one : kCompanyForms) {
    if (folded.substr(begin).starts_with(one)) form = one;
  }
  bool front = false;
  for (const std::string_view one : kFrontForms) {
    if (form.empty() && folded.substr(begin).starts_with(one)) {
      form = one;
      front = true;
    }
  }
  if (form.empty()) return;
  std::size_t after = token;
  while (after < text_.tokens.size() && text_.tokens[after].range.begin < begin + form.size()) {
    ++after;
  }
  const bool before = !front && token > 0 && !has_break(begin) && may_stand_in_name(token - 1);
  if (!before) {
    if (const auto inside = quoted_at(begin + form.size())) {
      out.push_back({*inside, "legal", true});
      return;
    }
  }
  // 丸紅㈱、伊藤忠商事㈱: a token may hold the form and the comma behind it.
  const std::size_t form_end = begin + form.size();
  const bool closed = after > 0 && text_.tokens[after - 1].range.end > form_end;
  const bool follows = !closed && after < text_.tokens.size() && !has_break(form_end);
  // 三菱重工業(株)長崎造船所: one name.
  if (before && follows) {
    if (const auto end = works_end(after)) {
      out.push_back({{text_.tokens[first_token(token)].range.begin, *end}, "legal", true});
      return;
    }
  }
  if (front && !closed && after < text_.tokens.size()) {
    if (const auto end = group_end(after)) out.push_back({{begin, *end}, "legal", true});
  }
  const bool law = before && after < text_.tokens.size() && surface(after).starts_with("法");
  // 株式会社北斗製作所: the name follows; else it stands before: 北斗製作所株式会社.
  std::size_t last = after;
  const WordSet& titles = tables_.words(OrganisationWord::Title);
  const auto joins = [&](std::size_t at) {
    return surface(at) == "・" && at > after && at + 1 < text_.tokens.size() &&
           is_katakana_run(surface(at - 1)) && is_katakana_run(surface(at + 1));
  };
  while (!closed && !law && last < text_.tokens.size() && last - after < kMostNameTokens &&
         (may_stand_in_name(last) || joins(last)) && !titles.contains(surface(last)) &&
         ((front && last == after) || !has_break(text_.tokens[last].range.begin))) {
    ++last;
  }
  // 株式会社みさき鉄工 田所社長: a surname before a title is no part of the name.
  const bool person = last < text_.tokens.size() && titles.contains(surface(last)) &&
                      last > after + 1 && text_.tokens[last - 1].kind == TokenKind::Person;
  if (person) --last;
  const std::size_t chars = last > after
                                ? count_chars(folded.substr(text_.tokens[after].range.begin,
                                                            text_.tokens[last - 1].range.end -
                                                                text_.tokens[after].range.begin))
                                : 0;
  if (chars == 1 || (last > after && text_.tokens[after].kind == TokenKind::Number)) return;
  if (last > after && (front || !has_break(begin + form.size()))) {
    out.push_back({{begin, text_.tokens[last - 1].range.end}, "legal", true});
  } else if (before) {
    const std::size_t first = first_token(token);
    out.push_back({{text_.tokens[first].range.begin, form_end}, "legal", true});
  }
}

}  // namespace kouryu
