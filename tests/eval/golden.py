#!/usr/bin/env python3
"""Writes the answers to some 2,000 queries of all kinds, always the same ones, a line each: to compare before and after a
change that must not change any.

usage: golden.py BIN INDEX OUT [COUNT]

The queries are cut from what `kouryu-index export` gives of INDEX, by a fixed seed: words together (and, or, auto), questions,
exact nouns and random substrings, phrases, prefixes, NOT, filters, sorted, grouped, with facets and snippets; then timelines
and relations. Each index that has the same passages gives the same file, whatever built it:

    python3 tests/eval/golden.py OLD/bin OLD_INDEX before && python3 tests/eval/golden.py NEW/bin NEW_INDEX after
    cmp before after
"""
import json
import pathlib
import random
import re
import subprocess
import sys

SEED = 20261201
TIMED = re.compile(r'"took_ms":[0-9.e+-]+,?')


def export(bin_dir, index):
    done = subprocess.run([bin_dir / "kouryu-index", "export", "--index", index], check=True, capture_output=True, text=True,
                          encoding="utf-8")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    texts = sorted((str(row.get("id")), row["text"]) for row in rows if "text" in row)
    return [text for _, text in texts]


def queries(texts, count):
    chance = random.Random(SEED)
    out = []

    def sentence():
        while True:
            found = chance.choice(re.split(r"(?<=[。\n])", chance.choice(texts))).strip()
            if len(found) >= 12:
                return found

    def words(least):
        while True:
            runs = [r for r in re.findall(r"[一-龠ァ-ヴー]{2,8}|[A-Za-z0-9]{2,10}", sentence())]
            if len(runs) >= least:
                return chance.sample(runs, min(len(runs), chance.randint(least, 4)))

    def cut(least, most):
        text = sentence()
        begin = chance.randrange(max(1, len(text) - most))
        return text[begin:begin + chance.randint(least, most)].replace('"', "").replace("\n", "") or "市"

    kinds = (
        lambda: {"query": " ".join(words(2)), "mode": "and"},
        lambda: {"query": " ".join(words(2)), "mode": "or"},
        lambda: {"query": " ".join(words(1))},
        lambda: {"query": sentence()[:40].rstrip("。").replace('"', "") + "のはなぜですか"},
        lambda: {"query": words(1)[0], "mode": "exact"},
        lambda: {"query": cut(1, 9), "mode": "exact"},
        lambda: {"query": f'"{cut(3, 8)}"'},
        lambda: {"query": cut(4, 14)},
        lambda: {"query": words(1)[0][:2] + "*"},
        lambda: {"query": f"{words(1)[0]} -{words(1)[0]}"},
        lambda: {"query": f"{words(1)[0]} OR {words(1)[0]}", "limit": 30},
        lambda: {"query": f"{words(1)[0]} year:{chance.randrange(1985, 2025)}"},
        lambda: {"query": words(1)[0], "filters": {"year": [f"{1990 + chance.randrange(10)}..2010"]}},
        lambda: {"query": words(1)[0], "sort": chance.choice(["year", "-year", "date", "-date"])},
        lambda: {"query": words(1)[0], "group": chance.choice(["document", "duplicates"])},
        lambda: {"query": " ".join(words(1)), "snippet_length": chance.choice([20, 60, 300]), "offset": chance.choice([0, 5, 25])},
    )
    for number in range(count):
        asked = {"id": str(number), **kinds[number % len(kinds)]()}
        if asked["query"].strip():
            out.append(asked)
    alone = sorted({w for _ in range(40) for w in words(1)})[:40]
    return out, alone


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    bin_dir, index, out_path = (pathlib.Path(a) for a in sys.argv[1:4])
    asked, alone = queries(export(bin_dir, index), int(sys.argv[4]) if len(sys.argv) > 4 else 2000)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in asked)
    kouryu = bin_dir / "kouryu"
    with open(out_path, "w", encoding="utf-8") as out:
        def write(command, given=None):
            done = subprocess.run([kouryu, *command, "--index", index], input=given, capture_output=True, text=True,
                                  encoding="utf-8", env={"LANG": "C.UTF-8"})
            out.write(TIMED.sub("", done.stdout))
            if done.returncode not in (0, 1):
                out.write(done.stderr + "\n")
        write(["search", "--format", "json", "--batch", "-", "--explain", "--facets",
               "city,prefecture,country,year,org,published,pair"], lines)
        for word in alone:
            write(["timeline", word, "--format", "json"])
            write(["relations", word, "--format", "json"])
    print(f"{len(asked)} queries, {2 * len(alone)} tables")


if __name__ == "__main__":
    main()
