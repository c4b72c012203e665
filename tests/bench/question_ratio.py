#!/usr/bin/env python3
"""Prints how long questions take against the plain OR of their base forms over the same index (see questions.sh).

usage: question_ratio.py BIN INDEX QUESTIONS.jsonl COUNT

`words` is Xapian's bare OR (k1 1.2, b 0.75) that stops early, with the ten best passages read from the index; `total` the
same with all matches counted; `or` kouryu without second stage and alternatives; `kouryu` the whole search, with exact
total and ten snippets; `facets` that with three facets counted. They take turns over each tenth of the questions.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

PARTS = 10


def ask(bin_dir, index, questions, *options):
    lines = "".join(json.dumps({"id": q["id"], "query": q["query"]}, ensure_ascii=False) + "\n" for q in questions)
    done = subprocess.run([bin_dir / "kouryu-eval", "answers", index, *options], input=lines, check=True,
                          stdout=subprocess.PIPE, text=True, encoding="utf-8")
    return [json.loads(line)["took_ms"] for line in done.stdout.splitlines()]


def main():
    bin_dir, index, path = (pathlib.Path(a) for a in sys.argv[1:4])
    with open(path, encoding="utf-8") as lines:
        questions = [json.loads(line) for line in lines]
    drawn = random.Random(20261124).sample(questions, int(sys.argv[4]))
    with tempfile.NamedTemporaryFile("w", suffix=".ranking") as plain:
        plain.write("reranked 0\nsentence_alternatives 0\n")
        plain.flush()
        systems = {"words": ("--system", "words"), "total": ("--system", "words-total"), "or": ("--settings", plain.name),
                   "kouryu": (), "facets": ("--facets",)}
        times = {name: [] for name in systems}
        for options in systems.values():
            ask(bin_dir, index, drawn, *options)  # warm
        for part in range(PARTS):
            for name, options in systems.items():
                times[name] += ask(bin_dir, index, drawn[:5] + drawn[part::PARTS], *options)[5:]
    for name, values in times.items():
        values.sort()
        mean = sum(values) / len(values)
        against = ", ".join(f"{sum(values) / sum(times[other]):.2f} of {other}" for other in ("words", "total", "or"))
        print(f"{name:>7}: p50 {values[len(values) // 2]:.2f} ms  p95 {values[int(len(values) * 0.95)]:.2f} ms  mean {mean:.2f} ms, {against}")


if __name__ == "__main__":
    main()
