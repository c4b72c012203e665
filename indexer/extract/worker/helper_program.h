// Where the helper program kouryu-extract lies.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_HELPER_PROGRAM_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_HELPER_PROGRAM_H_

#include <filesystem>

namespace kouryu {

/// $KOURYU_EXTRACT where it is set; else libexec/kouryu beside the bin or lib folder that the
/// running program or libkouryu lies in; else where it was built or to be installed. Throws Error
/// where it is nowhere: NotFound, or of the kind of the reason why a folder could not be looked at.
[[nodiscard]] std::filesystem::path helper_program();

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_HELPER_PROGRAM_H_
