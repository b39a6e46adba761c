# SPDX-License-Identifier: Apache-2.0
"""Runs a pipeline function and writes down what it did: docs/protocol.md, "The trace of KFP v1"."""
from kfir import k8s, places, text
from kfir.v1 import constants, interface, rules
from kfir.v1.op import ContainerOp, _NoSingleOutput
from kfir.v1.param import ConditionOperator, PipelineParam, extract, to_json
from kfir.v1.pipeline import Pipeline




def trace(function, conf=None, name=None, description=None, params=(), with_root=True):
    for parameter in interface.signature(function)[0]:
        _check_default(parameter)
    spec, origins = interface.extract(function)
    if name:
        spec["name"] = name
    if description:
        spec["description"] = description
    root = getattr(function, "pipeline_root", None) if with_root else None
    extra = [(param.name, param.value, param.param_type) for param in params]
    for param in params:
        param.value = None
    if root:
        extra.append(("pipeline-root", root, None))
    pipeline = _run(function, spec, origins)
    conf = conf or pipeline.conf
    ops = list(pipeline.ops.values())
    for op in ops:
        _sanitize(op)
    pipeline.ops = _by_name(ops)
    for op in ops:
        _transform(op, conf.op_transformers)
    place = places.of_function(function)
    writer = _Writer(ops)
    result = {
        "pipeline": _pipeline(function, spec, origins, extra, root, place),
        "conf": _conf(conf),
        "ops": [writer.op(op) for op in ops],
        "groups": writer.group(pipeline.groups[0]),
        "components": writer.components,
        "texts": list(writer.texts),
    }
    result["groups"]["loc"] = place
    result["files"], result["locs"] = places.tables()
    return result


def _check_default(parameter):
    """A type may bring a JSON schema, which the default has to satisfy."""
    annotation = parameter.annotation
    if annotation is interface.EMPTY or isinstance(annotation, (str, type)) or parameter.kind != "positional":
        return
    from kfir.v1 import types
    default = None if parameter.default is interface.EMPTY else parameter.default
    types.check_default(parameter.name, annotation, default.value if isinstance(default, PipelineParam) else default)


def _run(function, spec, origins):
    types = {input["name"]: input.get("type") for input in spec.get("inputs", ())}
    positional = []
    keyword = {}
    for parameter in interface.signature(function)[0]:
        param = PipelineParam(rules.k8s_name_cap(parameter.name), param_type=types.get(parameter.name))
        if parameter.kind == "keyword":
            keyword[parameter.name] = param
        else:
            positional.append(param)
    with Pipeline(rules.k8s_name(spec["name"])) as pipeline:
        function(*positional, **keyword)
    return pipeline


def _at(place, error):
    """`error`, about something that the user wrote at `place`."""
    error.kfir_place = place
    return error


def _by_name(ops):
    """kfp drops all but the last op of a name; nobody means that."""
    result = {}
    for op in ops:
        if not op.name:
            raise _at(op.kfir_place, ValueError("the name `%s` of an op has nothing that Kubernetes allows in a name" % op.human_name))
        if op.name in result:
            raise _at(op.kfir_place, ValueError("two ops have names, `%s` and `%s`, that become the same: `%s`" % (
                result[op.name].human_name, op.human_name, op.name)))
        result[op.name] = op
    return result


def _sanitize(op):
    if not hasattr(op, "output"):
        raise _at(op.kfir_place, AttributeError("the op `%s` has no outputs: its constructor did not come to its end" % op.human_name))
    op.name = rules.k8s_name(op.name)
    outputs = list(op.outputs.values())
    if op.output is not None and type(op.output) is not _NoSingleOutput:
        outputs.append(op.output)
    for param in outputs:
        param.name = rules.k8s_name_cap(param.name)
        if param.op_name:
            param.op_name = rules.k8s_name(param.op_name)
    op.dependent_names = [rules.k8s_name(name) for name in op.dependent_names]
    if isinstance(op, ContainerOp):
        for attribute in ("file_outputs", "input_artifact_paths", "artifact_arguments"):
            values = getattr(op, attribute)
            if values:
                setattr(op, attribute, {rules.k8s_name_cap(key): value for key, value in values.items()})


_POD_ENV = (("KFP_POD_NAME", "metadata.name"), ("KFP_POD_UID", "metadata.uid"), ("KFP_NAMESPACE", "metadata.namespace"),
            ("WORKFLOW_ID", "metadata.labels['workflows.argoproj.io/workflow']"),
            ("KFP_RUN_ID", "metadata.labels['pipeline/runid']"),
            ("ENABLE_CACHING", "metadata.labels['pipelines.kubeflow.org/enable_caching']"))


def _transform(op, transformers):
    if isinstance(op, ContainerOp) and op.pod_labels and op.pod_labels.get("add-pod-env") == "true":
        for name, path in _POD_ENV:
            source = k8s.model("V1EnvVarSource")(field_ref=k8s.model("V1ObjectFieldSelector")(field_path=path))
            op.container.add_env_variable(k8s.model("V1EnvVar")(name=name, value_from=source))
    op.pod_labels.setdefault("pipelines.kubeflow.org/kfp_sdk_version", constants.__version__)
    op.pod_labels.setdefault("pipelines.kubeflow.org/pipeline-sdk-type", "kfp")
    for transformer in transformers:
        transformer(op)


