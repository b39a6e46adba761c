# SPDX-License-Identifier: Apache-2.0
"""Random programs for KFP v2: groups in groups, loops over everything, handlers, pipelines in pipelines, values of every type.

    program(seed)          the text of a program, most often a good one
    program(seed, True)    with something put in that is most often wrong

What they call is in kfp2_leaves.py, what they set in kfp2_settings.py, what is wrong in kfp2_wrong.py.
"""
import random
import re

import kfp2_leaves
import kfp2_settings
import kfp2_wrong
from kfp2_leaves import LEAVES

_INPUTS = {'alpha': 'str', 'beta': 'int', 'gamma': 'float', 'delta': 'bool', 'epsilon': 'list', 'zeta': 'dict', 'eta': 'List[str]',
           'theta': 'List[int]', 'iota': 'List[Dict[str, str]]', 'kappa': 'Input[Dataset]', 'lambda_': 'Input[List[Dataset]]', 'a': 'str', 'param': 'int',
           'mu': 'Optional[str]', 'nu': 'Model', 'Xi': 'Dict[str, int]'}
_DEFAULTS = {'str': "'v'", 'int': '1', 'float': '2.5', 'bool': 'True', 'list': "['x', 'y']", 'dict': "{'k': 'v'}", 'List[str]': "['s', 't']",
             'List[int]': '[1, 2]', 'List[Dict[str, str]]': "[{'a': 'b'}]", 'Optional[str]': 'None', 'Dict[str, int]': "{'k': 1}"}
_IN_TEXT = ('str', 'int', 'float', 'bool', 'list', 'dict')
_ARTIFACTS = ('Dataset', 'Model', 'Artifact', 'Special', 'HTML', 'Metrics')
_LISTS = {'list': 'any', 'List[str]': 'str', 'List[int]': 'int', 'List[Dict[str, str]]': 'Dict[str, str]', 'List[Dataset]': 'Dataset', 'any': 'any'}
_CONSTANT_LOOPS = [
    ("['a', 'é']", 'str'), ('[1, 2, 3]', 'int'), ('[0.5, 1e-7]', 'float'), ("[{'f': 'x', 'g': 'y'}, {'f': 'z'}]", 'fields'), ("[[1], ['a']]", 'list'),
    ('(True, False)', 'bool'), ("[{'f': 1, 'g': 'y'}]", 'numbers'), ("[{'f': ['a', 'b']}]", 'lists'), ("['yes', '1', '']", 'str'), ('[10 ** 9, -1]', 'int'),
    ("[{'b': 1, 'a': 2}, {'c': None}]", 'dict'),
]


