// Incremental writing through one WritableDatabase.
#include "indexer/write/live_update.h"

#include <algorithm>
#include <set>
#include <utility>

#include "dict/schema/fields.h"
#include "dict/schema/with_reason.h"
#include "indexer/cancel.h"

namespace kouryu {
namespace {

constexpr std::size_t kPassagesPerCommit = 1000;
constexpr std::chrono::seconds kLongestBetweenCommits{10};

std::unique_ptr<Xapian::WritableDatabase> open_to_write(const IndexStore& store) {
  const std::string path = store.database();
  return with_reason(
      path, [&] { return std::make_unique<Xapian::WritableDatabase>(path, Xapian::DB_OPEN); });
}

}  // namespace

KnownDocuments read_known_documents(const Xapian::Database& database) {
  KnownDocuments known;
  for (auto key = database.metadata_keys_begin(kMetaDocumentPrefix);
       key != database.metadata_keys_end(kMetaDocumentPrefix); ++key) {
    known.put(decode_document(database.get_metadata(*key)));
  }
  return known;
}

void remove_passages(Xapian::WritableDatabase& database, const std::string& document,
                     const std::function<bool(const std::string&)>& keeps) {
  const std::string term = field_term(field(FieldId::Document), document);
  std::vector<Xapian::docid> gone;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    check_cancelled();
    if (!keeps(decode_record(database.get_document(*at).get_data()).id)) gone.push_back(*at);
  }
  for (const Xapian::docid docid : gone) {
    check_cancelled();
    database.delete_document(docid);
  }
}

std::vector<const DocumentState*> taken_out(const KnownDocuments& known,
                                            const PreparedDocument& document) {
  std::vector<const DocumentState*> out;
  const bool gives_nothing = !document.skipped.reason.empty();
  if (document.same_content || (gives_nothing && known_after(document) == Known::Kept)) return out;
  const auto take = [&](const DocumentState* state) {
    if (state != nullptr && state->reason.empty()) out.push_back(state);
  };
  if (gives_nothing) take(known.find(document.state.id));
  for (const std::string& id : known.inside(document.state.path)) {
    if (!std::binary_search(document.inner_ids.begin(), document.inner_ids.end(), id)) {
      take(known.find(id));
    }
  }
  return out;
}

LiveUpdate::LiveUpdate(IndexStore& store, std::size_t commit_every, const std::atomic<bool>* cancel,
                       RunLog& log)
    : store_(store),
      commit_every_(commit_every),
      cancel_(cancel),
      log_(log),
      database_(open_to_write(store)),
      known_(read_known_documents(*database_)),
      last_commit_(std::chrono::steady_clock::now()) {}

bool LiveUpdate::has_same_passage(const PreparedPassage& passage) const {
  const std::string term = field_term(field(FieldId::Id), passage.id);
  const Xapian::PostingIterator found = database_->postlist_begin(term);
  if (found == database_->postlist_end(term)) return false;
  return database_->get_document(*found).get_data() == passage.document().get_data();
}

void LiveUpdate::put(PreparedDocument&& document) {
  // A file and the documents inside it are one commit.
  if (document.state.container.empty()) commit_when_due(document.passages.size());
  const bool ready_made = document.state.path.empty();
  const std::string& id = document.state.id;
  if (ready_made && !document.skipped.reason.empty()) {
    log_.add(document, Outcome::Skipped);
    return;
  }
  if (ready_made) {
    const bool known = database_->term_exists(field_term(field(FieldId::Id), id));
    const bool waits = pending_ids_.count(id) != 0;
    if (known && !waits && has_same_passage(document.passages[0])) document.same_content = true;
    log_.add(document, document.same_content ? Outcome::Unchanged
                       : known || waits      ? Outcome::Replaced
                                             : Outcome::Added);
    if (document.same_content) return;
  } else {
    const DocumentState* const known = known_.find(id);
    const std::size_t replaced = known != nullptr && !document.same_content ? known->passages : 0;
    if (put_file(document)) add_pending(std::move(document), replaced);
    return;
  }
  add_pending(std::move(document), 0);
}

void LiveUpdate::add_pending(PreparedDocument&& document, std::size_t replaced) {
  pending_ids_.insert(document.state.id);
  pending_passages_ += replaced + document.passages.size();
  pending_.push_back({std::move(document), false});
}

std::size_t LiveUpdate::most_passages() const {
  return commit_every_ != 0 ? commit_every_ : kPassagesPerCommit;
}

void LiveUpdate::commit_when_due(std::size_t coming) {
  if (pending_.empty()) return;
  const bool late = commit_every_ == 0 &&
                    std::chrono::steady_clock::now() - last_commit_ > kLongestBetweenCommits;
  if (pending_passages_ + coming > most_passages() || late) commit();
}

