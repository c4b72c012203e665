// Words for what happened.
#include "indexer/cli/report.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/cli/details.h"
#include "indexer/reasons.h"

namespace kouryu {
namespace {

/// Files of kinds that are not read, by kind.
std::map<std::string, std::size_t> not_read(const IndexReport& report) {
  std::map<std::string, std::size_t> kinds;
  for (const SkippedInput& input : report.skipped) {
    if (input.is_fault) continue;
    const bool kind = input.reason == "unsupported" && !input.detail.empty();
    ++kinds[kind ? input.detail : input.reason == "unsupported" ? "other" : input.reason];
  }
  return kinds;
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

/// Why the place that documents were read from cannot be asked.
struct Absence {
  std::string_view code;
  const char* english;
  const char* japanese;
};
constexpr std::array kAbsences = {
    Absence{"missing", "does not exist", "見つかりません"},
    Absence{"empty", "is empty", "空です"},
    Absence{"unreadable", "cannot be read", "読み取れません"},
    Absence{"no_folder", "is no folder any more", "フォルダーではなくなりました"},
};

std::string kept_line(const KeptDocuments& kept, Language language) {
  std::string line = kept.place + (language == Language::Japanese ? ": " : " ");
  for (const Absence& absence : kAbsences) {
    if (absence.code == kept.why) line += say(language, absence.english, absence.japanese);
  }
  const std::string count = grouped(kept.documents);
  line += say(language, "; its documents stay in the index: ", "。索引に残した文書 ") + count;
  return line + say(language, " (--prune=force drops them)", " 件(除くには --prune=force)");
}

}  // namespace

std::size_t fault_count(const IndexReport& report) {
  return static_cast<std::size_t>(
      std::count_if(report.skipped.begin(), report.skipped.end(),
                    [](const SkippedInput& input) { return input.is_fault; }));
}

std::string report_json(const IndexReport& report) {
  nlohmann::ordered_json skipped = nlohmann::ordered_json::array();
  for (const SkippedInput& input : report.skipped) {
    nlohmann::ordered_json row = {{"path", input.path}, {"reason", input.reason}};
    if (!input.detail.empty()) row["detail"] = input.detail;
    skipped.push_back(std::move(row));
  }
  nlohmann::ordered_json warnings = nlohmann::ordered_json::array();
  for (const DocumentWarning& warning : report.warnings) {
    warnings.push_back({{"path", warning.path}, {"code", warning.code}});
  }
  nlohmann::ordered_json object = {{"documents", report.documents},
                                   {"passages", report.passages},
                                   {"read", report.read},
                                   {"unchanged", report.unchanged},
                                   {"replaced", report.replaced},
                                   {"removed", report.removed},
                                   {"duplicates", report.duplicates},
                                   {"skipped", std::move(skipped)},
                                   {"not_read", not_read(report)},
                                   {"warnings", std::move(warnings)},
                                   {"notes", report.notes},
                                   {"seconds", report.seconds},
                                   {"bytes", report.bytes}};
  // Only where there is something to say.
  for (const KeptDocuments& kept : report.kept) {
    object["kept"].push_back(
        {{"path", kept.place}, {"reason", kept.why}, {"documents", kept.documents}});
  }
  if (report.held_back > 0) object["held_back"] = report.held_back;
  if (!report.removed_paths.empty()) object["removed_paths"] = report.removed_paths;
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string report_text(const IndexReport& report, Language language) {
  std::array<char, 512> out{};
  const char* format = say(language,
                           "%zu documents, %zu passages in the index\n"
                           "%zu read, %zu of them replaced, %zu unchanged, %zu removed, "
                           "%zu skipped; %zu repeated passages; %.1f s\n",
                           "索引: 文書 %zu 件、箇所 %zu 件\n"
                           "読み込み %zu 件(うち更新 %zu 件)、変更なし %zu 件、削除 %zu 件、"
                           "対象外 %zu 件、重複する箇所 %zu 件、%.1f 秒\n");
  std::snprintf(out.data(), out.size(), format, report.documents, report.passages, report.read,
                report.replaced, report.unchanged, report.removed, fault_count(report),
                report.duplicates, report.seconds);
  std::string text = out.data();
  const auto kinds = not_read(report);
  if (kinds.empty()) return text;
  text += say(language, "not read: ", "読まない種類: ");
  bool first = true;
  for (const auto& [kind, count] : kinds) {
    text.append(first ? "" : ", ").append(kind).append(" ").append(grouped(count));
    first = false;
  }
  return text + say(language, " (-v names them)\n", " (-v で一覧)\n");
}

std::string removed_text(const IndexReport& report, Language language) {
  std::string text;
  for (const std::string& path : report.removed_paths) {
    text.append(say(language, "would be removed: ", "除かれる文書: ")).append(path).append("\n");
  }
  return text;
}

std::string kept_text(const IndexReport& report, Language language) {
  std::string text;
  for (const KeptDocuments& kept : report.kept) text += kept_line(kept, language) + '\n';
  if (report.held_back == 0) return text;
  const std::string going = grouped(report.held_back);
  const std::string all = grouped(report.held_back_of);
  if (language == Language::Japanese) {
    return text + "文書 " + all + " 件のうち " + going +
           " 件が除かれるところでした。何も除いていません(除くには --yes)\n";
  }
  return text + going + " of " + all +
         " documents would be removed; nothing was removed (--yes removes them)\n";
}

std::string skipped_text(const SkippedInput& skipped, Language language) {
  std::string why = skipped.reason;
  if (const Reason* const reason = find_reason(skipped.reason); reason != nullptr) {
    why = say(language, reason->english, reason->japanese);
  }
  std::string line = skipped.path + (language == Language::Japanese ? ": " : " ") + why;
  if (!skipped.detail.empty()) line += " (" + shown_detail(skipped.detail, language) + ")";
  return line;
}

}  // namespace kouryu
