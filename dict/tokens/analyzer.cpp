// Text to terms, and the fingerprint of the rule.
#include "dict/tokens/analyzer.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

// Raise with every change of folding, token filter or bigram rule that no table shows.
constexpr int kRulesVersion = 2;
constexpr std::size_t kTermBytes = 120;

std::uint64_t fold_of_all_variants() {
  std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a over every folded character
  for (char32_t c = 0x80; c < 0x30000; ++c) {
    const char32_t to = fold_variant(c);
    if (to == c) continue;
    hash = (hash ^ c) * 1099511628211ULL;
    hash = (hash ^ to) * 1099511628211ULL;
  }
  return hash;
}

/// `text` folded where it stays when the result is moved: tokens point into it.
FoldedText fold_in_place(std::string_view text) {
  FoldedText folded = fold(text);
  folded.text.reserve(sizeof(std::string));  // more than a string holds inside itself
  return folded;
}

}  // namespace

AnalyzedText Analyzer::analyze(std::string_view text) {
  AnalyzedText out;
  out.folded = fold_in_place(text);
  out.tokens = tokenizer_.tokenize(out.folded);
  return out;
}

AnalyzedText Analyzer::analyze_near(std::string_view text,
                                    const std::vector<std::string>& beginnings) {
  AnalyzedText out;
  out.folded = fold_in_place(text);
  out.tokens = tokenizer_.tokenize(out.folded, [&](std::string_view sentence) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](const std::string& beginning) {
      return sentence.find(beginning) != std::string_view::npos;
    });
  });
  return out;
}

std::string_view fixed_beginning(std::string_view term) {
  for (int changing = 0; changing < 2; ++changing) {
    std::size_t last = term.size();
    while (last > 0 && (static_cast<unsigned char>(term[--last]) & 0xC0) == 0x80) {
    }
    std::size_t position = last;
    if (term.empty() || !is_hiragana(next_char(term, position))) break;
    term = term.substr(0, last);
  }
  return term;
}

std::string word_term(const Token& token) {
  std::string_view base = token.base;
  if (base.size() > kTermBytes) {
    std::size_t cut = kTermBytes;
    while ((static_cast<unsigned char>(base[cut]) & 0xC0) == 0x80) --cut;
    base = base.substr(0, cut);
  }
  return std::string(base);
}

std::vector<std::string> word_terms(const AnalyzedText& text) {
  std::vector<std::string> terms;
  for (const Token& token : text.tokens) {
    if (token.content) terms.push_back(word_term(token));
  }
  return terms;
}

const std::string& analyzer_fingerprint() {
  static const std::string fingerprint = [] {
    char variants[32];
    std::snprintf(variants, sizeof variants, "%016llx",
                  static_cast<unsigned long long>(fold_of_all_variants()));
    return std::to_string(kRulesVersion) + '-' + dictionary_fingerprint() + '-' + variants;
  }();
  return fingerprint;
}

}  // namespace kouryu
