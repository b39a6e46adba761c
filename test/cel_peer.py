# SPDX-License-Identifier: Apache-2.0
"""Evaluates CEL with Google's own library; run by the Python of that peer.

    cel_peer.py JOBS     JOBS: a JSON list of [expression, [{parameter: value}, ...]]

Prints a JSON list of the lists of results.
"""
import json
import sys

from cel_expr_python import cel


def main(path):
    environment = cel.NewEnv(variables={"inputs": cel.Type.DYN})
    with open(path, encoding="utf-8") as file:
        jobs = json.load(file)
    results = []
    for text, rows in jobs:
        expression = environment.compile(text)
        results.append([expression.eval(data={"inputs": {"parameter_values": row}}).value() for row in rows])
    json.dump(results, sys.stdout)


main(sys.argv[1])
