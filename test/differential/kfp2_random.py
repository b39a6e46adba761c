# SPDX-License-Identifier: Apache-2.0
"""Compares kfp-compile with the real kfp 2.17.0 on random programs (kfp2_programs.py).

    kfp2_random.py --kfp-compile=PROGRAM --work=DIR [--count=N] [--seed=N] [--wrong]

All programs are compiled with --kfp-bug-compat. What kfp compiles has to be equal; what kfp refuses has to be refused at a line, unless
kfp's words name one of its quirks that --kfp-bug-compat does not keep. Each program is compiled without --kfp-bug-compat, too, and twice:
that gives the same bytes and is no fault of ours.
--wrong: a statement is put in that is most often wrong.
Exit status: 0 all equal; 1 not, the programs are kept in DIR; 77 kfp can't be had here.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys

import kfp2
import kfp2_programs
from comparing import HERE, peer, read

# What kfp fails at, that need not fail (docs/kfp-v2.md): words of its exception -> the quirk.
ACCEPTED = {
    'not found. All inputs': 'K-03, K-04 or K-06',
    'KeyError': 'K-11 or K-15',
}


def check(program, case):
    accepted = None
    if not os.path.exists(case.theirs):
        error = read(case.theirs + '.error')
        accepted = next((quirk for words, quirk in ACCEPTED.items() if words in error), None)
    done = kfp2.run_ours(program, case, case.ours, '--kfp-bug-compat')
    if os.path.exists(case.theirs):
        if done.returncode != 0:
            return [f'kfp-compile: exit status {done.returncode}'] + done.stderr.splitlines()
        found = kfp2.compare(read(case.theirs), read(case.ours), case.mark('kfp numbers'))
        if found:
            return found
    elif not (accepted and done.returncode == 0):
        found = kfp2.refusal(case, done)
        if found:
            return [error.strip()[:300]] + found
    outputs = []
    for hash_seed, output in (('1', case.default), ('2', case.default + '.again.yaml')):
        done = kfp2.run_ours(program, case, output, hash_seed=hash_seed)
        if done.returncode not in (0, 1):
            return [f'by default: exit status {done.returncode}'] + done.stderr.splitlines()
        outputs.append(read(output) if done.returncode == 0 else done.stderr)
    return [] if outputs[0] == outputs[1] else ['two runs differ']


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--work', required=True)
    parser.add_argument('--count', type=int, default=200)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--wrong', action='store_true')
    args = parser.parse_args()
    kfp = peer('kfp2')
    if kfp is None:
        print('kfp2 random: SKIPPED, kfp 2.17.0 is not to be had here')
        sys.exit(77)
    shutil.rmtree(args.work, ignore_errors=True)
    os.makedirs(args.work)
    cases = []
    for seed in range(args.seed, args.seed + args.count):
        path = os.path.join(args.work, f'program_{seed}.py')
        with open(path, 'w', encoding='utf-8') as f:
            f.write(kfp2_programs.program(seed, args.wrong))
        cases.append(kfp2.Case(path, args.work))
    for folder in {os.path.dirname(path) for case in cases for path in (case.theirs, case.ours, case.default)}:
        os.makedirs(folder, exist_ok=True)
    jobs = os.path.join(args.work, 'jobs.json')
    with open(jobs, 'w', encoding='utf-8') as f:
        json.dump([{'py': case.py, 'output': case.theirs, 'options': case.options} for case in cases], f)
    peer_program = [kfp2.python(kfp), os.path.join(HERE, 'kfp2_peer.py')]
    subprocess.run(peer_program + ['compile', jobs], check=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda case: check(args.kfp_compile, case), cases))
    failed, kinds = 0, collections.Counter()
    for case, found in zip(cases, results):
        kinds['compiled' if os.path.exists(case.theirs) else 'refused'] += 1
        if found:
            failed += 1
            print(f'{case.py}: differs from kfp', *found[:8], sep='\n    ')
    print(f'kfp2 random: {len(cases)} programs, of which kfp compiled {kinds["compiled"]}; {failed} failures')
    sys.exit(1 if failed else 0)


main()
