// Magic numbers as file formats publish them.
#include "indexer/extract/kinds.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "indexer/extract/ascii.h"

namespace kouryu {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t at;  // where in the file
  std::string_view bytes;
  std::string_view name;
  /// Of kinds that no format reads: names under which they are no surprise, a space between.
  std::string_view extensions;
};

constexpr std::array kMagics = {
    Magic{0, "%PDF-"sv, "pdf", ""},
    Magic{0, "PK\x03\x04"sv, "zip", ""},
    Magic{0, "PK\x05\x06"sv, "zip", ""},
    Magic{0, "{\\rtf"sv, "rtf", ""},
    Magic{0, "\x60\x0E\x82\x01"sv, "xdw", ""},
    Magic{0, "%!PS"sv, "ps", ""},
    Magic{0, "\x1F\x8B"sv, "gz", "gz tgz"},
    Magic{0, "\xFF\xD8\xFF"sv, "jpg", "jpg jpeg jpe jfif"},
    Magic{0, "\x89PNG\r\n"sv, "png", "png"},
    Magic{0, "GIF87a"sv, "gif", "gif"},
    Magic{0, "GIF89a"sv, "gif", "gif"},
    Magic{0, "II*\0"sv, "tif", "tif tiff"},
    Magic{0, "MM\0*"sv, "tif", "tif tiff"},
    Magic{8, "WAVEfmt "sv, "wav", "wav"},
    Magic{8, "AVI LIST"sv, "avi", "avi"},
    Magic{8, "WEBPVP8"sv, "webp", "webp"},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, "7z", "7z"},
    Magic{0, "Rar!\x1A\x07"sv, "rar", "rar"},
    Magic{0, "ID3\x02"sv, "mp3", "mp3"},
    Magic{0, "ID3\x03"sv, "mp3", "mp3"},
    Magic{0, "ID3\x04"sv, "mp3", "mp3"},
    Magic{0, "OggS\0"sv, "ogg", "ogg oga ogv opus"},
    Magic{0, "\x1A\x45\xDF\xA3"sv, "mkv", "mkv webm"},
    Magic{0, "MZ\x90\0"sv, "exe", "exe dll msi"},
    Magic{0,
          "\x7F"
          "ELF"sv,
          "elf", "so o elf"},
    Magic{0, "SQLite format 3\0"sv, "sqlite", "db sqlite sqlite3"},
};

// The first boxes of films and sound of QuickTime's making; before the name stands the box's size.
constexpr std::array kFirstBoxes = {"ftyp"sv, "moov"sv, "mdat"sv, "wide"sv, "free"sv, "skip"sv};
constexpr Magic kBoxes = {4, ""sv, "mp4", "mp4 m4v m4a mov qt 3gp 3g2 heic heif avif"};

/// A size of 0 is all of the file, of 1 stands behind the name; `ftyp` lists some brands.
bool begins_with_box(std::string_view bytes) {
  constexpr std::size_t kHead = 8;
  constexpr std::uint32_t kMostBrands = 4'096;
  if (bytes.size() < kHead) return false;
  const std::string_view name = bytes.substr(4, 4);
  if (std::find(kFirstBoxes.begin(), kFirstBoxes.end(), name) == kFirstBoxes.end()) return false;
  std::uint32_t size = 0;
  for (const char c : bytes.substr(0, 4)) size = size << 8 | static_cast<unsigned char>(c);
  if (name == "ftyp") return size >= kHead + 8 && size <= kMostBrands && size % 4 == 0;
  // Four letters before a word are no size: a text has no byte below white space.
  return size <= 1 || (size >= kHead && static_cast<unsigned char>(bytes[0]) < '\t');
}

const Magic* magic_of(std::string_view bytes) {
  for (const Magic& magic : kMagics) {
    if (bytes.size() >= magic.at && bytes.substr(magic.at).starts_with(magic.bytes)) return &magic;
  }
  return begins_with_box(bytes) ? &kBoxes : nullptr;
}

constexpr std::string_view kForPrograms =
    "c cc cpp cxx h hpp cs java kt scala go rs py pyw rb pl pm php phtml js mjs cjs jsx ts tsx vue"
    " vb vbs bas cls frm lua r m swift sql sh bash zsh csh fish bat cmd ps1 psm1 awk sed mk cmake"
    " gradle asm s css scss sass less svg xsl xslt xsd dtd json jsonl ndjson geojson topojson map"
    " yml yaml toml ini inf cfg conf config cnf properties env reg plist desktop lnk url webloc"
    " lock pem crt cer key pub asc sig md5 sha1 sha256 ics vcf kml gml gpx obj stl ply wrl eps ai";

// In small letters.
constexpr std::array kSystemNames = {"thumbs.db"sv,
                                     "ehthumbs.db"sv,
                                     "desktop.ini"sv,
                                     "$recycle.bin"sv,
                                     "system volume information"sv,
                                     "__macosx"sv};

// Nobody has published the format of DocuWorks, and no free program reads it.
constexpr std::string_view kDocuWorks = "DocuWorks: print it to PDF with DocuWorks Viewer";

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
    Stream{"JSCompDocument", "jtdc"},
    Stream{"DocumentText", "jtd"},
    Stream{"WordDocument", "doc"},
    Stream{"Workbook", "xls"},
    Stream{"PowerPoint Document", "ppt"},
    Stream{"__properties_version1.0", "msg"},
    Stream{"Book", "xls"},
};

}  // namespace

KindSeen kind_of(std::string_view bytes) {
  if (bytes.starts_with(kOleSign)) {
    if (bytes.find(wide("EncryptedPackage")) != std::string_view::npos) return {"office", true};
    for (const Stream& stream : kStreams) {
      if (bytes.find(wide(stream.name)) != std::string_view::npos) return {stream.kind, false};
    }
    return {"ole", false};
  }
  const Magic* const magic = magic_of(bytes);
  if (magic == nullptr) return {};
  return {magic->name, false, magic->name == "xdw" ? kDocuWorks : std::string_view()};
}

std::string extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return ascii_lower(name.substr(dot + 1));
}

bool is_never_read(std::string_view bytes, std::string_view extension) {
  const Magic* const magic = magic_of(bytes);
  return magic != nullptr && holds_word(magic->extensions, extension);
}

bool is_for_programs(std::string_view extension) { return holds_word(kForPrograms, extension); }

bool is_page_format(std::string_view format) { return format == "html" || format == "txt"; }

bool is_hidden(std::string_view name) {
  const std::string small = ascii_lower(name);
  // Word's copy of what it saves: ~WRL0005.tmp, ~WRD0000.tmp.
  const bool left_by_word = small.starts_with("~wr") && small.ends_with(".tmp");
  return small.starts_with('.') || left_by_word ||
         std::find(kSystemNames.begin(), kSystemNames.end(), small) != kSystemNames.end();
}

}  // namespace kouryu
