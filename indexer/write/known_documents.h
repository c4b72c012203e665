// What the index holds of documents, by id and by the file they lie in.
#ifndef KOURYU_INDEXER_WRITE_KNOWN_DOCUMENTS_H_
#define KOURYU_INDEXER_WRITE_KNOWN_DOCUMENTS_H_

#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dict/schema/record.h"

namespace kouryu {

/// States of the documents in the index, those that gave nothing included.
class KnownDocuments {
 public:
  using ById = std::unordered_map<std::string, DocumentState>;

  void put(DocumentState state) {
    erase(state.id);
    if (!state.container.empty()) inner_[state.container].insert(state.id);
    std::string id = state.id;
    by_id_.emplace(std::move(id), std::move(state));
  }
  void erase(const std::string& id) {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return;
    if (!found->second.container.empty()) inner_[found->second.container].erase(id);
    by_id_.erase(found);
  }
  /// nullptr when unknown.
  [[nodiscard]] const DocumentState* find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second;
  }
  /// Ids of the documents inside the file at `path`, sorted.
  [[nodiscard]] std::vector<std::string> inside(const std::string& path) const {
    const auto found = inner_.find(path);
    if (found == inner_.end()) return {};
    return {found->second.begin(), found->second.end()};
  }
  [[nodiscard]] const ById& all() const { return by_id_; }

 private:
  ById by_id_;
  std::unordered_map<std::string, std::set<std::string>> inner_;  // by container path
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_KNOWN_DOCUMENTS_H_
