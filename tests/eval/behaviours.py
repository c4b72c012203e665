#!/usr/bin/env python3
"""Checks the exact behaviours of ../shared/eval/seeds/behaviours.jsonl against the built programs.

usage: behaviours.py SHARED BIN

Sets of passages are compared by the gold's own matching (rules R1-R4 of its guideline); behaviours that are
told in words only have a check of their own below, named by their id. Exit status 1 when any fails.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

CHECKS = {}


def check(name):
    def register(function):
        CHECKS[name] = function
        return function
    return register


def squeeze(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", re.sub(r"\s+", "", text)))


class World:
    """The programs, an index of the seeds, and the gold."""

    def __init__(self, shared, bin_dir, folder):
        sys.path.insert(0, str(shared / "eval/seeds"))
        import score_facets
        import score_queries
        self.satisfies = score_queries.satisfies
        self.shared, self.bin, self.folder = shared, bin_dir, folder
        self.gold = score_facets.load_gold(shared / "eval/seeds/seeds-facets.jsonl", shared / "seeds")
        holdout = json.loads((shared / "eval/seeds/holdout.json").read_text(encoding="utf-8"))
        self.unknown = set(holdout["passages"])  # their facets are not given
        self.match = score_facets.Matcher(self.gold)
        self.index = self.build("seeds", [shared / "seeds"])

    def build(self, name, paths):
        index = self.folder / name
        for path in paths:
            subprocess.run([self.bin / "kouryu-index", "--index", index, path], check=True, capture_output=True)
        return index

    def ask(self, query, index=None):
        """The whole answer to one request of a behaviour."""
        line = {"id": "x", "query": query["q"], "filters": query.get("filters", {}), "limit": query.get("limit", 1000),
                "offset": query.get("offset", 0)}
        batch = self.folder / "batch.jsonl"
        batch.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
        done = subprocess.run([self.bin / "kouryu", "search", "--index", index or self.index, "--format", "json", "--batch", batch],
                              capture_output=True, text=True, encoding="utf-8")
        return json.loads(done.stdout)

    def ids(self, answer):
        """Gold ids of each result."""
        return [[g.id for g in self.match(row)] for row in answer.get("results", [])]

    def compare(self, expected, query, answer):
        """Problems of one answer against an exact set, with R3/R4 tolerance."""
        problems = []
        found = set()
        for row, ids in zip(answer.get("results", []), self.ids(answer)):
            golds = {g.id: g for g in self.match(row)}
            if not ids:
                problems.append(f"unknown passage {row['text'][:30]!r}")
            elif not set(ids) & set(expected):
                filters = query.get("filters", {})
                if filters and any(self.satisfies(g, filters, True) for g in golds.values()):
                    continue
                if self.only_context(golds.values(), query):
                    continue
                problems.append(f"+{ids[0]}")
            found |= set(ids)
        problems += [f"-{i}" for i in sorted(set(expected) - found)]
        return problems

    def only_context(self, golds, query):
        """A hit on a word that is a city of the passage's context is tolerated."""
        word = squeeze(query["q"])
        names = {"大連": "大連市", "だいれん": "大連市", "Dalian": "大連市", "DALIAN": "大連市", "大连": "大連市"}
        city = names.get(word)
        return city is not None and any(city in g.tol["city"] or g.id in self.unknown for g in golds)


def snippet_is_piece(row):
    snippet = squeeze(row["snippet"].strip("…").replace("…", "..."))
    return snippet.strip(".") in squeeze(row["text"])


@check("b06")
def one_year_once(world, b, answers):
    rows = answers[0]["results"]
    return [] if len(rows) == 1 and rows[0]["year"] == [2004] else [f"{[(r['text'][:20], r['year']) for r in rows]}"]


@check("b07")
def only_title_passage(world, b, answers):
    return world.compare(["s000-01"], b["query"][0], answers[0])


