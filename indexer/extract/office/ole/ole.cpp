// One row a kind, told by the streams at the root: documents hold others in storages below.
#include "indexer/extract/office/ole/ole.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/kinds.h"
#include "indexer/extract/office/ole/compound.h"
#include "indexer/extract/office/ole/ole_readers.h"
#include "indexer/extract/office/refusal.h"

namespace kouryu {
namespace {

using office::CompoundFile;

struct Reader {
  std::string_view stream;
  std::string_view format;
  Extraction (*read)(CompoundFile file, const ExtractInput& input, const ExtractContext& context);
};
constexpr std::array kReaders = {
    Reader{"WordDocument", "doc", office::read_old_word},
    Reader{"Workbook", "xls", office::read_old_workbook},
    Reader{"Book", "xls", office::read_old_workbook},
    Reader{"PowerPoint Document", "ppt", office::read_old_slides},
    Reader{"JSCompDocument", "jtdc", office::read_packed_ichitaro},
    Reader{"DocumentText", "jtd", office::read_ichitaro},
    Reader{"__properties_version1.0", "msg", office::read_outlook_mail},
};

}  // namespace

bool is_ole(std::string_view bytes, std::string_view) {
  if (!office::begins_as_compound(bytes)) return false;
  const KindSeen seen = kind_of(bytes);
  return !seen.encrypted &&
         std::any_of(kReaders.begin(), kReaders.end(),
                     [&](const Reader& reader) { return reader.format == seen.name; });
}

Extraction extract_ole(const ExtractInput& input, const ExtractContext& context) {
  std::optional<CompoundFile> file = CompoundFile::open(input.bytes);
  if (!file) return refused("broken", kind_of(input.bytes).name);
  for (const Reader& reader : kReaders) {
    if (!file->has(reader.stream)) continue;
    Extraction out =
        office::refusing([&] { return reader.read(std::move(*file), input, context); });
    if (out.text.format.empty()) out.text.format = reader.format;
    return out;
  }
  return refused("unsupported", "ole");
}

}  // namespace kouryu
