// kouryu show: a passage with what was recognised in it, or a document passage by passage.
#include <iostream>
#include <memory>

#include "dict/base/console.h"
#include "dict/base/utf8.h"
#include "dict/cli/values.h"
#include "dict/schema/fields.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/terminal.h"
#include "searcher/output/hyperlink.h"
#include "searcher/output/joined.h"

namespace kouryu {
namespace {

struct ShowOptions {
  std::vector<std::string> indexes;
  std::string format = "text";
  std::string marks;  // the query whose matches are marked
  SearchMode mode = SearchMode::Auto;
  ScreenOptions screen;
};

class Shower {
 public:
  Shower(const ShowOptions& options, std::ostream& out)
      : options_(options), style_(terminal_style(options.screen)), out_(out) {}

  void write(const Hit& hit) {
    head(hit.document);
    line(say("heading", "見出し"), joined(hit.heading, " › "));
    if (hit.page) line(say("page", "ページ"), std::to_string(*hit.page));
    out_ << '\n' << text_of(hit) << "\n\n";
    for (const auto& [facet, evidence] : hit.evidence) {
      for (const FacetEvidence& one : evidence) write(facet, one, hit.text);
    }
  }

  void write(const DocumentOverview& document, Searcher& searcher) {
    head(document.document);
    for (const DocumentPassage& passage : document.passages) {
      out_ << '\n' << dim(place_of(passage)) << '\n';
      const auto hit = searcher.passage(passage.id, options_.marks, options_.mode);
      if (hit) out_ << text_of(*hit) << '\n';
    }
  }

 private:
  void line(const char* name, const std::string& value) {
    if (!value.empty()) out_ << name << ": " << harmless(value) << '\n';
  }

  void head(const HitDocument& document) {
    line(say("document", "文書"), document.title);
    if (!document.path.empty()) {
      const std::string path = harmless(document.path);
      out_ << say("file", "ファイル") << ": "
           << (style_.links ? hyperlink(file_url(document), path) : path) << '\n';
    }
    line(say("date", "日付"), document.date);
  }

  void write(const std::string& facet, const FacetEvidence& one, const std::string& text) {
    const auto id = facet_named(facet);
    out_ << (id ? say(field(*id).english, field(*id).japanese) : facet) << ": "
         << harmless(one.value) << "  「"
         << harmless(text.substr(one.range.begin, one.range.end - one.range.begin)) << "」  "
         << one.how << (one.certain ? "" : say(" (uncertain)", " (不確か)"));
    for (const std::string& place : one.places) out_ << " | " << harmless(place);
    out_ << '\n';
  }

  [[nodiscard]] std::string text_of(const Hit& hit) const {
    return marked_text(hit.text, options_.marks.empty() ? std::vector<ByteRange>{} : hit.marks,
                       style_);
  }

  [[nodiscard]] std::string dim(const std::string& text) const {
    return style_.color ? "\x1b[2m" + text + "\x1b[0m" : text;
  }

  [[nodiscard]] static std::string place_of(const DocumentPassage& passage) {
    std::string place = "── " + harmless(passage.id);
    if (!passage.heading.empty()) place += "  " + harmless(joined(passage.heading, " › "));
    if (passage.page) {
      place += say("  p. ", "  ") + std::to_string(*passage.page) + say("", " ページ");
    }
    return place;
  }

  const ShowOptions& options_;
  TextStyle style_;
  std::ostream& out_;
};

int show(const ShowOptions& options, const std::string& id) {
  Searcher searcher(or_default_index(options.indexes));
  const bool json = options.format == "json";
  Answer answer(options.screen, !json);
  Shower shower(options, answer.out());
  if (const auto hit = searcher.passage(id, options.marks, options.mode)) {
    if (json) {
      answer.out() << to_json(*hit, {}, true) << '\n';
    } else {
      shower.write(*hit);
    }
  } else if (const auto document = searcher.document(id)) {
    if (json) {
      answer.out() << to_json(*document) << '\n';
    } else {
      shower.write(*document, searcher);
    }
  } else {
    std::cerr << "kouryu: " << say("no passage or document ", "箇所も文書もありません: ")
              << harmless(id) << '\n';
    return kNothing;
  }
  answer.show();
  return kFound;
}

}  // namespace

Ready make_show(Command command) {
  auto options = std::make_shared<ShowOptions>();
  command.argument = {
      .name = "ID",
      .help = say("Id of a passage; or id, path or file name of a document, which is shown whole",
                  "箇所の ID。または文書の ID、パス、ファイル名(文書全体を表示する)"),
      .least = 1};
  add_index_option(command, options->indexes);
  add_choice(*command.options, "--format", options->format, {"text", "json"},
             say("Form of the answer", "結果の形式"));
  command.options
      ->add_option("--marks", options->marks,
                   say("Mark what this query finds", "この検索式に合うところに印を付ける"))
      ->type_name("QUERY");
  command.options
      ->add_option_function<std::string>(
          "--mode", [options](const std::string& name) { options->mode = read_mode(name); },
          say("How the words of --marks combine", "--marks の語の組み合わせ方"))
      ->check(one_of({"auto", "and", "or", "exact"}))
      ->type_name("auto|and|or|exact")
      ->default_str("auto");
  add_screen_options(*command.options, options->screen, "Options");
  command.options->add_flag("-q,--quiet", options->screen.quiet,
                            say("Print nothing: the exit status is the answer",
                                "何も表示せず、終了コードだけで答える"));
  command.examples = {
      {"kouryu show 3588ff9899-e6d8a656",
       say("a passage, with the places, years and bodies read from it",
           "箇所と、そこから読み取った地名・年・団体")},
      {"kouryu show documents/report.pdf", say("the text of a file", "ファイルの本文")},
      {"kouryu show --marks '大連 環境' report.pdf",
       say("with what a query finds marked", "検索式に合うところに印を付けて")}};
  command.statuses = {
      {"0", say("shown", "表示した")},
      {"1", say("there is no such passage or document", "そのような箇所も文書もない")},
      {"2", say("an error", "エラー")}};
  command.see_also = {"kouryu(1)", "kouryu-search(1)"};
  return {std::move(command), [options](const Command&, const Strings& words) {
            options->marks = repair_utf8(options->marks);
            return show(*options, words[0]);
          }};
}

}  // namespace kouryu
