// One row a format. To add one: its folder beside this file, its row here, its rows in the tests.
#include "indexer/extract/formats.h"

#include <algorithm>
#include <array>
#include <exception>
#include <new>

#include "indexer/extract/ascii.h"
#include "indexer/extract/html/html.h"
#include "indexer/extract/kinds.h"
#include "indexer/extract/mail/mail.h"
#include "indexer/extract/office/office.h"
#include "indexer/extract/office/ole/ole.h"
#include "indexer/extract/office/rtf/rtf.h"
#include "indexer/extract/pdf/pdf.h"
#include "indexer/extract/text/csv.h"
#include "indexer/extract/text/markdown.h"
#include "indexer/extract/text/plain_text.h"
#include "indexer/extract/text/xml_text.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

std::vector<Format> all_formats() {
  return {
#if KOURYU_FORMAT_MAIL
    // Before PDF, whose sign may stand behind other bytes: a mail may hold one as it is.
    {"eml", {"eml", "mht", "mhtml"}, is_mail, false, extract_mail},
#endif
#if KOURYU_FORMAT_PDF
        {"pdf", {"pdf"}, is_pdf, false, extract_pdf},
#endif
#if KOURYU_FORMAT_OFFICE
        {"office",
         {"docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "xltm", "pptx", "pptm", "ppsx",
          "ppsm", "potx"},
         is_office,
         false,
         extract_office},
        {"ole",
         {"doc", "dot", "xls", "xlt", "ppt", "pps", "pot", "jtd", "jtt", "jtdc", "jttc", "msg"},
         is_ole,
         false,
         extract_ole},
        {"rtf", {"rtf"}, is_rtf, false, extract_rtf},
#endif
#if KOURYU_FORMAT_HTML
        {"html", {"html", "htm", "xhtml", "xht"}, is_html, false, extract_html},
#endif
        {"xml", {"xml"}, is_xml_text, true, extract_xml_text},
        {"csv", {"csv", "tsv", "tab"}, is_csv, true, extract_csv},
#if KOURYU_FORMAT_MARKDOWN
        {"md", {"md", "markdown"}, is_markdown, true, extract_markdown},
#endif
        {"txt", {"txt", "text"}, is_plain_text, true, extract_plain_text},
  };
}

/// What an option of the build may leave out, and the extensions that go with it.
struct Part {
  std::string_view name;
  bool built;
  std::string_view extensions;  // a space between
};
constexpr std::array kParts = {
    Part{"pdf", KOURYU_FORMAT_PDF, "pdf"},
    Part{"office", KOURYU_FORMAT_OFFICE,
         "docx docm dotx dotm xlsx xlsm xltx xltm pptx pptm ppsx ppsm potx doc dot xls xlt ppt pps "
         "pot"
         " jtd jtt jtdc jttc msg rtf"},
    Part{"mail", KOURYU_FORMAT_MAIL, "eml mht mhtml"},
    Part{"html", KOURYU_FORMAT_HTML, "html htm xhtml xht"},
    Part{"markdown", KOURYU_FORMAT_MARKDOWN, "md markdown"},
};

/// "built without pdf" for an extension whose format this build leaves out; else empty.
std::string left_out(std::string_view extension) {
  for (const Part& part : kParts) {
    if (!part.built && holds_word(part.extensions, extension)) {
      return "built without " + std::string(part.name);
    }
  }
  return {};
}

/// The row that a name belongs to; nullptr where no format has its extension.
const Format* named_format(std::string_view extension) {
  for (const Format& format : formats()) {
    const auto& all = format.extensions;
    if (std::find(all.begin(), all.end(), extension) != all.end()) return &format;
  }
  return nullptr;
}

Extraction read_as(const Format& format, const ExtractInput& input, const ExtractContext& context) {
  try {
    Extraction out = format.extract(input, context);
    if (out.text.format.empty()) out.text.format = format.name;
    if (out.text.text.size() > context.limits.text_bytes) {
      return refused("refused", "more text than the limit");
    }
    return out;
  } catch (const std::bad_alloc&) {
    return refused("refused", "needs more memory than the limit");
  } catch (const Error&) {
    throw;  // kouryu itself lacks something, and no file is to blame
  } catch (const std::exception& error) {
    return refused("broken", error.what());
  }
}

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> all = all_formats();
  return all;
}

Extraction extract(const ExtractInput& input, const ExtractContext& context) {
  if (input.depth > context.limits.depth) return refused("refused", "documents nested too deep");
  const std::string extension = extension_of(input.name);
  const KindSeen seen = kind_of(input.bytes);
  const std::string without = left_out(extension);
  for (const Format& format : formats()) {
    if (format.is_bare && (!seen.name.empty() || !without.empty())) continue;
    if (!format.recognizes(input.bytes, extension)) continue;
    if (input.pages_only && !is_page_format(format.name)) {
      return refused("unsupported", format.name);
    }
    return read_as(format, input, context);
  }
  if (!without.empty()) return refused("unsupported", without);
  const Format* named = named_format(extension);
  if (input.bytes.find_first_not_of(std::string_view(" \t\r\n\f\v\0", 7)) ==
      std::string_view::npos) {
    return named != nullptr ? refused("no_text") : refused("unsupported", extension);
  }
  if (seen.encrypted) return refused("encrypted", seen.name);
  if (!seen.remedy.empty()) return refused("needs_converter", seen.remedy);
  // A name that promises a format whose signs the bytes lack.
  if (named != nullptr) return refused("not_what_its_name_says", seen.name);
  return refused("unsupported", seen.name.empty() ? std::string_view(extension) : seen.name);
}

}  // namespace kouryu
