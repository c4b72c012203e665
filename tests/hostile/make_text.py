#!/usr/bin/env python3
"""Writes hostile txt, csv and md files and, for each, what is to become of it.

Run: python3 tests/hostile/make_text.py FOLDER    (seeded: the same files each time)
expected.tsv in FOLDER has a line a file: name<TAB>reason of the closed list, or "read".
"""
import os, random, sys

FOLDER = sys.argv[1]
RANDOM = random.Random(14)
N = 100_000
JAPANESE = '港町の公民館で会議が開かれ、二十名の市民が集まった。\n'
EXPECTED = []


def write(name, content, expected):
    if isinstance(content, str): content = content.encode('utf-8')
    with open(os.path.join(FOLDER, name), 'wb') as out: out.write(content)
    EXPECTED.append((name, expected))


def noise(size): return bytes(RANDOM.getrandbits(8) for _ in range(size))


def encodings():
    text = JAPANESE * 200
    for code in ('cp932', 'euc_jp', 'iso2022_jp', 'utf-16-le', 'utf-16-be', 'utf-8'):
        whole = text.encode(code)
        write(f'whole-{code}.txt', whole, 'read')
        write(f'cut-{code}.txt', whole[:-3], 'read')
        broken = bytearray(whole)
        for _ in range(len(broken) // 10): broken[RANDOM.randrange(len(broken))] ^= 1 << RANDOM.randrange(8)
        if code in ('utf-8', 'cp932', 'euc_jp'): write(f'flipped-{code}.txt', bytes(broken), 'bad_encoding')
    for code in ('utf-8', 'cp932'):
        for name, sign in (('nul', b'\0'), ('dos-end', b'\x1a'), ('bell', b'\a')):
            write(f'stray-{name}-{code}.txt', JAPANESE.encode(code) + sign + JAPANESE.encode(code), 'read')
            write(f'stray-{name}-{code}.docx', JAPANESE.encode(code) + sign + JAPANESE.encode(code), 'read')
    write('mark-alone.txt', b'\xef\xbb\xbf', 'no_text')
    write('mark-16.txt', b'\xff\xfe', 'no_text')
    write('mark-lies.txt', b'\xef\xbb\xbf' + text.encode('cp932'), 'bad_encoding')
    write('surrogates.txt', b'\xff\xfe' + b'\x00\xd8' * 2000, 'bad_encoding')
    write('overlong.txt', b'\xc0\x80\xe0\x80\xaf' * 2000, 'bad_encoding')
    write('zeros.txt', b'\0' * N, 'bad_encoding')
    write('ones.txt', b'\1' * N, 'bad_encoding')
    write('high.txt', b'\xff' * N, 'bad_encoding')
    write('escapes.txt', b'\x1b$B' * N, 'bad_encoding')
    write('escape-cut.txt', b'\x1b$B\x24', 'bad_encoding')
    write('escape-odd.txt', b'\x1b$B\xff\xff\x1b(B' * 1000, 'bad_encoding')
    for size in (33, 1000, 65536, 1 << 20): write(f'noise-{size}.txt', noise(size), 'bad_encoding')
    hangul = '시민 여러분께 알려 드립니다. 내일 오전 열 시부터 물이 나오지 않습니다.\n' * 50
    write('hangul.txt', hangul.encode('euc_kr'), 'bad_encoding')
    write('hangul.csv', hangul.encode('euc_kr'), 'bad_encoding')
    write('hangul.md', hangul.encode('euc_kr'), 'bad_encoding')
    write('hanzi.txt', ('通知：因供水管道检修，明天上午停水，请居民做好准备。\n' * 50).encode('gb18030'), 'bad_encoding')
    write('hanzi-big5.txt', ('公告：因自來水管線維修，明日上午停水，請市民儲水備用。\n' * 50).encode('big5'), 'bad_encoding')
    write('line-without-end.txt', '港' * (1 << 20), 'read')
    write('ends-alone.txt', '\n' * N, 'no_text')
    write('feeds.txt', 'a\f' * N, 'read')


def names():
    table = '市\t人口\n港町\t20\n'
    for name in ('table.xls', 'table.xlsx', 'words.docx', 'words.pdf', 'words.pptx', 'words.jpg', 'words', 'words.2024'):
        write(f'named-{name}', table * 20, 'read')
        write(f'named-16-{name}', b'\xff\xfe' + (table * 20).encode('utf-16-le'), 'read')
    for name in ('tool.py', 'style.css', 'data.json'): write(f'named-{name}', table, 'unsupported')
    for name in ('noise.dat', 'noise'): write(f'named-{name}', noise(5000), 'unsupported')
    for name in ('noise.xls', 'noise.doc'): write(f'named-{name}', noise(5000), 'not_what_its_name_says')
    write('named-noise.docx', noise(5000), 'not_what_its_name_says')


def tables():
    for name, piece in (('open', '"a,'), ('open-lines', '"\n'), ('opens', '"a'), ('doubled', '""'), ('crossed', '"a\n"b,'), ('bare', ',"b" c')):
        write(f'quotes-{name}.csv', piece * N + '\n終,1\n', 'read')
    write('wide.csv', 'a,' * N + '\n' + '1,' * N, 'read')
    write('commas.csv', ',' * N, 'no_text')
    write('ragged.csv', '\n'.join('x,' * (i % 300) for i in range(2000)), 'read')
    write('long-cell.csv', 'a,b\n1,"' + '文\n' * N + '"\n', 'read')
    write('never-closed.csv', 'a,b\n1,"' + '文\n' * N, 'read')
    write('long-labels.csv', '見出し' * 500 + ',b\n' + 'a,1\n' * 50_000, 'read')
    write('many-titles.csv', '題,,,,\n' * 5000 + 'a,b,c,d,e\n', 'read')
    write('stated.csv', 'sep=', 'read')
    write('stated-quote.csv', 'sep="\n"a"b"\n', 'read')
    write('tabs.tsv', '\t' * N + 'a', 'read')
    write('controls.csv', b'a,b\n\x01\x02\x03\x04,\x05\x06\x07\x08\n' * 100, 'bad_encoding')
    write('binary.csv', noise(50_000), 'bad_encoding')
    write('returns.csv', 'a,b\r' * N, 'read')


def markdown():
    pieces = ('[', '![', '[a](', '![a](<', '*a ', '**a_b', '_a', '`a', '<', '<a ', '<!--', '<div>', '&', '~~a', '[^1]', '[^1]: a\n',
              'a<rt>', '> ', '>', '- ', '1. ', '# ', '#', 'a\n', '<![CDATA[', '<?a', 'a <!a', 'www.', 'http://', 'a@', '|a', '\\', '---\n',
              '```\n', '[a]: b\n', '![[^', '$', '  \n', '<a href="', '[a][b]', '&#', '*', '_', '[!NOTE]')
    for i, piece in enumerate(pieces):
        write(f'piece-{i:02}.md', piece * N + '\n\n終\n', 'no_text' if piece == '<!--' else 'read')
    write('deep-list.md', ''.join(' ' * (2 * i) + '- a\n' for i in range(1000)), 'read')
    write('deep-quotes.md', ('>' * 500 + 'a\n') * 500, 'read')
    write('ticks.md', ' '.join('`' * i for i in range(1, 1000)), 'read')
    write('references.md', ''.join(f'[a{i}]: b{i}\n' for i in range(20_000)) + ''.join(f'[a{i}]' for i in range(20_000)), 'read')
    write('table-bomb.md', '|a' * 5000 + '|\n' + '|---' * 5000 + '|\n' + 'x\n' * 5000, 'refused')
    write('matter-open.md', '---\n' + 'a: b\n' * N, 'read')
    write('matter-alone.md', '---\ntitle: a\n---\n', 'no_text')
    write('underlined.md', 'a\n' * N + '===', 'read')
    write('noise.md', noise(100_000), 'bad_encoding')


os.makedirs(FOLDER, exist_ok=True)
encodings(); names(); tables(); markdown()
with open(os.path.join(FOLDER, 'expected.tsv'), 'w') as out:
    out.writelines(f'{name}\t{expected}\n' for name, expected in EXPECTED)
print(f'{len(EXPECTED)} files')
