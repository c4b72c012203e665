// An invitation: its events as records.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/extract/mail/mail_text.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostEvents = 1'000;

struct Field {
  std::string_view property;
  std::string_view label;
  bool time;
};
constexpr std::array kFields = {
    Field{"SUMMARY", "予定", false},     Field{"LOCATION", "場所", false},
    Field{"DTSTART", "開始", true},      Field{"DTEND", "終了", true},
    Field{"DESCRIPTION", "内容", false},
};

/// Lines that begin with white space go on with the line before.
std::string unfolded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') continue;
    const bool folded =
        text[i] == '\n' && i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '\t');
    if (folded) {
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string unescaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size()) {
      ++i;
      out += value[i] == 'n' || value[i] == 'N' ? '\n' : value[i];
    } else {
      out += value[i];
    }
  }
  return out;
}

/// 20240510T103000Z as people write it; as it stands where it is no such time.
std::string readable_time(std::string_view value) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    if (value.size() < from + count) return false;
    for (std::size_t i = from; i < from + count; ++i) {
      if (value[i] < '0' || value[i] > '9') return false;
    }
    return true;
  };
  const auto number = [&](std::size_t from, std::size_t count) {
    return std::to_string(std::stoi(std::string(value.substr(from, count))));
  };
  if (!digits(0, 8)) return std::string(value);
  std::string out = number(0, 4) + "年" + number(4, 2) + "月" + number(6, 2) + "日";
  if (value.size() > 8 && value[8] == 'T' && digits(9, 4)) {
    out.append(" ").append(number(9, 2)).append(":").append(value.substr(11, 2));
    if (value.ends_with('Z')) out += " (UTC)";
  }
  return out;
}

}  // namespace

std::vector<HeldBlock> calendar_blocks(std::string_view raw) {
  const std::string text = unfolded(raw);
  std::vector<HeldBlock> blocks;
  std::array<std::string, kFields.size()> values;
  bool inside = false;
  int alarm = 0;  // depth of VALARM and the like, whose DESCRIPTION is none of the event's
  for (std::size_t begin = 0; begin < text.size() && blocks.size() < kMostEvents;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    if (line == "BEGIN:VEVENT" || line == "BEGIN:VTODO") {
      inside = true;
      values = {};
    } else if (inside && line.starts_with("BEGIN:")) {
      ++alarm;
    } else if (alarm > 0) {
      if (line.starts_with("END:")) --alarm;
    } else if (inside && line.starts_with("END:")) {
      inside = false;
      HeldBlock block{ExtractedKind::Record};
      block.opens = blocks.empty();
      for (std::size_t i = 0; i < kFields.size(); ++i) {
        if (!values.at(i).empty()) block.fields.emplace_back(kFields.at(i).label, values.at(i));
      }
      if (!block.fields.empty()) blocks.push_back(std::move(block));
    } else if (inside) {
      const std::size_t name = std::min(line.find_first_of(":;"), line.size());
      // The colon behind the parameters, not one in a quoted parameter.
      bool quoted = false;
      std::size_t colon = name;
      while (colon < line.size() && (quoted || line[colon] != ':')) {
        if (line[colon] == '"') quoted = !quoted;
        ++colon;
      }
      if (colon >= line.size()) continue;
      for (std::size_t i = 0; i < kFields.size(); ++i) {
        if (kFields.at(i).property != line.substr(0, name)) continue;
        const std::string_view value = line.substr(colon + 1);
        values.at(i) = kFields.at(i).time ? readable_time(value) : unescaped(value);
      }
    }
  }
  return blocks;
}

}  // namespace kouryu
