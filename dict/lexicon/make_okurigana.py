#!/usr/bin/env python3
"""Writes dict/lexicon/data/okurigana.tsv: words that offices write with more or fewer okurigana.

A noun of two verbs drops the kana of its first (受入れ) and often all of them (受入); the verb drops
those of its first only (受入れる). So a pair of verbs is enough to give every spelling of both; words
that are built otherwise stand in OTHERS. Which spellings there are is told by 送り仮名の付け方
(昭和48年内閣告示第2号: 通則1 to 5 with what they allow, 通則6, 通則7) and by 公用文における漢字使用等について
and 公用文作成の考え方; the pairs are those that municipal offices write.

usage: make_okurigana.py [--check]     --check: writes nothing, fails where the table is another
"""
import itertools
import pathlib
import sys

TABLE = pathlib.Path(__file__).resolve().parent / "data" / "okurigana.tsv"

HEADER = """\
# Words that are written with more or fewer okurigana: groups of spellings, any of which may be meant by any other.
# Written by dict/lexicon/make_okurigana.py; corrections belong there.
# Columns: kind, spellings separated by "|". "noun": as it stands; "verb": in every inflection, told by its last kana.
# Source: 送り仮名の付け方 (昭和48年内閣告示第2号) and 公用文作成の考え方 (令和4年), applied to pairs of verbs by hand.
# Facts of spelling, no work of its own right. Licence: that of kouryu.
"""

