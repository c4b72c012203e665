// md4c tells begin and end of blocks and spans, and text between; here a block's text is gathered
// and handed on when the block ends. md4c is C: nothing may be thrown through it.
#include "indexer/extract/text/gfm_blocks.h"

#include <md4c.h>

#include <algorithm>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/extract/text/markdown_inline.h"

namespace kouryu {
namespace {

// md4c gives each row of a table all its columns: one wide header and many short rows would be
// more cells than bytes.
constexpr std::size_t kFreeCells = 100'000;

bool has_japanese(std::string_view text) {
  bool any = false;
  each_char(text, [&](char32_t c, std::size_t) { any = any || c >= 0x2E80; });
  return any;
}

/// Within code md4c leaves the backslash that keeps a pipe from ending the cell.
std::string without_escaped_pipes(std::string cell) {
  for (std::size_t at = 0; (at = cell.find("\\|", at)) != cell.npos; ++at) cell.erase(at, 1);
  return cell;
}

class GfmBlocks {
 public:
  GfmBlocks(std::string_view source, TextBuilder& out) : source_(source), out_(out) {}

  bool run(AtxHeadings headings) {
    MD_PARSER parser{};
    parser.flags =
        MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;
    if (headings == AtxHeadings::Unspaced) parser.flags |= MD_FLAG_PERMISSIVEATXHEADERS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return guarded(self, [&](GfmBlocks& blocks) { blocks.enter(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return guarded(self, [&](GfmBlocks& blocks) { blocks.leave(type, detail); });
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
      return guarded(self, [&](GfmBlocks& blocks) { blocks.enter_span(type); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return guarded(self, [&](GfmBlocks& blocks) { blocks.leave_span(type); });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return guarded(self, [&](GfmBlocks& blocks) { blocks.text(type, {text, size}); });
    };
    const int failed =
        md_parse(source_.data(), static_cast<MD_SIZE>(source_.size()), &parser, this);
    if (thrown_) std::rethrow_exception(thrown_);
    return failed == 0 && !full_;
  }

 private:
  struct List {
    bool ordered = false;
    unsigned next = 1;
  };

  template <class Work>
  static int guarded(void* self, Work&& work) {
    auto& blocks = *static_cast<GfmBlocks*>(self);
    try {
      work(blocks);
    } catch (...) {
      blocks.thrown_ = std::current_exception();
      return 1;
    }
    return blocks.full_ || blocks.out_.full() ? 1 : 0;
  }

  void enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL: {
        flush();  // the text of the item that the list stands in
        List list;
        list.ordered = type == MD_BLOCK_OL;
        if (list.ordered) list.next = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
        lists_.push_back(list);
        break;
      }
      case MD_BLOCK_LI:
        flush();
        item_begins_ = true;
        break;
      case MD_BLOCK_TABLE:
        flush();
        labels_.clear();
        table_opens_ = true;
        break;
      case MD_BLOCK_TR:
        cells_.clear();
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_H:
      case MD_BLOCK_CODE:
      case MD_BLOCK_HTML:
        flush();
        in_html_block_ = type == MD_BLOCK_HTML;
        break;
      default:
        break;
    }
  }

  void leave(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        heading(static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
        break;
      case MD_BLOCK_CODE:
        out_.block(ExtractedKind::Paragraph, take_raw());
        break;
      case MD_BLOCK_HTML:
        html_block();
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        flush();
        lists_.pop_back();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        cells_.push_back(mended_inline(without_escaped_pipes(take_raw())));
        full_ = full_ || ++all_cells_ > kFreeCells + source_.size();
        break;
      case MD_BLOCK_TR:
        row();
        break;
      case MD_BLOCK_THEAD:
        labels_ = std::move(cells_);
        cells_.clear();
        break;
      case MD_BLOCK_TABLE:
        // A header alone is a row.
        if (table_opens_) out_.row(labels_, true);
        captions();
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_LI:
      case MD_BLOCK_DOC:
        flush();
        item_begins_ = item_begins_ && type == MD_BLOCK_P;
        break;
      default:
        break;
    }
  }

  void enter_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG && images_++ == 0) alternative_.clear();
  }

  void leave_span(MD_SPANTYPE type) {
    if (type != MD_SPAN_IMG || --images_ > 0) return;
    // A description, no file name and no badge.
    if (has_japanese(alternative_)) captions_.push_back(alternative_);
  }

  void text(MD_TEXTTYPE type, std::string_view piece) {
    std::string& to = images_ > 0 ? alternative_ : text_;
    if (type == MD_TEXT_HTML) {
      inline_html(piece);
      return;
    }
    if (!dropped_tag_.empty()) return;
    switch (type) {
      case MD_TEXT_BR:
        to += '\n';
        break;
      case MD_TEXT_SOFTBR:
        to += kSoftBreak;
        break;
      case MD_TEXT_ENTITY:
        to += with_kept_marks(entity_text(piece));
        break;
      case MD_TEXT_CODE:
        to += with_kept_marks(piece);
        break;
      case MD_TEXT_NULLCHAR:
        break;
      default:
        if (is_escaped(piece)) {
          to += with_kept_marks(piece.substr(0, 1));
          piece.remove_prefix(1);
        }
        to += piece;
    }
  }

