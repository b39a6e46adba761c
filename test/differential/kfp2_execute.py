# SPDX-License-Identifier: Apache-2.0
"""Runs the commands that kfp-compile generates for Python functions, with kfp's own executor.

    kfp2_execute.py --kfp-compile=PROGRAM --work=DIR

Exit status: 0 they do what the functions say; 1 not; 77 kfp can't be had here.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import unittest

import yaml

from comparing import HERE, LOADER, peer, read

ARGUMENTS = None
KFP = None


def artifact(name, path, kind='system.Dataset', **metadata):
    return {'name': name, 'type': {'schemaTitle': kind, 'schemaVersion': '0.0.1'}, 'uri': path, 'metadata': metadata}


class Execute(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.py = os.path.join(HERE, 'kfp2_executed.py')
        output = os.path.join(ARGUMENTS.work, 'executed.yaml')
        subprocess.run([ARGUMENTS.kfp_compile, '--py', cls.py, '--output', output], check=True)
        cls.executors = yaml.load(read(output), LOADER)['deploymentSpec']['executors']

    def run_one(self, name, inputs, outputs):
        """What the executor says of its outputs."""
        container = self.executors['exec-' + name]['container']
        said = os.path.join(ARGUMENTS.work, name + '.json')
        text = json.dumps({'inputs': inputs, 'outputs': dict(outputs, outputFile=said)})
        words = [word.replace('{{$}}', text) for word in container['command'] + container['args']]
        environment = dict(os.environ, PATH=os.path.dirname(KFP) + os.pathsep + os.environ['PATH'], PYTHONPATH=HERE)
        done = subprocess.run(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stdout)
        return json.loads(read(said))

    def test_parameters(self):
        said = self.run_one('parameters', {'parameterValues': {'s': 'é "x"', 'i': 3, 'f': 2, 'b': True, 'l': [1, 2], 'd': {'a': 1}}}, {})
        self.assertEqual(said['parameterValues'], {
            'text': 'é "x"|3|2|True|[1, 2]|default "quoted" $0|x', 'number': 6, 'items': [1, 2, 4], 'table': {'a': 1, 'z': 26}})

    def test_artifacts(self):
        source, target, path = (os.path.join(ARGUMENTS.work, name) for name in ('source', 'folder/target', 'path'))
        with open(source, 'w', encoding='utf-8') as file:
            file.write('some data')
        inputs = {'source': [artifact('source', source)], 'several': [artifact('a', source), artifact('b', source)],
                  'custom': [artifact('custom', source, 'google.Custom')]}
        outputs = {'target': [artifact('target', target, 'system.Model')], 'measures': [artifact('measures', target, 'system.Metrics')]}
        said = self.run_one('artifacts', {'artifacts': {name: {'artifacts': value} for name, value in inputs.items()}},
                            {'artifacts': {name: {'artifacts': value} for name, value in outputs.items()},
                             'parameters': {'path': {'outputFile': path}}})
        self.assertEqual(said['parameterValues'], {'Output': 9})
        self.assertEqual(said['artifacts']['target']['artifacts'][0]['metadata'], {'framework': 'none'})
        self.assertEqual(said['artifacts']['measures']['artifacts'][0]['metadata'], {'accuracy': 0.5})
        self.assertEqual((read(target), read(path)), ('SOME DATA2Custom', 'by path'))

    def test_defaults(self):
        self.assertEqual(self.run_one('defaults', {}, {})['parameterValues'], {'rows': 2, 'ratio': 1})
        said = self.run_one('defaults', {'parameterValues': {'none': None, 'flag': False, 'ratio': 0.5, 'text': ''}}, {})
        self.assertEqual(said['parameterValues'], {'rows': 2, 'ratio': 0.5})

    def test_artifact_that_is_returned(self):
        source, target = (os.path.join(ARGUMENTS.work, name) for name in ('returned_from', 'returned'))
        said = self.run_one('pythonic', {'artifacts': {'data': {'artifacts': [artifact('d', source)]}, 'several': {'artifacts': [artifact('a', source)] * 3}}},
                            {'artifacts': {'Output': {'artifacts': [artifact('Output', target, 'system.Model')]}}})
        found, = said['artifacts']['Output']['artifacts']
        self.assertEqual(found['metadata'], {'parts': 3})
        self.assertEqual(read(found['uri']), 'd')

    def test_paths(self):
        source, copy, number = (os.path.join(ARGUMENTS.work, name) for name in ('path_from', 'paths/copy', 'paths/number'))
        with open(source, 'w', encoding='utf-8') as file:
            file.write('é')
        self.run_one('by-path', {'artifacts': {'data': {'artifacts': [artifact('data', source)]}}},
                     {'artifacts': {'copy': {'artifacts': [artifact('copy', copy)]}}, 'parameters': {'number': {'outputFile': number}}})
        self.assertEqual((read(copy), read(number)), ('é!', '3'))

    def test_final_status(self):
        status = {'state': 'FAILED', 'pipelineTaskName': 'exit-handler-1', 'error': {'code': 9, 'message': 'broken'}, 'pipelineJobResourceName': 'run'}
        said = self.run_one('last', {'parameterValues': {'status': status}}, {})
        self.assertEqual(said['parameterValues'], {'Output': ['FAILED', 'exit-handler-1', 'broken']})

    def test_documents_as_messages(self):
        python, program = os.path.join(os.path.dirname(KFP), 'python'), os.path.join(HERE, 'kfp2_documents.py')
        theirs, ours = [subprocess.run(command, stdout=subprocess.PIPE, universal_newlines=True, check=True).stdout
                        for command in ([python, program], [ARGUMENTS.kfp_compile, '--sdk=v2', '--python', python, '--run', program])]
        self.maxDiff = None
        self.assertEqual(theirs, ours)

    def test_embedded(self):
        said = self.run_one('embedded', {}, {})
        self.assertEqual(said['parameterValues'], {'Output': ','.join(os.listdir(os.path.join(HERE, 'kfp2', 'components')))})


def main():
    global ARGUMENTS, KFP
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--work', required=True)
    ARGUMENTS = parser.parse_args()
    KFP = peer('kfp2')
    if KFP is None:
        print('kfp2 execution: SKIPPED, kfp 2.17.0 is not to be had here')
        sys.exit(77)
    shutil.rmtree(ARGUMENTS.work, ignore_errors=True)
    os.makedirs(ARGUMENTS.work)
    unittest.main(argv=sys.argv[:1])


main()
