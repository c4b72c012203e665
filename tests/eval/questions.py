#!/usr/bin/env python3
"""Turns evaluation files into batches for `kouryu search --batch`, and scores the JaQuAD answers.

usage: questions.py seeds-batch QUERIES.jsonl | jaquad-batch QUESTIONS.jsonl | jaquad-score QUESTIONS.jsonl ANSWERS.jsonl

The 2,000 JaQuAD questions are drawn with a fixed seed. MRR@10 and nDCG@10: one relevant passage a question.
"""
import json
import math
import random
import sys

QUESTIONS = 2000
SEED = 20261123


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def drawn(path):
    questions = sorted(read(path), key=lambda q: q["id"])
    return random.Random(SEED).sample(questions, min(QUESTIONS, len(questions)))


def print_batch(rows):
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


def score(questions, answers):
    ranked = {a["id"]: [r["id"] for r in a.get("results", [])] for a in answers}
    times = sorted(a["took_ms"] for a in answers if "took_ms" in a)
    mrr = ndcg = found = 0.0
    for q in questions:
        ids = ranked.get(q["id"], [])[:10]
        if q["relevant"] in ids:
            rank = ids.index(q["relevant"]) + 1
            mrr += 1 / rank
            ndcg += 1 / math.log2(rank + 1)
            found += 1
    n = len(questions)
    print(f"{n} questions (seed {SEED}): MRR@10 {mrr / n:.4f}  nDCG@10 {ndcg / n:.4f}  R@10 {found / n:.4f}")
    if times:
        print(f"took_ms p50 {times[len(times) // 2]:.2f}  p95 {times[int(len(times) * 0.95)]:.2f}")


def main():
    command, *paths = sys.argv[1:]
    if command == "seeds-batch":
        print_batch({"id": q["id"], "query": q["q"], "filters": q.get("filters", {}), "limit": 100} for q in read(paths[0]))
    elif command == "jaquad-batch":
        print_batch({"id": q["id"], "query": q["query"], "limit": 10} for q in drawn(paths[0]))
    elif command == "jaquad-score":
        score(drawn(paths[0]), read(paths[1]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
