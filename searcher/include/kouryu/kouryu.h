/* kouryu for C and for every language that can call C: opens indexes and asks them questions.
 *
 *   kouryu_index* index = NULL;
 *   if (kouryu_open("koryu.idx", 9, &index, &error) != KOURYU_OK) puts(error.message);
 *
 * Text. UTF-8 everywhere. A string goes in as a pointer and its size in bytes: it need not end in
 * NUL and may hold one; NULL with size 0 is empty; invalid bytes are read as U+FFFD. A string comes
 * out as kouryu_text: its data is never NULL and a NUL that `size` does not count follows it.
 *
 * Errors. A call that can fail returns a status and fills in the kouryu_error that the caller owns
 * (NULL: not wanted): a value of the call, so that no thread sees another's. On failure what was
 * asked for is set to NULL. No C++ exception leaves the library. No hits and an unknown id are no
 * errors: the answer is empty.
 *
 * Ownership. What kouryu_open, kouryu_request_new and the questions give belongs to the caller, who
 * ends it once with kouryu_close, kouryu_request_free, kouryu_answer_free (NULL does nothing).
 * Texts and items belong to their answer and end with it; an answer needs neither its index nor its
 * request any longer. Using anything after its end is undefined, as in all C.
 *
 * Threads. An index may be used by any number of threads at once; nobody waits for another's slow
 * question, and each question is answered from the newest state that has been committed. Close it
 * when no call is under way. An answer may be read by several threads. A request is one thread's at
 * a time while it is being set, anybody's once it is not.
 *
 * Compatibility. Functions and numbers below keep their meaning as long as KOURYU_ABI_VERSION stays
 * what it is; new ones may come. What is unknown to a library reads as absent.
 */
#ifndef KOURYU_KOURYU_H_
#define KOURYU_KOURYU_H_

#include <stddef.h> /* NOLINT(modernize-deprecated-headers): read by C, too */
#include <stdint.h> /* NOLINT(modernize-deprecated-headers) */

#include "kouryu/export.h"

