// Spellings come from rules (query/spellings.cpp); a term of the index is the proof that one is
// written somewhere.
#include "searcher/plan/widen.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "dict/schema/record.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t kMostTermsSeen = 64;  // that begin with one part of a name
constexpr std::size_t kShortestName = 6;    // characters
constexpr std::size_t kLongestName = 40;
constexpr std::size_t kMostDotted = 4;

constexpr std::string_view kDot = "・";

std::string without_dots(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(kDot)) {
      at += kDot.size();
      continue;
    }
    const std::size_t begin = at;
    next_char(text, at);
    out.append(text.substr(begin, at - begin));
  }
  return out;
}

/// The beginning of `dotted` that is `plain` but for its dots; empty when it does not begin so.
std::string common_beginning(std::string_view dotted, std::string_view plain) {
  std::size_t at = 0;
  std::size_t matched = 0;
  while (matched < plain.size() && at < dotted.size()) {
    if (dotted.substr(at).starts_with(kDot)) {
      at += kDot.size();
    } else if (dotted[at] == plain[matched]) {
      ++at;
      ++matched;
    } else {
      return {};
    }
  }
  return std::string(dotted.substr(0, at));
}

bool ends_in_hiragana(std::string_view folded) {
  std::size_t last = folded.size();
  while (last > 0 && (static_cast<unsigned char>(folded[--last]) & 0xC0) == 0x80) {
  }
  return !folded.empty() && is_hiragana(next_char(folded, last));
}

/// Byte positions between the characters of `text`, its end last.
std::vector<std::size_t> seams(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < text.size();) {
    next_char(text, at);
    out.push_back(at);
  }
  return out;
}

}  // namespace

bool Widener::has_term(const std::string& term) const {
  return indexes_.database().term_exists(term);
}

bool Widener::has(const std::string& folded, std::size_t most_read) const {
  // A term that does not end in hiragana is no verb or adjective: it stands in the text as it is.
  if (!ends_in_hiragana(folded) && has_term(folded)) return true;
  return !substrings_.candidates(folded).everything &&
         substrings_.stands_somewhere(folded, most_read);
}

std::vector<std::string> Widener::dotted(std::string_view folded) const {
  std::vector<std::string> out;
  const std::size_t chars = count_chars(folded);
  if (chars < kShortestName || chars > kLongestName) return out;
  for (std::size_t at = 0; at < folded.size();) {
    if (!is_katakana(next_char(folded, at))) return out;
  }
  const auto add = [&](const std::string& spelling) {
    const bool whole = without_dots(spelling) == folded && spelling.size() != folded.size();
    if (!whole || out.size() >= kMostDotted) return;
    if (std::find(out.begin(), out.end(), spelling) == out.end()) out.push_back(spelling);
  };
  // Words of the index with a dot behind a first part of the name.
  for (const std::size_t seam : seams(folded)) {
    if (seam == folded.size()) break;
    const std::string beginning = std::string(folded.substr(0, seam)) + std::string(kDot);
    std::size_t seen = 0;
    const auto end = indexes_.database().allterms_end(beginning);
    for (auto term = indexes_.database().allterms_begin(beginning);
         term != end && seen < kMostTermsSeen; ++term, ++seen) {
      add(common_beginning(*term, folded));
    }
  }
  // A dot wherever no passage has the two characters side by side, and at the seams of parts that
  // are words of the index.
  std::string parted;
  std::size_t begin = 0;   // of the part
  std::size_t last = 0;    // of the character before the seam
  std::size_t before = 0;  // the seam
  for (const std::size_t seam : seams(folded)) {
    if (before > begin) {
      const std::string pair(folded.substr(last, seam - last));
      const bool apart = !has_term(bigram_term(pair)) ||
                         (has_term(std::string(folded.substr(begin, before - begin))) &&
                          has_term(std::string(folded.substr(before))));
      if (apart) {
        parted += std::string(folded.substr(begin, before - begin)) + std::string(kDot);
        begin = before;
      }
    }
    last = before;
    before = seam;
  }
  parted += folded.substr(begin);
  add(parted);
  return out;
}

bool Widener::proven(const Alternative& other, bool sentence) const {
  // A verb stands in the text in any of its forms.
  if (other.inflects && has_term(other.terms[0])) return true;
  const bool all = std::all_of(other.terms.begin(), other.terms.end(),
                               [&](const std::string& term) { return has_term(term); });
  if (sentence && !all) return false;
  if (all && other.terms.size() == 1 && other.terms[0] == other.value) return true;
  return has(other.value);
}

void Widener::widen_word(QueryNode& word, bool sentence) const {
  check_deadline();
  std::erase_if(word.alternatives, [&](const Alternative& other) {
    return other.unproven && !proven(other, sentence);
  });
  std::vector<std::string> spellings = other_spellings(word.folded);
  const std::vector<std::string> with_dots = dotted(word.folded);
  spellings.insert(spellings.end(), with_dots.begin(), with_dots.end());
  for (const std::string& spelling : spellings) {
    // What contains the word as typed is found by it already.
    if (spelling.find(word.folded) != std::string::npos) continue;
    Alternative other = spelling_alternative(spelling, analyzer_);
    const auto known = std::find_if(word.alternatives.begin(), word.alternatives.end(),
                                    [&](const Alternative& a) { return a.value == spelling; });
    if (known != word.alternatives.end()) {
      // More than a synonym: the same word.
      known->spelling = true;
      known->weight = std::max(known->weight, other.weight);
    } else if (proven(other, sentence)) {
      word.alternatives.push_back(std::move(other));
    }
  }
}

void Widener::widen(QueryNode& node, bool sentence) const {
  if (node.kind == Kind::Word && !node.date && !node.asks) widen_word(node, sentence);
  for (QueryNode& child : node.children) widen(child, sentence);
}

}  // namespace kouryu
