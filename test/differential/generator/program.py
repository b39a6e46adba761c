# SPDX-License-Identifier: Apache-2.0
"""Random pipelines: the function, its parameters, its ops and its groups."""
from generator import components, functions, graphs, resources, settings, values
from generator.values import Chance, Raw, literal

MAX_DEPTH = 5


class Value:
    """An expression that is a param."""

    def __init__(self, expression, kind, group, is_op=False):
        self.expression = expression
        self.kind = kind
        self.group = group  # where it was made
        self.is_op = is_op


class Program:
    def __init__(self, seed):
        self.chance = Chance(seed)
        self.names = values.NAMES + (values.GROUP_NAMES if self.chance.maybe(0.03) else [])
        self.head = []
        self.body = []
        self.values = []
        self.ops = []  # (variable, group)
        self.components = []
        self.graph_functions = []
        self.volumes = []  # (expression, group)
        self.groups = []  # those that are open: (kind, variable)
        self.closed = []  # (variable, group)
        self.depth = 0
        self.numbers = 0
        self.left = self.chance.choice([2, 4, 8, 12])
        self.exit_handler = False

    # ---- text

    def line(self, text, indent=None):
        self.body.append('    ' * (1 + self.depth if indent is None else indent) + text)

    def variable(self, prefix):
        self.numbers += 1
        return '%s%d' % (prefix, self.numbers)

    def group(self):
        return tuple(variable for _, variable in self.groups)

    # ---- expressions

    def param(self, kind='any'):
        """A value whose type goes with `kind`, or None."""
        fits = [value for value in self.values if kind == 'any' or kind is None or value.kind is None or value.kind == kind]
        return self.chance.choice(fits) if fits else None

    def param_expression(self):
        value = self.param()
        return value.expression if value else None

    def text_expression(self):
        chance = self.chance
        value = self.param()
        if value is None or chance.maybe(0.5):
            return repr(chance.text())
        form = chance.randint(0, 3)
        if form == 0:
            return value.expression
        if form == 1:
            return "'%s %%s' %% (%s,)" % (chance.choice(['n', 'ü', '', 'a\\n']), value.expression)
        if form == 2:
            return "f'{%s}/%s'" % (value.expression.replace("'", '"'), chance.choice(['x', '', '{{}}']))
        other = self.param()
        return "'%%s%%s' %% (%s, %s)" % (value.expression, other.expression)

    def argument(self, port):
        chance = self.chance
        value = self.param(port.kind)
        if value is not None and chance.maybe(0.55):
            return value.expression
        if port.by_path:
            return literal(chance.constant(None)) if chance.maybe(0.9) or port.required else 'None'
        if chance.maybe(0.1):
            return 'None' if not port.required and chance.maybe(0.3) else repr(chance.text())
        if port.kind in (None, 'String') and chance.maybe(0.4):
            return self.text_expression()
        kind = port.kind if port.kind is None or isinstance(port.kind, str) else 'String'
        constant = chance.constant(kind)
        if kind not in (None, 'String', 'Integer', 'Float', 'Bool', 'Boolean', 'JsonArray', 'List', 'JsonObject', 'Dict'):
            return repr(chance.text())
        if kind in ('JsonArray', 'List') and value is not None and chance.maybe(0.5):
            constant.append(Raw(value.expression))
        return literal(constant) if chance.maybe(0.85) or kind is None else repr(chance.text())

    def volume(self):
        return self.chance.choice(self.volumes)[0] if self.volumes else None

    # ---- ops

    def op(self):
        chance = self.chance
        self.left -= 1
        variable = self.variable('op')
        visible = self.values[:]
        component = chance.choice(self.components) if self.components and chance.maybe(0.65) else None
        resource = component is None and chance.maybe(0.2)
        if component is not None:
            self.use_component(variable, component)
        elif resource:
            self.resource_op(variable)
        else:
            self.container_op(variable)
        made, self.values = self.values[len(visible):], visible  # no op reads its own outputs
        if component is not None and component.is_graph:
            self.values += made
            return
        self.settings(variable, settings.RESOURCE_OP if resource else settings.ANY_OP + settings.CONTAINER_OP)
        if chance.maybe(0.2):
            self.after(variable)
        self.ops.append((variable, self.group()))
        self.values += made

    def use_component(self, variable, component):
        chance = self.chance
        arguments, positional = [], True
        for port in component.inputs:
            if not port.required and chance.maybe(0.5):
                positional = False
                continue
            if positional and chance.maybe(0.5):
                arguments.append(self.argument(port))
            else:
                positional = False
                arguments.append('%s=%s' % (port.identifier, self.argument(port)))
        self.line('%s = %s(%s)' % (variable, component.variable, ', '.join(arguments)))
        for port in component.outputs:
            name = chance.choice([port.name, port.identifier])
            self.values.append(Value('%s.outputs[%r]' % (variable, name), port.kind, self.group(), True))
        if len(component.outputs) == 1 and not component.is_graph and chance.maybe(0.7):
            self.values[-1].expression = variable + '.output'

    def resource_op(self, variable):
        chance = self.chance
        make = chance.choice([resources.resource_op, resources.resource_op, resources.volume_op, resources.snapshot_op])
        for name in make(chance, self, variable):
            self.values.append(Value('%s.outputs[%r]' % (variable, name), None, self.group(), True))

    def container_op(self, variable):
        chance = self.chance
        parts = ['name=%r' % chance.choice(self.names), 'image=%s' % (repr(chance.choice(values.IMAGES)) if chance.maybe(0.9) else self.text_expression())]
        for key in ('command', 'arguments'):
            if chance.maybe(0.6):
                parts.append('%s=%s' % (key, self.command_line()))
        outputs = chance.some(values.PORTS + ['mlpipeline-metrics', 'MLPipeline UI metadata'], 3) if chance.maybe(0.6) else []
        if outputs:
            parts.append('file_outputs=%r' % {name: '/out/%d' % i for i, name in enumerate(outputs)})
        if chance.maybe(0.1):
            parts.append("output_artifact_paths={'extra': '/e', 'mlpipeline-metrics': '/m'}")
        if chance.maybe(0.1):
            parts.append("container_kwargs={'env': [k8s.V1EnvVar(name='K', value=%s)], 'working_dir': '/w'}" % self.text_expression())
        if chance.maybe(0.1):
            parts.append('artifact_argument_paths=[dsl.InputArgumentPath(%s, %s)]' % (
                self.text_expression(), chance.choice(["'in'", "'My in', '/p/q'", "input=None, path='/z'"])))
        if chance.maybe(0.3 if self.volumes else 0.03):
            parts.append(resources.pipeline_volumes(chance, self, self.numbers))
            if self.volumes:
                self.volumes.append((chance.choice(['%s.pvolume', "%s.pvolumes['/data0']"]) % variable, self.group()))
        self.line('%s = dsl.ContainerOp(%s)' % (variable, ', '.join(parts)))
        outputs = [name for name in outputs if not name.lower().startswith('mlpipeline')]
        for name in outputs:
            self.values.append(Value('%s.outputs[%r]' % (variable, name), None, self.group(), True))
        if len(outputs) == 1 and chance.maybe(0.7):
            self.values[-1].expression = variable + '.output'

    def command_line(self):
        chance = self.chance
        if chance.maybe(0.1):
            return self.text_expression()
        words = []
        for _ in range(chance.randint(0, 4)):
            if chance.maybe(0.12):
                value = self.param()
                words.append('dsl.InputArgumentPath(%s)' % (value.expression if value else repr(chance.text())))
            else:
                words.append(self.text_expression() if chance.maybe(0.7) else literal(chance.constant()))
        return '[' + ', '.join(words) + ']'

    def settings(self, variable, templates):
        chance = self.chance
        for _ in range(chance.choice([0, 0, 0, 1, 1, 2, 4])):
            if templates is not settings.RESOURCE_OP and chance.maybe(0.25):
                self.line(settings.fill(chance, chance.choice(settings.STATEMENTS), self, variable))
            else:
                template = chance.choice(templates)
                self.line(variable + '.' + settings.fill(chance, template, self))

    def after(self, variable):
        here = self.group()
        # Not what is around here, and not the op itself.
        targets = [name for name, _ in self.ops if name != variable]
        targets += [name for name, _ in self.closed if name not in here]
        for target in self.chance.some(targets, 2):
            self.line('%s.after(%s)' % (variable, target))

    # ---- groups

    def block(self):
        """The inside of a group: at least one statement."""
        count = self.chance.randint(1, 3)
        for _ in range(count):
            self.statement()

    def statement(self):
        chance = self.chance
        if self.depth < MAX_DEPTH and self.left > 0 and chance.maybe(0.45):
            chance.choice([self.condition] * 4 + [self.loop] * 4 + [self.sub_graph, self.call_graph])()
        elif self.left > 0 or self.body[-1].endswith(':'):
            self.op()

    def enter(self, kind, variable, text):
        self.line(text)
        self.groups.append((kind, variable))
        self.depth += 1
        self.block()
        self.depth -= 1
        self.groups.pop()
        self.closed.append((variable, self.group()))

    def operand(self):
        chance = self.chance
        value = self.param()
        if value is not None and chance.maybe(0.3):
            return value.expression
        if chance.maybe(0.03):
            return self.text_expression()  # where kfp replaces no params
        return chance.choice([repr(chance.text()), literal(chance.constant('Integer')), literal(chance.constant('Float')), 'True', 'None', "'heads'"])

    def condition(self):
        chance = self.chance
        value = self.param()
        if value is None:
            return self.op()
        left, operator, right = value.expression, chance.choice(values.OPERATORS), self.operand()
        if chance.maybe(0.2):
            left, right = right, left
        name = chance.choice(['', '', '', ", 'named%d'" % self.numbers, ", 'my_name_%d'" % self.numbers, ", name='n-%d'" % self.numbers])
        variable = self.variable('group')
        test = '%s %s %s' % (left, operator, right)
        if chance.maybe(0.2):
            self.line('%s = dsl.Condition(%s%s)' % (variable, test, name))
            self.enter('condition', variable, 'with %s:' % variable)
        else:
            self.enter('condition', variable, 'with dsl.Condition(%s%s) as %s:' % (test, name, variable))
        return None

    def loop(self):
        chance = self.chance
        variable, item = self.variable('loop'), self.variable('item')
        here = self.group()
        near = here[:-1] if self.groups and self.groups[-1][0] == 'sub_graph' else here
        own = [value for value in self.values if not value.is_op or value.group == near]
        parallelism = chance.choice(['', '', ', parallelism=3', ', 1', ', parallelism=0'])
        made = [Value(item, None, here + (variable,))]
        if own and chance.maybe(0.45):
            source = chance.choice(own)
            items = source.expression
            made += [Value('%s.%s' % (item, name), None, here) for name in chance.some(['a', 'b_c', 'Dd'], 2)]
            for value in made if source.is_op else ():  # kfp fails at a loop over the item of such a loop
                value.is_op, value.group = True, None
        elif chance.maybe(0.5):
            keys = chance.choice([['a'], ['a', 'b_c'], ['k', 'Dd', '_e']])
            items = literal([{key: self.member() for key in keys} for _ in range(chance.randint(1, 3))])
            made += [Value('%s.%s' % (item, key), None, here) for key in keys]
        else:
            items = literal([self.member() for _ in range(chance.randint(1, 4))])
            if chance.maybe(0.2):
                items = 'tuple(%s)' % items
        self.line('%s = dsl.ParallelFor(%s%s)' % (variable, items, parallelism))
        before = self.values
        self.values = self.values + made
        count = len(self.values)
        self.enter('loop', variable, 'with %s as %s:' % (variable, item))
        self.values = before + self.values[count:]

    def member(self):
        chance = self.chance
        value = self.param() if chance.maybe(0.15) else None
        if value is not None and not value.is_op:
            return Raw(value.expression) if chance.maybe(0.6) else Raw("'x%%s' %% (%s,)" % value.expression)
        return chance.constant(chance.choice(['String', 'Integer', 'Float', 'Bool', 'String', None]), 1)

    def sub_graph(self):
        variable = self.variable('sub')
        self.enter('sub_graph', variable, 'with dsl.SubGraph(%d) as %s:' % (self.chance.randint(1, 3), variable))

    def function_body(self, function):
        """The lines of a graph component's body, of its parameters alone."""
        kept = self.body, self.values, self.ops, self.closed, self.volumes, self.depth, self.left, self.groups
        self.body, self.ops, self.closed, self.volumes, self.depth, self.groups = [], [], [], [], 0, [('graph', function.name)]
        # No loop over them: the op that makes them stands elsewhere.
        self.values = [Value(name, None, None, True) for name in function.parameters]
        self.left = self.chance.choice([1, 2, 3])
        self.op()
        while self.left > 0 and self.chance.maybe(0.7):
            self.statement()
        if function.recursive:
            value = self.param()
            self.line('with dsl.Condition(%s != %s):' % (value.expression, repr(self.chance.text())))
            self.line('    %s(%s)' % (function.name, ', '.join(self.param_expression() for _ in function.parameters)))
        result = self.body
        self.body, self.values, self.ops, self.closed, self.volumes, self.depth, self.left, self.groups = kept
        return result

    def call_graph(self):
        usable = [function for function in self.graph_functions if not (function.recursive and function.called)]
        function = self.chance.choice(usable) if usable and self.values else None
        if function is None or any(kind == 'graph' for kind, _ in self.groups):
            return self.op()
        function.called = True
        self.left -= 1
        variable = self.variable('graph')
        given = [self.param_expression() for _ in function.parameters]
        if function.recursive and len(set(given)) < len(given):
            return self.op()  # kfp then mixes up what the recursion passes
        self.line('%s = %s(%s)' % (variable, function.name, ', '.join(given)))
        self.closed.append((variable, self.group()))
        return None

    # ---- the whole

    def parameters(self):
        chance = self.chance
        result = []
        for i in range(chance.randint(0, 5)):
            annotation, kind = chance.choice(values.ANNOTATIONS)
            name = chance.choice(['p%d', 'Par_%d', 'a_long_name_%d', 'url%d']) % i
            default = ''
            if result and '=' in result[-1] or chance.maybe(0.6):
                constant = chance.constant(kind if kind not in ('URI',) and isinstance(kind, (str, type(None))) else 'String')
                default = '=' + (chance.choice(['None', literal(constant), literal(constant), literal(chance.constant())]))
            result.append(name + (': ' + annotation if annotation else '') + default)
            from_name = name if '-' not in name else name.replace('-', '_')
            self.values.append(Value(from_name, kind, ()))
        return result

    def conf(self):
        chance = self.chance
        if not chance.maybe(0.3):
            return
        self.line('conf = dsl.get_pipeline_conf()')
        for template in chance.some(settings.CONF, 4):
            self.line('conf.' + settings.fill(chance, template, self))

    def generate(self):
        chance = self.chance
        self.head = [
            'from typing import NamedTuple, Optional', '', 'from kfp import aws, azure, components, dsl, gcp, onprem',
            'from kfp.components import InputBinaryFile, InputPath, InputTextFile, OutputBinaryFile, OutputPath, OutputTextFile',
            'from kfp.dsl import data_passing_methods', 'from kubernetes import client as k8s', '', '',
            'def transform(op):', "    op.add_pod_annotation('transformed', op.name)", '', '', 'def resize(op):', '    if isinstance(op, dsl.ContainerOp):',
            "        op.container.set_memory_request('1Gi')", "        op.set_retry(3).add_env_variable(k8s.V1EnvVar(name='FROM', value=op.human_name))",
            "        op.add_volume(k8s.V1Volume(name='extra', empty_dir=k8s.V1EmptyDirVolumeSource()))", "    op.add_toleration(k8s.V1Toleration(key='k'))",
            ''
        ]
        for i in range(chance.randint(0, 3)):
            variable = 'component%d' % i
            component = chance.choice([lambda: components.make(chance, variable, self.names)] * 6 + [
                lambda: functions.make(chance, variable)] * 3 + [lambda: graphs.component(chance, variable)])()
            self.components.append(component)
            self.head += component.lines
        for i in range(chance.choice([0, 0, 0, 1, 2])):
            self.graph_functions.append(graphs.GraphFunction(chance, self, 'graph_%d' % i))
            self.head += self.graph_functions[-1].lines
        name = chance.choice([None] + self.names)
        arguments = [] if name is None else ['name=%r' % name]
        if chance.maybe(0.3):
            arguments.append('description=%r' % chance.choice(['Short.', ' Two\nlines ', 'ünï "q" \\']))
        if chance.maybe(0.1):
            arguments.append("pipeline_root='gs://b/%s'")
        self.head += ['', '', '@dsl.pipeline(%s)' % ', '.join(arguments),
                      'def %s(%s):' % (chance.choice(['pipe', 'my_pipeline', '_p', 'Train_2']), ', '.join(self.parameters()))]
        if chance.maybe(0.2):
            self.line(chance.choice(["'''A docstring.'''", "'''First line.\n\n    Args:\n        p0: the first\n          and more\n    '''"]))
        if chance.maybe(0.2):
            self.exit_handler_around()
        else:
            while self.left > 0:
                self.statement()
        self.conf()
        return '\n'.join(['# SPDX-License-Identifier: Apache-2.0'] + self.head + self.body) + '\n'

    def exit_handler_around(self):
        exit_op = self.variable('op')
        visible = self.values[:]
        self.container_op(exit_op)
        self.values = visible
        self.enter('exit_handler', self.variable('handler'), 'with dsl.ExitHandler(%s):' % exit_op)
        while self.left > 0 and self.chance.maybe(0.5):
            self.statement()


def generate(seed):
    return Program(seed).generate()
