// Tables of wordings, compared as search folds them, without marks and spaces around.
#include "indexer/extract/html/html_furniture.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestControl = 40;     // characters
constexpr std::size_t kLongestFurniture = 160;  // characters

// A whole block of one of these, or several of them side by side.
constexpr std::array kControls = {"本文へスキップ",
                                  "本文へスキップします",
                                  "本文へスキップする",
                                  "本文へ移動",
                                  "本文へ移動する",
                                  "本文へジャンプ",
                                  "本文へ",
                                  "このページの本文へ",
                                  "このページの本文へ移動",
                                  "このページの本文へ移動する",
                                  "本文にスキップ",
                                  "メインコンテンツへスキップ",
                                  "メインコンテンツに移動",
                                  "コンテンツへスキップ",
                                  "メニューへスキップ",
                                  "ナビゲーションへスキップ",
                                  "ナビゲーションを読み飛ばす",
                                  "メニューを飛ばして本文へ",
                                  "本文の先頭へ",
                                  "ここから本文です",
                                  "ページの本文です",
                                  "上部へ戻る",
                                  "一つ前に見ていたページに戻る",
                                  "トップページに戻る",
                                  "トップページへ戻る",
                                  "メニューを飛ばして",
                                  "共通メニューなどをスキップして本文へ",
                                  "地図情報をスキップする",
                                  "本文",
                                  "ここから本文",
                                  "ここまで本文です",
                                  "本文ここから",
                                  "本文ここまで",
                                  "ここからヘッダー",
                                  "ここからフッター",
                                  "ここからフッターメニュー",
                                  "サブナビゲーションここまで",
                                  "サブナビゲーションここから",
                                  "以下フッターです",
                                  "ページの先頭です",
                                  "ページの先頭へ",
                                  "ページの先頭へ戻る",
                                  "ページ先頭へ",
                                  "ページ先頭へ戻る",
                                  "ページの先頭に戻る",
                                  "このページの先頭へ",
                                  "このページの先頭へ戻る",
                                  "このページの先頭に戻る",
                                  "このページのトップへ",
                                  "ページトップへ",
                                  "ページトップへ戻る",
                                  "ページトップに戻る",
                                  "ページトップ",
                                  "ページの上部へ",
                                  "ページの上へ戻る",
                                  "このページの上へ戻る",
                                  "このページの上へ",
                                  "先頭へ戻る",
                                  "上へ戻る",
                                  "トップへ戻る",
                                  "top of page",
                                  "page top",
                                  "back to top",
                                  "to top",
                                  "文字サイズ",
                                  "文字サイズ変更",
                                  "文字サイズの変更",
                                  "文字の大きさ",
                                  "文字の大きさを変える",
                                  "文字サイズを変更する",
                                  "拡大する",
                                  "縮小する",
                                  "元に戻す",
                                  "標準に戻す",
                                  "背景色の変更",
                                  "背景色を変更する",
                                  "色合い変更",
                                  "配色変更",
                                  "音声読み上げ",
                                  "読み上げる",
                                  "ふりがなをつける",
                                  "ふりがな表示",
                                  "ひらがなをつける",
                                  "印刷する",
                                  "印刷用ページ",
                                  "印刷用ページを表示",
                                  "印刷用ページを表示する",
                                  "このページを印刷する",
                                  "このページを印刷",
                                  "印刷画面を表示",
                                  "印刷画面表示",
                                  "大きな文字で印刷ページ表示",
                                  "印刷ページ表示",
                                  "ツイート",
                                  "ツイートする",
                                  "ポストする",
                                  "xでポスト",
                                  "シェアする",
                                  "共有",
                                  "この記事をシェア",
                                  "いいね",
                                  "いいね!",
                                  "このページをシェアする",
                                  "このページを共有する",
                                  "lineで送る",
                                  "lineでシェア",
                                  "facebookでシェア",
                                  "facebookでシェアする",
                                  "twitterでシェア",
                                  "twitterでツイートする",
                                  "xでシェア",
                                  "はてなブックマーク",
                                  "はてなブックマークに追加",
                                  "メールで送る",
                                  "閉じる",
                                  "閉じます",
                                  "メニューを開く",
                                  "メニューを閉じる",
                                  "検索を開く",
                                  "検索を閉じる",
                                  "サイト内検索",
                                  "キーワード検索",
                                  "検索の方法",
                                  "検索する",
                                  "戻る",
                                  "前のページに戻る",
                                  "前のページへ戻る",
                                  "前の画面に戻る",
                                  "一つ前に戻る",
                                  "javascriptを有効にしてください",
                                  "スマートフォン版",
                                  "スマートフォン表示",
                                  "pc版を表示",
                                  "スマートフォン版で表示",
                                  "パソコン版で表示",
                                  "tweet",
                                  "share",
                                  "print",
                                  "skip to content",
                                  "skip to main content",
                                  "skip navigation",
                                  "search",
                                  "menu",
                                  "close"};

// Beside a block of the table above; alone they may be the text.
constexpr std::array kWeakControls = {"大",   "中",     "小",       "特大",   "標準", "白",
                                      "黒",   "青",     "黄",       "拡大",   "縮小", "ふりがな",
                                      "開く", "検索",   "メニュー", "背景色", "配色", "色合い",
                                      "印刷", "ポスト", "シェア"};

