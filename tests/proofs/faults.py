"""The n-th system call of an index run fails: is the old index whole, or the new one?

usage: python3 tests/proofs/faults.py [--mode MODE] [--call CALL]... [--spread N | --all] [--seed N] [--bin FOLDER]
       python3 tests/proofs/faults.py --only MODE:CALL:ERROR:N      one fault, with all that was said

A run of kouryu-index is traced once for each mode (create, update, rebuild, prune). Then each call that it made fails at
its first, its last and --spread other places, drawn by the seed, once with each error that fits it. strace counts the
calls of each thread for itself, so one try may fail several. Only kouryu-index and its threads are traced: what happens
in the helper process is shown by tests/extract.

Allowed: exit 2 with a message that names a file and the system's reason, and the index of before, or of after where the
fault came past the commit; exit 1 that names the documents which could not be read, all others being as after; exit 0
and the index of after. The index is asked for all passages and by queries that read each of its tables, answers compared
byte for byte, and `check --deep` looks at it; after a failure the same run once more must give the index of after. Not
allowed: a signal, any other answer, 20 seconds.

Prints 'skipped' where strace is not there or may not trace, and ends with 0 then; with 1 where a try failed."""
import argparse
import collections
import errno
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HANG_S = 20
LOADER_FAILED = 127
STRACE_TRIES = 5  # strace 6.1 itself crashes now and then where it lets a child go
DOCUMENTS = 6
QUERIES = '大連 環境\n"研修に"\n交流*\n北九州市 -瀋陽\nyear:2004..2006\ncity:大連市\n瀋陽市\ntitle:記録\n'

READING = ("EIO", "EINTR", "ENOMEM")
OPENING = ("EIO", "EMFILE", "EACCES", "EINTR")
WRITING = ("EIO", "ENOSPC", "EINTR")
NAMING = ("EIO", "ENOSPC", "EACCES")
MEMORY = ("ENOMEM",)
HANDLES = ("EMFILE",)
# What fits each call. EAGAIN where the system says so for want of threads or processes.
ERRORS = {
    "openat": OPENING, "open": OPENING, "read": READING, "pread64": READING, "readv": READING, "getdents64": READING,
    "write": WRITING, "pwrite64": WRITING, "writev": WRITING, "pwritev": WRITING, "ftruncate": WRITING, "fallocate": WRITING,
    "fsync": WRITING, "fdatasync": WRITING, "close": ("EIO", "EINTR", "ENOSPC"), "lseek": ("EIO",),
    "rename": NAMING, "renameat": NAMING, "renameat2": NAMING + ("EINVAL",), "link": NAMING, "linkat": NAMING,
    "unlink": NAMING, "unlinkat": NAMING, "mkdir": NAMING, "mkdirat": NAMING, "rmdir": NAMING,
    "stat": ("EIO", "EACCES"), "lstat": ("EIO", "EACCES"), "fstat": ("EIO",), "newfstatat": ("EIO", "EACCES"),
    "statx": ("EIO", "EACCES"), "access": ("EIO", "EACCES"), "faccessat2": ("EIO", "EACCES"), "readlink": ("EIO", "EACCES"),
    "readlinkat": ("EIO", "EACCES"), "getcwd": ("ENOENT", "EACCES"), "chdir": ("EACCES",), "utimensat": ("EIO",),
    "fcntl": ("EIO", "EINTR", "ENOLCK"), "flock": ("EIO", "EINTR", "ENOLCK"), "dup": HANDLES, "dup2": HANDLES, "dup3": HANDLES,
    "mmap": MEMORY + ("EAGAIN",), "mprotect": MEMORY, "brk": MEMORY, "mremap": MEMORY, "madvise": MEMORY,
    "clone": ("EAGAIN",), "clone3": ("EAGAIN", "ENOMEM"), "fork": ("EAGAIN",), "vfork": ("EAGAIN",), "execve": ("EIO", "EACCES"),
    "pipe2": HANDLES, "socketpair": HANDLES, "socket": HANDLES, "memfd_create": ("EMFILE", "ENOMEM"),
    "sendmsg": ("EIO", "ENOMEM"), "recvmsg": ("EIO", "ENOMEM"), "sendto": ("EIO",), "recvfrom": ("EIO",), "poll": ("EINTR", "ENOMEM"),
    "sysinfo": ("EIO",), "sched_getaffinity": ("EINVAL",), "prlimit64": ("EPERM",),
}
# Waiting, signals and numbers, in which nothing is read or written; what cannot fail is not here either.
NOT_TRIED = ("futex", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "set_robust_list", "set_tid_address", "rseq", "arch_prctl",
             "exit", "exit_group", "getpid", "gettid", "getuid", "geteuid", "getgid", "getegid", "getppid", "clock_nanosleep", "clock_gettime",
             "wait4", "waitid", "kill", "tgkill", "munmap", "getrandom", "setsid", "sched_yield", "restart_syscall", "sigaltstack", "prctl", "ioctl")
