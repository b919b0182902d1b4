"""Registers of claims against their schema.

    check.py SCHEMA REGISTER...

Each register must be valid. Then it is damaged in every way that the schema speaks of (a required key left out, a key too
many, a value of another type, a word that is none of an enumeration), and every damaged register must be refused: a schema
that accepts anything would prove nothing.
"""

import copy
import json
import sys

from jsonschema import Draft202012Validator


def definition(schema, part):
    """The part itself, or what it refers to."""
    reference = part.get("$ref")
    return schema["$defs"][reference.rsplit("/", 1)[1]] if reference else part


def places(schema, part, value, path=()):
    """Every place of a value that the schema describes, with its description: (path, description)."""
    part = definition(schema, part)
    yield path, part
    if isinstance(value, dict):
        for key, inner in part.get("properties", {}).items():
            if key in value:
                yield from places(schema, inner, value[key], path + (key,))
    elif isinstance(value, list) and "items" in part:
        for index, item in enumerate(value):
            yield from places(schema, part["items"], item, path + (index,))


def changed(register, path, change):
    """A copy of the register in which `change` was applied to what holds the last part of the path, and to that part."""
    damaged = copy.deepcopy(register)
    holder = damaged
    for key in path[:-1]:
        holder = holder[key]
    change(holder, path[-1])
    return damaged


def damages(schema, register):
    """Damaged registers with what is wrong, one of each kind for each description and key."""
    seen = set()

    def first(kind, part, key=None):
        mark = (kind, id(part), key)
        fresh = mark not in seen
        seen.add(mark)
        return fresh

    for path, part in places(schema, schema, register):
        for key in part.get("required", []):
            if first("missing", part, key):
                yield f"{path} without {key}", changed(register, path + (key,), lambda holder, name: holder.pop(name))
        if part.get("additionalProperties") is False and first("unknown", part):
            yield f"{path} with a key too many", changed(
                register, path + ("no-such-key",), lambda holder, name: holder.update({name: 1})
            )
        if not path:
            continue
        if "type" in part and first("type", part):
            # A list is wanted nowhere where something else is, and something else nowhere where a list is.
            wrong = 1 if part["type"] == "array" else []
            yield f"{path} of another type", changed(
                register, path, lambda holder, key: holder.__setitem__(key, wrong)
            )
        if "enum" in part and first("enum", part):
            yield f"{path} outside of its enumeration", changed(
                register, path, lambda holder, key: holder.__setitem__(key, "no such word")
            )


def main(schema_file, *register_files):
    with open(schema_file) as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    failed = False
    for name in register_files:
        with open(name) as file:
            register = json.load(file)
        faults = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(register)]
        accepted, count = [], 0
        for what, damaged in damages(schema, register):
            count += 1
            if validator.is_valid(damaged):
                accepted.append(what)
        for fault in faults:
            print(f"{name}: {fault}")
        for what in accepted:
            print(f"{name}: the schema accepts a register damaged at {what}")
        statements = sum(len(claim["statements"]) for claim in register.get("claims", []))
        failed = failed or bool(faults or accepted) or statements == 0 or count < 40
        print(f"{name}: {statements} statements, {len(faults)} faults; {count - len(accepted)} of {count} damages refused")
    return 1 if failed or not register_files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
