// Asks questions of finished indexes.
//
//   kouryu::Searcher searcher({"koryu.idx"});
//   const auto answer = searcher.search({.query = "大連 環境"});
//   for (const auto& hit : answer.hits) std::cout << hit.document.title << '\n';
//
// Text is UTF-8. Ranges count bytes unless the name says chars (Unicode code points).
#ifndef KOURYU_SEARCHER_H_
#define KOURYU_SEARCHER_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kouryu/error.h"
#include "kouryu/text_range.h"

namespace kouryu {

enum class SearchMode { Auto, And, Or, Exact };
enum class SortOrder { Relevance, YearAscending, YearDescending, DateAscending, DateDescending };
enum class GroupBy { None, Duplicates, Document };
/// What a dated clause tells: something done; an institution founded, told in passing (大学は1950年
/// に設立された); or a note: 平成16年は2004年に当たる, 4月1日現在, the day of an update, a deadline.
enum class EventKind { Event, Founding, Note };
enum class EventOrder { DateAscending, DateDescending };

struct SearchRequest {
  std::string query{};                 // empty browses in document order
  SearchMode mode = SearchMode::Auto;  // all parts, else step by step fewer; And, Or: its ends
  /// Field name (city, prefecture, country, org, year, published, doc) -> values: OR within, AND
  /// between.
  std::map<std::string, std::vector<std::string>> filters{};
  /// Fields of which a passage must have all values of `filters` and of the query, not any of them;
  /// of a value that means several (a range of years) one. Their facets are counted within, too.
  std::vector<std::string> all{};
  std::size_t limit = 10;  // most hits to return; 0 = all
  std::size_t offset = 0;
  SortOrder sort = SortOrder::Relevance;
  GroupBy group = GroupBy::None;
  std::vector<std::string> facets = {"city", "year", "org"};  // to be counted
  std::size_t facet_size = 10;                                // most values a facet; 0 = all
  std::size_t snippet_chars = 120;       // longest snippet, ellipses not counted
  bool explain = false;                  // fill in Hit::evidence and Hit::score_parts
  bool synonyms = true;                  // false: words are not widened by the tables of synonyms
  std::vector<EventKind> event_kinds{};  // of timeline(): these alone; empty = all
  EventOrder event_order = EventOrder::DateAscending;  // of timeline()
};

/// What a Searcher knows besides its indexes, for as long as it lives.
struct SearcherOptions {
  /// Tables of synonyms to read after the built-in one. A row is "same" (or "near", or "off" to
  /// take words apart again), a tab, and words separated by "|"; '#' begins a comment line.
  std::vector<std::filesystem::path> synonym_files{};
};

/// Text to show. Highlights are sorted, never touch or overlap, and index into `text`. Nothing is
/// escaped: the terminal, JSON and HTML outputs each mark it up in their own way.
struct Snippet {
  std::string text;
  std::vector<ByteRange> highlights;
};

struct HitDocument {
  std::string id;
  std::string title;
  std::string path;         // empty where unknown
  std::string date;         // YYYY-MM-DD, YYYY-MM, YYYY or empty
  std::string format{};     // pdf, docx, txt; empty where unknown
  std::string container{};  // path of the file that the document lies in; empty for a file
  bool ocr = false;         // its text was recognised from pictures: letters may be wrong
};

struct FacetEvidence {
  std::string value;
  ByteRange range;  // in Hit::text
  std::string how;
  bool certain = true;
  /// Of a city whose name several places have, those that may be meant, as "府中市 (東京都)". With
  /// more than one it is not certain which; the name is a value of the hit all the same.
  std::vector<std::string> places{};
};

struct Hit {
  std::size_t rank = 0;  // from 1, over all pages
  double score = 0;
  std::string id;
  HitDocument document;
  std::vector<std::string> heading;
  std::optional<int> page;  // of the first mark in the text; where nothing is marked, its first
  std::string kind;         // "body", "record", "nav" …
  std::vector<std::string> city, prefecture, country, org;
  std::vector<int> year;
  std::vector<std::string> own_city, partner_city;  // of a record that tells the sides
  std::string text;
  /// Where pages begin in `text` and which: (0, 20), (118, 21). Empty where there are none.
  std::vector<std::pair<std::size_t, int>> pages;
  std::vector<ByteRange> marks;  // all that matched, in `text`; the snippet marks its part of them
  /// Where `marks` stand in the document's extracted text, in their order; a mark that a page
  /// footer or the like cuts has several. Empty where `source` is unknown.
  std::vector<ByteRange> source_marks;
  Snippet snippet;
  std::optional<ByteRange> source;
  std::size_t duplicates = 0;
  std::map<std::string, std::vector<FacetEvidence>> evidence;  // with SearchRequest::explain
  std::vector<ByteRange> parties;  // the same: where in `text` a record says who and where
  int guessed_year = 0;  // the same: base of 今年 in `text` where the document has no date
  int year_before = 0;   // the same: base of 同年 that no year in `text` is before
  std::map<std::string, double> score_parts;  // with SearchRequest::explain
  /// Grouped by document: further passages of the document that match.
  std::size_t more_in_document = 0;
};

struct FacetCount {
  std::string value;  // a year is its digits
  std::size_t count = 0;
};

struct Warning {
  std::string code;  // stable: "or_fallback", "missing_word", "shard_unavailable" …
  std::string message;
};

struct SearchResult {
  std::string query;
  std::string interpreted;  // how the query was read, for people
  std::size_t total = 0;
  bool total_is_exact = true;
  bool partial = false;  // an index did not answer
  double took_ms = 0;
  std::vector<Warning> warnings;
  /// The query as it was probably meant ("did you mean"), where it found next to nothing. Never
  /// searched for in its place.
  std::optional<std::string> suggestion;
  /// Of a query of several words that no passage has all of: those that no passage of the index
  /// has, as typed …
  std::vector<std::string> missing_words;
  /// … or, when there are none, how many documents have all of them in different passages. Exact as
  /// long as the rarest word has 2,000 passages or fewer; 0 for indexes behind a network.
  std::size_t documents_with_all = 0;
  std::vector<HitDocument> with_all;  // the first few of these documents
  /// The request's filters on facet fields as they were understood: 大连 is 大連市, H16 is 2004.
  std::map<std::string, std::vector<std::string>> filters;
  /// In the order asked; values by falling count, then by value.
  std::vector<std::pair<std::string, std::vector<FacetCount>>> facets;
  std::vector<Hit> hits;
  std::size_t passages = 0;  // that match; more than `total` where grouping folds some away
};

struct DocumentPassage {
  std::string id;
  std::vector<std::string> heading;
  std::optional<int> page;
};
struct DocumentOverview {
  HitDocument document;
  std::vector<DocumentPassage> passages;
};

/// Where an event is told.
struct EventSource {
  std::string passage;  // its id
  HitDocument document;
  std::vector<std::string> heading;
  std::optional<int> page;
  ByteRange range;  // of the clause that tells it, in the passage's text (Hit::text)
  ByteRange chars;  // the same in code points
  std::string how;  // the rule that read its date: "era", "relative" …
};

/// Something that is said to have happened at a time, once, however often it is told.
struct TimelineEvent {
  std::string begin;       // YYYY, YYYY-MM or YYYY-MM-DD: as precise as it is written anywhere
  std::string end;         // the same; equals begin for a single date
  bool fiscal = false;     // begin and end are labels of fiscal years (April to March)
  bool uncertain = false;  // a year the era did not have (平成35年)
  EventKind kind = EventKind::Event;
  /// The clause that tells it best, on one line; of a list that shares a verb what belongs to this
  /// date: 1979年に大連市…と提携した。
  std::string text;
  ByteRange date;  // in `text`
  /// Named in the clauses that tell it, or where a clause names no place by the topic of its
  /// sentence before it; of a record also where it says who takes part and where.
  std::vector<std::string> city, prefecture, country, org;
  std::vector<EventSource> sources;  // `text` is from the first; the others in document order
};
struct Timeline {
  std::string query;
  std::string interpreted;
  std::vector<Warning> warnings;
  std::size_t total = 0;  // of events, before limit and offset
  std::vector<TimelineEvent> events;
};

/// Whose relations are asked for.
struct RelationsRequest {
  /// Query and filters choose the passages whose relations count; limit (0 = all) and offset count
  /// relations. Sort, group, facets and snippets are not looked at.
  SearchRequest search{};
  std::vector<std::string> with{};   // places, as people write them: one of them is a side
  std::vector<std::string> kinds{};  // tie, activity, office, member; empty = all
};

/// A place that tells a relation.
struct RelationEvidence {
  std::string passage;  // its id
  HitDocument document;
  std::vector<std::string> heading;
  std::optional<int> page;
  std::string text;       // the sentence, row or record that tells it
  std::size_t begin = 0;  // of `text` in the passage's text, in code points
  std::size_t end = 0;
  std::string how;  // why these two, and the word that tells the kind: "together:姉妹都市"
};

/// Two places that exchange, in one way. The pair has no direction.
struct Relation {
  std::string a;  // the document's own side where that is known
  std::string b;
  std::string kind;        // tie, activity, office, member
  std::string since;       // YYYY, YYYY-MM or YYYY-MM-DD as most texts give it, or empty
  std::vector<int> years;  // of all that is told of it, ascending
  std::size_t passages = 0;
  std::size_t documents = 0;
  bool certain = true;
  std::vector<RelationEvidence> evidence;  // the best few, best first
  std::vector<std::size_t> year_passages;  // how many passages tell each of `years`
};
struct Relations {
  std::string query;
  std::string interpreted;
  std::vector<Warning> warnings;
  std::size_t total = 0;  // before limit and offset
  /// Those with a place that the query names as a side, then those that most documents tell.
  std::vector<Relation> relations;
};

/// A completion of what was typed.
struct Suggestion {
  std::string text;  // what was typed, its last word (dictionary form) or name in full: a query
  std::string kind;  // word, city, prefecture, country or org
  std::size_t count = 0;  // passages that a search for `text` finds: never 0
};

/// A word of a query and what is searched for it.
struct ExplainedWord {
  std::string written;
  std::string folded;                // the spelling under which text and query meet
  std::vector<std::string> terms;    // the words of the index it is cut into
  std::vector<std::string> bigrams;  // pairs of letters that find it wherever it stands
  struct Alternative {
    std::string value;  // text, or field:value
    std::string how;    // year, place, organisation, synonym, near, reading or spelling
    double weight;      // of its score, against the word as typed
  };
  std::vector<Alternative> alternatives;
};

/// How a query is read, without searching for it.
struct QueryExplanation {
  std::string query;
  std::string interpreted;  // for people
  std::string tree;         // to the letter: words with terms and alternatives
  std::string folded;       // the spelling under which text and query meet
  bool question = false;    // said rather than listed: ranked by the weights of questions
  std::vector<Warning> warnings;
  std::vector<ExplainedWord> words;  // in the order of the query
};

/// What the indexes hold: for health checks and caches.
struct IndexState {
  struct Part {
    std::string name;            // as given to the Searcher
    bool available = false;      // it answers
    std::string id;              // of this building of the index; another when it is replaced
    std::uint64_t revision = 0;  // grows with every commit; 0 where it cannot be told (remote)
  };
  std::vector<Part> parts;  // in the order given
  std::size_t passages = 0;
};

struct Ranking;  // searcher/rank/ranking.h: how passages are ordered; set by evaluations only

/// Reads indexes and never writes to them. Not for sharing: open one Searcher per thread, or take
/// them from a SearcherPool. Each call answers from the newest state that a writer has committed,
/// and from that state alone; nothing has to be reopened, and a commit never makes a call wait.
class KOURYU_API Searcher {
 public:
  /// `indexes`: index folders or tcp://HOST:PORT. Throws Error: NotFound, or Incompatible when
  /// another schema or dictionary built one. One of several that does not answer makes results
  /// partial instead. Io or BadQuery for a file of `options` that cannot be read.
  explicit Searcher(const std::vector<std::string>& indexes, const SearcherOptions& options = {});
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// From now on a call that is not done at `deadline` ends soon after with Error (TimedOut): no
  /// answer is cut short. Nothing: calls take as long as they need, as at the beginning.
  void set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline);
  /// From now on a call whose answer would keep more than some `bytes` ends with Error (TooLarge);
  /// 0 = no bound.
  void set_memory_limit(std::size_t bytes);

