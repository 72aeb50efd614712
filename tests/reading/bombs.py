"""Inputs that were made to exhaust whoever reads them, and a process that reads one and says what it took."""

import io
import json
import random
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.reading.archives import zip_of

CONNECTIONS = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MEBI = 1 << 20


def with_hole(path, start, size, end=b""):
    """A file with so many zero bytes in its midst, which take no room on most disks."""
    with path.open("wb") as file:
        file.write(start)
        file.seek(size, io.SEEK_CUR)
        file.write(end or b"x")


def flat(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("messages.csv", "w") as member:
        for _ in range(512):
            member.write(bytes(MEBI))


def nested(path):
    data = zip_of({"messages.csv": bytes(64 * MEBI)})
    for _ in range(5):
        data = zip_of({f"{number}.zip": data for number in range(16)})
    path.write_bytes(data)


def many_nested(path):
    inner = zip_of({f"{number}.csv": b"" for number in range(20_001)})
    path.write_bytes(zip_of({f"{number}.zip": inner for number in range(30)}))


def quine_like(path):
    inner = zip_of({"messages.csv": bytes(15 * MEBI)})
    path.write_bytes(zip_of({f"{number}.zip": inner for number in range(2_000)}))


def overlapping(path):
    """One packed member that every entry of the list of contents points to."""
    single = zip_of({"0.csv": bytes(15 * MEBI)})
    start = single.index(b"PK\x01\x02")
    entry = single[start : single.index(b"PK\x05\x06")]
    count = (900).to_bytes(2, "little")
    places = (len(entry) * 900).to_bytes(4, "little") + start.to_bytes(4, "little")
    path.write_bytes(single[:start] + entry * 900 + b"PK\x05\x06" + bytes(4) + count * 2 + places + bytes(2))


def long_list(path):
    path.write_bytes(zip_of({f"{number}.csv": b"" for number in range(65_000)}))


def cut_off(path):
    flat(path)
    path.write_bytes(path.read_bytes()[:-60])


def lzma(path):
    path.write_bytes(zip_of({"messages.csv": bytes(256 * MEBI)}, zipfile.ZIP_LZMA))


def bzip2(path):
    path.write_bytes(zip_of({"messages.csv": bytes(256 * MEBI)}, zipfile.ZIP_BZIP2))


def header_of_many_columns(path):
    path.write_bytes(b",".join([b"First Name"] * 10_000_000))


def header_of_as_many_columns_as_may_be(path):
    path.write_bytes(b"First Name,Last Name" + b",Company" * 997 + b"\n" + (b"a," * 999 + b"\n") * 2_000)


def row_of_many_cells(path):
    path.write_bytes(CONNECTIONS + b"ab," * 10_000_000 + b"\nAda,Example,,,,,17 Nov 2021\n")


def rows_of_many_cells(path):
    path.write_bytes(CONNECTIONS + (b"ab," * 3_000 + b"\n") * 2_000)


def cell(path):
    with_hole(path, CONNECTIONS + b"Ada,", 2048 * MEBI, b",,,,,17 Nov 2021\nAda,Example,,,,,17 Nov 2021\n")


def quoted_cell(path):
    with_hole(path, CONNECTIONS + b'Ada,"', 2048 * MEBI, b'",,,,,17 Nov 2021\n')


def lone_cell(path):
    with_hole(path, b"x" * 70_000, 2048 * MEBI)


def cell_of_many_lines(path):
    path.write_bytes(CONNECTIONS + b'Ada,"' + (b"x" * 1023 + b"\n") * (64 << 10) + b'",,,,,17 Nov 2021\n')


def rows_of_long_cells(path):
    row = b'"' + b"x\n" * 60_000 + b'"'
    path.write_bytes(CONNECTIONS + (b",".join([row] * 7) + b"\n") * 100)


def quotes_that_never_close(path):
    path.write_bytes(CONNECTIONS + b'Ada,"Example,,,,,17 Nov 2021\n' * 50_000)


def one_quote_that_never_closes(path):
    path.write_bytes(CONNECTIONS + b'Ada,"Example,,,,,17 Nov 2021\n' + b"Ada,Example,,,,,17 Nov 2021\n" * 100_000)


def zeros(path):
    with_hole(path, CONNECTIONS, 512 * MEBI)


def zeros_in_cells(path):
    path.write_bytes(CONNECTIONS + b"A\0da,\0,,,,,17 Nov 2021\n" * 50_000)


def bad_cells(path):
    path.write_bytes(CONNECTIONS + b"a,b,c,d,e,f,never\n" * 150_000)


def short_rows(path):
    path.write_bytes(CONNECTIONS + b"a\n" * 400_000)


def unknown_words(path):
    path.write_bytes(b"Date,Type,Link\n" + b"".join(b",W%d,\n" % number for number in range(150_000)))


def page(path):
    path.with_suffix(".html").write_bytes(b"<html>" + b'<a "' * MEBI)
    return path.with_suffix(".html")


def search_queries(path):
    path = path.with_name("SearchQueries.csv")
    path.write_bytes(b"Time,Search Query\n2021/08/26 09:06:08 UTC,a\n" + (b"x" * 99 + b"\n") * 90_000)
    return path


def random_bytes(path):
    path.write_bytes(CONNECTIONS + random.Random(1).randbytes(4 * MEBI))


def pages_nested_deep(path):
    path.write_bytes(b'{"snapshotDomain": ' + b"[" * (20 * MEBI))


def pages_that_break_late(path):
    path.write_bytes(b'{"snapshotDomain": "SKILLS", "snapshotData": [1,\n' * 300 + b"2," * MEBI)


def pages_of_many_domains(path):
    line = '{{"snapshotDomain": "DOMAIN {}", "snapshotData": [{{"Name": "Weaving"}}]}}\n'
    path.write_text("".join(map(line.format, range(100_000))))


def pages_of_many_rows(path):
    path.write_bytes(b'{"snapshotDomain": "SKILLS", "snapshotData": [{"Name": "Weaving"}]}\n' * 300_000)


ARCHIVES = (flat, nested, many_nested, quine_like, overlapping, long_list, cut_off, lzma, bzip2)
BOMBS = {
    one.__name__: one
    for one in (
        *ARCHIVES, header_of_many_columns,
        header_of_as_many_columns_as_may_be, row_of_many_cells, rows_of_many_cells, cell, quoted_cell, lone_cell,
        cell_of_many_lines, rows_of_long_cells, quotes_that_never_close, one_quote_that_never_closes, zeros,
        zeros_in_cells, bad_cells, short_rows, unknown_words, page, search_queries, random_bytes,
        pages_nested_deep, pages_that_break_late, pages_of_many_domains, pages_of_many_rows,
    )
}  # fmt: skip

SECONDS = 30
"""Of processor time, after which the process is ended."""

_READ = """
import json, resource, sys
import linkedin_export
resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
told = {"files": 0, "records": 0, "codes": []}
try:
    export = linkedin_export.open(sys.argv[1])
    told["files"] = len(export.files)
    told["records"] = sum(1 for table in export.tables for _ in export.stream(table))
    told["codes"] = sorted({str(issue.code) for issue in export.issues})
    str(export.report())
except linkedin_export.LinkedInExportError as error:
    told["error"] = f"{type(error).__name__}: {error}"
used = resource.getrusage(resource.RUSAGE_SELF)
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
told["megabytes"] = int(status["VmHWM"].split()[0]) / 1024
told["seconds"] = used.ru_utime + used.ru_stime
print(json.dumps(told))
"""


def read_apart(path):
    """What reading a source in a process of its own gave, and the memory and processor time it took."""
    program = _READ.replace("SECONDS", str(SECONDS))
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else {"failed": done.returncode, "said": done.stderr[-2000:]}


def main():
    """Prints what reading each of them takes: ``python -m tests.reading.bombs``."""
    for name, made in BOMBS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "export.zip" if made in ARCHIVES else "Connections.csv")
            path = made(path) or path
            told = read_apart(path)
            size = path.stat().st_size / 1e6
        what = told.get("error") or f"{told['records']} records, {', '.join(told['codes'])}"
        print(f"{name:36} {size:8.1f} MB  {told['megabytes']:4.0f} MiB  {told['seconds']:5.2f} s  {what[:70]}")


if __name__ == "__main__":
    main()
