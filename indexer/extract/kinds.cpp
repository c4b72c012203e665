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
  bool never_read;
};

constexpr std::array kMagics = {
    Magic{"%PDF-"sv, "pdf", false},
    Magic{"PK\x03\x04"sv, "zip", false},
    Magic{"PK\x05\x06"sv, "zip", false},
    Magic{"{\\rtf"sv, "rtf", false},
    Magic{"\x60\x0E\x82\x01"sv, "xdw", false},
    Magic{"%!PS"sv, "ps", false},
    Magic{"\x1F\x8B"sv, "gz", false},
    Magic{"\xFF\xD8\xFF"sv, "jpg", true},
    Magic{"\x89PNG\r\n"sv, "png", true},
    Magic{"GIF8"sv, "gif", true},
    Magic{"II*\0"sv, "tif", true},
    Magic{"MM\0*"sv, "tif", true},
    Magic{"RIFF"sv, "riff", true},
    Magic{"7z\xBC\xAF\x27\x1C"sv, "7z", true},
    Magic{"Rar!\x1A\x07"sv, "rar", true},
    Magic{"ID3"sv, "mp3", true},
    Magic{"OggS"sv, "ogg", true},
    Magic{"\x1A\x45\xDF\xA3"sv, "mkv", true},
    Magic{"\0\0\0\x18"
          "ftyp"sv,
          "mp4", true},
    Magic{"\0\0\0\x1C"
          "ftyp"sv,
          "mp4", true},
    Magic{"\0\0\0\x20"
          "ftyp"sv,
          "mp4", true},
    Magic{"MZ\x90\0"sv, "exe", true},
    Magic{"\x7F"
          "ELF"sv,
          "elf", true},
    Magic{"SQLite format 3\0"sv, "sqlite", true},
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
    if (bytes.find(wide("EncryptedPackage")) != std::string_view::npos)
      return {"office", true, false};
    for (const Stream& stream : kStreams) {
      if (bytes.find(wide(stream.name)) != std::string_view::npos)
        return {stream.kind, false, false};
    }
    return {"ole", false, false};
  }
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) return {magic.name, false, magic.never_read};
  }
  return {};
}

}  // namespace kouryu
