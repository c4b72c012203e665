// Answers as CSV for spreadsheet programs.
#include <string_view>
#include <vector>

#include "searcher/output/output.h"

namespace kouryu {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A cell of text. A spreadsheet would run what begins like a formula: an apostrophe keeps it text.
std::string cell(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    out += '\'';
  }
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

template <class List, class Print>
std::string joined(const List& list, Print&& print) {
  std::string out;
  for (const auto& value : list) {
    if (!out.empty()) out += ';';
    out += print(value);
  }
  return out;
}

std::string joined(const std::vector<std::string>& list) {
  return joined(list, [](const std::string& value) { return value; });
}

}  // namespace

void write_csv(std::ostream& out, const SearchResult& result) {
  out << kByteOrderMark
      << "rank,score,id,document,title,path,date,heading,page,city,prefecture,country,year,org,"
         "snippet,text\r\n";
  for (const Hit& hit : result.hits) {
    const std::string years = joined(hit.year, [](int year) { return std::to_string(year); });
    out << hit.rank << ',' << hit.score << ',' << cell(hit.id) << ',' << cell(hit.document.id)
        << ',' << cell(hit.document.title) << ',' << cell(hit.document.path) << ','
        << cell(hit.document.date) << ',' << cell(joined(hit.heading)) << ','
        << (hit.page ? std::to_string(*hit.page) : std::string()) << ',' << cell(joined(hit.city))
        << ',' << cell(joined(hit.prefecture)) << ',' << cell(joined(hit.country)) << ','
        << cell(years) << ',' << cell(joined(hit.org)) << ',' << cell(hit.snippet.text) << ','
        << cell(hit.text) << "\r\n";
  }
}

void write_csv(std::ostream& out, const Timeline& timeline) {
  out << kByteOrderMark
      << "begin,end,fiscal,how,sentence,city,prefecture,country,org,document,path,heading,page,"
         "passage\r\n";
  for (const TimelineEvent& event : timeline.events) {
    out << event.begin << ',' << event.end << ',' << (event.fiscal ? "true" : "false") << ','
        << event.how << ',' << cell(event.sentence) << ',' << cell(joined(event.city)) << ','
        << cell(joined(event.prefecture)) << ',' << cell(joined(event.country)) << ','
        << cell(joined(event.org)) << ',' << cell(event.document.title) << ','
        << cell(event.document.path) << ',' << cell(joined(event.heading)) << ','
        << (event.page ? std::to_string(*event.page) : std::string()) << ',' << cell(event.passage)
        << "\r\n";
  }
}

}  // namespace kouryu
