# SPDX-License-Identifier: Apache-2.0
"""`task.container_spec`: what one task runs. What is changed here counts for that task alone."""
from kfir.v2.structures import Container

_SETTINGS = ("cpu_request", "cpu_limit", "memory_request", "memory_limit", "accelerator_type", "accelerator_count")


class ResourceSpec:
    def __init__(self, cpu_request=None, cpu_limit=None, memory_request=None, memory_limit=None, accelerator_type=None, accelerator_count=None):
        given = locals()
        self.kfir_settings = {name: given[name] for name in _SETTINGS if given[name] is not None}

    def __eq__(self, other):
        return isinstance(other, ResourceSpec) and self.kfir_settings == other.kfir_settings

    __hash__ = None

    def __repr__(self):
        return "ResourceSpec(%s)" % ", ".join(["%s=%r" % (name, self.kfir_settings.get(name)) for name in _SETTINGS])


def _setting(name):
    def change(self, value):
        if value is None:
            self.kfir_settings.pop(name, None)
        else:
            self.kfir_settings[name] = value

    return property(lambda self: self.kfir_settings.get(name), change)


for _name in _SETTINGS:
    setattr(ResourceSpec, _name, _setting(_name))


class TaskContainer(Container):
    def __init__(self, task):
        self.kfir_task = task
        self.kfir_own = task.component_spec.implementation

    @property
    def image(self):
        image = self.kfir_task.kfir_image
        return self.kfir_own.image if image is None else image

    @image.setter
    def image(self, value):
        self.kfir_task.kfir_image = value

    def _words(self, name):
        words = self.kfir_task.kfir_words
        if words is None:
            words = self.kfir_task.kfir_words = {"command": list(self.kfir_own.command), "args": list(self.kfir_own.args)}
        return words[name]

    @property
    def command(self):
        return self._words("command")

    @command.setter
    def command(self, value):
        self._words("command")
        self.kfir_task.kfir_words["command"] = value

    @property
    def args(self):
        return self._words("args")

    @args.setter
    def args(self, value):
        self._words("args")
        self.kfir_task.kfir_words["args"] = value

    @property
    def env(self):
        task = self.kfir_task
        if task.kfir_env is None and self.kfir_own.env:
            task.kfir_env = dict(self.kfir_own.env)
        return task.kfir_env or None

    @env.setter
    def env(self, value):
        self.kfir_task.kfir_env = dict(value or {})

    @property
    def resources(self):
        settings = self.kfir_task.kfir_resources
        if not settings:
            return None
        result = ResourceSpec()
        result.kfir_settings = settings
        return result

    @resources.setter
    def resources(self, value):
        self.kfir_task.kfir_resources = {} if value is None else value.kfir_settings
