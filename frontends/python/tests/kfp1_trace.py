# SPDX-License-Identifier: Apache-2.0
"""KFP1_PYTHON kfp1_trace.py FILE...: traces each FILE with the real kfp 1.8 and prints, as a line of JSON, what test_differential.py
compares."""
import importlib.util
import json
import sys
import warnings

warnings.simplefilter("ignore")
from kfp import dsl  # noqa: E402
from kfp.compiler import Compiler  # noqa: E402
from kfp.compiler._k8s_helper import convert_k8s_obj_to_json  # noqa: E402
from kfp.dsl import _pipeline  # noqa: E402

caught = {}


def capture(self, defaults, pipeline, transformers, conf):
    for op in pipeline.ops.values():
        for transformer in transformers:
            transformer(op)
    caught.update(defaults=defaults, pipeline=pipeline, conf=conf)
    raise KeyboardInterrupt


def plain(value):
    if isinstance(value, dsl.PipelineParam):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if hasattr(value, "attribute_map"):
        return {key: plain(getattr(value, name)) for name, key in value.attribute_map.items() if getattr(value, name) is not None}
    return convert_k8s_obj_to_json(value)


def describe_op(op):
    outputs = {}
    for name, param in op.outputs.items():
        outputs[name] = [str(param), param.param_type]
    reference = getattr(op, "_component_ref", None)
    return {
        "name": op.name, "human_name": op.human_name, "exit_handler": op.is_exit_handler, "after": op.dependent_names,
        "file_outputs": op.file_outputs, "output_artifact_paths": op.output_artifact_paths, "outputs": outputs,
        "artifact_arguments": op.artifact_arguments, "input_artifact_paths": op.input_artifact_paths,
        "by_value": op._parameter_arguments or {}, "container": plain(op.container), "node_selector": plain(op.node_selector),
        "volumes": plain(op.volumes), "tolerations": plain(op.tolerations), "affinity": plain(op.affinity) if op.affinity else None,
        "annotations": plain(op.pod_annotations), "labels": plain(op.pod_labels), "init_containers": plain(op.init_containers),
        "sidecars": plain(op.sidecars), "num_retries": plain(op.num_retries), "retry_policy": op.retry_policy,
        "backoff": [op.backoff_duration, op.backoff_factor, op.backoff_max_duration], "timeout": plain(op.timeout),
        "display_name": plain(op.display_name), "caching": op.enable_caching,
        "staleness": op.execution_options.caching_strategy.max_cache_staleness,
        "spec": json.dumps(op._metadata.to_dict(), sort_keys=True) if op._metadata else None,
        "ref": reference.to_dict() if reference else None,
        "inputs": sorted(param.full_name for param in op.inputs),
    }


def describe_group(group):
    result = {"type": group.type, "name": "" if group.type == "pipeline" else group.name, "parallelism": group.parallelism,
              "after": [item.name for item in group.dependencies], "ops": [op.name for op in group.ops],
              "groups": [describe_group(inner) for inner in group.groups]}
    if group.type == "condition":
        result["condition"] = [str(part) for part in group.condition]
    if group.type == "for_loop":
        result["loop"] = [group.loop_args.full_name, plain(group.loop_args.items_or_pipeline_param)]
    if group.type == "exit_handler":
        result["exit_op"] = group.exit_op.name
    return result


def trace(path):
    functions = []
    caught.clear()
    _pipeline._pipeline_decorator_handler = lambda function: functions.append(function) or function
    spec = importlib.util.spec_from_file_location("pipeline_file", path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        Compiler().compile(functions[0], "unused.yaml")
    except KeyboardInterrupt:
        pass
    except Exception as error:
        return {"error": type(error).__name__}
    conf = caught["conf"]
    return {
        "ops": [describe_op(op) for op in caught["pipeline"].ops.values()],
        "groups": describe_group(caught["pipeline"].groups[0]),
        "params": list(caught["defaults"].items()),
        "conf": plain([conf.image_pull_secrets, conf.timeout, conf.ttl_seconds_after_finished, conf.parallelism,
                       conf.image_pull_policy, conf.default_pod_node_selector, conf.dns_config]),
    }


def main(paths):
    Compiler._create_pipeline_workflow = capture
    output = sys.stdout
    sys.stdout = sys.stderr
    for path in paths:
        print(json.dumps(trace(path)), file=output)


main(sys.argv[1:])
