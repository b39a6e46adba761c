# SPDX-License-Identifier: Apache-2.0
"""Components as user code sees them: callables that make tasks."""
from kfir import places
from kfir.v2 import types
from kfir.v2.pipeline import Pipeline

from kfir.v2.task import PipelineTask


class BaseComponent:
    """Of `component_spec`, `kfir_place` says where the user made it."""

    def __init__(self, component_spec):
        self.component_spec = component_spec
        self.name = component_spec.name
        self.description = component_spec.description or None
        self._status_inputs = {name for name, port in component_spec.inputs.items() if port.type == types.FINAL_STATUS}
        self._hidden = {name for name, port in component_spec.inputs.items() if port.type in (types.FINAL_STATUS, types.CONFIG)}
        if component_spec.kfir_place is None:
            component_spec.kfir_place = places.here()

    @property
    def required_inputs(self):
        return [name for name, port in self.component_spec.inputs.items() if not port.optional and name not in self._hidden]

    def __call__(self, *args, **kwargs):
        if args:
            raise TypeError("components take their arguments by name: `%s` was given %d without" % (self.name, len(args)))
        if Pipeline._default_pipeline is None:
            raise RuntimeError("`%s` is called outside of a pipeline: Kfir compiles pipelines, it does not run components" % self.name)
        spec = self.component_spec
        for name in kwargs:
            if name not in spec.inputs:
                raise TypeError("`%s` has no input `%s`" % (self.name, name))
            if name in self._status_inputs:
                raise TypeError("the input `%s` of `%s` is filled in when the pipeline runs: it takes no argument" % (name, self.name))
        missing = [name for name in self.required_inputs if name not in kwargs]
        if missing:
            raise TypeError("`%s` is called without %s: %s" % (
                self.name, "an argument" if len(missing) == 1 else "arguments", ", ".join(["`%s`" % name for name in missing])))
        return self.kfir_task(spec, kwargs)

    def kfir_task(self, spec, arguments):
        return PipelineTask(spec, arguments)

    def execute(self, **kwargs):
        raise NotImplementedError("`%s` has no function to call" % self.name)

    @property
    def pipeline_spec(self):
        from kfir.v2 import wire
        return wire.pipeline_spec(self)

    @property
    def platform_spec(self):
        from kfir.v2 import wire
        return wire.platform_spec(self)


class PythonComponent(BaseComponent):
    def __init__(self, component_spec, python_func):
        BaseComponent.__init__(self, component_spec)
        self.python_func = python_func

    def execute(self, **kwargs):
        return self.python_func(**kwargs)


class ContainerComponent(BaseComponent):
    def __init__(self, component_spec, pipeline_func):
        BaseComponent.__init__(self, component_spec)
        self.pipeline_func = pipeline_func


class YamlComponent(BaseComponent):
    """Loaded: `component_yaml` is its text."""

    def __init__(self, component_spec, component_yaml):
        BaseComponent.__init__(self, component_spec)
        self.component_yaml = component_yaml

    def kfir_task(self, spec, arguments):
        if spec.kfir_mismatch is not None:
            raise TypeError("the component `%s` cannot be used: it has %s" % (spec.name, spec.kfir_mismatch))
        return PipelineTask(spec, arguments)


class GraphComponent(BaseComponent):
    """A pipeline. It has been traced when this is made."""

    def __init__(self, component_spec, pipeline_func, pipeline):
        BaseComponent.__init__(self, component_spec)
        self.pipeline_func = pipeline_func
        self.kfir_pipeline = pipeline
        self.kfir_refusal = None  # why it cannot be used

    def kfir_task(self, spec, arguments):
        if self.kfir_refusal is not None:
            raise self.kfir_refusal
        return PipelineTask(spec, arguments)

    @property
    def pipeline_config(self):
        return self.kfir_pipeline.config
