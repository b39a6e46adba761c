# SPDX-License-Identifier: Apache-2.0
"""Values that are known only when the pipeline runs: its inputs, outputs of tasks, loop items and their fields, the outcome of a
chain of branches, and what a loop collects.

`kfir_group` is the group that produces it, where that is no task: the wrapper of a chain for OneOf.
"""
from kfir.v2 import rules, types


class ConditionOperation:
    """A comparison. It is true to Python, as every object; what `and`, `or` and `not` make of it see kfir.v2.conditions."""

    def __init__(self, operator, left_operand, right_operand, negate=False):
        self.operator = operator
        self.left_operand = left_operand
        self.right_operand = right_operand
        self.negate = negate

    def __bool__(self):
        import sys

        from kfir.v2 import conditions
        return conditions.check(sys._getframe(1), self)

    def __repr__(self):
        return "ConditionOperation(operator=%r, left_operand=%r, right_operand=%r, negate=%r)" % (
            self.operator, self.left_operand, self.right_operand, self.negate)


class PipelineChannel:
    """User code sees `name`, `task_name` and so on; we use the attributes that begin with `kfir_`, since an item of a loop may have a
    field that is called `name`."""
    kfir_group = None
    is_artifact_list = kfir_is_list = False

    def __init__(self, name, channel_type, task_name=None, task=None):
        if not rules.is_channel_name(name):
            raise ValueError("`%s` cannot be the name of an input or output of a task: it has to begin with a letter and may hold "
                             "letters, digits, blanks, `_` and `-`" % (name,))
        self.name = self.kfir_name = name
        self.channel_type = self.kfir_type = channel_type
        self.task_name = self.kfir_task_name = task_name or None
        self.kfir_task = task
        self.kfir_text = None

    @property
    def task(self):
        return self.kfir_task

    @property
    def pipeline(self):
        from kfir.v2.pipeline import Pipeline
        return Pipeline.get_default_pipeline()

    @property
    def kfir_full_name(self):
        return "%s-%s" % (self.kfir_task_name, self.kfir_name) if self.kfir_task_name else self.kfir_name

    full_name = kfir_full_name

    @property
    def pattern(self):
        return str(self)

    def __str__(self):
        if self.kfir_text is None:
            kind = self.kfir_type
            if isinstance(kind, dict):
                from kfir import text
                kind = text.dumps(kind)
            self.kfir_text = "{{channel:task=%s;name=%s;type=%s;}}" % (self.kfir_task_name or "", self.kfir_name, kind)
            from kfir.v2.pipeline import Pipeline
            if Pipeline._default_pipeline is not None:
                Pipeline._default_pipeline.kfir_spoken.setdefault(self.kfir_text, self)
        return self.kfir_text

    def __repr__(self):
        return str(self)

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return ConditionOperation("==", self, other)

    def __ne__(self, other):
        return ConditionOperation("!=", self, other)

    def __lt__(self, other):
        return ConditionOperation("<", self, other)

    def __le__(self, other):
        return ConditionOperation("<=", self, other)

    def __gt__(self, other):
        return ConditionOperation(">", self, other)

    def __ge__(self, other):
        return ConditionOperation(">=", self, other)


class PipelineParameterChannel(PipelineChannel):
    pass


class PipelineArtifactChannel(PipelineChannel):
    def __init__(self, name, channel_type, task_name=None, is_artifact_list=False, task=None):
        PipelineChannel.__init__(self, name, channel_type, task_name, task)
        self.is_artifact_list = self.kfir_is_list = is_artifact_list


def make(name, channel_type, task_name=None, is_artifact_list=False, task=None):
    if types.is_parameter(channel_type):
        return PipelineParameterChannel(name, channel_type, task_name, task)
    return PipelineArtifactChannel(name, channel_type, task_name, is_artifact_list, task)


create_pipeline_channel = make


class OneOfMixin(PipelineChannel):
    """What the branch that ran made."""

    def __str__(self):
        raise NotImplementedError("what dsl.OneOf() gives cannot stand in text")

    def __hash__(self):
        return hash(self.name)

    @property
    def pattern(self):
        return "{{channel:task=%s;name=%s;type=%s;}}" % (self.task_name or "", self.name, self.channel_type)


