#!/usr/bin/env python3
"""Writes hostile Word, Excel and PowerPoint files and what is to become of each.

    make_office.py FOLDER

FOLDER gets the files and expected.tsv: name, then the reason that reading it must give, or "read"
where it must be read all the same, or both with | between where either keeps the run safe (a flipped
bit may hit text or structure). The same files come out at every run.
"""
import io
import os
import random
import struct
import sys
import warnings
import zipfile

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
TIME = (2024, 4, 1, 0, 0, 0)


def relationships(rows):
    inside = "".join(
        f'<Relationship Id="rId{i}" Type="{R}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(rows, 1)
    )
    return f"<Relationships>{inside}</Relationships>"


def parts_of(kind, body=None, more=()):
    """The members of a whole file; `body` stands in for the part that holds the text."""
    main, content_type = MAIN[kind]
    folder = main.split("/")[0]
    parts = [
        (
            "[Content_Types].xml",
            f'<Types><Override PartName="/{main}" ContentType='
            f'"application/vnd.openxmlformats-officedocument.{content_type}"/></Types>',
        ),
        ("_rels/.rels", relationships([("officeDocument", main)])),
    ]
    if kind == "docx":
        parts.append((main, body or document("<w:p><w:r><w:t>議案第一号</w:t></w:r></w:p>")))
    elif kind == "xlsx":
        parts += [
            (main, '<workbook><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>'),
            (
                "xl/_rels/workbook.xml.rels",
                relationships(
                    [
                        ("worksheet", "worksheets/sheet1.xml"),
                        ("sharedStrings", "sharedStrings.xml"),
                        ("styles", "styles.xml"),
                    ]
                ),
            ),
            ("xl/worksheets/sheet1.xml", body or sheet(text_cell("A1", "議案第一号"))),
        ]
    else:
        parts += [
            (main, '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>'
             "</p:presentation>"),
            ("ppt/_rels/presentation.xml.rels", relationships([("slide", "slides/slide1.xml")])),
            ("ppt/slides/slide1.xml", body or slide(shape("議案第一号"))),
        ]
    return parts + list(more)


def document(body):
    return f"<w:document><w:body>{body}</w:body></w:document>"


