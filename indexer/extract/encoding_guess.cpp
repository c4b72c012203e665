// One row a language, one row a rival; the likelihood of a text is the sum over its characters.
#include "indexer/extract/encoding_guess.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding_convert.h"

namespace kouryu {
namespace {

/// Characters that are about as common as one another, and what share of a text past ASCII they
/// have together.
struct CommonGroup {
  double share;
  std::u32string_view characters;
};
#include "indexer/extract/common_characters.inc"

constexpr CommonGroup kRussianCommon[] = {{0.78, U"оеаинтсрвлкмдпу"},
                                          {0.17, U"яыьгзбчйхжшюцщэфёъ"},
                                          {0.04, U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ\u00A0«»—№–"}};
// Indents and tables are made of it; the counted texts have none.
constexpr CommonGroup kWideSpace = {0.02, U"\u3000"};
constexpr CommonGroup kWesternCommon[] = {
    {0.80, U"éèàçüöäßñóáíúêåøæãõ"},
    {0.13, U"âîôûëïìòùœÉÀÜÖÄÅØÇÑÓÁÍÚÃÕÂÊÎÔÛÈÌÒÙËÏÆŒÿýðþÝÐÞŠŽšž"},
    {0.07, U"\u00A0’“”„–—«»°§…·©®€£¡¿ºª½²³‘•"}};
constexpr CommonGroup kGreekCommon[] = {{0.78, U"ατοιενςσρπκμηλυ"},
                                        {0.18, U"άίόέήύώγδχωθβφζξψϊ"},
                                        {0.03, U"ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ«»–\u00A0"}};
constexpr CommonGroup kCentralCommon[] = {{0.70, U"áéíěščřžýůúąęłóśżő"},
                                          {0.20, U"ďťňćńźűöüäôľĺŕăîâșţđ"},
                                          {0.07, U"ČŠŽŘÁÉÍÚÝĎŤŇŁŚŻŐÖÜĐ„“”–—‘’…\u00A0§«»°"}};

/// The rest of a language's characters: by the lead bytes that its own encoding has for them.
struct LeadRange {
  unsigned first;
  unsigned last;
  double share;
};
constexpr LeadRange kJapaneseRest[] = {
    {0x81, 0x84, 0.01},  {0x87, 0x87, 0.02},  {0x88, 0x98, 0.06}, {0x99, 0x9F, 0.006},
    {0xE0, 0xEA, 0.006}, {0xED, 0xEE, 0.003}, {0xFA, 0xFC, 0.003}};
constexpr LeadRange kKoreanRest[] = {
    {0xA1, 0xAC, 0.004}, {0xB0, 0xC8, 0.03}, {0xCA, 0xFD, 0.01}, {0x81, 0xC6, 0.0005}};
constexpr LeadRange kSimplifiedRest[] = {
    {0xA1, 0xA3, 0.01}, {0xB0, 0xD7, 0.05}, {0xD8, 0xF7, 0.005}, {0x81, 0xFE, 0.0005}};
constexpr LeadRange kTraditionalRest[] = {
    {0xA1, 0xA3, 0.01}, {0xA4, 0xC6, 0.05}, {0xC9, 0xF9, 0.005}};

struct Language {
  std::span<const CommonGroup> common;
  const char* converter;  // of the encoding of `rest`
  std::span<const LeadRange> rest;
};
enum LanguageIndex : std::uint8_t {
  Japanese,
  Korean,
  Simplified,
  Traditional,
  Russian,
  Greek,
  Western,
  Central
};
constexpr Language kLanguages[] = {
    {kJapaneseCommon, "ibm-943_P15A-2003", kJapaneseRest},
    {kKoreanCommon, "windows-949", kKoreanRest},
    {kSimplifiedCommon, "gb18030", kSimplifiedRest},
    {kTraditionalCommon, "windows-950", kTraditionalRest},
    {kRussianCommon, "windows-1251", {}},
    {kGreekCommon, "windows-1253", {}},
    {kWesternCommon, "windows-1252", {}},
    {kCentralCommon, "windows-1250", {}},
};

// Logarithms of a likelihood. ASCII is alike in all rivals, so that its value matters little.
constexpr float kAscii = -4;
constexpr float kUnknown = -16;      // a character that the language does not write
constexpr float kNoText = -25;       // controls, private use, bytes that are not of the encoding
constexpr float kKanaInRun = -3.8F;  // half-width katakana behind another: they stand in words
constexpr float kKanaAlone = -9;
constexpr float kNotInWord = -5;  // what an alphabet's letter costs more in the wrong company
constexpr float kBehindAscii =
    -1.5F;  // kanji and the like behind a letter: the ’s of English in CP932

struct Rival {
  const char* encoding;
  const char* converter;
  LanguageIndex language;
  bool foreign;
  double prior;  // of files in a Japanese office
};
constexpr Rival kRivals[] = {
    {"CP932", "ibm-943_P15A-2003", Japanese, false, 0},
    {"EUC-JP", "euc-jp-2007", Japanese, false, -1},
    {"UTF-16LE", "UTF-16LE", Japanese, false, -2},
    {"UTF-16BE", "UTF-16BE", Japanese, false, -2},
    {"UTF-16LE", "UTF-16LE", Korean, false, -5},
    {"UTF-16BE", "UTF-16BE", Korean, false, -5},
    {"UTF-16LE", "UTF-16LE", Simplified, false, -5},
    {"UTF-16BE", "UTF-16BE", Simplified, false, -5},
    {"UTF-16LE", "UTF-16LE", Traditional, false, -5},
    {"UTF-16BE", "UTF-16BE", Traditional, false, -5},
    {"EUC-KR", "windows-949", Korean, true, -3},
    {"GB18030", "gb18030", Simplified, true, -3},
    {"Big5", "windows-950", Traditional, true, -3},
    {"Windows-1252", "windows-1252", Western, false, -3},
    {"Windows-1251", "windows-1251", Russian, true, -4},
    {"KOI8-R", "KOI8-R", Russian, true, -4},
    {"Windows-1253", "windows-1253", Greek, true, -4},
    {"Windows-1250", "windows-1250", Central, true, -6},
    {"ISO-8859-2", "ISO-8859-2", Central, true, -6},
};
constexpr double kDeclared = 12;  // what a document's own word weighs
// The user's weighs as much as some five kanji: a list of names stays what it is told to be, and a
// sentence in another encoding shows that it is.
constexpr double kTold = 20;

// What was measured decides these (tests/unit/extract/encoding_test.cpp): texts have -4.5 to -8 a
// character past ASCII, lists of names in kanji down to -10; noise has less than -11 read as kanji,
// less than -9 read as an alphabet.
constexpr double kLeastMean = -10.5;
constexpr double kLeastMeanOfAlphabets = -8.7;
constexpr double kLeastLead = 2.5;

bool is_wide(const Rival& rival) { return rival.encoding[3] == '-' && rival.encoding[4] == '1'; }

/// How likely each character of the Basic Multilingual Plane is in a language.
using Table = std::vector<float>;

void raise(Table& table, char32_t c, double share) {
  if (c < table.size()) table[c] = std::max(table[c], static_cast<float>(std::log(share)));
}

Table table_of(const Language& language) {
  Table table(0x10000, kUnknown);
  for (const LeadRange& range : language.rest) {
    std::string pairs;  // with a line end behind each, which no pair takes as its second byte
    for (unsigned lead = range.first; lead <= range.last; ++lead) {
      for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
        pairs += static_cast<char>(lead);
        pairs += static_cast<char>(trail);
        pairs += '\n';
      }
    }
    const auto read = convert_bytes(language.converter, pairs, CutEnd::Told);
    if (!read) continue;
    std::vector<char32_t> characters;
    each_char(read->text, [&](char32_t c, std::size_t) {
      if (c > 0xFF && c != 0xFFFD) characters.push_back(c);
    });
    for (const char32_t c : characters) {
      raise(table, c, range.share / static_cast<double>(characters.size()));
    }
  }
  for (const CommonGroup& group : language.common) {
    for (const char32_t c : group.characters) {
      raise(table, c, group.share / static_cast<double>(group.characters.size()));
    }
  }
  if (!language.rest.empty()) raise(table, kWideSpace.characters.front(), kWideSpace.share);
  for (char32_t c = 0; c < 0x80; ++c) table[c] = kAscii;
  for (char32_t c = 0; c < 0xA0; ++c) {
    const bool layout = c >= '\t' && c <= '\r';
    if ((c < 0x20 && !layout) || c >= 0x7F) table[c] = kNoText;
  }
  std::fill(table.begin() + 0xD800, table.begin() + 0xF900, kNoText);
  table[0xFFFD] = kNoText;
  return table;
}

const Table& table_of(LanguageIndex language) {
  static const std::vector<Table> all = [] {
    std::vector<Table> tables;
    for (const Language& each : kLanguages) tables.push_back(table_of(each));
    return tables;
  }();
  return all.at(language);
}

struct Score {
  double sum = 0;              // of all characters
  double past_ascii = 0;       // of those past ASCII
  std::size_t characters = 0;  // of those
  std::size_t strays = 0;      // control characters that are not counted among them
};

bool is_half_width_kana(char32_t c) { return c >= 0xFF61 && c <= 0xFF9F; }

bool is_ascii_letter(char32_t c) { return c < 0x80 && is_latin(c); }

bool is_of_latin_script(LanguageIndex language) { return language >= Western; }

/// Whether two readings differ so little that the likelier needs no lead: both are of Latin script,
/// and most of their letters the same.
bool read_alike(const Rival& one, const Rival& other) {
  return std::string_view(one.encoding) == other.encoding ||
         (is_of_latin_script(one.language) && is_of_latin_script(other.language));
}

/// What a character costs more by the two before it.
float company(LanguageIndex language, char32_t before_that, char32_t before, char32_t c) {
  const bool past = c >= 0x80;
  if (is_of_latin_script(language)) {
    // Accented letters stand among plain ones; three in a row are kana or kanji read byte by byte.
    return past && before >= 0x80 && before_that >= 0x80 ? kNotInWord : 0;
  }
  if (language == Russian || language == Greek) {
    // These alphabets' words have no letters of ASCII in them.
    const bool mixed = (past && is_ascii_letter(before)) || (before >= 0x80 && is_ascii_letter(c));
    return mixed ? kNotInWord : 0;
  }
  if (!past || !is_ascii_letter(before)) return 0;
  return is_half_width_kana(c) ? kNotInWord : kBehindAscii;
}

void add(Score& score, std::string_view text, LanguageIndex language) {
  const Table& table = table_of(language);
  char32_t before = ' ';
  char32_t before_that = ' ';
  each_char(text, [&](char32_t c, std::size_t) {
    float likely = c < table.size() ? table[c] : kUnknown;
    if (language == Japanese && is_half_width_kana(c)) {
      likely = is_half_width_kana(before) ? kKanaInRun : kKanaAlone;
    }
    if (likely > kUnknown) likely += company(language, before_that, before, c);
    score.sum += likely;
    if (c < 0x20 && likely == kNoText && score.strays < kStrayControls) {
      ++score.strays;
    } else if (c >= 0x80 || likely == kNoText) {
      score.past_ascii += likely;
      ++score.characters;
    }
    before_that = before;
    before = c;
  });
}

/// Pieces from the beginning, the middle and the end. Each begins where a character does: behind a
/// line end, at the first byte past ASCII; wide ones at a whole unit.
std::vector<std::string_view> sample(std::string_view bytes, bool wide) {
  constexpr std::size_t kPiece = std::size_t{64} << 10;
  if (bytes.size() <= 4 * kPiece) return {bytes};
  std::vector<std::string_view> pieces;
  for (std::size_t begin : {std::size_t{0}, bytes.size() / 2, bytes.size() - kPiece}) {
    if (wide) {
      begin &= ~std::size_t{1};
    } else {
      if (begin > 0) begin = std::min(bytes.find('\n', begin), bytes.size());
      const auto past = std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(begin),
                                     bytes.end(), [](char c) { return (c & 0x80) != 0; });
      begin = static_cast<std::size_t>(past - bytes.begin());
    }
    if (begin < bytes.size()) pieces.push_back(bytes.substr(begin, kPiece));
  }
  return pieces;
}

std::optional<Score> score_of(const Rival& rival, std::string_view bytes) {
  Score score;
  for (const std::string_view piece : sample(bytes, is_wide(rival))) {
    const auto read = convert_bytes(rival.converter, piece, CutEnd::Ignored);
    if (!read) return std::nullopt;
    add(score, read->text, rival.language);
  }
  if (score.characters == 0 && !is_wide(rival)) return std::nullopt;
  return score;
}

}  // namespace

bool is_rival(std::string_view encoding) {
  return std::any_of(std::begin(kRivals), std::end(kRivals),
                     [&](const Rival& rival) { return rival.encoding == encoding; });
}

EncodingGuess guess_encoding(std::string_view bytes, const GuessHints& hints) {
  const Rival* best = nullptr;
  double best_sum = 0;
  double second = -1e300;  // of another encoding
  for (const Rival& rival : kRivals) {
    const auto score = score_of(rival, bytes);
    if (!score) continue;
    const double count = static_cast<double>(std::max<std::size_t>(score->characters, 1));
    const double least = rival.language >= Russian ? kLeastMeanOfAlphabets : kLeastMean;
    const bool told = rival.encoding == hints.told;
    if (!told && score->past_ascii / count < least) continue;
    const double sum = score->sum + rival.prior + (told ? kTold : 0) +
                       (rival.encoding == hints.declared ? kDeclared : 0);
    if (best == nullptr || sum > best_sum) {
      if (best != nullptr && !read_alike(*best, rival)) second = best_sum;
      best = &rival;
      best_sum = sum;
    } else if (!read_alike(*best, rival)) {
      second = std::max(second, sum);
    }
  }
  if (best == nullptr) return {};
  return {best->encoding, best->converter, best->foreign, best_sum - second >= kLeastLead};
}

}  // namespace kouryu
