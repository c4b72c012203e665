#!/usr/bin/env python3
"""Turns evaluation files into batches for `kouryu search --batch`, and scores the answers.

usage: questions.py seeds-batch QUERIES.jsonl | jaquad-batch QUESTIONS.jsonl | jaquad-score QUESTIONS.jsonl ANSWERS.jsonl
       questions.py drawn QUESTIONS.jsonl | reach-batch QUESTIONS.jsonl MODE | reach-score QUESTIONS.jsonl ANSWERS.jsonl

`drawn` prints the 2,000 JaQuAD questions, which are drawn with a fixed seed. MRR@10 and nDCG@10: one relevant passage a question.
`reach-score` tells for each kind of query (question or keywords) what is reached at all: among the best 100, or no answer.
"""
import json
import math
import os
import random
import sys

QUESTIONS = 2000
SEED = 20261123
REACHED = 100


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


def reach(questions, answers):
    """Prints a line a kind. An error counts as no answer, and is told."""
    answered = {a["id"]: a for a in answers}
    kinds = {}
    for q in questions:
        kinds.setdefault(q.get("kind", "question"), []).append(q)
    for kind, asked in sorted(kinds.items(), reverse=True):
        mrr = found = 0.0
        empty, errors = [], []
        for q in asked:
            answer = answered.get(q["id"], {"error": "no line"})
            if "error" in answer:
                errors.append(q)
            ids = [r["id"] for r in answer.get("results", [])]
            if not ids:
                empty.append(q)
            if q["relevant"] in ids[:REACHED]:
                found += 1
                rank = ids.index(q["relevant"]) + 1
                mrr += 1 / rank if rank <= 10 else 0
        n = len(asked)
        times = sorted(answered[q["id"]].get("took_ms", 0) for q in asked if q["id"] in answered)
        print(f"{kind:>9} {n:6}: MRR@10 {mrr / n:.4f}  recall@{REACHED} {found / n:.4f}  no answer {len(empty)} ({len(empty) / n:.2%})"
              f"  errors {len(errors)}  p50 {times[n // 2]:.2f} ms  p95 {times[int(n * 0.95)]:.2f} ms")
        for q in empty[:int(os.environ.get("KOURYU_EVAL_ERRORS", "0"))]:
            print(f"          no answer: {q['id']} {q['query']}")


def main():
    command, *paths = sys.argv[1:]
    if command == "seeds-batch":
        print_batch({"id": q["id"], "query": q["q"], "filters": q.get("filters", {}), "limit": 100} for q in read(paths[0]))
    elif command == "jaquad-batch":
        print_batch({"id": q["id"], "query": q["query"], "limit": 10} for q in drawn(paths[0]))
    elif command == "jaquad-score":
        score(drawn(paths[0]), read(paths[1]))
    elif command == "drawn":
        print_batch(drawn(paths[0]))
    elif command == "reach-batch":
        print_batch({"id": q["id"], "query": q["query"], "mode": paths[1], "limit": REACHED} for q in read(paths[0]))
    elif command == "reach-score":
        reach(read(paths[0]), read(paths[1]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
