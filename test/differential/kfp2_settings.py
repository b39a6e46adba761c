# SPDX-License-Identifier: Apache-2.0
"""Settings of tasks for the random programs of kfp2_programs.py: one line of Python each, for the task in the variable `t`.

`choose` picks one of a list; `names`, `ints` and `dicts` are Python for values that the task may read.
"""


def of_task(choose, t, number, before):
    """Of any task."""
    return [
        "%s.set_caching_options(%s)" % (t, choose(['False', 'True', "True, cache_key='k'", "False, 'other'"])),
        "%s.set_retry(%s)" % (t, choose(['2', "3, backoff_duration='1h', backoff_factor=1.5", "0", "1, '90 s', 0, '2 days'", "5, backoff_max_duration='1w'"])),
        "%s.set_display_name('Shown %d')" % (t, number),
        "%s.after(%s)" % (t, ', '.join(choose(before) for _ in range(choose([1, 1, 2])))) if before else None,
        "%s.ignore_upstream_failure()" % t,
    ]


def of_container(choose, t, names, ints):
    """Of a task that runs a container."""
    name, number = choose(names), choose(ints)
    values = [value for value in names if not value.startswith("'")] or ["'1'"]
    return [
        "%s.set_cpu_limit('%s').set_memory_request('%s')" % (t, choose(['1', '500m', '.5', '1.', '0']), choose(['1Gi', '512M', '77', '3E', '2Ki'])),
        "%s.set_cpu_request('%s').set_memory_limit('%s')" % (t, choose(['2', '1.25', '30m']), choose(['1Ti', '2P', '1K'])),
        "%s.set_cpu_%s(%s)" % (t, choose(['limit', 'request']), choose(values)),
        "%s.set_memory_%s(%s)" % (t, choose(['limit', 'request']), choose(values)),
        "%s.set_accelerator_type('gpu').set_accelerator_limit(%d)" % (t, choose([0, 1, 4])),
        "%s.set_accelerator_type(%s)" % (t, name),
        "%s.set_accelerator_limit(%s)" % (t, number),
        "%s.set_gpu_limit(%s)" % (t, choose(["'2'", '1'])),
        "%s.add_node_selector_constraint('T4')" % t,
        "%s.set_env_variable('E%d', '%s')" % (t, choose([1, 2, 3]), choose(['', 'x', 'yes', '1', 'a\\nb'])),
        "%s.set_debug_pause(%s)" % (t, choose(['', 'before=True', 'on_error=True', 'True, False'])),
        "%s.set_container_image('%s')" % (t, choose(['busybox', 'a/b:c'])),
        "%s.set_container_image(%s)" % (t, name),
        "%s.set_container_image(f\"gcr.io/{%s}:1\")" % (t, name),
    ]


