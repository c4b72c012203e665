// A mark heads where its like is not right below: those of a list are.
#include "indexer/blocks/head_marks.h"

#include <map>
#include <string>
#include <string_view>

#include "dict/base/utf8.h"
#include "dict/lines/line_shape.h"
#include "indexer/blocks/piece_context.h"

namespace kouryu {
namespace {

constexpr std::size_t kShortestText = 20;  // characters of a line that no list has

char32_t mark_of(std::string_view text) {
  const char32_t c = opening_char(text);
  const bool head = is_heading_mark(text) && (!is_group_bullet(text) || c == U'◎');
  return head ? c : U'\0';
}

/// ■ 夏の行事案内 ■: the same mark on both sides.
bool is_framed(std::string_view text) {
  std::size_t last = text.size();
  return count_chars(text) > 2 && previous_char(text, last) == opening_char(text) &&
         is_heading_mark(text);
}

/// ◇日 時◇ 11月16日, ■会場：公民館: a label with its value.
bool is_labelled_line(std::string_view text) {
  while (!text.empty()) {  // ■■ 感想 ■■
    std::size_t last = text.size();
    const char32_t c = previous_char(text, last);
    if (!is_space(c) && !is_heading_mark(text.substr(last))) break;
    text = text.substr(0, last);
  }
  return text.find("：") != std::string_view::npos || text.find(':') != std::string_view::npos ||
         text.find(' ', text.size() / 2) != std::string_view::npos;
}

}  // namespace

HeadMarks::HeadMarks(const Pieces& pieces) : taken_(pieces), pieces_(pieces.pieces) {
  note_marks();
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

bool HeadMarks::heads(std::size_t i) const {
  const std::string& text = pieces_[i].line.text;
  if (i + 1 >= pieces_.size() || taken_.headings_told) return false;
  const Piece& next = pieces_[i + 1];
  if (opens_question(text)) return opens_answer(next.line.text) || ends_sentence(next.line.text);
  if (!PieceContext::is_short(pieces_[i]) || !is_heading_mark(text)) return false;
  if (head_marks_.contains(mark_of(text)) || is_framed(text)) return true;
  const bool in_list = i > 0 && opening_char(pieces_[i - 1].line.text) == opening_char(text);
  if (in_list) return false;
  return !next.record && next.line.indent <= pieces_[i].line.indent + 2 &&
         !is_bullet(next.line.text) && !is_sub_bullet(next.line.text) &&
         !begins_with_date(next.line.text) &&
         (ends_sentence(next.line.text) || count_chars(next.line.text) > kShortestText);
}

}  // namespace kouryu
