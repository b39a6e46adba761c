# SPDX-License-Identifier: Apache-2.0
"""Random programs for KFP v2: groups in groups, loops over everything, handlers, pipelines in pipelines, values of every type.

    program(seed)          the text of a program, most often a good one
    program(seed, True)    with one statement put in that is most often wrong
"""
import random

# name -> (head, body, outputs {name: type}, inputs {name: (type, required)})
_LEAVES = {
    'say': ("(text: str, n: int = 0) -> str", {'Output': 'str'}, {'text': ('str', True), 'n': ('int', False)}),
    'count': ("(a: int, b: int = 1, flag: bool = False) -> int", {'Output': 'int'}, {'a': ('int', True), 'b': ('int', False), 'flag': ('bool', False)}),
    'real': ("(x: float, tag: str = '') -> float", {'Output': 'float'}, {'x': ('float', True), 'tag': ('str', False)}),
    'truth': ("(x: str = 'x') -> bool", {'Output': 'bool'}, {'x': ('str', False)}),
    'words': ("(text: str = 'a b') -> List[str]", {'Output': 'List[str]'}, {'text': ('str', False)}),
    'numbers': ("(n: int = 3) -> List[int]", {'Output': 'List[int]'}, {'n': ('int', False)}),
    'records': ("(n: int = 3) -> List[Dict[str, str]]", {'Output': 'List[Dict[str, str]]'}, {'n': ('int', False)}),
    'table': ("(l: list = [], d: dict = {}) -> dict", {'Output': 'dict'}, {'l': ('list', False), 'd': ('dict', False)}),
    'pair': ("(x: str = '') -> NamedTuple('P', [('num', int), ('txt', str), ('lst', list)])", {'num': 'int', 'txt': 'str', 'lst': 'list'},
             {'x': ('str', False)}),
    'data': ("(d: Output[Dataset], n: int = 1) -> str", {'d': 'Dataset', 'Output': 'str'}, {'n': ('int', False)}),
    'train': ("(d: Input[Dataset], m: Output[Model], rate: float = 0.5)", {'m': 'Model'}, {'d': ('Dataset', True), 'rate': ('float', False)}),
    'check': ("(a: Input[Artifact] = None, text: str = '')", {}, {'a': ('Artifact', False), 'text': ('str', False)}),
    'merge': ("(ds: Input[List[Dataset]]) -> int", {'Output': 'int'}, {'ds': ('List[Dataset]', True)}),
}
_INPUTS = {'alpha': 'str', 'beta': 'int', 'gamma': 'float', 'delta': 'bool', 'epsilon': 'list', 'zeta': 'dict', 'eta': 'List[str]',
           'theta': 'List[int]', 'iota': 'List[Dict[str, str]]', 'kappa': 'Input[Dataset]', 'lambda_': 'Input[List[Dataset]]', 'a': 'str', 'param': 'int'}
_DEFAULTS = {'str': "'v'", 'int': '1', 'float': '2.5', 'bool': 'True', 'list': "['x', 'y']", 'dict': "{'k': 'v'}", 'List[str]': "['s', 't']",
             'List[int]': '[1, 2]', 'List[Dict[str, str]]': "[{'a': 'b'}]"}
_IN_TEXT = ('str', 'int', 'float', 'bool', 'list', 'dict')


class _Value:

    def __init__(self, text, kind, group, task=None):
        self.text = text    # in Python
        self.kind = kind    # its type; `any`: an item that nothing is known of
        self.group = group  # the group that makes it
        self.task = task    # the variable of the task that makes it


class _Group:

    def __init__(self, parent, what):
        self.parent = parent
        self.what = what
        self.tasks = []     # variables
        self.values = []
        self.closed = []    # groups that have ended

    def chain(self):
        result, group = [], self
        while group is not None:
            result.append(group)
            group = group.parent
        return result


