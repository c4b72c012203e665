// What the indexer and the helper program say to each other, as bytes.
//
// helper: Hello; then for each file   indexer: Request (the file's descriptor goes with its first
// byte)   helper: Progress any number of times, then Answer; or Fault, where kouryu itself lacks
// something. The helper may lie: reading an answer checks every range, count and string, and takes
// nothing on trust.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_WIRE_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_WIRE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/extracted.h"
#include "kouryu/error.h"

namespace kouryu {

/// Where the helper finds its end of the socket.
inline constexpr int kHelperSocket = 3;

/// The exit status of a helper that was given no more memory.
inline constexpr int kExitNoMemory = 3;

enum class FrameKind : std::uint8_t { Hello = 1, Request, Progress, Answer, Fault };

/// What stands before each message: its kind and the bytes that follow.
struct FrameHead {
  static constexpr std::size_t kBytes = 9;
  FrameKind kind{};
  std::uint64_t size = 0;
};
[[nodiscard]] std::array<char, FrameHead::kBytes> encode_head(const FrameHead& head);
/// `bytes` holds FrameHead::kBytes. nullopt for an unknown kind.
[[nodiscard]] std::optional<FrameHead> decode_head(std::string_view bytes);

/// The largest answer: the text that ExtractLimits allows, and as much again three times for what
/// is told of it.
inline constexpr std::uint64_t kMostAnswerBytes = std::uint64_t{256} << 20;
/// Blocks, cells, pages and inner documents of an answer together: bounds what a lie can take here.
inline constexpr std::size_t kMostPieces = std::size_t{16} << 20;
/// The largest message of any other kind.
inline constexpr std::uint64_t kMostOtherBytes = std::uint64_t{1} << 20;

/// Which protections the helper could set for itself.
struct Isolation {
  bool limits = false;    // of memory, files and processes
  bool seccomp = false;   // system calls
  bool landlock = false;  // folders it may read
  friend bool operator==(const Isolation&, const Isolation&) = default;
};

/// The helper is ready. nullopt when it is one of another version.
[[nodiscard]] std::string encode_hello(const Isolation& isolation);
[[nodiscard]] std::optional<Isolation> decode_hello(std::string_view bytes);

struct RequestText {
  std::string name;
  std::string encoding;
  std::uint64_t time_ms = 0;  // after this the helper ends itself, should the indexer be gone
  bool pages_only = false;    // as ExtractInput::pages_only
};
[[nodiscard]] std::string encode_request(const RequestText& request);
[[nodiscard]] std::optional<RequestText> decode_request(std::string_view bytes);

struct ProgressCount {
  std::uint64_t done = 0;
  std::uint64_t total = 0;
};
[[nodiscard]] std::string encode_progress(const ProgressCount& count);
[[nodiscard]] std::optional<ProgressCount> decode_progress(std::string_view bytes);

/// Valid UTF-8 without control characters but '\n' and '\t'.
[[nodiscard]] bool is_clean(std::string_view text);

/// An Error that is thrown in the helper and not by a file. nullopt for an unknown kind.
[[nodiscard]] std::string encode_fault(const Error& error);
[[nodiscard]] std::optional<Error> decode_fault(std::string_view bytes);

/// What broken_rule() says of more than kMostPieces: no fault of a format.
inline constexpr std::string_view kTooManyPieces = "more blocks and cells than the limit";

/// The rule of extracted.h that `extraction` breaks, in words; empty when it keeps them all: valid
/// UTF-8, ranges inside the text, ascending and on whole characters, known reasons, inner names
/// that are unique and lead nowhere else, at most kMostPieces.
[[nodiscard]] std::string_view broken_rule(const Extraction& extraction);

/// `extraction` keeps the rules.
[[nodiscard]] std::string encode_extraction(const Extraction& extraction);
/// nullopt when the bytes are no extraction, or one that breaks a rule.
[[nodiscard]] std::optional<Extraction> decode_extraction(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_WIRE_H_
