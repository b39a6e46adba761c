# SPDX-License-Identifier: Apache-2.0
"""The templates that all pipelines on KFP's backend share (argo_v2_rules.py)."""

RETRY = ['retry-max-count', 'retry-backoff-duration', 'retry-backoff-factor', 'retry-backoff-max-duration']
ROLE = 'pipelines.kubeflow.org/runtime-role'
SECCOMP = {'seccompProfile': {'type': 'RuntimeDefault'}}
USER = {'allowPrivilegeEscalation': False, 'capabilities': {'drop': ['ALL']}, **SECCOMP}
FULL = {**USER, 'runAsNonRoot': True}
POD = {**SECCOMP, 'runAsNonRoot': True}
POD_VARIABLES = [{'name': name, 'valueFrom': {'fieldRef': {'fieldPath': path}}}
                 for name, path in (('KFP_POD_NAME', 'metadata.name'), ('KFP_POD_UID', 'metadata.uid'))]
RESOURCES = {'limits': {'cpu': '500m', 'memory': '512Mi'}, 'requests': {'cpu': '100m', 'memory': '64Mi'}}
STORE = [{'configMapRef': {'name': 'metadata-grpc-configmap', 'optional': True}}]
VOLUMES = [('kfp-launcher', '/kfp-launcher'), ('gcs-scratch', '/gcs'), ('s3-scratch', '/s3'), ('minio-scratch', '/minio'),
           ('dot-local-scratch', '/.local'), ('dot-cache-scratch', '/.cache'), ('dot-config-scratch', '/.config')]


def given(name):
    return f'{{{{inputs.parameters.{name}}}}}'


def path(name):
    return f'{{{{outputs.parameters.{name}.path}}}}'


def word(value):
    return 'true' if value else 'false'


def metadata_parameters(counts):
    names = []
    for what, count in zip(('annotation', 'label'), counts or (0, 0)):
        for i in range(1, count + 1):
            names += [f'pod-metadata-{what}-{part}' + (f'-{i}' if count > 1 else '') for part in ('key', 'val')]
    return names


def inputs(*names, **defaults):
    parameters = [{'name': name} for name in names]
    parameters += [{'name': name.replace('_', '-'), 'default': text} for name, text in defaults.items()]
    return {'parameters': parameters}


def outputs(**defaults):
    parameters = []
    for name, text in defaults.items():
        name = name.replace('_', '-')
        source = {'path': f'/tmp/outputs/{name}'}
        if text is not None:
            source['default'] = text
        parameters.append({'name': name, 'valueFrom': source})
    return {'parameters': parameters}