class _Pipeline:
    """One function. `suffix` keeps the names of its components apart from other functions'."""

    def __init__(self, chance, name, suffix, depth, callees):
        self.chance = chance
        self.name = name
        self.suffix = suffix
        self.depth = depth
        self.callees = callees  # of pipelines: (name, inputs, outputs)
        self.lines = []
        self.used = []          # leaves
        self.counter = 0
        self.root = _Group(None, 'root')
        self.chains = True      # whether conditions may have an Else
        self.places = []        # (number of lines before, indentation, group): where a statement may be put in
        self.inputs = {}
        self.outputs = {}

    def some(self, probability):
        return self.chance.random() < probability

    def fresh(self, prefix):
        self.counter += 1
        return '%s%d' % (prefix, self.counter)

    def emit(self, indent, text):
        self.lines.append('    ' * indent + text)

    # Values.

    def visible(self, group, kinds):
        found = []
        for scope in group.chain():
            found += [value for value in scope.values if value.kind in kinds]
        return found

    def constant(self, kind):
        choose = self.chance.choice
        return {
            'str': lambda: choose(["'c'", "'two words'", "''", "'é \"q\"'", 'dsl.PIPELINE_JOB_NAME_PLACEHOLDER', "'yes'", "'1'"]),
            'int': lambda: str(choose([0, 1, -5, 10 ** 9])),
            'float': lambda: choose(['0.5', '-1e-9', '3.0']),
            'bool': lambda: choose(['True', 'False']),
            'list': lambda: choose(['[]', "[1, 'a', [True]]", "[{'k': 2.5}]"]),
            'dict': lambda: choose(['{}', "{'a': 1, 'b': {'c': [1]}}", "{'yes': 'no'}"]),
        }[kind]()

    def text(self, group):
        parts = []
        for _ in range(self.chance.randint(1, 3)):
            values = [v for v in self.visible(group, _IN_TEXT) if not v.text.startswith('item')]
            if values and self.some(.8):
                parts.append('{%s}' % self.chance.choice(values).text)
            parts.append(self.chance.choice(['-', ' and ', '/x']))
        return 'f"%s"' % ''.join(parts)

    def argument(self, group, kind):
        """Python for an argument of `kind`; None: there is none."""
        kinds = {'list': ('list', 'List[str]', 'List[int]', 'List[Dict[str, str]]', 'any'), 'Artifact': ('Dataset', 'Model', 'Artifact')}.get(
            kind, (kind, 'any') if kind in _DEFAULTS else (kind,))
        values = self.visible(group, kinds)
        if kind == 'dict':
            values += self.visible(group, ('Dict[str, str]',))
        if kind == 'str' and self.some(.3):
            return self.text(group)
        if kind in ('list', 'dict') and self.some(.3):
            # Fields of items lose their way there: K-06.
            inner = [value for value in self.visible(group, ('str', 'int', 'float', 'list')) if '.f' not in value.text]
            if inner:
                one = self.chance.choice(inner).text
                return '[%s, 1]' % one if kind == 'list' else "{'k': %s, 'l': [%s]}" % (one, one)
        if values and self.some(.75):
            return self.chance.choice(values).text
        if kind in ('str', 'int', 'float', 'bool', 'list', 'dict'):
            return self.constant(kind)
        return self.chance.choice(values).text if values else None

    # Statements.

    def call(self, indent, group, name, inputs, outputs, settings=True):
        """A task; its variable, or None where an argument is missing."""
        arguments = []
        for key, (kind, required) in inputs.items():
            if not required and self.some(.5):
                continue
            value = self.argument(group, kind)
            if value is None:
                if required:
                    return None
                continue
            arguments.append('%s=%s' % (key, value))
        variable = self.fresh('t')
        self.emit(indent, '%s = %s(%s)' % (variable, name, ', '.join(arguments)))
        group.tasks.append(variable)
        for key, kind in outputs.items():
            group.values.append(_Value("%s.outputs['%s']" % (variable, key), kind, group, variable))
        if settings:
            self.settings(indent, group, variable)
        return variable

    def leaf(self, indent, group):
        name = self.chance.choice(sorted(_LEAVES))
        head, outputs, inputs = _LEAVES[name]
        variable = self.call(indent, group, name + self.suffix, inputs, outputs)
        if variable and name not in self.used:
            self.used.append(name)

    def settings(self, indent, group, task):
        choose = self.chance.choice
        if self.some(.6):
            return
        names = [value for value in self.visible(group, ('str',)) if value.task != task and '.f' not in value.text]  # fields: K-06
        name = choose(names).text if names and self.some(.5) else "'plain'"
        before = [other for scope in group.chain() for other in scope.tasks if other != task]
        loops = [other for scope in group.chain() for ended in scope.closed if ended.what == 'loop' for other in ended.tasks]
        for _ in range(self.chance.randint(1, 2)):
            made = choose([
                lambda: "%s.set_caching_options(%s)" % (task, choose(['False', 'True', "True, cache_key='k'"])),
                lambda: "%s.set_retry(%s)" % (task, choose(['2', "3, backoff_duration='1h', backoff_factor=1.5"])),
                lambda: "%s.set_display_name('Shown %d')" % (task, self.counter),
                lambda: "%s.set_cpu_limit('%s').set_memory_request('%s')" % (task, choose(['1', '500m', '.5']), choose(['1Gi', '512M', '77'])),
                lambda: "%s.set_accelerator_type('gpu').set_accelerator_limit(%d)" % (task, self.chance.randint(0, 4)),
                lambda: "%s.set_env_variable('E%d', '%s')" % (task, self.chance.randint(1, 3), choose(['', 'x', 'yes'])),
                lambda: "%s.set_container_image('%s')" % (task, choose(['busybox', 'a/b:c'])),
                lambda: "%s.after(%s)" % (task, choose(before + loops)) if before + loops else None,
                lambda: "kubernetes.use_secret_as_env(%s, %s, {'k': 'E'})" % (task, name),
                lambda: "kubernetes.use_config_map_as_volume(%s, %s, '/m', optional=%s)" % (task, name, choose(['True', 'False'])),
                lambda: "kubernetes.mount_pvc(%s, %s, '/p')" % (task, name),
                lambda: "kubernetes.set_timeout(%s, %d)" % (task, choose([0, 60])),
                lambda: "kubernetes.add_pod_label(%s, 'l', 'v')" % task,
                lambda: "kubernetes.add_toleration(%s, key='k', operator='Exists', toleration_seconds=5)" % task,
                lambda: "kubernetes.add_node_affinity(%s, [{'key': 'k', 'operator': 'In', 'values': ['v']}], weight=3)" % task,
            ])()
            if made:
                self.emit(indent, made)

    def condition(self, group):
        operator = self.chance.choice(['==', '!=', '<', '>=', '>', '<='])
        values = self.visible(group, ('str', 'int', 'float', 'bool'))
        if not values:
            return None
        left = self.chance.choice(values)
        if left.kind == 'bool':
            return '%s %s %s' % (left.text, self.chance.choice(['==', '!=']), self.constant('bool'))
        same = [value for value in values if value.kind == left.kind]
        if self.some(.3):
            right = self.chance.choice(same).text
        else:
            right = {'str': "'x'", 'int': '3', 'float': '2.5'}[left.kind]
        return '%s %s %s' % (left.text, operator, right)

    def branches(self, indent, group, depth):
        condition = self.condition(group)
        if condition is None:
            return
        inner = []
        heads = ['dsl.If(%s)' % condition]
        with_else = self.some(.6) and self.chains
        if with_else:
            for _ in range(self.chance.choice([0, 0, 1, 2])):
                heads.append('dsl.Elif(%s)' % self.condition(group))
            heads.append('dsl.Else()')
        for head in heads:
            if self.some(.2):
                head = head[:-1] + (', ' if head[-2] != '(' else '') + "name='Named')"
            self.emit(indent, 'with %s:' % head)
            branch = _Group(group, 'branch')
            self.block(indent + 1, branch, depth + 1)
            inner.append(branch)
        chain = _Group(group, 'chain' if with_else else 'if')
        group.closed.append(chain)
        if with_else:
            self.one_of(indent, group, inner)

    def one_of(self, indent, group, branches):
        kinds = sorted(set(value.kind for value in branches[0].values if value.task))
        kinds = [kind for kind in kinds if any(value.kind == kind and value.task for value in branches[-1].values)]
        if not kinds or self.some(.4):
            return
        kind = self.chance.choice(kinds)
        chosen = []
        for branch in branches:
            values = [value for value in branch.values if value.kind == kind and value.task and value.group is branch]
            if values:
                chosen.append(self.chance.choice(values).text)
        if len(chosen) < 2:
            return
        variable = self.fresh('one')
        self.emit(indent, '%s = dsl.OneOf(%s)' % (variable, ', '.join(chosen)))
        # It has to be consumed by something else than a condition or text.
        for name, key in (('say', 'text'), ('count', 'a'), ('real', 'x'), ('train', 'd')):
            if _LEAVES[name][2][key][0] == kind:
                task = self.fresh('t')
                self.emit(indent, '%s = %s%s(%s=%s)' % (task, name, self.suffix, key, variable))
                group.tasks.append(task)
                if name not in self.used:
                    self.used.append(name)

    def loop(self, indent, group, depth):
        choose = self.chance.choice
        item = self.fresh('item')
        limit = choose(['', '', ', parallelism=2', ", name='Loop'"])
        inner = _Group(group, 'loop')
        lists = self.visible(group, ('list', 'List[str]', 'List[int]', 'List[Dict[str, str]]', 'List[Dataset]'))
        if lists and self.some(.6):
            source = choose(lists)
            self.emit(indent, 'with dsl.ParallelFor(%s%s) as %s:' % (source.text, limit, item))
            kind = {'list': 'any', 'List[str]': 'str', 'List[int]': 'int', 'List[Dict[str, str]]': 'Dict[str, str]', 'List[Dataset]': 'Dataset'}[source.kind]
            inner.values.append(_Value(item, kind, inner))
            if kind in ('any', 'Dict[str, str]'):
                inner.values.append(_Value(item + '.field', 'any' if kind == 'any' else 'str', inner))
        else:
            items, kind = choose([("['a', 'é']", 'str'), ('[1, 2, 3]', 'int'), ('[0.5, 1e-7]', 'float'), ("[{'f': 'x', 'g': 'y'}, {'f': 'z'}]", 'fields'),
                                  ("[[1], ['a']]", 'list'), ('(True, False)', 'bool')])
            self.emit(indent, 'with dsl.ParallelFor(%s%s) as %s:' % (items, limit, item))
            if kind == 'fields':
                inner.values.append(_Value(item + '.f', 'str', inner))
                # Used here, so that it reaches the groups below.
                self.emit(indent + 1, 'table%s(d=%s)' % (self.suffix, item))
                if 'table' not in self.used:
                    self.used.append('table')
            else:
                inner.values.append(_Value(item, kind, inner))
        self.block(indent + 1, inner, depth + 1)
        group.closed.append(inner)
        self.collected(indent, group, inner)

    def collected(self, indent, group, loop):
        if self.some(.5):
            return
        datasets = [value for value in loop.values if value.kind == 'Dataset' and value.task]
        others = [value for value in loop.values if value.task and value.kind in _DEFAULTS]
        if datasets and self.some(.5):
            name, key, value = 'merge', 'ds', self.chance.choice(datasets)
        elif others:
            name, key, value = 'table', 'l', self.chance.choice(others)
        else:
            return
        task = self.fresh('t')
        self.emit(indent, '%s = %s%s(%s=dsl.Collected(%s))' % (task, name, self.suffix, key, value.text))
        group.tasks.append(task)
        if name not in self.used:
            self.used.append(name)

    def handler(self, indent, group, depth):
        task = self.fresh('t')
        self.emit(indent, '%s = tidy%s(text=%s)' % (task, self.suffix, self.chance.choice(["'bye'"] + [v.text for v in self.root.values if v.kind == 'str' and not v.task])))
        self.emit(indent, 'with dsl.ExitHandler(%s):' % task)
        inner = _Group(group, 'handler')
        self.block(indent + 1, inner, depth + 1)
        group.closed.append(inner)

    def nested(self, indent, group):
        name, inputs, outputs = self.chance.choice(self.callees)
        variable = self.call(indent, group, name, inputs, outputs, settings=False)
        if variable and self.some(.3):
            self.emit(indent, "%s.set_display_name('Nested').set_caching_options(%s)" % (variable, self.some(.5)))

    def importer(self, indent, group):
        variable = self.fresh('t')
        uris = self.visible(group, ('str',))
        uri = self.chance.choice(uris).text if uris and self.some(.5) else "'gs://b/x'"
        metadata = self.chance.choice(['', ", metadata={'a': 1, 'b': [None, 'c']}", ', reimport=True'])
        if uris and self.some(.3):
            named = [value.text for value in uris if not value.text.startswith('item')]  # kfp knows no such input of an importer
            metadata = ", metadata={'k': %s}" % self.chance.choice(named) if named else ''
        self.emit(indent, '%s = dsl.importer(artifact_uri=%s, artifact_class=Dataset%s)' % (variable, uri, metadata))
        group.tasks.append(variable)
        group.values.append(_Value(variable + '.output', 'Dataset', group, variable))

    def block(self, indent, group, depth):
        size = self.chance.randint(1, 4 if depth else 7)
        made = len(self.lines)
        for _ in range(size):
            self.places.append((len(self.lines), indent, group, list(group.values), list(group.closed)))
            draw = self.chance.random()
            if depth < self.depth and draw < .2:
                self.branches(indent, group, depth)
            elif depth < self.depth and draw < .4:
                self.loop(indent, group, depth)
            elif depth == 0 and draw < .45:
                self.handler(indent, group, depth)
            elif self.callees and draw < .5:
                self.nested(indent, group)
            elif draw < .55 and not self.suffix:  # two pipelines' importers would clash, as kfp's map orders them
                self.importer(indent, group)
            else:
                self.leaf(indent, group)
        if len(self.lines) == made:
            self.emit(indent, "say%s(text='only')" % self.suffix)
            if 'say' not in self.used:
                self.used.append('say')

    def write(self):
        names = self.chance.sample(sorted(_INPUTS), self.chance.randint(0, 6))
        signature = []
        for name in names:
            kind = _INPUTS[name]
            plain = kind[6:-1] if kind.startswith('Input[') else kind
            default = kind == plain and self.some(.6)
            signature.append((default, '%s: %s%s' % (name, kind, ' = ' + _DEFAULTS[kind] if default else '')))
            self.root.values.append(_Value(name, plain, self.root))
            self.inputs[name] = (plain, not default)
        signature.sort(key=lambda entry: entry[0])
        self.block(1, self.root, 0)
        returned = ''
        made = [value for value in self.root.values if value.task and value.kind in ('str', 'int', 'float', 'Dataset', 'Model', 'dict')]
        if made and self.some(.4):
            value = self.chance.choice(made)
            returned = ' -> ' + value.kind
            self.outputs['Output'] = value.kind
            self.emit(1, 'return ' + value.text)
        head = ['@dsl.pipeline' + self.chance.choice(['', "(name='%s x')" % self.name, "(description='Says: \"it\".\\nTwice.')", "(display_name='Shown')"]),
                'def %s(%s)%s:' % (self.name, ', '.join(text for _, text in signature), returned)]
        return head

    def components(self):
        result = ['', '', "@dsl.component(base_image='python:3.12')", "def tidy%s(text: str = ''):" % self.suffix, '    pass']
        for name in self.used:
            result += ['', '', "@dsl.component(base_image='python:3.12')", 'def %s%s%s:' % (name, self.suffix, _LEAVES[name][0]), '    pass']
        return result


