#!/usr/bin/env python3
"""Writes hostile files of the formats before 2007, RTF, 一太郎 and Outlook: make_ole.py FOLDER

FOLDER gets the files and expected.tsv, as of make_office.py. The same files come out at every run.
"""
import os
import random
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import old_office as old  # noqa: E402

OUT = sys.argv[1]
expected = []


def write(name, data, reasons):
    with open(os.path.join(OUT, name), "wb") as out:
        out.write(data)
    expected.append(f"{name}\t{reasons}\n")


PLAIN = {
    "xls": old.xls([("表", [["議案", "第一号"], ["予算", 1200]], 0, b"")]),
    "doc": old.ole(old.word(old.plain_paragraphs(*(f"議案第{i}号を議決する。" for i in range(60))), notes=[])),
    "ppt": old.presentation([old.slide(old.shape(0, 0, old.text_atoms(0, "議案")))]),
    "jtd": old.jtd("議案第一号\n" * 300),
    "jtdc": old.jtdc(old.stored_lha("x.jtd", old.jtd("議案第一号\n" * 300))),
    "msg": old.msg({0x37: "議案", 0x1000: "第一号である。"}, inner=[("a.txt", "添付の文".encode())]),
    "rtf": r"{\rtf1\ansi\ansicpg932{\fonttbl{\f0\fcharset128 M;}}\f0 議案第一号\par}".encode("cp932"),
}


def damaged():
    """Cut off, and with bits turned over."""
    for kind, data in PLAIN.items():
        for part in (1, 8, 20, 511, 512, 600, len(data) // 3, len(data) // 2, len(data) - 1):
            write(f"cut_{part}.{kind}", data[:part], "any")
        for seed in range(40):
            chance = random.Random(f"{kind}{seed}")
            bad = bytearray(data)
            for _ in range(chance.choice((1, 4, 40))):
                at = chance.randrange(len(bad))
                bad[at] ^= 1 << chance.randrange(8)
            write(f"flip_{seed}.{kind}", bytes(bad), "any")
        # Runs of 0xFF where a table or a length may be.
        for at in range(0, min(len(data), 6000), 499):
            write(f"ones_{at}.{kind}", data[:at] + b"\xff" * 8 + data[at + 8 :], "any")


def tables():
    """Allocation tables that lie."""
    book = old.workbook([("表", [["議案"] * 200] * 200, 0, b"")])

    def made(patch):
        return old.ole({"Workbook": book}, patch)

    def loop(parts):
        start = parts["entries"][1][4]
        parts["fat"][start + 2] = start

    def self_loop(parts):
        start = parts["entries"][1][4]
        parts["fat"][start] = start

    def beyond(parts):
        parts["fat"][parts["entries"][1][4]] = 0x00FFFFFF

    def size(value):
        def change(parts):
            parts["entries"][1][5] = value

        return change

    def link(field, value):
        def change(parts):
            parts["entries"][1][field] = value

        return change

    for name, patch in {
        "loop": loop, "self_loop": self_loop, "beyond": beyond, "size_2g": size(0x7FFFFFFF),
        "size_1t": size(1 << 40), "size_all": size((1 << 64) - 1), "right_self": link(3, 1),
        "child_root": link(2, 0), "right_beyond": link(3, 99999), "start_beyond": link(4, 0xFFFFFF0),
    }.items():  # fmt: skip
        write(f"table_{name}.xls", made(patch), "any")
    many = {f"s{i}": b"" for i in range(15_000)}
    write("entries_15000.xls", old.ole({"Workbook": book, **many}), "read")
    many = {f"s{i}": b"" for i in range(30_000)}
    write("entries_30000.xls", old.ole({"Workbook": book, **many}), "any")
    deep = {}
    for _ in range(800):
        deep = {"d": deep}
    write("storages_800.xls", old.ole({"Workbook": book, "d": deep}), "read")


def sheets():
    def book(records):
        return old.ole({"Workbook": old.record(0x809, struct.pack("<HH12x", 0x600, 5)) + records})

    sst = struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF)
    write("strings_4g.xls", book(old.record(0xFC, sst + b"\0" * 7000) * 50 + old.record(0x0A)), "no_text|broken")
    long_one = struct.pack("<II", 1, 1) + struct.pack("<HBI", 0xFFFF, 5, 0xFFFFFFFF) + b"a" * 5000
    write("string_long.xls", book(old.record(0xFC, long_one) + old.record(0x0A)), "no_text|broken")
    # Each of 10,000 sheets begins inside the one before it.
    count = 10_000
    begin = old.record(0x809, struct.pack("<HH12x", 0x600, 0x10))
    head = 20 + count * (4 + 6 + 4) + 4
    names = b"".join(
        old.record(0x85, struct.pack("<IBB", head + i * len(begin), 0, 0) + old.wide("s", "<B"))
        for i in range(count)
    )
    write("sheets_inside.xls", book(names + old.record(0x0A) + begin * count), "any")
    # One long text in a million cells.
    cell = old.record(0xFD, struct.pack("<HHHI", 0, 0, 0, 0))
    text = struct.pack("<II", 1, 1) + struct.pack("<HB", 8000, 0) + b"a" * 8000
    globals_ = old.record(0xFC, text)
    at = 20 + len(globals_) + 4 + 6 + 4 + 4
    sheet = old.record(0x85, struct.pack("<IBB", at, 0, 0) + old.wide("s", "<B"))
    write(
        "text_in_all_cells.xls",
        book(globals_ + sheet + old.record(0x0A) + begin + cell * 100_000 + old.record(0x0A)),
        "refused",
    )
    rows = b"".join(old.record(0xE5, struct.pack("<HHHHH", 1, 0, 65535, 0, 255)) for _ in range(20_000))
    write("merged_all.xls", old.xls([("表", [["議案", "数"]] * 50, 0, rows)]), "read")


