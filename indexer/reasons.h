// Why an input gave nothing: the closed list, and which of them count as a fault of the run.
#ifndef KOURYU_INDEXER_REASONS_H_
#define KOURYU_INDEXER_REASONS_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace kouryu {

/// What becomes of what the index has of a file that now gives nothing.
enum class Known : std::uint8_t {
  Kept,       // it could not be looked at
  Dropped,    // it was read, and is no longer what it was; tried again by the next run
  Remembered  // dropped too, and the reason kept: an unchanged file is not read again
};

struct Reason {
  std::string_view code;
  bool counts;  // as skipped (exit status 1); else told only by kind and number
  Known known;
  const char* english;
  const char* japanese;
};

inline constexpr std::array kReasons = {
    // code, counts, what is known, English, Japanese
    Reason{"unreadable", true, Known::Kept, "cannot be read", "読み取れません"},
    Reason{"vanished", true, Known::Kept, "does not exist", "見つかりません"},
    Reason{"encrypted", true, Known::Remembered, "needs a password", "パスワードが必要です"},
    Reason{"broken", true, Known::Remembered, "is damaged", "壊れています"},
    Reason{"refused", true, Known::Remembered, "goes past a limit that keeps the run safe",
           "安全のための上限を超えています"},
    Reason{"too_large", true, Known::Dropped, "is larger than --max-file-size",
           "--max-file-size を超えています"},
    Reason{"timed_out", true, Known::Dropped, "took too long", "時間内に読めません"},
    Reason{"crashed", true, Known::Dropped, "made its reader fail twice",
           "読み取り中に二度異常終了しました"},
    Reason{"no_text", true, Known::Remembered, "holds no text", "文字がありません"},
    Reason{"scan", true, Known::Remembered, "holds only pictures of pages",
           "ページの画像だけで文字がありません"},
    Reason{"unmapped_fonts", true, Known::Remembered, "has fonts that do not tell their characters",
           "文字コードの分からないフォントで書かれています"},
    Reason{"bad_encoding", true, Known::Remembered, "is in no encoding that can be told for sure",
           "文字コードを判定できません"},
    Reason{"not_what_its_name_says", true, Known::Remembered, "is not what its name says",
           "拡張子と中身が違います"},
    Reason{"needs_converter", true, Known::Remembered, "is read only with a converter",
           "変換プログラムが必要です"},
    Reason{"bad_json", true, Known::Kept, "is no JSON object of a passage",
           "箇所の JSON ではありません"},
    Reason{"unsupported", false, Known::Dropped, "is of a kind that is not read",
           "読めない種類のファイルです"},
    Reason{"lock_file", false, Known::Dropped, "is the lock of an open document",
           "編集中の印のファイルです"},
    Reason{"excluded", false, Known::Kept, "is excluded", "除外されています"},
};

/// The row of `code`; nullptr for one that is not of the list ("cancelled").
[[nodiscard]] constexpr const Reason* find_reason(std::string_view code) {
  for (const Reason& reason : kReasons) {
    if (reason.code == code) return &reason;
  }
  return nullptr;
}

}  // namespace kouryu

#endif  // KOURYU_INDEXER_REASONS_H_
