#!/usr/bin/env python3
"""Writes dict/lexicon/data/place_words.tsv: names of cities that are ordinary words (友好, さくら) or,
abroad, surnames (福田) as well.

usage: make_place_words.py IPADIC [--check]

IPADIC holds the sources of the Debian package mecab-ipadic (*.csv, EUC-JP). --check writes nothing:
exit 1 when the sources would give another table. A low cost is a frequent word. A name is ordinary when
its word is more frequent than the words ipadic merely lists (cost 5622), and ipadic knows no place
of that name or a rare one.
"""
import csv
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE / "data"
HEAD = """\
# Names of cities without their unit that are ordinary words as well, or surnames (of places abroad in
# kanji): a bare word is none of these cities, and before 市民 or 市長 neither is the full name, unless
# what stands around it says so. Written by make_place_words.py, which tells what is ordinary.
# Source: the costs of words in ipadic (Debian's mecab-ipadic; NAIST, ICOT licence, see NOTICE).
# Columns: kind (word, surname), name, cost as a word or surname, cost as a place (empty: none).
"""
LISTED_COST = 5600  # of a word; those above were hardly seen in ipadic's corpus
RARE_PLACE = 6500
FREQUENT_SURNAME = 6000
WORDS = {"名詞", "副詞", "形容詞", "動詞", "接頭詞", "連体詞"}
NO_WORDS = {"固有名詞", "接尾", "非自立", "代名詞", "数"}
SHORT = {"新"}  # of one character: a prefix before any 市


def read_ipadic(folder):
    words, places, surnames = {}, {}, {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="euc_jp", newline="") as lines:
            for surface, _, _, cost, pos, sub, kind, detail, *_ in csv.reader(lines):
                if sub == "固有名詞":
                    table = places if kind == "地域" else surnames if detail == "姓" else None
                elif pos in WORDS and sub not in NO_WORDS:
                    table = words
                else:
                    table = None
                if table is not None:
                    table[surface] = min(int(cost), table.get(surface, 99999))
    return words, places, surnames


def stems():
    """Name without its unit -> whether some city in Japan has it."""
    out = {}
    for path in sorted(DATA.glob("places_*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("#") or len(cells) < 6 or cells[1] != "city":
                continue
            name = re.fullmatch(r"(.+?)(特別市|広域市|市|町|村|区|県)", cells[5])
            if name:
                out[name[1]] = out.get(name[1], False) or cells[2] == "日本"
    return out


def generate(folder):
    words, places, surnames = read_ipadic(folder)
    rows = []
    for stem, in_japan in stems().items():
        place = places.get(stem)
        if stem in SHORT or (len(stem) > 1 and words.get(stem, 99999) <= LISTED_COST and
                             (place is None or place >= RARE_PLACE)):
            rows.append(["word", stem, str(words[stem]), "" if place is None else str(place)])
        elif (not in_japan and re.fullmatch(r"[一-龠]+", stem) and
              surnames.get(stem, 99999) < min(FREQUENT_SURNAME, place or 99999)):
            rows.append(["surname", stem, str(surnames[stem]), "" if place is None else str(place)])
    rows.sort(key=lambda row: (row[0] == "surname", row[1]))
    return HEAD + "\n".join("\t".join(row) for row in rows) + "\n"


def main():
    table = generate(pathlib.Path(sys.argv[1]))
    target = DATA / "place_words.tsv"
    if "--check" in sys.argv[2:]:
        sys.exit(0 if target.read_text(encoding="utf-8") == table else "place_words.tsv: the source gives another table")
    target.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