_WRONG = [
    "say%(s)s(text=1)", "say%(s)s(text=None)", "say%(s)s('x')", "say%(s)s(tex='x')", "count%(s)s()", "real%(s)s(x=1)", "count%(s)s(a=True)",
    "say%(s)s(text=(1,))", "with dsl.Else():", "with dsl.Elif(say%(s)s(text='x').output == 'y'):", "with dsl.ParallelFor([]):", "with dsl.ParallelFor('ab'):",
    "with dsl.ParallelFor(%(str)s):", "with dsl.If(True):", "with dsl.If(%(str)s):", "with dsl.If(%(list)s == 'x'):", "with dsl.If(%(str)s == None):",
    "with dsl.If(count%(s)s(a=1).output == True):", "with dsl.ExitHandler(tidy()):", "with dsl.ExitHandler(say%(s)s(text=%(str)s)):",
    "say%(s)s(text='x').after(%(closed_task)s)", "say%(s)s(text=%(closed)s)", "check%(s)s(text=%(closed)s)", "say%(s)s(text='x').set_cpu_limit('abc')",
    "say%(s)s(text='x').set_memory_limit('1.5Gi')", "say%(s)s(text='x').set_retry(1, '5')", "say%(s)s(text='x').set_env_variable('A', %(str)s)",
    "table%(s)s(l=dsl.Collected(say%(s)s(text='x').output))", "table%(s)s(l=dsl.Collected(%(closed)s))", "say%(s)s(text=dsl.OneOf(say%(s)s(text='x').output))",
    "train%(s)s(d='x')", "say%(s)s(text=say%(s)s(text='x').outputs['absent'])", "pair%(s)s().output", "say%(s)s(text=f'{%(closed)s}')",
    "tidy_status()", "tidy_status(status={})", "kubernetes.set_timeout(say%(s)s(text='x'), -1)", "kubernetes.use_secret_as_env(say%(s)s(text='x'), 3, {})",
    "say%(s)s(text='x').set_container_image(f'{%(str)s}-{%(list)s}')", "say%(s)s(text=dsl.WORKSPACE_PATH_PLACEHOLDER)", "say%(s)s(text=%(str)s[0])",
    "say%(s)s(text='x').after('y')", "merge%(s)s(ds=data%(s)s().outputs['d'])", "with dsl.ParallelFor([1], parallelism=-1):",
    "with dsl.ParallelFor([{'a-b': 1}]):", "say%(s)s(text=data%(s)s().outputs['d'])", "return_ = len(%(list)s)", "say%(s)s(text='x', n=%(str)s)",
]


