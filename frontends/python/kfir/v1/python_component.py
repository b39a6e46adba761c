# SPDX-License-Identifier: Apache-2.0
"""Components made of Python functions: create_component_from_func and its like."""
import sys

from kfir import host, places, text
from kfir.v1 import constants, interface, source, start_text
from kfir.v1.component import Component, ComponentSpec, make_factory


def create_component_from_func(func, output_component_file=None, base_image=None, packages_to_install=None, annotations=None):
    return func_to_container_op(func, output_component_file, base_image, packages_to_install=packages_to_install, annotations=annotations)


def func_to_container_op(func, output_component_file=None, base_image=None, extra_code="", packages_to_install=None,
                         modules_to_capture=None, use_code_pickling=False, annotations=None):
    spec = _spec(func, extra_code, base_image, packages_to_install, modules_to_capture, use_code_pickling)
    if annotations:
        spec = with_metadata(spec, annotations)
    component = Component(None, spec, text.dumps(spec), {})
    factory = make_factory(component, ComponentSpec.kfir_lazy(spec))
    if output_component_file:
        factory.component_spec.save(output_component_file)
    return factory


def func_to_component_text(func, extra_code="", base_image=None, packages_to_install=None, modules_to_capture=None,
                           use_code_pickling=False):
    return host.ask("yaml", _spec(func, extra_code, base_image, packages_to_install, modules_to_capture, use_code_pickling))[0]


def func_to_component_file(func, output_component_file, base_image=None, extra_code="", packages_to_install=None,
                           modules_to_capture=None, use_code_pickling=False):
    spec = _spec(func, extra_code, base_image, packages_to_install, modules_to_capture, use_code_pickling)
    ComponentSpec.kfir_lazy(spec).save(output_component_file)


def with_metadata(spec, annotations):
    """The keys of a spec have an order."""
    result = {key: spec[key] for key in ("name", "description") if key in spec}
    result["metadata"] = {"annotations": dict(annotations)}
    result.update(spec)
    return result


def _spec(function, extra_code, base_image, packages, modules, pickled):
    spec, origins = interface.extract(function)
    flags = []
    args = []
    for port in spec.get("inputs", ()):
        _add_input(port, origins[port["name"]], flags, args)
    results = []
    paths = []
    for port in spec.get("outputs", ()):
        parameter = origins.get(("output", port["name"]))
        if parameter is None:
            results.append(start_text.kind_of(port.get("type")))
            paths.append({"outputPath": port["name"]})
        else:
            flag = _flag(port["name"])
            flags.append(start_text.Flag(flag, parameter.name, _FILE_KINDS[type(parameter.annotation).__name__], True))
            args += [flag, {"outputPath": port["name"]}]
    returned = interface.signature(function)[1]
    if isinstance(returned, dict):
        raise TypeError("the result of `%s` is annotated with a dict; only functions for @dsl.component may be" % function.__name__)
    if paths:
        args += ["----output-paths"] + paths
    definition = (_pickled(function, modules) if pickled else None) or source.of_function(function)
    name = source.LAMBDA if function.__name__ == "<lambda>" else function.__name__
    program = start_text.program(definition, name, flags, results, not hasattr(returned, "_fields"), extra_code)
    spec["implementation"] = {"container": {
        "image": _image(function, base_image), "command": start_text.command(program, packages or ()), "args": args}}
    return spec


_FILE_KINDS = {"InputPath": "text", "InputTextFile": "text_file", "InputBinaryFile": "binary_file", "InputArtifact": "text",
               "OutputPath": "out_path", "OutputTextFile": "out_text_file", "OutputBinaryFile": "out_binary_file",
               "OutputArtifact": "out_path"}


def _flag(name):
    return "--" + name.replace("_", "-")


def _add_input(port, parameter, flags, args):
    name = port["name"]
    annotation = interface.without_optional(parameter.annotation)
    is_file = isinstance(annotation, interface.FileAnnotation)
    kind = _FILE_KINDS[type(annotation).__name__] if is_file else start_text.kind_of(port.get("type"))
    optional = port.get("optional", False)
    flag = _flag(name)
    flags.append(start_text.Flag(flag, parameter.name, kind, not optional))
    words = [flag, {"inputPath" if is_file else "inputValue": name}]
    if optional:
        args.append({"if": {"cond": {"isPresent": name}, "then": words}})
    else:
        args += words


def _image(function, base_image):
    own = getattr(function, "_component_base_image", None)
    if base_image is not None:
        if own is not None and own != base_image:
            raise ValueError("the base image of `%s` is given twice: `%s` and `%s`" % (function.__name__, own, base_image))
        return base_image
    if own is not None:
        return own
    module = sys.modules.get("kfp.components._python_op")
    image = getattr(module, "default_base_image_or_builder", constants.default_base_image_or_builder)
    return image() if callable(image) else image


def _pickled(function, modules):
    """None where `cloudpickle` is not installed: the function's source has to do then."""
    try:
        import cloudpickle
    except ImportError:
        host.warn("no-cloudpickle", "use_code_pickling: the package `cloudpickle` is not installed, so the component gets the source of `%s` and "
                  "nothing around it" % function.__name__, places.place(places.here()))
        return None
    import base64
    for name in [function.__module__] if modules is None else modules:
        if name in sys.modules and hasattr(cloudpickle, "register_pickle_by_value") and name != "__main__":
            cloudpickle.register_pickle_by_value(sys.modules[name])
    data = base64.b64encode(cloudpickle.dumps(function, 4)).decode("ascii")
    return _UNPICKLE.format(name=function.__name__, data=data, version=cloudpickle.__version__)


_UNPICKLE = """\
def _kfir_unpickle(data):
    import base64
    try:
        import cloudpickle
    except ImportError:
        import subprocess
        import sys
        subprocess.check_call([sys.executable, '-m', 'pip', 'install', '--quiet', 'cloudpickle=={version}'])
        import cloudpickle
    return cloudpickle.loads(base64.b64decode(data))


{name} = _kfir_unpickle('{data}')
"""
