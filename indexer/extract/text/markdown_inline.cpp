// Everything here goes over its text once.
#include "indexer/extract/text/markdown_inline.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/extract/ascii.h"

namespace kouryu {
namespace {

constexpr std::array<std::pair<char, char>, 3> kMarks = {
    {{'*', kKeptStar}, {'_', kKeptLine}, {'~', kKeptTilde}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kEntities = {
    {{"&amp;", "&"},
     {"&lt;", "<"},
     {"&gt;", ">"},
     {"&quot;", "\""},
     {"&apos;", "'"},
     {"&nbsp;", " "},
     {"&copy;", "©"},
     {"&reg;", "®"},
     {"&hellip;", "…"},
     {"&ensp;", " "},
     {"&emsp;", "　"},
     {"&yen;", "¥"}}};

// Their text is not the reader's.
constexpr std::array<std::string_view, 4> kDropped = {"rt", "rp", "script", "style"};
// What they hold stands on lines of its own.
constexpr std::array<std::string_view, 21> kLines = {
    "br", "p",  "div", "li", "tr", "h1", "h2",      "h3",      "h4", "h5",   "h6",
    "ul", "ol", "dt",  "dd", "td", "th", "summary", "details", "hr", "table"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_wide(char32_t c) {
  return (c >= 0x2E80 && c < 0xAC00) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFFE8) || (c >= 0x2010 && c < 0x2060) || c >= 0x20000;
}

/// Marks of emphasis that md4c left: a pair around text that touches them.
std::string without_pairs(std::string_view text, std::string_view mark) {
  std::vector<std::size_t> places;
  std::size_t open = text.npos;
  for (std::size_t at = 0; (at = text.find(mark, at)) != text.npos; at += mark.size()) {
    const std::size_t behind = at + mark.size();
    const bool space_before = at == 0 || text[at - 1] == ' ' || text[at - 1] == kSoftBreak;
    const bool space_behind = behind >= text.size() || text[behind] == ' ' || text[behind] == '\n';
    if (open != text.npos && !space_before && at > open + mark.size()) {
      places.push_back(open);
      places.push_back(at);
      open = text.npos;
    } else if (!space_behind) {
      open = at;
    }
  }
  std::string out;
  std::size_t begin = 0;
  for (const std::size_t place : places) {
    out += text.substr(begin, place - begin);
    begin = place + mark.size();
  }
  out += text.substr(begin);
  return out;
}

}  // namespace

std::string with_kept_marks(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    for (const auto& [mark, kept] : kMarks) c = c == mark ? kept : c;
  }
  return out;
}

std::string mended_inline(std::string_view text) {
  std::string marked(text);
  for (const char* const mark : {"**", "__", "~~"}) {
    if (marked.find(mark) != marked.npos) marked = without_pairs(marked, mark);
  }
  std::string out;
  out.reserve(marked.size());
  char32_t before = ' ';
  for (std::size_t i = 0; i < marked.size();) {
    if (marked[i] != kSoftBreak) {
      before = next_char(marked, i);
      for (const auto& [mark, kept] : kMarks) {
        if (before == static_cast<char32_t>(kept)) before = static_cast<char32_t>(mark);
      }
      append_utf8(out, before);
      continue;
    }
    ++i;
    std::size_t next = i;
    const char32_t after = i < marked.size() ? next_char(marked, next) : U' ';
    if (!(is_wide(before) && is_wide(after)) && before != '\n') out += ' ';
  }
  return out;
}

std::string entity_text(std::string_view entity) {
  for (const auto& [name, text] : kEntities) {
    if (name == entity) return std::string(text);
  }
  if (!entity.starts_with("&#") || entity.size() > 12) return std::string(entity);
  const bool hexadecimal = entity.size() > 3 && (entity[2] == 'x' || entity[2] == 'X');
  char32_t c = 0;
  for (const char digit : entity.substr(hexadecimal ? 3 : 2)) {
    if (digit == ';') break;
    const int value = digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
    if (value < 0 || value > 15) return std::string(entity);
    c = c * (hexadecimal ? 16 : 10) + static_cast<char32_t>(value);
    if (c > 0x10FFFF) return {};
  }
  std::string out;
  if (c >= 0x20 && (c < 0xD800 || c > 0xDFFF)) append_utf8(out, c);
  return out;
}

std::string tag_name(std::string_view html) {
  std::string name;
  if (!html.starts_with('<')) return name;
  for (std::size_t i = 1; i < html.size() && i < 20; ++i) {
    const char c = html[i];
    const char lower = ascii_lower(c);
    const bool letter = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
    if (!letter && !(lower == '/' && i == 1)) break;
    name += lower;
  }
  return name;
}

std::string html_block_text(std::string_view html) {
  std::string out;
  std::string dropped;  // the tag whose text is being left out
  bool no_comment_end = false;
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] == '<') {
      const auto rest = html.substr(i);
      if (rest.starts_with("<!--") && !no_comment_end) {
        const std::size_t end = html.find("-->", i + 4);
        no_comment_end = end == html.npos;
        i = end == html.npos ? html.size() : end + 3;
        continue;
      }
      const std::string name = tag_name(rest);
      const std::size_t end =
          name.empty() && !rest.starts_with("<!") ? html.npos : html.find('>', i);
      if (end == html.npos) {  // no tag
        if (dropped.empty()) out += '<';
        ++i;
        // Nothing behind closes: the rest is text, and is not searched again for each '<'.
        if (!name.empty()) return dropped.empty() ? out + std::string(html.substr(i)) : out;
        continue;
      }
      const std::string_view bare = std::string_view(name).substr(name.starts_with('/') ? 1 : 0);
      if (dropped.empty() && is_one_of(kDropped, name)) dropped = name;
      if (!dropped.empty() && name == "/" + dropped) dropped.clear();
      if (dropped.empty() && is_one_of(kLines, bare) && !out.ends_with('\n')) out += '\n';
      i = end + 1;
    } else if (html[i] == '&') {
      const std::size_t end = html.substr(i, 12).find(';');
      if (end == html.npos) {
        if (dropped.empty()) out += '&';
        ++i;
      } else {
        if (dropped.empty()) out += entity_text(html.substr(i, end + 1));
        i += end + 1;
      }
    } else {
      const bool second_end = html[i] == '\n' && out.ends_with('\n');
      if (dropped.empty() && !second_end) out += html[i];
      ++i;
    }
  }
  return out;
}

}  // namespace kouryu