class _Value:

    def __init__(self, text, kind, group, task=None):
        self.text = text    # in Python
        self.kind = kind    # its type; `any`: an item that nothing is known of
        self.group = group  # the group that makes it
        self.task = task    # the variable of the task that makes it

    def is_field(self):
        return self.text.startswith('item') and '.' in self.text

    def is_item(self):
        return self.text.startswith('item')

    def is_choice(self):
        return self.text.startswith('one')


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
        self.decorator = kfp2_settings.of_pipeline(chance.choice, name)
        self.quirks = self.some(.25)  # values where kfp loses them: K-02, K-06, K-07, K-10, K-17
        self.lines = []
        self.before = []        # lines before the function
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

    def use(self, name):
        if name not in self.used:
            self.used.append(name)
        return name + self.suffix

    # Values.

    def visible(self, group, kinds):
        found = []
        for scope in group.chain():
            found += [value for value in scope.values if value.kind in kinds]
        return found

    def constant(self, kind):
        choose = self.chance.choice
        return {
            'str': lambda: choose(["'c'", "'two words'", "''", "'é \"q\"'", "'yes'", "'1'", "'a\\nb '", 'dsl.PIPELINE_%s_PLACEHOLDER' % choose([
                'JOB_NAME', 'JOB_RESOURCE_NAME', 'JOB_ID', 'TASK_NAME', 'TASK_ID', 'ROOT', 'JOB_CREATE_TIME_UTC', 'JOB_SCHEDULE_TIME_UTC',
                'TASK_EXECUTOR_INPUT', 'TASK_EXECUTOR_OUTPUT_PATH'])] + (["dsl.WORKSPACE_PATH_PLACEHOLDER + '/x'"] if 'workspace=' in self.decorator else [])),
            'int': lambda: str(choose([0, 1, -5, 10 ** 9])),
            'float': lambda: choose(['0.5', '-1e-9', '3.0', '1e+20']),
            'bool': lambda: choose(['True', 'False']),
            'list': lambda: choose(['[]', "[1, 'a', [True]]", "[{'k': 2.5}]"]),
            'dict': lambda: choose(['{}', "{'a': 1, 'b': {'c': [1]}}", "{'yes': 'no'}"]),
        }[kind]()

    def text(self, group):
        parts = []
        for _ in range(self.chance.randint(1, 3)):
            values = [v for v in self.visible(group, _IN_TEXT + (('any',) if self.quirks else ())) if not v.is_choice() and (self.quirks or not v.is_item())]
            if values and self.some(.8):
                parts.append('{%s}' % self.chance.choice(values).text)
            parts.append(self.chance.choice(['-', ' and ', '/x']))
        return 'f"%s"' % ''.join(parts)

    def argument(self, group, kind):
        """Python for an argument of `kind`; None: there is none."""
        kinds = {'list': ('list', 'List[str]', 'List[int]', 'List[Dict[str, str]]', 'any'), 'Artifact': _ARTIFACTS}.get(
            kind, (kind, 'any') if kind in _DEFAULTS else (kind,))
        values = self.visible(group, kinds)
        if kind == 'dict':
            values += self.visible(group, ('Dict[str, str]', 'Dict[str, int]'))
        if kind == 'str' and self.some(.3):
            return self.text(group)
        if kind in ('list', 'dict') and self.some(.3):
            inner = [value for value in self.visible(group, ('str', 'int', 'float', 'list')) if not value.is_choice() and (self.quirks or not value.is_field())]
            if inner:
                one = self.chance.choice(inner).text
                return '[%s, 1]' % one if kind == 'list' else "{'k': %s, 'l': [%s]}" % (one, one)
        if values and self.some(.75):
            return self.chance.choice(values).text
        if kind in ('str', 'int', 'float', 'bool', 'list', 'dict'):
            return self.constant(kind)
        if kind in ('List[int]', 'List[str]') and self.some(.5):
            return '[1]' if kind == 'List[int]' else "['a', 'b']"
        return self.chance.choice(values).text if values else None

    # Statements.

    def call(self, indent, group, name, inputs, outputs, container=True):
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
        self.settings(indent, group, variable, container)
        return variable

    def leaf(self, indent, group):
        name = self.chance.choice(sorted(LEAVES))
        outputs, inputs = LEAVES[name]
        if name == 'final':
            if not group.tasks or not self.some(.5):
                return
            self.emit(indent, "%s%s(text='over').after(%s).ignore_upstream_failure()" % (name, self.suffix, self.chance.choice(group.tasks)))
            self.use(name)
        elif self.call(indent, group, name + self.suffix, inputs, outputs):
            self.use(name)

    def settings(self, indent, group, task, container=True):
        choose = self.chance.choice
        if self.some(.6):
            return
        readable = [value for value in self.visible(group, ('str', 'any')) if value.task != task and (self.quirks or not value.is_field())]
        readable = [value for value in readable if not value.is_choice() or self.quirks and self.some(.1)]
        names = [value.text for value in readable if value.kind == 'str'] + ["'plain'"]
        ints = [value for value in self.visible(group, ('int',)) if value.task != task and not value.is_choice()]
        ints = [value.text for value in ints if self.quirks or not value.is_field()] + ['2', "'3'"]
        dicts = [value for value in self.visible(group, ('dict', 'Dict[str, int]')) if value.task != task]
        dicts = [value.text for value in dicts if not value.is_item() and not value.is_choice()] + ["{'k': 'v'}"]
        before = [other for scope in group.chain() for other in scope.tasks if other != task]
        before += [other for scope in group.chain() for ended in scope.closed if ended.what == 'loop' for other in ended.tasks]
        for _ in range(self.chance.randint(1, 3)):
            draw = self.chance.random()
            if draw < .35 or not container:
                made = choose(kfp2_settings.of_task(choose, task, self.counter, before)[:5 if self.some(.1) else 4])
            elif draw < .6:
                plain = self.root is group or self.quirks
                made = choose(kfp2_settings.of_container(choose, task, names if plain else ["'plain'"], ints if plain else ['2']))
            else:
                made = choose(kfp2_settings.of_kubernetes(choose, task, names, dicts))
            if made:
                self.emit(indent, made)

    def condition(self, group):
        operator = self.chance.choice(['==', '!=', '<', '>=', '>', '<='])
        values = self.visible(group, ('str', 'int', 'float', 'bool', 'any'))
        if not values:
            return None
        left = self.chance.choice(values)
        if left.kind == 'bool':
            return '%s %s %s' % (left.text, self.chance.choice(['==', '!=']), self.constant('bool'))
        same = [value for value in values if value.kind == left.kind]
        if self.some(.3):
            right = self.chance.choice(same).text
        elif self.quirks and self.some(.3):
            right = self.chance.choice(["'x'", '3', '2.5', "'it''s'"])
        else:
            right = {'str': "'x'", 'int': '3', 'float': '2.5', 'any': "'a'"}[left.kind]
        if self.some(.1):
            return '%s %s %s' % (right, operator, left.text)
        return '%s %s %s' % (left.text, operator, right)

    def compound(self, group):
        condition = self.condition(group)
        if not self.quirks or not self.some(.2) or condition is None:
            return condition
        other = self.condition(group)
        return self.chance.choice(['(%s) and (%s)', '(%s) or (%s)', '(%s) and not (%s)']) % (condition, other)

    def branches(self, indent, group, depth):
        condition = self.compound(group)
        if condition is None:
            return
        inner = []
        heads = ['dsl.%s(%s)' % ('If' if self.some(.9) else 'Condition', condition)]
        with_else = self.some(.6) and self.chains
        if with_else or self.quirks and self.some(.1):
            for _ in range(self.chance.choice([0, 0, 1, 2])):
                heads.append('dsl.Elif(%s)' % self.compound(group))
        if with_else:
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
        if not kinds or self.some(.3):
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
        for name, key in (('say', 'text'), ('count', 'a'), ('real', 'x'), ('train', 'd'), ('check', 'a'), ('table', 'd'), ('special', 'g')):
            if LEAVES[name][1][key][0] == kind:
                task = self.fresh('t')
                self.emit(indent, '%s = %s(%s=%s)' % (task, self.use(name), key, variable))
                group.tasks.append(task)
                break
        else:
            if not self.quirks:
                return
        group.values.append(_Value(variable, kind, group))

    def loop(self, indent, group, depth):
        choose = self.chance.choice
        item = self.fresh('item')
        limit = choose(['', '', ', parallelism=2', ", name='Loop'", ', parallelism=0'])
        inner = _Group(group, 'loop')
        lists = [value for value in self.visible(group, tuple(_LISTS)) if value.kind != 'any' or value.is_field()]
        if lists and self.some(.6):
            source = choose(lists)
            self.emit(indent, 'with dsl.ParallelFor(%s%s) as %s:' % (source.text, limit, item))
            kind = _LISTS[source.kind]
            inner.values.append(_Value(item, kind, inner))
            if kind in ('any', 'Dict[str, str]'):
                inner.values.append(_Value(item + '.field', 'any' if kind == 'any' else 'str', inner))
        else:
            items, kind = choose(_CONSTANT_LOOPS)
            self.emit(indent, 'with dsl.ParallelFor(%s%s) as %s:' % (items, limit, item))
            if kind in ('fields', 'numbers', 'lists'):
                inner.values.append(_Value(item + '.f', {'fields': 'str', 'numbers': 'int', 'lists': 'list'}[kind], inner))
                # Used here, so that it reaches the groups below.
                self.emit(indent + 1, '%s(d=%s)' % (self.use('table'), item))
            else:
                inner.values.append(_Value(item, kind, inner))
        self.block(indent + 1, inner, depth + 1)
        group.closed.append(inner)
        self.collected(indent, group, inner)

    def collectable(self, loop, kinds):
        """Values of tasks in `loop` and, now and then, in the loops in it."""
        found = [value for value in loop.values if value.kind in kinds and value.task]
        for ended in loop.closed:
            if ended.what == 'loop' and self.some(.5):
                found += self.collectable(ended, kinds)
        return found

    def collected(self, indent, group, loop):
        if self.some(.4):
            return
        datasets = self.collectable(loop, ('Dataset',))
        others = self.collectable(loop, tuple(_DEFAULTS))
        if datasets and self.some(.5):
            name, key, value = 'merge', 'ds', self.chance.choice(datasets)
        elif others:
            name, key, value = 'table', 'l', self.chance.choice(others)
        else:
            return
        one = 'dsl.Collected(%s)' % value.text
        if key == 'l' and self.some(.15):
            one = '[%s, 1]' % one
        if key == 'l' and self.some(.2):
            # In a group of its own.
            condition = self.condition(group)
            if condition:
                self.emit(indent, 'with dsl.If(%s):' % condition)
                self.emit(indent + 1, '%s(%s=%s)' % (self.use(name), key, one))
            return
        task = self.fresh('t')
        self.emit(indent, '%s = %s(%s=%s)' % (task, self.use(name), key, one))
        group.tasks.append(task)

    def handler(self, indent, group, depth):
        task = self.fresh('t')
        texts = ["'bye'", 'dsl.PIPELINE_JOB_NAME_PLACEHOLDER'] + [v.text for v in self.root.values if v.kind == 'str' and not v.task and not v.is_choice()]
        free = [name for name, inputs, _ in self.callees if not any(required for _, required in inputs.values())]
        made = self.chance.choice(['tidy%s(text=%s)' % (self.suffix, self.chance.choice(texts)), 'tidy_status%s()' % self.suffix,
                                   'final%s(text=%s)' % (self.suffix, self.chance.choice(texts))] + [name + '()' for name in free])
        if made.startswith('final'):
            self.use('final')
        self.emit(indent, '%s = %s' % (task, made))
        if self.some(.3):
            container = not made.startswith(tuple(free) or ('?',))
            self.settings(indent, _Group(None, 'none'), task, container)
        handler = self.fresh('h')
        self.emit(indent, 'with dsl.ExitHandler(%s%s) as %s:' % (task, self.chance.choice(['', ", 'Cleanup'"]), handler))
        inner = _Group(group, 'handler')
        self.block(indent + 1, inner, depth + 1)
        group.closed.append(inner)
        group.tasks.append(handler)

    def nested(self, indent, group):
        name, inputs, outputs = self.chance.choice(self.callees)
        self.call(indent, group, name, inputs, outputs, container=False)

    def importer(self, indent, group):
        choose = self.chance.choice
        variable = self.fresh('t')
        uris = [value for value in self.visible(group, ('str',)) if self.quirks or not value.is_choice()]
        uri = choose(uris).text if uris and self.some(.5) else "'gs://b/x'"
        options = choose(['', ", metadata={'a': 1, 'b': [None, 'c'], 'd': {'e': 2.5, 'f': True}}", ', reimport=True', ', reimport=False, metadata={}'])
        if uris and self.some(.3):
            named = [value.text for value in uris if not value.is_item() and not value.is_choice()]  # kfp knows no such input of an importer
            options = ", metadata={'k': %s, 'l': [%s, 'x']}" % (choose(named), choose(named)) if named else ''
            if named and self.some(.4):
                options = ", metadata={'k': f\"a-{%s}\", %s: 1}" % (choose(named), choose(named))
        if 'workspace=' in self.decorator and self.some(.3):
            options += ', download_to_workspace=True'
        kind = choose(['Dataset', 'Dataset', 'Model', 'Artifact', 'Special'])
        self.emit(indent, '%s = dsl.importer(artifact_uri=%s, artifact_class=%s%s)' % (variable, uri, kind, options))
        if self.some(.2):
            self.settings(indent, group, variable, container=False)
        group.tasks.append(variable)
        group.values.append(_Value(variable + '.output', kind, group, variable))

    def claim(self, indent, group):
        variable = self.fresh('t')
        given = self.chance.choice(["pvc_name='n'", "pvc_name_suffix='-x', storage_class_name=''", "annotations={'a': 'b'}, volume_name='v'",
                                    "data_source={'kind': 'k', 'name': 'n'}"])
        size = self.argument(group, 'str')
        self.emit(indent, "%s = kubernetes.CreatePVC(access_modes=['ReadWriteOnce'], size=%s, %s)" % (variable, size, given))
        group.tasks.append(variable)
        group.values.append(_Value("%s.outputs['name']" % variable, 'str', group, variable))
        if self.some(.3):
            self.emit(indent, "kubernetes.DeletePVC(pvc_name=%s.outputs['name'])" % variable)

    def block(self, indent, group, depth):
        size = self.chance.randint(1, 4 if depth else 7)
        made = len(self.lines)
        for _ in range(size):
            self.places.append((len(self.lines), indent, group, [value for scope in group.chain() for value in scope.values], list(group.closed)))
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
            elif draw < .58 and not self.suffix:
                self.claim(indent, group)
            else:
                self.leaf(indent, group)
        if len(self.lines) == made:
            self.emit(indent, "%s(text='only')" % self.use('say'))

    def returns(self):
        """Emits what the pipeline returns; gives its annotation."""
        kinds = ('str', 'int', 'float', 'Dataset', 'Model', 'dict', 'bool', 'list')
        made = [(value.text, value.kind) for value in self.root.values if (value.task or value.is_choice()) and value.kind in kinds]
        for ended in self.root.closed:
            if ended.what == 'loop':
                made += [('dsl.Collected(%s)' % value.text, 'List[Dataset]' if value.kind == 'Dataset' else 'list')
                         for value in ended.values if value.task and value.kind in ('Dataset', 'int', 'str')]
        if not made or not self.some(.5):
            return ''
        text, kind = self.chance.choice(made)
        if self.some(.6):
            self.outputs['Output'] = kind
            self.emit(1, 'return ' + text)
            return ' -> ' + kind
        other, other_kind = self.chance.choice(made)
        self.outputs = {'a': kind, 'B_b': other_kind}
        self.before.append("%s_outputs = NamedTuple('%s', [('a', %s), ('B_b', %s)])" % (self.name, self.name, kind, other_kind))
        self.emit(1, self.chance.choice(['return %s_outputs(%s, %s)', 'return %s_outputs(a=%s, B_b=%s)']) % (self.name, text, other))
        return ' -> %s_outputs' % self.name

    def write(self):
        names = self.chance.sample(sorted(_INPUTS), self.chance.randint(0, 6))
        signature = []
        for name in names:
            kind = _INPUTS[name]
            plain = re.sub(r'^(?:Input|Optional)\[(.*)\]$', r'\1', kind)
            default = kind in _DEFAULTS and self.some(.6)
            signature.append((default, '%s: %s%s' % (name, kind, ' = ' + _DEFAULTS[kind] if default else '')))
            self.root.values.append(_Value(name, plain, self.root))
            self.inputs[name] = (plain, not default)
        signature.sort(key=lambda entry: entry[0])
        if names and self.some(.2):
            self.emit(1, '"""Does it.\n\n    All of it.\n\n    Args:\n        %s: What for.\n    """' % names[0])
        self.block(1, self.root, 0)
        returned = self.returns()
        self.head = self.before + ['@dsl.pipeline' + self.decorator,
                                   'def %s(%s)%s:' % (self.name, ', '.join(text for _, text in signature), returned)]

    def components(self):
        result = []
        for head in ("tidy%s(text: str = '')", 'tidy_status%s(status: dsl.PipelineTaskFinalStatus)'):
            result += ['', '', "@dsl.component(base_image='python:3.12')", 'def %s:' % (head % self.suffix), '    pass']
        for name in self.used:
            result += ['', '', kfp2_leaves.text(self.chance, name, self.suffix)]
        return result


