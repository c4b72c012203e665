// From a text to its passages, and what is read out of them.
#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "dict/base/find_text.h"
#include "dict/base/iso_date.h"
#include "dict/base/utf8.h"
#include "dict/schema/folded_passage.h"
#include "dict/schema/record.h"
#include "dict/text/normalizer.h"
#include "dict/text/packed_text.h"
#include "dict/tokens/analyzer.h"
#include "indexer/blocks/repeated_lines.h"
#include "indexer/cut_document.h"
#include "indexer/extract/extracted.h"
#include "indexer/extract/formats.h"
#include "indexer/facets/facets.h"
#include "indexer/lines/lines.h"
#include "indexer/write/maintain/exchange_rules.h"
#include "kouryu/error.h"
#include "searcher/snippet/snippet.h"
#include "tests/fuzz/targets.h"

namespace kouryu::test {
namespace {

Analyzer& analyzer() {
  static Analyzer one;
  return one;
}

/// As a reader of files hands texts on: UTF-8 without control characters but line feed and tab.
std::string as_extracted(std::string_view bytes) {
  std::string text = repair_utf8(bytes);
  std::erase_if(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < ' ' && c != '\n' && c != '\t') || byte == 0x7F;
  });
  return text;
}

/// What stands in pieces is in the source letter by letter.
void check_pieces(const std::vector<SourcePiece>& pieces, std::string_view text,
                  std::string_view source) {
  std::size_t text_end = 0;
  std::size_t source_end = 0;
  for (const SourcePiece& piece : pieces) {
    check(piece.text >= text_end && piece.source >= source_end, "pieces ascend");
    text_end = piece.text + piece.size;
    source_end = piece.source + piece.size;
    check(text_end <= text.size() && source_end <= source.size(), "pieces are inside");
    check(text.substr(piece.text, piece.size) == source.substr(piece.source, piece.size),
          "a piece stands in the source");
  }
}

void join_lines(std::string_view bytes) {
  const std::string text = as_extracted(bytes);
  const std::vector<Line> lines = split_lines(text, {});
  const std::vector<Wrapping> wrappings = wrappings_of(lines, detect_wrapping(lines));
  check(wrappings.size() == lines.size(), "each line has its wrapping");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LogicalLine joined = logical_line(lines[i], wrappings[i]);
    while (i + 1 < lines.size() && continues(lines[i], lines[i + 1], wrappings[i])) {
      ++i;
      join(joined, lines[i], wrappings[i]);
    }
    check(is_valid_utf8(joined.text), "a joined line is UTF-8");
    check_pieces(joined.pieces, joined.text, text);
  }
}

void check_cut(const ExtractedText& extracted, const EndLines& lines) {
  const CutDocument document = cut_document(extracted, lines);
  for (const Passage& passage : document.passages) {
    check(is_valid_utf8(passage.text), "a passage is UTF-8");
    check(passage.source.end <= extracted.text.size(), "a passage is in its document");
    check_pieces(passage.pieces, passage.text, extracted.text);
    for (const std::string& heading : passage.heading) {
      check(is_valid_utf8(heading), "a heading is UTF-8");
    }
  }
  check(is_valid_utf8(document.facts.title), "the title is UTF-8");
  check(is_iso_date(document.facts.date), "the date is one");
}

void cut(std::string_view bytes) {
  ExtractedText extracted;
  extracted.text = as_extracted(bytes);
  check_cut(extracted, {});
}

/// A document as its format tells it, alone and as one of a folder that repeats its ends. The first
/// byte chooses the format.
void cut_formatted(std::string_view bytes) {
  if (bytes.empty()) return;
  const auto formats = kouryu::formats();
  const std::size_t which = static_cast<unsigned char>(bytes.front()) % formats.size();
  bytes.remove_prefix(1);
  ExtractContext context;
  context.limits.text_bytes = std::size_t{1} << 16;
  const Extraction read = formats[which].extract({.bytes = bytes, .name = "f"}, context);
  if (!read.reason.empty()) return;
  check_cut(read.text, {});
  EndLines lines = end_lines(read.text);
  for (std::vector<EndLine>* const end : {&lines.head, &lines.tail}) {
    for (EndLine& line : *end) line.repeated = line.hash % 2 == 0;
  }
  check_cut(read.text, lines);
}

void fold_and_cut_words(std::string_view bytes) {
  const std::string text = repair_utf8(bytes);
  const AnalyzedText analyzed = analyzer().analyze(text);
  check(is_valid_utf8(analyzed.folded.text), "a folded text is UTF-8");
  check(fold_text(analyzed.folded.text) == analyzed.folded.text, "folded again it stays");
  check(fold_text(text) == analyzed.folded.text, "both ways of folding are one");
  const std::string packed = pack_text(analyzed.folded.text);
  check(unpack_text(packed) == analyzed.folded.text, "a packed text comes back");
  const std::string_view part = std::string_view(packed).substr(packed.size() / 2);
  if (const auto wanted = unpack_text(part); wanted && pack_text(*wanted) == part) {
    check(!packed_contains(packed, part) || contains_text(analyzed.folded.text, *wanted),
          "what a packed text contains the text contains");
  }
  for (const std::string& term : word_terms(analyzed)) {
    check(!term.empty() && is_valid_utf8(term), "a term is UTF-8");
  }
}

