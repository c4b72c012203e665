// Many threads over one index: each takes a searcher from the pool for as long as it needs it.
// usage: threads INDEX QUERY...
#include <kouryu/searcher_pool.h>

#include <iostream>
#include <string>
#include <thread>
#include <vector>

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: threads INDEX QUERY...\n";
    return 2;
  }
  try {
    const kouryu::SearcherPool pool({argv[1]});
    const std::vector<std::string> queries(argv + 2, argv + argc);
    std::vector<std::string> lines(queries.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      threads.emplace_back([&, i] {
        // No Error may leave a thread: it would end the program.
        try {
          const auto answer = pool.take()->search({.query = queries[i]});
          lines[i] = queries[i] + ": " + std::to_string(answer.total);
        } catch (const kouryu::Error& error) {
          lines[i] = queries[i] + ": " + error.what() + ' ' + error.hint();
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& line : lines) std::cout << line << '\n';
  } catch (const kouryu::Error& error) {
    std::cerr << error.what() << ' ' << error.hint() << '\n';
    return 2;
  }
}
