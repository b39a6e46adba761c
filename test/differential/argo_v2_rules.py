# SPDX-License-Identifier: Apache-2.0
"""What KFP's backend makes of a pipeline document, a second time: written from the rules alone, so that the two may be compared.

Run by kfp's own Python, whose classes decide what a document may say.
"""
import copy
import decimal
import fractions
import hashlib
import math
import re

from google.protobuf import json_format
from kfp.kubernetes import kubernetes_executor_config_pb2
from kfp.pipeline_spec import pipeline_spec_pb2

from argo_v2_templates import RETRY, Templates, metadata_parameters


class Refused(Exception):
    """The backend takes no such document."""


def scientific(value):
    """Sign, shortest digits, and the power of ten of the first of them."""
    sign, digits, exponent = decimal.Decimal(repr(float(value))).normalize().as_tuple()
    return '-' if sign else '', ''.join(map(str, digits)), exponent + len(digits) - 1


def plain(sign, digits, power):
    if power < 0:
        return f'{sign}0.{"0" * (-power - 1)}{digits}'
    whole = digits[:power + 1].ljust(power + 1, '0')
    return f'{sign}{whole}.{digits[power + 1:]}'.rstrip('.')


def number(value, smallest=-6, largest=21, width=1):
    """A double as canonical JSON."""
    if not math.isfinite(value):
        raise Refused('a number that JSON has not')
    sign, digits, power = scientific(value)
    if value == 0 or smallest <= power < largest:
        return plain(sign, digits, 0 if value == 0 else power)
    mantissa = f'{digits[0]}.{digits[1:]}'.rstrip('.')
    return f'{sign}{mantissa}e{"-" if power < 0 else "+"}{abs(power):0{width}}'


ESCAPES = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '<': '\\u003c', '>': '\\u003e',
           '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029'}


def quoted(text):
    return '"' + ''.join(ESCAPES.get(c) or (f'\\u{ord(c):04x}' if ord(c) < 0x20 else c) for c in text) + '"'


def canonical(value):
    if value is None:
        return 'null'
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (int, float)):
        return number(float(value))
    if isinstance(value, list):
        return '[' + ','.join(map(canonical, value)) + ']'
    return '{' + ','.join(f'{quoted(key)}:{canonical(value[key])}' for key in sorted(value)) + '}'


def message_json(message):
    return canonical(json_format.MessageToDict(message))


HASHED = {
    'PipelineContainerSpec': ['image', 'command', 'args', 'lifecycle', 'resources', 'env'],
    'Lifecycle': ['pre_cache_check'],
    'Exec': ['command', 'args'],
    'ResourceSpec': ['cpu_limit', 'memory_limit', 'cpu_request', 'memory_request', 'resource_cpu_limit', 'resource_memory_limit',
                     'resource_cpu_request', 'resource_memory_request', 'accelerator'],
    'AcceleratorConfig': ['type', 'count', 'resource_type', 'resource_count'],
    'EnvVar': ['name', 'value'],
}


def hashed(message):
    """The text of which the hash of a container is made."""
    members = []
    for name in HASHED[message.DESCRIPTOR.name]:
        field = message.DESCRIPTOR.fields_by_name[name]
        value = getattr(message, name)
        if field.label == field.LABEL_REPEATED:
            if value:
                texts = map(hashed, value) if field.message_type else map(quoted, value)
                members.append(f'{quoted(name)}:[{",".join(texts)}]')
        elif field.message_type:
            if message.HasField(name):
                members.append(f'{quoted(name)}:{hashed(value)}')
        elif value:
            members.append(f'{quoted(name)}:{value if isinstance(value, int) else canonical(value)}')
    return '{' + ','.join(members) + '}'


def factor(value):
    """As an argument, which has exponents earlier than JSON."""
    if math.isnan(value) or math.isinf(value):
        return 'NaN' if math.isnan(value) else f'{value:+}'.replace('inf', 'Inf')
    return number(value, smallest=-4, largest=6, width=2)


