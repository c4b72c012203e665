// For people who keep the dictionaries: each word and each name, with the rule that took it.
#include "indexer/cli/explain_text.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "dict/base/console.h"
#include "dict/base/system_calls.h"
#include "dict/base/utf8.h"
#include "dict/schema/fields.h"
#include "dict/time/years.h"
#include "dict/tokens/analyzer.h"
#include "indexer/facets/facets.h"
#include "indexer/facets/organisations/organisations.h"
#include "indexer/facets/places/place_trace.h"
#include "indexer/facets/places/places.h"
#include "indexer/lines/joined_text.h"
#include "indexer/relations/relations.h"

namespace kouryu {
namespace {

using Json = nlohmann::ordered_json;

class TextExplainer {
 public:
  explicit TextExplainer(const std::string& text)
      : text_(text), analyzed_(analyzer_.analyze(text)) {}

  /// `trace`: with every row of places and organisations that was asked, and what refused it.
  Json explain(bool trace) {
    Json words = Json::array();
    for (const Token& token : analyzed_.tokens) {
      Json row = place_of(token.range);
      row["term"] = token.content ? Json(word_term(token)) : Json();
      words.push_back(std::move(row));
    }
    PlaceContext place_context;
    const PlaceSpots spots = survey_places(analyzed_, place_context);
    const PlaceMentions places = recognize_places(text_, analyzed_, place_context, spots);
    OrganisationContext organisation_context;
    survey_organisations(text_, analyzed_, organisation_context);
    add(FieldId::City, places.cities);
    add(FieldId::Prefecture, places.prefectures);
    add(FieldId::Country, places.countries);
    add(FieldId::Org, recognize_organisations(text_, analyzed_, {}, organisation_context));
    for (const YearMention& mention : recognize_years(analyzed_.folded, {})) {
      for (const int year : years_of(mention)) {
        Json row = place_of(mention.range);
        row["value"] = year;
        row["how"] = mention.how;
        facets_[name_of(FieldId::Year)].push_back(std::move(row));
      }
    }
    Json out = {{"text", text_},
                {"folded", analyzed_.folded.text},
                {"words", std::move(words)},
                {"facets", std::move(facets_)},
                {"relations", relations()}};
    if (!trace) return out;
    out["trace"] = Json::array();
    std::vector<RuleTrace> asked = trace_places(analyzed_, place_context);
    const std::vector<RuleTrace> organisations = trace_organisations(analyzed_);
    asked.insert(asked.end(), organisations.begin(), organisations.end());
    for (const RuleTrace& one : asked) {
      Json row = place_of(one.range);
      row["row"] = one.row;
      row["refused"] = one.refused.empty() ? Json() : Json(one.refused);
      out["trace"].push_back(std::move(row));
    }
    return out;
  }

 private:
  /// As of a document that is this text.
  [[nodiscard]] Json relations() const {
    PassageRecord record;
    record.text = text_;
    FacetReader facets;
    const PlaceSpots spots = facets.survey(record, analyzed_);
    facets.read(record, analyzed_, spots);
    RelationReader reader;
    reader.survey(record, analyzed_);
    reader.settle({}, {});
    reader.read(record, analyzed_.folded);
    Json out = Json::array();
    for (const StoredRelation& one : record.relations) {
      out.push_back({{"a", one.a},
                     {"b", one.b},
                     {"kind", relation_kind_name(one.kind)},
                     {"since", one.since.empty() ? Json() : Json(one.since)},
                     {"years", one.years},
                     {"how", one.how}});
    }
    return out;
  }

