// Lines that a folder's documents repeat at their ends: which of them are a site's, which are the
// documents' own.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/blocks/repeated_lines.h"
#include "indexer/cut_document.h"
#include "indexer/write/site_survey.h"
#include "tests/support/extracted.h"

namespace kouryu {
namespace {

// A document of the folder: @ is a word of its own, » stands before what must be furniture.
struct FolderCase {
  const char* name;
  const char* file;
  const char* document;
  const char* title;  // of the first; nullptr: as when it is read alone
};
void PrintTo(const FolderCase& c, std::ostream* out) { *out << c.document; }

constexpr std::array kWords = {"灯台", "朝市", "船着場", "図書館", "花火", "公園"};

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + by.size())) {
    text.replace(at, mark.size(), by);
  }
  return text;
}

std::string document_of(const FolderCase& c, std::string_view word) {
  return replaced(replaced(c.document, "»", ""), "@", word);
}

/// The lines behind »; before a tag they end too.
std::vector<std::string> marked_lines(const FolderCase& c) {
  constexpr std::string_view kMark = "»";
  const std::string text = replaced(c.document, "@", kWords[0]);
  std::vector<std::string> lines;
  for (std::size_t at = text.find(kMark); at != text.npos; at = text.find(kMark, at + 1)) {
    const std::size_t begin = at + kMark.size();
    lines.push_back(text.substr(begin, text.find_first_of("\n<", begin) - begin));
  }
  return lines;
}

FolderLines learned(const FolderCase& c) {
  FolderLines folder;
  for (const std::string_view word : kWords) {
    folder.add("/site/" + std::string(word),
               end_lines(test::extract_text(document_of(c, word), c.file).text));
  }
  folder.learn();
  return folder;
}

class Folder : public testing::TestWithParam<FolderCase> {};

TEST_P(Folder, TellsTheSitesLinesFromTheDocuments) {
  const FolderCase& c = GetParam();
  const ExtractedText text = test::extract_text(document_of(c, kWords[0]), c.file).text;
  const DocumentReading reading = read_document(text, learned(c).told("/site/a", end_lines(text)));
  std::vector<std::string> furniture;
  for (const Block& block : reading.blocks) {
    if (block.kind == BlockKind::Nav) furniture.push_back(block.text);
  }
  EXPECT_EQ(furniture, marked_lines(c));
  EXPECT_EQ(reading.facts.title, c.title != nullptr ? c.title : read_document(text).facts.title);
}

