// Folding in two passes: ICU's NFKC_Casefold, then variants and white space character by character.
#include "dict/text/normalizer.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <utility>

#include "dict/base/utf8.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

enum class VariantKind { Kanji, Sign, Latin };

struct Variant {
  char32_t from;
  char32_t to;
  VariantKind kind;
};
constexpr Variant kVariants[] = {
#include "dict/text/variants.inc"
};

/// The row of `c`, nullptr where it is no variant.
const Variant* variant_of(char32_t c) {
  // Most characters are no variants: a bit tells it before the table is searched.
  constexpr std::size_t kPlane = 0x10000;
  static const std::bitset<kPlane> any = [] {
    std::bitset<kPlane> bits;
    for (const Variant& variant : kVariants) {
      if (variant.from < kPlane) bits.set(variant.from);
    }
    return bits;
  }();
  if (c < kPlane && !any[c]) return nullptr;
  const auto* it = std::lower_bound(std::begin(kVariants), std::end(kVariants), c,
                                    [](const Variant& v, char32_t key) { return v.from < key; });
  return it != std::end(kVariants) && it->from == c ? it : nullptr;
}

/// The one that `kGet` gives, taken once, behind a guard that every thread passes.
template <const icu::Normalizer2* (*kGet)(UErrorCode&)>
const icu::Normalizer2& taken_once(const char* name) {
  static const icu::Normalizer2& normalizer = [name]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = kGet(status);
    if (U_FAILURE(status)) {
      throw Error(ErrorKind::Internal, std::string("ICU has no ") + name + " data");
    }
    return *instance;
  }();
  return normalizer;
}

const icu::Normalizer2& nfkc_casefold() {
  return taken_once<&icu::Normalizer2::getNFKCCasefoldInstance>("NFKC_Casefold");
}

const icu::Normalizer2& nfkc() { return taken_once<&icu::Normalizer2::getNFKCInstance>("NFKC"); }

std::string normalize(const icu::Normalizer2& normalizer, std::string_view text,
                      icu::Edits* edits) {
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  normalizer.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                           sink, edits, status);
  if (U_FAILURE(status)) throw Error(ErrorKind::Internal, "ICU could not normalize a text");
  return out;
}

bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool combines_backwards(char32_t c) {
  return c >= 0x300 && nfkc().hasBoundaryBefore(static_cast<UChar32>(c)) == 0;
}

bool keeps_space(char32_t c) { return is_latin(c) || is_digit(c); }

/// The blocks "Combining Diacritical Marks": of kana and of other scripts none is here.
bool is_latin_mark(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE20 && c <= 0xFE2F);
}

/// No Latin letter, told without a look at Unicode's tables.
bool is_of_japanese(char32_t c) { return c >= 0x2E80 && c < 0xA000; }

std::size_t behind_latin_marks(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    std::size_t after = position;
    if (!is_latin_mark(next_char(text, after))) break;
    position = after;
  }
  return position;
}

enum class LatinMarks { Drop, Keep };

