// Lines are compared by hashes of their folded text, each end for itself.
#include "indexer/blocks/repeated_lines.h"

#include <xxhash.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/lines.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostLines = 30;        // at an end
constexpr std::size_t kMostChars = 60;        // of a line
constexpr std::size_t kMostBytes = 1U << 12;  // of a line with its white space
constexpr std::size_t kFewest = 3;            // lines of a site at an end
constexpr std::size_t kSure = 5;              // where nothing else speaks for one
constexpr const char* kWhy = "said by other pages of the folder";

bool holds_letter(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_letter_or_digit(c) && !is_digit(c)) return true;
  }
  return false;
}

bool is_contact(std::string_view text) { return opens_contact(text) || is_contact_detail(text); }

/// 費用 無料, 甲 港市: a short word, and what it is of.
bool opens_with_short_word(std::string_view text) {
  constexpr std::size_t kMostLetters = 5;
  std::size_t letters = 0;
  for (std::size_t position = 0; position < text.size() && letters <= kMostLetters; ++letters) {
    const char32_t c = next_char(text, position);
    if (is_space(c)) return letters > 0 && !is_latin_line(text);
  }
  return false;
}

/// A field, a day, a number, a person: no name of a page.
bool tells_value(std::string_view text) {
  return numbered_heading_level(text) != kNoHeading || is_numbered(text) ||
         opens_with_label(text) || is_labelled_value(text) || opens_with_date(text) ||
         begins_with_date(text) || is_dateline(text) || says_only_number(text) ||
         names_maker(text) || is_byline(text) || is_person_line(text);
}

/// A line that a form, report or letter has, however many have it.
bool is_of_document(std::string_view text) {
  return tells_value(text) || ends_with_name(text) ||
         (opens_with_short_word(text) && !is_menu_row(text));
}

/// nullopt of a line that is too long or says nothing. `text` is squeezed.
std::optional<std::uint64_t> hash_of(std::string_view text) {
  if (text.empty() || text.size() > kMostChars * 4 || count_chars(text) > kMostChars ||
      text.find('\n') != std::string_view::npos || !holds_letter(text)) {
    return std::nullopt;
  }
  const std::string folded = fold_text(text);
  return XXH3_64bits(folded.data(), folded.size());
}

/// What documents of every kind have at their ends: what they are, whose, a sentence.
bool tells_of_document(std::string_view text) {
  return is_genre(text) || names_kind(text) || names_body(text) || is_bracketed(text) ||
         is_issue(text) || tells_issue(text) || heads_contents(text) || is_apart(text) ||
         reads_as_prose(text) || is_contact(text);
}

/// A block whose lines may be repeated, or a heading, which stays where it is.
bool is_looked_at(ExtractedKind kind) {
  return kind == ExtractedKind::Line || kind == ExtractedKind::Paragraph ||
         kind == ExtractedKind::Text || kind == ExtractedKind::ListItem ||
         kind == ExtractedKind::Heading;
}

class Gatherer {
 public:
  /// False when it has enough.
  bool add(std::string_view line) {
    if (line.size() > kMostBytes) return pass();
    const std::string text = squeeze_spaces(line);
    if (text.empty()) return true;
    if (const auto hash = hash_of(text)) lines_.push_back({*hash, false});
    return ++seen_ < kMostLines;
  }
  /// What no line of which may be repeated.
  bool pass() { return ++seen_ < kMostLines; }

  /// The lines of `text` from its begin, or from its end.
  bool add_lines(std::string_view text, bool from_begin) {
    while (!text.empty()) {
      const std::size_t cut = from_begin ? text.find('\n') : text.rfind('\n');
      const std::size_t begin = from_begin || cut == text.npos ? 0 : cut + 1;
      const std::size_t end = from_begin && cut != text.npos ? cut : text.size();
      if (!add(text.substr(begin, end - begin))) return false;
      if (cut == text.npos) return true;
      text = from_begin ? text.substr(cut + 1) : text.substr(0, cut);
    }
    return true;
  }

  std::vector<EndLine> take() {
    const auto before = [](const EndLine& a, const EndLine& b) { return a.hash < b.hash; };
    std::sort(lines_.begin(), lines_.end(), before);
    lines_.erase(std::unique(lines_.begin(), lines_.end()), lines_.end());
    return std::move(lines_);
  }

 private:
  std::vector<EndLine> lines_;
  std::size_t seen_ = 0;
};

std::vector<EndLine> lines_at(const ExtractedText& extracted, bool head) {
  Gatherer gatherer;
  const std::size_t count = extracted.blocks.size();
  if (count == 0) (void)gatherer.add_lines(extracted.text, head);
  for (std::size_t i = 0; i < count; ++i) {
    const ExtractedBlock& block = extracted.blocks[head ? i : count - 1 - i];
    if (block.kind == ExtractedKind::Navigation) continue;
    const std::string_view text =
        std::string_view(extracted.text).substr(block.range.begin, block.range.size());
    const bool goes_on =
        is_looked_at(block.kind) ? gatherer.add_lines(text, head) : gatherer.pass();
    if (!goes_on) break;
  }
  return gatherer.take();
}

enum class Says { Text, Furniture, Repeated, Stays };

/// What the pieces between an end and the first line of text say.
struct EndRun {
  std::vector<std::size_t> repeated;  // pieces, from the end inwards
  std::size_t lines = 0;              // that tell of a site
  bool worded = false;                // some are furniture by their wording
  std::size_t size = 0;               // pieces
};

