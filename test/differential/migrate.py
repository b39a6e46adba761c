# SPDX-License-Identifier: Apache-2.0
"""Takes pipelines of KFP v1 to the v2 formats.

    migrate.py --kfp-compile=PROGRAM --kfp-translate=PROGRAM --work=DIR FILE.py...

Each file is compiled to `pipeline-spec` and to `argo-v2`. Either there is an output, or a refusal at lines of the file that says what to
do instead, and no file. What is written is read back to the same document, goes on from there to the same workflow, has no field that
kfp 2.17's own classes don't know, kfp loads it and compiles it to the same document, and Argo's validators take the workflow. A file in
a folder `migrate` means the same in both SDKs: its document is the one that kfp 2.17 makes of it, but for inputs of groups that nothing
in the group reads.

Exit status: 0 all is well; 1 not; 77 all is well, but one of the real systems can't be had here.
"""
import argparse
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys

from comparing import HERE, LOADER, differences, peer, read
from kfp2 import documents, normalised, python

import yaml

# The program looks at what it has compiled itself, and expects a workflow.
_LOOKS_AT_ITS_OUTPUT = {'kfp1-compiled_inside'}
# Of a text with a line feed kfp makes a comment that is none.
_KFP_LOADS_NOT = {'kfp1-param_defaults'}
# Argo quotes U+007F as Go does, which is no JSON.
_ARGO_REFUSES = {'kfp1-odd_text'}


class Case:

    def __init__(self, py, work):
        self.py = os.path.abspath(py)
        folder, file = os.path.split(self.py)
        self.name = '%s-%s' % (os.path.basename(folder), os.path.splitext(file)[0])
        self.same = os.path.basename(folder) == 'migrate'
        self.spec = os.path.join(work, self.name + '.spec.yaml')
        self.argo = os.path.join(work, self.name + '.argo.yaml')
        self.again = os.path.join(work, self.name + '.again.yaml')
        self.theirs = os.path.join(work, self.name + '.kfp.yaml')


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)


def refusal(case, done, output):
    """What is to be said of a refusal; empty: it is a good one."""
    found = []
    if done.returncode != 1:
        found.append('exit status %d' % done.returncode)
    if os.path.exists(output):
        found.append('there is an output')
    errors = [line for line in done.stderr.splitlines() if ': error: ' in line or line.startswith('error: ')]
    if not errors:
        found.append('there is no error')
    for line in errors:
        if not re.match(re.escape(case.py) + r':[1-9]\d*', line):
            found.append('not at a line: ' + line)
        if not re.search(r'\[Migrate\w+\]$', line):
            found.append('without advice: ' + line)
    if done.stderr.count('\n  note: ') < sum('[Migrate' in line for line in errors):
        found.append('there is less advice than errors')
    return found + (done.stderr.splitlines() if found else [])


def without_unused_inputs(parsed):
    """kfp gives a group what the conditions around it read, too."""
    pipeline = parsed[0]
    while True:
        removed = []
        for name, component in pipeline['components'].items():
            if 'dag' not in component:
                continue
            text = json.dumps(component['dag'])
            for kind in list(component.get('inputDefinitions', {})):
                for key in list(component['inputDefinitions'][kind]):
                    own = [task for other in [pipeline['root'], *pipeline['components'].values()]
                           for task in other.get('dag', {}).get('tasks', {}).values() if task['componentRef']['name'] == name]
                    if json.dumps(key) in text or key in json.dumps([task.get('triggerPolicy', task.get('parameterIterator', '')) for task in own]):
                        continue
                    del component['inputDefinitions'][kind][key]
                    removed.append(key)
                    for task in own:
                        task.get('inputs', {}).get(kind, {}).pop(key, None)
        if not removed:
            return parsed


def joined(value):
    """Texts that kfp lets the launcher join."""
    if isinstance(value, dict):
        return {key: joined(member) for key, member in value.items()}
    if isinstance(value, list):
        return [joined(member) for member in value]
    if isinstance(value, str) and value.startswith('{"Concat": '):
        parts = json.loads(value)['Concat']
        if all(isinstance(part, str) for part in parts):
            return ''.join(parts)
    return value


def comparable(text):
    return joined(without_unused_inputs(documents(normalised(text))))


