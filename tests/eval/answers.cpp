// Every system gives its best passages; the score of a system means nothing to another.
#include "tests/eval/answers.h"

#include <chrono>
#include <functional>
#include <istream>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>
#include <vector>

#include "tests/eval/baselines.h"

namespace kouryu::eval {
namespace {

using Json = nlohmann::json;
using Ask = std::function<std::vector<Answer>(const std::string&)>;

Ask system_of(const AnswerOptions& options) {
  const std::size_t limit = options.limit;
  if (options.system == "words" || options.system == "words-total") {
    auto words = std::make_shared<WordsBaseline>(options.index, options.system == "words-total");
    return [words, limit](const std::string& query) { return words->ask(query, limit); };
  }
  if (options.system == "bigrams") {
    auto bigrams = std::make_shared<BigramsBaseline>(options.index);
    return [bigrams, limit](const std::string& query) { return bigrams->ask(query, limit); };
  }
  if (options.system != "kouryu") throw std::runtime_error("no such system: " + options.system);
  const SearchMode mode = options.mode == "auto"  ? SearchMode::Auto
                          : options.mode == "and" ? SearchMode::And
                                                  : SearchMode::Or;
  auto searcher = std::make_shared<Searcher>(searcher_with({options.index}, options.ranking));
  return [searcher, mode, limit, facets = options.facets,
          parts = options.parts](const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.mode = mode;
    request.limit = limit;
    request.explain = parts;
    if (!facets) request.facets.clear();
    std::vector<Answer> out;
    for (const Hit& hit : searcher->search(request).hits)
      out.push_back({hit.id, hit.score, hit.score_parts});
    return out;
  };
}

}  // namespace

void write_answers(const AnswerOptions& options, std::istream& in, std::ostream& out) {
  const Ask ask = system_of(options);
  std::string line;
  while (std::getline(in, line)) {
    const Json query = Json::parse(line);
    const auto begin = std::chrono::steady_clock::now();
    const auto answers = ask(query.at("query").get<std::string>());
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    Json results = Json::array();
    for (const Answer& answer : answers) {
      results.push_back({{"id", answer.id}, {"score", answer.score}});
      if (!answer.parts.empty()) results.back()["parts"] = answer.parts;
    }
    out << Json({{"id", query.at("id")}, {"took_ms", took.count()}, {"results", results}}).dump()
        << '\n';
  }
}

}  // namespace kouryu::eval
