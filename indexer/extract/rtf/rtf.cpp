// Reads RTF as a flow: what a group is for (its destination) decides what becomes of its letters.
//
// Letters are bytes of the code page that the font at hand has (\fcharset), or \uN with stand-ins
// for older programs behind it, which are passed over.
#include "indexer/extract/rtf/rtf.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "indexer/extract/ascii.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/office/word_flow.h"
#include "indexer/extract/ole/old_text.h"
#include "indexer/extract/one_line.h"
#include "indexer/extract/rtf/rtf_tokens.h"
#include "indexer/extract/text_builder.h"
#include "indexer/extract/title_rules.h"

namespace kouryu {
namespace office {
namespace {

constexpr std::string_view kSign = "{\\rtf";
constexpr int kUsualSize = 24;  // half points, where \fs is not told
constexpr std::size_t kMostCells = 200;
constexpr std::size_t kMostFonts = 10'000;

enum class Into : std::uint8_t { Body, Nothing, Fonts, Styles, Title, Author, Code, Note };

struct Destination {
  std::string_view word;
  Into into;
};
/// What is none of the body. Words behind \* that are not here are skipped with their group.
constexpr std::array kDestinations = {
    Destination{"fonttbl", Into::Fonts},       Destination{"stylesheet", Into::Styles},
    Destination{"title", Into::Title},         Destination{"author", Into::Author},
    Destination{"fldinst", Into::Code},        Destination{"footnote", Into::Note},
    Destination{"annotation", Into::Note},     Destination{"fldrslt", Into::Body},
    Destination{"shptxt", Into::Body},         Destination{"shpinst", Into::Body},
    Destination{"nesttableprops", Into::Body}, Destination{"ud", Into::Body},
    Destination{"listtext", Into::Body},       Destination{"pntext", Into::Body},
    Destination{"result", Into::Body},
};
constexpr std::string_view kSkipped =
    "colortbl pict objdata objclass objname header headerl headerr headerf footer footerl footerr"
    " footerf sp sn sv shprslt nonesttables ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn listtable"
    " listoverridetable revtbl filetbl xe txe rxe tc tcn bkmkstart bkmkend info_ subject manager"
    " company operator category keywords comment doccomm hlinkbase creatim revtim printim buptim"
    " private private1 do pn pntxta pntxtb themedata datastore upr atnid atnauthor atnref atndate"
    " atnicn template rsidtbl generator xmlnstbl latentstyles mmath_ userprops fontemb falt panose";

/// \fcharset and the code page that it means.
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
constexpr int kSymbols = 2;

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

struct Font {
  int code_page = 0;  // 0: the document's
  bool symbols = false;
};

/// What a group hands on to those inside it.
struct State {
  Into into = Into::Body;
  bool hidden = false;
  bool bold = false;
  int size = kUsualSize;
  int font = -1;
  int stand_ins = 1;  // behind \u
  int style = 0;
  int outline = -1;
  int list_level = -1;
  bool listed = false;
  int depth = 0;  // tables around the paragraph
  bool opens_field = false;
  bool opens_note = false;
};

struct Style {
  StyleRole role = StyleRole::Body;
  int level = 0;
};

class RtfReader {
 public:
  RtfReader(std::string_view bytes, const ExtractContext& context)
      : context_(context), tokens_(bytes), flows_(1) {}

  Extraction run() {
    for (RtfToken token = tokens_.next(); token.kind != RtfKind::End; token = tokens_.next()) {
      switch (token.kind) {
        case RtfKind::Open:
          open();
          break;
        case RtfKind::Close:
          close();
          break;
        case RtfKind::Word:
          word(token);
          break;
        case RtfKind::Byte:
          byte(token.byte);
          break;
        default:
          break;
      }
    }
    const bool cut = !groups_.empty();
    while (!groups_.empty()) close();
    flush();
    const std::vector<WordBlock> blocks = flows_.front().finish();
    TextBuilder out(context_.limits);
    write_blocks(blocks, body_size_of(blocks, kUsualSize), out);
    const std::string title = one_line(title_);
    if (!is_no_title(title) && !is_part_name(title)) out.text.title = title;
    if (out.text.title.empty()) out.text.title = flows_.front().title();
    const std::string author = one_line(author_);
    if (!is_no_author(author)) out.text.author = author;
    if (cut) out.text.warnings.emplace_back("cut_off");
    Extraction extraction = out.finish();
    if (cut && extraction.reason == "no_text") return refused("broken", "cut off");
    return extraction;
  }