def words():
    def doc(paragraphs, change=None, **more):
        streams = old.word(paragraphs, **more)
        if change:
            streams = change({name: bytearray(data) for name, data in streams.items()})
        return old.ole({name: bytes(data) for name, data in streams.items()})

    def repeat_pieces(streams):
        main, table = streams["WordDocument"], streams["1Table"]
        count = 20_000
        cps = struct.pack(f"<{count + 1}I", *(i * 500 for i in range(count + 1)))
        pieces = cps + struct.pack("<HIH", 0, 1024, 0) * count
        data = b"\2" + struct.pack("<I", len(pieces)) + pieces
        struct.pack_into("<II", main, 0x9A + 8 * 33, len(table), len(data))
        struct.pack_into("<I", main, 0x4C, count * 500)
        table += data
        return streams

    def repeat_pages(streams):
        main, table = streams["WordDocument"], streams["1Table"]
        at, _ = struct.unpack_from("<II", main, 0x9A + 8 * 13)
        first = struct.unpack_from("<I", table, at + 4 * 9)[0]
        count = 100_000
        data = struct.pack(f"<{count + 1}I", *range(count + 1)) + struct.pack("<I", first) * count
        struct.pack_into("<II", main, 0x9A + 8 * 13, len(table), len(data))
        table += data
        return streams

    plain = old.plain_paragraphs(*["議案第一号を議決する。" * 20] * 30)
    write("pieces_repeat.doc", doc(plain, repeat_pieces), "refused")
    write("pages_repeat.doc", doc(plain, repeat_pages), "read")
    deep = [
        ([(f"段{i}\r", b"")], 0, old.sprm(0x2416, b"\1") + old.sprm(0x6649, struct.pack("<I", i)))
        for i in range(1, 1500)
    ]
    write("tables_deep.doc", doc(deep), "read")
    write("fields_open.doc", doc([([("\x13EQ \\o(" * 60_000 + "議案\r", b"")], 0, b"")]), "any")
    write("fields_closed.doc", doc([([("\x13" * 30_000 + "議\x14案\x15" * 30_000 + "\r", b"")], 0, b"")]), "any")
    write("cells_many.doc", doc([([("\7" * 200_000, b"")], 0, old.IN_TABLE)] + plain), "read")


