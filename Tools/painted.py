"""Writes pictures of known pixels, PNG and TIFF, for the checks of pages."""

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


def tiff(path, width, height, pixel):
    """Writes a picture that no browser shows; `pixel(x, y)` gives 3 bytes."""
    data = bytes(byte for y in range(height) for x in range(width) for byte in pixel(x, y))
    # Tag, type (3: 16 bits, 4: 32 bits), count, value; samples of 8 bits each, behind the pixels.
    entries = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 3, 8 + len(data)), (259, 3, 1, 1),
               (262, 3, 1, 2), (273, 4, 1, 8), (277, 3, 1, 3), (278, 4, 1, height),
               (279, 4, 1, len(data)), (284, 3, 1, 1)]
    directory = struct.pack("<H", len(entries)) + b"".join(
        struct.pack("<HHII", *entry) for entry in entries) + struct.pack("<I", 0)
    head = b"II*\0" + struct.pack("<I", 8 + len(data) + 6)
    Path(path).write_bytes(head + data + struct.pack("<HHH", 8, 8, 8) + directory)
