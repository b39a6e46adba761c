# SPDX-License-Identifier: Apache-2.0
"""Runs a pipeline function and writes down what it did: docs/protocol.md, "The trace of KFP v1"."""
from kfir import host, k8s, places, text
from kfir.v1 import constants, data_passing, interface, rules
from kfir.v1.op import BaseOp, ContainerOp, _NoSingleOutput
from kfir.v1.param import ConditionOperator, PipelineParam, extract, to_json
from kfir.v1.pipeline import Pipeline


def trace(function, conf=None, name=None, description=None, params=(), with_root=True, methods=None):
    """`methods` gets a function of the user's that the workflow has to go through; without it there may be none."""
    for parameter in interface.signature(function)[0]:
        _check_default(parameter)
    spec, origins = interface.extract(function)
    if name:
        spec["name"] = name
    if description:
        spec["description"] = description
    root = getattr(function, "pipeline_root", None) if with_root else None
    extra = [(param.name, param.value, param.param_type) for param in params or ()]
    for param in params or ():
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
        "conf": _conf(conf, methods),
        "ops": [writer.op(op) for op in ops],
        "groups": writer.group(pipeline.groups[0]),
        "components": writer.components,
        "texts": list(writer.texts),
    }
    writer.note_shared()
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
    else:
        op.attribute_outputs = {rules.k8s_name_cap(key): value for key, value in op.attribute_outputs.items()}


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
    names = [param["name"] for param in params]
    for name, value, kind in extra:
        written = None if value is None else str(value)
        if name in names:  # a parameter of the function is given a value
            params[names.index(name)]["value"] = written
        else:
            params.append({"arg": name, "name": name, "value": written, "type": to_json(kind), "description": None, "optional": False,
                           "loc": place})
        entry = {"name": name, "type": kind, "default": value}
        spec.setdefault("inputs", []).append({key: item for key, item in entry.items() if item is not None})
    return {"name": str(spec["name"]), "description": spec.get("description"), "function": function.__name__, "loc": place,
            "pipeline_root": None if root is None else str(root), "spec": text.dumps(spec), "params": params}


_PULL_POLICIES = ("Always", "Never", "IfNotPresent")


def _conf(conf, methods):
    if conf.image_pull_policy is not None and conf.image_pull_policy not in _PULL_POLICIES:
        raise ValueError("the pipeline's image pull policy: `%s` is none of %s" % (conf.image_pull_policy, ", ".join(_PULL_POLICIES)))
    for name in ("timeout", "ttl_seconds_after_finished", "parallelism"):
        if not isinstance(getattr(conf, name), (int, type(None))):
            raise TypeError("the `%s` of a pipeline is a whole number, not `%s`" % (name, getattr(conf, name)))
    if conf.ttl_seconds_after_finished is None:
        raise TypeError("the `ttl_seconds_after_finished` of a pipeline is a whole number, not None")
    if isinstance(conf.image_pull_policy, PipelineParam):
        raise TypeError("the image pull policy of a pipeline: a param cannot stand there")
    secrets = conf.image_pull_secrets if len(conf.image_pull_secrets) else []
    method, own = data_passing.split(conf.data_passing_method)
    if own is not None:
        if methods is None:
            raise host.Unsupported("a data_passing_method of one's own, but for a program that compiles by itself (--run)")
        methods.append(own)
    return to_json({
        "image_pull_secrets": _as_inputs(secrets), "timeout": conf.timeout, "ttl": conf.ttl_seconds_after_finished,
        "parallelism": conf.parallelism, "image_pull_policy": conf.image_pull_policy,
        "node_selector": conf.default_pod_node_selector or {}, "dns_config": _as_inputs(conf.dns_config) if conf.dns_config else None,
        "pdb_min_available": conf._pod_disruption_budget_min_available or None,
        "data_volume": None if method is None else {"volume": method._volume, "path_prefix": method._path_prefix},
    })


_LOST = ("the item of a loop over an output whose step or name has other characters than letters, digits, `-` and `_` works in a text "
         "only")


