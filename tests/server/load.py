"""Load and slow clients against kouryu serve on this machine: see load.sh.

usage: load.py [--seconds N] [--rate N] [--documents FOLDER] [--only load|slow] [--writer] BIN
With --writer the index is written to all the while, in small runs and now and then anew, as an office does; the answers
then take as long as the machine lets them, and only errors and the rate count. Ends with 1 when a figure is missed."""
import argparse
import json
import pathlib
import random
import re
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

PASSAGES = 10_000
CLIENTS = 8
HIGHEST_P99_MS = 50
SLOW_SECONDS = 60
CLIENT_DEADLINE = 10
GOOD_CLIENT_P95_MS = 200
WRITER_PASSAGES = 50  # a run
WRITER_PAUSE_S = 5
RUNS_PER_REBUILD = 6


def make_passages(bin_dir, documents, work, chance):
    """A corpus of PASSAGES from sentences of the sample documents, drawn anew for each passage."""
    small = work / "small"
    subprocess.run([bin_dir / "kouryu-index", "--index", small, documents], check=True, stdout=subprocess.DEVNULL)
    found = subprocess.run([bin_dir / "kouryu", "search", "--index", small, "--limit", "0", "--format", "jsonl", ""], check=False, capture_output=True, text=True)
    sentences = [s + "。" for line in found.stdout.splitlines() for s in json.loads(line)["text"].split("。") if len(s) > 10]
    with (work / "passages.jsonl").open("w", encoding="utf-8") as out:
        for i in range(PASSAGES):
            text = "".join(chance.sample(sentences, 4)) + f"第{i}号。"
            out.write(json.dumps({"id": f"p{i}", "title": f"記録 {i}", "text": text}, ensure_ascii=False) + "\n")
    index = work / "index"
    subprocess.run([bin_dir / "kouryu-index", "--index", index, "--input", "jsonl", work / "passages.jsonl"], check=True, stdout=subprocess.DEVNULL)
    return index, sorted({w for s in sentences for w in re.findall(r"[一-龠ァ-ヴー]{2,5}", s)})


def make_targets(words, chance):
    """1,000 different requests as people and programs mix them."""
    quote = urllib.parse.quote
    kinds = (
        [lambda: f"/api/v1/search?q={quote(chance.choice(words))}"] * 4
        + [lambda: f"/api/v1/search?q={quote(' '.join(chance.sample(words, 2)))}"] * 4
        + [lambda: f"/api/v1/search?q={quote(chance.choice(words))}&year={chance.randint(1990, 2020)}&sort=-year"] * 2
        + [lambda: f"/api/v1/search?mode=exact&q={quote(chance.choice(words))}"]
        + [lambda: f"/?q={quote(chance.choice(words))}"] * 3
        + [lambda: f"/api/v1/suggest?q={quote(chance.choice(words)[:2])}"] * 3
        + [lambda: f"/api/v1/passages/p{chance.randrange(PASSAGES)}"]
        + [lambda: f"/api/v1/facets?field=city&q={quote(chance.choice(words))}"]
    )
    return [chance.choice(kinds)() for _ in range(1000)]


