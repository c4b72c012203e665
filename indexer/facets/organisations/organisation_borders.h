// Where names of organisations begin and end.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_BORDERS_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_BORDERS_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/facets/organisations/organisation_reading.h"

namespace kouryu {

inline constexpr std::size_t kMostNameTokens = 14;

/// The first token of the name whose ending begins in token `last`.
[[nodiscard]] std::size_t first_token(const OrganisationText& text, std::size_t last);
/// Behind a country and a dot at `begin` (中国・国家衛生健康委員会), unless another follows the
/// dot (日本・トルコ協会); `begin` otherwise.
[[nodiscard]] std::size_t behind_country(const OrganisationText& text, std::size_t begin,
                                         std::size_t end);
/// Behind the last dot of `begin`..`at` where places stand before it and `suffix` ends the name
/// of one body: 岡山市・岡山|大学.
[[nodiscard]] std::size_t behind_places(const OrganisationText& text, std::size_t begin,
                                        std::size_t at, std::string_view suffix);
/// Whether a municipality or a region begins with `token` and ends before `end`: with its unit, or
/// a word that the dictionary takes for a place. `country`: that it must lie in, or empty.
[[nodiscard]] bool begins_place(const OrganisationText& text, std::size_t token, std::size_t end,
                                std::string_view country = {});
/// Behind the country or the person in front of a place with which the name begins
/// (ベトナム国|フエ省水道公社, 健太|甲賀市国際交流協会); `begin` otherwise.
[[nodiscard]] std::size_t behind_owner(const OrganisationText& text, std::size_t begin,
                                       std::size_t end);
/// Moves the beginning of `body` to that of a place in hiragana which tokens cut to pieces
/// (と|かほく市), or of a place's name in kana (とやま|国際).
void open_with_kana_place(const OrganisationText& text, NameBody& body);
/// The first token of the unlisted municipality that token `first` may be the end of
/// (みなと|浜市), else `first`.
[[nodiscard]] std::size_t over_hiragana(const OrganisationText& text, std::size_t first);
/// The byte after a name with particles in it (難民を助ける会) from token `first`, or nothing.
[[nodiscard]] std::optional<std::size_t> group_end(const OrganisationText& text, std::size_t first);
/// Where the section ends in the title of its head at `token` (国際|課|長); 0 where none is one.
[[nodiscard]] std::size_t section_end(const OrganisationText& text, std::size_t token);
/// The bytes of the second half of a name behind `suffix` at `end`: 田辺中学校|・高等学校.
[[nodiscard]] std::size_t joined_school(const OrganisationText& text, std::string_view suffix,
                                        std::size_t end);
/// The byte after the works or branch of a company at token `first` (長崎|造船所), or nothing.
[[nodiscard]] std::optional<std::size_t> works_end(const OrganisationText& text, std::size_t first);
/// The byte after the name that begins with katakana or Latin letters at token `first`.
[[nodiscard]] std::optional<std::size_t> foreign_name_end(const OrganisationText& text,
                                                          std::size_t first);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_BORDERS_H_
