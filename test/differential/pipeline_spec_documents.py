# SPDX-License-Identifier: Apache-2.0
"""Random documents of KFP v2: right ones, and right ones with one thing changed."""
import copy
import json

TYPES = ['NUMBER_DOUBLE', 'NUMBER_INTEGER', 'STRING', 'BOOLEAN', 'LIST', 'STRUCT']
ARTIFACTS = ['system.Dataset', 'system.Model', 'system.Artifact', 'system.Metrics']
TEXTS = ['plain', '', 'yes', '0x10', 'two\nlines', '<a & b>', 'é 日本', "{{$.inputs.parameters['a']}}", '{"a": 1}', ' blank ']


def value_of(rng, kind, depth=0):
    if kind == 'NUMBER_INTEGER':
        return float(rng.choice([0, 1, -7, 2**31, 2**53]))
    if kind == 'NUMBER_DOUBLE':
        return rng.choice([0.5, -1e-7, 1e21, 3.0, 0.0])
    if kind == 'STRING':
        return rng.choice(TEXTS)
    if kind == 'BOOLEAN':
        return rng.random() < 0.5
    if depth > 2:
        return [] if kind == 'LIST' else {}
    inner = [value_of(rng, rng.choice(TYPES), depth + 1) for _ in range(rng.randrange(3))]
    return inner if kind == 'LIST' else {f'k{i} <{i}>': item for i, item in enumerate(inner)}