BINARY = {'Ki': 1, 'Mi': 2, 'Gi': 3, 'Ti': 4, 'Pi': 5, 'Ei': 6}
DECIMAL = {'n': -9, 'u': -6, 'm': -3, '': 0, 'k': 3, 'M': 6, 'G': 9, 'T': 12, 'P': 15, 'E': 18}


def quantity(text):
    match = re.fullmatch(r'([+-]?)(\d+\.?\d*|\.\d+)([a-zA-Z]*|[eE][+-]?\d+)', text, re.ASCII)
    if not match:
        raise Refused('size')
    sign, digits, suffix = match.groups()
    value = fractions.Fraction(digits)
    if sign == '-' and value:
        raise Refused('negative size')
    if suffix in BINARY:
        value = -(-value * 1024**BINARY[suffix] // 1)
        if value >= 1024:
            power = 0
            while power < 6 and value % 1024 == 0:
                value, power = value // 1024, power + 1
            return str(value) + (['', *BINARY])[power]
        suffix = ''
    elif suffix in DECIMAL:
        value *= fractions.Fraction(10)**DECIMAL[suffix]
    elif re.fullmatch(r'[eE][+-]?\d+', suffix):
        value *= fractions.Fraction(10)**int(suffix[1:])
    else:
        raise Refused('size')
    if value == 0:
        return '0'
    power = 18
    while value % fractions.Fraction(10)**power:
        power -= 3
        if power < -9:
            raise Refused('size too small to compare')
    value /= fractions.Fraction(10)**power
    if suffix[:1] in ('e', 'E') and suffix != 'E':
        return f'{value}e{power}' if power else str(value)
    return str(value) + {size: unit for unit, size in DECIMAL.items()}[power]


def check_kinds(data, kind):
    """Python's classes take an empty list for a message, and a truth value or a fraction for an enumerated one."""
    for name, value in data.items() if isinstance(data, dict) and not kind.full_name.startswith('google.') else []:
        field = kind.fields_by_camelcase_name.get(name) or kind.fields_by_name.get(name)
        if field is None or value is None:
            continue
        if field.message_type is None:
            if isinstance(value, bool) and field.cpp_type != field.CPPTYPE_BOOL:
                raise Refused(f'{name} is no truth value')
            if isinstance(value, float) and value != value // 1 and field.cpp_type == field.CPPTYPE_ENUM:
                raise Refused(f'{name} is no whole number')
            continue
        inner, many = field.message_type, field.label == field.LABEL_REPEATED
        if inner.GetOptions().map_entry:
            inner, many = inner.fields_by_name['value'].message_type, True
            value = list(value.values()) if isinstance(value, dict) else [value]
        if inner is None or inner.full_name.startswith('google.'):
            continue
        for one in value if many and isinstance(value, list) else [value]:
            if not isinstance(one, dict):
                raise Refused(f'{name} is no map')
            check_kinds(one, inner)


def parse(data, message, **options):
    check_kinds(data, message.DESCRIPTOR)
    try:
        return json_format.ParseDict(data, message, **options)
    except (json_format.ParseError, AttributeError, TypeError, ValueError) as error:
        raise Refused(str(error)[:200]) from error


def pick(documents):
    """The pipeline and the platform among a file's documents, and whether others were passed over."""
    found, others = [None, None], False
    for document in documents:
        if document is None:
            continue
        if not isinstance(document, dict):
            raise Refused('no mapping')
        for at, kind in enumerate((pipeline_spec_pb2.PipelineSpec, pipeline_spec_pb2.PlatformSpec)):
            try:
                message = parse(copy.deepcopy(document), kind())
            except Refused:
                continue
            if at == 0 and not (message.pipeline_info.name and message.HasField('root')):
                continue
            if at == 1 and 'kubernetes' not in message.platforms:
                continue
            if found[at] is not None:
                raise Refused('two documents of one kind')
            found[at] = message
            break
        else:
            others = True
    spec, platform = found
    if spec is None:
        raise Refused('no pipeline')
    if spec.schema_version != '2.1.0':
        raise Refused('schema version')
    if not re.search('[a-z0-9]', spec.pipeline_info.name):
        raise Refused('name')
    return spec, platform, others


class Compiler:

    def __init__(self, documents, settings):
        self.spec, platform, self.others = pick(documents)
        self.settings = settings
        deployment = json_format.MessageToDict(self.spec.deployment_spec) if self.spec.HasField('deployment_spec') else {}
        self.executors = parse(deployment, pipeline_spec_pb2.PipelineDeploymentConfig(), ignore_unknown_fields=True).executors
        self.kubernetes = platform.platforms['kubernetes'] if platform else pipeline_spec_pb2.SinglePlatformSpec()
        self.parameters, self.templates, self.visited, self.metadata = {}, {}, set(), {}
        self.system = Templates(self.spec.pipeline_info.name, settings)

    def run(self):
        config = {}
        if self.settings.get('pipeline_root'):
            config['gcsOutputDirectory'] = self.settings['pipeline_root']
        values = dict(self.settings.get('parameters', {}))
        for name, port in self.spec.root.input_definitions.parameters.items():
            if name not in values and port.HasField('default_value'):
                values[name] = json_format.MessageToDict(port.default_value)
            elif name not in values and port.is_optional:
                values[name] = None
        if values:
            config['parameterValues'] = values
        self.runtime_config = canonical(config)
        claim = self.workspace()
        self.visit('root', self.spec.root, None)
        pipeline = self.kubernetes.pipelineConfig
        spec = {
            'arguments': {'parameters': [{'name': name, 'value': value} for name, value in self.parameters.items()]},
            'entrypoint': 'entrypoint',
            'podMetadata': {kind: {'pipelines.kubeflow.org/v2_component': 'true'} for kind in ('annotations', 'labels')},
            'securityContext': {'runAsNonRoot': True, 'seccompProfile': {'type': 'RuntimeDefault'}},
            'serviceAccountName': self.settings.get('service_account', 'pipeline-runner'),
            'templates': list(self.templates.values()),
        }
        if 'run_as_user' in self.settings:
            spec['securityContext']['runAsUser'] = self.settings['run_as_user']
        ttl = {'secondsAfterCompletion': pipeline.resource_ttl_on_completion, 'secondsAfterSuccess': pipeline.resource_ttl_on_success,
               'secondsAfterFailure': pipeline.resource_ttl_on_failure}
        ttl = {name: seconds for name, seconds in ttl.items() if seconds > 0}
        if ttl:
            spec['ttlStrategy'] = ttl
        if pipeline.active_deadline_seconds > 0:
            spec['activeDeadlineSeconds'] = pipeline.active_deadline_seconds
        if claim:
            spec['volumeClaimTemplates'] = [claim]
        name = self.spec.pipeline_info.name.rpartition('/')[2]
        return {'apiVersion': 'argoproj.io/v1alpha1', 'kind': 'Workflow', 'metadata': {'generateName': f'{name}-'}, 'spec': spec}

    def workspace(self):
        workspace = self.kubernetes.pipelineConfig.workspace
        if not self.kubernetes.pipelineConfig.HasField('workspace') or not workspace.HasField('kubernetes'):
            return None
        spec = copy.deepcopy(self.settings.get('default_workspace', {}))
        patch = json_format.MessageToDict(workspace.kubernetes.pvc_spec_patch)
        for name, value in patch.items():
            if name == 'accessModes' and (value is None or isinstance(value, list) and all(isinstance(mode, str) for mode in value)):
                spec.update({name: value} if value else {})
            elif name == 'storageClassName' and (value is None or isinstance(value, str)):
                spec.update({name: value} if value is not None else {})
            else:
                raise Refused(f'workspace {name}')
        if not spec.get('accessModes'):
            raise Refused('no access modes')
        if spec.get('storageClassName') == '':
            raise Refused('empty storage class')
        spec.setdefault('resources', {}).setdefault('requests', {})['storage'] = quantity(workspace.size)
        return {'metadata': {'name': 'kfp-workspace'}, 'spec': spec}

    def callee(self, task):
        name = task.component_ref.name
        if name not in self.spec.components:
            raise Refused(f'component {name!r}')
        return name, self.spec.components[name]

    def visit(self, name, component, via):
        if name in self.visited:
            return
        self.visited.add(name)
        kind = component.WhichOneof('implementation')
        if kind is None:
            raise Refused('component without implementation')
        if kind == 'executor_label':
            return self.leaf(name, component)
        tasks = component.dag.tasks
        for key in sorted(tasks):
            task = tasks[key]
            inner, spec = self.callee(task)
            if via is not None and via.HasField('retry_policy') and not task.HasField('retry_policy'):
                task.retry_policy.CopyFrom(via.retry_policy)
            self.visit(inner, spec, task)
        self.graph(name, component)

    def leaf(self, name, component):
        label = component.executor_label
        if label not in self.executors:
            raise Refused('no executor')
        executor = self.executors[label]
        settings = self.kubernetes.deployment_spec.executors
        if label in settings:
            self.settings_of(name, json_format.MessageToDict(settings[label]))
        kind = executor.WhichOneof('spec')
        if kind not in ('container', 'importer'):
            raise Refused(f'executor {kind}')
        key = self.key(name, component)
        self.store(f'components-{key}', component)
        self.store(f'implementations-{key}', getattr(executor, kind))

    def settings_of(self, name, settings):
        known = {key: value for key, value in settings.items() if key not in ('initContainers', 'init_containers')}
        config = parse(known, kubernetes_executor_config_pb2.KubernetesExecutorConfig())
        security = config.security_context
        non_root = self.settings.get('default_run_as_non_root', security.run_as_non_root)
        if security.HasField('run_as_user') and security.run_as_user == 0 and non_root and 'default_run_as_user' not in self.settings:
            raise Refused('root user')
        if config.HasField('pod_metadata'):
            self.metadata[name] = config.pod_metadata
        self.parameters.setdefault(f'kubernetes-{name}', canonical(settings))

    def key(self, name, component):
        executor = self.executors[component.executor_label] if component.HasField('executor_label') else None
        if executor is not None and executor.HasField('container'):
            return hashlib.sha256(hashed(executor.container).encode()).hexdigest()
        return name

    def store(self, name, message):
        self.parameters.setdefault(name, message_json(message))

    def need(self, template):
        self.templates.setdefault(template['name'], template)

    def add(self, template):
        if template['name'] in self.templates:
            raise Refused(f'template {template["name"]} twice')
        self.templates[template['name']] = template

    def graph(self, name, component):
        tasks = component.dag.tasks
        for key in sorted(tasks):
            task = tasks[key]
            wanted = list(task.dependent_tasks)
            for entries, member in ((task.inputs.parameters, 'task_output_parameter'), (task.inputs.artifacts, 'task_output_artifact')):
                for entry in entries.values():
                    if entry.HasField(member):
                        producer = getattr(entry, member).producer_task
                        if producer not in tasks:
                            raise Refused('producer elsewhere')
                        if producer not in wanted:
                            wanted.append(producer)
            task.ClearField('dependent_tasks')
            task.dependent_tasks.extend(sorted(wanted))
        self.store(f'components-{name}', component)
        parent = '{{inputs.parameters.parent-dag-id}}'
        exits = {}
        for key in sorted(tasks):
            if tasks[key].HasField('artifact_iterator'):
                raise Refused('artifact iterator')
            if tasks[key].trigger_policy.strategy == 2:
                hook = f'exit-hook-{name}-{key}'
                self.add({'name': hook, 'inputs': {'parameters': [{'name': 'parent-dag-id'}]},
                          'dag': {'tasks': self.calls(key, key, tasks[key], parent)}})
                exits.update({upstream: hook for upstream in tasks[key].dependent_tasks})
        calls = [call for key in sorted(tasks) if tasks[key].trigger_policy.strategy != 2
                 for call in self.calls(key, key, tasks[key], parent, hook=exits.get(key))]
        if not calls:
            raise Refused('empty graph')
        self.add({'name': name, 'inputs': {'parameters': [{'name': 'parent-dag-id'}]}, 'dag': {'tasks': calls}})
        if name == 'root':
            self.need(self.system.dag_driver())
            self.add({'name': 'entrypoint', 'dag': {'tasks': [
                task_of('root-driver', 'system-dag-driver', [('component', '{{workflow.parameters.components-root}}'),
                                                             ('runtime-config', self.runtime_config), ('driver-type', 'ROOT_DAG')]),
                task_of('root', 'root', [('parent-dag-id', output('root-driver', 'execution-id')), ('condition', '')],
                        depends='root-driver.Succeeded')]}})

    def calls(self, call, key, task, parent, index=None, hook=None):
        name, component = self.callee(task)
        stored = f'components-{self.key(name, component)}'
        if stored not in self.parameters:
            raise Refused('recursion')
        if task.HasField('parameter_iterator') and index is None:
            return self.loop(call, key, task, parent, name, stored)
        place = Place(call, key, task, parent, index, hook, name, stored)
        if component.HasField('dag'):
            return self.dag_calls(place)
        executor = self.executors[component.executor_label]
        return self.importer_calls(place, executor) if executor.HasField('importer') else self.container_calls(place, executor)

    def dag_calls(self, place):
        self.need(self.system.dag_driver())
        driver = f'{place.call}-driver'
        arguments = [('component', place.component)]
        if place.index is not None:
            arguments.append(('iteration-index', place.index))
        arguments += [('parent-dag-id', place.parent), ('task', message_json(place.task)), ('task-name', place.key)]
        first = task_of(driver, 'system-dag-driver', arguments, depends=place.depends())
        second = task_of(place.call, place.name, [('parent-dag-id', output(driver, 'execution-id')),
                                                  ('condition', output(driver, 'condition'))], depends=f'{driver}.Succeeded')
        return [first, place.finish(second, driver)]

    def container_calls(self, place, executor):
        self.need(self.system.container_driver())
        dummy = executor.container.image in ('argostub/createpvc', 'argostub/deletepvc')
        driver = place.call if dummy else f'{place.call}-driver'
        arguments = [('component', place.component), ('task', message_json(place.task)),
                     ('container', place.component.replace('.components-', '.implementations-')), ('task-name', place.key),
                     ('parent-dag-id', place.parent)]
        if place.index is not None:
            arguments.append(('iteration-index', place.index))
        if f'kubernetes-{place.name}' in self.parameters:
            arguments.append(('kubernetes-config', f'{{{{workflow.parameters.kubernetes-{place.name}}}}}'))
        first = task_of(driver, 'system-container-driver', arguments, depends=place.depends())
        if dummy:
            return [first]
        metadata = self.metadata.get(place.name)
        retries = place.task.HasField('retry_policy')
        counts = None if metadata is None else (len(metadata.annotations), len(metadata.labels))
        for template in self.system.executor(counts, retries):
            self.need(template)
        second = task_of(place.call, self.system.executor_name(counts, retries, 'executor'),
                         [('pod-spec-patch', output(driver, 'pod-spec-patch'))], depends=f'{driver}.Succeeded')
        parameters = second['arguments']['parameters']
        parameters.append({'name': 'cached-decision', 'default': 'false', 'value': output(driver, 'cached-decision')})
        if metadata is not None:
            entries = [text for entry in (metadata.annotations, metadata.labels) for item in sorted(entry.items()) for text in item]
            parameters += [{'name': name, 'value': text} for name, text in zip(metadata_parameters(counts), entries)]
        if retries:
            parameters += retry_arguments(place.task.retry_policy)
        return [first, place.finish(second, driver)]

    def importer_calls(self, place, executor):
        if place.task.trigger_policy.condition:
            raise Refused('condition on an importer')
        template = self.system.importer(executor.importer.download_to_workspace)
        self.need(template)
        return [task_of(place.call, template['name'], [
            ('task', message_json(place.task)), ('component', place.component),
            ('importer', place.component.replace('.components-', '.implementations-')), ('parent-dag-id', place.parent)])]

    def loop(self, call, key, task, parent, name, stored):
        self.need(self.system.dag_driver())
        driver = task_of('iteration-driver', 'system-dag-driver', [
            ('component', f'{{{{workflow.parameters.{stored}}}}}'), ('parent-dag-id', parent), ('task', message_json(task)), ('task-name', key)])
        inner = self.calls('iteration-item', key, task, '{{inputs.parameters.parent-dag-id}}', index='{{inputs.parameters.iteration-index}}')
        self.add({'name': f'{name}-iteration', 'inputs': {'parameters': [{'name': 'parent-dag-id'}, {'name': 'iteration-index'}]},
                  'dag': {'tasks': inner}})
        each = task_of('iteration-iterations', f'{name}-iteration', [
            ('parent-dag-id', output('iteration-driver', 'execution-id')), ('iteration-index', '{{item}}')], depends='iteration-driver.Succeeded')
        each['withSequence'] = {'count': output('iteration-driver', 'iteration-count')}
        if task.trigger_policy.condition:
            each['when'] = f'{output("iteration-driver", "condition")} != false'
        template = {'name': f'{name}-{key}-iterator', 'inputs': {'parameters': [{'name': 'parent-dag-id'}]}, 'dag': {'tasks': [driver, each]}}
        if task.iterator_policy.parallelism_limit > 0:
            template['parallelism'] = task.iterator_policy.parallelism_limit
        self.add(template)
        return [task_of(call, template['name'], [('parent-dag-id', parent)], depends=depends(task))]


def output(task, name):
    return f'{{{{tasks.{task}.outputs.parameters.{name}}}}}'


def depends(task):
    return ' && '.join(f'{name}.Succeeded' for name in task.dependent_tasks)


def task_of(name, template, arguments, **members):
    task = {'name': name, 'template': template, 'arguments': {'parameters': [{'name': key, 'value': value} for key, value in arguments]}}
    task.update({key: value for key, value in members.items() if value})
    return task


def retry_arguments(policy):
    texts = [str(policy.max_retry_count), str(policy.backoff_duration.seconds) if policy.HasField('backoff_duration') else None,
             factor(policy.backoff_factor), str(policy.backoff_max_duration.seconds) if policy.HasField('backoff_max_duration') else None]
    return [{'name': name, 'value': text} for name, text in zip(RETRY, texts) if text is not None]


class Place:
    """A task where it is compiled."""

    def __init__(self, call, key, task, parent, index, hook, name, stored):
        self.call, self.key, self.task, self.parent, self.index, self.hook, self.name = call, key, task, parent, index, hook, name
        self.component = f'{{{{workflow.parameters.{stored}}}}}'

    def depends(self):
        return '' if self.index is not None or self.task.trigger_policy.strategy == 2 else depends(self.task)

    def finish(self, task, driver):
        if self.task.trigger_policy.condition:
            task['when'] = f'{output(driver, "condition")} != false'
        if self.hook:
            task['hooks'] = {'exit': {'template': self.hook, 'arguments': {'parameters': [{'name': 'parent-dag-id', 'value': self.parent}]}}}
        return task
