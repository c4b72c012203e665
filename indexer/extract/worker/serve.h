// The helper's side of the talk: reads one file after another until the indexer hangs up.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_SERVE_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_SERVE_H_

#include <string>

#include "indexer/extract/format.h"
#include "indexer/extract/worker/wire.h"

namespace kouryu {

/// What reads a document: extract() of formats.h, or a test's own.
using DocumentReader = Extraction (*)(const ExtractInput& input, const ExtractContext& context);

/// Says what protections hold, then answers requests on kHelperSocket. Returns an exit status: 0
/// when the indexer has hung up, else the talk made no sense.
[[nodiscard]] int serve(const Isolation& isolation, DocumentReader reader);

/// What is wrong with what a format made is mended where it can be (controls become spaces, bytes
/// that are no UTF-8 are replaced); else the document is `broken`, so that the fault has a name.
[[nodiscard]] Extraction within_rules(Extraction extraction);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_SERVE_H_
