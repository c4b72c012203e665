#!/usr/bin/env python3
"""Hostile and damaged mails, with what is to become of each: make_mail.py DIRECTORY

Writes the mails and `expected_mail.tsv`: name, tab, `read` or the reason of the closed list. Only the
standard library; the same bytes in every run.
"""
import base64
import pathlib
import random
import sys

R = random.Random(14)
JP = "友好都市との交流事業について、下記のとおり説明会を開催いたします。"
HEAD = (b"From: =?UTF-8?B?6Z2S5qOuIOWkqumDjg==?= <taro@example.jp>\r\n"
        b"To: hanako@example.jp\r\nSubject: test\r\nDate: Fri, 10 May 2024 10:30:00 +0900\r\n"
        b"MIME-Version: 1.0\r\n")
TEXT = b"Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
BODY = (JP + "\r\n").encode()
PLAIN = HEAD + TEXT + BODY
B64 = base64.encodebytes(BODY * 40).replace(b"\n", b"\r\n")
MIXED = b'Content-Type: multipart/mixed; boundary="B"\r\n\r\n'
PART = b"--B\r\n" + TEXT + BODY

CASES = []


def case(name, data, expected="read"):
    CASES.append((name + ".eml", data, expected))


def mixed(*parts, end=b"--B--\r\n"):
    return HEAD + MIXED + b"".join(b"--B\r\n" + p + b"\r\n" for p in parts) + end


