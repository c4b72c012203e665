// Compiles dict/lexicon/data/places*.tsv into places.trie and places.bin (a tool of the build).
//
//   compile_gazetteer OUT_DIR places.tsv...
//
// Every table names its columns in its first row. Rows that name the same place (kind, country,
// region, name) are one place. Kind "adjective" (日中: country = 日本|中国) and kind "closed" (bare
// names that count wherever they stand) speak of places of other rows.
#include <marisa.h>
#include <algorithm>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/lexicon/table.h"
#include "dict/names/char_trie.h"
#include "dict/names/gazetteer_file.h"
#include "dict/names/place_forms.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

namespace file = gazetteer_file;

using Row = std::map<std::string, std::string>;

std::vector<std::string> list(const std::string& cell) {
  std::vector<std::string> out = split_cells(cell, '|');
  std::erase(out, "");
  return out;
}

std::vector<Row> read_table(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = split_cells(line, '\t');
    if (columns.empty()) {
      columns = cells;
      continue;
    }
    if (cells.size() > columns.size()) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": too many cells");
    }
    Row row;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      row[columns[i]] = i < cells.size() ? cells[i] : "";
    }
    row["where"] = path + ":" + std::to_string(number);
    rows.push_back(std::move(row));
  }
  return rows;
}

struct Compiled {
  PlaceNames names;
  std::string region;
  std::string city;
};

struct Entry {
  std::size_t place;
  FormKind form;
  bool closed;
};

class Compiler {
 public:
  void add(Row& row) {
    const std::string& kind = row["kind"];
    if (kind == "adjective" || kind == "closed") {
      late_.push_back(row);
      return;
    }
    static const std::map<std::string, PlaceKind> kKinds = {{"city", PlaceKind::City},
                                                            {"ward", PlaceKind::Ward},
                                                            {"prefecture", PlaceKind::Prefecture},
                                                            {"country", PlaceKind::Country}};
    const auto known = kKinds.find(kind);
    if (known == kKinds.end() || row["name"].empty()) {
      throw std::runtime_error(row["where"] + ": no such kind, or no name: " + kind);
    }
    // 五條市 and 龍ケ崎市 are official so; a name derived from Chinese ones gets Japanese
    // characters.
    const bool as_written = row["country"] == "日本" || row["source"] == "hand";
    const std::string name = as_written ? row["name"] : canonical_spelling(row["name"]);
    const auto key =
        std::make_tuple(kind, row["country"], row["region"], row["city"], canonical_spelling(name));
    const auto [it, fresh] = index_.try_emplace(key, places_.size());
    if (fresh) {
      places_.push_back(
          {{known->second, row["country"], name, {}, {}, {}}, row["region"], row["city"]});
    }
    PlaceNames& names = places_[it->second].names;
    if (name != row["name"]) names.variants.push_back(row["name"]);
    append(names.readings, list(row["reading"]));
    append(names.romaji, list(row["romaji"]));
    append(names.variants, list(row["variants"]));
  }

  void finish() {
    forms_.resize(places_.size());
    for (std::size_t i = 0; i < places_.size(); ++i) {
      forms_[i] = place_forms(places_[i].names);
      for (const PlaceForm& form : forms_[i]) entries_[form.text].push_back({i, form.kind, false});
    }
    for (Row& row : late_) {
      row["kind"] == "closed" ? add_closed(row) : add_adjective(row);
    }
    add_joint_adjectives();
  }

