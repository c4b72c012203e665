// Reads each line once; what it is beside the others follows from that.
#include "indexer/blocks/head_lines.h"

#include <algorithm>
#include <array>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/label_rows.h"
#include "indexer/blocks/page_head.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/dateline.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/page_tools.h"
#include "indexer/lines/page_trail.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostChars = 90;  // of a title
constexpr std::size_t kFewestChars = 3;
constexpr std::size_t kProseChars = 600;  // in which the words of a title are looked for
constexpr std::size_t kMenuLines = 3;

/// 平成24年度, 2013(平成25)年度版, 午前10時00分 開議: when, and not what.
bool tells_half(std::string_view text) {
  constexpr std::string_view kEdition = "版";
  if (text.ends_with(kEdition)) text.remove_suffix(kEdition.size());
  if (is_fiscal_year(text) || (text.ends_with("年度") && says_only_number(text))) return true;
  for (const std::string_view half : {"午前", "午後"}) {
    if (text.starts_with(half) && is_digit(opening_char(text.substr(half.size())))) return true;
  }
  return false;
}

}  // namespace

HeadLines::HeadLines(const std::vector<Piece>& pieces, const std::vector<const char*>& why,
                     std::size_t end)
    : pieces_(pieces), why_(why), end_(end) {
  read_prose();
  read_lines();
  for (std::size_t i = end_; i < pieces_.size(); ++i) {
    if (ends_page(text(i))) foot_ += fold_text(text(i)) + '\n';
  }
  whole_issue_ = tells_contents_or_maker();
}

/// Links behind the last sentence are no text.
void HeadLines::read_prose() {
  std::string prose;
  std::size_t chars = 0;
  std::size_t last = pieces_.size();
  while (last > end_ && !reads_as_prose(text(last - 1))) --last;
  if (last == end_) last = pieces_.size();
  for (std::size_t i = 0; i < last && chars < kProseChars; ++i) {
    if (why_[i] != nullptr || (i < end_ && !reads_as_prose(text(i)))) continue;
    const std::size_t cut = byte_of_char(text(i), kProseChars);
    prose += fold_text(std::string_view(text(i)).substr(0, cut)) + ' ';
    chars += count_chars(std::string_view(text(i)).substr(0, cut));
  }
  prose_ = letter_pairs(prose);
}

void HeadLines::read_lines() {
  for (std::size_t i = 0; i < end_; ++i) {
    folded_.push_back(fold_text(text(i)));
    names_.push_back(fold_text(without_site_name(text(i))));
    ++times_shown_[names_[i]];
    const std::string_view step = last_step(text(i));
    if (!step.empty()) trail_end_ = fold_text(step);
  }
  shows_step_ = !trail_end_.empty() && times_shown_.contains(trail_end_);
  constexpr std::size_t kAhead = 6;  // lines that a row at the end of the head may go on over
  rows_ = label_rows(pieces_, std::min(pieces_.size(), end_ + kAhead));
  std::size_t names = 0;  // one below the other
  for (std::size_t i = 0; i < end_; ++i) {
    may_be_title_.push_back(asks_for_title(i));
    const auto date = read_dateline(text(i));
    is_date_.push_back(date || is_date_label(text(i)));
    posted_ = posted_ || (is_date_[i] && !(date && !date->labelled));
    in_menu_.push_back(false);
    names = is_bare_name(text(i)) && !is_date_[i] ? names + 1 : 0;
    if (names >= kMenuLines) {
      std::fill(in_menu_.end() - static_cast<std::ptrdiff_t>(names), in_menu_.end(), true);
    }
    const bool parts =
        is_menu_row(text(i)) || in_menu_[i] || (why_[i] != nullptr && begins_page(text(i)));
    if (parts) last_group_ = i;
    if (!may_be_title_[i]) continue;
    if (opening_of(text(i)) == 0) ++plain_;
    if (!is_latin_line(text(i))) ++japanese_;
  }
}

bool HeadLines::tells_contents_or_maker() const {
  constexpr std::size_t kContents = 25;  // lines
  constexpr std::size_t kMakers = 12;    // lines at either end
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (i == kContents && pieces_.size() > i + kMakers) i = pieces_.size() - kMakers;
    const bool outer = i < kMakers || i + kMakers >= pieces_.size();
    if (outer && names_maker(text(i))) return true;
    if (i < kContents && heads_contents(text(i))) return true;
  }
  return false;
}

