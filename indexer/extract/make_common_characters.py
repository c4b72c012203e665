#!/usr/bin/env python3
"""Counts the commonest characters of the languages that encoding_guess.cpp tells apart, and writes common_characters.inc.

Run: python3 indexer/extract/make_common_characters.py     (from the root of the sources)
Needs Debian's installation-guide-amd64, debian-reference-{ja,zh-cn,zh-tw}, python3-jieba (a word list of general Chinese with counts)
and opencc. Japanese is counted on corpus/ too. What goes into the file is which characters are common, and how common as a group.
"""
import collections, glob, html, os, re, subprocess

GUIDE = '/usr/share/doc/installation-guide-amd64/'
REFERENCE = '/usr/share/debian-reference/'
BANDS = (32, 128, 384, 1024)  # ranks at which a group ends


def pages(pattern):
    texts = (open(name, encoding='utf-8', errors='ignore').read() for name in sorted(glob.glob(pattern)) if os.path.isfile(name))
    return html.unescape(re.sub(r'(?s)<(script|style).*?</\1>|<[^>]*>', ' ', ' '.join(texts)))


def words_of_jieba():
    lines = open('/usr/lib/python3/dist-packages/jieba/dict.txt', encoding='utf-8')
    return [(line.split()[0], int(line.split()[1])) for line in lines]


def traditional(words):
    text = '\n'.join(word for word, _ in words)
    out = subprocess.run(['opencc', '-c', 's2t.json'], input=text.encode(), capture_output=True, check=True).stdout.decode()
    return list(zip(out.split('\n'), (count for _, count in words)))


def counted(words):
    counts = collections.Counter()
    for word, count in words:
        for c in word:
            if ord(c) > 0x7F and not c.isspace(): counts[c] += count
    total = sum(counts.values())
    return {c: n / total for c, n in counts.items()}


def mixed(*parts):
    """Sources of equal weight."""
    counts = collections.Counter()
    for part in parts:
        for c, share in part.items(): counts[c] += share / len(parts)
    return counts


def main():
    text = lambda t: counted([(t, 1)])
    simple = words_of_jieba()
    languages = {
        'Japanese': mixed(text(pages(GUIDE + 'ja/*.html')), text(pages(REFERENCE + '*.ja.html')), text(pages('corpus/documents/*'))),
        'Korean': mixed(text(pages(GUIDE + 'ko/*.html'))),
        'Simplified': mixed(counted(simple), text(pages(REFERENCE + '*.zh-cn.html'))),
        'Traditional': mixed(counted(traditional(simple)), text(pages(REFERENCE + '*.zh-tw.html'))),
    }
    with open('indexer/extract/common_characters.inc', 'w', encoding='utf-8') as out:
        out.write('// Made by make_common_characters.py. Of each language: its commonest characters past ASCII, in groups from common to\n'
                  '// less common, and what share of its text past ASCII each group has.\n')
        for name, counts in languages.items():
            ranked = sorted(counts, key=lambda c: (-counts[c], c))
            out.write(f'constexpr CommonGroup k{name}Common[] = {{\n')
            begin = 0
            for end in BANDS:
                group = ranked[begin:end]
                begin = end
                if not group: continue
                quoted = ''.join(c for c in group)
                lines = [quoted[i:i + 45] for i in range(0, len(quoted), 45)]
                out.write(f'    {{{sum(counts[c] for c in group):.3f},\n')
                out.write('\n'.join(f'     U"{line}"' for line in lines) + '},\n')
            out.write('};\n')


main()
