// One row a kind: a container is opened to tell that it is one, and once more to be read.
#include "indexer/extract/office/office.h"

#include <array>
#include <utility>

#include "indexer/extract/office/package.h"
#include "indexer/extract/office/readers.h"
#include "indexer/extract/office/refusal.h"

namespace kouryu {
namespace {

struct Reader {
  office::OfficeKind kind;
  std::string_view format;
  Extraction (*read)(office::Package package, const ExtractContext& context);
};
constexpr std::array kReaders = {
    Reader{office::OfficeKind::Word, "docx", office::read_word},
    Reader{office::OfficeKind::Sheet, "xlsx", office::read_workbook},
    Reader{office::OfficeKind::Slides, "pptx", office::read_slides},
};

}  // namespace

bool is_office(std::string_view bytes, std::string_view extension) {
  return office::office_kind(bytes, extension) != office::OfficeKind::None;
}

Extraction extract_office(const ExtractInput& input, const ExtractContext& context) {
  return office::refusing([&] {
    office::Package package(input.bytes, context.limits);
    for (const Reader& reader : kReaders) {
      if (reader.kind != package.kind()) continue;
      Extraction out = reader.read(std::move(package), context);
      out.text.format = reader.format;
      return out;
    }
    return refused("broken", "no main part");
  });
}

}  // namespace kouryu
