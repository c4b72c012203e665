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
    {"title_weight", &Ranking::title_weight},
    {"sentence_alternatives", &Ranking::sentence_alternatives},
    {"low_kind", &Ranking::low_kind},
    {"compound", &Ranking::compound},
    {"date", &Ranking::date},
    {"only_place", &Ranking::only_place},
    {"marked_word", &Ranking::marked_word},
};

const std::map<std::string, double ReadingWeights::*> kReading = {
    {"bigrams", &ReadingWeights::bigrams},
    {"nearness", &ReadingWeights::nearness},
    {"runs", &ReadingWeights::runs},
    {"coverage", &ReadingWeights::coverage},
    {"words_nearness", &ReadingWeights::words_nearness},
    {"title", &ReadingWeights::title},
    {"spelling", &ReadingWeights::spelling},
};

/// The number called `name`, `question.NAME` or `words.NAME`; nullptr where there is none.
double* number_of(Ranking& ranking, const std::string& name) {
  if (const auto found = kNumbers.find(name); found != kNumbers.end()) {
    return &(ranking.*(found->second));
  }
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) return nullptr;
  const std::string kind = name.substr(0, dot);
  const auto found = kReading.find(name.substr(dot + 1));
  if (found == kReading.end() || (kind != "question" && kind != "words")) return nullptr;
  ReadingWeights& reading = kind == "question" ? ranking.of_question : ranking.of_words;
  return &(reading.*(found->second));
}

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
    } else if (double* const found = number_of(ranking, name)) {
      *found = value;
    } else {
      std::string where = path;
      where.append(":").append(std::to_string(number)).append(": no such number: ").append(name);
      throw std::runtime_error(where);
    }
  }
  return ranking;
}

}  // namespace kouryu::eval