def check(args, case):
    """(what is to be said of the case, whether it was compiled)"""
    spec = run(args.kfp_compile, '--sdk=v1', '--py', case.py, '--to=pipeline-spec', '--output', case.spec)
    argo = run(args.kfp_compile, '--sdk=v1', '--py', case.py, '--to=argo-v2', '--yaml-style=kfir', '--output', case.argo)
    if spec.returncode:
        if argo.returncode != spec.returncode or argo.stderr.replace('argo-v2', '') != spec.stderr.replace('pipeline-spec', ''):
            return ['the two formats refuse differently'] + argo.stderr.splitlines(), False
        return refusal(case, spec, case.spec), False
    found = []
    back = run(args.kfp_translate, '--from=pipeline-spec', case.spec, '--to=pipeline-spec', '-o', case.again)
    if back.returncode:
        return ['it is not read back'] + back.stderr.splitlines(), True
    found += ['read back: ' + line for line in
              differences(list(yaml.load_all(read(case.spec), LOADER)), list(yaml.load_all(read(case.again), LOADER)))]
    if argo.returncode:
        return found + ['no workflow'] + argo.stderr.splitlines(), True
    on = run(args.kfp_translate, '--from=pipeline-spec', case.spec, '--to=argo-v2', '-o', case.again)
    if on.returncode or read(case.again) != read(case.argo):
        found += ['the document gives another workflow than the program'] + on.stderr.splitlines()
    return found, True


def check_pair(case):
    if not os.path.exists(case.theirs):
        return ['kfp 2.17 does not take it: ' + read(case.theirs + '.error')]
    return ['kfp 2.17: ' + line for line in differences(comparable(read(case.theirs)), comparable(read(case.spec)))]


def verdicts_of(done, cases):
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    if len(verdicts) != len(cases):
        yield 'kfp: %d verdicts on %d files' % (len(verdicts), len(cases)) + done.stderr
    for verdict in verdicts:
        if verdict['error']:
            yield '%s: kfp: %s' % (verdict['file'], verdict['error'])


def ask_kfp(kfp, compiled, work):
    """Lines about what kfp's classes don't take; compiles the pairs."""
    jobs = os.path.join(work, 'jobs.json')
    with open(jobs, 'w', encoding='utf-8') as f:
        json.dump([{'py': case.py, 'output': case.theirs, 'options': []} for case in compiled if case.same], f)
    tool = [python(kfp), os.path.join(HERE, 'kfp2_peer.py')]
    subprocess.run(tool + ['compile', jobs], check=True)
    loaded = [case for case in compiled if case.name not in _KFP_LOADS_NOT]
    yield from verdicts_of(run(*tool, 'parse', *[case.spec for case in compiled]), compiled)
    yield from verdicts_of(run(*tool, 'load', *[case.spec for case in loaded]), loaded)
    for case in compiled:
        if case.same:
            yield from ('%s: %s' % (case.name, line) for line in check_pair(case))


def ask_argo(oracle, name, compiled):
    files = [case.argo for case in compiled if os.path.exists(case.argo) and case.name not in _ARGO_REFUSES]
    done = run(oracle, *files)
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    if len(verdicts) != len(files):
        yield '%s: %d verdicts on %d files' % (name, len(verdicts), len(files))
    for verdict in verdicts:
        for error in verdict['errors'] or []:
            yield '%s: %s: %s' % (name, os.path.basename(verdict['file']), error)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--kfp-translate', required=True)
    parser.add_argument('--work', required=True)
    parser.add_argument('files', nargs='+')
    args = parser.parse_args()
    shutil.rmtree(args.work, ignore_errors=True)
    os.makedirs(args.work)
    cases = [Case(file, args.work) for file in args.files]
    cases = [case for case in cases if case.name not in _LOOKS_AT_ITS_OUTPUT]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda case: check(args, case), cases))
    failures = ['%s: %s' % (case.name, '\n    '.join(found)) for case, (found, _) in zip(cases, results) if found]
    compiled = [case for case, (_, made) in zip(cases, results) if made and os.path.exists(case.spec)]
    failures += ['%s: refused, and kfp 2.17 takes it' % case.name for case in cases if case.same and case not in compiled]
    skipped = []
    kfp = peer('kfp2')
    if kfp is None:
        skipped.append('kfp 2.17')
    else:
        failures += ask_kfp(kfp, compiled, args.work)
    for name in ('argo-oracle', 'argo-oracle-v3'):
        oracle = peer(name)
        if oracle is None:
            skipped.append(name)
        else:
            failures += ask_argo(oracle, name, compiled)
    print(*failures, sep='\n')
    print(f'migration: {len(cases)} pipelines, {len(compiled)} compiled, {len(cases) - len(compiled)} refused, {len(failures)} failures',
          *(f'{name}: SKIPPED, it is not to be had here' for name in skipped), sep='; ')
    sys.exit(1 if failures else 77 if skipped else 0)


if __name__ == '__main__':
    main()