constexpr std::array kSites = {
    FolderCase{"HeadAndFoot", "a.txt",
               "»みなと浜市\n»海にひらく、ひとつの町\n»大連市のたより\n»釜山広域市のたより\n"
               "»リヨン市のたより\n»市民の手しごと\n\n@をめぐる一日\n\n"
               "@には朝早くから大勢の家族連れが訪れました。\n"
               "案内の人が@の歴史をゆっくりと話しました。\n\n"
               "»港の風あんない\n»浜の宿と食堂\n»市の木と花\n",
               "灯台をめぐる一日"},
    FolderCase{"TitleBehindTheDayItWasPosted", "a.txt",
               "»みなと浜市\n»海にひらく町\n»大連市のたより\n»リヨン市のたより\n»市民の手しごと\n"
               "2019年5月12日\n@をめぐる一日\n\n@には朝早くから大勢の家族連れが訪れました。\n",
               "灯台をめぐる一日"},
    FolderCase{"ContactsStay", "a.txt",
               "»みなと浜市\n»大連市のたより\n»リヨン市のたより\n\n@をめぐる一日\n\n"
               "@には朝早くから大勢の家族連れが訪れました。\n\n"
               "»港の風あんない\n»浜の宿と食堂\n»市の木と花\n電話 000-000-0000\n",
               "灯台をめぐる一日"},
    FolderCase{"OneTitleForAll", "a.txt",
               "»みなと浜市\n»海にひらく町\n»大連市のたより\n»釜山広域市のたより\n"
               "»リヨン市のたより\n»サイトマップ\n市長の定例会見\n\n"
               "@について市長が記者の質問に答えました。@の予算は来月の議会に出されます。\n",
               "市長の定例会見"},
    FolderCase{"FootAlone", "a.txt",
               "@をめぐる一日\n\n@には朝早くから大勢の家族連れが訪れました。\n\n"
               "»港の風あんない\n»浜の宿と食堂\n»市の木と花\n»サイトマップ\n",
               "灯台をめぐる一日"},
    FolderCase{"AmongButtonsAndTheWayHere", "a.txt",
               "»本文へ移動\n»みなと浜市\n»海にひらく町\n»文字サイズ\n»大連市のたより\n"
               "»リヨン市のたより\n»ホーム > くらし > @をめぐる一日\n@をめぐる一日\n"
               "»更新日：2019年5月12日\n\n@には朝早くから大勢の家族連れが訪れました。\n",
               "灯台をめぐる一日"},
    FolderCase{"FootWithOpeningHours", "a.txt",
               "@をめぐる一日\n\n@には朝早くから大勢の家族連れが訪れました。\n\n"
               "»港の風あんない\n»浜の宿と食堂\n»市の木と花\n"
               "開庁時間 午前8時30分から午後5時まで\n電話 000-000-0000\n»Copyright みなと浜市\n",
               "灯台をめぐる一日"},
    FolderCase{"MenusWithMarks", "a.txt",
               "»■みなと浜市\n»・市民の手しごと\n»・大連市のたより\n»・釜山広域市のたより\n»・リヨ"
               "ン市のたより\n"
               "─────────────\n@をめぐる一日\n\n"
               "@には朝早くから大勢の家族連れが訪れました。\n",
               "灯台をめぐる一日"},
    FolderCase{"PageOfBareBlocks", "a.html",
               "<html><head><title>@をめぐる一日</title></head><body>"
               "<div>»みなと浜市</div><div>»海にひらく町</div><div>»大連市のたより</div>"
               "<div>»リヨン市のたより</div><div>@をめぐる一日</div>"
               "<div>@には朝早くから大勢の家族連れが訪れました。</div>"
               "<div>»港の風あんない</div><div>»浜の宿と食堂</div><div>»市の木と花</div>"
               "</body></html>",
               "灯台をめぐる一日"},
    FolderCase{"PageWithoutTitle", "a.html",
               "<html><body>"
               "<div>»みなと浜市</div><div>»海にひらく町</div><div>»大連市のたより</div>"
               "<div>»リヨン市のたより</div><div>@をめぐる一日</div>"
               "<div>@には朝早くから大勢の家族連れが訪れました。</div>"
               "<div>»港の風あんない</div><div>»浜の宿と食堂</div><div>»市の木と花</div>"
               "</body></html>",
               "灯台をめぐる一日"},
    FolderCase{"PageThatTellsItsHeadings", "a.html",
               "<html><head><title>@をめぐる一日</title></head><body>"
               "<h1>みなと浜市</h1><ul><li>»・大連市のたより</li><li>»・釜山広域市のたより</li>"
               "<li>»・リヨン市のたより</li></ul><h2>@をめぐる一日</h2>"
               "<p>@には朝早くから大勢の家族連れが訪れました。</p>"
               "<p>»港の風あんない</p><p>»浜の宿と食堂</p><p>»市の木と花</p></body></html>",
               "灯台をめぐる一日"},
};