def _put_wrong(chance, pipeline):
    position, indent, group, values, ended = chance.choice(pipeline.places)
    closed = [value for scope in ended for value in scope.values if value.task and value.kind in _IN_TEXT]
    tasks = [task for scope in ended for task in scope.tasks]
    strings = [value.text for value in values if value.kind == 'str'] or ["say%s(text='x').output" % pipeline.suffix]
    lists = [value.text for value in values if value.kind == 'list'] or ["pair%s().outputs['lst']" % pipeline.suffix]
    fill = {'s': pipeline.suffix, 'str': chance.choice(strings), 'list': chance.choice(lists),
            'closed': chance.choice(closed).text if closed else 'undefined', 'closed_task': chance.choice(tasks) if tasks else 'undefined'}
    line = chance.choice(_WRONG) % fill
    lines = ['    ' * indent + line]
    if line.endswith(':'):
        lines.append('    ' * (indent + 1) + "say%s(text='inside')" % pipeline.suffix)
    pipeline.lines[position:position] = lines
    pipeline.used = [name for name in _LEAVES]


def program(seed, wrong=False):
    chance = random.Random(seed)
    callees, parts = [], []
    grouped = chance.random() < .3
    for number in range(chance.choice([0, 0, 1, 2])):
        inner = _Pipeline(chance, 'inner_%d' % number, '_%d' % number, 1 if grouped else 0, [])
        head = inner.write()
        callees.append((inner.name, inner.inputs, inner.outputs))
        parts += inner.components() + ['', ''] + head + inner.lines
    main = _Pipeline(chance, 'main', '', 1 if grouped and callees else 3, callees)
    main.chains = not (grouped and callees)  # a merged pipeline's groups may have taken the keys of groups in chains: K-19
    head = main.write()
    if wrong:
        _put_wrong(chance, main)
    lines = ['# options: --function main'] + (['# kfp numbers'] if callees else []) + [
        'from typing import Dict, List, NamedTuple', '', 'from kfp import dsl, kubernetes',
        'from kfp.dsl import Artifact, Dataset, Input, Model, Output', '', '', "@dsl.component(base_image='python:3.12')",
        "def tidy_status(status: dsl.PipelineTaskFinalStatus):", '    pass']
    lines += parts + main.components() + ['', ''] + head + main.lines
    return '\n'.join(lines) + '\n'
