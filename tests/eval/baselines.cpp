// BM25 as Lucene has it: idf = log(1 + (N - n + 0.5) / (n + 0.5)).
#include "tests/eval/baselines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "dict/base/utf8.h"
#include "dict/schema/record.h"
#include "dict/text/normalizer.h"

namespace kouryu::eval {
namespace {

constexpr double kK1 = 1.2;
constexpr double kB = 0.75;

std::map<std::string, std::uint32_t> bigrams_of(const std::string& folded) {
  std::map<std::string, std::uint32_t> out;
  std::size_t previous = 0;
  bool in_run = false;
  for (std::size_t position = 0; position < folded.size();) {
    const std::size_t begin = position;
    const bool letter = is_letter_or_digit(next_char(folded, position));
    if (letter && in_run) ++out[folded.substr(previous, position - previous)];
    in_run = letter;
    previous = begin;
  }
  return out;
}

}  // namespace

WordsBaseline::WordsBaseline(const std::string& index, bool total)
    : database_(index + "/xapian"), total_(total) {}

std::vector<Answer> WordsBaseline::ask(const std::string& query, std::size_t limit) {
  const auto terms = word_terms(analyzer_.analyze(query));
  Xapian::Enquire enquire(database_);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  enquire.set_weighting_scheme(Xapian::BM25Weight(kK1, 0, 1, kB, 0.5));
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(limit),
                                              total_ ? database_.get_doccount() : 0);
  std::vector<Answer> out;
  for (auto it = found.begin(); it != found.end(); ++it) {
    out.push_back({decode_record(it.get_document().get_data()).id, it.get_weight()});
  }
  return out;
}

BigramsBaseline::BigramsBaseline(const std::string& index) {
  const Xapian::Database database(index + "/xapian");
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const PassageRecord record = decode_record(database.get_document(*it).get_data());
    const auto passage = static_cast<std::uint32_t>(ids_.size());
    double length = 0;
    for (const auto& [bigram, count] : bigrams_of(fold_text(record.text))) {
      postings_[bigram].push_back({passage, count});
      length += count;
    }
    ids_.push_back(record.id);
    lengths_.push_back(length);
    average_ += length;
  }
  average_ /= std::max<double>(1, static_cast<double>(ids_.size()));
}

std::vector<Answer> BigramsBaseline::ask(const std::string& query, std::size_t limit) const {
  std::vector<double> scores(ids_.size(), 0);
  const auto passages = static_cast<double>(ids_.size());
  for (const auto& [bigram, times] : bigrams_of(fold_text(query))) {
    const auto found = postings_.find(bigram);
    if (found == postings_.end()) continue;
    const auto frequency = static_cast<double>(found->second.size());
    const double weight = std::log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
    for (const Posting& posting : found->second) {
      const double norm = kK1 * (1 - kB + kB * lengths_[posting.passage] / average_);
      scores[posting.passage] += times * weight * posting.count / (posting.count + norm);
    }
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] > 0) order.push_back(i);
  }
  const auto wanted = static_cast<std::ptrdiff_t>(std::min(limit, order.size()));
  std::partial_sort(order.begin(), order.begin() + wanted, order.end(),
                    [&](std::size_t a, std::size_t b) {
                      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                    });
  std::vector<Answer> out;
  for (std::ptrdiff_t i = 0; i < wanted; ++i) {
    const std::size_t passage = order[static_cast<std::size_t>(i)];
    out.push_back({ids_[passage], scores[passage]});
  }
  return out;
}

}  // namespace kouryu::eval