def of_kubernetes(choose, t, names, dicts):
    """Of kfp.kubernetes."""
    name, other, setting = choose(names), choose(names), choose(dicts)
    optional = choose(['', ', optional=True', ', optional=False'])
    return ['kubernetes.' + made for made in [
        "use_secret_as_env(%s, %s, %s%s)" % (t, name, choose(["{'k': 'E'}", "{'b': 'B', 'a': 'A'}", '{}']), optional),
        "use_secret_as_volume(%s, %s, '/s'%s)" % (t, name, optional),
        "use_config_map_as_env(%s, %s, %s%s)" % (t, name, choose(["{'k': 'F'}", "{'b': 'B', 'a': 'A'}"]), optional),
        "use_config_map_as_volume(%s, %s, mount_path='/m'%s)" % (t, name, optional),
        "mount_pvc(%s, %s, '/p'%s)" % (t, name, choose(['', ", sub_path='x'", ", sub_path=''"])),
        "set_timeout(%s, %d)" % (t, choose([0, 60, 3600])),
        "add_pod_label(%s, '%s', 'v')" % (t, choose(['l', 'a.b/c', 'yes'])),
        "add_pod_annotation(%s, 'a', '%s')" % (t, choose(['', '1', 'é'])),
        "add_node_selector(%s, 'k', '%s')" % (t, choose(['v', 'true'])),
        "add_node_selector_json(%s, %s)" % (t, setting),
        "add_toleration(%s, key='k', operator='Exists', toleration_seconds=%d)" % (t, choose([0, 5])),
        "add_toleration(%s, 'k', 'Equal', value='v', effect='NoSchedule')" % t,
        "add_toleration_json(%s, %s)" % (t, choose([setting, "{'key': 'a', 'operator': 'Exists'}", "[{'key': 'a'}, {'value': 'b', 'toleration_seconds': 3}]"])),
        "add_node_affinity(%s, [{'key': 'k', 'operator': 'In', 'values': ['v', '1']}], weight=%s)" % (t, choose(['3', 'None', '100'])),
        "add_node_affinity(%s, match_fields=[{'key': 'metadata.name', 'operator': '%s'}])" % (t, choose(['Exists', 'DoesNotExist'])),
        "add_node_affinity_json(%s, %s)" % (t, choose([
            setting if setting.isidentifier() else '{}', "{'requiredDuringSchedulingIgnoredDuringExecution': {'nodeSelectorTerms': [{'matchExpressions': [{'key': 'a', 'operator': 'Exists'}]}]}}"])),
        "set_image_pull_policy(%s, '%s')" % (t, choose(['Always', 'Never', 'IfNotPresent'])),
        "set_image_pull_secrets(%s, [%s])" % (t, choose([name, "'a', " + name, '', "%s, %s" % (name, other)])),
        "use_field_path_as_env(%s, 'P', '%s')" % (t, choose(['metadata.name', 'spec.nodeName'])),
        "empty_dir_mount(%s, 'v%d', '/e'%s)" % (t, choose([1, 2]), choose(['', ", 'Memory'", ", size_limit='1Gi', medium='Memory'"])),
        "add_ephemeral_volume(%s, 'w', '/w', ['ReadWriteOnce'], '1Gi'%s)" % (t, choose(['', ", storage_class_name='fast'", ", labels={'a': 'b'}, annotations={'c': 'd'}"])),
        "set_security_context(%s, %s)" % (t, choose(['run_as_user=0', 'run_as_group=5, run_as_non_root=False', 'run_as_non_root=True'])),
    ]]


def of_pipeline(choose, main):
    """What stands in the brackets of the decorator of a pipeline."""
    given = []
    if choose([True, False]):
        given.append(choose(["name='%s x'" % main, "name='Ünder_score 1'"]))
    if choose([True, False, False]):
        given.append("description='Says: \"it\".\\nTwice.'")
    if choose([True, False, False]):
        given.append("display_name='Shown'")
    if choose([True, False, False]):
        given.append("pipeline_root='gs://r/%s'" % main)
    config = []
    for name in ('ttl_seconds_after_finished', 'ttl_seconds_after_success', 'ttl_seconds_after_failure', 'active_deadline_seconds'):
        if choose([True, False, False]):
            config.append('%s=%d' % (name, choose([0, 1, 3600])))
    if choose([True, False]):
        config.append(choose(["workspace=dsl.WorkspaceConfig(size='1Gi')", "workspace=dsl.WorkspaceConfig(size='20', kubernetes=dsl.KubernetesWorkspaceConfig("
                              "pvcSpecPatch={'accessModes': ['ReadWriteMany'], 'storageClassName': 'fast'}))"]))
    if choose([True, False, False]):
        given.append('pipeline_config=dsl.PipelineConfig(%s)' % ', '.join(config))
    return '(%s)' % ', '.join(given) if given else ''


def of_compiler(choose, inputs):
    """Options of the compiler, for a pipeline with `inputs`, {name: type}."""
    options = []
    new = {'str': '"new"', 'int': '7', 'float': '0.25', 'bool': 'false', 'list': '[1, "b"]', 'dict': '{"z": {"y": 2}}',
           'List[str]': '["n"]'}
    named = [name for name, kind in inputs.items() if kind in new]
    if named and choose([True, False, False]):
        name = choose(named)
        options.append("--pipeline-parameters '{\"%s\": %s}'" % (name, new[inputs[name]]))
    if choose([True] + [False] * 5):
        options.append('--disable-execution-caching-by-default')
    if choose([True] + [False] * 5):
        options += ['--kubernetes-manifest-format', choose(['', '--include-pipeline-manifest', '--pipeline-name n --namespace ns', "--pipeline-display-name 'A b'",
                                                            '--pipeline-version-name v --include-pipeline-manifest'])]
    return ' '.join(options)
