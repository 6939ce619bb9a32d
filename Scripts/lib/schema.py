"""Holds JSON Schemas of rollout policies against files, by a validator that is not ours.

    schema.py SCHEMA FILE...     one line for each file: its name, a tab, and `valid` or the first error
"""

import json
import re
import sys

import jsonschema
import yaml

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$")


class Loader(yaml.SafeLoader):
    """YAML as the command line reads it: of plain words only true, false, null and JSON's numbers are no texts."""


Loader.yaml_implicit_resolvers = {}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("(null|~|)$"), ["n", "~", ""])
Loader.add_implicit_resolver("tag:yaml.org,2002:number", NUMBER, list("-0123456789"))
Loader.add_constructor("tag:yaml.org,2002:number", lambda loader, node: json.loads(node.value))


def verdict(validator, path):
    with open(path, encoding="utf-8") as file:
        try:
            document = yaml.load(file, Loader)
        except yaml.YAMLError as error:
            return str(error)
    error = jsonschema.exceptions.best_match(validator.iter_errors(document))
    return "valid" if error is None else f"{error.json_path}: {error.message}"


def main(schema, *paths):
    with open(schema, encoding="utf-8") as file:
        content = json.load(file)
    jsonschema.Draft202012Validator.check_schema(content)
    validator = jsonschema.Draft202012Validator(content)
    for path in paths:
        print(path, " ".join(verdict(validator, path).split()), sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