/// The second pass. `Sink` hears of each piece: same(bytes), changed(from_bytes, to_bytes),
/// line_break().
template <LatinMarks kMarks, class Sink>
std::string fold_characters(std::string_view text, Sink&& sink) {
  std::string out;
  out.reserve(text.size());
  char32_t last = 0;          // last character written, 0 at the beginning
  char32_t base = 0;          // the one that marks here belong to
  std::size_t unchanged = 0;  // begin of what is the same and not yet written
  const auto flush = [&](std::size_t end) {
    if (end == unchanged) return;
    out.append(text, unchanged, end - unchanged);
    sink.same(end - unchanged);
  };
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const auto byte = static_cast<unsigned char>(text[begin]);
    if (byte > 0x20 && byte < 0x7F) {  // the common ASCII case
      last = base = byte;
      ++position;
      continue;
    }
    const char32_t c = next_char(text, position);
    if (is_space(c)) {
      base = 0;
      flush(begin);
      bool line_break = c == '\n' || c == '\t';
      std::size_t after = position;
      char32_t next = 0;
      while (after < text.size()) {
        std::size_t ahead = after;
        next = next_char(text, ahead);
        if (!is_space(next)) break;
        line_break = line_break || next == '\n' || next == '\t';
        after = ahead;
        next = 0;
      }
      position = after;
      // A mark that would combine across the gap keeps it too: folding stays idempotent.
      const bool keep = last != 0 && next != 0 &&
                        ((keeps_space(last) && keeps_space(next)) || combines_backwards(next));
      if (line_break) sink.line_break(out.size());
      if (keep) out += ' ';
      sink.changed(position - begin, keep ? 1 : 0);
      unchanged = position;
      continue;
    }
    if (is_variation_selector(c)) {
      flush(begin);
      sink.changed(position - begin, 0);
      unchanged = position;
      continue;
    }
    const bool marked = c >= 0x300 && is_latin(base);  // else a mark is one like any other
    if (kMarks == LatinMarks::Drop && marked && is_latin_mark(c)) {
      position = behind_latin_marks(text, position);
      // The marks belong to their letter, also when only the letter is asked for in the map.
      std::size_t letter = begin;
      if (begin > unchanged) previous_char(text, letter);
      flush(letter);
      out.append(text, letter, begin - letter);
      sink.changed(position - letter, begin - letter);
      unchanged = position;
      continue;
    }
    const Variant* const variant = variant_of(c);
    const bool folds =
        variant != nullptr && (kMarks == LatinMarks::Drop || variant->kind != VariantKind::Latin);
    const char32_t folded = folds ? variant->to : c;
    if (!marked || !is_latin_mark(c)) last = folded;
    if (!marked || !combines_backwards(c)) base = is_of_japanese(folded) ? 0 : folded;
    if (!folds) continue;
    flush(begin);
    if (kMarks == LatinMarks::Drop && variant->kind == VariantKind::Latin) {
      position = behind_latin_marks(text, position);
    }
    const std::size_t before = out.size();
    append_utf8(out, folded);
    sink.changed(position - begin, out.size() - before);
    unchanged = position;
  }
  flush(text.size());
  return out;
}

struct NoSink {
  void same(std::size_t) {}
  void changed(std::size_t, std::size_t) {}
  void line_break(std::size_t) {}
};

/// Records the map of the second pass and the breaks.
struct MapSink {
  OffsetMap map;
  std::vector<std::size_t> breaks;
  void same(std::size_t bytes) { map.append_same(bytes); }
  void changed(std::size_t from, std::size_t to) { map.append_changed(from, to); }
  void line_break(std::size_t at) {
    if (breaks.empty() || breaks.back() != at) breaks.push_back(at);
  }
};

/// ① ⑳ ⓪ ❶ ㉑ ㊿: numbers of list items.
bool is_enclosed_number(char32_t c) {
  return (c >= 0x2460 && c <= 0x249B) || (c >= 0x24EA && c <= 0x24FF) ||
         (c >= 0x2776 && c <= 0x2793) || (c >= 0x3251 && c <= 0x325F) ||
         (c >= 0x32B1 && c <= 0x32BF);
}

/// ③2011年 folds to 32011年; nothing is read across the end of such a number.
void add_number_breaks(std::string_view text, FoldedText& out) {
  const std::size_t before = out.breaks.size();
  for (const OffsetMap::Segment& segment : out.map.segments()) {
    if (segment.same || segment.result_size == 0 || segment.original_size != 3) continue;
    std::size_t position = segment.original_begin;
    if (!is_enclosed_number(next_char(text, position))) continue;
    out.breaks.push_back(segment.result_begin);
    out.breaks.push_back(segment.result_begin + segment.result_size);
  }
  if (out.breaks.size() == before) return;
  std::sort(out.breaks.begin(), out.breaks.end());
  out.breaks.erase(std::unique(out.breaks.begin(), out.breaks.end()), out.breaks.end());
}

/// ICU's edits as an offset map. Adjacent changes stay apart.
OffsetMap map_of(const icu::Edits& edits) {
  OffsetMap map;
  UErrorCode status = U_ZERO_ERROR;
  auto it = edits.getFineIterator();
  while (it.next(status) != 0) {
    const auto from = static_cast<std::size_t>(it.oldLength());
    const auto to = static_cast<std::size_t>(it.newLength());
    if (it.hasChange() != 0) {
      map.append_changed(from, to);
    } else {
      map.append_same(from);
    }
  }
  return map;
}

