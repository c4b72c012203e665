#!/usr/bin/env python3
"""Writes a large corpus by recombining the sentences of a JSON-lines corpus, always the same for the same arguments.

usage: make_corpus.py PASSAGES.jsonl COUNT > CORPUS.jsonl

Each passage takes its length (in sentences) from a real one and its sentences from passages drawn at random, half of
them from one topic, so that words keep their frequencies and mostly their company. Real passages come first, so that
questions about them keep their answers.
"""
import json
import random
import re
import sys

SEED = 20261124


def sentences_of(text):
    return [s for s in re.split(r"(?<=[。！？!?\n])", text) if s.strip()]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    count = int(sys.argv[2])
    chance = random.Random(SEED)
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
        row["facets"] = {}
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
