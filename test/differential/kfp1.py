# SPDX-License-Identifier: Apache-2.0
"""Compares kfp-compile with the real kfp 1.8.22, and asks Argo's validator what it thinks of the results.

    kfp1.py --kfp-compile=PROGRAM --work=DIR [--update] FILE.py...

Each file must compile to the same workflow, after parsing and by byte, but for the SDK version and the compilation time. What
it compiles to is in `expected/` beside it, too, so that something is known where kfp can't be had; --update writes that. A
file in a folder `refused` must be refused by both, by us at a line of it. Comments say more:

    # Argo refuses: REASON    kfp's own output is not a workflow that Argo takes; that is then checked too
    # kfp accepts: REASON     in a refused file: only we refuse
    # no line: REASON         in a refused file: nothing in it is to be blamed
    ...  # wrong              in a refused file: the line, or one of them, that has to be blamed
    ...  # warns: TEXT        a line that kfp-compile warns about, with this text

Exit status: 0 all equal; 1 not; 77 kfp can't be had here.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys

from comparing import ROOT, layout
from kfp1_compare import compare, kfp_compile, normalised, peer, read, refusal, start_kfp

REFUSED = re.compile(r'^# Argo refuses: (.+)$', re.MULTILINE)


def mark(text, name):
    return re.search(r'^# %s: .' % name, text, re.MULTILINE) is not None


def check_refused(py, done):
    """What is to be said of a file that should be refused."""
    text = read(py)
    if mark(text, 'no line'):
        return [] if done.returncode == 1 else ['exit status %d, should refuse' % done.returncode]
    found = refusal(py, done)
    marked = {number for number, line in enumerate(text.splitlines(), 1) if line.endswith('# wrong')}
    blamed = {int(number) for number in re.findall(re.escape(py) + r':(\d+)(?::\d+)?: (?:error: |note: loaded here)', done.stderr)}
    if marked and not marked & blamed:
        found.append('lines %s are blamed' % sorted(blamed))
    return found + done.stderr.splitlines() if found else []


def check_warnings(py, stderr):
    """The warnings that the file promises."""
    for number, line in enumerate(read(py).splitlines(), 1):
        promised = re.search(r'# warns: (.+)$', line)
        if promised and not re.search(r'%s:%d(:\d+)?: warning: .*%s' % (re.escape(py), number, re.escape(promised.group(1))), stderr):
            yield 'line %d: no warning `%s`' % (number, promised.group(1))


def lint(oracle, files):
    """Argo's verdict: path -> list of errors."""
    done = subprocess.run([oracle] + files, stdout=subprocess.PIPE, universal_newlines=True)
    verdicts = {}
    for line in done.stdout.splitlines():
        verdict = json.loads(line)
        verdicts.setdefault(verdict['file'], []).extend(verdict['errors'] or [])
    return verdicts


def is_refused(py):
    return os.path.basename(os.path.dirname(py)) == 'refused'


def name_of(py):
    return os.path.splitext(os.path.basename(py))[0]


def compare_with_expected(py, text, update):
    path = os.path.join(os.path.dirname(py), 'expected', name_of(py) + '.yaml')
    if os.path.dirname(py) == os.path.join(ROOT, 'examples'):
        return []  # its output is checked elsewhere
    text = normalised(text).replace(ROOT, 'ROOT')
    if update:
        with open(path, 'w', encoding='utf-8', newline='') as f:
            f.write(text)
    return layout(read(path), text) if os.path.exists(path) else [path + ' is missing: --update writes it']


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--work', required=True)
    parser.add_argument('--update', action='store_true')
    parser.add_argument('files', nargs='+')
    args = parser.parse_args()

    shutil.rmtree(args.work, ignore_errors=True)
    kfp_dir, kfir_dir = os.path.join(args.work, 'kfp'), os.path.join(args.work, 'kfir')
    os.makedirs(kfp_dir)
    os.makedirs(kfir_dir)
    files = [os.path.abspath(f) for f in args.files]
    dsl_compile = peer('kfp1')
    kfp = start_kfp(dsl_compile, kfp_dir, files) if dsl_compile else None
    failed, emitted = 0, {}
    for py in files:
        ours = os.path.join(kfir_dir, name_of(py) + '.yaml')
        done = kfp_compile(args.kfp_compile, py, ours)
        if is_refused(py):
            found = check_refused(py, done)
        elif done.returncode == 0:
            emitted[ours] = py
            found = compare_with_expected(py, read(ours), args.update) + list(check_warnings(py, done.stderr))
        else:
            found = [f'kfp-compile: exit status {done.returncode}'] + done.stderr.splitlines()
        if found:
            failed += 1
            print(f'{name_of(py)}: is not as expected', *found[:20], sep='\n    ')
    if kfp is None:
        print(f'kfp1 differential: {len(files)} pipelines, {failed} failures; kfp: SKIPPED, 1.8.22 is not to be had here')
        sys.exit(1 if failed else 77)

    if kfp.wait() != 0:
        sys.exit('kfp1 differential: the peer failed')
    for py in files:
        if not is_refused(py):
            continue
        refuses = os.path.exists(os.path.join(kfp_dir, name_of(py) + '.error'))
        if refuses == mark(read(py), 'kfp accepts'):
            failed += 1
            print(f'{name_of(py)}: kfp ' + ('refuses it, too' if refuses else 'takes it'))
    for ours, py in emitted.items():
        theirs = os.path.join(kfp_dir, name_of(py) + '.yaml')
        if os.path.exists(theirs):
            found = compare(read(theirs), read(ours))
        else:
            found = ['kfp itself fails: ' + read(theirs[:-len('yaml')] + 'error').strip()]
        if found:
            failed += 1
            print(f'{name_of(py)}: differs from kfp', *found[:20], sep='\n    ')

    oracle = peer('argo-oracle')
    said = 'Argo: SKIPPED, its validator is not to be had here'
    if oracle is not None:
        verdicts = lint(oracle, list(emitted))
        for ours, py in emitted.items():
            reason, errors = REFUSED.search(read(py)), verdicts.get(ours, ['no verdict'])
            if bool(errors) != bool(reason):
                failed += 1
                print(f'{py}: Argo ' + ('says ' + '; '.join(errors) if errors else 'takes it, although: ' + reason.group(1)))
        said = f'Argo took {sum(1 for e in verdicts.values() if not e)}'
    print(f'kfp1 differential: {len(files)} pipelines, {failed} failures; {said}')
    sys.exit(1 if failed else 0)


main()
