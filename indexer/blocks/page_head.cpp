// Weighs what speaks for each line: the way to the page ends with its name, a date stands beside
// it, the text says its words again, the page begins above it.
//
// The weights were set by hand on the seen half of 100 pages (tests/data/page_heads.txt has their
// kinds); a line needs some evidence, and the best one wins, the first of equals.
#include "indexer/blocks/page_head.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "dict/base/utf8.h"
#include "dict/lines/dateline.h"
#include "dict/lines/line_shape.h"
#include "dict/lines/site_furniture.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostChars = 90;  // of a title
constexpr std::size_t kFewestChars = 3;
constexpr std::size_t kProseChars = 600;  // in which the words of a title are looked for
constexpr std::size_t kToolLines = 3;     // at most between a title and its date
constexpr double kLastStep = 3.5;
constexpr double kBesideDate = 3;
constexpr double kSaidAgain = 5;  // times the share of its letter pairs
constexpr double kBelowBegin = 1;
constexpr double kLastGroup = 1.5;
constexpr double kFirstOfGroup = 0.7;
constexpr double kLong = 0.7;
constexpr std::size_t kLongChars = 9;
constexpr double kFirst = 1.5;  // of a document of its own; goes down line by line
constexpr double kLater = 0.4;
constexpr double kNamesKind = 2;
constexpr double kNamesBody = 3;
constexpr double kNamesSite = 4;  // taken off: the foot of the page signs with it

using Pairs = std::unordered_set<std::string>;

/// Pairs of neighbouring letters that are not both hiragana or both Latin.
Pairs pairs_of(std::string_view folded) {
  Pairs pairs;
  std::size_t before = 0;
  bool have = false;
  char32_t last = 0;
  for (std::size_t position = 0; position < folded.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(folded, position);
    if (!is_letter_or_digit(c)) {
      have = false;
      continue;
    }
    if (have && !(is_hiragana(c) && is_hiragana(last)) && !(is_latin(c) && is_latin(last))) {
      pairs.emplace(folded.substr(before, position - before));
    }
    before = begin;
    last = c;
    have = true;
  }
  return pairs;
}

template <class Words>
bool ends_with_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

/// Without what stands in brackets behind: 派遣について（依頼）.
std::string_view without_bracket(std::string_view text) {
  if (!text.ends_with("）") && !text.ends_with(")")) return text;
  const std::size_t open = std::min(text.rfind("（"), text.rfind('('));
  return open == std::string_view::npos || open == 0 ? text : text.substr(0, open);
}

/// What kind of document it is: 募集要項, 報告書, …について.
bool names_kind(std::string_view text) {
  static constexpr std::array<std::string_view, 30> kKinds = {
      "要項",     "要綱", "要領",     "規則",     "条例",     "規約", "会則",   "報告書",
      "報告",     "計画", "方針",     "ビジョン", "について", "記録", "会議録", "議事録",
      "議事要旨", "概要", "一覧",     "案内",     "ご案内",   "次第", "協定書", "覚書",
      "式辞",     "挨拶", "あいさつ", "だより",   "集",       "結果"};
  return ends_with_any(without_bracket(text), kKinds);
}

/// Who wrote it or whom it is for: 小松島市長公室, 三沢国際友好会.
bool names_body(std::string_view text) {
  static constexpr std::array<std::string_view, 28> kBodies = {
      "課長",   "部長", "局長",   "室長", "教育長", "会長",   "協会", "友好会", "委員会", "協議会",
      "機構",   "財団", "事務局", "公室", "課",     "係",     "部",   "局",     "室",     "大使館",
      "領事館", "市長", "町長",   "村長", "知事",   "市役所", "役場", "県庁"};
  return ends_with_any(text, kBodies);
}

/// A line above titles that is none: a number, a genre, whom it is sent to.
bool is_apart(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kGenres = {
      "報道資料",       "報道発表資料", "報道発表",     "記者発表資料", "記者発表",
      "プレスリリース", "お知らせ",     "資料",         "参考資料",     "配布資料",
      "別紙",           "別添",         "NEWS RELEASE", "PRESS RELEASE"};
  static constexpr std::array<std::string_view, 9> kAddressed = {
      "様", "殿", "各位", "御中", "宛", "あて", "皆様へ", "皆さまへ", "方へ"};
  if (std::find(kGenres.begin(), kGenres.end(), text) != kGenres.end()) return true;
  if (ends_with_any(text, kAddressed)) return true;
  if (text.find("台本") != std::string_view::npos) return true;
  const std::size_t number = text.find("第");  // 小松島発第118号
  return number != std::string_view::npos && number > 0 && text.ends_with("号") &&
         text.size() - number <= 16 && text.find(' ') == std::string_view::npos &&
         text.find("　") == std::string_view::npos && !names_kind(text.substr(0, number));
}

