// Asks the file system once a document, and once a folder outside the roots.
#include "indexer/write/gone_documents.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "dict/text/shown_path.h"
#include "indexer/extract/kinds.h"

namespace kouryu {
namespace {

namespace fs = std::filesystem;

/// A place that cannot vouch for what is not in it, and why.
struct Absence {
  std::string place;
  const char* why;
};

const char* why_absent(RootState state) {
  switch (state) {
    case RootState::Missing:
      return "missing";
    case RootState::Empty:
      return "empty";
    case RootState::Unreadable:
      return "unreadable";
    case RootState::File:
      return "no_folder";
    case RootState::Folder:
      break;
  }
  return nullptr;
}

bool is_gone(const fs::path& file) {
  std::error_code error;
  const fs::file_type type = fs::status(file, error).type();
  return type == fs::file_type::not_found || type == fs::file_type::directory;
}

class Places {
 public:
  explicit Places(const std::vector<CorpusRoot>& roots) {
    for (const CorpusRoot& root : roots) roots_.emplace(root.path.native(), root.state);
  }

  /// Why nothing can be said of `file`, which is not there; nullopt when it is gone.
  std::optional<Absence> absence(const fs::path& file) {
    bool under_root = false;
    for (fs::path at = file;; at = at.parent_path()) {
      if (const auto root = roots_.find(at.native()); root != roots_.end()) {
        under_root = true;
        const char* const why = why_absent(root->second);
        if (why != nullptr) return Absence{root->first, why};
      }
      if (!at.has_relative_path()) break;
    }
    if (under_root) return std::nullopt;
    const fs::path folder = file.parent_path();
    const auto [entry, is_new] = folders_.try_emplace(folder.native());
    if (is_new) entry->second = look_at(folder);
    return entry->second;
  }

 private:
  static std::optional<Absence> look_at(const fs::path& folder) {
    std::error_code error;
    if (fs::status(folder, error).type() == fs::file_type::not_found) {
      return Absence{topmost_missing(folder).native(), "missing"};
    }
    bool holds_something = false;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      holds_something = holds_something || !is_hidden(entry->path().filename().native());
    }
    if (error) return Absence{folder.native(), "unreadable"};
    if (!holds_something) return Absence{folder.native(), "empty"};
    return std::nullopt;
  }

  static fs::path topmost_missing(fs::path folder) {
    std::error_code error;
    while (folder.has_relative_path() && !fs::exists(folder.parent_path(), error)) {
      folder = folder.parent_path();
    }
    return folder;
  }

  std::map<std::string, RootState> roots_;
  std::map<std::string, std::optional<Absence>> folders_;  // outside the roots
};

}  // namespace

GoneDocuments find_gone(const KnownDocuments& known, const std::vector<CorpusRoot>& roots,
                        bool absent_too) {
  GoneDocuments out;
  Places places(roots);
  std::map<std::string, KeptDocuments> kept;
  for (const auto& [id, state] : known.all()) {
    const fs::path file = state.container.empty() ? state.path : state.container;
    if (!is_gone(file)) continue;
    const std::optional<Absence> absence = absent_too ? std::nullopt : places.absence(file);
    if (!absence) {
      out.ids.push_back(id);
    } else if (state.reason.empty()) {
      KeptDocuments& here = kept[absence->place];
      here.place = shown_path(absence->place);
      here.why = absence->why;
      ++here.documents;
    }
  }
  std::sort(out.ids.begin(), out.ids.end());
  for (auto& [place, documents] : kept) out.kept.push_back(std::move(documents));
  return out;
}

}  // namespace kouryu