class Templates:

    def __init__(self, pipeline, settings):
        self.pipeline, self.settings = pipeline, settings

    def setting(self, name, default=''):
        return self.settings.get(name, default)

    def certificates(self, container, template):
        """The CA bundle, where one is configured."""
        secret, config_map = self.setting('ca_secret'), self.setting('ca_config_map')
        if not secret and not config_map:
            return
        items = [{'key': self.setting('ca_key') or 'ca.crt', 'path': 'ca.crt'}]
        source = {'secret': {'secretName': secret, 'items': items}} if secret else {'configMap': {'name': config_map, 'items': items}}
        template.setdefault('volumes', []).append({'name': 'custom-ca', **source})
        container.setdefault('volumeMounts', []).append({'name': 'custom-ca', 'mountPath': '/kfp/certs'})

    def address(self, service):
        return f'{service}.{self.setting("namespace", "kubeflow")}.svc.{self.setting("domain", "cluster.local")}'

    def ca_path(self):
        return '/kfp/certs/ca.crt' if self.setting('ca_secret') or self.setting('ca_config_map') else ''

    def proxies(self):
        return [{'name': name, 'value': self.setting(lower)} for lower in ('http_proxy', 'https_proxy', 'no_proxy')
                for name in (lower, lower.upper()) if self.setting(lower)]

    def common(self):
        """The arguments in which drivers and importers agree, in the order of the drivers."""
        metadata = ['--mlmd_server_address', self.address(self.setting('metadata_service', 'metadata-grpc-service')), '--mlmd_server_port', '8080']
        cache = [f'--cache_disabled={word(self.setting("cache_disabled", False))}']
        logs = ['--log_level', self.setting('log_level', '1'), '--publish_logs', self.setting('publish_logs', 'true')]
        tls = [f'--ml_pipeline_tls_enabled={word(self.setting("ml_pipeline_tls", False))}',
               f'--metadata_tls_enabled={word(self.setting("metadata_tls", False))}', '--ca_cert_path', self.ca_path()]
        return metadata, cache, logs, tls

    def driver(self, name, kind, special, env, ports, results):
        args = ['--type', kind, '--pipeline_name', self.pipeline, '--run_id', '{{workflow.uid}}', '--run_name', '{{workflow.name}}',
                '--run_display_name', self.setting('run_display_name'), '--pipeline_job_create_time_utc', '{{workflow.creationTimestamp}}',
                '--dag_execution_id', given('parent-dag-id'), '--component', given('component'), '--task', given('task'), '--task_name',
                given('task-name'), *special]
        metadata, cache, logs, tls = self.common()
        args += ['--http_proxy', self.setting('http_proxy'), '--https_proxy', self.setting('https_proxy'), '--no_proxy',
                 self.setting('no_proxy'), '--ml_pipeline_server_address', self.address(self.setting('ml_pipeline_service', 'ml-pipeline')),
                 '--ml_pipeline_server_port', '8887', *metadata, *cache, *logs, *tls]
        if kind == 'CONTAINER':
            for option in ('default_run_as_user', 'default_run_as_group', 'default_run_as_non_root', 'default_host_users'):
                if option in self.settings:
                    value = self.settings[option]
                    args += [f'--{option}', word(value) if isinstance(value, bool) else str(value)]
        container = {'image': self.setting('driver_image', 'ghcr.io/kubeflow/kfp-driver:latest'),
                     'command': self.setting('driver_command', 'driver').split(' '), 'args': args, 'resources': RESOURCES, 'securityContext': FULL}
        if env:
            container['env'] = env
        metadata = {'annotations': {**self.setting('driver_annotations', {}), ROLE: 'driver'}}
        if self.setting('driver_labels', {}):
            metadata['labels'] = self.settings['driver_labels']
        template = {'name': name, 'metadata': metadata, 'inputs': ports, 'outputs': results, 'container': container, 'securityContext': POD}
        self.certificates(container, template)
        return template

    def container_driver(self):
        special = ['--container', given('container'), '--iteration_index', given('iteration-index'), '--cached_decision_path',
                   path('cached-decision'), '--pod_spec_patch_path', path('pod-spec-patch'), '--condition_path', path('condition'),
                   '--kubernetes_config', given('kubernetes-config')]
        results = outputs(pod_spec_patch='', cached_decision='false', condition='true')
        results['parameters'][1]['default'] = 'false'
        return self.driver('system-container-driver', 'CONTAINER', special, self.proxies() + POD_VARIABLES,
                           inputs('component', 'task', 'container', 'task-name', 'parent-dag-id', iteration_index='-1', kubernetes_config=''),
                           results)

    def dag_driver(self):
        special = ['--runtime_config', given('runtime-config'), '--iteration_index', given('iteration-index'), '--execution_id_path',
                   path('execution-id'), '--iteration_count_path', path('iteration-count'), '--condition_path', path('condition')]
        return self.driver('system-dag-driver', given('driver-type'), special, self.proxies(),
                           inputs('component', runtime_config='', task='', task_name='', parent_dag_id='0', iteration_index='-1',
                                  driver_type='DAG'), outputs(execution_id=None, iteration_count='0', condition='true'))

    def launcher(self):
        return {'image': self.setting('launcher_image', 'ghcr.io/kubeflow/kfp-launcher:latest'),
                'command': self.setting('launcher_command', 'launcher-v2').split(' '), 'securityContext': FULL}

    def importer(self, workspace):
        metadata, cache, logs, tls = self.common()
        args = ['--executor_type', 'importer', '--task_spec', given('task'), '--component_spec', given('component'), '--importer_spec',
                given('importer'), '--pipeline_name', self.pipeline, '--run_id', '{{workflow.uid}}', '--parent_dag_id', given('parent-dag-id'),
                '--pod_name', '$(KFP_POD_NAME)', '--pod_uid', '$(KFP_POD_UID)', *metadata, *cache, *tls, *logs]
        container = {**self.launcher(), 'args': args, 'env': POD_VARIABLES, 'envFrom': STORE, 'resources': RESOURCES}
        template = {'name': 'system-importer-workspace' if workspace else 'system-importer', 'metadata': {'annotations': {ROLE: 'launcher'}},
                    'inputs': inputs('task', 'component', 'importer', 'parent-dag-id'), 'container': container, 'securityContext': POD}
        if workspace:
            template['volumes'] = [{'name': 'kfp-workspace', 'persistentVolumeClaim': {'claimName': '{{workflow.name}}-kfp-workspace'}}]
            container['volumeMounts'] = [{'name': 'kfp-workspace', 'mountPath': '/kfp-workspace'}]
        self.certificates(container, template)
        return template

    @staticmethod
    def executor_name(counts, retries, suffix):
        metadata = '' if counts is None else f'metadata-{counts[0]}-{counts[1]}-'
        return f'{metadata}{"retry-" if retries else ""}system-container-{suffix}'

    def executor(self, counts, retries):
        """The dag and the container of a user's step."""
        metadata, retry = metadata_parameters(counts), RETRY if retries else []
        ports = inputs('pod-spec-patch', cached_decision='false')
        ports['parameters'] += [{'name': name} for name in metadata] + [{'name': name, 'default': '0'} for name in retry]
        handed = [{'name': name, 'value': given(name)} for name in ('pod-spec-patch', *metadata, *retry)]
        name = self.executor_name(counts, retries, 'impl')
        executor = {'name': self.executor_name(counts, retries, 'executor'), 'inputs': ports, 'dag': {'tasks': [
            {'name': 'executor', 'template': name, 'arguments': {'parameters': handed}, 'when': '{{inputs.parameters.cached-decision}} != true'}]}}
        init = {**self.launcher(), 'name': 'kfp-launcher', 'args': ['--copy', '/kfp-launcher/launch'],
                'volumeMounts': [{'name': 'kfp-launcher', 'mountPath': '/kfp-launcher'}],
                'resources': {'limits': {'cpu': '500m', 'memory': '256Mi'}, 'requests': {'cpu': '100m'}}}
        defaults = {member: self.settings[option] for member, option in (
            ('runAsUser', 'default_run_as_user'), ('runAsGroup', 'default_run_as_group'), ('runAsNonRoot', 'default_run_as_non_root'))
            if option in self.settings}
        container = {'image': 'gcr.io/ml-pipeline/should-be-overridden-during-runtime', 'command': ['should-be-overridden-during-runtime'],
                     'volumeMounts': [{'name': volume, 'mountPath': where} for volume, where in VOLUMES], 'envFrom': STORE,
                     'env': POD_VARIABLES + ([{'name': 'KFP_RETRY_INDEX', 'value': '{{retries}}'}] if retries else []),
                     'securityContext': {**USER, **defaults}}
        marks = {'annotations': {ROLE: 'launcher'}, 'labels': {}}
        for kind, what in (('annotations', 'annotation'), ('labels', 'label')):
            keys = [name for name in metadata if name.startswith(f'pod-metadata-{what}-key')]
            marks[kind].update({given(name): given(name.replace('-key', '-val')) for name in keys})
        impl = {'name': name, 'inputs': inputs('pod-spec-patch', *metadata, *retry), 'podSpecPatch': given('pod-spec-patch'),
                'volumes': [{'name': volume, 'emptyDir': {}} for volume, _ in VOLUMES], 'initContainers': [init], 'container': container,
                'metadata': {kind: entries for kind, entries in marks.items() if entries}, 'securityContext': SECCOMP}
        if retries:
            impl['retryStrategy'] = {'limit': given('retry-max-count'), 'backoff': {
                'duration': given('retry-backoff-duration'), 'factor': given('retry-backoff-factor'),
                'maxDuration': given('retry-backoff-max-duration')}}
        self.certificates(container, impl)
        return executor, impl
