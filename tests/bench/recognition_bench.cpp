// Processor time of the recognisers as a share of raw MeCab's on the same text, in one run.
//
// usage: recognition_bench TEXT    a passage a line. Prints the share of recognition as the indexer
// runs it, passage by passage, and that of each recogniser over all the text; exit status 1 where
// the first is more than a quarter of MeCab's time. tests/bench/run.sh calls it.
#include <mecab.h>

#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "dict/time/years.h"
#include "dict/tokens/analyzer.h"
#include "indexer/facets/organisations/organisations.h"
#include "indexer/facets/places/places.h"

namespace {

constexpr double kMostShare = 0.25;
constexpr int kRounds = 3;

double seconds(const std::function<void()>& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: recognition_bench TEXT\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  if (!in) {
    std::cerr << argv[1] << ": cannot be read\n";
    return 2;
  }
  std::unique_ptr<MeCab::Tagger> tagger(
      MeCab::createTagger("-r /dev/null -d " KOURYU_MECAB_DICTIONARY));
  if (tagger == nullptr) {
    std::cerr << MeCab::getTaggerError() << '\n';
    return 2;
  }
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  if (lines.empty()) return 2;
  kouryu::Analyzer analyzer;
  std::vector<kouryu::AnalyzedText> texts;
  texts.reserve(lines.size());
  for (const std::string& line : lines) texts.push_back(analyzer.analyze(line));

  double mecab = 0;
  double all = 0;
  double places = 0;
  double organisations = 0;
  double years = 0;
  std::size_t found = 0;
  const auto each = [&](const auto& work) {
    return seconds([&] {
      for (std::size_t i = 0; i < lines.size(); ++i) work(lines[i], texts[i]);
    });
  };
  for (int round = 0; round <= kRounds; ++round) {
    // The first round opens tables and warms caches.
    if (round == 1) mecab = all = places = organisations = years = 0;
    mecab += each([&](const std::string& line, const kouryu::AnalyzedText&) {
      tagger->parseToNode(line.c_str(), line.size());
    });
    const auto find_places = [&](const std::string& line, const kouryu::AnalyzedText& text) {
      kouryu::PlaceContext context;
      const auto spots = kouryu::survey_places(text, context);
      const auto mentions = kouryu::recognize_places(line, text, context, spots);
      found += mentions.cities.size() + mentions.prefectures.size() + mentions.countries.size();
    };
    const auto find_organisations = [&](const std::string& line, const kouryu::AnalyzedText& text) {
      kouryu::OrganisationContext context;
      kouryu::survey_organisations(line, text, context);
      found += kouryu::recognize_organisations(line, text, {}, context).size();
    };
    const auto find_years = [&](const std::string&, const kouryu::AnalyzedText& text) {
      found += kouryu::recognize_years(text.folded, {}).size();
    };
    places += each(find_places);
    organisations += each(find_organisations);
    years += each(find_years);
    found = 0;
    all += each([&](const std::string& line, const kouryu::AnalyzedText& text) {
      find_places(line, text);
      find_organisations(line, text);
      find_years(line, text);
    });
  }
  std::cout.precision(3);
  std::cout << "of raw MeCab: places " << places / mecab << ", organisations "
            << organisations / mecab << ", years " << years / mecab << "; recognition "
            << all / mecab << " (" << found << " mentions)\n";
  return all <= kMostShare * mecab ? 0 : 1;
}
