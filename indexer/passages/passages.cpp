// Groups clean blocks into passages, heading by heading.
#include "indexer/passages/passages.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lines/line_shape.h"
#include "indexer/cancel.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestPassage = 1200;  // characters; longer ones are cut at sentence ends
constexpr std::size_t kCutAt = 600;            // characters after which a cut is welcome
constexpr std::size_t kListLines = 3;          // so many short lines are a list

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

std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    if (!is_space(next_char(text, position))) out.append(text, begin, position - begin);
  }
  return out;
}

/// Ends of the pieces of an overlong text: after sentences, else at line ends.
std::vector<std::size_t> cuts_of(std::string_view text) {
  std::vector<std::size_t> cuts;
  std::size_t chars = 0;
  int depth = 0;  // inside 「…」 a 。 ends no sentence of ours
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    ++chars;
    if (c == U'「' || c == U'『' || c == U'（') ++depth;
    if ((c == U'」' || c == U'』' || c == U'）') && depth > 0) --depth;
    const bool sentence = (c == U'。' || c == U'！' || c == U'？') && depth == 0;
    const bool line = c == U'\n';
    if ((sentence || line) && chars >= kCutAt && count_chars(text.substr(position)) >= 200) {
      cuts.push_back(position);
      chars = 0;
    }
  }
  cuts.push_back(text.size());
  return cuts;
}

class Cutter {
 public:
  explicit Cutter(const std::vector<Block>& blocks) : all_(blocks) {}

