#!/usr/bin/env python3
"""Draws encyclopaedia passages for annotation and scores the facets kouryu finds in them.

usage: wikipedia.py draw PASSAGES.jsonl a|...|h      the passages of a part, as text to annotate
       wikipedia.py other PASSAGES.jsonl COUNT SEED  passages for reading: of no article of d or h, none of the others
       wikipedia.py passages PASSAGES.jsonl GOLD.jsonl   the annotated passages, for kouryu-index --input jsonl
       wikipedia.py score GOLD.jsonl DUMP.jsonl [--errors]   precision, recall, F1 a facet

The draw is fixed: articles in the order of a seeded hash, one passage each, three of four of those with signs of places,
years and organisations. Parts a and b are every other of the first 120 articles, then c 80, d 60, e 80, f 60, g 140
(organisations only), h 60; j, k and l (organisations only) are other passages of articles outside d and h. The rules were
written with all but d and h at hand. From d on the parts were annotated without sight of the rules; d and h are scored only, by
counts. GOLD holds ids and values only (a facet that a line lacks is not scored there); a value of a list
`*_optional`, the prefecture of a city and the country of a prefecture are neither right nor wrong, nor is the parent of a
listed organisation. DUMP: `kouryu search --format jsonl --limit 0 ''`.
"""
import collections
import hashlib
import json
import re
import sys
import unicodedata

PARTS = {"a": range(0, 120, 2), "b": range(1, 120, 2), "c": range(120, 200), "d": range(200, 260),
         "e": range(260, 340), "f": range(340, 400), "g": range(400, 540), "h": range(540, 600)}
SEED = "kouryu-wikipedia-1"
FACETS = ("city", "prefecture", "country", "year", "org")
SIGNS = re.compile(
    r"\d{3,4}年|[市町村県省州区]|日本|中国|韓国|アメリカ|ドイツ|フランス|ロシア|イギリス"
    r"|大学|会社|協会|委員会|研究所|学校|政府|連盟|銀行|新聞|党|局|庁")
RICH = 8  # signs a passage of the richer kind has
LEGAL = re.compile(
    r"(一般|公益|特定|特例)?(財団|社団)法人|(認定)?(特定非営利活動|NPO)法人|(学校|社会福祉|医療|宗教|国立大学|公立大学|独立行政|地方独立行政|国立研究開発)法人"
    r"|(株式|有限|合同|合資|合名|相互)会社|\((公財|一財|公社|一社|財|社|株|有|独|学)\)")
NAMES = {"NHK": "日本放送協会", "自民党": "自由民主党", "社会党": "日本社会党", "共産党": "日本共産党", "文科省": "文部科学省"}
SAME = {"ソビエト連邦": "ソ連", "東京府": "東京都", "米国": "アメリカ", "英国": "イギリス", "ジョージア": "グルジア", "ミャンマー": "ビルマ"}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def order(text):
    return hashlib.sha256((SEED + "/" + text).encode()).hexdigest()


def parts(passages):
    """The passages of each part, no two of one article."""
    articles = collections.defaultdict(list)
    for passage in passages:
        articles[passage["title"]].append(passage)
    drawn = []
    last = max(numbers.stop for numbers in PARTS.values())
    for number, title in enumerate(sorted(articles, key=order)[:last]):
        choice = sorted(articles[title], key=lambda p: order(p["id"]))
        rich = [p for p in choice if len(SIGNS.findall(p["text"])) >= RICH]
        drawn.append((rich if rich and number % 8 < 6 else choice)[0])
    return {name: [drawn[number] for number in numbers if number < len(drawn)] for name, numbers in PARTS.items()}


def show(passages):
    for passage in passages:
        print(f"## {passage['id']} {passage['title']}\n{passage['text']}\n")


def key(facet, value):
    if facet == "year":
        return int(value)
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(value)))
    if facet == "org":
        name = LEGAL.sub("", text) or text
        return NAMES.get(name, name).casefold()
    return SAME.get(text, text)


def values(record, facet, suffix=""):
    found = record.get(facet + suffix) or []
    return {key(facet, value) for value in (found if isinstance(found, list) else [found])}


def tolerated(gold, facet, value):
    """Neither right nor wrong."""
    if value in values(gold, facet, "_optional"):
        return True
    if facet != "org":
        return False
    listed = values(gold, "org") | values(gold, "org_optional")
    return any(o != value and o.startswith(value) and len(value) >= 3 for o in listed)


def score(gold, rows, errors):
    by_id = {row.get("id"): row for row in rows}
    counts = {facet: collections.Counter() for facet in FACETS}
    for record in gold:
        row = by_id.get(record["id"]) or {}
        for facet in (facet for facet in FACETS if facet in record):
            wanted, got = values(record, facet), values(row, facet)
            wrong = {v for v in got - wanted if not tolerated(record, facet, v)}
            counts[facet].update(right=len(wanted & got), missed=len(wanted - got), wrong=len(wrong))
            if errors and (wrong or wanted - got):
                listed = [f"-{v}" for v in sorted(wanted - got, key=str)] + [f"+{v}" for v in sorted(wrong, key=str)]
                print(f"  {record['id']} {facet}: {' '.join(listed)}")
    print(f"{len(gold)} passages, {sum(r['id'] in by_id for r in gold)} found")
    print(f"{'facet':<12}{'P':>6}{'R':>7}{'F1':>7}{'right':>7}{'missed':>8}{'wrong':>7}")
    for facet, c in counts.items():
        if not c:
            continue
        p = c["right"] / max(1, c["right"] + c["wrong"])
        r = c["right"] / max(1, c["right"] + c["missed"])
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        print(f"{facet:<12}{100 * p:6.1f}{100 * r:7.1f}{100 * f1:7.1f}{c['right']:>7}{c['missed']:>8}{c['wrong']:>7}")


def main():
    command, *rest = sys.argv[1:] or [""]
    if command == "draw" and len(rest) == 2 and rest[1] in PARTS:
        show(parts(read(rest[0]))[rest[1]])
    elif command == "other" and len(rest) == 3:
        passages = read(rest[0])
        drawn = parts(passages)
        sealed = {p["title"] for part in "dh" for p in drawn.pop(part)}
        known = {p["id"] for part in drawn.values() for p in part}
        open_ones = [p for p in passages if p["title"] not in sealed and p["id"] not in known]
        for p in sorted(open_ones, key=lambda p: order(rest[2] + p["id"]))[: int(rest[1])]:
            print(json.dumps(p, ensure_ascii=False))
    elif command == "passages" and len(rest) == 2:
        wanted = {g["id"] for g in read(rest[1])}
        for p in read(rest[0]):
            if p["id"] in wanted:
                print(json.dumps(p, ensure_ascii=False))
    elif command == "score" and len(rest) in (2, 3):
        score(read(rest[0]), read(rest[1]), rest[2:] == ["--errors"])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
