// Legal forms, readings and ordinals go; the table of aliases is asked for what is left.
#include "dict/names/organisation_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/names/legal_forms.h"
#include "dict/names/organisation_aliases.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    if (!is_space(next_char(text, position))) {
      out.append(text, begin, position - begin);
      continue;
    }
    // A space stays where folding keeps one: between two Latin letters or digits.
    std::size_t after = position;
    while (after < text.size()) {
      std::size_t next = after;
      if (!is_space(next_char(text, next))) break;
      after = next;
    }
    if (out.empty() || after == text.size()) continue;
    std::size_t before = out.size();
    const char32_t left = previous_char(out, before);
    std::size_t at = after;
    const char32_t right = next_char(text, at);
    const auto is_western = [](char32_t c) { return is_latin(c) || is_digit(c); };
    if (is_western(left) && is_western(right)) out += ' ';
    position = after;
  }
  return out;
}

/// Removes (ソンシャン) and (そんしゃん): brackets with nothing but kana.
std::string without_readings(const std::string& text) {
  std::string out;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t close = text[position] == '(' ? text.find(')', position) : std::string::npos;
    if (close != std::string::npos) {
      const std::string_view inside =
          std::string_view(text).substr(position + 1, close - position - 1);
      bool kana = !inside.empty();
      for (std::size_t at = 0; at < inside.size();) {
        const char32_t c = next_char(inside, at);
        kana = kana && (is_hiragana(c) || is_katakana(c) || c == U'・');
      }
      if (kana) {
        position = close + 1;
        continue;
      }
    }
    out += text[position++];
  }
  return out;
}

void strip_legal_forms(std::string& name) {
  for (bool again = true; again;) {
    again = false;
    for (const LegalFormRow& row : legal_forms()) {
      const std::string_view form = row.written;
      if (name.size() <= form.size()) continue;
      if (name.starts_with(form)) {
        name.erase(0, form.size());
        again = true;
      } else if (name.ends_with(form)) {
        name.erase(name.size() - form.size());
        again = true;
      }
    }
  }
}

/// 花王株式会社和歌山工場 -> 花王和歌山工場.
void strip_inner_form(std::string& name) {
  for (const LegalFormRow& row : legal_forms()) {
    if (row.side != LegalSide::Either) continue;
    const std::string_view form = row.written;
    const std::size_t at = name.find(form);
    if (at != std::string::npos && at > 0 && at + form.size() < name.size()) {
      name.erase(at, form.size());
    }
  }
}

/// 第3回北九州市・大連市交流委員会 -> 北九州市・大連市交流委員会.
void strip_ordinal(std::string& name) {
  constexpr std::string_view kNumber = "第";
  constexpr std::string_view kTimes = "回";
  if (!name.starts_with(kNumber)) return;
  std::size_t position = kNumber.size();
  const std::size_t digits = position;
  while (position < name.size()) {
    std::size_t next = position;
    if (!is_digit(next_char(name, next))) break;
    position = next;
  }
  if (position == digits || name.compare(position, kTimes.size(), kTimes) != 0) return;
  position += kTimes.size();
  if (position < name.size()) name.erase(0, position);
}

/// An office behind one of the names of its body: クレア|北京事務所.
struct Office {
  std::vector<std::string> bodies;  // all names of the body, canonical first
  std::string own;                  // 北京事務所
};

/// Whether `words` are an office and nothing else, or a place and an office: 本部, 北京事務所.
bool is_office(std::string_view words) {
  const WordSet& offices = OrganisationAliases::instance().offices();
  if (offices.contains(words)) return true;
  if (!ends_with_any(words, offices)) return false;
  const auto places = Gazetteer::instance().written_at(words, 0);
  return std::any_of(places.begin(), places.end(), [](const PlaceMatch& match) {
    return match.form == FormKind::Full || match.form == FormKind::Bare;
  });
}

std::optional<Office> office_of(const std::string& name) {
  const OrganisationAliases& aliases = OrganisationAliases::instance();
  const std::string folded = fold_text(name);
  if (folded.size() != name.size() || aliases.is_known(folded)) return std::nullopt;
  for (std::size_t cut = folded.size(); cut > 0;) {
    previous_char(folded, cut);
    const std::string_view body = std::string_view(folded).substr(0, cut);
    if (!aliases.is_kept(body) || aliases.keeps_written(body)) continue;
    if (!is_office(std::string_view(folded).substr(cut))) continue;
    std::vector<std::string> bodies = aliases.names(body);
    // Council of Local Authorities …北京事務所 is what nobody writes.
    std::erase_if(bodies, [](const std::string& one) { return one.find(' ') != one.npos; });
    if (bodies.size() > 1) return Office{std::move(bodies), name.substr(cut)};
  }
  return std::nullopt;
}

}  // namespace

std::string canonical_office(std::string name) {
  const auto office = office_of(name);
  return office ? office->bodies.front() + office->own : std::move(name);
}

std::string canonical_organisation(std::string_view text) {
  std::string name = without_readings(without_space(canonical_spelling(text)));
  strip_legal_forms(name);
  strip_inner_form(name);
  strip_ordinal(name);
  return name;
}

std::vector<std::string> organisation_names(std::string_view text) {
  std::string name = canonical_organisation(text);
  std::vector<std::string> names = OrganisationAliases::instance().names(fold_text(name));
  if (const auto office = names.empty() ? office_of(name) : std::nullopt) {
    for (const std::string& body : office->bodies) names.push_back(body + office->own);
  }
  if (names.empty()) names.push_back(std::move(name));
  return names;
}

}  // namespace kouryu