class _Writer:
    def __init__(self, ops):
        self.components = []
        self.texts = {}
        self.op_indices = {id(op): index for index, op in enumerate(ops)}
        self.component_indices = {}
        self.collections = {}  # of the items of loops, by id: a number of its own, and the object, so that the id stays its own
        self.loops = []

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
        retries = bool(op.num_retries or op.retry_policy)
        result = {
            "name": op.name, "human_name": op.kfir_human_name, "id": op.kfir_id, "loc": op.kfir_place,
            "exit_handler": bool(op.is_exit_handler), "after": op.dependent_names,
            "direct_params": [str(param) for param in op._component_spec_inputs_with_pipeline_params + op._inputs],
            "immediate": _immediate(op),
            "node_selector": op.node_selector or {}, "volumes": op.volumes or [], "tolerations": op.tolerations or [],
            "affinity": _as_inputs(op.affinity) if op.affinity else None, "annotations": op.pod_annotations or {}, "labels": op.pod_labels,
            "init_containers": op.init_containers or [], "sidecars": op.sidecars or [],
            "num_retries": op.num_retries, "retry_policy": op.retry_policy, "backoff_factor": op.backoff_factor if retries else None,
            "backoff_duration": op.backoff_duration if retries else None,
            "backoff_max_duration": op.backoff_max_duration if retries else None, "timeout": op.timeout,
            "display_name": _display_name(op), "caching": str(op.enable_caching).lower() == "true",
        }
        _check_plain(op)
        for param in op.inputs if PipelineParam.some_lose_names else ():
            if not param.keeps_name():
                raise _at(op.kfir_place, TypeError("the op `%s` gets `%s`: %s" % (op.name, param.full_name, _LOST)))
        result.update(self._container_op(op) if isinstance(op, ContainerOp) else self._resource_op(op))
        try:
            result = to_json(result)
            _check_texts(op, result)
        except TypeError as error:
            raise _at(op.kfir_place, error)
        return result

    def _resource_op(self, op):
        names, _ = _outputs(op)
        return {"kind": "resource", "resource": op.resource, "manifest": op.k8s_resource,
                "outputs": {name: op.attribute_outputs[name] for name in names}, "output_names": names}

    def _container_op(self, op):
        use = op.kfir_use
        staleness = op.execution_options.caching_strategy.max_cache_staleness
        names, types = _outputs(op)
        return {
            "kind": "container", "component": None if use is None else self.component(use.component),
            "spec": None if use is None else use.spec_json, "arguments": None if use is None else use.arguments,
            "by_value": op._parameter_arguments or {}, "artifact_arguments": op.artifact_arguments or {},
            "input_paths": op.input_artifact_paths or {}, "outputs": {name: op.file_outputs[name] for name in names},
            "output_names": names, "output_types": types,
            "artifact_outputs": op.output_artifact_paths or {}, "container": op.container,
            "max_cache_staleness": str(staleness) if staleness else None,
        }

    def group(self, group):
        is_root = group.type == "pipeline"
        if not is_root:
            _check_group(group)
        result = {
            "type": group.type, "name": "" if is_root else group.name, "number": group.number, "loc": group.kfir_place,
            "user_name": group.user_name if not is_root and isinstance(group.user_name, str) else None,
            "parallelism": None if group.parallelism is None else int(group.parallelism),
            "after": _names(group),
            "members": [("op", self.op_indices[id(member)]) if id(member) in self.op_indices else ("group", self.group(member))
                        for member in group.members],
        }
        if group.type == "condition":
            result.update(_condition(group))
        elif group.type == "for_loop":
            items = group.loop_args.items_or_pipeline_param
            is_param = isinstance(items, PipelineParam)
            loop = {"items": None if is_param else to_json(items), "param": str(items) if is_param else None,
                    "item": _item_name(group.loop_args)}
            if not is_param and not extract(items):
                numbers = []
                self._number(items, isinstance(items[0], dict), numbers)
                self.loops.append((loop, numbers))
            result["loop"] = loop
        elif group.type == "exit_handler":
            result["exit_op"] = group.exit_op.name
        elif group.type == "graph":
            result["arguments"] = [(name, str(value)) for name, value in group.arguments.items()]
            result["recursion"] = group.recursive_ref.name if group.recursive_ref else None
        return result


    def _number(self, value, is_new, numbers):
        """Numbers the lists and dicts of `value`, in their order; `is_new`: kfp makes another of it, and of the dicts in it."""
        if isinstance(value, (list, dict)):
            numbers.append(0 if is_new else self.collections.setdefault(id(value), (len(self.collections) + 1, value))[0])
        elif isinstance(value, tuple):
            numbers.append(0)
        else:
            return
        for item in value.values() if isinstance(value, dict) else value:
            self._number(item, is_new and isinstance(value, list), numbers)

    def note_shared(self):
        """Tells of the numbers those that stand twice: PyYAML writes such a thing once, and a reference to it then."""
        counts = {}
        for _, numbers in self.loops:
            for number in numbers:
                counts[number] = counts.get(number, 0) + 1
        for loop, numbers in self.loops:
            shared = [number if counts[number] > 1 else 0 for number in numbers]
            if any(shared):
                loop["shared"] = shared


