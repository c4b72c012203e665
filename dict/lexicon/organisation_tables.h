// The tables of the organisation recogniser: endings, deciding words, names with several spellings.
//
// From organisation_suffixes.tsv, organisation_words.tsv, organisation_aliases.tsv; what each row
// means stands in their heads. What they do not know is asked of OrganisationList.
#ifndef KOURYU_DICT_LEXICON_ORGANISATION_TABLES_H_
#define KOURYU_DICT_LEXICON_ORGANISATION_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/base/word_set.h"
#include "dict/lexicon/organisation_list.h"

namespace kouryu {

/// What must stand before an ending (see the head of organisation_suffixes.tsv).
enum class SuffixRule {
  Any,
  Named,
  Seat,
  SeatEnd,
  Unit,
  Branch,
  Faculty,
  Pair,
  Firm,
  Force,
  National,
  Party,
  Kana,
  World,
  Company,
  Weak,
  Never
};

/// Kinds of rows of organisation_words.tsv.
enum class OrganisationWord {
  Class,
  Generic,
  Country,
  Section,
  Municipal,
  Counter,
  Trim,
  After,
  Label,
  Partner,
  Event,
  Title,
  National,
  NoName,
  HeadOf,
  ClassNoun,
  World,
  KanaPlace,
  List,
  GroupEnd,
  Works,
  Kind,
  Front,
  Founding
};

/// The sizes that words of a table have, by the two characters at one of their edges: a hash table
/// with open addressing, because every token of a text asks it.
class EdgeSizes {
 public:
  /// `edge`: the first or last character of the word; `beside`: the next to it, 0 for none.
  void insert(char32_t edge, char32_t beside, std::size_t size);
  /// To call behind the last insert().
  void finish();

  /// In bytes, ascending, of the words with these edges and of those that are `edge` alone.
  /// `beside`: 0 at the end of the text.
  [[nodiscard]] const std::vector<std::size_t>& at(char32_t edge, char32_t beside) const {
    std::uint16_t list = slots_[find(key_of(edge, beside))];
    if (list == 0 && has_single_) list = slots_[find(key_of(edge, 0))];
    return lists_[list].sizes;
  }

 private:
  struct List {
    std::uint64_t key = 0;
    std::vector<std::size_t> sizes;
  };
  static constexpr unsigned kBits = 14;  // of a slot's number

  static std::uint64_t key_of(char32_t edge, char32_t beside) {
    return std::uint64_t{edge} << 32 | beside;
  }
  /// The slot of `key`, or the empty one where it belongs.
  [[nodiscard]] std::size_t find(std::uint64_t key) const {
    std::size_t slot = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> (64 - kBits));
    while (slots_[slot] != 0 && lists_[slots_[slot]].key != key) {
      slot = (slot + 1) % slots_.size();
    }
    return slot;
  }

  std::vector<std::uint16_t> slots_ = std::vector<std::uint16_t>(std::size_t{1} << kBits);
  std::vector<List> lists_ = std::vector<List>(1);  // the first: no word
  bool has_single_ = false;                         // some word is one character
};

/// Read once, when first asked for. Thread-safe after that. All keys are folded.
class OrganisationTables {
 public:
  /// Throws Error (NotFound) when the tables are missing.
  static const OrganisationTables& instance();

  /// The rules under which `suffix` ends names; empty when it does not.
  [[nodiscard]] const std::vector<SuffixRule>& rules(std::string_view suffix) const;
  /// How endings end: suffix_sizes() is empty elsewhere.
  [[nodiscard]] const EdgeBytes& suffix_ends() const { return suffix_ends_; }
  /// The sizes in bytes, ascending, of the endings that may end at `end` (> 0) of folded text.
  [[nodiscard]] const std::vector<std::size_t>& suffix_sizes(std::string_view text,
                                                             std::size_t end) const {
    const char32_t last = previous_char(text, end);
    return suffix_sizes_.at(last, end > 0 ? previous_char(text, end) : 0);
  }

  [[nodiscard]] const WordSet& words(OrganisationWord kind) const {
    return words_[static_cast<std::size_t>(kind)];
  }

  /// Whether the folded `name` is that of an organisation: kept by hand or listed.
  [[nodiscard]] bool is_known(std::string_view name) const {
    return is_kept(name) || OrganisationList::instance().contains(name);
  }
  /// Whether it is one of organisation_aliases.tsv.
  [[nodiscard]] bool is_kept(std::string_view name) const {
    return name_begins_.may_begin_at(name, 0) && name_ends_.may_end_at(name, name.size()) &&
           group_of_.find(name) != group_of_.end();
  }
  /// The names that mean the same as the folded `name`, canonical first; empty when unknown.
  [[nodiscard]] std::vector<std::string> names(std::string_view name) const;
  /// The first of them; empty when unknown. Lives as long as the tables.
  [[nodiscard]] std::string_view canonical(std::string_view name) const;
  /// Whether `name` keeps its value as written unless the canonical name stands in the same text.
  [[nodiscard]] bool keeps_written(std::string_view name) const;
  /// How names kept by hand begin: name_sizes() is empty elsewhere.
  [[nodiscard]] const EdgeBytes& name_begins() const { return name_begins_; }
  /// The sizes in bytes, ascending, of the known names that may begin at `begin` of folded text.
  [[nodiscard]] const std::vector<std::size_t>& name_sizes(std::string_view text,
                                                           std::size_t begin) const {
    const char32_t first = next_char(text, begin);
    return name_sizes_.at(first, begin < text.size() ? next_char(text, begin) : 0);
  }

 private:
  OrganisationTables();

  std::unordered_map<std::string, std::vector<SuffixRule>, ViewHash, std::equal_to<>> suffixes_;
  EdgeBytes suffix_ends_;
  EdgeBytes suffix_begins_;
  EdgeSizes suffix_sizes_;
  std::vector<WordSet> words_;
  std::vector<std::vector<std::string>> groups_;
  std::vector<bool> written_;  // of each group
  std::unordered_map<std::string, std::size_t, ViewHash, std::equal_to<>> group_of_;
  EdgeBytes name_begins_;
  EdgeBytes name_ends_;
  EdgeSizes name_sizes_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_ORGANISATION_TABLES_H_
