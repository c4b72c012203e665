// Processor time of the recognisers as a share of raw MeCab's on the same text, in one run.
//
// usage: recognition_bench TEXT    a passage a line. Each step goes over as many passages as a
// document has before the next begins, as in the indexer: raw MeCab, the analysis (not counted),
// each recogniser. Exit status 1 where the recognisers take more than a quarter of MeCab's time.
// tests/bench/run.sh calls it.
#include <mecab.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "dict/recognize/organisations.h"
#include "dict/recognize/places.h"
#include "dict/recognize/years.h"
#include "dict/tokens/analyzer.h"

namespace {

constexpr double kMostShare = 0.25;
constexpr int kRounds = 3;
constexpr std::size_t kDocument = 50;  // passages

/// Processor time of this thread.
double seconds(const std::function<void()>& work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  };
  const double begin = now();
  work();
  return now() - begin;
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
  double mecab = 0;
  double places = 0;
  double organisations = 0;
  double years = 0;
  std::size_t found = 0;
  for (int round = 0; round <= kRounds; ++round) {
    // The first round opens tables and warms caches.
    if (round == 1) mecab = places = organisations = years = 0;
    found = 0;
    for (std::size_t begin = 0; begin < lines.size(); begin += kDocument) {
      const std::size_t end = std::min(lines.size(), begin + kDocument);
      mecab += seconds([&] {
        for (std::size_t i = begin; i < end; ++i) {
          tagger->parseToNode(lines[i].c_str(), lines[i].size());
        }
      });
      std::vector<kouryu::AnalyzedText> texts;
      for (std::size_t i = begin; i < end; ++i) texts.push_back(analyzer.analyze(lines[i]));
      places += seconds([&] {
        for (const kouryu::AnalyzedText& text : texts) {
          kouryu::PlaceContext context;
          const auto spots = kouryu::survey_places(text, context);
          const auto mentions = kouryu::recognize_places(text, context, spots);
          found += mentions.cities.size() + mentions.prefectures.size() + mentions.countries.size();
        }
      });
      organisations += seconds([&] {
        for (std::size_t i = begin; i < end; ++i) {
          const kouryu::AnalyzedText& text = texts[i - begin];
          kouryu::OrganisationContext context;
          kouryu::survey_organisations(lines[i], text, context);
          found += kouryu::recognize_organisations(lines[i], text, {}, context).size();
        }
      });
      years += seconds([&] {
        for (const kouryu::AnalyzedText& text : texts) {
          found += kouryu::recognize_years(text.folded, {}).size();
        }
      });
    }
  }
  const double all = places + organisations + years;
  std::cout.precision(3);
  std::cout << "of raw MeCab: places " << places / mecab << ", organisations "
            << organisations / mecab << ", years " << years / mecab << "; recognition "
            << all / mecab << " (" << found << " mentions)\n";
  return all <= kMostShare * mecab ? 0 : 1;
}
