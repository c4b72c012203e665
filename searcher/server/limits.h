// Every limit of the server, in one place; README.md publishes them and tests/server holds it to
// each.
#ifndef KOURYU_SEARCHER_SERVER_LIMITS_H_
#define KOURYU_SEARCHER_SERVER_LIMITS_H_

#include <chrono>
#include <cstddef>

namespace kouryu::server {

// A connection. Deadlines are absolute: a client that sends a byte now and then gains no time.
inline constexpr std::chrono::seconds kClientDeadline{10};  // to send a request; to take a reply
// What the system holds of replies that a client does not take; more waits in the server, where the
// deadline runs.
inline constexpr int kSendBufferBytes = 64 * 1024;
inline constexpr std::chrono::seconds kLingerDeadline{1};  // reading on after a refusal
inline constexpr std::size_t kMaxLingerBytes = std::size_t{256} * 1024;

// A request. The target has room for a query of 8 KiB, percent-encoded.
inline constexpr std::size_t kMaxTargetBytes = std::size_t{32} * 1024;
inline constexpr std::size_t kMaxHeaderBytes = std::size_t{64} * 1024;  // with the request line
inline constexpr std::size_t kMaxHeaderFields = 100;
inline constexpr std::size_t kMaxBodyBytes = std::size_t{16} * 1024;  // read and ignored
inline constexpr std::size_t kMaxChunkLineBytes = 256;  // the size of a chunk and its extensions
inline constexpr std::size_t kMaxParameters = 200;

// A query.
inline constexpr std::size_t kMaxQueryTextBytes = std::size_t{8} * 1024;
inline constexpr std::size_t kMaxClauses = 256;
inline constexpr std::size_t kMaxNesting = 64;
inline constexpr std::size_t kMaxWildcards = 4;
inline constexpr std::size_t kMinWildcardChars = 2;  // before the *
inline constexpr std::size_t kMaxPhraseTerms = 64;
inline constexpr std::size_t kMaxLimit = 1000;
inline constexpr std::size_t kMaxResultWindow = 10'000;  // offset + limit
inline constexpr int kTableDeadlines = 5;  // times --deadline: of search.csv and its sisters
inline constexpr std::size_t kMaxFacets = 10;
inline constexpr std::size_t kMaxFacetSize = 100;
inline constexpr std::size_t kMaxSnippetChars = 2'000;
inline constexpr std::size_t kMaxAnswerBytes = std::size_t{128} << 20;  // kept while it is made
inline constexpr std::size_t kUsualRelations = 100;
inline constexpr std::size_t kUsualSuggestions = 10;
inline constexpr std::size_t kMaxSuggestions = 100;

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_LIMITS_H_
