// Names the kind of each block that the format does not tell.
#include "indexer/blocks/blocks.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/contact_block.h"
#include "indexer/blocks/head_marks.h"
#include "indexer/blocks/heading_judge.h"
#include "indexer/blocks/headings.h"
#include "indexer/blocks/piece_context.h"
#include "indexer/blocks/speakers.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/cancel.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

constexpr const char* kTold = "told by the format";
constexpr std::size_t kShortestRule = 5;   // signs; fewer may be the end of a sentence
constexpr std::size_t kLongestRule = 200;  // the same; more are what the document is made of

bool is_drawn_line(std::string_view text) {
  const std::size_t chars = is_rule(text) ? count_chars(text) : 0;
  return chars >= kShortestRule && chars <= kLongestRule;
}

/// -1.3, for people to read.
std::string rounded(double score) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%+.1f", score);
  return digits.data();
}

Block block_of(BlockKind kind, const Piece& piece, std::string text,
               std::vector<SourcePiece> pieces, const char* why, int level) {
  Block block;
  block.kind = kind;
  block.text = std::move(text);
  block.pieces = std::move(pieces);
  block.source = piece.line.source;
  block.level = level;
  block.blanks_before = piece.line.blanks_before;
  block.page = piece.line.page;
  block.label = piece.label;
  block.label_pieces = piece.label_pieces;
  block.scale = piece.scale;
  block.told = piece.told != nullptr;
  block.title = piece.title;
  block.why = why;
  return block;
}

/// A line that a rule takes for a heading.
struct Proposal {
  std::size_t block;
  bool sure;  // as HeadingSign::sure
};

class BlockNamer {
 public:
  BlockNamer(const ExtractedText& extracted, const Pieces& taken)
      : extracted_(extracted), taken_(taken), context_(taken), marks_(taken), speakers_(taken) {}

  std::vector<Block> run() {
    name_all();
    abstain();
    return std::move(blocks_);
  }

  std::vector<ProposedHeading> proposals() {
    name_all();
    const HeadingJudge judge = judge_of_proposals();
    std::vector<ProposedHeading> found;
    for (const auto& [place, proposal] : proposed_) {
      found.push_back({pieces_[place].line.source, proposal.sure, judge.evidence(place)});
    }
    return found;
  }

 private:
  void name_all() {
    note_repeats();
    note_last_record();
    for (std::size_t i = 0; i < pieces_.size();) {
      check_cancelled();
      i = classify(i);
    }
  }

