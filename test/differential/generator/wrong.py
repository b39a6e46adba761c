# SPDX-License-Identifier: Apache-2.0
"""Random pipelines with one mistake in them."""
from generator import settings
from generator.program import Program

# {o}: an op; {f}: the factory of a component with an Integer input `n` and two outputs; {e}: an expression that may hold a param.
# A mistake of several lines has the guilty one marked by `# wrong`; else it is the last.
MISTAKES = [
    "dsl.PipelineParam('1x')",
    "dsl.PipelineParam('a.b')",
    "dsl.PipelineParam('a', op_name='b', value='c')",
    "dsl.ContainerOp(name='w', image='i', file_outputs={{'a(b)': '/x'}})",
    "dsl.ContainerOp(name='w')",
    "dsl.ContainerOp('w', 'i', cmd=['a'])",
    "dsl.ContainerOp(name='w', image='i', container_kwargs={{'no_such': 1}})",
    "dsl.ContainerOp(name=None, image='i')",
    "{f}(n={o})",
    "{f}(n=1.5)",
    "{f}(n=[1])",
    "{f}(n=2**70)",
    "{f}(1, 2)",
    "{f}(1, m=2)",
    "{f}()",
    "{f}(n={f}(n=1).outputs['text'])",
    "{f}(n={f}(n=1).outputs['nothing'])",
    "two = {f}(n=1)\n{f}(n=two.output)",
    "two = {f}(n=1)\nstr(two.output)",
    "two = {f}(n=1)\ntwo.output.name",
    "two = {f}(n=1)\nwith dsl.Condition(two.output == 'a'):  # wrong\n    {f}(n=3)",
    "with dsl.ParallelFor('abc'):\n    {f}(n=1)",
    "with dsl.ParallelFor([]) as item:\n    {f}(n=1)",
    "dsl.ParallelFor([])",
    "dsl.ParallelFor(5)",
    "dsl.ParallelFor({{'a': 1}})",
    "dsl.ParallelFor([{{'a': 1}}, {{'b': 2}}])",
    "dsl.ParallelFor([{{'a b': 1}}])",
    "dsl.ParallelFor([{{'1a': 1}}])",
    "dsl.ParallelFor([1], parallelism=-1)",
    "dsl.ParallelFor()",
    "dsl.SubGraph(0)",
    "dsl.Condition()",
    "with dsl.Condition(True):  # wrong\n    {f}(n=1)",
    "with dsl.Condition('a' == 'b', 'name'):  # wrong\n    {f}(n=1)",
    "{o}.set_retry(1, policy='Never')",
    "{o}.set_retry()",
    "{o}.set_gpu_limit(0)",
    "{o}.set_gpu_limit('x')",
    "{o}.set_gpu_limit(1, vendor='intel')",
    "{o}.set_memory_limit('1 Gi')",
    "{o}.set_memory_limit('1.5Gi')",
    "{o}.set_memory_request(1024)",
    "{o}.set_memory_request('{{pipelineparam:op=;name=x}}')",
    "{o}.set_ephemeral_storage_limit('1gi')",
    "{o}.set_cpu_limit('a')",
    "{o}.set_cpu_limit(1)",
    "{o}.set_cpu_request('1.5m')",
    "{o}.set_image_pull_policy('Sometimes')",
    "{o}.set_termination_message_policy('Nowhere')",
    "{o}.add_env_variable('A')",
    "{o}.add_env_variable({{'name': 'A'}})",
    "{o}.add_env_from(k8s.V1EnvVar(name='A'))",
    "{o}.add_volume_mount({{}})",
    "{o}.add_volume_devices(1)",
    "{o}.add_port(80)",
    "{o}.set_security_context({{}})",
    "{o}.set_readiness_probe({{}})",
    "{o}.set_liveness_probe(None)",
    "{o}.set_lifecycle('x')",
    "{o}.set_no_such_thing(1)",
    "{o}.set_env_variable('A', 'b')",
    "{o}.add_pod_label('a')",
    "{o}.after('other')",
    "{o}.after(None)",
    "outside = dsl.ContainerOp(name='w', image='i')\noutside.name = 'elsewhere'\n{o}.after(outside)",
    "k8s.V1EnvVar(value='x')",
    "k8s.V1EnvVar(nme='x')",
    "k8s.V1VolumeMount(name='x')",
    "k8s.V1NoSuchThing()",
    "k8s.V1ContainerPort(name='a')",
    "dsl.get_pipeline_conf().set_parallelism(0)",
    "dsl.get_pipeline_conf().set_image_pull_policy('Sometimes')",
    "dsl.get_pipeline_conf().no_such(1)",
    "dsl.get_pipeline_conf().add_op_transformer(5)",
    "dsl.get_pipeline_conf().add_op_transformer(lambda op: op.no_such)  # wrong",
    "dsl.no_such_thing()",
    "components.load_component_from_text('')",
    "components.load_component_from_text('a')",
    "components.load_component_from_text('[1]')",
    "components.load_component_from_text('name: [')",
    "components.load_component_from_text('name: 5')",
    "components.load_component_from_text('name: a\\nnope: 1')",
    "components.load_component_from_text('inputs: [{{name: a}}, {{name: a}}]')",
    "components.load_component_from_text('inputs: [{{nme: a}}]')",
    "components.load_component_from_text('inputs: {{a: b}}')",
    "components.load_component_from_text('implementation: {{container: {{}}}}')",
    "components.load_component_from_text('implementation: {{container: {{image: i, command: [no]}}}}')",
    "components.load_component_from_text('implementation: {{container: {{image: i, command: [1]}}}}')",
    "components.load_component_from_text('implementation: {{container: {{image: i, command: a}}}}')",
    "components.load_component_from_text('implementation: {{container: {{image: i, command: [{{inputValue: x}}]}}}}')",
    "components.load_component_from_text('implementation: {{container: {{image: i, command: [{{outputPath: x}}]}}}}')",
    "components.load_component_from_text('implementation: {{container: {{image: i, command: [{{noValue: x}}]}}}}')",
    "components.load_component_from_text('implementation: {{container: {{image: i, file_outputs: {{}}}}}}')",
    "components.load_component_from_text('implementation: {{container: {{image: i, fileOutputs: {{x: /x}}}}}}')",
    "components.load_component_from_text('name: only')()",
    "components.load_component_from_text('inputs: [{{name: class}}]')",
    "components.load_component_from_text('outputs: [{{name: x(y)}}]\\nimplementation: {{container: {{image: i}}}}')()",
    "components.load_component_from_text('inputs: [{{name: x}}]\\nimplementation: {{container: {{image: i, command: [{{if: {{cond: maybe, then: a}}}}]}}}}')('a')",
    "components.load_component_from_text('inputs: [{{name: x, optional: true}}]\\nimplementation: {{container: {{image: i, command: [{{if: {{cond: {{inputValue: x}}, then: a}}}}]}}}}')('true')",
    "components.load_component_from_text('outputs: [{{name: x}}]\\nimplementation: {{container: {{image: i, command: [{{outputPath: x}}], fileOutputs: {{x: /x}}}}}}')()",
    "components.load_component_from_text('inputs: [{{name: x, type: Float, optional: true, default: a}}]\\nimplementation: {{container: {{image: i}}}}')()",
    "components.load_component_from_text(5)",
    "components.load_component()",
    "components.load_component(filename='a', text='b')",
    "components.load_component_from_file('no/such/file.yaml')",
    "components.load_component_from_file(5)",
    "undefined_name",
    "1 / 0",
    "raise RuntimeError('mine')",
    "assert {e} is None, 'no'",
    "dsl.UserContainer('a')",
    "dsl.Sidecar(image='b')",
    "{o}.apply(5)",
    "{o}.apply(gcp.no_such())",
    "gcp.use_tpu(8)",
    "{o}.add_pvolumes({{'/a': 'b'}})",
    "dsl.Pipeline('inner').__enter__()",
    "dsl.ContainerOp(name='w', image='i', arguments=['{{{{item}}}}'])  # wrong",
    "dsl.ContainerOp(name='w', image='i', arguments=['{{{{tasks.a.outputs.parameters.b}}}}'])  # wrong",
    "dsl.ContainerOp(name='w', image='i', arguments=['{{{{inputs.artifacts.a.path}}}}'])  # wrong",
    "dsl.ContainerOp(name='w', image='i', arguments=['{{{{outputs.x}}}}'])  # wrong",
    "dsl.ContainerOp(name='w', image='i', arguments=['{{{{pipelineparam:op=nobody;name=x}}}}'])  # wrong",
    "inner = dsl.ContainerOp(name='bye', image='i')\nwith dsl.ExitHandler(inner):\n    again = dsl.ContainerOp(name='bye', image='i')\n"
    "    with dsl.ExitHandler(again):  # wrong\n        {f}(n=1)",
    "first = {f}(n=1)\nbye = dsl.ContainerOp(name='bye', image='i').after(first)\nwith dsl.ExitHandler(bye):  # wrong\n    {f}(n=1)",
    "first = {f}(n=1)\nbye = dsl.ContainerOp(name='bye', image='i', arguments=[first.outputs['text']])\nwith dsl.ExitHandler(bye):\n    {f}(n=1)",
    "dsl.ExitHandler('x')",
    "dsl.importer('gs://a', 'b')",
]
FACTORY = """typed = components.load_component_from_text('''
name: Typed
inputs: [{name: n, type: Integer}]
outputs: [{name: text, type: String}, {name: number, type: Integer}]
implementation: {container: {image: i, command: [c, {inputValue: n}, {outputPath: text}, {outputPath: number}]}}
''')
"""


class WrongProgram(Program):
    """The mistake stands somewhere among the first statements."""

    def __init__(self, seed, number):
        Program.__init__(self, seed)
        self.left = self.chance.choice([1, 2, 4])
        self.mistake = MISTAKES[number % len(MISTAKES)]
        self.after_statements = self.chance.randint(1, 3)

    def statement(self):
        Program.statement(self)
        self.after_statements -= 1
        if self.after_statements == 0 or (self.mistake and self.left <= 0):
            self.make_mistake()

    def make_mistake(self):
        mistake, self.mistake = self.mistake, None
        if mistake is None:
            return
        variable = self.variable('op')
        if '{o}' in mistake:
            self.line("%s = dsl.ContainerOp(name='o', image='i')" % variable)
        text = mistake.replace('{f}', 'typed').replace('{e}', repr('x'))
        text = settings.fill(self.chance, text, self, variable)
        for line in text.splitlines():
            self.line(line)

    def generate(self):
        text = Program.generate(self)
        return text.replace('\n\n\n@dsl.pipeline', '\n' + FACTORY + '\n\n@dsl.pipeline')


def generate(seed, number):
    return WrongProgram(seed, number).generate()
