// Words for what happened.
#include "indexer/cli/report.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string_view>

namespace kouryu {
namespace {

struct Reason {
  std::string_view code;
  const char* english;
  const char* japanese;
};

constexpr std::array kReasons = {
    Reason{"encrypted", "is encrypted", "暗号化されています"},
    Reason{"damaged", "is damaged", "壊れています"},
    Reason{"too_large", "is too large", "大きすぎます"},
    Reason{"no_text", "holds no text", "文字がありません"},
    Reason{"unsupported", "is of a kind that is not read", "読めない種類のファイルです"},
    Reason{"vanished", "does not exist", "見つかりません"},
    Reason{"unreadable", "cannot be read", "読み取れません"},
    Reason{"not_regular", "is no regular file", "通常のファイルではありません"},
    Reason{"bad_encoding", "is in no encoding that can be told for sure",
           "文字コードを判定できません"},
    Reason{"bad_json", "is no JSON object of a passage", "パッセージの JSON ではありません"},
};

}  // namespace

std::string report_json(const IndexReport& report) {
  nlohmann::ordered_json skipped = nlohmann::ordered_json::array();
  for (const SkippedInput& input : report.skipped) {
    nlohmann::ordered_json row = {{"path", input.path}, {"reason", input.reason}};
    if (!input.detail.empty()) row["detail"] = input.detail;
    skipped.push_back(std::move(row));
  }
  const nlohmann::ordered_json object = {{"documents", report.documents},
                                         {"passages", report.passages},
                                         {"read", report.read},
                                         {"unchanged", report.unchanged},
                                         {"replaced", report.replaced},
                                         {"removed", report.removed},
                                         {"duplicates", report.duplicates},
                                         {"skipped", std::move(skipped)},
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
                report.replaced, report.unchanged, report.removed, report.skipped.size(),
                report.duplicates, report.seconds);
  return out.data();
}

std::string skipped_text(const SkippedInput& skipped, Language language) {
  std::string why = skipped.reason;
  for (const Reason& reason : kReasons) {
    if (reason.code == skipped.reason) why = say(language, reason.english, reason.japanese);
  }
  std::string line = skipped.path + (language == Language::Japanese ? ": " : " ") + why;
  if (!skipped.detail.empty()) line += " (" + skipped.detail + ")";
  return line;
}

}  // namespace kouryu
