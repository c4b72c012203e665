// The numbers and marks that Word writes before the items of a list: 第3条, (2), ア, ①, ・.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_WORD_NUMBERING_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_WORD_NUMBERING_H_

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "indexer/extract/office/xml.h"

namespace kouryu::office {

/// `number` in a numbering format of Word ("aiueo", "decimalEnclosedCircle"); decimal where the
/// format is unknown or ends before it; empty for "none".
[[nodiscard]] std::string list_number(int number, std::string_view format);

class WordNumbering {
 public:
  explicit WordNumbering(Node root);

  /// Counts on and returns what stands before the item; empty where the list shows nothing.
  [[nodiscard]] std::string next(int list, int level);
  /// The level of `list` that a style is tied to; 0 where none is.
  [[nodiscard]] int level_of_style(int list, std::string_view style) const;

 private:
  static constexpr int kLevels = 9;
  struct Level {
    std::string format = "decimal";
    std::string text;  // 第%1条
    std::string style;
    int start = 1;
    bool plain_numbers = false;  // upper levels as 1, whatever their format (isLgl)
  };
  struct Definition {
    std::array<Level, kLevels> levels;
    std::array<int, kLevels> count{};
    std::array<bool, kLevels> begun{};
  };
  struct List {
    int definition = -1;
    std::map<int, int> starts;  // by level, where the list does not go on with its definition's
    std::map<int, Level> levels;
    bool begun = false;
  };

  static Level read_level(Node node);
  [[nodiscard]] const Level& level_of(const List& list, const Definition& definition,
                                      int level) const;

  std::map<int, Definition> definitions_;
  std::map<int, List> lists_;
};

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_WORD_NUMBERING_H_
