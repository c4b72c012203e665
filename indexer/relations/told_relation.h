// A relation as a rule finds it, before its date is known.
#ifndef KOURYU_INDEXER_RELATIONS_TOLD_RELATION_H_
#define KOURYU_INDEXER_RELATIONS_TOLD_RELATION_H_

#include <cstddef>
#include <string>

#include "dict/schema/relation.h"
#include "kouryu/text_range.h"

namespace kouryu {

struct ToldRelation {
  std::string a;  // the own side, where one is
  std::string b;
  RelationKind kind = RelationKind::Activity;
  ByteRange range;       // of the text: what tells it
  ByteRange date_range;  // where its date is looked for
  std::size_t act = 0;   // there: the word that says what was done; its date stands before it
  bool begins = false;   // that date is its beginning
  bool one_of_several = false;  // others are told beside it: a date behind `act` may be theirs
  bool certain = true;
  std::string how;
  ByteRange partner = {};      // where `b` is named; empty where that is not plain
  std::size_t first = 0;       // of several: where the first partner is named
  std::string signed_on = {};  // the day of the document, where it is the agreement itself
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_TOLD_RELATION_H_
