# SPDX-License-Identifier: Apache-2.0
"""Settings of KFP's API server at random, and how Kfir is told them: by an option or by the variable that the server reads."""
import json

# Name among the settings: option, variable, values.
TEXTS = {
    'driver_image': ('driver-image', 'V2_DRIVER_IMAGE', ['d:1', 'r.io/driver@sha256:00']),
    'driver_command': ('driver-command', 'V2_DRIVER_COMMAND', ['drive', 'drive  fast', '/bin/driver --x']),
    'launcher_image': ('launcher-image', 'V2_LAUNCHER_IMAGE', ['l:1']),
    'launcher_command': ('launcher-command', 'V2_LAUNCHER_COMMAND', ['launch', 'launch it']),
    'service_account': ('service-account', 'DEFAULTPIPELINERUNNERSERVICEACCOUNT', ['sa']),
    'log_level': ('log-level', 'PIPELINE_LOG_LEVEL', ['', '3']),
    'publish_logs': ('publish-logs', 'PUBLISH_LOGS', ['', 'false']),
    'ml_pipeline_service': ('ml-pipeline-service', 'ML_PIPELINE_SERVICE_NAME', ['ml']),
    'metadata_service': ('metadata-service', 'METADATA_SERVICE_NAME', ['md']),
    'namespace': ('server-namespace', 'POD_NAMESPACE', ['ns']),
    'domain': ('cluster-domain', 'CLUSTER_DOMAIN', ['my.domain']),
    'ca_secret': ('ca-secret', 'CABUNDLE_SECRET_NAME', ['ca-s']),
    'ca_config_map': ('ca-config-map', 'CABUNDLE_CONFIGMAP_NAME', ['ca-c']),
    'ca_key': ('ca-key', 'CABUNDLE_KEY_NAME', ['bundle.pem']),
    'http_proxy': ('http-proxy', 'HTTP_PROXY', ['http://p:1']),
    'https_proxy': ('https-proxy', 'HTTPS_PROXY', ['http://s:2']),
    'no_proxy': ('no-proxy', 'NO_PROXY', ['a,b']),
    'run_as_user': ('run-as-user', 'PIPELINE_RUN_AS_USER', [0, 1001, 2**40]),
    'default_run_as_user': ('default-run-as-user', 'DEFAULT_SECURITY_CONTEXT_RUN_AS_USER', [0, 8]),
    'default_run_as_group': ('default-run-as-group', 'DEFAULT_SECURITY_CONTEXT_RUN_AS_GROUP', [0, 9]),
    'default_run_as_non_root': ('default-run-as-non-root', 'DEFAULT_SECURITY_CONTEXT_RUN_AS_NON_ROOT', [True, False]),
    'default_host_users': ('default-host-users', 'DEFAULT_SECURITY_CONTEXT_HOST_USERS', [True, False]),
    'driver_labels': ('driver-pod-labels', 'DRIVER_POD_LABELS', [{'team': 'a'}, {'b': '', 'a': 'x'}]),
    'driver_annotations': ('driver-pod-annotations', 'DRIVER_POD_ANNOTATIONS', [{'note': 'b'}]),
    'metadata_tls': ('metadata-tls', 'METADATA_TLS_ENABLED', [True]),
    'cache_disabled': ('cache-disabled', None, [True]),
    'ml_pipeline_tls': ('ml-pipeline-tls', None, [True]),
    'pipeline_root': ('pipeline-root', None, ['s3://b/r', 'minio://x']),
    'run_display_name': ('run-display-name', None, ['My "run" <1>', 'r']),
    'default_workspace': ('default-workspace', None, [
        {'accessModes': ['ReadWriteOnce'], 'storageClassName': 'slow'}, {'storageClassName': 'fast', 'volumeMode': 'Filesystem'},
        {'accessModes': ['A'], 'resources': {'requests': {'storage': '9Gi', 'other': 1}, 'limits': {'storage': '20Gi'}}}]),
}
FLAGS = ('metadata_tls', 'cache_disabled', 'ml_pipeline_tls')
NO_PROXY = ('localhost,127.0.0.1,.svc.{},kubernetes.default.svc,minio-service.kubeflow,metadata-grpc-service,metadata-grpc-service.kubeflow,'
            'ml-pipeline.kubeflow')


def value_of(rng, kind):
    return {
        'NUMBER_DOUBLE': lambda: rng.choice([1.5, 2.0, -1e300]), 'NUMBER_INTEGER': lambda: rng.choice([7, 0, 2**53, 1.5]),
        'STRING': lambda: rng.choice(['x', '', '7', 'true', '<b>', '[[RunUUID]]']), 'BOOLEAN': lambda: rng.random() < 0.5,
        'LIST': lambda: rng.choice([[], [1, 'a', None, {'b': 1e21}]]), 'STRUCT': lambda: rng.choice([{}, {'z': 1, 'a': [1.0]}]),
    }[kind]()


def random_settings(rng, documents):
    share = rng.choice([0, 0.1, 0.5])
    settings = {name: rng.choice(values) for name, (_, _, values) in TEXTS.items() if rng.random() < share}
    if ('http_proxy' in settings or 'https_proxy' in settings) and 'no_proxy' not in settings:
        settings['no_proxy'] = NO_PROXY.format(settings.get('domain', 'cluster.local'))
    try:
        declared = documents[0]['root']['inputDefinitions']['parameters']
        for name, port in declared.items():
            if rng.random() < 0.3 and 'literals' not in port:
                settings.setdefault('parameters', {})[name] = value_of(rng, port['parameterType'])
    except (AttributeError, KeyError, IndexError, TypeError):
        pass  # a changed document
    return settings


def spelled(rng, settings):
    """Options and environment that say `settings`."""
    options, environment = ['--server-environment'], {variable: '' for _, variable, _ in TEXTS.values() if variable}
    for name in ('PIPELINE_LOG_LEVEL', 'PUBLISH_LOGS', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'):
        del environment[name]
    for name, value in settings.items():
        if name == 'parameters':
            for key, data in value.items():
                options.append(f'--parameter={key}={data if isinstance(data, str) else json.dumps(data)}')
            continue
        option, variable, _ = TEXTS[name]
        text = value if isinstance(value, str) else json.dumps(value)
        if variable and rng.random() < 0.5:
            environment[variable] = text
        else:
            options.append(f'--{option}' if name in FLAGS else f'--{option}={text}')
    return options, environment
