// Incremental writing through one WritableDatabase.
#include "indexer/write/live_update.h"

#include <set>
#include <utility>

#include "dict/schema/fields.h"

namespace kouryu {
namespace {

constexpr std::size_t kPassagesPerCommit = 1000;
constexpr std::chrono::seconds kLongestBetweenCommits{10};

}  // namespace

DocumentStates read_document_states(const Xapian::Database& database) {
  DocumentStates states;
  for (auto key = database.metadata_keys_begin(kMetaDocumentPrefix);
       key != database.metadata_keys_end(kMetaDocumentPrefix); ++key) {
    DocumentState state = decode_document(database.get_metadata(*key));
    states.emplace(state.id, std::move(state));
  }
  return states;
}

LiveUpdate::LiveUpdate(IndexStore& store, std::size_t commit_every, RunLog& log)
    : store_(store),
      commit_every_(commit_every),
      log_(log),
      database_(std::make_unique<Xapian::WritableDatabase>(store.database(), Xapian::DB_OPEN)),
      states_(read_document_states(*database_)),
      last_commit_(std::chrono::steady_clock::now()) {}

bool LiveUpdate::has_same_passage(const PreparedPassage& passage) const {
  const std::string term = field_term(field("id"), passage.id);
  const Xapian::PostingIterator found = database_->postlist_begin(term);
  if (found == database_->postlist_end(term)) return false;
  return database_->get_document(*found).get_data() == passage.document.get_data();
}

void LiveUpdate::put(PreparedDocument&& document) {
  if (!document.skipped.reason.empty()) {
    log_.add(document, Outcome::Skipped);
    return;
  }
  const bool ready_made = document.state.path.empty();
  const std::string& id = document.state.id;
  if (ready_made) {
    const bool known = database_->term_exists(field_term(field("id"), id));
    const bool waits = pending_ids_.count(id) != 0;
    if (known && !waits && has_same_passage(document.passages[0])) document.same_content = true;
    log_.add(document, document.same_content ? Outcome::Unchanged
                       : known || waits      ? Outcome::Replaced
                                             : Outcome::Added);
    if (document.same_content) return;
  } else {
    const auto known = states_.find(id);
    const bool is_known = known != states_.end();
    log_.add(document, document.same_content ? Outcome::Unchanged
                       : is_known            ? Outcome::Replaced
                                             : Outcome::Added);
    if (document.same_content && known->second.mtime_ns == document.state.mtime_ns &&
        known->second.size == document.state.size) {
      return;
    }
    states_[id] = document.state;
  }
  pending_ids_.insert(id);
  pending_passages_ += document.passages.size();
  pending_.push_back({std::move(document), false});
  const std::size_t limit = commit_every_ != 0 ? commit_every_ : kPassagesPerCommit;
  const bool late = commit_every_ == 0 &&
                    std::chrono::steady_clock::now() - last_commit_ > kLongestBetweenCommits;
  if (pending_passages_ >= limit || late) commit();
}

void LiveUpdate::remove(const std::string& document_id) {
  states_.erase(document_id);
  Change change;
  change.document.state.id = document_id;
  change.removed = true;
  pending_.push_back(std::move(change));
}

void LiveUpdate::apply(const Change& change) {
  const PreparedDocument& document = change.document;
  const std::string state_key = kMetaDocumentPrefix + document.state.id;
  if (!document.same_content && !document.state.path.empty()) {
    // Passages that went away; those that stay are replaced in place.
    std::set<std::string> kept;
    for (const auto& passage : document.passages) kept.insert(passage.id);
    const std::string term = field_term(field("document"), document.state.id);
    std::vector<Xapian::docid> gone;
    for (auto at = database_->postlist_begin(term); at != database_->postlist_end(term); ++at) {
      const PassageRecord record = decode_record(database_->get_document(*at).get_data());
      if (kept.count(record.id) == 0) gone.push_back(*at);
    }
    for (const Xapian::docid docid : gone) database_->delete_document(docid);
  }
  if (change.removed) {
    database_->delete_document(field_term(field("document"), document.state.id));
    database_->set_metadata(state_key, "");
    return;
  }
  for (const PreparedPassage& passage : document.passages) {
    if (!has_same_passage(passage)) {
      database_->replace_document(field_term(field("id"), passage.id), passage.document);
    }
  }
  if (!document.state.path.empty()) {
    database_->set_metadata(state_key, encode_document(document.state));
  }
}

void LiveUpdate::write_pending() {
  database_->begin_transaction();
  for (const Change& change : pending_) apply(change);
  database_->commit_transaction();
}

void LiveUpdate::commit() {
  if (!pending_.empty()) {
    try {
      write_pending();
    } catch (const Xapian::Error&) {
      // A failed write can leave free lists that the next writer stumbles over, although readers
      // are fine: rewrite what is committed, then try again.
      database_.reset();
      store_.repair();
      database_ = std::make_unique<Xapian::WritableDatabase>(store_.database(), Xapian::DB_OPEN);
      write_pending();
    }
    pending_.clear();
    pending_ids_.clear();
    pending_passages_ = 0;
    log_.tell(database_->get_doccount(), true);
  } else {
    log_.tell(database_->get_doccount(), false);
  }
  last_commit_ = std::chrono::steady_clock::now();
}

}  // namespace kouryu
