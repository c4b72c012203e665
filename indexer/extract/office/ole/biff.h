// The records of an old workbook's stream (BIFF5 and BIFF8; MS-XLS 2.1.4) and the strings in them.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_OLE_BIFF_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_OLE_BIFF_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu::office {

/// What a string in a record looks like by the version of the file.
struct BiffText {
  bool wide = true;  // BIFF8: its own flags tell how it is written
  int code_page = 932;
};

enum class Record : std::uint16_t {
  Formula = 0x0006,
  End = 0x000A,
  Note = 0x001C,
  From1904 = 0x0022,
  FilePass = 0x002F,
  Font = 0x0031,
  Continue = 0x003C,
  CodePage = 0x0042,
  DefaultWidth = 0x0055,
  Object = 0x005D,
  ColumnInfo = 0x007D,
  BoundSheet = 0x0085,
  StandardWidth = 0x0099,
  MulRk = 0x00BD,
  RichString = 0x00D6,
  Format = 0x00E0,  // of cells (XF)
  MergedCells = 0x00E5,
  SharedStrings = 0x00FC,
  LabelShared = 0x00FD,
  TextObject = 0x01B6,
  Number = 0x0203,
  Label = 0x0204,
  BoolOrError = 0x0205,
  String = 0x0207,
  Rk = 0x027E,
  NumberFormat = 0x041E,
  Begin = 0x0809,
};

/// Walks records; a last one that was cut off is as long as what is there.
class BiffReader {
 public:
  explicit BiffReader(std::string_view stream, std::size_t at = 0) : stream_(stream), at_(at) {}

  /// False at the end of the stream.
  bool next();
  [[nodiscard]] Record type() const { return type_; }
  [[nodiscard]] std::string_view data() const { return data_; }
  /// Bytes of the record with its head.
  [[nodiscard]] std::size_t size() const { return data_.size() + 4; }
  /// The data of this record and of those that continue it, which are passed over.
  [[nodiscard]] std::vector<std::string_view> continued();

 private:
  std::string_view stream_;
  std::size_t at_;
  Record type_ = Record::End;
  std::string_view data_;
};

/// Reads over the seams of continued records. Behind the end all is 0.
class ContinuedData {
 public:
  explicit ContinuedData(std::vector<std::string_view> pieces) : pieces_(std::move(pieces)) {}

  std::uint8_t u8();
  std::uint16_t u16();
  std::uint32_t u32();
  void skip(std::size_t bytes);
  /// Goes on at the next record, if there is one.
  void skip_piece();
  /// Characters; `wide`: two bytes each. At a seam inside them stands a byte of flags.
  [[nodiscard]] std::string chars(std::size_t count, bool wide);
  /// A string of BIFF8 behind its length: flags, characters, runs and readings.
  [[nodiscard]] std::string flagged(std::size_t count);
  [[nodiscard]] bool at_end();

 private:
  std::vector<std::string_view> pieces_;
  std::size_t piece_ = 0;
  std::size_t at_ = 0;
};

/// The string that begins at `at` of one record, its length in one byte or two.
[[nodiscard]] std::string short_text(std::string_view data, std::size_t at, const BiffText& how);
[[nodiscard]] std::string long_text(std::string_view data, std::size_t at, const BiffText& how);

/// The number of an RK value (MS-XLS 2.5.217).
[[nodiscard]] double rk_number(std::uint32_t value);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_OLE_BIFF_H_
