# SPDX-License-Identifier: Apache-2.0
"""Control flow: If, Elif, Else, ParallelFor, ExitHandler."""
from kfir import places
from kfir.v2 import loops, settings
from kfir.v2.channel import ConditionOperation, PipelineChannel
from kfir.v2.errors import InvalidControlFlowException
from kfir.v2.pipeline import TasksGroup, current


def _negated(condition):
    if isinstance(condition, ConditionOperation):
        return ConditionOperation(condition.operator, condition.left_operand, condition.right_operand, True)
    return condition.negated()


def _otherwise(branch):
    """That neither `branch` runs nor one before it."""
    return branch.conditions[:-1] + [_negated(branch.conditions[-1])]


class _ConditionBase(TasksGroup):
    def __init__(self, conditions, name=None):
        TasksGroup.__init__(self, "condition", name)
        self.conditions = conditions


class If(_ConditionBase):
    kfir_kind = "if"

    def __init__(self, condition, name=None):
        _check(condition, "If")
        _ConditionBase.__init__(self, [condition], name)


def _check(condition, construct):
    if isinstance(condition, bool):
        raise ValueError("the condition of dsl.%s() is %s already when the pipeline is compiled: compare an output of a task or an "
                         "input of the pipeline" % (construct, condition))
    if not isinstance(condition, ConditionOperation) and not hasattr(condition, "negated"):
        raise AttributeError("the condition of dsl.%s() is no comparison, but an object of type `%s`" % (
            construct, type(condition).__name__))


class Condition(If):
    """The older name of If."""

    def __enter__(self):
        places.warn("dsl.Condition is deprecated: use dsl.If", DeprecationWarning)
        return If.__enter__(self)


class ConditionBranches(TasksGroup):
    """All branches of one chain."""

    def __init__(self):
        TasksGroup.__init__(self, "condition-branches")
        self.kfir_one_ofs = 0


def _branch_before(construct):
    """The last branch of the chain that goes on here."""
    pipeline = current()
    groups = pipeline.groups[-1].groups
    last = groups[-1] if groups else None
    if last is not None and last.group_type == "condition-branches":
        if last.groups[-1].kfir_kind != "else" and not settings.bug_compat:
            return last.groups[-1]
        if construct == "Else":
            raise InvalidControlFlowException("dsl.Else() after dsl.Else(): a chain of branches has one")
    if last is None or last.kfir_kind not in ("if", "elif"):
        raise InvalidControlFlowException("dsl.%s() follows dsl.If() or dsl.Elif(), and nothing of that kind is before it" % construct)
    return last


class _Continuation(_ConditionBase):
    """Elif or Else. kfp leaves the group of branches open after a chain without Else; that is a mistake that only --kfp-bug-compat
    repeats."""

    def __enter__(self):
        pipeline = current()
        before = self.kfir_before
        wrapper = before.parent
        if before.kfir_kind == "if":
            wrapper = ConditionBranches()
            wrapper.kfir_place = before.kfir_place
            pipeline.groups[-1].remove_group(before)
            number = pipeline.next_group_id()
            own = before.name.rpartition("-")[2]
            wrapper.name = "condition-branches-" + own
            before.name = "condition-%d" % number
            pipeline.push(wrapper)
            wrapper.add_group(before)
        elif pipeline.groups[-1] is not wrapper:
            pipeline.groups.append(wrapper)
        return _ConditionBase.__enter__(self)

    def __exit__(self, *exception):
        pipeline = current()
        pipeline.pop()
        if self.kfir_kind == "else" or not settings.bug_compat:
            pipeline.pop()


class Elif(_Continuation):
    kfir_kind = "elif"

    def __init__(self, condition, name=None):
        self.kfir_before = before = _branch_before("Elif")
        _check(condition, "Elif")
        _Continuation.__init__(self, _otherwise(before) + [condition], name)


class Else(_Continuation):
    kfir_kind = "else"

    def __init__(self, name=None):
        self.kfir_before = before = _branch_before("Else")
        _Continuation.__init__(self, _otherwise(before), name)


class ExitHandler(TasksGroup):
    def __init__(self, exit_task, name=None):
        TasksGroup.__init__(self, "exit-handler", name)
        if exit_task.dependent_tasks or any([channel.kfir_task is not None for channel in exit_task.kfir_direct_parameters()]):
            raise ValueError("the task of an exit handler, `%s`, depends on another task" % exit_task.name)
        group = exit_task.parent_task_group
        if group is not None:
            group.remove_task(exit_task)
        self.exit_task = exit_task
        exit_task.kfir_exit_handler = self

    def __enter__(self):
        pipeline = current()
        if not pipeline.groups[-1].is_root:
            raise ValueError("dsl.ExitHandler() belongs directly into the pipeline, not into another group")
        if self.exit_task.kfir_is_exit_task and not settings.bug_compat:
            raise ValueError("`%s` is the task of another exit handler, too: in kfp 2.17 it waits for the last one only" % self.exit_task.name)
        self.exit_task.kfir_is_exit_task = True
        return TasksGroup.__enter__(self)


class ParallelFor(TasksGroup):
    def __init__(self, items, name=None, parallelism=None):
        if not isinstance(parallelism or 0, int):
            raise TypeError("the parallelism of a loop is a number, not an object of type `%s`" % type(parallelism).__name__)
        parallelism = int(parallelism or 0)
        if not 0 <= parallelism <= 2147483647:
            raise ValueError("the parallelism of a loop is %d, which is not between 0 and 2147483647" % parallelism)
        TasksGroup.__init__(self, "for-loop", name)
        if isinstance(items, PipelineChannel):
            self.loop_argument = loops.item_of_channel(items)
            self.items_is_pipeline_channel = True
        elif isinstance(items, (list, tuple)):
            self.loop_argument = loops.item_of_constants(items, current().next_group_id)
            self.items_is_pipeline_channel = False
        else:
            raise TypeError("a loop goes over a list, a tuple or a value of the pipeline, not over an object of type `%s`" %
                            type(items).__name__)
        self.parallelism_limit = parallelism

    def __enter__(self):
        TasksGroup.__enter__(self)
        return self.loop_argument
