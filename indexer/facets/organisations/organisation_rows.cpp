// The rows. What an ending belongs to: the head of organisation_suffixes.tsv.
#include "indexer/facets/organisations/organisation_rows.h"

#include "indexer/facets/organisations/organisation_conditions.h"

namespace kouryu {
namespace {

using Asked = Conditions<EndingReading>;

consteval RowEndings of(EndingClass one) { return {ending_bit(one)}; }
template <class... Word>
consteval RowEndings last(EndingClass one, const Word&... words) {
  return {ending_bit(one), RowWords(words...)};
}
template <class... Word>
consteval RowEndings but(EndingClass one, const Word&... words) {
  return {ending_bit(one), {}, RowWords(words...)};
}

// What says of these that a body is meant are its initials in brackets.
constexpr RowEndings kWithInitials = {ending_bit(EndingClass::Unit) |
                                      ending_bit(EndingClass::National) |
                                      ending_bit(EndingClass::Named)};

// 中国|地方政府 is a class.
constexpr RowEndings kGovernmentOfDominion = {ending_bit(EndingClass::Seat), RowWords("政府"),
                                              RowWords("地方政府")};

// A ministry's part ends with any of these but 係.
constexpr RowEndings kPartOfMinistry = {
    ending_bit(EndingClass::Unit) | ending_bit(EndingClass::Seat) |
        ending_bit(EndingClass::National) | ending_bit(EndingClass::Named),
    {},
    RowWords("係")};

// clang-format off
// name, begins, body, ending, stands, refuses, takes, not_in
constexpr std::array kEndings = {
    // ---- forces
    EndingRow{"suffix:numbered force", {}, {when<ends_with_numbered>},
              of(EndingClass::Force), {when<has_whole_ending>}, {},
              "港には【第7歩兵師団】がいた。", "第1次十字軍が進んだ。"},
    EndingRow{"suffix:force of a country", {when<begins_with_country>}, {when<has_purpose_behind_country>},
              of(EndingClass::Force), {when<has_whole_ending>}, {when<is_one_letter_ending>, when<ends_with_army>},
              "当時の【アメリカ太平洋艦隊】が動いた。", "アメリカ艦隊が動いた。"},
    EndingRow{"suffix:named force", {}, {when<is_two_characters>, when<has_proper>},
              of(EndingClass::Force), {when<has_whole_ending>},
              {when<begins_with_country>, when<is_one_letter_ending>, when<ends_with_army>, when<is_general_words>},
              "兄は【大湊水雷戦隊】にいた。", "女性航空隊を訪ねた。"},

    // ---- bodies that some words tell from others
    EndingRow{"suffix:institute of two fields", {}, {when<is_four_characters>, when<is_fields_of_work>},
              last(EndingClass::Any, "研究所"), {}, {},
              "兄は【鉄道技術研究所】に勤めた。", "兄は技術研究所に勤めた。"},
    EndingRow{"suffix:body", {}, {when<is_long_or_proper>},
              of(EndingClass::Any), {}, {when<is_general_without_country>},
              "【東アジア経済交流推進機構】に加盟した。", "国際交流協会の役割は大きい。"},
    EndingRow{"suffix:short body", {}, {when<is_two_characters>},
              of(EndingClass::Pair), {}, {when<is_general_words_without_country>},
              "祖父は【向上学園】を開いた。", "地元学園の生徒が来た。"},
    EndingRow{"suffix:long party", {}, {when<is_four_characters>},
              of(EndingClass::Party), {when<has_whole_ending>}, {},
              "【社会革命党】が結成された。", "緑風党が結成された。"},
    EndingRow{"suffix:party", {}, {when<is_long_or_proper>},
              of(EndingClass::Party), {when<has_whole_ending>}, {when<is_general_words_without_country>},
              "【新緑風党】が結成された。", "反対党の議員が来た。"},

    // ---- parts of a ministry and of other bodies
    EndingRow{"suffix:part of a ministry", {when<begins_with_ministry>}, {},
              kPartOfMinistry, {when<ending_is_word>}, {},
              "【環境省地球環境局】が示した。", "市の地球環境局が示した。"},
    EndingRow{"suffix:section of a place", {when<begins_with_place>}, {when<has_fields_behind_place>},
              of(EndingClass::Unit), {when<has_whole_ending_or_bureau>}, {},
              "【横浜市国際局】が答えた。", "国際局が答えた。"},
    EndingRow{"suffix:section of a body", {when<begins_without_place>, when<begins_with_body_of_fields>}, {},
              of(EndingClass::Unit), {when<has_whole_ending_or_bureau>}, {when<is_nameless>},
              "【中央圏域協議会事務局】が答えた。", "経済局が答えた。"},
    EndingRow{"suffix:section of a section", {when<begins_without_place>, when<begins_with_section>}, {},
              last(EndingClass::Unit, "課", "係", "室"), {when<has_whole_ending_or_bureau>}, {},
              "【交流支援部交流親善課】が答えた。", "学校教育課が答えた。"},
    EndingRow{"suffix:section by its purpose", {when<begins_without_place>}, {when<is_four_characters>, when<is_fields_of_work>},
              last(EndingClass::Unit, "室"), {when<ending_is_word>}, {when<is_end_of_longer_ending>},
              "省は【地方連携推進室】を置いた。", "市は資料室を置いた。"},
    EndingRow{"suffix:section on its own line", {when<begins_without_place>}, {when<is_four_characters>, when<is_fields_of_work>},
              last(EndingClass::Unit, "課", "係"), {when<ending_is_word>, when<fills_line>}, {},
              "【国際交流推進課】", "国際交流推進課に聞く。"},
    EndingRow{"suffix:branch", {when<begins_with_body>}, {},
              of(EndingClass::Branch), {when<has_whole_ending>}, {},
              "【自治体連合アジア太平洋支部】が発足した。", "アジア太平洋支部が発足した。"},
    EndingRow{"suffix:faculty", {when<begins_with_body>}, {when<has_proper>},
              of(EndingClass::Faculty), {when<has_whole_ending>}, {},
              "姉は【広島大学工学部】を出た。", "姉は工学部を出た。"},

    EndingRow{"suffix:faculty of a kept body", {when<begins_with_kept>}, {},
              of(EndingClass::Faculty), {when<has_whole_ending>}, {},
              "兄は【学習院中等科】を出た。", "兄は中等科を出た。"},
    EndingRow{"suffix:body with its initials", {}, {when<is_four_characters>},
              kWithInitials, {when<has_whole_ending>, when<initials_follow>}, {},
              "新しい【経済協力局】(ECA)を置いた。", "新しい経済協力局を置いた。"},

    // ---- bodies with a proper name
    EndingRow{"suffix:committee of an event", {}, {when<is_four_characters>},
              last(EndingClass::Named, "実行委員会", "組織委員会", "準備委員会"), {}, {when<is_one_general_word>},
              "【姉妹都市交流実行委員会】が招いた。", "合同実行委員会が招いた。"},
    EndingRow{"suffix:numbered school", {}, {when<is_ordinal>},
              last(EndingClass::Named, "校", "中学"), {}, {},
              "生徒は【第3支援学校】から来た。", "生徒は近隣支援学校から来た。"},
    EndingRow{"suffix:headquarters", {}, {when<has_proper>},
              last(EndingClass::Named, "本部"), {}, {when<is_ordinal>, when<is_general>, when<is_known_body>},
              "【大連港本部】を訪ねた。", "ユネスコ本部を訪ねた。"},
    EndingRow{"suffix:office of a kept body", {when<begins_with_kept>}, {},
              last(EndingClass::Named, "センター", "事務所", "研究所"), {}, {},
              "【国際交流基金日本語国際センター】で学ぶ。", "日本語国際センターで学ぶ。"},
    EndingRow{"suffix:in hiragana", {when<begins_with_hiragana_word>}, {},
              last(EndingClass::Named, "合唱団", "劇団", "保育園", "幼稚園"), {}, {when<is_one_general_word>},
              "【ひまわり合唱団】が歌う。", "地元合唱団が歌う。"},
    EndingRow{"suffix:network", {}, {when<is_four_characters>, when<has_proper>},
              last(EndingClass::Named, "ネットワーク"), {}, {when<is_katakana_alone>, when<is_general>},
              "【大連市民活動ネットワーク】が招いた。", "市民活動ネットワークが招いた。"},
    EndingRow{"suffix:named body", {}, {when<has_proper>},
              but(EndingClass::Named, "本部", "ネットワーク"), {when<has_whole_ending>}, {when<is_ordinal>, when<is_general>},
              "職員は【大連事務所】にいる。", "職員は現地事務所にいる。"},

    // ---- seats: a place and the ending
    EndingRow{"suffix:empire's seat", {}, {when<is_empire>},
              of(EndingClass::SeatEnd), {when<has_whole_ending>}, {when<goes_on>},
              "【オスマン帝国海軍】は敗れた。", "オスマン海軍基地は遠い。"},
    EndingRow{"suffix:seat at an end", {}, {when<is_place_alone>, when<is_two_characters>},
              of(EndingClass::SeatEnd), {when<has_whole_ending>}, {when<goes_on>, when<is_one_general_word>},
              "彼は【つくば大】に進んだ。", "福岡大空襲の記録を読む。"},
    EndingRow{"suffix:seat", {}, {when<is_place_alone>, when<is_two_characters>},
              but(EndingClass::Seat, "地方政府"), {when<has_whole_ending>}, {when<is_one_general_word>},
              "【大連市政府】が招いた。", "中央議会が招いた。"},
    EndingRow{"suffix:seat of a named town", {}, {when<is_two_characters>, when<ends_with_name_of_town>},
              of(EndingClass::Seat), {when<begins_with_unit>}, {when<is_one_general_word>},
              "【ローンセストン市議会】が招いた。", "地元市議会が招いた。"},
    EndingRow{"suffix:regional government", {}, {when<is_place_alone>, when<is_two_characters>},
              last(EndingClass::Seat, "地方政府"), {}, {when<begins_with_country>},
              "【ハバロフスク地方政府】が招いた。", "中国地方政府が招いた。"},
    EndingRow{"suffix:dominion", {when<begins_with_country>}, {when<ends_with_place>},
              kGovernmentOfDominion, {}, {},
              "【オランダ領東インド政府】が認めた。", "領東インド政府が認めた。"},

    // ---- bureaus of a country or place, bodies of many countries
    EndingRow{"suffix:bureau of a country", {when<begins_with_nation>}, {},
              of(EndingClass::National), {when<has_whole_ending_or_foreign_bureau>}, {when<is_army_far_from_country>, when<is_general_compound>},
              "【米国魚類野生生物局】が調べた。", "魚類野生生物局が調べた。"},
    EndingRow{"suffix:bureau of a place", {when<begins_with_place>}, {when<has_purpose_behind_place>},
              of(EndingClass::National), {when<has_whole_ending_or_foreign_bureau>}, {when<is_army_far_from_country>, when<is_general_compound>},
              "【横浜市魚類生物局】が調べた。", "横浜市局が調べた。"},
    EndingRow{"suffix:body of the world", {when<begins_with_world>}, {},
              of(EndingClass::World), {}, {when<is_general_words>},
              "【国際コーヒー機関】に加わった。", "国際機関に加わった。"},

    // ---- companies
    EndingRow{"suffix:katakana company", {}, {when<ends_with_katakana>, when<is_three_characters>},
              of(EndingClass::Company), {when<has_whole_ending>},
              {when<ends_with_ordinary_word>, when<ends_with_place>, when<is_general_words>},
              "【オステンド会社】が船を出した。", "ロボット会社が船を出した。"},
    EndingRow{"suffix:behind katakana", {when<begins_with_katakana>}, {when<is_three_characters>},
              of(EndingClass::Kana), {when<has_whole_ending>}, {when<is_general_words>},
              "【クエスト社】が作った。", "メーカー社が作った。"},
    EndingRow{"suffix:trade in a word", {}, {when<ends_with_organisation>},
              of(EndingClass::Firm), {when<ending_in_word>, when<has_whole_ending>},
              {when<holds_numbered>, when<is_known_broadcaster>},
              "【東京放送】が伝えた。", "みさき電機が作った。"},
    EndingRow{"suffix:trade behind single kanji", {}, {when<ends_with_cut_kanji>},
              of(EndingClass::Firm), {when<ending_is_word>}, {when<holds_numbered>, when<is_known_broadcaster>},
              "【甲武鉄道】が通った。", "田中電機が作った。"},
    EndingRow{"suffix:trade behind a place", {}, {when<ends_with_place>, when<has_name_before_place>},
              of(EndingClass::Firm), {when<ending_is_word>}, {when<holds_numbered>, when<is_known_broadcaster>},
              "【ソニーフランス建設】が作った。", "みさき建設が作った。"},
    EndingRow{"suffix:trade", {}, {when<ends_with_name>},
              of(EndingClass::Firm), {when<ending_is_word>},
              {when<ends_with_place>, when<holds_numbered>, when<is_known_broadcaster>},
              "【田中電機】が作った。", "高原川第四水力を見た。"},

    // ---- museums, halls, meetings: evidence that does not count
    EndingRow{"suffix:hall", {}, {when<has_proper>},
              of(EndingClass::Weak), {}, {when<is_ordinal>, when<is_general>},
              "一行は【大連博物館】を見た。", "一行は中央会館を見た。"},
};

// name, begins, body, stands, refuses, takes, not_in, doubts
constexpr std::array kNames = {
    // ---- names of the tables
    NameRow{"known:kept", NameBegins::KeptName, kept_name,
            {}, {when<begins_in_katakana>, when<is_part_of_word>, when<is_cut_from_legal_form>},
            "【国際交流基金】が助成した。", "クレア・リーが歌った。", {when<is_part_of_more>, when<begins_line_name>}},
    NameRow{"listed:name", NameBegins::ListedName, listed_name,
            {}, {when<begins_in_katakana>, when<is_part_of_word>, when<is_cut_from_legal_form>},
            "【新生銀行】が融資した。", "アンソニーが来た。", {when<is_part_of_more>, when<begins_line_name>}},
    NameRow{"suffix:head with complement", NameBegins::JoinedKatakana, head_with_complement,
            {}, {},
            "彼は【アカデミー・オブ・アーツ】で学んだ。", "スピリット・オブ・アーツを見た。"},
    NameRow{"known:between dots", NameBegins::JoinedKatakana, kept_between_dots,
            {}, {when<has_complement>},
            "【グッドイヤー】・ファイアストンが競う。", "ジョン・ケネディが来た。"},
    NameRow{"dictionary:word", NameBegins::OrganisationWord, dictionary_word,
            {when<is_organisation_word>, when<is_long_kanji_word>},
            {when<ends_as_no_name>, when<is_section_alone>, when<ends_as_hall>, when<is_university_before_noun>, when<is_general_name>, when<is_cut_from_legal_form>},
            "【経済企画庁】が公表した。", "衛生局が公表した。", {when<is_part_of_more>}},

    // ---- names that the words around them give away
    NameRow{"apposition:in quotation marks", NameBegins::KindWord, quoted_behind,
            {}, {when<is_phrase>},
            "組織「【ピアソン会】」が動いた。", "学校「授業と教室を変える」が出た。"},
    NameRow{"apposition:behind である", NameBegins::KindWord, foreign_behind_is,
            {}, {when<begins_with_place_word>},
            "原因企業である【チッソ】が謝罪した。", "企業である日本が来た。"},
    NameRow{"apposition:of a company", NameBegins::KindWord, foreign_behind_of,
            {}, {},
            "航空機会社の【グラマン】が作った。", "研究所のアンビルセルを使う。"},
    NameRow{"apposition:founded", NameBegins::QuotationMark, quoted_here,
            {}, {},
            "仲間が「【そらまめの会】」を結成した。", "仲間が「そらまめの歌」を歌った。"},
    NameRow{"front:in a word", NameBegins::FrontWord, word_with_front,
            {}, {},
            "【エア・サンライズ】で行く。", "エアポートで待つ。"},
    NameRow{"front:katakana", NameBegins::FrontWord, foreign_behind_front,
            {}, {},
            "【エア・サウスウエスト】で行く。", "エアが漏れる。"},
    NameRow{"front:places", NameBegins::FrontWord, places_behind_front,
            {}, {when<name_goes_on>},
            "【JAつがる弘前】が売る。", "JAの組合長が来た。"},
    NameRow{"front:noun", NameBegins::FrontWord, noun_behind_front,
            {}, {},
            "【劇団たんぽぽ】が来た。", "劇団の公演を見た。"},

    // ---- names beside a legal form
    NameRow{"legal:in quotation marks", NameBegins::LegalForm, quoted_behind_form,
            {}, {},
            "NPO法人「【そらまめ】」が来た。", "NPO法人の「そらまめ」が来た。"},
    NameRow{"legal:works", NameBegins::LegalForm, works_of_company,
            {}, {},
            "【北斗重工業(株)長崎造船所】を見た。", "北斗重工業(株)を見た。"},
    NameRow{"legal:group", NameBegins::LegalForm, group_behind_form,
            {}, {},
            "【NPO法人難民を助ける会】が来た。", "NPO法人が難民を助ける。"},
    NameRow{"legal:behind the form", NameBegins::LegalForm, name_behind_form,
            {}, {},
            "【株式会社北斗製作所】が来た。", "株式会社が来た。"},
    NameRow{"legal:before the form", NameBegins::LegalForm, name_before_form,
            {}, {},
            "【北斗株式会社】が来た。", "その株式会社が来た。"},
};
// clang-format on
static_assert(rows_are_whole(kNames) && kNames.size() <= 32);
static_assert(rows_are_whole(kEndings));

}  // namespace

std::span<const EndingRow> ending_rows() { return kEndings; }
std::span<const NameRow> name_rows() { return kNames; }

const Condition<EndingReading>* refusal_of(const EndingRow& row, const EndingReading& reading) {
  // What stands around costs least to ask, what refuses most.
  for (const Asked* const asked : {&row.stands, &row.begins, &row.body}) {
    for (const Condition<EndingReading>& one : *asked) {
      if (!one.holds(reading)) return &one;
    }
  }
  for (const Condition<EndingReading>& one : row.refuses) {
    if (one.holds(reading)) return &one;
  }
  return nullptr;
}

std::span<const EndingClasses> classes_of_rows() {
  static constexpr auto kClasses = [] {
    std::array<EndingClasses, kEndings.size()> classes{};
    for (std::size_t i = 0; i < kEndings.size(); ++i) classes[i] = kEndings[i].ending.classes;
    return classes;
  }();
  return kClasses;
}

}  // namespace kouryu
