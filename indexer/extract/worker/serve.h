// The helper's side of the talk: reads one file after another until the indexer hangs up.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_SERVE_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_SERVE_H_

#include "indexer/extract/format.h"
#include "indexer/extract/worker/sandbox.h"

namespace kouryu {

/// What reads a document: extract() of formats.h, or a test's own.
using DocumentReader = Extraction (*)(const ExtractInput& input, const ExtractContext& context);

/// The life of a helper: shuts itself off, says what holds, answers requests on kHelperSocket until
/// the indexer hangs up. Exit status 0 then, 2 when the talk made no sense.
[[noreturn]] void run_helper(const SandboxOptions& options, DocumentReader reader);

/// What is wrong with what a format made is mended where it can be (controls become spaces, bytes
/// that are no UTF-8 are replaced); else the document is `broken`, so that the fault has a name.
[[nodiscard]] Extraction within_rules(Extraction extraction);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_SERVE_H_
