# SPDX-License-Identifier: Apache-2.0
"""The pipelines in data/ traced by us and by the real kfp 1.8.22 (scripts/peers kfp1), compared where both say something."""
import glob
import json
import os
import subprocess
import unittest

import fake_host
from kfir.v1 import rules

CACHE = os.environ.get("KFIR_PEERS") or os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "kfir", "peers")
KFP1 = os.path.join(CACHE, "kfp1", "bin", "python")


HERE = os.path.dirname(os.path.abspath(__file__))
_answers = {}  # path -> what kfp made of it; the interpreters of ours share it


def ask_kfp(paths):
    wanted = [path for path in paths if path not in _answers]
    if wanted:
        done = subprocess.run([KFP1, "-B", os.path.join(HERE, "kfp1_trace.py")] + wanted, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, cwd=HERE, check=False)
        if done.returncode != 0:
            raise AssertionError(done.stderr.decode())
        _answers.update(zip(wanted, done.stdout.decode().splitlines()))
    return {path: json.loads(_answers[path]) for path in paths}


def names_in(value):
    """The full names of the placeholders in `value`."""
    found = {(rules.k8s_name(op), rules.k8s_name_cap(name)) for _, op, name in rules.placeholders(json.dumps(value))}
    return {op + "-" + name if op else name for op, name in found}


def describe_op(op, trace):
    component = None if op["component"] is None else trace["components"][op["component"]]
    spec = op["spec"] or (component and component["spec"])
    read = [op[key] for key in ("direct_params", "node_selector", "volumes", "annotations", "labels", "num_retries", "init_containers",
                                "sidecars", "tolerations", "container", "artifact_arguments", "by_value")]
    return {
        "name": op["name"], "human_name": op["human_name"], "exit_handler": op["exit_handler"], "after": op["after"],
        "file_outputs": op["outputs"], "output_artifact_paths": op["artifact_outputs"],
        "artifact_arguments": op["artifact_arguments"], "input_artifact_paths": op["input_paths"], "by_value": op["by_value"],
        "container": op["container"], "node_selector": op["node_selector"], "volumes": op["volumes"],
        "tolerations": op["tolerations"], "affinity": op["affinity"], "annotations": op["annotations"], "labels": op["labels"],
        "init_containers": op["init_containers"], "sidecars": op["sidecars"], "num_retries": op["num_retries"],
        "retry_policy": op["retry_policy"],
        "backoff": [op["backoff_duration"], op["backoff_factor"], op["backoff_max_duration"]], "timeout": op["timeout"],
        "display_name": op["display_name"], "caching": op["caching"], "staleness": op["max_cache_staleness"],
        "spec": spec, "ref": component["ref"] if component else None, "inputs": sorted(names_in(read)),
    }


def describe_group(group, trace):
    ops = [trace["ops"][member]["name"] for kind, member in group["members"] if kind == "op"]
    groups = [describe_group(member, trace) for kind, member in group["members"] if kind == "group"]
    result = {"type": group["type"], "name": group["name"], "parallelism": group["parallelism"], "after": group["after"], "ops": ops,
              "groups": groups}
    if "condition" in group:
        result["condition"] = [str(part) for part in group["condition"]]
    if "loop" in group:
        result["loop"] = [group["loop"]["item"], group["loop"]["param"] or group["loop"]["items"]]
    if "exit_op" in group:
        result["exit_op"] = group["exit_op"]
    return result


def describe(trace):
    conf = trace["conf"]
    return {
        "ops": [describe_op(op, trace) for op in trace["ops"]],
        "groups": describe_group(trace["groups"], trace),
        "params": [[param["name"], param["value"]] for param in trace["pipeline"]["params"]],
        "conf": [conf[key] for key in ("image_pull_secrets", "timeout", "ttl", "parallelism", "image_pull_policy", "node_selector",
                                       "dns_config")],
    }


@unittest.skipUnless(os.path.exists(KFP1), "kfp 1.8.22 is not here: scripts/peers kfp1 makes it")
class DifferentialTest(unittest.TestCase):
    maxDiff = None

    def test_same_as_kfp(self):
        for path, expected in ask_kfp(sorted(glob.glob(os.path.join(HERE, "data", "*.py")))).items():
            with self.subTest(os.path.basename(path)):
                run = fake_host.trace_file(path, cwd=HERE)
                if "error" in expected:
                    self.assertIsNotNone(run.error, expected)
                    self.assertEqual(run.error["class"].rpartition(".")[2], expected["error"], run.error)
                    continue
                self.assertIsNone(run.error, run.error)
                actual = json.loads(json.dumps(describe(run.trace)))
                for op in expected["ops"]:
                    self._outputs(op.pop("outputs"), run.trace, op)
                for ours, wanted in zip(actual["ops"], expected["ops"]):
                    self.assertEqual(ours, wanted)
                self.assertEqual(actual, expected)

    def _outputs(self, outputs, trace, op):
        ours, = [other for other in trace["ops"] if other["name"] == op["name"]]
        for name, (placeholder, kind) in outputs.items():
            (_, _, key), = rules.placeholders(placeholder)
            self.assertEqual(ours["output_types"].get(key), kind, (op["name"], name))
            self.assertIn(key, ours["output_names"], (op["name"], name))


if __name__ == "__main__":
    unittest.main()
