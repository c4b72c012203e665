// Lines about people and how to reach them, captions and labelled values, told by a few words.
#include <algorithm>
#include <string>
#include <vector>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

/// 075-000-8958, (03)0000-1310: `folded` is nothing else.
bool is_number_alone(std::string_view folded) {
  constexpr std::size_t kFewestDigits = 9;
  constexpr std::size_t kMostDigits = 13;
  std::size_t digits = 0;
  std::size_t marks = 0;
  for (const char c : folded) {
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (c == '-' || c == '(' || c == ')') {
      ++marks;
    } else if (c != ' ' && c != '+') {
      return false;
    }
  }
  const std::size_t first = folded.find_first_of("0123456789");
  return digits >= kFewestDigits && digits <= kMostDigits && marks > 1 &&
         (folded[first] == '0' || folded[0] == '+');
}

/// 0123-44-5500 〇 〇 〇: a row of a table that tells a number first.
bool opens_with_phone_number(std::string_view folded) {
  std::size_t groups = 0;
  std::size_t digits = 0;
  std::size_t all = 0;
  for (const char c : folded) {
    if (c >= '0' && c <= '9') {
      if (digits++ == 0) ++groups;
      ++all;
    } else if (c == '-') {
      digits = 0;
    } else {
      break;
    }
  }
  return folded.starts_with("0") && groups == 3 && digits == 4 && all >= 9;
}

/// ご意見 kokusai@city.example.jp, [email protected]: an address with a label at most.
bool ends_with_net_address(std::string_view folded) {
  constexpr std::size_t kLongestLabel = 16;  // characters
  if (folded.starts_with("[email")) return true;
  const std::size_t at = folded.find('@');
  if (at == std::string_view::npos || at == 0) return false;
  std::size_t begin = at;
  const auto in_address = [](char c) { return c > ' ' && c < '\x7f' && c != ':' && c != '<'; };
  while (begin > 0 && in_address(folded[begin - 1])) --begin;
  const std::string_view host = folded.substr(at + 1);
  return begin < at && host.find('.') != std::string_view::npos &&
         std::all_of(host.begin(), host.end(), in_address) &&
         count_chars(folded.substr(0, begin)) <= kLongestLabel;
}

/// 写真1 橋の上で, 図：交流の流れ, 写真提供 港の会; 図書館の催し and 写真展の案内 are things.
bool opens_as_picture(std::string_view text) {
  for (const std::string_view word : {"写真", "図"}) {
    if (!text.starts_with(word)) continue;
    const std::string_view rest = text.substr(word.size());
    if (rest.empty()) return true;
    const char32_t c = opening_char(rest);
    return is_digit(c) || is_space(c) || !is_letter_or_digit(c) ||
           begins_with_any(rest, {"提供", "撮影", "左", "右", "上", "下", "中央", "説明", "は、"});
  }
  return false;
}

}  // namespace

bool is_caption(std::string_view text) {
  if (count_chars(text) > 60 || text.ends_with("。")) return false;
  if (is_bracketed(text)) {  // <講習の様子(令和5年1月)>
    std::size_t begin = 0;
    std::size_t end = text.size();
    next_char(text, begin);
    previous_char(text, end);
    const std::string_view inside = text.substr(begin, end - begin);
    return inside.substr(0, inside.find_first_of('(')).ends_with("の様子") ||
           inside.substr(0, inside.find("（")).ends_with("の様子");
  }
  // 来訪の画像3: one of several.
  while (!text.empty() && text.back() >= '0' && text.back() <= '9') text.remove_suffix(1);
  // 報告をする生徒の写真: what somebody does in it.
  constexpr std::string_view kPictureOf = "の写真";
  if (text.ends_with(kPictureOf) && shows_person(text.substr(0, text.size() - kPictureOf.size()))) {
    return true;
  }
  if (ends_with_any(text, {"の様子",   "の画面", "の風景", "の全景",     "の外観", "検索画面",
                           "画像",     "題字",   "ロゴ",   "ロゴマーク", "バナー", "記念撮影",
                           "集合写真", "にて",   "(左)",   "(右)",       "(中)",   "(中央)",
                           "（左）",   "（右）", "（中）", "（中央）"})) {
    return true;
  }
  if (contains_any(text, {"(右", "(左", "（右", "（左", "(写真", "（写真"}) &&
      (text.ends_with(")") || text.ends_with("）") || text.find("=") != text.npos ||
       text.find("＝") != text.npos)) {
    return true;
  }
  for (const std::string_view label :
       {"【画像】", "【写真】", "[写真]", "［写真］", "(写真)", "（写真）"}) {
    if (text.starts_with(label)) return true;
  }
  // 開会を告げる会長＝グランドホテルで: as papers have it.
  constexpr std::size_t kLongestPlace = 20;  // characters
  for (const std::string_view sign : {"=", "＝"}) {
    const std::size_t at = text.rfind(sign);
    if (at == text.npos || at == 0) continue;
    const std::string_view place = text.substr(at + sign.size());
    if (count_chars(place) <= kLongestPlace && ends_with_any(place, {"で", "にて", "提供", "撮影"}))
      return true;
  }
  // エマ・グリーン写真, 佐藤一郎撮影: whose picture it is; 市民の写真 is a thing.
  constexpr std::size_t kLongestCredit = 20;  // characters
  for (const std::string_view whole : {"記念写真", "集合写真", "写真", "画像"}) {
    if (text == whole) return true;
  }
  const bool credit = ends_with_any(text, {"写真", "撮影", "写真提供"}) &&
                      !text.ends_with("の写真") && count_chars(text) <= kLongestCredit &&
                      count_chars(text) > 4;
  return credit || opens_as_picture(text) || text.starts_with("▲");
}

