// Numbers of notes and sources that stand small in a gap of a line.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_NOTE_MARKS_H_
#define KOURYU_INDEXER_EXTRACT_PDF_NOTE_MARKS_H_

#include <vector>

#include "indexer/extract/pdf/pieces.h"

namespace kouryu {

/// Joins what stands on both sides of such numbers, and drops the numbers. Programs that put each
/// into a frame draw it apart from its line.
void join_over_note_marks(std::vector<PagePiece>& pieces);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_NOTE_MARKS_H_
