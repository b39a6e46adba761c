# SPDX-License-Identifier: Apache-2.0
"""The pipeline that is being traced, its configuration, and its groups of ops."""
from kfir import places
from kfir.v1 import rules
from kfir.v1.param import LoopArguments, PipelineParam

collected = []  # functions that `@dsl.pipeline(...)` decorated, in order
not_called = []  # functions that `@dsl.pipeline` decorated, which is nothing, and where


def pipeline(name=None, description=None, pipeline_root=None):
    if callable(name):  # kfp goes on, and does not find the pipeline then
        not_called.append((name, places.here()))

    def decorate(function):
        if name:
            function._component_human_name = name
        if description:
            function._component_description = description
        if pipeline_root:
            function.pipeline_root = pipeline_root
        collected.append(function)
        return function

    return decorate


class Pipeline:
    _default_pipeline = None

    def __init__(self, name):
        self.name = name
        self.ops = {}
        self.groups = [OpsGroup("pipeline", name=name)]  # those that are open, the root first
        self.group_id = 0
        self.conf = PipelineConf()
        self._metadata = None
        self._last_numbers = {}

    @staticmethod
    def get_default_pipeline():
        return Pipeline._default_pipeline

    @staticmethod
    def add_pipeline(name, description, func):
        pipeline(name, description)(func)

    def __enter__(self):
        if Pipeline._default_pipeline:
            raise Exception("a pipeline cannot be traced inside of another")
        Pipeline._default_pipeline = self
        return self

    def __exit__(self, *exception):
        Pipeline._default_pipeline = None

    def add_op(self, op, define_only):
        wish = rules.python_name(op.human_name).replace("_", "-") or "task"
        name = rules.unique(wish, self.ops, "-", self._last_numbers)
        self.ops[name] = op
        if not define_only:
            self.groups[-1].add_op(op)
        return name

    def push_ops_group(self, group):
        self.groups[-1].add_group(group)
        self.groups.append(group)

    def pop_ops_group(self):
        del self.groups[-1]

    def get_next_group_id(self):
        self.group_id += 1
        return self.group_id


class OpsGroup:
    def __init__(self, group_type, name=None, parallelism=None):
        self.kfir_place = places.here() if group_type != "pipeline" else None
        self.type = group_type
        self.ops = []
        self.groups = []
        self.members = []  # both, in order of creation
        self.name = self.kfir_name = name
        self.user_name = name
        self.number = None
        self.dependencies = []
        self.parallelism = parallelism
        self.recursive_ref = None
        self.loop_args = None

    def add_op(self, op):
        op.kfir_group = self
        self.ops.append(op)
        self.members.append(op)

    def add_group(self, group):
        self.groups.append(group)
        self.members.append(group)

    def remove_op(self, op):
        op.kfir_group = None
        self.ops.remove(op)
        self.members.remove(op)

    def __enter__(self):
        current = _current()
        self.recursive_ref = self._enclosing_namesake(current)
        if self.recursive_ref is None:
            self.number = current.get_next_group_id()
            name = "" if self.name is None else self.name + "-"
            self.name = self.kfir_name = ("%s-%s%d" % (self.type, name, self.number)).replace("_", "-")
        elif self.type != "graph":
            raise AttributeError("a %s called `%s` stands in another one with this name, which is a recursion that only a "
                                 "dsl.graph_component can have" % (self.type, self.name))
        current.push_ops_group(self)
        return self

    def _enclosing_namesake(self, current):
        """The open group that a group of this name would be a recursion into. As in kfp, the name is a regular expression."""
        if self.name is None:
            return None
        namesakes = [group for group in current.groups if group.type == self.type]
        if namesakes:
            import re
            pattern = "^" + ("%s-%s-" % (self.type, self.name)).replace("_", "-") + r"[\d]+$"
            for group in namesakes:
                if re.match(pattern, group.name):
                    return group
        return None

    def __exit__(self, *exception):
        _current().pop_ops_group()

    def after(self, *ops):
        self.dependencies.extend(ops)
        return self


def _current():
    if Pipeline._default_pipeline is None:
        raise ValueError("no pipeline is being traced: this belongs into a function that @dsl.pipeline decorates")
    return Pipeline._default_pipeline


class ExitHandler(OpsGroup):
    def __init__(self, exit_op, name=None):
        OpsGroup.__init__(self, "exit_handler")
        self.display_name = self.user_name = name
        if exit_op.dependent_names:
            raise ValueError("the op of an exit handler depends on another op: %s" % ", ".join(exit_op.dependent_names))
        _current()
        if exit_op.kfir_group is not None:
            exit_op.kfir_group.remove_op(exit_op)
        exit_op.is_exit_handler = True
        self.exit_op = exit_op