bool ends_with_name(std::string_view text) {
  constexpr std::size_t kMostChars = 30;
  constexpr std::size_t kMostPart = 4;
  if (text.size() > kMostChars * 4 || count_chars(text) > kMostChars) return false;
  std::vector<std::size_t> parts;  // their characters, -1 where one is no part of a name
  bool open = false;
  bool plain = true;
  each_char(text, [&](char32_t c, std::size_t) {
    if (is_space(c)) {
      open = false;
      return;
    }
    if (!open) parts.push_back(0);
    open = true;
    plain = plain && (is_kanji(c) || is_hiragana(c) || is_katakana(c) || is_one_of(c, U"々ー"));
    ++parts.back();
  });
  if (!plain || parts.size() < 2) return false;
  const std::size_t given = parts.back();
  const std::size_t family = parts[parts.size() - 2];
  return given <= kMostPart && family <= kMostPart && given + family >= 3;
}

bool is_labelled_value(std::string_view text) {
  constexpr std::size_t kLongestLabel = 10;  // characters
  if (ends_sentence(text) || !is_letter_or_digit(opening_char(text))) return false;
  std::size_t chars = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_space(c) || is_one_of(c, U"：:")) {
      const std::string line = fold_text(text);
      return chars > 1 && position < text.size() &&
             line.find_first_of("0123456789") != std::string::npos;
    }
    if (++chars > kLongestLabel || is_one_of(c, U"、。「")) return false;
  }
  return false;
}

bool is_enumeration(std::string_view text) {
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kLongestName = 9;  // characters
  std::size_t names = 1;
  std::size_t chars = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (c == U'、' || c == U'，') {
      ++names;
      chars = 0;
    } else if (++chars > kLongestName || (is_hiragana(c) && chars > 5)) {
      return false;
    }
  }
  return names >= kFewest && chars > 0;
}

bool shows_person(std::string_view text) {
  constexpr std::size_t kMostChars = 40;
  if (text.size() > kMostChars * 4 || count_chars(text) > kMostChars) return false;
  if (!ends_with_any(text, {"員", "長", "生", "生徒", "児童", "者", "たち", "さん", "君", "氏",
                            "ら", "一行", "選手", "大使", "領事", "知事", "夫妻", "主任"})) {
    return false;
  }
  // Behind を, に, で or と stands a verb, and behind that nothing but who it is.
  bool object = false;
  bool verb = false;
  char32_t last = 0;
  each_char(text, [&](char32_t c, std::size_t) {
    if (is_hiragana(last) && !is_hiragana(c)) {
      verb = object && is_one_of(last, U"るうくぐすつぶむただ");
      if (is_one_of(last, U"をにでとへ")) object = true;
      if (is_one_of(last, U"のはがも")) verb = false;
    }
    last = c;
  });
  return verb;
}

bool is_person_line(std::string_view text) {
  const std::size_t cut = std::min(text.find("："), text.find(": "));
  if (cut == std::string_view::npos || count_chars(text) > 40 || text.ends_with("。")) return false;
  const std::string_view role = text.substr(0, cut);
  return ends_with_any(
      role, {"長", "補佐", "員", "手", "員補", "主任", "担当", "主査", "主事", "専門員", "交流員",
             "代表", "顧問", "理事", "係", "秘書", "通訳", "アシスタント", "スタッフ"});
}

