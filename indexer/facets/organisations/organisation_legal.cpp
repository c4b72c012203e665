// Names beside a legal form: 株式会社北斗製作所, 北斗製作所(株), 財団法人みさき協会.
#include <algorithm>
#include <optional>

#include "dict/base/utf8.h"
#include "dict/names/legal_forms.h"
#include "indexer/facets/organisations/organisation_bodies.h"
#include "indexer/facets/organisations/organisation_borders.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {
namespace {

/// A legal form that begins with a token.
struct LegalForm {
  ByteRange range;
  bool front = false;   // it stands only in front of a name
  bool before = false;  // a name may stand before it
  bool closed = false;  // a token may hold the form and the comma behind it: 丸紅㈱、伊藤忠商事㈱
  std::size_t after = 0;  // the first token behind it
};

std::optional<LegalForm> form_at(const NameReading& at) {
  const OrganisationText& text = at.text;
  const std::size_t begin = text.begin(at.token);
  const FoldedLegalForm* const written = legal_form_at(text.from(begin));
  if (written == nullptr) return std::nullopt;
  LegalForm form;
  form.front = written->side == LegalSide::Front;
  form.range = {begin, begin + written->text.size()};
  form.after = at.token;
  while (form.after < text.tokens() && text.begin(form.after) < form.range.end) ++form.after;
  form.before =
      !form.front && at.token > 0 && !text.has_break(begin) && text.may_stand_in_name(at.token - 1);
  form.closed = form.after > 0 && text.end(form.after - 1) > form.range.end;
  return form;
}

std::optional<ByteRange> quoted_name(const OrganisationText& text, const LegalForm& form) {
  if (form.before) return std::nullopt;
  return text.quoted_at(form.range.end);
}

/// 三菱重工業(株)長崎造船所: one name.
std::optional<ByteRange> works(const NameReading& at, const LegalForm& form) {
  const bool follows =
      !form.closed && form.after < at.text.tokens() && !at.text.has_break(form.range.end);
  if (!form.before || !follows) return std::nullopt;
  const auto end = works_end(at.text, form.after);
  if (!end) return std::nullopt;
  return ByteRange{at.text.begin(first_token(at.text, at.token)), *end};
}

/// The token behind the last of the name that follows `form`: form.after where none does.
std::size_t name_end(const OrganisationText& text, const LegalForm& form) {
  const WordSet& titles = text.words(OrganisationWord::Title);
  const bool law =
      form.before && form.after < text.tokens() && text.surface(form.after).starts_with("法");
  const auto joins = [&](std::size_t at) {
    return text.surface(at) == "・" && at > form.after && at + 1 < text.tokens() &&
           is_katakana_run(text.surface(at - 1)) && is_katakana_run(text.surface(at + 1));
  };
  // (一財)みさき協会|岡本, (公財)みさき協会大連事務所|長: a person or a title behind an ending.
  const auto leaves = [&](std::size_t at) {
    return at > form.after && !text.ending_at(at - 1).empty() &&
           (text.token(at).kind == TokenKind::Person || text.surface(at) == "長");
  };
  std::size_t last = form.after;
  while (!form.closed && !law && last < text.tokens() && last - form.after < kMostNameTokens &&
         (text.may_stand_in_name(last) || joins(last)) && !leaves(last) &&
         !titles.contains(text.surface(last)) &&
         ((form.front && last == form.after) || !text.has_break(text.begin(last)))) {
    ++last;
  }
  // 株式会社みさき鉄工 田所社長: a surname before a title is no part of the name.
  const bool person = last < text.tokens() && titles.contains(text.surface(last)) &&
                      last > form.after + 1 && text.token(last - 1).kind == TokenKind::Person;
  return person ? last - 1 : last;
}

/// One character or a number behind the form is no name, and none stands before it.
bool is_counted(const OrganisationText& text, const LegalForm& form, std::size_t end) {
  if (end == form.after) return false;
  return text.token(form.after).kind == TokenKind::Number ||
         count_chars(text.in({text.begin(form.after), text.end(end - 1)})) == 1;
}

void add(const NameReading& at, const ByteRange& range, NamesRead& out) {
  out.push_back({at.text, at.token, range, range.begin});
}

}  // namespace

bool is_cut_from_legal_form(const NameReading& at) {
  const FoldedLegalForm* const form = legal_form_at(at.text.from(at.range.begin));
  return form != nullptr && form->text.size() > at.range.size();
}

void quoted_behind_form(const NameReading& at, NamesRead& out) {
  const auto form = form_at(at);
  if (!form) return;
  if (const auto inside = quoted_name(at.text, *form)) add(at, *inside, out);
}

void works_of_company(const NameReading& at, NamesRead& out) {
  const auto form = form_at(at);
  if (!form) return;
  if (const auto range = works(at, *form)) add(at, *range, out);
}

void group_behind_form(const NameReading& at, NamesRead& out) {
  const auto form = form_at(at);
  if (!form || !form->front || form->closed || form->after >= at.text.tokens()) return;
  // 公益社団法人|の|制度
  if (at.text.token(form->after).kind == TokenKind::Particle) return;
  if (quoted_name(at.text, *form)) return;
  if (const auto end = group_end(at.text, form->after)) add(at, {form->range.begin, *end}, out);
}

void name_behind_form(const NameReading& at, NamesRead& out) {
  const auto form = form_at(at);
  if (!form || quoted_name(at.text, *form) || works(at, *form)) return;
  const std::size_t end = name_end(at.text, *form);
  if (end == form->after || is_counted(at.text, *form, end)) return;
  if (!form->front && at.text.has_break(form->range.end)) return;
  add(at, {form->range.begin, at.text.end(end - 1)}, out);
}

void name_before_form(const NameReading& at, NamesRead& out) {
  const auto form = form_at(at);
  if (!form || !form->before || works(at, *form)) return;
  const std::size_t end = name_end(at.text, *form);
  const bool follows = end > form->after && !at.text.has_break(form->range.end);
  if (follows || is_counted(at.text, *form, end)) return;
  add(at, {at.text.begin(first_token(at.text, at.token)), form->range.end}, out);
}

}  // namespace kouryu
