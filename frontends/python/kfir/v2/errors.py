# SPDX-License-Identifier: Apache-2.0
"""The exceptions of kfp that are not Python's own."""


class ConditionError(TypeError):
    """A condition where Python wants to know now."""


class InconsistentTypeException(Exception):
    pass


class InconsistentTypeWarning(Warning):
    pass


class InvalidControlFlowException(Exception):
    pass


class InvalidTopologyException(Exception):
    pass


def type_error(message, channel):
    """`channel`: what does not fit, or None for a constant. The error's notes say where that comes from."""
    from kfir.v2 import settings
    error = InconsistentTypeException(message)
    error.kfir_notes = _origins(channel)
    if not settings.type_check:
        error.kfir_notes.append(("kfp 2.17 checks types whatever `--disable-type-check` says, and so does Kfir", None))
    return error


def _origins(channel):
    from kfir.v2.loops import LoopArgumentVariable
    notes = []
    item = channel.loop_argument if isinstance(channel, LoopArgumentVariable) else channel
    if item is not channel and item.kfir_source is None:
        notes.append(("all fields of a constant loop have the type of the first value in it", None))
    while getattr(item, "kfir_source", None) is not None:
        item = item.kfir_source
    task = getattr(item, "kfir_task", None)
    if task is not None:
        notes.append(("`%s` makes it" % task.name, task.kfir_place))
        if task.component_spec.kfir_place is not None:
            notes.append(("its output `%s` is declared here" % item.kfir_name, task.component_spec.kfir_place))
    elif item is not None and item.kfir_group is None and not hasattr(item, "kfir_raw"):
        from kfir.v2.pipeline import Pipeline
        pipeline = Pipeline._default_pipeline
        if pipeline is not None and pipeline.kfir_place is not None:
            notes.append(("it is an input of the pipeline `%s`" % pipeline.name, pipeline.kfir_place))
    return notes


for _class in (InconsistentTypeException, InconsistentTypeWarning):
    _class.__module__ = "kfp.dsl.types.type_utils"
InvalidControlFlowException.__module__ = "kfp.dsl.tasks_group"
InvalidTopologyException.__module__ = "kfp.compiler.compiler_utils"
