// Peels each page from its edges: a row goes when it is furniture and all rows outside it are.
#include "indexer/extract/pdf/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/line_marks.h"

namespace kouryu {
namespace {

constexpr double kMarginShare = 0.16;  // of a page's height, where heads and feet stand
constexpr double kSideShare = 0.09;    // of its width, where tabs stand
constexpr std::size_t kMostRows = 4;   // of a head or foot
constexpr float kSameHeight = 4;       // points
constexpr float kOneRow = 3;           // points
constexpr std::size_t kPages = 3;      // on which furniture stands at least
constexpr double kCentered = 0.07;     // of the width, that a number may be off the middle
constexpr float kApart = 1.2F;         // ems between a lone number and the text

enum class Zone { Head, Foot, Side };

struct Candidate {
  std::size_t page;
  std::size_t piece;
  Zone zone;
  std::size_t row;  // from the edge, 0 = outermost
  float place;      // its middle, down the page
  bool alone;       // in its row
  bool repeated = false;
  std::optional<PrintedNumber> number{};
};

/// Digits are 0, one for a whole number: pages differ in them.
std::string masked(std::string_view text) {
  std::string out;
  bool digit = false;
  each_char(text, [&](char32_t c, std::size_t) {
    if (is_space(c)) return;
    if (is_digit(c)) {
      if (!digit) out += '0';
    } else {
      append_utf8(out, c);
    }
    digit = is_digit(c);
  });
  return out;
}

int value_of(std::string_view digits) {
  int value = 0;
  each_char(digits, [&](char32_t c, std::size_t) {
    const char32_t zero = c >= 0xFF10 ? 0xFF10 : U'0';
    value = std::min(value * 10 + static_cast<int>(c - zero), 1'000'000);
  });
  return value;
}

/// Numbers of ASCII or full-width digits in a text, with where they stand.
std::vector<std::pair<ByteRange, int>> numbers_in(std::string_view text) {
  std::vector<std::pair<ByteRange, int>> out;
  std::size_t begin = text.npos;
  const auto close = [&](std::size_t end) {
    if (begin != text.npos)
      out.push_back({{begin, end}, value_of(text.substr(begin, end - begin))});
    begin = text.npos;
  };
  each_char(text, [&](char32_t c, std::size_t position) {
    const bool digit = is_ascii_digit(c) || (c >= 0xFF10 && c <= 0xFF19);
    if (!digit) close(position);
    if (digit && begin == text.npos) begin = position;
  });
  close(text.size());
  return out;
}

class Finder {
 public:
  Finder(std::vector<PageLayout>& pages, bool whole, std::set<std::string>& kept)
      : pages_(pages), whole_(whole), kept_(kept) {}

  std::vector<std::string> run() {
    labels_.resize(pages_.size());
    out_.resize(pages_.size());
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      out_[p].resize(pages_[p].pieces.size());
      gather(p);
    }
    find_repeated();
    find_lone_numbers();
    std::size_t begin = 0;
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      std::size_t end = begin;
      while (end < candidates_.size() && candidates_[end].page == p) ++end;
      peel(begin, end);
      begin = end;
    }
    for (std::size_t p = 0; p < pages_.size(); ++p) take_out(p);
    return std::move(labels_);
  }

 private:
  const PagePiece& piece(const Candidate& c) const { return pages_[c.page].pieces[c.piece]; }