class Maker:
    """Makes one pipeline; `rng` decides everything."""

    def __init__(self, rng):
        self.rng = rng
        self.components, self.executors, self.kubernetes = {}, {}, {}

    def chance(self, share):
        return self.rng.random() < share

    def ports(self, what, optional):
        rng = self.rng
        ports = {'parameters': {}, 'artifacts': {}}
        for i in range(rng.randrange(4)):
            kind = rng.choice(TYPES)
            port = {'parameterType': kind}
            if optional and self.chance(0.4):
                port.update(defaultValue=value_of(rng, kind), isOptional=True)
            if self.chance(0.2):
                port['description'] = rng.choice([t for t in TEXTS if t])
            if optional and kind == 'STRING' and self.chance(0.1):
                port['literals'] = ['S', 'M', *([port['defaultValue']] if 'defaultValue' in port else [])]
            ports['parameters'][f'{what}{i}'] = port
        for i in range(rng.randrange(3)):
            port = {'artifactType': rng.choice([{'schemaTitle': rng.choice(ARTIFACTS), 'schemaVersion': '0.0.1'}] * 8 + [
                {'schemaUri': 'https://x/y', 'schemaVersion': '1'}, {'instanceSchema': 'title: a'}])}
            if self.chance(0.1):
                port['isArtifactList'] = True
            if not optional and self.chance(0.1):
                port['metadata'] = {'k': 1.0, 'l': ['<', None]}
            if optional and self.chance(0.3):
                port['isOptional'] = True
            ports['artifacts'][f'{what}art{i}'] = port
        return {name: members for name, members in ports.items() if members}

    def container(self):
        rng = self.rng
        container = {'image': rng.choice(['alpine', 'python:3.11', 'r.io/a/b@sha256:00'] * 3 + ['argostub/createpvc', 'argostub/deletepvc'])}
        if self.chance(0.8):
            container['command'] = [rng.choice([t for t in TEXTS]) for _ in range(rng.randrange(1, 4))]
        if self.chance(0.5):
            container['args'] = ['--executor_input', '{{$}}', rng.choice(TEXTS)]
        if self.chance(0.3):
            container['env'] = [{'name': f'E{i}', 'value': rng.choice([t for t in TEXTS if t])} for i in range(rng.randrange(1, 3))]
        if self.chance(0.3):
            container['resources'] = {'cpuLimit': 0.5, 'resourceCpuLimit': '500m', 'memoryRequest': 1.0, 'resourceMemoryRequest': '1G'}
        if self.chance(0.1):
            container['lifecycle'] = rng.choice([{}, {'preCacheCheck': {'command': ['c'], 'args': ['a']}}])
        if self.chance(0.1):
            container['resources'] = rng.choice([{}, {'cpuRequest': 0.1, 'memoryLimit': 0.065, 'resourceMemoryLimit': '65M', 'cpuLimit': 1e-7}])
        if self.chance(0.1):
            container['resources'] = {'accelerator': {'count': '2', 'type': 'nvidia.com/gpu', 'resourceCount': '2', 'resourceType': 'nvidia.com/gpu'}}
        return container

    def leaf(self):
        rng = self.rng
        name = f'work-{len(self.components)}'
        spec = {'executorLabel': f'exec-{name}'}
        if self.chance(0.15):
            uri = {'constant': 'gs://b/o'} if self.chance(0.5) else {'runtimeParameter': 'uri'}
            self.executors[f'exec-{name}'] = {'importer': {
                **rng.choice([{}, {}, {'reimport': True}, {'downloadToWorkspace': True}, {'metadata': {'a': 'b', 'n': 1.0}}]),
                'artifactUri': uri, 'typeSchema': {'schemaTitle': 'system.Dataset', 'schemaVersion': '0.0.1'}}}
            spec['inputDefinitions'] = {'parameters': {'uri': {'parameterType': 'STRING'}}}
            spec['outputDefinitions'] = {'artifacts': {'artifact': {
                'artifactType': {'schemaTitle': 'system.Dataset', 'schemaVersion': '0.0.1'}}}}
        else:
            shared = [label for label, executor in self.executors.items() if 'container' in executor]
            if shared and self.chance(0.2):
                same = rng.choice(shared)
                if self.chance(0.5):
                    spec['executorLabel'] = same
                else:
                    self.executors[f'exec-{name}'] = copy.deepcopy(self.executors[same])
            else:
                self.executors[f'exec-{name}'] = {'container': self.container()}
            for member, ports in (('inputDefinitions', self.ports('in', True)), ('outputDefinitions', self.ports('out', False))):
                if ports:
                    spec[member] = ports
            if self.chance(0.25):
                self.kubernetes[spec['executorLabel']] = self.settings()
            if self.chance(0.05):
                spec['taskConfigPassthroughs'] = [{'field': 'RESOURCES'}, {'field': 'KUBERNETES_TOLERATIONS', 'applyToTask': True}]
        self.components[f'comp-{name}'] = spec
        return f'comp-{name}'

    def settings(self):
        choices = {
            'podMetadata': self.rng.choice([
                {'labels': {'team': 'a'}, 'annotations': {'x/y': 'b', 'z': ''}}, {'labels': {'b': '1', 'a': '2', 'c-d': 'é'}}, {},
                {'annotations': {'only': '{"a": "<b>"}'}}]),
            'securityContext': self.rng.choice([{}, {'runAsUser': '0'}, {'runAsUser': '1000', 'runAsGroup': '0', 'runAsNonRoot': True},
                                                {'runAsNonRoot': False}]),
            'secretAsVolume': [{'secretName': 's', 'mountPath': '/s', 'optional': False}],
            'configMapAsEnv': [{'configMapName': 'c', 'keyToEnv': [{'configMapKey': 'k', 'envVar': 'W'}]}],
            'configMapAsVolume': [{'configMapName': 'c', 'mountPath': '/c', 'optional': True}],
            'fieldPathAsEnv': [{'name': 'N', 'fieldPath': 'metadata.name'}],
            'imagePullSecret': [{'secretName': 'p'}, {'secretName': 'q'}],
            'enabledSharedMemory': {'volumeName': 'shm', 'size': '1Gi'},
            'emptyDirMounts': [{'volumeName': 'e', 'mountPath': '/e', 'medium': 'Memory', 'sizeLimit': '1Gi'}],
            'genericEphemeralVolume': [{'volumeName': 'g', 'mountPath': '/g', 'accessModes': ['ReadWriteOnce'], 'size': '1Gi',
                                        'defaultStorageClass': True, 'metadata': {'annotations': {'a': 'b'}}}],
            'nodeAffinity': [{'matchExpressions': [{'key': 'k', 'operator': 'In', 'values': ['a', 'b']}], 'weight': 3}],
            'podAffinity': [{'matchPodLabels': {'a': 'b'}, 'topologyKey': 't', 'anti': True, 'namespaces': ['n']}],
            'nodeSelector': {'labels': {'disk': 'ssd'}},
            'imagePullPolicy': 'Always',
            'secretAsEnv': [{'secretName': 's', 'keyToEnv': [{'secretKey': 'k', 'envVar': 'V'}]}],
            'pvcMount': [{'constant': 'claim', 'mountPath': '/data'}],
            'tolerations': [{'key': 'k', 'operator': 'Exists', 'effect': 'NoSchedule'}],
            'activeDeadlineSeconds': '30',
        }
        return {name: choices[name] for name in self.rng.sample(sorted(choices), self.rng.randrange(1, 4))}

    def graph(self, depth, inputs):
        """The `dag` of a component that has `inputs`."""
        rng = self.rng
        tasks, producers = {}, []
        for number in range(rng.randrange(1, 5)):
            name = f't{number}' if self.chance(0.8) else f'task-{number}-long'
            callee = self.component(depth)
            spec = self.components[callee]
            task = {'componentRef': {'name': callee}, 'taskInfo': {'name': name}}
            bound = self.arguments(spec.get('inputDefinitions', {}), producers, inputs)
            importer = 'importer' in self.executors.get(spec.get('executorLabel'), {})
            looped = False
            if not importer and self.chance(0.15) and spec.get('inputDefinitions', {}).get('parameters') and not spec.get('looped'):
                item = sorted(spec['inputDefinitions']['parameters'])[0]
                bound.get('parameters', {}).pop(item, None)
                task['parameterIterator'] = {'itemInput': item, 'items': {'raw': rng.choice(['[1, 2]', '["a"]', '[]'])}}
                spec['looped'] = looped = True
                if self.chance(0.5):
                    task['iteratorPolicy'] = {'parallelismLimit': rng.randrange(1, 4)}
            bound = {kind: entries for kind, entries in bound.items() if entries}
            if bound:
                task['inputs'] = bound
            needed = sorted({entry[which]['producerTask'] for entries in bound.values() for entry in entries.values()
                             for which in ('taskOutputParameter', 'taskOutputArtifact') if which in entry})
            if tasks and self.chance(0.2):
                needed = sorted({*needed, rng.choice(sorted(tasks))})
            if needed:
                task['dependentTasks'] = needed
            if self.chance(0.6):
                task['cachingOptions'] = {'enableCache': True} if self.chance(0.7) else {}
            if not importer and self.chance(0.2):
                task['triggerPolicy'] = {'condition': "1 == 1 && 'a' != 'b'"}
            if self.chance(0.25):
                task['retryPolicy'] = rng.choice([
                    {'maxRetryCount': rng.randrange(1, 4), 'backoffDuration': '30s', 'backoffFactor': 2.0, 'backoffMaxDuration': '3600s'},
                    {}, {'maxRetryCount': 2}, {'backoffDuration': '1.500s', 'backoffFactor': rng.choice([1e6, 1e-5, 0.25, 123456.0])},
                    {'maxRetryCount': 1, 'backoffDuration': '0s'}])
            tasks[name] = task
            outputs = spec.get('outputDefinitions', {})
            if not looped:
                producers += [(name, port, 'parameters', data['parameterType']) for port, data in outputs.get('parameters', {}).items()]
                producers += [(name, port, 'artifacts', '') for port in outputs.get('artifacts', {})]
        if self.chance(0.25):
            self.exit_tasks(tasks)
        dag = {'tasks': tasks}
        outputs = self.outputs(producers)
        if outputs:
            dag['outputs'] = outputs
        return dag

    def exit_tasks(self, tasks):
        """Tasks that run when others have ended, however."""
        rng, names = self.rng, sorted(tasks)
        for number in range(rng.randrange(1, 3)):
            callee = self.leaf()
            if 'importer' in self.executors[self.components[callee]['executorLabel']]:
                continue
            spec = self.components[callee]
            task = {'componentRef': {'name': callee}, 'taskInfo': {'name': f'exit{number}'},
                    'dependentTasks': sorted(rng.sample(names, rng.randrange(1, len(names) + 1))),
                    'triggerPolicy': {'strategy': 'ALL_UPSTREAM_TASKS_COMPLETED'}}
            inputs = self.arguments(spec.get('inputDefinitions', {}), [], {})
            status = {'parameterType': 'TASK_FINAL_STATUS', 'isOptional': True}
            if self.chance(0.5):
                spec.setdefault('inputDefinitions', {}).setdefault('parameters', {})['status'] = status
                inputs['parameters']['status'] = {'taskFinalStatus': {'producerTask': task['dependentTasks'][0]}}
            inputs = {kind: entries for kind, entries in inputs.items() if entries}
            if inputs:
                task['inputs'] = inputs
            spec['looped'] = True  # nobody else's
            tasks[f'exit{number}'] = task

    def outputs(self, producers):
        """What a graph gives out, at times from one of several tasks."""
        found = {}
        for task, port, kind, _ in producers:
            if self.chance(0.8) or task.startswith('exit'):
                continue
            if kind == 'parameters':
                way = {'producerSubtask': task, 'outputParameterKey': port}
                way = {'valueFromOneof': {'parameterSelectors': [way]}} if self.chance(0.3) else {'valueFromParameter': way}
            else:
                way = {'artifactSelectors': [{'producerSubtask': task, 'outputArtifactKey': port}]}
            found.setdefault(kind, {})[f'{task}-{port}'] = way
        return found

    def declared(self, dag):
        """The definitions of what a graph gives out."""
        found = {}
        for kind, entries in dag.get('outputs', {}).items():
            for name, way in entries.items():
                selector = json.dumps(way)
                task = next(task for task in dag['tasks'] if f'"producerSubtask": "{task}"' in selector)
                ports = self.components[dag['tasks'][task]['componentRef']['name']]['outputDefinitions'][kind]
                found.setdefault(kind, {})[name] = copy.deepcopy(ports[name[len(task) + 1:]])
        return found

    def arguments(self, declared, producers, inputs):
        rng = self.rng
        bound = {'parameters': {}, 'artifacts': {}}
        for name, port in declared.get('parameters', {}).items():
            if port['parameterType'] not in TYPES:
                continue
            ways = [{'runtimeValue': {'constant': value_of(rng, port['parameterType'])}}]
            ways += [{'taskOutputParameter': {'producerTask': task, 'outputParameterKey': output}}
                     for task, output, kind, _ in producers if kind == 'parameters']
            ways += [{**way, 'parameterExpressionSelector': 'parseJson(string_value)["a"]'} for way in ways[1:2]]
            ways += [{'componentInputParameter': other} for other in inputs.get('parameters', {})]
            if not (port.get('isOptional') and self.chance(0.3)):
                bound['parameters'][name] = rng.choice(ways)
        for name, port in declared.get('artifacts', {}).items():
            ways = [{'taskOutputArtifact': {'producerTask': task, 'outputArtifactKey': output}}
                    for task, output, kind, _ in producers if kind == 'artifacts']
            ways += [{'componentInputArtifact': other} for other in inputs.get('artifacts', {})]
            if ways:
                bound['artifacts'][name] = rng.choice(ways)
            else:
                port['isOptional'] = True
        return bound

    def component(self, depth):
        graphs = [name for name, spec in self.components.items() if 'looped' not in spec and spec.get('done')]
        if graphs and self.chance(0.3):
            return self.rng.choice(graphs)
        if depth >= 2 or self.chance(0.7):
            name = self.leaf()
        else:
            name = f'comp-group-{len(self.components)}'
            inputs = self.ports('in', True)
            self.components[name] = spec = {'dag': None}
            if inputs:
                spec['inputDefinitions'] = inputs
            spec['dag'] = self.graph(depth + 1, inputs)
            outputs = self.declared(spec['dag'])
            if outputs:
                spec['outputDefinitions'] = outputs
        self.components[name]['done'] = True
        return name

    def make(self):
        inputs = self.ports('in', True)
        root = {'dag': self.graph(0, inputs)}
        if inputs:
            root['inputDefinitions'] = inputs
        outputs = self.declared(root['dag'])
        if outputs:
            root['outputDefinitions'] = outputs
        for spec in self.components.values():
            spec.pop('looped', None)
            spec.pop('done', None)
        pipeline = {'components': self.components, 'deploymentSpec': {'executors': self.executors},
                    'pipelineInfo': self.rng.choice([{'name': 'random'}] * 5 + [
                        {'name': 'a/b/my-pipe'}, {'name': 'random', 'displayName': 'Ran <dom>', 'description': 'two\nlines'}]), 'root': root, 'schemaVersion': '2.1.0', 'sdkVersion': 'kfp-2.17.0'}
        if self.chance(0.2):
            pipeline['defaultPipelineRoot'] = 's3://bucket'
        documents = [pipeline]
        config = {}
        for name in ('resourceTtlOnCompletion', 'resourceTtlOnSuccess', 'resourceTtlOnFailure', 'activeDeadlineSeconds'):
            if self.chance(0.1):
                config[name] = self.rng.choice([60, -1])
        if self.chance(0.1):
            config['workspace'] = self.rng.choice([
                {'size': size, 'kubernetes': {'pvcSpecPatch': {'accessModes': ['ReadWriteMany'], 'storageClassName': 'fast'}}}
                for size in ('1Gi', '0.5Gi', '1024Mi', '1500M', '0.1')] + [
                    {'size': '1Gi'}, {'size': '1Gi', 'kubernetes': {'pvcSpecPatch': {'accessModes': ['A'], 'storageClassName': None}}}])
        kubernetes = {}
        if self.kubernetes:
            kubernetes['deploymentSpec'] = {'executors': self.kubernetes}
        if config:
            kubernetes['pipelineConfig'] = config
        if kubernetes:
            documents.append({'platforms': {'kubernetes': kubernetes}})
        return documents


def random_documents(rng):
    return Maker(rng).make()


def places(node):
    """Every (container, key) in a tree."""
    found, todo = [], [node]
    while todo:
        here = todo.pop()
        for key in (list(here) if isinstance(here, dict) else range(len(here))):
            found.append((here, key))
            if isinstance(here[key], (dict, list)):
                todo.append(here[key])
    return found


def mutate(rng, documents):
    """A copy with one thing removed, doubled, renamed or of another type."""
    documents = copy.deepcopy(documents)
    where, key = rng.choice(places(documents))
    kind = rng.randrange(5)
    if kind == 0:
        del where[key]
    elif kind == 1:
        where[key] = rng.choice([None, True, 7, 1.5, 'text', [], {}, {'a': 1}, ['b']])
    elif kind == 2 and isinstance(where, dict):
        where[f'{key}X'] = where.pop(key)
    elif kind == 3 and isinstance(where, dict):
        where['surplus'] = where[key]
    else:
        other, at = rng.choice(places(documents))
        where[key] = copy.deepcopy(other[at])
    return documents
