// One table of names; a number of Ranking that is missing here cannot be set by a file.
#include "tests/eval/settings.h"

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

namespace kouryu::eval {
namespace {

const std::map<std::string, double Ranking::*> kNumbers = {
    {"k1", &Ranking::k1},
    {"b", &Ranking::b},
    {"k3", &Ranking::k3},
    {"min_normlen", &Ranking::min_normlen},
    {"bigram_weight", &Ranking::bigram_weight},
    {"reranked_bigrams", &Ranking::reranked_bigrams},
    {"sentence_nearness", &Ranking::sentence_nearness},
    {"words_nearness", &Ranking::words_nearness},
    {"run_weight", &Ranking::run_weight},
    {"exact_spelling", &Ranking::exact_spelling},
    {"title_weight", &Ranking::title_weight},
    {"sentence_alternatives", &Ranking::sentence_alternatives},
    {"low_kind", &Ranking::low_kind},
    {"parts_weight", &Ranking::parts_weight},
};

}  // namespace

Ranking read_settings(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  Ranking ranking;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    std::istringstream cells(line.substr(0, line.find('#')));
    std::string name;
    double value = 0;
    if (!(cells >> name)) continue;
    if (!(cells >> value))
      throw std::runtime_error(path + ":" + std::to_string(number) + ": no value");
    if (name == "reranked") {
      ranking.reranked = static_cast<std::size_t>(value);
    } else if (const auto found = kNumbers.find(name); found != kNumbers.end()) {
      ranking.*(found->second) = value;
    } else {
      std::string where = path;
      where.append(":").append(std::to_string(number)).append(": no such number: ").append(name);
      throw std::runtime_error(where);
    }
  }
  return ranking;
}

}  // namespace kouryu::eval