 private:
  void open() {
    flush();
    if (groups_.size() >= static_cast<std::size_t>(context_.limits.nesting)) {
      throw Refusal("refused", "elements nested deeper than the limit");
    }
    groups_.push_back(state_);
    state_.opens_field = false;
    state_.opens_note = false;
    first_ = true;
    starred_ = false;
    skip_ = 0;
  }

  void close() {
    flush();
    if (groups_.empty()) return;
    skip_ = 0;
    if (state_.into == Into::Styles && !style_name_.empty()) end_style();
    if (state_.opens_field) flow().end_field();
    if (state_.opens_note && flows_.size() > 1) end_note();
    state_ = groups_.back();
    groups_.pop_back();
    first_ = false;
  }

  void word(const RtfToken& token) {
    const bool opens = std::exchange(first_, false);
    const bool starred = std::exchange(starred_, false);
    if (token.word == "*" && opens) {
      first_ = true;
      starred_ = true;
      return;
    }
    if (token.word == "bin") {
      tokens_.skip(static_cast<std::size_t>(std::max(token.number, 0)));
      return;
    }
    if (state_.into == Into::Nothing) return;
    if (opens && destination(token.word, starred)) return;
    if (skip_ > 0 && token.word != "u" && token.word != "uc") {
      --skip_;
      return;
    }
    if (token.word == "u" && token.has_number) {
      unicode(token.number);
    } else if (token.word == "uc") {
      state_.stand_ins = std::clamp(token.number, 0, 100);
    } else if (state_.into == Into::Fonts) {
      font_word(token);
    } else if (state_.into == Into::Styles) {
      style_word(token);
    } else {
      body_word(token);
    }
  }

  /// Whether the word says what the group that it opens is for.
  bool destination(std::string_view word, bool starred) {
    const auto row = std::find_if(kDestinations.begin(), kDestinations.end(),
                                  [&](const Destination& d) { return d.word == word; });
    if (row == kDestinations.end()) {
      if (!starred && !holds_word(kSkipped, word)) {
        if (word == "field") {
          flow().begin_field();
          state_.opens_field = true;
          return true;
        }
        return false;
      }
      state_.into = Into::Nothing;
      return true;
    }
    if (word == "fldrslt") flow().separate_field();
    // In a field's code all is code, whatever group it stands in.
    const bool body_in_body = row->into == Into::Body;
    if (!body_in_body) state_.into = row->into;
    if (word == "ud" || word == "fldrslt")
      state_.into = flows_.size() > 1 ? Into::Note : Into::Body;
    if (row->into == Into::Code) state_.into = flows_.size() > 1 ? Into::Note : Into::Body;
    if (row->into == Into::Note) begin_note();
    return true;
  }

  void begin_note() {
    constexpr std::size_t kDeepest = 3;
    if (flows_.size() >= kDeepest) {
      state_.into = Into::Nothing;
      return;
    }
    flows_.emplace_back();
    state_.opens_note = true;
    state_.depth = 0;
  }

  void end_note() {
    std::string text;
    for (const WordBlock& block : flows_.back().finish()) {
      if (block.text.empty()) continue;
      if (!text.empty()) text += '\n';
      text += block.text;
    }
    flows_.pop_back();
    flow().note(std::move(text));
  }

  void unicode(int number) {
    decode();
    skip_ = state_.stand_ins;
    units_.push_back(static_cast<char16_t>(number & 0xFFFF));
  }

