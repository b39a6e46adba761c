"""What raises, and which class: the arguments of the ops say it."""
from kfp import components, dsl
from kfp.dsl.types import Integer, check_types, verify_type_compatibility
from kubernetes import client as k8s_client

load = components.load_component_from_text
one = load('''
name: One
inputs: [{name: s, type: String}, {name: n, type: Integer, optional: true}, {name: f, type: Float, default: 1, optional: true},
         {name: l, type: List, optional: true}, {name: u, type: Unknown, optional: true}, {name: m, type: {A: {b: c}}, optional: true},
         {name: x, optional: true}]
outputs: [{name: o, type: Integer}, {name: p, type: List}, {name: q}]
implementation:
  container:
    image: i
    command: [{inputValue: s}, {inputValue: n}, {inputValue: f}, {inputValue: l}, {inputValue: u}, {inputValue: m}, {inputValue: x}]
''')
cond = load('''
name: Cond
inputs: [{name: c, optional: true}]
implementation: {container: {image: i, command: [{if: {cond: {inputValue: c}, then: [a]}}]}}
''')
badcond = load('{name: B, implementation: {container: {image: i, command: [{if: {cond: maybe, then: [a]}}]}}}')
conflict = load('{name: C, outputs: [{name: o}], implementation: {container: {image: i, command: [{outputPath: o}], fileOutputs: {o: /x}}}}')
badname = load('{name: C, outputs: [{name: x(y)}], implementation: {container: {image: i, command: [{outputPath: x(y)}]}}}')
baddefault = load('{name: D, inputs: [{name: n, type: Integer, default: x, optional: true}], implementation: {container: {image: i, command: [{inputValue: n}]}}}')
nothing = load('{name: N}')
empty = load('{name: E, inputs: [{name: a}], implementation: {container: {image: i, command: [{inputPath: a}]}}}')

cases = {}


class Thing:
    pass


def define(name, *functions):
    for number, function in enumerate(functions):
        cases['%s-%d' % (name, number)] = function


op = lambda **kwargs: dsl.ContainerOp('op', 'i', **kwargs)
define('call', lambda p: one(), lambda p: one('a', 1, 1, [], 'u', 'm', 'x', 'y'), lambda p: one(z=1), lambda p: one(None),
       lambda p: one(s=op()), lambda p: one('a', s='b'), lambda p: empty(None), lambda p: nothing(), lambda p: cond('true'), lambda p: cond(),
       lambda p: badcond(), lambda p: conflict(), lambda p: badname(), lambda p: baddefault(), lambda p: baddefault(5))
define('serial', lambda p: one(1), lambda p: one('a', 1.5), lambda p: one('a', True), lambda p: one('a', 1, 2), lambda p: one('a', 1, 'x'),
       lambda p: one('a', l=Thing()), lambda p: one('a', l=[Thing()]), lambda p: one('a', l=(1, 2)), lambda p: one('a', u=1),
       lambda p: one('a', m={}), lambda p: one('a', x=Thing()), lambda p: one('a', x=(1,)), lambda p: one('a', x=b'b'), lambda p: one('a', n=2 ** 63),
       lambda p: one('a', n=-2 ** 63), lambda p: one('a', f=float('nan')), lambda p: one('a', x=2 ** 70), lambda p: one('a', l={1: 2, 'a': 1}))
define('types', lambda p: one(p), lambda p: one(one('a').outputs['o']), lambda p: one('a', l=one('a').outputs['p']),
       lambda p: one('a', n=one('a').outputs['p']), lambda p: one('a', n=one('a').outputs['o']), lambda p: one('a', n=one('a').outputs['q']),
       lambda p: one(one('a').outputs['o'].ignore_type()), lambda p: one('a', m=one('a').outputs['o']),
       lambda p: verify_type_compatibility('Artifact', 'Model'), lambda p: verify_type_compatibility('artifact', 'Integer'),
       lambda p: verify_type_compatibility('Dataset', 'ARTIFACT'), lambda p: verify_type_compatibility('List[int]', 'Artifact'),
       lambda p: verify_type_compatibility({'A': {'b': 'c', 'd': 'e'}}, {'A': {'b': 'c'}}),
       lambda p: verify_type_compatibility({'A': {'b': 'c'}}, {'A': {'b': 'c', 'd': 'e'}}), lambda p: verify_type_compatibility({}, 'X'),
       lambda p: check_types(Integer(), 'Integer') and 1 / 0, lambda p: check_types('Integer', Integer()) and 1 / 0,
       lambda p: check_types('', 'x') and 1 / 0)
define('output', lambda p: str(one('a').output), lambda p: one('a').output, lambda p: one('a').output.name, lambda p: op().output.name,
       lambda p: op(file_outputs={'a': '/a'}).output.name, lambda p: op(file_outputs={'1a': '/a'}), lambda p: op(file_outputs={'a.b': '/a'}),
       lambda p: one('a').outputs['no'])
