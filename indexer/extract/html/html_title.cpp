// Of a page's headings and its <title>, the one that names the document.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/place_units.h"
#include "dict/text/normalizer.h"
#include "indexer/extract/html/html_facts.h"
#include "indexer/extract/title_rules.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestTitle = 120;  // characters; a longer heading is a sentence

constexpr std::size_t kLongestBoldTitle = 40;

// What pages of any site are called, their first ones; compared folded.
constexpr std::array kPagesOfAnySite = {"index", "default",  "home",          "ホーム",
                                        "top",   "top page", "トップ",        "トップページ",
                                        "本文",  "メニュー", "メインメニュー"};

// How the name of a site ends.
constexpr std::array kSiteEnds = {"公式ホームページ",
                                  "公式サイト",
                                  "公式ウェブサイト",
                                  "公式webサイト",
                                  "公式ページ",
                                  "ホームページ",
                                  "ウェブサイト",
                                  "webサイト",
                                  "web site",
                                  "website",
                                  "市役所",
                                  "町役場",
                                  "村役場",
                                  "区役所",
                                  "県庁",
                                  "都庁",
                                  "府庁",
                                  "道庁",
                                  "ポータルサイト",
                                  "official site",
                                  "official website",
                                  "web"};
// A municipality alone names its site.
constexpr std::size_t kLongestPlace = 8;  // characters

// Parts of <title>. Signs that words hold too part only between spaces.
constexpr std::array<std::string_view, 14> kParting = {
    "｜", "|", "│", "❘", "»", "«", "＞", " > ", " < ", " - ", " － ", " – ", " — ", " / "};
// The same without spaces, tried where none of the above stands: 国際交流/○○市, ○○市:国際交流.
constexpr std::array<std::string_view, 6> kWeakParting = {"／", "/", "：", ":", "－", "-"};

template <std::size_t kCount>
bool is_one_of(const std::array<const char*, kCount>& words, std::string_view folded) {
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return fold_text(word) == folded; });
}

bool is_no_name(std::string_view text) {
  return is_no_title(text) || is_one_of(kPagesOfAnySite, fold_text(text));
}

std::string trimmed(std::string_view text) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  while (begin < end) {
    std::size_t next = begin;
    if (!is_space(next_char(text, next))) break;
    begin = next;
  }
  while (end > begin) {
    std::size_t before = end;
    if (!is_space(previous_char(text, before))) break;
    end = before;
  }
  return std::string(text.substr(begin, end - begin));
}

template <std::size_t kCount>
std::vector<std::string> split(std::string_view title,
                               const std::array<std::string_view, kCount>& signs) {
  std::vector<std::string> parts(1);
  for (std::size_t position = 0; position < title.size();) {
    const auto* const sign = std::find_if(signs.begin(), signs.end(), [&](std::string_view mark) {
      return title.substr(position).starts_with(mark);
    });
    if (sign != signs.end()) {
      parts.emplace_back();
      position += sign->size();
    } else {
      append_utf8(parts.back(), next_char(title, position));
    }
  }
  for (std::string& part : parts) part = trimmed(part);
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return parts;
}

std::string_view meta(const HtmlPage& page, std::string_view name) {
  for (const HtmlMeta& meta : page.metas) {
    if (meta.name == name && !meta.content.empty()) return meta.content;
  }
  return {};
}

class Titles {
 public:
  explicit Titles(const HtmlPage& page) : site_(fold_text(meta(page, "og:site_name"))) {
    // The name in the site's head: the link to its first page.
    for (const HtmlBlock& block : page.blocks) {
      if (block.kind != ExtractedKind::Navigation || block.role != HtmlRole::Header) continue;
      head_.push_back(fold_text(block.text));
      if (head_.size() >= 3) break;
    }
  }

  [[nodiscard]] bool is_site(std::string_view text) const {
    return is_named_site(text) || is_place(text);
  }

  /// Of the parts of <title>, the document's: never the site; what is nearest to the other end.
  [[nodiscard]] std::string of_document(std::string_view title) const {
    const std::string whole = trimmed(title);
    std::vector<std::string> parts = split(whole, kParting);
    if (parts.size() < 2) {
      std::vector<std::string> weak = split(whole, kWeakParting);
      const bool has_site = std::any_of(weak.begin(), weak.end(),
                                        [&](const std::string& part) { return is_site(part); });
      if (weak.size() == 2 && has_site) parts = std::move(weak);
    }
    if (parts.empty()) return {};
    // A place may be what the page is about: 大連市 | 姉妹都市 | みさき市.
    const bool site_first =
        is_named_site(parts.front()) || (is_place(parts.front()) && !is_site(parts.back()));
    const std::string& part = site_first ? parts.back() : parts.front();
    return is_no_name(part) ? std::string() : part;
  }

 private:
  /// Said to be the site's name, or called a site.
  [[nodiscard]] bool is_named_site(std::string_view text) const {
    const std::string folded = fold_text(text);
    if (folded.empty()) return false;
    if (folded == site_ || std::find(head_.begin(), head_.end(), folded) != head_.end()) {
      return true;
    }
    return std::any_of(kSiteEnds.begin(), kSiteEnds.end(),
                       [&](const char* end) { return folded.ends_with(fold_text(end)); });
  }
  /// みさき市; not 友好都市, 訪問団の来市.
  [[nodiscard]] static bool is_place(std::string_view text) {
    const std::string folded = fold_text(text);
    if (count_chars(folded) > kLongestPlace || folded.ends_with("都市")) return false;
    return folded.find("の") == std::string::npos && ends_with_unit_of_japan(folded);
  }

  std::string site_;
  std::vector<std::string> head_;
};

/// The heading of the document: one that <title> repeats, else the first of level 1.
std::string heading_of(const HtmlPage& page, const Titles& titles, std::string_view of_title,
                       int deepest) {
  const std::string wanted = fold_text(of_title);
  std::string first;
  for (const HtmlBlock& block : page.blocks) {
    if (block.kind != ExtractedKind::Heading || block.level > deepest) continue;
    if (block.text.empty() || count_chars(block.text) > kLongestTitle) continue;
    if (is_no_name(block.text)) continue;
    if (!wanted.empty() && fold_text(block.text) == wanted) return block.text;
    if (first.empty() && !titles.is_site(block.text)) first = block.text;
  }
  return first;
}

}  // namespace

std::string title_of(const HtmlPage& page) {
  const Titles titles(page);
  const std::string stated = titles.of_document(page.title);
  const bool only_site = stated.empty() || titles.is_site(stated);
  // A page may head its sections with h1 each, and its site with the first of them.
  if (std::string heading = heading_of(page, titles, stated, 1); !heading.empty()) return heading;
  if (!only_site) return stated;
  const std::string shared = titles.of_document(meta(page, "og:title"));
  if (!shared.empty() && !titles.is_site(shared)) return shared;
  if (std::string heading = heading_of(page, titles, {}, 3); !heading.empty()) return heading;
  if (!stated.empty()) return stated;
  // A page without headings may show its title in bold.
  for (const HtmlBlock& block : page.blocks) {
    if (block.kind == ExtractedKind::Navigation) continue;
    const bool title = block.kind == ExtractedKind::Paragraph && block.bold &&
                       count_chars(block.text) <= kLongestBoldTitle && !is_no_name(block.text) &&
                       block.text.find("。") == std::string::npos &&
                       block.text.find('\n') == std::string::npos;
    return title ? block.text : std::string();
  }
  return {};
}

}  // namespace kouryu