/// 2016.02.03 国際交流, 昭和五十三年九月 友好連盟報 第九号.
bool opens_with_date(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    if (is_space(next_char(text, next))) break;
    end = next;
  }
  return end < text.size() && is_dateline(text.substr(0, end));
}

/// 場 所：市役所 第1委員会室: a label and its value.
bool opens_with_label(std::string_view text) {
  constexpr std::size_t kLongestLabel = 5;  // characters
  std::size_t letters = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (c == U'：' || c == U':') return letters > 0 && position < text.size();
    if (!is_space(c) && ++letters > kLongestLabel) return false;
  }
  return false;
}

/// 三十五周年, 10周年, 第3回 …: what counts an occasion goes on with its name.
bool opens_with_anniversary(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t position = 0; position < text.size(); ++digits) {
    std::size_t next = position;
    const char32_t c = next_char(text, next);
    if (!is_digit(c) &&
        std::u32string_view(U"一二三四五六七八九十百").find(c) == std::u32string_view::npos) {
      return digits > 0 && text.substr(position).starts_with("周年");
    }
    position = next;
  }
  return false;
}

/// 国際だより 第48号, vol.12: an issue; what it tells of may have a title of its own.
bool is_issue(std::string_view text) {
  const std::string_view bare = without_bracket(text);
  const std::size_t number = bare.rfind("第");
  return (bare.ends_with("号") && number != std::string_view::npos && bare.size() - number <= 16) ||
         bare.ends_with("月号");
}

class HeadReader {
 public:
  HeadReader(const std::vector<Piece>& pieces, const std::vector<const char*>& why,
             std::size_t first_prose)
      : pieces_(pieces), why_(why), end_(first_prose) {
    read_prose();
    for (std::size_t i = 0; i < end_; ++i) {
      const std::string_view step = last_step(text(i));
      if (!step.empty()) trail_end_ = fold_text(step);
    }
    for (std::size_t i = end_; i < pieces_.size(); ++i) {
      if (ends_page(text(i))) foot_ += fold_text(text(i)) + '\n';
    }
  }

  /// `site`: of a page of a site; else of a document of its own, which opens with its title.
  [[nodiscard]] std::optional<std::size_t> run(bool site) const {
    std::optional<std::size_t> best;
    double most = 0;
    for (std::size_t i = 0; i < end_; ++i) {
      if (!may_be_title(i)) continue;
      const double weight = site ? weight_on_site(i) : weight_of_own(i);
      if (weight > most) {
        most = weight;
        best = i;
      }
    }
    return best;
  }

 private:
  [[nodiscard]] const std::string& text(std::size_t i) const { return pieces_[i].line.text; }

  void read_prose() {
    std::string prose;
    std::size_t chars = 0;
    for (std::size_t i = end_; i < pieces_.size() && chars < kProseChars; ++i) {
      if (why_[i] != nullptr) continue;
      const std::size_t cut = byte_of_char(text(i), kProseChars);
      prose += fold_text(std::string_view(text(i)).substr(0, cut)) + ' ';
      chars += count_chars(std::string_view(text(i)).substr(0, cut));
    }
    prose_ = pairs_of(prose);
  }

  /// No furniture, no date, no row of names.
  [[nodiscard]] bool may_be_title(std::size_t i) const {
    if (opens_with_date(text(i)) || opens_with_label(text(i))) return false;
    const std::string& line = text(i);
    const std::size_t chars = count_chars(line);
    return why_[i] == nullptr && !pieces_[i].record && pieces_[i].row == nullptr &&
           chars >= kFewestChars && chars <= kMostChars && !line.ends_with("。") &&
           !is_dateline(line) && !is_apart(line) && !is_menu_row(line) &&
           !is_contact_detail(line) && !opens_contact(line) && !is_caption(line) &&
           !is_sub_bullet(line);
  }

  [[nodiscard]] double weight_of_own(std::size_t i) const {
    double weight = kSaidAgain * share_said_again(fold_text(text(i))) + kFirst;
    if (names_kind(text(i))) weight += kNamesKind;
    if (names_body(text(i))) weight -= kNamesBody;
    if (count_chars(text(i)) >= kLongChars) weight += kLong;
    return weight - static_cast<double>(i) * kLater;
  }

  [[nodiscard]] double weight_on_site(std::size_t i) const {
    const std::string folded = fold_text(text(i));
    double weight = kSaidAgain * share_said_again(folded);
    if (!trail_end_.empty() &&
        (folded == trail_end_ || folded.find(trail_end_) != folded.npos ||
         (trail_end_.find(folded) != trail_end_.npos && folded.size() * 2 > trail_end_.size()))) {
      weight += kLastStep;
    }
    if (has_date_beside(i)) weight += kBesideDate;
    if (i > 0 && begins_page(text(i - 1))) weight += kBelowBegin;
    if (is_in_last_group(i)) weight += kLastGroup;
    if (i == 0 || !may_be_title(i - 1)) weight += kFirstOfGroup;
    if (count_chars(text(i)) >= kLongChars) weight += kLong;
    if (foot_.find(folded) != foot_.npos) weight -= kNamesSite;
    return weight;
  }

