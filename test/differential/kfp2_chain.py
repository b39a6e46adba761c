# SPDX-License-Identifier: Apache-2.0
"""Holds the two ways from a v2 pipeline to a workflow to each other: the file, by the real kfp 2.17.0 to its document and by us from there
to Argo, and the file by us to Argo in one go.

    kfp2_chain.py --kfp-compile=PROGRAM --kfp-translate=PROGRAM --work=DIR FILE.py...

The workflows must be the same, in all lists' order and with the JSON texts in them, but for the words of the commands that run Python
functions, the hashes that these go into, and the descriptions of the components that make and delete volumes; or both ways are refused
for the same kinds of reasons.  Where kfp's document has one of its known mistakes (`# quirk` of kfp2.py), it may be refused alone.
Left out are the files that no pipeline comes from as it is (wrong ones, other numbers than kfp's, manifests, JSON).  A line `# chain: REASON`
says that the two ways differ.
Exit status: 0 all equal; 1 not; 77 kfp can't be had here.
"""
import argparse
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys

import yaml

from comparing import HERE, LOADER, differences, peer, read
from kfp2 import Case, python

_HASH = re.compile(r'\b[0-9a-f]{64}\b')


def _opened(value):
    """The value with every text that is a JSON object in the form of that object, without what may differ."""
    if isinstance(value, str) and value.startswith('{"'):
        try:
            return _opened(json.loads(value))
        except ValueError:
            return value
    if isinstance(value, list):
        return [_opened(one) for one in value]
    if not isinstance(value, dict):
        return value
    result = {key: _opened(one) for key, one in value.items()}
    if re.match('exec-(create|delete)pvc', str(result.get('executorLabel'))):
        for one in result['inputDefinitions']['parameters'].values():
            one.pop('description', None)
    if isinstance(result.get('args'), list) and result['args'][:1] == ['--executor_input'] and 'command' in result:
        result['command'] = ['COMMAND']
    return result


def workflow(path):
    """The workflow, with its hashes numbered as they come."""
    numbers = {}
    text = _HASH.sub(lambda found: 'HASH-%d' % numbers.setdefault(found.group(), len(numbers)), read(path))
    return _opened(yaml.load(text, LOADER))


def kinds_of(done):
    """The kinds of the errors of a compilation that was refused, and the whole of any other failure."""
    if done.returncode not in (0, 1):
        return [done.stderr]
    return sorted(set(re.findall(r': error: .* \[(\w+)\]$', done.stderr, re.MULTILINE)))


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)


def compare(args, case):
    if not os.path.exists(case.theirs):
        return ['kfp itself fails: ' + read(case.theirs + '.error').strip()]
    chain = case.theirs + '.argo.yaml'
    document = run(args.kfp_translate, '--from=pipeline-spec', '--to=argo-v2', case.theirs, '-o', chain)
    if document.returncode == 1 and case.quirk:
        return []
    options = ['--kfp-bug-compat'] if case.quirk else []
    program = run(args.kfp_compile, '--sdk=v2', '--to=argo-v2', '--py', case.py, '--output', case.ours, *case.options, *options)
    if document.returncode or program.returncode:
        if kinds_of(document) == kinds_of(program):
            return []
        return ["kfp's document:"] + document.stderr.splitlines() + ['the program:'] + program.stderr.splitlines()
    return list(differences(workflow(chain), workflow(case.ours)))


def check(args, case):
    found, reason = compare(args, case), case.mark('chain')
    return found if not reason else [] if found else ['they do not, although: ' + reason]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--kfp-translate', required=True)
    parser.add_argument('--work', required=True)
    parser.add_argument('files', nargs='+')
    args = parser.parse_args()
    kfp = peer('kfp2')
    if kfp is None:
        print('kfp2 chain: SKIPPED, kfp 2.17.0 is not to be had here')
        sys.exit(77)
    shutil.rmtree(args.work, ignore_errors=True)
    cases = [Case(file, args.work) for file in args.files]
    left_out = [case for case in cases if case.wrong or case.mark('kfp numbers') or case.mark('suffix') or 'manifest' in ' '.join(case.options)]
    cases = [case for case in cases if case not in left_out]
    for case in cases:
        for path in (case.theirs, case.ours):
            os.makedirs(os.path.dirname(path), exist_ok=True)
    jobs = os.path.join(args.work, 'jobs.json')
    with open(jobs, 'w', encoding='utf-8') as f:
        json.dump([{'py': case.py, 'output': case.theirs, 'options': case.options} for case in cases], f)
    subprocess.run([python(kfp), os.path.join(HERE, 'kfp2_peer.py'), 'compile', jobs], check=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda case: check(args, case), cases))
    failed = 0
    for case, found in zip(cases, results):
        if found:
            failed += 1
            print(f'{case.name}: the two ways differ', *found[:20], sep='\n    ')
    print(f'kfp2 chain: {len(cases)} pipelines, {len(left_out)} left out, {failed} failures')
    sys.exit(1 if failed else 0)


main()