@check("b08")
def year_2018(world, b, answers):
    return world.compare(["s001-08", "s001-09", "s001-12", "s002-23"], b["query"][0], answers[0])


@check("b10")
def url_is_no_year(world, b, answers):
    folder = world.folder / "b10"
    folder.mkdir()
    (folder / "a.txt").write_text("友好都市の提携は平成20年です。\n詳細は http://example.jp/2013/05/a.html を参照。\n", encoding="utf-8")
    index = world.build("b10.index", [folder])
    rows = world.ask(b["query"][0], index)["results"]
    return [] if len(rows) == 1 and rows[0]["year"] == [2008] else [str([(r["text"], r["year"]) for r in rows])]


@check("b13")
def never_unfiltered(world, b, answers):
    return [f"{q}: {a['total']} results" for q, a in zip(b["query"], answers) if a.get("total")]


@check("b19")
def one_prefecture(world, b, answers):
    return world.compare(["s003-09"], b["query"][0], answers[0])


@check("b25")
def one_country(world, b, answers):
    return world.compare(["s003-04"], b["query"][0], answers[0])


@check("b26")
def no_false_cities(world, b, answers):
    false = set("全国市 冬の都市 都市 各市 三市 県市 姉妹町 渓林社区 国家戦略特区 自由貿易試験区 港市".split())
    cities = {v["value"] for a in answers for v in a["facets"]["city"]}
    everything = world.ask({"q": ""})
    cities |= {c for r in everything["results"] for c in r["city"]}
    return sorted(false & cities)


@check("b27")
def aomori(world, b, answers):
    city = {i for ids in world.ids(answers[0]) for i in ids}
    prefecture = {i for ids in world.ids(answers[1]) for i in ids}
    problems = ["city has s003-09"] if "s003-09" in city else []
    return problems + [f"prefecture lacks {i}" for i in ("s001-07", "s001-11", "s003-09") if i not in prefecture]


@check("b31")
def committee_once(world, b, answers):
    problems = world.compare(["s001-07"], b["query"][0], answers[0])
    orgs = {v["value"]: v["count"] for v in answers[0]["facets"]["org"]}
    if orgs.get("青森県・大連市友好経済交流委員会") != 1:
        problems.append(f"facet {orgs}")
    everything = world.ask({"q": ""})
    problems += [o for r in everything["results"] for o in r["org"] if re.match(r"第\d+回", o)]
    return problems


@check("b32")
def no_legal_form(world, b, answers):
    rows = answers[0]["results"]
    orgs = rows[0]["org"] if rows else []
    return [] if len(rows) == 1 and "北九州国際交流協会駐大連経済・文化交流事務所" in orgs else [f"{len(rows)} results, {orgs}"]


@check("b34")
def body_twice(world, b, answers):
    return [] if world.ids(answers[0]) == [["s000-07"]] else [str(world.ids(answers[0]))]


@check("b35")
def no_text_twice(world, b, answers):
    problems = world.compare(b["expect_ids"], b["query"][0], answers[0])
    texts = [squeeze(r["text"]) for r in answers[0]["results"]]
    return problems + (["a text stands twice"] if len(texts) != len(set(texts)) else [])


@check("b36")
def record_ends(world, b, answers):
    row = answers[0]["results"][0]
    return [] if "s003-03" in world.ids(answers[0])[0] and "白河" not in row["text"] and "日仏" not in row["text"] else [row["text"][:80]]


@check("b38")
def sentence_over_footer(world, b, answers):
    text = squeeze(answers[0]["results"][0]["text"])
    bad = [s for s in ("自治体国際化フォーラム", "Vol.336", "現場レポート", "パネルディスカッションの様子") if s in text]
    return bad + ([] if "日本と関わる仕事に携わっています" in text else ["sentence is cut"])


@check("b39")
def furniture_gone(world, b, answers):
    return [str(a["total"]) for a in answers if a["total"]]


