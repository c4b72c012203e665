// Reads RTF as a flow: what a group is for (its destination) decides what becomes of its letters.
//
// Letters are bytes of the code page that the font at hand has (\fcharset), or \uN with stand-ins
// for older programs behind it, which are passed over.
#include "indexer/extract/office/rtf/rtf.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/extract/office/ole/old_text.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/office/rtf/rtf_fonts.h"
#include "indexer/extract/office/rtf/rtf_styles.h"
#include "indexer/extract/office/rtf/rtf_tokens.h"
#include "indexer/extract/office/rtf/rtf_words.h"
#include "indexer/extract/office/word_flow.h"
#include "indexer/extract/one_line.h"
#include "indexer/extract/text_builder.h"
#include "indexer/extract/title_rules.h"

namespace kouryu {
namespace office {
namespace {

constexpr std::string_view kSign = "{\\rtf";
constexpr int kUsualSize = 24;  // half points, where \fs is not told
constexpr std::size_t kMostCells = 200;

/// What a group hands on to those inside it.
struct State {
  RtfInto into = RtfInto::Text;
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
  bool opens_flow = false;
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
          byte(token);
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
    state_.opens_flow = false;
    first_ = true;
    starred_ = false;
    skip_ = 0;
  }

  void close() {
    flush();
    if (groups_.empty()) return;
    skip_ = 0;
    if (state_.into == RtfInto::Styles && !style_name_.empty()) {
      styles_.add(state_.style, style_name_, state_.outline);
      style_name_.clear();
    }
    if (state_.opens_field) flow().end_field();
    if (state_.opens_flow && flows_.size() > 1) end_flow();
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
    // Of a name in two ways the one in Unicode is read, which stands in what is skipped.
    const bool unicode_part = opens && starred && token.word == "ud";
    if (state_.into == RtfInto::Nothing && !unicode_part) return;
    if (opens && destination(token.word, starred)) return;
    if (skip_ > 0 && token.word != "u" && token.word != "uc") {
      --skip_;
      return;
    }
    if (token.word == "u" && token.has_number) {
      unicode(token.number);
    } else if (token.word == "uc") {
      state_.stand_ins = std::clamp(token.number, 0, 100);
    } else if (state_.into == RtfInto::Fonts) {
      font_word(token);
    } else if (state_.into == RtfInto::Styles) {
      style_word(token);
    } else {
      body_word(token);
    }
  }

  /// Whether the word says what the group that it opens is for.
  bool destination(std::string_view word, bool starred) {
    const std::optional<RtfDestination> found = rtf_destination(word, starred);
    if (!found) return false;
    if (found->into != RtfInto::Text || word == "ud") state_.into = found->into;
    if (found->begins == RtfDestination::Begins::Result) flow().separate_field();
    if (found->begins == RtfDestination::Begins::Note) begin_flow(false);
    if (found->begins == RtfDestination::Begins::Box) begin_flow(true);
    if (found->begins == RtfDestination::Begins::Field) {
      flow().begin_field();
      state_.opens_field = true;
    }
    return true;
  }

  /// A note or a text box in the middle of a paragraph.
  void begin_flow(bool box) {
    constexpr std::size_t kDeepest = 3;
    if (flows_.size() >= kDeepest) {
      state_.into = RtfInto::Nothing;
      return;
    }
    flows_.emplace_back();
    state_.opens_flow = true;
    boxes_.push_back(box);
    state_.depth = 0;
  }

  void end_flow() {
    std::vector<WordBlock> blocks = flows_.back().finish();
    flows_.pop_back();
    if (boxes_.back()) {
      flow().beside(std::move(blocks));
    } else {
      flow().note(text_of_blocks(blocks));
    }
    boxes_.pop_back();
  }

  void unicode(int number) {
    decode();
    skip_ = state_.stand_ins;
    units_.push_back(static_cast<char16_t>(number & 0xFFFF));
  }

  void byte(const RtfToken& token) {
    first_ = false;
    if (skip_ > 0) {
      --skip_;
      return;
    }
    if (!units_.empty()) flush();
    raw_ += token.byte;
    // The second byte of a character that is written as it is may look like a brace.
    const auto lead = static_cast<unsigned char>(token.byte);
    const bool begins = (lead >= 0x81 && lead <= 0x9F) || (lead >= 0xE0 && lead <= 0xFC);
    if (!begins || !token.as_it_is || code_page() != kJapaneseCodePage) return;
    const RtfTokens before = tokens_;
    const char second = tokens_.raw();
    if (static_cast<unsigned char>(second) >= 0x40) {
      raw_ += second;
    } else {
      tokens_ = before;
    }
  }

  [[nodiscard]] int code_page() const { return fonts_.code_page(state_.font, document_page_); }

  void decode() {
    if (raw_.empty()) return;
    int page = code_page();
    const bool fits = page != kJapaneseCodePage || fits_code_page(raw_, page);
    if (!fits && fonts_.is_western(state_.font)) page = kWesternCodePage;
    // Letters of a font of symbols are no letters.
    if (!fonts_.is_symbols(state_.font)) put(from_code_page(raw_, page));
    raw_.clear();
  }

  void flush() {
    decode();
    if (units_.empty()) return;
    // Where fonts of symbols have theirs.
    std::erase_if(units_, [](char16_t c) { return c >= 0xF000 && c <= 0xF0FF; });
    put(from_utf16(units_));
    units_.clear();
  }

  void put(const std::string& text) {
    switch (state_.into) {
      case RtfInto::Text:
        if (!state_.hidden) flow().text(text, state_.bold, state_.size);
        break;
      case RtfInto::Styles:
        style_name_ += text;
        break;
      case RtfInto::Title:
        title_ += text;
        break;
      case RtfInto::Author:
        author_ += text;
        break;
      default:
        break;
    }
  }

  void font_word(const RtfToken& token) {
    if (token.word == "f") state_.font = token.number;
    if (token.word == "fcharset") fonts_.set_charset(state_.font, token.number);
    if (token.word == "cpg") fonts_.set_code_page(state_.font, token.number);
  }

  void style_word(const RtfToken& token) {
    if (token.word == "s") state_.style = token.number;
    if (token.word == "f") state_.font = token.number;
    if (token.word == "outlinelevel") state_.outline = token.number;
  }

  [[nodiscard]] FlowParagraph paragraph() const {
    FlowParagraph out;
    styles_.apply(state_.style, state_.outline, out);
    if (state_.listed) out.list_level = std::max(state_.list_level, 0);
    out.depth = state_.depth;
    return out;
  }

  void body_word(const RtfToken& token) {
    const std::string_view word = token.word;
    const bool on = !token.has_number || token.number != 0;
    if (const std::string_view character = rtf_character(word); !character.empty()) {
      flush();
      put(std::string(character));
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
  std::vector<WordFlow> flows_;  // the body, and the notes and boxes at hand
  std::vector<bool> boxes_;      // of the flows but the first: whether it is a box
  std::vector<State> groups_;
  State state_;
  bool first_ = false;    // the group has just been opened
  bool starred_ = false;  // by \*
  int skip_ = 0;          // stand-ins that are still to come
  std::string raw_;
  std::vector<char16_t> units_;
  RtfFonts fonts_;
  RtfStyles styles_;
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
