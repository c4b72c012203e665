// The lines that a site repeats over its documents, whatever they say: its name, menus, foot.
//
// Which lines those are is learned folder by folder before the documents are cut
// (indexer/write/site_survey.h); here is which lines may be such, and which are taken.
#ifndef KOURYU_INDEXER_BLOCKS_REPEATED_LINES_H_
#define KOURYU_INDEXER_BLOCKS_REPEATED_LINES_H_

#include <vector>

#include "dict/schema/record.h"
#include "indexer/blocks/site_furniture.h"
#include "indexer/extract/extracted.h"
#include "indexer/lines/pieces.h"

namespace kouryu {

/// The short lines of the first thirty and of the last that a site may repeat. Which of them are
/// repeated is not known yet.
[[nodiscard]] EndLines end_lines(const ExtractedText& extracted);

/// Marks in `why` the pieces that are furniture by `repeated`. `why` names what is furniture
/// already, and is as long as `pieces`. From an end inwards lines are furniture as long as they are
/// repeated there or furniture already, but:
///
/// - a label, number, date or name of a person ends them; at the tail a repeated one stays;
/// - three of them at least must say nothing that documents have at their ends (what they are, who
///   made them), and five at the head, unless the tail has three or some are known by their
///   wording;
/// - at the head a line that may be the title, and is not repeated, must stand behind them. Else
///   some must be known by their wording, and the last is left to be the title unless `titled`
///   (the format states it): forms and the drafts of one document begin alike, too;
/// - at the tail some must be known by their wording, unless the head is a site's;
/// - contacts and headings that the format tells stay, and so does a document that is nothing else.
void mark_repeated_lines(const std::vector<Piece>& pieces, const RepeatedLines& repeated,
                         std::vector<const char*>& why);

/// Takes repeated lines out of `taken`, whose format tells kinds; in their order.
[[nodiscard]] std::vector<SitePiece> take_repeated_lines(Pieces& taken,
                                                         const RepeatedLines& repeated);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_REPEATED_LINES_H_
