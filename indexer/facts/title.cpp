// The line in the largest letters, else the first heading or short line, else the first words.
#include "indexer/facts/title.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "indexer/blocks/label_rows.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/page_trail.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

/// Between the lines of a title: none in the middle of a phrase.
bool needs_space(std::string_view first) {
  return !first.ends_with("の") && !first.ends_with("と") && !first.ends_with("回");
}

/// 「…」 around all of it, and no other bracket of the kind in it.
std::string_view without_quotes(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"「", "」"},
                                    {"『", "』"},
                                    {"〈", "〉"},
                                    {"《", "》"}}) {
    if (!text.starts_with(open) || !text.ends_with(close)) continue;
    const std::string_view inside =
        text.substr(open.size(), text.size() - open.size() - close.size());
    if (inside.find(open) == inside.npos && inside.find(close) == inside.npos) return inside;
  }
  return text;
}

/// Without what only sets it off: ■ … ■, 件名: [list:12] ….
std::string bare_title(std::string_view text) {
  if (const auto subject = subject_of(text); !subject.empty()) text = subject;
  const auto is_mark = [](char32_t c) {
    return is_space(c) ||
           std::u32string_view(U"◆◇■□●○▽▼★☆◎†▲△").find(c) != std::u32string_view::npos;
  };
  const auto trim_front = [&] {
    for (std::size_t next = 0; !text.empty(); text.remove_prefix(next), next = 0) {
      if (!is_mark(next_char(text, next))) break;
    }
  };
  trim_front();
  const std::size_t list = text.starts_with("[") ? text.find(']') : std::string_view::npos;
  if (list != std::string_view::npos && list + 1 < text.size() &&
      text.substr(0, list).find(':') != std::string_view::npos) {
    text.remove_prefix(list + 1);
    trim_front();
  }
  const auto trim_back = [&] {
    while (!text.empty()) {
      std::size_t before = text.size();
      if (!is_mark(previous_char(text, before))) break;
      text.remove_suffix(text.size() - before);
    }
  };
  trim_back();
  if (text.starts_with("> ")) {  // the last step of a way on several lines
    text.remove_prefix(1);
    trim_front();
  }
  for (const std::string_view wave : {"~", "～", "〜"}) {  // of a subtitle that is not there
    if (text.size() > wave.size() && text.find(wave) + wave.size() == text.size()) {
      text.remove_suffix(wave.size());
    }
  }
  for (const std::string_view cut : {"...", "·", "…", "|", "｜"}) {
    while (text.size() > cut.size() && text.ends_with(cut)) {
      text.remove_suffix(cut.size());
      trim_back();
    }
  }
  return std::string(without_quotes(text));
}

/// The title that the head of a web page shows, or the last step of the way to it.
std::string title_of_page(const std::vector<Block>& blocks) {
  const auto title =
      std::find_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.title; });
  if (title != blocks.end()) {
    std::string text = title->text;
    for (auto next = title + 1; next != blocks.end() && next->title; ++next) {
      text += (needs_space(text) ? " " : "") + next->text;
    }
    return text;
  }
  for (const Block& block : blocks) {
    if (block.kind != BlockKind::Nav) break;
    const std::string_view step = last_step(block.text);
    if (!step.empty()) return std::string(step);
  }
  return {};
}

/// The line at the head that is set in clearly larger letters than all others; empty for none.
std::string largest_line(const std::vector<Block>& blocks) {
  constexpr std::size_t kHead = 15;  // blocks
  constexpr double kTitle = 1.3;
  const Block* largest = nullptr;
  for (std::size_t i = 0; i < std::min(kHead, blocks.size()); ++i) {
    const Block& block = blocks[i];
    const bool heads = block.kind == BlockKind::Heading || block.kind == BlockKind::Short;
    if (!heads || block.scale < kTitle || is_dateline(block.text)) continue;
    if (largest == nullptr || block.scale > largest->scale * 1.05) largest = &block;
  }
  return largest == nullptr ? std::string() : largest->text;
}

/// A question, a label with its value, how to reach somebody, what a picture shows: a document is
/// not called so.
bool names_no_document(const Block& block) {
  const std::string& text = block.text;
  return !block.told && (opens_question(text) || opens_with_field(text) || opens_with_label(text) ||
                         is_cell(text) || is_contact_detail(text) || is_caption(text) ||
                         shows_person(text) || says_only_number(text));
}

/// ■市長から, and ■できごと further on: a section, one of several.
bool is_one_of_sections(const std::vector<Block>& blocks, const Block& section) {
  if (section.told || section.kind != BlockKind::Heading || !is_heading_mark(section.text)) {
    return false;
  }
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
    return &block != &section && !block.told &&
           opening_char(block.text) == opening_char(section.text);
  });
}

