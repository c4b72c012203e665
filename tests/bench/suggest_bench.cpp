// How long completion takes for a few hundred beginnings: single kana and letters, syllables, and
// every beginning of words typed in kanji, kana and romaji.
//
//   suggest_bench INDEX [MOST_MS]      fails when one beginning takes longer than MOST_MS (5)
//
// What a search for a completion finds is remembered while the index stays as it is, so the first
// answers, in which each of them is searched for, are told apart.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "kouryu/searcher.h"

namespace {

std::vector<std::string> beginnings() {
  std::vector<std::string> out;
  for (char32_t kana = U'ぁ'; kana <= U'ん'; ++kana)
    out.push_back(kouryu::to_utf8(std::u32string(1, kana)));
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    out.emplace_back(1, letter);
    for (const char vowel : {'a', 'i', 'u', 'e', 'o'}) out.push_back({letter, vowel});
  }
  const std::vector<std::string> words = {"jichitaikokusaikouryu",
                                          "shimaitoshi",
                                          "kitakyuushuushi",
                                          "dairen",
                                          "kankyouhozen",
                                          "じちたいこくさい",
                                          "きたきゅうしゅうし",
                                          "こうりゅうきょうかい",
                                          "しまいとし",
                                          "だいれんし",
                                          "自治体国際化協会",
                                          "北九州市",
                                          "国際交流",
                                          "日本",
                                          "大連市",
                                          "自治体こく",
                                          "アメリカ",
                                          "オーストラリア",
                                          "ニューヨーク"};
  for (const std::string& word : words) {
    const std::u32string chars = kouryu::to_utf32(word);
    for (std::size_t size = 1; size <= chars.size(); ++size) {
      out.push_back(kouryu::to_utf8(chars.substr(0, size)));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: suggest_bench INDEX [MOST_MS]\n", stderr);
    return 2;
  }
  const double most = argc > 2 ? std::atof(argv[2]) : 5;
  try {
    kouryu::Searcher searcher({argv[1]});
    std::vector<std::pair<double, std::string>> times;
    std::vector<double> first;
    for (const std::string& beginning : beginnings()) {
      double best = 1e9;  // of three: what other programs do meanwhile does not count
      for (int turn = 0; turn < 3; ++turn) {
        const auto begin = std::chrono::steady_clock::now();
        static_cast<void>(searcher.suggest(beginning));
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count());
        if (turn == 0) first.push_back(took.count());
      }
      times.emplace_back(best, beginning);
    }
    std::sort(times.begin(), times.end());
    const double middle = times[times.size() / 2].first;
    std::printf("%zu beginnings: p50 %.2f ms  p95 %.2f ms  worst %.2f ms, %.1f of p50\n",
                times.size(), middle, times[times.size() * 95 / 100].first, times.back().first,
                times.back().first / middle);
    std::sort(first.begin(), first.end());
    std::printf("first answers: p50 %.2f ms  p95 %.2f ms  worst %.2f ms\n", first[first.size() / 2],
                first[first.size() * 95 / 100], first.back());
    for (std::size_t i = times.size() - 8; i < times.size(); ++i) {
      std::printf("  %-24s %.2f ms\n", times[i].second.c_str(), times[i].first);
    }
    return times.back().first > most ? 1 : 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "suggest_bench: %s\n", error.what());
    return 2;
  }
}
