// Groups clean blocks into passages, heading by heading.
#include "indexer/passages/passages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/cancel.h"
#include "indexer/passages/bounds.h"
#include "indexer/passages/mapped_text.h"
#include "indexer/passages/passage_list.h"
#include "indexer/passages/record_parts.h"
#include "indexer/passages/title_block.h"

namespace kouryu {
namespace {

constexpr std::size_t kListLines = 3;  // so many short lines are a list
// Each passage under a heading carries it.
constexpr std::size_t kMostHeadingChars = kMostPassageChars / 2;
constexpr int kInnermost = 100;  // a level below all headings

struct HeadingStep {
  int level;
  std::string text;
};

bool is_title_field(std::string_view label) {
  static constexpr std::array<std::string_view, 7> kWords = {"事業名",   "名称",   "件名", "題名",
                                                             "タイトル", "行事名", "Title"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return label.find(word) != std::string_view::npos;
  });
}

bool has_digit(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (is_digit(next_char(text, position))) return true;
  }
  return false;
}

class Cutter {
 public:
  Cutter(const std::vector<Block>& blocks, std::string_view source,
         const std::vector<std::pair<std::size_t, int>>& page_begins)
      : all_(blocks), source_(source), passages_(page_begins) {}

  std::vector<Passage> run() {
    part_navigation();
    for (std::size_t k = 0; k < blocks_.size(); ++k) {
      if (blocks_[k].kind == BlockKind::Heading) last_headings_[blocks_[k].text] = k;
    }
    std::size_t i = title_block();
    while (i < blocks_.size()) {
      check_cancelled();
      i = step(i);
    }
    close_heading();
    return passages_.take();
  }

 private:
  /// Navigation stands anywhere; what stands around it goes on over it.
  void part_navigation() {
    std::size_t run = 0;  // blocks of navigation that end here
    for (std::size_t i = 0; i <= all_.size(); ++i) {
      if (i < all_.size() && all_[i].kind == BlockKind::Nav) {
        ++run;
        continue;
      }
      if (run > 0) {
        MappedText text;
        for (std::size_t k = i - run; k < i; ++k)
          text.append("\n", shown(all_[k], source_), source_);
        passages_.add(PassageKind::Nav, path(), text, all_[i - run].page);
      }
      run = 0;
      if (i < all_.size()) blocks_.push_back(all_[i]);
    }
  }

  [[nodiscard]] bool is_kind(std::size_t i, BlockKind kind) const {
    return i < blocks_.size() && blocks_[i].kind == kind;
  }

  [[nodiscard]] std::size_t run_of(std::size_t i, std::initializer_list<BlockKind> kinds) const {
    while (i < blocks_.size() &&
           std::find(kinds.begin(), kinds.end(), blocks_[i].kind) != kinds.end()) {
      ++i;
    }
    return i;
  }

  /// The title block as a passage. Returns the first block after it.
  std::size_t title_block() {
    const std::size_t end = title_block_end(blocks_);
    return end > 0 ? emit(PassageKind::Title, 0, end) : 0;
  }

  std::size_t step(std::size_t i) {
    switch (blocks_[i].kind) {
      case BlockKind::Heading:
        if (count_chars(blocks_[i].text) > kMostHeadingChars) break;  // text set as a heading
        heading(i);
        return i + 1;
      case BlockKind::Record:
        return record(i);
      case BlockKind::Contact:
        close_heading();
        return emit(PassageKind::Contact, i, run_of(i, {BlockKind::Contact}));
      case BlockKind::TableRow:
        return table(i);
      case BlockKind::Caption:
        return emit(PassageKind::Caption, i, run_of(i, {BlockKind::Caption}));
      case BlockKind::Agenda:
        close_heading();
        return emit(PassageKind::Agenda, i, run_of(i, {BlockKind::Agenda}));
      case BlockKind::Bullet:
      case BlockKind::SubBullet:
        return bullets(i);
      case BlockKind::Short:
        return shorts(i);
      case BlockKind::Speaker:  // stands over what is said
        return emit(PassageKind::Body, i, is_kind(i + 1, BlockKind::Paragraph) ? i + 2 : i + 1);
      case BlockKind::Nav:  // parted from the others
      case BlockKind::Paragraph:
        break;
    }
    return emit(PassageKind::Body, i, i + 1);
  }

