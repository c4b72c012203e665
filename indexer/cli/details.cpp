// One row a wording of the readers; {} is what it is about.
#include "indexer/cli/details.h"

#include <array>

namespace kouryu {
namespace {

struct Detail {
  std::string_view english;
  std::string_view japanese;
};
constexpr std::array kDetails = {
    // office files
    Detail{"more members than the limit", "中のファイルが多すぎます"},
    Detail{"elements nested deeper than the limit", "要素の入れ子が深すぎます"},
    Detail{"more text than the limit", "文字が多すぎます"},
    Detail{"unpacks to more than the limit", "展開すると大きすぎます"},
    Detail{"zip directory", "zip の目録"},
    // PDF
    Detail{"no pages can be found", "ページが見つかりません"},
    // encodings
    Detail{"looks like {}", "{} のようです"},
    Detail{"is not in {}", "{} ではありません"},
    Detail{"unknown encoding {}", "知らない文字コード {}"},
    // ready-made passages
    Detail{"not UTF-8", "UTF-8 ではありません"},
    Detail{"not an object", "オブジェクトではありません"},
    Detail{"not JSON at byte {}", "{} バイト目が JSON ではありません"},
    Detail{"id must have 1 to 200 bytes", "id は 1 から 200 バイトです"},
    Detail{"text is empty", "text が空です"},
    Detail{"no {}", "{} がありません"},
    Detail{"{} must hold strings", "{} は文字列の並びです"},
    Detail{"{} must be a string", "{} は文字列です"},
    Detail{"year must be a number", "year は数です"},
    Detail{"year must be 1 to 9999", "year は 1 から 9999 です"},
    Detail{"facets must be an object", "facets はオブジェクトです"},
    // files
    Detail{"no regular file", "ふつうのファイルではありません"},
    // the lines of an export
    Detail{"a value of another kind than an export has", "export の形ではない値があります"},
    Detail{"no whole number, or too large", "整数ではないか、大きすぎます"},
    Detail{"not as an export has it: {}", "export の形ではありません: {}"},
    Detail{"no such kind of passage: {}", "そのような種類の箇所はありません: {}"},
};

}  // namespace

std::string shown_detail(std::string_view detail, Language language) {
  if (language == Language::English) return std::string(detail);
  constexpr std::string_view kAbout = "{}";
  for (const Detail& row : kDetails) {
    const std::size_t at = row.english.find(kAbout);
    if (at == std::string_view::npos) {
      if (row.english == detail) return std::string(row.japanese);
      continue;
    }
    const std::string_view before = row.english.substr(0, at);
    const std::string_view after = row.english.substr(at + kAbout.size());
    if (detail.size() < before.size() + after.size() || !detail.starts_with(before) ||
        !detail.ends_with(after)) {
      continue;
    }
    const std::string_view about =
        detail.substr(before.size(), detail.size() - before.size() - after.size());
    std::string out(row.japanese);
    return out.replace(out.find(kAbout), kAbout.size(), about);
  }
  return std::string(detail);
}

}  // namespace kouryu
