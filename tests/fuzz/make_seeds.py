#!/usr/bin/env python3
"""Writes the first inputs of each fuzz target, taken from the corpus, the tables of the tests and the hostile files.

usage: make_seeds.py PROJECT HOSTILE_FILES OUT      (OUT/TARGET/NAME)

Small ones only: a fuzzer runs them thousands of times a second, the replay all of them in seconds.
"""
import html
import json
import pathlib
import random
import re
import sys
import zipfile

PROJECT, HOSTILE, OUT = (pathlib.Path(a) for a in sys.argv[1:4])
DATA = PROJECT / 'tests/data'
MOST_BYTES = 6000  # of one seed
MOST = 60  # of one target
FORMATS = ('eml', 'pdf', 'office', 'ole', 'rtf', 'html', 'xml', 'csv', 'md', 'txt')  # as indexer/extract/formats lists them
count = {}


def seed(target, data, most=MOST):
    """One more input of the target, unless it is large or there are many."""
    if isinstance(data, str):
        data = data.encode('utf8', 'surrogatepass')
    number = count.get(target, 0)
    if len(data) > MOST_BYTES or number >= most:
        return
    count[target] = number + 1
    folder = OUT / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f'{number:03}').write_bytes(data)
    if target in FORMATS and number % 5 == 0:
        seed('documents', bytes([FORMATS.index(target)]) + data, most=200)


def rows(name):
    """Cells of a table of tests/data, in rows."""
    for line in (DATA / name).read_text('utf8').splitlines():
        if line and not line.startswith('#'):
            yield line.split('\t')


def sample(values, most=MOST):
    """At most `most` of the values, always the same."""
    values = sorted(set(values))
    return values if len(values) <= most else random.Random(1).sample(values, most)


def blocks(text, size):
    """Pieces of whole paragraphs, of about `size` characters."""
    out = ''
    for part in re.split(r'(?<=\n)\n+', text):
        out += part + '\n'
        if len(out) > size:
            yield out
            out = ''
    if out:
        yield out


def texts():
    documents = sorted((PROJECT / 'corpus').rglob('*.txt'))
    pieces = [p for d in documents for p in blocks(d.read_text('utf8', 'replace'), 1200)]
    for piece in sample(pieces, 40):
        for target in ('txt', 'cutter', 'lines', 'any_format'):
            seed(target, piece)
        seed('folding', piece[:600])
        seed('recognisers', '0' + piece[:900])
        seed('snippet', '\x40大連\n交流\n2004\0' + piece[:900])
    for name in ('csv_tables.txt', 'markdown.txt', 'passages.txt', 'row_lists.txt', 'page_heads.txt'):
        for piece in sample(blocks((DATA / name).read_text('utf8'), 400), 20):
            for target in ('csv', 'md', 'cutter', 'lines', 'xml'):
                seed(target, piece)
    for name in ('places.tsv', 'years.tsv', 'dates.tsv', 'organisations.tsv', 'place_traps.tsv', 'hard_passages.tsv'):
        for cells in sample(tuple(r) for r in rows(name))[:12]:
            seed('recognisers', '1' + '\0'.join(cells))
            seed('folding', ' '.join(cells))
    for cells in sample(tuple(r) for r in rows('marks.tsv')):
        seed('snippet', '\x20' + '\n'.join(cells[1:]) + '\0' + cells[0])
    for piece in sample(pieces, 10):
        for encoding in ('cp932', 'euc_jp', 'iso2022_jp', 'utf-16', 'utf-16-le', 'utf-8-sig'):
            seed('encoding', piece[:200].encode(encoding, 'ignore'))


def queries():
    typed = [c[0] for n in ('queries.tsv', 'parts.tsv', 'asked.tsv', 'spellings.tsv') for c in rows(n)]
    for query in sample(typed):
        seed('query', query)
        seed('c_interface', '0q=' + query)
    for number, query in enumerate(sample(typed, 16)):
        seed('c_interface', f'{number % 8}city=大連\nyear=2004..2010\nlimit=3\nexplain=true\nq={query}')
        seed('c_interface', f'{number % 8}{query}')
    years = [c[0] for c in rows('year_filters.tsv')]
    values = [c[0] for c in rows('facet_values.tsv')]
    for number, year in enumerate(sample(years)):
        value = values[number % len(values)]
        names = ('city', 'org', 'prefecture', 'country', 'own', 'partner', 'field', 'doc')
        seed('filters', f'year={year}\nfy={year}\ndate={year}\n{names[number % 8]}={value}\nsort=-year\nmode=and')
    quote = lambda t: ''.join('%%%02X' % b for b in t.encode())
    for query in sample(typed, 20):
        seed('url', f'/api/v1/search?q={quote(query)}&limit=5&snippet-length=80&facets=city,year')
        seed('url', f'/?q={query}&city={quote("大連市")}&year=2004..')


