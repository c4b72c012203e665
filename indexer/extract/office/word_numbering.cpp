// numbering.xml, and numbers in the formats of its levels.
#include "indexer/extract/office/word_numbering.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "indexer/extract/office/number_format.h"

namespace kouryu::office {
namespace {

struct Sequence {
  std::string_view format;
  std::u32string_view signs;
};
constexpr std::array kSequences = {
    Sequence{"decimalEnclosedCircle",
             U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"},
    Sequence{"decimalEnclosedCircleChinese", U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"},
    Sequence{"decimalEnclosedFullstop", U"⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"},
    Sequence{"decimalEnclosedParen", U"⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"},
    Sequence{"aiueo", U"ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"},
    Sequence{"aiueoFullWidth",
             U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレ"
             U"ロワヲン"},
    Sequence{"iroha", U"ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"},
    Sequence{"irohaFullWidth",
             U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシ"
             U"ヱヒモセスン"},
    Sequence{"ideographTraditional", U"甲乙丙丁戊己庚辛壬癸"},
    Sequence{"ideographZodiac", U"子丑寅卯辰巳午未申酉戌亥"},
    Sequence{"ideographEnclosedCircle", U"㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"},
};

struct Reading {
  std::string_view format;
  Numerals numerals;
  bool spoken;  // 十一, not 一一
};
constexpr std::array kReadings = {
    Reading{"decimalFullWidth", Numerals::FullWidth, false},
    Reading{"decimalFullWidth2", Numerals::FullWidth, false},
    Reading{"japaneseCounting", Numerals::Kanji, true},
    Reading{"chineseCounting", Numerals::Kanji, true},
    Reading{"taiwaneseCounting", Numerals::Kanji, true},
    Reading{"japaneseDigitalTenThousand", Numerals::Kanji, false},
    Reading{"ideographDigital", Numerals::Kanji, false},
    Reading{"japaneseLegal", Numerals::FormalKanji, true},
};

struct Roman {
  int value;
  std::string_view upper, lower;
};
constexpr std::array kRomans = {
    Roman{1000, "M", "m"}, Roman{900, "CM", "cm"}, Roman{500, "D", "d"}, Roman{400, "CD", "cd"},
    Roman{100, "C", "c"},  Roman{90, "XC", "xc"},  Roman{50, "L", "l"},  Roman{40, "XL", "xl"},
    Roman{10, "X", "x"},   Roman{9, "IX", "ix"},   Roman{5, "V", "v"},   Roman{4, "IV", "iv"},
    Roman{1, "I", "i"},
};
constexpr int kLargestRoman = 3999;
constexpr int kLetters = 26;
constexpr int kMostLetters = 20;  // AAAA…: repeated, as Word does
constexpr std::string_view kBullet = "・";

std::string roman(int number, bool upper) {
  std::string out;
  for (const Roman& row : kRomans) {
    for (; number >= row.value; number -= row.value) out += upper ? row.upper : row.lower;
  }
  return out;
}

/// The mark of a bullet. Symbol fonts have theirs in the private range, where no reader of text
/// would see one.
std::string bullet(std::string_view text) {
  if (text.empty()) return std::string(kBullet);
  std::size_t at = 0;
  const char32_t c = next_char(text, at);
  const bool one_letter = text.size() == 1 && c < 0x80 && c != '-' && c != '*';
  if ((c >= 0xE000 && c <= 0xF8FF) || one_letter) return std::string(kBullet);
  return std::string(text);
}

}  // namespace

std::string list_number(int number, std::string_view format) {
  if (format == "none") return {};
  for (const Sequence& row : kSequences) {
    if (row.format != format || number < 1) continue;
    const auto index = static_cast<std::size_t>(number - 1);
    if (index >= row.signs.size()) break;
    std::string out;
    append_utf8(out, row.signs[index]);
    return out;
  }
  const std::string decimal = std::to_string(number);
  for (const Reading& row : kReadings) {
    if (row.format == format) return in_numerals(decimal, row.numerals, row.spoken);
  }
  if (format == "decimalZero") return number >= 0 && number < 10 ? "0" + decimal : decimal;
  if (format == "numberInDash") return "- " + decimal + " -";
  if ((format == "upperRoman" || format == "lowerRoman") && number > 0 && number <= kLargestRoman) {
    return roman(number, format == "upperRoman");
  }
  if ((format == "upperLetter" || format == "lowerLetter") && number > 0) {
    const char first = format == "upperLetter" ? 'A' : 'a';
    const int repeated = (number - 1) / kLetters + 1;
    if (repeated <= kMostLetters) {
      return std::string(static_cast<std::size_t>(repeated),
                         static_cast<char>(first + (number - 1) % kLetters));
    }
  }
  return decimal;
}

WordNumbering::Level WordNumbering::read_level(Node node) {
  Level level;
  if (const char* format = setting(node, "numFmt")) level.format = format;
  if (const char* text = setting(node, "lvlText")) level.text = text;
  if (const char* style = setting(node, "pStyle")) level.style = style;
  if (const char* start = setting(node, "start")) level.start = whole_number(start, 1);
  level.plain_numbers = is_on(node, "isLgl");
  return level;
}

WordNumbering::WordNumbering(Node root) {
  // Newer formats (ア in full width …) may stand in an alternative for programs that know them.
  each_child(root, "abstractNum", [&](Node node) {
    Definition& definition = definitions_[whole_number(value(node, "abstractNumId"), -1)];
    each_child(node, "lvl", [&](Node level) {
      const int index = whole_number(value(level, "ilvl"), -1);
      if (index >= 0 && index < kLevels) {
        definition.levels.at(static_cast<std::size_t>(index)) = read_level(level);
      }
    });
  });
  each_child(root, "num", [&](Node node) {
    List list;
    if (const char* id = setting(node, "abstractNumId")) list.definition = whole_number(id, -1);
    each_child(node, "lvlOverride", [&](Node level) {
      const int index = whole_number(value(level, "ilvl"), -1);
      if (index < 0 || index >= kLevels) return;
      if (const char* start = setting(level, "startOverride")) {
        list.starts[index] = whole_number(start, 1);
      }
      if (const Node own = child(level, "lvl")) list.levels[index] = read_level(own);
    });
    lists_[whole_number(value(node, "numId"), -1)] = std::move(list);
  });
}

const WordNumbering::Level& WordNumbering::level_of(const List& list, const Definition& definition,
                                                    int level) const {
  const auto own = list.levels.find(level);
  return own != list.levels.end() ? own->second
                                  : definition.levels.at(static_cast<std::size_t>(level));
}

int WordNumbering::level_of_style(int list, std::string_view style) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return 0;
  const auto definition = definitions_.find(found->second.definition);
  if (definition == definitions_.end()) return 0;
  const auto& levels = definition->second.levels;
  const auto it = std::find_if(levels.begin(), levels.end(),
                               [&](const Level& level) { return level.style == style; });
  return it == levels.end() ? 0 : static_cast<int>(it - levels.begin());
}

std::string WordNumbering::next(int list_id, int level) {
  const auto found = lists_.find(list_id);
  if (found == lists_.end() || level < 0 || level >= kLevels) return {};
  List& list = found->second;
  const auto defined = definitions_.find(list.definition);
  if (defined == definitions_.end()) return {};
  Definition& definition = defined->second;
  if (!list.begun) {
    list.begun = true;
    for (const auto& [index, start] : list.starts) {
      definition.begun.at(static_cast<std::size_t>(index)) = false;
    }
  }
  const auto start_of = [&](int at) {
    const auto own = list.starts.find(at);
    return own != list.starts.end() ? own->second : level_of(list, definition, at).start;
  };
  for (int i = 0; i <= level; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (!definition.begun.at(at)) {
      definition.begun.at(at) = true;
      definition.count.at(at) = start_of(i);
    } else if (i == level) {
      ++definition.count.at(at);
    }
  }
  for (int i = level + 1; i < kLevels; ++i)
    definition.begun.at(static_cast<std::size_t>(i)) = false;

  const Level& shown = level_of(list, definition, level);
  if (shown.format == "bullet") return bullet(shown.text);
  std::string out;
  for (std::size_t i = 0; i < shown.text.size(); ++i) {
    const char digit = i + 1 < shown.text.size() ? shown.text[i + 1] : '\0';
    if (shown.text[i] != '%' || digit < '1' || digit > '9') {
      out += shown.text[i];
      continue;
    }
    const int of = digit - '1';
    const std::string& format = level_of(list, definition, of).format;
    out += list_number(definition.count.at(static_cast<std::size_t>(of)),
                       shown.plain_numbers ? "decimal" : std::string_view(format));
    ++i;
  }
  return out;
}

}  // namespace kouryu::office