/// The first heading or short line, behind the fiscal year that stands above it.
std::string first_line(const std::vector<Block>& blocks) {
  const bool only_navigation = std::all_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::Nav && !block.told;
  });
  std::string title;
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::Nav && !only_navigation) continue;
    if (block.kind != BlockKind::Heading && block.kind != BlockKind::Short) break;
    if (is_dateline(block.text)) continue;
    if (title.empty() && (names_no_document(block) || is_one_of_sections(blocks, block))) {
      return {};
    }
    title += block.text;
    if (!is_fiscal_year(block.text)) return title;
    title += ' ';
  }
  if (!title.empty()) title.pop_back();  // a fiscal year alone
  return title;
}

std::vector<std::string_view> pieces_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t stop = std::min(line.find(' ', begin), line.size());
    if (stop > begin) out.push_back(line.substr(begin, stop - begin));
    begin = stop + 1;
  }
  return out;
}

/// 都道 府県名 市町村: the head of a table, whose cells are short.
bool opens_cells(std::span<const std::string_view> pieces) {
  constexpr std::size_t kFewest = 4;
  constexpr std::size_t kLongestCell = 4;  // characters
  return pieces.size() >= kFewest &&
         std::all_of(pieces.begin(), pieces.begin() + kFewest,
                     [](std::string_view piece) { return count_chars(piece) <= kLongestCell; });
}

/// Who made it, when and where, or a sentence: 発行／市議会, 河合 誠一, みなと市は、….
bool ends_words_in_front(std::span<const std::string_view> pieces) {
  constexpr std::size_t kLongestName = 3;  // family or given name
  static constexpr std::array<std::string_view, 9> kApparatus = {
      "発行", "編集", "〒", "電話", "TEL", "FAX", "目次", "もくじ", "担当"};
  const std::string_view piece = pieces.front();
  const std::string_view next = pieces.size() > 1 ? pieces[1] : std::string_view();
  const bool person = count_chars(piece) <= kLongestName && count_chars(next) <= kLongestName &&
                      ends_with_name(std::string(piece) + " " + std::string(next));
  return is_dateline(piece) || begins_with_any(piece, kApparatus) || names_body(piece) || person ||
         piece.find("、") != piece.npos || piece.find("。") != piece.npos || opens_cells(pieces);
}

/// みなと市議会だより92号 平成29年5月15日 発行／市議会 …: all on one line; the words in front of
/// who made it. Empty where it is no such line.
std::string words_in_front(std::string_view line) {
  constexpr std::size_t kFewestChars = 6;
  constexpr std::size_t kMostTitleChars = 60;
  constexpr std::size_t kLookedChars = 400;  // a line may be as long as its file
  const std::vector<std::string_view> pieces =
      pieces_of(line.substr(0, byte_of_char(line, kLookedChars)));
  std::size_t first = 0;  // behind drawn lines, numbers and dates
  while (first < pieces.size() && (is_rule(pieces[first]) || is_dateline(pieces[first]) ||
                                   says_only_number(pieces[first]))) {
    ++first;
  }
  std::size_t end = first;
  const std::span<const std::string_view> all(pieces);
  while (end < pieces.size() && !ends_words_in_front(all.subspan(end))) ++end;
  if (end == first || end == pieces.size()) return {};
  const auto* const begin = pieces[first].data();
  const std::string_view title(
      begin, static_cast<std::size_t>(pieces[end - 1].data() + pieces[end - 1].size() - begin));
  const std::size_t chars = count_chars(title);
  return chars < kFewestChars || chars > kMostTitleChars ? std::string() : std::string(title);
}

/// The beginning of the text.
Title first_words(const std::vector<Block>& blocks) {
  constexpr std::size_t kMostTitleChars = 60;
  constexpr std::size_t kTakenChars = 200;
  if (blocks.empty()) return {};
  // A table without a title has none: the name of its file tells more than its first cell.
  const auto text_begins = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind != BlockKind::Nav && block.kind != BlockKind::Caption;
  });
  const Block& first = text_begins == blocks.end() ? blocks.front() : *text_begins;
  if ((first.kind == BlockKind::Record || first.kind == BlockKind::TableRow) && first.told) {
    return {};
  }
  const std::string& text = first.text;
  if (count_chars(text) > kMostTitleChars) {
    if (std::string words = words_in_front(text); !words.empty()) return {std::move(words), false};
  }
  const std::size_t end = std::min({text.size(), text.find("。"), byte_of_char(text, kTakenChars)});
  return {text.substr(0, end), text.ends_with("。") || count_chars(text) > kMostTitleChars ||
                                   names_no_document(first) || is_one_of_sections(blocks, first)};
}

}  // namespace

Title title_of(const std::vector<Block>& blocks) {
  std::string title = title_of_page(blocks);
  if (title.empty()) title = largest_line(blocks);
  if (title.empty()) title = first_line(blocks);
  if (title.empty()) return first_words(blocks);
  std::string bare = bare_title(title);
  return {bare.empty() ? std::move(title) : std::move(bare), false};
}

}  // namespace kouryu
