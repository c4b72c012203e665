// The kind in a byte, then the bytes of the headings, their size before them, then the text.
//
// The layout is on disk: raise kSchemaVersion when it changes.
#include "dict/schema/folded_passage.h"

#include <cstdint>
#include <utility>

#include "dict/text/normalizer.h"
#include "dict/text/packed_text.h"

namespace kouryu {
namespace {

constexpr std::size_t kSizeBytes = 4;  // little-endian
constexpr std::size_t kHeadBytes = 1 + kSizeBytes;

struct Parts {
  PassageKind kind;
  std::string_view headings;
  std::string_view text;
};

std::optional<Parts> parts_of(std::string_view bytes) {
  if (bytes.size() < kHeadBytes) return std::nullopt;
  const auto kind = static_cast<unsigned char>(bytes[0]);
  if (kind > static_cast<unsigned char>(PassageKind::Contact)) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = 0; i < kSizeBytes; ++i) {
    size |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[1 + i])) << (8 * i);
  }
  bytes.remove_prefix(kHeadBytes);
  if (size > bytes.size()) return std::nullopt;
  return Parts{static_cast<PassageKind>(kind), bytes.substr(0, size), bytes.substr(size)};
}

}  // namespace

FoldedPassage folded_passage(const PassageRecord& record) {
  return folded_passage(record, fold_text(record.text));
}

FoldedPassage folded_passage(const PassageRecord& record, std::string folded) {
  std::string lines = record.document_title;
  for (const std::string& heading : record.heading) lines.append("\n").append(heading);
  return {record.kind, fold_text(lines), std::move(folded)};
}

std::string encode_folded(const FoldedPassage& passage) {
  const std::string headings = pack_text(passage.headings);
  std::string out(1, static_cast<char>(passage.kind));
  for (std::size_t i = 0; i < kSizeBytes; ++i) {
    out += static_cast<char>(headings.size() >> (8 * i) & 0xFF);
  }
  return out.append(headings).append(pack_text(passage.text));
}

std::optional<FoldedPassage> decode_folded(std::string_view bytes) {
  const auto parts = parts_of(bytes);
  if (!parts) return std::nullopt;
  auto headings = unpack_text(parts->headings);
  auto text = unpack_text(parts->text);
  if (!headings || !text) return std::nullopt;
  return FoldedPassage{parts->kind, std::move(*headings), std::move(*text)};
}

std::optional<std::string_view> packed_text_of(std::string_view bytes) {
  const auto parts = parts_of(bytes);
  return parts ? std::optional(parts->text) : std::nullopt;
}

}  // namespace kouryu
