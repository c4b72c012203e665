// Answers as the rows of a table, whatever the file that holds it: which columns, in which order,
// called what.
#ifndef KOURYU_SEARCHER_OUTPUT_TABLE_H_
#define KOURYU_SEARCHER_OUTPUT_TABLE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "dict/base/locale.h"
#include "kouryu/explain.h"
#include "kouryu/searcher.h"

namespace kouryu {

enum class SheetCellKind : std::uint8_t {
  Text,    // of a document: may hold anything
  Plain,   // our own: a date, a name of a kind
  Number,  // its digits
  Link,    // an address
};

struct SheetCell {
  std::string value;
  SheetCellKind kind = SheetCellKind::Text;
};

/// Where rows go. The first one holds the heads; one with fewer cells is empty at its end.
class TableSink {
 public:
  virtual ~TableSink() = default;
  virtual void add_row(const std::vector<SheetCell>& cells) = 0;
};

struct TableStyle {
  /// Of the heads and of what we say in cells; in English the heads are the names of the contract.
  Language language = Language::English;
  /// The address of a passage by its id: each row then ends with that of its passage, and its
  /// citation. Empty: without them.
  std::function<std::string(const std::string& passage)> address{};
  /// Each row begins with the id of the query that it answers.
  std::optional<std::string> query_id{};
  bool heads = true;  // false: the table goes on
};

/// One row a hit.
void write_table(TableSink& out, const SearchResult& result, const TableStyle& style = {});
/// One row an event. What is told of its sources stands source by source, with ; between, in the
/// order of the JSON, empty where it is unknown; address and citation are those of the first.
void write_table(TableSink& out, const Timeline& timeline, const TableStyle& style = {});
/// One row a relation, with its best evidence.
void write_table(TableSink& out, const Relations& relations, const TableStyle& style = {});
/// One row a value, a suggestion, a group of synonyms (its words with | between).
void write_table(TableSink& out, const std::vector<FacetCount>& values,
                 const TableStyle& style = {});
void write_table(TableSink& out, const std::vector<Suggestion>& rows, const TableStyle& style = {});
void write_table(TableSink& out, const std::vector<SynonymGroup>& rows,
                 const TableStyle& style = {});

/// RFC 4180: CRLF, begins with a UTF-8 byte order mark. A spreadsheet would run text that begins
/// like a formula (= + - @): an apostrophe before it keeps it text.
class CsvSink : public TableSink {
 public:
  /// `out` must outlive it.
  explicit CsvSink(std::ostream& out);
  void add_row(const std::vector<SheetCell>& cells) override;

 private:
  std::ostream& out_;
  std::size_t columns_ = 0;
};

template <class Answer>
void write_csv(std::ostream& out, const Answer& answer) {
  CsvSink sink(out);
  write_table(sink, answer);
}

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_OUTPUT_TABLE_H_
