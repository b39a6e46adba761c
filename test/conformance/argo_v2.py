# SPDX-License-Identifier: Apache-2.0
"""Compiles every v2 pipeline of the conformance folder to Argo and compares it with the reference workflow: the same structure,
lists in order, the JSON texts in it by bytes.

usage: argo_v2.py CONVERT [NAME...]      (exit 77: KFIR_CONFORMANCE is unset)"""

import json
import os
import pathlib
import re
import subprocess
import sys

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from structural_diff import differences  # noqa: E402

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNITS = {"": 1, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40}


def settings_of(workflow):
    """The environment in which a reference workflow was made shows in it."""
    volumes = [volume for template in workflow["spec"]["templates"] for volume in template.get("volumes", [])]
    for volume in volumes:
        if volume["name"] == "custom-ca" and "secret" in volume:
            return {"CABUNDLE_SECRET_NAME": volume["secret"]["secretName"]}
        if volume["name"] == "custom-ca":
            source = volume["configMap"]
            return {"CABUNDLE_CONFIGMAP_NAME": source["name"], "CABUNDLE_KEY_NAME": source["items"][0]["key"]}
    if "runAsUser" in workflow["spec"]["securityContext"]:
        return {"PIPELINE_RUN_AS_USER": "1001", "PIPELINE_LOG_LEVEL": "3"}
    return {}


def quantity(text):
    match = re.fullmatch(r"([0-9.]+)([a-zA-Z]*)", str(text))
    return float(match[1]) * UNITS[match[2]] if match else text


def normalise(node, key=None):
    """Without what has no meaning in the output of the reference."""
    if isinstance(node, list):
        return [normalise(item) for item in node]
    if not isinstance(node, dict):
        return quantity(node) if key in ("cpu", "memory", "storage") else node
    result = {name: normalise(value, name) for name, value in node.items()}
    for name in ("inputs", "outputs", "metadata", "resources", "arguments", "status"):
        if result.get(name) == {}:
            del result[name]
    if result.get("name") == "":
        del result["name"]
    if "creationTimestamp" in result and result["creationTimestamp"] is None:
        del result["creationTimestamp"]
    return result


def check(convert, path):
    theirs = yaml.load(path.with_name(path.name.replace(".ir.", ".argo.")).read_text(), LOADER)
    run = subprocess.run([convert, "--from=pipeline-spec", "--to=argo-v2", "--server-environment", str(path)],
                         capture_output=True, text=True, env={**os.environ, **settings_of(theirs)})
    if run.returncode != 0:
        return [f"exit {run.returncode}: {run.stderr.strip()}"]
    # Out of the module, rather than the documents as they were read.
    stored = subprocess.run([convert, "--from=pipeline-spec", "--to=binary", str(path)], capture_output=True, check=True)
    made = subprocess.run([convert, "--from=binary", "--to=argo-v2", "--server-environment", "-"], input=stored.stdout,
                          capture_output=True, env={**os.environ, **settings_of(theirs)})
    if made.stdout.decode() != run.stdout:
        return ["another workflow by way of the stored module"]
    theirs.pop("status", None)
    expected = normalise(theirs)
    disabled = "--cache_disabled=true" in json.dumps(expected)
    text = run.stdout.replace("--cache_disabled=false", "--cache_disabled=true") if disabled else run.stdout
    return list(differences(expected, normalise(yaml.load(text, LOADER))))


def main():
    convert, names = sys.argv[1], sys.argv[2:]
    folder = os.environ.get("KFIR_CONFORMANCE")
    if not folder:
        print("skipped: KFIR_CONFORMANCE is not set")
        return 77
    paths = sorted(pathlib.Path(folder, "v2").glob("*.ir.yaml"))
    paths = [path for path in paths if not names or path.name.split(".")[0] in names]
    failed = 0
    for path in paths:
        found = check(convert, path)
        failed += bool(found)
        for line in found[:5]:
            print(f"{path.name}: {line}")
    print(f"{len(paths)} pairs, {failed} differ")
    return 1 if failed or not paths else 0


sys.exit(main())