def _pipeline(function, spec, origins, extra, root, place):
    params = [{
        "arg": origins[input["name"]].name, "name": rules.k8s_name_cap(input["name"]), "value": input.get("default"),
        "type": to_json(input.get("type")), "description": input.get("description"), "optional": input.get("optional", False),
        "loc": place,
    } for input in spec.get("inputs", ())]
    for name, value, kind in extra:
        params.append({"arg": name, "name": name, "value": None if value is None else str(value), "type": to_json(kind),
                       "description": None, "optional": False, "loc": place})
        entry = {"name": name, "type": kind, "default": value}
        spec.setdefault("inputs", []).append({key: item for key, item in entry.items() if item is not None})
    return {"name": str(spec["name"]), "description": spec.get("description"), "function": function.__name__, "loc": place,
            "pipeline_root": None if root is None else str(root), "spec": text.dumps(spec), "params": params}


def _conf(conf):
    return to_json({
        "image_pull_secrets": conf.image_pull_secrets, "timeout": conf.timeout, "ttl": conf.ttl_seconds_after_finished,
        "parallelism": conf.parallelism, "image_pull_policy": conf.image_pull_policy,
        "node_selector": conf.default_pod_node_selector, "dns_config": conf.dns_config,
        "pdb_min_available": conf._pod_disruption_budget_min_available,
    })


class _Writer:
    def __init__(self, ops):
        self.components = []
        self.texts = {}
        self.op_indices = {id(op): index for index, op in enumerate(ops)}
        self.component_indices = {}

    def component(self, component):
        index = self.component_indices.get(id(component))
        if index is None:
            index = self.component_indices[id(component)] = len(self.components)
            spec_json = component.json
            if not component.spec.get("name"):
                spec_json = text.dumps(dict(component.spec, name="Component"))
            data = component.text
            self.components.append({"text": None if data is None else self.texts.setdefault(data, len(self.texts)),
                                    "spec": spec_json, "ref": component.ref, "loc": component.place})
        return index

    def op(self, op):
        result = {
            "name": op.name, "human_name": op.human_name, "id": op.kfir_id, "loc": op.kfir_place, "kind": "container",
            "exit_handler": bool(op.is_exit_handler), "after": op.dependent_names,
            "direct_params": [str(param) for param in op._component_spec_inputs_with_pipeline_params + list(op._inputs)],
            "immediate": _immediate(op),
            "node_selector": op.node_selector, "volumes": op.volumes, "tolerations": op.tolerations,
            "affinity": op.affinity or None, "annotations": op.pod_annotations, "labels": op.pod_labels,
            "init_containers": op.init_containers, "sidecars": op.sidecars,
            "num_retries": op.num_retries, "retry_policy": op.retry_policy, "backoff_factor": op.backoff_factor,
            "backoff_duration": op.backoff_duration, "backoff_max_duration": op.backoff_max_duration, "timeout": op.timeout,
            "display_name": op.display_name, "caching": bool(op.enable_caching),
        }
        result.update(self._container_op(op))
        try:
            return to_json(result)
        except TypeError as error:
            raise _at(op.kfir_place, error)

    def _container_op(self, op):
        use = op.kfir_use
        staleness = op.execution_options.caching_strategy.max_cache_staleness
        names = {}  # of outputs; a second name of the same output comes after its real one
        types = {}
        for name, param in op.outputs.items():
            names.setdefault(param.name, name)
            if param.param_type is not None:
                types[param.name] = param.param_type
        return {
            "component": None if use is None else self.component(use.component),
            "spec": None if use is None else use.spec_json, "arguments": None if use is None else use.arguments,
            "by_value": op._parameter_arguments or {}, "artifact_arguments": op.artifact_arguments,
            "input_paths": op.input_artifact_paths, "outputs": op.file_outputs,
            "output_names": names, "output_types": types,
            "artifact_outputs": op.output_artifact_paths, "container": op.container,
            "max_cache_staleness": str(staleness) if staleness else None,
        }

    def group(self, group):
        is_root = group.type == "pipeline"
        result = {
            "type": group.type, "name": "" if is_root else group.name, "number": group.number, "loc": group.kfir_place,
            "user_name": None if is_root else to_json(group.user_name), "parallelism": group.parallelism,
            "after": _names(group),
            "members": [("op", self.op_indices[id(member)]) if id(member) in self.op_indices else ("group", self.group(member))
                        for member in group.members],
        }
        if group.type == "condition":
            result.update(_condition(group))
        elif group.type == "for_loop":
            items = group.loop_args.items_or_pipeline_param
            is_param = isinstance(items, PipelineParam)
            result["loop"] = {"items": None if is_param else to_json(items), "param": str(items) if is_param else None,
                              "item": group.loop_args.full_name}
        elif group.type == "exit_handler":
            result["exit_op"] = group.exit_op.name
        return result


def _names(group):
    try:
        return [dependency.name for dependency in group.dependencies]
    except AttributeError as error:
        raise _at(group.kfir_place, error)


def _condition(group):
    condition = group.condition
    if not isinstance(condition, ConditionOperator):
        raise _at(group.kfir_place, AttributeError("a condition compares a param with something: `%s` is of type `%s`" % (
            condition, type(condition).__name__)))
    operands = condition[1:]
    return {"condition": (condition.operator,) + tuple([_operand(operand) for operand in operands]),
            "operands_are_params": tuple([isinstance(operand, PipelineParam) for operand in operands])}


def _operand(value):
    return value if value is None or type(value) in (bool, int, float) else str(value)


def _immediate(op):
    """The values of params that have one: kfp gives them with the input itself."""
    if not PipelineParam.some_have_values:
        return {}
    sources = [op._component_spec_inputs_with_pipeline_params, op._inputs]
    sources += [getattr(op, attribute, None) for attribute in op.attrs_with_pipelineparams]
    return {param.full_name: param.value for param in extract(sources) if param.value}
