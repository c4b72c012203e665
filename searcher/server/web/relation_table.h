// Relations as rows: who with whom, how, since when, in which years, and where it is told.
#ifndef KOURYU_SEARCHER_SERVER_WEB_RELATION_TABLE_H_
#define KOURYU_SEARCHER_SERVER_WEB_RELATION_TABLE_H_

#include <vector>

#include "kouryu/searcher.h"
#include "searcher/server/web/html.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// A row each, with small bars of its years and its evidence; pair, beginning, years and number
/// lead to the passages.
void write_relation_table(Html& html, const PageState& state,
                          const std::vector<Relation>& relations);

/// A row for each pair and a column for each year, or each five years where these are many: how
/// many passages tell of it, as a number and as a shade.
void write_relation_years(Html& html, const PageState& state,
                          const std::vector<Relation>& relations);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_RELATION_TABLE_H_
