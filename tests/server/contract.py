"""Asks kouryu serve at random: every answer is as its OpenAPI document says, and no byte of the index changes.

usage: contract.py BIN_DIR DOCUMENTS      ends with 0 when all answers are valid
Needs python3-jsonschema. KOURYU_SLOW_TESTS=1 asks 10,000 times instead of 400.
"""
import hashlib
import http.client
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import urllib.parse

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is absent")
    sys.exit(0)

WORDS = ["大連", "環境", "北九州市", "姉妹都市", "平成16年", "研修員", "dalian", "ごみ", "友好", "交流", "OR", "NOT", "(", ")", '"', "-", "*",
         "年:2004", "city:大連", "year:2004..2010", "\u0000", "🌸", "﷽", "<script>", "%n", "'", "\\", "a" * 300, "どのように環境を守ってきましたか"]
VALUES = {
    "limit": ["1", "3", "1000", "0", "1001", "-1", "x", ""], "offset": ["0", "5", "9999", "10000", "x"],
    "sort": ["relevance", "year", "-year", "no"], "mode": ["auto", "and", "or", "exact", "no"], "group": ["none", "duplicates", "document"],
    "facets": ["none", "city", "city,year,org", "prefecture,country", "no"], "facet_size": ["1", "100", "101"],
    "snippet_length": ["1", "40", "2000", "2001"], "explain": ["true", "false", "2"], "format": ["json", "json", "json", "csv", "xlsx", "xml"],
    "city": ["大連", "大连", "北九州市", "どこか", ""], "prefecture": ["福岡県"], "country": ["中国", "China"], "org": ["クレア", "自治体国際化協会"],
    "year": ["2004", "H16", "平成16年..2010", "昔"], "fy": ["2007"], "published": ["2004", "2004..2010", "昔"], "pair": ["大連-北九州", "北九州市–大連市", "大連"],
    "with": ["大連", "Dalian", "どこか", ""], "kind": ["tie", "activity", "office", "member", "no"], "all": ["city", "year", "city", "weather"], "date": ["2007-08", "x"], "lang": ["ja", "en", "fr"],
    "prefix": ["大", "北"], "field": ["city", "year", "org", "weather"], "doc": ["none"], "nothing": ["1"],
}


class Server:
    def __init__(self, bin_dir, index):
        command = [bin_dir / "kouryu", "serve", "--index", index, "--listen", "127.0.0.1:0", "--threads", "1", "--deadline", "60", "--no-log"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)\s*$", self.process.stdout.readline()).group(1))
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def get(self, target):
        self.connection.request("GET", target)
        response = self.connection.getresponse()
        return response.status, response.getheader("Content-Type", ""), response.read()

    def stop(self):
        self.process.terminate()
        return self.process.wait(60)


class Checker:
    def __init__(self, document):
        self.document = document
        self.validators = {}
        self.whole = self.validator_of({"$ref": "#/components/schemas/Passage"})

    def validator_of(self, schema):
        return jsonschema.Draft202012Validator({**schema, "components": self.document["components"]})

    def resolve(self, node):
        while "$ref" in node:
            found = self.document
            for part in node["$ref"][2:].split("/"):
                found = found[part]
            node = found
        return node

    def validator(self, path, status, kind):
        key = (path, status, kind)
        if key not in self.validators:
            responses = self.document["paths"][path]["get"]["responses"]
            assert str(status) in responses, f"{path}: status {status} is not in the document"
            content = self.resolve(responses[str(status)]).get("content", {})
            assert kind in content, f"{path}: {status} as {kind} is not in the document"
            self.validators[key] = self.validator_of(content[kind]["schema"])
        return self.validators[key]

    def check(self, path, target, status, kind, body):
        kind = kind.split(";")[0]
        if kind == "application/json":
            answer = json.loads(body)
        else:
            answer = body.decode("utf-8") if kind.startswith("text/") else "bytes"
        self.validator(path, status, kind).validate(answer)
        # Without fields= each result is a whole passage.
        if isinstance(answer, dict) and "fields=" not in target:
            for result in answer.get("results", [])[:3]:
                self.whole.validate(result)


