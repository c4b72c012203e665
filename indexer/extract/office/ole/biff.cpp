// Records, and strings over their seams.
#include "indexer/extract/office/ole/biff.h"

#include <algorithm>
#include <bit>

#include "indexer/extract/office/ole/little_endian.h"
#include "indexer/extract/office/ole/old_text.h"

namespace kouryu::office {
namespace {

constexpr std::uint8_t kWide = 0x01;  // flags of a string
constexpr std::uint8_t kReadings = 0x04;
constexpr std::uint8_t kRuns = 0x08;
constexpr std::size_t kRunBytes = 4;

std::string text_of_length(std::string_view data, std::size_t at, std::size_t count,
                           const BiffText& how) {
  if (!how.wide) return from_code_page(piece_at(data, at, count), how.code_page);
  ContinuedData rest({piece_at(data, at, data.size())});
  return rest.flagged(count);
}

}  // namespace

bool BiffReader::next() {
  if (stream_.size() < 4 || at_ > stream_.size() - 4) return false;
  type_ = static_cast<Record>(u16_at(stream_, at_));
  data_ = piece_at(stream_, at_ + 4, u16_at(stream_, at_ + 2));
  at_ += 4 + std::size_t{u16_at(stream_, at_ + 2)};
  return true;
}

std::vector<std::string_view> BiffReader::continued() {
  std::vector<std::string_view> pieces{data_};
  while (static_cast<Record>(u16_at(stream_, at_)) == Record::Continue && next()) {
    pieces.push_back(data_);
  }
  return pieces;
}

bool ContinuedData::at_end() {
  while (piece_ < pieces_.size() && at_ >= pieces_[piece_].size()) skip_piece();
  return piece_ >= pieces_.size();
}

void ContinuedData::skip_piece() {
  ++piece_;
  at_ = 0;
}

std::uint8_t ContinuedData::u8() {
  return at_end() ? std::uint8_t{0} : u8_at(pieces_[piece_], at_++);
}

std::uint16_t ContinuedData::u16() {
  const std::uint8_t low = u8();
  return static_cast<std::uint16_t>(low | u8() << 8);
}

std::uint32_t ContinuedData::u32() {
  const std::uint16_t low = u16();
  return low | std::uint32_t{u16()} << 16;
}

void ContinuedData::skip(std::size_t bytes) {
  while (bytes > 0 && !at_end()) {
    const std::size_t step = std::min(bytes, pieces_[piece_].size() - at_);
    at_ += step;
    bytes -= step;
  }
}

std::string ContinuedData::chars(std::size_t count, bool wide) {
  std::string units;  // UTF-16LE
  while (count > 0 && piece_ < pieces_.size()) {
    if (at_ >= pieces_[piece_].size()) {
      skip_piece();
      if (piece_ >= pieces_.size()) break;
      wide = (u8() & kWide) != 0;
      continue;
    }
    const std::size_t width = wide ? 2 : 1;
    const std::size_t left = pieces_[piece_].size() - at_;
    const std::size_t step = std::min(count, std::max<std::size_t>(left / width, 1));
    const std::string_view raw = piece_at(pieces_[piece_], at_, step * width);
    if (wide) {
      units += raw.substr(0, raw.size() / 2 * 2);
    } else {
      for (const char c : raw) units.append({c, '\0'});
    }
    at_ += step * width;
    count -= step;
  }
  return from_utf16(units);
}

std::string ContinuedData::flagged(std::size_t count) {
  const std::uint8_t flags = u8();
  const std::size_t runs = (flags & kRuns) != 0 ? u16() : 0;
  const std::size_t readings = (flags & kReadings) != 0 ? u32() : 0;
  std::string text = chars(count, (flags & kWide) != 0);
  skip(runs * kRunBytes);
  skip(readings);
  return text;
}

std::string short_text(std::string_view data, std::size_t at, const BiffText& how) {
  return text_of_length(data, at + 1, u8_at(data, at), how);
}

std::string long_text(std::string_view data, std::size_t at, const BiffText& how) {
  return text_of_length(data, at + 2, u16_at(data, at), how);
}

double rk_number(std::uint32_t value) {
  const bool hundredths = (value & 1) != 0;
  const bool whole = (value & 2) != 0;
  const double number = whole ? static_cast<double>(static_cast<std::int32_t>(value) >> 2)
                              : std::bit_cast<double>(std::uint64_t{value & ~3U} << 32);
  return hundredths ? number / 100 : number;
}

}  // namespace kouryu::office
