# SPDX-License-Identifier: Apache-2.0
"""Random settings of an op and of a pipeline."""

SIZES = ["'1Gi'", "'512Mi'", "'2G'", "'100'", "'5K'"]
CPUS = ["'1'", "'250m'", "'0.5'", "'1e-1'"]
_POLICIES = ["'Always'", "'OnError'", "'OnFailure'", "'OnTransientError'", 'None']

# Each line is a member of an op; {t}: a text that may be or hold a param, {s}: a size, {c}: a CPU quantity, {i}: a number, {p}: see _fill.
ANY_OP = [
    'add_pod_annotation({t}, {t})',
    "add_pod_annotation('note', {t})",
    "add_pod_label('tier', {t})",
    "add_pod_label('add-pod-env', 'true')",
    "add_pod_label('pipelines.kubeflow.org/enable_caching', 'mine')",
    "add_pod_label('pipelines.kubeflow.org/pipeline-sdk-type', 'other')",
    "add_node_selector_constraint('pool', {t})",
    "add_node_selector_constraint({t}, 'a')",
    "add_toleration(k8s.V1Toleration(key='gpu', operator='Exists', effect='NoSchedule'))",
    "add_toleration(k8s.V1Toleration(key={t}, operator='Equal', value={t}, toleration_seconds={i}))",
    "add_affinity(k8s.V1Affinity(node_affinity=k8s.V1NodeAffinity(required_during_scheduling_ignored_during_execution=k8s.V1NodeSelector("
    "node_selector_terms=[k8s.V1NodeSelectorTerm(match_expressions=[k8s.V1NodeSelectorRequirement(key='zone', operator='In', values=['a', 'b'])])]))))",
    "add_affinity(k8s.V1Affinity(pod_anti_affinity=k8s.V1PodAntiAffinity(preferred_during_scheduling_ignored_during_execution=["
    "k8s.V1WeightedPodAffinityTerm(weight=5, pod_affinity_term=k8s.V1PodAffinityTerm(topology_key='kubernetes.io/hostname'))])))",
    "add_volume(k8s.V1Volume(name='scratch', empty_dir=k8s.V1EmptyDirVolumeSource(medium='Memory', size_limit={s})))",
    "add_volume(k8s.V1Volume(name='b-secret', secret=k8s.V1SecretVolumeSource(secret_name={t}, items=[k8s.V1KeyToPath(key='k', path='p', mode=256)])))",
    "add_volume(k8s.V1Volume(name='a-claim', persistent_volume_claim=k8s.V1PersistentVolumeClaimVolumeSource(claim_name={t}, read_only=True)))",
    "add_volume(k8s.V1Volume(name='host', host_path=k8s.V1HostPathVolumeSource(path='/var', type='Directory')))",
    'set_retry({n})',
    'set_retry({n}, policy={r})',
    "set_retry({n}, policy={r}, backoff_duration='30s', backoff_factor=2.0, backoff_max_duration='5m')",
    "set_retry(0, backoff_duration='30s')",
    "set_retry(2, 'Always', backoff_factor=3)",
    'set_timeout({i})',
    'set_display_name({w})',
    'set_caching_options({b})',
    "add_init_container(dsl.UserContainer('init', 'busybox', command={t}, args=['a', {t}]))",
    "add_init_container(dsl.UserContainer(name='init-2', image={t}, mirror_volume_mounts=True).set_memory_limit('1Gi'))",
    "add_sidecar(dsl.Sidecar('side', 'redis', args={t}))",
    "add_sidecar(dsl.Sidecar(name='side-2', image='nginx', command=['a', 3]).set_mirror_volume_mounts().add_env_variable(k8s.V1EnvVar(name='E', value={t})))",
    "apply(lambda op: op.add_pod_label('applied', 'yes'))",
    "apply(gcp.use_gcp_secret({w}))",
    "apply(gcp.use_tpu(8, 'v2', '1.12'))",
    'apply(gcp.use_preemptible_nodepool(hard_constraint={b}))',
    'apply(gcp.add_gpu_toleration())',
    "apply(onprem.mount_pvc('claim', 'vol', '/mnt'))",
    "apply(aws.use_aws_secret(aws_region='eu'))",
    'apply(azure.use_azure_secret())',
    "apply(onprem.use_k8s_secret('s', {{'key': 'ENV'}}))",
]
# The helpers mount and set variables; one in a while is tried where there is no container.
RESOURCE_OP = [line for line in ANY_OP if not line.startswith('apply')] + ["apply(gcp.use_tpu(8, 'v2', '1.12'))"]
CONTAINER_OP = [
    'set_memory_request({m})', 'set_memory_limit({m})', 'set_ephemeral_storage_request({m})', 'set_ephemeral_storage_limit({m})',
    'set_cpu_request({u})', 'set_cpu_limit({u})',
    'set_gpu_limit(2)', "set_gpu_limit('1', vendor='amd')", 'set_gpu_limit({p})', "set_gpu_limit({p}, 'nvidia.com/gpu')",
    "add_resource_limit('example.com/fpga', {t})", "add_resource_request('cpu', {t})", 'add_resource_limit({t}, {t})',
    "add_env_variable(k8s.V1EnvVar(name='LEVEL', value={t}))",
    "add_env_variable(k8s.V1EnvVar(name='TOKEN', value_from=k8s.V1EnvVarSource(secret_key_ref=k8s.V1SecretKeySelector(name={t}, key='main', optional=True))))",
    "add_env_variable(k8s.V1EnvVar(name='POD', value_from=k8s.V1EnvVarSource(field_ref=k8s.V1ObjectFieldSelector(field_path='status.podIP'))))",
    "add_env_from(k8s.V1EnvFromSource(prefix='P_', config_map_ref=k8s.V1ConfigMapEnvSource(name={t})))",
    "add_volume_mount(k8s.V1VolumeMount(name='scratch', mount_path={t}, sub_path={t}, read_only={b}))",
    "add_volume_devices(k8s.V1VolumeDevice(name='dev', device_path='/dev/x'))",
    "add_port(k8s.V1ContainerPort(container_port=80, name='web', host_ip='1.2.3.4', protocol='TCP'))",
    "set_image_pull_policy({P})",
    'set_security_context(k8s.V1SecurityContext(run_as_user=1000, privileged={b}, capabilities=k8s.V1Capabilities(add=["X"])))',
    "set_readiness_probe(k8s.V1Probe(_exec=k8s.V1ExecAction(command=['cat', {t}]), period_seconds=5))",
    "set_liveness_probe(k8s.V1Probe(http_get=k8s.V1HTTPGetAction(port='web', path='/', http_headers=[k8s.V1HTTPHeader(name='a', value='b')])))",
    "set_lifecycle(k8s.V1Lifecycle(pre_stop=k8s.V1LifecycleHandler(_exec=k8s.V1ExecAction(command=['a']))))"
    " if hasattr(k8s, 'V1LifecycleHandler') else None",
    'set_stdin()', 'set_stdin_once({b})', 'set_tty()', "set_termination_message_path('/t')", "set_termination_message_policy('File')",
    'add_pvolumes({{"/d": k8s.V1Volume(name="pv", empty_dir=k8s.V1EmptyDirVolumeSource())}})',
]
STATEMENTS = [
    "{o}.container.working_dir = {t}",
    '{o}.container.set_memory_limit({m}).set_cpu_limit({u})',
    "{o}.execution_options.caching_strategy.max_cache_staleness = {w}",
    "{o}.pod_annotations['direct'] = {t}",
    "{o}.pod_labels.update(extra='1')",
    "{o}.image = {t}",
    "{o}.arguments = ['new', {t}, 3]",
    "{o}.command = {t}",
    "{o}.retry_policy = 'OnError'",
    "{o}.timeout = {i}",
    "{o}.env_variables = [k8s.V1EnvVar(name='ONLY', value={t})]",
    "{o}.node_selector = {{'n': {t}}}",
    "{o}.container.resources = k8s.V1ResourceRequirements(limits={{'cpu': {u}, 'other': {t}}}, requests={{'memory': {m}}})",
    "{o}.enable_caching = {b}",
    '{o}.affinity = {{}}',
]
CONF = [
    "set_image_pull_secrets([k8s.V1LocalObjectReference(name='s1'), k8s.V1LocalObjectReference(name='s2')])",
    'set_timeout({i})', 'set_ttl_seconds_after_finished({z})', 'set_parallelism(3)', "set_pod_disruption_budget({d})",
    "set_default_pod_node_selector('pool', 'cpu')", "set_default_pod_node_selector('zone', 'a b')", "set_image_pull_policy('IfNotPresent')",
    "set_dns_config(k8s.V1PodDNSConfig(nameservers=['1.2.3.4'], options=[k8s.V1PodDNSConfigOption(name='ndots', value='2')]))",
    "add_op_transformer(lambda op: op.add_pod_label('seen', op.name))",
    "add_op_transformer(transform)",
    'add_op_transformer(resize)',
    "add_op_transformer(lambda op: op.add_affinity(k8s.V1Affinity()) if op.name.startswith('t') else None)",
    "data_passing_method = data_passing_methods.KubernetesVolume(k8s.V1Volume(name='x', persistent_volume_claim="
    "k8s.V1PersistentVolumeClaimVolumeSource('claim')), path_prefix='p/')",
    "add_op_transformer(gcp.use_gcp_secret('s'))",
    "add_op_transformer(onprem.add_default_resource_spec(memory_limit='1Gi', cpu_request='1'))",
]


