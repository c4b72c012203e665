// Presentations of PowerPoint 97 to 2003: a slide is a page; its title first, then its boxes from
// top to bottom, then what the speaker noted (MS-PPT, MS-ODRAW).
//
// The document lists its slides by numbers, and a directory says where the record of each number
// begins; a file that was saved in a hurry has several directories, of which the last counts.
#include <algorithm>
#include <map>
#include <set>

#include "indexer/extract/office/ole/little_endian.h"
#include "indexer/extract/office/ole/old_text.h"
#include "indexer/extract/office/ole/ole_readers.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/office/table.h"
#include "indexer/extract/one_line.h"
#include "indexer/extract/text_builder.h"

namespace kouryu::office {
namespace {

enum Type : std::uint16_t {
  kDocument = 0x03E8,
  kSlide = 0x03EE,
  kSlidePlace = 0x03F3,
  kNotes = 0x03F0,
  kSlideShow = 0x03F9,
  kSlideList = 0x0FF0,
  kTextKind = 0x0F9F,
  kTextUtf16 = 0x0FA0,
  kTextBytes = 0x0FA8,
  kTextOfOutline = 0x0F9E,
  kUserEdit = 0x0FF5,
  kDirectory = 0x1772,
  kShapeGroup = 0xF003,
  kShape = 0xF004,
  kTextBox = 0xF00D,
  kChildAnchor = 0xF00F,
  kAnchor = 0xF010,
};
constexpr std::uint8_t kContainer = 0xF;
constexpr int kDeepest = 100;
constexpr int kMostEdits = 10'000;
constexpr std::uint32_t kTitleKind = 0;
constexpr std::uint32_t kBodyKind = 1;
constexpr std::uint32_t kNotesKind = 2;
constexpr std::uint32_t kCenterTitleKind = 6;

struct Atom {
  std::uint16_t type = 0;
  std::uint16_t instance = 0;
  bool container = false;
  std::string_view data;
};

/// The record at `at`, cut off at the end of what is around it; nothing behind the end.
std::optional<Atom> atom_at(std::string_view bytes, std::size_t at) {
  constexpr std::size_t kHead = 8;
  if (bytes.size() < kHead || at > bytes.size() - kHead) return std::nullopt;
  const std::uint16_t head = u16_at(bytes, at);
  return Atom{u16_at(bytes, at + 2), static_cast<std::uint16_t>(head >> 4),
              (head & 0xF) == kContainer, piece_at(bytes, at + kHead, u32_at(bytes, at + 4))};
}

template <class Visit>
void each_atom(std::string_view bytes, Visit&& visit) {
  std::size_t at = 0;
  for (auto atom = atom_at(bytes, at); atom; atom = atom_at(bytes, at)) {
    visit(*atom);
    at += 8 + atom->data.size();
  }
}

struct SlideText {
  std::uint32_t kind = 4;  // other
  std::string text;
};

/// Texts among the atoms of a text box or of a slide in the list.
class TextAtoms {
 public:
  void take(const Atom& atom) {
    if (atom.type == kTextKind) {
      texts.push_back({u32_at(atom.data, 0), {}});
    } else if (atom.type == kTextUtf16 || atom.type == kTextBytes) {
      if (texts.empty()) texts.emplace_back();
      texts.back().text =
          atom.type == kTextUtf16 ? from_utf16(atom.data) : from_low_bytes(atom.data);
    }
  }
  std::vector<SlideText> texts;
};

struct Box {
  int top = 0;
  int left = 0;
  SlideText text;
};

struct SlideEntry {
  std::uint32_t number = 0;  // of the directory
  std::uint32_t id = 0;
  TextAtoms outline;
};

class OldSlidesReader {
 public:
  OldSlidesReader(CompoundFile file, const ExtractContext& context)
      : context_(context), file_(std::move(file)), out_(context.limits) {}

  Extraction run() {
    const std::string user = file_.stream("Current User");
    constexpr std::uint32_t kEncrypted = 0xF3D1C4DF;
    if (u32_at(user, 12) == kEncrypted) throw Refusal("encrypted", "");
    stream_ = file_.stream("PowerPoint Document");
    work_left_ = 8 * stream_.size() + 4'096;
    read_directories(u32_at(user, 16));
    read_document();
    if (slides_.empty()) find_slides();
    write(false);
    // Hidden slides are not shown, but all there is where no other has text.
    if (out_.text.text.empty() && !out_.full()) write(true);
    if (out_.text.text.empty() && slides_.empty()) throw Refusal("broken", "no slides");
    describe(file_, out_.text);
    return out_.finish();
  }

