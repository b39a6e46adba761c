# SPDX-License-Identifier: Apache-2.0
"""Where two parsed YAML documents differ, for the comparisons with reference outputs."""


def differences(theirs, ours, path=""):
    """Yields a line for each difference; no line: equal."""
    if type(theirs) is not type(ours):
        yield f"{path}: {theirs!r:.300} became {ours!r:.300}"
    elif isinstance(theirs, dict):
        for key in sorted(set(theirs) | set(ours), key=str):
            if key not in ours:
                yield f"{path}.{key}: missing, was {theirs[key]!r:.300}"
            elif key not in theirs:
                yield f"{path}.{key}: added, {ours[key]!r:.300}"
            else:
                yield from differences(theirs[key], ours[key], f"{path}.{key}")
    elif isinstance(theirs, list):
        if len(theirs) != len(ours):
            yield f"{path}: {len(theirs)} elements became {len(ours)}: {theirs!r:.300} became {ours!r:.300}"
        for i, (a, b) in enumerate(zip(theirs, ours)):
            yield from differences(a, b, f"{path}[{i}]")
    elif theirs != ours:
        yield f"{path}: {theirs!r:.300} became {ours!r:.300}"
