# SPDX-License-Identifier: Apache-2.0
"""Compiles pipelines with the real kfp 2.17, and reads ours with its classes; run by the Python of that peer.

    kfp2_peer.py compile JOBS     JOBS: a JSON list of {"py", "output", "options": [...]}
    kfp2_peer.py parse FILE...
    kfp2_peer.py load FILE...

compile: writes each `output`, or `output`.error with the class of the exception and its text. kfp is imported once and each file is
compiled in a fork of its own, so that files cannot see each other.
parse: prints a line of JSON for each file, {"file", "error": null or text}: whether kfp's protobuf classes know every field of it.
load: alike: whether kfp loads it as a component, and compiles that to the same document.
KFIR_MIRROR=PREFIX=DIR: where URLs are read from.
"""
import json
import os
import resource
import sys
import tempfile
import warnings

import requests
import yaml
from google.protobuf import json_format
from kfp import compiler
from kfp import components
from kfp.cli.compile_ import compile_
from kfp.kubernetes.kubernetes_executor_config_pb2 import KubernetesExecutorConfig
from kfp.pipeline_spec import pipeline_spec_pb2


class _MirrorResponse:

    def __init__(self, content):
        self.content = content

    def raise_for_status(self):
        pass


def _get_from_mirror(url, **_):
    prefix, _, folder = os.environ['KFIR_MIRROR'].partition('=')
    if not url.startswith(prefix):
        raise RuntimeError('no mirror for ' + url)
    with open(os.path.join(folder, url[len(prefix):]), 'rb') as f:
        return _MirrorResponse(f.read())


def _compile(job):
    warnings.simplefilter('ignore')
    try:
        compile_.main(['--py', job['py'], '--output', job['output']] + job['options'], standalone_mode=False,
                      auto_envvar_prefix='KFP_DSL_COMPILE')
    except BaseException as error:  # SystemExit too
        if os.path.exists(job['output']):
            os.remove(job['output'])
        with open(job['output'] + '.error', 'w') as f:
            f.write('%s: %s\n' % (type(error).__name__, error))


def _compile_all(jobs):
    if 'KFIR_MIRROR' in os.environ:
        requests.get = _get_from_mirror
    sys.dont_write_bytecode = True
    running = set()
    for job in jobs:
        while len(running) >= 2:
            running.discard(os.wait()[0])
        pid = os.fork()
        if pid == 0:
            sys.stdout = sys.stderr = open(os.devnull, 'w')
            resource.setrlimit(resource.RLIMIT_CPU, (60, 60))  # kfp does not end on some wrong programs
            _compile(job)
            os._exit(0)
        running.add(pid)
    while running:
        running.discard(os.wait()[0])


def _parse(path):
    loader = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)
    with open(path, encoding='utf-8') as f:
        documents = list(yaml.load_all(f, loader))
    if documents[0].get('kind'):
        spec = documents[-1]['spec']
        documents = [spec['pipelineSpec']] + ([spec['platformSpec']] if 'platformSpec' in spec else [])
    pipeline = json_format.ParseDict(documents[0], pipeline_spec_pb2.PipelineSpec())
    json_format.ParseDict(documents[0]['deploymentSpec'], pipeline_spec_pb2.PipelineDeploymentConfig())
    assert pipeline.HasField('root')
    for document in documents[1:]:
        json_format.ParseDict(document, pipeline_spec_pb2.PlatformSpec())
        for platform in document['platforms'].values():
            for executor in platform.get('deploymentSpec', {}).get('executors', {}).values():
                json_format.ParseDict(executor, KubernetesExecutorConfig())


def _load(path):
    warnings.simplefilter('ignore')
    with open(path, encoding='utf-8') as f:
        text = f.read()
    component = components.load_component_from_text(text)
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, 'again.yaml')
        compiler.Compiler().compile(component, output)
        with open(output, encoding='utf-8') as f:
            again = f.read()
    loader = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)
    before, after = (list(yaml.load_all(one, loader)) for one in (text, again))
    before[0]['sdkVersion'] = after[0]['sdkVersion']
    assert before == after, 'it is another document when kfp has written it'


def main():
    if sys.argv[1] == 'compile':
        with open(sys.argv[2], encoding='utf-8') as f:
            _compile_all(json.load(f))
        return
    for path in sys.argv[2:]:
        error = None
        try:
            {'parse': _parse, 'load': _load}[sys.argv[1]](path)
        except Exception as found:
            error = '%s: %s' % (type(found).__name__, found)
        print(json.dumps({'file': path, 'error': error}))


main()
