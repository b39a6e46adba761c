# SPDX-License-Identifier: Apache-2.0
"""Compares kfp-compile with the real kfp 2.17.0.

    kfp2.py --kfp-compile=PROGRAM --work=DIR FILE...

Each file must compile to the same documents, after parsing and by byte, but for the SDK version, the words of the commands that run Python
functions, and the descriptions of the components that make and delete volumes; and kfp's own protobuf classes must know every field.
A file of a folder `wrong` must be refused by both, by us at one of its lines. A file NAME.txt holds many programs: a head, and after each
line `---` either what the body of a pipeline is, or a module with one called `p`; what kfp refuses, we must, and nothing else.
Comments at the start of a line say more:

    # options: OPTION...      for both compilers
    # suffix: .json           of the output
    # quirk: K-NN             equal under --kfp-bug-compat; by default the output is NAME.yaml beside the file, or where there is none, we refuse;
                              with `we accept`: kfp and --kfp-bug-compat refuse. Without it: equal in both modes
    # warns: TEXT             by default we warn at one of its lines, and the warning holds that
    # kfp numbers             its merged pipelines have other numbers: equal up to a renaming of components and executors
    # kfp accepts: REASON     in a wrong file: only we refuse
    # we accept: REASON       in a wrong file: only kfp refuses

Exit status: 0 all equal; 1 not; 77 kfp can't be had here.
"""
import argparse
import ast
import concurrent.futures
import json
import os
import re
import shlex
import shutil
import subprocess
import sys

import yaml

from comparing import HERE, LOADER, differences, layout, peer, read

_COMMAND = re.compile(r'^(( +)args:\n\2- --executor_input\n(?:\2(?:- |  ).*\n)*\2command:\n)((?:\2(?:- |  ).*\n|\n)+)', re.MULTILINE)
_JSON_COMMAND = re.compile(r'("--executor_input",\n(?: +".*",?\n)* +\],\n +"command": \[\n)(?: +".*",?\n)+')
_DEFAULT = re.compile(r'(^#    .* \[Default: )([\[{].*[\]}])(?=\]$)', re.MULTILINE)
_VOLUME = re.compile(r'^  comp-(?:create|delete)pvc')


def python(program):
    return os.path.join(os.path.dirname(program), 'python')


def normalised(text):
    """`text` without what may differ by byte."""
    text = re.sub(r'kfp-2\.17\.\d+', 'kfp-VERSION', text)
    text = re.sub(r'kfp==2\.17\.\d+', 'kfp==VERSION', text)
    text = _DEFAULT.sub(lambda found: found.group(1) + repr(_sorted(ast.literal_eval(found.group(2)))), text)
    return _without_descriptions(_JSON_COMMAND.sub(r'\1COMMAND\n', _COMMAND.sub(r'\1\2- COMMAND\n', text)))


