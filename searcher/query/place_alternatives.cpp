// The gazetteer is asked for every form of a place, and says which of them a text may write.
#include "searcher/query/place_alternatives.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/names/place_names.h"
#include "dict/text/kana.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

/// How `form` names `place`; Adjective when it does not.
FormKind form_kind(std::string_view form, const Place& place) {
  for (const PlaceMatch& match : Gazetteer::instance().lookup(form)) {
    if (match.place->id == place.id) return match.form;
  }
  return FormKind::Adjective;
}

/// ソウル特別市 is named, and found where a text says ソウル and means it. Of a name that several
/// places share, the text would have to tell which.
void add_place_named(const std::string& folded, AlternativeCollector& out) {
  std::vector<const Place*> named;
  for (const PlaceMatch& match : Gazetteer::instance().lookup(folded)) {
    const bool unit =
        match.place->kind == PlaceKind::City || match.place->kind == PlaceKind::Prefecture;
    if (unit && match.form == FormKind::Full) named.push_back(match.place);
  }
  if (named.size() != 1) return;
  const FieldId field = named[0]->kind == PlaceKind::City ? FieldId::City : FieldId::Prefecture;
  out.facet(field, std::string(named[0]->name), "place", kReadingWeight, false);
}

/// Every `from` of `text` by `to`.
std::string exchanged(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

bool is_kana_word(std::string_view text) {
  if (text.empty()) return false;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (!is_hiragana(c) && !is_katakana(c)) return false;
  }
  return true;
}

std::vector<std::string> written_forms(const Place& place, FormKind asked) {
  std::vector<std::string> full;
  std::vector<std::string> bare;
  for (const std::string_view form : Gazetteer::instance().forms(place)) {
    const FormKind kind = form_kind(form, place);
    if (kind == FormKind::Full) full.emplace_back(form);
    // A bare name of one character (津) stands inside too many words.
    if (kind == FormKind::Bare && count_chars(form) > 1) bare.emplace_back(form);
  }
  if (asked == FormKind::Full) return full;
  if (asked == FormKind::Bare) return bare.empty() ? full : bare;
  // だいれん is 大連: 大連市 is found by it, and the mark covers no more than was asked for.
  std::vector<std::string> out = std::move(bare);
  const auto names_end = static_cast<std::ptrdiff_t>(out.size());
  for (std::string& form : full) {
    const bool found = std::any_of(out.begin(), out.begin() + names_end, [&](const auto& name) {
      return form.find(name) != std::string::npos;
    });
    if (!found) out.push_back(std::move(form));
  }
  return out;
}

void add_places(const std::string& folded, AlternativeCollector& out) {
  const auto add = [&](std::string_view form) {
    std::size_t places = 0;
    for (const PlaceMatch& match : Gazetteer::instance().lookup(form)) {
      if (match.form == FormKind::Adjective || ++places > 6) continue;
      for (const std::string& other : written_forms(*match.place, match.form)) {
        out.substring(other, kSpellingWeight, true, "place");
      }
    }
  };
  if (count_chars(folded) < 2) return;
  add(folded);
  add_place_named(folded, out);
  if (!is_kana_word(folded)) return;
  const std::string hiragana = to_hiragana(folded);
  if (hiragana != folded) add(hiragana);
}

void add_implying_words(const std::string& folded, AlternativeCollector& out) {
  const Gazetteer& gazetteer = Gazetteer::instance();
  for (const PlaceMatch& match : gazetteer.lookup(folded)) {
    const bool named = match.form != FormKind::Adjective && match.place->kind == PlaceKind::Country;
    if (!named || match.place->name == "日本") continue;
    std::vector<std::string_view> words;
    for (const std::string_view form : gazetteer.forms(*match.place)) {
      const bool weak = is_weak_adjective(form);
      if (!weak && form_kind(form, *match.place) == FormKind::Adjective) words.push_back(form);
    }
    // 日中韓 is found by 日中.
    std::stable_sort(words.begin(), words.end(),
                     [](auto one, auto other) { return one.size() < other.size(); });
    std::vector<std::string_view> shortest;
    for (const std::string_view word : words) {
      const bool found = std::any_of(shortest.begin(), shortest.end(),
                                     [&](auto known) { return word.find(known) != word.npos; });
      if (found) continue;
      shortest.push_back(word);
      out.substring(std::string(word), kImpliedWeight, false, "place", true);
    }
  }
}

void add_written_out(const QueryNode& node, AlternativeCollector& out) {
  struct Letter {
    std::string_view letter, written_out, base;  // no base: nothing is read back as the letter
  };
  constexpr std::array<Letter, 10> kLetters = {{{"ä", "ae", "a"},
                                                {"ö", "oe", "o"},
                                                {"ø", "oe", "o"},
                                                {"ü", "ue", "u"},
                                                {"å", "aa", "a"},
                                                {"æ", "ae", ""},
                                                {"œ", "oe", ""},
                                                {"ð", "d", ""},
                                                {"þ", "th", ""},
                                                {"ı", "i", ""}}};
  if (node.folded.empty()) return;
  std::string written_out = fold_keeping_latin_marks(node.written);
  std::string short_form = node.folded;
  for (const Letter& letter : kLetters) {
    written_out = exchanged(written_out, letter.letter, letter.written_out);
    if (letter.base.empty()) continue;
    short_form = exchanged(short_form, letter.written_out, letter.base);
  }
  written_out = fold_text(written_out);
  if (written_out != node.folded) {
    out.substring(written_out, kSpellingWeight, true, "spelling", true);
    add_places(written_out, out);
  } else if (is_latin(node.folded[0]) && Gazetteer::instance().lookup(node.folded).empty()) {
    add_places(short_form, out);
  }
}

void add_places_inside(const std::string& folded, AlternativeCollector& out) {
  if (is_kana_word(folded)) return;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t next = at;
    next_char(folded, next);
    for (const PlaceMatch& match : Gazetteer::instance().matches_at(folded, at)) {
      const bool kanji_name = match.form == FormKind::Full || match.form == FormKind::Bare;
      if (!kanji_name || match.bytes < 6 || match.bytes == folded.size()) continue;
      const std::string written = folded.substr(at, match.bytes);
      const std::string name = fold_text(match.place->name);
      if (name.find(written) != std::string::npos) break;  // the usual spelling
      for (const std::string& form : written_forms(*match.place, match.form)) {
        if (name.starts_with(form)) {
          out.substring(folded.substr(0, at) + form + folded.substr(at + match.bytes),
                        kReadingWeight, true, "place", true);
        }
      }
      break;
    }
    at = next;
  }
}

}  // namespace kouryu