class Marker {
 public:
  Marker(const std::vector<Piece>& pieces, const RepeatedLines& repeated,
         std::vector<const char*>& why)
      : pieces_(pieces),
        titled_(repeated.titled),
        head_(hashes(repeated.lines.head)),
        tail_(hashes(repeated.lines.tail)),
        why_(why) {}

  void run() {
    if (head_.empty() && tail_.empty()) return;
    EndRun head = run_from(true);
    EndRun tail = run_from(false);
    if (!has_text(head.size, pieces_.size() - std::min(pieces_.size(), tail.size))) return;
    const bool of_site = head.lines >= kSure || head.worded || tail.lines >= kFewest;
    const bool framed = of_site && leave_title(head);
    if (!framed) head.repeated.clear();
    if (tail.lines < kFewest || (!framed && !tail.worded)) tail.repeated.clear();
    for (const std::size_t i : head.repeated) why_[i] = kWhy;
    for (const std::size_t i : tail.repeated) why_[i] = kWhy;
  }

 private:
  using Hashes = std::unordered_set<std::uint64_t>;

  static Hashes hashes(const std::vector<EndLine>& lines) {
    Hashes out;
    for (const EndLine& line : lines) {
      if (line.repeated) out.insert(line.hash);
    }
    return out;
  }

  [[nodiscard]] const Hashes& repeated(bool head) const { return head ? head_ : tail_; }
  [[nodiscard]] const std::string& text(std::size_t i) const { return pieces_[i].line.text; }

  [[nodiscard]] Says says(std::size_t i, bool head) const {
    const Piece& piece = pieces_[i];
    if (why_[i] != nullptr || is_rule(text(i))) return Says::Furniture;
    if (piece.told != nullptr && !is_looked_at(piece.told->kind)) {
      return piece.told->kind == ExtractedKind::Navigation ? Says::Furniture : Says::Text;
    }
    if (piece.record || piece.row != nullptr || piece.caption || piece.line.tabbed) {
      return Says::Text;
    }
    const auto hash = hash_of(text(i));
    if (!hash || !repeated(head).contains(*hash)) return Says::Text;
    if (is_contact(text(i))) return Says::Stays;
    // When an office is open stands at the foot of its pages, as どなたでも at that of flyers.
    if (is_of_document(text(i))) return head ? Says::Text : Says::Stays;
    const bool heads = piece.told != nullptr && piece.told->kind == ExtractedKind::Heading;
    return heads ? Says::Stays : Says::Repeated;
  }

  [[nodiscard]] EndRun run_from(bool head) const {
    EndRun run;
    for (; run.size < pieces_.size(); ++run.size) {
      const std::size_t i = head ? run.size : pieces_.size() - 1 - run.size;
      const Says what = says(i, head);
      if (what == Says::Text) break;
      if (what == Says::Repeated) {
        run.repeated.push_back(i);
        if (!tells_of_document(text(i))) ++run.lines;
      }
      if (what != Says::Furniture || is_rule(text(i))) continue;
      run.worded = true;
      const auto hash = hash_of(text(i));
      if (hash && repeated(head).contains(*hash)) ++run.lines;
    }
    return run;
  }

  [[nodiscard]] bool has_text(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (why_[i] == nullptr && holds_letter(text(i))) return true;
    }
    return false;
  }

  [[nodiscard]] bool may_be_title(std::size_t i) const {
    if (i >= pieces_.size()) return false;
    const Piece& piece = pieces_[i];
    if (piece.told != nullptr) return piece.told->kind == ExtractedKind::Heading;
    return !piece.record && piece.row == nullptr && !piece.caption && holds_letter(text(i)) &&
           !tells_value(text(i)) && !is_apart(text(i)) && !is_contact(text(i)) &&
           !is_menu_row(text(i)) && !reads_as_prose(text(i));
  }

  /// Whether the lines at the head are a site's, the title left out of them.
  [[nodiscard]] bool leave_title(EndRun& run) const {
    if (run.lines < kFewest) return false;
    std::size_t below = run.size;
    if (may_be_title(below)) return true;
    if (!run.worded && run.lines < kSure) return false;
    while (below < pieces_.size() && (is_dateline(text(below)) || opens_with_date(text(below)))) {
      ++below;
    }
    if (below > run.size && may_be_title(below)) return true;
    if (!run.worded) return false;  // drafts of one document begin alike, too
    if (titled_) return true;
    if (below == pieces_.size() || !reads_as_prose(text(below))) return false;
    const auto last = std::find_if(run.repeated.rbegin(), run.repeated.rend(),
                                   [this](std::size_t i) { return may_be_title(i); });
    if (last != run.repeated.rend()) run.repeated.erase(std::next(last).base());
    return true;
  }

  const std::vector<Piece>& pieces_;
  bool titled_;
  Hashes head_;
  Hashes tail_;
  std::vector<const char*>& why_;
};

}  // namespace

EndLines end_lines(const ExtractedText& extracted) {
  return {lines_at(extracted, true), lines_at(extracted, false)};
}

void mark_repeated_lines(const std::vector<Piece>& pieces, const RepeatedLines& repeated,
                         std::vector<const char*>& why) {
  Marker(pieces, repeated, why).run();
}

std::vector<SitePiece> take_repeated_lines(Pieces& taken, const RepeatedLines& repeated) {
  std::vector<const char*> why(taken.pieces.size());
  mark_repeated_lines(taken.pieces, repeated, why);
  return take_out(taken, why);
}

}  // namespace kouryu
