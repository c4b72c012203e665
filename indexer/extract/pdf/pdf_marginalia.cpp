// Reads the dictionaries beside the pages. Each string of them may be in any encoding.
#include "indexer/extract/pdf/pdf_marginalia.h"

#include <poppler/Catalog.h>
#include <poppler/FileSpec.h>
#include <poppler/Object.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <new>
#include <pugixml.hpp>
#include <set>
#include <unordered_set>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/ascii.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/pdf/pdf_streams.h"
#include "indexer/extract/pdf/pdf_strings.h"
#include "indexer/extract/pdf/pdf_titles.h"

namespace kouryu {
namespace {

constexpr std::size_t kMetadataBytes = std::size_t{1} << 20;
constexpr int kNotesOfPage = 10'000;

/// Comments that a reader opens. Form fields (Widget) and FreeText are drawn on the page; Popup
/// repeats the comment that it belongs to; the text of a Link is for screen readers.
constexpr std::array<std::string_view, 13> kComments = {
    "Text",   "Highlight", "Underline", "Squiggly", "StrikeOut", "Line",          "Square",
    "Circle", "Polygon",   "PolyLine",  "Ink",      "Caret",     "FileAttachment"};

constexpr int kHidden = 1 << 1;  // flag of an annotation

std::string_view view(const GooString* text) {
  if (text == nullptr) return {};
  return {text->c_str(), static_cast<std::size_t>(std::max(text->getLength(), 0))};
}

std::string text_of(const Object& object) {
  return object.isString() ? pdf_text(view(object.getString())) : std::string();
}

/// dc:title of the XMP packet, in its default language.
std::string xmp_title(PDFDoc& document) {
  Object catalog = document.getXRef()->getCatalog();
  if (!catalog.isDict()) return {};
  Object metadata = catalog.dictLookup("Metadata");
  if (!metadata.isStream()) return {};
  std::string bytes;
  if (!read_stream(*metadata.getStream(), kMetadataBytes, &bytes)) return {};
  pugi::xml_document xml;
  // A packet is followed by padding and its end mark: what stands before is read all the same.
  xml.load_buffer(bytes.data(), bytes.size());
  std::string title;
  for (const pugi::xml_node packet : xml.children()) {
    for (const pugi::xml_node rdf : packet.children("rdf:RDF")) {
      for (const pugi::xml_node description : rdf.children("rdf:Description")) {
        for (const pugi::xml_node entry : description.child("dc:title").first_child().children()) {
          const bool is_default =
              std::string_view(entry.attribute("xml:lang").value()) == "x-default";
          if (title.empty() || is_default) title = entry.text().get();
        }
      }
    }
  }
  return repair_utf8(title);
}

/// "ja-JP": letters and digits in groups of at most eight, a language of two or three letters
/// first.
bool is_language_tag(std::string_view tag) {
  std::size_t group = 0;
  for (std::size_t i = 0; i <= tag.size(); ++i) {
    if (i == tag.size() || tag[i] == '-') {
      const bool first = i == group;
      if (group == 0 || group > 8 || (first && (group < 2 || group > 3))) return false;
      group = 0;
    } else {
      const char c = tag[i];
      if (!is_letter_byte(c) && !is_digit_byte(c)) return false;
      ++group;
    }
  }
  return true;
}

/// A name without folders, fit to be shown behind the outer document's.
std::string plain_name(std::string name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string::npos) name.erase(0, slash + 1);
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  constexpr std::size_t kLongest = 240;  // bytes: what file systems take
  if (name.size() > kLongest) name = repair_utf8(name.substr(name.size() - kLongest));
  return name.empty() || name == "." || name == ".." ? "attachment" : name;
}

/// The files of a document as they come, each read once and under a name of its own.
class Embedded {
 public:
  Embedded(const ExtractInput& input, const ExtractContext& context)
      : input_(input), context_(context), left_(context.limits.unpacked_bytes) {}

  [[nodiscard]] bool full() const { return files_.size() >= context_.limits.members || left_ == 0; }

  void add(FileSpec& file) {
    if (full() || !file.isOk() || file.getEmbeddedFile() == nullptr) return;
    EmbFile& embedded = *file.getEmbeddedFile();
    if (!embedded.isOk()) return;
    const std::string name = plain_name(pdf_text(view(file.getFileName())));
    std::string bytes;
    const bool fits = read_whole(*embedded.stream(), &bytes);
    left_ -= std::min(bytes.size(), left_);
    // The list of files and a mark on a page often name the same file.
    if (!seen_.emplace(name, std::hash<std::string>{}(bytes)).second) return;
    InnerDocument inner;
    inner.name = unique(name);
    inner.size = bytes.size();
    const ExtractInput whole{
        .bytes = bytes, .name = inner.name, .encoding = input_.encoding, .depth = input_.depth + 1};
    inner.extraction =
        fits ? extract(whole, context_) : refused("refused", "unpacks to more than the limit");
    files_.push_back(std::move(inner));
  }