def requests():
    host = 'Host: localhost\r\n'
    chunked = f'GET /api/v1/health HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n'
    for cells in rows('http_requests.tsv'):
        text = cells[1].replace('{host}', host).replace('{chunked}', chunked)
        text = re.sub(r'\{(\d+)\*(.)\}', lambda m: m[2] * min(int(m[1]), 300), text)
        escapes = {'\\r': b'\r', '\\n': b'\n', '\\t': b'\t', '\\\\': b'\\'}
        parts = re.split(r'(\\x[0-9a-f]{2}|\\[rnt\\])', text)
        seed('http', b''.join(bytes([int(p[2:], 16)]) if p.startswith('\\x') else escapes.get(p, p.encode()) for p in parts),
             most=1000)
    seed('http_fields', 'localhost:80\nhttp://localhost:80\nsame-origin\nnavigate\ndocument\ngzip;q=0.5, *\n"abc", W/"x"')
    seed('http_fields', '[::1]:80\nhttps://portal.example\ncross-site\nnavigate\ndocument\nbr, gzip;q=0\n*')


def files():
    """Hostile files under the format that they are made for; parts of packages alone."""
    of_folder = {'pdf': ['pdf'], 'html': ['html'], 'mail': ['eml'], 'text': ['txt', 'encoding', 'csv', 'any_format']}
    for folder, targets in of_folder.items():
        for file in sorted((HOSTILE / folder).iterdir()) if (HOSTILE / folder).is_dir() else []:
            if file.is_file() and file.suffix != '.tsv' and 'bomb' not in file.name and file.stat().st_size <= MOST_BYTES:
                for target in targets:
                    seed(target, file.read_bytes())
    for file in sorted((HOSTILE / 'office').iterdir()) if (HOSTILE / 'office').is_dir() else []:
        if file.suffix == '.tsv' or file.stat().st_size > 40 * MOST_BYTES:
            continue
        seed('office', file.read_bytes())
        try:
            with zipfile.ZipFile(file) as package:
                for name in package.namelist():
                    kind = next((k for k in ('word', 'xl', 'ppt') if name.startswith(k + '/')), None)
                    if kind and name.endswith('.xml') and package.getinfo(name).file_size <= MOST_BYTES:
                        part = package.read(name)
                        main = re.search(r'(document|workbook|presentation)\.xml$', name)
                        seed({'word': 'docx_parts', 'xl': 'xlsx_parts', 'ppt': 'pptx_parts'}[kind],
                             part if main else b'\0' + part)
        except Exception:  # broken on purpose
            pass
    for name in ('html_text.tsv', 'html_titles.tsv', 'html_frames.tsv', 'html_recognized.tsv', 'html_dates.tsv'):
        for cells in sample(tuple(r) for r in rows(name))[:12]:
            seed('html', html.unescape(cells[0]) if '<' not in cells[0] else cells[0])


def lines():
    for line in ('{"id": "a", "title": "題", "text": "大連市", "facets": {"city": ["大連市"], "year": [2004], "org": []}}',
                 '{"id": 18446744073709551615, "text": "x", "facets": {}}', '{"id": "\\u001b", "text": "\\ud800"}',
                 '{"text": "a", "text": "b"}', '[[[[', '{"id": 1e400, "text": ""}', '\ufeff{"id": "b", "text": "c"}'):
        seed('jsonl', line)
    sound = {'file': {'id': 'd', 'path': '/a.txt', 'container': '', 'format': 'txt', 'title': '題', 'date': '2004-12-24',
                      'size': 9, 'mtime_ns': -5, 'content_hash': '0a', 'passages': 1, 'reason': '', 'detail': '',
                      'head_lines': [[7, False], [9, True]], 'tail_lines': []}}
    seed('exchange', json.dumps(sound, ensure_ascii=False))
    sound['file']['path'] = [47, 130, 160]
    seed('exchange', json.dumps(sound, ensure_ascii=False))
    for cells in rows('exchange_lines.tsv'):
        seed('exchange', ' '.join(cells[2:]))
    # Xapian's header of an empty database, and of one with two passages.
    magic = b'\x0f\x0dXapian Glass\x04\x6e' + bytes(range(16))
    seed('glass_header', magic + b'\x01' + b'\x00\x01\x00\x04\x00\x00' * 6)
    seed('glass_header', magic + b'\x02' + b'\x00\x00\x05\x04\x04\x00' * 6 + b'\x02\x00\x07\x02\x0b\x00\x12\x00')
    # What is stored, and what the helper sends: patches (place, place, byte) and a text.
    for number in range(30):
        patches = bytes([number % 16]) + random.Random(number).randbytes(number % 16 * 3)
        text = '# 大連\n\n- 交流\n\n| 年 | 数 |\n|---|---|\n| 2004 | 3 |\n'
        for target in ('wire', 'record', 'manifest'):
            seed(target, patches + text[number % 9:].encode())
    seed('record', b'\xff' * 24)


for make in (texts, queries, requests, files, lines):
    make()