 private:
  /// From the last edit back to the first; of a number the latest place counts.
  void read_directories(std::size_t at) {
    std::set<std::size_t> seen;
    while (seen.size() < kMostEdits && seen.insert(at).second) {
      const auto edit = atom_at(stream_, at);
      if (!edit || edit->type != kUserEdit) return;
      if (seen.size() == 1) document_ = u32_at(edit->data, 16);
      read_directory(u32_at(edit->data, 12));
      at = u32_at(edit->data, 8);
      if (at == 0) return;
    }
  }

  void read_directory(std::size_t at) {
    const auto directory = atom_at(stream_, at);
    if (!directory || directory->type != kDirectory) return;
    spend(directory->data.size());
    for (std::size_t i = 0; i + 4 <= directory->data.size();) {
      const std::uint32_t head = u32_at(directory->data, i);
      i += 4;
      std::uint32_t number = head & 0xFFFFF;
      for (std::uint32_t left = head >> 20; left > 0 && i + 4 <= directory->data.size(); --left) {
        places_.emplace(number++, u32_at(directory->data, i));
        i += 4;
      }
    }
  }

  [[nodiscard]] std::optional<Atom> placed(std::uint32_t number, std::uint16_t type) const {
    const auto place = places_.find(number);
    if (place == places_.end()) return std::nullopt;
    auto atom = atom_at(stream_, place->second);
    if (atom && atom->type != type) atom.reset();
    return atom;
  }

  void read_document() {
    const auto document = placed(document_, kDocument);
    if (!document) return;
    each_atom(document->data, [&](const Atom& list) {
      constexpr std::uint16_t kOfSlides = 0;
      constexpr std::uint16_t kOfNotes = 2;
      if (list.type != kSlideList) return;
      if (list.instance == kOfNotes) {
        each_atom(list.data, [&](const Atom& atom) {
          if (atom.type == kSlidePlace) add_notes(u32_at(atom.data, 0));
        });
      }
      if (list.instance != kOfSlides) return;
      each_atom(list.data, [&](const Atom& atom) {
        if (atom.type == kSlidePlace) {
          slides_.push_back({u32_at(atom.data, 0), u32_at(atom.data, 12), {}});
        } else if (!slides_.empty()) {
          slides_.back().outline.take(atom);
        }
      });
    });
  }

  /// Notes tell whose they are by the slide's id, not by its number.
  void add_notes(std::uint32_t number) {
    const auto notes = placed(number, kNotes);
    if (!notes) return;
    constexpr std::uint16_t kNotesAtom = 0x03F1;
    each_atom(notes->data, [&](const Atom& atom) {
      if (atom.type == kNotesAtom) notes_[u32_at(atom.data, 0)] = notes->data;
    });
  }

  /// Where the list of slides is lost: all of them in the order in which they lie.
  void find_slides() {
    each_atom(stream_, [&](const Atom& atom) {
      if (atom.type != kSlide) return;
      const auto number = static_cast<std::uint32_t>(0x100000 + slides_.size());
      places_[number] = static_cast<std::uint32_t>(atom.data.data() - 8 - stream_.data());
      slides_.push_back({number, 0, {}});
    });
  }

  void write(bool hidden) {
    out_.text.pages.clear();
    std::size_t done = 0;
    for (const SlideEntry& slide : slides_) {
      if (context_.progress) context_.progress(done++, slides_.size());
      if (out_.full()) return;
      // Numbers of pages are those of the slides, whether each is shown or not.
      out_.page();
      const auto atom = placed(slide.number, kSlide);
      if (!atom) {
        if (!hidden) write_texts(slide.outline.texts);
      } else if (is_hidden(*atom) == hidden) {
        write_slide(slide, *atom);
      }
    }
  }

  static bool is_hidden(const Atom& slide) {
    bool hidden = false;
    each_atom(slide.data, [&](const Atom& atom) {
      constexpr std::uint16_t kHidden = 0x0004;
      if (atom.type == kSlideShow) hidden = (u16_at(atom.data, 10) & kHidden) != 0;
    });
    return hidden;
  }

  void write_slide(const SlideEntry& slide, const Atom& atom) {
    std::vector<Box> boxes;
    collect(atom.data, slide, nullptr, boxes, 0);
    std::stable_sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) {
      const bool title = is_title(a.text);
      if (title != is_title(b.text)) return title;
      return std::pair(a.top, a.left) < std::pair(b.top, b.left);
    });
    std::vector<SlideText> texts;
    for (Box& box : boxes) texts.push_back(std::move(box.text));
    if (texts.empty()) texts = slide.outline.texts;
    write_texts(texts);
    const auto notes = notes_.find(slide.id);
    if (notes == notes_.end()) return;
    boxes.clear();
    collect(notes->second, slide, nullptr, boxes, 0);
    for (const Box& box : boxes) {
      if (box.text.kind == kNotesKind) out_.block(ExtractedKind::Note, lines_of(box.text.text));
    }
  }