# First verb, second verb; "+": a noun of both is written without any kana, too (受入); "-": no verb of
# them is in use (待ち合い). A spelling of the second with other kana stands behind "/".
PAIRS = """
受け 入れる +  受け 付ける +  受け 取る +  受け 渡す +  受け 持つ +  受け 継ぐ  受け 止める
引き 受ける +  引き 継ぐ +  引き 上げる  引き 下げる  引き 取る +  引き 渡す +  引き 出す
引き 換える/替える +  引き 落とす/落す +  引き 続く  引き 込む  引き 揚げる +  引き 当てる +
取り 組む +  取り 扱う +  取り 決める +  取り 消す +  取り 下げる +  取り 付ける +  取り 次ぐ +
取り 調べる +  取り 締まる/締る +  取り 立てる +  取り 外す  取り 戻す  取り 入れる  取り 上げる
取り 崩す  取り 込む +  取り 替える/換える +  取り 壊す  取り 除く  取り 寄せる  取り まとめる
取り 引く +  取り 巻く  取り 残す  取り やめる  話し 合う  申し 込む +  申し 出る +  申し 入れる +
申し 立てる +  申し 送る  申し 合わせる/合せる  申し 上げる  申し 渡す  打ち 合わせる/合せる +
打ち 切る +  打ち 上げる  打ち 出す  打ち 込む  問い 合わせる/合せる +  待ち 合わせる/合せる
組み 合わせる/合せる  組み 立てる +  組み 込む  組み 替える/換える +  締め 切る +  締め くくる
立ち 会う +  立ち 入る +  立ち 上げる  立ち 上がる/上る  立ち 寄る  立ち 退く
立て 替える/換える +  立て 直す  積み 立てる +  積み 上げる  積み 込む +  積み 残す
見 積もる/積る +  見 込む +  見 直す  見 合わせる/合せる  見 付ける  見 送る  見 極める  見 守る
見 舞う +  見 習う +  見 渡す  見 出す  割り 当てる +  割り 引く +  割り 振る  割り 増す +
割り 込む  割り 付ける +  売り 上げる +  売り 出す  売り 払う  売り 渡す +  売り 込む
買い 上げる +  買い 入れる +  買い 取る +  買い 付ける +  買い 替える/換える  繰り 越す +
繰り 上げる +  繰り 下げる +  繰り 入れる +  繰り 返す  繰り 戻す +  繰り 広げる  繰り 延べる +
乗り 入れる +  乗り 換える/替える +  乗り 降りる -  乗り 越す  乗り 組む +  乗り 継ぐ +  乗り 出す
呼び 出す +  呼び 掛ける/かける  呼び 込む  差し 引く +  差し 押さえる/押える +
差し 替える/換える  差し 止める +  差し 戻す +  差し 出す  払い 込む +  払い 戻す +  払い 下げる +
払い 出す +  払い 渡す  貸し 付ける +  貸し 出す +  貸し 切る +  貸し 渡す  借り 入れる +
借り 上げる +  借り 受ける +  借り 換える/替える +  届け 出る +  振り 替える/換える +  振り 込む +
振り 出す +  振り 分ける  振り 返る  据え 置く +  据え 付ける +  植え 付ける +  埋め 立てる +
折り 返す  折り 込む +  書き 換える/替える +  書き 込む +  書き 入れる  書き 留める +
切り 替える/換える +  切り 下げる  切り 上げる  切り 取る  切り 開く  聞き 取る +  聞き 込む
仕 上げる +  仕 入れる +  仕 分ける +  仕 立てる +  仕 組む +  仕 切る +  仕 掛ける +  支 払う +
手 当てる - +  手 続く - +  持ち 込む  持ち 出す  持ち 帰る  持ち 寄る  持ち 運ぶ  持ち 上げる
押し 付ける  追い 越す +  追い 込む  追い 払う  追い 付く  読み 替える/換える +  読み 取る +
読み 上げる  読み 込む  読み 聞かせる -  成り 立つ  入れ 替える/換える +  入れ 替わる/替る
入り 込む  入り 組む  掛け 合う  掛け 替える  言い 渡す +  言い 換える/替える  送り 迎える -
送り 出す  送り 届ける  思い 出す  思い 付く  思い 切る  思い 込む  語り 合う  語り 継ぐ
語り 掛ける/かける  助け 合う  支え 合う  学び 合う  教え 合う  知り 合う  出し 合う  歩み 寄る
乗り 切る  触れ 合う  分かち 合う  向き 合う  付き 合う  付け 加える  付け 替える/換える +
建て 替える/換える  建て 増す  張り 替える/換える  生き 残る  生き 抜く  飼い 慣らす  刈り 取る +
刈り 入れる +  汲み 取る  駆け 付ける  駆け 込む  勝ち 取る  巻き 込む  巻き 上げる  盛り 込む
盛り 上げる  盛り 上がる/上る  盛り 付ける +  詰め 込む  詰め 合わせる/合せる +
突き 合わせる/合せる  付き 添う +  作り 上げる  作り 替える/換える  作り 出す  造り 出す
釣り 合う  溶け 込む  飛び 込む  飛び 出す  飛び 立つ  投げ 入れる  投げ 出す  願い 出る
練り 上げる  抜き 取る +  抜け 出す  吹き 付ける  降り 積もる/積る  踏み 切る +  踏み 出す
踏み 込む  踏み 替える  掘り 起こす/起す  掘り 出す  招き 入れる  持ち 合わせる/合せる
譲り 受ける +  譲り 渡す +  結び 付く  結び 付ける  寄せ 集める  呼び 戻す  移り 変わる/変る
移り 住む  生まれ 変わる/変る  入れ 違う  落ち 着く  落ち 込む  折り 畳む  解き 明かす
書き 表す/表わす  書き 直す  聞き 入れる  切り 離す  食い 止める  組み 上げる  探し 出す
仕 向ける  締め 付ける  染め 上げる  備え 付ける +  使い 切る  使い 分ける  積み 重ねる
積み 替える/換える +  詰め 替える/換える  問い 直す  通り 抜ける  流れ 込む  並べ 替える/換える
塗り 替える/換える  運び 込む  働き 掛ける/かける  引き 起こす/起す  引き 返す  見 落とす/落す
見 比べる  召し 上がる/上る  申し 受ける  申し 付ける  持ち 越す  行き 届く  行き 違う  行き 渡る
呼び 集める  読み 解く  沸き 上がる/上る
"""

