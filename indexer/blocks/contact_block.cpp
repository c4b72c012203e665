// What cannot belong to it ends it: a sentence, a gap, a row; or more names than an office has.
#include "indexer/blocks/contact_block.h"

#include <array>
#include <string>
#include <string_view>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/piece_context.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

constexpr std::size_t kContactLines = 10;    // most lines; those that say how to reach go on
constexpr std::size_t kSignatureLines = 10;  // most lines

bool is_detail(const std::vector<Piece>& pieces, std::size_t i) {
  return i < pieces.size() && is_contact_detail(pieces[i].line.text);
}

bool is_plain_piece(const Piece& piece) {
  return !piece.record && piece.row == nullptr && piece.told == nullptr;
}

/// ◆発 行：港の会, 発行所 みなと市役所, 編集・発行／広報部会: who made the paper.
bool is_maker_line(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kRoles = {"発行責任者", "編集発行", "編集・発行",
                                                             "発行元",     "発行所",   "発行者",
                                                             "印刷所",     "発行",     "編集"};
  constexpr std::size_t kLongest = 60;  // characters
  if (text.size() > kLongest * 4 || ends_sentence(text) || is_dateline(text)) return false;
  std::string line = fold_text(text);  // closes the gap of 発 行
  if (is_bullet(line) || is_heading_mark(line)) {
    std::size_t mark = 0;
    next_char(line, mark);
    line.erase(0, mark);
  }
  for (const std::string_view role : kRoles) {
    if (!line.starts_with(role)) continue;
    const std::string_view name = std::string_view(line).substr(role.size());
    const bool parted = name.starts_with(":") || name.starts_with("/");
    // 発行所 みなと市役所 has a blank there, which folding took.
    const bool apart = text.starts_with(role) && text.substr(role.size()).starts_with(" ");
    return (parted || apart) && !begins_with_date(name.substr(parted ? 1 : 0));
  }
  return false;
}

}  // namespace

bool opens_contact_block(const std::vector<Piece>& pieces, std::size_t i) {
  const std::string& text = pieces[i].line.text;
  if (opens_contact(text) || is_maker_line(text) ||
      (is_detail(pieces, i) && (is_detail(pieces, i + 1) || tells_phone_number(text)))) {
    return true;
  }
  // 担当課: / 海外課 / 直通: / 000-111-2222: labels and what they are of on lines of their own.
  constexpr std::size_t kLinesToLabel = 3;
  if (is_detail(pieces, i) && (text.ends_with(":") || text.ends_with("：")) &&
      PieceContext::is_short(pieces[i])) {
    for (std::size_t k = i + 1; k < pieces.size() && k < i + kLinesToLabel; ++k) {
      if (is_detail(pieces, k)) return true;
    }
  }
  const bool named = PieceContext::is_short(pieces[i]) && !pieces[i].title &&
                     (names_body(text) || ends_with_name(text) ||
                      (is_bracketed(text) && text.find("担当") != text.npos));
  if (!named || i + 1 >= pieces.size()) return false;
  const std::size_t number =
      is_detail(pieces, i + 1) || !PieceContext::is_short(pieces[i + 1]) ? i + 1 : i + 2;
  return is_detail(pieces, number) && tells_phone_number(pieces[number].line.text);
}

std::size_t contact_end(const std::vector<Piece>& pieces, std::size_t i) {
  // Below who made the paper stands what it says.
  const bool maker = is_maker_line(pieces[i].line.text);
  std::size_t end = i + 1;
  std::size_t told = i + 1;  // behind the last line that says how to reach them
  for (; end < pieces.size(); ++end) {
    const Piece& piece = pieces[end];
    const bool detail = is_contact_detail(piece.line.text);
    if (!is_plain_piece(piece) || piece.line.blanks_before > 2) break;
    if (!detail && (maker || !PieceContext::is_short(piece) || end >= i + kContactLines)) break;
    if (detail) told = end + 1;
  }
  // Names right above a sentence head it.
  if (end < pieces.size() && ends_sentence(pieces[end].line.text) && told > i + 1) {
    while (end > told && !names_body(pieces[end - 1].line.text)) --end;
  }
  return end;
}

std::size_t signature_begin(const std::vector<Piece>& pieces) {
  std::size_t i = pieces.size();
  while (i > 0 && is_rule(pieces[i - 1].line.text)) --i;
  bool reached = false;
  for (std::size_t lines = 0; i > 0 && lines <= kSignatureLines; --i, ++lines) {
    const Piece& piece = pieces[i - 1];
    const std::string& text = piece.line.text;
    if (is_drawn(text) || text == "--") return reached && lines > 0 ? i : pieces.size();
    if (piece.record || piece.row != nullptr || reads_as_prose(text) || is_heading_mark(text) ||
        is_dateline(text) || begins_with_date(text)) {
      break;
    }
    reached = reached || is_contact_detail(text);
  }
  return pieces.size();
}

}  // namespace kouryu
