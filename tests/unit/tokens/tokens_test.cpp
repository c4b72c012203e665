// Words of sentences, the no-gap rule, bigrams against their slow definition, and sentences that
// the user dictionary must leave alone.
#include <gtest/gtest.h>
#include <mecab.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/tokens/analyzer.h"
#include "dict/tokens/bigrams.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

std::vector<std::string> lines_of(const std::string& table) {
  std::ifstream in(std::string(KOURYU_TEST_DATA_DIR) + '/' + table);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') lines.push_back(line);
  }
  return lines;
}

TEST(Segmentation, GivesTheWordsOfASentence) {
  Analyzer analyzer;
  const auto lines = lines_of("segmentation.tsv");
  ASSERT_GE(lines.size(), 25U);
  for (const std::string& line : lines) {
    const std::size_t tab = line.find('\t');
    const std::string wanted = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    std::string words;
    for (const std::string& term : word_terms(analyzer.analyze(line.substr(0, tab)))) {
      words += (words.empty() ? "" : "|") + term;
    }
    EXPECT_EQ(words, wanted) << line;
  }
}

TEST(Tokens, TellAuxiliariesFromParticles) {
  Analyzer analyzer;
  const AnalyzedText text =
      analyzer.analyze("訪れて開かれた会では、話させたかったが行かなければならない");
  std::string words;
  for (const Token& token : text.tokens) {
    if (!token.auxiliary) continue;
    const std::string surface = text.folded.text.substr(token.range.begin, token.range.size());
    words += (words.empty() ? "" : "|") + surface;
    EXPECT_FALSE(token.content) << surface;
  }
  EXPECT_EQ(words, "れ|た|せ|たかっ|た|なけれ|ない");
}

/// Words of a sentence by MeCab itself.
class PlainMecab {
 public:
  explicit PlainMecab(const char* user_dictionary) {
    const std::string arguments =
        std::string("-r /dev/null -Owakati -d ") + KOURYU_MECAB_DICTIONARY +
        (user_dictionary != nullptr ? std::string(" -u ") + user_dictionary : std::string());
    tagger_.reset(MeCab::createTagger(arguments.c_str()));
  }
  std::string words(const std::string& text) {
    const char* parsed = tagger_ ? tagger_->parse(text.c_str()) : nullptr;
    return parsed != nullptr ? parsed : "MeCab failed";
  }

 private:
  std::unique_ptr<MeCab::Tagger> tagger_;
};

TEST(UserDictionary, LeavesOrdinarySentencesAlone) {
  PlainMecab plain(nullptr);
  PlainMecab ours(KOURYU_USER_DICTIONARY);
  const auto sentences = lines_of("harm_probes.tsv");
  ASSERT_GE(sentences.size(), 200U);
  for (const std::string& sentence : sentences) {
    EXPECT_EQ(ours.words(sentence), plain.words(sentence)) << sentence;
  }
}

TEST(UserDictionary, KeepsItsOwnWordsWhole) {
  Analyzer analyzer;
  for (const char* sentence :
       {"日中の交流", "煙台市を訪れた", "釜山と仁川", "瀋陽市の会議", "貴陽市の代表"}) {
    const std::string text = sentence;
    const auto terms = word_terms(analyzer.analyze(text));
    EXPECT_TRUE(text.starts_with(terms.at(0)) && count_chars(terms[0]) == 2) << sentence;
  }
}

void check_coverage(Analyzer& analyzer, const std::string& text) {
  const AnalyzedText analyzed = analyzer.analyze(text);
  std::size_t at = 0;
  for (const Token& token : analyzed.tokens) {
    for (std::size_t i = at; i < token.range.begin; ++i) {
      RC_ASSERT(analyzed.folded.text[i] == ' ');
    }
    RC_ASSERT(token.range.begin >= at);
    RC_ASSERT(token.range.end > token.range.begin);
    for (const std::size_t position : analyzed.folded.breaks) {
      RC_ASSERT(position <= token.range.begin || position >= token.range.end);
    }
    at = token.range.end;
  }
  for (std::size_t i = at; i < analyzed.folded.text.size(); ++i) {
    RC_ASSERT(analyzed.folded.text[i] == ' ');
  }
  for (const std::string& term : word_terms(analyzed))
    RC_ASSERT(!term.empty() && term.size() <= 120);
}