  /// Rows of one table, as many as make a passage. Where the table went on from the passage before,
  /// its header stands in the heading.
  std::size_t table(std::size_t i) {
    const std::size_t end = rows_from(i);
    const bool goes_on = i == table_end_ && blocks_[i].level != 1;
    if (!goes_on) {
      table_header_ = header_row(i, end) ? blocks_[i].text : std::string();
      std::replace(table_header_.begin(), table_header_.end(), '\t', ' ');
    }
    table_end_ = end;
    if (!goes_on || table_header_.empty()) return emit(PassageKind::Table, i, end);
    path_.push_back({kInnermost, table_header_});
    emit(PassageKind::Table, i, end);
    path_.pop_back();
    return end;
  }

  /// Whether the first of the rows heads the others: it counts nothing, and most of them do.
  [[nodiscard]] bool header_row(std::size_t begin, std::size_t end) const {
    std::size_t counting = 0;
    for (std::size_t k = begin + 1; k < end; ++k) counting += has_digit(blocks_[k].text) ? 1 : 0;
    return !has_digit(blocks_[begin].text) && counting * 2 > end - begin - 1;
  }

  /// The rows of one table, as many as make a passage.
  [[nodiscard]] std::size_t rows_from(std::size_t i) const {
    std::size_t chars = waiting_chars() + count_chars(blocks_[i].text);
    std::size_t end = i + 1;
    for (; is_kind(end, BlockKind::TableRow) && blocks_[end].level != 1; ++end) {
      chars += 1 + count_chars(blocks_[end].text);
      if (chars > kMostPassageChars) break;
    }
    return end;
  }

  /// Whether an article begins with the block at `i` > 0.
  [[nodiscard]] bool opens_article(std::size_t i) const {
    return begins_article(blocks_[i].text, blocks_[i - 1].text,
                          i + 1 < blocks_.size() ? blocks_[i + 1].text : std::string_view());
  }

  void heading(std::size_t i) {
    const Block& block = blocks_[i];
    // A heading whose place in the path is taken by this one had nothing under it. One above
    // others that the format tells waits with them; of guessed ones only the last does.
    if (!pending_.empty() && blocks_[pending_.back()].level >= block.level) close_heading();
    if (!pending_.empty() && !blocks_[pending_.back()].told) pending_.clear();
    while (!path_.empty() && path_.back().level >= block.level) path_.pop_back();
    path_.push_back({block.level, block.text});
    pending_.push_back(i);
  }

  /// Of the headings that wait, each with a line end.
  [[nodiscard]] std::size_t waiting_chars() const {
    std::size_t chars = 0;
    for (const std::size_t i : pending_) chars += count_chars(blocks_[i].text) + 1;
    return chars;
  }

  /// Headings that nothing followed: kept as low-ranked lines, so that no text is lost.
  void close_heading() {
    for (const std::size_t i : std::exchange(pending_, {})) {
      const bool labelled = blocks_[i].text.find("：") != std::string::npos;
      emit(labelled ? PassageKind::Caption : PassageKind::Agenda, i, i + 1);
    }
  }

  std::size_t record(std::size_t i) {
    // A group heading stays in the path; one that the format tells is a text of its own besides,
    // one that is guessed may be the record's own number.
    const bool own_text = !pending_.empty() && blocks_[pending_.back()].told;
    if (own_text || (!pending_.empty() && blocks_[i].told)) close_heading();
    pending_.clear();
    std::size_t end = i + 1;
    while (is_kind(end, BlockKind::Record) && blocks_[end].level != 1) ++end;
    std::string title;
    std::size_t fields = 0;
    for (std::size_t k = i; k < end; ++k) {
      if (blocks_[k].label.empty()) continue;
      if (title.empty() && is_title_field(blocks_[k].label)) title = blocks_[k].text;
      ++fields;
    }
    for (RecordPart& part : record_parts(blocks_, i, end, source_)) {
      // In lists that are guessed, the second field is the name: number, name, partner …
      const bool numbered = !blocks_[i].told && fields > 1 && part.fields.size() > 1;
      if (title.empty() && numbered) title = part.fields[1].value_in(part.text.text);
      std::vector<std::string> heading = path();
      if (!title.empty()) heading.push_back(title);
      passages_.add_record(std::move(heading), std::move(part));
    }
    return end;
  }

