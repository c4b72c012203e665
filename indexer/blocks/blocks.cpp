// Names the kind of each block that the format does not tell.
#include "indexer/blocks/blocks.h"

#include <algorithm>
#include <map>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lines/line_shape.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/headings.h"
#include "indexer/blocks/piece_context.h"
#include "indexer/blocks/site_furniture.h"
#include "indexer/cancel.h"

namespace kouryu {
namespace {

constexpr std::size_t kContactLines = 10;  // most lines of a contact block

class BlockNamer {
 public:
  BlockNamer(const ExtractedText& extracted, const Pieces& taken)
      : extracted_(extracted), taken_(taken), context_(taken) {}

  std::vector<Block> run() {
    if (extracted_.blocks.empty()) navigation_ = navigation_at_head(taken_);
    count_repeats();
    for (std::size_t i = 0; i < pieces_.size();) {
      check_cancelled();
      i = classify(i);
    }
    return std::move(blocks_);
  }

 private:
  void count_repeats() {
    for (const Piece& piece : pieces_) {
      check_cancelled();
      if (!piece.record) ++repeats_[fold_text(piece.line.text)];
    }
  }

  void add(BlockKind kind, const Piece& piece, std::string text, int level = 0) {
    Block block;
    block.kind = kind;
    block.text = std::move(text);
    block.source = piece.line.source;
    block.level = level;
    block.blanks_before = piece.line.blanks_before;
    block.page = piece.line.page;
    block.label = piece.label;
    block.scale = piece.scale;
    block.told = piece.told != nullptr;
    blocks_.push_back(std::move(block));
  }

  /// Names the block at `i` and those that go with it; returns the next one to look at.
  std::size_t classify(std::size_t i) {
    const Piece& piece = pieces_[i];
    const std::string& text = piece.line.text;
    if (i < navigation_) {
      add(BlockKind::Nav, piece, text);
      return i + 1;
    }
    if (piece.told != nullptr) {
      take_told(piece);
      return i + 1;
    }
    if (piece.record) return record(i);
    if (piece.caption || (is_caption(text) && !is_person_line(text))) {
      add(BlockKind::Caption, piece, text);
      return i + 1;
    }
    if (opens_contact(text) || (is_contact_detail(text) && i + 1 < pieces_.size() &&
                                is_contact_detail(pieces_[i + 1].line.text))) {
      return contact(i);
    }
    if (piece.line.tabbed) {
      add(BlockKind::TableRow, piece, text);
      return i + 1;
    }
    if (is_bullet(text) || (is_numbered(text) && !context_.heads_body(i))) {
      in_group_ = in_group_ || is_group_bullet(text);
      add(BlockKind::Bullet, piece, text, is_group_bullet(text) ? 1 : 0);
      return i + 1;
    }
    if (is_sub_bullet(text) || begins_with_date(text)) {
      if (is_dateline(text) && i < 4) {
        add(BlockKind::Short, piece, text);
      } else {
        add(BlockKind::SubBullet, piece, text);
      }
      return i + 1;
    }
    if (const HeadingLevel level = heading_level(taken_, context_, i, in_group_);
        level != kNoHeading) {
      in_group_ = false;
      add(BlockKind::Heading, piece, text, level);
    } else if (PieceContext::is_short(piece)) {
      const bool agenda = repeats_[fold_text(text)] == 2 && heads_body_elsewhere(i);
      add(agenda ? BlockKind::Agenda : BlockKind::Short, piece, text);
    } else {
      add(BlockKind::Paragraph, piece, text);
    }
    return i + 1;
  }

  /// A block as the format tells it.
  void take_told(const Piece& piece) {
    const ExtractedBlock& told = *piece.told;
    switch (told.kind) {
      case ExtractedKind::Heading:
        in_group_ = false;
        add(BlockKind::Heading, piece, piece.line.text, told.level);
        break;
      case ExtractedKind::ListItem:
        add(told.level > 1 ? BlockKind::SubBullet : BlockKind::Bullet, piece, piece.line.text);
        break;
      case ExtractedKind::TableRow:
        take_row(piece);
        break;
      case ExtractedKind::Record:
        take_record(piece);
        break;
      case ExtractedKind::Caption:
        add(BlockKind::Caption, piece, piece.line.text);
        break;
      case ExtractedKind::Navigation:
        add(BlockKind::Nav, piece, piece.line.text);
        break;
      default:
        add(BlockKind::Paragraph, piece, piece.line.text);
    }
  }

