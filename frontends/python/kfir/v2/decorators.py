# SPDX-License-Identifier: Apache-2.0
"""@dsl.component, @dsl.container_component, @dsl.notebook_component and @dsl.pipeline."""
import functools

from kfir import places
from kfir.v2 import checks, constants, interface, rules, settings, types
from kfir.v2.channel import PipelineChannel, make
from kfir.v2.component import ContainerComponent, GraphComponent, PythonComponent
from kfir.v2.errors import ConditionError
from kfir.v2.pipeline import Pipeline
from kfir.v2.structures import Container, ContainerSpec, Graph

pipelines = []  # all that were defined, in order


class Decorator(functools.partial):
    """A decorator that has been given its options and no function yet; `kfir_place`: where."""


def _with(decorator, options):
    del options["func"]
    result = Decorator(decorator, **options)
    result.kfir_place = places.here()
    return result


def component(func=None, *, base_image=None, target_image=None, packages_to_install=None, pip_index_urls=None,
              output_component_file=None, install_kfp_package=True, kfp_package_path=None, pip_trusted_hosts=None, use_venv=False,
              additional_funcs=None, embedded_artifact_path=None, task_config_passthroughs=None):
    options = dict(locals())
    if func is None:
        return _with(component, options)
    from kfir.v2 import lightweight
    result = _python_component(lightweight.container, **options)
    if output_component_file:
        from kfir.v2.compiler import Compiler
        Compiler()._compile_component(result, output_component_file)
    return result


def _python_component(container, func, **options):
    from kfir.v2 import lightweight
    spec = interface.of_function(func, interface.BUILT if options.get("target_image") else interface.PYTHON)
    spec.implementation = container(func, spec, **options)
    spec.task_config_passthroughs = lightweight.passthroughs(options["task_config_passthroughs"])
    spec.kfir_place = places.of_function(func)
    return PythonComponent(spec, func)


def notebook_component(func=None, *, notebook_path, base_image=None, packages_to_install=None, output_component_file=None,
                       pip_index_urls=None, pip_trusted_hosts=None, use_venv=False, kfp_package_path=None, install_kfp_package=True,
                       task_config_passthroughs=None):
    options = dict(locals())
    if func is None:
        return _with(notebook_component, options)
    from kfir.v2 import lightweight
    return _python_component(lightweight.notebook_container, **options)


def container_component(func):
    from kfir.v2 import placeholders
    spec = interface.of_function(func, interface.CONTAINER)
    spec.kfir_place = places.of_function(func)
    ports = interface.parameters(func, spec)
    if not settings.bug_compat:
        _warn_of_paths(ports, spec)
    result = func(*[placeholders.of_port(kind, name, port) for kind, name, port in ports])
    if not isinstance(result, ContainerSpec):
        raise TypeError("`%s` has to return a dsl.ContainerSpec" % func.__name__)
    image = "" if result.image is None else constants.text(result.image, lambda: "the image of `%s`" % func.__name__)
    spec.implementation = Container(image, placeholders.words(result.command, spec), placeholders.words(result.args, spec))
    return ContainerComponent(spec, func)


def _warn_of_paths(ports, spec):
    for kind, name, port in ports:
        if kind == "path" and types.is_artifact(port.type):
            from kfir import host
            host.warn("output-path", "the output `%s` of `%s` is an artifact, and OutputPath is in kfp 2.17, and so in Kfir, the file of a "
                      "parameter in a container component: use Output[...] and its `path`" % (name, spec.name), places.place(spec.kfir_place))


def pipeline(func=None, *, name=None, description=None, pipeline_root=None, display_name=None, pipeline_config=None):
    if func is None:
        return _with(pipeline, dict(locals()))
    spec = interface.of_function(func, interface.PIPELINE)
    spec.kfir_place = places.of_function(func)
    if name:
        spec.name = rules.slug(name)
    if description:
        if not isinstance(description, str):
            raise TypeError("the description of `%s` is text, not an object of type `%s`" % (spec.name, type(description).__name__))
        spec.description = description
    record = Pipeline(spec.name)
    record.kfir_place = spec.kfir_place
    record.spec = spec
    record.pipeline_root = constants.text(pipeline_root, lambda: "the root of `%s`" % spec.name) if pipeline_root else None
    record.display_name = constants.text(display_name, lambda: "the display name of `%s`" % spec.name) if display_name else None
    record.config = pipeline_config
    spec.implementation = Graph(pipeline=record)
    result = GraphComponent(spec, func, record)
    try:
        _trace(func, record)
    except ConditionError as error:
        # kfp takes it. The rest of the package is good for all that.
        if not places.is_installed(func.__code__.co_filename):
            raise
        result.kfir_refusal = error
        return result
    if settings.checks:
        from kfir.v2 import run
        run.check(result)
    pipelines.append(result)
    return result


def _trace(function, record):
    spec = record.spec
    for key, port in spec.inputs.items():
        record.inputs[key] = make(key, port.type, None, port.is_artifact_list)
    if not settings.bug_compat:
        from kfir.v2 import rewriting
        function = rewriting.rewritten(function)
    with record:
        result = function(*record.inputs.values())
    if not record.tasks:
        raise ValueError("the pipeline `%s` has no task" % spec.name)
    if not rules.is_pipeline_name(spec.name):
        raise ValueError("`%s` cannot be the name of a pipeline: it is at most 128 letters, digits and dashes" % spec.name)
    record.outputs = _outputs(result, spec)
    checks.pipeline(record)


def _outputs(result, spec):
    if result is None:
        outputs = {}
    elif isinstance(result, PipelineChannel):
        outputs = {"Output": result}
    elif isinstance(result, tuple) and hasattr(result, "_asdict"):
        outputs = dict(result._asdict())
    elif isinstance(result, dict):
        outputs = result
    else:
        raise ValueError("the pipeline `%s` returns an object of type `%s`: it can return an output of a task, or a NamedTuple of "
                         "outputs" % (spec.name, type(result).__name__))
    for key, value in outputs.items():
        if settings.bug_compat and getattr(value, "kfir_used", False):
            raise KeyError("what dsl.Collected() gave is used and returned, on which kfp 2.17 fails")
        if key not in spec.outputs:
            raise ValueError("the pipeline `%s` returns `%s`, which its annotation does not declare" % (spec.name, key))
        if not isinstance(value, PipelineChannel):
            raise ValueError("the pipeline `%s` returns `%s`, which is no output of a task but an object of type `%s`" % (
                spec.name, key, type(value).__name__))
    for key in spec.outputs:
        if key not in outputs:
            raise ValueError("the pipeline `%s` declares the output `%s` and does not return it" % (spec.name, key))
    return outputs