class OneOfParameter(OneOfMixin, PipelineParameterChannel):
    pass


class OneOfArtifact(OneOfMixin, PipelineArtifactChannel):
    pass


class OneOf:
    """`OneOf(a.output, b.output)` is a OneOfParameter or a OneOfArtifact."""

    def __new__(cls, *channels):
        for channel in channels:
            if isinstance(channel, (Collected, OneOfMixin)):
                raise ValueError("dsl.OneOf() takes outputs of tasks, not what dsl.%s() gives" % (
                    "Collected" if isinstance(channel, Collected) else "OneOf"))
        first = channels[0]
        if not isinstance(first, PipelineChannel):
            raise ValueError("dsl.OneOf() takes outputs of tasks, not an object of type `%s`" % type(first).__name__)
        is_artifact = isinstance(first, PipelineArtifactChannel)
        for channel in channels[1:]:
            if isinstance(channel, PipelineArtifactChannel) != is_artifact:
                raise TypeError("dsl.OneOf() takes parameters or artifacts, not both")
        wrapper = _wrapper_of(first)
        if wrapper.group_type != "condition-branches":
            raise AttributeError("`%s` is made outside of the branches of If, Elif and Else" % first.kfir_full_name)
        if wrapper.groups[-1].kfir_kind != "else":
            raise ValueError("dsl.OneOf() needs a chain of branches that ends with dsl.Else(): otherwise it may be that none runs")
        for channel in channels[1:]:
            if channel.kfir_type != first.kfir_type or channel.kfir_is_list != first.kfir_is_list:
                raise TypeError("the values of dsl.OneOf() differ in type: %s and %s" % (
                    types.describe(first.kfir_type, first.kfir_is_list),
                    types.describe(channel.kfir_type, channel.kfir_is_list)))
            if not _is_in(channel, wrapper):
                raise AttributeError("`%s` is made in other branches than `%s`" % (channel.kfir_full_name, first.kfir_full_name))
        wrapper.kfir_one_ofs += 1
        name = "pipelinechannel--%s-oneof-%d" % (wrapper.name, wrapper.kfir_one_ofs)
        if is_artifact:
            result = OneOfArtifact(name, first.kfir_type, wrapper.name, first.kfir_is_list)
        else:
            result = OneOfParameter(name, first.kfir_type, wrapper.name)
        result.channels = list(channels)
        result.kfir_group = wrapper
        return result


def _wrapper_of(channel):
    task = channel.kfir_task
    if task is None:
        raise KeyError(channel.kfir_full_name)
    group = task.parent_task_group
    wrapper = None if group is None else group.parent
    if wrapper is None:
        raise AttributeError("`%s` is made outside of the branches of If, Elif and Else" % channel.kfir_full_name)
    return wrapper


def _is_in(channel, wrapper):
    if channel.kfir_task is None:
        raise KeyError(channel.kfir_full_name)
    group = channel.kfir_task.parent_task_group
    while group is not None and group is not wrapper:
        group = group.parent
    return group is wrapper


class Collected(PipelineChannel):
    """The list of an output over the iterations of the loops around its task."""

    def __init__(self, output):
        if isinstance(output, OneOfMixin):
            raise ValueError("dsl.Collected() does not collect what dsl.OneOf() gives")
        if isinstance(output, Collected):
            raise ValueError("dsl.Collected() collects over all loops at once, and not what dsl.Collected() gives")
        self.output = output
        self.is_artifact_list = self.kfir_is_list = isinstance(output, PipelineArtifactChannel)
        self.kfir_used = False
        PipelineChannel.__init__(self, output.kfir_name, output.kfir_type if self.kfir_is_list else "LIST", output.kfir_task_name,
                                 output.kfir_task)
        self.producer_task = output.kfir_task

    def __str__(self):
        return str(self.output)  # in text it is the plain output, which does not leave its loop

    __hash__ = PipelineChannel.__hash__


def is_parameter(channel):
    if isinstance(channel, Collected):
        return not channel.kfir_is_list
    return isinstance(channel, PipelineParameterChannel)