def text_cell(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(cells, behind=""):
    return f'<worksheet><sheetData><row r="1">{cells}</row></sheetData>{behind}</worksheet>'


def shape(text):
    return f"<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


def slide(shapes):
    return f"<p:sld><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"


def body_of(kind, text):
    """The text's part with `text` as raw XML inside its innermost element."""
    if kind == "docx":
        return document(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    return sheet(text_cell("A1", text)) if kind == "xlsx" else slide(shape(text))


def packed(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as container:
        for name, content in parts:
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = method
            container.writestr(info, content)
    return out.getvalue()


def text_part(kind):
    return {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml",
            "pptx": "ppt/slides/slide1.xml"}[kind]


def patched(data, name, header, offset, form, value):
    """`data` with one number of a member's header changed. Names stand behind 30 or 46 bytes."""
    start = {b"PK\x03\x04": 30, b"PK\x01\x02": 46}[header]
    at = 0
    while True:
        at = data.index(header, at)
        if data[at + start:at + start + len(name)] == name.encode():
            packed_value = struct.pack(form, value)
            place = at + offset
            return data[:place] + packed_value + data[place + len(packed_value):]
        at += 4


def damaged(kind):
    whole = packed(parts_of(kind))
    for tenth in (1, 3, 5, 7, 9):
        yield f"cut_{tenth}0", whole[:len(whole) * tenth // 10], "broken"
    yield "cut_last_byte", whole[:-1], "broken"
    yield "only_magic", whole[:4], "broken"
    yield "tail_added", whole + b"\0" * 5000, "read"
    yield "head_added", b"\0" * 500 + whole, "not_what_its_name_says"
    chance = random.Random(14)
    for number in range(12):
        flipped = bytearray(whole)
        for _ in range(1 + number):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        yield f"flipped_{number:02}", bytes(flipped), "any"
    name = text_part(kind)
    yield "size_lies_small", patched(whole, name, b"PK\x01\x02", 24, "<I", 1), "any"
    yield "size_lies_large", patched(whole, name, b"PK\x01\x02", 24, "<I", 0x7FFFFFF0), "any"
    yield "packed_size_lies", patched(whole, name, b"PK\x01\x02", 20, "<I", 0x7FFFFFF0), "any"
    yield "zip64_size_without_field", patched(whole, name, b"PK\x01\x02", 24, "<I", 0xFFFFFFFF), "any"
    yield "offset_past_end", patched(whole, name, b"PK\x01\x02", 42, "<I", 0x7FFFFFF0), "any"
    yield "crc_lies", patched(whole, name, b"PK\x01\x02", 16, "<I", 0x12345678), "any"
    yield "encrypted_flag", patched(whole, name, b"PK\x01\x02", 8, "<H", 1), "any"
    yield "unknown_method", patched(whole, name, b"PK\x01\x02", 10, "<H", 77), "broken"
    overlapping = patched(whole, "_rels/.rels", b"PK\x01\x02", 42, "<I",
                          whole.index(b"PK\x03\x04", 4))
    yield "overlapping_members", overlapping, "any"
    end = whole.rindex(b"PK\x05\x06")
    yield "count_lies", whole[:end + 10] + b"\xff\xff" + whole[end + 12:], "any"
    comment_lies = whole[:end + 20] + b"\xff\xff" + whole[end + 22:]
    yield "comment_lies", comment_lies, "any"


def bombs(kind):
    name = text_part(kind)
    without = [p for p in parts_of(kind) if p[0] != name]
    yield "bomb_spaces", packed(without + [(name, " " * (300 << 20))]), "refused"
    yield "bomb_beside", packed(parts_of(kind, more=[("media/huge.bin", "\0" * (300 << 20))])), "read"
    levels = "<x>" * 1_000_000
    yield "million_levels", packed(without + [(name, body_of(kind, levels))]), "any"
    deep = {"docx": "<w:sdt>", "xlsx": "<c><is>", "pptx": "<p:grpSp>"}[kind] * 100_000
    wrap = {"docx": document, "xlsx": sheet, "pptx": slide}[kind]
    yield "levels_of_its_own", packed(without + [(name, wrap(deep))]), (
        "refused" if kind != "xlsx" else "no_text")
    many = [(f"x/{i}", "") for i in range(100_000)]
    yield "members_without_end", packed(parts_of(kind, more=many), zipfile.ZIP_STORED), "refused"
    nested = packed(parts_of(kind))
    for _ in range(20):
        nested = packed([("inner.zip", nested)])
    yield "nested_zips", packed(parts_of(kind, more=[("inner.zip", nested)])), "read"
    laughs = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "]>"
    yield "billion_laughs", packed(without + [(name, laughs + body_of(kind, "議案&a11;"))]), "read"
    outside = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    yield "outside_entity", packed(without + [(name, outside + body_of(kind, "議案&e;"))]), "read"
    attributes = "".join(f' a{i}="1"' for i in range(200_000))
    yield "attributes_without_end", packed(
        without + [(name, wrap(f"<x{attributes}/>") + " ")]), "no_text"


def packages(kind):
    name = text_part(kind)
    main = MAIN[kind][0]
    whole = parts_of(kind)
    without = [p for p in whole if p[0] != name]
    yield "twice_the_text", packed(whole + [(name, body_of(kind, "別の文"))]), "read"
    yield "names_above_root", packed(whole + [("../../etc/passwd", "x"), ("/abs", "y")]), "read"
    yield "main_above_root", packed(
        [("_rels/.rels", relationships([("officeDocument", "../../../" + main)]))]
        + [p for p in whole if p[0] != "_rels/.rels"]), "read"
    yield "no_text_part", packed(without), "any"
    yield "empty_text_part", packed(without + [(name, "")]), "any"
    yield "text_part_is_noise", packed(
        without + [(name, random.Random(7).randbytes(10_000))]), "any"
    yield "text_part_cut", packed(
        without + [(name, body_of(kind, "議案第一号")[:-30])]), "any"
    yield "main_points_to_itself", packed(
        whole + [(main.replace("/", "/_rels/") + ".rels", relationships(
            [("worksheet", "workbook.xml"), ("slide", "presentation.xml"),
             ("styles", "document.xml"), ("sharedStrings", "workbook.xml")]))]), "any"
    yield "only_types", packed(whole[:1]), "not_what_its_name_says"
    yield "nothing_inside", packed([]), "not_what_its_name_says"
    yield "control_characters", packed(
        without + [(name, body_of(kind, "議\x01案&#0;&#31;&#xFFFE;第&#x110000;一号"))]), "read"
    yield "no_utf8", packed(
        without + [(name, body_of(kind, "X").encode().replace(b"X", b"\xff\xfe\x80 text"))]), "read"


def sheets():
    def book(name, body, expected, more=()):
        return name, packed(parts_of("xlsx", body, more)), expected

    one = text_cell("A1", "文")
    cell = '<c r="{}" t="s"><v>{}</v></c>'
    yield book("past_the_edge", sheet(one + text_cell("XFE1", "外") + text_cell("A99999999", "外")), "read")
    yield book("merge_of_all", sheet(one, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "read")
    merges = "".join(f'<mergeCell ref="A1:XFD{i}"/>' for i in range(1, 100_000))
    yield book("merges_without_end", sheet(one, f"<mergeCells>{merges}</mergeCells>"), "read")
    yield book("string_out_of_range", sheet(one + cell.format("B1", 4_000_000_000) + cell.format("C1", -5)),
               "read", [("xl/sharedStrings.xml", "<sst><si><t>甲</t></si></sst>")])
    yield book("style_out_of_range", sheet(one + '<c r="B1" s="4000000000"><v>1</v></c>'), "read")
    yield book("numbers_past_all", sheet("".join(
        f'<c r="{chr(66 + i)}1" s="1"><v>{v}</v></c>' for i, v in enumerate(
            ("1e308", "-1e308", "1e999", "nan", "inf", "1e-320", "99999999999999999999")))), "read",
        [("xl/styles.xml", '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>')])
    code = "0" * 30_000
    yield book("format_without_end", sheet('<c r="A1" s="1"><v>5</v></c>'), "any",
               [("xl/styles.xml", f'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
                 '<cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>')])
    long_string = f"<sst><si><t>{'x' * (1 << 20)}</t></si></sst>"
    yield book("string_shown_often", sheet("".join(f'<c t="s"><v>0</v></c>' for _ in range(16_000))),
               "refused", [("xl/sharedStrings.xml", long_string)])
    yield book("strings_without_end", sheet(one), "read",
               [("xl/sharedStrings.xml", "<sst>" + "<si><t>a</t></si>" * 1_000_000 + "</sst>")])
    yield book("rows_backwards", "<worksheet><sheetData>" + "".join(
        f'<row r="{r}">{text_cell(f"A{r}", "文")}</row>' for r in range(3000, 0, -1)) + "</sheetData></worksheet>", "read")
    yield book("row_without_end", sheet("".join(text_cell("A1", "文") for _ in range(200_000))), "read")
    rows = "".join(f'<row r="{r}"><c r="A{r}" s="0"/></row>' for r in range(1, 300_000))
    yield book("empty_rows", f"<worksheet><sheetData>{rows}{''}</sheetData></worksheet>", "no_text")
    loops = [("xl/worksheets/_rels/sheet1.xml.rels", relationships([("drawing", "sheet1.xml")]))]
    yield book("drawing_is_the_sheet", sheet(one, '<drawing r:id="rId1"/>'), "read", loops)
    same = "".join('<sheet name="表" r:id="rId1"/>' for _ in range(50_000))
    parts = [p if p[0] != "xl/workbook.xml" else (p[0], f"<workbook><sheets>{same}</sheets></workbook>")
             for p in parts_of("xlsx")]
    yield "one_sheet_often", packed(parts), "read"


def documents():
    def text(name, body, expected, more=(), rows=()):
        rels = [("word/_rels/document.xml.rels", relationships(rows))] if rows else []
        return name, packed(parts_of("docx", document(body), list(more) + rels)), expected

    run = "<w:r><w:t>文</w:t></w:r>"
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{(i + 1) % 5000}"/></w:style>'
        for i in range(5000))
    yield text("styles_in_a_circle", f'<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr>{run}</w:p>', "read",
               [("word/styles.xml", f"<w:styles>{circle}</w:styles>")], [("styles", "styles.xml")])
    yield text("note_cites_itself", f'<w:p>{run}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>', "read",
               [("word/footnotes.xml", f'<w:footnotes><w:footnote w:id="1"><w:p>{run}<w:r>'
                 '<w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>')],
               [("footnotes", "footnotes.xml")])
    yield text("field_never_ends", '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 10_000 + f"<w:p>{run}</w:p>", "read")
    yield text("field_ends_without_begin", f'<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r>{run}</w:p>', "read")
    yield text("cell_spans_all", f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p>{run}</w:p>'
               f'</w:tc><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl>', "read")
    tables = "<w:tbl><w:tr><w:tc>" * 150 + f"<w:p>{run}</w:p>" + "</w:tc></w:tr></w:tbl>" * 150
    yield text("tables_in_tables", tables, "read")
    yield text("tables_too_deep", tables.replace("<w:tbl>", "<w:tbl>" * 10).replace("</w:tbl>", "</w:tbl>" * 10), "refused")
    boxes = ("<w:p><w:r><mc:AlternateContent><mc:Choice><w:pict><w:txbxContent>" * 100 + f"<w:p>{run}</w:p>"
             + "</w:txbxContent></w:pict></mc:Choice></mc:AlternateContent></w:r></w:p>" * 100)
    yield text("boxes_in_boxes", boxes, "read")
    either = ("<mc:AlternateContent><mc:Choice/><mc:Fallback>" * 300 + run
              + "</mc:Fallback></mc:AlternateContent>" * 300)
    yield text("alternatives_in_alternatives", f"<w:p>{either}</w:p>", "any")
    yield text("list_counts_past_all", f'<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr>{run}</w:p>'
               f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{run}</w:p>', "read",
               [("word/numbering.xml", '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483647"/>'
                 '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2%9"/></w:lvl></w:abstractNum><w:num w:numId="1">'
                 '<w:abstractNumId w:val="0"/></w:num></w:numbering>')], [("numbering", "numbering.xml")])
    yield text("rows_without_end", "<w:tbl>" + f"<w:tr><w:tc><w:p>{run}</w:p></w:tc><w:tc><w:p>{run}</w:p></w:tc></w:tr>" * 50_000 + "</w:tbl>", "read")


def slides():
    def deck(name, shapes, expected, more=()):
        return name, packed(parts_of("pptx", slide(shapes), more)), expected

    yield deck("span_of_all", '<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc gridSpan="2000000000" rowSpan="-7">'
               "<a:txBody><a:p><a:r><a:t>文</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic>"
               "</p:graphicFrame>", "read")
    yield deck("shapes_without_end", shape("文") * 50_000, "read")
    yield deck("places_past_all", '<p:sp><p:spPr><a:xfrm><a:off x="99999999999999999999" y="-99999999999999999999"/>'
               '<a:ext cy="9223372036854775807"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>文</a:t></a:r></a:p></p:txBody></p:sp>', "read")
    yield deck("chart_is_the_slide", shape("文") + '<p:graphicFrame><a:graphic><a:graphicData><c:chart r:id="rId1"/></a:graphicData>'
               "</a:graphic></p:graphicFrame>", "read",
               [("ppt/slides/_rels/slide1.xml.rels", relationships([("chart", "slide1.xml")]))])
    yield deck("notes_are_the_slide", shape("文"), "read",
               [("ppt/slides/_rels/slide1.xml.rels", relationships([("notesSlide", "slide1.xml"), ("slideLayout", "slide1.xml")]))])
    same = "".join(f'<p:sldId id="{i}" r:id="rId1"/>' for i in range(50_000))
    parts = [p if p[0] != "ppt/presentation.xml" else
             (p[0], f"<p:presentation><p:sldIdLst>{same}</p:sldIdLst></p:presentation>") for p in parts_of("pptx")]
    yield "one_slide_often", packed(parts), "read"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    warnings.filterwarnings("ignore", "Duplicate name")  # meant
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    rows = []

    def write(kind, made):
        for name, data, expected in made:
            file = f"{name}.{kind}"
            with open(os.path.join(folder, file), "wb") as out:
                out.write(data)
            # "any": a lie or a flipped bit may do no harm; then the file is read.
            if expected == "any":
                expected = "read|broken|no_text|encrypted|refused|not_what_its_name_says"
            rows.append(f"{file}\t{expected}\n")

    for kind in MAIN:
        write(kind, damaged(kind))
        write(kind, bombs(kind))
        write(kind, packages(kind))
    write("xlsx", sheets())
    write("docx", documents())
    write("pptx", slides())
    with open(os.path.join(folder, "expected.tsv"), "w", encoding="utf-8") as out:
        out.write("# file, reason it must give (| = either), or read\n")
        out.writelines(rows)


if __name__ == "__main__":
    main()
