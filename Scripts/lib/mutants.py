"""Writes policies with one random change each, as JSON; the same ones at every run.

    mutants.py FOLDER COUNT POLICY...
"""

import copy
import json
import os
import random
import sys

from schema import Loader
import yaml

VALUES = [
    -1, 0, 1, 5, 101, 0.5, 1e12, True, False, "", "x", "5", "5%", "101%", "30s", "5 minutes", "30", "-5m", "02:00", "9:00",
    "mon-fri", "error_rate > 1%", "fact(a)", "rollback", "hold", "P1", "a name", [], {}, ["x"], [1], {"x": 1}, [[]],
]
NAMES = ["name", "setWeight", "onDeadline", "deadline", "alpha", "numerator", "any", "x", "body", "duration"]


def places(value, path=()):
    """The way to each value of a document."""
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from places(child, path + (key,))


def mutant(document, chance):
    """A document with one value taken away, replaced or added."""
    document = copy.deepcopy(document)
    path = chance.choice([path for path in places(document) if path])
    parent = document
    for key in path[:-1]:
        parent = parent[key]
    deed = chance.randrange(3)
    if deed == 0:
        del parent[path[-1]]
    elif deed == 1:
        parent[path[-1]] = chance.choice(VALUES)
    elif isinstance(parent, dict):
        parent[chance.choice(NAMES)] = chance.choice(VALUES)
    else:
        parent.append(chance.choice(VALUES))
    return document


def main(folder, count, *paths):
    chance = random.Random(42)
    documents = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            documents.append(yaml.load(file, Loader))
    for number in range(int(count)):
        with open(os.path.join(folder, f"{number:05}.json"), "w", encoding="utf-8") as file:
            json.dump(mutant(chance.choice(documents), chance), file)


if __name__ == "__main__":
    main(*sys.argv[1:])
