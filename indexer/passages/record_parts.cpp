// Lines are put into a part as long as there is room.
#include "indexer/passages/record_parts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/passages/bounds.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostLabelChars = kMostPassageChars / 4;  // a longer label is text

class PartMaker {
 public:
  explicit PartMaker(std::string_view source) : source_(source) {}

  void add(const Block& line) {
    const MappedText whole = shown(line, source_);
    const std::size_t value = whole.text.size() - line.text.size();
    if (!line.label.empty()) {
      label_ = count_chars(line.label) <= kMostLabelChars ? line.label : std::string();
    }
    const std::size_t label = label_.empty() ? 0 : count_chars(label_) + 1;
    const std::size_t room = kMostPassageChars - label;
    if (count_chars(whole.text) <= (line.label.empty() ? room : kMostPassageChars)) {
      put(line, whole, value, !line.label.empty());
      return;
    }
    std::size_t begin = label_.empty() ? 0 : value;
    const std::size_t first = begin;
    for (const std::size_t size : piece_ends(whole.text.substr(begin), room)) {
      const std::size_t end = first + size;
      const bool opens = begin == first && !label_.empty();
      const MappedText piece = whole.cut({opens ? 0 : begin, end});
      put(line, piece, opens ? value : 0, opens && value > 0);
      begin = end;
    }
  }

  std::vector<RecordPart> take() { return std::move(parts_); }

 private:
  /// Puts a line or its piece into the last part, or opens the next. Where it opens a field, the
  /// field's value begins at byte `value` of it.
  void put(const Block& line, const MappedText& text, std::size_t value, bool opens_field) {
    const std::size_t chars = count_chars(text.text);
    if (parts_.empty() || chars_ + 1 + chars > kMostPassageChars) {
      parts_.emplace_back();
      parts_.back().page = line.page;
      chars_ = 0;
    }
    RecordPart& part = parts_.back();
    if (chars_ == 0 && !opens_field && !label_.empty()) {
      // The field goes on: which one, the part before tells.
      part.text.append("", {label_, text.source, {}}, source_);
      part.text.append(" ", text, source_);
      part.fields.push_back({label_, {label_.size() + 1, part.text.text.size()}});
      chars_ = count_chars(label_) + 1 + chars;
      return;
    }
    part.text.append("\n", text, source_);
    chars_ += chars + (chars_ > 0 ? 1 : 0);
    const std::size_t end = part.text.text.size();
    const std::size_t begin = end - text.text.size();
    if (opens_field) {
      part.fields.push_back({label_, {begin + value, end}});
    } else if (!part.fields.empty()) {
      ByteRange& last = part.fields.back().value;
      if (last.size() == 0) last.begin = begin;
      last.end = end;
    }
  }

  std::string_view source_;
  std::string label_;  // of the field that lines go on with
  std::size_t chars_ = 0;
  std::vector<RecordPart> parts_;
};

}  // namespace

std::vector<RecordPart> record_parts(const std::vector<Block>& blocks, std::size_t begin,
                                     std::size_t end, std::string_view source) {
  PartMaker maker(source);
  for (std::size_t i = begin; i < end; ++i) maker.add(blocks[i]);
  return maker.take();
}

}  // namespace kouryu