  void gather(std::size_t p) {
    const PageLayout& page = pages_[p];
    std::vector<std::size_t> order(page.pieces.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::pair{page.pieces[a].page.center_y(), a} <
             std::pair{page.pieces[b].page.center_y(), b};
    });
    gather_rows(p, order, Zone::Head);
    std::reverse(order.begin(), order.end());
    gather_rows(p, order, Zone::Foot);
    for (std::size_t i = 0; i < page.pieces.size(); ++i) {
      const PagePiece& piece = page.pieces[i];
      const bool upright = piece.frame == TextFrame::Right;
      const double side = kSideShare * page.width;
      const bool outside = piece.page.x1 < side || piece.page.x0 > page.width - side;
      if (!upright && outside) {
        candidates_.push_back({p, i, Zone::Side, 0, piece.page.center_y(), true});
      }
    }
  }

  void gather_rows(std::size_t p, const std::vector<std::size_t>& order, Zone zone) {
    const PageLayout& page = pages_[p];
    std::size_t row = 0;
    for (std::size_t begin = 0; begin < order.size() && row < kMostRows; ++row) {
      const float place = page.pieces[order[begin]].page.center_y();
      const float share = zone == Zone::Head ? place / page.height : 1 - place / page.height;
      if (share > kMarginShare) break;
      std::size_t end = begin;
      while (end < order.size() &&
             std::fabs(page.pieces[order[end]].page.center_y() - place) <= kOneRow) {
        ++end;
      }
      for (std::size_t k = begin; k < end; ++k) {
        candidates_.push_back({p, order[k], zone, row, place, end - begin == 1, false,
                               printed_number(page.pieces[order[k]].text)});
      }
      begin = end;
    }
  }

  void find_repeated() {
    std::unordered_map<std::string, std::vector<std::size_t>> alike;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      std::string key = masked(piece(c).text);
      key += static_cast<char>(c.zone);
      alike[key].push_back(i);
    }
    for (auto& [key, members] : alike) {
      std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
        return candidates_[a].place < candidates_[b].place;
      });
      for (std::size_t begin = 0; begin < members.size();) {
        std::size_t end = begin + 1;
        while (end < members.size() &&
               candidates_[members[end]].place - candidates_[members[end - 1]].place <=
                   kSameHeight) {
          ++end;
        }
        judge(members, begin, end);
        begin = end;
      }
    }
  }

  /// A number alone at the very edge that follows the pages as those of other pages do, at
  /// whichever height: pages of one document are not all of one size.
  void find_lone_numbers() {
    std::map<long, std::size_t> offsets;
    const auto offset = [&](const Candidate& c) {
      return value_of(c.number->label) - static_cast<long>(c.page);
    };
    const auto is_lone = [](const Candidate& c) {
      return c.number && c.alone && c.row == 0 && is_ascii_digit(c.number->label[0]);
    };
    for (const Candidate& c : candidates_) {
      if (is_lone(c)) ++offsets[offset(c)];
    }
    for (Candidate& c : candidates_) {
      if (is_lone(c) && offsets[offset(c)] >= kPages) c.repeated = true;
    }
  }

  /// A document of two pages: the very same line outermost on both.
  bool heads_both(const std::vector<std::size_t>& members, std::size_t begin,
                  std::size_t end) const {
    if (!whole_ || pages_.size() != 2 || end - begin != 2) return false;
    const Candidate& a = candidates_[members[begin]];
    const Candidate& b = candidates_[members[begin + 1]];
    return a.page != b.page && a.row == 0 && b.row == 0 && a.alone && b.alone &&
           piece(a).text == piece(b).text;
  }

  /// Candidates of one text (but for digits) and one height.
  void judge(const std::vector<std::size_t>& members, std::size_t begin, std::size_t end) {
    std::set<std::size_t> on;
    for (std::size_t k = begin; k < end; ++k) on.insert(candidates_[members[k]].page);
    if (on.size() < kPages && !heads_both(members, begin, end)) return;
    // The number that grows with the pages is their own.
    std::map<long, std::size_t> offsets;
    for (std::size_t k = begin; k < end; ++k) {
      const Candidate& c = candidates_[members[k]];
      for (const auto& [range, value] : numbers_in(piece(c).text)) {
        ++offsets[value - static_cast<long>(c.page)];
      }
    }
    for (std::size_t k = begin; k < end; ++k) {
      Candidate& c = candidates_[members[k]];
      const std::string_view text = piece(c).text;
      const auto numbers = numbers_in(text);
      const auto grows = [&](int value) { return offsets[value - static_cast<long>(c.page)] >= 2; };
      // Amounts at the foot of a table stand at one height, too.
      const bool amount = is_amount(text) && !(c.number && c.number->dressed);
      if (amount && !(c.number && c.alone && numbers.size() == 1 && grows(numbers[0].second))) {
        continue;
      }
      c.repeated = true;
      if (c.number) continue;
      for (const auto& [range, value] : numbers) {
        const bool at_edge = range.begin == 0 || range.end == text.size();
        if (at_edge && grows(value)) own_number_[members[k]] = range;
      }
    }
  }

  void peel(std::size_t begin, std::size_t end) {
    for (const Zone zone : {Zone::Head, Zone::Foot, Zone::Side}) {
      bool open = true;
      for (std::size_t row = 0; row < kMostRows && open; ++row) {
        bool any = false;
        for (std::size_t i = begin; i < end; ++i) {
          Candidate& c = candidates_[i];
          if (c.zone != zone || c.row != row) continue;
          any = true;
          if (is_furniture(c)) {
            remove(i);
          } else {
            open = false;
          }
        }
        open = open && any;
      }
    }
  }

  bool is_furniture(const Candidate& c) const {
    // The head of a table on each of its pages is of the table.
    if (piece(c).cell >= 0 && c.zone != Zone::Side) return false;
    if (c.repeated) return true;
    if (!c.number || !c.alone) return false;
    if (c.number->dressed) return true;
    return whole_ && pages_.size() < kPages && stands_apart(c);
  }

  /// A lone number in the middle of the foot, well below the text.
  bool stands_apart(const Candidate& c) const {
    const PageLayout& page = pages_[c.page];
    const Box& at = piece(c).page;
    if (c.zone != Zone::Foot || c.row > 0) return false;
    if (std::fabs(at.center_x() - page.width / 2) > kCentered * page.width) return false;
    return std::all_of(page.pieces.begin(), page.pieces.end(), [&](const PagePiece& other) {
      return &other == &piece(c) || other.page.y1 < at.y0 - kApart * piece(c).size;
    });
  }

  void remove(std::size_t i) {
    const Candidate& c = candidates_[i];
    std::string& label = labels_[c.page];
    if (c.number) {
      if (label.empty()) label = c.number->label;
      out_[c.page][c.piece] = true;
      return;
    }
    std::string& text = pages_[c.page].pieces[c.piece].text;
    if (const auto own = own_number_.find(i); own != own_number_.end()) {
      const ByteRange range = own->second;
      if (label.empty()) label = text.substr(range.begin, range.size());
      text.erase(range.begin, range.size());
    }
    if (!kept_.insert(text).second) out_[c.page][c.piece] = true;
    own_number_.erase(i);
  }

  void take_out(std::size_t p) {
    std::vector<PagePiece>& pieces = pages_[p].pieces;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (out_[p][i]) continue;
      if (kept != i) pieces[kept] = std::move(pieces[i]);
      ++kept;
    }
    pieces.resize(kept);
  }

  std::vector<PageLayout>& pages_;
  bool whole_;
  std::set<std::string>& kept_;
  std::vector<Candidate> candidates_;  // by page
  std::unordered_map<std::size_t, ByteRange> own_number_;
  std::vector<std::vector<bool>> out_;
  std::vector<std::string> labels_;
};

}  // namespace

