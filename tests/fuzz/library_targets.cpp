// The C interface, over a small index: any parameters, any question, and a walk through the answer.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "dict/base/utf8.h"
#include "kouryu/indexer.h"
#include "kouryu/kouryu.h"
#include "tests/fuzz/targets.h"
#include "tests/support/scratch.h"

namespace kouryu::test {
namespace {

/// An index of a few sentences, which goes with the program.
class SmallLibrary {
 public:
  SmallLibrary() {
    scratch_.write(
        "docs/a.txt",
        "大連市との環境協力\n\n平成16年、北九州市は大連市と環境協力の覚書を結んだ。\n\n"
        "2010年には、両市の職員が大連市で下水処理を学んだ。自治体国際化協会が助成した。\n");
    scratch_.write("docs/b.txt",
                   "瀋陽市の記録\n\n川崎市は1981年4月に瀋陽市と友好都市となった。\n\n"
                   "青少年の交流は毎年8月に行われ、Kawasaki からは20人が参加した。\n");
    const std::string index = (scratch_ / "index").string();
    (void)update_index({.index_dir = index, .paths = {scratch_ / "docs"}, .jobs = 1});
    kouryu_error error;
    if (kouryu_open(index.data(), index.size(), &index_, &error) != KOURYU_OK) std::abort();
  }
  ~SmallLibrary() { kouryu_close(index_); }
  SmallLibrary(const SmallLibrary&) = delete;
  SmallLibrary& operator=(const SmallLibrary&) = delete;
  [[nodiscard]] kouryu_index* index() const { return index_; }

 private:
  Scratch scratch_;
  kouryu_index* index_ = nullptr;
};

void check_text(kouryu_text text) {
  check(text.data != nullptr && text.data[text.size] == '\0', "a text ends with NUL");
  check(is_valid_utf8({text.data, text.size}), "a text is UTF-8");
}

void walk(const kouryu_item* item, int depth) {
  for (int field = 0; field <= KOURYU_OCR + 1; ++field) {
    check_text(kouryu_item_text(item, field));
    (void)kouryu_item_integer(item, field, -1);
    (void)kouryu_item_real(item, field, -1);
  }
  if (depth == 0) return;
  for (int list = 0; list <= KOURYU_PLACES + 1; ++list) {
    for (const kouryu_item* one = kouryu_next(item, list, nullptr); one != nullptr;
         one = kouryu_next(item, list, one)) {
      walk(one, depth - 1);
    }
  }
}

/// Lines "name=value" set parameters; the first byte chooses the question; the last line is its
/// text.
void ask_library(std::string_view bytes) {
  static const SmallLibrary library;
  if (bytes.empty()) return;
  const auto question = static_cast<unsigned char>(bytes.front()) % 9;
  bytes.remove_prefix(1);
  kouryu_error error;
  kouryu_request* request = nullptr;
  check(kouryu_request_new(&request, &error) == KOURYU_OK, "a request is made");
  std::string_view text;
  for (int lines = 0; !bytes.empty() && lines < 32; ++lines) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    const std::size_t equals = std::min(text.find('='), text.size());
    const std::string_view value = text.substr(std::min(equals + 1, text.size()));
    const kouryu_status set =
        kouryu_request_set(request, text.data(), equals, value.data(), value.size(), &error);
    check(set == KOURYU_OK || set == KOURYU_BAD_QUERY, "a parameter is taken or refused");
  }
  kouryu_index* const index = library.index();
  kouryu_answer* answer = nullptr;
  const char* const data = text.data();
  const std::size_t size = text.size();
  kouryu_status status = KOURYU_OK;
  switch (question) {
    case 0:
      status = kouryu_search(index, request, &answer, &error);
      break;
    case 1:
      status = kouryu_timeline(index, request, &answer, &error);
      break;
    case 2:
      status = kouryu_explain(index, request, &answer, &error);
      break;
    case 3:
      status = kouryu_suggest(index, data, size, 5, &answer, &error);
      break;
    case 4:
      status = kouryu_passage(index, data, size, request, &answer, &error);
      break;
    case 5:
      status = kouryu_similar(index, data, size, request, &answer, &error);
      break;
    case 7:
      status = kouryu_relations(index, request, &answer, &error);
      break;
    case 6:
      status = kouryu_document(index, data, size, &answer, &error);
      break;
    default:
      status = kouryu_facet_values(index, "org", 3, data, size, 3, &answer, &error);
      break;
  }
  check(status == KOURYU_OK || status == KOURYU_BAD_QUERY, error.message);
  check((status == KOURYU_OK) == (answer != nullptr), "an answer, or none");
  if (answer != nullptr) {
    kouryu_text json;
    check(kouryu_answer_json(answer, &json, &error) == KOURYU_OK, "an answer has its JSON");
    check_text(json);
    walk(kouryu_answer_root(answer), 2);
  }
  kouryu_answer_free(answer);
  kouryu_request_free(request);
}

}  // namespace

std::vector<FuzzTarget> library_targets() { return {{"c_interface", ask_library}}; }

}  // namespace kouryu::test
