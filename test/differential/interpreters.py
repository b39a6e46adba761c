# SPDX-License-Identifier: Apache-2.0
"""Compiles programs of both SDKs under every interpreter from Python 3.8 to 3.13 that is here: the outputs must be the same.

    interpreters.py --kfp-compile=PROGRAM --work=DIR FILE.py[@MINOR]...

MINOR: the program itself needs that minor version (`typing.Annotated` came with 9).
Interpreters are those of KFIR_PYTHONS (paths, separated by colons), `python3.N` of PATH and pyenv's. One that is not here is a counted
skip. Programs are compiled side by side, two at a time.
Exit status: 0 the outputs are the same; 1 not; 77 fewer than two interpreters are here.
"""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

MINORS = range(8, 14)


def interpreters():
    """Minor version -> program."""
    found = {}
    given = [path for path in os.environ.get('KFIR_PYTHONS', '').split(':') if path]
    named = [shutil.which('python3.%d' % minor) for minor in MINORS]
    for path in given + [path for path in named if path] + sorted(glob.glob(os.path.expanduser('~/.pyenv/versions/3.*/bin/python'))):
        done = subprocess.run([path, '-c', 'import sys; print(*sys.version_info[:2])'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, universal_newlines=True)
        version = done.stdout.split()
        if done.returncode == 0 and version[0] == '3' and int(version[1]) in MINORS:
            found.setdefault(int(version[1]), path)
    return found


def without_time(text):
    return re.sub(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?', 'TIME', text)


def compiled(program, python, py, output):
    """The output, or what went wrong."""
    env = dict(os.environ, PYTHONDONTWRITEBYTECODE='1')
    done = subprocess.run([program, '--python=' + python, '--py', py, '--output', output], stderr=subprocess.PIPE, universal_newlines=True, env=env)
    if done.returncode != 0:
        return 'exit status %d\n%s' % (done.returncode, done.stderr)
    with open(output, encoding='utf-8', newline='') as f:
        return without_time(f.read())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--work', required=True)
    parser.add_argument('files', nargs='+')
    args = parser.parse_args()

    here = interpreters()
    missing = [minor for minor in MINORS if minor not in here]
    if len(here) < 2:
        print('interpreters: SKIPPED, only %d of Python 3.8 to 3.13 is here' % len(here))
        sys.exit(77)
    shutil.rmtree(args.work, ignore_errors=True)
    os.makedirs(args.work)
    failed = 0
    first = {py: int(minor or 0) for py, _, minor in [file.partition('@') for file in args.files]}
    with ThreadPoolExecutor(2) as pool:
        jobs = [(py, minor) for py in first for minor in here if minor >= first[py]]
        texts = dict(zip(jobs, pool.map(
            lambda job: compiled(args.kfp_compile, here[job[1]], job[0], os.path.join(args.work, '%s.%d.yaml' % (os.path.basename(job[0]), job[1]))), jobs)))
    for py in first:
        usual = texts[py, max(here)]
        for minor in [minor for file, minor in jobs if file == py]:
            if usual.startswith('exit status') or texts[py, minor] != usual:
                failed += 1
                print('%s: under Python 3.%d another output than under 3.%d' % (py, minor, max(here)), *texts[py, minor].splitlines()[:5], sep='\n    ')
    print('interpreters: %d programs, Python %s, %d failures; SKIPPED, not here: %s' % (
        len(args.files), ' '.join('3.%d' % minor for minor in sorted(here)), failed, ' '.join('3.%d' % minor for minor in missing) or 'none'))
    sys.exit(1 if failed else 0)


main()
