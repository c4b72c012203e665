#!/usr/bin/env python3
"""Compares rankings on JaQuAD: builds, settings and plain baselines, with intervals.

usage: compare.py [SYSTEM ...] [--split held|tune|all] [--queries questions|keywords|both] [--sample N]

A SYSTEM is a folder with the programs of a build (build/release/bin), a file of settings (lines NAME VALUE for the
numbers of searcher/rank/ranking.h), `words` (OR of base forms, BM25 k1 1.2 b 0.75) or `bigrams` (OR of character
bigrams, the same). Without any: words, bigrams and this build. Differences are against the first system.

Articles are split by a hash of their title, fixed before anything was tuned: a third is held back (`held`, the
default) and never tuned on. Questions are drawn by a hash of their id. Keyword queries are two to four nouns of a
question (kouryu-eval keywords). One passage is relevant to a query, so MRR@10 and nDCG@10 look at its rank alone.
Intervals are 95 %, by a bootstrap over articles (2,000 resamples); a difference is paired by query.
"""
import argparse
import hashlib
import json
import math
import pathlib
import random
import subprocess
import sys

RESAMPLES = 2000
SEED = 20261124


def hashed(text):
    return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:8], "big")


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def is_held(article):
    return hashed(article) % 3 == 0


def load(data, split, sample):
    """Questions of the split with their article, in the order of their ids' hashes."""
    titles = {row["id"]: row["title"] for row in read(data / "passages.jsonl")}
    questions = []
    for row in read(data / "questions.jsonl"):
        row["article"] = titles[row["relevant"]]
        if split == "all" or is_held(row["article"]) == (split == "held"):
            questions.append(row)
    questions.sort(key=lambda q: hashed(q["id"]))
    return questions[:sample] if sample else questions


