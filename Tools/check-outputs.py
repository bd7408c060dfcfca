"""check-outputs.py [NAME…]: the command's names, outputs and limits, from outside.

Everything is made here: stills, palettes, a film of a few frames, and a server for URLs.
"""

import http.server
import os
import re
import resource
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
import zlib
from pathlib import Path

from named_checks import Score, built, chosen, name_of

PATIENCE = 60  # seconds: more is a hang
RED, BLUE = (200, 30, 40), (20, 60, 180)


def png(color, side=32):
    """A picture of one color."""
    rows = (b"\0" + bytes(color) * side) * side

    def chunk(kind, data):
        end = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + end

    size = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def film(frames=24, width=64, height=48):
    """A film of two shots, uncompressed."""
    text = f"YUV4MPEG2 W{width} H{height} F24:1 Ip A1:1 C420jpeg\n".encode()
    for frame in range(frames):
        luma, blue, red = (90, 80, 200) if frame < frames // 2 else (60, 200, 90)
        text += b"FRAME\n" + bytes([luma]) * (width * height)
        text += bytes([blue]) * (width * height // 4) + bytes([red]) * (width * height // 4)
    return text


class Ended:
    """One run: status (below 0 for a signal), what it wrote, lines of its errors."""

    def __init__(self, status, output, errors):
        self.status, self.output, self.errors = status, output, errors
        self.lines = errors.decode("utf-8", "replace").splitlines()

    def __str__(self):
        return f"status {self.status}, {self.output[:80]!r}, {self.errors[:300]!r}"


class Bench:
    """The programs, and a folder with what they read."""

    def __init__(self, folder):
        self.folder = os.fsencode(folder)
        programs = os.environ.get("PROGRAMS")
        self.program = Path(programs).resolve() / "filmpalette" if programs else built("filmpalette")
        self.write(b"s.png", png(RED))
        self.write(b"t.png", png(BLUE))
        self.write(b"p.hex", b"#c81e28\n")
        self.write(b"f.y4m", film())
        self.write(b"g.y4m", film(30))

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, data):
        Path(os.fsdecode(self.path(name))).write_bytes(data)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def names(self, folder=b"."):
        return sorted(os.listdir(self.path(folder)))

    def parts(self):
        """Names of unfinished files, anywhere."""
        return [name for _, _, names in os.walk(self.folder) for name in names
                if name.endswith(b".part")]

    def run(self, *arguments, limits=(), ignored=(), **given):
        """Runs the command here."""

        def prepare():
            for kind, most in limits:
                resource.setrlimit(kind, (most, most))
            for number in ignored:
                signal.signal(number, signal.SIG_IGN)

        given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                 "stderr": subprocess.PIPE, "cwd": self.folder, **given}
        process = subprocess.Popen([self.program, *arguments], preexec_fn=prepare, **given)
        try:
            output, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            output, errors = process.communicate()
            return Ended("hangs", output or b"", errors or b"")
        return Ended(process.returncode, output or b"", errors or b"")

    def shell(self, script, **given):
        """Runs a script in which $P is the command."""
        process = subprocess.run(
            ["sh", "-c", script], cwd=self.folder, env={**os.environ, "P": str(self.program)},
            stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False, **given)
        return Ended(process.returncode, process.stdout, process.stderr)


# Every way to write, and what comes out.
WRITERS = {
    "extract": ["s.png", "-n", "1", "-f", "hex"],
    "convert": ["convert", "p.hex", "-f", "hex"],
    "compare": ["compare", "s.png", "-n", "1", "-f", "json"],
    "page": ["compare", "s.png", "-n", "1", "-f", "html"],
    "sheet": ["s.png", "-f", "sheet"],
    "film": ["film", "f.y4m", "-f", "csv"],
    "barcode": ["film", "f.y4m", "-f", "barcode"],
    "report": ["film", "f.y4m", "-f", "html"],
    "films": ["film", "f.y4m", "g.y4m", "--compare", "-f", "text"],
}


