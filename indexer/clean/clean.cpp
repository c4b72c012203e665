// Names the kind of each block that the format does not tell. How lines become pieces: pieces.h.
#include "indexer/clean/clean.h"

#include <algorithm>
#include <map>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lines/line_shape.h"
#include "dict/text/normalizer.h"
#include "indexer/cancel.h"
#include "indexer/clean/document_date.h"
#include "indexer/clean/pieces.h"

namespace kouryu {
namespace {

constexpr std::size_t kHeadingChars = 40;     // longest heading
constexpr std::size_t kListHeadingChars = 4;  // shortest heading of a list; shorter ones are names
constexpr std::size_t kContactLines = 10;     // most lines of a contact block
constexpr std::size_t kNavSearch = 15;        // lines at the top in which navigation is looked for

bool is_quoted(std::string_view text) { return text.starts_with("「") && text.ends_with("」"); }

class Cleaner {
 public:
  explicit Cleaner(const ExtractedText& extracted)
      : extracted_(extracted), taken_(pieces_of(extracted)) {}

  CleanText run() {
    if (extracted_.blocks.empty()) find_navigation();
    count_repeats();
    for (std::size_t i = 0; i < pieces_.size();) {
      check_cancelled();
      i = classify(i);
    }
    out_.publication = taken_.furniture.publication;
    out_.issue = taken_.furniture.issue;
    out_.page_begins = std::move(taken_.page_begins);
    set_title();
    out_.date = extracted_.date;
    if (out_.date.empty()) out_.date = document_date(out_.blocks, taken_.furniture.date);
    return std::move(out_);
  }

 private:
  void count_repeats() {
    for (const Piece& piece : pieces_) {
      check_cancelled();
      if (!piece.record) ++repeats_[fold_text(piece.line.text)];
    }
  }

  /// At the head of a web page: short lines around "search this site" are navigation.
  void find_navigation() {
    const std::size_t head = std::min(kNavSearch, pieces_.size());
    std::size_t last_nav = 0;
    for (std::size_t i = 0; i < head; ++i) {
      if (is_navigation(pieces_[i].line.text)) last_nav = i + 1;
    }
    if (last_nav == 0) return;
    std::size_t body = last_nav;
    while (body < pieces_.size() && is_short(pieces_[body])) ++body;
    navigation_ = body > last_nav ? body - 1 : last_nav;  // the line before the body heads it
  }

  [[nodiscard]] bool is_short(const Piece& piece) const {
    return !piece.record && piece.told == nullptr && !piece.line.tabbed &&
           !ends_sentence(piece.line.text) && count_chars(piece.line.text) <= kHeadingChars;
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
    out_.blocks.push_back(std::move(block));
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
    if (is_bullet(text) || (is_numbered(text) && !heads_body(i))) {
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
    if (const HeadingLevel level = heading_level(i); level != kNoHeading) {
      in_group_ = false;
      add(BlockKind::Heading, piece, text, level);
    } else if (is_short(piece)) {
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
      Block& block = out_.blocks.back();
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
      if (before_record && pieces_[next + 1].line.blanks_before > 0 && is_short(pieces_[next]))
        break;
      const bool last_record = next + 1 >= pieces_.size() ||
                               std::none_of(pieces_.begin() + static_cast<std::ptrdiff_t>(next),
                                            pieces_.end(), [](const Piece& p) { return p.record; });
      if (last_record && pieces_[next].line.blanks_before > 1) break;
      add(BlockKind::Record, pieces_[next], text);
      out_.blocks.back().label.clear();
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
          (!is_contact_detail(piece.line.text) && !is_short(piece)) ||
          piece.line.blanks_before > 2) {
        break;
      }
      add(BlockKind::Contact, piece, piece.line.text);
    }
    return next;
  }

  [[nodiscard]] bool is_body(std::size_t i) const {
    if (i >= pieces_.size()) return false;
    const Piece& piece = pieces_[i];
    const std::string& text = piece.line.text;
    if (piece.told != nullptr) return piece.told->kind != ExtractedKind::Heading;
    if (piece.record) return piece.opens_record;
    return ends_sentence(text) || count_chars(text) > kHeadingChars || piece.line.tabbed ||
           is_bullet(text) || is_numbered(text) || begins_with_date(text) ||
           opens_with_bracket_heading(text);
  }

  /// A short line with text under it.
  [[nodiscard]] bool heads_body(std::size_t i) const {
    return is_short(pieces_[i]) && is_body(i + 1) && !is_numbered(pieces_[i + 1].line.text);
  }

  [[nodiscard]] bool heads_body_elsewhere(std::size_t i) const {
    const std::string key = fold_text(pieces_[i].line.text);
    for (std::size_t j = 0; j < pieces_.size(); ++j) {
      check_cancelled();
      if (j != i && fold_text(pieces_[j].line.text) == key && heads_body(j)) return true;
    }
    return false;
  }

  /// Who wrote it, set to the right under a heading.
  [[nodiscard]] bool is_set_right(const Piece& piece) const {
    return taken_.wrapping.wrapped() && is_short(piece) && piece.line.full &&
           piece.line.indent * 2 > taken_.wrapping.columns;
  }

