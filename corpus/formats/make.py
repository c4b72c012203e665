"""Writes one text of our own in every format that kouryu reads; needs nothing but Python 3.

usage: python3 corpus/formats/make.py [FOLDER]      default: the folder of this script

The same report (title, sections, paragraphs, a list, a table, a note, whom to ask) becomes .txt, .md, .html, .docx,
.pptx, .pdf and .eml, its table alone .xlsx and .csv. The output is the same on every machine: nothing in it tells when
it was made. tests/flow/formats_test.cpp compares what kouryu makes of the files.
"""

import base64
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape

TITLE = "汐見市と大連市の環境交流"
SECTIONS = [
    ("交流のあゆみ", [
        "汐見市は平成16年12月24日に大連市と友好協力の覚書を結び、大気汚染の防止を主な課題として交流を始めた。初年度は汐見市環境局の"
        "職員三名が大連市環境保護局を訪れ、煤塵の測り方と工場への助言の進め方を伝えた。",
        "平成20年度からは大連市の研修生を毎年二名ずつ受け入れ、汐見市立環境科学研究所で水質の検査を学ぶ課程を設けている。これまでに"
        "研修を終えた者は二十四名を数える。",
    ]),
    ("これからの課題", [
        "両市は令和6年10月の実務者会議で、下水汚泥の再利用と海岸の清掃に協力を広げることを申し合わせた。費用の分担は汐見市国際交流"
        "協会が案をまとめ、次の会議までに示すこととした。",
    ]),
]
ITEMS = ["大気の常時監視と結果の交換", "水質検査の研修生の受け入れ", "海岸清掃の合同行事の開催"]
HEADER = ["年度", "事業名", "派遣", "受入", "担当"]
ROWS = [
    ["平成16年度", "環境保護局への職員派遣", "3", "0", "環境局"],
    ["平成20年度", "水質検査研修", "0", "2", "環境科学研究所"],
    ["平成28年度", "友好協力12周年記念展", "8", "5", "国際交流課"],
    ["令和6年度", "実務者会議", "4", "6", "環境局"],
]
TABLE_TITLE = "主な事業の一覧"
NOTE = "派遣と受入は延べ人数で、随行の通訳を含まない。"
CONTACT = [("担当課", "汐見市環境局国際協力係"), ("電話", "0990-12-3456")]
EPOCH = (2025, 4, 1, 0, 0, 0)


def text():
    lines = [TITLE, ""]
    for heading, paragraphs in SECTIONS:
        lines += [heading, ""] + [line for p in paragraphs for line in (p, "")]
    lines += ["協力の柱", ""] + ["・" + item for item in ITEMS] + ["", TABLE_TITLE, ""]
    lines += ["\t".join(row) for row in [HEADER] + ROWS]
    lines += ["", "※" + NOTE, ""] + [f"{label}：{value}" for label, value in CONTACT]
    return "\n".join(lines) + "\n"


def markdown():
    lines = ["# " + TITLE, ""]
    for heading, paragraphs in SECTIONS:
        lines += ["## " + heading, ""] + [line for p in paragraphs for line in (p, "")]
    lines += ["## 協力の柱", ""] + ["- " + item for item in ITEMS] + ["", "## " + TABLE_TITLE, ""]
    lines += ["| " + " | ".join(row) + " |" for row in [HEADER, ["---"] * len(HEADER)] + ROWS]
    lines += ["", "※" + NOTE, ""] + [f"{label}：{value}  " for label, value in CONTACT]
    return "\n".join(lines) + "\n"


def html():
    body = []
    for heading, paragraphs in SECTIONS:
        body.append(f"<h2>{heading}</h2>")
        body += [f"<p>{p}</p>" for p in paragraphs]
    body.append("<h2>協力の柱</h2><ul>" + "".join(f"<li>{item}</li>" for item in ITEMS) + "</ul>")
    cells = "".join(f'<th scope="col">{c}</th>' for c in HEADER)
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>\n" for row in ROWS)
    body.append(f"<h2>{TABLE_TITLE}</h2><table>\n<tr>{cells}</tr>\n{rows}</table><p>※{NOTE}</p>")
    facts = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in CONTACT)
    menu = "".join(f'<li><a href="/{n}.html">{n}</a></li>' for n in ["くらし", "観光", "市政情報", "事業者の方へ"])
    return f"""<!DOCTYPE html>
<html lang="ja"><head><meta charset="UTF-8"><title>{TITLE}｜汐見市公式ホームページ</title></head>
<body>
<header><a href="#main">本文へ移動</a><nav><ul>{menu}</ul></nav></header>
<p class="breadcrumb"><a href="/">トップ</a> &gt; <a href="/shisei/">市政情報</a> &gt; {TITLE}</p>
<main id="main"><h1>{TITLE}</h1>
<p class="update">更新日：2025年4月1日</p>
{chr(10).join(body)}
<dl>{facts}</dl>
</main>
<footer><ul><li><a href="/privacy.html">個人情報の取扱い</a></li><li><a href="/map.html">サイトマップ</a></li></ul>
<p>Copyright © Shiomi City. All Rights Reserved.</p></footer>
</body></html>
"""


