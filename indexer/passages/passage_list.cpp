// A body that comes again is counted, not kept.
#include "indexer/passages/passage_list.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "dict/base/utf8.h"
#include "indexer/passages/bounds.h"

namespace kouryu {
namespace {

std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    if (!is_space(next_char(text, position))) out.append(text, begin, position - begin);
  }
  return out;
}

Passage passage_of(PassageKind kind, std::vector<std::string> heading, MappedText text) {
  Passage passage;
  passage.kind = kind;
  passage.heading = std::move(heading);
  passage.text = std::move(text.text);
  passage.source = text.source;
  passage.pieces = std::move(text.pieces);
  return passage;
}

}  // namespace

void PassageList::add(PassageKind kind, const std::vector<std::string>& heading,
                      const MappedText& text, std::optional<int> page) {
  std::size_t begin = 0;
  for (const std::size_t end : piece_ends(text.text)) {
    const bool whole = begin == 0 && end == text.text.size();
    Passage passage = passage_of(kind, heading, whole ? text : text.cut({begin, end}));
    passage.page = begin == 0 ? page : page_of(passage);
    begin = end;
    if (!passage.text.empty()) add_unique(std::move(passage));
  }
}

void PassageList::add_record(std::vector<std::string> heading, RecordPart part) {
  Passage passage = passage_of(PassageKind::Record, std::move(heading), std::move(part.text));
  passage.fields = std::move(part.fields);
  passage.page = part.page;
  add_unique(std::move(passage));
}

std::vector<Passage> PassageList::take() {
  std::stable_sort(passages_.begin(), passages_.end(), [](const Passage& a, const Passage& b) {
    return a.source.begin < b.source.begin;
  });
  return std::move(passages_);
}

/// The page on which a passage begins that a cut made.
std::optional<int> PassageList::page_of(const Passage& passage) const {
  const auto next =
      std::upper_bound(page_begins_.begin(), page_begins_.end(), passage.source.begin,
                       [](std::size_t at, const auto& page) { return at < page.first; });
  return next == page_begins_.begin() ? std::nullopt : std::optional(std::prev(next)->second);
}

void PassageList::add_unique(Passage passage) {
  const std::string body = without_space(passage.text);
  const std::size_t hash = std::hash<std::string>()(body);
  const auto [same, end] = bodies_.equal_range(hash);
  const auto known = std::find_if(same, end, [&](const auto& entry) {
    return without_space(passages_[entry.second].text) == body;
  });
  if (known != end) {
    ++passages_[known->second].duplicates;
    return;
  }
  bodies_.emplace(hash, passages_.size());
  passages_.push_back(std::move(passage));
}

}  // namespace kouryu