  [[nodiscard]] double share_said_again(const std::string& folded) const {
    const Pairs own = pairs_of(folded);
    if (own.size() < 2) return 0;
    const auto said = std::count_if(own.begin(), own.end(),
                                    [&](const std::string& pair) { return prose_.contains(pair); });
    return static_cast<double>(said) / static_cast<double>(own.size());
  }

  /// Right above it, or below it behind buttons at the most.
  [[nodiscard]] bool has_date_beside(std::size_t i) const {
    if (i > 0 && is_dateline(text(i - 1))) return true;
    for (std::size_t k = i + 1; k < std::min(pieces_.size(), i + 1 + kToolLines); ++k) {
      if (is_dateline(text(k))) return true;
      if (why_[k] == nullptr) return false;
    }
    return false;
  }

  /// No furniture or row of names between it and the text.
  [[nodiscard]] bool is_in_last_group(std::size_t i) const {
    for (std::size_t k = i + 1; k < end_; ++k) {
      const bool parts = is_menu_row(text(k)) || (why_[k] != nullptr && begins_page(text(k)));
      if (parts) return false;
    }
    return true;
  }

  const std::vector<Piece>& pieces_;
  const std::vector<const char*>& why_;
  std::size_t end_;
  Pairs prose_;
  std::string trail_end_;
  std::string foot_;
};

}  // namespace

bool is_menu_row(std::string_view text) {
  constexpr std::size_t kFewestNames = 4;   // parted by blanks
  constexpr std::size_t kFewestBarred = 2;  // by bars
  constexpr std::size_t kUsualName = 5;     // characters of names parted by blanks, at most
  constexpr std::size_t kLongestName = 12;
  constexpr std::size_t kLongestRow = 120;
  if (text.size() > kLongestRow * 3 || ends_sentence(text)) return false;
  std::size_t names = 0;
  std::size_t chars = 0;
  std::size_t letters = 0;
  bool parted = false;  // by a bar or slash
  const auto close = [&] {
    const bool fits = chars <= kLongestName;
    if (chars > 0) ++names;
    chars = 0;
    return fits;
  };
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    const bool bar = c == U'|' || c == U'｜' || c == U'/' || c == U'／' || c == U'>' || c == U'＞';
    if (bar || is_space(c)) {
      parted = parted || bar;
      if (!close()) return false;
      continue;
    }
    if (c == U'、' || c == U'。' || c == U'：') return false;
    ++chars;
    ++letters;
  }
  if (!close()) return false;
  if (parted) return names >= kFewestBarred;
  return names >= kFewestNames && letters <= names * kUsualName;
}

std::optional<std::size_t> document_title(const std::vector<Piece>& pieces) {
  constexpr std::size_t kMostLines = 12;
  std::size_t end = 0;
  bool named = false;
  for (; end < std::min(kMostLines, pieces.size()); ++end) {
    const std::string& text = pieces[end].line.text;
    if (ends_sentence(text) || pieces[end].record || pieces[end].row != nullptr ||
        pieces[end].line.tabbed || (named && pieces[end].line.blanks_before > 0)) {
      break;
    }
    const bool body = numbered_heading_level(text) != kNoHeading || is_bullet(text) ||
                      is_numbered(text) || is_labelled_in_brackets(text);
    if (end > 0 && body) break;
    named = named || (!is_dateline(text) && !is_apart(text) && !is_issue(text));
  }
  const std::vector<const char*> none(pieces.size(), nullptr);
  return HeadReader(pieces, none, end).run(false);
}

bool goes_on_as_title(std::string_view first, std::string_view next) {
  constexpr std::size_t kShortKind = 8;  // characters: 結果の概要
  if (is_apart(first) || names_body(first) || is_issue(first) || opens_with_date(first))
    return false;
  static constexpr std::array<std::string_view, 10> kOpen = {"の", "と", "に", "を", "へ",
                                                             "が", "で", "び", "・", "、"};
  if (count_chars(next) > kMostChars || ends_sentence(next) || is_dateline(next)) return false;
  if (std::any_of(kOpen.begin(), kOpen.end(),
                  [&](std::string_view end) { return first.ends_with(end); })) {
    return true;
  }
  if (names_kind(next) && count_chars(next) <= kShortKind) return true;
  // 姉妹都市提携 / 三十五周年記念式典
  if (opens_with_anniversary(next)) return true;
  // 令和元年第3回 / 定例会会議録
  return first.ends_with("回") && (first.find("第") != std::string_view::npos) &&
         count_chars(first) <= 12;
}

std::optional<std::size_t> page_title(const std::vector<Piece>& pieces,
                                      const std::vector<const char*>& why,
                                      std::size_t first_prose) {
  return HeadReader(pieces, why, first_prose).run(true);
}

}  // namespace kouryu
