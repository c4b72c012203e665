// By libxlsxwriter, which writes to a path only: a file in memory has one below /proc.
#include "searcher/server/xlsx.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <charconv>

#include "dict/base/system_calls.h"
#include "dict/base/utf8.h"

namespace kouryu::server {
namespace {

constexpr std::size_t kMostUnits = 32'767;    // of a cell, UTF-16; the library refuses more
constexpr std::size_t kMostLink = 2'079;      // characters of an address, the same
constexpr std::uint32_t kMostLinks = 65'530;  // of a sheet, the same
constexpr double kWidth = 18;                 // of a column, in digits

constexpr const char* kWhat = "xlsx";  // what an error names

/// `text` as a cell holds it: with its end cut off where it is too long.
std::string fitting(const std::string& text) {
  std::size_t units = 0;
  std::size_t end = 0;  // of what leaves room for the mark of the cut
  each_char(text, [&](char32_t c, std::size_t at) {
    if (units < kMostUnits) end = at;
    units += c > 0xFFFF ? 2 : 1;
  });
  return units <= kMostUnits ? text : text.substr(0, end) + "…";
}

}  // namespace

XlsxSink::XlsxSink(const std::string& sheet) : file_(::memfd_create("xlsx", MFD_CLOEXEC)) {
  if (file_ < 0) throw_system(kWhat);
  const std::string path = "/proc/self/fd/" + std::to_string(file_);
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  book_ = workbook_new_opt(path.c_str(), &options);
  if (book_ != nullptr) sheet_ = workbook_add_worksheet(book_, sheet.c_str());
  if (sheet_ == nullptr) {
    const int why = errno;
    if (book_ != nullptr) lxw_workbook_free(book_);
    ::close(file_);
    throw_system(kWhat, why);
  }
  head_ = workbook_add_format(book_);
  format_set_bold(head_);
}

XlsxSink::~XlsxSink() {
  if (book_ != nullptr) lxw_workbook_free(book_);
  ::close(file_);
}

void XlsxSink::add_row(const std::vector<SheetCell>& cells) {
  if (rows_ == 0) {
    columns_ = static_cast<std::uint16_t>(cells.size());
    worksheet_set_column(sheet_, 0, static_cast<lxw_col_t>(columns_ - 1), kWidth, nullptr);
    worksheet_freeze_panes(sheet_, 1, 0);
  }
  lxw_format* const format = rows_ == 0 ? head_ : nullptr;
  for (std::uint16_t column = 0; column < cells.size(); ++column) {
    const SheetCell& cell = cells[column];
    if (cell.value.empty()) continue;
    double number = 0;
    const char* const end = cell.value.data() + cell.value.size();
    if (cell.kind == SheetCellKind::Number &&
        std::from_chars(cell.value.data(), end, number).ptr == end) {
      worksheet_write_number(sheet_, rows_, column, number, format);
    } else if (cell.kind == SheetCellKind::Link && rows_ < kMostLinks &&
               cell.value.size() < kMostLink) {
      worksheet_write_url(sheet_, rows_, column, cell.value.c_str(), format);
    } else {
      worksheet_write_string(sheet_, rows_, column, fitting(cell.value).c_str(), format);
    }
  }
  ++rows_;
}

std::string XlsxSink::finish() {
  if (rows_ > 0) {
    worksheet_autofilter(sheet_, 0, 0, rows_ - 1, static_cast<lxw_col_t>(columns_ - 1));
  }
  errno = 0;
  const lxw_error failed = workbook_close(book_);  // lets go of it, whatever it returns
  const int why = errno;
  book_ = nullptr;
  if (failed != LXW_NO_ERROR) throw_system(kWhat, why == 0 ? EIO : why);
  std::string out;
  const ::off_t size = ::lseek(file_, 0, SEEK_END);
  if (size < 0) throw_system(kWhat);
  out.resize(static_cast<std::size_t>(size));
  for (std::size_t done = 0; done < out.size();) {
    const ::ssize_t got =
        ::pread(file_, out.data() + done, out.size() - done, static_cast<::off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw_system(kWhat);
    done += static_cast<std::size_t>(got);
  }
  return out;
}

}  // namespace kouryu::server
