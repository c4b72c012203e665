// Tables by the specification of RTF 1.9.1.
#include "indexer/extract/office/rtf/rtf_words.h"

#include <algorithm>
#include <array>

#include "indexer/extract/ascii.h"

namespace kouryu::office {
namespace {

using Begins = RtfDestination::Begins;

struct Known {
  std::string_view word;
  RtfDestination destination;
};
constexpr std::array kKnown = {
    Known{"fonttbl", {RtfInto::Fonts}},
    Known{"stylesheet", {RtfInto::Styles}},
    Known{"title", {RtfInto::Title}},
    Known{"author", {RtfInto::Author}},
    Known{"field", {RtfInto::Text, Begins::Field}},
    Known{"fldinst", {RtfInto::Text}},
    Known{"fldrslt", {RtfInto::Text, Begins::Result}},
    Known{"footnote", {RtfInto::Text, Begins::Note}},
    Known{"annotation", {RtfInto::Text, Begins::Note}},
    Known{"shptxt", {RtfInto::Text, Begins::Box}},
    Known{"shpinst", {RtfInto::Text}},
    Known{"nesttableprops", {RtfInto::Text}},
    Known{"ud", {RtfInto::Text}},
};

constexpr std::string_view kSkipped =
    "colortbl pict objdata objclass objname header headerl headerr headerf footer footerl footerr"
    " footerf sp sn sv shprslt nonesttables ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn listtable"
    " listoverridetable revtbl filetbl xe txe rxe tc tcn bkmkstart bkmkend subject manager company"
    " operator category keywords comment doccomm hlinkbase creatim revtim printim buptim private"
    " pn pntxta pntxtb upr atnid atnauthor atnref atndate atnicn template falt";

struct Charset {
  int number;
  int code_page;
};
constexpr std::array kCharsets = {
    Charset{0, 1252},   Charset{128, 932},  Charset{129, 949},  Charset{134, 936},
    Charset{136, 950},  Charset{161, 1253}, Charset{162, 1254}, Charset{163, 1258},
    Charset{177, 1255}, Charset{178, 1256}, Charset{186, 1257}, Charset{204, 1251},
    Charset{222, 874},  Charset{238, 1250},
};

struct Character {
  std::string_view word;
  std::string_view text;
};
constexpr std::array kCharacters = {
    Character{"tab", "\t"},      Character{"line", "\n"},    Character{"lbr", "\n"},
    Character{"emdash", "—"},    Character{"endash", "–"},   Character{"bullet", "・"},
    Character{"lquote", "‘"},    Character{"rquote", "’"},   Character{"ldblquote", "“"},
    Character{"rdblquote", "”"}, Character{"emspace", "　"}, Character{"enspace", " "},
    Character{"qmspace", " "},   Character{"~", "\u00A0"},   Character{"_", "-"},
};

}  // namespace

std::optional<RtfDestination> rtf_destination(std::string_view word, bool starred) {
  const auto known = std::find_if(kKnown.begin(), kKnown.end(),
                                  [&](const Known& one) { return one.word == word; });
  if (known != kKnown.end()) return known->destination;
  if (starred || holds_word(kSkipped, word)) return RtfDestination{RtfInto::Nothing};
  return std::nullopt;
}

int rtf_code_page(int charset) {
  const auto known = std::find_if(kCharsets.begin(), kCharsets.end(),
                                  [&](const Charset& one) { return one.number == charset; });
  return known == kCharsets.end() ? 0 : known->code_page;
}

std::string_view rtf_character(std::string_view word) {
  const auto known = std::find_if(kCharacters.begin(), kCharacters.end(),
                                  [&](const Character& one) { return one.word == word; });
  return known == kCharacters.end() ? std::string_view() : known->text;
}

}  // namespace kouryu::office