  /// The next piece that is not set to the right.
  [[nodiscard]] std::size_t below(std::size_t i) const {
    ++i;
    while (i < pieces_.size() && is_set_right(pieces_[i])) ++i;
    return i;
  }

  [[nodiscard]] HeadingLevel heading_level(std::size_t i) const {
    const Piece& piece = pieces_[i];
    // A format that tells headings is believed: what it does not call one is none.
    if (taken_.headings_told || !is_short(piece) || is_set_right(piece)) return kNoHeading;
    const std::string& text = piece.line.text;
    const HeadingLevel numbered = numbered_heading_level(text);
    if (numbered == kCircled && !is_body(i + 1)) return kNoHeading;
    if (numbered != kNoHeading) return numbered;
    if (is_bracketed(text)) return is_body(i + 1) ? kBracketed : kNoHeading;
    if (is_dateline(text) || is_quoted(text)) return kNoHeading;
    const std::size_t spacing = taken_.wrapping.double_spaced ? 1 : 0;
    if (in_group_ && piece.line.blanks_before <= spacing + 1) return kNoHeading;
    const bool list_below = i + 1 < pieces_.size() && (is_bullet(pieces_[i + 1].line.text) ||
                                                       begins_with_date(pieces_[i + 1].line.text));
    if (list_below && count_chars(text) < kListHeadingChars) return kNoHeading;
    if (is_body(below(i)) || is_set_large(piece)) return kPlain;
    // A heading over bracketed or numbered headings.
    if (i + 1 < pieces_.size() && is_short(pieces_[i + 1])) {
      const std::string& next = pieces_[i + 1].line.text;
      if (numbered_heading_level(next) != kNoHeading || (is_bracketed(next) && is_body(i + 2)))
        return kPlain;
      if (is_caption(next) && piece.line.blanks_before + pieces_[i + 1].line.blanks_before > 0)
        return kPlain;
      if (piece.line.blanks_before > 0 && pieces_[i + 1].line.blanks_before > 0 &&
          heading_level_below(i + 1)) {
        return kPlain;
      }
    }
    return kNoHeading;
  }

  /// Letters larger than the body's, as only headings have them.
  [[nodiscard]] static bool is_set_large(const Piece& piece) {
    constexpr double kLarge = 1.2;
    return piece.scale >= kLarge;
  }

  [[nodiscard]] bool heading_level_below(std::size_t i) const {
    return is_person_line(pieces_[i].line.text) && is_body(i + 1);
  }

  void set_title() {
    out_.title = extracted_.title;
    if (out_.title.empty()) out_.title = largest_line();
    if (!out_.title.empty()) return;
    for (const Block& block : out_.blocks) {
      if (block.kind == BlockKind::Nav && out_.blocks.size() > navigation_) continue;
      if (block.kind == BlockKind::Heading || block.kind == BlockKind::Short) {
        if (is_dateline(block.text)) continue;
        out_.title += block.text;
        if (!is_fiscal_year(block.text)) return;
        out_.title += ' ';
        continue;
      }
      break;
    }
    if (!out_.title.empty()) out_.title.pop_back();  // a fiscal year alone
    if (!out_.title.empty() || out_.blocks.empty()) return;
    // A table without a title has none: the name of its file tells more than its first cell.
    const BlockKind kind = out_.blocks.front().kind;
    if (kind == BlockKind::Record || kind == BlockKind::TableRow) {
      if (out_.blocks.front().told) return;
    }
    const std::string& first = out_.blocks.front().text;
    constexpr std::size_t kMostTitleChars = 60;
    out_.title_is_text = first.ends_with("。") || count_chars(first) > kMostTitleChars;
    const std::size_t stop = first.find("。");
    out_.title =
        first.substr(0, std::min({first.size(), stop, byte_of_char(first, kHeadingChars)}));
  }

  /// The line at the head that is set in clearly larger letters than all others; empty for none.
  [[nodiscard]] std::string largest_line() const {
    constexpr std::size_t kHead = 15;  // blocks
    constexpr double kTitle = 1.3;
    const Block* largest = nullptr;
    for (std::size_t i = 0; i < std::min(kHead, out_.blocks.size()); ++i) {
      const Block& block = out_.blocks[i];
      const bool heads = block.kind == BlockKind::Heading || block.kind == BlockKind::Short;
      if (!heads || block.scale < kTitle || is_dateline(block.text)) continue;
      if (largest == nullptr || block.scale > largest->scale * 1.05) largest = &block;
    }
    return largest == nullptr ? std::string() : largest->text;
  }

  const ExtractedText& extracted_;
  Pieces taken_;
  const std::vector<Piece>& pieces_ = taken_.pieces;
  std::map<std::string, std::size_t> repeats_;
  std::size_t navigation_ = 0;  // pieces before this one are navigation
  bool in_group_ = false;       // a ○ has been seen since the last heading
  CleanText out_;
};

}  // namespace

CleanText clean(const ExtractedText& extracted) { return Cleaner(extracted).run(); }

}  // namespace kouryu