  [[nodiscard]] std::string squeezed(const ByteRange& range) const {
    return squeeze_lines(std::string_view(extracted_.text).substr(range.begin, range.size()));
  }

  void take_row(const Piece& piece) {
    std::string text;
    for (const ExtractedCell& cell : piece.told->cells) {
      const std::string value = squeezed(cell.value);
      if (!value.empty()) text.append(text.empty() ? "" : "\t").append(value);
    }
    add(BlockKind::TableRow, piece, std::move(text), piece.told->opens ? 1 : 0);
  }

  void take_record(const Piece& piece) {
    int level = 1;
    for (const ExtractedCell& cell : piece.told->cells) {
      add(BlockKind::Record, piece, squeezed(cell.value), level);
      Block& block = blocks_.back();
      block.label = squeezed(cell.label);
      block.source = {cell.label.size() > 0 ? cell.label.begin : cell.value.begin, cell.value.end};
      level = 0;
    }
  }

  std::size_t record(std::size_t i) {
    add(BlockKind::Record, pieces_[i], pieces_[i].line.text, pieces_[i].opens_record ? 1 : 0);
    // Lines without a label go on with the field, up to the next record, its group heading or the
    // contacts.
    std::size_t next = i + 1;
    for (; next < pieces_.size() && !pieces_[next].record; ++next) {
      const std::string& text = pieces_[next].line.text;
      if (opens_contact(text) || pieces_[next].told != nullptr) break;
      const bool before_record = next + 1 < pieces_.size() && pieces_[next + 1].opens_record;
      if (before_record && pieces_[next + 1].line.blanks_before > 0 &&
          PieceContext::is_short(pieces_[next]))
        break;
      const bool last_record = next + 1 >= pieces_.size() ||
                               std::none_of(pieces_.begin() + static_cast<std::ptrdiff_t>(next),
                                            pieces_.end(), [](const Piece& p) { return p.record; });
      if (last_record && pieces_[next].line.blanks_before > 1) break;
      add(BlockKind::Record, pieces_[next], text);
      blocks_.back().label.clear();
    }
    return next;
  }

  std::size_t contact(std::size_t i) {
    const std::size_t limit = std::min(i + kContactLines, pieces_.size());
    add(BlockKind::Contact, pieces_[i], pieces_[i].line.text);
    std::size_t next = i + 1;
    for (; next < limit; ++next) {
      const Piece& piece = pieces_[next];
      if (piece.record || piece.told != nullptr ||
          (!is_contact_detail(piece.line.text) && !PieceContext::is_short(piece)) ||
          piece.line.blanks_before > 2) {
        break;
      }
      add(BlockKind::Contact, piece, piece.line.text);
    }
    return next;
  }

  [[nodiscard]] bool heads_body_elsewhere(std::size_t i) const {
    const std::string key = fold_text(pieces_[i].line.text);
    for (std::size_t j = 0; j < pieces_.size(); ++j) {
      check_cancelled();
      if (j != i && fold_text(pieces_[j].line.text) == key && context_.heads_body(j)) return true;
    }
    return false;
  }

  const ExtractedText& extracted_;
  const Pieces& taken_;
  const PieceContext context_;
  const std::vector<Piece>& pieces_ = taken_.pieces;
  std::map<std::string, std::size_t> repeats_;
  std::size_t navigation_ = 0;  // pieces before this one are navigation
  bool in_group_ = false;       // a ○ has been seen since the last heading
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> blocks_of(const ExtractedText& extracted, const Pieces& pieces) {
  return BlockNamer(extracted, pieces).run();
}

}  // namespace kouryu
