"""Derives the canonical text and the hash of schema files, with nothing but the standard library.

Usage: python3 schema_text.py FILE...; one line a file: hash, blank, text.
"""

import hashlib
import json
import sys

TYPES = {
    "bool": ("b", 1), "string": ("c", 1), "enum": ("e8", 1),
    "int8": ("i8", 1), "int16": ("i16", 2), "int32": ("i32", 4), "int64": ("i64", 8),
    "uint8": ("u8", 1), "uint16": ("u16", 2), "uint32": ("u32", 4), "uint64": ("u64", 8),
    "float32": ("f32", 4), "float64": ("f64", 8),
}


def up(place, alignment):
    return -(-place // alignment) * alignment


def alignment(field, packed):
    if packed:
        return 1
    if field["type"] == "struct":
        return max(alignment(inner, packed) for inner in field["fields"])
    return max(TYPES[field["type"]][1], 4 if "max" in field else 1)


def leaf(field, cursor, packed):
    code, size = TYPES[field["type"]]
    count = field.get("max", field.get("count", 1))
    shape = field.get("shape", [])
    shape = shape if len(shape) > 1 else []
    offset = up(cursor + (4 if "max" in field else 0), alignment(field, packed))
    text = field["name"] + ":" + code
    if field["type"] == "enum":
        text += "(" + ",".join(field["symbols"]) + ")"
    if count > 1 or "max" in field or field["type"] == "string" or shape:
        text += "[" + ("<=" if "max" in field else "") + "x".join(str(n) for n in shape or [count]) + "]"
    text += "@%d:%d" % (offset, count * size)
    if field.get("unit"):
        text += "<" + field["unit"] + ">"
    return text, offset + count * size


def struct(field, cursor, packed):
    begin = up(cursor, alignment(field, packed))
    text, end = members(field["fields"], begin, packed)
    end = up(end, alignment(field, packed))
    return "%s:_(%s)@%d:%d" % (field["name"], text, begin, end - begin), end


def members(fields, cursor, packed):
    texts = []
    for field in fields:
        text, cursor = (struct if field["type"] == "struct" else leaf)(field, cursor, packed)
        texts.append(text)
    return ";".join(texts), cursor


def canonical(schema):
    packed = schema["packing"] == "packed"
    text, end = members(schema["fields"], 0, packed)
    size = up(end + schema.get("reserve", 0), max(alignment(field, packed) for field in schema["fields"]))
    return "%s|pack:%s|size:%d" % (text, schema["packing"], size)


for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        text = canonical(json.load(file))
    print(hashlib.blake2b(text.encode(), digest_size=32).hexdigest(), text)
