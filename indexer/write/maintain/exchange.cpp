// Export and import: what was exported and imported answers as it did before.
#include "indexer/write/maintain/exchange.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

#include "dict/schema/fields.h"
#include "dict/schema/xapian_errors.h"
#include "indexer/write/index_place.h"
#include "indexer/write/live_update.h"
#include "indexer/write/maintain/open_index.h"
#include "indexer/write/passage_document.h"
#include "indexer/write/pipeline.h"
#include "indexer/write/prepare.h"

namespace kouryu {
namespace {

constexpr std::size_t kLinesPerBatch = 64;

/// Values of the terms of `id` in one document, as field_term() makes them.
std::vector<std::string> term_values(Xapian::TermIterator at, const Xapian::TermIterator& end,
                                     FieldId id) {
  const std::string prefix = field_term(field(id), "");
  std::vector<std::string> values;
  at.skip_to(prefix);
  for (; at != end && (*at).starts_with(prefix); ++at)
    values.push_back((*at).substr(prefix.size()));
  return values;
}

/// Words that the title and the headings of one document are found by.
std::size_t heading_word_count(Xapian::TermIterator at, const Xapian::TermIterator& end) {
  const std::string prefix(field(FieldId::Title).prefix);
  std::size_t words = 0;
  at.skip_to(prefix);
  for (; at != end && (*at).starts_with(prefix); ++at) words += at.get_wdf();
  return words;
}

struct Lines {
  std::size_t first = 0;  // number of the first
  std::vector<std::string> lines;
};

struct ReadLines {
  std::vector<std::pair<std::string, Xapian::Document>> passages;  // by id
  std::vector<DocumentState> states;
  std::vector<RefusedLine> refused;
};

class LineReader {
 public:
  explicit LineReader(std::istream& in) : in_(in) {}

  std::optional<Lines> operator()() {
    Lines batch;
    batch.first = number_ + 1;
    std::string line;
    while (batch.lines.size() < kLinesPerBatch && std::getline(in_, line)) {
      ++number_;
      batch.lines.push_back(std::move(line));
    }
    return batch.lines.empty() ? std::nullopt : std::optional(std::move(batch));
  }

 private:
  std::istream& in_;
  std::size_t number_ = 0;
};

/// Makes lines into what is written. One per thread.
class LineWorker {
 public:
  ReadLines operator()(const Lines& batch) {
    ReadLines out;
    for (std::size_t i = 0; i < batch.lines.size(); ++i) {
      if (batch.lines[i].empty()) continue;
      try {
        read(batch.lines[i], out);
      } catch (const nlohmann::json::parse_error& error) {
        out.refused.push_back({batch.first + i, "not JSON at byte " + std::to_string(error.byte)});
      } catch (const nlohmann::json::exception&) {
        out.refused.push_back({batch.first + i, "a value of another kind than an export has"});
      } catch (const std::exception& error) {
        out.refused.push_back({batch.first + i, error.what()});
      }
    }
    return out;
  }

 private:
  void read(const std::string& line, ReadLines& out) {
    ExchangedLine read = read_exchange_line(line);
    if (auto* const passage = std::get_if<ExchangedPassage>(&read)) {
      const AnalyzedText text = analyzer_->analyze(passage->record.text);
      out.passages.emplace_back(passage->record.id,
                                passage_document(passage->record, text, *analyzer_, passage->origin,
                                                 passage->with_title));
    } else if (auto* const state = std::get_if<DocumentState>(&read)) {
      out.states.push_back(std::move(*state));
    } else {
      PreparedDocument plain = prepare_line({"", line}, *analyzer_);
      if (!plain.skipped.reason.empty()) throw std::invalid_argument(plain.skipped.detail);
      out.passages.emplace_back(plain.state.id, plain.passages[0].document());
    }
  }

