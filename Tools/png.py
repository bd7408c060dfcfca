"""Writes pictures of known pixels, for the checks of pages."""

import struct
import zlib
from pathlib import Path


def png(path, width, height, pixel):
    """Writes a picture; `pixel(x, y)` gives 3 or 4 bytes."""
    rows = [[pixel(x, y) for x in range(width)] for y in range(height)]
    kind = 6 if len(rows[0][0]) == 4 else 2
    raw = b"".join(b"\0" + bytes(byte for place in row for byte in place) for row in rows)

    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data
                + struct.pack(">I", zlib.crc32(name + data)))

    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
                           + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))
