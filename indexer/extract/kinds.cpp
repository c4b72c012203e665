// Magic numbers as file formats publish them.
#include "indexer/extract/kinds.h"

#include <array>
#include <string>

namespace kouryu {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view name;
};

constexpr std::array kMagics = {
    Magic{"%PDF-"sv, "pdf"},
    Magic{"PK\x03\x04"sv, "zip"},
    Magic{"PK\x05\x06"sv, "zip"},
    Magic{"\xFF\xD8\xFF"sv, "jpg"},
    Magic{"\x89PNG\r\n"sv, "png"},
    Magic{"GIF8"sv, "gif"},
    Magic{"BM"sv, "bmp"},
    Magic{"II*\0"sv, "tif"},
    Magic{"MM\0*"sv, "tif"},
    Magic{"{\\rtf"sv, "rtf"},
    Magic{"7z\xBC\xAF\x27\x1C"sv, "7z"},
    Magic{"Rar!\x1A\x07"sv, "rar"},
    Magic{"\x1F\x8B"sv, "gz"},
    Magic{"\x60\x0E\x82\x01"sv, "xdw"},
    Magic{"%!PS"sv, "ps"},
    Magic{"ID3"sv, "mp3"},
    Magic{"MZ"sv, "exe"},
    Magic{"\x7F"
          "ELF"sv,
          "elf"},
};

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

/// The name of an OLE2 stream as it stands in the directory: UTF-16LE.
std::string wide(std::string_view name) {
  std::string out;
  for (const char c : name) {
    out += c;
    out += '\0';
  }
  return out;
}

struct Stream {
  std::string_view name;
  std::string_view kind;
};
constexpr std::array kStreams = {
    Stream{"JSCompDocument", "jtdc"},     Stream{"DocumentText", "jtd"},
    Stream{"WordDocument", "doc"},        Stream{"Workbook", "xls"},
    Stream{"PowerPoint Document", "ppt"}, Stream{"__properties_version1.0", "msg"},
};

}  // namespace

KindSeen kind_of(std::string_view bytes) {
  if (bytes.starts_with(kOle)) {
    if (bytes.find(wide("EncryptedPackage")) != std::string_view::npos) return {"office", true};
    for (const Stream& stream : kStreams) {
      if (bytes.find(wide(stream.name)) != std::string_view::npos) return {stream.kind, false};
    }
    return {"ole", false};
  }
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) return {magic.name, false};
  }
  return {};
}

}  // namespace kouryu
