// Places of a text in another, beside plain looking at each.
#include "dict/base/find_text.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "dict/base/deadline.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

std::vector<ByteRange> places(const std::string& text, const std::string& wanted) {
  std::vector<ByteRange> out;
  each_place(text, wanted, [&](const ByteRange& place) { out.push_back(place); });
  return out;
}

std::vector<ByteRange> places_by_hand(const std::string& text, const std::string& wanted) {
  std::vector<ByteRange> out;
  for (std::size_t i = 0; !wanted.empty() && i + wanted.size() <= text.size(); ++i) {
    if (text.compare(i, wanted.size(), wanted) != 0) continue;
    const ByteRange place{i, i + wanted.size()};
    if (wanted.size() > kLongText && !out.empty() && place.begin <= out.back().end) {
      out.back().end = place.end;
    } else {
      out.push_back(place);
    }
  }
  return out;
}

TEST(FindText, FindsAllPlaces) {
  std::mt19937 random(11);
  const auto text = [&](std::size_t most) {
    std::string out(random() % (most + 1), 'a');
    for (char& c : out) {
      if (random() % 8 == 0) c = 'b';
    }
    return out;
  };
  for (int i = 0; i < 5000; ++i) {
    const std::string in = text(400);
    const std::string wanted = i % 2 == 0 ? text(4) : in.substr(in.size() / 3, random() % 120);
    EXPECT_EQ(places(in, wanted), places_by_hand(in, wanted)) << wanted << " in " << in;
    EXPECT_EQ(contains_text(in, wanted), in.find(wanted) != std::string::npos);
  }
}

TEST(FindText, LongRunsTakeTheirLengthAndNotTheirProduct) {
  const std::string text(8U << 20, 'a');
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(places(text, std::string(8192, 'a')), (std::vector<ByteRange>{{0, text.size()}}));
  EXPECT_TRUE(places(text, std::string(8192, 'a') + 'b').empty());
  EXPECT_FALSE(contains_text(text, std::string(8192, 'a') + 'b'));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));  // 64 GB compared
}

TEST(FindText, EndsAtTheDeadline) {
  const UntilDeadline over(std::chrono::steady_clock::now());
  const std::string text(1U << 20, 'a');
  EXPECT_THROW(places(text, "a"), Error);
  EXPECT_THROW(places(text, std::string(100, 'a')), Error);
}

}  // namespace
}  // namespace kouryu