  [[nodiscard]] bool is_escaped(std::string_view piece) const {
    const char* const begin = source_.data();
    return !piece.empty() && piece.data() > begin && piece.data() < begin + source_.size() &&
           piece.data()[-1] == '\\';
  }

  void inline_html(std::string_view html) {
    if (in_html_block_) {
      text_ += html;
      return;
    }
    const std::string name = tag_name(html);
    if (!dropped_tag_.empty()) {
      if (name == "/" + dropped_tag_) dropped_tag_.clear();
    } else if (name == "rt" || name == "rp") {
      dropped_tag_ = name;
    } else if (name == "br") {
      text_ += '\n';
    }
  }

  std::string take_raw() {
    dropped_tag_.clear();
    return std::exchange(text_, {});
  }

  void captions() {
    for (const std::string& caption : std::exchange(captions_, {})) {
      out_.block(ExtractedKind::Caption, mended_inline(caption));
    }
  }

  void heading(int level) {
    std::string text = take_raw();
    // 設定 {#settings}: the name that links call it by.
    if (const std::size_t name = text.rfind("{#"); name != text.npos && text.ends_with('}')) {
      text.resize(name);
    }
    // Only an underlined heading has lines or ends as a sentence: a paragraph with a rule under it.
    const bool sentence = text.find(kSoftBreak) != text.npos || text.ends_with("。");
    text = mended_inline(text);
    if (!sentence) std::replace(text.begin(), text.end(), '\n', ' ');
    out_.block(sentence ? ExtractedKind::Paragraph : ExtractedKind::Heading, text,
               sentence ? 0 : level);
    captions();
  }

  void html_block() {
    std::string html = take_raw();
    in_html_block_ = false;
    html.erase(0, html.find_first_not_of(" \n"));
    const std::string name = tag_name(html);
    const bool is_heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    const std::string text = html_block_text(html);
    if (item_begins_ && !lists_.empty()) {  // an item that begins with a comment
      text_ = text;
      flush();
      return;
    }
    out_.block(is_heading ? ExtractedKind::Heading : ExtractedKind::Paragraph, text,
               is_heading ? name[1] - '0' : 0);
  }

  void row() {
    if (labels_.empty()) return;  // the header itself: it ends with its head
    if (std::all_of(labels_.begin(), labels_.end(),
                    [](const auto& label) { return label.empty(); })) {
      out_.row(cells_, table_opens_);
    } else {
      std::vector<std::pair<std::string, std::string>> fields;
      for (std::size_t i = 0; i < cells_.size(); ++i) {
        fields.emplace_back(i < labels_.size() ? labels_[i] : std::string(), cells_[i]);
      }
      out_.record(fields, table_opens_);
    }
    table_opens_ = false;
  }

  /// Term and what is said of it: "用語" over ": 説明".
  bool definition(std::string_view raw) {
    const std::string separator = {kSoftBreak, ':', ' '};
    const std::size_t at = raw.find(separator);
    if (at == raw.npos || at == 0 || raw.substr(0, at).find(kSoftBreak) != raw.npos) return false;
    out_.record(
        {{mended_inline(raw.substr(0, at)), mended_inline(raw.substr(at + separator.size()))}},
        true);
    return true;
  }

  /// The gathered text is a paragraph, or an item of a list.
  void flush() {
    std::string raw = take_raw();
    if (raw.empty()) {
      captions();
      return;
    }
    if (raw.starts_with("[!") && raw.find(']') < 14) {  // > [!NOTE]
      raw.erase(0, raw.find(']') + 1);
      if (raw.starts_with(kSoftBreak)) raw.erase(0, 1);
    }
    const bool note = raw.starts_with(kFootnoteSign);
    if (note) raw.erase(0, 1);
    if (note) {
      out_.block(ExtractedKind::Note, mended_inline(raw));
    } else if (!lists_.empty() && item_begins_) {
      List& list = lists_.back();
      const std::string mark = list.ordered ? std::to_string(list.next++) + ". " : "・";
      out_.block(ExtractedKind::ListItem, mark + mended_inline(raw),
                 static_cast<int>(lists_.size()));
      item_begins_ = false;
    } else if (!definition(raw)) {
      out_.block(ExtractedKind::Paragraph, mended_inline(raw));
    }
    captions();
  }

  std::string_view source_;
  TextBuilder& out_;
  std::string text_;
  std::string alternative_;  // of the image that is open
  std::vector<std::string> captions_;
  std::vector<List> lists_;
  std::vector<std::string> labels_;
  std::vector<std::string> cells_;
  std::string dropped_tag_;
  std::size_t all_cells_ = 0;
  int images_ = 0;
  bool item_begins_ = false;
  bool table_opens_ = false;
  bool in_html_block_ = false;
  bool full_ = false;
  std::exception_ptr thrown_;
};

}  // namespace

bool add_gfm_blocks(std::string_view source, AtxHeadings headings, TextBuilder& out) {
  return GfmBlocks(source, out).run(headings);
}

}  // namespace kouryu
