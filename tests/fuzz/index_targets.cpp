// What stands on the disk beside and inside an index, and what an import brings.
#include <xapian.h>

#include <algorithm>
#include <exception>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <variant>

#include "dict/base/utf8.h"
#include "dict/integrity/glass_header.h"
#include "dict/integrity/manifest.h"
#include "dict/tokens/analyzer.h"
#include "indexer/write/maintain/exchange_line.h"
#include "indexer/write/passage_document.h"
#include "tests/fuzz/targets.h"
#include "tests/support/exchange_lines.h"
#include "tests/support/scratch.h"

namespace kouryu::test {
namespace {

Manifest small_manifest() {
  Manifest manifest;
  manifest.written_s = 1'700'000'000;
  manifest.header = std::string("\x0f\x0dXapian\0\xff", 10);
  manifest.files = {{"docdata.glass", 8192, 1, 0x123456789ABCDEF}, {"iamglass", 113, -5, 7}};
  return manifest;
}

void check_manifest(std::string_view bytes) {
  const auto manifest = decode_manifest(bytes);
  if (!manifest) return;
  check(encode_manifest(*manifest) == bytes, "a manifest that is taken is as it was written");
  for (const ManifestFile& file : manifest->files) {
    check(file.name.find('/') == std::string::npos, "a name stays in its folder");
    check(manifest->find(file.name) != nullptr, "a file is found");
  }
}

/// The bytes as they are; and as patches of a manifest.
void read_manifest(std::string_view bytes) {
  check_manifest(bytes);
  const std::string patches = take_patches(bytes);
  const std::string written = encode_manifest(small_manifest());
  check(decode_manifest(written).has_value(), "what is written is read");
  std::string patched = written;
  apply_patches(patches, patched);
  check(patched == written || !decode_manifest(patched), "a manifest that was changed is refused");
}

void read_header(std::string_view bytes) {
  const auto header = read_glass_header(bytes);
  if (!header) return;
  check(header->documents <= header->last_document, "numbers go as far as there are documents");
  for (const std::string_view name : kGlassTables) {
    const GlassTable& table = header->table(name);
    check(table.block_bytes >= 2048 && table.block_bytes <= 65536, "a block has its size");
    check(table.is_empty || table.least_bytes() >= table.block_bytes, "a root has its block");
    const auto without = read_glass_header(without_table(bytes, name));
    check(without && without->table(name).is_empty, "a table is taken out");
    check(without->last_document == header->last_document, "the rest stays");
  }
}

class Store {
 public:
  Store() : database_((scratch_ / "x").string()) {}
  void add(const Xapian::Document& document) {
    database_.replace_document(1, document);
    check(database_.get_document(1).get_data() == document.get_data(), "what is stored is there");
  }

 private:
  Scratch scratch_;
  Xapian::WritableDatabase database_;
};

void check_passage(const ExchangedPassage& passage) {
  static Analyzer analyzer;
  static Store store;
  const PassageRecord& record = passage.record;
  const std::string stored = encode_record(record);
  check(encode_record(decode_record(stored)) == stored, "what is stored is read");
  for (const Evidence& e : record.evidence) {
    check(is_valid_utf8(record.text.substr(e.range.begin, e.range.size())),
          "evidence is of whole characters");
  }
  (void)source_ranges(record.pieces, {0, record.text.size()});
  (void)page_at(record, record.text.size());
  store.add(passage_document(record, analyzer.analyze(record.text), analyzer, passage.origin,
                             passage.with_title));
}

void check_line(std::string_view bytes) {
  ExchangedLine line;
  try {
    line = read_exchange_line(bytes);
  } catch (const std::exception&) {  // refused
    return;
  }
  std::string again;
  if (const auto* const passage = std::get_if<ExchangedPassage>(&line)) {
    check_passage(*passage);
    again = exchange_line(*passage);
  } else if (const auto* const state = std::get_if<DocumentState>(&line)) {
    const std::string stored = encode_document(*state);
    check(encode_document(decode_document(stored)) == stored, "what is known of a file is read");
    again = exchange_line(*state);
  } else {
    return;  // ready-made passages: the target jsonl
  }
  const ExchangedLine read = read_exchange_line(again);
  check(read.index() == line.index(), "what is exported is taken");
  const auto* const passage = std::get_if<ExchangedPassage>(&read);
  check((passage != nullptr ? exchange_line(*passage)
                            : exchange_line(std::get<DocumentState>(read))) == again,
        "exported again it is the same");
}

/// The bytes as they are; and, cut at line ends, as "POINTER VALUE" that change a sound line.
void read_exchange(std::string_view bytes) {
  using nlohmann::json;
  check_line(bytes);
  json line = json::parse(kPassageLine);
  while (!bytes.empty()) {
    const std::string_view change = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(change.size() + 1, bytes.size()));
    const std::size_t cut = std::min(change.find(' '), change.size());
    try {
      json value = json::parse(change.substr(std::min(cut + 1, change.size())));
      line.at(json::json_pointer(std::string(change.substr(0, cut)))) = std::move(value);
    } catch (const json::exception&) {  // no such place, or no value
    }
  }
  check_line(line.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace

std::vector<FuzzTarget> index_targets() {
  return {{"manifest", read_manifest}, {"glass_header", read_header}, {"exchange", read_exchange}};
}

}  // namespace kouryu::test
