#!/usr/bin/env python3
"""Checks what users miss in other engines (tests/data/anchors.tsv) against the built programs.

usage: anchors.py BIN [SHARED]      SHARED is ../shared by default; its rows are skipped where it is absent

Behaviours that no query can show have a function below, named by their number. Exit status 1 when any fails.
Proved elsewhere: 5 exact_scan_test, 38 source_marks_test, 39 snippet_test, 43 searcher_pool_test.
"""
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent
CHECKS, SPECIAL = {}, []


def check(function):
    CHECKS[function.__name__] = function
    return function


def special(function):
    SPECIAL.append(function)
    return function


class World:
    def __init__(self, programs, shared, folder):
        self.bin, self.shared, self.folder = programs, shared, folder
        self.sources = {"own": HERE / "data/anchors"}
        if (shared / "seeds").is_dir():
            self.sources["seeds"] = shared / "seeds"
        self.indexes = {name: self.build(name, path) for name, path in self.sources.items()}

    def run(self, program, *arguments):
        done = subprocess.run([self.bin / program, *arguments], capture_output=True, text=True, encoding="utf-8",
                              env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
        return done

    def build(self, name, *paths):
        index = self.folder / name
        done = self.run("kouryu-index", "--index", index, "--format", "json", *paths)
        self.report = json.loads(done.stdout)
        return index

    def ask(self, index, query):
        """The answer to a query written as on the command line: options, then words."""
        options = ["--city", "--prefecture", "--facets", "--facet-size", "--mode"]
        words = [query] if "'" not in query and not query.startswith("--") else shlex.split(query)
        arguments = []
        while words and words[0] in options:
            arguments += [words.pop(0), words.pop(0)]
        done = self.run("kouryu", "search", "--index", self.indexes.get(index, index), "--format", "json", "--limit", "0",
                        *arguments, "--", " ".join(w for w in words if w))
        answer = json.loads(done.stdout) if done.stdout else {"error": done.stderr}
        answer["status"] = done.returncode
        return answer


def ids(answer):
    return sorted(r["id"] for r in answer["results"])


def name_of(row):
    return re.split(r"[_.]", pathlib.Path(row["document"]["path"]).name)[0]


def marks_of(answer):
    return {r["snippet"][b:e] for r in answer["results"] for b, e in r["highlights"]}


def facet_of(answer, value):
    field, name = value.split("=")
    return {str(v["value"]): v["count"] for v in answer["facets"][field]}.get(name.split(":")[0])


@check
def files(world, index, answer, value):
    found = ",".join(sorted({name_of(r) for r in answer["results"]})) or "-"
    return found == value, found


@check
def first(world, index, answer, value):
    found = name_of(answer["results"][0]) if answer["results"] else "-"
    return found == value, found


@check
def total(world, index, answer, value):
    return answer["total"] == int(value), answer["total"]


@check
def text(world, index, answer, value):
    return any(value in r["text"] for r in answer["results"]), f"{answer['total']} without it"


@check
def marks(world, index, answer, value):
    found = marks_of(answer)
    return found == set(value.split("|")), found


@check
def marked(world, index, answer, value):
    found = marks_of(answer)
    return value in found, found


@check
def same(world, index, answer, value):
    other = world.ask(index, value)
    return ids(answer) == ids(other) and answer["total"] > 0, f"{answer['total']} and {other['total']}"


@check
def warning(world, index, answer, value):
    found = [w["code"] for w in answer["warnings"]]
    return value in found, found


@check
def facet(world, index, answer, value):
    found = facet_of(answer, value)
    return str(found) == value.rsplit(":", 1)[1], answer["facets"]


@check
def no_facet(world, index, answer, value):
    return facet_of(answer, value) is None and answer["total"] > 0, answer["facets"]


@check
def all_docs(world, index, answer, value):
    return answer["documents_with_all"] == int(value), answer["documents_with_all"]


@check
def status(world, index, answer, value):
    return answer["status"] == int(value), answer["status"]


@special
def b32_each_count_is_what_its_filter_returns(world):
    for index in world.indexes:
        answer = world.ask(index, "--facets prefecture,city --facet-size 0 ''")
        for field, option in (("prefecture", "--prefecture"), ("city", "--city")):
            for row in answer["facets"][field]:
                found = world.ask(index, f"{option} {row['value']} ''")["total"]
                if found != row["count"]:
                    yield f"{index}: {field}:{row['value']} counts {row['count']}, its filter returns {found}"


@special
def b40_the_parser_needs_no_index(world):
    done = world.run("kouryu", "explain", "--format", "json", "だいれん 平成16年 姉妹都市")
    words = json.loads(done.stdout)["words"] if done.returncode == 0 else []
    how = {a["how"] for w in words for a in w["alternatives"]}
    if not {"place", "year", "synonym"} <= how or not all(w["terms"] or w["alternatives"] for w in words):
        yield done.stdout + done.stderr
    if not any(w["bigrams"] for w in words):
        yield "no bigrams"


@special
def b40_an_answer_tells_its_score(world):
    done = world.run("kouryu", "search", "--index", world.indexes["own"], "--format", "json", "--explain", "大連")
    rows = json.loads(done.stdout)["results"]
    if not rows or not all(r["score_parts"] and "evidence" in r for r in rows):
        yield done.stdout


@special
def b41_a_second_run_changes_nothing(world):
    for name, source in world.sources.items():
        world.build(name, source)
        changed = {k: world.report[k] for k in ("read", "replaced", "removed") if world.report[k]}
        if changed:
            yield f"{name}: {changed}"


@special
def b42_encodings_give_the_same_passages(world):
    for name, source in world.sources.items():
        for path in sorted(source.glob("*.txt")):
            plain = path.read_text(encoding="utf-8")
            texts = {}
            for encoding in ("utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16"):
                try:
                    data = plain.encode(encoding)
                except UnicodeEncodeError:
                    continue  # the encoding has not all of its characters
                folder = world.folder / f"{name}-{path.stem}-{encoding}"
                folder.mkdir()
                (folder / "a.txt").write_bytes(data)
                answer = world.ask(world.build(folder.name + ".index", folder), "")
                texts[encoding] = [r["text"] for r in answer["results"]]
            for encoding, found in texts.items():
                if found != texts["utf-8"]:
                    yield f"{path.name} in {encoding}: {len(found)} passages, {len(texts['utf-8'])} in UTF-8"


@special
def b42_a_file_that_cannot_be_read_is_named(world):
    folder = world.folder / "broken"
    folder.mkdir()
    (folder / "good.txt").write_text("大連市の港で会った。\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    world.build("broken.index", folder)
    if [pathlib.Path(s["path"]).name for s in world.report["skipped"]] != ["empty.txt"] or world.report["documents"] != 1:
        yield str(world.report)


def main():
    programs = pathlib.Path(sys.argv[1]).resolve()
    shared = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else HERE.parent / "../shared").resolve()
    failed, skipped, passed = 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        world = World(programs, shared, pathlib.Path(folder))
        table = HERE / "data/anchors.tsv"
        for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            behaviour, index, query, name, value = line.split("\t")
            if index not in world.indexes:
                skipped += 1
                continue
            answer = world.ask(index, query)
            good, found = (False, answer["error"]) if "error" in answer else CHECKS[name](world, index, answer, value)
            passed += good
            if not good:
                failed += 1
                print(f"FAIL {table.name}:{number} behaviour {behaviour}: {query} {name} {value}: {str(found)[:300]}")
        for function in SPECIAL:
            problems = list(function(world))
            passed += not problems
            failed += bool(problems)
            for problem in problems[:3]:
                print(f"FAIL {function.__name__}: {problem[:300]}")
    if skipped:
        print(f"{skipped} checks skipped: {shared / 'seeds'} is absent")
    print(f"anchors: {passed} of {passed + failed} checks pass")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
