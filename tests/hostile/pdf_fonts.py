"""Fonts that do not tell their characters, or tell them without end: a part of make_pdf.py."""

from pdf_objects import Pdf, flate, line


def tables(bomb, packed):
    """Fonts whose tables name characters without end, wherever a page finds them."""
    font = (b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]"
            b"/ToUnicode %d 0 R>>")
    once = b"1 beginbfrange <0000> <FFFF> <0000> endbfrange "
    endless = packed(flate(once * 100_000))
    shown = line("あ", 700, b"X")
    bomb("to_unicode", "refused", shown, objects={3: font % 90, 90: endless})
    bomb("to_unicode_past_all_codes", "refused", shown, objects={
        3: font % 90,
        90: packed(flate(b"1 beginbfrange <0000> <FFFFFFFFFFFFFFFFFFFF> <0000> endbfrange " * 100_000))})
    bomb("to_unicode_by_lists", "refused", shown, objects={
        3: font % 90, 90: packed(flate((b"2 beginbfrange <0> <1> [<41> <42>] " + once[15:]) * 100_000))})
    bomb("to_unicode_in_a_form", "refused", b"/F Do " + shown, objects={
        90: endless, 91: font % 90,
        92: b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</X 91 0 R>>>>/Length 4>>"
            b"\nstream\nq Q \nendstream"}, more=b"/XObject<</F 92 0 R>>")
    many = {1_000 + i: font % (2_000 + i) for i in range(400)} | {
        2_000 + i: packed(flate(once)) for i in range(400)}
    names = b"".join(b"/Y%d %d 0 R" % (i, 1_000 + i) for i in range(400))
    bomb("to_unicode_of_many_fonts", "refused", b"/F Do " + shown, objects=many | {
        92: b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<<%s>>>>/Length 4>>"
            b"\nstream\nq Q \nendstream" % names}, more=b"/XObject<</F 92 0 R>>")
    bomb("to_unicode_of_all_codes", "read", line("あ", 700), objects={3: font % 90, 90: packed(flate(once))})


def fonts(put):
    identity = (b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[91 0 R]"
                b"%s>>")
    descendant = (b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)"
                  b"/Ordering(%s)/Supplement 0>>%s>>")

    def font(name, expected, ordering=b"Identity", more=b"", entries=b"", with_prose=False):
        pdf = Pdf(2 if with_prose else 0)
        pdf.objects[90] = identity % entries
        pdf.objects[91] = descendant % (ordering, more)
        pdf.fonts += b"/X 90 0 R"
        pdf.page(b"".join(line("$QQXDO\3UHSRUW", 700 - 20 * i, b"X") for i in range(9)))
        put(f"font_{name}", pdf.bytes(), expected)

    font("without_map", "unmapped_fonts")
    font("without_map_beside_prose", "read", with_prose=True)
    font("of_no_ordering", "unmapped_fonts", ordering=b"")
    font("map_is_a_name", "unmapped_fonts", entries=b"/ToUnicode/Identity-H")
    font("map_is_missing", "unmapped_fonts", entries=b"/ToUnicode 999 0 R")
    font("glyph_map_is_a_number", "unmapped_fonts", more=b"/CIDToGIDMap 7")
    font("file_is_missing", "unmapped_fonts", more=b"/FontDescriptor<</FontFile2 999 0 R>>")
    many = Pdf(1)
    for number in range(10_000):
        many.objects[1_000 + number] = many.objects[5]
        many.fonts += b"/F%d %d 0 R" % (number, 1_000 + number)
    many.page(b"".join(b"BT /F%d 9 Tf 9 %d Td (word%d) Tj ET\n" % (i, i % 800, i)
                       for i in range(10_000)))
    put("font_ten_thousand", many.bytes(), "read")
