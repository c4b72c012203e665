// Why an input gave nothing: the closed list, and which of them count as a fault of the run.
#ifndef KOURYU_INDEXER_REASONS_H_
#define KOURYU_INDEXER_REASONS_H_

#include <array>
#include <string_view>

namespace kouryu {

struct Reason {
  std::string_view code;
  bool counts;  // as skipped (exit status 1); else told only by kind and number
  const char* english;
  const char* japanese;
};

inline constexpr std::array kReasons = {
    // code, counts, English, Japanese
    Reason{"unreadable", true, "cannot be read", "読み取れません"},
    Reason{"vanished", true, "does not exist", "見つかりません"},
    Reason{"encrypted", true, "needs a password", "パスワードが必要です"},
    Reason{"broken", true, "is damaged", "壊れています"},
    Reason{"refused", true, "goes past a limit that keeps the run safe",
           "安全のための上限を超えています"},
    Reason{"too_large", true, "is larger than --max-file-size", "--max-file-size を超えています"},
    Reason{"timed_out", true, "took too long", "時間内に読めません"},
    Reason{"crashed", true, "made its reader fail twice", "読み取り中に二度異常終了しました"},
    Reason{"no_text", true, "holds no text", "文字がありません"},
    Reason{"scan", true, "holds only pictures of pages", "ページの画像だけで文字がありません"},
    Reason{"unmapped_fonts", true, "has fonts that do not tell their characters",
           "文字コードの分からないフォントで書かれています"},
    Reason{"bad_encoding", true, "is in no encoding that can be told for sure",
           "文字コードを判定できません"},
    Reason{"not_what_its_name_says", true, "is not what its name says", "拡張子と中身が違います"},
    Reason{"needs_converter", true, "is read only with a converter", "変換プログラムが必要です"},
    Reason{"bad_json", true, "is no JSON object of a passage", "パッセージの JSON ではありません"},
    Reason{"unsupported", false, "is of a kind that is not read", "読めない種類のファイルです"},
    Reason{"lock_file", false, "is the lock of an open document", "編集中の印のファイルです"},
    Reason{"excluded", false, "is excluded", "除外されています"},
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_REASONS_H_
