// Magic numbers as file formats publish them.
#include "indexer/extract/kinds.h"

#include <array>
#include <string>

#include "indexer/extract/ascii.h"

namespace kouryu {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view name;
  /// Of kinds that no format reads: names under which they are no surprise, blanks around each.
  std::string_view extensions;
};

constexpr std::array kMagics = {
    Magic{"%PDF-"sv, "pdf", ""},
    Magic{"PK\x03\x04"sv, "zip", ""},
    Magic{"PK\x05\x06"sv, "zip", ""},
    Magic{"{\\rtf"sv, "rtf", ""},
    Magic{"\x60\x0E\x82\x01"sv, "xdw", ""},
    Magic{"%!PS"sv, "ps", ""},
    Magic{"\x1F\x8B"sv, "gz", " gz tgz "},
    Magic{"\xFF\xD8\xFF"sv, "jpg", " jpg jpeg jpe jfif "},
    Magic{"\x89PNG\r\n"sv, "png", " png "},
    Magic{"GIF8"sv, "gif", " gif "},
    Magic{"II*\0"sv, "tif", " tif tiff "},
    Magic{"MM\0*"sv, "tif", " tif tiff "},
    Magic{"RIFF"sv, "riff", " wav avi webp "},
    Magic{"7z\xBC\xAF\x27\x1C"sv, "7z", " 7z "},
    Magic{"Rar!\x1A\x07"sv, "rar", " rar "},
    Magic{"ID3"sv, "mp3", " mp3 "},
    Magic{"OggS"sv, "ogg", " ogg oga ogv "},
    Magic{"\x1A\x45\xDF\xA3"sv, "mkv", " mkv webm "},
    Magic{"\0\0\0\x18"
          "ftyp"sv,
          "mp4", " mp4 m4v m4a mov heic "},
    Magic{"\0\0\0\x1C"
          "ftyp"sv,
          "mp4", " mp4 m4v m4a mov heic "},
    Magic{"\0\0\0\x20"
          "ftyp"sv,
          "mp4", " mp4 m4v m4a mov heic "},
    Magic{"MZ\x90\0"sv, "exe", " exe dll msi "},
    Magic{"\x7F"
          "ELF"sv,
          "elf", " so o elf "},
    Magic{"SQLite format 3\0"sv, "sqlite", " db sqlite sqlite3 "},
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

std::string extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return ascii_lower(name.substr(dot + 1));
}

bool is_never_read(std::string_view bytes, std::string_view extension) {
  if (extension.empty() || extension.find(' ') != std::string_view::npos) return false;
  const std::string wanted = ' ' + std::string(extension) + ' ';
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes))
      return magic.extensions.find(wanted) != std::string_view::npos;
  }
  return false;
}

}  // namespace kouryu
