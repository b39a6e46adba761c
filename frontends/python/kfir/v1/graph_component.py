# SPDX-License-Identifier: Apache-2.0
"""A component out of a pipeline function: create_graph_component_from_pipeline_func."""
from kfir import text
from kfir.v1 import component as components
from kfir.v1 import interface, rules, structures


def create_graph_component_from_pipeline_func(pipeline_func, output_component_file=None, embed_component_specs=False, annotations=None):
    spec = _spec(pipeline_func, embed_component_specs)
    if annotations:
        from kfir.v1.python_component import with_metadata
        spec = with_metadata(spec, annotations)
    factory = components.load_component_from_spec(components.ComponentSpec.kfir_lazy(spec))
    if output_component_file:
        factory.component_spec.save(output_component_file)
    return factory


def _spec(function, embed):
    spec, origins = interface.extract(function)
    arguments = {}
    for port in list(spec.get("inputs", ())) + [None] * len(spec.get("outputs", ())):
        parameter = port and origins[port["name"]]
        annotation = parameter and interface.without_optional(parameter.annotation)
        if isinstance(annotation, interface.FileAnnotation):
            raise TypeError("the parameter `%s` of a graph component cannot be passed as a file" % parameter.name)
        if parameter:
            arguments[parameter.name] = structures.GraphInputArgument(structures.GraphInputReference(port["name"]))
    if any(isinstance(key, tuple) for key in origins):
        raise TypeError("a graph component cannot have a parameter that is an output's path")
    before, structures.made_outside = structures.made_outside, []
    try:
        returned = function(**arguments)
        made = structures.made_outside
    finally:
        structures.made_outside = before
    ids = {}
    tasks = {}
    for task in made:
        id_ = rules.unique(task.kfir_name or "Task", tasks, " ")
        ids[id(task)] = id_
        tasks[id_] = {"componentRef": _reference(task.component_ref, embed)}
        if task.arguments:
            tasks[id_]["arguments"] = {name: _argument(value, ids) for name, value in task.arguments.items()}
        else:
            tasks[id_]["arguments"] = {}
    outputs, values = _outputs(spec.pop("outputs", None), returned, ids)
    if outputs:
        spec["outputs"] = outputs
    spec["implementation"] = {"graph": {"tasks": tasks, "outputValues": values}}
    return spec


def _reference(reference, embed):
    result = {key: value for key, value in structures.to_dict(reference).items() if key != "spec"}
    if embed or not result:
        result["spec"] = structures.to_dict(reference.spec)
    return result


def _argument(value, ids):
    if not isinstance(value, structures.TaskOutputArgument):
        return structures.to_dict(value)
    reference = value.task_output
    if id(reference.task) not in ids:
        raise ValueError("the output `%s` belongs to a task that the graph component does not make" % reference.output_name)
    result = {"outputName": reference.output_name, "taskId": ids[id(reference.task)]}
    if reference.type is not None:
        result["type"] = reference.type
    return {"taskOutput": result}


def _outputs(declared, returned, ids):
    """The outputs of the component and where each comes from."""
    if returned is None:
        values = {}
    elif isinstance(returned, dict):
        values = dict(returned)
    elif hasattr(returned, "_asdict"):
        values = dict(returned._asdict())
    elif isinstance(returned, (list, tuple)):
        if declared is not None and len(declared) != len(returned):
            raise ValueError("the function declares %d outputs and returns %d" % (len(declared), len(returned)))
        names = [port["name"] for port in declared] if declared else [_name_of(value) for value in returned]
        values = dict(zip(names, returned))
    elif isinstance(returned, structures.TaskOutputArgument) and declared is not None and len(declared) == 1:
        values = {declared[0]["name"]: returned}
    else:
        raise TypeError("a graph component returns its outputs as a tuple or a dict, not as an object of type `%s`" % type(returned).__name__)
    for name, value in values.items():
        if not isinstance(value, structures.TaskOutputArgument):
            raise TypeError("the output `%s` of a graph component is no output of one of its tasks" % name)
    if declared is not None:
        if {port["name"] for port in declared} != set(values):
            raise ValueError("the function declares the outputs %s and returns %s" % (
                ", ".join(port["name"] for port in declared), ", ".join(values)))
        outputs = declared
    else:
        outputs = [{"name": name, "type": value.task_output.type} if value.task_output.type is not None else {"name": name}
                   for name, value in values.items()]
    return outputs, {name: _argument(value, ids) for name, value in values.items()}


def _name_of(value):
    return value.task_output.output_name if isinstance(value, structures.TaskOutputArgument) else ""