MODES = {"create": [], "update": [], "rebuild": ["--rebuild"], "prune": ["--prune"]}


def document(number, edition):
    return (f"第{number}回交流会議の記録\n\n平成{number + 10}年、北九州市と大連市は環境の研修に{number * 3}人を派遣した。\n\n\n"
            f"瀋陽市との交流の第{number}号である。{edition}\n")


class Mode:
    """Documents, the index of before and what it answers before and after a run without a fault."""

    def __init__(self, name, programs, work):
        self.name, self.programs, self.work = name, programs, work / name
        self.index, self.before, self.documents = self.work / "index", self.work / "before", self.work / "documents"
        self.others = self.work / "others"
        self.documents.mkdir(parents=True)
        self.others.mkdir()
        # In the index, and not among what the run is given: a run that takes the index for missing would lose it.
        (self.others / "o1.txt").write_text(document(21, "別の棚。"), encoding="utf-8")
        (self.work / "queries").write_text(QUERIES, encoding="utf-8")
        for number in range(1, DOCUMENTS + 1):
            self.write(number, "旧版。")
        if name != "create":
            self.finish([self.others])
            shutil.copytree(self.index, self.before)
        if name in ("update", "rebuild"):
            for number in range(2, DOCUMENTS + 2):
                self.write(number, "新版の本文。")
        if name == "prune":
            for number in (2, 5):
                self.path(number).unlink()
        self.old = self.answers()
        self.restore()
        self.finish(MODES[name])
        self.new = self.answers()
        if self.old == self.new or self.new.status != 0:
            raise SystemExit(f"{name}: no different answers before and after: {self.new.text[:300]}")

    def path(self, number):
        return self.documents / f"d{number}.txt"

    def write(self, number, edition):
        self.path(number).write_text(document(number, edition), encoding="utf-8")

    def restore(self):
        shutil.rmtree(self.index, ignore_errors=True)
        if self.before.exists():
            shutil.copytree(self.before, self.index)  # with times

    def command(self):
        return [self.programs / "kouryu-index", "--index", self.index, "--jobs", "1", "--progress", "none", "--format", "json",
                *MODES[self.name], self.documents]

    def finish(self, more):
        done = run([self.programs / "kouryu-index", "--index", self.index, "--jobs", "1", "--progress", "none", *more, self.documents])
        if done.status != 0:
            raise SystemExit(f"{self.name}: a run without a fault ends with {done.status}: {done.errors}")

    def count_calls(self, trace):
        """The calls of a run without a fault, and in of_the_loader those before the program begins."""
        self.restore()
        while strace(trace, [], self.command()) is None:
            self.restore()
        text = trace.read_text(errors="replace")
        # The last that the loader does is to let its cache of libraries go.
        self.of_the_loader = calls_of(text[:re.search(r"(?m)^\d+ +munmap\(", text).end()])
        return calls_of(text)

    def answers(self):
        """What the index answers, and what `check --deep` says of it; the status of the search."""
        search = [self.programs / "kouryu", "search", "--index", self.index, "--limit", "0", "--format", "json", "--explain"]
        every, asked = run([*search, ""]), run([*search, "--batch", self.work / "queries"])
        checked = run([self.programs / "kouryu-index", "check", "--deep", "--index", self.index])
        text = re.sub(r'"took_ms":[0-9.e-]+', '"took_ms":0', every.out + asked.out)
        return Answers(max(every.status, asked.status, checked.status), text, every.errors + checked.errors + checked.out)


class Answers:
    def __init__(self, status, text, told):
        self.status, self.text, self.told = status, text, told

    def __eq__(self, other):
        return self.text == other.text and (self.status == 2) == (other.status == 2)

    def by_document(self):
        out = collections.defaultdict(list)
        if self.status == 2:
            return out
        for hit in json.loads(self.text.splitlines()[0])["results"]:
            out[hit["document"]["path"]].append(hit["text"])
        return out


