# SPDX-License-Identifier: Apache-2.0
"""Statements for the random programs of kfp2_programs.py that are most often wrong.

In them, %(s)s ends the names of components, %(str)s, %(int)s, %(list)s and %(field)s are values of the run, %(closed)s and %(closed_task)s a value and a task of a group that
has ended. A line that ends with a colon is given a body.
"""
import re

from kfp2_leaves import LEAVES

_SAY = "say%(s)s(text='x')"
STATEMENTS = [
    # Calls and their types.
    "say%(s)s(text=1)", "say%(s)s(text=None)", "say%(s)s('x')", "say%(s)s(tex='x')", "count%(s)s()", "real%(s)s(x=1)", "count%(s)s(a=True)",
    "say%(s)s(text=(1,))", "train%(s)s(d='x')", "say%(s)s(text=%(str)s, n=%(str)s)", "say%(s)s(text=data%(s)s().outputs['d'])", "count%(s)s(a=1.0)",
    "merge%(s)s(ds=data%(s)s().outputs['d'])", "merge%(s)s(ds=[data%(s)s().outputs['d']])", "say%(s)s(text=f\"{%(closed)s}\")", "say%(s)s(text=b'x')",
    "table%(s)s(l=[None])", "table%(s)s(d={1: 'a'})", "table%(s)s(l=[(1, 2)])", "table%(s)s(d={'a': {'b'}})", "table%(s)s(l=%(int)s)", "table%(s)s(d=[])",
    "table%(s)s(l='[]')", "special%(s)s(g=data%(s)s().outputs['d'])", "train%(s)s(d=train%(s)s(d=data%(s)s().outputs['d']).outputs['m'])", "say%(s)s",
    "say%(s)s(text='x', text_='y')", "final%(s)s(text='a', status='b')", "configured%(s)s(text='a', c={'a': 1})", "configured%(s)s(text='a', c=%(str)s)",
    "box%(s)s(text='a')", "v1%(s)s(Text='a')", "v1%(s)s(text=1)", "stored%(s)s(n=1)", "truth%(s)s(x=%(list)s)", "maybe%(s)s(a=None)",
    "say%(s)s(text=%(field)s)", "count%(s)s(a=%(field)s)",
    # Outputs.
    "say%(s)s(text=say%(s)s(text='x').outputs['absent'])", "pair%(s)s().output", "check%(s)s().output", "say%(s)s(text=%(str)s[0])", "len(%(list)s)",
    "[one for one in %(list)s]", "str(say%(s)s)", "say%(s)s(text=say%(s)s(text='x'))", "say%(s)s(text=%(str)s.upper())", "say%(s)s(text=%(str)s + 'x')",
    # Groups.
    "with dsl.Else():", "with dsl.Elif(say%(s)s(text='x').output == 'y'):", "with dsl.ParallelFor([]):", "with dsl.ParallelFor('ab'):",
    "with dsl.ParallelFor(%(str)s):", "with dsl.If(True):", "with dsl.If(%(str)s):", "with dsl.If(%(list)s == 'x'):", "with dsl.If(%(str)s == None):",
    "with dsl.If(count%(s)s(a=1).output == True):", "with dsl.If(%(str)s == [1]):", "with dsl.If(%(int)s > %(list)s):", "with dsl.If(%(str)s == %(int)s):",
    "with dsl.If(%(int)s == 'a'):", "with dsl.If(truth%(s)s().output == 1):", "with dsl.If(truth%(s)s().output == %(int)s):", "with dsl.If(3 < %(int)s):",
    "with dsl.ParallelFor([1], parallelism=-1):", "with dsl.ParallelFor([{'a-b': 1}]):", "with dsl.ParallelFor([{}]):", "with dsl.ParallelFor({'a': 1}):",
    "with dsl.ParallelFor([None]):", "with dsl.ParallelFor([%(str)s]):", "with dsl.ParallelFor(['a', %(str)s]):", "with dsl.ParallelFor(range(3)):",
    "with dsl.ParallelFor(data%(s)s().outputs['d']):", "with dsl.ParallelFor(dsl.Collected(%(closed)s)):", "with dsl.ParallelFor([1], parallelism='2'):",
    "with dsl.ParallelFor([[1], 'a', 2.5]):", "with dsl.ParallelFor([{'name': 1}]):", "with dsl.ParallelFor([{1: 2}]):", "with dsl.ParallelFor(%(int)s):",
    "with dsl.ExitHandler(tidy%(s)s()):", "with dsl.ExitHandler(say%(s)s(text=%(str)s)):", "with dsl.ExitHandler(tidy_status%(s)s()):", "with dsl.ExitHandler(%(str)s):",
    "with dsl.ExitHandler(dsl.importer(artifact_uri='u', artifact_class=Dataset)):", "with dsl.ExitHandler(%(closed_task)s):",
    "with dsl.Condition(%(int)s == 1, 'named'):", "with dsl.ExitHandler(tidy%(s)s(text=f\"{%(str)s}\")):", "with dsl.If(%(closed)s == 'x'):",
    # What is out of scope.
    "say%(s)s(text='x').after(%(closed_task)s)", "say%(s)s(text=%(closed)s)", "check%(s)s(text=%(closed)s)", "say%(s)s(text='x').after('y')",
    "table%(s)s(l=[%(closed)s])", "say%(s)s(text='x').after()", "say%(s)s(text='x').after(tidy%(s)s(), None)",
    "table%(s)s(l=dsl.Collected(say%(s)s(text='x').output))", "table%(s)s(l=dsl.Collected(%(closed)s))", "say%(s)s(text=dsl.OneOf(say%(s)s(text='x').output))",
    "table%(s)s(l=dsl.Collected(%(str)s))", "table%(s)s(l=[dsl.Collected(%(closed)s)])", "say%(s)s(text=f\"{dsl.Collected(%(closed)s)}\")",
    "say%(s)s(text=dsl.OneOf(%(closed)s, %(closed)s))", "say%(s)s(text=dsl.OneOf())", "say%(s)s(text=dsl.OneOf('a', 'b'))", "say%(s)s(text=dsl.OneOf(%(str)s))",
    "dsl.Collected(say%(s)s(text='x'))", "one = dsl.Collected(%(closed)s); table%(s)s(l=one); table%(s)s(l=one)",
    # Settings.
    _SAY + ".set_cpu_limit('abc')", _SAY + ".set_memory_limit('1.5Gi')", _SAY + ".set_retry(1, '5')", _SAY + ".set_env_variable('A', %(str)s)",
    _SAY + ".set_cpu_limit(1)", _SAY + ".set_memory_limit('1 Gi')", _SAY + ".set_accelerator_limit(-1)", _SAY + ".set_accelerator_limit('a')",
    _SAY + ".set_cpu_request('m')", _SAY + ".set_retry('a')", _SAY + ".set_retry(1, '5 minutes 3 s')", _SAY + ".set_retry(1, backoff_duration='1y')",
    _SAY + ".set_retry(-1)", _SAY + ".set_env_variable('A', 1)", _SAY + ".set_env_variable('A', f\"{%(str)s}\")", _SAY + ".set_debug_pause(after=False)",
    _SAY + ".set_debug_pause(after=False, on_error=True)", _SAY + ".set_container_image(f\"{%(str)s}-{%(list)s}\")", _SAY + ".set_container_image(3)",
    _SAY + ".set_caching_options()", _SAY + ".set_caching_options('yes')", _SAY + ".set_display_name(3)", _SAY + ".set_display_name(f\"{%(str)s}\")",
    _SAY + ".set_timeout(3)", _SAY + ".set_accelerator_type(3)", _SAY + ".ignore_upstream_failure()", "tidy_status%(s)s().ignore_upstream_failure()",
    "tidy_status%(s)s().after(say%(s)s(text='x')).ignore_upstream_failure()", "say%(s)s(text=say%(s)s(text='x').output).ignore_upstream_failure()",
    "dsl.importer(artifact_uri='u', artifact_class=Dataset).set_cpu_limit('1')", "dsl.importer(artifact_uri=1, artifact_class=Dataset)",
    "dsl.importer(artifact_uri='u', artifact_class=str)", "dsl.importer(artifact_uri='u')", "dsl.importer(artifact_uri=f\"{%(str)s}/x\", artifact_class=Dataset)",
    "dsl.importer(artifact_uri='u', artifact_class=Dataset, download_to_workspace=True)", "dsl.importer(artifact_uri=%(int)s, artifact_class=Model)",
    "dsl.importer(artifact_uri='u', artifact_class=Dataset, metadata={'a': (1,)})", "dsl.importer('u', Dataset, metadata=['a'])",
    "tidy_status%(s)s()", "tidy_status%(s)s(status={})", "say%(s)s(text=dsl.WORKSPACE_PATH_PLACEHOLDER)", "say%(s)s(text='/kfp-workspace/x')",
    # Kubernetes.
    "kubernetes.set_timeout(" + _SAY + ", -1)", "kubernetes.use_secret_as_env(" + _SAY + ", 3, {})", "kubernetes.set_timeout(" + _SAY + ", '1')",
    "kubernetes.use_secret_as_volume(" + _SAY + ", %(list)s, '/m')", "kubernetes.use_secret_as_volume(" + _SAY + ", 's')",
    "kubernetes.use_secret_as_env(" + _SAY + ", 's', {'k': 1})", "kubernetes.use_config_map_as_env(" + _SAY + ", None, {'a': 'b'})",
    "kubernetes.mount_pvc(" + _SAY + ", data%(s)s().outputs['d'], '/p')", "kubernetes.mount_pvc(" + _SAY + ", %(closed)s, '/p')",
    "kubernetes.add_toleration(" + _SAY + ", operator='Exists', toleration_seconds='a')", "kubernetes.add_toleration_json(" + _SAY + ", 'a')",
    "kubernetes.add_toleration_json(" + _SAY + ", [1])", "kubernetes.add_node_affinity(" + _SAY + ", [{'key': 'k', 'operator': 'Is'}])",
    "kubernetes.add_node_affinity(" + _SAY + ", [{'operator': 'In'}])", "kubernetes.add_node_affinity(" + _SAY + ", weight=0)",
    "kubernetes.add_node_affinity_json(" + _SAY + ", {'a': 1})", "kubernetes.add_node_selector(" + _SAY + ", 'a', 1)",
    "kubernetes.add_node_selector_json(" + _SAY + ", 3)", "kubernetes.set_image_pull_policy(" + _SAY + ", 'Sometimes')",
    "kubernetes.set_image_pull_secrets(" + _SAY + ", [1])", "kubernetes.set_image_pull_secrets(" + _SAY + ", 'ab')",
    "kubernetes.set_security_context(" + _SAY + ")", "kubernetes.set_security_context(" + _SAY + ", run_as_user=True)",
    "kubernetes.set_security_context(" + _SAY + ", run_as_user=-1)", "kubernetes.set_security_context(" + _SAY + ", run_as_non_root=1)",
    "kubernetes.add_pod_label(" + _SAY + ", 'a', 1)", "kubernetes.add_pod_annotation(" + _SAY + ", 1, 'a')", "kubernetes.add_pod_label(say%(s)s, 'a', 'b')",
    "kubernetes.add_ephemeral_volume(" + _SAY + ", 'v', '/v', 'ReadWriteOnce', '1Gi')", "kubernetes.empty_dir_mount(" + _SAY + ", 'v')",
    "kubernetes.use_field_path_as_env(" + _SAY + ", 'A', 3)", "kubernetes.CreatePVC(access_modes='a', size='1')", "kubernetes.DeletePVC()",
    "kubernetes.CreatePVC(access_modes=['a'], size='1', pvc_name=None)", "kubernetes.add_pod_label(dsl.importer(artifact_uri='u', artifact_class=Dataset), 'a', 'b')",
    # Definitions inside.
    "dsl.component(lambda x: x)", "dsl.pipeline(helper)", "dsl.component(helper, base_image='b')()", "dsl.container_component(helper)",
    "dsl.ContainerSpec(image='i', command='a')", "dsl.PipelineConfig(ttl_seconds_after_finished=-1)", "dsl.WorkspaceConfig(size='')",
    "dsl.PipelineConfig(active_deadline_seconds=True)", "undefined(x=1)", "raise RuntimeError('stop')",
]

