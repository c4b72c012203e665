// Looks places up in the compiled tables: a marisa trie of the forms, a quicker one of those that
// texts write, and mapped tables of rows.
#include "dict/names/gazetteer.h"

#include <marisa.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "dict/base/system_calls.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/mapping.h"
#include "dict/names/char_trie.h"
#include "dict/names/gazetteer_file.h"

namespace kouryu {
namespace {

namespace file = gazetteer_file;

[[noreturn]] void corrupt() { throw_damaged_data("places.bin"); }

}  // namespace

class Gazetteer::Impl {
 public:
  Impl() : mapping_(data_file("places.bin")) {
    const std::filesystem::path trie = data_file("places.trie");
    try {
      trie_.mmap(trie.c_str());
    } catch (const marisa::Exception& e) {
      if (e.error_code() == MARISA_IO_ERROR && errno != 0) throw_system(trie);
      throw_damaged_data("places.trie");
    }
    read_header();
    read_places();
  }

  [[nodiscard]] std::vector<PlaceMatch> matches_at(std::string_view folded,
                                                   std::size_t position) const {
    std::vector<PlaceMatch> out;
    if (position >= folded.size()) return out;
    const std::string_view rest = folded.substr(position);
    marisa::Agent& agent = agent_of_thread();
    agent.set_query(rest.data(), rest.size());
    while (trie_.common_prefix_search(agent)) {
      append(out, agent.key().id(), agent.key().length(),
             [](const file::EntryRow&) { return true; });
    }
    tell_longest_first(out);
    return out;
  }

  void written_at(std::string_view folded, std::size_t position,
                  std::vector<PlaceMatch>& out) const {
    out.clear();
    if (!starts_.may_begin_at(folded, position)) return;
    written_.each_at(folded, position, [&](std::uint32_t value, std::size_t bytes) {
      if (value > header_.keys) corrupt();
      append(out, value - 1, bytes, [](const file::EntryRow& entry) {
        const auto form = static_cast<FormKind>(entry.form);
        return form != FormKind::Reading && form != FormKind::Romaji;
      });
    });
    tell_longest_first(out);
  }

  [[nodiscard]] const PlaceStarts& starts() const { return starts_; }

  [[nodiscard]] std::vector<PlaceMatch> lookup(std::string_view folded) const {
    std::vector<PlaceMatch> out;
    marisa::Agent& agent = agent_of_thread();
    agent.set_query(folded.data(), folded.size());
    if (!folded.empty() && trie_.lookup(agent)) {
      append(out, agent.key().id(), folded.size(), [](const file::EntryRow&) { return true; });
    }
    return out;
  }

  [[nodiscard]] std::vector<std::string_view> forms(const Place& place) const {
    std::vector<std::string_view> out;
    if (place.id >= header_.places) return out;
    for (std::uint32_t i = first_form_[place.id]; i < first_form_[place.id + 1]; ++i) {
      out.push_back(text(forms_[i]));
    }
    return out;
  }

 private:
  template <class T>
  const T* take(std::size_t& offset, std::size_t count) const {
    const T* const rows = reinterpret_cast<const T*>(mapping_.data() + offset);
    offset += count * sizeof(T);
    return rows;
  }

  void read_header() {
    if (mapping_.size() < sizeof header_) corrupt();
    std::memcpy(&header_, mapping_.data(), sizeof header_);
    const std::size_t keys = header_.keys;
    const std::size_t size =
        sizeof header_ + header_.places * sizeof(file::PlaceRow) + (keys + 1) * 4 +
        header_.entries * sizeof(file::EntryRow) + (std::size_t{header_.places} + 1) * 4 +
        header_.forms * sizeof(StringRef) + std::size_t{file::kStartWords} * 4 +
        header_.written * sizeof(CharTrieRow) + header_.string_bytes;
    if (std::memcmp(header_.magic, file::kMagic, sizeof header_.magic) != 0 ||
        size != mapping_.size() || keys != trie_.size()) {
      corrupt();
    }
    std::size_t offset = sizeof header_;
    rows_ = take<file::PlaceRow>(offset, header_.places);
    first_entry_ = take<std::uint32_t>(offset, keys + 1);
    entries_ = take<file::EntryRow>(offset, header_.entries);
    first_form_ = take<std::uint32_t>(offset, std::size_t{header_.places} + 1);
    forms_ = take<StringRef>(offset, header_.forms);
    starts_ = PlaceStarts(take<std::uint32_t>(offset, file::kStartWords));
    written_ = CharTrie(take<CharTrieRow>(offset, header_.written), header_.written);
    characters_ = mapping_.data() + offset;
    if (!ascending(first_entry_, keys + 1, header_.entries) ||
        !ascending(first_form_, std::size_t{header_.places} + 1, header_.forms)) {
      corrupt();
    }
  }