#ifdef __cplusplus
extern "C" {
#endif

#define KOURYU_ABI_VERSION 1

typedef struct kouryu_index kouryu_index;     /* open indexes */
typedef struct kouryu_request kouryu_request; /* what to ask */
typedef struct kouryu_answer kouryu_answer;   /* what came back */
typedef struct kouryu_item kouryu_item; /* a part of an answer: a hit, a value, an event … */

typedef struct kouryu_text {
  const char* data;
  size_t size; /* bytes, without the NUL */
} kouryu_text;

typedef enum kouryu_status {
  KOURYU_OK = 0,
  KOURYU_BAD_QUERY = 1,    /* ask the person to rephrase: unknown filter value, bad parameter */
  KOURYU_NOT_FOUND = 2,    /* no index at that path */
  KOURYU_INCOMPATIBLE = 3, /* another schema or dictionary built it: rebuild */
  KOURYU_BUSY = 4,         /* being written to: try again later */
  KOURYU_CORRUPT = 5,      /* damaged: rebuild */
  KOURYU_IO = 6,           /* disk, network */
  KOURYU_INTERNAL = 7,     /* a bug in kouryu */
  KOURYU_BAD_CALL = 8,     /* a NULL where something is needed: a bug in the caller */
  KOURYU_TIMED_OUT = 9,    /* only C++ sets deadlines */
  KOURYU_NO_PERMISSION = 10,
  KOURYU_DISK_FULL = 11,
  KOURYU_NOT_AN_INDEX = 12, /* something else stands at that path */
  KOURYU_BUILDING = 13,     /* the first run on that index has not finished: try again later */
  KOURYU_NO_RESOURCES = 14, /* memory, file handles */
  KOURYU_TOO_LARGE = 15     /* only C++ bounds the memory of answers */
} kouryu_status;

/* 1,024 bytes. Texts are in the language of the locale and cut between characters to fit. */
typedef struct kouryu_error {
  int32_t status;        /* a kouryu_status */
  uint32_t message_size; /* bytes, without the NUL */
  uint32_t hint_size;
  char message[500]; /* what is wrong */
  char hint[512];    /* what the reader can do about it; may be empty */
} kouryu_error;

/* The KOURYU_ABI_VERSION of the library that runs; compare it with the header's. */
KOURYU_API uint32_t kouryu_abi_version(void);
/* The library's own version, such as 0.1.0. Lives for ever. */
KOURYU_API kouryu_text kouryu_version(void);
/* A status as in the JSON of errors, such as bad_query. Lives for ever. */
KOURYU_API kouryu_text kouryu_status_code(int status);

/* --- An index ----------------------------------------------------------------------------------*/

/* Opens an index: a folder or tcp://HOST:PORT. Nothing is ever written to it. */
KOURYU_API kouryu_status kouryu_open(const char* index, size_t index_size, kouryu_index** opened,
                                     kouryu_error* error);
/* Opens several as one. One that does not answer makes answers partial instead. */
KOURYU_API kouryu_status kouryu_open_many(const kouryu_text* indexes, size_t count,
                                          kouryu_index** opened, kouryu_error* error);
KOURYU_API void kouryu_close(kouryu_index* index);

/* --- A request ---------------------------------------------------------------------------------*/

KOURYU_API kouryu_status kouryu_request_new(kouryu_request** request, kouryu_error* error);
/* Sets a parameter by name: q (the query), the filters city prefecture country org year published
 * pair fy date own partner field doc (each call adds a value), all (a filter of which all values
 * must be there; each call adds one), mode (auto and or exact), limit (0 = all), offset, sort
 * (relevance year -year date -date), group (none duplicates document), facets (city,year,org or
 * none), facet_size, snippet_length (characters), explain (true false); of a timeline order (date
 * -date); of a timeline kind (event founding note), of kouryu_relations with (a place) and kind (tie
 * activity office member), each call one. Values mean what they mean as options of `kouryu search`.
 * On failure the request stays as it was. */
KOURYU_API kouryu_status kouryu_request_set(kouryu_request* request, const char* name,
                                            size_t name_size, const char* value, size_t value_size,
                                            kouryu_error* error);
KOURYU_API void kouryu_request_free(kouryu_request* request);

/* --- Questions. A NULL request is one with nothing set: it browses. ----------------------------*/

/* Passages that answer the request: KOURYU_HITS, KOURYU_FACETS, KOURYU_WARNINGS. */
KOURYU_API kouryu_status kouryu_search(kouryu_index* index, const kouryu_request* request,
                                       kouryu_answer** answer, kouryu_error* error);
/* Passages like the one with this id, best first; the request's filters, limit and so on hold, its
 * q does not. As kouryu_search answers; nothing where the id is unknown (JSON: null). */
KOURYU_API kouryu_status kouryu_similar(kouryu_index* index, const char* id, size_t id_size,
                                        const kouryu_request* request, kouryu_answer** answer,
                                        kouryu_error* error);
/* Dated events of the passages that answer, in order of time, each once with all that tell it:
 * KOURYU_EVENTS, KOURYU_WARNINGS. */
KOURYU_API kouryu_status kouryu_timeline(kouryu_index* index, const kouryu_request* request,
                                         kouryu_answer** answer, kouryu_error* error);
/* Who exchanges with whom, as the passages that answer tell: KOURYU_RELATIONS, KOURYU_WARNINGS. The
 * request's limit and offset count relations. */
KOURYU_API kouryu_status kouryu_relations(kouryu_index* index, const kouryu_request* request,
                                          kouryu_answer** answer, kouryu_error* error);
/* How the request's q is read, without searching: KOURYU_INTERPRETED, KOURYU_TREE … */
KOURYU_API kouryu_status kouryu_explain(kouryu_index* index, const kouryu_request* request,
                                        kouryu_answer** answer, kouryu_error* error);
/* Values of a facet over the whole index that begin so, most frequent first: KOURYU_VALUES.
 * `limit` 0 = all. */
KOURYU_API kouryu_status kouryu_facet_values(kouryu_index* index, const char* field,
                                             size_t field_size, const char* prefix,
                                             size_t prefix_size, size_t limit,
                                             kouryu_answer** answer, kouryu_error* error);
/* Words, places and organisations of the index that begin with the last word of `prefix` as they
 * are written or as they sound (kanji, kana, romaji): KOURYU_SUGGESTIONS, queries each with the
 * total of its search. `limit` 0 = all that were looked at. */
KOURYU_API kouryu_status kouryu_suggest(kouryu_index* index, const char* prefix, size_t prefix_size,
                                        size_t limit, kouryu_answer** answer, kouryu_error* error);
/* The passage with this id: KOURYU_HITS holds it, or nothing (JSON: null). It is marked as a search
 * for the request's q would mark it. */
KOURYU_API kouryu_status kouryu_passage(kouryu_index* index, const char* id, size_t id_size,
                                        const kouryu_request* request, kouryu_answer** answer,
                                        kouryu_error* error);
/* The document with this id or path, with KOURYU_PASSAGES; or an empty answer (JSON: null). */
KOURYU_API kouryu_status kouryu_document(kouryu_index* index, const char* id, size_t id_size,
                                         kouryu_answer** answer, kouryu_error* error);

/* --- An answer ---------------------------------------------------------------------------------*/

/* The whole answer as the JSON object of `kouryu --format json`, in which ranges count characters
 * (Unicode code points). Made at the first call. */
KOURYU_API kouryu_status kouryu_answer_json(const kouryu_answer* answer, kouryu_text* json,
                                            kouryu_error* error);
/* The answer as an item: the start of every walk through it. NULL for NULL. */
KOURYU_API const kouryu_item* kouryu_answer_root(const kouryu_answer* answer);
KOURYU_API void kouryu_answer_free(kouryu_answer* answer);

/* --- Walking through an answer. Ranges count bytes. --------------------------------------------*/

/* Lists, and the fields of their items. */
typedef enum kouryu_list {
  KOURYU_HITS = 1,         /* of the answer; fields of a hit below */
  KOURYU_FACETS = 2,       /* of the answer: NAME; each with KOURYU_VALUES */
  KOURYU_VALUES = 3,       /* of a facet, or the answer of kouryu_facet_values: VALUE, COUNT */
  KOURYU_WARNINGS = 4,     /* of the answer: CODE, MESSAGE */
  KOURYU_EVENTS = 5,       /* of a timeline: BEGIN_DATE, END_DATE, FISCAL, UNCERTAIN, KIND (event
                              founding note), TEXT (the clause that tells it), BEGIN, END of the
                              date in it, names as of a hit, KOURYU_SOURCES */
  KOURYU_PASSAGES = 6,     /* of a document: ID, PAGE, KOURYU_HEADINGS */
  KOURYU_HIGHLIGHTS = 7,   /* of a hit: BEGIN, END in its SNIPPET, sorted, never touching */
  KOURYU_HEADINGS = 8,     /* VALUE, outermost first */
  KOURYU_CITIES = 9,       /* of a hit or an event: VALUE */
  KOURYU_PREFECTURES = 10, /* the same */
  KOURYU_COUNTRIES = 11,   /* the same */
  KOURYU_ORGS = 12,        /* the same */
  KOURYU_YEARS = 13,       /* of a hit or a relation: VALUE, also as a number */
  KOURYU_OWN_CITIES = 14,  /* of a hit that is a record which tells the sides: VALUE */
  KOURYU_PARTNER_CITIES = 15,
  KOURYU_EVIDENCE = 16,    /* of an explained hit: NAME (field), VALUE, BEGIN, END in its TEXT, HOW,
                             CERTAIN, KOURYU_PLACES */
  KOURYU_SCORE_PARTS = 17, /* of an explained hit: NAME, SCORE */
  KOURYU_MARKS = 18,       /* of a hit: BEGIN, END of all that matched in its TEXT */
  KOURYU_SUGGESTIONS = 19, /* VALUE, KIND (word city prefecture country org), COUNT */
  KOURYU_PLACES = 20, /* of evidence whose name several places have: VALUE of those it may be */
  KOURYU_SOURCES = 21, /* of an event, the one TEXT is from first: PASSAGE_ID, fields of the document,
                         PAGE, HOW, BEGIN, END of the clause in the passage's text, KOURYU_HEADINGS */
  KOURYU_RELATIONS = 22 /* A, B, KIND, SINCE, COUNT (passages), DOCUMENTS, CERTAIN, KOURYU_YEARS,
                           KOURYU_EVIDENCE: the best, each with PASSAGE_ID, TEXT, HOW, its document,
                           PAGE and KOURYU_HEADINGS */
} kouryu_list;

typedef enum kouryu_field {
  /* Texts. */
  KOURYU_QUERY = 1,
  KOURYU_INTERPRETED = 2, /* how the query was read, for people */
  KOURYU_SUGGESTION = 3,  /* a better spelling; may be absent */
  KOURYU_ID = 4,
  KOURYU_DOCUMENT_ID = 5,
  KOURYU_TITLE = 6, /* of the document */
  KOURYU_PATH = 7,  /* of the document; absent where unknown */
  KOURYU_DATE = 8,  /* of the document: YYYY-MM-DD, YYYY-MM, YYYY; absent where unknown */
  KOURYU_KIND = 9,
  KOURYU_TEXT = 10,
  KOURYU_SNIPPET = 11,
  KOURYU_NAME = 12,
  KOURYU_VALUE = 13,
  KOURYU_CODE = 14,
  KOURYU_MESSAGE = 15,
  KOURYU_HOW = 16,        /* the rule that read it */
  KOURYU_BEGIN_DATE = 17, /* of an event: as precise as it is written */
  KOURYU_END_DATE = 18,
  /* 19 was the sentence of an event: now TEXT. */
  KOURYU_PASSAGE_ID = 20,
  KOURYU_TREE = 21, /* the query to the letter */
  KOURYU_FOLDED = 22,
  KOURYU_FORMAT = 23,    /* of the document: pdf, txt; absent where unknown */
  KOURYU_CONTAINER = 24, /* path of the file that the document lies in; absent for a file */
  KOURYU_A = 25,         /* of a relation: the document's own side where that is known */
  KOURYU_B = 26,
  KOURYU_SINCE = 27, /* of a relation: YYYY-MM-DD, YYYY-MM, YYYY; absent where unknown */
  /* Numbers. */
  KOURYU_TOTAL = 101,          /* of hits or events, before limit and offset */
  KOURYU_TOTAL_IS_EXACT = 102, /* 0 or 1, as all that end in a predicate */
  KOURYU_PARTIAL = 103,        /* an index did not answer */
  KOURYU_TOOK_MS = 104,
  KOURYU_RANK = 105, /* from 1, over all pages */
  KOURYU_SCORE = 106,
  KOURYU_PAGE = 107, /* absent where the format has none */
  KOURYU_COUNT = 108,
  KOURYU_BEGIN = 109,
  KOURYU_END = 110,
  KOURYU_SOURCE_BEGIN = 111, /* bytes of the document's extracted text; may be absent */
  KOURYU_SOURCE_END = 112,
  KOURYU_DUPLICATES = 113,
  KOURYU_FISCAL = 114,    /* the event's dates are fiscal years */
  KOURYU_UNCERTAIN = 115, /* the event's date cannot be */
  KOURYU_CERTAIN = 116,
  KOURYU_DOCUMENTS = 119,
  KOURYU_OCR = 118,     /* the document's text was recognised from pictures */
  KOURYU_QUESTION = 117 /* the query is said rather than listed: 大連はどこですか */
} kouryu_field;

/* The first item of a kouryu_list (`previous` NULL) or the one after `previous`; NULL at the end,
 * and where there is no such list: for (hit = kouryu_next(root, KOURYU_HITS, NULL); hit; hit =
 * kouryu_next(root, KOURYU_HITS, hit))
 */
KOURYU_API const kouryu_item* kouryu_next(const kouryu_item* parent, int list,
                                          const kouryu_item* previous);
/* A text of an item by its kouryu_field; empty where absent. */
KOURYU_API kouryu_text kouryu_item_text(const kouryu_item* item, int field);
/* A number of an item, without its fraction; `absent` where absent. */
KOURYU_API int64_t kouryu_item_integer(const kouryu_item* item, int field, int64_t absent);
KOURYU_API double kouryu_item_real(const kouryu_item* item, int field, double absent);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* KOURYU_KOURYU_H_ */
