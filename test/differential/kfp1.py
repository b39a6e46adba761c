# SPDX-License-Identifier: Apache-2.0
"""Compares kfp-compile with the real kfp 1.8.22, and asks Argo's validator what it thinks of the results.

    kfp1.py --kfp-compile=PROGRAM --work=DIR FILE.py...

Each file must compile to the same workflow, after parsing and by byte, but for the SDK version and the compilation time. A
line `# Argo refuses: REASON` in a file says that kfp's own output is not a workflow that Argo takes; that is then checked too.
Exit status: 0 all equal; 1 not; 77 kfp can't be had here.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys

from kfp1_compare import compare, kfp_compile, peer, read, start_kfp

REFUSED = re.compile(r'^# Argo refuses: (.+)$', re.MULTILINE)


def lint(oracle, files):
    """Argo's verdict: path -> list of errors."""
    done = subprocess.run([oracle] + files, stdout=subprocess.PIPE, universal_newlines=True)
    verdicts = {}
    for line in done.stdout.splitlines():
        verdict = json.loads(line)
        verdicts.setdefault(verdict['file'], []).extend(verdict['errors'] or [])
    return verdicts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--work', required=True)
    parser.add_argument('files', nargs='+')
    args = parser.parse_args()

    dsl_compile = peer('kfp1')
    if dsl_compile is None:
        print('kfp1 differential: SKIPPED, kfp 1.8.22 is not to be had here')
        sys.exit(77)
    shutil.rmtree(args.work, ignore_errors=True)
    kfp_dir, kfir_dir = os.path.join(args.work, 'kfp'), os.path.join(args.work, 'kfir')
    os.makedirs(kfp_dir)
    os.makedirs(kfir_dir)
    files = [os.path.abspath(f) for f in args.files]
    if start_kfp(dsl_compile, kfp_dir, files).wait() != 0:
        sys.exit('kfp1 differential: the peer failed')

    failed, emitted = 0, {}
    for py in files:
        name = os.path.splitext(os.path.basename(py))[0]
        ours, theirs = os.path.join(kfir_dir, name + '.yaml'), os.path.join(kfp_dir, name + '.yaml')
        done = kfp_compile(args.kfp_compile, py, ours)
        if not os.path.exists(theirs):
            found = ['kfp itself fails: ' + read(theirs[:-len('yaml')] + 'error').strip()]
        elif done.returncode != 0:
            found = [f'kfp-compile: exit status {done.returncode}'] + done.stderr.splitlines()
        else:
            emitted[ours] = py
            found = compare(read(theirs), read(ours))
        if found:
            failed += 1
            print(f'{name}: differs from kfp', *found[:20], sep='\n    ')

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
