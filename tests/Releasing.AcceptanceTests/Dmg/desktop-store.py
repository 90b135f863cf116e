"""Prints the records of a .DS_Store, by the notes on its format; plistlib reads the property lists."""
import json
import plistlib
import struct
import sys

data = open(sys.argv[1], "rb").read()[4:]
assert data[:4] == b"Bud1"
at = struct.unpack_from(">I", data, 4)[0]
count = struct.unpack_from(">I", data, at)[0]
blocks = struct.unpack_from(">%dI" % count, data, at + 8)
table = at + 8 + (count + 255) // 256 * 1024
assert data[table:table + 9] == b"\0\0\0\x01\x04DSDB"
root = struct.unpack_from(">I", data, blocks[struct.unpack_from(">I", data, table + 9)[0]] & ~31)[0]


def page(number):
    at = blocks[number] & ~31
    right, count = struct.unpack_from(">II", data, at)
    at += 8
    for _ in range(count):
        if right:
            yield from page(struct.unpack_from(">I", data, at)[0])
            at += 4
        length = struct.unpack_from(">I", data, at)[0]
        name = data[at + 4:at + 4 + 2 * length].decode("utf-16-be")
        at += 4 + 2 * length
        field, kind = data[at:at + 4].decode(), data[at + 4:at + 8].decode()
        at += 8
        if kind == "blob":
            size = struct.unpack_from(">I", data, at)[0]
            value = data[at + 4:at + 4 + size]
            at += 4 + size
            if field == "Iloc":
                value = struct.unpack_from(">II", value)
            else:
                value = {key: part.hex() if isinstance(part, bytes) else part for key, part in plistlib.loads(value, fmt=plistlib.FMT_BINARY).items()}
        else:
            value = {"long": lambda: struct.unpack_from(">I", data, at)[0], "type": lambda: data[at:at + 4].decode()}[kind]()
            at += 4
        yield [name, field, value]
    if right:
        yield from page(right)


for record in page(root):
    print(json.dumps(record, sort_keys=True, ensure_ascii=False))