def check_descriptors_that_are_given(bench):
    """What is written to /dev/stdout and the like stands between what others wrote."""
    for name, arguments in WRITERS.items():
        bench.write(b"want", b"")
        wanted = bench.run(*arguments, "-o", "want")
        body = bench.read(b"want")
        if wanted.status or not body:
            yield f"{name}: {wanted}"
            continue
        os.symlink("/dev/stdout", bench.path(b"out"))
        for target, number in (
            ("/dev/stdout", 1), ("/dev/fd/1", 1), ("/proc/self/fd/1", 1), ("out", 1),
            ("/dev/stderr", 2), ("/dev/fd/2", 2), ("/dev/fd/7", 7), ("/proc/self/fd/7", 7),
            ("//dev/./fd//7", 7),
        )[::1 if name == "extract" else 3]:
            # Once is enough of what is the same for all.
            for sign in (">", ">>") if name == "extract" else (">",):
                bench.write(b"f", b"0\n" if sign == ">>" else b"")
                words = " ".join(arguments)
                run = bench.shell(f"{{ echo a >&{number}; $P {words} -o {target}; "
                                  f"echo b >&{number}; }} {number}{sign} f")
                got = bench.read(b"f")
                if got != (b"0\n" if sign == ">>" else b"") + b"a\n" + body + b"b\n":
                    yield f"{name} {sign} {target}: {got[:60]!r} ({len(got)}), {run}"
        os.unlink(bench.path(b"out"))
    run = bench.run("s.png", "-f", "hex", "-o", "/dev/fd/9")
    if run.status != 1 or len(run.lines) != 1:
        yield f"a number that is not open: {run}"
    # The connection to a worker is no place for results.
    for number in range(3, 9):
        run = bench.run("s.png", "t.png", "-n", "1", "-f", "hex", "-o", f"/dev/fd/{number}")
        single = bench.run("s.png", "-n", "1", "-f", "hex", "-o", f"/dev/fd/{number}")
        if run.status == 0 or single.status != 1 or len(single.lines) != 1:
            yield f"/dev/fd/{number}, of its own: {single}"
    if bench.parts():
        yield f"left: {bench.parts()}"


def check_pipes_and_devices(bench):
    """They are written to, and stay what they are."""
    os.mkfifo(bench.path(b"pipe"))
    for name, arguments in WRITERS.items():
        bench.run(*arguments, "-o", "want")
        os.symlink("pipe", bench.path(b"link"))
        for target in ("pipe", "link"):
            reader = subprocess.Popen(["cat", "pipe"], cwd=bench.folder, stdout=subprocess.PIPE)
            run = bench.run(*arguments, "-o", target)
            if run.status:
                reader.kill()
            output = reader.communicate()[0]
            if run.status or output != bench.read(b"want"):
                yield f"{name} to {target}: {len(output)} bytes, {run}"
        os.unlink(bench.path(b"link"))
        run = bench.run(*arguments, "-o", "/dev/null")
        if run.status or not Path("/dev/null").is_char_device():
            yield f"{name} to /dev/null: {run}"
        run = bench.run(*arguments, "-o", "/dev/full")
        if run.status != 1 or "no space left" not in run.errors.decode() or len(run.lines) != 1:
            yield f"{name} to /dev/full: {run}"
    server = socket.socket(socket.AF_UNIX)
    server.bind(bench.path(b"socket"))
    server.listen()
    run = bench.run("s.png", "-n", "1", "-f", "hex", "-o", "socket")
    if not Path(os.fsdecode(bench.path(b"socket"))).is_socket():
        yield "a socket is replaced"
    server.settimeout(5)
    try:
        got = server.accept()[0].makefile("rb").read()
    except TimeoutError:
        got = b""
    if run.status or got != b"#c81e28\n":
        yield f"a socket gets {got!r}, {run}"
    server.close()
    near, far = socket.socketpair()
    run = bench.run("s.png", "-n", "1", "-f", "hex", "-o", "/dev/stdout", stdout=far)
    far.close()
    if near.recv(100) != b"#c81e28\n" or run.status:
        yield f"standard output that is a socket: {run}"


