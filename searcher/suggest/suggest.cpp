// Beginnings are looked up where terms are sorted: in the index as they are written, in the table
// of readings as they sound. How many passages have a term tells which are worth counting; what is
// offered, and its count, is what a search for its text finds: a place may be named in other words
// than its value (ソウル特別市 of ソウル). Nothing is stored for it, and every step looks at a
// bounded number of terms.
#include "searcher/suggest/suggest.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "dict/lexicon/reading_table.h"
#include "dict/lexicon/sound_key.h"
#include "dict/schema/fields.h"
#include "dict/text/kana.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestTyped = 120;    // bytes
constexpr std::size_t kMostScanned = 4'000;   // terms that begin with what was typed: 0.2 us each
constexpr std::size_t kMostNames = 5'000;     // the same, of one facet
constexpr std::size_t kMostWords = 400;       // words of one sound, the commonest: 1 us each
constexpr std::size_t kMostHeard = 2'000;     // words whose sound is looked at closely: 0.5 us each
constexpr std::size_t kMostRemoteWords = 50;  // each is a question to the server
constexpr std::size_t kMostLookups = 1'500;   // for names by sound: 1 us each
constexpr std::size_t kMostPlaceLookups = 10'000;
constexpr std::size_t kMostParts = 12;   // words in such a name
constexpr std::size_t kMostCounted = 3;  // candidates for each suggestion that is wanted

/// Fields whose values are suggested; their names tell the kind. The term of a word has no prefix.
constexpr std::array kSuggested = {FieldId::City, FieldId::Prefecture, FieldId::Country,
                                   FieldId::Org};

std::string term_prefix(FieldId id) { return std::string(field(id).prefix) + ':'; }

std::optional<FieldId> field_of(const std::string& term) {
  static const auto prefixes = [] {
    std::array<std::string, kSuggested.size()> out;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = term_prefix(kSuggested[i]);
    return out;
  }();
  for (std::size_t i = 0; i < prefixes.size(); ++i) {
    if (term.starts_with(prefixes[i])) return kSuggested[i];
  }
  return std::nullopt;
}

std::optional<FieldId> place_field(ReadingKind kind) {
  switch (kind) {
    case ReadingKind::City:
      return FieldId::City;
    case ReadingKind::Prefecture:
      return FieldId::Prefecture;
    case ReadingKind::Country:
      return FieldId::Country;
    case ReadingKind::Word:
    case ReadingKind::Part:
      break;
  }
  return std::nullopt;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

/// A word that is worth offering: no single kana, letter or digit.
bool is_offered(const std::string& word) {
  std::size_t at = 0;
  const char32_t first = next_char(word, at);
  return at < word.size() || is_kanji(first);
}

bool is_kana_char(char32_t c) { return is_hiragana(c) || is_katakana(c); }

/// Where the kana or Latin letters begin that end `folded`: 自治体こく.
std::size_t sound_begin(const std::string& folded) {
  std::size_t begin = folded.size();
  while (begin > 0) {
    std::size_t before = begin;
    const char32_t c = previous_char(folded, before);
    if (!is_kana_char(c) && !is_latin(c) && c != U'\'') break;
    begin = before;
  }
  return begin;
}

/// Characters that end a word of a query, one by one or in pairs.
bool parts_words(char32_t c) {
  constexpr std::u32string_view kMarks = U"\"()＂（）“”„「」『』";
  return is_space(c) || kMarks.find(c) != std::u32string_view::npos;
}

/// Where the last word of `text` begins.
std::size_t last_word_begin(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t before = begin;
    if (parts_words(previous_char(text, before))) break;
    begin = before;
  }
  return begin;
}

/// True when a word sounds as `sound` began, long vowels included.
bool sounds_so(std::string_view word, const TypedSound& sound) {
  const std::string key = long_sound_key(word);
  const std::string brief = sound_key(word);
  return std::any_of(
      sound.long_beginnings.begin(), sound.long_beginnings.end(),
      [&](const std::string& begin) { return key.starts_with(begin) || brief.starts_with(begin); });
}

/// The `most` words of the lowest costs.
std::vector<std::string_view> commonest(
    std::vector<std::pair<std::uint16_t, std::string_view>> words, std::size_t most) {
  if (words.size() > most) {
    const auto middle = words.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(words.begin(), middle, words.end());
    words.erase(middle, words.end());
  }
  std::vector<std::string_view> out;
  out.reserve(words.size());
  for (const auto& [cost, word] : words) out.push_back(word);
  return out;
}

