// Builds an ExtractedText block by block, so that ranges fit and no format repairs text by itself.
//
//   TextBuilder out(context.limits);
//   out.page("Sheet1");
//   out.block(ExtractedKind::Heading, "姉妹都市一覧", 1);
//   out.record({{"市名", "青森市"}, {"相手方", "大連市"}}, true);
//   return out.finish();
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_BUILDER_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_BUILDER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/extracted.h"
#include "indexer/extract/format.h"
#include "indexer/extract/held_block.h"

namespace kouryu {

/// Bytes that are no UTF-8 become U+FFFD, control and invisible characters are left out, all line
/// ends are '\n', in headings and the title none (one_line.h); white space at both ends of a block
/// or cell goes, and so does a block without any text.
class TextBuilder {
 public:
  explicit TextBuilder(const ExtractLimits& limits);

  /// A page, slide or sheet begins here.
  void page(std::string_view label = {});
  /// Any kind but TableRow and Record. '\n' in `text` is a hard line break.
  void block(ExtractedKind kind, std::string_view text, int level = 0, double scale = 0);
  /// The same for a block that runs over the ends of pages: `turns` are the pages that begin inside
  /// it, with bytes of the `text` given here, ascending.
  void block(ExtractedKind kind, std::string_view text, double scale,
             std::vector<ExtractedPage> turns);
  /// Cells from left to right; empty ones keep their place. Written with a tab between.
  void row(const std::vector<std::string>& cells, bool opens);
  /// Label and value of each field; fields without a value are left out. Written one a line.
  void record(const std::vector<std::pair<std::string, std::string>>& fields, bool opens);
  /// Any kind, as the functions above write it.
  void add(const HeldBlock& block);

  /// Past the limit of text: what comes is left out, and the document is to be refused.
  [[nodiscard]] bool full() const { return full_; }
  /// What `text` is: title, date, warnings … set by the format before finish().
  ExtractedText text;
  /// The built text; `refused`, `no_text` where it is full or empty. Ends the builder.
  [[nodiscard]] Extraction finish();

 private:
  /// Appends cleaned `raw` and returns where it stands. Bytes of `raw` in `turns` become bytes of
  /// the text.
  ByteRange append(std::string_view raw, std::vector<ExtractedPage>* turns = nullptr);
  void close(ExtractedBlock block, std::size_t begin);

  std::size_t limit_;
  bool full_ = false;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_BUILDER_H_