  /// Only short lines are asked for.
  void note_repeats() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      check_cancelled();
      const std::string& text = pieces_[i].line.text;
      if (!pieces_[i].record && count_chars(text) <= kHeadingChars) {
        repeats_[fold_text(text)].push_back(i);
      }
    }
  }

  void note_last_record() {
    for (std::size_t i = pieces_.size(); i > 0 && records_end_ == 0; --i) {
      if (pieces_[i - 1].record) records_end_ = i;
    }
  }

  void add(BlockKind kind, const Piece& piece, std::string text, const char* why, int level = 0) {
    blocks_.push_back(block_of(kind, piece, std::move(text), piece.line.pieces, why, level));
  }

  void propose_heading(std::size_t i, const HeadingSign& sign) {
    in_group_ = false;
    if (!pieces_[i].title) proposed_.emplace(i, Proposal{blocks_.size(), sign.sure});
    add(BlockKind::Heading, pieces_[i], pieces_[i].line.text, sign.why, sign.level);
  }

  [[nodiscard]] HeadingJudge judge_of_proposals() const {
    std::set<std::size_t> places;
    for (const auto& [place, proposal] : proposed_) places.insert(place);
    return {taken_, std::move(places)};
  }

  /// What a rule took for a heading, and too little else speaks for, is a line of text.
  void abstain() {
    const HeadingJudge judge = judge_of_proposals();
    for (const auto& [place, proposal] : proposed_) {
      check_cancelled();
      if (proposal.sure) continue;
      const HeadingVerdict verdict = judge.weigh(place);
      Block& block = blocks_[proposal.block];
      block.weighed = verdict.strongest + ' ' + rounded(verdict.score);
      if (verdict.heads) continue;
      block.kind = is_numbered(block.text) ? BlockKind::Bullet : BlockKind::Short;
      block.level = 0;
      block.why = "too little speaks for a heading";
    }
  }

  /// Names the block at `i` and those that go with it; returns the next one to look at.
  std::size_t classify(std::size_t i) {
    const Piece& piece = pieces_[i];
    const std::string& text = piece.line.text;
    if (piece.told != nullptr) {
      take_told(piece);
      return i + 1;
    }
    if (i >= signature_) {
      if (!is_rule(text)) add(BlockKind::Contact, piece, text, "signs the text");
      return i + 1;
    }
    if (is_drawn_line(text)) return i + 1;  // it says nothing
    if (piece.title && taken_.of_site) {
      add(BlockKind::Heading, piece, text, "the title of the page", kPlain);
      return i + 1;
    }
    if (piece.row != nullptr) {
      take_list_row(piece);
      return i + 1;
    }
    if (piece.record) return record(i);
    if (piece.caption || (is_caption(text) && !is_person_line(text))) {
      add(BlockKind::Caption, piece, text, "reads as a caption");
      return i + 1;
    }
    if (opens_contact_block(pieces_, i)) return contact(i);
    if (piece.line.tabbed) {
      // A line with tabs behind a list is no part of its last row.
      add(BlockKind::TableRow, piece, text, "cells parted by tabs",
          i > 0 && pieces_[i - 1].row != nullptr ? 1 : 0);
      return i + 1;
    }
    if (speakers_.speaks(i)) {
      add(BlockKind::Speaker, piece, text, "who speaks");
      return i + 1;
    }
    if (context_.series().heads.contains(i) && !taken_.headings_told && !says_only_number(text) &&
        !is_of_contents(i)) {
      // Of 123 such lines of annotated pages 120 are headings; ① counts anything.
      const HeadingLevel level = numbered_heading_level(text);
      propose_heading(i, {level, "one of a series of numbers with text below", level != kCircled});
      return i + 1;
    }
    if (marks_.heads(i)) {
      propose_heading(i, {kMarked, "a marked line with text below", opens_question(text)});
      return i + 1;
    }
    if (is_labelled_in_brackets(text) && !piece.between_rules &&
        (i + 1 >= pieces_.size() || !ends_sentence(pieces_[i + 1].line.text))) {
      add(BlockKind::Bullet, piece, text, "a label in brackets with its value");
      return i + 1;
    }
    if (is_bullet(text) ||
        (is_numbered(text) && !context_.heads_body(i) && !context_.heads_heading(i))) {
      in_group_ = in_group_ || is_group_bullet(text);
      add(BlockKind::Bullet, piece, text, "opens with a mark or number",
          is_group_bullet(text) ? 1 : 0);
      return i + 1;
    }
    if (is_sub_bullet(text) || (begins_with_date(text) && !context_.heads_month(i))) {
      if (is_dateline(text) && i < 4) {
        add(BlockKind::Short, piece, text, "a date alone");
      } else {
        add(BlockKind::SubBullet, piece, text, "opens with a mark or date");
      }
      return i + 1;
    }
    if (const HeadingSign sign = heading_sign(taken_, context_, i, in_group_);
        sign.level != kNoHeading) {
      propose_heading(i, sign);
    } else if (PieceContext::is_short(piece)) {
      const bool agenda = heads_body_elsewhere(i);
      add(agenda ? BlockKind::Agenda : BlockKind::Short, piece, text,
          agenda ? "comes again as a heading" : "short and heads nothing");
    } else {
      add(BlockKind::Paragraph, piece, text, "a sentence or long line");
    }
    return i + 1;
  }

  /// 第1章 総則 in a table of contents; over marked items it heads them there too.
  [[nodiscard]] bool is_of_contents(std::size_t i) const {
    return context_.is_contents_row(i) &&
           (i + 1 >= pieces_.size() || !is_bullet(pieces_[i + 1].line.text));
  }

  /// A block as the format tells it.
  void take_told(const Piece& piece) {
    const ExtractedBlock& told = *piece.told;
    switch (told.kind) {
      case ExtractedKind::Heading:
        in_group_ = false;
        add(BlockKind::Heading, piece, piece.line.text, kTold, told.level);
        break;
      case ExtractedKind::ListItem:
        add(told.level > 1 ? BlockKind::SubBullet : BlockKind::Bullet, piece, piece.line.text,
            kTold);
        break;
      case ExtractedKind::TableRow:
        take_row(piece);
        break;
      case ExtractedKind::Record:
        take_record(piece);
        break;
      case ExtractedKind::Caption:
        add(BlockKind::Caption, piece, piece.line.text, kTold);
        break;
      case ExtractedKind::Navigation:
        add(BlockKind::Nav, piece, piece.line.text, kTold);
        break;
      default:
        add(BlockKind::Paragraph, piece, piece.line.text, kTold);
    }
  }

  void take_row(const Piece& piece) {
    std::string text;
    std::vector<SourcePiece> pieces;
    std::vector<SourcePiece> of_cell;
    for (const ExtractedCell& cell : piece.told->cells) {
      const std::string value = squeeze_lines(extracted_.text, cell.value, of_cell);
      if (value.empty()) continue;
      if (!text.empty()) text += '\t';
      append_pieces(pieces, of_cell, text.size());
      text += value;
    }
    const int level = piece.told->opens ? 1 : 0;
    blocks_.push_back(
        block_of(BlockKind::TableRow, piece, std::move(text), std::move(pieces), kTold, level));
  }

  void take_record(const Piece& piece) {
    int level = 1;
    for (const ExtractedCell& cell : piece.told->cells) {
      std::vector<SourcePiece> pieces;
      std::string value = squeeze_lines(extracted_.text, cell.value, pieces);
      blocks_.push_back(
          block_of(BlockKind::Record, piece, std::move(value), std::move(pieces), kTold, level));
      Block& block = blocks_.back();
      block.label = squeeze_lines(extracted_.text, cell.label, block.label_pieces);
      block.source = {cell.label.size() > 0 ? cell.label.begin : cell.value.begin, cell.value.end};
      level = 0;
    }
  }

  /// A row is a passage of its own: a record where a header names its cells.
  void take_list_row(const Piece& piece) {
    if (!piece.row->labelled) {
      add(BlockKind::TableRow, piece, piece.line.text, "a row like those beside it", 1);
      blocks_.back().told = true;
      return;
    }
    int level = 1;
    for (const ListCell& cell : piece.row->cells) {
      add(BlockKind::Record, piece, cell.text, "a cell of a row under its header", level);
      Block& block = blocks_.back();
      block.label = cell.label;
      block.source = cell.source;
      block.pieces = pieces_within(cell.text, extracted_.text, cell.source);
      block.told = true;
      level = 0;
    }
  }

  std::size_t record(std::size_t i) {
    const bool behind_list = i > 0 && pieces_[i - 1].row != nullptr;
    const bool opens = pieces_[i].opens_record || behind_list;
    add(BlockKind::Record, pieces_[i], pieces_[i].line.text, "opens with a label that comes round",
        opens ? 1 : 0);
    // Lines without a label go on with the field, up to the next record, its group heading or the
    // contacts.
    std::size_t next = i + 1;
    for (; next < pieces_.size() && !pieces_[next].record; ++next) {
      const std::string& text = pieces_[next].line.text;
      if (opens_contact(text) || pieces_[next].row != nullptr) break;
      if (pieces_[next].told != nullptr) break;
      const bool before_record = next + 1 < pieces_.size() && pieces_[next + 1].opens_record;
      if (before_record && pieces_[next + 1].line.blanks_before > 0 &&
          PieceContext::is_short(pieces_[next]))
        break;
      const bool last_record = next + 1 >= pieces_.size() || next >= records_end_;
      if (last_record && pieces_[next].line.blanks_before > 1) break;
      add(BlockKind::Record, pieces_[next], text, "goes on with a field");
      blocks_.back().label.clear();
    }
    return next;
  }

  std::size_t contact(std::size_t i) {
    const std::size_t end = contact_end(pieces_, i);
    add(BlockKind::Contact, pieces_[i], pieces_[i].line.text, "whom to ask");
    for (std::size_t next = i + 1; next < end; ++next) {
      add(BlockKind::Contact, pieces_[next], pieces_[next].line.text, "how to reach them");
    }
    return end;
  }

  /// Whether the line stands twice, and the other one heads a text.
  [[nodiscard]] bool heads_body_elsewhere(std::size_t i) const {
    const auto repeats = repeats_.find(fold_text(pieces_[i].line.text));
    if (repeats == repeats_.end() || repeats->second.size() != 2) return false;
    const std::vector<std::size_t>& two = repeats->second;
    return context_.heads_body(two[0] == i ? two[1] : two[0]);
  }

  const ExtractedText& extracted_;
  const Pieces& taken_;
  const PieceContext context_;
  const HeadMarks marks_;
  const Speakers speakers_;
  const std::vector<Piece>& pieces_ = taken_.pieces;
  std::unordered_map<std::string, std::vector<std::size_t>> repeats_;  // folded line -> pieces
  const std::size_t signature_ = signature_begin(pieces_);
  std::size_t records_end_ = 0;               // behind the last piece of a record
  std::map<std::size_t, Proposal> proposed_;  // guessed headings, by their pieces
  bool in_group_ = false;                     // a ○ has been seen since the last heading
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<ProposedHeading> proposed_headings(const ExtractedText& extracted,
                                               const Pieces& pieces) {
  return BlockNamer(extracted, pieces).proposals();
}

std::vector<Block> blocks_of(const ExtractedText& extracted, const Pieces& pieces,
                             const std::vector<SitePiece>& site) {
  std::vector<Block> text = BlockNamer(extracted, pieces).run();
  if (site.empty()) return text;
  std::vector<Block> furniture;
  for (const SitePiece& part : site) {
    if (is_drawn_line(part.piece.line.text)) continue;
    furniture.push_back(block_of(BlockKind::Nav, part.piece, part.piece.line.text,
                                 part.piece.line.pieces, part.why, 0));
  }
  std::vector<Block> blocks;
  std::merge(std::make_move_iterator(text.begin()), std::make_move_iterator(text.end()),
             std::make_move_iterator(furniture.begin()), std::make_move_iterator(furniture.end()),
             std::back_inserter(blocks), [](const Block& left, const Block& right) {
               return left.source.begin < right.source.begin;
             });
  return blocks;
}

}  // namespace kouryu