RC_GTEST_PROP(Tokens, CoverAnyTextWithoutGaps, (const std::string& bytes)) {
  Analyzer analyzer;
  check_coverage(analyzer, repair_utf8(bytes));
}

TEST(Tokens, CoverHugeRunsOfOneKind) {
  Analyzer analyzer;
  for (const char* piece : {"漢", "カ", "ひ", "a", "1", "、", " ", "漢a", "大連市の\n"}) {
    std::string text;
    while (text.size() < 20000) text += piece;
    check_coverage(analyzer, text);
  }
}

/// The definition: pairs inside runs of letters and digits, and the last character of each run;
/// katakana with the dash that stands between it and other katakana.
std::vector<std::string> slow_bigrams(const std::string& folded) {
  std::vector<std::string> out;
  std::u32string run;
  const auto flush = [&] {
    for (std::size_t i = 0; i + 1 < run.size(); ++i) out.push_back(to_utf8(run.substr(i, 2)));
    if (!run.empty()) out.push_back(to_utf8(run.substr(run.size() - 1)));
    run.clear();
  };
  for (const char32_t c : to_utf32(folded)) {
    if (is_letter_or_digit(c)) {
      run += c;
    } else {
      flush();
    }
  }
  flush();
  const std::u32string all = to_utf32(folded);
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    if (all[i] == U'-' && is_katakana(all[i - 1]) && is_katakana(all[i + 1])) {
      out.push_back(to_utf8(all.substr(i - 1, 2)));
    }
  }
  return out;
}

RC_GTEST_PROP(Bigrams, AreWhatTheDefinitionSays, ()) {
  static const std::vector<std::string> kPieces = {"大", "連", "の", "は", "カ", "a", "1",
                                                   "、", " ",  "。", "𠮷", "-",  "ー"};
  std::string text;
  for (const auto& piece :
       *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces))) {
    text += piece;
  }
  std::vector<std::string> found;
  for_each_bigram(text, [&](std::string_view bigram) { found.emplace_back(bigram); });
  std::vector<std::string> wanted = slow_bigrams(text);
  std::sort(found.begin(), found.end());
  std::sort(wanted.begin(), wanted.end());
  RC_ASSERT(found == wanted);
}

/// Of `folded` as the index has it.
bool has_all(const std::vector<std::string_view>& grams, const SubstringNeeds& needs) {
  const auto is_there = [&](const std::string& gram) {
    return std::find(grams.begin(), grams.end(), gram) != grams.end();
  };
  const auto begins_one = [&](const std::string& prefix) {
    return std::any_of(grams.begin(), grams.end(),
                       [&](std::string_view gram) { return gram.starts_with(prefix); });
  };
  return std::all_of(needs.bigrams.begin(), needs.bigrams.end(), is_there) &&
         std::all_of(needs.prefixes.begin(), needs.prefixes.end(), begins_one);
}

RC_GTEST_PROP(Bigrams, ATextHasWhatItsSubstringsNeed, ()) {
  static const std::vector<std::string> kPieces = {"大", "連",       "の", "は", "カ", "ー", "々",
                                                   "〇", "か\u309A", "a",  "1",  "、", "。", "-"};
  std::u32string text;
  for (const auto& piece :
       *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces))) {
    text += to_utf32(piece);
  }
  RC_PRE(!text.empty());
  const auto begin = *rc::gen::inRange<std::size_t>(0, text.size());
  const auto size = *rc::gen::inRange<std::size_t>(1, text.size() - begin + 1);
  const std::string whole = to_utf8(text);
  const std::string part = to_utf8(text.substr(begin, size));
  const SubstringNeeds needs = substring_needs(part);
  RC_ASSERT(has_all(passage_bigrams(whole), needs));
  const bool letter =
      std::any_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                  text.begin() + static_cast<std::ptrdiff_t>(begin + size), is_letter_or_digit);
  RC_ASSERT(letter == !(needs.bigrams.empty() && needs.prefixes.empty()));
}