  std::vector<Passage> run() {
    part_navigation();
    std::size_t i = title_block();
    while (i < blocks_.size()) {
      check_cancelled();
      i = step(i);
    }
    close_heading();
    std::stable_sort(passages_.begin(), passages_.end(), [](const Passage& a, const Passage& b) {
      return a.source.begin < b.source.begin;
    });
    return std::move(passages_);
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
      if (run > 0) add(passage_of(PassageKind::Nav, all_, i - run, i));
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

  /// The lines before the first body: title, dateline, author. Returns the first block after them.
  std::size_t title_block() {
    const std::size_t begin = 0;
    if (opens_with_title(begin)) {
      // A title that is a sentence, and who wrote it, and when.
      std::size_t body = begin + 1;
      bool signed_by = false;
      for (; body < blocks_.size(); ++body) {
        const bool byline = is_byline(blocks_[body].text);
        if (!byline && !is_dateline(blocks_[body].text)) break;
        signed_by = signed_by || byline;
      }
      if (signed_by) return emit(PassageKind::Title, begin, body);
    }
    const std::size_t end = run_of(begin, {BlockKind::Heading, BlockKind::Short});
    if (end - begin < 2) return begin;
    // The last heading of the run heads what follows, unless text goes on right under a dateline.
    if (is_kind(end, BlockKind::Paragraph) && blocks_[end].blanks_before == 0 &&
        is_dateline(blocks_[end - 1].text)) {
      emit(PassageKind::Title, begin, end + 1);
      return end + 1;
    }
    std::size_t title_end = begin;
    while (title_end < end && (title_end == begin || blocks_[title_end].kind == BlockKind::Short)) {
      ++title_end;
    }
    if (title_end - begin < 2) return begin;
    emit(PassageKind::Title, begin, title_end);
    return title_end;
  }

  /// 友好都市の会議を開催しました！: short, and no sentence of a text.
  [[nodiscard]] bool opens_with_title(std::size_t i) const {
    constexpr std::size_t kMostChars = 60;
    return i < blocks_.size() && blocks_[i].kind != BlockKind::Record &&
           count_chars(blocks_[i].text) <= kMostChars && !blocks_[i].text.ends_with("。");
  }

  std::size_t step(std::size_t i) {
    switch (blocks_[i].kind) {
      case BlockKind::Heading:
        heading(i);
        return i + 1;
      case BlockKind::Record:
        return record(i);
      case BlockKind::Contact:
        close_heading();
        return emit(PassageKind::Contact, i, run_of(i, {BlockKind::Contact}));
      case BlockKind::TableRow:
        return emit(PassageKind::Table, i, rows_from(i));
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
      case BlockKind::Nav:
      case BlockKind::Paragraph:
        break;
    }
    return emit(PassageKind::Body, i, i + 1);
  }

  /// The rows of one table, as many as make a passage.
  [[nodiscard]] std::size_t rows_from(std::size_t i) const {
    std::size_t chars = count_chars(blocks_[i].text);
    std::size_t end = i + 1;
    for (; is_kind(end, BlockKind::TableRow) && blocks_[end].level != 1; ++end) {
      chars += count_chars(blocks_[end].text);
      if (chars > kLongestPassage) break;
    }
    return end;
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
    Passage passage = passage_of(PassageKind::Record, blocks_, i, end);
    std::string title;
    for (std::size_t k = i; k < end; ++k) {
      const Block& block = blocks_[k];
      if (!block.label.empty()) {
        passage.fields.push_back({block.label, block.text});
        if (title.empty() && is_title_field(block.label)) title = block.text;
      } else if (!passage.fields.empty()) {
        std::string& value = passage.fields.back().value;
        value += (value.empty() ? "" : "\n") + block.text;
      }
    }
    // In lists that are guessed, the second field is the name: number, name, partner …
    const bool numbered = !blocks_[i].told && passage.fields.size() > 1;
    if (title.empty() && numbered) title = passage.fields[1].value;
    if (!title.empty()) passage.heading.push_back(title);
    add(std::move(passage));
    return end;
  }

  std::size_t bullets(std::size_t i) {
    const bool grouped = blocks_[i].level == 1;
    std::size_t end = i + 1;
    std::size_t chars = count_chars(blocks_[i].text);
    for (; end < blocks_.size(); ++end) {
      const Block& block = blocks_[end];
      const bool item = block.kind == BlockKind::Bullet || block.kind == BlockKind::SubBullet;
      const bool loose = block.kind == BlockKind::Short;
      if ((!item && !loose) || (item && block.level == 1)) break;
      if (!grouped && loose && block.blanks_before > 1) break;
      chars += count_chars(block.text);
      if (chars > kLongestPassage && item) break;
    }
    return emit(PassageKind::Bullets, i, end);
  }

  std::size_t shorts(std::size_t i) {
    std::size_t end = i + 1;
    const auto opens_session = [&](std::size_t k) {  // 「基調講演」 and its theme in quotes
      return is_kind(k, BlockKind::Short) && k + 1 < blocks_.size() &&
             blocks_[k + 1].text.starts_with("「") && !blocks_[k].text.starts_with("「");
    };
    while (end < blocks_.size() && !opens_session(end) &&
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
    return std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(heading) + 1, blocks_.end(),
                       [&](const Block& block) {
                         return block.kind == BlockKind::Heading &&
                                block.text == blocks_[heading].text;
                       });
  }

  Passage passage_of(PassageKind kind, const std::vector<Block>& blocks, std::size_t begin,
                     std::size_t end) const {
    Passage passage;
    passage.kind = kind;
    for (const HeadingStep& step : path_) passage.heading.push_back(step.text);
    passage.page = blocks[begin].page;
    passage.source = blocks[begin].source;
    for (std::size_t k = begin; k < end; ++k) {
      const Block& block = blocks[k];
      if (!passage.text.empty()) passage.text += '\n';
      if (!block.label.empty())
        passage.text += block.text.empty() ? block.label : block.label + ' ';
      passage.text += block.text;
      passage.source.begin = std::min(passage.source.begin, block.source.begin);
      passage.source.end = std::max(passage.source.end, block.source.end);
    }
    return passage;
  }

  /// One passage of the blocks [begin, end), with the heading that waits for its first text.
  std::size_t emit(PassageKind kind, std::size_t begin, std::size_t end) {
    Passage passage = passage_of(kind, blocks_, begin, end);
    for (std::size_t k = pending_.size(); k-- > 0;) {
      const Block& heading = blocks_[pending_[k]];
      passage.text = heading.text + '\n' + passage.text;
      passage.source.begin = std::min(passage.source.begin, heading.source.begin);
      if (heading.page) passage.page = heading.page;
    }
    pending_.clear();
    add(std::move(passage));
    return end;
  }

  void add(Passage passage) {
    if (count_chars(passage.text) <= kLongestPassage || passage.kind == PassageKind::Record ||
        passage.kind == PassageKind::Table) {
      add_unique(std::move(passage));
      return;
    }
    std::size_t begin = 0;
    for (const std::size_t end : cuts_of(passage.text)) {
      Passage piece = passage;
      piece.text = passage.text.substr(begin, end - begin);
      while (piece.text.ends_with('\n')) piece.text.pop_back();
      begin = end;
      if (!piece.text.empty()) add_unique(std::move(piece));
    }
  }

  void add_unique(Passage passage) {
    const auto [known, fresh] = bodies_.emplace(without_space(passage.text), passages_.size());
    if (fresh) {
      passages_.push_back(std::move(passage));
    } else {
      ++passages_[known->second].duplicates;
    }
  }

  const std::vector<Block>& all_;
  std::vector<Block> blocks_;  // all but navigation
  std::vector<HeadingStep> path_;
  std::vector<std::size_t> pending_;  // headings waiting for their first text, outermost first
  std::vector<Passage> passages_;
  std::map<std::string, std::size_t> bodies_;
};

}  // namespace

std::vector<Passage> passages_of(const std::vector<Block>& blocks) { return Cutter(blocks).run(); }

}  // namespace kouryu
