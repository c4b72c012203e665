// A name is what stands between a plain beginning and its unit.
#include "indexer/relations/unlisted_places.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/names/place_units.h"
#include "dict/text/normalizer.h"
#include "indexer/relations/relation_words.h"

namespace kouryu {
namespace {

constexpr std::size_t kShortest = 2;  // characters in front of the unit
constexpr std::size_t kLongest = 5;
constexpr int kEnough = 2;

/// What ends as a name does and is none, or begins another word.
constexpr auto kNoNames = std::to_array<std::string_view>(
    {"都市",   "同市",   "各市",     "両市",      "当市",     "本市",     "全市",   "他市",
     "隣市",   "諸市",   "朝市",     "見本市",    "隣町",     "港町",     "下町",   "城下町",
     "宿場町", "門前町", "同町",     "各町",      "両町",     "本町",     "各村",   "両村",
     "同村",   "農村",   "漁村",     "各県",      "両県",     "同県",     "姉妹市", "姉妹町",
     "姉妹村", "友好市", "友好町",   "友好村",    "健康村",   "選手村",   "芸術村", "温泉町",
     "商店町", "リス村", "市町村",   "区市町村",  "市区町村", "都道府県", "友好県", "姉妹県",
     "国際市", "市町",   "各市町村", "自治体や市"});
constexpr std::u32string_view kParticles = U"のがはを";

bool is_name_char(char32_t c) { return is_kanji(c) || is_hiragana(c); }

bool is_unit(std::string_view c) { return c == "市" || c == "町" || c == "村" || c == "県"; }

/// Where a name may plainly begin: at the beginning, behind a space or a sign.
bool begins_plainly(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char32_t before = previous_char(text, at);
  return !is_letter_or_digit(before);
}

bool has_hiragana(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    if (is_hiragana(next_char(name, at))) return true;
  }
  return false;
}

bool has_kanji(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    if (is_kanji(next_char(name, at))) return true;
  }
  return false;
}

bool has_particle(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    if (kParticles.find(next_char(name, at)) != kParticles.npos) return true;
  }
  return false;
}

}  // namespace

bool is_written_as_unlisted(std::string_view name) {
  const std::size_t chars = count_chars(name);
  if (chars < kShortest + 1 || chars > kLongest + 1) return false;
  if (!ends_with_municipal_unit(name) && !name.ends_with("県")) return false;
  if (ends_with_any(name, kNoNames)) return false;
  // 中国瀋陽市, 郡森町: no table knows the whole, but what it ends with.
  const auto is_listed = [](std::string_view part) {
    return !Gazetteer::instance().lookup(fold_text(part)).empty();
  };
  if (is_listed(name) || name.find("郡") != name.npos) return false;
  for (std::size_t at = 0; next_char(name, at), at < name.size();) {
    if (is_listed(name.substr(at)) && is_listed(name.substr(0, at))) return false;
  }
  return true;
}

namespace {

/// Whether `name`, a range of the text as written, is made of nouns: 朝早く市, 自治体や市 are not.
bool is_of_nouns(const AnalyzedText& text, const ByteRange& name) {
  const auto written = [&](const Token& token) { return text.folded.map.to_original(token.range); };
  auto token = std::partition_point(text.tokens.begin(), text.tokens.end(), [&](const Token& one) {
    return written(one).end <= name.begin;
  });
  for (; token != text.tokens.end() && written(*token).begin < name.end; ++token) {
    if (token->kind == TokenKind::Verb || token->kind == TokenKind::Adverb ||
        token->kind == TokenKind::Particle || token->kind == TokenKind::Adjective) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::vector<std::string> UnlistedPlaces::survey(std::string_view text,
                                                const AnalyzedText& analyzed) {
  std::vector<std::string> found;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t at = begin;
    if (!is_name_char(next_char(text, at)) || !begins_plainly(text, begin)) {
      begin = at;
      continue;
    }
    at = begin;
    for (std::size_t chars = 0; chars <= kLongest && at < text.size(); ++chars) {
      const std::size_t before = at;
      if (!is_name_char(next_char(text, at))) break;
      if (chars < kShortest || !is_unit(text.substr(before, at - before))) continue;
      const std::string_view name = text.substr(begin, at - begin);
      // 土田市長 is a mayor of that name.
      const bool mayor = text.substr(at).starts_with("長") && !has_hiragana(name);
      if (mayor) break;
      if (!is_written_as_unlisted(name) || has_particle(name.substr(0, name.size() - 3))) break;
      if (has_kanji(name.substr(0, name.size() - 3)) && !is_of_nouns(analyzed, {begin, at})) break;
      int& times = seen_[std::string(name)];
      const bool counted = times >= kEnough;
      times += word_at(Told::Body, text, at).empty() ? 1 : kEnough;
      if (!counted && times >= kEnough) found.emplace_back(name);
      break;
    }
    next_char(text, begin);
  }
  return found;
}

}  // namespace kouryu