def csv(separator=","):
    return "\r\n".join(separator.join(row) for row in [HEADER] + ROWS) + "\r\n"


def wrapped(words, width):
    """Lines of at most `width` columns, as typesetters and mailers cut them: no 、 or 。 begins one."""
    line, used = "", 0
    for letter in words:
        columns = 1 if letter < "\x80" else 2
        if used + columns > width and letter not in "、。":
            yield line
            line, used = "", 0
        line += letter
        used += columns
    yield line


def container(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
        for name, content in members:
            out.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_STORED)


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def content_types(overrides):
    kind = "application/vnd.openxmlformats-officedocument."
    parts = "".join(f'<Override PartName="/{name}" ContentType="{kind}{what}+xml"/>' for name, what in overrides)
    return (f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>')


def relations(targets):
    rows = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                   for i, (kind, target) in enumerate(targets, 1))
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def docx(path):
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def paragraph(words, style=None, note=False):
        name = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        mark = '<w:r><w:footnoteReference w:id="2"/></w:r>' if note else ""
        half = len(words) // 2  # Word cuts runs anywhere
        runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
                       for part in (words[:half], words[half:]) if part)
        return f"<w:p>{name}{runs}{mark}</w:p>"

    def table(rows):
        lines = []
        for number, row in enumerate(rows):
            head = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 else ""
            lines.append(f"<w:tr>{head}" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>")
        return "<w:tbl>" + "".join(lines) + "</w:tbl>"

    body = [paragraph(TITLE, "Title")]
    for heading, paragraphs in SECTIONS:
        body.append(paragraph(heading, "Heading1"))
        body += [paragraph(p) for p in paragraphs]
    body.append(paragraph("協力の柱", "Heading1"))
    body += [paragraph("・" + item) for item in ITEMS]
    body += [paragraph(TABLE_TITLE, "Heading1", note=True), table([HEADER] + ROWS)]
    body += [paragraph(f"{label}：{value}") for label, value in CONTACT]
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/></w:style>'
                     for i, n in [("Title", "Title"), ("Heading1", "heading 1")])
    container(path, [
        ("[Content_Types].xml", content_types([
            ("word/document.xml", "wordprocessingml.document.main"), ("word/styles.xml", "wordprocessingml.styles"),
            ("word/footnotes.xml", "wordprocessingml.footnotes")])),
        ("_rels/.rels", relations([("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", relations([("styles", "styles.xml"), ("footnotes", "footnotes.xml")])),
        ("word/document.xml", f'{XML}<w:document xmlns:w="{word}"><w:body>{"".join(body)}</w:body></w:document>'),
        ("word/styles.xml", f'{XML}<w:styles xmlns:w="{word}">{styles}</w:styles>'),
        ("word/footnotes.xml", f'{XML}<w:footnotes xmlns:w="{word}"><w:footnote w:id="2">{paragraph(NOTE)}'
                               "</w:footnote></w:footnotes>"),
    ])


def xlsx(path):
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings, cells = [], []

    def cell(column, row, value):
        place = f"{'ABCDEFG'[column]}{row}"
        if value.isdigit():
            return f'<c r="{place}"><v>{value}</v></c>'
        strings.append(value)
        return f'<c r="{place}" t="s"><v>{len(strings) - 1}</v></c>'

    for number, row in enumerate([[TABLE_TITLE]] + [HEADER] + ROWS, 1):
        cells.append(f'<row r="{number}">' + "".join(cell(i, number, v) for i, v in enumerate(row)) + "</row>")
    # Excel keeps how a word was typed beside it; that is no text.
    shared = "".join(f'<si><t>{s}</t><rPh sb="0" eb="1"><t>ヨミ</t></rPh></si>' for s in strings)
    container(path, [
        ("[Content_Types].xml", content_types([
            ("xl/workbook.xml", "spreadsheetml.sheet.main"), ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
            ("xl/sharedStrings.xml", "spreadsheetml.sharedStrings")])),
        ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", relations([("worksheet", "worksheets/sheet1.xml"),
                                                  ("sharedStrings", "sharedStrings.xml")])),
        ("xl/workbook.xml", f'{XML}<workbook xmlns="{sheet}" xmlns:r="{OFFICE}"><sheets>'
                            '<sheet name="事業一覧" sheetId="1" r:id="rId1"/></sheets></workbook>'),
        ("xl/worksheets/sheet1.xml", f'{XML}<worksheet xmlns="{sheet}"><sheetData>{"".join(cells)}</sheetData>'
                                     "</worksheet>"),
        ("xl/sharedStrings.xml", f'{XML}<sst xmlns="{sheet}">{shared}</sst>'),
    ])


def slides():
    """Title and lines of each slide."""
    yield TITLE, []
    for heading, paragraphs in SECTIONS:
        yield heading, paragraphs
    yield "協力の柱", ITEMS


