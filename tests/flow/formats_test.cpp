// One report of our own in every format: the same phrases, facets and records come out, or the
// table says why not (tests/data/formats.tsv).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/scratch.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

/// Each crosses what formats cut text at: lines of a PDF or mail, runs of Word, cells of a table.
const std::vector<std::string> kPhrases = {"大気汚染の防止を主な課題として",
                                           "汐見市立環境科学研究所で水質の検査",
                                           "海岸の清掃に協力を広げる",
                                           "随行の通訳を含まない",
                                           "汐見市環境局国際協力係",
                                           "これからの課題両市は令和6年10月",
                                           "友好協力12周年記念展"};

std::string joined(const std::set<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out.append(out.empty() ? "" : " ").append(value);
  return out.empty() ? "-" : out;
}

/// What the index holds of one document, as columns of the table from `phrases` on.
std::vector<std::string> columns_of(Searcher& searcher, const std::string& document) {
  SearchRequest all;
  all.limit = 0;
  all.filters = {{"doc", {document}}};
  const SearchResult passages = searcher.search(all);
  std::set<std::string> cities;
  std::set<std::string> years;
  std::size_t records = 0;
  for (const Hit& hit : passages.hits) {
    cities.insert(hit.city.begin(), hit.city.end());
    for (const int year : hit.year) years.insert(std::to_string(year));
    records += hit.kind == "record" ? 1 : 0;
  }
  std::size_t found = 0;
  std::string page = "-";
  for (const std::string& phrase : kPhrases) {
    SearchRequest exact = all;
    exact.query = phrase;
    exact.mode = SearchMode::Exact;
    const SearchResult result = searcher.search(exact);
    if (result.total == 0) continue;
    ++found;
    if (result.hits[0].page) page = std::to_string(*result.hits[0].page);
  }
  const HitDocument& told = passages.hits.at(0).document;
  return {std::to_string(found),
          page,
          std::to_string(records),
          joined(cities),
          joined(years),
          told.title,
          told.date.empty() ? "-" : told.date};
}

TEST(Formats, OneReportComesOutOfAllOfThem) {
  const test::Scratch scratch;
  const IndexReport report =
      update_index({.index_dir = scratch / "index",
                    .paths = {std::string(KOURYU_SOURCE_DIR) + "/corpus/formats"}});
  std::size_t faults = 0;
  for (const SkippedInput& skipped : report.skipped) faults += skipped.is_fault ? 1 : 0;
  EXPECT_EQ(faults, 0U);
  Searcher searcher({(scratch / "index").string()});
  const auto rows = test::read_tsv("formats.tsv", 9);
  ASSERT_EQ(rows.size(), 9U);
  for (const test::TsvRow& row : rows) {
    const std::vector<std::string> wanted(row.cells.begin() + 1, row.cells.end() - 1);
    EXPECT_EQ(columns_of(searcher, "shiomi-dalian." + row.cells[0]), wanted) << row.where();
  }
}

std::string told(const IndexReport& report) {
  std::string out;
  for (const SkippedInput& skipped : report.skipped) {
    out += skipped.path.substr(skipped.path.rfind('/') + 1) + ' ' + skipped.reason + ' ' +
           skipped.detail + (skipped.is_fault ? " fault\n" : "\n");
  }
  return out;
}

/// A mail with files of kinds that are not read, and with some that cannot be.
std::string mail_with_files() {
  std::string mail =
      "From: a@example.jp\nSubject: files\nContent-Type: multipart/mixed; boundary=\"B\"\n\n"
      "--B\nContent-Type: text/plain\n\nhello there\n";
  const std::pair<const char*, const char*> files[] = {
      {"a.zip", "PK\x03\x04zip"},     {"b.mp3", "ID3\x03mp3"},
      {"c.bin", "\x01\x02\x03"},      {"d.jpg", "\xFF\xD8\xFFjpg"},
      {"e.pdf", "%PDF-1.4 no pages"}, {"f.docx", "PK\x03\x04no package"}};
  for (const auto& [name, bytes] : files) {
    mail += std::string("--B\nContent-Type: application/octet-stream\n") +
            "Content-Disposition: attachment; filename=" + name + "\n\n" + bytes + "\n";
  }
  return mail + "--B--\n";
}

TEST(Formats, AnUnchangedFileTellsTheSameOfWhatIsInsideIt) {
  const test::Scratch scratch;
  const auto mail = scratch.write("in/a.eml", mail_with_files());
  const IndexRequest request{.index_dir = scratch / "index", .paths = {scratch / "in"}};
  const IndexReport first = update_index(request);
  EXPECT_EQ(first.skipped.size(), 6U) << told(first);
  EXPECT_EQ(told(update_index(request)), told(first));
  // The same of a mail that comes to an index that is there, and of one that was only touched.
  scratch.write("in/b.eml", mail_with_files());
  const IndexReport second = update_index(request);
  EXPECT_EQ(second.skipped.size(), 12U) << told(second);
  EXPECT_EQ(told(update_index(request)), told(second));
  std::filesystem::last_write_time(mail, std::filesystem::file_time_type::clock::now());
  EXPECT_EQ(told(update_index(request)), told(second));
  IndexRequest dry = request;
  dry.dry_run = true;
  EXPECT_EQ(told(update_index(dry)), told(second));
  // What the mail no longer holds is no longer told.
  scratch.write("in/b.eml", "From: a@example.jp\nSubject: none\n\nhello again\n");
  EXPECT_EQ(told(update_index(request)), told(first));
  EXPECT_EQ(told(update_index(request)), told(first));
}

}  // namespace
}  // namespace kouryu