  /// The best passages for `request`; no match is an empty result, not an error. Throws Error:
  /// BadQuery (a filter value that cannot be understood), Corrupt, Io.
  [[nodiscard]] SearchResult search(const SearchRequest& request);

  /// Passages like the one with this id, best first: those with any of the words that tell it from
  /// others. It itself, its copies and what is nearly the same text are left out. Filters, limit,
  /// offset, sort, group, facets, snippet and explain of `request` apply; its query and mode are
  /// not looked at. An unknown id is nullopt. Throws as search() does.
  [[nodiscard]] std::optional<SearchResult> similar(const std::string& passage_id,
                                                    const SearchRequest& request = {});

  /// The dated events of all passages that match `request`, in order of time (`event_order`); a
  /// calendar year comes before the fiscal year of the same number. Each event is there once: what
  /// is surely told again, with the same or a vaguer date, is a further source of it; what is not
  /// surely the same stays apart (README, Timeline). With filters year, fy or date only what is
  /// told with such a date, with `event_kinds` only those kinds. `limit` (0 = all) and `offset`
  /// count events; sort, group and facets are not looked at. Throws as search() does.
  [[nodiscard]] Timeline timeline(const SearchRequest& request);

  /// Who exchanges with whom, as the passages that match `request.search` tell: one row for each
  /// pair and kind. Throws as search() does; BadQuery for a kind that is none.
  [[nodiscard]] Relations relations(const RelationsRequest& request);

