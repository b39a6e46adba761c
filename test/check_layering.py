# SPDX-License-Identifier: Apache-2.0
"""Fails where an #include breaks the layering of docs/architecture.md.

    check_layering.py ROOT
"""
import pathlib
import re
import sys

MAY_INCLUDE = {
    "support": set(),
    "ir": {"support"},
    "passes": {"support", "ir"},
    "frontends": {"support", "ir"},
    "backends": {"support", "ir", "passes"},
    "tools": {"support", "ir", "passes", "frontends", "backends"},
    "bench": {"support", "ir", "passes", "frontends", "backends", "tools"},
}
SHARED = "shared"  # frontends/shared and backends/shared serve their siblings


def plugin(path):
    """The folder of one format, or None."""
    is_plugin = path[0] in ("frontends", "backends") and len(path) > 2 and path[1] != SHARED
    return path[:2] if is_plugin else None


def is_test(path):
    return "testing" in path or re.search(r"_(test|fuzz|fuzzer|bench)\.(cc|h)$", path[-1]) is not None


def problems(root):
    files = [path for layer in MAY_INCLUDE for path in (root / layer).rglob("*")
             if path.suffix in (".cc", ".h", ".def")]
    for file in sorted(files):
        here = file.relative_to(root).parts
        for number, line in enumerate(file.read_text().splitlines(), 1):
            include = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not include:
                continue
            there = tuple(include[1].split("/"))
            where = f"{'/'.join(here)}:{number}"
            if there[0] not in MAY_INCLUDE:
                continue  # another project's
            if there[0] != here[0] and there[0] not in MAY_INCLUDE[here[0]]:
                yield f"{where}: {here[0]} may not include {include[1]}"
            elif here == ("tools", "diagnostic_list.cc") and there[-1].startswith("diagnostic_kinds."):
                continue  # the list of every folder's
            elif plugin(there) not in (None, plugin(here)) and here[1:] != ("registry.cc",) \
                    and here[0] != "bench" and not (here[0] == "tools" and is_test(here)):
                yield f"{where}: may not include {include[1]}, which is another format's"
            elif "testing" in there and not is_test(here):
                yield f"{where}: only tests may include {include[1]}"


if __name__ == "__main__":
    found = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(found))
    sys.exit(bool(found))