# A component that is most often wrong, at the head of the file.
COMPONENTS = [
    "@dsl.component(base_image='b')\ndef bad(%s) -> %s:\n    pass" % pair for pair in [
        ('a', 'str'), ('a: int = 1.5', 'str'), ("a: int = 'x'", 'str'), ("a: str = 1", 'str'), ("a: Dataset = 'x'", 'None'), ('a: object', 'str'), ('a: set', 'str'),
        ("a: 'str'", 'str'), ("a: 'String'", "'Integer'"), ('a: int', 'tuple'), ('Output: str', 'str'), ('a: Output[List[Dataset]]', 'None'),
        ("a: dsl.InputPath('x.y')", 'str'), ("a: dsl.OutputPath('str')", 'None'), ('a: Optional[int]', 'Optional[int]'), ('a: list = (1,)', 'str'),
        ('a: bool = 3', 'str'), ('a: float = True', 'str'), ("a: List[str] = [None]", 'str'), ('a: dict = {1: 2}', 'str'), ('_a: str', 'str'), ('é: str', 'str'),
        ('*args: int', 'str'), ('a: Input[int]', 'str'), ('a: List[Dataset]', 'List[Dataset]'), ('a: dsl.PipelineTaskFinalStatus = None', 'str'),
        ('a: str, *, b: int = 1', 'str'), ('a: Input[Output]', 'None'), ("a: str", "NamedTuple('N', [('x', set)])"), ("a: str", "{'x': int}"),
    ]] + [
    "@dsl.container_component\ndef bad(%s)%s:\n    return %s" % made for made in [
        ('a: str', '', "'x'"), ('a: str', ' -> str', "dsl.ContainerSpec(image='i')"), ('a: Dataset', '', "dsl.ContainerSpec(image='i')"),
        ('a: Input[Dataset]', '', "dsl.ContainerSpec(image='i', command=[a])"), ('a: Input[Dataset]', '', "dsl.ContainerSpec(image='i', command=[a.other])"),
        ('a: int', '', "dsl.ContainerSpec(image='i', args=[1])"), ('a: int', '', "dsl.ContainerSpec(image='i', args=[f'{dsl.ConcatPlaceholder([a])}'])"),
        ('a: int', '', "dsl.ContainerSpec(image='i', args=[dsl.IfPresentPlaceholder('b', 'x')])"), ('a: dsl.InputPath(str)', '', "dsl.ContainerSpec(image='i')"),
        ('a: int', '', "dsl.ContainerSpec(image='i', args=[dsl.ConcatPlaceholder([dsl.IfPresentPlaceholder('a', ['x'])])])"),
        ('a: int', '', "dsl.ContainerSpec(command=['x'])"), ('a: Input[List[Dataset]]', '', "dsl.ContainerSpec(image='i', args=[a[0]])"),
    ]] + ['bad = components.load_component_from_text("""%s""")' % made for made in [
        'name: x', 'a: b\n---\nc: d\n---\ne: f', '', 'name: x\nimplementation: {graph: {tasks: {}}}', 'name: x\nother: 1\nimplementation: {container: {image: i}}',
        'name: x\nimplementation: {container: {image: i, args: [1]}}', 'name: x\nimplementation: {container: {image: i, args: [{inputValue: a}]}}',
        'name: x\ninputs: [{name: a, type: Integer, default: x}]\nimplementation: {container: {image: i}}',
        'name: x\ninputs: [{name: a}, {name: a}]\nimplementation: {container: {image: i}}', 'implementation: {container: {image: [i]}}',
        'pipelineInfo: {name: x}', 'components: {}\ndeploymentSpec: {executors: {}}\npipelineInfo: {name: x}\nroot: {dag: {tasks: {}}, other: 1}',
    ]]


