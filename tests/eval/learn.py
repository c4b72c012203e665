#!/usr/bin/env python3
"""Learns the weights of the second stage (ReadingWeights in searcher/rank/ranking.h) from JaQuAD.

usage: learn.py [--sample N] [--shared DIR] [--bin DIR]

Prints settings for compare.py, which judges them. Learns from the `tune` articles of compare.py alone: questions give
`question.*`, their keyword queries `words.*`. Each query's 30 best passages of the first stage are read with every weight
1, so that the parts of a score are the features; the softmax of a weighted sum is to put the relevant passage first.
Newton's method, with a little of the squared weights against overfitting. Scores are then divided by the weight of the
first stage, which is 1 in the engine. Weights that come out negative are left at 0: less of a match is never better.
"""
import argparse
import math
import pathlib
import tempfile

import compare

FEATURES = {
    "question": ("bigrams", "nearness", "runs", "coverage", "words_nearness", "title"),
    "words": ("bigrams", "nearness", "runs", "coverage", "words_nearness", "title", "spelling"),
}
READ = 30
STEPS = 12
DECAY = 1e-3


def examples(systems, queries, names, settings):
    """(features of each candidate, place of the relevant one) of each query that has something to learn from."""
    rows = [{"id": q["id"], "query": q["query"]} for q in queries]
    command = [systems.bin / "kouryu-eval", "answers", systems.index(systems.bin), "--settings", settings, "--limit", READ,
               "--parts"]
    for query, answer in zip(queries, compare.run(command, rows)):
        ids = [row["id"] for row in answer["results"]]
        if len(ids) > 1 and query["relevant"] in ids:
            yield [[row["parts"][name] for name in names] for row in answer["results"]], ids.index(query["relevant"])


def solved(matrix, vector):
    """Gauss-Jordan with pivots."""
    size = len(vector)
    rows = [list(row) + [value] for row, value in zip(matrix, vector)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(size):
            if r != i:
                times = rows[r][i] / rows[i][i]
                rows[r] = [a - times * b for a, b in zip(rows[r], rows[i])]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def loss_of(data, weights):
    total = DECAY * sum(w * w for w in weights) / 2
    for passages, relevant in data:
        scores = [sum(w * x for w, x in zip(weights, row)) for row in passages]
        most = max(scores)
        total += (most + math.log(sum(math.exp(s - most) for s in scores)) - scores[relevant]) / len(data)
    return total


def newton_step(data, weights):
    size = range(len(weights))
    gradient = [DECAY * w for w in weights]
    curve = [[DECAY if i == j else 0.0 for j in size] for i in size]
    for passages, relevant in data:
        scores = [sum(w * x for w, x in zip(weights, row)) for row in passages]
        most = max(scores)
        shares = [math.exp(s - most) for s in scores]
        whole = sum(shares) * len(data)
        mean = [0.0 for _ in size]
        for share, row in zip(shares, passages):
            share /= whole
            if share < 1e-9:
                continue
            for i in size:
                mean[i] += share * row[i]
                for j in range(i + 1):
                    curve[i][j] += share * row[i] * row[j]
        for i in size:
            gradient[i] += mean[i] - passages[relevant][i] / len(data)
            for j in range(i + 1):
                curve[i][j] -= mean[i] * mean[j] * len(data)
    for i in size:
        for j in range(i):
            curve[j][i] = curve[i][j]
    return solved(curve, gradient)


def learnt(data):
    """Weights of the least loss; a step that goes too far is halved."""
    weights = [0.0] * len(data[0][0][0])
    loss = loss_of(data, weights)
    for _ in range(STEPS):
        step = newton_step(data, weights)
        for _ in range(10):
            tried = [w - s for w, s in zip(weights, step)]
            found = loss_of(data, tried)
            if found < loss:
                break
            step = [s / 2 for s in step]
        else:
            return weights
        gained, weights, loss = loss - found, tried, found
        if gained < 1e-7:
            break
    return weights


def main():
    here = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=5000, help="questions, 0 = all (default 5000)")
    parser.add_argument("--shared", type=pathlib.Path, default=here.parent / "shared")
    parser.add_argument("--bin", type=pathlib.Path, default=here / "build/release/bin", help="programs of this build")
    options = parser.parse_args()
    data = options.shared / "eval/jaquad"
    if not data.is_dir():
        print(f"# skipped: {data} is absent")
        return
    systems = compare.Systems(options.bin, data, options.bin.parent / "eval")
    questions = compare.load(data, "tune", options.sample)
    with tempfile.NamedTemporaryFile("w", suffix=".ranking") as ones:
        ones.write(f"reranked {READ}\nlow_kind 1\n")
        ones.writelines(f"{kind}.{name} 1\n" for kind, names in FEATURES.items() for name in names)
        ones.flush()
        for kind, names in FEATURES.items():
            queries = questions if kind == "question" else systems.keywords(questions)
            found = list(examples(systems, queries, ("words",) + names, ones.name))
            # A feature that would count against a passage is left out, and the others learn without it.
            kept = list(range(len(names) + 1))
            while True:
                weights = learnt([([[row[i] for i in kept] for row in rows], relevant) for rows, relevant in found])
                worst = min(range(len(kept)), key=lambda i: weights[i])
                if weights[worst] >= 0:
                    break
                del kept[worst]
            print(f"# {len(found)} queries of {len(queries)}")
            shares = {i: weight / weights[0] for i, weight in zip(kept, weights)}
            for i, name in enumerate(names, 1):
                print(f"{kind}.{name} {shares.get(i, 0.0):.2f}", flush=True)


if __name__ == "__main__":
    main()
