# SPDX-License-Identifier: Apache-2.0
"""Reads and writes a made-up workflow of 1 MB with PyYAML, in Python and on libyaml, and prints the rates by CPU time.

    pyyaml_bench.py YAML_BENCH
"""
import os
import subprocess
import sys
import tempfile
import time

try:
    import yaml
except ImportError:
    print("  PyYAML: SKIPPED, it is not installed")
    sys.exit()


def measure(name, run):
    begin = time.process_time()
    size = run()
    print(f"  {name:<40} {size / 1e6 / (time.process_time() - begin):8.2f} MB/s")


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "workflow.yaml")
    subprocess.run([sys.argv[1], "--make", path, "1"], check=True)
    with open(path, encoding="utf-8") as file:
        text = file.read()

tree = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
for name, loader in (("Python", yaml.SafeLoader), ("C", getattr(yaml, "CSafeLoader", None))):
    if loader is not None:
        measure(f"read: PyYAML's SafeLoader, in {name}", lambda: (yaml.load(text, loader), len(text))[1])
for name, dumper in (("Python", yaml.SafeDumper), ("C", getattr(yaml, "CSafeDumper", None))):
    if dumper is not None:
        measure(f"write: PyYAML's SafeDumper, in {name}", lambda: len(yaml.dump(tree, Dumper=dumper, sort_keys=False)))
