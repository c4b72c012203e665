// Lines of an export: they come back as they were; what a person wrote into one and the searcher
// could not bear is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <variant>

#include "indexer/write/maintain/exchange_line.h"
#include "tests/support/exchange_lines.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// Why a line is not taken; empty when it is.
std::string refusal(const std::string& line) {
  try {
    (void)read_exchange_line(line);
    return {};
  } catch (const std::exception& error) {
    return error.what();
  }
}

TEST(ExchangeLine, ComesBackAsItWas) {
  const ExchangedLine passage = read_exchange_line(test::kPassageLine);
  ASSERT_TRUE(std::holds_alternative<ExchangedPassage>(passage));
  EXPECT_EQ(exchange_line(std::get<ExchangedPassage>(passage)), test::kPassageLine);
  const ExchangedLine file = read_exchange_line(test::kFileLine);
  ASSERT_TRUE(std::holds_alternative<DocumentState>(file));
  EXPECT_EQ(exchange_line(std::get<DocumentState>(file)), test::kFileLine);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(
      read_exchange_line(R"({"id": "j", "text": "ready-made"})")));
}

TEST(ExchangeLine, IsRefusedWhereARuleIsBroken) {
  for (const test::TsvRow& row : test::read_tsv("exchange_lines.tsv", 4)) {
    json line = json::parse(row.cells[1] == "file" ? test::kFileLine : test::kPassageLine);
    line.at(json::json_pointer(row.cells[2])) = json::parse(row.cells[3]);
    const std::string told = refusal(line.dump());
    if (row.cells[0].empty()) {
      EXPECT_EQ(told, "") << row.where();
    } else {
      EXPECT_THAT(told, HasSubstr(row.cells[0])) << row.where();
    }
  }
}

TEST(ExchangeLine, IsRefusedWhereAPartIsMissing) {
  for (const char* const sound : {test::kPassageLine, test::kFileLine}) {
    const json whole = json::parse(sound).flatten();
    for (const auto& [place, value] : whole.items()) {
      const json::json_pointer pointer(place);
      json line = json::parse(sound);
      json& parent = line.at(pointer.parent_pointer());
      if (!parent.is_object()) continue;
      parent.erase(pointer.back());
      EXPECT_NE(refusal(line.dump()), "") << place;
    }
  }
}

}  // namespace
}  // namespace kouryu
