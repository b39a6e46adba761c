# SPDX-License-Identifier: Apache-2.0
"""Compiling with the real kfp 1.8.22 and with kfp-compile, and comparing what comes out. Shared by the tests of this folder."""
import os
import re
import subprocess

import yaml

from comparing import HERE, LOADER, differences, layout
from comparing import peer, read  # noqa: F401


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
    return list(differences(yaml.load(theirs, LOADER), yaml.load(ours, LOADER))) or layout(theirs, ours)
