// 一太郎 (Just System, versions 7 and later): text by its stream, without layout.
//
// DocumentText: at 20 `TextV.01`, a big-endian count of UTF-16 units, then UTF-16BE. A unit U+001C
// opens a run of settings that U+001F closes; U+000A ends a paragraph. Nobody has published the
// format; this is what files show. A .jtdc holds the .jtd as one member of an LHA archive.
#include <lhasa.h>

#include <algorithm>
#include <memory>

#include "indexer/extract/office/ole/little_endian.h"
#include "indexer/extract/office/ole/old_text.h"
#include "indexer/extract/office/ole/ole.h"
#include "indexer/extract/office/ole/ole_readers.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/text_builder.h"

namespace kouryu::office {
namespace {

constexpr std::size_t kSignAt = 20;
constexpr std::string_view kSign = "TextV.01";
constexpr std::size_t kTextAt = kSignAt + 12;
constexpr char16_t kSettings = 0x1C;
constexpr char16_t kSettingsEnd = 0x1F;
/// Settings are short; what opens and is not closed for so long is no run of them.
constexpr std::size_t kLongestSettings = 512;

/// Paragraphs of the text, settings left out.
std::string plain_text(std::string_view bytes) {
  const std::size_t count = bytes.size() / 2;
  const auto unit = [&](std::size_t i) {
    return static_cast<char16_t>(u8_at(bytes, 2 * i) << 8 | u8_at(bytes, 2 * i + 1));
  };
  std::vector<char16_t> out;
  for (std::size_t i = 0; i < count; ++i) {
    const char16_t c = unit(i);
    if (c == kSettings) {
      const std::size_t most = std::min(count, i + kLongestSettings);
      std::size_t end = i + 1;
      while (end < most && unit(end) != kSettingsEnd && unit(end) != kSettings) ++end;
      // Settings that others open inside of go on behind them.
      if (end < most) i = unit(end) == kSettings ? end - 1 : end;
    } else if (c == '\n' || c == '\t' || c >= 0x20) {
      out.push_back(c);
    } else if (c == '\r' || c == 0x0C) {
      out.push_back('\n');
    }
  }
  return from_utf16(out);
}

struct Packed {
  std::string_view left;
};

size_t read_packed(void* buffer, size_t size, void* data) {
  auto* const packed = static_cast<Packed*>(data);
  const std::size_t step = std::min(size, packed->left.size());
  std::copy_n(packed->left.data(), step, static_cast<char*>(buffer));
  packed->left.remove_prefix(step);
  return step;
}

struct DecoderCloser {
  void operator()(LHADecoder* decoder) const { lha_decoder_free(decoder); }
};

/// The member of an archive: its head is of level 0 to 2, its name is not looked at.
std::string unpacked(std::string_view archive, std::size_t limit) {
  const std::uint8_t level = u8_at(archive, 20);
  std::size_t packed_bytes = u32_at(archive, 7);
  const std::size_t bytes = u32_at(archive, 11);
  std::size_t at = level == 2 ? u16_at(archive, 0) : std::size_t{u8_at(archive, 0)} + 2;
  if (level == 1) {
    // Further heads, each with the size of the next at its end, are counted as packed bytes.
    std::size_t next = u16_at(archive, at - 2);
    while (next > 2 && at + next <= archive.size()) {
      packed_bytes -= std::min(packed_bytes, next);
      at += next;
      next = u16_at(archive, at - 2);
    }
  }
  if (bytes > limit) throw Refusal("refused", "unpacks to more than the limit");
  std::string method(piece_at(archive, 2, 5));
  LHADecoderType* const type = lha_decoder_for_name(method.data());
  if (type == nullptr) throw Refusal("broken", "no archive inside");
  Packed packed{piece_at(archive, at, packed_bytes)};
  const std::unique_ptr<LHADecoder, DecoderCloser> decoder(
      lha_decoder_new(type, read_packed, &packed, bytes));
  if (!decoder) throw Refusal("broken", "no archive inside");
  std::string out;
  constexpr std::size_t kStep = std::size_t{64} << 10;
  while (out.size() < bytes) {
    const std::size_t before = out.size();
    out.resize(before + std::min(kStep, bytes - before));
    const std::size_t got = lha_decoder_read(
        decoder.get(), reinterpret_cast<uint8_t*>(out.data() + before), out.size() - before);
    out.resize(before + got);
    if (got == 0) break;
  }
  return out;
}

}  // namespace

Extraction read_ichitaro(CompoundFile file, const ExtractInput&, const ExtractContext& context) {
  const std::string stream = file.stream("DocumentText");
  if (piece_at(stream, kSignAt, kSign.size()) != kSign) throw Refusal("broken", "no text inside");
  std::size_t units = 0;
  for (std::size_t i = 0; i < 4; ++i) units = units << 8 | u8_at(stream, kSignAt + 8 + i);
  TextBuilder out(context.limits);
  out.block(ExtractedKind::Text, plain_text(piece_at(stream, kTextAt, 2 * units)));
  out.text.warnings.emplace_back("without_layout");
  describe(file, out.text);
  return out.finish();
}

/// Its own .jtd is the document, not one inside it.
Extraction read_packed_ichitaro(CompoundFile file, const ExtractInput& input,
                                const ExtractContext& context) {
  const std::string stream = file.stream("JSCompDocument");
  const std::string inside =
      unpacked(piece_at(stream, u16_at(stream, 0), stream.size()), context.limits.unpacked_bytes);
  std::optional<CompoundFile> document = CompoundFile::open(inside);
  if (!document || !document->has("DocumentText")) throw Refusal("broken", "no document inside");
  return read_ichitaro(std::move(*document), input, context);
}

}  // namespace kouryu::office
