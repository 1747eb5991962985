"""Reads files as Python programs do. The argument names a file with lines of FORMAT, tab, PATH; prints a JSON list."""
import json
import sys


def lines(path):
    """How the quick starts of Kafka's Python client read such a file."""
    config = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if len(line) != 0 and line[0] != "#":
                name, value = line.split("=", 1)
                config[name] = value.strip()
    return config


def kubernetes(path):
    import yaml

    with open(path, encoding="utf-8") as file:
        return yaml.safe_load(file)["stringData"]


read = {"librdkafka": lines, "kubernetes": kubernetes}
with open(sys.argv[1], encoding="utf-8") as files:
    print(json.dumps([read[format](path) for format, path in (line.rstrip("\n").split("\t") for line in files)]))
