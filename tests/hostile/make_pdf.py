#!/usr/bin/env python3
"""Writes hostile PDFs into a folder, the same ones each time.

    make_pdf.py FOLDER

expected.tsv in it says what a reader may make of each: `name<TAB>read|broken`, where `read` is text
without a reason and the others are reasons of indexer/reasons.h. `any` stands for every answer that
is given: what matters there is that nothing crashes or takes all memory. `timed_out` is allowed
where only the limits of the process end it.
"""

import random
import sys
from pathlib import Path

from pdf_fonts import fonts, tables
from pdf_objects import Pdf, encrypted, flate, line, prose


def main(folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    rows = []

    def put(name, data, expected):
        (folder / f"{name}.pdf").write_bytes(data)
        rows.append(f"{name}.pdf\t{expected}\n")

    whole = Pdf().bytes()
    put("whole", whole, "read")
    damaged(put, whole)
    loops(put)
    lies(put)
    bombs(put)
    nested(put)
    fonts(put)
    locked(put)
    pictures(put)
    (folder / "expected.tsv").write_text("".join(rows), encoding="utf-8")
    print(f"{len(rows)} files")


def damaged(put, whole):
    dice = random.Random(20)
    for k in range(30):
        at = len(whole) * k // 30
        put(f"cut_{k:02}", whole[:at], "read|broken|not_what_its_name_says" if at else "no_text")
    for k in range(30):
        data = bytearray(whole)
        for _ in range(1 + k * 2):
            data[dice.randrange(20, len(data))] ^= 1 << dice.randrange(8)
        put(f"flip_{k:02}", bytes(data), "any")
    for number in range(1, 9):
        pdf = Pdf()
        pdf.bytes()
        data = whole.replace(b"\n%d 0 obj" % number, b"\n%d 0 xxx" % number)
        put(f"lost_{number:02}", data, "any")
    for k in range(6):
        a, b = sorted(dice.sample(range(20, len(whole)), 2))
        put(f"hole_{k}", whole[:a] + whole[b:], "any")
        put(f"zeros_{k}", whole[:a] + bytes(b - a) + whole[b:], "any")
    put("before", b"x" * 900 + b"\n" + whole, "read")
    put("behind", whole + bytes(100_000), "read")
    put("twice", whole + whole, "read")
    put("lines_of_windows", whole.replace(b"\n", b"\r\n"), "read|broken|no_text")
    put("empty", b"", "no_text|not_what_its_name_says|broken")
    put("head", b"%PDF-1.7\n", "broken")
    put("html", "<html><body>見つかりません</body></html>".encode(), "read|not_what_its_name_says")
    put("random", b"%PDF-1.4\n" + dice.randbytes(50_000), "broken")


def loops(put):
    def loop(name, expected="read|no_text|broken", **kinds):
        pdf = Pdf()
        for number, body in kinds.get("objects", {}).items():
            pdf.objects[number] = body
        pdf.more = kinds.get("more", b"")
        if "content" in kinds:
            pdf.page(kinds["content"], kinds.get("entries", b""))
        put(f"loop_{name}", pdf.bytes(), expected)

    loop("tree_of_itself", objects={2: b"<</Type/Pages/Count 3/Kids[2 0 R]>>"}, expected="any")
    loop("tree_of_two", objects={2: b"<</Type/Pages/Count 3/Kids[90 0 R]>>",
                                 90: b"<</Type/Pages/Count 3/Kids[2 0 R]>>"}, expected="any")
    loop("wide_tree", objects={2: b"<</Type/Pages/Count 9/Kids[" + b"2 0 R " * 9 + b"]>>"},
         expected="any")
    loop("catalog", objects={1: b"1 0 R"}, expected="any")
    loop("pages_is_catalog", objects={1: b"<</Type/Catalog/Pages 1 0 R>>"}, expected="any")
    loop("form", objects={90: b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject"
                              b"<</F 90 0 R>>>>/Length 11>>\nstream\n/F Do /F Do\nendstream"},
         more=b"/XObject<</F 90 0 R>>", content=b"/F Do\n" + prose(0))
    loop("pattern", objects={90: b"<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 "
                                 b"1]/XStep 0.001/YStep 0.001/Resources<</Pattern<</P 90 0 R>>>>"
                                 b"/Length 35>>\nstream\n/Pattern cs /P scn 0 0 600 900 re f\n"
                                 b"endstream"},
         more=b"/Pattern<</P 90 0 R>>",
         content=b"/Pattern cs /P scn 0 0 600 900 re f\n" + prose(0))
    loop("soft_mask", objects={
        90: b"<</Type/ExtGState/SMask<</S/Luminosity/G 91 0 R>>>>",
        91: b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency/CS/DeviceGray>>"
            b"/Resources<</ExtGState<</G 90 0 R>>>>/Length 5>>\nstream\n/G gs\nendstream"},
         more=b"/ExtGState<</G 90 0 R>>", content=b"/G gs\n" + prose(0))
    loop("font", objects={90: b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/A"
                              b"/DescendantFonts[90 0 R]/ToUnicode 90 0 R>>"},
         content=b"BT /X 12 Tf <0001> Tj ET\n" + prose(0), expected="any")
    loop("type3", objects={
        90: b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 65"
            b"/LastChar 65/Widths[1]/Encoding<</Differences[65/A]>>/CharProcs<</A 91 0 R>>"
            b"/Resources<</Font<</X 90 0 R>>>>>>",
        91: b"<</Length 30>>\nstream\n1 0 d0 BT /X 12 Tf (AAA) Tj ET\nendstream"},
         content=b"BT /X 12 Tf (AAAA) Tj ET\n" + prose(0), expected="any")
    loop("contents", objects={90: b"[90 0 R 90 0 R]"}, content=prose(0))
    loop("length", objects={90: b"<</Length 90 0 R>>\nstream\nq Q\nendstream"}, content=prose(0))
    loop("names", objects={
        1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 90 0 R>>/Outlines 91 0 R>>",
        90: b"<</Kids[90 0 R 90 0 R]>>", 91: b"<</First 91 0 R/Last 91 0 R/Next 91 0 R/Title(a)>>"})
    loop("file", objects={
        1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 90 0 R]>>>>>>",
        90: b"<</Type/Filespec/F(a.pdf)/EF<</F 90 0 R>>>>"})
    loop("notes", objects={90: b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents 90 0 R/Parent "
                               b"90 0 R/IRT 90 0 R/Popup 90 0 R>>"},
         content=prose(0), entries=b"/Annots[90 0 R 90 0 R]")
    loop("fields", objects={
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[90 0 R]/NeedAppearances true>>>>",
        90: b"<</FT/Tx/T(a)/V(b)/Kids[90 0 R]/Parent 90 0 R/Subtype/Widget/Rect[0 0 9 9]>>"})
    loop("colours", objects={90: b"[/Indexed 90 0 R 255 <00>]"}, more=b"/ColorSpace<</C 90 0 R>>",
         content=b"/C cs 1 sc\n" + prose(0))
    loop("function", objects={90: b"<</FunctionType 3/Domain[0 1]/Functions[90 0 R 90 0 R]/Bounds[0.5]"
                                  b"/Encode[0 1 0 1]>>"},
         more=b"/ColorSpace<</C[/Separation/A/DeviceGray 90 0 R]>>",
         content=b"/C cs 1 sc\n" + prose(0))
    data = Pdf().bytes()
    table = data.rfind(b"xref\n0 ")
    put("loop_previous", data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % table), "read")
    put("loop_xref_stream", data.replace(b"/Root 1 0 R", b"/Root 1 0 R/XRefStm %d" % table), "read")
    forms = Pdf()  # ten times ten times ten …
    first = max(forms.objects) + 1
    for level in range(12):
        body = b"/F Do " * 10 if level < 11 else prose(0)
        forms.objects[first + level] = (
            b"<</Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</Font<</J 3 0 R>>/XObject"
            b"<</F %d 0 R>>>>/Length %d>>\nstream\n%s\nendstream" % (
                first + level + 1, len(body), body))
    forms.more = b"/XObject<</F %d 0 R>>" % first
    forms.page(b"/F Do")
    put("loop_wide_forms", forms.bytes(), "read|refused")


