// A sum of weights: the logarithm of the odds that a reader would call the line a heading.
//
// The weights stand in dict/lexicon/data/heading_weights.tsv, compiled in;
// tests/eval/learn_headings.py writes it. Nothing here is set by hand.
#include "indexer/blocks/heading_judge.h"

#include <algorithm>
#include <array>
#include <span>
#include <sstream>
#include <string_view>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/letter_pairs.h"
#include "indexer/blocks/line_evidence.h"
#include "indexer/cancel.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr const char* kTable =
#include "indexer/blocks/heading_weights.inc"
    ;

/// A line that the evidence is asked of, by its distance from the proposal.
struct Place {
  const char* name;
  int steps;
};
constexpr std::array kPlaces = {Place{"own", 0}, Place{"above", -1}, Place{"below", 1},
                                Place{"second", 2}};
constexpr const char* kDocument = "document ";

struct Weights {
  std::array<std::vector<double>, kPlaces.size()> of_lines;  // as line_evidence() is ordered
  std::map<std::string, double, std::less<>> others;         // by place and name
};

const Weights& weights() {
  static const Weights learned = [] {
    Weights read;
    std::istringstream table{kTable};
    each_row(table, [&](const std::string& line) {
      const std::vector<std::string> cells = split_cells(line, '\t');
      read.others[cells.at(0) + ' ' + cells.at(1)] = std::stod(cells.at(2));
    });
    for (std::size_t place = 0; place < kPlaces.size(); ++place) {
      for (const LineEvidence& evidence : line_evidence()) {
        const auto weight =
            read.others.find(std::string(kPlaces[place].name) + ' ' + evidence.name);
        read.of_lines[place].push_back(weight == read.others.end() ? 0 : weight->second);
      }
    }
    return read;
  }();
  return learned;
}

/// The ends of a long line: what stands in its midst says nothing of its kind.
std::string ends_of(const std::string& line) {
  constexpr std::size_t kChars = 100;  // at each end
  const std::size_t begin = byte_of_char(line, kChars);
  if (line.size() <= 3 * begin) return line;
  std::size_t end = line.size();
  for (std::size_t i = 0; i < kChars; ++i) previous_char(line, end);
  return line.substr(0, begin) + line.substr(end);
}

const Piece* piece_at(const std::vector<Piece>& pieces, std::size_t i, int steps) {
  const auto at = static_cast<std::ptrdiff_t>(i) + steps;
  return at < 0 || at >= static_cast<std::ptrdiff_t>(pieces.size())
             ? nullptr
             : &pieces[static_cast<std::size_t>(at)];
}

/// Blank lines that part nothing, for most lines have them.
std::size_t spacing_of(const std::vector<Piece>& pieces) {
  const auto apart = std::count_if(pieces.begin(), pieces.end(),
                                   [](const Piece& piece) { return piece.line.blanks_before > 0; });
  return static_cast<std::size_t>(apart) * 3 > pieces.size() * 2 ? 1 : 0;
}

/// `prefix` and the count, `most` for all that are more.
std::string counted(const char* prefix, std::size_t count, std::size_t most) {
  return std::string(kDocument) + prefix + std::to_string(std::min(count, most));
}

}  // namespace

HeadingJudge::HeadingJudge(const Pieces& taken, std::set<std::size_t> proposed)
    : pieces_(taken.pieces), spacing_(spacing_of(taken.pieces)), proposed_(std::move(proposed)) {
  if (proposed_.empty()) return;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    check_cancelled();
    ++forms_[form_of(i)];
  }
  for (const std::size_t i : proposed_) ++proposed_forms_[form_of(i)];
}

/// What lines of one kind share: how they are numbered or what they open with, the gap above them.
std::string HeadingJudge::form_of(std::size_t i) const {
  const std::string& text = pieces_[i].line.text;
  const HeadingLevel level = numbered_heading_level(text);
  if (level != kNoHeading) return "level " + std::to_string(level);
  std::string form;
  const char32_t first = opening_char(text);
  if (!is_letter_or_digit(first)) append_utf8(form, first);
  if (pieces_[i].line.blanks_before > spacing_) form += " apart";
  if (ends_sentence(text)) form += " sentence";
  return form;
}