std::optional<PrintedNumber> printed_number(std::string_view text) {
  constexpr std::u32string_view kDashes = U"-‐‑–—―－−ー─━ｰ~〜～";
  constexpr std::u32string_view kDress = U"・.．()（）[]［］<>＜＞〈〉《》【】|｜";  // of items too
  PrintedNumber out;
  std::string rest;  // what is neither number nor dress
  std::string roman;
  int numbers = 0;
  bool digit = false;
  bool split = false;
  bool odd = false;
  each_char(text, [&](char32_t c, std::size_t) {
    if (is_space(c)) return;
    if (is_ascii_digit(c) || (c >= 0xFF10 && c <= 0xFF19)) {
      if (!digit) ++numbers;
      if (numbers == 1) out.label += static_cast<char>('0' + value_of(to_utf8({&c, 1})));
      digit = true;
      return;
    }
    digit = false;
    if (rest.ends_with("ペ") && c == U'ー') {
      append_utf8(rest, c);
    } else if (c == U'/' || c == U'／') {
      split = true;
    } else if (kDashes.find(c) != kDashes.npos) {
      out.dressed = true;
    } else if (kDress.find(c) != kDress.npos) {
      return;
    } else if (std::u32string_view(U"ivxlc").find(c) != std::u32string_view::npos) {
      roman += static_cast<char>(c);
    } else {
      append_utf8(rest, c);
      odd = true;
    }
  });
  if (numbers == 0 && !odd && !roman.empty() && roman.size() <= 6) {
    out.label = roman;
    return out;
  }
  if (!roman.empty() || out.label.empty() || out.label.size() > 4) return std::nullopt;
  if (odd) {
    static constexpr std::string_view kWords[] = {"P",  "p",  "Page", "page", "PAGE",    "ページ",
                                                  "頁", "Ｐ", "ｐ",   "第頁", "第ページ"};
    if (std::find(std::begin(kWords), std::end(kWords), rest) == std::end(kWords)) {
      return std::nullopt;
    }
    out.dressed = true;
  }
  if (numbers > 2 || (numbers == 2) != split) return std::nullopt;
  out.dressed = out.dressed || split;
  return out;
}

std::vector<std::string> PdfFurniture::remove(std::vector<PageLayout>& pages, bool whole) {
  return Finder(pages, whole, kept_).run();
}

}  // namespace kouryu
