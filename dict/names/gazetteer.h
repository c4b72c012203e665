// The places we know: municipalities, prefectures, provinces, countries, with readings and
// variants.
//
// Compiled at build time from dict/lexicon/data/*.tsv and mapped into memory; opening costs
// microseconds. Thread-safe after construction.
#ifndef KOURYU_DICT_NAMES_GAZETTEER_H_
#define KOURYU_DICT_NAMES_GAZETTEER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer_file.h"

namespace kouryu {

enum class PlaceKind : std::uint8_t { City, Ward, Prefecture, Country };

struct Place {
  std::uint32_t id = 0;
  PlaceKind kind = PlaceKind::City;
  std::string_view name;     // canonical, as in facets: 大連市, 遼寧省, 中国
  std::string_view region;   // canonical prefecture/province of a city, may be empty
  std::string_view country;  // canonical country, e.g. 日本
  std::string_view city;     // for a Ward (district): the city it belongs to
};

/// How a written form names a place.
enum class FormKind : std::uint8_t {
  Full,       // with its suffix: 大連市, 青森県, 中国
  Bare,       // without: 大連, 青森
  Reading,    // kana: だいれん
  Romaji,     // Latin letters: dalian
  Adjective,  // 日中, 訪日: implies a country (two for 日中: two entries)
};

struct PlaceMatch {
  std::size_t bytes = 0;  // length of the matched form in the folded text
  FormKind form = FormKind::Full;
  bool closed_list = false;  // a bare name that counts wherever it stands (札幌, 大連, パリ …)
  const Place* place = nullptr;
};

/// How the forms begin that Japanese texts write: a filter in front of Gazetteer::written_at().
class PlaceStarts {
 public:
  /// `bits`: as gazetteer_file.h tells them; must outlive the object.
  explicit PlaceStarts(const std::uint32_t* bits) : bits_(bits) {}

  /// False where no form begins at `position` of folded text; true may be wrong.
  [[nodiscard]] bool may_begin_at(std::string_view folded, std::size_t position) const {
    if (position >= folded.size()) return false;
    const char32_t first = next_char(folded, position);
    const char32_t second = position < folded.size() ? next_char(folded, position) : 0;
    const char32_t third = position < folded.size() ? next_char(folded, position) : 0;
    return may_begin(first, second, third);
  }
  /// The same by one character, quicker and true more often.
  [[nodiscard]] bool may_begin_with(char32_t first) const {
    return has(first, gazetteer_file::kAny, gazetteer_file::kAny);
  }
  /// The same of the next characters; 0 behind the end.
  [[nodiscard]] bool may_begin(char32_t first, char32_t second, char32_t third) const {
    return has(first, 0, 0) || (has(first, second, gazetteer_file::kAny) &&
                                (has(first, second, 0) || has(first, second, third)));
  }

 private:
  [[nodiscard]] bool has(char32_t first, char32_t second, char32_t third) const {
    return has_bit(bits_, gazetteer_file::start_bit(first, second, third));
  }

  const std::uint32_t* bits_;
};

class Gazetteer {
 public:
  /// The compiled tables. Throws Error (NotFound, Corrupt).
  static const Gazetteer& instance();

  [[nodiscard]] const PlaceStarts& starts() const;

  /// Every form that Japanese texts write (no readings, no romaji) that begins at `position` of
  /// folded text, longest first; several places may share one form (府中市).
  [[nodiscard]] std::vector<PlaceMatch> written_at(std::string_view folded,
                                                   std::size_t position) const;
  /// The same into `matches`, whose old content goes: for callers who ask often.
  void written_at(std::string_view folded, std::size_t position,
                  std::vector<PlaceMatch>& matches) const;
  /// As written_at(), readings and romaji included.
  [[nodiscard]] std::vector<PlaceMatch> matches_at(std::string_view folded,
                                                   std::size_t position) const;

  /// The forms equal to the whole of `folded`.
  [[nodiscard]] std::vector<PlaceMatch> lookup(std::string_view folded) const;

  /// Every written form of a place (folded), its canonical name first, adjectives of a country
  /// last: for query expansion.
  [[nodiscard]] std::vector<std::string_view> forms(const Place& place) const;

  ~Gazetteer();

 private:
  Gazetteer();
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_GAZETTEER_H_
