# SPDX-License-Identifier: Apache-2.0
"""The `kubernetes` settings of a task: its `platform_config`, in the spelling of the platform document."""
from kfir.v2 import constants
from kfir.v2.channel import Collected, PipelineChannel, PipelineParameterChannel, is_parameter


def settings_of(task):
    """The settings to change. They are there from now on, even if nothing is put in."""
    return task.platform_config.setdefault("kubernetes", {})


def text(what, value):
    """`value`, which has to be text; None stands for no text."""
    if value is None:
        return ""
    return constants.text(value, lambda: what)


def name(what, value):
    """Text that Kubernetes does not take when it is empty."""
    value = text(what, value)
    if not value:
        raise ValueError("%s is empty" % what)
    return value


def filled(**members):
    """Those members that say something: no None, no empty text, list or dict."""
    return {name: value for name, value in members.items() if value is not None and value != "" and value != [] and value != {}}


def whole_number(what, value):
    if not isinstance(value, int):
        raise TypeError("%s is a whole number, not an object of type `%s`" % (what, type(value).__name__))
    if not -1 << 63 <= value < 1 << 63:
        raise ValueError("%s is %d, which does not fit 64 bits" % (what, value))
    return int(value)


def _constant(what, value):
    if type(value) in (str, int, float, bool):
        return value
    if isinstance(value, dict) and all([isinstance(key, str) for key in value]):
        return {key: _constant(what, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_constant(what, item) for item in value]
    raise ValueError("%s holds an object of type `%s`" % (what, type(value).__name__))


def parameter(task, what, value):
    """How `value`, which is text, a dict or a parameter, is referred to. `task` reads it from now on."""
    if isinstance(value, PipelineParameterChannel) or isinstance(value, PipelineChannel) and is_parameter(value):
        if isinstance(value, Collected) or value.kfir_group is not None:
            raise ValueError("%s is made by one task: what dsl.OneOf() and dsl.Collected() give is not possible" % what)
        task.register_pipeline_channels([value])
        if value.kfir_task is None:
            return {"componentInputParameter": value.kfir_full_name}
        task.after(value.kfir_task)
        return {"taskOutputParameter": {"producerTask": value.kfir_task_name, "outputParameterKey": value.kfir_name}}
    if isinstance(value, (str, dict)):
        return {"runtimeValue": {"constant": _constant(what, value)}}
    raise ValueError("%s is text or a parameter of the pipeline, not an object of type `%s`" % (what, type(value).__name__))


def named(task, what, legacy, value):
    """The two ways in which documents name a secret or a config map: `legacy` for text, and that with parameters."""
    result = {legacy + "Parameter": parameter(task, what, value)}
    if isinstance(value, str) and value:
        result[legacy] = value
    return result
