"""Writes the Office files of before 2007, 一太郎's and Outlook's as bytes: as small as a reader takes them.

Sources of the formats: MS-CFB, MS-XLS, MS-DOC, MS-PPT, MS-OXMSG; DocumentText as files of 一太郎 show it.
"""
import struct

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def pad(data, size):
    return data + b"\0" * (-len(data) % size)


def ole(streams, patch=None):
    """A compound file. `streams`: names to bytes, or to such a dict again for a storage. `patch` may
    change its parts (header, fat, entries, sectors) before they are put together."""
    entries = []  # name, kind, child, right, start, size
    data = []  # sectors
    fat = []
    mini, mini_fat = bytearray(), []

    def put(content):
        start = len(data)
        count = (len(content) + SECTOR - 1) // SECTOR
        for i in range(count):
            data.append(pad(content[i * SECTOR : (i + 1) * SECTOR], SECTOR))
            fat.append(start + i + 1 if i + 1 < count else END)
        return start if count else END

    def put_mini(content):
        start = len(mini) // 64
        count = (len(content) + 63) // 64
        mini.extend(pad(content, 64))
        mini_fat.extend([start + i + 1 if i + 1 < count else END for i in range(count)])
        return start if count else END

    def add(name, content):
        index = len(entries)
        if isinstance(content, dict):
            entries.append([name, 1 if index else 5, FREE, FREE, 0, 0])
            children = []
            for child, inside in content.items():
                children.append(add(child, inside))
            for one, next_one in zip(children, children[1:]):
                entries[one][3] = next_one
            if children:
                entries[index][2] = children[0]
        else:
            small = len(content) < 4096
            entries.append([name, 2, FREE, FREE, (put_mini if small else put)(content), len(content)])
        return index

    add("Root Entry", streams)
    entries[0][4], entries[0][5] = put(bytes(mini)), len(mini)
    mini_fat_at = put(struct.pack(f"<{len(mini_fat)}I", *mini_fat)) if mini_fat else END
    parts = {"entries": entries, "fat": fat, "mini_fat_at": mini_fat_at}
    if patch:
        patch(parts)
    directory = bytearray()
    for name, kind, child, right, start, size in entries:
        wide = name.encode("utf-16le") + b"\0\0"
        directory += pad(wide, 64)[:64] + struct.pack("<HBBIII", len(wide), kind, 1, FREE, right, child)
        directory += b"\0" * 36 + struct.pack("<IQ", start, size)
    directory_at = put(pad(bytes(directory), SECTOR))
    tables = 1
    while tables * 128 < len(fat) + tables:
        tables += 1
    fat_at = len(data)
    fat += [TABLE] * tables
    fat += [FREE] * (tables * 128 - len(fat))
    for i in range(tables):
        data.append(struct.pack("<128I", *fat[i * 128 : (i + 1) * 128]))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6xIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory_at, 0)
    header += struct.pack("<IIIII", 4096, mini_fat_at, (len(mini_fat) + 127) // 128, END, 0)
    header += struct.pack("<109I", *([fat_at + i for i in range(tables)] + [FREE] * (109 - tables)))
    return header + b"".join(data)


def summary(title, author, code_page=932):
    values = [(1, struct.pack("<Ihxx", 2, code_page - 65536 if code_page > 32767 else code_page))]
    for number, text in ((2, title), (4, author)):
        raw = text.encode("cp932") + b"\0"
        values.append((number, struct.pack("<II", 30, len(raw)) + pad(raw, 4)))
    at, heads, body = 8 + 8 * len(values), b"", b""
    for number, value in values:
        heads += struct.pack("<II", number, at + len(body))
        body += value
    section = struct.pack("<II", len(heads + body) + 8, len(values)) + heads + body
    return struct.pack("<HHI16sI16sI", 0xFFFE, 0, 0, b"", 1, b"", 48) + section


# Workbooks ------------------------------------------------------------------------------------------


def record(number, data=b""):
    return struct.pack("<HH", number, len(data)) + data


def wide(text, length="<H"):
    units = text.encode("utf-16le")
    return struct.pack(length, len(units) // 2) + b"\x01" + units


def cell_head(row, column, style):
    return struct.pack("<HHH", row, column, style)


# Cell formats of every workbook here: plain, bold, an era date, yen, percent.
FORMATS = ((0, 0), (1, 0), (0, 164), (0, 165), (0, 9))
CODES = {164: '[$-411]ggge"年"m"月"d"日"', 165: '#,##0"円"'}


def sheet_cells(rows, strings):
    out = b""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            value, style = cell if isinstance(cell, tuple) else (cell, 0)
            head = cell_head(r, c, style)
            if isinstance(value, str):
                strings.append(value)
                out += record(0xFD, head + struct.pack("<I", len(strings) - 1))
            elif isinstance(value, bytes):  # records as they are
                out += value
            elif isinstance(value, int):
                out += record(0x27E, head + struct.pack("<I", (value << 2 | 2) & 0xFFFFFFFF))
            else:
                out += record(0x203, head + struct.pack("<d", value))
    return out


def shared_strings(strings, cut=8000):
    """The strings, each with a reading behind it, over as many records as it takes."""
    reading = "ﾖﾐ".encode("utf-16le")
    data = [bytearray(struct.pack("<II", len(strings), len(strings)))]
    for text in strings:
        units = text.encode("utf-16le")
        if len(data[-1]) + 16 > cut:
            data.append(bytearray())
        data[-1] += struct.pack("<HBI", len(units) // 2, 5, len(reading))
        for i in range(0, len(units), 2):
            if len(data[-1]) + 2 > cut:
                data.append(bytearray(b"\x01"))
            data[-1] += units[i : i + 2]
        data[-1] += reading
    return b"".join(record(0x3C if i else 0xFC, bytes(one)) for i, one in enumerate(data))


def workbook(sheets, strings_cut=8000):
    """`sheets`: name, rows, hidden, records behind the cells."""
    strings = []
    bodies = [
        record(0x809, struct.pack("<HH12x", 0x600, 0x10)) + sheet_cells(rows, strings) + behind + record(0x0A)
        for _, rows, _, behind in sheets
    ]
    head = record(0x809, struct.pack("<HH12x", 0x600, 5))
    for weight in (400, 700):
        head += record(0x31, struct.pack("<HHHHHBBBBBB", 220, 0, 0, weight, 0, 0, 0, 128, 0, 1, 1) + b"F\0")
    for number, code in CODES.items():
        head += record(0x41E, struct.pack("<H", number) + wide(code))
    for font, number in FORMATS:
        head += record(0xE0, struct.pack("<HH16x", font, number))
    table = shared_strings(strings, strings_cut) + record(0x0A)
    names = [wide(name, "<B") for name, _, _, _ in sheets]
    at = len(head) + sum(4 + 6 + len(name) for name in names) + len(table)
    for (_, _, hidden, _), name, body in zip(sheets, names, bodies):
        head += record(0x85, struct.pack("<IBB", at, hidden, 0) + name)
        at += len(body)
    return head + table + b"".join(bodies)


def xls(sheets, **streams):
    return ole({"Workbook": workbook(sheets), **streams})


def merged(first_row, last_row, first_column, last_column):
    return record(0xE5, struct.pack("<HHHHH", 1, first_row, last_row, first_column, last_column))


def box(kind, text):
    """A text box (6) or a comment (25)."""
    units = text.encode("utf-16le")
    return (
        record(0x5D, struct.pack("<HHHH16x", 0x15, 18, kind, 1))
        + record(0x1B6, struct.pack("<10xHH4x", len(units) // 2, 8))
        + record(0x3C, b"\x01" + units)
        + record(0x3C, b"\0" * 8)
    )


def old_workbook(rows):
    """Excel 5 and 95: bytes of CP932."""
    body = record(0x809, struct.pack("<HH4x", 0x500, 0x10))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            raw = text.encode("cp932")
            body += record(0x204, cell_head(r, c, 0) + struct.pack("<H", len(raw)) + raw)
    body += record(0x0A)
    head = record(0x809, struct.pack("<HH4x", 0x500, 5)) + record(0x42, struct.pack("<H", 932))
    name = "表".encode("cp932")
    sheet = struct.pack("<IBBB", len(head) + 4 + 7 + len(name) + 4, 0, 0, len(name)) + name
    return ole({"Book": head + record(0x85, sheet) + record(0x0A) + body})


# Word -----------------------------------------------------------------------------------------------


def sprm(number, operand):
    return struct.pack("<H", number) + operand


IN_TABLE = sprm(0x2416, b"\1")
ROW_END = IN_TABLE + sprm(0x2417, b"\1")
HIDDEN = sprm(0x083C, b"\1")
BOLD = sprm(0x0835, b"\1")
SPECIAL = sprm(0x0855, b"\1")


def row_of(*edges):
    cells = b"".join(struct.pack("<h", edge) for edge in edges)
    count = len(edges) - 1
    operand = bytes([count]) + cells + b"\0" * 20 * count
    return ROW_END + sprm(0xD608, struct.pack("<H", len(operand) + 1) + operand)


def pages_of_formats(runs, papx):
    """Formats by 512 bytes: few on a page, so that there are several."""
    pages, places = [], []
    for i in range(0, len(runs), 8):
        part = runs[i : i + 8]
        page = bytearray(SECTOR)
        page[511] = len(part)
        end = 511
        for k, (begin, stop, look) in enumerate(part):
            struct.pack_into("<I", page, 4 * k, begin)
            struct.pack_into("<I", page, 4 * k + 4, stop)
            if papx:
                look = look if len(look) % 2 else look + b"\0"
                look = bytes([(len(look) + 1) // 2]) + look
            else:
                look = bytes([len(look)]) + look
            end = (end - len(look)) // 2 * 2
            page[end : end + len(look)] = look
            at = 4 * (len(part) + 1) + (13 * k if papx else k)
            page[at] = end // 2
        pages.append(bytes(page))
        places.append(part[0][0])
    return pages, places + [runs[-1][1]]


def word(paragraphs, notes=(), boxes=(), title_style=True, flags=0, nfib=0xC1, **streams):
    """`paragraphs`: (runs, style, changes of the paragraph); a run is text and changes of characters.
    A note is cited by U+0002 with SPECIAL. Pieces alternate between two bytes and one a character."""
    stories = [paragraphs, [([(note + "\r", b"")], 0, b"") for note in notes]]
    stories.append([([(one + "\r", b"")], 0, b"") for one in boxes])
    text, characters, looks, counts, cited, note_places = "", [], [], [], [], []
    for story in stories:
        before = len(text)
        for runs, style, changes in story:
            begin = len(text)
            for run, look in runs:
                if run == "\2":
                    cited.append(len(text))
                characters.append((len(text), len(text) + len(run), look))
                text += run
            looks.append((begin, len(text), struct.pack("<H", style) + changes))
            if story is stories[1]:
                note_places.append(begin - before)
        counts.append(len(text) - before)
    note_places.append(counts[1])
    text += "\r"
    base = 1024
    units = text.encode("utf-16le")
    main = bytearray(base) + pad(units, SECTOR)
    fc = lambda cp: base + 2 * cp  # noqa: E731
    tables = {}
    for number, runs, papx in ((12, characters, False), (13, looks, True)):
        pages, begins = pages_of_formats([(fc(b), fc(e), look) for b, e, look in runs if e > b], papx)
        first = len(main) // SECTOR
        for page in pages:
            main += page
        tables[number] = struct.pack(f"<{len(begins)}I", *begins) + struct.pack(
            f"<{len(pages)}I", *range(first, first + len(pages))
        )
    names = [(0, "標準"), (1, "見出し 1"), (62, "表題")]
    styles = struct.pack("<HHH14x", 18, len(names), 10)
    for number, name in names:
        units = name.encode("utf-16le")
        one = struct.pack("<HHHHH", number, 0xFFF1, 2, 0, 0) + struct.pack("<H", len(name)) + units + b"\0\0"
        one += struct.pack("<HHH", 2, 0, 0)
        styles += struct.pack("<H", len(one)) + one
    tables[1] = styles
    half = len(text) // 2
    piece_table = struct.pack("<III", 0, half, len(text))
    for cp in (0, half):
        piece_table += struct.pack("<HIH", 0, fc(cp), 0)
    tables[33] = b"\2" + struct.pack("<I", len(piece_table)) + piece_table
    if notes:
        tables[2] = struct.pack(f"<{len(cited) + 1}I", *cited, len(text)) + b"\0\0" * len(cited)
        tables[3] = struct.pack(f"<{len(note_places) + 1}I", *note_places, counts[1] + 1)
    table_stream = bytearray()
    for number, data in tables.items():
        struct.pack_into("<II", main, 0x9A + 8 * number, len(table_stream), len(data))
        table_stream += data
    struct.pack_into("<HHHHHH", main, 0, 0xA5EC, nfib, 0, 0x411, 0, 0x0200 | flags)
    struct.pack_into("<7I", main, 0x4C, counts[0], counts[1], 0, 0, 0, 0, counts[2])
    return {"WordDocument": bytes(main), "1Table": bytes(table_stream), **streams}


def plain_paragraphs(*texts):
    return [([(text + "\r", b"")], 0, b"") for text in texts]


# PowerPoint -----------------------------------------------------------------------------------------


def atom(number, data=b"", instance=0):
    return struct.pack("<HHI", instance << 4, number, len(data)) + data


def container(number, *parts, instance=0):
    data = b"".join(parts)
    return struct.pack("<HHI", instance << 4 | 0xF, number, len(data)) + data


def text_atoms(kind, text):
    return atom(0xF9F, struct.pack("<I", kind)) + atom(0xFA0, text.encode("utf-16le"))


def shape(top, left, *text):
    return container(0xF004, atom(0xF010, struct.pack("<hhhh", top, left, 0, 0)), container(0xF00D, *text))


def slide(*shapes, hidden=False):
    show = atom(0x3F9, struct.pack("<10xH4x", 4 if hidden else 0))
    return container(0x3EE, show, container(0x40C, container(0xF002, container(0xF003, *shapes))))


def notes_page(slide_id, text):
    body = container(0x40C, container(0xF002, container(0xF003, shape(0, 0, text_atoms(2, text)))))
    return container(0x3F0, atom(0x3F1, struct.pack("<II", slide_id, 0)), body)


def presentation(slides, order=None, outlines=(), notes=(), token=0xE391C05F, **streams):
    """`order`: numbers of the slides as they are shown, which is not how they lie in the file."""
    order = list(order if order is not None else range(len(slides)))
    places, stream = {}, b""
    for i, one in enumerate(slides):
        places[2 + i] = len(stream)
        stream += one
    for i, one in enumerate(notes):
        places[100 + i] = len(stream)
        stream += one
    listed = b""
    for i in order:
        listed += atom(0x3F3, struct.pack("<IIIII", 2 + i, 0, 0, 256 + i, 0))
        if i < len(outlines):
            listed += outlines[i]
    noted = b"".join(atom(0x3F3, struct.pack("<IIIII", 100 + i, 0, 0, 0, 0)) for i in range(len(notes)))
    places[1] = len(stream)
    stream += container(
        0x3E8, container(0xFF0, noted, instance=2) if notes else b"", container(0xFF0, listed, instance=0)
    )
    directory_at = len(stream)
    entries = b"".join(struct.pack("<II", 1 << 20 | number, at) for number, at in sorted(places.items()))
    stream += atom(0x1772, entries)
    edit_at = len(stream)
    stream += atom(0xFF5, struct.pack("<IIIIIIHH", 0, 0x03000000, 0, directory_at, 1, 200, 0, 0))
    user = atom(0xFF6, struct.pack("<IIIHHBBH", 20, token, edit_at, 0, 0x3F4, 3, 0, 0))
    return ole({"Current User": user, "PowerPoint Document": stream, **streams})


# 一太郎, Outlook ------------------------------------------------------------------------------------


def document_text(text):
    units = text.encode("utf-16be")
    return b"SsmgV.01" + b"\0" * 12 + b"TextV.01" + struct.pack(">I", len(units) // 2) + units


def jtd(text, **streams):
    return ole({"DocumentText": document_text(text), "PageFormat": document_text("- ? -"), **streams})


def stored_lha(name, data):
    """A member of level 1 that is stored as it is (-lh0-): nothing here packs."""
    raw = name.encode("cp932")
    head = b"-lh0-" + struct.pack("<IIIBB", len(data), len(data), 0, 0x20, 1) + bytes([len(raw)]) + raw
    head += struct.pack("<HBH", 0, ord("M"), 0)
    return bytes([len(head), sum(head) & 0xFF]) + head + data


def jtdc(inside, length=38):
    return ole({"JSCompDocument": pad(struct.pack("<H", length) + b"JustCompressedDocument", length) + inside})


def msg(texts, ansi=False, time=0, inner=(), code_page=932, binaries=None, depth=0):
    """`texts`: numbers of properties to text; `inner`: name and bytes, or name and texts of a mail."""
    streams, head = {}, b"\0" * (24 if depth else 32)
    fixed = struct.pack("<HHIQ", 0x40, 0x39, 6, time) + struct.pack("<HHIQ", 3, 0x3FFD, 6, code_page)
    for number, text in texts.items():
        kind, raw = ("001E", text.encode("cp932")) if ansi else ("001F", text.encode("utf-16le"))
        streams[f"__substg1.0_{number:04X}{kind}"] = raw
    for number, raw in (binaries or {}).items():
        streams[f"__substg1.0_{number:04X}0102"] = raw
    for i, (name, content) in enumerate(inner):
        part = {"__properties_version1.0": b"\0" * 8, "__substg1.0_3707001F": name.encode("utf-16le")}
        if isinstance(content, dict):
            part["__substg1.0_3701000D"] = msg(content, time=time, depth=depth + 1)
        else:
            part["__substg1.0_37010102"] = content
        streams[f"__attach_version1.0_#{i:08X}"] = part
    streams["__properties_version1.0"] = head + fixed
    return streams if depth else ole(streams)