@check("b42")
def navigation_low(world, b, answers):
    order = [i for ids in world.ids(answers[0]) for i in ids]
    if "s003-01" not in order:
        return []
    return [] if "s003-02" in order and order.index("s003-02") < order.index("s003-01") else [str(order)]


@check("b44")
def table_cells(world, b, answers):
    row = answers[0]["results"][0]
    return [] if "s004-05" in world.ids(answers[0])[0] and re.search(r"大連[\s|]*6", row["text"]) else [row["text"][:80]]


@check("b45")
def seven_characters(world, b, answers):
    row = answers[0]["results"][0]
    problems = [] if "s001-03" in world.ids(answers[0])[0] else ["not the first result"]
    at = row["snippet"].find("工業都市である")
    if at < 0:
        return problems + [row["snippet"]]
    marked = {i for b_, e in row["highlights"] for i in range(b_, e)}
    return problems + ([] if set(range(at, at + 7)) <= marked else [f"marks {row['highlights']}"])


@check("b51")
def snippets_are_pieces(world, b, answers):
    return [r["snippet"] for a in answers for r in a["results"] if not snippet_is_piece(r)]


@check("b52")
def clean_snippets(world, b, answers):
    return [repr(r["snippet"]) for a in answers for r in a["results"] if re.search(r"[\n\t\u00a0]|  ", r["snippet"])]


@check("b57")
def not_written(world, b, answers):
    sets = [{i for ids in world.ids(a) for i in ids} for a in answers]
    problems = [] if sets[0] == sets[1] else ["the two differ"]
    problems += [f"-{i}" for i in ("s000-09", "s003-13", "s003-15", "s003-18", "s004-03") if i not in sets[0]]
    return problems + [r["text"][:30] for r in answers[0]["results"] if "大連" in r["text"]]


@check("b58")
def odd_queries(world, b, answers):
    problems = []
    for query, answer in zip(b["query"], answers):
        if "error" in answer:
            problems.append(f"{query['q']!r}: {answer['error']}")
        elif query["q"].strip() and answer["total"] and not answer["warnings"]:
            problems.append(f"{query['q']!r}: {answer['total']} results without a warning")
    return problems


@check("b60")
def order_of_reading(world, b, answers):
    files = sorted((world.shared / "seeds").glob("*.txt"))
    reverse = world.folder / "reverse"
    for path in reversed(files):
        subprocess.run([world.bin / "kouryu-index", "--index", reverse, path], check=True, capture_output=True)
    twice = world.build("twice", [world.shared / "seeds", world.shared / "seeds"])
    problems = []
    for query in b["query"]:
        wanted = world.ask(query)
        for index in (reverse, twice):
            got = world.ask(query, index)
            for answer in (wanted, got):
                answer.pop("took_ms", None)
            if got != wanted:
                problems.append(f"{index.name}: {query['q']!r} differs")
    return problems


def run(world, behaviour):
    answers = [world.ask(q) for q in behaviour["query"]]
    special = CHECKS.get(behaviour["id"])
    if special:
        return special(world, behaviour, answers)
    sets = behaviour.get("expect_sets") or [behaviour["expect_ids"]] * len(answers)
    return [p for expected, query, answer in zip(sets, behaviour["query"], answers) for p in world.compare(expected, query, answer)]


def main():
    shared, bin_dir = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        world = World(shared, bin_dir, pathlib.Path(folder))
        behaviours = [json.loads(line) for line in (shared / "eval/seeds/behaviours.jsonl").open(encoding="utf-8")]
        failed = 0
        for behaviour in behaviours:
            try:
                problems = run(world, behaviour)
            except (KeyError, IndexError, ValueError) as error:
                problems = [f"{type(error).__name__}: {error}"]
            if problems:
                failed += 1
                print(f"FAIL {behaviour['id']} ({behaviour['type']}): " + "; ".join(map(str, problems[:6])))
        print(f"behaviours: {len(behaviours) - failed} of {len(behaviours)} pass")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
