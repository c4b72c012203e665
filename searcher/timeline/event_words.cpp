// Runs of kanji, katakana, letters and digits; the last of them says what was done.
#include "searcher/timeline/event_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <optional>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostPairs = 200;

/// Words for one deed; each is the end of a run. A noun stays part of the matter.
struct Deed {
  std::string_view name;
  std::vector<std::string_view> verbs;
  std::vector<std::string_view> nouns;
};
const std::array kDeeds = {
    Deed{"pact",
         {"締結", "調印", "署名", "提携", "結", "締", "交", "盟約"},
         {"友好都市", "姉妹都市", "友好関係", "協定", "覚書"}},
    Deed{"hold", {"開催", "実施", "開", "行", "催", "挙行"}, {}},
    Deed{"visit", {"訪問", "来訪", "訪"}, {}},
    Deed{"take part", {"参加", "出席", "出場", "加", "参"}, {}},
    Deed{"found", {"設立", "開設", "発足", "設置", "設", "創立", "創設", "置", "結成"}, {}},
    Deed{"send", {"派遣", "送", "渡航", "派"}, {}},
    Deed{"receive", {"受入", "受", "入", "迎", "招", "招待", "招聘"}, {}},
    Deed{"begin", {"開始", "始"}, {}},
    Deed{"rename", {"改称", "改名"}, {}},
    Deed{"give", {"寄贈", "贈", "贈呈"}, {}},
    Deed{"come round", {"周年"}, {}},
};
/// Runs that say when or how much and not what.
constexpr std::array<std::string_view, 25> kEmpty = {
    "年", "月", "日", "等", "中", "際", "時", "的", "以来", "以降", "以後", "後", "同",
    "事", "者", "人", "秋", "春", "夏", "冬", "今", "両市", "間",   "関",   "旨"};

/// Behind a deed, and no part of it: 提携以来.
constexpr std::array<std::string_view, 6> kTimeEndings = {"以来", "以降", "以後",
                                                          "直後", "後",   "当時"};

/// Verbs that leave it to the noun in front of them to say what is done: 調印を行った.
constexpr std::array<std::string_view, 3> kLightVerbs = {"行", "実施", "交"};

std::uint64_t hash_of(std::string_view text) {
  return std::max<std::uint64_t>(std::hash<std::string_view>{}(text), 1);
}

bool is_run_letter(char32_t c) {
  return is_kanji(c) || is_katakana(c) || is_latin(c) || is_digit(c);
}

bool is_number(std::string_view run) { return run.find_first_of("0123456789") != run.npos; }

struct Known {
  const Deed* deed;
  std::string_view rest;  // of the run, in front of the verb
};

std::optional<Known> deed_of(std::string_view run) {
  for (const Deed& deed : kDeeds) {
    for (const std::string_view verb : deed.verbs) {
      // A verb of one kanji is a run of its own: 結(んだ), not 連結.
      const bool short_verb = count_chars(verb) == 1;
      if (short_verb ? run == verb : run.ends_with(verb)) {
        return Known{&deed, run.substr(0, run.size() - verb.size())};
      }
    }
    for (const std::string_view noun : deed.nouns) {
      if (run.ends_with(noun)) return Known{&deed, run};
    }
  }
  return std::nullopt;
}

/// True when a verb ends `run`.
bool says_deed(std::string_view run) {
  const auto known = deed_of(run);
  return known && known->rest.size() < run.size();
}

void add_pairs(std::string_view run, EventWords& words) {
  // 協定書 is the paper of the 協定.
  constexpr std::string_view kPaper = "書";
  if (run.ends_with("協定書")) run.remove_suffix(kPaper.size());
  std::size_t before = run.size();
  std::size_t chars = 0;
  each_char(run, [&](char32_t, std::size_t begin) {
    if (++chars > 1) {
      std::size_t end = begin;
      next_char(run, end);
      words.pairs.push_back(hash_of(run.substr(before, end - before)));
    }
    before = begin;
  });
  if (chars == 1) words.pairs.push_back(hash_of(run));
}

struct Run {
  std::string_view text;
  bool aside;  // in brackets
};

std::vector<Run> runs_of(std::string_view told) {
  std::vector<Run> runs;
  int depth = 0;
  for (std::size_t at = 0; at < told.size() && runs.size() < kMostPairs;) {
    const std::size_t begin = at;
    std::size_t end = at;
    char32_t c = 0;
    while (at < told.size() && is_run_letter(c = next_char(told, at))) end = at;
    if (end == begin) {
      if (c == U'(') ++depth;
      if (c == U')') depth = std::max(depth - 1, 0);
      continue;
    }
    at = end;
    std::string_view run = told.substr(begin, end - begin);
    for (const std::string_view time : kTimeEndings) {
      if (run.size() > time.size() && run.ends_with(time)) run.remove_suffix(time.size());
    }
    if (std::find(kEmpty.begin(), kEmpty.end(), run) == kEmpty.end()) {
      runs.push_back({run, depth > 0});
    }
  }
  return runs;
}

void sort_unique(std::vector<std::uint64_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

EventWords event_words(std::string_view told) {
  const auto runs = runs_of(told);
  // What is done stands at the end, but for a remark in brackets: 式典を開催(県と共催)
  const auto deed =
      std::find_if(runs.rbegin(), runs.rend(), [](const Run& run) { return !run.aside; });
  const Run* last = runs.empty() ? nullptr : deed == runs.rend() ? &runs.back() : &*deed;
  const bool light =
      last != nullptr && last != &runs.front() &&
      std::find(kLightVerbs.begin(), kLightVerbs.end(), last->text) != kLightVerbs.end();
  if (light && says_deed(std::prev(last)->text)) last = std::prev(last);
  EventWords words;
  for (const Run& one : runs) {
    const std::string_view run = one.text;
    if (is_number(run)) {
      const std::size_t begin = run.find_first_of("0123456789");
      const std::size_t end = std::min(run.find_first_not_of("0123456789", begin), run.size());
      words.numbers.push_back(hash_of(run.substr(begin, end - begin)));
    }
    const auto known = deed_of(run);
    if (known) words.pairs.push_back(hash_of(known->deed->name));
    add_pairs(known ? known->rest : run, words);
    if (&one != last) continue;
    words.deed = hash_of(known ? known->deed->name : run);
    words.verb = known && known->rest.size() < run.size();
    words.pact = known && known->deed == &kDeeds[0];
  }
  if (words.pairs.size() > kMostPairs) words.pairs.resize(kMostPairs);
  sort_unique(words.pairs);
  sort_unique(words.numbers);
  return words;
}

std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (auto one = a.begin(), other = b.begin(); one != a.end() && other != b.end();) {
    if (*one == *other) {
      ++count;
      ++one;
      ++other;
    } else if (*one < *other) {
      ++one;
    } else {
      ++other;
    }
  }
  return count;
}

}  // namespace kouryu
