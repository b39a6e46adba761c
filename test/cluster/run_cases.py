# SPDX-License-Identifier: Apache-2.0
"""Compiles the pipelines of cases.yaml, lets Argo's real controller run them on the test cluster, and holds their node trees to what
is expected: how each node ended and why it did not run, what ran before what, and with which inputs.

    run_cases.py --bin=DIR [--keep=DIR] [--if-made] [--show] [CASE...]

--show prints the ends of all nodes and what each pod was asked to run, to write a case from; read it before you believe it.
Exit status: 0 all as expected; 1 not; 77 the cluster can't be had here.
"""
import argparse
import json
import sys
import time

import yaml

import cluster as rig

CASES = rig.HERE / 'cases.yaml'
# What a group's driver reports; one that a case names has the rest of these.
DRIVER = {'execution-id': '1', 'iteration-count': '2', 'condition': 'true'}


def stubs_of(case):
    """The case's rules: those of its drivers (by the end of the driver's node), then its own."""
    return [{'node': f'*{path}-driver', 'parameters': dict(DRIVER, **outputs)} for path, outputs in case.get('drivers', {}).items()
           ] + case.get('stubs', [])


def contains(have, want):
    """Whether a value has at least what is wanted of it; a text is opened where members of it are wanted."""
    if isinstance(want, dict):
        try:
            have = json.loads(have) if isinstance(have, str) else have
        except ValueError:
            return False
        return isinstance(have, dict) and all(key in have and contains(have[key], one) for key, one in want.items())
    return have == want


def tree_problems(case, report):
    found = {name: end for end, names in rig.ends(report).items() for name in names}
    expected = {name: end for end, names in case['nodes'].items() for name in names}
    messages = {node['name']: f' ({node["message"]})' for node in report.get('nodes') or [] if node.get('message')}
    for name in sorted({*found, *expected}):
        if found.get(name) != expected.get(name):
            yield f'node {name}: {found.get(name, "is not there")}{messages.get(name, "")}; expected: {expected.get(name, "none")}'


def order_problems(case, nodes):
    for chain in case.get('order', []):
        for before, after in zip(chain, chain[1:]):
            if before not in nodes or after not in nodes:
                yield f'{before} or {after}, of which an order is expected, is not there'
            elif nodes[after]['started'] < nodes[before].get('finished', 1 << 30):
                yield f'{after} began before {before} had ended'


def input_problems(case, report, nodes):
    for name, inputs in case.get('inputs', {}).items():
        have = nodes.get(name, {}).get('inputs', {})
        for key, want in inputs.items():
            if not contains(have.get(key), want):
                yield f'{name} got {key}={have.get(key)!r}; expected: {want!r}'
    pods = {pod['node']: pod.get('command', []) + pod.get('args', []) for pod in report.get('pods') or []}
    for name, words in case.get('pods', {}).items():
        if pods.get(name) != words:
            yield f'the pod of {name} was asked to run {pods.get(name)}; expected: {words}'


def problems(case, report):
    yield from rig.trouble(report)
    if report.get('phase') != case['phase']:
        yield f'it ended as {report.get("phase")}, not as {case["phase"]}: {report.get("message", "")}'
    nodes = {node['name']: node for node in report.get('nodes') or []}
    yield from tree_problems(case, report)
    yield from order_problems(case, nodes)
    yield from input_problems(case, report, nodes)


def show(report):
    print(yaml.safe_dump({'phase': report.get('phase'), 'nodes': rig.ends(report)}, default_flow_style=None, width=150, sort_keys=False))
    for pod in report.get('pods') or []:
        print(pod['node'], pod.get('command', []) + pod.get('args', []))
    print(report.get('message', ''))


def main():
    parser = argparse.ArgumentParser()
    rig.add_options(parser)
    parser.add_argument('--show', action='store_true')
    parser.add_argument('names', nargs='*')
    args = parser.parse_args()
    cases = yaml.safe_load(CASES.read_text(encoding='utf-8'))
    cases = [case for case in cases if not args.names or case['name'] in args.names]
    started, failed, total = time.monotonic(), 0, 0
    with rig.running(args) as cluster:

        def run(case):
            source, _, function = case['source'].partition(':')
            try:
                workflow = rig.compile_pipeline(args.bin, rig.HERE / source, case['to'], cluster.folder / f'{case["name"]}.yaml', function,
                                                case.get('options', []))
            except RuntimeError as error:
                return {'rigErrors': [str(error)]}
            return cluster.run(case['name'], workflow, stubs_of(case), case['to'] != 'argo', case.get('arguments', []),
                               error_expected=case['phase'] == 'Error')

        for case, report in zip(cases, rig.side_by_side(run, cases)):
            found = list(problems(case, report))
            total += len(report.get('nodes') or [])
            failed += bool(found)
            print(f'{case["name"]}: {report.get("phase")}, {len(report.get("nodes") or [])} nodes' + (', FAILED' if found else ''), flush=True)
            for problem in found:
                print(f'  {problem}')
            if args.show:
                show(report)
    print(f'{len(cases)} workflows, {total} nodes, {failed} failures, {time.monotonic() - started:.0f} s')
    sys.exit(1 if failed or not cases else 0)


main()