  void write(const std::string& folder) {
    marisa::Keyset keys;
    for (auto& [text, entries] : entries_) {
      sort_entries(entries);
      keys.push_back(text.data(), text.size());
    }
    marisa::Trie trie;
    // One trie with a large cache: half the time a look-up for a few more bytes.
    trie.build(keys, 1 | MARISA_HUGE_CACHE);
    trie.save((folder + "/places.trie").c_str());
    std::vector<const std::vector<Entry>*> by_key(trie.size());
    std::vector<std::pair<std::string_view, std::uint32_t>> written;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto& [text, entries] = *entries_.find(std::string(keys[i].ptr(), keys[i].length()));
      by_key[keys[i].id()] = &entries;
      if (!text.empty() && is_written(entries)) {
        written.emplace_back(text, static_cast<std::uint32_t>(keys[i].id() + 1));
      }
    }
    write_tables(folder + "/places.bin", by_key, compile_char_trie(written));
    std::cout << "places: " << places_.size() << ", forms: " << entries_.size() << '\n';
  }

 private:
  static void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
    to.insert(to.end(), from.begin(), from.end());
  }

  std::vector<std::size_t> find(PlaceKind kind, const std::string& country,
                                const std::string& name) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const PlaceNames& names = places_[i].names;
      if (names.kind == kind && names.country == country && names.name == name) out.push_back(i);
    }
    return out;
  }

  void add_closed(Row& row) {
    const auto found = find(PlaceKind::City, row["country"], row["name"]);
    if (found.empty()) throw std::runtime_error(row["where"] + ": no such city: " + row["name"]);
    for (const std::string& bare : list(row["variants"])) {
      std::vector<Entry>& entries = entries_[fold_text(bare)];
      bool marked = false;
      for (Entry& entry : entries) {
        if (entry.place != found.front() || entry.form == FormKind::Full) continue;
        entry.form = FormKind::Bare;
        entry.closed = marked = true;
      }
      if (!marked) entries.push_back({found.front(), FormKind::Bare, true});
    }
  }

  // 日チェコ, 日・チェコ: Japan and a country in katakana.
  void add_joint_adjectives() {
    const auto japan = find(PlaceKind::Country, "日本", "日本");
    if (japan.empty()) return;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const PlaceNames& names = places_[i].names;
      std::size_t first = 0;
      if (names.kind != PlaceKind::Country || !is_katakana(next_char(names.name, first))) continue;
      for (const std::string_view joint : {"", "・"}) {
        auto& entries = entries_[fold_text(std::string("日").append(joint).append(names.name))];
        if (!entries.empty()) continue;
        entries.push_back({japan.front(), FormKind::Adjective, false});
        entries.push_back({i, FormKind::Adjective, false});
      }
    }
  }

  void add_adjective(Row& row) {
    for (const std::string& country : list(row["country"])) {
      const auto found = find(PlaceKind::Country, country, country);
      if (found.empty()) throw std::runtime_error(row["where"] + ": no such country: " + country);
      const std::string form = fold_text(row["name"]);
      entries_[form].push_back({found.front(), FormKind::Adjective, false});
      forms_[found.front()].push_back({form, FormKind::Adjective});
    }
  }

  // Closed-list names first, then full forms, then places in Japan: the order matches are told in.
  void sort_entries(std::vector<Entry>& entries) const {
    std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
      const auto rank = [&](const Entry& e) {
        return std::make_tuple(!e.closed, static_cast<int>(e.form),
                               places_[e.place].names.country != "日本");
      };
      return rank(a) < rank(b);
    });
  }

  StringRef store(const std::string& text) {
    const auto [it, fresh] =
        strings_.try_emplace(text, StringRef{static_cast<std::uint32_t>(characters_.size()),
                                             static_cast<std::uint32_t>(text.size())});
    if (fresh) characters_ += text;
    return it->second;
  }

  template <class T>
  static void put(std::ofstream& out, const std::vector<T>& rows) {
    out.write(reinterpret_cast<const char*>(rows.data()),
              static_cast<std::streamsize>(rows.size() * sizeof(T)));
  }

  /// Whether texts write the form.
  static bool is_written(const std::vector<Entry>& entries) {
    return std::any_of(entries.begin(), entries.end(), [](const Entry& e) {
      return e.form != FormKind::Reading && e.form != FormKind::Romaji;
    });
  }

  void write_tables(const std::string& path, const std::vector<const std::vector<Entry>*>& by_key,
                    const std::vector<CharTrieRow>& written) {
    std::vector<file::PlaceRow> places;
    std::vector<std::uint32_t> first_form = {0};
    std::vector<StringRef> forms;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const Compiled& place = places_[i];
      places.push_back({static_cast<std::uint32_t>(place.names.kind), store(place.names.name),
                        store(place.region), store(place.names.country), store(place.city)});
      for (const PlaceForm& form : forms_[i]) forms.push_back(store(form.text));
      first_form.push_back(static_cast<std::uint32_t>(forms.size()));
    }
    std::vector<std::uint32_t> first_entry = {0};
    std::vector<file::EntryRow> entries;
    for (const auto* list_of_key : by_key) {
      for (const Entry& entry : *list_of_key) {
        entries.push_back({static_cast<std::uint32_t>(entry.place),
                           static_cast<std::uint16_t>(entry.form),
                           static_cast<std::uint16_t>(entry.closed)});
      }
      first_entry.push_back(static_cast<std::uint32_t>(entries.size()));
    }
    std::vector<std::uint32_t> starts(file::kStartWords);
    const auto set = [&](char32_t first, char32_t second, char32_t third) {
      const std::uint32_t bit = file::start_bit(first, second, third);
      set_bit(starts.data(), bit);
    };
    for (const auto& [form, list_of_form] : entries_) {
      if (form.empty() || !is_written(list_of_form)) continue;
      std::size_t position = 0;
      const char32_t first = next_char(form, position);
      const char32_t second = position < form.size() ? next_char(form, position) : 0;
      const char32_t third = position < form.size() ? next_char(form, position) : 0;
      set(first, file::kAny, file::kAny);
      set(first, second, third);
      if (second != 0) set(first, second, file::kAny);
    }
    file::Header header{};
    std::memcpy(header.magic, file::kMagic, sizeof header.magic);
    header.places = static_cast<std::uint32_t>(places.size());
    header.keys = static_cast<std::uint32_t>(by_key.size());
    header.entries = static_cast<std::uint32_t>(entries.size());
    header.forms = static_cast<std::uint32_t>(forms.size());
    header.written = static_cast<std::uint32_t>(written.size());
    header.string_bytes = static_cast<std::uint32_t>(characters_.size());
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
    put(out, places);
    put(out, first_entry);
    put(out, entries);
    put(out, first_form);
    put(out, forms);
    put(out, starts);
    put(out, written);
    out << characters_;
    if (!out.flush()) throw std::runtime_error(path + ": cannot be written");
  }

  std::vector<Compiled> places_;
  std::vector<std::vector<PlaceForm>> forms_;
  std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, std::size_t>
      index_;
  std::map<std::string, std::vector<Entry>> entries_;
  std::vector<Row> late_;
  std::map<std::string, StringRef> strings_;
  std::string characters_;
};

}  // namespace
}  // namespace kouryu

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: compile_gazetteer OUT_DIR places.tsv...\n";
    return 2;
  }
  try {
    kouryu::Compiler compiler;
    for (int i = 2; i < argc; ++i) {
      for (auto& row : kouryu::read_table(argv[i])) compiler.add(row);
    }
    compiler.finish();
    compiler.write(argv[1]);
  } catch (const std::exception& e) {
    std::cerr << "compile_gazetteer: " << e.what() << '\n';
    return 1;
  }
  return 0;
}
