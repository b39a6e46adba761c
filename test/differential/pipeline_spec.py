# SPDX-License-Identifier: Apache-2.0
"""Reads documents of KFP v2 and writes them again, as YAML, JSON and bytes, and compares with kfp's own classes: nothing may be lost.
Right random documents have to be accepted and compiled to Argo; changed ones are accepted, or refused by a diagnostic.

    pipeline_spec.py --kfp-translate=PROGRAM --work=DIR [--count=N] [--seed=N] [FILE...]

FILE: documents that are taken beside the random ones; those of the conformance folder are, too.
Exit status: 0 all as said; 1 not, the documents are kept in DIR; 77 kfp can't be had here.
"""
import argparse
import concurrent.futures
import filecmp
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

import yaml

from comparing import HERE, peer
from pipeline_spec_documents import mutate, random_documents

PLACE = re.compile(r'^\S+:\d+:\d+: error: .+ \[\w+\]$', re.MULTILINE)


def write_inputs(args, files):
    for number, path in enumerate(files):
        shutil.copy(path, args.work / f'f{number:04}.in.yaml')
    for number in range(args.count):
        rng = random.Random(args.seed * 1_000_003 + number)
        documents = random_documents(rng)
        changed = number % 2 == 1
        if changed:
            documents = mutate(rng, documents)
        name = f'{"m" if changed else "r"}{number:05}'
        with open(args.work / f'{name}.in.yaml', 'w', encoding='utf-8') as f:
            yaml.dump_all(documents, f, allow_unicode=True, sort_keys=True)


def translate(args, path):
    """What is wrong with our side alone."""
    name = path.name[:-len('.in.yaml')]
    base = path.with_name(name)

    def run(source, to, output, *options):
        return subprocess.run([args.kfp_translate, '--from=pipeline-spec', f'--to={to}', *options, str(source), '-o', output],
                              stderr=subprocess.PIPE, universal_newlines=True)

    done = run(path, 'pipeline-spec', f'{base}.out.yaml')
    if done.returncode == 1 and name[0] == 'm':
        return [] if PLACE.search(done.stderr) else [f'{name}: refused without a place: {done.stderr.strip()}']
    found = [] if done.returncode == 0 else [f'{name}: exit {done.returncode}: {done.stderr.strip()}']
    if found:
        return found
    for to, output, options in (('pipeline-spec', '.out.json', ['--document-form=json']),
                                ('pipeline-spec', '.out.pb', ['--document-form=binary']), ('argo-v2', '.argo.yaml', [])):
        done = run(path, to, f'{base}{output}', *options)
        refused = done.returncode == 1 and (to == 'argo-v2' and name[0] in 'fm' or '[PlatformNotBinary]' in done.stderr or '[JsonPlatform]' in done.stderr)
        if done.returncode and not refused:
            found.append(f'{name}{output}: exit {done.returncode}: {done.stderr.strip()}')
    direct, made = f'{base}.argo.yaml', f'{base}.made.argo.yaml'
    if os.path.exists(direct):
        # The backend takes the documents as they were read, or makes them out of the module.
        run(path, 'binary', f'{base}.binpb')
        subprocess.run([args.kfp_translate, '--to=argo-v2', f'{base}.binpb', '-o', made], stderr=subprocess.DEVNULL)
        if not os.path.exists(made) or not filecmp.cmp(direct, made, shallow=False):
            found.append(f'{name}: another workflow by way of the stored module')
    theirs = path.with_name(f'{name}.theirs.pb')
    if theirs.exists():
        done = run(theirs, 'pipeline-spec', f'{base}.from-pb.yaml')
        if done.returncode:
            found.append(f'{name}.theirs.pb: exit {done.returncode}: {done.stderr.strip()}')
    return found


def ask_argo(work):
    oracle = peer('argo-oracle')
    if oracle is None:
        return []
    paths = sorted(str(path) for path in work.glob('r?????.argo.yaml'))
    said = subprocess.run([oracle, *paths], stdout=subprocess.PIPE, universal_newlines=True)
    return [f'{pathlib.Path(verdict["file"]).name}: {error}' for verdict in map(json.loads, said.stdout.splitlines())
            for error in verdict['errors'] or []]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-translate', required=True)
    parser.add_argument('--work', required=True, type=pathlib.Path)
    parser.add_argument('--count', type=int, default=300)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('files', nargs='*', type=pathlib.Path)
    args = parser.parse_args()
    kfp = peer('kfp2')
    if kfp is None:
        sys.exit(77)
    python = os.path.join(os.path.dirname(kfp), 'python')
    shutil.rmtree(args.work, ignore_errors=True)
    args.work.mkdir(parents=True)
    files = args.files
    if os.environ.get('KFIR_CONFORMANCE'):
        files += sorted(pathlib.Path(os.environ['KFIR_CONFORMANCE'], 'v2').glob('*.ir.yaml'))
    write_inputs(args, files)
    asked = [python, os.path.join(HERE, 'pipeline_spec_peer.py')]
    subprocess.run([*asked, 'write', str(args.work)], check=True, stdout=subprocess.DEVNULL)
    inputs = sorted(args.work.glob('*.in.yaml'))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [line for lines in pool.map(lambda path: translate(args, path), inputs) for line in lines]
    said = subprocess.run([*asked, 'compare', str(args.work)], check=True, stdout=subprocess.PIPE, universal_newlines=True)
    accepted = 0
    for line in map(json.loads, said.stdout.splitlines()):
        accepted += line['accepted']
        if line['accepted'] and line['differs']:
            found.append(f'{line["name"]}: not the same message: {line["differs"]}')
        if not line['accepted'] and line['name'][0] != 'm':
            found.append(f'{line["name"]}: kfp refuses it: {line["differs"]}')
    found += ask_argo(args.work)
    print('\n'.join(found))
    print(f'{len(inputs)} documents, {accepted} taken by kfp\'s classes, {len(found)} failures')
    if not found:
        shutil.rmtree(args.work)
    sys.exit(bool(found))


main()
