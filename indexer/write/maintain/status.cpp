// Plain facts of an index.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "dict/integrity/index_files.h"
#include "dict/schema/fields.h"
#include "dict/schema/record.h"
#include "dict/schema/xapian_errors.h"
#include "dict/text/shown_path.h"
#include "indexer/reasons.h"
#include "indexer/write/maintain/maintain.h"
#include "indexer/write/maintain/open_index.h"

namespace kouryu {
namespace fs = std::filesystem;
namespace {

void add_files(const std::string& database, IndexStatus& status) {
  for (const fs::path& folder : database_folders(database)) {
    const FilesSeen seen = look_at_files(folder, folder.string(), Look::Quick);
    if (seen.manifest) {
      status.written_s = std::max(status.written_s, seen.manifest->written_s);
      status.unfinished = status.unfinished || seen.manifest->writing;
    }
    for (const std::string& name : xapian_files(folder, folder.string())) {
      std::error_code error;
      const auto size = fs::file_size(folder / name, error);
      if (!error) status.bytes += size;
    }
  }
}

}  // namespace

IndexStatus read_status(const fs::path& index) {
  return at_boundary(index.string(), [&] {
    const std::string path = database_of(index);
    check_files(path, Look::Quick);
    // Not open_index(): that it is of another schema is one of the facts.
    const Xapian::Database database(path);
    IndexStatus status;
    add_files(path, status);
    status.schema = std::atoi(database.get_metadata(kMetaSchemaVersion).c_str());
    status.passages = database.get_doccount();
    status.documents = database.get_termfreq(field_term(field(FieldId::Origin), "jsonl"));
    for (auto key = database.metadata_keys_begin(kMetaDocumentPrefix);
         key != database.metadata_keys_end(kMetaDocumentPrefix); ++key) {
      DocumentState state = decode_document(database.get_metadata(*key));
      const Reason* const reason = find_reason(state.reason);
      if (state.reason.empty()) {
        ++status.documents;
      } else if (reason == nullptr || reason->counts) {
        status.failed.push_back(
            {shown_path(state.path), std::move(state.reason), std::move(state.detail)});
      }
    }
    std::sort(status.failed.begin(), status.failed.end(),
              [](const FailedFile& a, const FailedFile& b) { return a.path < b.path; });
    return status;
  });
}

}  // namespace kouryu
