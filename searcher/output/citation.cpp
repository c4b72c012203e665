// Japanese dates are written out: 2004-05-01 is for programs.
#include "searcher/output/citation.h"

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

}  // namespace kouryu
