// The wordings of dict/lexicon/data/site_words.tsv, which is compiled in: the reader of formats
// asks for them where it may open no file.
#ifndef KOURYU_INDEXER_LINES_SITE_WORDS_H_
#define KOURYU_INDEXER_LINES_SITE_WORDS_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// The words of one kind, folded, in the order of the table.
[[nodiscard]] std::vector<std::string> site_words(std::string_view kind);
[[nodiscard]] std::set<std::string, std::less<>> site_word_set(std::string_view kind);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_SITE_WORDS_H_
