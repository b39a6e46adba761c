# SPDX-License-Identifier: Apache-2.0
"""What the comparisons with the real systems share: the peers, and where two documents differ."""
import difflib
import os
import subprocess
import sys

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, 'test'))
from structural_diff import differences  # noqa: E402,F401

LOADER = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)


def peer(name):
    """The program of a peer, or None with the reason printed."""
    made = subprocess.run([os.path.join(ROOT, 'scripts', 'peers'), name], stdout=subprocess.PIPE, universal_newlines=True)
    if made.returncode == 77:
        return None
    made.check_returncode()
    return made.stdout.strip()


def layout(theirs, ours):
    """Where two texts differ that hold the same."""
    if theirs == ours:
        return []
    return ['the layout differs:'] + [
        line.rstrip('\n') for line in difflib.unified_diff(theirs.splitlines(), ours.splitlines(), 'kfp', 'kfir', n=0)
    ]


def read(path):
    with open(path, encoding='utf-8', newline='') as f:
        return f.read()
