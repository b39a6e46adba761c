# SPDX-License-Identifier: Apache-2.0
"""Future values: pipeline parameters, outputs of ops, loop items. In text they stand as placeholders."""
from kfir import host, places
from kfir.v1 import rules

_warned = set()  # places


class ConditionOperator(tuple):
    """What comparing a param gives: always true, since it is a tuple with members."""

    __slots__ = ()
    _fields = ("operator", "operand1", "operand2")

    def __new__(cls, operator, operand1, operand2):
        return tuple.__new__(cls, (operator, operand1, operand2))

    operator = property(lambda self: self[0])
    operand1 = property(lambda self: self[1])
    operand2 = property(lambda self: self[2])

    def __bool__(self):
        place = places.here()
        if place not in _warned:
            _warned.add(place)
            host.warn("always-true", "comparing a param is always true while the pipeline is built: `dsl.Condition` compares when it runs",
                      places.place(place))
        return True

    def __repr__(self):
        return "ConditionOperator(operator=%r, operand1=%r, operand2=%r)" % self


class PipelineParam:
    some_have_values = some_lose_names = False  # of all params of this process

    def __init__(self, name, op_name=None, value=None, param_type=None, pattern=None):
        if not rules.is_param_name(name):
            raise ValueError("`%s` cannot be the name of a parameter or output: it has to begin with a letter and may hold letters, "
                             "digits, blanks, `_` and `-`" % (name,))
        if op_name and value:
            raise ValueError("the parameter `%s` has both an op and a value" % name)
        self.name = name
        self.op_name = op_name or None
        self.value = value
        if value:
            PipelineParam.some_have_values = True
        self.param_type = param_type
        self.pattern = pattern or str(self)

    @property
    def full_name(self):
        return self.op_name + "-" + self.name if self.op_name else self.name

    def keeps_name(self):
        """Whether it is called now as Kubernetes will have it. The item of a loop over an output need not be, and kfp then cannot pass it on
        but in a text, where it is another param."""
        return self.name == rules.k8s_name_cap(self.name) and (not self.op_name or self.op_name == rules.k8s_name(self.op_name))

    def __str__(self):
        return "{{pipelineparam:op=%s;name=%s}}" % (self.op_name or "", self.name)

    def __repr__(self):
        return str(self)

    def to_struct(self):
        return str(self)

    def ignore_type(self):
        self.param_type = None
        return self

    def __eq__(self, other):
        return ConditionOperator("==", self, other)

    def __ne__(self, other):
        return ConditionOperator("!=", self, other)

    def __lt__(self, other):
        return ConditionOperator("<", self, other)

    def __le__(self, other):
        return ConditionOperator("<=", self, other)

    def __gt__(self, other):
        return ConditionOperator(">", self, other)

    def __ge__(self, other):
        return ConditionOperator(">=", self, other)

    def __hash__(self):
        return hash((self.op_name, self.name))


class LoopArguments(PipelineParam):
    """The item of a loop; any attribute that a param does not have is a member of the item."""

    LOOP_ITEM_NAME_BASE = "loop-item"
    LOOP_ITEM_PARAM_NAME_BASE = "loop-item-param"
    some_exist = False

    def __init__(self, items, code, name_override=None, op_name=None, *args, **kwargs):
        if name_override is None:
            name_override = "%s-%s" % (self.LOOP_ITEM_PARAM_NAME_BASE, code)
        PipelineParam.__init__(self, name_override, op_name, *args, **kwargs)
        LoopArguments.some_exist = True
        if not self.keeps_name():
            PipelineParam.some_lose_names = True
        if isinstance(items, tuple):
            items = list(items)
        if not isinstance(items, (list, PipelineParam)):
            raise TypeError("a loop goes over a list, a tuple or a param, not over an object of type `%s`" % type(items).__name__)
        self.items_or_pipeline_param = items
        self.referenced_subvar_names = []
        if isinstance(items, list) and isinstance(items[0], dict):
            self._add_members(items)

    def _add_members(self, items):
        keys = set(items[0])
        for item in items:
            if set(item) != keys:
                raise ValueError("the dicts that a loop goes over differ in their keys: %s and %s" % (sorted(keys), sorted(item)))
        for key in items[0]:
            if not rules.is_variable(key):
                raise ValueError("the key `%s` of a loop's items is not a name of Python" % key)
            if key in ("name", "op_name", "full_name"):
                raise ValueError("the key `%s` of a loop's items is the name of an attribute that params need" % key)
            setattr(self, key, LoopArgumentVariable(self.name, key, self.op_name, self))

    @classmethod
    def from_pipeline_param(cls, param):
        return LoopArguments(param, None, param.name + "-" + cls.LOOP_ITEM_NAME_BASE, param.op_name, value=param.value)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        self.__dict__.setdefault("referenced_subvar_names", []).append(name)
        return LoopArgumentVariable(self.name, name, self.op_name, self)


