// Japanese dates are written out: 2004-05-01 is for programs.
#include "searcher/output/citation.h"

#include <algorithm>
#include <string_view>

#include "searcher/output/joined.h"

namespace kouryu {

std::string title_of(const HitDocument& document) {
  if (!document.title.empty()) return document.title;
  if (!document.path.empty()) return file_name(document.path);
  return document.id;
}

std::string file_name(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

std::string date_text(const std::string& date, bool fiscal, Language language) {
  if (language == Language::English) return fiscal ? "FY" + date : date;
  const auto number = [&](std::size_t at) {
    const std::string part = date.substr(at, 2);
    return part.starts_with('0') ? part.substr(1) : part;
  };
  std::string out = date.substr(0, 4) + (fiscal ? "年度" : "年");
  if (date.size() >= 7) out += number(5) + "月";
  if (date.size() >= 10) out += number(8) + "日";
  return out;
}

std::string citation(const HitDocument& document, const std::vector<std::string>& heading,
                     const std::optional<int>& page, Language language) {
  const bool japanese = language == Language::Japanese;
  const char* between = japanese ? "、" : ", ";
  const std::string title = title_of(document);
  std::string out = japanese ? "「" + title + "」" : "“" + title + "”";
  if (!document.date.empty()) {
    const std::string date = date_text(document.date, false, language);
    out += japanese ? "（" + date + "）" : " (" + date + ')';
  }
  std::vector<std::string> under = heading;
  std::erase(under, title);
  if (!under.empty()) out += between + joined(under, " › ");
  const std::string file = file_name(document.path);
  if (!file.empty() && file != title) out += between + file;
  if (page) {
    out += between + (japanese ? std::to_string(*page) + "ページ" : "p. " + std::to_string(*page));
  }
  return out;
}

namespace {

std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

/// What BibTeX takes for itself is written so that it prints.
std::string for_bibtex(const std::string& text) {
  constexpr std::string_view kSpecial = "#$%&_{}";
  std::string out;
  for (const char c : on_one_line(text)) {
    if (c == '\\') {
      out += "{\\textbackslash}";
    } else if (c == '~' || c == '^') {
      out += std::string("{\\") + c + "{}}";
    } else {
      if (kSpecial.find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string bibtex(const HitDocument& document, const std::string& id,
                   const std::optional<int>& page) {
  std::string key = "kouryu";
  for (const char c : id) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (plain) key += c;
  }
  std::string out = "@misc{" + key + ",\n  title = {" + for_bibtex(title_of(document)) + "}";
  const std::string& date = document.date;
  if (date.size() >= 4) out += ",\n  year = {" + date.substr(0, 4) + "}";
  if (date.size() >= 7) out += ",\n  month = {" + date.substr(5, 2) + "}";
  if (page) out += ",\n  pages = {" + std::to_string(*page) + "}";
  const std::string file = file_name(document.path);
  if (!file.empty()) out += ",\n  note = {" + for_bibtex(file) + "}";
  return out + ",\n  url = {" + kAddressMark + "}\n}\n";
}

std::string ris(const HitDocument& document, const std::optional<int>& page) {
  std::string out = "TY  - GEN\nTI  - " + on_one_line(title_of(document)) + "\n";
  const std::string& date = document.date;
  if (date.size() >= 4) {
    out += "PY  - " + date.substr(0, 4) + "\n";
    std::string day = date;
    std::replace(day.begin(), day.end(), '-', '/');
    out += "DA  - " + day + "\n";
  }
  if (page) out += "SP  - " + std::to_string(*page) + "\n";
  const std::string file = file_name(document.path);
  if (!file.empty()) out += "N1  - " + on_one_line(file) + "\n";
  return out + "UR  - " + kAddressMark + "\nER  - \n";
}

}  // namespace kouryu