RC_GTEST_PROP(Bigrams, WhatIsExactNeedsNoReading, ()) {
  static const std::vector<std::string> kPieces = {"大", "の", "は", "カ", "、"};
  const auto draw = [&] {
    std::string text;
    for (const auto& piece :
         *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces))) {
      text += piece;
    }
    return text;
  };
  const std::string text = draw();
  const std::string part = *rc::gen::elementOf(kPieces) + *rc::gen::elementOf(kPieces);
  const SubstringNeeds needs = substring_needs(part);
  if (!needs.exact) return;
  RC_ASSERT(has_all(passage_bigrams(text), needs) == (text.find(part) != std::string::npos));
}

TEST(Bigrams, OfAPassageLeaveOutWhatAPairImplies) {
  using Grams = std::vector<std::string_view>;
  EXPECT_EQ(passage_bigrams("みなかみ"), (Grams{"かみ", "なか", "みな"}));
  EXPECT_EQ(passage_bigrams("大連、大"), (Grams{"大連", "連"}));
  EXPECT_EQ(passage_bigrams("ひ、と、ひ"), (Grams{"と", "ひ"}));
  EXPECT_EQ(passage_bigrams("。"), Grams());
}

TEST(FixedBeginning, StandsInEveryFormOfATerm) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"呼び寄せる", "呼び寄"}, {"書く", "書"},           {"信ずる", "信"}, {"愛する", "愛"},
      {"もたらす", "もた"},     {"ありがたい", "ありが"}, {"する", ""},     {"ある", ""},
      {"大連", "大連"},         {"イギリス", "イギリス"}, {"あ", ""},       {"", ""},
      {"kouryu", "kouryu"}};
  for (const auto& [term, beginning] : rows) EXPECT_EQ(fixed_beginning(term), beginning) << term;
}

TEST(FixedBeginning, IsWhatTokensOfTheTermBeginWith) {
  Analyzer analyzer;
  for (const std::string& line : lines_of("segmentation.tsv")) {
    const AnalyzedText text = analyzer.analyze(line.substr(0, line.find('\t')));
    for (const Token& token : text.tokens) {
      if (!token.content) continue;
      const std::string surface = text.folded.text.substr(token.range.begin, token.range.size());
      const std::string term = word_term(token);
      EXPECT_TRUE(surface.starts_with(fixed_beginning(term))) << surface << ' ' << term;
    }
  }
}

TEST(Analyzer, CutsOnlyTheSentencesThatAreWanted) {
  Analyzer analyzer;
  const std::string text = "大連市を訪れた。青島は海に近い。\n大連の港を見た。会議は延びた。";
  const AnalyzedText all = analyzer.analyze(text);
  const auto tokens_of = [&](const std::vector<std::string>& beginnings) {
    const AnalyzedText near = analyzer.analyze_near(text, beginnings);
    EXPECT_EQ(near.folded.text, all.folded.text);
    std::vector<std::size_t> begins;
    for (const Token& token : near.tokens) begins.push_back(token.range.begin);
    return begins;
  };
  std::vector<std::size_t> wanted;  // the first and the third sentence
  const std::size_t second = all.folded.text.find("青島");
  const std::size_t third = all.folded.text.find("大連の");
  const std::size_t fourth = all.folded.text.find("会議");
  std::vector<std::size_t> whole;
  for (const Token& token : all.tokens) {
    const std::size_t at = token.range.begin;
    whole.push_back(at);
    if (at < second || (at >= third && at < fourth)) wanted.push_back(at);
  }
  EXPECT_EQ(tokens_of({"大連"}), wanted);
  EXPECT_EQ(tokens_of({"大連", ""}), whole);
  EXPECT_TRUE(tokens_of({}).empty());
  EXPECT_TRUE(tokens_of({"広島"}).empty());
}

TEST(Analyzer, TheFingerprintNamesTheRule) {
  EXPECT_FALSE(analyzer_fingerprint().empty());
  EXPECT_EQ(analyzer_fingerprint(), analyzer_fingerprint());
}

}  // namespace
}  // namespace kouryu