def _sorted(value):
    """kfp gives the keys of a default in the header in another order at each run."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


def _without_descriptions(text):
    if 'pvc' not in text:
        return text
    lines, result, within, dropping = text.split('\n'), [], False, False
    for line in lines:
        if re.match(r' {0,2}\S', line):
            within = bool(_VOLUME.match(line))
        if within and line.startswith('          description:'):
            dropping = True
            continue
        if dropping and (not line or line.startswith('           ')):
            continue
        dropping = False
        result.append(line)
    return '\n'.join(result)


def documents(text):
    """The parsed documents, without what may differ."""
    result = list(yaml.load_all(text, LOADER))
    for document in result:
        if not isinstance(document, dict):
            continue
        specs = [document]
        if isinstance(document.get('spec'), dict) and 'pipelineSpec' in document['spec']:
            specs.append(document['spec']['pipelineSpec'])
        for spec in specs:
            for executor in spec.get('deploymentSpec', {}).get('executors', {}).values():
                container = executor.get('container', {})
                if container.get('args', [])[:1] == ['--executor_input'] and 'command' in container:
                    container['command'] = ['COMMAND']
    return result


def renumbered(parsed):
    """The documents with components and executors named after where they are used, which is the same for every numbering."""
    pipeline = parsed[0]
    components, executors = {}, {}
    work = [(pipeline['root'], 'root')]
    while work:
        component, path = work.pop()
        for name, task in sorted(component.get('dag', {}).get('tasks', {}).items()):
            key = task['componentRef']['name']
            if key in components:
                continue
            components[key] = '%s/%s' % (path, name)
            callee = pipeline['components'][key]
            if 'executorLabel' in callee:
                executors[callee['executorLabel']] = components[key]
            work.append((callee, components[key]))

    def rename(value):
        if isinstance(value, dict):
            return {components.get(k, executors.get(k, k)): rename(v) for k, v in value.items()}
        if isinstance(value, list):
            return [rename(v) for v in value]
        return components.get(value, executors.get(value, value)) if isinstance(value, str) else value

    return [rename(document) for document in parsed]


def compare(theirs, ours, numbers=False):
    """What is to be said of two outputs; empty: equal."""
    theirs, ours = normalised(theirs), normalised(ours)
    try:
        parsed = documents(theirs), documents(ours)
    except yaml.YAMLError as error:
        return ['one of them is no YAML: ' + str(error)]
    if numbers:
        return list(differences(renumbered(parsed[0]), renumbered(parsed[1])))
    return list(differences(*parsed)) or layout(theirs, ours)


class Case:

    def __init__(self, py, work):
        self.py = os.path.abspath(py)
        self.name = os.path.splitext(os.path.basename(py))[0]
        self.wrong = os.path.basename(os.path.dirname(self.py)) == 'wrong'
        self.is_part = os.path.dirname(self.py) == os.path.abspath(work)
        self.text = read(self.py)
        self.options = shlex.split(self.mark('options') or '')
        self.quirk = self.mark('quirk')
        folder = os.path.join(work, 'wrong' if self.wrong else 'right')
        suffix = self.mark('suffix') or '.yaml'
        self.theirs = os.path.join(folder, 'kfp', self.name + suffix)
        self.ours = os.path.join(folder, 'kfir', self.name + suffix)
        self.default = os.path.join(folder, 'default', self.name + suffix)

    def mark(self, name):
        found = re.search(r'^ *# %s(?:: (.+))?$' % name, self.text, re.MULTILINE)
        return found and (found.group(1) or 'yes')


def split(path, work):
    """The programs of a text file, each in a file of its own."""
    head, *parts = re.split('^---\n', read(path), flags=re.MULTILINE)
    head, signature = head.split('# pipeline:\n')
    for number, part in enumerate(parts):
        is_module = re.search(r'^(@dsl\.|p = )', part, re.MULTILINE)
        is_whole = part.startswith('def p(')
        if not is_module:
            part = '@dsl.pipeline\n' + (part if is_whole else signature + ''.join('    ' + line + '\n' for line in part.splitlines()))
        name = os.path.join(work, '%s_%d.py' % (os.path.splitext(os.path.basename(path))[0], number + 1))
        with open(name, 'w', encoding='utf-8') as f:
            f.write(('' if '# options: ' in part else '# options: --function p\n') + head + part)
        yield name


def run_ours(program, case, output, *more, hash_seed='0'):
    return subprocess.run([program, '--sdk=v2', '--py', case.py, '--output', output] + case.options + list(more), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, universal_newlines=True, env=dict(os.environ, PYTHONHASHSEED=hash_seed))


def refusal(case, done):
    """What is to be said of a refusal of ours; empty: it is one, at a line of the file."""
    if done.returncode != 1:
        return [f'kfp-compile: exit status {done.returncode}, should refuse'] + done.stderr.splitlines()
    if not re.search(re.escape(os.path.basename(case.py)) + r':[1-9]\d*', done.stderr) and not case.mark('no line'):
        return ['kfp-compile refuses at no line:'] + done.stderr.splitlines()
    return []


def silence(case, done):
    """What is to be said of the warnings of a run; empty: they are what the file says."""
    expected = case.mark('warns')
    place = re.escape(os.path.basename(case.py)) + r':[1-9]\d*:.*warning: '
    if expected and not re.search(place + '.*' + re.escape(expected), done.stderr):
        return ['kfp-compile does not warn:'] + done.stderr.splitlines()
    return [] if expected else [line for line in done.stderr.splitlines() if ' warning: ' in line]


def check_wrong(program, case):
    accepted_by_kfp, accepted_by_us = case.mark('kfp accepts'), case.mark('we accept')
    found = []
    if os.path.exists(case.theirs) != bool(accepted_by_kfp):
        found.append('kfp ' + ('accepts it' if not accepted_by_kfp else 'refuses it, too'))
    done = run_ours(program, case, case.ours)
    if accepted_by_us:
        found += [] if done.returncode == 0 else ['we refuse it, too'] + done.stderr.splitlines()
        if case.quirk:
            found += ['--kfp-bug-compat: ' + line for line in refusal(case, run_ours(program, case, case.default, '--kfp-bug-compat'))]
        return found
    return found + refusal(case, done)


def check_right(program, case):
    if not os.path.exists(case.theirs):
        return ['kfp itself fails: ' + read(case.theirs + '.error').strip()]
    done = run_ours(program, case, case.ours, *(['--kfp-bug-compat'] if case.quirk else []))
    if done.returncode != 0:
        return [f'kfp-compile: exit status {done.returncode}'] + done.stderr.splitlines()
    found = compare(read(case.theirs), read(case.ours), case.mark('kfp numbers'))
    if not case.quirk:
        found += silence(case, done)
        done = run_ours(program, case, case.default, '--kfp-bug-compat')
        if done.returncode != 0 or read(case.default) != read(case.ours):
            found += [f'--kfp-bug-compat: another output, exit status {done.returncode}'] + done.stderr.splitlines()
    if found or not case.quirk:
        return found
    done = run_ours(program, case, case.default)
    found = silence(case, done)
    golden = case.py[:-len('py')] + 'yaml'
    if not os.path.exists(golden):
        return found + ['by default: ' + line for line in refusal(case, done)]
    if done.returncode != 0:
        return [f'by default: exit status {done.returncode}'] + done.stderr.splitlines()
    return found + ['by default: ' + line for line in compare(read(golden), read(case.default))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--work', required=True)
    parser.add_argument('--quiet', action='store_true', help='one line for each failure')
    parser.add_argument('files', nargs='+')
    args = parser.parse_args()

    kfp = peer('kfp2')
    if kfp is None:
        print('kfp2 differential: SKIPPED, kfp 2.17.0 is not to be had here')
        sys.exit(77)
    shutil.rmtree(args.work, ignore_errors=True)
    os.makedirs(args.work)
    files = [name for file in args.files for name in (split(file, args.work) if file.endswith('.txt') else [file])]
    cases = [Case(file, args.work) for file in files]
    for case in cases:
        for path in (case.theirs, case.ours, case.default):
            os.makedirs(os.path.dirname(path), exist_ok=True)
    jobs = os.path.join(args.work, 'jobs.json')
    with open(jobs, 'w', encoding='utf-8') as f:
        json.dump([{'py': case.py, 'output': case.theirs, 'options': case.options} for case in cases], f)
    script = os.path.join(HERE, 'kfp2_peer.py')
    subprocess.run([python(kfp), script, 'compile', jobs], check=True)

    for case in cases:
        if case.is_part:
            case.wrong = not os.path.exists(case.theirs) or bool(case.mark('kfp accepts'))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda case: (check_wrong if case.wrong else check_right)(args.kfp_compile, case), cases))
    outputs = [path for case in cases for path in (case.ours, case.default) if path.endswith('.yaml') and os.path.exists(path)]
    parsed = subprocess.run([python(kfp), script, 'parse'] + outputs, stdout=subprocess.PIPE, universal_newlines=True, check=True)
    unread = {}
    for line in parsed.stdout.splitlines():
        verdict = json.loads(line)
        if verdict['error']:
            unread[verdict['file']] = verdict['error']
    failed = 0
    for case, found in zip(cases, results):
        found = found + ['kfp cannot read it: ' + unread[path] for path in (case.ours, case.default) if path in unread]
        if found:
            failed += 1
            print(f'{case.name}: differs from kfp', *found[:1 if args.quiet else 20], sep='\n    ')
    wrong = sum(case.wrong for case in cases)
    print(f'kfp2 differential: {len(cases) - wrong} pipelines, {wrong} wrong programs, {failed} failures')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