# What is no pair of verbs: the spellings as they are.
OTHERS = """
noun 受付|受け付け|受付け  noun 受取人|受け取り人|受取り人  noun 日付|日付け  noun 終わり|終り
noun 住まい|住い  noun 変わり目|変り目  noun 物語|物語り  noun 後片付け|後片付  noun 昼休み|昼休
noun 盆踊り|盆踊  noun 田植え|田植  noun 稲刈り|稲刈  noun 綱引き|綱引  noun 手引き|手引
noun 手続き|手続  noun 手当て|手当  noun 手作り|手づくり  noun 町並み|町並  noun 街並み|街並
noun 家並み|家並  noun 仮払い|仮払  noun 前払い|前払  noun 後払い|後払  noun 分割払い|分割払
noun 概算払い|概算払  noun 月払い|月払  noun 年払い|年払  noun 前受け|前受  noun 前渡し|前渡
noun 下請け|下請  noun 元請け|元請  noun 下取り|下取  noun 間取り|間取  noun 日取り|日取
noun 書き取り|書取り|書取  noun 生け花|生花|活け花  noun 貸し家|貸家  noun 貸し室|貸室
noun 貸し会議室|貸会議室  noun 空き地|空地  noun 空き家|空家|空屋  noun 空き店舗|空店舗
noun 空き缶|空缶  noun 空き瓶|空瓶|空きびん  noun 明け渡し|明渡し|明渡  noun 明け方|明方
noun 幕開け|幕明け  noun 置き場|置場  noun 置き物|置物  noun 乗り場|乗場  noun 売り場|売場
noun 売り手|売手  noun 買い手|買手  noun 売り値|売値  noun 買い値|買値  noun 借り手|借手
noun 貸し手|貸手  noun 受け手|受手  noun 送り手|送手  noun 話し手|話手  noun 聞き手|聞手
noun 担い手|担手  noun 織り物|織物  noun 焼き物|焼物  noun 漬け物|漬物  noun 塗り物|塗物
noun 染め物|染物  noun 飲み物|飲物  noun 買い物|買物  noun 贈り物|贈物  noun 落とし物|落し物|落物
noun 届け物|届物  noun 編み物|編物  noun 巻き物|巻物  noun 催し物|催物  noun 建て物|建物
noun 乗り物|乗物  noun 打ち水|打水  noun 浮き世絵|浮世絵  noun 踊り場|踊場
noun 折り紙|折紙|おり紙  noun 切り紙|切紙  noun 切り絵|切絵  noun 切り花|切花  noun 切り株|切株
noun 押し花|押花  noun 書き初め|書初め|書初  noun 在り方|あり方  noun 行き先|行先|行きさき
noun 行き帰り|行帰り  noun 行き来|往き来|行来  noun 問い屋|問屋  noun 届け先|届先
noun 送り先|送先  noun 送り状|送状  noun 送り仮名|送りがな  noun 振り仮名|振りがな|ふりがな
noun 預かり金|預り金  noun 預かり証|預り証  noun 預け入れ|預入れ|預入  noun 払い出し|払出し|払出
noun 立て札|立札  noun 立ち木|立木  noun 立ち見|立見  noun 建て前|建前  noun 建て坪|建坪
noun 建て屋|建屋  noun 積み荷|積荷  noun 敷き地|敷地  noun 敷き物|敷物  noun 敷き金|敷金
noun 納め札|納札  noun 隣り合わせ|隣合わせ|隣り合せ  noun 背中合わせ|背中合せ
noun 話し言葉|話言葉  noun 書き言葉|書言葉  noun 話し方|話方  noun 助け合い|助合い
noun お年寄り|お年寄  noun 最寄り|最寄  noun 申し分|申分  noun 心当たり|心当り
noun 日当たり|日当り  noun 突き当たり|突当り|突き当り  noun 一人当たり|一人当り|一人あたり
noun 1人当たり|1人当り|1人あたり  noun 当たり前|当り前|あたり前  noun 手掛かり|手がかり|手懸かり
noun 足掛かり|足がかり  noun 気掛かり|気がかり  noun 見晴らし|見晴し  noun 暮らし|暮し|くらし
noun 一人暮らし|一人暮し|ひとり暮らし|一人ぐらし  noun 代わり|代り|替わり  noun 晴れやか|晴やか
noun 少なくとも|少くとも  noun 明かり|明り|灯り  noun 断り書き|断わり書き  noun 作付け|作付
noun 格付け|格付  noun 位置付け|位置づけ|位置付  noun 義務付け|義務づけ  noun 関連付け|関連づけ
noun 裏付け|裏づけ|裏付  noun 名付け親|名づけ親|名付親  noun 動機付け|動機づけ  noun 近付き|近づき
noun 片付け|片づけ|片付  noun 味付け|味つけ|味付  noun 色付け|色づけ  noun 傷付き|傷つき
noun 力強さ|力づよさ  noun 数え切れ|数えきれ  noun 締め日|締日  noun 織り込み|織込み|織込
noun 折り込みチラシ|折込チラシ|折込みチラシ  verb 表れる|表われる  verb 現れる|現われる
verb 行う|行なう  verb 断る|断わる  verb 賜る|賜わる  verb 表す|表わす  verb 著す|著わす
verb 現す|現わす  verb 変わる|変る  verb 代わる|代る  verb 当たる|当る  verb 起こる|起る
verb 起こす|起す  verb 終わる|終る  verb 生まれる|生れる  verb 落とす|落す  verb 押さえる|押える
verb 暮らす|暮す  verb 集まる|集る  verb 聞こえる|聞える  verb 浮かぶ|浮ぶ  verb 積もる|積る
verb 向かう|向う  verb 承る|承わる  verb 分かる|分る|わかる  verb 関わる|関る|係わる|かかわる
verb 終える|終る  verb 果たす|果す  verb 働き掛ける|働きかける  verb 心掛ける|心がける|心懸ける
verb 手掛ける|手がける  verb 出掛ける|出かける  verb 見掛ける|見かける  verb 仕掛ける|仕かける
verb 根付く|根づく  verb 近付く|近づく|近附く  verb 気付く|気づく  verb 基づく|基付く
verb 名付ける|名づける  verb 位置付ける|位置づける  verb 義務付ける|義務づける
verb 特徴付ける|特徴づける  verb 裏付ける|裏づける  verb 片付ける|片づける
verb 勇気付ける|勇気づける  verb 元気付ける|元気づける  verb 活気付く|活気づく
verb 傷付ける|傷つける  verb 請け負う|請負う  verb 見出す|見いだす
"""

