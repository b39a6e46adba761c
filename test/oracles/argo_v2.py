# SPDX-License-Identifier: Apache-2.0
"""Compiles v2 pipelines to Argo, the first one wrapped in everything that there is as well, and asks Argo's own validators about
the results.

    argo_v2.py KFP_TRANSLATE PIPELINE.yaml...

The pipelines of the conformance folder ($KFIR_CONFORMANCE) are taken too.
Exit status: 0 all are taken; 1 not; 77 no validator can be had here.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WRAPPERS = {
    'workflow-template': [],
    'cluster-workflow-template': [],
    'cron-workflow': ['--cron=0 2 * * *', '--timezone=Europe/Berlin'],
}


def oracles():
    for name in ('argo-oracle', 'argo-oracle-v3'):
        peer = subprocess.run([str(ROOT / 'scripts' / 'peers'), name], stdout=subprocess.PIPE, universal_newlines=True)
        if peer.returncode == 77:
            print(f'{name}: SKIPPED, it is not to be had here')
            continue
        peer.check_returncode()
        yield name, peer.stdout.strip()


def compile_all(translate, paths, folder):
    """(made, failures): the workflows' files, and what could not be compiled."""
    made, failures = [], []
    jobs = [(path, f'{number}-{path.name.split(".")[0]}', []) for number, path in enumerate(paths)]
    jobs += [(paths[0], wrap, [f'--wrap={wrap}', f'--name={wrap}', *options]) for wrap, options in WRAPPERS.items()]
    for path, name, options in jobs:
        output = folder / f'{name}.yaml'
        run = subprocess.run([translate, '--from=pipeline-spec', '--to=argo-v2', *options, str(path), '-o', str(output)],
                             stderr=subprocess.PIPE, universal_newlines=True)
        if run.returncode:
            failures.append(f'{path}: {run.stderr.strip()}')
        else:
            made.append(output)
    return made, failures


def main():
    translate, paths = sys.argv[1], [pathlib.Path(path) for path in sys.argv[2:]]
    conformance = os.environ.get('KFIR_CONFORMANCE')
    if conformance:
        paths += sorted(pathlib.Path(conformance, 'v2').glob('*.ir.yaml'))
    found = list(oracles())
    if not found:
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        made, failures = compile_all(translate, paths, pathlib.Path(folder))
        for name, program in found:
            said = subprocess.run([program, *map(str, made)], stdout=subprocess.PIPE, universal_newlines=True)
            verdicts = [json.loads(line) for line in said.stdout.splitlines()]
            if len(verdicts) != len(made):
                failures.append(f'{name}: {len(verdicts)} verdicts on {len(made)} files')
            failures += [f'{name}: {pathlib.Path(verdict["file"]).name}: {error}'
                         for verdict in verdicts for error in verdict['errors'] or []]
    print('\n'.join(failures))
    print(f'{len(made)} workflows, {len(found)} validators, {len(failures)} failures')
    sys.exit(bool(failures))


main()