def slides():
    inner = old.atom(0xFA0, "議案".encode("utf-16le"))
    for _ in range(5_000):
        inner = old.container(0xF003, inner)
    write("groups_deep.ppt", old.presentation([old.container(0x3EE, inner)]), "refused")
    stream = old.atom(0xFF5, struct.pack("<IIIIIIHH", 0, 0, 0, 40, 1, 9, 0, 0))
    edits = b"".join(
        old.atom(0xFF5, struct.pack("<IIIIIIHH", 0, 0, 36 * (i + 1) % 3600, 0, 1, 9, 0, 0)) for i in range(100)
    )
    for name, data in (("edit_self", stream), ("edits_loop", edits)):
        user = old.atom(0xFF6, struct.pack("<IIIHHBBH", 20, 0xE391C05F, 0, 0, 0, 3, 0, 0))
        write(f"{name}.ppt", old.ole({"Current User": user, "PowerPoint Document": data}), "broken")
    # The same slide, of many shapes, ten thousand times.
    big = old.slide(*[old.shape(i, 0, old.text_atoms(4, "議案")) for i in range(500)])
    write("slide_repeat.ppt", old.presentation([big], order=[0] * 10_000), "refused|read")


def others():
    write("braces_deep.rtf", rb"{\rtf1 " + b"{" * 200_000 + b"a", "refused")
    write("braces_flat.rtf", rb"{\rtf1 " + b"{a}" * 300_000 + b"\\par}", "read")
    write("braces_close.rtf", rb"{\rtf1 a\par" + b"}" * 300_000 + b" b", "read")
    write("cells_wide.rtf", rb"{\rtf1\trowd" + b"".join(b"\\cellx%d" % i for i in range(100_000)) + b"\\intbl"
          + b" a\\cell\\row" * 50_000 + b"}", "read")  # fmt: skip
    write("bin.rtf", rb"{\rtf1 a\bin99999999 \par b}", "any")
    write("fonts.rtf", rb"{\rtf1{\fonttbl" + b"".join(b"{\\f%d\\fcharset128 x;}" % i for i in range(60_000))
          + rb"}\f59999 a\par}", "read")  # fmt: skip
    write("fields.rtf", rb"{\rtf1 " + rb"{\field{\*\fldinst x" * 450 + b" a", "any")
    write("nested_rows.rtf", rb"{\rtf1\intbl" + b"".join(b"\\itap%d a\\nestcell\\nestrow" % (i % 70) for i in range(60_000))
          + b"}", "read")  # fmt: skip
    write("notes.rtf", rb"{\rtf1 " + rb"a{\footnote b}" * 60_000 + b"\\par}", "read")
    write("numbers.rtf", rb"{\rtf1 \fs99999999999999999999\u-99999999999 a\uc-5 b\itap99999999 c\par}", "any")
    write("settings_open.jtd", old.jtd("\x1c" * 400_000 + "議案"), "any")
    write("settings_long.jtd", old.jtd(("\x1c" + "a" * 600) * 2_000), "any")
    write("count_4g.jtd", old.ole({"DocumentText": b"SsmgV.01" + b"\0" * 12 + b"TextV.01\xff\xff\xff\xff" + b"\x8b\x70" * 50}), "read")
    member = bytearray(old.stored_lha("x", old.jtd("議案\n")))
    struct.pack_into("<I", member, 11, 0xFFFFFFFF)
    write("member_4g.jtdc", old.jtdc(bytes(member)), "refused|broken")
    for method in (b"-lh5-", b"-lh7-", b"-zzz-"):
        packed = bytearray(old.stored_lha("x", os.urandom(0) + bytes(range(256)) * 40))
        packed[2:7] = method
        write(f"member{method.decode()}.jtdc", old.jtdc(bytes(packed)), "any")
    mail = {0x37: "議案", 0x1000: "本文"}
    nested = mail
    write("mail_parts.msg", old.msg(mail, inner=[(f"{i}.txt", b"a") for i in range(3_000)]), "any")
    write("mail_time.msg", old.msg(nested, time=(1 << 64) - 1), "read")
    write("mail_words.msg", old.msg({0x37: "題\r\nBcc: x@y\r\n\r\n--..part0..--", 0x1000: "本文"}), "read")
    write("mail_people.msg", old.msg({0x37: "題", 0xE04: "佐藤;" * 200_000, 0x1000: "本文"}), "read")


damaged()
tables()
sheets()
words()
slides()
others()
with open(os.path.join(OUT, "expected.tsv"), "w", encoding="utf-8") as out:
    out.writelines(expected)