std::vector<std::string> HeadingJudge::of_document(std::size_t i) const {
  constexpr std::size_t kMostLike = 3;
  constexpr std::size_t kMostProposed = 5;
  constexpr std::size_t kBelow = 5;  // lines
  constexpr std::size_t kFewLines = 10;
  const std::size_t count = pieces_.size();
  std::vector<std::string> names;
  const auto add = [&](const char* name, bool holds) {
    if (holds) names.push_back(std::string(kDocument) + name);
  };
  const std::string form = form_of(i);
  const std::size_t like = forms_.at(form);
  const std::size_t like_proposed = proposed_forms_.at(form);
  names.push_back(counted("proposals_like_it_", like_proposed, kMostLike));
  add("all_like_it_proposed", like > 1 && like == like_proposed);
  add("few_like_it_proposed", like_proposed * 2 < like);
  names.push_back(counted("proposals_", proposed_.size(), kMostProposed));
  add("full_of_proposals", proposed_.size() * 3 > count);
  add("stands_apart_throughout", spacing_ > 0);
  add("is_small", count < kFewLines);
  add("first_line", i == 0);
  add("among_first_lines", i < 3);
  add("in_second_half", i * 2 > count);
  add("in_last_fifth", i * 5 > count * 4);
  const LetterPairs own = letter_pairs(fold_text(pieces_[i].line.text));
  const auto shared = [&](const LetterPairs& other) {
    return static_cast<std::size_t>(std::count_if(
        own.begin(), own.end(), [&](const std::string& pair) { return other.contains(pair); }));
  };
  LetterPairs below;
  for (std::size_t k = i + 1; k < std::min(count, i + 1 + kBelow); ++k) {
    below.merge(letter_pairs(fold_text(ends_of(pieces_[k].line.text))));
    if (k == i + 1) names.push_back(counted("said_right_below_", shared(below), kMostLike));
  }
  add("half_said_below", shared(below) * 2 > own.size());
  for (const Place& place : kPlaces) {
    if (place.steps == 0) continue;
    const Piece* const piece = piece_at(pieces_, i, place.steps);
    const auto beside = [&](const char* name, bool holds) {
      if (holds) names.push_back(std::string(kDocument) + place.name + name);
    };
    beside("_is_none", piece == nullptr);
    if (piece == nullptr) continue;
    const std::string& text = piece->line.text;
    const std::string& mine = pieces_[i].line.text;
    const Piece& behind_gap = place.steps < 0 ? pieces_[i] : *piece;
    beside("_is_apart", behind_gap.line.blanks_before > spacing_);
    beside("_is_proposed", proposed_.contains(i + static_cast<std::size_t>(place.steps)));
    beside("_is_shorter", text.size() < mine.size());
    beside("_is_much_longer", text.size() > 3 * mine.size());
    beside("_is_of_list", piece->record || piece->row != nullptr || piece->line.tabbed);
  }
  return names;
}

std::vector<std::string> HeadingJudge::evidence(std::size_t i) const {
  std::vector<std::string> names = of_document(i);
  for (const Place& place : kPlaces) {
    const Piece* const piece = piece_at(pieces_, i, place.steps);
    if (piece == nullptr) continue;
    const std::string line = ends_of(piece->line.text);
    for (const LineEvidence& evidence : line_evidence()) {
      if (evidence.holds(line)) names.push_back(std::string(place.name) + ' ' + evidence.name);
    }
  }
  return names;
}

HeadingVerdict HeadingJudge::weigh(std::size_t i) const {
  const Weights& learned = weights();
  std::vector<std::pair<double, std::string>> held;
  for (const std::string& name : of_document(i)) {
    const auto weight = learned.others.find(name);
    if (weight != learned.others.end()) held.emplace_back(weight->second, name);
  }
  for (std::size_t place = 0; place < kPlaces.size(); ++place) {
    const Piece* const piece = piece_at(pieces_, i, kPlaces[place].steps);
    if (piece == nullptr) continue;
    const std::string line = ends_of(piece->line.text);
    const std::span<const LineEvidence> all = line_evidence();
    for (std::size_t k = 0; k < all.size(); ++k) {
      const double weight = learned.of_lines[place][k];
      if (weight == 0 || !all[k].holds(line)) continue;
      held.emplace_back(weight, std::string(kPlaces[place].name) + ' ' + all[k].name);
    }
  }
  HeadingVerdict verdict;
  verdict.score = learned.others.at("sum base") - learned.others.at("sum least");
  for (const auto& [weight, name] : held) verdict.score += weight;
  verdict.heads = verdict.score >= 0;
  const auto strongest =
      std::max_element(held.begin(), held.end(), [&](const auto& a, const auto& b) {
        return verdict.heads ? a.first < b.first : a.first > b.first;
      });
  if (strongest != held.end()) verdict.strongest = strongest->second;
  return verdict;
}

}  // namespace kouryu
