# Writes a source file whose function returns the bytes of a file:
# cmake -DINPUT=FILE -DOUTPUT=FILE.cpp -DHEADER=declares/it.h -DFUNCTION=name -P embed.cmake
file(READ "${INPUT}" digits HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${digits}")
get_filename_component(name "${INPUT}" NAME)
file(WRITE "${OUTPUT}" "// The bytes of ${name}; made by the build.
#include \"${HEADER}\"

namespace kouryu::server {
namespace {
constexpr unsigned char kBytes[] = {
${bytes}};
}  // namespace

std::string_view ${FUNCTION}() { return {reinterpret_cast<const char*>(kBytes), sizeof(kBytes)}; }

}  // namespace kouryu::server
")
