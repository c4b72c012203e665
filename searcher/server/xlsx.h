// Tables as workbooks for spreadsheet programs.
#ifndef KOURYU_SEARCHER_SERVER_XLSX_H_
#define KOURYU_SEARCHER_SERVER_XLSX_H_

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/output/table.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace kouryu::server {

/// One sheet: its first row stays in sight and can be filtered, numbers are numbers, addresses are
/// links. A cell of more than the 32,767 UTF-16 units that such a file holds ends with …. Rows go
/// to temporary files of the system as they come. Not safe to share between threads.
class XlsxSink : public TableSink {
 public:
  /// `sheet`: its name, at most 31 characters. Throws Error (Io and its like) as finish() does.
  explicit XlsxSink(const std::string& sheet);
  ~XlsxSink() override;
  XlsxSink(const XlsxSink&) = delete;
  XlsxSink& operator=(const XlsxSink&) = delete;

  void add_row(const std::vector<SheetCell>& cells) override;
  /// The file. Call it once, after the last row. Throws Error: DiskFull, NoResources, Io.
  [[nodiscard]] std::string finish();

 private:
  int file_ = -1;  // in memory; the library knows it by a name
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* head_ = nullptr;
  std::uint32_t rows_ = 0;
  std::uint16_t columns_ = 0;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_XLSX_H_