def pptx(path):
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    show = "http://schemas.openxmlformats.org/presentationml/2006/main"

    def shape(number, kind, lines):
        text_lines = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines)
        return (f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{kind}"/><p:cNvSpPr/><p:nvPr><p:ph type="{kind}"/>'
                f"</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{text_lines}</p:txBody></p:sp>")

    pages = list(slides())
    members = []
    for number, (heading, lines) in enumerate(pages, 1):
        shapes = shape(2, "title", [heading]) + (shape(3, "body", lines) if lines else "")
        members.append((f"ppt/slides/slide{number}.xml",
                        f'{XML}<p:sld xmlns:p="{show}" xmlns:a="{drawing}"><p:cSld><p:spTree><p:nvGrpSpPr>'
                        '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
                        f"{shapes}</p:spTree></p:cSld></p:sld>"))
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, len(pages) + 1))
    container(path, [
        ("[Content_Types].xml", content_types(
            [("ppt/presentation.xml", "presentationml.presentation.main")]
            + [(name, "presentationml.slide") for name, _ in members])),
        ("_rels/.rels", relations([("officeDocument", "ppt/presentation.xml")])),
        ("ppt/_rels/presentation.xml.rels",
         relations([("slide", f"slides/slide{n}.xml") for n in range(1, len(pages) + 1)])),
        ("ppt/presentation.xml", f'{XML}<p:presentation xmlns:p="{show}" xmlns:r="{OFFICE}"><p:sldIdLst>{ids}'
                                 "</p:sldIdLst></p:presentation>"),
    ] + members)


def pdf():
    """Two pages set in a Japanese font that is not embedded, as offices' printers leave it."""
    width = 64  # half-width characters a line
    pages = [[]]
    y = 780

    def put(words, size, x=70, advance=None):
        nonlocal y
        pages[-1].append((x, y, size, words))
        y -= advance if advance is not None else size * 1.8

    def paragraph(words, size=12):
        for line in wrapped(words, width):
            put(line, size)

    put(TITLE, 18, advance=40)
    for heading, paragraphs in SECTIONS:
        put(heading, 14, advance=26)
        for p in paragraphs:
            paragraph("　" + p)
    pages.append([])
    y = 780
    put("協力の柱", 14, advance=26)
    for item in ITEMS:
        paragraph("・" + item)
    put(TABLE_TITLE, 14, advance=26)
    columns = [70, 150, 320, 370, 420]
    for row in [HEADER] + ROWS:
        for x, cell in zip(columns, row):
            put(cell, 10, x, advance=0)
        y -= 18
    paragraph("※" + NOTE, 10)
    for label, value in CONTACT:
        paragraph(f"{label}：{value}")
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None,
               "<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /UniJIS-UTF16-H /DescendantFonts [4 0 R] >>",
               "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) "
               "/Ordering (Japan1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 [500] 2 94 500] >>",
               "<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 "
               "/Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"]
    kids = []
    for number, page in enumerate(pages, 1):
        page = page + [(290, 40, 10, f"- {number} -")]
        stream = "\n".join(f"BT /F1 {size} Tf {x} {y:g} Td <{words.encode('utf-16-be').hex()}> Tj ET"
                           for x, y, size, words in page)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} "
                  f"/Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n").encode("ascii")


def mail(attachment):
    """ISO-2022-JP, wrapped as mail is, with the table attached."""
    def word(words):
        return "=?ISO-2022-JP?B?" + base64.b64encode(words.encode("iso2022_jp")).decode() + "?="

    lines = []
    for line in text().replace("\t", "　").split("\n"):
        lines += wrapped(line, 70)
    body = base64.encodebytes("\r\n".join(lines).encode("iso2022_jp")).replace(b"\n", b"\r\n").decode()
    table = base64.encodebytes(attachment.encode("cp932")).replace(b"\n", b"\r\n").decode()
    return "\r\n".join([
        f"From: {word('汐見市環境局')} <kankyo@shiomi.example>",
        f"To: {word('大連市環境保護局')} <office@dalian.example>",
        f"Subject: {word(TITLE)}",
        "Date: Tue, 01 Apr 2025 09:00:00 +0900",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="part"',
        "", "--part", 'Content-Type: text/plain; charset="ISO-2022-JP"', "Content-Transfer-Encoding: base64", "",
        body, "--part", f'Content-Type: text/csv; charset="Shift_JIS"; name="{word("事業一覧.csv")}"',
        "Content-Transfer-Encoding: base64",
        f'Content-Disposition: attachment; filename="{word("事業一覧.csv")}"', "", table, "--part--", ""])


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent)
    folder.mkdir(parents=True, exist_ok=True)
    name = "shiomi-dalian."
    (folder / (name + "txt")).write_text(text(), encoding="utf-8", newline="")
    (folder / (name + "md")).write_text(markdown(), encoding="utf-8", newline="")
    (folder / (name + "html")).write_text(html(), encoding="utf-8", newline="")
    (folder / (name + "csv")).write_bytes(csv().encode("cp932"))
    (folder / (name + "pdf")).write_bytes(pdf())
    (folder / (name + "eml")).write_bytes(mail(csv()).encode("ascii"))
    docx(folder / (name + "docx"))
    xlsx(folder / (name + "xlsx"))
    pptx(folder / (name + "pptx"))


if __name__ == "__main__":
    main()