def program(seed, wrong=False):
    chance = random.Random(seed)
    callees, parts = [], []
    grouped = chance.random() < .3
    for number in range(chance.choice([0, 0, 1, 2])):
        inner = _Pipeline(chance, 'inner_%d' % number, '_%d' % number, 1 if grouped else 0, [])
        inner.write()
        callees.append((inner.name, inner.inputs, inner.outputs))
        parts += inner.components() + ['', ''] + inner.head + inner.lines
    if chance.random() < .1:
        callees.append(('kept',) + kfp2_leaves.KEPT)
        parts += ['', '', kfp2_leaves.kept(chance)]
    main = _Pipeline(chance, 'main', '', 1 if grouped and callees else 3, callees)
    main.chains = not (grouped and callees)  # a merged pipeline's groups may have taken the keys of groups in chains: K-19
    main.write()
    if wrong and chance.random() < .2:
        parts += ['', '', chance.choice(kfp2_wrong.COMPONENTS)]
    elif wrong:
        kfp2_wrong.put_in(chance, main, _IN_TEXT)
    options = kfp2_settings.of_compiler(chance.choice, {name: kind for name, (kind, _) in main.inputs.items()})
    if callees or any('CreatePVC' in line for line in main.lines):
        options = re.sub('--kubernetes-manifest-format.*', '', options)
    result = ['# options: --function main ' + options] + (['# kfp numbers'] if callees else []) + [kfp2_leaves.HEAD]
    return '\n'.join(result + parts + main.components() + ['', ''] + main.head + main.lines) + '\n'
