# Turns files into a C++ table of bytes with a hash each.
#
# usage: cmake -DOUT=FILE.cpp -DFILES=a.css=one.css+two.css,b.svg=b.svg -P embed_assets.cmake
# A file is its parts, one behind the other.
string(REPLACE "," ";" files "${FILES}")
set(types_css "text/css; charset=utf-8")
set(types_js "text/javascript; charset=utf-8")
set(types_svg "image/svg+xml")
set(arrays "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
  string(REGEX MATCH "^[^=]+" name "${file}")
  string(REGEX REPLACE "^[^=]+=" "" parts "${file}")
  string(REPLACE "+" ";" parts "${parts}")
  string(REGEX REPLACE ".*\\." "" extension "${name}")
  set(hex "")
  foreach(part IN LISTS parts)
    file(READ "${part}" part_hex HEX)
    string(APPEND hex "${part_hex}")
  endforeach()
  string(SHA256 hash "${hex}")
  string(SUBSTRING "${hash}" 0 12 hash)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${hex}")
  string(APPEND arrays "constexpr char kFile${number}[] = {${bytes}};\n")
  string(APPEND rows "    Asset{\"${name}\", \"${hash}\", \"${types_${extension}}\",\n"
                     "          {kFile${number}, ${size}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUT}" "// Made by embed_assets.cmake.
#include <array>
#include <span>

#include \"searcher/server/web/assets.h\"

namespace kouryu::web {
namespace {

${arrays}
constexpr std::array kAssets = {
${rows}};

}  // namespace

std::span<const Asset> embedded_assets();
std::span<const Asset> embedded_assets() { return kAssets; }

}  // namespace kouryu::web
")
