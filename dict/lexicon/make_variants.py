#!/usr/bin/env python3
"""Writes dict/lexicon/data/variants.tsv: characters folded one to one before analysis and search.

usage: make_variants.py [--check]      needs `uconv` (Debian package icu-devtools) and the files of unicode-data

old, glyph    the pairs of the 1946/1949 character reforms (common knowledge) and glyph variants met in names: listed below
simplified    some listed below, and every CJK character outside JIS X 0208 that ICU's Simplified-Traditional transform turns into
              a character whose modern Japanese form is inside
radical       CJK Radicals Supplement, which PDF programs write for the ideographs that look the same: by
              EquivalentUnifiedIdeograph.txt, and from there as the rows above go on (U+2EF0 -> U+9F99 -> U+7ADC)
tilde, dash   listed below
latin         lower-case letters with a mark (upper case and composition are NFKC_Casefold's): the letter that a canonical
              decomposition begins with, or the one that Unicode's name says ("LATIN SMALL LETTER O WITH STROKE") where it has a
              capital: the others are signs of phonetics. What is no other letter with a mark stays: U+00E6, U+0153, U+00F0,
              U+00FE, U+0131.
--check compares with the file instead of writing it; exit status 1 when they differ.
"""
import pathlib
import re
import subprocess
import sys
import unicodedata

TARGET = pathlib.Path(__file__).parent / "data" / "variants.tsv"
UNICODE = pathlib.Path("/usr/share/unicode")
HEAD = """\
# Variant characters folded before analysis and search: from, to, kind. One character to one character.
# Sources: old/new pairs of the Japanese character reforms (public facts); simplified forms derived with ICU's
# Simplified-Traditional transform (Unicode licence); radicals from EquivalentUnifiedIdeograph.txt and Latin letters from
# UnicodeData.txt, Unicode 15.0, Copyright (c) 1991-2022 Unicode, Inc., https://www.unicode.org/copyright.html (Unicode licence).
# Written by dict/lexicon/make_variants.py; do not edit by hand.
"""
OLD = """
亞亜 惡悪 壓圧 圍囲 爲為 醫医 壹壱 稻稲 飮飲 隱隠 榮栄 營営 衞衛 驛駅 圓円 艷艶 鹽塩 奧奥 應応 歐欧 毆殴 櫻桜 價価 畫画 會会 懷懐 壞壊 繪絵
擴拡 殼殻 覺覚 學学 嶽岳 樂楽 勸勧 卷巻 歡歓 罐缶 觀観 關関 陷陥 巖巌 顏顔 歸帰 氣気 龜亀 僞偽 戲戯 犧犠 舊旧 據拠 擧挙 峽峡 挾挟 狹狭
曉暁 區区 驅駆 勳勲 徑径 惠恵 溪渓 經経 繼継 莖茎 螢蛍 輕軽 鷄鶏 藝芸 缺欠 儉倹 劍剣 圈圏 檢検 權権 獻献 縣県 險険 顯顕 驗験 嚴厳 效効
廣広 恆恒 鑛鉱 號号 國国 濟済 碎砕 齋斎 劑剤 雜雑 參参 慘惨 棧桟 蠶蚕 贊賛 殘残 絲糸 齒歯 兒児 辭辞 濕湿 實実 舍舎 寫写 釋釈 壽寿 收収
從従 澁渋 獸獣 縱縦 肅粛 處処 緖緒 敍叙 奬奨 將将 稱称 燒焼 證証 乘乗 剩剰 壤壌 孃嬢 條条 淨浄 疊畳 穰穣 讓譲 釀醸 囑嘱 觸触 寢寝 愼慎
晉晋 眞真 盡尽 圖図 粹粋 醉酔 隨随 髓髄 數数 樞枢 瀨瀬 聲声 靑青 靜静 齊斉 攝摂 竊窃 專専 戰戦 淺浅 潛潜 纖繊 踐践 錢銭 禪禅 曾曽 雙双
壯壮 搜捜 插挿 爭争 總総 聰聡 莊荘 裝装 騷騒 增増 臟臓 藏蔵 屬属 續続 墮堕 對対 帶帯 滯滞 臺台 瀧滝 擇択 澤沢 單単 擔担 膽胆 團団 彈弾
斷断 癡痴 遲遅 晝昼 蟲虫 鑄鋳 廳庁 徵徴 聽聴 敕勅 鎭鎮 遞逓 鐵鉄 轉転 點点 傳伝 黨党 盜盗 燈灯 當当 鬪闘 德徳 獨独 讀読 屆届 繩縄 貳弐
惱悩 腦脳 廢廃 拜拝 賣売 麥麦 發発 髮髪 拔抜 蠻蛮 祕秘 濱浜 甁瓶 拂払 佛仏 變変 辨弁 辯弁 瓣弁 邊辺 邉辺 舖舗 步歩 襃褒 豐豊 沒没 槇槙
萬万 滿満 默黙 餠餅 彌弥 藥薬 譯訳 豫予 餘余 與与 譽誉 搖揺 樣様 謠謡 來来 賴頼 亂乱 覽覧 龍竜 兩両 獵猟 綠緑 壘塁 淚涙 禮礼 隸隷 靈霊
齡齢 戀恋 爐炉 勞労 樓楼 祿禄 亙亘 灣湾 瑤瑶 堯尭 體体 遙遥 凜凛 穗穂 粧粧 晚晩 每毎 海海 淸清 黃黄 黑黒 內内 戶戸 吳呉 溫温 鄕郷 鄉郷 揭掲
錄録 說説 稅税 銳鋭 閱閲 卽即 旣既 鄰隣 頻頻 敎教 靭靱 緣縁 橫横 産産 產産 硏研 尙尚 平平 者者 都都 羽羽 福福 神神 社社 祥祥 祝祝 稻稲
""".split()
GLYPHS = "髙高 﨑崎 𠮷吉 栁柳 濵浜 嶋島 嶌島 峯峰 巿市 烟煙 梹檳 桒桑 𣘺橋 槗橋 舘館 广広 冨富 冝宜 圡土 昻昂 曻昇 澘潜 眞真 粦粼 隆隆 鷗鴎 侠侠 啓啓".split()
# Simplified forms that JIS X 0208 happens to hold, of characters that Japanese writes otherwise.
SIMPLIFIED_IN_JIS = "气気 从従 价価 无無 丰豊 坏壊 种種 胜勝 听聴 决決 况況 冲沖 凉涼 减減".split()
# Simplified forms that are words of their own in Japanese or would merge distinct names.
KEEP = set("沈干后里余云机谷叶丑台面划")
# U+301C, which NFKC leaves, and U+223C, which Korean and mathematical fonts have in its place. U+FF5E is NFKC's. The wavy dash U+3030 is
# an ornament and no range.
TILDES = "〜∼"
# Minus, en, em, hyphen, horizontal bar. U+FF0D, U+2011, U+FE58 and U+FE63 are NFKC's. ー belongs to its word and is none.
DASHES = "−–—‐―"