void sort_unique(std::vector<std::string_view>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

void Suggester::add_terms(const std::string& prefix, std::size_t most) {
  const Xapian::Database& database = indexes_.database();
  const auto end = database.allterms_end(prefix);
  for (auto it = database.allterms_begin(prefix); it != end && most > 0; ++it, --most) {
    found_.emplace(*it, it.get_termfreq());
  }
}

void Suggester::add_written(const std::string& folded) {
  std::set<std::string> spellings = {folded};
  // Words in katakana that no dictionary knows are found from hiragana, and the other way round.
  spellings.insert(to_katakana(folded));
  spellings.insert(to_hiragana(folded));
  for (const std::string& spelling : spellings) {
    add_terms(spelling, kMostScanned);
    for (const FieldId id : kSuggested) add_terms(term_prefix(id) + spelling, kMostNames);
  }
}

/// Calls `visit(word, iterator)` for each of `words` with which a term goes on behind `prefix`; the
/// iterator stands at the first such term. Words and terms leap over one another in their order.
template <class Visit>
void Suggester::each_beginning(const std::string& prefix, Words words, Visit&& visit) {
  sort_unique(words);
  const Xapian::Database& database = indexes_.database();
  auto it = database.allterms_begin(prefix);
  const auto end = database.allterms_end(prefix);
  std::string term;
  for (std::size_t i = 0; i < words.size() && it != end && lookups_left_ > 0;) {
    --lookups_left_;
    check_deadline();
    const std::string wanted = prefix + std::string(words[i]);
    // The next few terms are read faster than looked up.
    constexpr int kSteps = 4;
    for (int step = 0; step < kSteps && it != end && *it < wanted; ++step) ++it;
    if (it != end && *it < wanted) it.skip_to(wanted);
    if (it == end) return;
    term = *it;
    const std::string_view rest = std::string_view(term).substr(prefix.size());
    if (rest.starts_with(words[i])) {
      visit(words[i], it);
      ++i;
    } else {
      while (i < words.size() && words[i] < rest && !rest.starts_with(words[i])) ++i;
    }
  }
}

void Suggester::add_words(const Words& words) {
  const Xapian::Database& database = indexes_.database();
  for (const std::string_view word : words) {
    std::string term(word);
    if (const std::size_t count = database.get_termfreq(term); count > 0) {
      found_.emplace(std::move(term), count);
    }
  }
}

void Suggester::add_places(FieldId id, Words names) {
  const std::string prefix = term_prefix(id);
  each_beginning(prefix, std::move(names), [&](std::string_view word, const auto& it) {
    if ((*it).size() == prefix.size() + word.size()) found_.emplace(*it, it.get_termfreq());
  });
}

void Suggester::add_sounds(const std::string& folded) {
  const ReadingTable& table = ReadingTable::instance();
  std::vector<std::pair<std::uint16_t, std::string_view>> words;  // with their cost
  std::vector<std::pair<std::uint16_t, std::size_t>> perhaps;     // rows of words, with their cost
  std::map<FieldId, Words> places;
  const auto take = [&](const Reading& row) {
    if (const auto id = place_field(row.kind)) {
      places[*id].push_back(row.text);
    } else if (row.kind == ReadingKind::Word) {
      words.emplace_back(row.cost, row.text);
    }
  };
  const std::string romaji = romaji_key(folded);
  const bool latin = !romaji.empty();
  const TypedSound sound = typed_sound(folded);
  const std::string kana = latin ? "" : to_hiragana(folded);
  const bool is_long = sound.long_beginnings != sound.beginnings;
  for (const std::string& key : sound.beginnings) {
    const auto rows = table.beginning_with(key);
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
      const Reading row = table.row(i);
      if (is_ascii(row.sound) || !row.sound.starts_with(kana)) continue;
      if (latin && is_long && row.kind == ReadingKind::Word) {
        perhaps.emplace_back(row.cost, i);
      } else if (!latin || !is_long || sounds_so(row.sound, sound)) {
        take(row);
      }
    }
  }
  const std::size_t heard = std::min(perhaps.size(), kMostHeard);
  std::partial_sort(perhaps.begin(), perhaps.begin() + static_cast<std::ptrdiff_t>(heard),
                    perhaps.end());
  for (std::size_t i = 0; i < heard && words.size() < kMostWords; ++i) {
    if (const Reading row = table.row(perhaps[i].second); sounds_so(row.sound, sound)) take(row);
  }
  if (latin) {
    const auto rows = table.beginning_with(romaji);
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
      if (const Reading row = table.row(i); is_ascii(row.sound)) take(row);
    }
  }
  const std::size_t most = indexes_.remote() ? kMostRemoteWords : kMostWords;
  Words common = commonest(std::move(words), most);
  sort_unique(common);
  add_words(common);
  for (auto& [id, names] : places) {
    lookups_left_ = kMostPlaceLookups;
    add_places(id, std::move(names));
  }
}

