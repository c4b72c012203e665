// A row is a line that begins with its places; what stands in its brackets says where they lie.
#include "indexer/relations/row_relations.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "indexer/relations/brackets.h"
#include "indexer/relations/clause_parties.h"
#include "indexer/relations/clause_words.h"
#include "indexer/relations/relation_words.h"

namespace kouryu {
namespace {

/// Whether only spaces, numbers and signs stand in `gap`.
bool is_between_cells(std::string_view gap) {
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = next_char(gap, at);
    if (is_letter_or_digit(c) && !is_digit(c) && c != U'ー') return false;
  }
  return true;
}

bool is_sentence(std::string_view line) {
  return line.find("。") != line.npos || line.ends_with("た") || line.ends_with("ます");
}

bool has_year(std::string_view text) {
  return text.find("年") != text.npos || text.find("19") != text.npos ||
         text.find("20") != text.npos;
}

/// Whether a cell ends where `rest` begins: 北京市観光案内, ミュンヘン市 の紹介 go on.
bool ends_as_cell(std::string_view rest) {
  const std::string_view words = without_blanks_before(rest);
  if (words.empty()) return true;
  if (words.size() < rest.size()) return !begins_with_any(words, {"の", "と", "へ", "に"});
  std::size_t at = 0;
  const char32_t next = next_char(rest, at);
  return !is_letter_or_digit(next) || is_digit(next);
}

/// 李副市長: who came, not since when they are partners.
bool ends_with_title(std::string_view line) {
  return ends_with_any(line, {"市長", "町長", "村長", "区長", "知事", "議長", "会長", "主席",
                              "書記", "部長", "課長", "団長", "議員"});
}

class RowReader {
 public:
  RowReader(std::string_view text, const std::vector<Party>& parties, std::string own)
      : text_(text), parties_(parties), own_(std::move(own)) {}

  void read(const ByteRange& line) {
    if (ends_with_title(text_.substr(line.begin, line.size()))) return;
    const std::vector<ClauseParty> here = parties_of_clause(text_, line, parties_);
    if (here.size() > 2 && read_cells(line, here)) return;
    if (here.empty()) {
      close(line.end);
      return;
    }
    const Party& first = *here[0].party;
    const bool leads = is_between_cells(text_.substr(line.begin, first.begin - line.begin));
    const std::string_view lead = text_.substr(line.begin, first.begin - line.begin);
    const bool bracket = lead.ends_with("(") || lead.ends_with("（");  // where the one above lies
    if (!leads || bracket || first.level == PlaceLevel::Country) return;
    const std::string_view rest = text_.substr(first.range.end, line.end - first.range.end);
    if (first.japan) {
      read_home(line, here, rest);
    } else if (!is_sentence(rest) || is_item(rest)) {
      if (here.size() > 1 && here[1].party->japan) return;
      tell(own_, first.name, line);
    }
  }

  [[nodiscard]] std::vector<ToldRelation> take() { return std::move(found_); }

 private:
  /// Whether a date begins behind what stands in brackets: (ラップランド) 1989/10/12.
  static bool has_date_behind(std::string_view rest) {
    constexpr std::size_t kLongestBracket = 90;  // bytes
    rest = without_blanks_before(rest);
    const ByteRange brackets = brackets_at(rest, 0, kLongestBracket);
    if (brackets.empty() && opens_with_bracket(rest)) return false;
    return begins_with_year(without_blanks_before(rest.substr(brackets.end)));
  }

  /// Rows that were glued together: 新宿区 ギリシャ レフカダ市 1989/10/12 ドイツ ベルリン市
  /// 1994/7/6.
  bool read_cells(const ByteRange& line, const std::vector<ClauseParty>& here) {
    constexpr std::size_t kDate = 60;  // bytes behind a name that may hold its date
    std::string side;
    std::vector<ToldRelation> rows;
    for (std::size_t i = 0; i < here.size(); ++i) {
      const Party& party = *here[i].party;
      if (party.japan) {
        side = party.name;
        continue;
      }
      const std::string_view rest = text_.substr(party.range.end, line.end - party.range.end);
      if (party.level == PlaceLevel::Country || side.empty() || !has_date_behind(rest)) continue;
      const std::size_t next = i + 1 < here.size() ? here[i + 1].party->begin : line.end;
      const ByteRange range{party.begin, std::min({next, party.range.end + kDate, line.end})};
      rows.push_back({side, party.name, RelationKind::Tie, range, range, 0, true, false, true,
                      "row:姉妹都市"});
    }
    if (rows.size() < 2) return false;
    found_.insert(found_.end(), rows.begin(), rows.end());
    last_is_open_ = false;
    return true;
  }