def in_japanese(c):
    try:
        return len(c.encode("shift_jis")) == 2
    except UnicodeEncodeError:
        return False


def simplified():
    candidates = [chr(c) for c in range(0x4E00, 0xA000) if not in_japanese(chr(c))]
    done = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Simplified-Traditional"], input="\n".join(candidates),
                          capture_output=True, text=True, encoding="utf-8", check=True)
    return [(a, b) for a, b in zip(candidates, done.stdout.split("\n")) if a != b and len(b) == 1]


def radicals():
    for line in (UNICODE / "EquivalentUnifiedIdeograph.txt").read_text(encoding="utf-8").splitlines():
        found = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", line)
        if not found:
            continue
        first, last, target = found.groups()
        for code in range(int(first, 16), int(last or first, 16) + 1):
            if 0x2E80 <= code <= 0x2EFF and unicodedata.normalize("NFKC", chr(code)) == chr(code):
                yield chr(code), chr(int(target, 16))


def latin():
    letters = {}  # name, first character of the canonical decomposition, whether there is a capital
    for line in (UNICODE / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
        row = line.split(";")
        code, name, category, apart = row[0], row[1], row[2], row[5]
        if category == "Ll" and name.startswith("LATIN SMALL LETTER ") and not apart.startswith("<"):
            letters[chr(int(code, 16))] = name, chr(int(apart.split()[0], 16)) if apart else "", row[12] != ""
    for letter, (name, base, capital) in letters.items():
        if unicodedata.normalize("NFKC", letter) != letter:
            continue
        while base and letters[base][1]:
            base = letters[base][1]
        marked = capital and re.fullmatch(r"LATIN SMALL LETTER ([A-Z]) WITH .+", name)
        if marked or base:
            yield letter, marked[1].lower() if marked else base


def table():
    rows = {}
    for pair in OLD:
        if pair[0] != pair[1]:
            rows[pair[0]] = (pair[1], "old")
    for pair in GLYPHS:
        if pair[0] != pair[1]:
            rows.setdefault(pair[0], (pair[1], "glyph"))
    for pair in SIMPLIFIED_IN_JIS:
        rows[pair[0]] = (pair[1], "simplified")
    for a, b in simplified():
        target = rows[b][0] if b in rows else b
        if a not in KEEP and a not in rows and in_japanese(target):
            rows[a] = (target, "simplified")
    for kind, pairs in (("radical", radicals()), ("tilde", ((c, "~") for c in TILDES)), ("dash", ((c, "-") for c in DASHES)),
                        ("latin", latin())):
        rows.update((a, (b, kind)) for a, b in pairs)
    for a, (b, kind) in rows.items():  # every target is a fixed point
        while b in rows:
            b = rows[b][0]
        rows[a] = (b, kind)
    return HEAD + "".join(f"{a}\t{b}\t{kind}\n" for a, (b, kind) in sorted(rows.items()) if a != b)


def main():
    text = table()
    if sys.argv[1:] == ["--check"]:
        if TARGET.read_text(encoding="utf-8") != text:
            sys.exit("variants.tsv differs from what the script writes")
    else:
        TARGET.write_text(text, encoding="utf-8")
        print(text.count("\n") - HEAD.count("\n"), "rows")


if __name__ == "__main__":
    main()
