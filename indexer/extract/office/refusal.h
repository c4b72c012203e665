// How a part of an Office file says that the whole file cannot be read: thrown inside this folder,
// caught where a format begins.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_REFUSAL_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_REFUSAL_H_

#include <stdexcept>
#include <string>
#include <utility>

#include "indexer/extract/format.h"

namespace kouryu::office {

class Refusal : public std::runtime_error {
 public:
  /// `reason` is of the closed list in indexer/reasons.h.
  Refusal(std::string reason, const std::string& detail)
      : std::runtime_error(detail), reason_(std::move(reason)) {}
  [[nodiscard]] const std::string& reason() const { return reason_; }

 private:
  std::string reason_;
};

/// Runs `read` and turns a Refusal into an answer.
template <class Read>
Extraction refusing(Read&& read) {
  try {
    return read();
  } catch (const Refusal& refusal) {
    return refused(refusal.reason(), refusal.what());
  }
}

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_REFUSAL_H_
