// Documents taken out for good.
#include <xapian.h>

#include <set>
#include <string>
#include <unordered_map>
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

/// The documents that are read, by what may name them: their id, their path and that of the file
/// they lie in, as bytes and as shown.
class Names {
 public:
  explicit Names(const KnownDocuments& known) {
    for (const auto& [id, state] : known.all()) {
      if (!state.reason.empty()) continue;
      by_name_.emplace(state.id, id);
      add_path(state.path, id);
      if (!state.container.empty()) add_path(state.container, id);
    }
  }

  [[nodiscard]] std::set<std::string> find(const std::string& name) const {
    std::set<std::string> ids;
    const auto collect = [&](const auto& names, const std::string& key) {
      const auto [begin, end] = names.equal_range(key);
      for (auto at = begin; at != end; ++at) ids.insert(at->second);
    };
    collect(by_name_, name);
    collect(by_shown_, shown_path(name));
    return ids;
  }

 private:
  void add_path(const std::string& path, const std::string& id) {
    by_name_.emplace(path, id);
    by_shown_.emplace(shown_path(path), id);
  }

  std::unordered_multimap<std::string, std::string> by_name_;
  std::unordered_multimap<std::string, std::string> by_shown_;
};

Named find_named(const Xapian::Database& database, const KnownDocuments& known,
                 const std::vector<std::string>& names) {
  Named found;
  const Names of_known(known);
  for (const std::string& name : names) {
    const std::size_t before = found.documents.size() + found.passages.size();
    bool again = found.documents.count(name) + found.passages.count(name) > 0;
    for (const std::string& id : of_known.find(name)) {
      again = !found.documents.insert(id).second || again;
    }
    if (database.term_exists(field_term(field(FieldId::Id), name)) && known.find(name) == nullptr) {
      const auto at = database.postlist_begin(field_term(field(FieldId::Id), name));
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
    result.passages += delete_all(database, field_term(field(FieldId::Id), id));
  }
  for (const std::string& id : named.documents) {
    result.passages += delete_all(database, field_term(field(FieldId::Document), id));
    // What is remembered so is not read again while it stays as it is.
    DocumentState state = *known.find(id);
    state.reason = "excluded";
    state.detail = "removed";
    state.title.clear();
    state.passages = 0;
    state.lines = {};
    database.set_metadata(kMetaDocumentPrefix + id, encode_document(state));
  }
  database.commit();
  return result;
}

}  // namespace

RemoveResult remove_documents(const std::filesystem::path& index,
                              const std::vector<std::string>& names) {
  return at_boundary(index.string(), [&] {
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
