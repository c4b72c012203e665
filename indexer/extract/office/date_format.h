// Days and times of a spreadsheet, shown by the date part of a number format.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_DATE_FORMAT_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_DATE_FORMAT_H_

#include <string>

#include "indexer/extract/office/number_format.h"

namespace kouryu::office {

/// `value`: days from 1900 (with the 29 February 1900 that never was) or 1904 on. Days that the
/// calendar of spreadsheets has not are shown as a number.
[[nodiscard]] std::string shown_date(double value, const FormatSection& section, bool from_1904);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_DATE_FORMAT_H_
