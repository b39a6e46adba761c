# SPDX-License-Identifier: Apache-2.0
"""Compiles small and random documents of KFP v2, the latter with random settings, to Argo, and compares with what the rules of KFP's backend say
(argo_v2_peer.py): the same workflow, JSON texts in it by bytes, or a refusal where there is one.

    argo_v2.py --kfp-translate=PROGRAM --work=DIR [--count=N] [--seed=N] [--first=N]

Exit status: 0 all as said; 1 not, the documents are kept in DIR; 77 kfp can't be had here.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

import yaml

from argo_v2_cases import texts
from argo_v2_settings import random_settings, spelled
from comparing import HERE, LOADER, differences, peer
from pipeline_spec_documents import mutate, random_documents

# What we refuse and the backend compiles, since it looks at neither end of an argument: its run would fail.
CHECKED_BY_US = {'DependencyCycle', 'LoopItems', 'MissingArgument', 'MissingPart', 'NoName', 'UnboundOutput', 'UndeclaredOutput', 'UnknownArgument', 'UnknownExecutor', 'UnknownInput',
                 'UnknownOutput', 'UnknownTask'}
PLACE = re.compile(r'^(\S+:\d+:\d+: |\S+: )?error: .+ \[(\w+)\]$', re.MULTILINE)


def write(args):
    for number in range(args.first, args.first + args.count):
        rng = random.Random(args.seed * 1_000_003 + number)
        documents = random_documents(rng)
        if number % 2:
            documents = mutate(rng, documents)
        settings = random_settings(rng, documents)
        base = args.work / f'{"m" if number % 2 else "r"}{number:05}'
        with open(f'{base}.in.yaml', 'w', encoding='utf-8') as f:
            yaml.dump_all(documents, f, allow_unicode=True, sort_keys=rng.random() < 0.5)
        with open(f'{base}.settings.json', 'w', encoding='utf-8') as f:
            json.dump(settings, f)


def write_cases(args):
    for name, text in texts().items():
        (args.work / f'{name}.in.yaml').write_text(text, encoding='utf-8')
        (args.work / f'{name}.settings.json').write_text('{}', encoding='utf-8')


def ours(args, path):
    """The workflow that we make, or the kinds of the errors that we report."""
    name = path.name[:-len('.in.yaml')]
    settings = json.loads(path.with_name(f'{name}.settings.json').read_text(encoding='utf-8'))
    options, environment = spelled(random.Random(name), settings)
    done = subprocess.run([args.kfp_translate, '--from=pipeline-spec', '--to=argo-v2', *options, str(path)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding='utf-8', env={**os.environ, **environment})
    if done.returncode == 0:
        path.with_name(f'{name}.ours.yaml').write_text(done.stdout, encoding='utf-8')
        return name, yaml.load(done.stdout, LOADER), []
    kinds = [match[2] for match in PLACE.finditer(done.stderr)]
    if done.returncode != 1 or not kinds:
        return name, None, [f'exit {done.returncode}: {done.stderr}']
    return name, None, kinds


def compare(path, workflow, kinds):
    theirs = json.loads(path.with_name(path.name.replace('.in.yaml', '.theirs.json')).read_text(encoding='utf-8'))
    if 'refused' in theirs:
        return [f'the backend refuses it: {theirs["refused"]}'] if workflow else []
    if workflow is None:
        # A platform with a wrong field is no platform to the backend, which says nothing then.
        return [f'refused: {", ".join(sorted(set(kinds)))}'] if set(kinds) - CHECKED_BY_US and not theirs['others'] else []
    return list(differences(theirs['workflow'], workflow))[:3]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-translate', required=True)
    parser.add_argument('--work', required=True, type=pathlib.Path)
    parser.add_argument('--count', type=int, default=300)
    parser.add_argument('--first', type=int, default=0)
    parser.add_argument('--seed', type=int, default=1)
    args = parser.parse_args()
    kfp = peer('kfp2')
    if kfp is None:
        sys.exit(77)
    shutil.rmtree(args.work, ignore_errors=True)
    args.work.mkdir(parents=True)
    write(args)
    write_cases(args)
    subprocess.run([os.path.join(os.path.dirname(kfp), 'python'), os.path.join(HERE, 'argo_v2_peer.py'), str(args.work)], check=True)
    paths = sorted(args.work.glob('*.in.yaml'))
    counts, found = collections.Counter(), []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, (name, workflow, kinds) in zip(paths, pool.map(lambda path: ours(args, path), paths)):
            counts['compiled' if workflow else 'refused'] += 1
            found += [f'{name}: {line}' for line in compare(path, workflow, kinds)]
    print('\n'.join(found))
    print(f'{len(paths)} documents, {counts["compiled"]} compiled, {counts["refused"]} refused, {len(found)} differences')
    if not found:
        shutil.rmtree(args.work)
    sys.exit(bool(found))


main()
