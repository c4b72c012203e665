// Stored records come back as they were, damage is told, terms are what the field table says.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <xapian.h>

#include <set>
#include <string>

#include "dict/schema/fields.h"
#include "dict/schema/record.h"
#include "kouryu/error.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

PassageRecord any_record() {
  using rc::gen::arbitrary;
  PassageRecord record;
  record.id = *arbitrary<std::string>();
  record.document_id = *arbitrary<std::string>();
  record.document_title = *arbitrary<std::string>();
  record.document_path = *arbitrary<std::string>();
  record.document_date = *arbitrary<std::string>();
  record.heading = *arbitrary<std::vector<std::string>>();
  if (*arbitrary<bool>()) record.page = *rc::gen::inRange(0, 100000);
  if (*arbitrary<bool>()) {
    const auto end = *rc::gen::inRange<std::size_t>(0, 1U << 30);
    record.source = ByteRange{*rc::gen::inRange<std::size_t>(0, end + 1), end};
  }
  for (int i = 0; i < *rc::gen::inRange(0, 4); ++i) {
    record.page_turns.push_back(
        {*rc::gen::inRange<std::size_t>(0, 1U << 20), *rc::gen::inRange(0, 100000)});
  }
  record.document_format = *arbitrary<std::string>();
  record.document_container = *arbitrary<std::string>();
  record.ocr = *arbitrary<bool>();
  record.ordinal = *rc::gen::inRange<std::uint32_t>(0, 1U << 30);
  record.duplicates = *rc::gen::inRange<std::uint32_t>(0, 1000);
  record.kind = *rc::gen::element(PassageKind::Body, PassageKind::Record, PassageKind::Nav);
  record.text = *arbitrary<std::string>();
  record.city = *arbitrary<std::vector<std::string>>();
  record.org = *arbitrary<std::vector<std::string>>();
  record.year = *rc::gen::container<std::vector<int>>(rc::gen::inRange(600, 2200));
  record.guessed_year = *rc::gen::inRange(0, 2200);
  record.year_before = *rc::gen::inRange(0, 2200);
  for (int i = 0; i < *rc::gen::inRange(0, 4); ++i) {
    record.evidence.push_back({FieldId::City,
                               *arbitrary<std::string>(),
                               {1, 7},
                               "full",
                               *arbitrary<bool>(),
                               *arbitrary<std::vector<std::string>>()});
    const auto end = *rc::gen::inRange<std::size_t>(0, record.text.size() + 1);
    record.fields.push_back({*arbitrary<std::string>(), {end / 2, end}});
    record.relations.push_back({*arbitrary<std::string>(),
                                *arbitrary<std::string>(),
                                *rc::gen::element(RelationKind::Tie, RelationKind::Member),
                                *arbitrary<std::string>(),
                                *rc::gen::container<std::vector<int>>(rc::gen::inRange(600, 2200)),
                                *arbitrary<bool>(),
                                {end / 2, end},
                                *arbitrary<std::string>()});
  }
  return record;
}

RC_GTEST_PROP(Record, RelationsComeBackInShort, ()) {
  const PassageRecord record = any_record();
  const PassageRelations given{record.document_id, record.relations};
  const std::string bytes = encode_relations(given);
  if (given.relations.empty()) {
    RC_ASSERT(bytes.empty());
    return;
  }
  const PassageRelations back = decode_relations(bytes);
  RC_ASSERT(encode_relations(back) == bytes);
  RC_ASSERT(back.document_id == given.document_id);
  RC_ASSERT(back.relations.size() == given.relations.size());
  for (std::size_t i = 0; i < back.relations.size(); ++i) {
    RC_ASSERT(back.relations[i].a == given.relations[i].a);
    RC_ASSERT(back.relations[i].kind == given.relations[i].kind);
    RC_ASSERT(back.relations[i].since == given.relations[i].since);
    RC_ASSERT(back.relations[i].years == given.relations[i].years);
    RC_ASSERT(back.relations[i].certain == given.relations[i].certain);
  }
}

RC_GTEST_PROP(Record, ComesBackAsItWas, ()) {
  const PassageRecord record = any_record();
  const std::string bytes = encode_record(record);
  const PassageRecord back = decode_record(bytes);
  RC_ASSERT(encode_record(back) == bytes);
  RC_ASSERT(back.id == record.id);
  RC_ASSERT(back.text == record.text);
  RC_ASSERT(back.heading == record.heading);
  RC_ASSERT(back.page == record.page);
  RC_ASSERT(back.page_turns == record.page_turns);
  RC_ASSERT(back.document_format == record.document_format);
  RC_ASSERT(back.document_container == record.document_container);
  RC_ASSERT(back.ocr == record.ocr);
  RC_ASSERT(back.source == record.source);
  RC_ASSERT(back.year == record.year);
  RC_ASSERT(back.guessed_year == record.guessed_year);
  RC_ASSERT(back.year_before == record.year_before);
  RC_ASSERT(back.evidence.size() == record.evidence.size());
  for (std::size_t i = 0; i < back.evidence.size(); ++i) {
    RC_ASSERT(back.evidence[i].certain == record.evidence[i].certain);
    RC_ASSERT(back.evidence[i].places == record.evidence[i].places);
  }
  RC_ASSERT(back.fields.size() == record.fields.size());
  for (std::size_t i = 0; i < back.fields.size(); ++i) {
    RC_ASSERT(back.fields[i].label == record.fields[i].label);
    RC_ASSERT(back.fields[i].value == record.fields[i].value);
  }
}

