# SPDX-License-Identifier: Apache-2.0
"""The pipeline that is being traced: its tasks, in order of creation, and its groups."""
from kfir import places
from kfir.v2 import constants, rules, settings


class Pipeline:
    _default_pipeline = None

    def __init__(self, name):
        self.name = name
        self.tasks = {}
        self.root = TasksGroup("pipeline")
        self.root.name = ""
        self.groups = [self.root]  # those that are open
        self.kfir_spoken = {}  # by their text, channels whose text was asked for: they may stand in any text
        self._group_id = 0
        self._last_numbers = {}
        self.kfir_place = None
        # What @dsl.pipeline() knows when the function has returned.
        self.spec = None
        self.inputs = {}   # name -> channel
        self.outputs = {}  # name -> channel
        self.display_name = None
        self.pipeline_root = None
        self.config = None

    @staticmethod
    def get_default_pipeline():
        return Pipeline._default_pipeline

    def __enter__(self):
        if Pipeline._default_pipeline is not None:
            raise Exception("a pipeline cannot be defined while another is being traced")
        Pipeline._default_pipeline = self
        return self

    def __exit__(self, *exception):
        Pipeline._default_pipeline = None

    def add_task(self, task, add_to_group=True):
        wish = rules.slug(task.component_spec.name) or "task"
        name = rules.unique(wish, self.tasks, self._last_numbers)
        self.tasks[name] = task
        task.kfir_index = len(self.tasks) - 1
        if add_to_group:
            self.groups[-1].add_task(task)
        return name

    def next_group_id(self):
        self._group_id += 1
        return self._group_id

    get_next_group_id = next_group_id

    def push(self, group):
        self.groups[-1].add_group(group)
        self.groups.append(group)

    def pop(self):
        del self.groups[-1]


def is_lost(channel):
    """Whether kfp does not find `channel` in text, for its type."""
    return any([character in str(channel.kfir_type) for character in ".[,@"])


def channels_in(text):
    """The different channels whose text stands in `text`."""
    spoken = {} if Pipeline._default_pipeline is None else Pipeline._default_pipeline.kfir_spoken
    found = {}
    begin = text.find("{{channel:")
    while begin >= 0:
        end = text.find(";}}", begin)
        if end < 0:
            break
        channel = spoken.get(text[begin:end + 3])
        if channel is not None and not (settings.bug_compat and is_lost(channel)):
            found[channel.kfir_text] = channel
        begin = text.find("{{channel:", end)
    return list(found.values())


def current():
    if Pipeline._default_pipeline is None:
        raise ValueError("no pipeline is being traced: this belongs into a function that @dsl.pipeline decorates")
    return Pipeline._default_pipeline


class TasksGroup:
    kfir_kind = None  # `if`, `elif`, `else`

    def __init__(self, group_type, name=None):
        self.kfir_place = places.here() if group_type != "pipeline" else None
        self.group_type = group_type
        self.tasks = []
        self.groups = []
        self.kfir_members = []  # both, in order
        self.display_name = constants.text(name, lambda: "the name of a group") if name else None
        self.name = None  # given on enter
        self.parent = None
        self.is_root = group_type == "pipeline"
        self.dependencies = []

    def add_task(self, task):
        task.parent_task_group = self
        self.tasks.append(task)
        self.kfir_members.append(task)

    def remove_task(self, task):
        task.parent_task_group = None
        self.tasks.remove(task)
        self.kfir_members.remove(task)

    def add_group(self, group):
        group.parent = self
        self.groups.append(group)
        self.kfir_members.append(group)

    def remove_group(self, group):
        group.parent = None
        self.groups.remove(group)
        self.kfir_members.remove(group)

    def __enter__(self):
        pipeline = current()
        self.name = "%s-%d" % (self.group_type, pipeline.next_group_id())
        pipeline.push(self)
        return self

    def __exit__(self, *exception):
        current().pop()

    @property
    def parent_task_group(self):
        return self.parent

    def __repr__(self):
        return "<%s %s>" % (self.group_type, self.name)