STEM_VOWELS = {"う": "い", "く": "き", "ぐ": "ぎ", "す": "し", "つ": "ち", "ぬ": "に", "ぶ": "び", "む": "み"}
E_OR_I = "えけげせぜてでねへべめれいきぎしじちにひびみり"


def is_kanji(c):
    return "一" <= c <= "鿿"


def noun_of(verb):
    """The form before ます: 入れる -> 入れ, 組む -> 組み."""
    end, before = verb[-1], verb[-2]
    if end != "る":
        return verb[:-1] + STEM_VOWELS[end]
    ichidan = before in E_OR_I or verb == "出る"
    return verb[:-1] if ichidan else verb[:-1] + "り"


def kanji_of(word):
    return "".join(c for c in word if is_kanji(c))


def groups_of_pair(first, seconds, signs):
    firsts = list(dict.fromkeys([first, kanji_of(first)]))
    verbs = [a + b for a, b in itertools.product(firsts, seconds)]
    nouns = [a + noun_of(b) for a, b in itertools.product(firsts, seconds)]
    if "+" in signs:
        nouns += [kanji_of(first) + kanji_of(b) for b in seconds]
    if len(verbs) > 1 and "-" not in signs:
        yield "verb", verbs
    yield "noun", nouns


def pairs():
    cells = PAIRS.split()
    at = 0
    while at < len(cells):
        first, second, at = cells[at], cells[at + 1], at + 2
        signs = ""
        while at < len(cells) and cells[at] in "+-":
            signs += cells[at]
            at += 1
        seconds = second.split("/")
        yield first, seconds, signs


def groups():
    for first, seconds, signs in pairs():
        yield from groups_of_pair(first, seconds, signs)
    cells = OTHERS.split()
    for kind, spellings in zip(cells[::2], cells[1::2]):
        yield kind, spellings.split("|")


def table():
    seen = set()
    lines = []
    for kind, spellings in groups():
        spellings = list(dict.fromkeys(spellings))
        line = f"{kind}\t{'|'.join(spellings)}"
        if len(spellings) < 2 or line in seen:
            continue
        seen.add(line)
        lines.append(line)
    return HEADER + "\n".join(lines) + "\n"


def main():
    text = table()
    if sys.argv[1:] == ["--check"]:
        if TABLE.read_text(encoding="utf-8") != text:
            sys.exit(f"{TABLE.name} is not what make_okurigana.py writes")
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
