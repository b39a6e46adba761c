# SPDX-License-Identifier: Apache-2.0
"""Gives tasks of KFP v2 pipelines settings by the injecting passes, each pass a task of its own where there are so many, lets Argo's
real controller run the workflows beside those without the settings, and fails unless the node trees are the same and each setting
shows in the pods of just the task that was selected.

    run_injections.py --bin=DIR [--keep=DIR] [--if-made]

Exit status: 0 so it is; 1 not; 77 the cluster can't be had here.
"""
import argparse
import json
import pathlib
import sys
import tempfile
import time

import cluster as rig

sys.path.insert(0, str(rig.HERE.parent))
import v2_pipelines  # noqa: E402

# A pass with its options, and whether a pod (with its driver's inputs) shows what the pass was to do.
INJECTIONS = {
    'inject-env{vars=KFIR_PROBE_ENV=on': lambda pod: 'KFIR_PROBE_ENV' in pod['text'],
    'inject-secrets{env=KFIR_PROBE_SECRET=probe/key': lambda pod: 'KFIR_PROBE_SECRET' in pod['text'],
    'add-labels{labels=kfir-probe-label=on': lambda pod: pod['labels'].get('kfir-probe-label') == 'on',
    'add-annotations{annotations=kfir-probe-note=on': lambda pod: pod['annotations'].get('kfir-probe-note') == 'on',
    'set-caching{enabled=false': lambda pod: pod['leaf'] and not pod['task'].get('cachingOptions', {}).get('enableCache'),
    'set-pod-settings{limits=memory=77Mi': lambda pod: '77Mi' in pod['text'],
    "set-pod-settings{tolerations='[{key: kfir-probe-taint, operator: Exists}]'": lambda pod: 'kfir-probe-taint' in pod['text'],
    'rewrite-images{registries=docker.io=kfir.probe,gcr.io=kfir.probe': lambda pod: 'kfir.probe' in pod['text'],
}


def leaves_of(document):
    """The names of the tasks that run a container, in an order."""
    graphs = [document['root']] + list(document['components'].values())
    return sorted(name for graph in graphs for name, task in graph.get('dag', {}).get('tasks', {}).items()
                  if 'executorLabel' in document['components'][task['componentRef']['name']])


def pods_of(report):
    """(task, what is known of it) of each pod of a task: a driver's arguments, or a container's labels and annotations."""
    for pod in report.get('pods') or []:
        path = pod['node'].split('.')
        words = pod.get('args', [])
        arguments = dict(zip(words, words[1:]))
        driver = path[-1].endswith('-driver')
        yield path[-1][:-len('-driver')] if driver else path[-2], {
            'text': json.dumps(words) if driver else '',
            'labels': pod.get('labels', {}),
            'annotations': pod.get('annotations', {}),
            'leaf': arguments.get('--type') == 'CONTAINER',
            'task': json.loads(arguments.get('--task') or '{}'),
        }


def problems(plain, report, chosen):
    for run in (plain, report):
        yield from rig.trouble(run)
        if run.get('phase') != 'Succeeded':
            yield f'it ended as {run.get("phase")}: {run.get("message", "")}'
    if rig.ends(plain) != rig.ends(report):
        yield 'the node tree is another with the settings'
    for injection, task in chosen.items():
        for run, expected in ((plain, set()), (report, {task})):
            shown = {name for name, pod in pods_of(run) if INJECTIONS[injection](pod)}
            if shown != expected:
                yield f'{injection}}} shows in the pods of {sorted(shown)}, and not of {sorted(expected)}'


def main():
    parser = argparse.ArgumentParser()
    rig.add_options(parser)
    args = parser.parse_args()
    started, failed, total = time.monotonic(), 0, 0
    with rig.running(args) as cluster, tempfile.TemporaryDirectory() as scratch:

        def run(job):
            source, chosen, name = job
            passes = ','.join(f"{injection} select='task={task}'}}" for injection, task in chosen.items())
            options = [f'--passes={passes}'] if passes else []
            workflow = rig.compile_pipeline(args.bin, source, 'argo-v2', cluster.folder / f'{name}.yaml', options=options)
            return cluster.run(name, workflow, [], True)

        jobs = []
        for number, source in enumerate(v2_pipelines.write(pathlib.Path(scratch))):
            leaves = leaves_of(json.loads(source.read_text(encoding='utf-8')))
            chosen = {injection: leaves[(number + i) % len(leaves)] for i, injection in enumerate(INJECTIONS)}
            jobs += [(source, {}, source.stem), (source, chosen, f'{source.stem}-injected')]
        reports = list(rig.side_by_side(run, jobs))
    for (source, _, _), (_, chosen, _), plain, report in zip(jobs[::2], jobs[1::2], reports[::2], reports[1::2]):
        found = list(problems(plain, report, chosen))
        total += len(report.get('nodes') or [])
        failed += bool(found)
        print(f'{source.stem}: {len(chosen)} injections, {len(report.get("nodes") or [])} nodes' + (', FAILED' if found else ''))
        for problem in found:
            print(f'  {problem}')
    print(f'{len(jobs) // 2} pipelines, {total} nodes, {failed} failures, {time.monotonic() - started:.0f} s')
    sys.exit(1 if failed or not jobs else 0)


main()