def lines_of(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def run(command, rows):
    done = subprocess.run([str(part) for part in command], input=lines_of(rows), stdout=subprocess.PIPE, check=True,
                          text=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


class Systems:
    """Answers of each system; an index is built once a build and used again while its passages stay the same."""

    def __init__(self, bin_dir, data, work, mode):
        self.bin, self.data, self.work, self.mode = bin_dir, data, work, mode
        self.work.mkdir(parents=True, exist_ok=True)

    def index(self, bin_dir):
        passages = self.data / "passages.jsonl"
        index = self.work / f"index-{hashed(str(bin_dir.resolve())):016x}"
        stamp = self.work / f"{index.name}.stamp"
        indexer = bin_dir / "kouryu-index"
        made_from = f"{passages.stat().st_size} {passages.stat().st_mtime_ns}"
        asked = [str(bin_dir / "kouryu"), "search", "--index", str(index), "--limit", "1", "--facets", "none", "日本"]
        opens = index.is_dir() and subprocess.run(asked, capture_output=True, check=False).returncode == 0
        if not opens or not stamp.is_file() or stamp.read_text() != made_from:
            subprocess.run([indexer, "--index", index, "--rebuild", "--input", "jsonl", passages], check=True,
                           stdout=subprocess.DEVNULL)
            stamp.write_text(made_from)
        return index

    def ask(self, system, queries, limit):
        path = pathlib.Path(system)
        rows = [{"id": q["id"], "query": q["query"], "mode": self.mode} for q in queries]
        if system in ("words", "bigrams"):
            return run([self.bin / "kouryu-eval", "answers", self.index(self.bin), "--system", system, "--limit", limit], rows)
        if path.is_dir():
            command = [path / "kouryu", "search", "--index", self.index(path), "--format", "json", "--facets", "none", "--fields",
                       "id", "--limit", limit, "--batch", "-"]
            return run(command, rows)
        if not path.is_file():
            sys.exit(f"compare.py: {system}: neither a folder of programs nor a file of settings")
        return run([self.bin / "kouryu-eval", "answers", self.index(self.bin), "--settings", path, "--mode", self.mode,
                    "--limit", limit], rows)

    def keywords(self, questions):
        return run([self.bin / "kouryu-eval", "keywords"], questions)


def rank_of(answer, relevant, depth):
    for place, row in enumerate(answer["results"][:depth], 1):
        if row["id"] == relevant:
            return place
    return 0


METRICS = {
    "MRR@10": lambda rank: 1 / rank if 0 < rank <= 10 else 0.0,
    "nDCG@10": lambda rank: 1 / math.log2(rank + 1) if 0 < rank <= 10 else 0.0,
    "R@10": lambda rank: 1.0 if 0 < rank <= 10 else 0.0,
}


def interval(values, articles):
    """95 % interval of the mean of `values`, resampling whole articles."""
    sums = {}
    for value, article in zip(values, articles):
        total, count = sums.get(article, (0.0, 0))
        sums[article] = (total + value, count + 1)
    pairs = [sums[article] for article in sorted(sums)]
    chance = random.Random(SEED)
    means = []
    for _ in range(RESAMPLES):
        drawn = chance.choices(pairs, k=len(pairs))
        means.append(sum(p[0] for p in drawn) / sum(p[1] for p in drawn))
    means.sort()
    return means[int(RESAMPLES * 0.025)], means[int(RESAMPLES * 0.975)]


def table(systems, names, queries, limit):
    articles = [q["article"] for q in queries]
    first = None
    for name in names:
        answers = {a["id"]: a for a in systems.ask(name, queries, limit)}
        ranks = [rank_of(answers[q["id"]], q["relevant"], limit) for q in queries]
        empty = sum(not answers[q["id"]]["results"] for q in queries)
        scores = {metric: [score(rank) for rank in ranks] for metric, score in METRICS.items()}
        cells = []
        for metric, values in scores.items():
            low, high = interval(values, articles)
            cells.append(f"{metric} {sum(values) / len(values):.4f} [{low:.4f}, {high:.4f}]")
        print(f"{name:>20}  " + "  ".join(cells) + (f"  empty {empty}" if empty else ""))
        if first is None:
            first = scores
            continue
        cells = []
        for metric, values in scores.items():
            gains = [a - b for a, b in zip(values, first[metric])]
            low, high = interval(gains, articles)
            real = "" if low <= 0 <= high else " *"
            cells.append(f"{metric} {sum(gains) / len(gains):+.4f} [{low:+.4f}, {high:+.4f}]{real}")
        print(f"{'against ' + names[0]:>20}  " + "  ".join(cells))


def main():
    here = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("systems", nargs="*", metavar="SYSTEM")
    parser.add_argument("--split", choices=("held", "tune", "all"), default="held")
    parser.add_argument("--queries", choices=("questions", "keywords", "both"), default="both")
    parser.add_argument("--mode", choices=("or", "auto"), default="or",
                        help="or: the ranking alone; auto: the passages of the default mode's steps")
    parser.add_argument("--sample", type=int, default=2000, help="questions, 0 = all (default 2000)")
    parser.add_argument("--shared", type=pathlib.Path, default=here.parent / "shared")
    parser.add_argument("--bin", type=pathlib.Path, default=here / "build/release/bin", help="programs of this build")
    parser.add_argument("--work", type=pathlib.Path, help="folder of indexes (default: beside --bin)")
    options = parser.parse_args()
    data = options.shared / "eval/jaquad"
    if not data.is_dir():
        print(f"evaluation skipped: {data} is absent")
        return
    systems = Systems(options.bin, data, options.work or options.bin.parent / "eval",
                      options.mode)
    names = options.systems or ["words", "bigrams", str(options.bin)]
    questions = load(data, options.split, options.sample)
    for kind in ("questions", "keywords"):
        if options.queries not in (kind, "both"):
            continue
        queries = questions if kind == "questions" else systems.keywords(questions)
        print(f"== {len(queries)} {kind} of {len({q['article'] for q in queries})} articles, split {options.split}")
        table(systems, names, queries, 10)


if __name__ == "__main__":
    main()
