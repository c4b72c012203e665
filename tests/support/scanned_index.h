// An index and, beside it, a plain scan of the same passages: the oracle of what must be found.
#ifndef KOURYU_TESTS_SUPPORT_SCANNED_INDEX_H_
#define KOURYU_TESTS_SUPPORT_SCANNED_INDEX_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/scan_fold.h"
#include "tests/support/scratch.h"

namespace kouryu::test {

struct ScannedPassage {
  std::string id;
  std::string text;      // as shown
  std::string folded;    // by the oracle
  std::string headings;  // title and headings, folded, a line each
};

/// Where the characters of `text` begin, and its end.
inline std::vector<std::size_t> char_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t position = 0; position < text.size();) {
    starts.push_back(position);
    next_char(text, position);
  }
  starts.push_back(text.size());
  return starts;
}

class ScannedIndex {
 public:
  /// An index of `files`, or of the JSON lines of `jsonl`.
  explicit ScannedIndex(const std::vector<std::filesystem::path>& files,
                        const std::filesystem::path& jsonl = {})
      : report_(indexed(files, jsonl, scratch_ / "index")),
        searcher_({(scratch_ / "index").string()}) {
    EXPECT_TRUE(report_.skipped.empty());
    for (Hit& hit : searcher_.search({.query = "", .limit = 0, .facets = {}}).hits) {
      std::string headings = fold_(hit.document.title);
      for (const std::string& heading : hit.heading) headings += '\n' + fold_(heading);
      std::string folded = fold_(hit.text);
      passages_.push_back({hit.id, std::move(hit.text), std::move(folded), std::move(headings)});
    }
    EXPECT_EQ(passages_.size(), report_.passages);
  }

  [[nodiscard]] const std::vector<ScannedPassage>& passages() const { return passages_; }
  [[nodiscard]] std::string folded(const std::string& text) const { return fold_(text); }
  [[nodiscard]] Searcher& searcher() { return searcher_; }

  /// The plain scan: ids of the passages that contain `query`, sorted.
  [[nodiscard]] std::vector<std::string> scan(const std::string& query) const {
    const std::string wanted = fold_(query);
    std::vector<std::string> ids;
    for (const ScannedPassage& passage : passages_) {
      if (passage.folded.find(wanted) != std::string::npos) ids.push_back(passage.id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

 private:
  static IndexReport indexed(const std::vector<std::filesystem::path>& files,
                             const std::filesystem::path& jsonl,
                             const std::filesystem::path& index) {
    IndexRequest request{.index_dir = index, .paths = files};
    if (!jsonl.empty()) {
      request.paths = {jsonl};
      request.jsonl = true;
    }
    return update_index(request);
  }

  Scratch scratch_;
  ScanFold fold_;
  IndexReport report_;
  Searcher searcher_;
  std::vector<ScannedPassage> passages_;
};

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_SCANNED_INDEX_H_