  // An agent allocates: one serves all look-ups of a thread.
  static marisa::Agent& agent_of_thread() {
    thread_local marisa::Agent agent;
    return agent;
  }

  // The tries tell short forms first; the entries of one form keep their order.
  static void tell_longest_first(std::vector<PlaceMatch>& out) {
    if (out.size() < 2 || out.front().bytes == out.back().bytes) return;
    std::reverse(out.begin(), out.end());
    for (auto same = out.begin(); same != out.end();) {
      const auto end = std::find_if(same, out.end(),
                                    [&](const PlaceMatch& m) { return m.bytes != same->bytes; });
      std::reverse(same, end);
      same = end;
    }
  }

  static bool ascending(const std::uint32_t* values, std::size_t count, std::uint32_t end) {
    return values[count - 1] == end && std::is_sorted(values, values + count);
  }

  void read_places() {
    places_.reserve(header_.places);
    for (std::uint32_t i = 0; i < header_.places; ++i) {
      const file::PlaceRow& row = rows_[i];
      if (row.kind > static_cast<std::uint32_t>(PlaceKind::Country)) corrupt();
      places_.push_back({i, static_cast<PlaceKind>(row.kind), text(row.name), text(row.region),
                         text(row.country), text(row.city)});
    }
  }

  [[nodiscard]] std::string_view text(const StringRef& ref) const {
    if (std::uint64_t{ref.begin} + ref.size > header_.string_bytes) corrupt();
    return {characters_ + ref.begin, ref.size};
  }

  template <class Wanted>
  void append(std::vector<PlaceMatch>& out, std::size_t key, std::size_t bytes,
              Wanted&& wanted) const {
    for (std::uint32_t i = first_entry_[key]; i < first_entry_[key + 1]; ++i) {
      const file::EntryRow& entry = entries_[i];
      if (entry.place >= header_.places) corrupt();
      if (!wanted(entry)) continue;
      out.push_back({bytes, static_cast<FormKind>(entry.form), entry.closed_list != 0,
                     &places_[entry.place]});
    }
  }

  Mapping mapping_;
  marisa::Trie trie_;
  file::Header header_{};
  const file::PlaceRow* rows_ = nullptr;
  const std::uint32_t* first_entry_ = nullptr;
  const file::EntryRow* entries_ = nullptr;
  const std::uint32_t* first_form_ = nullptr;
  const StringRef* forms_ = nullptr;
  PlaceStarts starts_{nullptr};
  CharTrie written_;
  const char* characters_ = nullptr;
  std::vector<Place> places_;
};

const Gazetteer& Gazetteer::instance() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

const PlaceStarts& Gazetteer::starts() const { return impl_->starts(); }

std::vector<PlaceMatch> Gazetteer::matches_at(std::string_view folded, std::size_t position) const {
  return impl_->matches_at(folded, position);
}

std::vector<PlaceMatch> Gazetteer::written_at(std::string_view folded, std::size_t position) const {
  std::vector<PlaceMatch> matches;
  impl_->written_at(folded, position, matches);
  return matches;
}

void Gazetteer::written_at(std::string_view folded, std::size_t position,
                           std::vector<PlaceMatch>& matches) const {
  impl_->written_at(folded, position, matches);
}

std::vector<PlaceMatch> Gazetteer::lookup(std::string_view folded) const {
  return impl_->lookup(folded);
}

std::vector<std::string_view> Gazetteer::forms(const Place& place) const {
  return impl_->forms(place);
}

Gazetteer::Gazetteer() : impl_(std::make_unique<Impl>()) {}
Gazetteer::~Gazetteer() = default;

}  // namespace kouryu
