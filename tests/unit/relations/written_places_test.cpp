// Names that facets leave out or read in part, and those that look like names.
#include "indexer/relations/written_places.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/relations/unlisted_places.h"
#include "tests/unit/relations/read_relations.h"

namespace kouryu {
namespace {

std::vector<std::string> names_in(const std::string& text) {
  const auto records = test::read_document({"", "", {text}});
  LocalNames words;
  learn_local_names(records[0], words);
  std::vector<std::string> names;
  for (const Party& party : parties_in(records[0], words)) names.push_back(party.name);
  return names;
}

TEST(WrittenPlaces, AreReadAsFarAsTheirNamesGo) {
  struct Case {
    std::string text;
    std::vector<std::string> names;
  };
  for (const Case& row : std::vector<Case>{
           {"安芸高田市とセルウィン町の中学生", {"安芸高田市", "セルウィン町"}},
           {"福岡県がバンコクに置く", {"福岡県", "バンコク市"}},
           {"沖縄県と南マットグロッソ州の歩み", {"沖縄県", "南マットグロッソ州"}},
           {"大連市海星区の技術者", {"大連市"}},
           {"英国ウエールズ州フリントシャー県へ派遣", {"フリントシャー県"}},
           {"北海道羽幌高校の生徒", {}},
           {"駐横浜大韓民国総領事の挨拶", {}},
           {"旧山内町の友好都市", {}},
       }) {
    EXPECT_EQ(names_in(row.text), row.names) << row.text;
  }
}

TEST(UnlistedPlaces, AreWhatAnOfficeOrARepetitionShows) {
  struct Case {
    std::string text;
    std::vector<std::string> names;
  };
  Analyzer analyzer;
  for (const Case& row : std::vector<Case>{
           {"すずな町体育協会 会報", {"すずな町"}},
           {"みさき市で開かれた。\nみさき市へ行く。", {"みさき市"}},
           {"みさき市で開かれた。", {}},
           {"朝早く市役所に集まる", {}},
           {"姉妹都市国際課", {}},
           {"市町村国際課、都道府県国際課", {}},
           {"中国瀋陽市国際課", {}},
       }) {
    UnlistedPlaces places;
    EXPECT_EQ(places.survey(row.text, analyzer.analyze(row.text)), row.names) << row.text;
  }
}

}  // namespace
}  // namespace kouryu
