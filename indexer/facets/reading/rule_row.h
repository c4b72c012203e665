// What the rules of recognition share: conditions that have names, and what each row of a table of
// rules must bring.
//
// A row says, in this order: its name, what a name of it begins with, what it is made of and how it
// ends, where it stands, what refuses it, a text it must take and one it must refuse. Order is
// precedence. The rows of places: place_rows.cpp.
#ifndef KOURYU_INDEXER_FACETS_READING_RULE_ROW_H_
#define KOURYU_INDEXER_FACETS_READING_RULE_ROW_H_

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>

namespace kouryu {

/// The name of a function as it is declared: begins_word.
template <auto kFunction>
consteval std::string_view function_name() {
  // "... [with auto kFunction = kouryu::begins_word; ...]" or "... [kFunction = &kouryu::...]"
  constexpr std::string_view kKey = "kFunction = ";
  std::string_view name = __PRETTY_FUNCTION__;
  name.remove_prefix(name.find(kKey) + kKey.size());
  name = name.substr(0, name.find_first_of(";]"));
  const std::size_t scope = name.find_last_of(":&");
  return scope == std::string_view::npos ? name : name.substr(scope + 1);
}

/// A question about a name as a rule reads it; the function says in a sentence what it asks.
template <class Reading>
struct Condition {
  std::string_view name;  // of the function
  bool (*holds)(const Reading&) = nullptr;
};

template <class Reading>
consteval Condition<Reading> named_condition(std::string_view name, bool (*holds)(const Reading&)) {
  return {name, holds};
}

/// The condition that a function is: when<begins_word>.
template <auto kHolds>
inline constexpr auto when = named_condition(function_name<kHolds>(), kHolds);

/// The conditions of a row, asked from first to last.
template <class Reading>
class Conditions {
 public:
  template <std::same_as<Condition<Reading>>... One>
  // NOLINTNEXTLINE(google-explicit-constructor): a row lists them in braces
  constexpr Conditions(const One&... one) : all_{one...}, size_(sizeof...(one)) {
    static_assert(sizeof...(one) <= kMost);
  }
  /// These, and then `more`.
  template <std::same_as<Condition<Reading>>... One>
  [[nodiscard]] constexpr Conditions with(const One&... more) const {
    Conditions out = *this;
    ((out.all_.at(out.size_++) = more), ...);
    return out;
  }
  [[nodiscard]] constexpr auto begin() const { return all_.begin(); }
  [[nodiscard]] constexpr auto end() const {
    return all_.begin() + static_cast<std::ptrdiff_t>(size_);
  }

 private:
  static constexpr std::size_t kMost = 14;
  std::array<Condition<Reading>, kMost> all_{};
  std::size_t size_;
};

/// Why a row does not take what it was asked about: the first of `stands` that does not hold or of
/// `refuses` that does. Null where it takes it.
template <class Row, class Reading>
[[nodiscard]] const Condition<Reading>* refusal(const Row& row, const Reading& reading) {
  for (const Condition<Reading>& one : row.stands) {
    if (!one.holds(reading)) return &one;
  }
  for (const Condition<Reading>& one : row.refuses) {
    if (one.holds(reading)) return &one;
  }
  return nullptr;
}

/// Whether every row has a name of its own and both examples: for static_assert over a table.
template <class Rows>
consteval bool rows_are_whole(const Rows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view name = rows[i].name;
    const std::string_view takes = rows[i].takes;
    const std::string_view not_in = rows[i].not_in;
    if (name.empty() || takes.empty() || not_in.empty() || takes == not_in) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (rows[j].name == name) return false;
    }
  }
  return true;
}

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_READING_RULE_ROW_H_