  /// One passage by its id, or nullopt; its marks are what `query` would mark. Throws Error
  /// (BadQuery) as search() does.
  [[nodiscard]] std::optional<Hit> passage(const std::string& id, const std::string& query = {},
                                           SearchMode mode = SearchMode::Auto);
  /// One document by its id or path, or nullopt.
  [[nodiscard]] std::optional<DocumentOverview> document(const std::string& id_or_path);

  /// Values of a facet field over the whole index that begin with `prefix` (folded), most frequent
  /// first; `limit` 0 = all. Throws Error (BadQuery) for a field that is no facet.
  [[nodiscard]] std::vector<FacetCount> facet_values(const std::string& field,
                                                     const std::string& prefix = {},
                                                     std::size_t limit = 0);

  /// Words, places and organisations of the index that begin with `prefix` as they are written or
  /// as they sound: kanji, kana, or romaji (Hepburn, Kunrei, perhaps unfinished: kitaky). Of
  /// several words the last is completed. The text of a suggestion is a query; its count, never 0,
  /// is the total of a search for it. Most frequent first; names have half of the room. `limit` 0 =
  /// all that were looked at: the work is bounded, so a single common letter may not reach every
  /// rare word. Nothing for an empty prefix.
  [[nodiscard]] std::vector<Suggestion> suggest(const std::string& prefix, std::size_t limit = 10);

  /// The newest state of the indexes: answers cannot differ while it does not.
  [[nodiscard]] IndexState state();

  /// How `query` would be read, with the spellings that the index has. Throws Error (BadQuery) as
  /// search() does. Without an index: kouryu/explain.h.
  [[nodiscard]] QueryExplanation explain(const std::string& query,
                                         SearchMode mode = SearchMode::Auto, bool synonyms = true);

 private:
  friend Searcher searcher_with(const std::vector<std::string>& indexes, const Ranking& ranking);
  Searcher(const std::vector<std::string>& indexes, const SearcherOptions& options,
           const Ranking& ranking);

  template <class Call>
  auto in_time(Call&& call);

  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_H_
