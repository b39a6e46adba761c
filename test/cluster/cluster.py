# SPDX-License-Identifier: Apache-2.0
"""The test cluster as a Python object, and what all who use it need: the tools' compiled pipelines and the ends of their nodes."""
import concurrent.futures
import contextlib
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
AT_A_TIME = 4  # workflows


def add_options(parser):
    parser.add_argument('--bin', required=True, type=pathlib.Path, help='folder of the tools')
    parser.add_argument('--keep', type=pathlib.Path, help='folder where the compiled workflows and the reports stay')
    parser.add_argument('--if-made', action='store_true', help='do not build the cluster where it is not there yet')


def compile_pipeline(bin_dir, source, target, output, function=None, options=()):
    """The path of the workflow. `target` pipeline-spec: the workflow of the document, which is a file in between."""
    if source.suffix == '.py':
        command = [bin_dir / 'kfp-compile', '--py', source, f'--to={target}', '--output', output]
        command += [f'--function={function}'] if function else []
    else:
        command = [bin_dir / 'kfp-translate', source, f'--to={target}', '-o', output]
        command += ['--from=pipeline-spec'] if source.suffix == '.yaml' else []
    done = subprocess.run([*map(str, command), *options], stderr=subprocess.PIPE, universal_newlines=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    if target == 'pipeline-spec':
        return compile_pipeline(bin_dir, output, 'argo-v2', output.with_suffix('.workflow.yaml'))
    return output


class Cluster:

    def __init__(self, program, state, folder):
        self.program, self.state, self.folder = program, state, folder

    def run(self, name, workflow, stubs, v2, arguments=(), error_expected=False):
        """What the program reports of one workflow; `stubs`: rules as in README.md. One that gets stuck or ends in an error, which is
        no failure of a step, is run once more, and that is said: a starved controller may see a pod end before its outputs come."""
        report = self._run(name, workflow, stubs, v2, arguments)
        if report.get('timedOut') or (report.get('phase') == 'Error' and not error_expected):
            reasons = [node['message'] for node in report.get('nodes') or [] if node['phase'] == 'Error' and node.get('message')]
            print(f'{name}: run once more, after {"; ".join(reasons) or "it did not come to an end"}', flush=True)
            report = self._run(name, workflow, stubs, v2, arguments)
        return report

    def _run(self, name, workflow, stubs, v2, arguments):
        rules = self.folder / f'{name}.stubs.yaml'
        rules.write_text(yaml.safe_dump({'rules': stubs}), encoding='utf-8')
        options = ['-stub', str(rules)] + (['-stub', str(HERE / 'stubs' / 'kfp-v2.yaml')] if v2 else [])
        for argument in arguments:
            options += ['-p', argument]
        done = subprocess.run([self.program, 'run', '-dir', self.state, '-pods', *options, str(workflow)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, universal_newlines=True)
        (self.folder / f'{name}.report.json').write_text(done.stdout, encoding='utf-8')
        return json.loads(done.stdout) if done.stdout.strip() else {'rigErrors': [done.stderr.strip()]}


@contextlib.contextmanager
def running(args):
    """A cluster for the time of a block; exits with 77 where it can't be had."""
    made = subprocess.run([str(ROOT / 'scripts' / 'peers'), *(['--if-made'] if args.if_made else []), 'cluster'], stdout=subprocess.PIPE,
                          universal_newlines=True)
    if made.returncode == 77:
        print('SKIPPED: the test cluster (scripts/peers cluster)')
        sys.exit(77)
    made.check_returncode()
    module = subprocess.run(['go', 'list', '-m', '-f', '{{.Dir}}', 'github.com/argoproj/argo-workflows/v3'], cwd=str(HERE), check=True,
                            stdout=subprocess.PIPE, universal_newlines=True).stdout.strip()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or pathlib.Path(scratch, 'runs')
        folder.mkdir(parents=True, exist_ok=True)
        cluster = Cluster(made.stdout.strip(), str(pathlib.Path(scratch, 'state')), folder)
        up = subprocess.run([cluster.program, 'up', '-dir', cluster.state, '-crds', f'{module}/manifests/base/crds/minimal'],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
        if up.returncode:
            sys.exit(up.stdout)
        try:
            yield cluster
        finally:
            subprocess.run([cluster.program, 'down', '-dir', cluster.state], stderr=subprocess.DEVNULL, check=False)


def side_by_side(function, items):
    """The results for the items, in their order, some at a time."""
    with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as pool:
        yield from pool.map(function, items)


def trouble(report):
    """What is wrong with a run however it was to end."""
    yield from (f'the cluster says: {error}' for error in report.get('rigErrors') or [])
    if report.get('rejected'):
        yield f'the API server refuses it: {report["rejected"]}'
    if report.get('timedOut'):
        yield 'it did not come to an end'


def ends(report):
    """The nodes' names by how they ended, with the reason where one did not run."""
    found = {}
    for node in report.get('nodes') or []:
        reason = node.get('message', '') if node['phase'] in ('Skipped', 'Omitted') else ''
        found.setdefault(f'{node["phase"]}: {reason}' if reason else node['phase'], []).append(node['name'])
    return {end: sorted(names) for end, names in sorted(found.items())}