  static bool is_title(const SlideText& text) {
    return text.kind == kTitleKind || text.kind == kCenterTitleKind;
  }

  /// Paragraphs end with '\r'; '\v' ends a line in one.
  static std::string lines_of(std::string text) {
    std::replace(text.begin(), text.end(), '\r', '\n');
    std::replace(text.begin(), text.end(), '\v', '\n');
    return text;
  }

  void write_texts(const std::vector<SlideText>& texts) {
    for (const SlideText& text : texts) {
      if (is_title(text)) {
        out_.block(ExtractedKind::Heading, one_line(lines_of(text.text)), 1);
        continue;
      }
      for (std::size_t at = 0; at <= text.text.size();) {
        const std::size_t end = std::min(text.text.find('\r', at), text.text.size());
        const std::string line = lines_of(text.text.substr(at, end - at));
        if (text.kind == kBodyKind) {
          out_.block(ExtractedKind::ListItem, line, 1);
        } else {
          write_line(line, out_);
        }
        at = end + 1;
      }
    }
  }

  struct Spot {
    int top = 0;
    int left = 0;
  };

  /// Boxes with text; those of a group stand where its first shape, the group itself, stands.
  void collect(std::string_view bytes, const SlideEntry& slide, const Spot* group,
               std::vector<Box>& boxes, int depth) {
    if (depth > kDeepest) throw Refusal("refused", "elements nested deeper than the limit");
    spend(bytes.size());
    Spot spot;
    if (group != nullptr) spot = *group;
    bool in_group = group != nullptr;
    each_atom(bytes, [&](const Atom& atom) {
      if (atom.type == kShape) {
        add_shape(atom, slide, in_group ? &spot : nullptr, boxes);
      } else if (atom.type == kShapeGroup) {
        Spot inner;
        const bool placed_group = depth > 2 && group_spot(atom, inner);
        collect(atom.data, slide, placed_group ? &inner : group, boxes, depth + 1);
      } else if (atom.container) {
        collect(atom.data, slide, group, boxes, depth + 1);
      }
    });
  }

  static bool group_spot(const Atom& group, Spot& spot) {
    const auto first = atom_at(group.data, 0);
    if (!first || first->type != kShape) return false;
    return spot_of(*first, spot);
  }

  /// Edges in one of two widths: top, left, right, bottom.
  static bool spot_of(const Atom& shape, Spot& spot) {
    bool found = false;
    each_atom(shape.data, [&](const Atom& atom) {
      if (atom.type != kAnchor) return;
      constexpr std::size_t kShort = 8;
      if (atom.data.size() == kShort) {
        spot = {static_cast<std::int16_t>(u16_at(atom.data, 0)),
                static_cast<std::int16_t>(u16_at(atom.data, 2))};
      } else {
        spot = {static_cast<std::int32_t>(u32_at(atom.data, 0)),
                static_cast<std::int32_t>(u32_at(atom.data, 4))};
      }
      found = true;
    });
    return found;
  }

  void add_shape(const Atom& shape, const SlideEntry& slide, const Spot* group,
                 std::vector<Box>& boxes) {
    Spot spot;
    if (group != nullptr) {
      spot = *group;
    } else {
      spot_of(shape, spot);
    }
    each_atom(shape.data, [&](const Atom& atom) {
      if (atom.type != kTextBox) return;
      TextAtoms own;
      each_atom(atom.data, [&](const Atom& text) {
        own.take(text);
        if (text.type != kTextOfOutline) return;
        const std::size_t index = u32_at(text.data, 0);
        if (index < slide.outline.texts.size()) own.texts.push_back(slide.outline.texts[index]);
      });
      for (SlideText& text : own.texts) {
        spend(text.text.size());
        boxes.push_back({spot.top, spot.left, std::move(text)});
      }
    });
  }

  /// Slides may be told to be inside one another; nobody writes so.
  void spend(std::size_t bytes) {
    if (bytes > work_left_) {
      // Nesting of an honest file reads each byte a few times, one for each level.
      throw Refusal("refused", "slides inside one another");
    }
    work_left_ -= bytes;
  }

  const ExtractContext& context_;
  CompoundFile file_;
  TextBuilder out_;
  std::string stream_;
  std::map<std::uint32_t, std::uint32_t> places_;
  std::map<std::uint32_t, std::string_view> notes_;  // by the slide's id
  std::vector<SlideEntry> slides_;
  std::uint32_t document_ = 0;
  std::size_t work_left_ = 0;
};

}  // namespace

Extraction read_old_slides(CompoundFile file, const ExtractInput&, const ExtractContext& context) {
  return OldSlidesReader(std::move(file), context).run();
}

}  // namespace kouryu::office