  std::size_t bullets(std::size_t i) {
    const bool grouped = blocks_[i].level == 1;
    std::size_t end = i + 1;
    std::size_t chars = waiting_chars() + count_chars(blocks_[i].text);
    for (; end < blocks_.size(); ++end) {
      const Block& block = blocks_[end];
      const bool item = block.kind == BlockKind::Bullet || block.kind == BlockKind::SubBullet;
      const bool loose = block.kind == BlockKind::Short;
      if (opens_article(end)) break;
      if ((!item && !loose) || (item && block.level == 1)) break;
      if (!grouped && loose && block.blanks_before > 1) break;
      chars += 1 + count_chars(block.text);
      if (chars > kMostPassageChars && item) break;
    }
    return emit(PassageKind::Bullets, i, end);
  }

  std::size_t shorts(std::size_t i) {
    std::size_t end = i + 1;
    const auto opens_session = [&](std::size_t k) {  // 「基調講演」 and its theme in quotes
      return is_kind(k, BlockKind::Short) && k + 1 < blocks_.size() &&
             blocks_[k + 1].text.starts_with("「") && !blocks_[k].text.starts_with("「");
    };
    while (end < blocks_.size() && !opens_session(end) && !opens_article(end) &&
           (blocks_[end].kind == BlockKind::Short ||
            (blocks_[end].kind == BlockKind::Bullet && blocks_[end].level == 0))) {
      ++end;
    }
    if (end - i >= kListLines) return emit(PassageKind::Bullets, i, end);
    const bool labelled =
        std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(i),
                    blocks_.begin() + static_cast<std::ptrdiff_t>(end), [](const Block& b) {
                      return b.text.find("：") != std::string::npos || b.text.ends_with(")") ||
                             b.text.ends_with("）");
                    });
    const bool programme = !pending_.empty() && stands_again(pending_.back());
    emit(labelled ? PassageKind::Caption : PassageKind::Agenda, i, end);
    if (programme) path_.pop_back();
    return end;
  }

  /// Whether a later heading says the same: then this one is a line of the programme.
  [[nodiscard]] bool stands_again(std::size_t heading) const {
    const auto last = last_headings_.find(blocks_[heading].text);
    return last != last_headings_.end() && last->second > heading;
  }

  [[nodiscard]] std::vector<std::string> path() const {
    std::vector<std::string> out;
    for (const HeadingStep& step : path_) out.push_back(step.text);
    return out;
  }

  /// Passages of the blocks [begin, end), with the headings that wait for their first text.
  std::size_t emit(PassageKind kind, std::size_t begin, std::size_t end) {
    MappedText text;
    for (const std::size_t k : pending_) text.append("\n", shown(blocks_[k], source_), source_);
    for (std::size_t k = begin; k < end; ++k)
      text.append("\n", shown(blocks_[k], source_), source_);
    std::optional<int> page = blocks_[begin].page;
    for (const std::size_t k : std::exchange(pending_, {})) {
      if (!blocks_[k].page) continue;
      page = blocks_[k].page;
      break;
    }
    passages_.add(kind, path(), text, page);
    return end;
  }

  const std::vector<Block>& all_;
  std::vector<Block> blocks_;  // all but navigation
  std::string_view source_;
  std::unordered_map<std::string_view, std::size_t> last_headings_;  // text -> its last block
  std::vector<HeadingStep> path_;
  std::vector<std::size_t> pending_;  // headings waiting for their first text, outermost first
  std::string table_header_;          // of the table that ended last; may be empty
  std::size_t table_end_ = 0;         // behind its last row
  PassageList passages_;
};

}  // namespace

std::vector<Passage> passages_of(const std::vector<Block>& blocks, std::string_view source,
                                 const std::vector<std::pair<std::size_t, int>>& page_begins) {
  return Cutter(blocks, source, page_begins).run();
}

}  // namespace kouryu
