#!/usr/bin/env python3
"""Writes HTML files that try to hurt their reader, and what is expected of each.

make_html.py DIRECTORY   writes the files and DIRECTORY/expected.tsv: name, then "read" or the reason
(indexer/reasons.h) with which the file is refused. The same files every time.
"""
import os
import random
import sys

RANDOM = random.Random(20240510)
PROSE = "みさき市は、姉妹都市の中学生を迎えて交流会を開きました。"
HEAD = '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>交流会の記録</title></head><body>'
TAIL = "</body></html>"
MARK = f"<h1>交流会の記録</h1><p>{PROSE}</p>"
FILES = {}


def page(name, body, expected="read", head=HEAD, tail=TAIL):
    data = head + body + tail
    FILES[name] = (data.encode("utf-8"), expected)


def raw(name, data, expected):
    FILES[name] = (data, expected)


def depth():
    """Elements inside one another, closed or not."""
    for count in (1_001, 100_000, 1_000_000):
        page(f"divs-{count}.html", "<div>" * count + MARK)
    page("divs-closed.html", "<div>" * 200_000 + MARK + "</div>" * 200_000)
    for tag in ("b", "font", "span", "a href=x", "ul", "blockquote", "section", "ruby", "rt", "custom-tag"):
        name = tag.split()[0]
        page(f"deep-{name}.html", MARK + f"<{tag}>" * 100_000 + "終わり")
    page("deep-list.html", MARK + "<ul><li>項目" * 50_000)
    page("deep-dl.html", MARK + "<dl><dd>説明" * 50_000)
    page("deep-table.html", MARK + "<table><tr><td>" * 50_000 + "奥")
    page("deep-table-closed.html", MARK + "<table><tr><td>" * 20_000 + "奥" + "</td></tr></table>" * 20_000)
    page("deep-hidden.html", MARK + '<div hidden id="a">' * 100_000)
    page("deep-svg.html", MARK + "<svg><g>" * 50_000 + "<text>図</text>")
    page("deep-mixed.html", MARK + "".join(f"<{RANDOM.choice(['div', 'ul', 'table', 'td', 'p', 'dl', 'h2'])}>" for _ in range(200_000)))


