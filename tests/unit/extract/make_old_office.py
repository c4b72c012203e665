#!/usr/bin/env python3
"""Writes the files that tests/data/old_office.txt tells of, one trap a file: make_old_office.py FOLDER"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "support"))
import old_office as old  # noqa: E402

GRANTS = [
    [("補助金の交付一覧", 1)],
    [None],
    [("団体名", 1), ("交付日", 1), ("金額", 1), ("割合", 1), ("備考", 1)],
    ["青空会", (45383, 2), (1250000, 3), (0.5, 4), "継続"],
    ["緑の会", (43586, 2), (98000.0, 3), (0.25, 4)],
]
FORMULA = old.record(0x06, old.cell_head(5, 4, 0) + b"\0" * 6 + b"\xff\xff" + b"\0" * 8) + old.record(
    0x207, old.wide("計算の結果")
)
CELL = [("\7", b"")]


def cells(edges, *texts):
    row = [([(text + "\7", b"")], 0, old.IN_TABLE) for text in texts]
    return row + [([("\7", b"")], 0, old.row_of(*edges))]


FILES = {
    "sheets.xls": old.xls(
        [
            ("一覧", GRANTS + [["合計", None, None, None, (FORMULA, 0)]], 0, old.merged(3, 4, 4, 4)),
            ("裏", [["秘密のシート"]], 1, b""),
            ("覚え", [["別の表"]], 0, old.box(6, "箱の中の文") + old.box(25, "セルのコメント")),
        ],
        **{"\5SummaryInformation": old.summary("交付の一覧表", "山田花子")},
    ),
    "strings_over_records.xls": old.ole(
        {"Workbook": old.workbook([("表", [["長い文字列の途中で記録が切れる", "次の語"]], 0, b"")], 24)}
    ),
    "hidden_alone.xls": old.xls([("裏", [["隠れた表だけ"]], 1, b"")]),
    "excel95.xls": old.old_workbook([["品名", "ｶﾅ"], ["表計算ソフト", "①㈱"]]),
    "sheets_are.doc": old.xls([("表", [["名前は文書、中身は表"]], 0, b"")]),
    "paragraphs.doc": old.ole(
        old.word(
            [
                ([("防災計画\r", b"")], 2, b""),
                ([("第１章　総則\r", b"")], 1, b""),
                ([("潮見市は", b""), ("隠した語", old.HIDDEN), ("備える", b""), ("\2", old.SPECIAL), ("。\r", b"")], 0, b""),
                ([("前の行\x0b後ろの行\tタブ\x1eハイフン\r", b"")], 0, b""),
                ([("\x13 EQ \\* jc2 \\o\\ad(\\s\\up 10(しおみ),潮見)\x15市と\x13 PAGEREF _Toc1 \x14第3頁\x15を見る。\r", b"")], 0, b""),
            ],
            notes=["脚注の文である。"],
            boxes=["囲みの中の文。"],
            **{"\5SummaryInformation": old.summary("無題", "山田花子")},
        )
    ),
    "table.doc": old.ole(
        old.word(
            cells((0, 2000, 4000, 6000), "区分", "名称", "数量")
            + cells((0, 2000, 4000, 6000), "備蓄", "毛布", "1,200枚")
            + cells((0, 4000, 6000), "合計", "1,200")
            + old.plain_paragraphs("表の後ろの段落である。")
        )
    ),
    "locked.doc": old.ole(old.word(old.plain_paragraphs("読めない"), flags=0x100)),
    "word95.doc": old.ole(old.word(old.plain_paragraphs("古い"), nfib=104)),
    "empty.doc": old.ole(old.word(old.plain_paragraphs(" "))),
    "slides.ppt": old.presentation(
        [
            old.slide(old.shape(900, 0, old.text_atoms(4, "二枚目の箱\r次の段落")), old.shape(100, 0, old.text_atoms(0, "炊き出し"))),
            old.slide(old.shape(500, 0, old.atom(0xF9E, b"\1\0\0\0")), old.shape(0, 0, old.atom(0xF9E, b"\0\0\0\0"))),
            old.slide(old.shape(0, 0, old.text_atoms(0, "見せない頁")), hidden=True),
        ],
        order=[1, 2, 0],
        outlines=[b"", old.text_atoms(0, "避難所の\x0b運営") + old.text_atoms(1, "受付を設ける\r名簿を作る")],
        notes=[old.notes_page(257, "話す人の覚え")],
    ),
    "locked.ppt": old.presentation([old.slide(old.shape(0, 0, old.text_atoms(0, "題")))], token=0xF3D1C4DF),
    "plain.jtd": old.jtd("災害時の応援に関する協定\n第１条\x1c\x02設定\n\x1f　甲及び乙は\x1c\x01\x1c\x03\x1f、互いに助ける。\n\x0e"),
    "packed.jtdc": old.jtdc(old.stored_lha("C:\\書類\\x.jtd", old.jtd("圧縮された文書の本文。\n"))),
    "unicode.msg": old.msg(
        {0x37: "防災訓練の日程", 0xC1A: "山田花子", 0xC1F: "hanako@example.jp", 0xE04: "佐藤一郎; 総務課", 0x1000: "来月の訓練は\r\n九時に始める。\r\n"},
        time=133563168000000000,
        inner=[("名簿.txt", "参加者の一覧である。".encode()), ("転送", {0x37: "元のメール", 0x1000: "元の本文である。"})],
    ),
    "ansi.msg": old.msg({0x37: "会議の案内", 0xC1A: "総務課", 0x1000: "表示の確認ﾃｽﾄ。"}, ansi=True),
    "html.msg": old.msg({0x37: "お知らせ"}, binaries={0x1013: "<p>本文は<b>太字</b>である。</p>".encode("cp932")}),
    "fonts.rtf": rb"{\rtf1\ansi\ansicpg932\deff0{\fonttbl{\f0\fnil\fcharset128 \'82\'6c\'82\'72;}{\f1\fcharset0 Arial;}{\f2\fcharset2 Wingdings;}{\f3\fcharset136 PMingLiU;}}"
    rb"{\info{\title \'96\'68\'8d\'d0\'8c\'76\'89\'e6}{\author \'8e\'52\'93\'63}}{\*\generator none;}"
    rb"\pard\f0 \'83A\'83C\'95\'5c\'8e\'5a\u39640?\u-1519?\uc2\u-10174??\u-8265?? \uc1\'bc{\f2 \'6c}{\f3 \'a4\'a4}\f1 \'95\'5c caf\u233?\par"
    + "生の表示と能力\\par ".encode("cp932")
    + rb"\v \'89\'42\v0 \'8c\'a9{\field{\*\fldinst HYPERLINK x}{\fldrslt \'83\'8a\'83\'93\'83\'4e}}{\footnote \'8b\'72\'92\'8d}{\header \'93\'aa}{\pict 0102}\line \'8e\'9f\par}",
    "table.rtf": (
        r"{\rtf1\ansi\ansicpg932{\stylesheet{\s1\outlinelevel0 heading 1;}}\pard\s1 見出し\par\pard"
        r"\trowd\cellx2000\cellx4000\cellx6000\intbl 区分\cell 名称\cell 数量\cell\row"
        r"\intbl 備蓄\cell 毛布\cell 1,200枚\cell\row"
        r"\trowd\cellx4000\cellx6000\intbl 合計\cell 1,200\cell\row\pard 後ろの段落である。\par}"
    ).encode("cp932"),
    "cut.rtf": rb"{\rtf1\ansi\ansicpg932 \'93\'72\'92\'86\'82\'c5 {\b \'90\'d8",
    "scan.xdw": b"\x60\x0e\x82\x01\x09\x01\x00\x00DocuWorks",
}

for name, data in FILES.items():
    with open(os.path.join(sys.argv[1], name), "wb") as out:
        out.write(data)
