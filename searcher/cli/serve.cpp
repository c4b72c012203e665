// kouryu serve: the options of the server.
#include <iostream>
#include <memory>

#include "searcher/cli/commands.h"
#include "searcher/cli/terminal.h"
#include "searcher/server/serve.h"

namespace kouryu {

RunCommand add_serve(CommandLine line, CLI::App*& command) {
  const Language language = line.language;
  const auto tell = [language](const char* english, const char* japanese) {
    return std::string(say(language, english, japanese));
  };
  command = line.app.add_subcommand(
      "serve", tell("Answer over HTTP and serve the web page", "HTTP で答え、ウェブページを開く"));
  command->set_help_flag("--help", tell("Print this help and exit", "この説明を表示して終了"));
  auto options = std::make_shared<server::ServeOptions>();
  command
      ->add_option("--index", options->indexes,
                   tell("Index folder or tcp://HOST:PORT, repeatable",
                        "索引フォルダーまたは tcp://HOST:PORT (複数可)"))
      ->type_name("DIR")
      ->take_all()
      ->allow_extra_args(false);
  command
      ->add_option("--listen", options->listen,
                   tell("Address and port; port 0 = any free one",
                        "待ち受けるアドレスとポート(ポート0は空いているもの)"))
      ->type_name("ADDRESS:PORT")
      ->capture_default_str();
  command
      ->add_option("--threads", options->threads,
                   tell("Threads that search, 0 = one a processor",
                        "検索するスレッド数(0 はプロセッサーの数)"))
      ->check(CLI::Range(0, 1024));
  return [options, language](const std::vector<std::string>&) {
    options->indexes = or_default_index(options->indexes);
    return server::serve(*options, [language](const std::string& url) {
      std::cout << say(language, "listening on ", "待ち受け中: ") << url << std::endl;
    });
  };
}

}  // namespace kouryu