def random_target(chance, paths, ids):
    path = chance.choice(paths)
    names = ["q"] if chance.random() < 0.8 else []
    names += chance.sample(sorted(VALUES), chance.choice([0, 0, 1, 1, 2, 3]))
    pairs = [(n, " ".join(chance.sample(WORDS, chance.randint(1, 3))) if n == "q" else chance.choice(VALUES[n])) for n in names]
    target = path.replace("{id}", urllib.parse.quote(chance.choice(ids), safe="")) + "?" + urllib.parse.urlencode(pairs)
    return path, target


def ask_each_path(server, checker, found):
    """Each path as its document says it, once: all must answer."""
    document = checker.document
    ids = {"/api/v1/passages/{id}": found["id"], "/api/v1/documents/{id}": found["document"]["id"]}
    for path in document["paths"]:
        target = path.replace("{id}", ids.get(path, ""))
        parameters = [checker.resolve(p) for p in document["paths"][path]["get"]["parameters"]]
        if any(p["name"] == "id" and p["in"] == "query" for p in parameters):
            target += "?id=" + found["id"]
        status, kind, body = server.get(target)
        assert status == 200, f"{target}: {status} {body}"
        checker.check(path, target, status, kind, body)


def run(server, times, seed):
    status, kind, body = server.get("/api/v1/openapi.json")
    assert status == 200 and kind == "application/json"
    document = json.loads(body)
    assert document["openapi"] == "3.1.0"
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    checker = Checker(document)
    found = json.loads(server.get("/api/v1/search?limit=50")[2])["results"]
    ask_each_path(server, checker, found[0])
    assert json.loads(server.get("/api/v1/relations")[2])["total"] > 0, "no relation to check"
    ids = [r["id"] for r in found] + [r["document"]["id"] for r in found] + ["none", "a/b", "🌸"]
    chance = random.Random(seed)
    statuses = {}
    for _ in range(times):
        path, target = random_target(chance, sorted(document["paths"]), ids)
        status, kind, body = server.get(target)
        try:
            checker.check(path, target, status, kind, body)
        except Exception as error:
            print(f"seed {seed}: {target}\n{status} {kind}\n{body[:500]!r}\n{error}")
            return 1
        statuses[status] = statuses.get(status, 0) + 1
    print(f"seed {seed}: {times} answers valid, by status {dict(sorted(statuses.items()))}")
    return 0 if statuses.get(200, 0) > times // 20 and statuses.get(400, 0) > 0 else 1


def index_with_relations(bin_dir, documents, folder):
    """The documents, each passage with two cities telling of a relation in some way."""
    plain, index = folder / "plain", folder / "index"
    subprocess.run([bin_dir / "kouryu-index", "--index", plain, documents], check=True, stdout=subprocess.DEVNULL)
    exported = subprocess.run([bin_dir / "kouryu-index", "export", "--index", plain], check=True, capture_output=True, text=True).stdout
    lines = []
    for number, line in enumerate(exported.splitlines()):
        row = json.loads(line)
        cities = row.get("facets", {}).get("city", [])
        if len(cities) > 1:
            kind = ["tie", "activity", "office", "member"][number % 4]
            since = ["", "2004", "2004-12", "2004-12-24"][number // 4 % 4]
            row["record"]["relations"] = [{"a": cities[0], "b": cities[1], "kind": kind, "since": since, "years": row["facets"]["year"][:2],
                                           "certain": number % 2 == 0, "begin": 0, "end": len(row["text"].encode()), "how": "record:" + kind}]
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    subprocess.run([bin_dir / "kouryu-index", "import", "--index", index, "-"], check=True, input="".join(lines), text=True, stdout=subprocess.DEVNULL)
    return index


def digest(folder):
    return {f.relative_to(folder): hashlib.sha256(f.read_bytes()).digest() for f in folder.rglob("*") if f.is_file()}


def main():
    bin_dir, documents = (pathlib.Path(a) for a in sys.argv[1:3])
    slow = os.environ.get("KOURYU_SLOW_TESTS", "") not in ("", "0")
    seed = int(os.environ.get("KOURYU_SEED", random.SystemRandom().randrange(10**9)))
    with tempfile.TemporaryDirectory() as folder:
        index = index_with_relations(bin_dir, documents, pathlib.Path(folder))
        before = digest(index)
        server = Server(bin_dir, index)
        try:
            failed = run(server, 10_000 if slow else 400, seed)
        finally:
            status = server.stop()
        if digest(index) != before:
            print("the server wrote to its index")
            failed = 1
    return failed or status


if __name__ == "__main__":
    sys.exit(main())