  /// A row that begins with a place of Japan: its partner stands behind it, or below it, or it is
  /// itself a partner of the town whose list this is.
  void read_home(const ByteRange& line, const std::vector<ClauseParty>& here,
                 std::string_view rest) {
    const Party& first = *here[0].party;
    if (here.size() > 1) {
      const Party& second = *here[1].party;
      const std::string_view gap = text_.substr(first.range.end, second.begin - first.range.end);
      const bool row = !second.japan && second.level != PlaceLevel::Country &&
                       is_between_cells(gap) && !is_sentence(rest) &&
                       ends_as_cell(text_.substr(second.range.end, line.end - second.range.end));
      if (row) {
        own_ = first.name;
        tell(own_, second.name, line);
        return;
      }
    }
    if (is_between_cells(rest)) {
      waiting_ = first.name;  // whose partners follow, or a partner whose day follows
      waiting_line_ = line;
      if (has_year(rest) && own_ != first.name) tell(own_, first.name, line);
      return;
    }
    if (is_item(rest) && own_ != first.name) tell(own_, first.name, line);
  }

  /// （富山県） 1972年から…: what is told of a partner at the head of its line.
  static bool is_item(std::string_view rest) {
    for (const std::string_view sign : {"/", "／", "：", ":"}) {
      // 姫路市/1972年3月8日
      if (rest.starts_with(sign) && has_date_behind(rest.substr(sign.size()))) return true;
    }
    const ByteRange brackets = brackets_at(rest, 0, rest.size());
    if (brackets.empty()) return false;
    const std::string_view behind = rest.substr(brackets.end);
    return is_between_cells(behind.substr(0, std::min<std::size_t>(behind.size(), 1))) ||
           behind.empty();
  }

  /// The line behind one that held a name alone.
  void close(std::size_t end) {
    const std::string_view line = text_.substr(waiting_line_.end, end - waiting_line_.end);
    if (!waiting_.empty() && !own_.empty() && own_ != waiting_ && line.find("年") != line.npos &&
        line.find("月") != line.npos) {
      tell(own_, waiting_, {waiting_line_.begin, end});
      waiting_.clear();
    } else if (!found_.empty() && last_is_open_) {
      // The day of a row may stand in the lines below it.
      const ByteRange& row = found_.back().range;
      if (text_.substr(row.begin, row.size()).find("月") != std::string_view::npos) return;
      found_.back().date_range.end = end;
    }
  }

  void tell(const std::string& a, const std::string& b, const ByteRange& line) {
    const std::string& side =
        waiting_.empty() || waiting_line_.end >= line.begin + line.size() ? a : waiting_;
    if (side.empty() || side == b) return;
    found_.push_back(
        {side, b, RelationKind::Tie, line, line, 0, true, false, true, "row:姉妹都市"});
    last_is_open_ = true;
    if (!waiting_.empty() && side == waiting_) own_ = std::exchange(waiting_, {});
  }

  std::string_view text_;
  const std::vector<Party>& parties_;
  std::string own_;      // whose rows these are
  std::string waiting_;  // a place of Japan that stood alone on its line …
  ByteRange waiting_line_;
  bool last_is_open_ = false;
  std::vector<ToldRelation> found_;
};

/// 白樺市　島国, 白樺市×島国: whose team a town hosts. Each country that the row lists.
void read_host_town(std::string_view text, const ByteRange& line, const std::vector<Party>& parties,
                    std::vector<ToldRelation>& found) {
  const std::vector<ClauseParty> here = parties_of_clause(text, line, parties);
  if (here.size() < 2 || !here[0].party->japan || here[0].party->level == PlaceLevel::Country) {
    return;
  }
  const Party& own = *here[0].party;
  std::size_t end = own.range.end;
  if (!is_between_cells(text.substr(line.begin, own.begin - line.begin))) return;
  if (begins_with_any(text.substr(own.range.end), {"は", "が", "の", "で", "と", "に", "を"}))
    return;
  for (std::size_t i = 1; i < here.size(); ++i) {
    const Party& guest = *here[i].party;
    if (guest.japan || guest.begin < end) return;
    const std::string_view gap = text.substr(end, guest.begin - end);
    if (!is_between_cells(gap) || gap.empty()) return;
    if (!ends_as_cell(text.substr(guest.range.end, line.end - guest.range.end))) return;
    end = guest.range.end;
    found.push_back({own.name, guest.name, RelationKind::Activity, line, line, 0, false, false,
                     true, "row:ホストタウン"});
  }
}

}  // namespace

std::vector<ToldRelation> row_relations(const PassageRecord& record,
                                        const std::vector<Party>& parties,
                                        const DocumentSides& document, const Section& section) {
  const std::string_view text = record.text;
  RowReader reader(text, parties, section.own.empty() ? document.own() : section.own);
  std::vector<ToldRelation> hosts;
  bool listed = section.tie;
  bool hosted = section.host_towns;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const ByteRange line{begin, end};
    if (listed) reader.read(line);
    if (hosted) read_host_town(text, line, parties, hosts);
    const bool head = !is_sentence(text.substr(begin, end - begin));
    listed = listed || (head && find_told(Told::Tie, text, line).has_value());
    hosted = hosted || (head && find_told(Told::HostTown, text, line).has_value());
    begin = end + 1;
  }
  std::vector<ToldRelation> found = reader.take();
  found.insert(found.end(), std::make_move_iterator(hosts.begin()),
               std::make_move_iterator(hosts.end()));
  return found;
}

}  // namespace kouryu