def attributes():
    """Tags that do not end."""
    page("attributes-50000.html", "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + f">{MARK}")
    page("attributes-same.html", "<p " + "id=x " * 200_000 + f">{MARK}")
    page("attribute-long-value.html", f'<img alt="{"写真" * 2_000_000}">{MARK}')
    page("attribute-data-url.html", f'<img src="data:image/png;base64,{"QUJD" * 1_000_000}">{MARK}')
    page("attribute-open-quote.html", MARK + '<p title="終わらない' + "あ" * 500_000)
    page("attribute-many-quotes.html", MARK + "<p " + '"\'' * 500_000 + ">続き")
    page("attribute-equals.html", MARK + "<p " + "=" * 500_000 + ">続き")
    page("tag-without-end.html", MARK + "<p" * 300_000)
    page("tag-name-long.html", MARK + "<" + "a" * 2_000_000 + ">続き")
    page("lone-less-than.html", MARK + "< " * 1_000_000)
    page("style-long.html", MARK + f'<p style="{"color:red;" * 300_000}">続き</p>')


def raw_text():
    """Elements and declarations that nobody closes."""
    for tag in ("script", "style", "textarea", "iframe", "noembed"):
        page(f"open-{tag}.html", MARK + f"<{tag}>" + "if (a < b) { } " * 50_000)
        page(f"many-{tag}.html", MARK + f"<{tag}>x</{tag}>" * 50_000)
    page("open-comment.html", MARK + "<!-- " + "終わらない " * 200_000)
    page("comments.html", MARK + "<!-- -->" * 300_000)
    page("comment-dashes.html", MARK + "<!--" + "-" * 1_000_000)
    page("comment-dash-ends.html", MARK + "<!--" + "--x" * 500_000)
    page("open-comment-many.html", MARK + "<!-" * 500_000)
    page("open-cdata.html", MARK + "<![CDATA[" * 200_000)
    page("open-doctype.html", MARK + "<!DOCTYPE html [" * 100_000)
    page("open-pi.html", MARK + "<?php " * 300_000)
    page("plaintext.html", MARK + "<plaintext>" + "<div>" * 300_000)
    page("open-title.html", "<title>" * 100_000 + MARK, head="<!DOCTYPE html><body>")
    page("open-title-once.html", MARK, head="<!DOCTYPE html><html><head><title>閉じない題名<body>")
    page("titles-one-end.html", "<title>" * 50_000 + "</title>" + MARK, head="<!DOCTYPE html><body>")
    page("xmp.html", MARK + "<xmp>" + "<table>" * 100_000 + "</xmp>")
    page("open-xmp.html", MARK + "<xmp>" * 100_000)
    page("linked-data-huge.html", MARK + '<script type="application/ld+json">' + '{"a":' * 300_000 + "</script>")


def nesting_errors():
    """Tags that cross one another."""
    page("misnested-font.html", MARK + "<font><b>x</font></b>" * 100_000)
    page("misnested-block.html", MARK + "<div><span>あ</div></span>" * 100_000)
    page("ends-without-begin.html", MARK + "</div></span></table></p></li>" * 100_000)
    page("ends-of-p.html", MARK + "</p>" * 300_000)
    page("ends-far-away.html", MARK + "<span>" * 500 + "<div></span></div>" * 50_000)
    page("p-in-p.html", MARK + "<p>" * 300_000)
    page("li-without-list.html", MARK + "<li>項目" * 100_000)
    page("cells-without-table.html", MARK + "<td>値" * 100_000)
    page("dt-without-dl.html", MARK + "<dt>語" * 100_000)
    page("html-again.html", MARK + "<html><head><body>" * 50_000)
    page("forms.html", MARK + "<form><select><option>" * 50_000)
    page("empty-tags.html", MARK + "<i></i>" * 1_000_000)
    page("empty-blocks.html", MARK + "<p></p>" * 500_000)
    page("breaks.html", MARK + "<br>" * 1_000_000)
    page("breaks-text.html", MARK + "あ<br>" * 300_000)
    page("rubies.html", MARK + "<ruby>漢<rt>かん" * 100_000)


def tables():
    """Spans that multiply."""
    page("colspan.html", MARK + "<table><tr><th>名</th><td colspan=1000000>値</td></tr></table>")
    page("colspan-many.html", MARK + "<table>" + "<tr><td colspan=1000>値</td></tr>" * 20_000 + "</table>")
    page("rowspan.html", MARK + "<table><tr>" + "<td rowspan=65534>値</td>" * 1_000 + "</tr>" + "<tr></tr>" * 20_000 + "</table>")
    page("span-square.html", MARK + "<table>" + "<tr><th rowspan=1000 colspan=1000>頭</th><td>値</td></tr>" * 5_000 + "</table>")
    page("span-negative.html", MARK + "<table><tr><td colspan=-5 rowspan=-1>値</td><td colspan=99999999999999999999>値</td></tr></table>")
    page("span-text.html", MARK + f"<table><tr><td rowspan=60000 colspan=900>{PROSE * 300}</td></tr>" + "<tr><td>値</td></tr>" * 5_000 + "</table>")
    page("cells-100000.html", MARK + "<table>" + "<tr><td>一</td><td>二</td></tr>" * 50_000 + "</table>")
    page("row-100000.html", MARK + "<table><tr>" + "<td>値</td>" * 100_000 + "</tr></table>")
    page("heads-100000.html", MARK + "<table>" + "<tr><th>名</th><td>値</td></tr>" * 50_000 + "</table>")
    page("head-rows.html", MARK + "<table>" + "<tr><th>名</th><th>値</th></tr>" * 50_000 + "<tr><td>一</td><td>二</td></tr></table>")
    page("head-long.html", MARK + f"<table><tr><th>{'長い見出し' * 20_000}</th><th>値</th></tr>" + "<tr><td>一</td><td>二</td></tr>" * 2_000 + "</table>")
    page("tables-many.html", MARK + "<table><tr><td>値</td></tr></table>" * 50_000)
    page("rows-empty.html", MARK + "<table>" + "<tr></tr>" * 300_000 + "</table>")
    page("terms.html", MARK + "<dl>" + "<dt>語</dt><dd>説明</dd>" * 50_000 + "</dl>")
    page("terms-labels.html", MARK + "<dl>" + "<dt>語</dt>" * 100_000 + "<dd>説明</dd></dl>")


def sizes():
    """Much of one thing."""
    page("text-24mb.html", MARK + "<p>" + "あ" * 8_000_000)
    page("text-90mb.html", MARK + "<p>" + "あ" * 30_000_000, expected="refused")
    page("spaces.html", MARK + " \n" * 2_000_000)
    page("entities.html", MARK + "&amp;" * 500_000)
    page("entities-open.html", MARK + "&" * 1_000_000)
    page("entities-numeric.html", MARK + "".join(f"&#{RANDOM.randrange(0, 0x120000)};" for _ in range(200_000)))
    page("entities-long.html", MARK + "&#" + "9" * 1_000_000 + ";&" + "a" * 1_000_000)
    page("paragraphs.html", MARK + f"<p>{PROSE}</p>" * 50_000)
    page("links.html", MARK + '<a href="x">一</a>' * 200_000)
    page("menus.html", '<ul class="menu"><li><a href=x>くらし</a></li></ul>' * 30_000 + MARK)
    page("metas.html", "<meta name=date content=2024-05-10>" * 100_000 + MARK)
    page("dates.html", MARK + "<p>更新日：2024年5月10日</p>" * 20_000)
    page("trail.html", MARK + "<p>ホーム" + " &gt; 市政" * 200_000 + "</p>")
    page("lists-mixed.html", MARK + "<ul>" + '<li>項目<ol start="99999999999"><li value="-9999999999">子</li></ol></li>' * 30_000)


def bytes_of_all_kinds():
    """What is no text."""
    raw("nul.html", (HEAD + MARK.replace("交", "交\0") + TAIL).encode(), "read")
    raw("nul-only.html", b"<html>" + b"\0" * 100_000, "any")
    raw("controls.html", (HEAD + MARK + "".join(chr(c) for c in range(1, 32)) * 50 + TAIL).encode(), "any")
    raw("bad-utf8.html", (HEAD + MARK).encode() + b"\xff\xfe\xc3(\xe3\x81" * 3 + (f"<p>{PROSE}</p>" * 200).encode(), "read")
    raw("cut-in-character.html", (HEAD + MARK * 20).encode() + "都".encode()[:2], "read")
    raw("noise.html", b"<html><body>" + RANDOM.randbytes(100_000), "any")
    raw("noise-named.html", RANDOM.randbytes(100_000), "not_what_its_name_says")
    raw("empty.html", b"", "no_text")
    raw("blank.html", b" \n\t ", "no_text")
    raw("tags-only.html", b"<html><body><p></p></body></html>", "no_text")
    raw("frameset.html", b"<html><frameset><frame src=a.html></frameset></html>", "no_text")
    raw("script-only.html", b"<html><script>document.write('x')</script></html>", "no_text")
    raw("utf16-odd.html", (HEAD + MARK).encode("utf-16") + b"x", "any")
    raw("utf7.html", (HEAD.replace("utf-8", "utf-7") + MARK).encode(), "read")
    raw("charset-unknown.html", (HEAD.replace("utf-8", "x-nobody-knows") + MARK).encode(), "read")
    raw("charset-lies.html", (HEAD + MARK * 3).encode("cp932"), "read")
    raw("surrogates.html", (HEAD + MARK + "&#xD800;&#xDFFF;&#0;&#x110000;" * 1_000).encode(), "read")


def damaged():
    """A page of an office cut or changed anywhere."""
    whole = (HEAD + '<div id="header"><ul class="gnavi"><li><a href="/">ホーム</a></li></ul></div><div id="main">' + MARK
             + "<table><tr><th>名称</th><td>交流会</td></tr></table><ul><li>一</li></ul></div>" + TAIL).encode()
    for i in range(12):
        raw(f"cut-{i:02}.html", whole[: RANDOM.randrange(1, len(whole))], "any")
    for i in range(12):
        changed = bytearray(whole)
        for _ in range(RANDOM.randrange(1, 30)):
            changed[RANDOM.randrange(len(changed))] ^= 1 << RANDOM.randrange(8)
        raw(f"flipped-{i:02}.html", bytes(changed), "any")


def main():
    for make in (depth, attributes, raw_text, nesting_errors, tables, sizes, bytes_of_all_kinds, damaged):
        make()
    os.makedirs(sys.argv[1], exist_ok=True)
    with open(os.path.join(sys.argv[1], "expected.tsv"), "w", encoding="utf-8") as table:
        for name, (data, expected) in FILES.items():
            with open(os.path.join(sys.argv[1], name), "wb") as out:
                out.write(data)
            table.write(f"{name}\t{expected}\n")


if __name__ == "__main__":
    main()
