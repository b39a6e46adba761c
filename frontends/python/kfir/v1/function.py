# SPDX-License-Identifier: Apache-2.0
"""@dsl.component and @dsl.python_component."""
import sys

from kfir import text
from kfir.v1 import interface, rules
from kfir.v1.component import Component, ComponentSpec, Use
from kfir.v1.param import PipelineParam
from kfir.v1.values import InconsistentTypeException, check_types


def component(func):
    """A function that makes a ContainerOp, with types to check and to write down."""
    from functools import wraps

    @wraps(func)
    def make(*args, **kwargs):
        spec, _ = interface.extract(func)
        inputs = spec.get("inputs", [])
        if getattr(sys.modules.get("kfp"), "TYPE_CHECK", True):
            given = list(zip(args, inputs)) + [(kwargs[port["name"]], port) for port in inputs if port["name"] in kwargs]
            for value, port in given:
                if isinstance(value, PipelineParam) and not check_types(value.param_type, port.get("type")):
                    raise InconsistentTypeException("component `%s`: the input `%s` is of type `%s`, the argument of type `%s`" % (
                        spec["name"], port["name"], port.get("type"), value.param_type))
        op = func(*args, **kwargs)
        _describe(op, spec)
        return op

    return make


def _describe(op, spec):
    for port in spec.get("outputs", ()):
        name = port["name"]
        op.outputs[name] = PipelineParam(name, op.name, param_type=port.get("type"))
        if name not in op.file_outputs:
            op.file_outputs[name] = op.output_artifact_paths.get(rules.legacy_output(name)) or rules.output_path(name)
    if spec.get("outputs"):
        op._move_legacy_outputs()
    op._set_single_output_attribute()
    object_ = op._metadata = ComponentSpec.kfir_lazy(spec)
    use = op.kfir_use = Use()
    use.component = Component(None, spec, text.dumps(spec), None)
    use.component.object = object_
    use.component.place = op.kfir_place
    use.spec_json = use.arguments = None


def python_component(name, description=None, base_image=None, target_component_file=None):
    def decorate(func):
        func._component_human_name = name
        if description:
            func._component_description = description
        if base_image:
            func._component_base_image = base_image
        if target_component_file:
            func._component_target_component_file = target_component_file
        return func

    return decorate