// Documents whose like begin or end alike.
constexpr std::array kDocuments = {
    FolderCase{"Minutes", "a.txt",
               "国際交流委員会\n会議録\n（要点筆記）\n日時 令和5年@の日\n場所 市役所\n\n"
               "委員長から@について説明があり、全員が了承した。\n\n以上\n",
               nullptr},
    FolderCase{"MinutesWithPlainNames", "a.txt",
               "みなと浜市\n国際交流\n推進会議\n会議録\n日時：@まつりの日\n\n"
               "委員長から@について説明があり、全員が了承した。\n",
               nullptr},
    FolderCase{"Form", "a.txt",
               "姉妹都市の状況\n１ 提携年月日\n昭和50年@月\n２ 概況\n@のある港町である。\n"
               "３ 交流の内容\n@の職員が互いの町を訪れている。\n",
               nullptr},
    FolderCase{"PressRelease", "a.txt",
               "記者発表資料\nみなと浜市\n市長公室広報課\n@の開館について\n\n"
               "@を来月の一日に開館します。どなたでも入れます。\n\n"
               "問い合わせ先\n広報課 電話 000-000-0000\n",
               nullptr},
    FolderCase{"Newsletter", "a.txt",
               "はまの便り\n発行：浜の会\n編集：浜の会編集部\n目次\n@のこと\n\n"
               "@を訪ねた会員が思い出を話しました。\n",
               nullptr},
    FolderCase{"Flyer", "a.txt",
               "@を楽しむ会\n\n@で歌と踊りを楽しみます。\n\n定員 なし\n費用 無料\n申込 不要\n"
               "対象 どなたでも\n持物 なし\n会場 市民館\n",
               nullptr},
    FolderCase{"Agreement", "a.txt",
               "@の交流に関する協定書\n\n両市は@の交流を進めることに合意した。\n\n"
               "この協定書は二通を作り、両市が一通ずつ持つ。\n日本国 みなと浜市\n"
               "中華人民共和国 大連市\nみなと浜市長\n大連市長\n",
               nullptr},
    FolderCase{"Letter", "a.txt",
               "会員の皆様へ\n浜の会事務局\n（お知らせ）\n@の見学について\n\n"
               "来月@を見学します。お誘い合わせてお越しください。\n",
               nullptr},
    FolderCase{
        "Questionnaire", "a.txt",
        "浜の調べ\nお名前\nお住まい\n年のころ\nお仕事\nお好きな場所\n１ @へ行きますか\nよく行く\n",
        nullptr},
    FolderCase{"Drafts", "a.txt",
               "みなと浜市の道しるべ\n町の背景\n今とこれから\nめざす姿\n進め方\n見直し\n\n"
               "みなと浜市は海にひらいた町で、古くから多くの人が行き来してきました。その歩みを@の"
               "人たちとともに次の世代へ手渡していくために、この道しるべを作りました。\n\n"
               "言葉の意味\n集まりの記し\n市民の声\n資料の出どころ\n関わった人たち\n",
               nullptr},
    FolderCase{"Essays", "a.txt",
               "みなと浜小学校\n三年一組\n夏休みの作文\n@で見たもの\n\n"
               "ぼくは父と@へ行きました。とても楽しい日でした。\n",
               nullptr},
    FolderCase{"TwoLinesAreNoFrame", "a.txt",
               "浜の学校\n作文集\n@で見たもの\n\nぼくは父と@へ行きました。とても楽しい日でした。\n",
               nullptr},
    FolderCase{"NothingButRepeatedLines", "a.txt",
               "みなと浜市\n海にひらく町\n大連市のたより\n釜山広域市のたより\nリヨン市のたより\n"
               "市民の手しごと\n",
               nullptr},
    FolderCase{"HtmlForm", "a.html",
               "<html><head><title>@市との提携</title></head><body><h1>姉妹都市の状況</h1>"
               "<h2>１ 提携年月日</h2><p>昭和50年4月1日</p><h2>２ 概況</h2>"
               "<p>@のある港町である。</p></body></html>",
               nullptr},
};

INSTANTIATE_TEST_SUITE_P(Sites, Folder, testing::ValuesIn(kSites),
                         [](const auto& c) { return c.param.name; });
INSTANTIATE_TEST_SUITE_P(Documents, Folder, testing::ValuesIn(kDocuments),
                         [](const auto& c) { return c.param.name; });

EndLines lines(std::vector<std::uint64_t> head) {
  EndLines out;
  for (const std::uint64_t hash : head) out.head.push_back({hash, false});
  return out;
}

bool is_repeated(const FolderLines& folder, const std::string& path, std::uint64_t hash) {
  return folder.told(path, lines({hash})).head[0].repeated;
}

TEST(FolderLines, RepeatWhatFiveHaveAndAThird) {
  FolderLines folder;
  for (std::uint64_t i = 0; i < 15; ++i) {
    const std::string path = "/a/" + std::to_string(i);
    folder.add(path, lines({i < 5 ? 1U : 2U, i < 4 ? 3U : 4U, 100 + i}));
  }
  folder.add("/a/b/1", lines({100}));
  folder.learn();
  EXPECT_TRUE(is_repeated(folder, "/a/x", 1)) << "5 of 15";
  EXPECT_TRUE(is_repeated(folder, "/a/x", 2));
  EXPECT_FALSE(is_repeated(folder, "/a/x", 3)) << "4 of 15";
  EXPECT_FALSE(is_repeated(folder, "/a/x", 100));
  EXPECT_FALSE(is_repeated(folder, "/a/b/x", 1)) << "of another folder";
  EXPECT_FALSE(is_repeated(folder, "/c/x", 1));
  folder = {};
  for (std::uint64_t i = 0; i < 16; ++i) {
    folder.add("/a/" + std::to_string(i), lines({i < 5 ? 1U : 2U}));
  }
  folder.learn();
  EXPECT_FALSE(is_repeated(folder, "/a/x", 1)) << "5 of 16";
}

TEST(EndLines, AreOfThirtyLinesAtEachEnd) {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += std::string("ひとつの行") + std::string(static_cast<std::size_t>(i), 'x') + "\n\n";
  }
  const EndLines found = end_lines(test::extract_text(text).text);
  EXPECT_EQ(found.head.size(), 30U);
  EXPECT_EQ(found.tail.size(), 30U);
}

}  // namespace
}  // namespace kouryu