def _check_group(group):
    if group.type not in ("condition", "for_loop", "exit_handler", "subgraph", "graph"):
        raise _at(group.kfir_place, TypeError("there are no groups of the type `%s`" % (group.type,)))
    if type(group.name) is not str or group.name != group.kfir_name:
        raise _at(group.kfir_place, ValueError("the group `%s` was given another name, `%s`" % (group.kfir_name, group.name)))
    if not isinstance(group.parallelism, (int, type(None))):
        raise _at(group.kfir_place, TypeError("the parallelism of `%s` is no number: `%s`" % (group.name, group.parallelism)))


def _check_plain(op):
    """Where kfp replaces no params: an object fails at once, its text when all is done."""
    if not isinstance(op.enable_caching, bool) and str(op.enable_caching).lower() not in ("true", "false"):
        raise _at(op.kfir_place, TypeError("whether the op `%s` may be cached is True or False, not `%s`" % (op.name, op.enable_caching)))
    backoff = ("backoff_duration", "backoff_factor", "backoff_max_duration") if op.num_retries or op.retry_policy else ()
    for attribute in ("timeout", "retry_policy") + backoff:
        value = getattr(op, attribute)
        if isinstance(value, PipelineParam):
            raise _at(op.kfir_place, TypeError("%s of the op `%s`: a param cannot stand there" % (attribute, op.name)))
        if isinstance(value, str):
            _refuse_param(value, attribute, op)
    _refuse_param(op.affinity, "affinity", op)
    if isinstance(op, ContainerOp):
        _refuse_param(str(op.execution_options.caching_strategy.max_cache_staleness), "max_cache_staleness", op)
        for attribute in ("file_outputs", "output_artifact_paths", "input_artifact_paths"):
            for path in (getattr(op, attribute) or {}).values():
                if isinstance(path, PipelineParam):
                    raise _at(op.kfir_place, TypeError("%s of the op `%s`: a param cannot stand there" % (attribute, op.name)))
                _refuse_param(path, attribute, op)


def _check_texts(op, written):
    """Kubernetes takes text only here; kfp lets everything through. `written` is the op in JSON spelling."""
    texts = [("the display name", written["display_name"])]
    if written["kind"] == "container":
        container = written["container"]
        for key in ("command", "args"):
            words = container.get(key) or ()
            if isinstance(words, str) or not isinstance(words, (list, tuple)):
                raise TypeError("the `%s` of the op `%s` is no list, but of type `%s`" % (key, op.name, type(words).__name__))
            for word in words:
                if not isinstance(word, str):
                    raise TypeError("a word of the `%s` of the op `%s` is no text, but of type `%s`" % (key, op.name, type(word).__name__))
        texts += [("the image", container.get("image", 0))]
        texts += [("the name of an environment variable", variable.get("name")) for variable in container.get("env") or ()
                  if isinstance(variable, dict)]
    else:
        texts += [("`%s`" % key, value) for key, value in written["resource"].items() if key not in ("flags", "setOwnerReference")]
        texts += [("a flag", flag) for flag in written["resource"].get("flags") or ()]
    for what, value in texts:
        if value is not None and not isinstance(value, str):
            raise TypeError("%s of the op `%s` is no text, but of type `%s`" % (what, op.name, "None" if value == 0 else type(value).__name__))
    for value in written["node_selector"].values():
        if not isinstance(value, str):
            raise TypeError("a node selector of the op `%s` is no text, but of type `%s`" % (op.name, type(value).__name__))
    for volume in written["volumes"]:
        if not isinstance(volume, dict) or "name" not in volume:
            raise TypeError("a volume of the op `%s` has no name" % op.name)


