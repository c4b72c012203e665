// Office files as a test needs them: the parts it names, and the package around them.
#ifndef KOURYU_TESTS_SUPPORT_OFFICE_FILES_H_
#define KOURYU_TESTS_SUPPORT_OFFICE_FILES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/formats.h"
#include "indexer/extract/show.h"
#include "tests/support/zip_file.h"

namespace kouryu::test {

/// A relationship's type, its target as written, and what the part holds.
struct OfficePart {
  std::string type;
  std::string target;
  std::string xml;
};

inline constexpr std::string_view kRelationshipBase =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

inline std::string relationships_xml(const std::vector<OfficePart>& parts) {
  std::string out = "<Relationships>";
  int id = 0;
  for (const OfficePart& part : parts) {
    out += "<Relationship Id=\"rId" + std::to_string(++id) + "\" Type=\"" +
           std::string(kRelationshipBase) + part.type + "\" Target=\"" + part.target + "\"/>";
  }
  return out + "</Relationships>";
}

/// A package whose main part is `folder`/main.xml; the other parts get rId1, rId2 … in order.
inline ZipFile office_zip(const std::string& folder, const std::string& content_type,
                          const std::string& main, const std::vector<OfficePart>& parts = {}) {
  ZipFile zip;
  zip.add("[Content_Types].xml", "<Types><Override PartName=\"/" + folder +
                                     "/main.xml\" ContentType=\"application/" + content_type +
                                     "\"/></Types>");
  zip.add("_rels/.rels", relationships_xml({{"officeDocument", folder + "/main.xml", ""}}));
  zip.add(folder + "/main.xml", main);
  zip.add(folder + "/_rels/main.xml.rels", relationships_xml(parts));
  for (const OfficePart& part : parts) {
    const bool absolute = part.target.front() == '/';
    zip.add(absolute ? part.target.substr(1) : folder + "/" + part.target, part.xml);
  }
  return zip;
}

inline constexpr std::string_view kWordType =
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
inline constexpr std::string_view kSheetType =
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
inline constexpr std::string_view kSlidesType =
    "vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

/// What is read of `bytes`, whatever they are named.
inline std::string shown(const std::string& bytes, std::string_view name = "file.bin",
                         const ExtractLimits& limits = {}) {
  ExtractContext context;
  context.limits = limits;
  return show_extraction(extract({.bytes = bytes, .name = name}, context));
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_OFFICE_FILES_H_
