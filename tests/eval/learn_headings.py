#!/usr/bin/env python3
"""Learns when kouryu believes its rules that a line is a heading: writes dict/lexicon/data/heading_weights.tsv.

usage: learn_headings.py PAGES BIN_DIR [--check]

It learns from the annotated pages in PAGES, the cases of tests/data/page_heads.txt and corpus/documents, whose headings are
known, and judges itself by the pages alone. PAGES holds folders of annotated pages `*.ann`: three lines (#url, #title A || B,
#date), then one for each line of the page: a letter, a tab and the line (H a heading, T the title, ? either of two would do,
any other none). kouryu-heading-evidence (BIN_DIR) prints the lines that the rules take for headings, with what speaks for and
against each. The weights are those of a logistic regression with a Gaussian prior, from L-BFGS; the KEEP weights that move
the sum most are kept and fitted anew. What a heading needs is chosen by leaving each folder of pages out in turn: the least
sum above which at most OBJECTIONABLE of the lines called headings are none. At 0.05 a third of the right headings would go,
those of well-made magazine articles among them (nDCG of the seeds 0.91 -> 0.89); two annotators object to a tenth of each
other's. Prints that figure and how many right ones stay at others; with --check the table is compared and not written.
Needs Python 3.9 and nothing else; takes seconds.
"""
import collections
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

PRIOR = 4.0  # of each weight: half of it times its square is what it costs
FEWEST = 4  # times that a piece of evidence must hold to be weighed
KEEP = 200
OBJECTIONABLE = 0.08
ALWAYS = ""  # the folder of documents that are learned from in any case and judge nothing
TIMES = 2  # that each small one counts
ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "dict/lexicon/data/heading_weights.tsv"
SMALL = ROOT / "tests/data/page_heads.txt"
CORPUS = ROOT / "corpus/documents"
NO_HEADINGS = (  # of the lines of these documents that the rules take for some: running heads, roles, items
    "自治体国際交流マガジン", "しおさい経済レポート", "ふるさと国際", "講演録　", "みさき市ウォーキング協会", "三潮県国際政策課",
    "―白樺県内", "開会の挨拶", "みなと浜市長", "コーディネーター", "１月２３日（土）", "ア　市内企業")
HEAD = """# What speaks for a line that a rule takes for a heading being one, and against it: place (own line, above, below, second
# below, document), the evidence as indexer/blocks/line_evidence.cpp and heading_judge.cpp name it, its weight: what it adds to
# the logarithm of the odds. The sum begins at `base` and must reach `least`.
# Source: learned from {pages} pages that were written for kouryu, after the shapes of public web pages, and annotated line by
# line. Licence: that of kouryu. Written by tests/eval/learn_headings.py. Each folder of pages left out in turn: {kept} of the
# {right} right headings that the rules propose stay, {bad} of {all} lines called headings are none (before: {bad_before} of {all_before}).
"""