def lies(put):
    def lie(name, expected, change=None, **kinds):
        pdf = Pdf()
        for number, body in kinds.get("objects", {}).items():
            pdf.objects[number] = body
        pdf.more = kinds.get("more", b"")
        if "content" in kinds:
            pdf.page(kinds["content"], kinds.get("entries", b""), kinds.get("filters", b""))
        data = pdf.bytes(count=kinds.get("count"))
        put(f"lie_{name}", change(data) if change else data, expected)

    for name, count in [("million", b"1000000"), ("negative", b"-5"), ("zero", b"0"),
                        ("quintillion", b"1" + b"0" * 18), ("real", b"3.5"), ("name", b"/Three")]:
        lie(f"count_{name}", "read|broken", count=count)
    for name, length in [("zero", b"0"), ("negative", b"-1"), ("long", b"99999"),
                         ("endless", b"9" * 18), ("name", b"/X"), ("missing", b"77 0 R")]:
        lie(f"length_{name}", "read|broken|no_text",
            lambda data, v=length: data.replace(b"/Length %d>>" % len(prose(0)), b"/Length " + v + b">>"))
    for name, size in [("zero", b"0"), ("negative", b"-1"), ("endless", b"2147483647")]:
        lie(f"size_{name}", "read|broken",
            lambda data, v=size: data.replace(b"/Size ", b"/Size " + v + b"/Sise "))
    for name, box in [("huge", b"[0 0 1e30 1e30]"), ("none", b"[0 0 0 0]"), ("back", b"[9 9 0 0]"),
                      ("tiny", b"[0 0 1e-30 1e-30]"), ("words", b"[/a /b /c /d]")]:
        lie(f"box_{name}", "read|no_text|scan|broken",
            lambda data, v=box: data.replace(b"[0 0 595 842]", v))
    image = (b"<</Type/XObject/Subtype/Image/Width 2147483647/Height 2147483647/ColorSpace/DeviceRGB"
             b"/BitsPerComponent 8%s/Length 4>>\nstream\nabcd\nendstream")
    for name, entries in [("plain", b""), ("flate", b"/Filter/FlateDecode"),
                          ("dct", b"/Filter/DCTDecode"), ("jpx", b"/Filter/JPXDecode"),
                          ("jbig2", b"/Filter/JBIG2Decode"), ("ccitt", b"/Filter/CCITTFaxDecode"),
                          ("predictor", b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns "
                                        b"2147483647/Colors 32/BitsPerComponent 16>>")]:
        lie(f"image_{name}", "read", objects={90: image % entries}, more=b"/XObject<</I 90 0 R>>",
            content=b"q 500 0 0 700 0 0 cm /I Do Q\n" + prose(0))
    lie("inline_image", "read|no_text", content=b"q 9 0 0 9 0 0 cm BI /W 2147483647 /H 2147483647 /BPC 16 "
        b"/CS /CMYK ID ab EI Q\n" + prose(0))
    lie("image_as_contents", "read", filters=b"/Filter/JBIG2Decode", content=b"\0" * 4000)
    lie("predictor", "read|no_text", filters=b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns "
        b"2000000000/Colors 9999/BitsPerComponent 99>>", content=flate(prose(0)))
    lie("widths", "any", objects={5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar "
        b"-2147483648/LastChar 2147483647/Widths[" + b"500 " * 300 + b"]>>"},
        content=b"BT /L 12 Tf (abc) Tj ET\n" + prose(0))
    lie("cid_widths", "read", objects={4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/A/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Japan1)/Supplement 4>>/W[0 2147483647 500 -5 [1 2 3]]>>"})
    lie("numbers", "read", content=b"BT /L 1e400 Tf 99999999999999999999 -1e-400 Td (a) Tj ET "
        b"1e308 0 0 1e308 0 0 cm\n" + prose(0), entries=b"/Rotate 45/UserUnit 1e30")
    lie("stack", "read", content=b"Q " * 100_000 + prose(0))
    lie("operands", "read", content=b"1 " * 1_000_000 + b"\n" + prose(0))
    lie("objects_stream", "any", objects={90: b"<</Type/ObjStm/N 2147483647/First 2147483647/Extends 90 "
        b"0 R/Length 4>>\nstream\n1 0 \nendstream"})
    lie("xref_stream", "any", lambda data: data[:data.rfind(b"xref\n0 ")] +
        b"99 0 obj\n<</Type/XRef/W[9 2147483647 9]/Index[0 2147483647]/Size 2147483647/Root 1 0 R"
        b"/Length 9>>\nstream\n123456789\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" %
        data.rfind(b"xref\n0 "))


def bombs(put):
    def bomb(name, expected, content=b"", filters=b"", objects=None, catalog=b"", more=b""):
        pdf = Pdf()
        pdf.objects.update(objects or {})
        pdf.objects[1] = b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog
        pdf.more = more
        if content:
            pdf.page(content, b"", filters)
        put(f"bomb_{name}", pdf.bytes(), expected)

    def packed(data, entries=b"", filters=b"/Filter/FlateDecode"):
        return b"<<%s%s/Length %d>>\nstream\n%s\nendstream" % (entries, filters, len(data), data)

    hundred = flate(b" " * 100_000_000)
    bomb("spaces", "read", hundred, b"/Filter/FlateDecode")
    bomb("saves", "read|refused", flate(b"q " * 5_000_000 + prose(0)), b"/Filter/FlateDecode")
    bomb("twice", "read", flate(flate(b" " * 200_000_000)), b"/Filter[/FlateDecode/FlateDecode]")
    bomb("letters", "read|refused", flate(b"BT /L 9 Tf 9 9 Td (" + b"a" * 30_000_000 + b") Tj ET"),
         b"/Filter/FlateDecode")
    bomb("lines", "read|refused", flate(b"BT /L 9 Tf 9 9 Td " + b"(ab) Tj 0 9 Td " * 1_000_000 + b"ET"),
         b"/Filter/FlateDecode")
    bomb("one_place", "any", flate(b"BT /L 9 Tf 9 9 Td " + b"(ab) Tj -9 0 Td " * 300_000 + b"ET"),
         b"/Filter/FlateDecode")
    bomb("rules", "read", flate(b"0 0 m 9 9 l S " * 1_000_000 + prose(0)), b"/Filter/FlateDecode")
    bomb("rectangles", "read", flate(b"10 10 80 20 re S " * 500_000 + prose(0)), b"/Filter/FlateDecode")
    bomb("filters", "any", prose(0), b"/Filter[" + b"/FlateDecode" * 5_000 + b"]")
    bomb("hexadecimal", "any", prose(0), b"/Filter[" + b"/ASCIIHexDecode" * 100_000 + b"]")
    bomb("run_length", "read", b"\x81 " * 400_000 + b"\x80", b"/Filter/RunLengthDecode")
    bomb("lzw", "any", b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 20_000, b"/Filter/LZWDecode")
    bomb("metadata", "read", objects={90: packed(hundred, b"/Type/Metadata/Subtype/XML")},
         catalog=b"/Metadata 90 0 R")
    bomb("attachment", "read", objects={
        90: b"<</Type/Filespec/F(a.txt)/EF<</F 91 0 R>>>>",
        91: packed(flate(b"a" * 400_000_000), b"/Type/EmbeddedFile")},
         catalog=b"/Names<</EmbeddedFiles<</Names[(a) 90 0 R]>>>>")
    bomb("attachments", "read|refused", objects={
        90: b"<</Type/Filespec/F(a.txt)/EF<</F 91 0 R>>>>",
        91: packed(flate(b"a\n" * 20_000_000), b"/Type/EmbeddedFile")},
         catalog=b"/Names<</EmbeddedFiles<</Names[" + b"(a) 90 0 R " * 1_000 + b"]>>>>")
    tables(bomb, packed)
    bomb("font_file", "any", b"BT /X 9 Tf <0001> Tj ET", objects={
        3: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]>>",
        4: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering"
           b"(Identity)/Supplement 0>>/FontDescriptor<</FontName/A/FontFile2 90 0 R>>>>",
        90: packed(hundred)})
    bomb("glyph_map", "any", b"BT /J 9 Tf <0001> Tj ET", objects={
        4: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering"
           b"(Identity)/Supplement 0>>/CIDToGIDMap 90 0 R/FontDescriptor<</FontName/A/FontFile2 90 "
           b"0 R>>>>",
        90: packed(hundred)})
    bomb("objects_stream", "any", objects={
        90: packed(flate(b"1 0 " * 10_000_000), b"/Type/ObjStm/N 10000000/First 40000000")})
    bomb("notes", "read", objects={
        90: b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(" + b"note " * 100_000 + b")>>"},
         content=prose(0), filters=b"/X 1", more=b"")


def nested(put):
    depth = 100_000

    def nest(name, expected, body=None, content=b"", more=b""):
        pdf = Pdf()
        if body is not None:
            pdf.objects[1] = b"<</Type/Catalog/Pages 2 0 R/X %s>>" % body
        pdf.more = more
        pdf.page(content + prose(0))
        put(f"nested_{name}", pdf.bytes(), expected)

    nest("arrays", "read|broken", b"[" * depth + b"]" * depth)
    nest("arrays_open", "read|broken", b"[" * depth)
    nest("dictionaries", "read|broken", b"<</A" * depth + b" 1" + b">>" * depth)
    nest("dictionaries_open", "read|broken", b"<</A " * depth)
    nest("parentheses", "read|broken", b"(" * 1_000_000 + b")" * 1_000_000)
    nest("arrays_drawn", "read|no_text", content=b"[" * depth + b"]" * depth + b" TJ\n")
    nest("dictionaries_drawn", "read|no_text",
         content=b"/A " + b"<</A" * depth + b" 1" + b">>" * depth + b" BDC\n")
    nest("saves", "read|refused", content=b"q " * 1_000_000)
    nest("marks", "read|refused", content=b"/P BMC " * 1_000_000)
    nest("texts", "read", content=b"BT " * 1_000_000 + b"ET ")
    nest("clips", "read|no_text", content=b"0 0 600 900 re W n " * 200_000)
    chain = Pdf(0)
    chain.page(prose(0))
    first = 1_000
    for level in range(20_000):
        chain.objects[first + level] = b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (first + level + 1)
    chain.objects[first + 20_000] = (b"<</Type/Page/MediaBox[0 0 595 842]/Contents 6 0 R/Resources"
                                     b"<</Font<</J 3 0 R>>>>>>")
    chain.objects[2] = b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % first
    put("nested_tree", chain.bytes(), "read|broken")
    links = Pdf()
    for level in range(20_000):
        links.objects[first + level] = b"%d 0 R" % (first + level + 1)
    links.objects[1] = b"<</Type/Catalog/Pages %d 0 R>>" % first
    links.objects[first + 20_000] = b"2 0 R"
    put("nested_references", links.bytes(), "any")
    forms = Pdf()
    for level in range(5_000):
        forms.objects[first + level] = (
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
            b"/Length 5>>\nstream\n/F Do\nendstream" % (first + level + 1))
    forms.more = b"/XObject<</F %d 0 R>>" % first
    forms.page(b"/F Do\n" + prose(0))
    put("nested_forms", forms.bytes(), "read")


def locked(put):
    put("locked_40", encrypted(b"himitsu", 40), "encrypted")
    put("locked_128", encrypted(b"himitsu", 128), "encrypted")
    put("owner_40", encrypted(b"", 40), "read")
    put("owner_128", encrypted(b"", 128), "read")
    dice = random.Random(21)

    def scheme(name, entries):
        pdf = Pdf()
        pdf.trailer += b"/ID[<00><00>]/Encrypt<<%s>>" % entries
        put(f"locked_{name}", pdf.bytes(), "encrypted")

    digits = lambda size: dice.randbytes(size).hex().encode()
    scheme("aes_256", b"/Filter/Standard/V 5/R 6/Length 256/P -4/O<%s>/U<%s>/OE<%s>/UE<%s>/Perms<%s>"
           b"/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF" % (
               digits(48), digits(48), digits(32), digits(32), digits(16)))
    scheme("certificate", b"/Filter/Adobe.PubSec/V 4/SubFilter/adbe.pkcs7.s5/Recipients[<00>]")
    scheme("rights", b"/Filter/Example.Rights/V 1")
    scheme("no_filter", b"/V 2")
    scheme("short_keys", b"/Filter/Standard/V 2/R 3/Length -8/P -4/O<00>/U<00>")
    pdf = Pdf()
    pdf.trailer += b"/Encrypt 90 0 R"
    pdf.objects[90] = b"90 0 R"
    put("locked_loop", pdf.bytes(), "any")


def pictures(put):
    def scan(name, expected, pages):
        pdf = Pdf(0)
        pdf.more = b"/XObject<<"
        for i in range(len(pages)):
            number = pdf.stream(b"\x80" * 64, b"/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace"
                                b"/DeviceGray/BitsPerComponent 8")
            pdf.more += b"/I%d %d 0 R" % (i, number)
        pdf.more += b">>"
        for i, content in enumerate(pages):
            pdf.page(b"q 595 0 0 842 0 0 cm /I%d Do Q\n%s" % (i, content))
        put(f"picture_{name}", pdf.bytes(), expected)

    scan("scans", "scan", [b""] * 12)
    scan("stamped", "scan", [line(str(i)) for i in range(1, 5)])
    scan("notice", "read", [line("断水のお知らせ")])
    scan("with_layer", "read", [prose(0)] * 2)
    scan("poor_layer", "read", [b"".join(line("山山山山山", 780 - i * 20) for i in range(30))])
    blank = Pdf(0)
    blank.page(b"")
    put("picture_blank", blank.bytes(), "no_text")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_pdf.py FOLDER")
    main(sys.argv[1])
