// How to search: one table of what can be written, one of keys.
#include "searcher/server/web/help.h"

#include <array>

#include "searcher/server/web/html.h"
#include "searcher/server/web/layout.h"

namespace kouryu::web {
namespace {

struct Row {
  const char* write;
  const char* english;
  const char* japanese;
};

constexpr std::array<Row, 9> kQueries = {{
    {"大連 環境", "passages with both words; where none has both, with one",
     "両方の語を含む箇所。なければ、どちらかを含む箇所"},
    {"大連との環境協力はいつ始まりましたか", "a question: the same, without the word that asks",
     "質問文: 尋ねる語を除いて同じように探します"},
    {"\"大気汚染\"", "exactly these characters", "この文字列をそのまま含む箇所"},
    {"大連 OR 瀋陽", "one of the two", "どちらかを含む箇所"},
    {"環境 -公園", "without the second word", "後の語を含む箇所を除く"},
    {"ごみ AND (大連 OR 青島)", "operators with brackets", "かっこで組み合わせる"},
    {"環境*", "words that begin so", "この文字で始まる語"},
    {"city:大連市 year:2004..2010",
     "filters typed in the query: city, pref, country, year, org, published (the document's year)",
     "検索欄に書く絞り込み: city, pref, country, year, org, published (文書の年)"},
    {"year:平成16年, year:H16", "a year in any spelling", "年はどの書き方でもかまいません"},
}};

constexpr std::array<Row, 5> kKeys = {{
    {"/", "go to the search box", "検索欄へ移る"},
    {"↓ ↑", "choose among completions", "入力候補を選ぶ"},
    {"Enter", "search", "検索する"},
    {"Esc", "close the completions, the drawer of filters", "入力候補や絞り込みを閉じる"},
    {"Alt + ↓ ↑", "in a document: go to the next or previous match",
     "文書の中で次・前の一致へ移る"},
}};

template <class Rows>
void write_table(Html& html, const PageState& state, const char* name, const char* first,
                 const char* second, const Rows& rows, std::string_view tag) {
  html.element("h2", name);
  html.in("table", [&] {
    html.in("thead", [&] {
      html.in("tr", [&] {
        html.element("th", {{"scope", "col"}}, first);
        html.element("th", {{"scope", "col"}}, second);
      });
    });
    html.in("tbody", [&] {
      for (const Row& row : rows) {
        html.in("tr", [&] {
          html.in("th", {{"scope", "row"}}, [&] { html.element(tag, row.write); });
          html.element("td", state.say(row.english, row.japanese));
        });
      }
    });
  });
}

}  // namespace

std::string help_page(const PageState& state) {
  const Frame frame = {
      .title = state.say("How to search", "検索のしかた"), .path = "help", .kind = "help"};
  return render(state, frame, [&](Html& html) {
    html.element("h1", state.say("How to search", "検索のしかた"));
    write_table(html, state, state.say("What to write", "検索欄の書き方"),
                state.say("Write", "書き方"), state.say("Finds", "探すもの"), kQueries, "code");
    html.element("h2", state.say("What is the same", "同じものとして探す書き方"));
    html.element("p",
                 state.say("Full and half width, old and new characters, simplified "
                           "characters, readings and Latin spellings of places, years of "
                           "eras: 大連 = 大连 = だいれん = Dalian, 2004年 = 平成16年 = H16.",
                           "全角と半角、新字と旧字、簡体字、地名の読みとローマ字、元号と西暦は区別"
                           "しません。大連・大连・だいれん・Dalian、2004年・平成16年・H16 は"
                           "同じです。どう読み取ったかは結果の上に示します。"));
    html.element("h2", state.say("Narrowing down", "絞り込み"));
    html.element(
        "p",
        state.say("Several values of one list mean one or the other, unless \"with both\" "
                  "below them is chosen; values of different lists must all hold. Draw over the "
                  "bars of years to "
                  "choose a range, or type its first and last year (2004, 平成16年, 去年, 平成).",
                  "同じ一覧の中で複数選ぶと「いずれか」(下の「両方を含む」を選べば「すべて」)、"
                  "別の一覧どうしは「すべて」になります。年の棒グラフはドラッグで範囲を選べます。年"
                  "を入力しても同じです(2004、平成16年、去年、平成 など)。"));
    write_table(html, state, state.say("Keys", "キー操作"), state.say("Key", "キー"),
                state.say("Does", "動作"), kKeys, "kbd");
  });
}

}  // namespace kouryu::web
