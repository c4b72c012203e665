// Answers as CSV for spreadsheet programs.
#include <string_view>
#include <vector>

#include "searcher/output/csv_cells.h"
#include "searcher/output/output.h"
#include "searcher/timeline/event_kind.h"

namespace kouryu {

using csv::cell;
using csv::joined;
using csv::kByteOrderMark;
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
      << "begin,end,fiscal,uncertain,kind,text,city,prefecture,country,org,sources,how,document,"
         "path,heading,page,passage\r\n";
  for (const TimelineEvent& event : timeline.events) {
    out << event.begin << ',' << event.end << ',' << (event.fiscal ? "true" : "false") << ','
        << (event.uncertain ? "true" : "false") << ',' << event_kind_name(event.kind) << ','
        << cell(event.text) << ',' << cell(joined(event.city)) << ','
        << cell(joined(event.prefecture)) << ',' << cell(joined(event.country)) << ','
        << cell(joined(event.org)) << ',' << event.sources.size();
    // One cell of each source, also where it is empty: the columns of sources stay parallel.
    const auto column = [&](auto&& print) {
      std::string all;
      for (const EventSource& source : event.sources) {
        if (&source != &event.sources.front()) all += ';';
        all += print(source);
      }
      out << ',' << cell(all);
    };
    column([](const EventSource& source) { return source.how; });
    column([](const EventSource& source) { return source.document.title; });
    column([](const EventSource& source) { return source.document.path; });
    column([](const EventSource& source) {
      std::string heading;
      for (const std::string& one : source.heading) heading += (heading.empty() ? "" : " › ") + one;
      return heading;
    });
    column([](const EventSource& source) {
      return source.page ? std::to_string(*source.page) : std::string();
    });
    column([](const EventSource& source) { return source.passage; });
    out << "\r\n";
  }
}

}  // namespace kouryu
