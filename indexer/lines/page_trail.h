// The way to a page: ホーム > くらし > 国際交流, in one line above its title.
#ifndef KOURYU_INDEXER_LINES_PAGE_TRAIL_H_
#define KOURYU_INDEXER_LINES_PAGE_TRAIL_H_

#include <string_view>
#include <vector>

namespace kouryu {

/// The steps of ホーム > くらし > 国際交流 or of the same way told backwards, the page's last;
/// empty where `text` is no such trail; a step is empty where a sign has none. Views of `text`.
[[nodiscard]] std::vector<std::string_view> trail_steps(std::string_view text);

/// The last step of ホーム > くらし > 国際交流; empty where `text` is no such trail.
[[nodiscard]] std::string_view last_step(std::string_view text);

/// HOME助成・支援要綱: a way here whose signs were pictures.
[[nodiscard]] bool leads_from_home(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_PAGE_TRAIL_H_