def attached(name, data, kind=b"application/octet-stream"):
    return (b"Content-Type: " + kind + b"\r\nContent-Disposition: attachment; filename=\"" + name +
            b"\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(data))


def nested(levels, kind=b"mixed", body=None):
    out = [HEAD]
    for i in range(levels):
        out.append(b'Content-Type: multipart/%s; boundary="b%d"\r\n\r\n--b%d\r\n' % (kind, i, i))
    out.append(TEXT + (body or BODY))
    out.extend(b"\r\n--b%d--\r\n" % i for i in reversed(range(levels)))
    return b"".join(out)


def forwarded(levels):
    return (HEAD + b"Content-Type: message/rfc822\r\n\r\n") * levels + PLAIN


def flipped(data, count):
    out = bytearray(data)
    for _ in range(count):
        out[R.randrange(len(out))] ^= 1 << R.randrange(8)
    return bytes(out)


# Numbers and depths.
case("parts_100000", mixed(*[b"Content-Type: text/plain\r\n\r\nx"] * 100_000), "refused")
case("parts_9000", mixed(*[b"Content-Type: text/plain\r\n\r\nx"] * 9_000))
case("empty_parts_50000", HEAD + MIXED + b"--B\r\n" * 50_000 + b"--B--\r\n")
case("attachments_5000", mixed(TEXT + BODY, *[attached(b"a.txt", BODY)] * 5_000))
case("nested_100", nested(100))
case("nested_900", nested(900))
case("nested_10000", nested(10_000), "*")
case("nested_alternative_500", nested(500, b"alternative"))
case("nested_related_500", nested(500, b"related"))
case("nested_signed_500", nested(500, b"signed"))
case("forwarded_50", forwarded(50))
case("forwarded_5000", forwarded(5_000), "*")
case("digest", HEAD + b'Content-Type: multipart/digest; boundary="B"\r\n\r\n' +
     (b"--B\r\n\r\n" + PLAIN) * 100 + b"--B--\r\n")
inner = PLAIN
for _ in range(12):
    inner = mixed(TEXT + BODY, attached(b"mail.eml", inner, b"application/octet-stream"))
case("mail_in_mail_in_base64", inner)
case("wide_tree", mixed(*[b'Content-Type: multipart/mixed; boundary="C%d"\r\n\r\n--C%d\r\n%s%s\r\n--C%d--\r\n'
                          % (i, i, TEXT, BODY, i) for i in range(2_000)]))

# Boundaries.
case("no_boundary_parameter", HEAD + b"Content-Type: multipart/mixed\r\n\r\n" + PART + b"--B--\r\n")
case("boundary_never_comes", HEAD + b'Content-Type: multipart/mixed; boundary="X"\r\n\r\n' + PART)
case("boundary_empty", HEAD + b'Content-Type: multipart/mixed; boundary=""\r\n\r\n' + PART + b"--B--\r\n")
case("boundary_no_end", HEAD + MIXED + PART)
case("boundary_same_inside", mixed(MIXED + PART + b"--B--\r\n", TEXT + BODY))
case("boundary_prefix", HEAD + b'Content-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\n'
     b'Content-Type: multipart/mixed; boundary="BB"\r\n\r\n--BB\r\n' + TEXT + BODY + b"--BB--\r\n--B--\r\n")
case("boundary_long", HEAD + b'Content-Type: multipart/mixed; boundary="' + b"b" * 100_000 + b'"\r\n\r\n--' +
     b"b" * 100_000 + b"\r\n" + TEXT + BODY)
case("boundary_lines_only", HEAD + b'Content-Type: multipart/mixed; boundary="-"\r\n\r\n' + b"---\r\n" * 50_000, "*")
case("dashes", HEAD + MIXED + PART + b"--\r\n" * 500_000 + b"--B--\r\n")
case("boundary_loop", HEAD + b'Content-Type: multipart/mixed; boundary="B"\r\n\r\n' +
     (b"--B\r\nContent-Type: multipart/mixed; boundary=\"B\"\r\n\r\n") * 3_000 + TEXT + BODY, "*")
case("boundary_quoted_badly", HEAD + b'Content-Type: multipart/mixed; boundary="B\r\n\r\n' + PART + b"--B--\r\n")

# Headers.
case("header_10mb", b"Subject: " + b"a" * 10_000_000 + b"\r\n" + PLAIN)
case("header_10mb_folded", b"X-Long: a\r\n" + b" aaaaaaaaaaaaaaaaaaaaaaaaaa\r\n" * 350_000 + PLAIN)
case("headers_200000", b"X-A: b\r\n" * 200_000 + PLAIN)
case("addresses_100000", b"To: " + b",\r\n ".join(b"u%d@example.jp" % i for i in range(100_000)) + b"\r\n" + PLAIN)
case("to_headers_20000", b"To: a@example.jp\r\n" * 20_000 + PLAIN)
case("forwarded_addresses_100000", HEAD + b"Content-Type: message/rfc822\r\n\r\nTo: " +
     b",\r\n ".join(b"u%d@example.jp" % i for i in range(100_000)) + b"\r\n" + PLAIN)
case("comments_deep", b"From: " + b"(" * 200_000 + b"\r\n" + PLAIN)
case("quotes_open", b'From: "' + b"a" * 500_000 + b"\r\n" + PLAIN)
case("angles", b"From: " + b"<" * 300_000 + b"\r\n" + PLAIN)
case("words_open", b"Subject: " + b"=?UTF-8?B?" * 80_000 + b"\r\n" + PLAIN)
case("words_q_open", b"Subject: " + b"=?UTF-8?Q?" * 80_000 + b"\r\n" + PLAIN)
case("words_many", b"Subject: " + b"\r\n =?UTF-8?B?44GC?=" * 40_000 + b"\r\n" + PLAIN)
case("words_charsets", b"Subject: " + b"".join(b"\r\n =?x-%d?B?44GC?=" % i for i in range(20_000)) + b"\r\n" + PLAIN)
case("parameters_100000", HEAD + b"Content-Type: text/plain" +
     b"".join(b";\r\n p%d=v" % i for i in range(100_000)) + b"\r\n\r\n" + BODY)
case("sections_100000", mixed(TEXT + BODY, b"Content-Type: application/zip\r\nContent-Disposition: attachment" +
     b"".join(b";\r\n filename*%d*=%%E3%%81%%82" % i for i in range(100_000)) + b"\r\n\r\nx"))
case("section_numbers", mixed(TEXT + BODY, b"Content-Type: application/zip\r\nContent-Disposition: attachment;\r\n"
     b" filename*99999999999999999999*=UTF-8''a; filename*-1*=b; filename**=c\r\n\r\nx"))
case("name_climbs", mixed(TEXT + BODY, attached(b"../../../etc/passwd.txt", BODY)))
case("name_absolute", mixed(TEXT + BODY, attached(b"C:\\\\Windows\\\\a.txt", BODY)))
case("name_megabyte", mixed(TEXT + BODY, attached(b"n" * 1_000_000 + b".txt", BODY)))
case("name_dots", mixed(TEXT + BODY, attached(b"..", BODY), attached(b".", BODY), attached(b"/", BODY)))
case("name_nul", mixed(TEXT + BODY, attached(b"a\0b.txt", BODY)))
case("header_only", HEAD)
case("header_no_end", b"From: a@example.jp\nTo: b@example.jp\nSubject: " + JP.encode())
case("header_nul", b"Subject: a\0b\0c\r\n" + PLAIN)
case("header_8bit", "Subject: 日本語の件名\r\n".encode("cp932") + PLAIN)
case("colons", b":::::\r\nFrom: a@example.jp\r\nTo: b\r\n\r\n" + BODY, "read")
case("content_length_lies", b"Content-Length: 99999999999\r\nLines: -5\r\n" + PLAIN)
case("content_length_short", b"Content-Length: 3\r\n" + PLAIN)
case("date_impossible", b"From: a@example.jp\r\nTo: b@example.jp\r\nDate: Fri, 99 Foo 99999999999 99:99:99\r\n\r\n" + BODY)
case("received_20000", b"Received: from a by b; Fri, 10 May 2024 10:30:00 +0900\r\n" * 20_000 + PLAIN)

# Bodies.
case("base64_line_50mb", mixed(TEXT + BODY, b"Content-Type: application/zip\r\n"
     b"Content-Disposition: attachment; filename=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
     b"UEsDBAoAAAAA" * 4_200_000))
case("base64_text", HEAD + b"Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + B64)
case("base64_cut", HEAD + b"Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
     B64[:len(B64) // 2 + 1])
case("base64_padding", HEAD + b"Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
     b"====" * 200_000 + B64)
case("base64_is_plain", HEAD + b"Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + BODY)
case("qp_cut", HEAD + b"Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
     b"=E5=8F=8B=E5=A5=BD=E9=83=BD=E5=B8=82=E3=81=A8=")
case("qp_equals", HEAD + b"Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
     b"=" * 1_000_000)
case("uu_in_text", HEAD + TEXT + BODY + b"begin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n" + BODY)
case("uu_open_50000", HEAD + TEXT + b"begin 644 a\r\nlower case is no line of it\r\n" * 50_000)
case("uu_no_end", HEAD + TEXT + BODY + b"begin 644 a.txt\r\n" + b"#86)C\r\n" * 10_000)
case("encoding_unknown", HEAD + b"Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: x-magic\r\n\r\n" + BODY)
case("charset_unknown", HEAD + b"Content-Type: text/plain; charset=x-no-such\r\n\r\n" + BODY)
case("charset_megabyte", HEAD + b"Content-Type: text/plain; charset=" + b"x" * 1_000_000 + b"\r\n\r\n" + BODY)
case("charset_options", HEAD + b"Content-Type: text/plain; charset=\"ISO-2022,locale=ja,version=9\"\r\n\r\n" + BODY)
case("jis_cut", HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + JP.encode("iso2022_jp")[:-8])
case("jis_escapes", HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + b"\x1b$B\x1b(B" * 300_000 + BODY)
case("jis_lines", HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + b"\x1b$B$\"\n" * 100_000)
case("jis_lost_escapes", HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + b"$B" * 500_000)
case("utf16_body", HEAD + b"Content-Type: text/plain; charset=utf-16\r\n\r\n" + JP.encode("utf-16"))
case("nul_body", HEAD + TEXT + b"\0" * 100_000 + BODY)
case("nul_only", HEAD + TEXT + b"\0" * 100_000)
case("line_20mb", HEAD + TEXT + "あ".encode() * 7_000_000)
case("lines_empty", HEAD + TEXT + b"\r\n" * 2_000_000 + BODY)
case("quotes_deep", HEAD + TEXT + b">" * 1_000_000 + BODY)
case("quotes_alternate", HEAD + TEXT + b"> a\r\nb\r\n" * 100_000)
case("flowed_one_line", HEAD + b"Content-Type: text/plain; charset=UTF-8; format=flowed; delsp=yes\r\n\r\n" +
     "友好 \r\n".encode() * 200_000)
case("carriage_returns", PLAIN.replace(b"\r\n", b"\r"))
case("mbox_line", b"From taro@example.jp Fri May 10 10:30:00 2024\n" + PLAIN)
case("calendar_open", HEAD + b"Content-Type: text/calendar; charset=UTF-8\r\n\r\n" + b"BEGIN:VEVENT\r\nBEGIN:VALARM\r\n" * 100_000)
case("calendar_events", HEAD + b"Content-Type: text/calendar; charset=UTF-8\r\n\r\n" +
     "BEGIN:VEVENT\r\nSUMMARY:会議\r\nDTSTART:20240510T99\r\nEND:VEVENT\r\n".encode() * 20_000)
case("pgp_open", HEAD + TEXT + b"-----BEGIN PGP MESSAGE-----\r\n" * 10_000, "encrypted")
case("pgp_encrypted", HEAD + b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="B"\r\n\r\n'
     b"--B\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--B\r\nContent-Type: application/octet-stream\r\n\r\n"
     b"-----BEGIN PGP MESSAGE-----\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n--B--\r\n", "encrypted")
case("smime_enveloped", HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n"
     b"Content-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3DQEHA6CA\r\n", "encrypted")
case("smime_untyped", HEAD + b"Content-Type: application/x-pkcs7-mime; name=smime.p7m\r\n"
     b"Content-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3DQEHA6CA\r\n", "encrypted")
case("partial", HEAD + b"Content-Type: message/partial; id=a; number=1; total=999999\r\n\r\n" + PLAIN)
case("external_body", HEAD + b"Content-Type: message/external-body; access-type=local-file; name=\"/etc/passwd\"\r\n\r\n")
case("tnef", mixed(TEXT + BODY, attached(b"winmail.dat", b"\x78\x9f\x3e\x22" + b"\0" * 100, b"application/ms-tnef")))

# Damage: cut at any place, bits flipped. What it says is read as far as it goes.
WHOLE = mixed(TEXT + BODY, b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + JP.encode("iso2022_jp") + b"\r\n",
              attached("名簿.txt".encode(), BODY))
for i in range(12):
    case("cut_%02d" % i, WHOLE[:100 + (len(WHOLE) - 100) * i // 12])
for i in range(12):
    case("flipped_%02d" % i, HEAD + flipped(WHOLE[len(HEAD):], 4 ** (i % 4)), "*")
for i in range(4):
    case("noise_%d" % i, HEAD + TEXT + R.randbytes(50_000), "bad_encoding")


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "expected_mail.tsv", "w", encoding="utf-8") as table:
        for name, data, expected in CASES:
            (out / name).write_bytes(data)
            table.write(f"{name}\t{expected}\n")


if __name__ == "__main__":
    main()