/// Passages of a document, which NUL parts; the first byte gives the year of the document.
void recognise(std::string_view bytes) {
  if (bytes.empty()) return;
  FacetReader reader(bytes.front() % 2 == 0 ? 2004 : 0);
  bytes.remove_prefix(1);
  std::vector<PassageRecord> records;
  std::vector<AnalyzedText> texts;
  std::vector<PlaceSpots> spots;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    records.emplace_back();
    records.back().text = as_extracted(bytes.substr(0, end));
    texts.push_back(analyzer().analyze(records.back().text));
    spots.push_back(reader.survey(records.back(), texts.back()));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    PassageRecord& record = records[i];
    reader.read(record, texts[i], spots[i]);
    for (const Evidence& found : record.evidence) {
      check(found.range.begin <= found.range.end && found.range.end <= record.text.size(),
            "evidence is in the text");
      check(!found.value.empty() && is_valid_utf8(found.value), "a value is UTF-8");
      check(
          is_valid_utf8(record.text.substr(found.range.begin, found.range.end - found.range.begin)),
          "evidence is of whole characters");
    }
    ExchangedPassage passage{record, "file", true};
    passage.record.id = passage.record.document_id = "p";
    if (!record.text.empty()) {
      const std::string broken(broken_rule(passage));
      check(broken.empty(), broken.c_str());
    }
    const PassageRecord stored = decode_record(encode_record(record));
    check(stored.text == record.text && stored.evidence.size() == record.evidence.size(),
          "what is stored is read");
  }
}

/// Bytes as if they were stored whole: their hash fits.
void read_stored(std::string bytes) {
  const std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  for (unsigned i = 0; i < sizeof hash; ++i) bytes += static_cast<char>(hash >> (8 * i));
  try {
    const PassageRecord record = decode_record(bytes);
    check(decode_record(encode_record(record)).text == record.text, "what is stored is read");
  } catch (const Error& error) {
    check(error.kind() == ErrorKind::Corrupt, "bytes that are no record are damage");
  }
  try {
    (void)decode_document(bytes);
  } catch (const Error& error) {
    check(error.kind() == ErrorKind::Corrupt, "bytes that are no document are damage");
  }
}

/// Patches, and the text of a record that they change.
void read_record(std::string_view bytes) {
  if (const auto folded = decode_folded(bytes)) {
    check(encode_folded(*folded) == bytes, "what is ready to be read has one spelling");
    check(is_valid_utf8(folded->text) && is_valid_utf8(folded->headings), "and is UTF-8");
  }
  read_stored(std::string(bytes));
  const std::string patches = take_patches(bytes);
  const std::string text = as_extracted(bytes);
  PassageRecord record;
  record.id = record.document_id = "d-1";
  record.text = text;
  record.heading = {text.substr(0, 9), "b"};
  record.page = 3;
  record.page_turns = {{4, 4}, {9, 5}};
  record.source = ByteRange{7, 7 + text.size()};
  record.pieces = {{0, 7, 3, false}, {3, 12, 4, true}};
  record.city = {"大連市"};
  record.year = {2004, 2010};
  record.evidence = {{FieldId::City, "大連市", {0, 3}, "name", true, {"大連市", "x"}}};
  record.fields = {{"名称", {0, std::min<std::size_t>(text.size(), 30)}}};
  std::string stored = encode_record(record);
  stored.resize(stored.size() - sizeof(std::uint64_t));
  apply_patches(patches, stored);
  read_stored(std::move(stored));
}

/// The first byte is the length of the snippet; what follows up to a NUL are the words, a line
/// each; the rest is the text.
void show_snippet(std::string_view bytes) {
  if (bytes.empty()) return;
  const std::size_t chars = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  const std::size_t end = std::min(bytes.find('\0'), bytes.size());
  MarkTerms terms;
  std::vector<double> weights;
  for (std::string_view words = bytes.substr(0, end); !words.empty() && terms.size() < 64;) {
    const std::size_t stop = std::min(words.find('\n'), words.size());
    const std::string word = fold_text(repair_utf8(words.substr(0, stop)));
    words.remove_prefix(std::min(stop + 1, words.size()));
    if (word.empty()) continue;
    terms.emplace_back();
    terms.back().substrings = {word};
    if (terms.size() % 2 == 0) terms.back().prefixes = {word};
    terms.back().whole_numbers = terms.size() % 3 == 0;
    weights.push_back(1.0 / static_cast<double>(terms.size()));
  }
  const std::string text = as_extracted(bytes.substr(std::min(end + 1, bytes.size())));
  const std::vector<Mark> marks = find_marks(text, analyzer().analyze(text), terms);
  std::size_t before = 0;
  for (const Mark& mark : marks) {
    check(mark.range.begin >= before && mark.range.begin < mark.range.end &&
              mark.range.end <= text.size(),
          "marks ascend inside the text");
    before = mark.range.end;
  }
  const Snippet snippet = make_snippet(text, marks, weights, chars);
  check(is_valid_utf8(snippet.text), "a snippet is UTF-8");
  before = 0;
  for (const ByteRange& range : snippet.highlights) {
    check(range.begin >= before && range.begin < range.end && range.end <= snippet.text.size(),
          "highlights ascend inside the snippet");
    before = range.end;
  }
}

}  // namespace

std::vector<FuzzTarget> text_targets() {
  return {{"lines", join_lines},        {"cutter", cut},
          {"documents", cut_formatted}, {"folding", fold_and_cut_words},
          {"recognisers", recognise},   {"record", read_record},
          {"snippet", show_snippet}};
}

}  // namespace kouryu::test
