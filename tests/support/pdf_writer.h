// Makes small PDFs for tests, object by object.
//
//   PdfWriter pdf;
//   pdf.page(japanese_line("予算の概要", 72, 700));
//   std::string bytes = pdf.finish();
#ifndef KOURYU_TESTS_SUPPORT_PDF_WRITER_H_
#define KOURYU_TESTS_SUPPORT_PDF_WRITER_H_

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"

namespace kouryu {

/// "<FEFF…>" or, without its mark, the bytes of a text in UTF-16BE, as hexadecimal digits.
inline std::string utf16_digits(std::string_view text) {
  std::string out;
  const auto unit = [&](unsigned int value) {
    char digits[8];
    std::snprintf(digits, sizeof digits, "%04X", value);
    out += digits;
  };
  for (const char32_t c : to_utf32(text)) {
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

/// A text string of a dictionary.
inline std::string pdf_string(std::string_view text) { return "<FEFF" + utf16_digits(text) + ">"; }

/// Operators that draw a line in /J, a font whose codes are UTF-16.
inline std::string japanese_line(std::string_view text, int x, int y, int size = 12) {
  return "BT /J " + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) +
         " Td <" + utf16_digits(text) + "> Tj ET\n";
}

/// The same in /L, a font of Latin letters. No parentheses in `text`.
inline std::string latin_line(const std::string& text, int x, int y, int size = 12) {
  return "BT /L " + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) +
         " Td (" + text + ") Tj ET\n";
}

class PdfWriter {
 public:
  PdfWriter() {
    objects_.resize(3);  // 1 catalog, 2 page tree, 3 information
    const int descendant = add(
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)"
        "/Ordering(Japan1)/Supplement 4>>>>");
    const int japanese =
        add("<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/UniJIS-UTF16-H/"
            "DescendantFonts[" +
            reference(descendant) + "]>>");
    const int latin =
        add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    fonts_ = "/J " + reference(japanese) + "/L " + reference(latin);
  }

  static std::string reference(int number) { return std::to_string(number) + " 0 R"; }

  /// A new object; its number.
  int add(std::string body) {
    objects_.push_back(std::move(body));
    return static_cast<int>(objects_.size());
  }
  int stream(const std::string& entries, const std::string& data) {
    return add("<<" + entries + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data +
               "\nendstream");
  }
  /// A font for all pages, e.g. font("X", number).
  void font(const std::string& name, int number) { fonts_ += "/" + name + " " + reference(number); }
  /// An image for all pages, drawn with image_over().
  int image(const std::string& name, int side = 8) {
    const int number =
        stream("/Type/XObject/Subtype/Image/Width " + std::to_string(side) + "/Height " +
                   std::to_string(side) + "/ColorSpace/DeviceGray/BitsPerComponent 8",
               std::string(static_cast<std::size_t>(side * side), '\x80'));
    images_ += "/" + name + " " + reference(number);
    return number;
  }
  void object_on_pages(const std::string& name, int number) {
    images_ += "/" + name + " " + reference(number);
  }
  static std::string image_over(const std::string& name, int x, int y, int width, int height) {
    return "q " + std::to_string(width) + " 0 0 " + std::to_string(height) + " " +
           std::to_string(x) + " " + std::to_string(y) + " cm /" + name + " Do Q\n";
  }

  /// A page of A4; `entries` are of its dictionary. Its number.
  int page(const std::string& content, const std::string& entries = {}) {
    const int contents = stream("", content);
    return page_of(reference(contents), entries);
  }
  int page_of(const std::string& contents, const std::string& entries = {}) {
    const int number = add("");
    pages_.emplace_back(number, "/Contents " + contents + entries);
    return number;
  }

  std::string catalog;      // entries
  std::string information;  // entries
  std::string trailer;      // entries
  int declared = -1;        // pages; -1: as many as there are

  std::string finish() {
    std::string kids;
    for (const auto& [number, entries] : pages_) {
      kids += reference(number) + " ";
      at(number) = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<<" + fonts_ +
                   ">>/XObject<<" + images_ + ">>>>" + entries + ">>";
    }
    const int count = declared >= 0 ? declared : static_cast<int>(pages_.size());
    at(1) = "<</Type/Catalog/Pages 2 0 R" + catalog + ">>";
    at(2) = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(count) + ">>";
    at(3) = "<<" + information + ">>";
    std::string out = "%PDF-1.7\n%\xE3\x81\x82\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      offsets.push_back(out.size());
      out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
    }
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(objects_.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
      char line[24];
      std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
      out += line;
    }
    return out + "trailer\n<</Size " + std::to_string(objects_.size() + 1) +
           "/Root 1 0 R/Info 3 0 R" + trailer + ">>\nstartxref\n" + std::to_string(table) +
           "\n%%EOF\n";
  }

  std::string& at(int number) { return objects_[static_cast<std::size_t>(number) - 1]; }

 private:
  std::vector<std::string> objects_;
  std::vector<std::pair<int, std::string>> pages_;  // number, entries
  std::string fonts_;
  std::string images_;
};

}  // namespace kouryu

#endif  // KOURYU_TESTS_SUPPORT_PDF_WRITER_H_
