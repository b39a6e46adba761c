# SPDX-License-Identifier: Apache-2.0
"""Small names of kfp.dsl: placeholders of a run, and types of special inputs."""
from kfir.v2.settings import VERSION as __version__  # noqa: F401

TYPE_CHECK = True

PIPELINE_JOB_NAME_PLACEHOLDER = "{{$.pipeline_job_name}}"
PIPELINE_JOB_RESOURCE_NAME_PLACEHOLDER = "{{$.pipeline_job_resource_name}}"
PIPELINE_JOB_ID_PLACEHOLDER = "{{$.pipeline_job_uuid}}"
PIPELINE_TASK_NAME_PLACEHOLDER = "{{$.pipeline_task_name}}"
PIPELINE_TASK_ID_PLACEHOLDER = "{{$.pipeline_task_uuid}}"
PIPELINE_TASK_EXECUTOR_OUTPUT_PATH_PLACEHOLDER = "{{$.outputs.output_file}}"
PIPELINE_TASK_EXECUTOR_INPUT_PLACEHOLDER = "{{$}}"
PIPELINE_ROOT_PLACEHOLDER = "{{$.pipeline_root}}"
PIPELINE_JOB_CREATE_TIME_UTC_PLACEHOLDER = "{{$.pipeline_job_create_time_utc}}"
PIPELINE_JOB_SCHEDULE_TIME_UTC_PLACEHOLDER = "{{$.pipeline_job_schedule_time_utc}}"
WORKSPACE_PATH_PLACEHOLDER = "{{$.workspace_path}}"


class _Record:
    """A dataclass without the cost of importing `dataclasses`."""
    _fields = ()

    def __eq__(self, other):
        return type(other) is type(self) and self.__dict__ == other.__dict__

    __hash__ = None

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join(["%s=%r" % item for item in self.__dict__.items()]))


class PipelineTaskFinalStatus(_Record):
    def __init__(self, state, pipeline_job_resource_name, pipeline_task_name, error_code=None, error_message=None):
        self.state = state
        self.pipeline_job_resource_name = pipeline_job_resource_name
        self.pipeline_task_name = pipeline_task_name
        self.error_code = error_code
        self.error_message = error_message


class TaskConfig(_Record):
    def __init__(self, affinity=None, tolerations=None, node_selector=None, env=None, volumes=None, volume_mounts=None, resources=None):
        self.affinity = affinity
        self.tolerations = tolerations
        self.node_selector = node_selector
        self.env = env
        self.volumes = volumes
        self.volume_mounts = volume_mounts
        self.resources = resources


class TaskConfigField(int):
    """An `enum.IntEnum` in kfp; a plain class here, since importing `enum` is slow."""

    def __new__(cls, name, value):
        self = int.__new__(cls, value)
        self.name = name
        self.value = value
        return self

    def __repr__(self):
        return "<TaskConfigField.%s: %d>" % (self.name, self.value)


for _value, _name in enumerate(("RESOURCES", "ENV", "KUBERNETES_AFFINITY", "KUBERNETES_TOLERATIONS", "KUBERNETES_NODE_SELECTOR",
                                "KUBERNETES_VOLUMES")):
    setattr(TaskConfigField, _name, TaskConfigField(_name, _value + 1))


class TaskConfigPassthrough(_Record):
    def __init__(self, field, apply_to_task=False):
        self.field = field
        self.apply_to_task = apply_to_task


def run_notebook(**kwargs):
    raise NotImplementedError("dsl.run_notebook() works in a running notebook component only")
