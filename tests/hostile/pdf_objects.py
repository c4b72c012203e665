"""PDFs made of objects by hand: what make_pdf.py breaks on purpose."""

import hashlib
import zlib

PROSE = ["姉妹都市との交流は三十年になります。", "派遣団は十二名で、市長が団長を務めました。",
         "予算は前年度と同額です。", "国際交流員が学校を訪ねました。"]


class Pdf:
    """Objects by number; 1 is the catalog, 2 the page tree, 3 to 5 a Japanese font and a Latin one."""

    def __init__(self, pages=3):
        self.objects = {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            3: b"<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/UniJIS-UTF16-H"
               b"/DescendantFonts[4 0 R]>>",
            4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo"
               b"<</Registry(Adobe)/Ordering(Japan1)/Supplement 4>>>>",
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        }
        self.trailer = b"/Root 1 0 R"
        self.fonts = b"/J 3 0 R/L 5 0 R"
        self.more = b""  # resources
        self.kids = []
        for number in range(pages):
            self.page(prose(number))

    def add(self, body):
        number = max(self.objects) + 1
        if number == 2:
            number = 6
        self.objects[number] = body
        return number

    def stream(self, data, entries=b"", length=None):
        size = len(data) if length is None else length
        return self.add(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, size, data))

    def page(self, content, entries=b"", filters=b""):
        self.kids.append((self.stream(content, filters), entries))

    def bytes(self, count=None, tree=None, tail=b""):
        objects = dict(self.objects)
        numbers = []
        for contents, entries in self.kids:
            number = max(objects) + 1
            objects[number] = (
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources"
                b"<</Font<<%s>>%s>>%s>>" % (contents, self.fonts, self.more, entries))
            numbers.append(b"%d 0 R" % number)
        count = b"%d" % len(numbers) if count is None else count
        objects.setdefault(2, tree or b"<</Type/Pages/Count %s/Kids[%s]>>" % (
            count, b" ".join(numbers)))
        return assemble(objects, self.trailer, tail)


def assemble(objects, trailer, tail=b""):
    out = bytearray(b"%PDF-1.7\n%\xe3\x81\x82\n")
    offsets = {}
    for number in sorted(objects):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        if number in offsets:
            out += b"%010d 00000 n \n" % offsets[number]
        else:
            out += b"0000000000 00000 f \n"
    out += b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table)
    return bytes(out) + tail


def line(text, y=700, font=b"J"):
    return b"BT /%s 12 Tf 72 %d Td <%s> Tj ET\n" % (
        font, y, text.encode("utf-16-be").hex().encode())


def prose(number):
    return b"".join(line(PROSE[(number + i) % len(PROSE)], 760 - 20 * i) for i in range(12))


def flate(data):
    return zlib.compress(data, 9)


def rc4(key, data):
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def encrypted(user, bits):
    """Standard security of revision 2 (40 bits) or 3: owner's password `owner`."""
    revision = 2 if bits == 40 else 3
    size = bits // 8
    pad = lambda word: (word + PADDING)[:32]
    owner_key = hashlib.md5(pad(b"owner")).digest()
    rounds = range(0 if revision == 2 else 50)
    for _ in rounds:
        owner_key = hashlib.md5(owner_key[:size]).digest()
    owner = rc4(owner_key[:size], pad(user))
    for i in range(1, 20 if revision == 3 else 1):
        owner = rc4(bytes(byte ^ i for byte in owner_key[:size]), owner)
    name = bytes(range(16))
    key = hashlib.md5(pad(user) + owner + b"\xfc\xff\xff\xff" + name).digest()
    for _ in rounds:
        key = hashlib.md5(key[:size]).digest()
    key = key[:size]
    if revision == 2:
        check = rc4(key, PADDING)
    else:
        check = rc4(key, hashlib.md5(PADDING + name).digest())
        for i in range(1, 20):
            check = rc4(bytes(byte ^ i for byte in key), check)
        check += bytes(16)
    pdf = Pdf(0)
    number = max(pdf.objects) + 1
    salt = number.to_bytes(3, "little") + b"\0\0"
    own = hashlib.md5(key + salt).digest()[:min(size + 5, 16)]
    # In Latin letters: the strings that name the Japanese font's characters would have to be
    # encrypted as well.
    words = b"BT /L 12 Tf 72 700 Td (a report on friendship between cities) Tj ET"
    pdf.fonts = b"/L 5 0 R"
    pdf.page(rc4(own, words))
    pdf.trailer += (b"/ID[<%s><%s>]/Encrypt<</Filter/Standard/V %d/R %d/Length %d/P -4/O<%s>/U<%s>>>"
                    % (name.hex().encode(), name.hex().encode(), revision - 1, revision, bits,
                       owner.hex().encode(), check.hex().encode()))
    return pdf.bytes()
