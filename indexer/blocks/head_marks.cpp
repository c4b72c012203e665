// A mark heads where its like is not right below: those of a list are.
#include "indexer/blocks/head_marks.h"

#include <map>
#include <string>
#include <string_view>

#include "dict/base/utf8.h"
#include "indexer/blocks/no_heading_line.h"
#include "indexer/blocks/piece_context.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr std::size_t kShortestText = 20;  // characters of a line that no list has

char32_t mark_of(std::string_view text) {
  const char32_t c = opening_char(text);
  const bool head = is_heading_mark(text) && (!is_group_bullet(text) || c == U'◎');
  return head ? c : U'\0';
}

/// ◇日 時◇ 11月16日, ■会場：公民館: a label with its value.
bool is_labelled_line(std::string_view text) {
  while (!text.empty()) {  // ■■ 感想 ■■
    std::size_t last = text.size();
    const char32_t c = previous_char(text, last);
    if (!is_space(c) && !is_heading_mark(text.substr(last))) break;
    text = text.substr(0, last);
  }
  // ■ 職種 助手 ■ 年度 平成20年: one behind the other.
  const std::size_t mark = text.empty() ? 0 : text.find(' ');
  if (mark != text.npos && mark > 0 && text.find(text.substr(0, mark), mark) != text.npos) {
    return true;
  }
  return text.find("：") != std::string_view::npos || text.find(':') != std::string_view::npos ||
         text.find(' ', text.size() / 2) != std::string_view::npos;
}

/// ■ 職種:助手 ■ 年度:平成20年: fields side by side, each with the mark.
bool has_fields(std::string_view text) {
  if (is_framed_by_mark(text)) return false;
  std::size_t marks = 0;
  const char32_t mark = opening_char(text);
  each_char(text, [&](char32_t c, std::size_t) { marks += c == mark ? 1 : 0; });
  return marks > 1 && (text.find(':') != text.npos || text.find("：") != text.npos);
}

/// ○ 出席委員: without its mark.
std::string_view behind_mark(std::string_view text) {
  std::size_t position = 0;
  if (text.empty()) return text;
  next_char(text, position);
  while (position < text.size() && text[position] == ' ') ++position;
  return text.substr(position);
}

}  // namespace

HeadMarks::HeadMarks(const Pieces& pieces) : taken_(pieces), pieces_(pieces.pieces) {
  note_marks();
  note_groups();
  note_dated_items();
}

void HeadMarks::note_marks() {
  constexpr int kFewest = 2;
  std::map<char32_t, int> heads;
  std::set<char32_t> lists;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const std::string& text = pieces_[i].line.text;
    const char32_t mark = mark_of(text);
    if (mark == 0) continue;
    const bool below = PieceContext::is_short(pieces_[i]) && i + 1 < pieces_.size() &&
                       mark_of(pieces_[i + 1].line.text) != mark;
    if (!below || is_labelled_line(text)) lists.insert(mark);
    ++heads[mark];
  }
  for (const auto& [mark, count] : heads) {
    if (count >= kFewest && !lists.contains(mark)) head_marks_.insert(mark);
  }
}

bool HeadMarks::may_head_group(std::size_t i) const {
  constexpr std::size_t kFewest = 3;  // characters behind the mark
  const std::string& text = pieces_[i].line.text;
  const std::string_view name = behind_mark(text);
  if (i + 1 >= pieces_.size() || !PieceContext::is_short(pieces_[i]) ||
      count_chars(name) < kFewest || name.find(' ') != name.npos || is_labelled_line(name) ||
      names_speaker(text) || is_role(name)) {
    return false;
  }
  const std::string& next = pieces_[i + 1].line.text;
  return !is_bullet(next) && !is_sub_bullet(next) && !begins_with_date(next) &&
         !is_contact_detail(next);
}

void HeadMarks::note_groups() {
  std::map<char32_t, std::vector<std::size_t>> heads;
  std::set<char32_t> lists;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const std::string& text = pieces_[i].line.text;
    if (!is_group_bullet(text)) continue;
    const std::string_view name = behind_mark(text);
    const std::size_t gap = name.find(' ');
    const std::size_t mark = text.size() - name.size();
    if (names_speaker(text.substr(0, gap == name.npos ? gap : mark + gap))) continue;
    if (may_head_group(i)) {
      heads[opening_char(text)].push_back(i);
    } else if (gap == name.npos || !PieceContext::is_short(pieces_[i])) {
      lists.insert(opening_char(text));
    }
  }
  for (const auto& [mark, places] : heads) {
    std::vector<std::size_t> apart;  // blank lines around it
    for (const std::size_t i : places) {
      const bool above = i == 0 || pieces_[i].line.blanks_before > 0;
      if (above && pieces_[i + 1].line.blanks_before > 0) apart.push_back(i);
    }
    const bool all = places.size() > 1 && !lists.contains(mark);
    const std::vector<std::size_t>& chosen = all ? places : apart;
    group_heads_.insert(chosen.begin(), chosen.end());
  }
}

void HeadMarks::note_dated_items() {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
    const std::string& text = pieces_[i].line.text;
    if (!is_bullet(text) || !PieceContext::is_short(pieces_[i])) continue;
    if (opens_with_date(behind_mark(text)) && pieces_[i + 1].line.blanks_before > 0 &&
        ends_sentence(pieces_[i + 1].line.text) && !is_bullet(pieces_[i + 1].line.text)) {
      found.push_back(i);
    }
  }
  if (found.size() > 1) dated_.insert(found.begin(), found.end());
}

bool HeadMarks::heads(std::size_t i) const {
  const std::string& text = pieces_[i].line.text;
  if (i + 1 >= pieces_.size() || taken_.headings_told) return false;
  const Piece& next = pieces_[i + 1];
  if (opens_question(text)) {
    // Questions one below the other are a list of them; the answers stand elsewhere.
    const bool in_list =
        (i > 0 && opens_question(pieces_[i - 1].line.text)) || opens_question(next.line.text);
    return !in_list && (opens_answer(next.line.text) || ends_sentence(next.line.text));
  }
  if (group_heads_.contains(i) || dated_.contains(i)) return true;
  if (!PieceContext::is_short(pieces_[i]) || !is_heading_mark(text) || is_bracketed_day(text) ||
      has_fields(text)) {
    return false;
  }
  if (head_marks_.contains(mark_of(text)) || is_framed_by_mark(text)) return true;
  const bool in_list = i > 0 && opening_char(pieces_[i - 1].line.text) == opening_char(text);
  if (in_list) return false;
  return !next.record && next.line.indent <= pieces_[i].line.indent + 2 &&
         !is_bullet(next.line.text) && !is_sub_bullet(next.line.text) &&
         !begins_with_date(next.line.text) &&
         (ends_sentence(next.line.text) || count_chars(next.line.text) > kShortestText);
}

}  // namespace kouryu