  void byte(char c) {
    first_ = false;
    if (skip_ > 0) {
      --skip_;
      return;
    }
    if (!units_.empty()) flush();
    raw_ += c;
    // The second byte of a character may look like a brace.
    const auto lead = static_cast<unsigned char>(c);
    const bool begins = (lead >= 0x81 && lead <= 0x9F) || (lead >= 0xE0 && lead <= 0xFC);
    if (!begins || code_page() != kJapaneseCodePage) return;
    const RtfTokens before = tokens_;
    const RtfToken next = tokens_.next();
    if (next.kind == RtfKind::Byte) {
      raw_ += next.byte;
      return;
    }
    tokens_ = before;
    if (next.kind == RtfKind::Skipped || next.kind == RtfKind::End) return;
    const RtfTokens again = tokens_;
    const char second = tokens_.raw();
    if (static_cast<unsigned char>(second) >= 0x40) {
      raw_ += second;
    } else {
      tokens_ = again;
    }
  }

  [[nodiscard]] int code_page() const {
    const auto font = fonts_.find(state_.font);
    const int own = font == fonts_.end() ? 0 : font->second.code_page;
    // Bytes of Japanese in a Western font: programs choose the font by the letter's script.
    if (own == 0 || (own == kWesternCodePage && document_page_ != kWesternCodePage)) {
      return document_page_;
    }
    return own;
  }

  void decode() {
    if (raw_.empty()) return;
    const auto font = fonts_.find(state_.font);
    const bool symbols = font != fonts_.end() && font->second.symbols;
    int page = code_page();
    if (page == kJapaneseCodePage && !fits_code_page(raw_, page)) {
      const bool western = font != fonts_.end() && font->second.code_page == kWesternCodePage;
      if (western) page = kWesternCodePage;
    }
    // Letters of a font of symbols are no letters.
    put(symbols ? std::string() : from_code_page(raw_, page));
    raw_.clear();
  }

  void flush() {
    decode();
    if (units_.empty()) return;
    // Fonts of symbols have theirs in the private area.
    put(from_utf16(units_));
    units_.clear();
  }

  void put(const std::string& text) {
    switch (state_.into) {
      case Into::Body:
      case Into::Note:
      case Into::Code:
        if (!state_.hidden) flow().text(text, state_.bold, state_.size);
        break;
      case Into::Styles:
        style_name_ += text;
        break;
      case Into::Title:
        title_ += text;
        break;
      case Into::Author:
        author_ += text;
        break;
      default:
        break;
    }
  }

  void font_word(const RtfToken& token) {
    if (token.word == "f") {
      state_.font = token.number;
      if (fonts_.size() < kMostFonts) fonts_.emplace(token.number, Font{});
    } else if (token.word == "fcharset") {
      Font& font = fonts_[state_.font];
      font.symbols = token.number == kSymbols;
      for (const Charset& charset : kCharsets) {
        if (charset.number == token.number) font.code_page = charset.code_page;
      }
    } else if (token.word == "cpg") {
      fonts_[state_.font].code_page = token.number;
    }
  }

  void style_word(const RtfToken& token) {
    if (token.word == "s") state_.style = token.number;
    if (token.word == "f") state_.font = token.number;
    if (token.word == "outlinelevel") state_.outline = token.number;
  }

  /// Styles by the names that Word has for its own; others by the level that they tell.
  void end_style() {
    const std::string name = ascii_lower(style_name_.substr(0, style_name_.find(';')));
    style_name_.clear();
    if (styles_.size() >= kMostFonts) return;
    Style& style = styles_[state_.style];
    style = {};
    if (name == "title" || name == "表題") {
      style.role = StyleRole::Title;
    } else if (name == "caption" || name == "図表番号") {
      style.role = StyleRole::Caption;
    } else if (name.starts_with("toc ") || name.starts_with("目次 ")) {
      style.role = StyleRole::Contents;
    } else if (state_.outline >= 0 && state_.outline < 9) {
      style = {StyleRole::Heading, state_.outline + 1};
    } else if (name.starts_with("heading ") && name.size() == 9 && is_digit_byte(name[8])) {
      style = {StyleRole::Heading, name[8] - '0'};
    }
  }

  [[nodiscard]] FlowParagraph paragraph() const {
    FlowParagraph out;
    const auto style = styles_.find(state_.style);
    if (style != styles_.end()) {
      out.role = style->second.role;
      out.level = style->second.level;
    }
    if (state_.outline >= 0 && state_.outline < 9 && out.role == StyleRole::Body) {
      out.role = StyleRole::Heading;
      out.level = state_.outline + 1;
    }
    if (state_.listed) out.list_level = std::max(state_.list_level, 0);
    out.depth = state_.depth;
    return out;
  }