// How a block of the site begins.
constexpr std::array kNavigationBegins = {"現在の位置",
                                          "現在位置",
                                          "現在地",
                                          "あしあと",
                                          "ここの位置",
                                          "パンくず",
                                          "ページid",
                                          "記事id",
                                          "記事番号",
                                          "ページ番号",
                                          "copyright",
                                          "(c)",
                                          "©",
                                          "著作権",
                                          "法人番号",

                                          "より良いウェブサイトにするため",
                                          "より良いホームページにするため",
                                          "よりよいウェブサイトにするため",
                                          "よりよいホームページにするため",
                                          "このページの情報は役に立ち",
                                          "このページの情報は分かり",
                                          "このページの情報はわかり",
                                          "このページは見つけ",
                                          "このページの内容は分かり",
                                          "このページの内容はわかり",
                                          "このページはお役に立",
                                          "このページについてのご意見",
                                          "このページの感想",
                                          "この情報はお役に立",
                                          "この情報は役に立",
                                          "この情報をsnsで",
                                          "みなさまのご意見をお聞かせ",
                                          "皆様のご意見をお聞かせ",
                                          "みなさんの声をお聞かせ",
                                          "ご意見をお聞かせください",
                                          "ページ評価アンケート",
                                          "お求めの情報が",
                                          "お求めの情報は",
                                          "このページを見ている人は",
                                          "このページを見た人は",
                                          "この記事を見ている人は",
                                          "外部リンク・広告",
                                          "サイトマップ",
                                          "無断転載",
                                          "メールアドレスが公開されることは",
                                          "コメントを残す",
                                          "コメントを送信",
                                          "次回のコメントで使用するため",
                                          "powered by",
                                          "proudly powered by",
                                          "記載されている記事"};

// What a block of the site says somewhere.
constexpr std::array kNavigationSays = {"all rights reserved",
                                        "allrightsreserved",
                                        "adobe reader",
                                        "adobe acrobat reader",
                                        "acrobat reader",
                                        "adobe社が無償",
                                        "アドビシステムズ社が",
                                        "pdfファイルをご覧になるには",
                                        "pdfファイルの閲覧には",
                                        "pdf形式のファイルをご利用",
                                        "pdf形式のファイルをご覧",
                                        "pdfをご覧いただくには",
                                        "無断転載を禁",
                                        "無断複製",
                                        "人目の訪問者",
                                        "クリックしてtwitter",
                                        "クリックしてfacebook",
                                        "クリックしてx",
                                        "アクセス数:"};

// Counters of visits, dropped: a number that says nothing of the document.
constexpr std::array kCounters = {
    "アクセスカウンタ", "あなたは",       "本日のアクセス", "アクセス数",     "訪問者数",
    "累計アクセス",     "昨日のアクセス", "総アクセス",     "今日のアクセス", "access counter"};
constexpr std::size_t kLongestCounter = 30;  // characters

// The answers that stand beside a question about the page.
constexpr std::array kAnswers = {"役に立った",
                                 "どちらともいえない",
                                 "どちらとも言えない",
                                 "どちらでもない",
                                 "役に立たなかった",
                                 "ふつう",
                                 "普通",
                                 "送信",
                                 "見つけやすかった",
                                 "見つけにくかった",
                                 "分かりやすかった",
                                 "分かりにくかった",
                                 "わかりやすかった",
                                 "わかりにくかった"};

constexpr std::array kLinkHeads = {"関連リンク",
                                   "関連情報",
                                   "関連ページ",
                                   "関連記事",
                                   "関連コンテンツ",
                                   "関連サイト",
                                   "外部リンク",
                                   "リンク集",
                                   "よく見られているページ",
                                   "よく見られるページ",
                                   "アクセスランキング",
                                   "ページランキング",
                                   "ランキング",
                                   "人気のページ",
                                   "人気記事",
                                   "最近の投稿",
                                   "最近の記事",
                                   "アーカイブ",
                                   "カテゴリー",
                                   "カテゴリ",
                                   "カテゴリ一覧",
                                   "タグ",
                                   "おすすめ情報",
                                   "お役立ち情報",
                                   "注目情報",
                                   "注目ワード",
                                   "新着情報",
                                   "お知らせ一覧",
                                   "サブメニュー",
                                   "メニュー",
                                   "ローカルナビ",
                                   "このカテゴリーのページ",
                                   "このカテゴリの一覧",
                                   "同じカテゴリのページ",
                                   "同じ階層のページ",
                                   "このページと同じ階層の情報",
                                   "この記事に関連する記事",
                                   "このページを見た人はこんなページも見ています",
                                   "このページを見ている人はこんなページも見ています",
                                   "情報が見つからないときは",
                                   "related links",
                                   "related posts",
                                   "recent posts",
                                   "archives",
                                   "categories"};

template <class Words>
std::set<std::string, std::less<>> folded(const Words& words) {
  std::set<std::string, std::less<>> out;
  for (const char* word : words) out.insert(fold_text(word));
  return out;
}

