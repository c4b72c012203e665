// kouryu serve: the options of the server.
#include <cmath>
#include <iostream>
#include <memory>

#include "dict/cli/values.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/terminal.h"
#include "searcher/server/serve.h"

namespace kouryu {
namespace {

constexpr double kLongestDeadline = 3600;  // seconds

class ServeCommand {
 public:
  explicit ServeCommand(CLI::App& command) : command_(command) {}

  void add_all(server::ServeOptions& options) {
    add_what_is_served(options);
    add_who_may_ask(options);
    add_limits(options);
  }

 private:
  [[nodiscard]] static const char* tell(const char* english, const char* japanese) {
    return say(english, japanese);
  }

  CLI::Option* add_list(const char* name, std::vector<std::string>& target, const char* type,
                        const char* help) {
    return command_.add_option(name, target, help)
        ->type_name(type)
        ->take_all()
        ->allow_extra_args(false);
  }

  void add_what_is_served(server::ServeOptions& options) {
    add_list("--index", options.indexes, "DIR",
             tell("Index folder or tcp://HOST:PORT, repeatable",
                  "索引フォルダーまたは tcp://HOST:PORT (複数可)"));
    command_
        .add_option("--listen", options.listen,
                    tell("Address and port; port 0 = any free one",
                         "待ち受けるアドレスとポート(ポート0は空いているもの)"))
        ->type_name("ADDRESS:PORT")
        ->capture_default_str();
    command_
        .add_option(
            "--threads", options.threads,
            tell("Threads that search, 0 = one a processor and one more, for other clients",
                 "検索するスレッド数(0 はプロセッサーの数より一つ多く、ほかの利用者のため)"))
        ->check(whole_number(0, 1024))
        ->type_name("N")
        ->capture_default_str();
    add_synonym_files(command_, options.searcher);
  }

  void add_who_may_ask(server::ServeOptions& options) {
    const char* const group = tell("Who may ask", "利用者の制限");
    command_
        .add_option(
            "--token-file", options.token_file,
            tell("File (mode 600) with the token that requests must bear; needed for an "
                 "address that others can reach",
                 "要求に必要なトークンを書いたファイル(モード600)。外から届くアドレスでは必須"))
        ->type_name("FILE")
        ->group(group);
    add_list("--allow-host", options.allow_hosts, "NAME",
             tell("Name under which the server is reached, repeatable",
                  "このサーバーを指すホスト名(複数可)"))
        ->group(group);
    add_list(
        "--allow-origin", options.allow_origins, "ORIGIN",
        tell("Site whose pages may read the API, repeatable", "API を読んでよいサイト(複数可)"))
        ->group(group);
    add_list("--frame-ancestor", options.frame_ancestors, "ORIGIN",
             tell("Site that may frame the web page, repeatable",
                  "ページを枠に入れてよいサイト(複数可)"))
        ->group(group);
  }

  void add_seconds(const char* name, std::chrono::milliseconds& target, const char* help,
                   const char* usual) {
    command_
        .add_option_function<double>(
            name,
            [&target](const double& seconds) {
              target = std::chrono::milliseconds(std::llround(seconds * 1000));
            },
            help)
        ->check(number_between(0.001, kLongestDeadline))
        ->default_str(usual)
        ->type_name("SECONDS")
        ->group(tell("Limits and log", "制限と記録"));
  }

  void add_limits(server::ServeOptions& options) {
    const char* const group = tell("Limits and log", "制限と記録");
    command_
        .add_option("--queue", options.queue,
                    tell("Requests that may wait for a thread; more get 503",
                         "スレッドを待てる要求の数(超えると 503)"))
        ->check(whole_number(0, 100'000))
        ->type_name("N")
        ->capture_default_str()
        ->group(group);
    command_
        .add_option("--max-connections", options.max_connections,
                    tell("Open connections; more get 503", "接続の数(超えると 503)"))
        ->check(whole_number(1, 1'000'000))
        ->type_name("N")
        ->capture_default_str()
        ->group(group);
    add_seconds(
        "--deadline", options.deadline,
        tell("Seconds until an answer must be there, else 503", "答えるまでの秒数。超えると 503"),
        "2");
    add_seconds("--client-deadline", options.client_deadline,
                tell("Seconds in which a client must send a request, or take a reply",
                     "要求を送り終え、または答えを受け取るまでの秒数"),
                "10");
    command_
        .add_flag("!-q,!--quiet,!--no-log", options.log,
                  tell("Do not log requests to standard error", "要求を標準エラーに記録しない"))
        ->group(group);
    command_
        .add_flag("--log-queries", options.log_queries,
                  tell("Log what was asked, too", "検索した内容も記録する"))
        ->group(group);
  }

  CLI::App& command_;
};

}  // namespace

Ready make_serve(Command command) {
  auto options = std::make_shared<server::ServeOptions>();
  ServeCommand(*command.options).add_all(*options);
  command.examples = {
      {"kouryu serve --index koryu.idx",
       say("the page at http://127.0.0.1:8080/", "http://127.0.0.1:8080/ で開く")},
      {"kouryu serve --listen 0.0.0.0:8080 --token-file token --allow-host search.example.jp",
       say("for others, with a token", "トークン付きで、ほかの人にも")},
      {"kouryu serve --listen 127.0.0.1:0 --no-log",
       say("on any free port, which is printed; nothing is logged",
           "空いているポートで(表示する)。記録しない")}};
  command.statuses = {{"0", say("ended by SIGTERM", "SIGTERM で終わった")},
                      {"2", say("an error", "エラー")},
                      {"130", say("ended by SIGINT", "SIGINT で終わった")}};
  command.see_also = {"kouryu(1)", "kouryu-query(7)"};
  return {std::move(command), [options](const Command&, const Strings&) {
            options->indexes = or_default_index(options->indexes);
            return server::serve(*options, [](const std::string& url) {
              std::cout << say("listening on ", "待ち受け中: ") << url << std::endl;
            });
          }};
}

}  // namespace kouryu