/// Organisations whose name begins with `written` and goes on with the sound `sound`: word for
/// word, as the names of the index allow.
void Suggester::add_names(const std::string& written, const std::string& sound, std::size_t depth) {
  if (depth > kMostParts) return;
  const ReadingTable& table = ReadingTable::instance();
  const std::string prefix = term_prefix(FieldId::Org) + written;
  const auto texts = [&](const ReadingTable::Rows& rows) {
    std::vector<std::pair<std::uint16_t, std::string_view>> found;  // with their cost
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
      if (const Reading row = table.row(i); !is_ascii(row.sound)) {
        found.emplace_back(row.cost, row.text);
      }
    }
    return commonest(std::move(found), kMostWords);
  };
  // Words that use up the sound.
  each_beginning(prefix, texts(table.beginning_with(sound)),
                 [&](std::string_view word, const auto& /*it*/) {
                   add_terms(prefix + std::string(word), kMostNames);
                 });
  for (std::size_t size = 1; size < sound.size(); ++size) {
    const auto rows = table.sounding_like(std::string_view(sound).substr(0, size));
    if (rows.begin == rows.end) continue;
    each_beginning(prefix, texts(rows), [&](std::string_view word, const auto& /*it*/) {
      add_names(written + std::string(word), sound.substr(size), depth + 1);
    });
  }
}

std::string Suggester::shown_value(const std::string& term, FieldId id) const {
  const Xapian::Database& database = indexes_.database();
  const Field& row = field(id);
  std::string shown = term.substr(term_prefix(id).size());
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return shown;
  const std::string packed =
      database.get_document(*posting).get_value(static_cast<Xapian::valueno>(row.slot));
  unpack_values(packed, [&](std::string_view value) {
    if (field_term(row, value) == term) shown = value;
  });
  return shown;
}

void Suggester::count_until(Kept& kept, std::size_t most) const {
  for (; kept.found.size() < most && kept.next < kept.candidates.size(); ++kept.next) {
    const auto& [count, term] = kept.candidates[kept.next];
    const auto id = field_of(*term);
    Suggestion one;
    one.text = before_ + (id ? shown_value(*term, *id) : *term);
    one.kind = id ? name_of(*id) : "word";
    one.count = total_(one.text);
    if (one.count > 0) kept.found.push_back(std::move(one));
  }
}

std::vector<Suggestion> Suggester::ranked(std::size_t limit) const {
  Kept names;
  Kept words;
  std::set<std::string_view> named;
  for (const auto& [term, count] : found_) {
    if (const auto id = field_of(term)) {
      names.candidates.emplace_back(count, &term);
      named.insert(std::string_view(term).substr(term_prefix(*id).size()));
    }
  }
  for (const auto& [term, count] : found_) {
    if (!field_of(term) && is_offered(term) && !named.contains(term)) {
      words.candidates.emplace_back(count, &term);
    }
  }
  const std::size_t room = limit == 0 ? names.candidates.size() + words.candidates.size() : limit;
  for (auto* all : {&names.candidates, &words.candidates}) {
    const std::size_t most = std::min(all->size(), std::max(room, room * kMostCounted));
    const auto middle = all->begin() + static_cast<std::ptrdiff_t>(most);
    std::partial_sort(all->begin(), middle, all->end(), [](const auto& a, const auto& b) {
      return std::tie(b.first, *a.second) < std::tie(a.first, *b.second);
    });
    all->erase(middle, all->end());
  }
  // Common words must not push out the places and organisations: these have half of the room.
  count_until(words, room / 2);
  count_until(names, room - words.found.size());
  count_until(words, room - names.found.size());
  std::vector<Suggestion> out = std::move(names.found);
  out.insert(out.end(), words.found.begin(), words.found.end());
  std::stable_sort(out.begin(), out.end(), [](const Suggestion& a, const Suggestion& b) {
    return std::tuple(b.count, a.kind == "word", a.text) <
           std::tuple(a.count, b.kind == "word", b.text);
  });
  return out;
}

std::vector<Suggestion> Suggester::completed(const std::string& folded, std::size_t limit) {
  found_.clear();
  if (folded.empty() || folded.size() > kLongestTyped) return {};
  add_written(folded);
  add_sounds(folded);
  if (!indexes_.remote()) {
    lookups_left_ = kMostLookups;
    const std::size_t cut = sound_begin(folded);
    constexpr std::size_t kShortest = 2;  // characters: one alone may be most words
    if (count_chars(folded.substr(cut)) >= kShortest) {
      for (const std::string& key : typed_sound(folded.substr(cut)).beginnings) {
        add_names(folded.substr(0, cut), key, 1);
      }
    }
  }
  return ranked(limit);
}

std::vector<Suggestion> Suggester::suggest(std::string_view typed, std::size_t limit) {
  const std::string all = fold_text(typed);
  const std::size_t begin = last_word_begin(typed);
  const bool one_word = begin == 0 || begin == typed.size();
  before_.clear();
  // A name may have such characters itself: United Nations.
  if (one_word || last_word_begin(all) > 0) {
    std::vector<Suggestion> whole = completed(all, limit);
    if (one_word || !whole.empty()) return whole;
  }
  before_ = typed.substr(0, begin);
  return completed(fold_text(typed.substr(begin)), limit);
}

}  // namespace kouryu
