// Compared folded and without spaces; what stands in brackets behind a label is its unit.
#include "indexer/extract/label_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

/// Labels on the left of a value, marked or not.
constexpr std::array<std::string_view, 44> kFormLabels = {
    "日時",     "日程",       "期間",   "期日",        "場所",     "会場",     "対象",   "対象者",
    "定員",     "費用",       "参加費", "料金",        "受講料",   "内容",     "講師",   "持ち物",
    "申込",     "申込方法",   "申込み", "申込期限",    "申し込み", "締切",     "主催",   "共催",
    "後援",     "協力",       "住所",   "所在地",      "電話",     "電話番号", "fax",    "氏名",
    "名称",     "施設名",     "団体名", "代表者",      "担当",     "担当課",   "連絡先", "問合せ",
    "問合せ先", "問い合わせ", "目的",   "お問い合わせ"};

/// Labels of columns that are no word of a value as a whole.
constexpr std::array<std::string_view, 46> kColumnLabels = {
    "年",   "月",   "日",   "曜日", "年度", "日付", "時刻", "時間", "所属", "役職", "部署", "職業",
    "性別", "年齢", "男",   "女",   "計",   "合計", "小計", "金額", "単価", "価格", "数量", "単位",
    "品目", "商品", "項目", "科目", "区分", "分類", "種別", "種類", "備考", "摘要", "町丁", "地区",
    "地域", "国",   "都市", "緯度", "経度", "順位", "結果", "url",  "no",   "id"};

/// Ends of labels. Those of one character are none of a word of one character.
constexpr std::array<std::string_view, 58> kLabelEnds = {
    "名",     "名称",     "番号",   "年月日", "日時",     "期日",         "期限",   "期間",
    "時間",   "場所",     "所在地", "住所",   "電話",     "会場",         "人数",   "件数",
    "回数",   "戸数",     "世帯数", "面積",   "人口",     "数",           "額",     "量",
    "率",     "割合",     "費",     "区分",   "種別",     "種類",         "分類",   "内容",
    "概要",   "方法",     "状況",   "理由",   "備考",     "担当者",       "代表者", "対象者",
    "連絡先", "相手先",   "先",     "コード", "アドレス", "ホームページ", "メール", "よみ",
    "カナ",   "ふりがな", "name",   "code",   "date",     "address",      "number", "email",
    "e-mail", "_id"};

constexpr std::array<std::string_view, 24> kEnglishLabels = {
    "name",  "title", "date",  "type",    "tel",   "phone", "fax",     "email",
    "dept",  "year",  "month", "day",     "count", "total", "amount",  "price",
    "notes", "note",  "city",  "country", "code",  "item",  "address", "status"};

std::string plain(std::string_view text) {
  std::string out;
  const std::string folded = fold_text(text);
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_char(folded, at);
    if (!is_space(c) && c != '.' && c != ':') append_utf8(out, c);
  }
  // 人口(人): the unit is no part of the label.
  if (out.ends_with(')')) {
    const std::size_t open = out.rfind('(');
    if (open != std::string::npos && open > 0) out.resize(open);
  }
  return out;
}

template <class Words>
bool is_one_of(const Words& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

bool is_form_label(std::string_view text) { return is_one_of(kFormLabels, plain(text)); }

bool is_label_word(std::string_view text) {
  constexpr std::size_t kLongest = 60;  // bytes; a longer text only happens to end so
  if (text.size() > kLongest) return false;
  const std::string word = plain(text);
  return is_one_of(kFormLabels, word) || is_one_of(kColumnLabels, word) ||
         is_one_of(kEnglishLabels, word) ||
         std::any_of(kLabelEnds.begin(), kLabelEnds.end(), [&](std::string_view end) {
           return word.size() > end.size() && word.ends_with(end);
         });
}

}  // namespace kouryu