  void body_word(const RtfToken& token) {
    const std::string_view word = token.word;
    const bool on = !token.has_number || token.number != 0;
    const auto character = std::find_if(kCharacters.begin(), kCharacters.end(),
                                        [&](const Character& c) { return c.word == word; });
    if (character != kCharacters.end()) {
      flush();
      put(std::string(character->text));
      return;
    }
    if (word == "par" || word == "sect" || word == "page") {
      flush();
      flow().end_paragraph(paragraph());
    } else if (word == "cell" || word == "nestcell") {
      flush();
      FlowParagraph last = paragraph();
      last.depth = word == "cell" ? 1 : std::max(last.depth, 2);
      flow().end_cell(last);
    } else if (word == "row" || word == "nestrow") {
      flush();
      flow().end_row(word == "row" ? 1 : std::max(state_.depth, 2), row_);
    } else if (!look_word(word, on, token.number)) {
      table_word(word, token.number);
    }
  }

  /// How letters and paragraphs are set.
  bool look_word(std::string_view word, bool on, int number) {
    if (word == "b" || word == "v" || word == "deleted" || word == "fs" || word == "f" ||
        word == "plain" || word == "pard") {
      flush();
    }
    if (word == "b") {
      state_.bold = on;
    } else if (word == "v" || word == "deleted") {
      state_.hidden = on;
    } else if (word == "fs") {
      state_.size = number;
    } else if (word == "f") {
      state_.font = number;
    } else if (word == "plain") {
      state_.bold = false;
      state_.hidden = false;
      state_.size = kUsualSize;
      state_.font = default_font_;
    } else if (word == "pard") {
      state_.style = 0;
      state_.outline = -1;
      state_.listed = false;
      state_.list_level = -1;
      state_.depth = 0;
    } else if (word == "s") {
      state_.style = number;
    } else if (word == "outlinelevel") {
      state_.outline = number;
    } else if (word == "ls") {
      state_.listed = number > 0;
    } else if (word == "ilvl") {
      state_.list_level = number;
    } else if (word == "intbl") {
      state_.depth = std::max(state_.depth, 1);
    } else if (word == "itap") {
      state_.depth = number;
    } else if (word == "deff") {
      default_font_ = number;
      state_.font = number;
    } else if (word == "ansicpg") {
      document_page_ = number;
    } else {
      return false;
    }
    return true;
  }

  void table_word(std::string_view word, int number) {
    if (word == "trowd") {
      row_ = {};
      cell_ = {};
    } else if (word == "trleft") {
      row_.left = number;
    } else if (word == "trhdr") {
      row_.head = true;
    } else if (word == "clmrg") {
      cell_.continues_left = true;
    } else if (word == "clvmrg") {
      cell_.continues_above = true;
    } else if (word == "clcbpat") {
      cell_.shaded = number > 0;
    } else if (word == "cellx" && row_.cells.size() < kMostCells) {
      cell_.right = number;
      row_.cells.push_back(cell_);
      cell_ = {};
    }
  }

  WordFlow& flow() { return flows_.back(); }

  const ExtractContext& context_;
  RtfTokens tokens_;
  std::vector<WordFlow> flows_;  // the body, and the notes at hand
  std::vector<State> groups_;
  State state_;
  bool first_ = false;    // the group has just been opened
  bool starred_ = false;  // by \*
  int skip_ = 0;          // stand-ins that are still to come
  std::string raw_;
  std::vector<char16_t> units_;
  std::map<int, Font> fonts_;
  std::map<int, Style> styles_;
  std::string style_name_;
  std::string title_;
  std::string author_;
  int document_page_ = kJapaneseCodePage;
  int default_font_ = -1;
  FlowRow row_;
  FlowCell cell_;
};

}  // namespace
}  // namespace office

bool is_rtf(std::string_view bytes, std::string_view) {
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && bytes.substr(begin).starts_with(office::kSign);
}

Extraction extract_rtf(const ExtractInput& input, const ExtractContext& context) {
  return office::refusing([&] { return office::RtfReader(input.bytes, context).run(); });
}

}  // namespace kouryu
