# SPDX-License-Identifier: Apache-2.0
"""Compares kfp-compile with the real kfp 1.8.22 on random pipelines.

    kfp1_random.py --kfp-compile=PROGRAM --work=DIR [--seed=TEXT] [--count=N] [--first=N] [--wrong] [--verbose]

Both must take or refuse each, and what they emit must be equal, after parsing and by byte. A refusal of ours has exit status 1, a
diagnostic at a line of the user's file, and no word of our own code. With --wrong each pipeline has a mistake in it, and each mistake of
generator/wrong.py has its turn.
Exit status: 0 all equal; 1 not, and DIR keeps the pipelines that differ; 77 kfp can't be had here.
"""
import argparse
import os
import shutil
import sys

from generator import program, wrong
from kfp1_compare import compare, kfp_compile, peer, read, refusal, start_kfp


def judge(program, work, name):
    """(verdict, findings) about one pipeline: 'taken', 'refused' or 'differs'."""
    py, theirs = os.path.join(work, name + '.py'), os.path.join(work, 'kfp', name + '.yaml')
    ours = os.path.join(work, 'kfir', name + '.yaml')
    done = kfp_compile(program, py, ours)
    if os.path.exists(theirs):
        if done.returncode != 0:
            return 'differs', ['kfp takes it; exit status %d' % done.returncode] + done.stderr.splitlines()[-6:]
        found = compare(read(theirs), read(ours))
        return ('differs', found) if found else ('taken', [])
    theirs = read(theirs[:-len('yaml')] + 'error').strip()
    if done.returncode == 0:
        return 'differs', ['kfp refuses: ' + theirs]
    found = refusal(py, done)
    return ('differs', found + done.stderr.splitlines()[-6:]) if found else ('refused', [theirs])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--work', required=True)
    parser.add_argument('--seed', default='kfir')
    parser.add_argument('--count', type=int, default=200)
    parser.add_argument('--first', type=int, default=0)
    parser.add_argument('--wrong', action='store_true')
    parser.add_argument('--verbose', action='store_true', help='also say what kfp refused, and why')
    args = parser.parse_args()

    dsl_compile = peer('kfp1')
    if dsl_compile is None:
        print('kfp1 random: SKIPPED, kfp 1.8.22 is not to be had here')
        sys.exit(77)
    shutil.rmtree(args.work, ignore_errors=True)
    for folder in ('kfp', 'kfir'):
        os.makedirs(os.path.join(args.work, folder))
    names = ['p%05d' % number for number in range(args.first, args.first + args.count)]
    for number, name in enumerate(names, args.first):
        with open(os.path.join(args.work, name + '.py'), 'w', encoding='utf-8') as f:
            seed = '%s %d' % (args.seed, number)
            f.write(wrong.generate(seed, number) if args.wrong else program.generate(seed))
    if start_kfp(dsl_compile, os.path.join(args.work, 'kfp'), [os.path.join(args.work, name + '.py') for name in names]).wait() != 0:
        sys.exit('kfp1 random: the peer failed')
    counts = {'taken': 0, 'refused': 0, 'differs': 0}
    for name in names:
        verdict, found = judge(args.kfp_compile, args.work, name)
        counts[verdict] += 1
        if verdict == 'differs' or (verdict == 'refused' and args.verbose):
            print('%s: %s' % (name, verdict), *found[:12], sep='\n    ', flush=True)
    print('kfp1 random: %d pipelines, both take %d, both refuse %d, %d differences' % (
        len(names), counts['taken'], counts['refused'], counts['differs']))
    sys.exit(1 if counts['differs'] else 0)


main()