def check_links(bench):
    """Writing goes where a link points, also where nothing is yet."""
    os.mkdir(bench.path(b"there"))
    for name, arguments in WRITERS.items():
        bench.run(*arguments, "-o", "want")
        for target in (b"new", b"old"):
            for hops in (1, 3):
                bench.write(b"there/old", b"before")
                os.symlink(b"there/" + target, bench.path(b"l1"))
                os.symlink(bench.path(b"l1"), bench.path(b"l2"))
                os.symlink(b"./there/../l2", bench.path(b"l3"))
                run = bench.run(*arguments, "-o", f"l{hops}")
                still_link = os.path.islink(bench.path(b"l%d" % hops))
                path = bench.path(b"there/" + target)
                if run.status or not still_link or not os.path.exists(path) \
                        or bench.read(b"there/" + target) != bench.read(b"want"):
                    yield f"{name} through {hops} to {target.decode()}: {run}"
                for left in (b"l1", b"l2", b"l3", b"there/new"):
                    if os.path.lexists(bench.path(left)):
                        os.unlink(bench.path(left))
    os.symlink("round", bench.path(b"round"))
    run = bench.run("s.png", "-f", "hex", "-o", "round")
    if run.status != 1 or len(run.lines) != 1 or not os.path.islink(bench.path(b"round")):
        yield f"a link to itself: {run}"
    # Folders too.
    os.symlink("made", bench.path(b"folder"))
    run = bench.run("s.png", "t.png", "-f", "hex", "-o", "folder")
    if run.status or not os.path.isdir(bench.path(b"made")):
        yield f"a folder at the end of a link: {run}"
    os.symlink("report", bench.path(b"films"))
    run = bench.run("film", "f.y4m", "-o", "films")
    if run.status or not os.path.exists(bench.path(b"report/index.html")):
        yield f"a film's folder at the end of a link: {run}"
    if bench.parts():
        yield f"left: {bench.parts()}"


def check_broken_pipes(bench):
    """Where SIGPIPE is ignored, the first broken pipe ends the run with one line."""
    for number in range(40):
        bench.write(b"n%02d.png" % number, png((number * 6, 30, 40)))
    stills = [f"n{number:02}.png" for number in range(40)]
    ways = {**WRITERS, "stills": [*stills, "-f", "hex"], "one by one": [*stills, "-j", "1"],
            "help": ["--help"], "version": ["--version"], "help of film": ["help", "film"],
            "completions": ["--generate-completion-script", "bash"]}
    for name, arguments in ways.items():
        for ignored in ([], [signal.SIGPIPE]):
            reading, writing = os.pipe()
            os.close(reading)
            run = bench.run(*arguments, stdout=writing, ignored=ignored)
            os.close(writing)
            if not ignored and run.status != -signal.SIGPIPE:
                yield f"{name}: {run}"
            if ignored and (run.status != 1 or len(run.lines) != 1
                            or not run.lines[0].endswith("standard output: broken pipe")):
                yield f"{name}, SIGPIPE ignored: {len(run.lines)} lines, {run}"
    # A reader that takes some and leaves.
    run = bench.shell("trap '' PIPE; { $P n*.png -f json; echo $? >&2; } | head -1")
    if run.lines[-1:] not in (["2"], ["1"]) or len(run.lines) != 2:
        yield f"head -1: {run}"


