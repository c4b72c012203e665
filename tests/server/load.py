"""Load and slow clients against kouryu serve on this machine: see load.sh."""
import json
import pathlib
import random
import re
import resource
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

PASSAGES = 10_000
CLIENTS = 8
HIGHEST_P99_MS = 50
SLOW_SECONDS = 60
CLIENT_DEADLINE = 10
GOOD_CLIENT_MS = 200


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


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def mixed_load(server, targets, seconds, rate):
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
    return not load.errors and reached >= 0.98 * rate and p99 <= HIGHEST_P99_MS


def slow_clients(server):
    """600 heads and 600 bodies at a byte a second, 600 that read nothing, 2,000 that say nothing."""
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
        link.sendall(server.head("/api/v1/search?q=%E5%A4%A7%E9%80%A3") + b"Connection: close\r\n\r\n")
        assert read_reply(link) == 200
        link.close()
        times.append((time.perf_counter() - asked) * 1000)
        if drained is None and server.handles() <= handles + 2:
            drained = time.perf_counter() - begin
        time.sleep(1)
    for link in heads + bodies + others:
        link.close()
    print(f"slow clients: all let go after {drained and round(drained, 1)} s; a good client waited {max(times):.0f} ms at most; "
          f"handles {handles} -> {server.handles()}, memory {memory:.0f} -> {server.megabytes():.0f} MB")
    return drained is not None and drained <= CLIENT_DEADLINE + 3 and max(times) <= GOOD_CLIENT_MS


def main():
    bin_dir, documents, work = (pathlib.Path(a) for a in sys.argv[1:4])
    seconds, rate = float(sys.argv[4]), float(sys.argv[5])
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 16384), hard))
    chance = random.Random(20261124)
    index, words = make_passages(bin_dir, documents, work, chance)
    server = Server(bin_dir, index)
    try:
        good = [mixed_load(server, make_targets(words, chance), seconds, rate), slow_clients(server)]
    finally:
        server.process.terminate()
        status = server.process.wait(30)
    print("passed" if all(good) and status == 0 else "missed")
    return 0 if all(good) and status == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
