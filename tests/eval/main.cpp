// kouryu-eval: answers of kouryu under other settings and of plain baselines; keyword queries.
// compare.py calls it; see there for the evaluation itself.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "kouryu/error.h"
#include "tests/eval/answers.h"
#include "tests/eval/keywords.h"
#include "tests/eval/settings.h"

namespace {

using Json = nlohmann::json;

/// FNV-1a: the same on every machine.
std::uint64_t hash_of(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

/// Questions in, the same lines with keywords for a query out; questions of one noun are left out.
void write_keywords() {
  kouryu::Analyzer analyzer;
  std::string line;
  while (std::getline(std::cin, line)) {
    Json question = Json::parse(line);
    const auto id = question.at("id").get<std::string>();
    const auto words =
        kouryu::eval::keywords_of(question.at("query").get<std::string>(), hash_of(id), analyzer);
    if (words.size() < 2) continue;
    std::string query;
    for (const std::string& word : words) query += (query.empty() ? "" : " ") + word;
    question["query"] = query;
    std::cout << question.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  CLI::App app("Evaluates the ranking of kouryu.", "kouryu-eval");
  app.require_subcommand(1);
  kouryu::eval::AnswerOptions options;
  std::string settings;
  CLI::App& answers = *app.add_subcommand("answers", "Answer the queries on standard input");
  answers.add_option("INDEX", options.index)->required();
  answers.add_option("--system", options.system, "kouryu, words, words-total or bigrams");
  answers.add_option("--mode", options.mode, "kouryu's: or (the ranking alone), auto, and")
      ->check(CLI::IsMember({"or", "auto", "and"}));
  answers.add_flag("--facets", options.facets, "Count the default facets");
  answers.add_flag("--parts", options.parts, "Write the parts of the scores");
  answers.add_option("--settings", settings, "File of lines NAME VALUE: numbers of the ranking");
  answers.add_option("--limit", options.limit, "Most results a query");
  const CLI::App& keywords =
      *app.add_subcommand("keywords", "Make keyword queries of the questions on standard input");
  CLI11_PARSE(app, argc, argv);
  try {
    if (keywords.parsed()) {
      write_keywords();
    } else {
      if (!settings.empty()) options.ranking = kouryu::eval::read_settings(settings);
      kouryu::eval::write_answers(options, std::cin, std::cout);
    }
  } catch (const std::exception& error) {
    std::cerr << "kouryu-eval: " << error.what() << '\n';
    return 2;
  }
  return 0;
}
