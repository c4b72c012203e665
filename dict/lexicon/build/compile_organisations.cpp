// Compiles organisations_listed.tsv into organisations.bin (a tool of the build).
//
//   compile_organisations OUT.bin organisations_listed.tsv
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/lexicon/table.h"
#include "dict/names/char_trie.h"
#include "dict/names/organisation_file.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

namespace file = organisation_file;

template <class T>
void put(std::ofstream& out, const std::vector<T>& rows) {
  out.write(reinterpret_cast<const char*>(rows.data()),
            static_cast<std::streamsize>(rows.size() * sizeof(T)));
}

void compile(const std::string& path, const std::string& table) {
  std::ifstream in(table);
  if (!in) throw std::runtime_error(table + ": cannot be read");
  std::map<std::string, std::uint32_t> group_of;  // by the folded name
  std::vector<std::uint32_t> first_name;
  std::vector<StringRef> names;
  std::vector<std::uint32_t> starts(file::kStartWords);
  std::string characters;
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    if (cells.size() != 2) throw std::runtime_error(table + ": a bad row: " + line);
    const auto group = static_cast<std::uint32_t>(first_name.size());
    first_name.push_back(static_cast<std::uint32_t>(names.size()));
    for (const std::string& name : split_cells(cells[0], '|')) {
      names.push_back(
          {static_cast<std::uint32_t>(characters.size()), static_cast<std::uint32_t>(name.size())});
      characters += name;
      const std::string folded = fold_text(name);
      if (count_chars(folded) < file::kFewestChars) continue;
      group_of.emplace(folded, group + 1);
      std::size_t at = 0;
      for (std::size_t n = 0; n < file::kFewestChars; ++n) next_char(folded, at);
      const std::uint32_t bit = file::start_bit(std::string_view(folded).substr(0, at));
      set_bit(starts.data(), bit);
    }
  });
  const auto groups = static_cast<std::uint32_t>(first_name.size());
  first_name.push_back(static_cast<std::uint32_t>(names.size()));

  std::vector<std::pair<std::string_view, std::uint32_t>> words(group_of.begin(), group_of.end());
  const std::vector<CharTrieRow> rows = compile_char_trie(words);

  file::Header header{};
  std::memcpy(header.magic, file::kMagic, sizeof header.magic);
  header.groups = groups;
  header.names = static_cast<std::uint32_t>(names.size());
  header.rows = static_cast<std::uint32_t>(rows.size());
  header.string_bytes = static_cast<std::uint32_t>(characters.size());
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  put(out, first_name);
  put(out, names);
  put(out, starts);
  put(out, rows);
  out << characters;
  if (!out.flush()) throw std::runtime_error(path + ": cannot be written");
  std::cout << "organisations: " << groups << ", names: " << words.size() << '\n';
}

}  // namespace
}  // namespace kouryu

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_organisations OUT.bin organisations_listed.tsv\n";
    return 2;
  }
  try {
    kouryu::compile(argv[1], argv[2]);
  } catch (const std::exception& e) {
    std::cerr << "compile_organisations: " << e.what() << '\n';
    return 1;
  }
  return 0;
}
