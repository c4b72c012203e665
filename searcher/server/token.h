// The secret that a request bears when other machines can reach the server.
#ifndef KOURYU_SEARCHER_SERVER_TOKEN_H_
#define KOURYU_SEARCHER_SERVER_TOKEN_H_

#include <string>
#include <string_view>

namespace kouryu::server {

inline constexpr std::size_t kMinTokenBytes = 16;

/// The token in `file`, white space around it removed. Throws Error (BadQuery) when group or others
/// may read or write the file, when it is no regular file, when the token has fewer than 16 bytes
/// or others than visible ASCII; Io when it cannot be read.
[[nodiscard]] std::string read_token(const std::string& file);

/// Compares in a time that does not tell where `given` differs.
[[nodiscard]] bool same_secret(std::string_view given, std::string_view secret);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_TOKEN_H_
