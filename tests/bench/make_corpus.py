#!/usr/bin/env python3
"""Writes a large corpus by recombining the sentences of a JSON-lines corpus, always the same for the same arguments.

usage: make_corpus.py PASSAGES.jsonl COUNT [--facets] > CORPUS.jsonl

Each passage takes its length (in sentences) from a real one and its sentences from passages drawn at random, half of
them from one topic, so that words keep their frequencies and mostly their company. Real passages come first, so that
questions about them keep their answers. With --facets each gets a year (40 values), a city (2,000, by Zipf's law) and 1 to 3
organisations (20,000, likewise), drawn apart from the text.
"""
import json
import random
import re
import sys

SEED = 20261124


def sentences_of(text):
    return [s for s in re.split(r"(?<=[。！？!?\n])", text) if s.strip()]


def drawn_facets(chance):
    """Synthetic facets: their number and skew are what costs, not their names."""
    def zipf(size):
        return int((size + 1) ** chance.random()) - 1  # the n-th value in proportion to 1 / n, nearly
    organisations = sorted({f"第{zipf(20000):05d}協会" for _ in range(chance.randint(1, 3))})
    return {"year": [str(1985 + chance.randrange(40))], "city": [f"架空{zipf(2000):04d}市"], "org": organisations}


def main():
    arguments = [a for a in sys.argv[1:] if a != "--facets"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    with open(arguments[0], encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    count = int(arguments[1])
    chance = random.Random(SEED)
    facets_chance = random.Random(SEED) if len(arguments) < len(sys.argv) - 1 else None
    cut = [sentences_of(row["text"]) or [row["text"]] for row in rows]
    for number in range(count):
        if number < len(rows):
            row = {"id": rows[number]["id"], "title": rows[number].get("title", ""), "text": rows[number]["text"]}
        else:
            topic = chance.randrange(len(rows))
            length = len(chance.choice(cut))
            near = min(len(cut[topic]), (length + 1) // 2)
            chosen = chance.sample(cut[topic], near)
            chosen += [chance.choice(chance.choice(cut)) for _ in range(length - near)]
            chance.shuffle(chosen)
            row = {"id": f"mixed-{number}", "title": rows[topic].get("title", ""), "text": "".join(chosen)}
        row["facets"] = drawn_facets(facets_chance) if facets_chance else {}
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