bool LiveUpdate::put_file(const PreparedDocument& document) {
  const DocumentState* const known = known_.find(document.state.id);
  const bool was_there = known != nullptr && known->reason.empty();
  const bool gave_nothing = !document.skipped.reason.empty();
  const bool is_new_state = known == nullptr || known->mtime_ns != document.state.mtime_ns ||
                            known->size != document.state.size;
  if (document.same_content) {
    log_.add(document, gave_nothing ? Outcome::Skipped : Outcome::Unchanged);
    if (is_new_state) known_.put(document.state);
    return is_new_state;
  }
  if (!gave_nothing) {
    log_.add(document, was_there ? Outcome::Replaced : Outcome::Added);
    remove_inside(document);
    known_.put(document.state);
    return true;
  }
  log_.add(document, Outcome::Skipped);
  if (known_after(document) == Known::Kept) return false;
  // Of what lies in a file the file's own state, which is written now, would hide that it is due.
  if (document.state.container.empty() && !taken_out(known_, document).empty()) {
    emptied_.push_back(document);
    return false;
  }
  return drop_content(document);
}

bool LiveUpdate::drop_content(const PreparedDocument& document) {
  const DocumentState* const known = known_.find(document.state.id);
  if (known != nullptr) log_.removed(*known);
  remove_inside(document);
  if (known_after(document) == Known::Remembered) {
    known_.put(document.state);
    return true;
  }
  if (known != nullptr) remove(document.state.id);
  return false;
}

void LiveUpdate::remove_inside(const PreparedDocument& document) {
  if (!document.state.container.empty()) return;
  for (const std::string& id : known_.inside(document.state.path)) {
    if (std::binary_search(document.inner_ids.begin(), document.inner_ids.end(), id)) continue;
    log_.removed(*known_.find(id));
    remove(id);
  }
}

std::vector<const DocumentState*> LiveUpdate::emptied() const {
  std::vector<const DocumentState*> out;
  for (const PreparedDocument& document : emptied_) {
    const auto states = taken_out(known_, document);
    out.insert(out.end(), states.begin(), states.end());
  }
  return out;
}

void LiveUpdate::drop_emptied() {
  for (PreparedDocument& document : emptied_) {
    const DocumentState* const known = known_.find(document.state.id);
    const std::size_t replaced = known != nullptr ? known->passages : 0;
    if (drop_content(document)) add_pending(std::move(document), replaced);
  }
  emptied_.clear();
}

void LiveUpdate::remove(const std::string& document_id) {
  if (const DocumentState* const known = known_.find(document_id); known != nullptr) {
    pending_passages_ += known->passages;
  }
  known_.erase(document_id);
  Change change;
  change.document.state.id = document_id;
  change.removed = true;
  pending_.push_back(std::move(change));
}

void LiveUpdate::apply(const Change& change) {
  const PreparedDocument& document = change.document;
  const std::string state_key = kMetaDocumentPrefix + document.state.id;
  const bool ready_made = document.state.path.empty();
  if (change.removed || (!document.same_content && !ready_made)) {
    std::set<std::string> kept;  // replaced in place
    for (const PreparedPassage& passage : document.passages) kept.insert(passage.id);
    remove_passages(*database_, document.state.id,
                    [&](const std::string& id) { return kept.count(id) != 0; });
  }
  if (change.removed) {
    database_->set_metadata(state_key, "");
    return;
  }
  for (const PreparedPassage& passage : document.passages) {
    check_cancelled();
    if (!has_same_passage(passage)) {
      database_->replace_document(field_term(field(FieldId::Id), passage.id), passage.document());
    }
  }
  if (!ready_made) {
    database_->set_metadata(state_key, encode_document(document.state));
  }
}

void LiveUpdate::write_pending() {
  database_->begin_transaction();
  for (const Change& change : pending_) apply(change);
  database_->commit_transaction();
}

void LiveUpdate::write_or_repair() {
  try {
    write_pending();
  } catch (const Xapian::Error&) {
    // A failed write can leave free lists that the next writer stumbles over, although readers
    // are fine: rewrite what is committed, then try again.
    database_.reset();
    store_.repair();
    database_ = open_to_write(store_);
    write_pending();
  }
}

void LiveUpdate::commit() {
  bool written = false;
  if (!pending_.empty()) {
    // What is not larger is written in no time, and an interrupt is no reason to lose it.
    const CancelScope scope(pending_passages_ > most_passages() ? cancel_ : nullptr);
    store_.change([&] {
      try {
        write_or_repair();
        written = true;
      } catch (const Cancelled&) {
        database_->cancel_transaction();
      }
    });
    pending_.clear();
    pending_ids_.clear();
    pending_passages_ = 0;
  }
  log_.tell(database_->get_doccount(), written);
  last_commit_ = std::chrono::steady_clock::now();
}

}  // namespace kouryu
