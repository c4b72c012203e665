/* Walks through answers in C: hits with their marks, facets, completions, events, one document. */
/* usage: walk INDEX QUERY */
#include <kouryu/kouryu.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check(kouryu_status status, const kouryu_error* error) {
  if (status == KOURYU_OK) return;
  fprintf(stderr, "%s: %s %s\n", kouryu_status_code(status).data, error->message, error->hint);
  exit(2);
}

static void print_values(const kouryu_item* parent) {
  const kouryu_item* value;
  for (value = kouryu_next(parent, KOURYU_VALUES, NULL); value != NULL;
       value = kouryu_next(parent, KOURYU_VALUES, value)) {
    printf(" %s (%lld)", kouryu_item_text(value, KOURYU_VALUE).data,
           (long long)kouryu_item_integer(value, KOURYU_COUNT, 0));
  }
  puts("");
}

/* The snippet with 【】 around what matched: ranges are bytes, sorted, and never touch. */
static void print_marked(const kouryu_item* hit) {
  const kouryu_text snippet = kouryu_item_text(hit, KOURYU_SNIPPET);
  const kouryu_item* mark;
  size_t done = 0;
  for (mark = kouryu_next(hit, KOURYU_HIGHLIGHTS, NULL); mark != NULL;
       mark = kouryu_next(hit, KOURYU_HIGHLIGHTS, mark)) {
    const size_t begin = (size_t)kouryu_item_integer(mark, KOURYU_BEGIN, 0);
    const size_t end = (size_t)kouryu_item_integer(mark, KOURYU_END, 0);
    printf("%.*s【%.*s】", (int)(begin - done), snippet.data + done, (int)(end - begin),
           snippet.data + begin);
    done = end;
  }
  puts(snippet.data + done);
}

int main(int argc, char** argv) {
  kouryu_index* index = NULL;
  kouryu_request* request = NULL;
  kouryu_answer *found = NULL, *events = NULL, *document = NULL, *words = NULL;
  const kouryu_item *root, *hit, *facet, *event, *word;
  kouryu_error error;
  if (argc != 3) {
    fputs("usage: walk INDEX QUERY\n", stderr);
    return 2;
  }
  if (kouryu_abi_version() != KOURYU_ABI_VERSION) {
    fputs("walk was compiled for another libkouryu\n", stderr);
    return 2;
  }
  check(kouryu_open(argv[1], strlen(argv[1]), &index, &error), &error);
  check(kouryu_request_new(&request, &error), &error);
  check(kouryu_request_set(request, "q", 1, argv[2], strlen(argv[2]), &error), &error);
  check(kouryu_request_set(request, "limit", 5, "5", 1, &error), &error);

  check(kouryu_search(index, request, &found, &error), &error);
  root = kouryu_answer_root(found);
  printf("%lld passages: %s\n", (long long)kouryu_item_integer(root, KOURYU_TOTAL, 0),
         kouryu_item_text(root, KOURYU_INTERPRETED).data);
  for (hit = kouryu_next(root, KOURYU_HITS, NULL); hit != NULL;
       hit = kouryu_next(root, KOURYU_HITS, hit)) {
    printf("%lld. %s\n   ", (long long)kouryu_item_integer(hit, KOURYU_RANK, 0),
           kouryu_item_text(hit, KOURYU_TITLE).data);
    print_marked(hit);
  }
  for (facet = kouryu_next(root, KOURYU_FACETS, NULL); facet != NULL;
       facet = kouryu_next(root, KOURYU_FACETS, facet)) {
    printf("%s:", kouryu_item_text(facet, KOURYU_NAME).data);
    print_values(facet);
  }

  check(kouryu_timeline(index, request, &events, &error), &error);
  root = kouryu_answer_root(events);
  for (event = kouryu_next(root, KOURYU_EVENTS, NULL); event != NULL;
       event = kouryu_next(root, KOURYU_EVENTS, event)) {
    printf("%s  %s\n", kouryu_item_text(event, KOURYU_BEGIN_DATE).data,
           kouryu_item_text(event, KOURYU_TEXT).data);
  }

  check(kouryu_suggest(index, argv[2], strlen(argv[2]), 5, &words, &error), &error);
  root = kouryu_answer_root(words);
  for (word = kouryu_next(root, KOURYU_SUGGESTIONS, NULL); word != NULL;
       word = kouryu_next(root, KOURYU_SUGGESTIONS, word)) {
    printf("%s… %s\n", argv[2], kouryu_item_text(word, KOURYU_VALUE).data);
  }

  hit = kouryu_next(kouryu_answer_root(found), KOURYU_HITS, NULL);
  if (hit != NULL) {
    const kouryu_text id = kouryu_item_text(hit, KOURYU_DOCUMENT_ID);
    kouryu_text json;
    check(kouryu_document(index, id.data, id.size, &document, &error), &error);
    check(kouryu_answer_json(document, &json, &error), &error);
    puts(json.data);
  }

  kouryu_answer_free(document);
  kouryu_answer_free(words);
  kouryu_answer_free(events);
  kouryu_answer_free(found);
  kouryu_request_free(request);
  kouryu_close(index);
  return hit == NULL;
}