  std::vector<InnerDocument> take() { return std::move(files_); }

 private:
  /// False past what is left to unpack, or past the memory there is: the document goes on without.
  bool read_whole(Stream& stream, std::string* bytes) const {
    try {
      return read_stream(stream, left_, bytes);
    } catch (const std::bad_alloc&) {
      std::string().swap(*bytes);
      return false;
    }
  }

  std::string unique(const std::string& name) {
    if (names_.insert(name).second) return name;
    const std::size_t dot = std::min(name.rfind('.'), name.size());
    std::string other;
    for (std::size_t& number = numbers_; other.empty() || !names_.insert(other).second;) {
      other = name.substr(0, dot) + "-" + std::to_string(++number + 1) + name.substr(dot);
    }
    return other;
  }

  const ExtractInput& input_;
  const ExtractContext& context_;
  std::size_t left_;                                    // bytes to unpack
  std::set<std::pair<std::string, std::size_t>> seen_;  // name, hash of the bytes
  std::unordered_set<std::string> names_;
  std::size_t numbers_ = 0;
  std::vector<InnerDocument> files_;
};

/// Calls `visit` for the dictionaries of the annotations on a page.
template <class Visit>
void each_annotation(PDFDoc& document, int page, const Visit& visit) {
  Page* const drawn = document.getPage(page);
  if (drawn == nullptr) return;
  Object annotations = drawn->getAnnotsObject();
  if (!annotations.isArray()) return;
  const int count = std::min(annotations.arrayGetLength(), kNotesOfPage);
  for (int i = 0; i < count; ++i) {
    Object annotation = annotations.arrayGet(i);
    if (annotation.isDict()) visit(annotation);
  }
}

bool is_type(const Object& annotation, std::string_view type) {
  Object subtype = annotation.dictLookup("Subtype");
  return subtype.isName() && type == subtype.getName();
}

/// What is left of a text without white space, to tell whether one repeats the other.
std::string dense(std::string_view text) {
  std::string out;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (!is_space(c)) append_utf8(out, c);
  }
  return out;
}

}  // namespace

void read_information(PDFDoc& document, ExtractedText* text) {
  if (Object information = document.getDocInfo(); information.isDict()) {
    text->title = stated_title(text_of(information.dictLookup("Title")));
    text->author = stated_author(text_of(information.dictLookup("Author")));
  }
  if (text->title.empty()) text->title = stated_title(xmp_title(document));
  if (Object catalog = document.getXRef()->getCatalog(); catalog.isDict()) {
    const std::string language = text_of(catalog.dictLookup("Lang"));
    if (is_language_tag(language)) text->language = language;
  }
}

std::vector<std::string> notes_of_page(PDFDoc& document, int page, std::string_view page_text) {
  std::vector<std::string> notes;
  std::string drawn;  // the page's text, dense; made where a note needs it
  each_annotation(document, page, [&](const Object& annotation) {
    const bool comment = std::any_of(kComments.begin(), kComments.end(),
                                     [&](auto type) { return is_type(annotation, type); });
    if (!comment) return;
    // "Accepted" and its like, which a program writes as an answer to a comment.
    if (!annotation.dictLookup("StateModel").isNull()) return;
    if (Object flags = annotation.dictLookup("F"); flags.isInt() && (flags.getInt() & kHidden) != 0)
      return;
    std::string note = text_of(annotation.dictLookup("Contents"));
    const std::string words = dense(note);
    if (words.empty()) return;
    // Some programs copy into a highlight what it lies over.
    if (drawn.empty()) drawn = dense(page_text);
    if (find_bytes(drawn, words) != std::string::npos) return;
    notes.push_back(std::move(note));
  });
  return notes;
}

std::vector<InnerDocument> read_embedded(PDFDoc& document, const ExtractInput& input,
                                         const ExtractContext& context) {
  Embedded files(input, context);
  Catalog& catalog = *document.getCatalog();
  const int listed = catalog.numEmbeddedFiles();
  for (int i = 0; i < listed && !files.full(); ++i) {
    const std::unique_ptr<FileSpec> file = catalog.embeddedFile(i);
    if (file) files.add(*file);
  }
  const int pages = std::min(document.getNumPages(), document.getXRef()->getNumObjects());
  for (int page = 1; page <= pages && !files.full(); ++page) {
    each_annotation(document, page, [&](const Object& annotation) {
      if (!is_type(annotation, "FileAttachment")) return;
      const Object specification = annotation.dictLookup("FS");
      FileSpec file(&specification);
      files.add(file);
    });
  }
  return files.take();
}

}  // namespace kouryu