bool HeadLines::asks_for_title(std::size_t i) const {
  const std::string& line = text(i);
  if (opens_with_label(line) || opens_with_field(line) || rows_[i]) return false;
  if (opens_with_date(line) && folded_[i] != trail_end_ && !is_shown_twice(i) &&
      !names_session(line)) {
    return false;
  }
  const std::size_t chars = count_chars(line);
  return why_[i] == nullptr && !pieces_[i].record && pieces_[i].row == nullptr &&
         chars >= kFewestChars && chars <= kMostChars &&
         (!line.ends_with("。") || is_dated_title(pieces_, i)) && !is_dateline(line) &&
         !is_apart(line) && !names_maker(line) && !is_byline(line) && !is_menu_row(line) &&
         !is_contact_detail(line) && !is_in_round_brackets(line) && !shows_person(line) &&
         !is_calendar_head(line) && (!opens_contact(line) || folded_[i] == trail_end_) &&
         !is_caption(line) && (!is_file_link(line) || is_shown_twice(i)) && !is_sub_bullet(line) &&
         opening_of(line) != U'•' && !says_only_number(line) && !signs_with_date(line) &&
         !heads_contents(line) && !is_address(i) && !is_listed_below_number(i) && !tells_half(line);
}

/// (1) on a line of its own, what it counts below.
bool HeadLines::is_listed_below_number(std::size_t i) const {
  return i > 0 && is_numbered(text(i - 1)) && says_only_number(text(i - 1));
}

/// Between the lines of how to reach somebody.
bool HeadLines::is_address(std::size_t i) const {
  const auto reaches = [this](std::size_t k) {
    return is_contact_detail(text(k)) || opens_contact(text(k));
  };
  if (i + 1 >= pieces_.size() || !reaches(i + 1)) return false;
  return (i > 0 && reaches(i - 1)) || (names_body(text(i)) && tells_phone_number(text(i + 1)));
}

bool HeadLines::dates(std::size_t i) const {
  return i < end_ ? is_date_[i] : is_dateline(text(i)) || is_date_label(text(i));
}

bool HeadLines::is_foreign(std::size_t i) const { return is_latin_line(text(i)) && japanese_ > 0; }

bool HeadLines::is_shown_twice(std::size_t i) const {
  return opening_of(text(i)) == 0 && !is_foreign(i) && times_shown_.at(names_[i]) > 1;
}

bool HeadLines::says_more_than_other(std::size_t i) const {
  if (count_chars(text(i)) < kLongChars || opening_of(text(i)) != 0) return false;
  const LetterPairs own = letter_pairs(folded_[i]);
  for (std::size_t k = 0; k < end_; ++k) {
    if (k == i || !may_be_title_[k] || opening_of(text(k)) != 0) continue;
    if (is_short_form(letter_pairs(folded_[k]), own)) return true;
  }
  return false;
}

double HeadLines::share_said_again(const std::string& folded) const {
  constexpr std::size_t kFewestPairs = 4;
  const LetterPairs own = letter_pairs(folded);
  if (own.size() < 2) return 0;
  const auto said = std::count_if(own.begin(), own.end(),
                                  [&](const std::string& pair) { return prose_.contains(pair); });
  return static_cast<double>(said) / static_cast<double>(std::max(own.size(), kFewestPairs));
}

bool HeadLines::is_dated_item(std::size_t i) const {
  constexpr std::size_t kAhead = 40;  // lines
  const auto may_name = [&](std::size_t k) {
    return k < pieces_.size() && count_chars(text(k)) <= kMostChars && !ends_sentence(text(k)) &&
           !is_dateline(text(k));
  };
  const bool below = i + 1 < pieces_.size() && is_dateline(text(i + 1));
  const bool above = i > 0 && is_dateline(text(i - 1));
  if (!below && !above) return false;
  // Behind a sentence a name and a date come again, in the same order.
  for (std::size_t k = i + 2; k + 1 < std::min(pieces_.size(), i + kAhead); ++k) {
    const bool again = below ? may_name(k) && is_dateline(text(k + 1)) && ends_sentence(text(k - 1))
                             : is_dateline(text(k)) && may_name(k + 1);
    if (again) return true;
  }
  return false;
}

bool HeadLines::recurs(std::size_t i, char32_t opening) const {
  constexpr std::size_t kAhead = 60;  // lines
  for (std::size_t k = i + 1; k < std::min(pieces_.size(), i + kAhead); ++k) {
    if (opening_of(text(k)) == opening) return true;
  }
  return false;
}

}  // namespace kouryu
