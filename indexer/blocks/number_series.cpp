// A series counts up in one way of numbering; one that begins anew stands inside the one before.
#include "indexer/blocks/number_series.h"

#include <algorithm>
#include <map>
#include <string>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/piece_context.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/cancel.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr std::size_t kNumberBytes = 24;  // in which the number stands
constexpr std::size_t kFewestOfList = 3;

using Series = std::vector<std::size_t>;

struct Open {
  int last = 0;
  Series members;
};

/// The first number of a line; 0 for none. Circled and Roman ones are folded to digits or letters.
int number_of(std::string_view text) {
  const std::string folded = fold_text(text.substr(0, std::min(text.size(), kNumberBytes)));
  const std::size_t begin = folded.find_first_of("0123456789");
  int value = 0;
  for (std::size_t at = begin; at < folded.size() && folded[at] >= '0' && folded[at] <= '9'; ++at) {
    value = value * 10 + (folded[at] - '0');
    if (value > 99) return 0;
  }
  return value;
}

class SeriesReader {
 public:
  explicit SeriesReader(const std::vector<Piece>& pieces) : pieces_(pieces) {}

  NumberSeries run() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      check_cancelled();
      take(i);
    }
    for (auto& [level, nested] : open_) {
      for (const Open& series : nested) close(series.members);
    }
    return std::move(out_);
  }

 private:
  void take(std::size_t i) {
    const Piece& piece = pieces_[i];
    if (piece.told != nullptr || piece.record || piece.row != nullptr) return;
    const HeadingLevel level = numbered_heading_level(piece.line.text);
    const int number = level == kNoHeading ? 0 : number_of(piece.line.text);
    if (number == 0) return;
    std::vector<Open>& nested = open_[level];
    while (!nested.empty() && nested.back().last + 1 != number) {
      if (number == 1) break;
      close(nested.back().members);
      nested.pop_back();
    }
    if (nested.empty() || number == 1) {
      if (number != 1) return;
      nested.emplace_back();
    }
    nested.back().last = number;
    nested.back().members.push_back(i);
  }

  /// 1 日時 6月15日(金), 2 場所：公民館: a value stands behind the name.
  [[nodiscard]] bool is_value(std::size_t i) const {
    const std::string& text = pieces_[i].line.text;
    if (tells_speaker(text)) return false;
    return opens_with_label(text) || std::count(text.begin(), text.end(), ' ') > 1 ||
           text.find("：") != std::string::npos || text.find(':') != std::string::npos;
  }

  /// A sentence stands between it and the next of the series.
  [[nodiscard]] bool stands_over_text(std::size_t i, std::size_t end) const {
    constexpr std::size_t kLooked = 4;  // who speaks or a heading may come first
    for (std::size_t k = i + 1; k < std::min({end, i + 1 + kLooked, pieces_.size()}); ++k) {
      if (ends_sentence(pieces_[k].line.text)) return true;
    }
    return false;
  }

  void close(const Series& members) {
    constexpr std::size_t kManyApart = 3;
    if (members.size() < 2) return;
    Series heads;
    std::size_t others = 0;
    std::size_t apart = 0;
    bool over_text = false;
    for (std::size_t k = 0; k < members.size(); ++k) {
      const std::size_t i = members[k];
      if (!PieceContext::is_short(pieces_[i])) return;
      if (is_value(i)) continue;
      ++others;
      const bool last = k + 1 == members.size();
      const bool below = last ? i + 1 < pieces_.size() : members[k + 1] > i + 1;
      if (below) ++apart;
      if (below || last) heads.push_back(i);
      over_text = over_text || (below && stands_over_text(i, last ? i + 2 : members[k + 1]));
    }
    if (apart + 1 >= others && (apart >= kManyApart || (over_text && others > 1))) {
      out_.heads.insert(heads.begin(), heads.end());
    } else if (members.size() >= kFewestOfList && apart <= 1) {
      out_.lists.insert(members.begin(), members.end());
    }
  }

  const std::vector<Piece>& pieces_;
  std::map<HeadingLevel, std::vector<Open>> open_;  // the inner ones last
  NumberSeries out_;
};

}  // namespace

NumberSeries number_series(const std::vector<Piece>& pieces) { return SeriesReader(pieces).run(); }

}  // namespace kouryu