class Server:
    def __init__(self, bin_dir, index):
        command = [bin_dir / "kouryu", "serve", "--index", index, "--listen", "127.0.0.1:0", "--no-log"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)\s*$", self.process.stdout.readline()).group(1))

    def connect(self, receive_bytes=None):
        link = socket.socket()
        if receive_bytes:
            link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        link.settimeout(30)
        link.connect(("127.0.0.1", self.port))
        return link

    def head(self, target):
        return f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n".encode()

    def handles(self):
        return len(list(pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def megabytes(self):
        pages = int(pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 1e6


def read_reply(link):
    data = b""
    while b"\r\n\r\n" not in data:
        more = link.recv(262144)
        if not more:
            raise ConnectionError("closed")
        data += more
    head, body = data.split(b"\r\n\r\n", 1)
    length = int(re.search(rb"(?i)content-length: (\d+)", head).group(1))
    while len(body) < length:
        more = link.recv(262144)
        if not more:
            raise ConnectionError("closed")
        body += more
    return int(head[9:12])


class Load:
    """Each client asks at its own fixed times: a slow answer does not make the next one look faster."""

    def __init__(self, server, targets, seconds, rate):
        self.server, self.targets, self.seconds, self.interval = server, targets, seconds, CLIENTS / rate
        self.times, self.errors, self.lock = [], [], threading.Lock()

    def client(self, number):
        chance = random.Random(number)
        asker = f"X-Forwarded-For: 10.0.0.{number}\r\n\r\n".encode()  # each a person, with a share of threads
        link = self.server.connect()
        times, errors = [], []
        begin = time.perf_counter() + self.interval * number / CLIENTS
        for i in range(int(self.seconds / self.interval)):
            due = begin + i * self.interval
            wait = due - time.perf_counter()
            if wait > 0:
                time.sleep(wait)
            target = chance.choice(self.targets)
            try:
                link.sendall(self.server.head(target) + asker)
                status = read_reply(link)
                if status != 200:
                    errors.append(f"{status} {target}")
            except (OSError, ConnectionError) as error:
                errors.append(f"{error} {target}")
                link = self.server.connect()
            times.append((time.perf_counter() - due) * 1000)
        with self.lock:
            self.times += times
            self.errors += errors

    def run(self):
        threads = [threading.Thread(target=self.client, args=(n,)) for n in range(CLIENTS)]
        begin = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.perf_counter() - begin


class Writer:
    """Changes some passages, waits, changes others; now and then all is built anew and put in the place of the old."""

    def __init__(self, bin_dir, index, work, chance):
        self.bin_dir, self.index, self.work, self.chance = bin_dir, index, work, chance
        self.runs, self.rebuilds, self.failed, self.stop = 0, 0, [], threading.Event()
        self.lines = (work / "passages.jsonl").read_text(encoding="utf-8").splitlines()
        self.thread = threading.Thread(target=self.write)

    def write(self):
        while not self.stop.wait(WRITER_PAUSE_S):
            anew = self.runs % RUNS_PER_REBUILD == RUNS_PER_REBUILD - 1
            lines = self.lines if anew else self.chance.sample(self.lines, WRITER_PASSAGES)
            path = self.work / "changed.jsonl"
            path.write_text("".join(line.replace("号。", f"号、{self.runs}版。") + "\n" for line in lines), encoding="utf-8")
            command = [self.bin_dir / "kouryu-index", "--index", self.index, "--input", "jsonl", "--jobs", "1", *["--rebuild"] * anew, path]
            done = subprocess.run(command, check=False, capture_output=True, text=True)
            self.runs += 1
            self.rebuilds += anew
            if done.returncode != 0:
                self.failed.append(done.stderr)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def load_beside_a_writer(server, targets, arguments, index, work, chance):
    with Writer(arguments.bin, index, work, chance) as writer:
        good, requests, errors = mixed_load(server, targets, arguments.seconds, arguments.rate, None)
    print(f"writer: {writer.runs} runs, {writer.rebuilds} of them anew, {len(writer.failed)} failed")
    for error in writer.failed[:3]:
        print("  " + error)
    return good and not writer.failed, requests + writer.runs, errors + len(writer.failed)


def mixed_load(server, targets, seconds, rate, highest_p99_ms=HIGHEST_P99_MS):
    """(whether no figure is missed, requests, errors)"""
    Load(server, targets, min(5, seconds), rate).run()  # warm
    before = server.megabytes()
    load = Load(server, targets, seconds, rate)
    took = load.run()
    reached = len(load.times) / took
    p99 = percentile(load.times, 0.99)
    print(f"load: {reached:.0f} requests/s for {took:.0f} s, {len(load.errors)} errors, p50 {percentile(load.times, 0.5):.1f} ms, "
          f"p99 {p99:.1f} ms, max {max(load.times):.1f} ms, memory {before:.0f} -> {server.megabytes():.0f} MB")
    for error in load.errors[:3]:
        print("  " + error)
    good = not load.errors and reached >= 0.98 * rate and (highest_p99_ms is None or p99 <= highest_p99_ms)
    return good, len(load.times), len(load.errors)


def slow_clients(server):
    """600 heads and 600 bodies at a byte a second, 600 that read nothing, 2,000 that say nothing: (whether no figure is
    missed, slow clients, those still there)"""
    handles, memory = server.handles(), server.megabytes()
    head = server.head("/api/v1/search?limit=1000")
    heads = [server.connect() for _ in range(600)]
    bodies = [server.connect() for _ in range(600)]
    for link in heads:
        link.sendall(head)
    for link in bodies:
        link.sendall(server.head("/api/v1/health") + b"Content-Length: 1000\r\n\r\n")
    others = [server.connect() for _ in range(2000)]
    for _ in range(600):
        link = server.connect(4096)
        link.sendall((server.head("/api/v1/openapi.json") + b"\r\n") * 60)  # two megabytes
        others.append(link)
    print(f"slow clients: {server.handles() - handles} handles, {server.megabytes():.0f} MB (before: {memory:.0f} MB)")
    times, begin = [], time.perf_counter()
    drained = None
    while time.perf_counter() - begin < SLOW_SECONDS:
        for link in heads + bodies:
            try:
                link.send(b"X")
            except OSError:
                pass  # let go, as it should be
        asked = time.perf_counter()
        link = server.connect()
        # Another person than the slow ones, who have used up their share of the queue.
        link.sendall(server.head("/api/v1/search?q=%E5%A4%A7%E9%80%A3") + b"X-Forwarded-For: 10.0.0.99\r\nConnection: close\r\n\r\n")
        assert read_reply(link) == 200
        link.close()
        times.append((time.perf_counter() - asked) * 1000)
        if drained is None and server.handles() <= handles + 2:
            drained = time.perf_counter() - begin
        time.sleep(1)
    for link in heads + bodies + others:
        link.close()
    print(f"slow clients: all let go after {drained and round(drained, 1)} s; a good client waited {percentile(times, 0.5):.0f} ms (median), "
          f"{percentile(times, 0.95):.0f} ms (p95), {max(times):.0f} ms at most; "
          f"handles {handles} -> {server.handles()}, memory {memory:.0f} -> {server.megabytes():.0f} MB")
    good = drained is not None and drained <= CLIENT_DEADLINE + 3 and percentile(times, 0.95) <= GOOD_CLIENT_P95_MS
    return good, len(heads + bodies + others), 0 if drained is not None else max(0, server.handles() - handles)


def main():
    parser = argparse.ArgumentParser(description="Load and slow clients against kouryu serve.")
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--rate", type=float, default=400, help="requests a second")
    parser.add_argument("--documents", type=pathlib.Path, default=pathlib.Path("corpus/documents"))
    parser.add_argument("--only", choices=("load", "slow"))
    parser.add_argument("--writer", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        return show(arguments, pathlib.Path(work))


def show(arguments, work):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 16384), hard))
    chance = random.Random(20261124)
    index, words = make_passages(arguments.bin, arguments.documents, work, chance)
    targets = make_targets(words, chance)
    server = Server(arguments.bin, index)
    done = []
    try:
        if arguments.only != "slow":
            done.append(load_beside_a_writer(server, targets, arguments, index, work, chance) if arguments.writer
                        else mixed_load(server, targets, arguments.seconds, arguments.rate))
        if arguments.only != "load":
            done.append(slow_clients(server))
    finally:
        server.process.terminate()
        status = server.process.wait(30)
    good, tries, failures = zip(*done)
    passed = all(good) and status == 0
    print(f"{'passed' if passed else 'missed'}: {sum(tries)} tries, {sum(failures)} failures")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