/// first: middle -> original; second: result -> middle. Gives result -> original.
OffsetMap compose(const OffsetMap& first, const OffsetMap& second) {
  // A segment of the composition ends wherever one of either map ends in the middle text.
  OffsetMap out;
  std::size_t i = 0;
  std::size_t j = 0;
  const auto& a = first.segments();
  const auto& b = second.segments();
  std::size_t a_used = 0;  // bytes of a[i]'s result side already consumed
  std::size_t b_used = 0;  // bytes of b[j]'s original side already consumed
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && a[i].result_size == 0) {  // dropped in the first pass
      out.append_removed(a[i++].original_size);
      continue;
    }
    if (j >= b.size() || i >= a.size()) break;
    if (a[i].same && b[j].same) {
      const std::size_t step = std::min(a[i].result_size - a_used, b[j].original_size - b_used);
      out.append_same(step);
      a_used += step;
      b_used += step;
    } else {
      // Gather whole segments of both until their ends meet in the middle text.
      std::size_t from = 0;
      std::size_t to = 0;
      std::size_t middle_a = 0;
      std::size_t middle_b = 0;
      const auto take_a = [&] {
        const std::size_t rest = a[i].result_size - a_used;
        // Of an unchanged stretch take only what the other side needs.
        const std::size_t step = a[i].same ? std::min(rest, middle_b - middle_a) : rest;
        from += a[i].same ? step : a[i].original_size;
        middle_a += step;
        a_used += step;
        if (a_used == a[i].result_size) ++i, a_used = 0;
      };
      const auto take_b = [&] {
        const std::size_t rest = b[j].original_size - b_used;
        const std::size_t step = b[j].same ? std::min(rest, middle_a - middle_b) : rest;
        to += b[j].same ? step : b[j].result_size;
        middle_b += step;
        b_used += step;
        if (b_used == b[j].original_size) ++j, b_used = 0;
      };
      if (!a[i].same) {
        take_a();
      } else {
        take_b();
      }
      while (middle_a != middle_b) {
        if (middle_a < middle_b) {
          take_a();
        } else {
          take_b();
        }
      }
      out.append_changed(from, to);
      continue;
    }
    if (a_used == a[i].result_size) ++i, a_used = 0;
    if (b_used == b[j].original_size) ++j, b_used = 0;
  }
  return out;
}

}  // namespace

char32_t fold_variant(char32_t c) {
  const Variant* const variant = variant_of(c);
  return variant == nullptr ? c : variant->to;
}

FoldedText fold(std::string_view text) {
  icu::Edits edits;
  const std::string middle = normalize(nfkc_casefold(), text, &edits);
  MapSink sink;
  FoldedText out;
  out.text = fold_characters<LatinMarks::Drop>(middle, sink);
  out.text.reserve(64);  // never inside the object itself: views into it survive a move
  out.breaks = std::move(sink.breaks);
  out.map = edits.hasChanges() != 0 ? compose(map_of(edits), sink.map) : std::move(sink.map);
  if (edits.hasChanges() != 0) add_number_breaks(text, out);
  return out;
}

std::string fold_text(std::string_view text) {
  return fold_characters<LatinMarks::Drop>(normalize(nfkc_casefold(), text, nullptr), NoSink{});
}

std::string fold_keeping_latin_marks(std::string_view text) {
  return fold_characters<LatinMarks::Keep>(normalize(nfkc_casefold(), text, nullptr), NoSink{});
}

std::string canonical_spelling(std::string_view text) {
  const std::string composed = normalize(nfkc(), text, nullptr);
  std::string out;
  out.reserve(composed.size());
  for (std::size_t position = 0; position < composed.size();) {
    const char32_t c = next_char(composed, position);
    if (is_variation_selector(c)) continue;
    const Variant* const variant = variant_of(c);
    append_utf8(out, variant != nullptr && variant->kind == VariantKind::Kanji ? variant->to : c);
  }
  return out;
}

std::string composed(std::string_view text) {
  const icu::Normalizer2& nfc = taken_once<&icu::Normalizer2::getNFCInstance>("NFC");
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const icu::UnicodeString result = nfc.normalize(source, status);
  if (U_FAILURE(status)) throw Error(ErrorKind::Internal, "ICU could not compose a text");
  std::string out;
  result.toUTF8String(out);
  return out;
}

}  // namespace kouryu
