// Words for what happened.
#include "indexer/cli/report.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

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
  const nlohmann::ordered_json object = {{"documents", report.documents},
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
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string report_text(const IndexReport& report, Language language) {
  std::array<char, 512> out{};
  const char* format = say(language,
                           "%zu documents, %zu passages in the index\n"
                           "%zu read, %zu of them replaced, %zu unchanged, %zu removed, "
                           "%zu skipped; %zu repeated passages; %.1f s\n",
                           "索引: 文書 %zu 件、パッセージ %zu 件\n"
                           "読み込み %zu 件(うち更新 %zu 件)、変更なし %zu 件、削除 %zu 件、"
                           "対象外 %zu 件、重複パッセージ %zu 件、%.1f 秒\n");
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

std::string skipped_text(const SkippedInput& skipped, Language language) {
  std::string why = skipped.reason;
  if (const Reason* const reason = find_reason(skipped.reason); reason != nullptr) {
    why = say(language, reason->english, reason->japanese);
  }
  std::string line = skipped.path + (language == Language::Japanese ? ": " : " ") + why;
  if (!skipped.detail.empty()) line += " (" + skipped.detail + ")";
  return line;
}

}  // namespace kouryu