def put_in(chance, pipeline, texts):
    """Puts a wrong statement into `pipeline`. `texts`: the types that stand in text."""
    position, indent, group, values, ended = chance.choice(pipeline.places)
    closed = [value for scope in ended for value in scope.values if value.task and value.kind in texts]
    tasks = [task for scope in ended for task in scope.tasks]
    fill = {'s': pipeline.suffix, 'closed': chance.choice(closed).text if closed else 'undefined', 'closed_task': chance.choice(tasks) if tasks else 'undefined'}
    for key, kinds, other in (('str', ('str',), "say%s(text='x').output"), ('int', ('int',), 'count%s(a=1).output'),
                              ('list', ('list', 'List[int]'), "pair%s().outputs['lst']"), ('field', ('any', 'list', 'Dict[str, str]'), 'records%s().output')):
        found = [value.text for value in values if value.kind in kinds] or [other % pipeline.suffix]
        fill[key] = chance.choice(found)
    line = chance.choice(STATEMENTS) % fill
    for name in LEAVES:
        if re.search(r'\b%s%s\b' % (name, pipeline.suffix), line):
            pipeline.use(name)
    lines = ['    ' * indent + line]
    if line.endswith(':'):
        lines.append('    ' * (indent + 1) + "%s(text='inside')" % pipeline.use('say'))
    pipeline.lines[position:position] = lines
