#!/usr/bin/env python3
"""Prints speed of raw MeCab and of kouryu-index, size of the index, and latency of searches, with ratios.

usage: measure.py BIN PASSAGES.jsonl QUESTIONS.jsonl SCRATCH_FOLDER      (called by run.sh)
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import time

DICTIONARY = "/var/lib/mecab/dic/ipadic-utf8"


def seconds(command, **kwargs):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **kwargs)
    return time.perf_counter() - begin


def percentiles(times):
    times = sorted(times)
    return f"p50 {times[len(times) // 2]:.2f} ms  p95 {times[int(len(times) * 0.95)]:.2f} ms"


def search(bin_dir, index, requests, work, *options):
    batch = work / "batch.jsonl"
    batch.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in requests), encoding="utf-8")
    done = subprocess.run([bin_dir / "kouryu", "search", "--index", index, "--format", "json", "--batch", batch, *options],
                          check=True, capture_output=True, text=True, encoding="utf-8")
    return [json.loads(line)["took_ms"] for line in done.stdout.splitlines()]


def main():
    bin_dir, passages, questions, work = (pathlib.Path(a) for a in sys.argv[1:5])
    rows = [json.loads(line) for line in passages.open(encoding="utf-8")]
    text = work / "text.txt"
    text.write_text("".join(r["text"].replace("\n", "") + "\n" for r in rows), encoding="utf-8")
    megabytes = text.stat().st_size / 1e6
    mecab = ["mecab", "-b", "65536", "-Owakati", "-d", DICTIONARY, str(text)]
    seconds(mecab)  # warm
    raw = megabytes / min(seconds(mecab) for _ in range(2))
    print(f"{len(rows)} passages, {megabytes:.1f} MB; raw single-thread MeCab {raw:.2f} MB/s")

    index = work / "index"
    for jobs in (1, 2):
        took = seconds([bin_dir / "kouryu-index", "--index", index, "--rebuild", "--jobs", str(jobs), "--input", "jsonl", passages])
        print(f"kouryu-index --jobs {jobs}: {megabytes / took:.2f} MB/s, {megabytes / took / raw:.2f} of raw MeCab")
    size = sum(f.stat().st_size for f in index.rglob("*") if f.is_file()) / 1e6
    print(f"index {size:.1f} MB, {size / megabytes:.2f} x text")

    start = [seconds([bin_dir / "kouryu", "search", "--index", index, "日本"]) * 1000 for _ in range(20)]
    print(f"one command from start to answer: {percentiles(start)}")
    chance = random.Random(20261123)
    words = [w for r in rows for w in re.findall(r"[一-龠ァ-ヴー]{2,6}", r["text"])[:6]]
    pairs = []
    for row in chance.sample(rows, min(500, len(rows))):
        found = re.findall(r"[一-龠ァ-ヴー]{2,6}", row["text"])
        if len(found) >= 2:
            pairs.append(" ".join(chance.sample(found, 2)))
    asked = [json.loads(line)["query"] for line in questions.open(encoding="utf-8")] if questions.is_file() else []
    for name, requests, options in (
            ("two words, AND, 3 facets, 10 snippets", [{"query": q, "mode": "and"} for q in pairs], ()),
            ("two words, OR, 3 facets, 10 snippets", [{"query": q, "mode": "or"} for q in pairs], ()),
            ("exact substring, all results", [{"query": w, "mode": "exact", "limit": 0} for w in chance.sample(words, min(500, len(words)))],
             ("--facets", "none", "--fields", "id")),
            ("questions", [{"query": q} for q in chance.sample(asked, min(500, len(asked)))], ())):
        if requests:
            print(f"{name}: {percentiles(search(bin_dir, index, requests, work, *options))}")


if __name__ == "__main__":
    main()
