// A piece of a mail's text before it is decided whether it is shown: of two alternatives one is.
#ifndef KOURYU_INDEXER_EXTRACT_MAIL_MAIL_BLOCK_H_
#define KOURYU_INDEXER_EXTRACT_MAIL_MAIL_BLOCK_H_

#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/extracted.h"

namespace kouryu {

struct MailBlock {
  ExtractedKind kind = ExtractedKind::Paragraph;
  std::string text{};
  int level = 0;
  bool opens = false;
  std::vector<std::pair<std::string, std::string>> fields{};  // of a record: label, value
  std::vector<std::string> cells{};                           // of a table row
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_MAIL_MAIL_BLOCK_H_
