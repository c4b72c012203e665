// Readers of documents: each format alone, whatever its sign says; the parts inside a package of
// Office; what the helper process sends.
#include <string>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/jsonl.h"
#include "indexer/extract/show.h"
#include "indexer/extract/worker/wire.h"
#include "tests/fuzz/targets.h"
#include "tests/support/office_files.h"

namespace kouryu::test {
namespace {

/// Smaller than those of a run, so that an input that meets one is found.
ExtractContext small_limits() {
  ExtractContext context;
  context.limits.text_bytes = std::size_t{1} << 20;
  context.limits.unpacked_bytes = std::size_t{4} << 20;
  context.limits.members = 200;
  context.limits.nesting = 200;
  return context;
}

void check_extraction(const Extraction& extraction) {
  const std::string_view broken = broken_rule(extraction);
  check(broken.empty(), std::string(broken).c_str());
  (void)show_extraction(extraction);
  check(decode_extraction(encode_extraction(extraction)).has_value(), "what is sent is read");
}

void decode(std::string_view bytes) {
  // The first byte chooses what is said of the encoding.
  constexpr std::string_view kTold[] = {"", "CP932", "EUC-JP", "ISO-2022-JP", "UTF-8", "UTF-16LE"};
  const auto byte = static_cast<unsigned char>(bytes.empty() ? 0 : bytes.front());
  const std::string_view told = kTold[byte % std::size(kTold)];
  const std::string_view declared = kTold[byte / 16 % std::size(kTold)];
  const DecodedText decoded = decode_bytes(bytes, {.told = told, .declared = declared});
  check(is_valid_utf8(decoded.text), "decoded text is UTF-8");
  check(decoded.ok || decoded.text.empty(), "nothing is decoded of what is refused");
}

void read_jsonl(std::string_view bytes) {
  const JsonlLine line = read_jsonl_line(bytes);
  check(line.passage.has_value() != !line.reason.empty(), "a passage or a reason");
  check(is_valid_utf8(line.detail), "the detail is UTF-8");
  if (!line.passage) return;
  check(is_valid_utf8(line.passage->text), "the text is UTF-8");
  check(is_valid_utf8(line.passage->title), "the title is UTF-8");
  check(is_valid_utf8(line.passage->id), "the id is UTF-8");
}

/// The bytes as they are; and as patches, with a text in Markdown whose extraction they change.
void read_wire(std::string_view bytes) {
  (void)decode_hello(bytes);
  (void)decode_request(bytes);
  (void)decode_progress(bytes);
  (void)decode_fault(bytes);
  if (bytes.size() >= FrameHead::kBytes) (void)decode_head(bytes);
  if (const auto sent = decode_extraction(bytes)) check_extraction(*sent);
  const std::string patches = take_patches(bytes);
  std::string sent = encode_extraction(extract({.bytes = bytes, .name = "f.md"}, small_limits()));
  apply_patches(patches, sent);
  if (const auto patched = decode_extraction(sent)) check_extraction(*patched);
}

/// The bytes as the main part of a package; the parts beside it are cut off them at NUL.
FuzzTarget office_part(std::string name, std::string folder, std::string_view type,
                       std::vector<std::pair<std::string, std::string>> parts) {
  return {std::move(name), [=](std::string_view bytes) {
            std::vector<std::string> pieces;
            for (std::size_t i = 0; i <= parts.size(); ++i) {
              const std::size_t end = std::min(bytes.find('\0'), bytes.size());
              pieces.emplace_back(bytes.substr(0, end));
              bytes.remove_prefix(std::min(end + 1, bytes.size()));
            }
            std::vector<OfficePart> beside;
            for (std::size_t i = 0; i < parts.size(); ++i) {
              beside.push_back({parts[i].first, parts[i].second, pieces[i + 1]});
            }
            const std::string zip =
                office_zip(folder, std::string(type), pieces[0], beside).bytes();
            check_extraction(extract({.bytes = zip, .name = "file.bin"}, small_limits()));
          }};
}

}  // namespace

std::vector<FuzzTarget> extract_targets() {
  std::vector<FuzzTarget> targets;
  for (const Format& format : formats()) {
    targets.push_back(
        {std::string(format.name), [extract = format.extract](std::string_view bytes) {
           check_extraction(extract({.bytes = bytes, .name = "f"}, small_limits()));
         }});
  }
  targets.push_back({"any_format", [](std::string_view bytes) {
                       check_extraction(extract({.bytes = bytes, .name = "f.txt"}, small_limits()));
                     }});
  targets.push_back(office_part(
      "docx_parts", "word", kWordType,
      {{"styles", "styles.xml"}, {"numbering", "numbering.xml"}, {"footnotes", "footnotes.xml"}}));
  targets.push_back(office_part("xlsx_parts", "xl", kSheetType,
                                {{"worksheet", "worksheets/sheet1.xml"},
                                 {"sharedStrings", "sharedStrings.xml"},
                                 {"styles", "styles.xml"}}));
  targets.push_back(
      office_part("pptx_parts", "ppt", kSlidesType, {{"slide", "slides/slide1.xml"}}));
  targets.push_back({"encoding", decode});
  targets.push_back({"jsonl", read_jsonl});
  targets.push_back({"wire", read_wire});
  return targets;
}

}  // namespace kouryu::test