class Finished:
    def __init__(self, status, out, errors, seconds):
        self.status, self.out, self.errors, self.seconds = status, out, errors, seconds


def run(command):
    """Status None: it was stopped after HANG_S; below 0: a signal."""
    begin = time.monotonic()
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment, start_new_session=True) as process:
        try:
            out, errors = process.communicate(timeout=HANG_S)
            status = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, errors = process.communicate()
            status = None
    return Finished(status, out.decode(errors="replace"), errors.decode(errors="replace"), time.monotonic() - begin)


def strace(trace, options, command):
    """Of the program and its threads, up to where a child of it becomes another program. None: strace itself crashed."""
    finished = run(["strace", "-f", "-q", "--detach-on=execve", "--signal=none", "-o", trace, *options, *command])
    crashed = finished.status is not None and finished.status < 0 and "+++ killed by" not in trace.read_text(errors="replace")
    return None if crashed else finished


def calls_of(text):
    """How often each call was made, in the thread that made it most often."""
    counts = collections.Counter(re.findall(r"(?m)^(\d+) +([a-z_0-9]+)\(", text))
    most = collections.Counter()
    for (_, call), count in counts.items():
        most[call] = max(most[call], count)
    return most


REASONS = {os.strerror(getattr(errno, name)) for names in ERRORS.values() for name in names}


def names_file_and_reason(errors):
    # The loader says it so: "error while loading shared libraries: libm.so.6: cannot open shared object file: ..."
    lines = [line for line in errors.splitlines() if any(reason in line for reason in REASONS)]
    return any("/" in line or "standard output" in line or re.search(r"[\w-]+\.\w+: ", line) for line in lines)


def wrong_with_skips(mode, finished, now):
    """Exit 1: what the report names may be as before, as after or not there; all else is as after."""
    try:
        named = {item["path"] for item in json.loads(finished.out)["skipped"]}
    except (ValueError, KeyError):
        return "exit 1 without a report"
    if not named:
        return "exit 1, and no document is named"
    old, new, found = mode.old.by_document(), mode.new.by_document(), now.by_document()
    for path in set(old) | set(new) | set(found):
        is_named = any(path == name or path.startswith(name + "/") for name in named)
        if found.get(path) != new.get(path) and not (is_named and found.get(path) in (old.get(path), None)):
            return f"exit 1, and {path} is neither named nor as it should be"
    return None


def names_what_is_due(finished, injected):
    if names_file_and_reason(finished.errors):
        return True
    # Nothing can be told where standard error is what fails. A close that fails here has not closed: a lock may stay held.
    silent = any(re.search(r" writev?\(2, ", line) for line in injected)
    held = all(" close(" in line for line in injected) and "another program is writing" in finished.errors
    return silent or held


def differing_documents(mode, now):
    new, found = mode.new.by_document(), now.by_document()
    return [path for path in set(new) | set(found) if new.get(path) != found.get(path)]


def outcome(mode, finished, injected):
    """(what came out, what is wrong with it or None)"""
    status, now = finished.status, mode.answers()
    if status is None:
        return "hang", "a hang"
    if status < 0:
        return "signal", f"signal {-status}"
    if status == 0:
        return "done", None if now == mode.new and now.status == 0 else f"exit 0 and another index: {now.told or now.text[:200]}"
    if status == 1:
        return "done but for what is named", wrong_with_skips(mode, finished, now)
    if status != 2:
        return "other", f"exit {status}"
    if now == mode.old or now == mode.new:
        which = "old index" if now == mode.old else "new index, the fault told"
        return which, None if names_what_is_due(finished, injected) else "no file or no reason in the message"
    # One thread could not read a document, and another failed after all was written.
    if now.status != 2 and 0 < len(differing_documents(mode, now)) < len(injected):
        return "new index but for a document, the last fault told", None
    empty = mode.name == "create" and not now.by_document() and now.status != 0
    return "another", None if empty else f"exit 2 and another index: {now.told or now.text[:200]}"


