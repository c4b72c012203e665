// An extraction as packed numbers: ranges count from the one before, so that most take two bytes.
#include "indexer/extract/worker/wire.h"

#include <utility>

#include "dict/base/error_kinds.h"
#include "indexer/extract/worker/packed.h"

namespace kouryu {
namespace {

/// Raised with every change of what follows; with the version of kouryu it tells a helper of
/// another build.
constexpr std::uint64_t kWireVersion = 2;

/// Documents inside documents that are read from an answer: more than ExtractLimits::depth.
constexpr int kMostDepth = 16;

/// What a block says beside its kind, which takes the low bits.
constexpr std::uint64_t kOpens = 1 << 4;
constexpr std::uint64_t kHasLevel = 1 << 5;
constexpr std::uint64_t kHasScale = 1 << 6;
constexpr std::uint64_t kHasCells = 1 << 7;
constexpr std::uint64_t kKindBits = kOpens - 1;

void write_cells(const ExtractedBlock& block, PackedWriter& out) {
  out.number(block.cells.size());
  for (const ExtractedCell& cell : block.cells) {
    out.number(cell.label.size());
    if (!cell.label.empty()) out.number(cell.label.begin - block.range.begin);
    out.number(cell.value.begin - block.range.begin);
    out.number(cell.value.size());
  }
}

void write_block(const ExtractedBlock& block, std::size_t previous_end, PackedWriter& out) {
  out.number(static_cast<std::uint64_t>(block.kind) | (block.opens ? kOpens : 0) |
             (block.level != 0 ? kHasLevel : 0) | (block.scale != 0 ? kHasScale : 0) |
             (block.cells.empty() ? 0 : kHasCells));
  out.number(block.range.begin - previous_end);
  out.number(block.range.size());
  if (block.level != 0) out.number(static_cast<std::uint64_t>(block.level));
  if (block.scale != 0) out.real(block.scale);
  if (!block.cells.empty()) write_cells(block, out);
}

void write_text(const ExtractedText& text, PackedWriter& out) {
  out.text(text.text);
  out.number(text.pages.size());
  for (const ExtractedPage& page : text.pages) {
    out.number(page.begin);
    out.text(page.label);
  }
  out.number(text.blocks.size());
  std::size_t previous_end = 0;
  for (const ExtractedBlock& block : text.blocks) {
    write_block(block, previous_end, out);
    previous_end = block.range.end;
  }
  for (const std::string* stated :
       {&text.title, &text.date, &text.language, &text.author, &text.encoding, &text.format}) {
    out.text(*stated);
  }
  out.number(text.warnings.size());
  for (const std::string& warning : text.warnings) out.text(warning);
}

void write_extraction(const Extraction& extraction, PackedWriter& out) {
  write_text(extraction.text, out);
  out.text(extraction.reason);
  out.text(extraction.detail);
  out.number(extraction.inner.size());
  for (const InnerDocument& inner : extraction.inner) {
    out.text(inner.name);
    out.number(inner.size);
    write_extraction(inner.extraction, out);
  }
}

/// Reads what write_extraction() wrote. Stops where more is told than an honest helper tells.
class ExtractionReader {
 public:
  explicit ExtractionReader(std::string_view bytes) : in_(bytes) {}

  [[nodiscard]] std::optional<Extraction> read() {
    Extraction extraction;
    read_extraction(extraction, 0);
    if (!in_.at_end() || too_much_) return std::nullopt;
    return extraction;
  }

 private:
  /// Whether one more of `count` pieces is to be read.
  [[nodiscard]] bool more(std::size_t read, std::size_t count) {
    if (read == count || !in_.ok()) return false;
    if (++pieces_ > kMostPieces) too_much_ = true;
    return !too_much_;
  }

  void read_cells(ExtractedBlock& block) {
    const std::size_t count = in_.count();
    for (std::size_t i = 0; more(i, count); ++i) {
      ExtractedCell cell;
      const std::uint64_t label_size = in_.number();
      if (label_size > 0) {
        cell.label.begin = block.range.begin + in_.number();
        cell.label.end = cell.label.begin + label_size;
      }
      cell.value.begin = block.range.begin + in_.number();
      cell.value.end = cell.value.begin + in_.number();
      block.cells.push_back(cell);
    }
  }

  void read_block(std::size_t previous_end, ExtractedBlock& block) {
    const std::uint64_t told = in_.number();
    block.kind = static_cast<ExtractedKind>(told & kKindBits);
    block.opens = (told & kOpens) != 0;
    block.range.begin = previous_end + in_.number();
    block.range.end = block.range.begin + in_.number();
    if ((told & kHasLevel) != 0) block.level = static_cast<int>(in_.number());
    if ((told & kHasScale) != 0) block.scale = in_.real();
    if ((told & kHasCells) != 0) read_cells(block);
  }