def fill(chance, template, program, op=''):
    """`template` with its letters replaced; `program` gives expressions that hold params."""
    def one(letter):
        if letter == 't':
            return program.text_expression()
        if letter in 'mu':
            param = program.param_expression() if chance.maybe(0.3) else None
            return param or chance.choice(SIZES if letter == 'm' else CPUS)
        return {
            'b': lambda: chance.choice(['True', 'False']), 'c': lambda: chance.choice(CPUS), 'd': lambda: chance.choice(['1', "'50%'", '0']),
            'i': lambda: chance.choice(['1', '60', '3600']), 'n': lambda: chance.choice(['0', '1', '5', program.param_expression() or '2']),
            'o': lambda: op, 'p': lambda: program.param_expression() or '1', 'r': lambda: chance.choice(_POLICIES),
            'P': lambda: chance.choice(["'Always'", "'Never'", "'IfNotPresent'"]),
            's': lambda: chance.choice(SIZES), 'w': lambda: chance.choice(["'P0D'", "'Some name'", "'ü'", "'yes'", "'1'"]),
            'z': lambda: chance.choice(['0', '-1', '3600']),
        }[letter]()

    result, rest = '', template
    while '{' in rest or '}' in rest:
        i = min(k for k in (rest.find('{'), rest.find('}')) if k >= 0)
        result += rest[:i]
        if rest[i:i + 2] in ('{{', '}}'):
            result += rest[i]
            rest = rest[i + 2:]
        else:
            result += one(rest[i + 1])
            rest = rest[i + 3:]
    return result + rest
