// Relations of all matches: gathered from a value slot, so that only shown evidence is read.
#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/guess.h"
#include "dict/base/locale.h"
#include "dict/names/place_names.h"
#include "dict/names/place_pairs.h"
#include "dict/schema/fields.h"
#include "dict/text/normalizer.h"
#include "searcher/plan/queries.h"
#include "searcher/query/lexer.h"
#include "searcher/relations/gather.h"
#include "searcher/searcher_impl.h"

namespace kouryu {
namespace {

/// A name that no table knows is understood only where a pair of the index has it.
void check_known_place(const std::string& typed, const Xapian::Database& database) {
  if (is_place_name(typed) || is_written_as_place(typed)) return;
  const std::string name = fold_text(canonical_spelling(typed));
  const std::string prefix = std::string(field(FieldId::Pair).prefix) + ':';
  const std::string dash = fold_text("–");
  if (has_letter(name)) {
    const auto end = database.allterms_end(prefix);
    for (auto term = database.allterms_begin(prefix); term != end; ++term) {
      check_deadline();
      const std::string pair = (*term).substr(prefix.size());
      if (pair.starts_with(name + dash) || pair.ends_with(dash + name)) return;
    }
  }
  throw Error(ErrorKind::BadQuery,
              say("with: cannot understand \"", "with: 値を理解できません: \"") + typed + '"',
              say("give the name of a place", "地名を書いてください"));
}

WantedRelations wanted_by(const RelationsRequest& request) {
  WantedRelations wanted;
  for (const std::string& place : request.with) {
    for (std::string& name : meant_places(place)) wanted.places.push_back(std::move(name));
  }
  for (const std::string& name : request.kinds) {
    const auto kind = relation_kind_named(name);
    if (!kind) {
      throw Error(ErrorKind::BadQuery, say("no such kind: ", "使えない種類です: ") + name,
                  possible_names(name, {"tie", "activity", "office", "member"}));
    }
    wanted.kinds.push_back(*kind);
  }
  return wanted;
}

/// The places that the words and filters of a query name: who asks for 釜山 wants its partners
/// before those of towns that its passages name too.
void add_asked(const QueryNode& node, std::vector<std::string>& asked) {
  constexpr std::array kPlaces = {FieldId::City, FieldId::Prefecture, FieldId::Country};
  if (node.kind == QueryNode::Kind::Not) return;
  if (node.kind == QueryNode::Kind::Filter &&
      std::find(kPlaces.begin(), kPlaces.end(), node.field) != kPlaces.end()) {
    asked.insert(asked.end(), node.values.begin(), node.values.end());
  }
  if (node.kind == QueryNode::Kind::Word && node.place) {
    for (std::string& name : meant_places(node.written)) asked.push_back(std::move(name));
  }
  for (const QueryNode& child : node.children) add_asked(child, asked);
}

/// Calls `visit(id, slot)` for each match of `query` that has relations.
template <class Visit>
void each_slot(const IndexSet& indexes, const Xapian::Query& query, const Matcher& matcher,
               Visit&& visit) {
  const auto slot = static_cast<Xapian::valueno>(field(FieldId::Relations).slot);
  const Xapian::Database& database = indexes.database();
  if (query.empty()) return;
  if (indexes.remote()) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    // What a server sorts by comes with the matches: a document asked for is a way there and back.
    enquire.set_sort_by_value(slot, true);
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    for (auto it = found.begin(); it != found.end(); ++it) {
      check_deadline();
      visit(*it, it.get_sort_key());
    }
    return;
  }
  const std::vector<Xapian::docid> ids = matcher.matching(query).ids;
  auto value = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  DeadlineCheck deadline;
  for (const Xapian::docid id : ids) {
    if (value == end) return;
    deadline.step();
    value.skip_to(id);
    if (value != end && value.get_docid() == id) visit(id, *value);
  }
}

Relation relation_of(const IndexSet& indexes, GatheredRelation row) {
  Relation out;
  for (const Xapian::docid id : row.evidence) {
    check_deadline();
    const PassageRecord record = decode_record(indexes.database().get_document(id).get_data());
    if (auto evidence = evidence_in(record, row)) out.evidence.push_back(std::move(*evidence));
  }
  out.a = std::move(row.a);
  out.b = std::move(row.b);
  out.kind = std::string(relation_kind_name(row.kind));
  out.since = std::move(row.since);
  out.years = std::move(row.years);
  out.year_passages = std::move(row.year_passages);
  out.passages = row.passages;
  out.documents = row.documents;
  out.certain = row.certain;
  return out;
}

}  // namespace

Relations Searcher::Impl::relations(const RelationsRequest& request) {
  WantedRelations wanted = wanted_by(request);
  const ParsedQuery parsed = read(request.search);
  if (parsed.root) add_asked(*parsed.root, wanted.asked);
  const ResolvedFilters resolved = resolve(request.search);
  indexes_.refresh();
  return indexes_.read([&] {
    check_known(resolved.unknown);
    check_known(parsed.unknown_values);
    for (const std::string& place : request.with) check_known_place(place, indexes_.database());
    ParsedQuery understood = parsed;
    Filters filters = resolved.values;
    SearchResult told;
    told.query = request.search.query;
    told.interpreted = parsed.interpreted;
    told.warnings = parsed.warnings;
    const Synonyms* const synonyms = request.search.synonyms ? synonyms_.get() : nullptr;
    const Asked asked = understand(understood, request.search.mode, synonyms, filters, told);
    RelationGatherer gatherer(wanted);
    each_slot(indexes_, with_filters(asked.match, filters), Matcher(indexes_, ranking_, counting_),
              [&](Xapian::docid id, const std::string& packed) { gatherer.add(id, packed); });
    name_missing(told);
    Relations out;
    out.query = request.search.query;
    out.interpreted = std::move(told.interpreted);
    out.warnings = std::move(told.warnings);
    RelationGatherer::Rows rows = gatherer.rows(request.search.offset, request.search.limit);
    out.total = rows.total;
    for (GatheredRelation& row : rows.page) {
      out.relations.push_back(relation_of(indexes_, std::move(row)));
      for (const RelationEvidence& one : out.relations.back().evidence) {
        charge_memory(sizeof(Relation) + sizeof(one) + one.text.size());
      }
    }
    return out;
  });
}

}  // namespace kouryu