def attempt(mode, call, error, number, trace):
    """(outcome, what is wrong or None, the run), or None when no call was that far."""
    for _ in range(STRACE_TRIES):
        mode.restore()
        finished = strace(trace, ["-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={number}"], mode.command())
        if finished is not None:
            break
    else:
        return None
    injected = [line for line in trace.read_text(errors="replace").splitlines() if "(INJECTED)" in line]
    if not injected:
        return None
    ended_early = finished.status is not None and (finished.status < 0 or finished.status == LOADER_FAILED)
    if ended_early and number <= mode.of_the_loader[call]:
        return "did not start", None if mode.answers() == mode.old else "another index, though the program did not start", finished
    came, wrong = outcome(mode, finished, injected)
    if wrong is None and came != "done":
        again = run(mode.command())
        if again.status != 0 or mode.answers() != mode.new:
            wrong = f"the next run ends with {again.status}: {again.errors.strip()}"
    return came, wrong, finished


def numbers(most, arguments, chance):
    if arguments.all:
        return range(1, most + 1)
    return sorted({1, most} | set(chance.sample(range(1, most + 1), min(most, arguments.spread))))


def faults_of(mode, arguments, chance, trace):
    """(call, error, number) to try, and the calls that are left out."""
    counts = mode.count_calls(trace)
    chosen = {call: most for call, most in counts.items() if call in ERRORS and (not arguments.call or call in arguments.call)}
    faults = [(call, error, number) for call, most in sorted(chosen.items()) for error in ERRORS[call]
              for number in numbers(most, arguments, chance)]
    return faults, sorted(set(counts) - set(ERRORS) - set(NOT_TRIED))


def try_mode(mode, arguments, chance, trace):
    begin, came, failed = time.monotonic(), collections.Counter(), 0
    faults, unknown = faults_of(mode, arguments, chance, trace)
    for call, error, number in faults:
        result = attempt(mode, call, error, number, trace)
        if result is None:
            continue
        what, wrong, finished = result
        came[what] += 1
        if wrong is not None:
            failed += 1
            print(f"FAIL {mode.name}:{call}:{error}:{number}: {wrong} | {' '.join(finished.errors.split())[:300]}", flush=True)
    told = ", ".join(f"{count} {what}" for what, count in came.most_common())
    print(f"{mode.name}: {came.total()} faults of {len({f[0] for f in faults})} calls: {told}; {failed} failures; {time.monotonic() - begin:.0f} s", flush=True)
    if unknown:
        print(f"{mode.name}: calls without a row in ERRORS: {' '.join(unknown)}")
    return came.total(), failed + len(unknown)


def only(fault, programs, work):
    name, call, error, number = fault.split(":")
    mode, trace = Mode(name, programs, work), work / "trace"
    mode.count_calls(trace)
    result = attempt(mode, call, error, int(number), trace)
    if result is None:
        print("no call is so far")
        return 1
    for line in trace.read_text(errors="replace").splitlines():
        if "(INJECTED)" in line:
            print(line)
    print(result[2].out + result[2].errors + f"exit {result[2].status}, {result[0]}: {result[1] or 'right'}")
    return 1 if result[1] else 0


def may_trace(work):
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = run(["strace", "-f", "-q", "--detach-on=execve", "-o", work / "trace", "-e", "inject=getppid:error=EIO:when=1", "true"])
    return None if tried.status == 0 else f"strace may not trace here: {tried.errors.strip()}"


def main():
    parser = argparse.ArgumentParser(description="Fails the n-th system call of index runs.")
    parser.add_argument("--bin", type=pathlib.Path, default=pathlib.Path(os.environ.get("KOURYU_BIN", "build/release/bin")))
    parser.add_argument("--mode", choices=MODES)
    parser.add_argument("--call", action="append", help="these alone")
    parser.add_argument("--spread", type=int, default=4, help="places beside the first and the last")
    parser.add_argument("--all", action="store_true", help="every place")
    parser.add_argument("--seed", type=int, default=int(os.environ.get("KOURYU_TEST_SEED", "20261130")))
    parser.add_argument("--only", metavar="MODE:CALL:ERROR:N")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        if why_not := may_trace(work):
            print(f"skipped: {why_not}")
            return 0
        programs = arguments.bin.resolve()
        if arguments.only:
            return only(arguments.only, programs, work)
        print(f"seed {arguments.seed}", flush=True)
        chance = random.Random(arguments.seed)
        counts = [try_mode(Mode(name, programs, work), arguments, chance, work / "trace") for name in MODES if arguments.mode in (None, name)]
    tries, failures = (sum(column) for column in zip(*counts))
    print(f"faults: {tries} tries, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