def check_names(bench):
    """Any name is opened and written as it is; bytes that are no text are shown as such."""
    for name in (b"what?.png", b"a#b.png", b"a%20b.png", b"caf\xe9.png", b"\xff\xfe\x80.png",
                 b"\xf4\x8d\xb2\x80\xf4\x8d.png", b"\xcc\x81e.png", b"http:x.png", b"a:b.png",
                 b" s .png", b"s\n.png", b"100%d.png", b"\xed\xb2\x80.png"):
        stem = name[:-4]
        shown = name.decode("utf-8", "replace")
        os.mkdir(bench.path(b"in-" + stem))
        still = b"in-" + stem + b"/" + name
        bench.write(still, png(RED))
        run = bench.run(still, "-n", "1", "-f", "hex")
        if run.status or run.output != b"#c81e28\n":
            yield f"{name!r} is read: {run}"
        run = bench.run(still, "-f", "json")
        if run.status or shown.split("\n")[0] not in run.output.decode():
            yield f"{name!r} in JSON: {run}"
        run = bench.run(still, "-n", "1", "-o", stem + b".gpl")
        if run.status or stem + b".gpl" not in bench.names():
            yield f"{name!r} is written: {run} {bench.names()}"
        run = bench.run("convert", stem + b".gpl", "-f", "hex")
        if run.status or run.output != b"#c81e28\n":
            yield f"{name!r} is converted: {run}"
        run = bench.run(still, still, "s.png", "-f", "hex", "-o", b"out-" + stem)
        wanted = sorted([stem + b".hex", stem + b"-2.hex", b"s.hex"])
        if run.status or bench.names(b"out-" + stem) != wanted:
            yield f"{name!r} in a folder: {run} {bench.names()}"
        run = bench.run("compare", still, "-o", stem + b".html")
        if run.status or shown.split("\n")[0] not in bench.read(stem + b".html").decode():
            yield f"{name!r} on a page: {run}"
        run = bench.run(still + b".no")
        if run.status != 1 or len(run.lines) != 1 or "no such file" not in run.lines[0]:
            yield f"{name!r} is missing: {run}"
        if b"\n" not in name and b"\xf4" not in name and shown not in run.lines[0]:
            yield f"{name!r} in messages: {run}"
        run = bench.run(still, "-o", stem + b".xyz")
        if run.status != 64 or "\U0010dce9" in run.errors.decode():
            yield f"{name!r} in usage: {run}"
        movie = b"in-" + stem + b"/" + stem + b".y4m"
        bench.write(movie, film())
        bench.write(movie[:-4] + b".srt", b"1\n00:00:00,100 --> 00:00:00,400\nhello\n")
        run = bench.run("film", movie, "-o", b"film-" + stem)
        if run.status or b"index.html" not in bench.names(b"film-" + stem):
            yield f"{name!r} of a film: {run}"
        elif b"hello" not in bench.read(b"film-" + stem + b"/film.json"):
            yield f"{name!r} of subtitles"
        run = bench.run("film", movie, "f.y4m", "-f", "json", "-o", b"films-" + stem)
        if run.status or bench.names(b"films-" + stem) != sorted([stem, b"f"]):
            yield f"{name!r} of one film of two: {run} {bench.names()}"
        run = bench.run("film", movie, "-f", "barcode", "-o", stem + b"-barcode.png")
        if run.status or stem + b"-barcode.png" not in bench.names():
            yield f"{name!r} of a barcode: {run}"
        for number in range(12):
            bench.write(b"in-" + stem + b"/%s%04d.png" % (stem.replace(b"%", b""), number),
                        png(RED if number < 6 else BLUE))
        pattern = b"in-" + stem + b"/" + stem.replace(b"%", b"") + b"%04d.png"
        run = bench.run("film", pattern, "-f", "csv")
        if run.status or not run.output:
            yield f"{name!r} of numbered pictures: {run}"
    run = bench.run(b"missing-\xe9.png", "s.png", "-f", "hex")
    if run.status != 2 or "missing-\ufffd.png: no such file" not in run.lines[0]:
        yield f"one of two is missing: {run}"
    # The programs' own folder, and a process that is started from there.
    programs = Path(os.fsdecode(bench.path(b"p\xe9")))
    programs.mkdir()
    for program in ("filmpalette", "filmpalette-fetch"):
        shutil.copy(Path(bench.program).parent / program, programs / program)
    with Server(png(RED)) as server:
        run = subprocess.run(
            [programs / "filmpalette", "--allow-private-urls", "-f", "hex", "-n", "1",
             f"http://127.0.0.1:{server.port}/s.png"], capture_output=True, check=False)
    if run.returncode:
        yield f"programs in such a folder: {run}"


