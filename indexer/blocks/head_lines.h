// The lines of a document's head, each asked once what it may be.
#ifndef KOURYU_INDEXER_BLOCKS_HEAD_LINES_H_
#define KOURYU_INDEXER_BLOCKS_HEAD_LINES_H_

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/blocks/letter_pairs.h"
#include "indexer/lines/pieces.h"

namespace kouryu {

/// A view of `pieces` and `why`, which must outlive it; lines are counted as pieces.
class HeadLines {
 public:
  /// The head is what stands before `end`; `why` names the furniture among all pieces.
  HeadLines(const std::vector<Piece>& pieces, const std::vector<const char*>& why, std::size_t end);

  [[nodiscard]] std::size_t size() const { return end_; }
  /// Of any piece of the document.
  [[nodiscard]] const std::string& text(std::size_t i) const { return pieces_[i].line.text; }
  [[nodiscard]] std::size_t pieces() const { return pieces_.size(); }
  [[nodiscard]] bool is_furniture(std::size_t i) const { return why_[i] != nullptr; }

  [[nodiscard]] const std::string& folded(std::size_t i) const { return folded_[i]; }
  /// The same without the name of a site behind it.
  [[nodiscard]] const std::string& name(std::size_t i) const { return names_[i]; }
  /// No furniture, no date, no row of names.
  [[nodiscard]] bool may_be_title(std::size_t i) const { return may_be_title_[i]; }
  [[nodiscard]] bool is_date(std::size_t i) const { return is_date_[i]; }
  /// The same of any piece of the document.
  [[nodiscard]] bool dates(std::size_t i) const;
  /// One of several short names, one below the other.
  [[nodiscard]] bool is_in_menu(std::size_t i) const { return in_menu_[i]; }
  [[nodiscard]] bool is_foreign(std::size_t i) const;
  [[nodiscard]] bool is_shown_twice(std::size_t i) const;
  /// Another line says nothing but words of this one: its short form.
  [[nodiscard]] bool says_more_than_other(std::size_t i) const;
  /// How much of the words of a folded line the text says, 0 to 1; of a short name less.
  [[nodiscard]] double share_said_again(const std::string& folded) const;
  /// A date stands right beside it, and beside others further on: an item of a list of news.
  [[nodiscard]] bool is_dated_item(std::size_t i) const;
  /// Another line of the next 60 opens with the same.
  [[nodiscard]] bool recurs(std::size_t i, char32_t opening) const;

  /// The last step of the way to the page, folded; empty where there is none.
  [[nodiscard]] const std::string& trail_end() const { return trail_end_; }
  /// A line is the last step, and nothing else.
  [[nodiscard]] bool shows_step() const { return shows_step_; }
  /// The folded lines with which the page ends.
  [[nodiscard]] const std::string& foot() const { return foot_; }
  /// The first line behind the last menu.
  [[nodiscard]] std::size_t last_group() const { return last_group_; }
  /// Lines that may be the title and open as no section does.
  [[nodiscard]] std::size_t plain_lines() const { return plain_; }
  /// A date says that it is the document's.
  [[nodiscard]] bool is_posted() const { return posted_; }
  /// The document tells what is in it, or who made it.
  [[nodiscard]] bool is_whole_issue() const { return whole_issue_; }

 private:
  void read_prose();
  void read_lines();
  [[nodiscard]] bool tells_contents_or_maker() const;
  [[nodiscard]] bool asks_for_title(std::size_t i) const;
  [[nodiscard]] bool is_address(std::size_t i) const;
  [[nodiscard]] bool is_listed_below_number(std::size_t i) const;

  const std::vector<Piece>& pieces_;
  const std::vector<const char*>& why_;
  std::size_t end_;
  LetterPairs prose_;
  std::string trail_end_;
  std::string foot_;
  std::vector<std::string> folded_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, int> times_shown_;  // of `names_`
  std::vector<bool> rows_;                            // of a form
  std::vector<bool> may_be_title_;
  std::vector<bool> is_date_;
  std::vector<bool> in_menu_;
  std::size_t last_group_ = 0;
  std::size_t plain_ = 0;
  std::size_t japanese_ = 0;  // that may be the title
  bool shows_step_ = false;
  bool posted_ = false;
  bool whole_issue_ = false;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_HEAD_LINES_H_
