// The texts of the corpus as other formats hold them: cut into the same passages, whatever the
// file.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>

#include "dict/base/utf8.h"
#include "indexer/cut_document.h"
#include "tests/support/corpora.h"
#include "tests/support/extracted.h"

namespace kouryu {
namespace {

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

std::string escaped(const std::string& text) {
  return replaced(replaced(text, "&", "&amp;"), "<", "&lt;");
}

std::string as_mail(const std::string& text) {
  return "From: a@example.jp\nSubject: a\nContent-Type: text/plain; charset=utf-8\n\n" + text;
}

std::string as_preformatted(const std::string& text) {
  return "<!DOCTYPE html><meta charset=utf-8><body><pre>" + escaped(text) + "</pre>";
}

std::string as_lines(const std::string& text) {
  return "<!DOCTYPE html><meta charset=utf-8><body><p>" +
         replaced(replaced(escaped(text), "\n\n", "</p><p>"), "\n", "<br>") + "</p>";
}

/// What differs, and why: a mail is no page of a site, so that menus in it stay, and the title of
/// its text is a heading like others, which is weighed and tells for or against those; in HTML a
/// browser shows no run of blanks and no more than one blank line, and with them go the rows whose
/// cells only blanks part and the gaps that end a block.
struct Holder {
  const char* name;
  const char* file;
  std::string (*hold)(const std::string&);
  int least;  // percent of the passages
};
void PrintTo(const Holder& holder, std::ostream* out) { *out << holder.name; }

constexpr Holder kHolders[] = {
    {"Mail", "a.eml", as_mail, 93},
    {"Preformatted", "a.html", as_preformatted, 90},
    {"Lines", "a.html", as_lines, 90},
};

std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!is_space(next_char(text, at))) out.append(text, begin, at - begin);
  }
  return out;
}

/// Passages by their text, with what stands over them but `title`: a mail is called by its subject,
/// so that the title of its text is a heading there.
std::map<std::string, std::string> passages_of(const CutDocument& document,
                                               const std::string& title) {
  std::map<std::string, std::string> out;
  for (const Passage& passage : document.passages) {
    std::string& told = out[without_space(passage.text)];
    told = passage_kind_name(passage.kind);
    for (const std::string& heading : passage.heading) {
      if (heading != title) told += " › " + without_space(heading);
    }
    for (const StoredField& field : passage.fields) told += " | " + field.label;
  }
  return out;
}

class Alike : public testing::TestWithParam<Holder> {};

TEST_P(Alike, IsCutLikeTheText) {
  std::size_t all = 0;
  std::size_t same_text = 0;
  std::size_t same = 0;
  for (const auto& entry : std::filesystem::directory_iterator(test::corpus_folder())) {
    if (entry.path().extension() != ".txt") continue;
    std::string text = test::extract_file(entry.path()).text.text;
    std::replace(text.begin(), text.end(), '\f', '\n');
    const CutDocument document = cut_document(test::extract_text(text, "a.txt").text);
    const std::string& title = document.facts.title;
    const auto plain = passages_of(document, title);
    const auto held = passages_of(
        cut_document(test::extract_text(GetParam().hold(text), GetParam().file).text), title);
    for (const auto& [body, told] : plain) {
      ++all;
      const auto found = held.find(body);
      if (found == held.end()) continue;
      ++same_text;
      same += found->second == told ? 1 : 0;
    }
  }
  std::cout << same_text << " of " << all << " passages, " << same << " under the same heading\n";
  EXPECT_GE(same_text * 100, all * static_cast<std::size_t>(GetParam().least));
  EXPECT_GE(same * 100, same_text * 90);
}

INSTANTIATE_TEST_SUITE_P(Corpus, Alike, testing::ValuesIn(kHolders),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace kouryu
