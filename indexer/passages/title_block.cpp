// One line alone is no block: it heads what follows.
#include "indexer/passages/title_block.h"

#include "dict/base/utf8.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

/// 友好都市の会議を開催しました！: short, and no sentence of a text.
bool may_be_title(const Block& block) {
  constexpr std::size_t kMostChars = 60;
  return block.kind != BlockKind::Record && count_chars(block.text) <= kMostChars &&
         !block.text.ends_with("。");
}

/// Behind a title that is a sentence, with who wrote it, and when; 0 where nobody signs.
std::size_t signed_title_end(const std::vector<Block>& blocks) {
  if (blocks.empty() || !may_be_title(blocks.front())) return 0;
  bool is_signed = false;
  std::size_t end = 1;
  for (; end < blocks.size(); ++end) {
    const bool byline = is_byline(blocks[end].text);
    if (!byline && !is_dateline(blocks[end].text)) break;
    is_signed = is_signed || byline;
  }
  return is_signed ? end : 0;
}

}  // namespace

std::size_t title_block_end(const std::vector<Block>& blocks) {
  if (const std::size_t end = signed_title_end(blocks); end > 0) return end;
  std::size_t run = 0;
  while (run < blocks.size() &&
         (blocks[run].kind == BlockKind::Heading || blocks[run].kind == BlockKind::Short)) {
    ++run;
  }
  if (run < 2) return 0;
  // The last heading of the run heads what follows, unless text goes on right under a dateline.
  if (run < blocks.size() && blocks[run].kind == BlockKind::Paragraph &&
      blocks[run].blanks_before == 0 && is_dateline(blocks[run - 1].text)) {
    return run + 1;
  }
  std::size_t end = 1;
  while (end < run && blocks[end].kind == BlockKind::Short) ++end;
  return end < 2 ? 0 : end;
}

}  // namespace kouryu
