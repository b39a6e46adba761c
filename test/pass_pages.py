# SPDX-License-Identifier: Apache-2.0
"""The pages docs/passes/PASS.md: what the table of passes says, the contract in the pass's header, and an example that
is run when the page is made.

An example is docs/passes/examples/PASS.txtpb; its first line is `# passes: PIPELINE`.
"""
import difflib
import pathlib
import re
import subprocess

PASS = re.compile(r'^KFIR_(?:COMPONENT_)?PASS\(\w+,\s*"([a-z0-9-]+)"', re.M)


def pass_names(root):
    return PASS.findall((root / "passes/passes.def").read_text(encoding="utf-8"))


def contract(root, name):
    """The comment of the header, as Markdown."""
    header = (root / "passes" / (name.replace("-", "_") + ".h")).read_text(encoding="utf-8")
    lines = []
    for line in header.splitlines()[2:]:
        if not line.startswith("//"):
            break
        text = line[3:]
        lines.append("  " + text if text.startswith("  ") and not text.lstrip().startswith("*") else text)
    return "\n".join(lines)


def run(opt, *arguments):
    done = subprocess.run([str(opt), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                          check=False)
    if done.returncode > 1:
        raise SystemExit(f"kfp-opt {arguments} exits with {done.returncode}: {done.stderr}")
    return done


def example(root, opt, name):
    path = root / "docs/passes/examples" / f"{name}.txtpb"
    first, module = path.read_text(encoding="utf-8").split("\n", 1)
    pipeline = first[len("# passes: "):]
    yield f"    kfp-opt --passes=\"{pipeline}\" {name}.txtpb\n"
    yield f"Before ([{name}.txtpb](examples/{name}.txtpb)):\n"
    yield f"```textproto\n{module}```\n"
    before = run(opt, str(path)).stdout
    after = run(opt, "--verify-each", "--check-changed", f"--passes={pipeline}", str(path))
    if after.returncode == 1:
        yield "What it reports:\n"
        yield "```\n" + after.stderr.replace(f"{path}", path.name) + "```\n"
        return
    diff = list(difflib.unified_diff(before.splitlines(), after.stdout.splitlines(), "before", "after", lineterm=""))
    if not diff:
        raise SystemExit(f"{path}: the pass changes nothing")
    yield "What it changes:\n"
    yield "```diff\n" + "\n".join(diff) + "\n```\n"


def pages(root, bin_dir):
    """Name and text of each page."""
    root = pathlib.Path(root)
    opt = pathlib.Path(bin_dir) / "kfp-opt"
    for name in pass_names(root):
        table = run(opt, f"--explain={name}", "--explain-markdown").stdout
        yield f"{name}.md", "\n".join([f"# {name}\n", table, contract(root, name) + "\n", "## Example\n",
                                       *example(root, opt, name)])
