// What `kouryu serve` can be told.
#ifndef KOURYU_SEARCHER_SERVER_OPTIONS_H_
#define KOURYU_SEARCHER_SERVER_OPTIONS_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "kouryu/searcher.h"
#include "searcher/server/limits.h"

namespace kouryu::server {

struct ServeOptions {
  std::vector<std::string> indexes;
  SearcherOptions searcher;               // tables of synonyms
  std::string listen = "127.0.0.1:8080";  // ADDRESS:PORT; port 0 = any free one
  std::size_t threads = 0;                // that search; 0 = one more than processors
  std::size_t queue = 64;                 // requests that may wait for a thread
  std::size_t max_connections = 4096;
  std::chrono::milliseconds deadline{2000};  // from the request's arrival to its answer
  std::chrono::milliseconds client_deadline =
      kClientDeadline;                       // to send a request; to take a reply
  std::string token_file;                    // holds the token every request must bear
  std::vector<std::string> allow_hosts;      // names under which the server is reached
  std::vector<std::string> allow_origins;    // whose pages may read the API (CORS)
  std::vector<std::string> frame_ancestors;  // whose pages may frame the web page
  bool log = true;
  bool log_queries = false;  // the log tells what was asked
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_OPTIONS_H_
