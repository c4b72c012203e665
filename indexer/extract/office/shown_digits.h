// Numbers that are no dates, shown by one section of a number format.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_SHOWN_DIGITS_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_SHOWN_DIGITS_H_

#include <string>

#include "indexer/extract/office/number_format.h"

namespace kouryu::office {

[[nodiscard]] std::string shown_digits(double value, const FormatSection& section);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_SHOWN_DIGITS_H_