  std::unique_ptr<Analyzer> analyzer_ = std::make_unique<Analyzer>();
};

ImportResult write_lines(Xapian::WritableDatabase& database, std::istream& in, std::size_t jobs,
                         bool anew) {
  ImportResult result;
  std::unordered_set<std::string> seen;
  std::vector<std::string> documents;  // that may have been there
  LineReader next(in);
  run_in_order(
      jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency()), next,
      [] { return LineWorker(); },
      [&](ReadLines&& lines) {
        for (auto& [id, document] : lines.passages) {
          // Looking an id up costs more than to remember it.
          if (seen.insert(id).second && anew) {
            database.add_document(document);
          } else {
            database.replace_document(field_term(field(FieldId::Id), id), document);
          }
        }
        for (const DocumentState& state : lines.states) {
          database.set_metadata(kMetaDocumentPrefix + state.id, encode_document(state));
          if (!anew) documents.push_back(state.id);
        }
        result.files += lines.states.size();
        result.refused.insert(result.refused.end(), lines.refused.begin(), lines.refused.end());
      },
      [] {});
  for (const std::string& document : documents) {
    remove_passages(database, document, [&](const std::string& id) { return seen.count(id) != 0; });
  }
  result.passages = seen.size();
  database.commit();
  return result;
}

}  // namespace

ExchangedPassage read_passage(const Xapian::Database& database, Xapian::docid docid,
                              Analyzer& analyzer) {
  ExchangedPassage out;
  const Xapian::Document document = database.get_document(docid, Xapian::DOC_ASSUME_VALID);
  out.record = decode_record(document.get_data());
  const auto begin = database.termlist_begin(docid);
  const auto end = database.termlist_end(docid);
  out.record.date_terms = term_values(begin, end, FieldId::Date);
  for (const std::string& year :
       term_values(database.termlist_begin(docid), end, FieldId::FiscalYear)) {
    out.record.fiscal_years.push_back(std::stoi(year));
  }
  const auto origin = term_values(database.termlist_begin(docid), end, FieldId::Origin);
  out.origin = origin.empty() ? "file" : origin.front();
  const std::size_t words = heading_word_count(database.termlist_begin(docid), end);
  out.with_title = heading_words(out.record, true, analyzer).size() == words;
  return out;
}

std::size_t export_index(const std::filesystem::path& index, std::ostream& out) {
  return at_boundary(index.string(), [&] {
    const std::string path = database_of(index);
    const CommitPause pause(index);
    const Xapian::Database database = open_index(index);
    Analyzer analyzer;
    std::size_t passages = 0;
    for (auto at = database.postlist_begin(""); at != database.postlist_end("") && out; ++at) {
      out << exchange_line(read_passage(database, *at, analyzer)) << '\n';
      ++passages;
    }
    for (auto key = database.metadata_keys_begin(kMetaDocumentPrefix);
         key != database.metadata_keys_end(kMetaDocumentPrefix) && out; ++key) {
      out << exchange_line(decode_document(database.get_metadata(*key))) << '\n';
    }
    return passages;
  });
}

ImportResult import_lines(IndexStore& store, std::istream& in, std::size_t jobs, bool anew) {
  ImportResult result;
  if (!anew) {
    store.change([&] {
      Xapian::WritableDatabase database(store.database(), Xapian::DB_OPEN);
      result = write_lines(database, in, jobs, false);
    });
    store.seal();
    return result;
  }
  const std::string fresh = store.scratch("imported");
  write_index_version(fresh);
  {
    Xapian::WritableDatabase database(fresh, Xapian::DB_OPEN);
    result = write_lines(database, in, jobs, true);
  }
  store.install(fresh);
  return result;
}

ImportResult import_index(const std::filesystem::path& index, std::istream& in, std::size_t jobs) {
  return at_boundary(index.string(), [&] {
    check_index_place({.index_dir = index});
    IndexStore store(index);
    if (store.has_database()) (void)open_index(index);
    return import_lines(store, in, jobs, !store.has_database());
  });
}

}  // namespace kouryu
