// The drawing is our own, so that every standard library draws alike.
#include "tests/eval/keywords.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "dict/base/utf8.h"

namespace kouryu::eval {
namespace {

constexpr std::size_t kMost = 4;

bool is_noun(const Token& token) {
  constexpr std::array kNouns = {TokenKind::Noun, TokenKind::ProperName, TokenKind::Person,
                                 TokenKind::Place, TokenKind::Organisation};
  return token.content && std::find(kNouns.begin(), kNouns.end(), token.kind) != kNouns.end();
}

/// xorshift64*.
std::uint64_t drawn(std::uint64_t& state) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return state * 0x2545F4914F6CDD1DULL;
}

}  // namespace

std::vector<std::string> keywords_of(const std::string& question, std::uint64_t seed,
                                     Analyzer& analyzer) {
  const AnalyzedText text = analyzer.analyze(question);
  std::vector<std::string> nouns;
  std::size_t end = 0;  // of the last noun
  for (const Token& token : text.tokens) {
    const bool joins = !nouns.empty() && token.range.begin == end;
    if (!is_noun(token) && !(joins && token.content && token.kind == TokenKind::Suffix)) continue;
    if (!joins) nouns.emplace_back();
    nouns.back() += text.folded.text.substr(token.range.begin, token.range.size());
    end = token.range.end;
  }
  std::erase_if(nouns, [](const std::string& word) { return count_chars(word) < 2; });
  std::vector<std::string> unique;
  for (std::string& noun : nouns) {
    if (std::find(unique.begin(), unique.end(), noun) == unique.end())
      unique.push_back(std::move(noun));
  }
  std::uint64_t state = seed * 2 + 1;
  for (int i = 0; i < 8; ++i) static_cast<void>(drawn(state));
  const std::size_t wanted = 2 + drawn(state) % (kMost - 1);
  while (unique.size() > wanted) {
    const auto place = static_cast<std::ptrdiff_t>(drawn(state) % unique.size());
    unique.erase(unique.begin() + place);
  }
  return unique;
}

}  // namespace kouryu::eval