  void read_text(ExtractedText& text) {
    text.text = in_.text();
    const std::size_t pages = in_.count();
    for (std::size_t i = 0; more(i, pages); ++i) {
      text.pages.push_back({static_cast<std::size_t>(in_.number()), std::string(in_.text())});
    }
    const std::size_t blocks = in_.count();
    std::size_t previous_end = 0;
    for (std::size_t i = 0; more(i, blocks); ++i) {
      read_block(previous_end, text.blocks.emplace_back());
      previous_end = text.blocks.back().range.end;
    }
    for (std::string* stated :
         {&text.title, &text.date, &text.language, &text.author, &text.encoding, &text.format}) {
      *stated = in_.text();
    }
    const std::size_t warnings = in_.count();
    for (std::size_t i = 0; more(i, warnings); ++i) text.warnings.emplace_back(in_.text());
  }

  void read_extraction(Extraction& extraction, int depth) {
    too_much_ = too_much_ || depth > kMostDepth;
    if (too_much_) return;
    read_text(extraction.text);
    extraction.reason = in_.text();
    extraction.detail = in_.text();
    const std::size_t inner = in_.count();
    for (std::size_t i = 0; more(i, inner); ++i) {
      InnerDocument& document = extraction.inner.emplace_back();
      document.name = in_.text();
      document.size = in_.number();
      read_extraction(document.extraction, depth + 1);
    }
  }

  PackedReader in_;
  std::size_t pieces_ = 0;
  bool too_much_ = false;
};

}  // namespace

std::array<char, FrameHead::kBytes> encode_head(const FrameHead& head) {
  std::array<char, FrameHead::kBytes> bytes{};
  bytes[0] = static_cast<char>(head.kind);
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(head.size >> (8 * (i - 1)));
  }
  return bytes;
}

std::optional<FrameHead> decode_head(std::string_view bytes) {
  FrameHead head;
  head.kind = static_cast<FrameKind>(bytes[0]);
  for (std::size_t i = 1; i < FrameHead::kBytes; ++i) {
    head.size |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * (i - 1));
  }
  const std::uint64_t most = head.kind == FrameKind::Answer ? kMostAnswerBytes : kMostOtherBytes;
  if (head.kind < FrameKind::Hello || head.kind > FrameKind::Fault || head.size > most) {
    return std::nullopt;
  }
  return head;
}

std::string encode_hello(const Isolation& isolation) {
  PackedWriter out;
  out.number(kWireVersion);
  out.text(KOURYU_VERSION);
  for (const bool held : {isolation.limits, isolation.seccomp, isolation.landlock}) {
    out.number(held ? 1 : 0);
  }
  return std::move(out.bytes);
}

std::optional<Isolation> decode_hello(std::string_view bytes) {
  PackedReader in(bytes);
  if (in.number() != kWireVersion || in.text() != KOURYU_VERSION) return std::nullopt;
  Isolation isolation;
  for (bool* held : {&isolation.limits, &isolation.seccomp, &isolation.landlock}) {
    *held = in.number() != 0;
  }
  return in.at_end() ? std::optional(isolation) : std::nullopt;
}

std::string encode_request(const RequestText& request) {
  PackedWriter out;
  out.text(request.name);
  out.text(request.encoding);
  out.number(request.time_ms);
  out.number(request.pages_only ? 1 : 0);
  return std::move(out.bytes);
}

std::optional<RequestText> decode_request(std::string_view bytes) {
  PackedReader in(bytes);
  RequestText request;
  request.name = in.text();
  request.encoding = in.text();
  request.time_ms = in.number();
  request.pages_only = in.number() != 0;
  return in.at_end() ? std::optional(std::move(request)) : std::nullopt;
}

std::string encode_progress(const ProgressCount& count) {
  PackedWriter out;
  out.number(count.done);
  out.number(count.total);
  return std::move(out.bytes);
}

std::optional<ProgressCount> decode_progress(std::string_view bytes) {
  PackedReader in(bytes);
  ProgressCount count;
  count.done = in.number();
  count.total = in.number();
  return in.at_end() ? std::optional(count) : std::nullopt;
}

std::string encode_fault(const Error& error) {
  PackedWriter out;
  out.number(static_cast<std::uint64_t>(error.kind()));
  out.text(error.what());
  out.text(error.hint());
  return std::move(out.bytes);
}

std::optional<Error> decode_fault(std::string_view bytes) {
  PackedReader in(bytes);
  const std::uint64_t kind = in.number();
  const std::string message(in.text());
  const std::string hint(in.text());
  const std::optional<ErrorKind> known = error_kind(kind);
  if (!in.at_end() || !known || !is_clean(message) || !is_clean(hint)) return std::nullopt;
  return Error(*known, message, hint);
}

std::string encode_extraction(const Extraction& extraction) {
  PackedWriter out;
  write_extraction(extraction, out);
  return std::move(out.bytes);
}

std::optional<Extraction> decode_extraction(std::string_view bytes) {
  std::optional<Extraction> extraction = ExtractionReader(bytes).read();
  if (extraction && !broken_rule(*extraction).empty()) return std::nullopt;
  return extraction;
}

}  // namespace kouryu