define('memory', *[lambda p, v=v: op().set_memory_limit(v) for v in ('1Gi', '1', '1.5G', '1gi', '', 'Gi', '1Gi ', 5, None, '1k', '1K', '10Ei')],
       lambda p: op().set_memory_request(p), lambda p: op().set_memory_request('%sGi' % p), lambda p: op().set_ephemeral_storage_limit('x'))
define('cpu', *[lambda p, v=v: op().set_cpu_limit(v) for v in ('1', '1.5', '500m', '5 m', 'm', '', 5, None, '1e3', 'inf', '-1', '0.5m')],
       lambda p: op().set_cpu_request(p))
define('gpu', *[lambda p, v=v: op().set_gpu_limit(v) for v in (1, '1', 0, -1, '0', 'x', 1.5, None)], lambda p: op().set_gpu_limit(p),
       lambda p: op().set_gpu_limit(1, 'intel'), lambda p: op().set_gpu_limit(p, 'intel'))
define('container', lambda p: op().add_env_variable({'name': 'x'}), lambda p: op().add_volume_mount(1), lambda p: op().add_port(80),
       lambda p: op().add_env_from(None), lambda p: op().set_security_context({}), lambda p: op().set_lifecycle({}),
       lambda p: op().set_image_pull_policy('Sometimes'), lambda p: op().set_image_pull_policy(p), lambda p: op().set_termination_message_policy('x'),
       lambda p: op().set_env_variable('a', 'b'), lambda p: op().nothing(), lambda p: op(container_kwargs={'no': 1}),
       lambda p: op(container_kwargs={'image': 'x'}), lambda p: op(command=5, arguments=p), lambda p: op(command=p.name),
       lambda p: op(pvolumes={'/x': 1}), lambda p: dsl.PipelineVolume(pvc='a', name='b', x=1), lambda p: dsl.PipelineVolume(name='x' * 64),
       lambda p: dsl.PipelineVolume(pvc='a', empty_dir=1), lambda p: dsl.PipelineVolume(volume=k8s_client.V1Volume(name='v'), name='w'),
       lambda p: dsl.UserContainer('x', 'i', no=1), lambda p: k8s_client.V1EnvVar(value='x'), lambda p: op().set_image_pull_policy(None))
define('retry', lambda p: op().set_retry(1, 'Never'), lambda p: op().set_retry(1, p), lambda p: op().set_retry(p, 'OnTransientError'),
       lambda p: op().after('x'), lambda p: op().apply(lambda o: None).name, lambda p: op().apply(1))
define('conf', lambda p: dsl.PipelineConf().set_parallelism(0), lambda p: dsl.PipelineConf().set_image_pull_policy('x'),
       lambda p: dsl.get_pipeline_conf().set_parallelism(1), lambda p: dsl.PipelineConf().set_timeout())
define('loop', *[lambda p, v=v: dsl.ParallelFor(v) for v in (1, 'abc', {}, [], None, (1,), [{}], [{'a': 1}, {'b': 1}], [{'a b': 1}], [{'1a': 1}],
                                                             range(3), [1, {'a': 2}], [{'a': 1}, {'a': 2}])],
       lambda p: dsl.ParallelFor([1], parallelism=-1), lambda p: dsl.ParallelFor(p, -1), lambda p: dsl.ParallelFor(p).loop_args.any.any)
define('group', lambda p: dsl.ExitHandler(op().after(op())), lambda p: dsl.ExitHandler(1), lambda p: dsl.Condition(), lambda p: dsl.Condition(1),
       lambda p: dsl.Condition(p == 1).after(1))
define('param', *[lambda p, v=v: dsl.PipelineParam(v) for v in ('a', '1', '', 'a b', 'a.b', '_a', 'a\n', 'é', 'aé')],
       lambda p: dsl.PipelineParam('a', 'b', 'c'), lambda p: dsl.PipelineParam('a', 'b', ''), lambda p: dsl.PipelineParam(1),
       lambda p: hash(p), lambda p: p in [1], lambda p: p.no, lambda p: bool(p == 1) and 1 / 0)
define('load', lambda p: components.load_component(), lambda p: components.load_component('a', 'b'), lambda p: components.load_component_from_text(None),
       lambda p: components.load_component_from_file('/nowhere'), lambda p: components.load_component_from_file(None),
       lambda p: load('{name: K, inputs: [{name: class}], implementation: {container: {image: i}}}'))
define('nest', lambda p: dsl.Pipeline('x').__enter__())


results = {}
with dsl.Pipeline('scratch'):
    for name, function in cases.items():
        try:
            function(dsl.PipelineParam('p', param_type='Integer'))
            results[name] = 'fine'
        except Exception as error:
            results[name] = type(error).__name__


@dsl.pipeline(name='errors')
def errors():
    for name, result in results.items():
        dsl.ContainerOp('result of ' + name, 'i', arguments=[name, result])