class LoopArgumentVariable(PipelineParam):
    SUBVAR_NAME_DELIMITER = "-subvar-"

    def __init__(self, loop_args_name, this_variable_name, loop_args_op_name, loop_args=None):
        PipelineParam.__init__(self, loop_args_name + self.SUBVAR_NAME_DELIMITER + this_variable_name, loop_args_op_name)
        self.loop_args_name = loop_args_name
        self.subvar_name = this_variable_name
        self.loop_args = loop_args


def match_serialized_pipelineparam(text):
    return [ParamTuple(rules.k8s_name_cap(name), rules.k8s_name(op), whole) for whole, op, name in rules.placeholders(text)]


class ParamTuple(tuple):
    __slots__ = ()
    _fields = ("name", "op_name", "pattern")

    def __new__(cls, name, op_name, pattern):
        return tuple.__new__(cls, (name, op_name, pattern))

    name = property(lambda self: self[0])
    op_name = property(lambda self: self[1])
    pattern = property(lambda self: self[2])


def extract(value, found=None):
    """The params in `value` and in everything that it holds, each once, in order of appearance."""
    top = found is None
    if top:
        found = {}
    if isinstance(value, PipelineParam):
        found.setdefault((value.op_name, value.name), value)
    elif isinstance(value, str):
        if "{{pipelineparam:" in value:
            for name, op_name, pattern in match_serialized_pipelineparam(value):
                if (op_name or None, name) not in found:
                    found[op_name or None, name] = PipelineParam(name, op_name, pattern=pattern)
    elif isinstance(value, (list, tuple)):
        for item in value:
            extract(item, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            extract(key, found)
            extract(item, found)
    elif isinstance(getattr(value, "attribute_map", None), dict):
        for attribute in value.attribute_map:
            extract(getattr(value, attribute), found)
    return list(found.values()) if top else None


_PLAIN = frozenset((str, bool, int, float, type(None)))


def _key(key):
    key = to_json(key)
    if not isinstance(key, str):
        raise TypeError("the key `%s` of a dict in a workflow is no text, but of type `%s`" % (key, type(key).__name__))
    return key


def to_json(value):
    """`value` in JSON spelling, of plain types only (what `marshal` holds): models by their attribute_map, params as placeholders."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is dict:  # most of a trace
        return {key if type(key) is str else _key(key): item if type(item) in _PLAIN else to_json(item)
                for key, item in value.items()} if value else value
    if isinstance(value, PipelineParam):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [item if type(item) in _PLAIN else to_json(item) for item in value]
    if hasattr(value, "attribute_map"):
        result = {}
        for attribute, key in value.attribute_map.items():
            item = getattr(value, attribute)
            if item is not None:
                result[key] = item if type(item) in _PLAIN else to_json(item)
        return result
    if isinstance(value, dict):
        return to_json(dict(value))
    for plain in (str, int, float):
        if isinstance(value, plain):
            return plain.__str__(value) if plain is str else plain(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError("an object of type `%s` cannot stand in a workflow" % kind.__name__)
