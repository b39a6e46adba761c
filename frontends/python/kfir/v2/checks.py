# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a pipeline as a whole and shows without following its data."""
from kfir.v2 import types
from kfir.v2.errors import type_error
from kfir.v2.structures import Container, Importer


def pipeline(record):
    for name, channel in record.outputs.items():
        port = record.spec.outputs[name]
        if not types.fits(channel.kfir_type, channel.kfir_is_list, port.type, port.is_artifact_list):
            error = type_error("the pipeline `%s` declares the output `%s` as %s, and `%s` is %s" % (
                record.spec.name, name, types.describe(port.type, port.is_artifact_list), channel.kfir_full_name,
                types.describe(channel.kfir_type, channel.kfir_is_list)), channel)
            error.kfir_place = record.kfir_place
            raise error
    has_workspace = record.config is not None and record.config.workspace is not None
    for task in record.tasks.values():
        try:
            if not has_workspace:
                _workspace(task)
            if isinstance(task.component_spec.implementation, Container):
                _passthroughs(task)
            if task.kfir_exit_handler is not None and isinstance(task.component_spec.implementation, Importer):
                raise RuntimeError("an importer, `%s`, cannot be the task of an exit handler" % task.name)
        except (RuntimeError, ValueError) as error:
            error.kfir_place = task.kfir_place
            raise


WORKSPACE_MOUNT_PATH = "/kfp-workspace"


def _workspace(task):
    for name, value in task.kfir_arguments.items():
        if isinstance(value, str) and ("{{$.workspace_path}}" in value or value.startswith(WORKSPACE_MOUNT_PATH)):
            raise ValueError("the argument `%s` of `%s` lies in the workspace, and the pipeline has none: give it a WorkspaceConfig" % (
                name, task.name))


_FIELDS = (("RESOURCES", 1), ("ENV", 2), ("KUBERNETES_AFFINITY", 3), ("KUBERNETES_TOLERATIONS", 4), ("KUBERNETES_NODE_SELECTOR", 5),
           ("KUBERNETES_VOLUMES", 6))
_SETTINGS = {"tolerations": 4, "nodeSelector": 5, "nodeAffinity": 3, "podAffinity": 3, "pvcMount": 6, "secretAsVolume": 6,
             "configMapAsVolume": 6}


def _passthroughs(task):
    declared = {int(field) for field, _ in task.component_spec.task_config_passthroughs}
    if not declared:
        return
    used = [(1, "resources")] if task.kfir_resources else []
    if task.kfir_env:
        used.append((2, "environment variables"))
    for name in task.platform_config.get("kubernetes", {}):
        if name in _SETTINGS:
            used.append((_SETTINGS[name], "`%s`" % name))
    for number, what in used:
        if number not in declared:
            raise ValueError("`%s` has %s set, and its component passes on other settings only: %s is missing in its passthroughs" % (
                task.name, what, dict([(value, key) for key, value in _FIELDS])[number]))
