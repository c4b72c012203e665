#!/usr/bin/env python3
"""Prints how long searches take beside a peer engine over the same passages: medians of the rounds' ratios.

usage: peers.py BIN INDEX CORPUS.jsonl [--queries N] [--rounds N] [--other BIN=INDEX] [--lucene SCRIPT=INDEX_FOLDER]

CORPUS comes from make_corpus.py --facets; INDEX was built of it by `kouryu-index --input jsonl`. --other is another build of
kouryu with its index (the one before a change), --lucene the peer's command (`SCRIPT latency FOLDER QUERIES OUT and|or MODE
1`, a line `id<TAB>microseconds<TAB>matches` a query). All take turns, a warm process with one thread each; a machine in use
moves them alike, so the ratios count and not the milliseconds. Queries are 2 to 4 runs of kanji or katakana of one sentence.
"""
import argparse
import json
import pathlib
import random
import re
import statistics
import subprocess
import tempfile

SEED = 20261201
WARM = 1  # passes before the measured one
# name, mode of kouryu, options of kouryu, (operator, mode) of the peer
KINDS = (
    ("AND", "and", ("--facets", "none", "--snippet-length", "1"), ("and", "plain")),
    ("AND + snippets + 3 facets", "and", ("--facets", "year,city,org"), ("and", "all")),
    ("OR", "or", ("--facets", "none", "--snippet-length", "1"), ("or", "plain")),
    ("OR + 3 facets", "or", ("--facets", "year,city,org", "--snippet-length", "1"), ("or", "facets")),
    ("sentence as question", "auto", ("--facets", "none"), None),
    ("exact noun", "exact", ("--facets", "none"), None),
)


def queries(corpus, count):
    chance = random.Random(SEED)
    with open(corpus, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    words, sentences, nouns = [], [], []
    while len(words) < count:
        sentence = chance.choice(re.split(r"(?<=[。\n])", chance.choice(texts))).strip()
        runs = [r for r in re.findall(r"[一-龠ァ-ヴー]{2,}", sentence) if len(r) <= 8]
        if len(runs) < 2:
            continue
        words.append(" ".join(chance.sample(runs, min(len(runs), chance.randint(2, 4)))))
        sentences.append(sentence[:60].rstrip("。").replace('"', "") + "とは何ですか")
        nouns.append(chance.choice(runs))
    return words, sentences, nouns


def percentile(values, share):
    return sorted(values)[int(len(values) * share)]


def kouryu_times(bin_dir, index, asked, mode, options, work):
    batch = work / "batch.jsonl"
    lines = [json.dumps({"query": q, "mode": mode}, ensure_ascii=False) + "\n" for q in asked]
    batch.write_text("".join(lines * (WARM + 1)), encoding="utf-8")
    done = subprocess.run([pathlib.Path(bin_dir) / "kouryu", "search", "--index", index, "--format", "json", "--batch", batch,
                           "--fields", "id", *options], check=True, capture_output=True, text=True, encoding="utf-8")
    return [json.loads(line)["took_ms"] for line in done.stdout.splitlines()][-len(asked):]


def peer_times(script, index, asked, kind, work):
    listed, out = work / "queries.tsv", work / "peer.out"
    listed.write_text("".join(f"{i}\t{q}\n" for i, q in enumerate(asked)), encoding="utf-8")
    subprocess.run([script, "latency", index, listed, out, *kind, "1"], check=True, stdout=subprocess.DEVNULL)
    rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [float(row[1]) / 1000 for row in rows]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("bin", "index", "corpus"):
        parser.add_argument(name)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--other", help="BIN=INDEX of another build of kouryu")
    parser.add_argument("--lucene", help="SCRIPT=FOLDER of the peer")
    parser.add_argument("--only", help="part of the names of kinds")
    options = parser.parse_args()
    words, sentences, nouns = queries(options.corpus, options.queries)
    for name, mode, given, peer in KINDS:
        if options.only and options.only not in name:
            continue
        asked = {"auto": sentences, "exact": nouns}.get(mode, words)
        rounds = {"kouryu": [], "other": [], "lucene": []}
        with tempfile.TemporaryDirectory() as folder:
            work = pathlib.Path(folder)
            for _ in range(options.rounds):
                rounds["kouryu"].append(kouryu_times(options.bin, options.index, asked, mode, given, work))
                if options.other:
                    rounds["other"].append(kouryu_times(*options.other.split("=", 1), asked, mode, given, work))
                if options.lucene and peer:
                    rounds["lucene"].append(peer_times(*options.lucene.split("=", 1), asked, peer, work))
        line = name + ":"
        for share in (0.5, 0.95):
            line += f"  p{int(share * 100)} {statistics.median(percentile(r, share) for r in rounds['kouryu']):.2f} ms"
            for system in ("other", "lucene"):
                if not rounds[system]:
                    continue
                ratios = [percentile(a, share) / percentile(b, share) for a, b in zip(rounds["kouryu"], rounds[system])]
                line += f" = {statistics.median(ratios):.2f} of {system}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