class Server:
    """Answers every request with the same bytes, and keeps the first lines of the requests."""

    def __init__(self, body):
        lines = self.lines = []

        class Answers(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                lines.append(self.raw_requestline)
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Service:
    """`filmpalette serve`, with these limits."""

    def __init__(self, bench, *arguments, limits=()):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

        def prepare():
            for kind, most in limits:
                resource.setrlimit(kind, (most, most))

        self.process = subprocess.Popen(
            [bench.program, "serve", "--host", "127.0.0.1", "--port", str(self.port), *arguments],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            preexec_fn=prepare)
        self.said, self.runs = [], False
        for line in self.process.stderr:
            self.said.append(line)
            if b"serve: http://" in line:
                self.runs = True
                break

    def get(self, query):
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/?{query}", timeout=20) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def post(self, body):
        """The hexadecimal colors of a still."""
        url = f"http://127.0.0.1:{self.port}/v1/palette?format=hex&count=1"
        try:
            with urllib.request.urlopen(url, data=body, timeout=20) as answer:
                return answer.status, answer.read()
        except OSError as error:
            return str(error)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.process.stderr.close()


def check_urls(bench):
    """Command and service ask for the same, as browsers do."""
    ways = {
        "/a b.png": b"/a%20b.png", "/a%20b.png": b"/a%20b.png",
        "/a/../é ü.png?x=y z": b"/%C3%A9%20%C3%BC.png?x=y%20z", "/a\tb\nc.png": b"/abc.png",
        "/a.png#b c": b"/a.png", "/東京.png": b"/%E6%9D%B1%E4%BA%AC.png",
        "/100%.png": b"/100%25.png", "/a\"<>|.png": b"/a%22%3C%3E%7C.png", "/a\\b.png": b"/a/b.png",
        "/a+b.png": b"/a+b.png", "/a&b=c.png": b"/a&b=c.png",
    }
    with Server(png(RED)) as server, Service(
            bench, "--allow-private-urls", "--fetch-ports", f"{server.port}") as service:
        for path, wanted in ways.items():
            for form in ("{}", " {} ", "\n{}\t"):
                url = form.format(f"http://127.0.0.1:{server.port}{path}")
                server.lines.clear()
                run = bench.run("--allow-private-urls", "-f", "hex", "-n", "1", url)
                answer = service.get(urllib.parse.urlencode({"url": url}))
                asked = [line.split(b" ")[1] for line in server.lines]
                if run.status or answer[0] != 200 or asked != [wanted, wanted]:
                    yield f"{url!r}: {asked}, {run}, {answer[0]} {answer[1][:100]}"
        server.lines.clear()
        run = bench.run("--allow-private-urls", "-f", "hex",
                        f"http://127.0.0.1:{server.port}/caf".encode() + b"\xe9 x.png")
        if run.status or not server.lines or b"/caf%E9%20x.png" not in server.lines[0]:
            yield f"bytes that are no text: {run} {server.lines}"
        run = bench.run("--allow-private-urls", "-f", "hex", "-o", "urls/",
                        f"http://127.0.0.1:{server.port}/a b.png?q=/c.png#d")
        if run.status or bench.names(b"urls") != [b"a b.hex"]:
            yield f"the name of a file: {run}"
        for url in ("http://a b/", "http://127.0.0.1 /x", "http://\t127.0.0.1/x",
                    "http://127.0.0.1\\@a/", "http://127.0.0.1\n/x"):
            run = bench.run("--allow-private-urls", url)
            status, body = service.get(urllib.parse.urlencode({"url": url}))
            if run.status != 1 or len(run.lines) != 2 or status != 400 \
                    or b"host contains" not in body or b"host contains" not in run.errors:
                yield f"{url!r} is not refused: {run}, {status} {body[:100]}"
    with Service(bench) as service:
        for url in ("http://127.0.0.1/a b.png", " http://localhost/a b.png", "http://[::1]/a b"):
            run = bench.run(url)
            status, body = service.get(urllib.parse.urlencode({"url": url}))
            if run.status != 1 or "refused" not in run.lines[0] or status != 403:
                yield f"{url!r} is not refused: {run}, {status}"


def check_few_descriptors(bench):
    """With little more than the three usual ones: the right answer, or one line that says why not."""
    ways = {**WRITERS, "jpeg": ["x.jpg", "-n", "1", "-f", "hex"],
            "two": ["s.png", "t.png", "-n", "1", "-f", "hex"],
            "help": ["--help"], "folder": ["film", "f.y4m", "-o"]}
    pictures = Path(__file__).resolve().parent.parent / "Tests/ReferenceData/pictures"
    jpegs = sorted(pictures.glob("*.jp*g"))
    if jpegs:
        bench.write(b"x.jpg", jpegs[0].read_bytes())
    else:
        del ways["jpeg"]
    for name, arguments in ways.items():
        arguments = arguments + (["wanted-folder/"] if name == "folder" else [])
        wanted = bench.run(*arguments)
        for most in (*range(4, 13), 20, 32):
            given = [*arguments[:-1], f"folder-{most}/"] if name == "folder" else arguments
            run = bench.run(*given, limits=[(resource.RLIMIT_NOFILE, most)])
            good = run.status == 0 and run.output == wanted.output and not run.lines
            inputs = 2 if name in ("films", "two") else 1  # each fails for itself
            told = run.status == 1 and 1 <= len(run.lines) <= inputs and not run.output \
                and all(re.search("too many open files|limit of open files", line, re.I) for line in run.lines)
            if not good and not told:
                yield f"{name} with {most}: {run}"
            if name != "folder":
                target = f"o-{name}-{most}"
                run = bench.run(*given, "-o", target, limits=[(resource.RLIMIT_NOFILE, most)])
                exists = os.path.exists(bench.path(target.encode()))
                if not (run.status == 0 and not run.lines and (exists or name == "help")
                        or run.status == 1 and 1 <= len(run.lines) <= inputs
                        or run.status == 64):
                    yield f"{name} -o with {most}: {run}"
    for most in (*range(4, 21), 32, 48, 64, 256):
        with Service(bench, limits=[(resource.RLIMIT_NOFILE, most)]) as service:
            if not service.runs:
                status = service.process.wait(PATIENCE)
                if status != 1 or len(service.said) != 1:
                    yield f"serve with {most}: {status} {service.said[:3]}"
            elif service.post(png(RED)) != (200, b"#c81e28\n"):
                yield f"serve with {most} does not answer"
    if bench.parts():
        yield f"left: {bench.parts()}"


def check_limits_while_writing(bench):
    """A limit on the size of files is a line like a full disk; nothing is left."""
    before = bench.names()
    for name, arguments in WRITERS.items():
        for most in (0, 1, 5):
            run = bench.run(*arguments, "-o", "limited", limits=[(resource.RLIMIT_FSIZE, most)])
            inputs = 2 if name == "films" else 1  # each fails for itself
            if run.status != 1 or len(run.lines) > inputs or not run.errors.endswith(
                    b"file too large\n"):
                yield f"{name} of {most} bytes: {run}"
            if bench.names() != before:
                yield f"{name} of {most} bytes leaves {set(bench.names()) - set(before)}"
                before = bench.names()
        bench.write(b"here", b"before")
        before = bench.names()
        run = bench.run(*arguments, "-o", "here", limits=[(resource.RLIMIT_FSIZE, 3)])
        if run.status != 1 or bench.read(b"here") != b"before":
            yield f"{name}: what was there is lost: {run}"
        with open(bench.path(b"out"), "wb") as out:
            run = bench.run(*arguments, stdout=out, limits=[(resource.RLIMIT_FSIZE, 3)])
        os.unlink(bench.path(b"out"))
        if run.status != 1 or len(run.lines) > inputs:
            yield f"{name} to standard output: {run}"
    for number in range(20):
        bench.write(b"n%02d.png" % number, png((number * 12, 30, 40)))
    stills = [f"n{number:02}.png" for number in range(20)]
    run = bench.run(*stills, "-f", "hex", "-o", "all/", limits=[(resource.RLIMIT_FSIZE, 1)])
    if run.status != 1 or bench.names(b"all"):
        yield f"several stills: {run}, {bench.names(b'all')}"


def check_signals_while_writing(bench):
    """A signal that ends the command in the middle of writing leaves no file."""
    script = ("i=0; while [ $i -lt 400 ]; do echo s.png; i=$((i+1)); done")
    stills = bench.shell(script).output.decode().split()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGXCPU, signal.SIGKILL):
        for wait in (0.05, 0.1, 0.2, 0.3):
            process = subprocess.Popen(
                [bench.program, *stills, "-f", "hex", "-o", "many/"], cwd=bench.folder,
                stderr=subprocess.PIPE)
            time.sleep(wait)
            process.send_signal(number)
            errors = process.communicate(timeout=PATIENCE)[1]
            if process.returncode not in (-number, 0) or errors:
                yield f"{number.name}: status {process.returncode} {errors[:100]!r}"
            if bench.parts():
                yield f"{number.name} leaves {bench.parts()}"
            shutil.rmtree(bench.path(b"many"), ignore_errors=True)


CHECKS = [
    check_descriptors_that_are_given, check_pipes_and_devices, check_links, check_broken_pipes,
    check_names, check_urls, check_few_descriptors, check_limits_while_writing,
    check_signals_while_writing,
]


def main():
    checks, _ = chosen(CHECKS, sys.argv[1:])
    score = Score()
    for check in checks:
        with tempfile.TemporaryDirectory() as folder:
            score.say(name_of(check), check(Bench(folder)))
    score.end()


if __name__ == "__main__":
    main()