def normal(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def read_page(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[-1] == "":
        lines.pop()
    titles = [normal(title) for title in lines[1][len("#title "):].split("||")]
    return titles, [line[:1] for line in lines[3:]], [line[2:] for line in lines[3:]]


def small_documents():
    """The cases of tests/data/page_heads.txt as read_page() gives a page; its head says how they are written."""
    for case in SMALL.read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, *rows = case.rstrip("\n").split("\n")
        letters, texts = [], []
        for row in rows:
            if row.startswith("# "):
                continue
            kind, text = row.split(" | ", 1)
            if not kind.startswith("+ ") and texts:
                letters.append(".")
                texts.append("")
            kind = kind[2:] if kind.startswith("+ ") else kind
            letters.append({"heading": "H", "heading?": "H", "any": "?"}.get(kind, "."))
            texts.append(text)
        yield [normal(title.split(" | ")[0])], letters, texts


def proposals(bin_dir, files):
    """(file, line, sure, text, evidence) of each line that rules take for a heading."""
    command = [str(bin_dir / "kouryu-heading-evidence"), *map(str, files)]
    for row in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        file, line, sure, text, *evidence = row.split("\t")
        yield file, int(line), sure == "sure", text, evidence


def examples(pages, bin_dir):
    """(folder, letter, evidence, sure) of each line that rules take for a heading; no title is among them."""
    with tempfile.TemporaryDirectory() as work:
        files = {}
        documents = [(path.parent.name, *read_page(path)) for path in sorted(pages.glob("*/*.ann"))]
        documents += TIMES * [(ALWAYS, *document) for document in small_documents()]
        for number, document in enumerate(documents):
            text = pathlib.Path(work, f"{number}.txt")
            text.write_text("\n".join(document[3]) + "\n", encoding="utf-8")
            files[str(text)] = document
        for file, line, sure, text, evidence in proposals(bin_dir, files):
            folder, titles, letters, _ = files[file]
            letter = letters[line - 1]
            if letter != "T" and not any(title in normal(text) for title in titles):
                yield folder, letter, evidence, sure
    for _, _, sure, text, evidence in proposals(bin_dir, sorted(CORPUS.glob("*.txt"))):
        yield ALWAYS, "." if text.startswith(NO_HEADINGS) else "H", evidence, sure


def summed(weights, row):
    return weights[-1] + sum(weights[k] for k in row)


def cost(weights, rows, right):
    """What the weights cost, and its gradient; the last weight is the base and has no prior."""
    total = PRIOR / 2 * sum(w * w for w in weights[:-1])
    gradient = [PRIOR * w for w in weights[:-1]] + [0.0]
    for row, yes in zip(rows, right):
        score = summed(weights, row)
        odds = math.exp(-abs(score))
        total += math.log1p(odds) + max(0.0, -score if yes else score)
        miss = (1 / (1 + odds) if score > 0 else odds / (1 + odds)) - yes
        gradient[-1] += miss
        for k in row:
            gradient[k] += miss
    return total, gradient


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def fitted(rows, right, count, steps=80, memory=8):
    """The weights of `count` pieces of evidence and the base that cost least: L-BFGS."""
    weights = [0.0] * (count + 1)
    value, gradient = cost(weights, rows, right)
    past = []
    for step in range(steps):
        way, factors = gradient[:], []
        for moved, turned in reversed(past):
            factor = dot(moved, way) / dot(moved, turned)
            factors.append(factor)
            way = [w - factor * t for w, t in zip(way, turned)]
        if past:
            scale = dot(*past[-1]) / dot(past[-1][1], past[-1][1])
            way = [scale * w for w in way]
        for (moved, turned), factor in zip(past, reversed(factors)):
            more = factor - dot(turned, way) / dot(moved, turned)
            way = [w + more * m for w, m in zip(way, moved)]
        slope, length = -dot(gradient, way), 1.0 if past else 1 / sum(map(abs, gradient))
        for _ in range(15):
            ahead = [w - length * d for w, d in zip(weights, way)]
            ahead_value, ahead_gradient = cost(ahead, rows, right)
            if ahead_value <= value + 1e-4 * length * slope:
                break
            length *= 0.4
        else:
            break
        moved = [a - w for a, w in zip(ahead, weights)]
        turned = [a - g for a, g in zip(ahead_gradient, gradient)]
        if dot(moved, turned) > 1e-12:
            past = past[-memory + 1:] + [(moved, turned)]
        done = abs(value - ahead_value) < 1e-5 * abs(value)
        weights, value, gradient = ahead, ahead_value, ahead_gradient
        if done:
            break
    return weights


def learned(sample):
    """{evidence: weight} and the base."""
    sample = [(evidence, letter == "H") for _, letter, evidence, _ in sample if letter != "?"]
    times = collections.Counter(name for evidence, _ in sample for name in set(evidence))
    names = sorted(name for name, count in times.items() if FEWEST <= count)
    right = [yes for _, yes in sample]
    for last in (False, True):
        place = {name: k for k, name in enumerate(names)}
        rows = [[place[name] for name in evidence if name in place] for evidence, _ in sample]
        weights = fitted(rows, right, len(names))
        if last:
            return dict(zip(names, weights)), weights[-1]
        share = [times[name] / len(sample) for name in names]
        moves = {n: abs(w) * math.sqrt(s * (1 - s)) for n, w, s in zip(names, weights, share)}
        names = sorted(sorted(names, key=lambda name: -moves[name])[:KEEP])


def judged_apart(sample):
    """(sum, letter) of each line by what the other folders teach, the largest first; sure ones are not weighed."""
    found = []
    for folder in sorted({row[0] for row in sample} - {ALWAYS}):
        weights, base = learned([row for row in sample if row[0] != folder])
        found += [(math.inf if sure else base + sum(weights.get(name, 0.0) for name in evidence), letter)
                  for own, letter, evidence, sure in sample if own == folder]
    return sorted(found, reverse=True)


def chosen(judged):
    """The least sum, then (called, none of them, right): while at most OBJECTIONABLE are none."""
    best, none, right = None, 0, 0
    for called, (score, letter) in enumerate(judged, 1):
        none += letter not in "H?"
        right += letter == "H"
        if none <= OBJECTIONABLE * called:
            best = (score, called, none, right)
    return best


def main():
    pages, bin_dir = map(pathlib.Path, sys.argv[1:3])
    sample = list(examples(pages, bin_dir))
    judged = judged_apart(sample)
    least, called, none, kept = chosen(judged)
    weights, base = learned(sample)
    sample = [row for row in sample if row[0] != ALWAYS]
    head = HEAD.format(pages=len(list(pages.glob("*/*.ann"))), kept=kept, right=sum(row[1] == "H" for row in sample),
                       bad=none, all=called, bad_before=sum(row[1] not in "H?" for row in sample), all_before=len(sample))
    rows = [f"sum\tbase\t{base:.2f}", f"sum\tleast\t{least:.2f}"]
    rows += ["{}\t{}\t{:.2f}".format(*name.split(" ", 1), weight)
             for name, weight in sorted(weights.items()) if abs(weight) >= 0.005]
    table = head + "\n".join(rows) + "\n"
    print(head)
    for share in (0.03, 0.05, 0.08, 0.1):
        none = right = 0
        reach = ""
        for count, (score, letter) in enumerate(judged, 1):
            none += letter not in "H?"
            right += letter == "H"
            if none <= share * count:
                reach = f"{share:.0%} objectionable: {right} right of {count} called, sum {score:.2f}"
        print(reach)
    if "--check" in sys.argv:
        sys.exit(0 if TABLE.read_text(encoding="utf-8") == table else "heading_weights.tsv is not what this would write")
    TABLE.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