  /// Where a range of the folded text stands in the text, in code points.
  [[nodiscard]] Json place_of(const ByteRange& folded) {
    const ByteRange range = analyzed_.folded.map.to_original(folded);
    const std::string_view text = text_;
    // Ranges come in the order of the text: it is counted once a facet, not once a range.
    if (range.begin < counted_bytes_) counted_bytes_ = counted_chars_ = 0;
    counted_chars_ += count_chars(text.substr(counted_bytes_, range.begin - counted_bytes_));
    counted_bytes_ = range.begin;
    const std::size_t begin = counted_chars_;
    const std::string_view written = text.substr(range.begin, range.end - range.begin);
    return {{"written", written}, {"begin", begin}, {"end", begin + count_chars(written)}};
  }

  void add(FieldId field, const std::vector<NameMention>& mentions) {
    for (const NameMention& mention : mentions) {
      Json row = place_of(mention.range);
      row["value"] = mention.value;
      row["how"] = mention.how;
      row["certain"] = mention.certain && mention.places.size() < 2;
      if (!mention.places.empty()) row["places"] = mention.places;
      facets_[name_of(field)].push_back(std::move(row));
    }
  }

  const std::string& text_;
  Analyzer analyzer_;
  AnalyzedText analyzed_;
  Json facets_ = Json::object();
  std::size_t counted_bytes_ = 0;  // of text_, which are counted_chars_ code points
  std::size_t counted_chars_ = 0;
};

std::string read_text(const std::string& argument) {
  std::ostringstream text;
  std::error_code error;
  if (argument == "-") {
    text << std::cin.rdbuf();
  } else if (std::filesystem::is_regular_file(argument, error)) {
    const std::ifstream file(argument, std::ios::binary);
    if (!file) throw_system(argument);
    text << file.rdbuf();
  } else {
    text << argument;
  }
  const bool markdown = argument.ends_with(".md") || argument.ends_with(".markdown");
  return joined_text(repair_utf8(text.str()), markdown);
}

}  // namespace

void explain_text(const std::string& argument, bool json, bool trace, Language language) {
  (void)std::signal(SIGINT, SIG_DFL);  // nothing is half written: it may end while it reads
  const std::string text = read_text(argument);
  const Json explanation = TextExplainer(text).explain(trace);
  if (json) {
    std::cout << explanation.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    return;
  }
  std::cout << say(language, "words: ", "語: ");
  for (const Json& word : explanation["words"]) {
    std::cout << harmless(word["written"].get<std::string>());
    if (word["term"].is_string() && word["term"] != word["written"]) {
      std::cout << '<' << harmless(word["term"].get<std::string>()) << '>';
    }
    std::cout << (word["term"].is_string() ? " " : "' ");
  }
  std::cout << '\n';
  for (const auto& [field, rows] : explanation["facets"].items()) {
    for (const Json& row : rows) {
      const std::string value =
          row["value"].is_string() ? row["value"].get<std::string>() : row["value"].dump();
      std::cout << field << ": " << harmless(value) << "  「"
                << harmless(row["written"].get<std::string>()) << "」  "
                << row["how"].get<std::string>()
                << (row.value("certain", true) ? "" : say(language, " (uncertain)", " (不確か)"));
      for (const Json& place : row.value("places", Json::array())) {
        std::cout << " | " << harmless(place.get<std::string>());
      }
      std::cout << '\n';
    }
  }
  for (const Json& row : explanation["relations"]) {
    std::string since = row["since"].is_string() ? row["since"].get<std::string>() : "-";
    std::cout << "relation: " << harmless(row["a"].get<std::string>()) << " – "
              << harmless(row["b"].get<std::string>()) << "  " << row["kind"].get<std::string>()
              << "  " << since << "  " << harmless(row["how"].get<std::string>()) << '\n';
  }
  for (const Json& row : explanation.value("trace", Json::array())) {
    std::cout << row["row"].get<std::string>() << "  「"
              << harmless(row["written"].get<std::string>()) << "」  "
              << (row["refused"].is_string()
                      ? say(language, "refused: ", "拒否: ") + row["refused"].get<std::string>()
                      : std::string(say(language, "taken", "採用")))
              << '\n';
  }
}

}  // namespace kouryu
