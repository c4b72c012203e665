// Records as bytes: length-prefixed fields, the text first, a hash of all at the end.
//
// The layout is on disk (stored_bytes.h): raise kSchemaVersion when it changes.
#include "dict/schema/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "dict/schema/relation_bytes.h"
#include "dict/schema/stored_bytes.h"

namespace kouryu {
namespace {

using stored::checked;
using stored::Reader;
using stored::throw_damaged;
using stored::Writer;

constexpr std::array<std::string_view, 9> kKindNames = {
    "body", "title", "bullets", "record", "table", "caption", "agenda", "nav", "contact"};

void write_range(Writer& out, ByteRange range) {
  out.number(range.begin);
  out.number(range.size());
}

/// `at` moved on, which leads nowhere past the largest number.
std::size_t moved(std::size_t at, std::uint64_t by) {
  if (by > std::numeric_limits<std::size_t>::max() - at) throw_damaged();
  return at + by;
}

ByteRange read_range(Reader& in) {
  const std::size_t begin = in.number();
  return {begin, moved(begin, in.number())};
}

}  // namespace

namespace {

/// Each piece by its distance from the end of the one before it, on both sides.
void write_pieces(Writer& out, const std::vector<SourcePiece>& pieces, std::size_t source_begin) {
  std::size_t text = 0;
  std::size_t source = source_begin;
  out.list(pieces, [&](const SourcePiece& piece) {
    out.number(piece.text - text);
    out.number((piece.source - source) * 2 + (piece.goes_on ? 1 : 0));
    out.number(piece.size);
    text = piece.text + piece.size;
    source = piece.source + piece.size;
  });
}

std::vector<SourcePiece> read_pieces(Reader& in, std::size_t source_begin) {
  std::vector<SourcePiece> pieces;
  std::size_t text = 0;
  std::size_t source = source_begin;
  in.list([&] {
    SourcePiece piece;
    piece.text = moved(text, in.number());
    const std::uint64_t gap = in.number();
    piece.source = moved(source, gap / 2);
    piece.goes_on = gap % 2 == 1;
    piece.size = in.number();
    text = moved(piece.text, piece.size);
    source = moved(piece.source, piece.size);
    pieces.push_back(piece);
  });
  return pieces;
}

}  // namespace

std::vector<ByteRange> source_ranges(const std::vector<SourcePiece>& pieces,
                                     const ByteRange& range) {
  std::vector<ByteRange> out;
  auto piece = std::partition_point(pieces.begin(), pieces.end(), [&](const SourcePiece& p) {
    return p.text + p.size <= range.begin;
  });
  for (; piece != pieces.end() && piece->text < range.end; ++piece) {
    const std::size_t begin = std::max(range.begin, piece->text);
    const std::size_t end = std::min(range.end, piece->text + piece->size);
    const ByteRange part{piece->source + (begin - piece->text),
                         piece->source + (end - piece->text)};
    if (piece->goes_on && !out.empty()) {
      out.back().end = part.end;
    } else {
      out.push_back(part);
    }
  }
  return out;
}

std::optional<int> page_at(const PassageRecord& record, std::size_t at) {
  std::optional<int> page = record.page;
  for (const PageTurn& turn : record.page_turns) {
    if (turn.text > at) break;
    page = turn.page;
  }
  return page;
}

std::string_view passage_kind_name(PassageKind kind) {
  return kKindNames.at(static_cast<std::size_t>(kind));
}

bool is_low_ranked(PassageKind kind) {
  return kind == PassageKind::Caption || kind == PassageKind::Agenda || kind == PassageKind::Nav ||
         kind == PassageKind::Contact;
}

std::optional<int> published_year(const PassageRecord& record) {
  const std::string_view date = record.document_date;
  int year = 0;
  const auto read = std::from_chars(date.data(), date.data() + date.size(), year);
  return read.ec == std::errc() && year > 0 ? std::optional(year) : std::nullopt;
}

std::string encode_record(const PassageRecord& record) {
  Writer out;
  out.string(record.text);
  out.string(record.id);
  out.string(record.document_id);
  out.string(record.document_title);
  out.string(record.document_path);
  out.string(record.document_date);
  out.string(record.document_format);
  out.string(record.document_container);
  out.number(record.ocr ? 1 : 0);
  out.string(record.publication);
  out.string(record.issue);
  out.strings(record.heading);
  out.number(record.page ? static_cast<std::uint64_t>(*record.page) + 1 : 0);
  out.list(record.page_turns, [&](const PageTurn& turn) {
    out.number(turn.text);
    out.number(static_cast<std::uint64_t>(turn.page));
  });
  out.number(record.source ? 1 : 0);
  write_range(out, record.source.value_or(ByteRange{}));
  write_pieces(out, record.pieces, record.source.value_or(ByteRange{}).begin);
  out.number(record.ordinal);
  out.number(record.duplicates);
  out.number(static_cast<std::uint64_t>(record.kind));
  for (const auto* values : {&record.city, &record.prefecture, &record.country, &record.org}) {
    out.strings(*values);
  }
  out.list(record.year, [&](int year) { out.number(static_cast<std::uint64_t>(year)); });
  out.number(static_cast<std::uint64_t>(record.guessed_year));
  out.number(static_cast<std::uint64_t>(record.year_before));
  out.list(record.evidence, [&](const Evidence& e) {
    out.string(field(e.field).name);
    out.string(e.value);
    write_range(out, e.range);
    out.string(e.how);
    out.number(e.certain ? 1 : 0);
    out.strings(e.places);
  });
  out.list(record.fields, [&](const StoredField& f) {
    out.string(f.label);
    write_range(out, f.value);
  });
  out.list(record.relations, [&](const StoredRelation& relation) {
    write_relation(out, relation);
    write_range(out, relation.range);
    out.string(relation.how);
  });
  return out.finish();
}

PassageRecord decode_record(std::string_view bytes) {
  Reader in(checked(bytes));
  PassageRecord record;
  record.text = in.string();
  record.id = in.string();
  record.document_id = in.string();
  record.document_title = in.string();
  record.document_path = in.string();
  record.document_date = in.string();
  record.document_format = in.string();
  record.document_container = in.string();
  record.ocr = in.number() != 0;
  record.publication = in.string();
  record.issue = in.string();
  record.heading = in.strings();
  if (const auto page = in.small<int>(); page > 0) record.page = page - 1;
  in.list([&] {
    PageTurn turn;
    turn.text = in.number();
    turn.page = in.small<int>();
    record.page_turns.push_back(turn);
  });
  const bool has_source = in.number() != 0;
  const ByteRange source = read_range(in);
  if (has_source) record.source = source;
  record.pieces = read_pieces(in, source.begin);
  record.ordinal = in.small<std::uint32_t>();
  record.duplicates = in.small<std::uint32_t>();
  const auto kind = in.number();
  if (kind >= kKindNames.size()) throw_damaged();
  record.kind = static_cast<PassageKind>(kind);
  for (auto* values : {&record.city, &record.prefecture, &record.country, &record.org}) {
    *values = in.strings();
  }
  in.list([&] { record.year.push_back(in.small<int>()); });
  record.guessed_year = in.small<int>();
  record.year_before = in.small<int>();
  in.list([&] {
    Evidence e;
    const auto named = facet_named(in.view());
    if (!named) throw_damaged();
    e.field = *named;
    e.value = in.string();
    e.range = read_range(in);
    e.how = in.string();
    e.certain = in.number() != 0;
    e.places = in.strings();
    record.evidence.push_back(std::move(e));
  });
  in.list([&] {
    StoredField& stored = record.fields.emplace_back();
    stored.label = in.string();
    stored.value = read_range(in);
    if (stored.value.end > record.text.size()) throw_damaged();
  });
  in.list([&] {
    StoredRelation& relation = record.relations.emplace_back(read_relation(in));
    relation.range = read_range(in);
    relation.how = in.string();
    if (relation.range.end > record.text.size()) throw_damaged();
  });
  in.finish();
  return record;
}

namespace {

void write_lines(Writer& out, const std::vector<EndLine>& lines) {
  out.list(lines, [&](const EndLine& line) {
    out.hash(line.hash);
    out.number(line.repeated ? 1 : 0);
  });
}

std::vector<EndLine> read_lines(Reader& in) {
  std::vector<EndLine> lines;
  in.list([&] {
    EndLine line;
    line.hash = in.hash();
    line.repeated = in.number() != 0;
    lines.push_back(line);
  });
  return lines;
}

}  // namespace

std::string encode_document(const DocumentState& state) {
  Writer out;
  out.string(state.id);
  out.string(state.path);
  out.string(state.container);
  out.string(state.format);
  out.string(state.title);
  out.string(state.date);
  out.number(state.size);
  out.number(static_cast<std::uint64_t>(state.mtime_ns));
  out.string(state.content_hash);
  out.number(state.passages);
  out.string(state.reason);
  out.string(state.detail);
  write_lines(out, state.lines.head);
  write_lines(out, state.lines.tail);
  return out.finish();
}

DocumentState decode_document(std::string_view bytes) {
  Reader in(checked(bytes));
  DocumentState state;
  state.id = in.string();
  state.path = in.string();
  state.container = in.string();
  state.format = in.string();
  state.title = in.string();
  state.date = in.string();
  state.size = in.number();
  state.mtime_ns = static_cast<std::int64_t>(in.number());
  state.content_hash = in.string();
  state.passages = in.small<std::uint32_t>();
  state.reason = in.string();
  state.detail = in.string();
  state.lines.head = read_lines(in);
  state.lines.tail = read_lines(in);
  in.finish();
  return state;
}

}  // namespace kouryu
