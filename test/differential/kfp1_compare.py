# SPDX-License-Identifier: Apache-2.0
"""Compiling with the real kfp 1.8.22 and with kfp-compile, and comparing what comes out. Shared by the tests of this folder."""
import difflib
import os
import re
import subprocess
import sys

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, 'test'))
from structural_diff import differences  # noqa: E402

LOADER = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)


def peer(name):
    """The program of a peer, or None with the reason printed."""
    made = subprocess.run([os.path.join(ROOT, 'scripts', 'peers'), name], stdout=subprocess.PIPE, universal_newlines=True)
    if made.returncode == 77:
        return None
    made.check_returncode()
    return made.stdout.strip()


def start_kfp(dsl_compile, out_dir, files):
    """kfp on `files`: OUT_DIR/<name>.yaml or .error for each."""
    python = os.path.join(os.path.dirname(dsl_compile), 'python')
    return subprocess.Popen([python, os.path.join(HERE, 'kfp1_peer.py'), out_dir] + files)


def kfp_compile(program, py, output):
    return subprocess.run([program, '--py', py, '--output', output], stderr=subprocess.PIPE, universal_newlines=True)


def normalised(text):
    text = re.sub(r"'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?'", "'TIME'", text)
    return re.sub(r'(kfp_sdk_version: )1\.8\.\d+', r'\g<1>VERSION', text)


def compare(theirs, ours):
    """What is to be said of two outputs; empty: equal."""
    theirs, ours = normalised(theirs), normalised(ours)
    if theirs == ours:
        return []
    return list(differences(yaml.load(theirs, LOADER), yaml.load(ours, LOADER))) or ['the layout differs:'] + [
        line.rstrip('\n') for line in difflib.unified_diff(theirs.splitlines(), ours.splitlines(), 'kfp', 'kfir', n=0)
    ]


def read(path):
    with open(path, encoding='utf-8', newline='') as f:
        return f.read()
