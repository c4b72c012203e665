// A run of hiragana is a name with or without particles around it: the longest that is known wins.
#include "searcher/query/hiragana_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/asking_words.h"
#include "dict/lexicon/word_tables.h"
#include "dict/names/gazetteer.h"

namespace kouryu {
namespace {

class NameFinder {
 public:
  NameFinder(const AnalyzedText& text, Analyzer& analyzer)
      : text_(text), folded_(text.folded.text), analyzer_(analyzer) {}

  HiraganaNames find(bool goes_on) {
    bool letter_before = goes_on;
    for (std::size_t at = 0; at < folded_.size();) {
      std::size_t next = at;
      const char32_t c = next_char(folded_, next);
      if (!is_hiragana(c)) {
        letter_before = is_letter_or_digit(c);
        at = next;
        continue;
      }
      std::size_t end = next;
      for (std::size_t ahead = end; ahead < folded_.size(); end = ahead) {
        const char32_t following = next_char(folded_, ahead);
        if (!is_hiragana(following) && following != U'ー') break;
      }
      if (end - at > kCharBytes) look_at({at, end}, letter_before);
      letter_before = false;
      at = end;
    }
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kCharBytes = 3;  // of hiragana
  static constexpr std::array<std::string_view, 10> kParticles = {"の", "は", "が", "を", "に",
                                                                  "で", "と", "も", "へ", "や"};
  static constexpr std::array<std::string_view, 8> kLonger = {"とは", "って", "には",     "では",
                                                              "との", "への", "について", "ですか"};

  void look_at(const ByteRange& run, bool letter_before) {
    const std::string_view text = folded_.substr(run.begin, run.size());
    if (belongs_to_longer_word(run)) return;
    // で of ですか is no particle.
    if (text.starts_with("です") || text.starts_with("でし")) return;
    const bool may_lead = letter_before && begins_with_particle(text);
    const bool led = may_lead && is_token({run.begin, run.begin + kCharBytes});
    if (may_lead) break_before_question(run.begin + kCharBytes, text.substr(kCharBytes));
    ByteRange best{run.begin, run.begin};
    for (std::size_t lead = 0; lead <= (led ? kCharBytes : 0); lead += kCharBytes) {
      const auto consider = [&](std::string_view ending) {
        if (!text.ends_with(ending) || lead + ending.size() + 2 * kCharBytes > text.size()) return;
        const ByteRange core{run.begin + lead, run.end - ending.size()};
        // わる of 変わる belongs to the kanji before it.
        const bool attached = letter_before && lead == 0;
        if (core.size() > best.size() && is_name(core, attached)) best = core;
      };
      consider("");
      for (const std::string_view particle : kParticles) consider(particle);
      for (const std::string_view longer : kLonger) consider(longer);
    }
    if (best.size() == 0) return;
    out_.names.push_back(best);
    out_.breaks.insert(best.begin);
    out_.breaks.insert(best.end);
  }

  [[nodiscard]] bool is_token(const ByteRange& range) const {
    return std::any_of(text_.tokens.begin(), text_.tokens.end(),
                       [&](const Token& token) { return token.range == range; });
  }

  /// みどり of みどりの日, which MeCab knows.
  [[nodiscard]] bool belongs_to_longer_word(const ByteRange& run) const {
    return std::any_of(text_.tokens.begin(), text_.tokens.end(), [&](const Token& token) {
      const bool overlaps = token.range.begin < run.end && run.begin < token.range.end;
      const bool inside = run.begin <= token.range.begin && token.range.end <= run.end;
      return token.known && token.content && overlaps && !inside &&
             token.range.begin <= run.begin && run.end <= token.range.end;
    });
  }

  static bool begins_with_particle(std::string_view text) {
    return std::any_of(kParticles.begin(), kParticles.end(),
                       [&](std::string_view particle) { return text.starts_with(particle); });
  }

  /// は|いつ, not はい|つ.
  void break_before_question(std::size_t at, std::string_view rest) {
    for (std::size_t size = kCharBytes; size <= rest.size(); size += kCharBytes) {
      if (AskingWords::instance().is_interrogative(rest.substr(0, size))) out_.breaks.insert(at);
    }
  }

  /// `attached`: to a word before it, so that only a place is surely a name.
  [[nodiscard]] bool is_name(const ByteRange& core, bool attached) const {
    const std::string name(folded_.substr(core.begin, core.size()));
    const bool long_enough = name.size() > 2 * kCharBytes;  // きた, いき are verbs, too
    if (attached && !long_enough) return false;
    for (const PlaceMatch& match : Gazetteer::instance().lookup(name)) {
      if (match.form == FormKind::Full || match.form == FormKind::Bare) return true;
      if (match.form == FormKind::Reading && long_enough) return true;
    }
    if (attached) return false;
    if (long_enough && !WordTables::instance().words_read_as(name).empty()) return true;
    const AnalyzedText alone = analyzer_.analyze(name);
    if (alone.tokens.size() != 1) return false;
    const Token& token = alone.tokens[0];
    const bool noun = token.kind != TokenKind::Verb && token.kind != TokenKind::Adjective &&
                      token.kind != TokenKind::Adverb && token.kind != TokenKind::Other;
    return token.known && token.content && noun && !AskingWords::instance().is_interrogative(name);
  }

  const AnalyzedText& text_;
  std::string_view folded_;
  Analyzer& analyzer_;
  HiraganaNames out_;
};

}  // namespace

HiraganaNames find_hiragana_names(const AnalyzedText& text, Analyzer& analyzer, bool goes_on) {
  return NameFinder(text, analyzer).find(goes_on);
}

}  // namespace kouryu