TEST(Record, TellsThePageOfAPlaceInItsText) {
  PassageRecord record;
  EXPECT_EQ(page_at(record, 5), std::nullopt);
  record.page = 20;
  record.page_turns = {{9, 21}, {30, 23}};
  EXPECT_EQ(page_at(record, 0), 20);
  EXPECT_EQ(page_at(record, 8), 20);
  EXPECT_EQ(page_at(record, 9), 21);
  EXPECT_EQ(page_at(record, 29), 21);
  EXPECT_EQ(page_at(record, 400), 23);
}

RC_GTEST_PROP(Record, DamageIsToldNeverAnsweredFrom, ()) {
  std::string bytes = encode_record(any_record());
  const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
  const auto flip = *rc::gen::inRange(1, 256);
  bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ flip);
  RC_ASSERT_THROWS_AS(static_cast<void>(decode_record(bytes)), Error);
}

RC_GTEST_PROP(Record, AnyBytesAreReadOrRefused, (const std::string& bytes)) {
  try {
    static_cast<void>(decode_record(bytes));
  } catch (const Error& error) {
    RC_ASSERT(error.kind() == ErrorKind::Corrupt);
  }
}

TEST(Record, WhatEndsBeforeItBeginsIsRefused) {
  const auto refused = [](const auto& spoil) {
    PassageRecord record;
    record.text = "text";
    spoil(record);
    EXPECT_THROW(static_cast<void>(decode_record(encode_record(record))), Error);
  };
  refused([](PassageRecord& record) { record.source = ByteRange{5, 3}; });
  refused([](PassageRecord& record) { record.fields.push_back({"label", {4, 2}}); });
  refused([](PassageRecord& record) {
    record.evidence.push_back({FieldId::City, "value", {9, 8}, "full", true, {}});
  });
  refused([](PassageRecord& record) { record.pieces = {{3, 3, 1, false}, {1, 9, 1, false}}; });
  refused([](PassageRecord& record) {
    record.pieces = {{0, 0, static_cast<std::size_t>(-1), false}, {1, 9, 1, false}};
  });
}

TEST(Document, ComesBackAsItWas) {
  DocumentState state;
  state.id = "id";
  state.path = "/a/b.eml/c.pdf";
  state.container = "/a/b.eml";
  state.format = "pdf";
  state.title = "題";
  state.date = "2004-12";
  state.size = 123;
  state.mtime_ns = -5;
  state.content_hash = "hash";
  state.passages = 7;
  state.reason = "scan";
  state.detail = "12 pages";
  state.lines = {{{7, false}, {~std::uint64_t{0}, true}}, {{9, true}}};
  const DocumentState back = decode_document(encode_document(state));
  EXPECT_EQ(encode_document(back), encode_document(state));
  EXPECT_EQ(back.mtime_ns, -5);
  EXPECT_EQ(back.container, "/a/b.eml");
  EXPECT_EQ(back.format, "pdf");
  EXPECT_EQ(back.reason, "scan");
  EXPECT_EQ(back.detail, "12 pages");
  EXPECT_EQ(back.lines, state.lines);
}

TEST(FieldTerm, FiltersAlikeWhatIsWrittenAlike) {
  EXPECT_EQ(field_term(field(FieldId::Org), "ＴＯＴＯ"), field_term(field(FieldId::Org), "TOTO"));
  EXPECT_EQ(field_term(field(FieldId::City), "大连市"), field_term(field(FieldId::City), "大連市"));
  EXPECT_LE(field_term(field(FieldId::Org), std::string(5000, 'x')).size(), 245U)
      << "Xapian's limit";
  EXPECT_NE(field_term(field(FieldId::Org), std::string(5000, 'x')),
            field_term(field(FieldId::Org), std::string(5001, 'x')));
}

TEST(FieldTerm, IsShortEnoughForXapianWhateverTheValue) {
  const std::string values[] = {std::string(190, '\0'), std::string(5000, '\0'),
                                std::string(100, 'x') + std::string(100, '\0'),
                                std::string(100, '\0') + std::string(100, 'x'),
                                std::string("大\0連\0", 8) + std::string(150, '\0')};
  std::set<std::string> terms;
  const test::Scratch scratch;
  Xapian::WritableDatabase database((scratch / "x").string());
  for (const std::string& value : values) {
    for (const FieldId id :
         {FieldId::Id, FieldId::Document, FieldId::City, FieldId::Org, FieldId::Label}) {
      Xapian::Document document;
      document.add_term(field_term(field(id), value));
      EXPECT_NO_THROW(database.add_document(document)) << name_of(id);
    }
    terms.insert(field_term(field(FieldId::Id), value));
  }
  EXPECT_EQ(terms.size(), std::size(values)) << "no two ids are one";
}

TEST(PackedValues, ComeBackInOrder) {
  const std::vector<std::string> values = {"a", "b", "大連市"};
  std::vector<std::string> back;
  unpack_values(pack_values(values), [&](std::string_view value) { back.emplace_back(value); });
  EXPECT_EQ(back, values);
  unpack_values("", [](std::string_view) { FAIL() << "nothing is no value"; });
}

}  // namespace
}  // namespace kouryu