bool is_byline(std::string_view text) {
  constexpr std::size_t kMostChars = 60;
  constexpr std::size_t kMostNameChars = 9;
  if (count_chars(text) > kMostChars || text.ends_with("。")) return false;
  // （福岡県派遣） behind the name.
  if (text.ends_with(")") || text.ends_with("）")) {
    const std::size_t open = std::max(text.rfind('(') + 1, text.rfind("（") + 1);
    if (open == 0) return false;
    text = text.substr(0, open - 1);
  }
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t gap = position;
    if (!is_space(next_char(text, position)) || gap == 0) continue;
    const std::string_view role = text.substr(0, gap);
    if (!ends_with_any(role, {"長",      "補佐",    "主任", "主査", "主事", "専門員",
                              "研究員",  "交流員",  "職員", "教授", "講師", "代表",
                              "理事",    "係",      "員",   "教諭", "年生", "小学校1年",
                              "学校2年", "学校3年", "駐在", "課",   "室",   "記者"})) {
      continue;
    }
    const std::string_view name = text.substr(position);
    std::size_t chars = 0;
    bool plain = true;
    for (std::size_t at = 0; at < name.size();) {
      const char32_t c = next_char(name, at);
      plain =
          plain && (is_kanji(c) || is_hiragana(c) || is_katakana(c) || is_space(c) || c == U'・');
      if (!is_space(c)) ++chars;
    }
    if (plain && chars >= 2 && chars <= kMostNameChars) return true;
  }
  return false;
}

bool opens_contact(std::string_view text) {
  constexpr std::size_t kLongest = 40;  // characters
  constexpr std::size_t kShort = 20;
  if (text.size() > kLongest * 4 || text.ends_with("。")) return false;
  const std::size_t chars = count_chars(text);
  if (chars > kLongest) return false;
  if (contains_any(text, {"お問い合せ", "お問い合わせ", "お問合せ", "問い合わせ先", "問合せ先",
                          "問合わせ先", "連絡先", "Contact", "CONTACT"})) {
    return true;
  }
  // ■申込み・問合せ, 問い合わせ・申込先
  return chars <= kShort && contains_any(text, {"問合せ", "問合わせ", "問い合せ", "問い合わせ"}) &&
         ends_with_any(text, {"せ", "先", "窓口", "せ）", "先）", "せ】", "先】", "せ＞", "先＞",
                              "せ>", "先>"});
}

bool is_contact_detail(std::string_view text) {
  const std::string folded = fold_text(text.substr(0, std::min<std::size_t>(text.size(), 60)));
  for (const std::string_view head :
       {"tel",          "fax",          "email",      "e-mail",     "電話",     "ファクス",
        "ファックス",   "〒",           "メール",     "住所",       "所在地:",  "担当:",
        "担当者:",      "直通",         "内線",       "担当課",     "担当部署", "url",
        "http",         "主催:",        "共催:",      "後援:",      "問合せ",   "問い合わせ",
        "お問い合わせ", "申込・問合せ", "編集・発行", "事務局:",    "開庁時間", "開館時間",
        "部局名",       "課所名",       "所属:",      "情報発信元", "発信元",   "所管課"}) {
    if (folded.starts_with(head)) return true;
  }
  return is_number_alone(folded) || opens_with_phone_number(folded) ||
         ends_with_net_address(folded) || tells_phone_number(text);
}

bool tells_phone_number(std::string_view text) {
  if (text.size() > 400 || ends_sentence(text) || count_chars(text) > 100) return false;
  if (text.find("。") != std::string_view::npos) return false;  // a sentence, and whom to ask
  const std::string folded = fold_text(text);
  for (const char* mark : {"tel", "電話", "fax", "〒", "携帯", "内線"}) {
    const std::size_t at = folded.find(mark);
    if (at == std::string::npos) continue;
    if (folded.find_first_of("0123456789", at) != std::string::npos) return true;
  }
  return false;
}

bool is_navigation(std::string_view text) {
  if (count_chars(text) > 30 || text.ends_with("。")) return false;
  return contains_any(text,
                      {"サイト内検索", "文字サイズ", "色の変更", "背景色", "サイトマップ", "本文へ",
                       "メニュー", "ホーム >", "ホーム＞", "トップページ >", "現在位置", "言語選択",
                       "Foreign Language", "検索する", "ログイン", "読み上げ"});
}

bool is_page_top_link(std::string_view text) {
  return count_chars(text) <= 16 &&
         contains_any(text,
                      {"ページの先頭へ", "このページの先頭", "ページトップ", "トップへ戻る",
                       "先頭へ戻る", "PAGE TOP", "Page Top", "ページの上部へ", "このページの上へ"});
}

}  // namespace kouryu
