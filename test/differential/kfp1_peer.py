# SPDX-License-Identifier: Apache-2.0
"""Compiles pipelines with the real kfp 1.8; run by the Python of that peer.

    kfp1_peer.py OUT_DIR FILE.py...

Writes OUT_DIR/<name>.yaml for each file, or OUT_DIR/<name>.error with the last line of the traceback. kfp is imported once and
each file is compiled in a fork of its own, so that files cannot see each other.
KFIR_MIRROR=PREFIX=DIR: where URLs are read from.
"""
import os
import sys
import traceback
import warnings

import requests
from kfp.compiler import main as compiler_main


class _MirrorResponse:

    def __init__(self, content):
        self.content = content

    def raise_for_status(self):
        pass


def _get_from_mirror(url, **_):
    prefix, _, folder = os.environ['KFIR_MIRROR'].partition('=')
    if not url.startswith(prefix):
        raise RuntimeError('no mirror for ' + url)
    with open(os.path.join(folder, url[len(prefix):]), 'rb') as f:
        return _MirrorResponse(f.read())


def _compile(py, output, error):
    warnings.simplefilter('ignore')
    sys.argv = ['dsl-compile', '--py', py, '--output', output]
    try:
        compiler_main.main()
    except BaseException:  # SystemExit too
        if os.path.exists(output):
            os.remove(output)
        with open(error, 'w') as f:
            f.write(traceback.format_exc().splitlines()[-1] + '\n')


def main():
    if 'KFIR_MIRROR' in os.environ:
        requests.get = _get_from_mirror
    out_dir, files = sys.argv[1], sys.argv[2:]
    sys.dont_write_bytecode = True
    for py in files:
        base = os.path.join(out_dir, os.path.splitext(os.path.basename(py))[0])
        pid = os.fork()
        if pid == 0:
            sys.stdout = sys.stderr = open(os.devnull, 'w')
            _compile(py, base + '.yaml', base + '.error')
            os._exit(0)
        os.waitpid(pid, 0)


main()
