// Documents taken out for good.
#include <xapian.h>

#include <set>
#include <utility>

#include "dict/base/locale.h"
#include "dict/schema/fields.h"
#include "dict/schema/xapian_errors.h"
#include "dict/text/shown_path.h"
#include "indexer/write/index_place.h"
#include "indexer/write/index_store.h"
#include "indexer/write/live_update.h"
#include "indexer/write/maintain/maintain.h"
#include "indexer/write/maintain/open_index.h"

namespace kouryu {
namespace {

/// Ids of documents, and of ready-made passages, that are to go.
struct Named {
  std::set<std::string> documents;
  std::set<std::string> passages;
};

bool is_named(const DocumentState& state, const std::string& name, const std::string& shown) {
  return state.id == name || state.path == name || shown_path(state.path) == shown ||
         (!state.container.empty() &&
          (state.container == name || shown_path(state.container) == shown));
}

Named find_named(const Xapian::Database& database, const KnownDocuments& known,
                 const std::vector<std::string>& names) {
  Named found;
  for (const std::string& name : names) {
    const std::size_t before = found.documents.size() + found.passages.size();
    bool again = found.documents.count(name) + found.passages.count(name) > 0;
    const std::string shown = shown_path(name);
    for (const auto& [id, state] : known.all()) {
      if (!state.reason.empty() || !is_named(state, name, shown)) continue;
      again = !found.documents.insert(id).second || again;
    }
    if (database.term_exists(field_term(field("id"), name)) && known.find(name) == nullptr) {
      const auto at = database.postlist_begin(field_term(field("id"), name));
      const PassageRecord record = decode_record(database.get_document(*at).get_data());
      if (record.document_path.empty()) found.passages.insert(name);  // a document of its own
    }
    if (found.documents.size() + found.passages.size() == before && !again) {
      throw Error(
          ErrorKind::NotFound, say("no such document: ", "文書がありません: ") + name,
          say("Name its id or path as search shows it; nothing was removed.",
              "検索結果に表示される id またはパスを指定してください。何も除いていません。"));
    }
  }
  return found;
}

std::size_t delete_all(Xapian::WritableDatabase& database, const std::string& term) {
  const std::size_t count = database.get_termfreq(term);
  if (count > 0) database.delete_document(term);
  return count;
}

RemoveResult take_out(Xapian::WritableDatabase& database, const KnownDocuments& known,
                      const Named& named) {
  RemoveResult result;
  result.documents = named.documents.size() + named.passages.size();
  for (const std::string& id : named.passages) {
    result.passages += delete_all(database, field_term(field("id"), id));
  }
  for (const std::string& id : named.documents) {
    result.passages += delete_all(database, field_term(field("document"), id));
    // What is remembered so is not read again while it stays as it is.
    DocumentState state = *known.find(id);
    state.reason = "excluded";
    state.detail = "removed";
    state.title.clear();
    state.passages = 0;
    database.set_metadata(kMetaDocumentPrefix + id, encode_document(state));
  }
  database.commit();
  return result;
}

}  // namespace

RemoveResult remove_documents(const std::filesystem::path& index,
                              const std::vector<std::string>& names) {
  return at_boundary([&] {
    (void)database_of(index);
    check_index_place({.index_dir = index});
    IndexStore store(index);
    RemoveResult result;
    {
      const Xapian::Database current = open_index(index);
      const KnownDocuments known = read_known_documents(current);
      const Named named = find_named(current, known, names);
      store.change([&] {
        Xapian::WritableDatabase database(store.database(), Xapian::DB_OPEN);
        result = take_out(database, known, named);
      });
    }
    // Xapian leaves what was deleted in blocks that it will use again some day.
    store.repair();
    return result;
  });
}

}  // namespace kouryu
