// A ZIP archive of files, stored without compression.
//
// Source: PKWARE, “.ZIP File Format Specification” 6.3.10, §4.3.7, §4.3.12 and §4.3.16.

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
  return value;
});

const crc = bytes => {
  let value = 0xffffffff;
  for (const byte of bytes) value = table[(value ^ byte) & 255] ^ value >>> 8;
  return (value ^ 0xffffffff) >>> 0;
};

// Little-endian fields: pairs of a size in bytes and a value.
const fields = (...pairs) => Uint8Array.from(pairs.flatMap(([size, value]) =>
  Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) & 255)));

// What both headers of a file have: version 2.0, UTF-8 names, stored, 1 January 1980, sum, sizes.
const common = ({ bytes, sum, name }) => [
  [2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x21], [4, sum], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0],
];

// An archive of `{name, bytes}`, names in UTF-8 and different, as a blob.
export const zip = files => {
  const parts = [], directory = [];
  let offset = 0, length = 0;
  for (const { name: text, bytes } of files) {
    const file = { bytes, sum: crc(bytes), name: new TextEncoder().encode(text) };
    const head = fields([4, 0x04034b50], ...common(file));
    const entry = fields([4, 0x02014b50], [2, 20], ...common(file), [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    parts.push(head, file.name, bytes);
    directory.push(entry, file.name);
    offset += head.length + file.name.length + bytes.length;
    length += entry.length + file.name.length;
  }
  const count = files.length;
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
};
