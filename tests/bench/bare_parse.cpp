// What the bare library of a format takes for a file: parsed to its end, nothing made of it. The
// yardstick of formats.py.
//
// usage: bare_parse KIND FILE...   KIND: html, office, eml, md or text
#include <glib-object.h>
#include <gmime/gmime.h>
#include <libxml/HTMLparser.h>
#include <md4c.h>
#include <unicode/ucnv.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <pugixml.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::string read_whole(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

/// libxml2's events, each of them taken by a function that does nothing.
void parse_html(std::string bytes) {
  htmlSAXHandler sax = {};
  sax.startElement = [](void*, const xmlChar*, const xmlChar**) {};
  sax.endElement = [](void*, const xmlChar*) {};
  sax.characters = [](void*, const xmlChar*, int) {};
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreatePushParserCtxt(&sax, nullptr, nullptr, 0, nullptr, XML_CHAR_ENCODING_NONE),
      htmlFreeParserCtxt);
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  htmlParseChunk(parser.get(), bytes.data(), static_cast<int>(bytes.size()), 1);
}

/// Every part that is XML, unpacked by libzip and parsed by pugixml.
void parse_office(std::string bytes) {
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* const archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive == nullptr) return zip_source_free(source);
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t told;
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &told) != 0) continue;
    const std::string_view name = told.name;
    if (!name.ends_with(".xml") && !name.ends_with(".rels")) continue;
    zip_file_t* const file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    if (file == nullptr) continue;
    std::vector<char> part(told.size);
    (void)zip_fread(file, part.data(), part.size());
    zip_fclose(file);
    pugi::xml_document document;
    document.load_buffer_inplace(part.data(), part.size());
  }
  zip_discard(archive);
}

/// GMime's tree of parts, each of them decoded.
void parse_mail(std::string bytes) {
  GMimeStream* const stream = g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size());
  GMimeParser* const parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage* const message = g_mime_parser_construct_message(parser, nullptr);
  if (message != nullptr) {
    g_mime_message_foreach(
        message,
        [](GMimeObject*, GMimeObject* part, void*) {
          if (!GMIME_IS_PART(part)) return;
          GMimeDataWrapper* const content = g_mime_part_get_content(GMIME_PART(part));
          if (content == nullptr) return;
          GMimeStream* const nowhere = g_mime_stream_null_new();
          g_mime_data_wrapper_write_to_stream(content, nowhere);
          g_object_unref(nowhere);
        },
        nullptr);
    g_object_unref(message);
  }
  g_object_unref(parser);
  g_object_unref(stream);
}

void parse_markdown(std::string bytes) {
  MD_PARSER parser = {};
  parser.flags = MD_DIALECT_GITHUB;
  parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.leave_block = parser.enter_block;
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = parser.enter_span;
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) { return 0; };
  md_parse(bytes.data(), static_cast<MD_SIZE>(bytes.size()), &parser, nullptr);
}

/// ICU's conversion from the first of the usual encodings that fits.
void convert_text(std::string bytes) {
  std::vector<UChar> out(bytes.size() + 1);
  for (const char* encoding : {"UTF-8", "ibm-943_P15A-2003", "euc-jp-2007", "UTF-16"}) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* const converter = ucnv_open(encoding, &status);
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_toUChars(converter, out.data(), static_cast<int32_t>(out.size()), bytes.data(),
                  static_cast<int32_t>(bytes.size()), &status);
    ucnv_close(converter);
    if (U_SUCCESS(status)) return;
  }
}

struct Kind {
  std::string_view name;
  void (*parse)(std::string bytes);
};
constexpr std::array kKinds = {Kind{"html", parse_html}, Kind{"office", parse_office},
                               Kind{"eml", parse_mail}, Kind{"md", parse_markdown},
                               Kind{"text", convert_text}};

}  // namespace

int main(int argc, char** argv) {
  const std::string_view name = argc > 2 ? argv[1] : "";
  const auto kind =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& one) { return one.name == name; });
  if (kind == kKinds.end()) {
    std::cerr << "usage: bare_parse html|office|eml|md|text FILE...\n";
    return 2;
  }
  g_mime_init();
  for (char** file = argv + 2; *file != nullptr; ++file) kind->parse(read_whole(*file));
}
