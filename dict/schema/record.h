// What is stored with each passage and each document, and its bytes.
#ifndef KOURYU_DICT_SCHEMA_RECORD_H_
#define KOURYU_DICT_SCHEMA_RECORD_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/fields.h"
#include "dict/schema/relation.h"
#include "kouryu/text_range.h"

namespace kouryu {

enum class PassageKind : std::uint8_t {
  Body,
  Title,
  Bullets,
  Record,
  Table,
  Caption,
  Agenda,
  Nav,
  Contact
};
/// "body", "title" … as in output.
[[nodiscard]] std::string_view passage_kind_name(PassageKind kind);
/// Kinds that rank below the others: caption, agenda, nav, contact.
[[nodiscard]] bool is_low_ranked(PassageKind kind);

/// A facet value and where it stands in the passage's text.
struct Evidence {
  FieldId field = FieldId::City;  // a facet
  std::string value;              // canonical; a year as digits
  ByteRange range;                // bytes of PassageRecord::text
  std::string how;
  bool certain = true;              // the value is counted
  std::vector<std::string> places;  // as NameMention::places

  /// Of which of several places of one name it is, the text does not tell.
  [[nodiscard]] bool is_shared() const { return places.size() > 1; }
};

/// A labelled field of a record passage.
struct StoredField {
  std::string label;
  ByteRange value;  // bytes of the passage's text; never empty but where a label has no value

  [[nodiscard]] std::string_view value_in(std::string_view text) const {
    return text.substr(value.begin, value.size());
  }
};

/// A stretch of a passage's text that stands in the document's extracted text as it is.
struct SourcePiece {
  std::size_t text = 0;    // byte of PassageRecord::text
  std::size_t source = 0;  // byte of the extracted text
  std::size_t size = 0;
  bool goes_on = false;  // only a line end, with its hyphen, or white space is before it
  friend bool operator==(const SourcePiece&, const SourcePiece&) = default;
};
/// The places in the source of `range` of a passage's text, in order: one, or several where
/// something (a page footer, a mark of the format) stood between.
[[nodiscard]] std::vector<ByteRange> source_ranges(const std::vector<SourcePiece>& pieces,
                                                   const ByteRange& range);

/// Where in a passage's text a page begins.
struct PageTurn {
  std::size_t text = 0;  // byte of PassageRecord::text
  int page = 0;
  friend bool operator==(const PageTurn&, const PageTurn&) = default;
};

/// Everything a hit shows. Facet lists are sorted by bytes, years ascending.
struct PassageRecord {
  std::string id;
  std::string document_id;
  std::string document_title;
  std::string document_path;       // empty where unknown (JSONL)
  std::string document_date;       // YYYY-MM-DD, YYYY-MM, YYYY or empty
  std::string document_format;     // pdf, txt; empty where unknown (JSONL)
  std::string document_container;  // path of the document it lies in; empty for a file
  bool ocr = false;                // the text was recognised from pictures
  std::string publication;         // from running heads; may be empty
  std::string issue;
  std::vector<std::string> heading;  // outermost first
  std::optional<int> page;           // on which the text begins
  std::vector<PageTurn> page_turns;  // inside the text, ascending
  std::optional<ByteRange> source;   // bytes of the document's extracted UTF-8 text
  std::vector<SourcePiece> pieces;   // of `text`, ascending on both sides; what cleaning put in
                                     // (spaces between joined lines) is in none
  std::uint32_t ordinal = 0;         // place in the document, from 0
  std::uint32_t duplicates = 0;      // further places of the same body in the document
  PassageKind kind = PassageKind::Body;
  std::string text;  // cleaned, display spelling; lines joined by '\n' only
                     // where blocks end
  std::vector<std::string> city, prefecture, country, org;
  std::vector<int> year;
  int guessed_year = 0;  // base of 今年 where the document has no date; 0: none
  int year_before = 0;   // YearContext::year_before; 0: none
  std::vector<Evidence> evidence;
  std::vector<StoredField> fields;
  std::vector<StoredRelation> relations;  // by place in the text
  // Made into terms when the passage is written, not stored:
  std::vector<std::string> date_terms;  // see dict/time/dates.h
  std::vector<int> fiscal_years;
};

/// The page on which byte `at` of the text stands.
[[nodiscard]] std::optional<int> page_at(const PassageRecord& record, std::size_t at);

/// The year of the document's own date.
[[nodiscard]] std::optional<int> published_year(const PassageRecord& record);

/// Compact bytes with a hash of themselves at the end.
[[nodiscard]] std::string encode_record(const PassageRecord& record);
/// Throws Error (Corrupt) when the hash does not fit.
[[nodiscard]] PassageRecord decode_record(std::string_view bytes);

/// A short line near an end of a page or text: a site repeats such lines over its documents.
struct EndLine {
  std::uint64_t hash = 0;  // of its folded text
  bool repeated = false;   // so many of the folder have it that the document was cut by that
  friend bool operator==(const EndLine&, const EndLine&) = default;
};
/// Each end has a line once, ascending by hash.
struct EndLines {
  std::vector<EndLine> head;
  std::vector<EndLine> tail;
  friend bool operator==(const EndLines&, const EndLines&) = default;
};

/// What the indexer remembers of a document, to leave an unchanged one alone.
/// A file that gave nothing is remembered too, with its reason, and is no document of the index.
struct DocumentState {
  std::string id;
  std::string path;       // bytes as the file system has them; empty for JSONL
  std::string container;  // path of the file it lies in; empty for a file
  std::string format;     // pdf, txt
  std::string title;
  std::string date;
  std::uint64_t size = 0;  // bytes
  std::int64_t mtime_ns = 0;
  std::string content_hash;
  std::uint32_t passages = 0;
  std::string reason;  // of a file that gave nothing; see indexer/reasons.h
  std::string detail;
  EndLines lines;  // of a page or text of its own: see indexer/blocks/repeated_lines.h
};
[[nodiscard]] std::string encode_document(const DocumentState& state);
[[nodiscard]] DocumentState decode_document(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_DICT_SCHEMA_RECORD_H_