class Condition(OpsGroup):
    def __init__(self, condition, name=None):
        OpsGroup.__init__(self, "condition", name)
        self.condition = condition


class ParallelFor(OpsGroup):
    TYPE_NAME = "for_loop"

    def __init__(self, loop_args, parallelism=None):
        parallelism = parallelism or 0
        if parallelism < 0:
            raise ValueError("the parallelism of a loop is %s, below 0" % parallelism)
        OpsGroup.__init__(self, self.TYPE_NAME, parallelism=parallelism)
        self.items_is_pipeline_param = isinstance(loop_args, PipelineParam)
        if self.items_is_pipeline_param:
            loop_args = LoopArguments.from_pipeline_param(loop_args)
        else:
            loop_args = LoopArguments(loop_args, str(_current().get_next_group_id()))
        self.loop_args = loop_args

    def __enter__(self):
        OpsGroup.__enter__(self)
        return self.loop_args


class SubGraph(OpsGroup):
    TYPE_NAME = "subgraph"

    def __init__(self, parallelism):
        if parallelism < 1:
            raise ValueError("the parallelism of a SubGraph is %s, below 1" % parallelism)
        OpsGroup.__init__(self, self.TYPE_NAME, parallelism=parallelism)


class Graph(OpsGroup):
    """A call of a graph component. A call inside of itself is a recursion: `recursive_ref` is the outer call."""

    def __init__(self, name):
        OpsGroup.__init__(self, "graph", name)
        self.inputs = []
        self.outputs = {}
        self.arguments = {}


def graph_component(func):
    """Makes a function a sub-DAG of its own, which may call itself."""
    from functools import wraps
    from inspect import signature

    @wraps(func)
    def call(*args, **kwargs):
        group = Graph(func.__name__)
        group.arguments = signature(func).bind(*args, **kwargs).arguments
        group.inputs = list(group.arguments.values())
        for name, value in group.arguments.items():
            if not isinstance(value, PipelineParam):
                raise ValueError("the argument `%s` of the graph component `%s` is not a param, but an object of type `%s`" % (
                    name, func.__name__, type(value).__name__))
        with group:
            if group.recursive_ref is None:
                func(*args, **kwargs)
        return group

    return call


class PipelineExecutionMode:
    """An `enum.Enum` in kfp; a plain class here, since importing `enum` is slow."""

    def __init__(self, name, value):
        self.name = name
        self.value = value

    def __repr__(self):
        return "<PipelineExecutionMode.%s: %d>" % (self.name, self.value)

    def __str__(self):
        return "PipelineExecutionMode." + self.name


for _name, _value in (("V1_LEGACY", 1), ("V2_COMPATIBLE", 2), ("V2_ENGINE", 3)):
    setattr(PipelineExecutionMode, _name, PipelineExecutionMode(_name, _value))


def get_pipeline_conf():
    return _current().conf


class PipelineConf:
    def __init__(self):
        self.image_pull_secrets = []
        self.timeout = 0
        self.ttl_seconds_after_finished = -1
        self._pod_disruption_budget_min_available = None
        self.op_transformers = []
        self.default_pod_node_selector = {}
        self.image_pull_policy = None
        self.parallelism = None
        self._data_passing_method = None
        self.dns_config = None

    def set_image_pull_secrets(self, image_pull_secrets):
        self.image_pull_secrets = image_pull_secrets
        return self

    def set_timeout(self, seconds):
        self.timeout = seconds
        return self

    def set_parallelism(self, max_num_pods):
        if max_num_pods < 1:
            raise ValueError("the parallelism of a pipeline is %s, below 1" % max_num_pods)
        self.parallelism = max_num_pods
        return self

    def set_ttl_seconds_after_finished(self, seconds):
        self.ttl_seconds_after_finished = seconds
        return self

    def set_pod_disruption_budget(self, min_available):
        self._pod_disruption_budget_min_available = min_available
        return self

    def set_default_pod_node_selector(self, label_name, value):
        self.default_pod_node_selector[label_name] = value
        return self

    def set_image_pull_policy(self, policy):
        self.image_pull_policy = policy
        return self

    def add_op_transformer(self, transformer):
        self.op_transformers.append(transformer)

    def set_dns_config(self, dns_config):
        self.dns_config = dns_config

    @property
    def data_passing_method(self):
        return self._data_passing_method

    @data_passing_method.setter
    def data_passing_method(self, value):
        self._data_passing_method = value
