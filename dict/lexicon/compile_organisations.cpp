// Compiles organisations_listed.tsv into organisations.trie and organisations.bin (a tool of the
// build).
//
//   compile_organisations OUT_DIR organisations_listed.tsv
#include <marisa.h>

#include <cstdint>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/lexicon/organisation_file.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

namespace file = organisation_file;

template <class T>
void put(std::ofstream& out, const std::vector<T>& rows) {
  out.write(reinterpret_cast<const char*>(rows.data()),
            static_cast<std::streamsize>(rows.size() * sizeof(T)));
}

void compile(const std::string& out_dir, const std::string& table) {
  std::ifstream in(table);
  if (!in) throw std::runtime_error(table + ": cannot be read");
  std::map<std::string, std::uint32_t> group_of;  // by the folded name
  std::vector<std::uint32_t> first_name;
  std::vector<file::StringRef> names;
  std::vector<std::uint32_t> starts(file::kStartWords);
  std::string characters;
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    if (cells.size() != 2) throw std::runtime_error(table + ": a bad row: " + line);
    const auto group = static_cast<std::uint32_t>(first_name.size());
    first_name.push_back(static_cast<std::uint32_t>(names.size()));
    for (const std::string& name : split_cells(cells[0], '|')) {
      names.push_back({static_cast<std::uint32_t>(characters.size()),
                       static_cast<std::uint32_t>(name.size())});
      characters += name;
      const std::string folded = fold_text(name);
      if (count_chars(folded) < file::kFewestChars) continue;
      group_of.emplace(folded, group);
      std::size_t at = 0;
      const char32_t first = next_char(folded, at);
      const char32_t second = next_char(folded, at);
      const std::uint32_t bit = file::start_bit(first, second, next_char(folded, at));
      starts[bit / 32] |= 1U << (bit % 32);
    }
  });
  const auto groups = static_cast<std::uint32_t>(first_name.size());
  first_name.push_back(static_cast<std::uint32_t>(names.size()));

  marisa::Keyset keys;
  for (const auto& [name, group] : group_of) keys.push_back(name.data(), name.size());
  marisa::Trie trie;
  trie.build(keys);
  std::vector<std::uint32_t> group_of_key(group_of.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    group_of_key[keys[i].id()] = group_of.at(std::string(keys[i].ptr(), keys[i].length()));
  }
  trie.save((out_dir + "/organisations.trie").c_str());

  file::Header header{};
  std::memcpy(header.magic, file::kMagic, sizeof header.magic);
  header.keys = static_cast<std::uint32_t>(group_of_key.size());
  header.groups = groups;
  header.names = static_cast<std::uint32_t>(names.size());
  header.string_bytes = static_cast<std::uint32_t>(characters.size());
  std::ofstream out(out_dir + "/organisations.bin", std::ios::binary);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  put(out, group_of_key);
  put(out, first_name);
  put(out, names);
  put(out, starts);
  out << characters;
  if (!out.flush()) throw std::runtime_error(out_dir + ": cannot be written");
  std::cout << "organisations: " << groups << ", names: " << header.keys << '\n';
}

}  // namespace
}  // namespace kouryu

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_organisations OUT_DIR organisations_listed.tsv\n";
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