def _refuse_param(value, what, op):
    if value and _has_placeholder(value):
        raise _at(op.kfir_place, RuntimeError("%s of the op `%s`: kfp replaces no params in there" % (what, op.name)))


def _has_placeholder(value):
    if isinstance(value, str):
        return "{{pipelineparam" in value
    if isinstance(value, (list, tuple)):
        return any([_has_placeholder(item) for item in value])
    if isinstance(value, dict):
        return any([_has_placeholder(key) or _has_placeholder(item) for key, item in value.items()])
    if isinstance(getattr(value, "attribute_map", None), dict):
        return any([_has_placeholder(getattr(value, attribute)) for attribute in value.attribute_map])
    return False


def _as_inputs(value):
    """An affinity, or a setting of the pipeline, whose params are what kfp makes of them: their values, or references to inputs that may
    not be there."""
    if isinstance(value, PipelineParam):
        return str(value.value) if value.value else "{{inputs.parameters.%s}}" % value.full_name
    if isinstance(value, dict):
        return {key: _as_inputs(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_inputs(item) for item in value]
    if isinstance(getattr(value, "attribute_map", None), dict):
        members = [(key, getattr(value, name)) for name, key in value.attribute_map.items()]
        return {key: _as_inputs(item) for key, item in members if item is not None}
    return value


def _item_name(item):
    """As its placeholder says it: an item of an output keeps the output's own name, whatever becomes of that."""
    name = rules.k8s_name_cap(item.name)
    return rules.k8s_name(item.op_name) + "-" + name if item.op_name else name


def _display_name(op):
    """kfp adds the display name when it knows already what the op reads, and that is all that it finds in there."""
    params = extract(op.display_name) if op.display_name else ()
    known = [(param.op_name, param.name) for param in op.inputs] if params else []
    for param in params:
        if known and (param.op_name, param.name) not in known:
            if param is op.display_name:
                return "{{inputs.parameters.%s}}" % param.full_name
            raise _at(op.kfir_place, KeyError("the display name of the op `%s` holds `%s`, which the op does not read otherwise" % (
                op.name, param.full_name)))
    return op.display_name


def _outputs(op):
    """Of the outputs of `op`, by sanitised names: their own names and their types. A second name of an output comes after its own."""
    names = {}
    types = {}
    for name, param in op.outputs.items():
        if names.setdefault(param.name, name) != name and param is not op.outputs[names[param.name]]:
            host.warn("colliding-names", "the outputs `%s` and `%s` of the op `%s` get one name, `%s`" % (
                names[param.name], name, op.human_name, param.name), places.place(op.kfir_place))
        if param.param_type is not None:
            types[param.name] = param.param_type
    return names, types


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
    if type(condition.operator) is not str or condition.operator not in ("==", "!=", "<", "<=", ">", ">="):
        raise _at(group.kfir_place, ValueError("a condition compares by `%s`, which is no comparison" % (condition.operator,)))
    if _has_placeholder(group.user_name):
        raise _at(group.kfir_place, RuntimeError("the name of a condition holds a param, and kfp replaces none there: %s" % group.user_name))
    operands = condition[1:]
    for operand in operands:
        if isinstance(operand, BaseOp):
            raise _at(group.kfir_place, RuntimeError("a condition compares the op `%s`, and not an output of it" % operand.human_name))
        if isinstance(operand, PipelineParam) and not operand.keeps_name():
            raise _at(group.kfir_place, TypeError("a condition compares `%s`: %s" % (operand.full_name, _LOST)))
        if not isinstance(operand, PipelineParam) and _has_placeholder(str(operand)):
            raise _at(group.kfir_place, RuntimeError("a condition holds a param inside of a text, where kfp replaces none: %s" % operand))
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