template <class Words>
std::vector<std::string> folded_list(const Words& words) {
  std::vector<std::string> out;
  for (const char* word : words) out.push_back(fold_text(word));
  return out;
}

bool is_edge(char32_t c) {
  static constexpr std::u32string_view kEdge =
      U" []【】()<>《》「」『』〔〕≪≫«»‹›|/"
      U"・･.。,、:;*-–—―~：，．／｜（）［］＜＞　▲△▼▽↑↓→←⇒≫∧^●■◆○□◇_+";
  return kEdge.find(c) != kEdge.npos || is_space(c);
}

/// Folded, without marks and spaces at its ends.
std::string plain(std::string_view text) {
  std::string folded = fold_text(text);
  std::size_t begin = 0;
  while (begin < folded.size()) {
    std::size_t next = begin;
    if (!is_edge(next_char(folded, next))) break;
    begin = next;
  }
  std::size_t end = folded.size();
  while (end > begin) {
    std::size_t before = end;
    if (!is_edge(previous_char(folded, before))) break;
    end = before;
  }
  return folded.substr(begin, end - begin);
}

bool is_weak_control(std::string_view text) {
  static const auto kWords = folded(kWeakControls);
  return kWords.contains(text);
}

/// `line` is `text` folded. Words of controls parted by spaces, bars and line ends: 文字サイズ 小
/// 中 大.
bool is_controls(std::string_view text, const std::string& line) {
  static const auto kWords = folded(kControls);
  if (kWords.contains(line)) return true;
  std::size_t sure = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    std::size_t next = begin;
    while (end < text.size() && !is_edge(next_char(text, next))) end = next;
    if (end > begin) {
      // Folded piece by piece: folding closes the gaps between Japanese words.
      const std::string word = fold_text(text.substr(begin, end - begin));
      if (kWords.contains(word)) {
        ++sure;
      } else if (!is_weak_control(word)) {
        return false;
      }
    }
    begin = next;
  }
  return sure > 0;
}

/// ホーム > くらし > 国際交流: two signs and more between short names.
bool is_trail(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kSigns = {">", "＞", "»", "›", "≫", "→"};
  std::size_t signs = 0;
  for (const std::string_view sign : kSigns) {
    std::size_t count = 0;
    for (std::size_t at = text.find(sign); at != std::string_view::npos;
         at = text.find(sign, at + sign.size())) {
      ++count;
    }
    signs = std::max(signs, count);
  }
  static constexpr std::array<std::string_view, 6> kHome = {"ホーム", "トップ", "HOME",
                                                            "Home",   "TOP",    "Top"};
  const bool from_home = std::any_of(kHome.begin(), kHome.end(),
                                     [&](std::string_view home) { return text.starts_with(home); });
  return (signs >= 1 && from_home) || (signs >= 3 && count_chars(text) <= signs * 20);
}

/// 1:役に立った -> 役に立った.
std::string_view without_number(std::string_view line) {
  const std::size_t begin = line.find_first_not_of("0123456789:.) ");
  return begin == std::string_view::npos ? line : line.substr(begin);
}

/// Rules and rows of marks: ━━━━━━, * * *.
bool is_rule(const std::string& plain_text) {
  for (std::size_t position = 0; position < plain_text.size();) {
    if (is_letter_or_digit(next_char(plain_text, position))) return false;
  }
  return true;
}

}  // namespace

Furniture furniture_of(std::string_view text, bool links) {
  if (text.empty() || text.size() > kLongestFurniture * 4) return Furniture::None;
  const std::size_t chars = count_chars(text);
  if (chars > kLongestFurniture) return Furniture::None;
  const std::string line = plain(text);
  if (is_rule(line)) return Furniture::Control;
  if (chars <= kLongestControl && is_controls(text, line)) return Furniture::Control;
  static const auto kCounts = folded_list(kCounters);
  const bool number = line.find_first_of("0123456789") != std::string::npos ||
                      line.find("番目") != std::string::npos ||
                      line.find("人目") != std::string::npos;
  const bool counts = chars <= kLongestCounter && number &&
                      std::any_of(kCounts.begin(), kCounts.end(),
                                  [&](const std::string& word) { return line.starts_with(word); });
  if (counts) return Furniture::Control;
  if (is_weak_control(line)) return Furniture::Perhaps;
  static const auto kBegins = folded_list(kNavigationBegins);
  static const auto kSays = folded_list(kNavigationSays);
  static const auto kWhole = folded(kAnswers);
  const bool begins = std::any_of(kBegins.begin(), kBegins.end(),
                                  [&](const std::string& word) { return line.starts_with(word); });
  const bool says = std::any_of(kSays.begin(), kSays.end(), [&](const std::string& word) {
    return line.find(word) != std::string::npos;
  });
  if (begins || says || kWhole.contains(without_number(line))) return Furniture::Navigation;
  return is_trail(text) && (links || chars <= 80) ? Furniture::Navigation : Furniture::None;
}

bool heads_links(std::string_view heading) {
  static const auto kWhole = folded(kLinkHeads);
  return kWhole.contains(plain(heading));
}

}  // namespace kouryu
