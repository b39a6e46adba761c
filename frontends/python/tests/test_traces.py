# SPDX-License-Identifier: Apache-2.0
"""What the pipelines in data/ come to, said by hand (test_differential.py compares all of it with kfp, where that is here)."""
import os
import unittest

import fake_host

HERE = os.path.dirname(os.path.abspath(__file__))


def trace(name):
    run = fake_host.trace_file(os.path.join(HERE, "data", name))
    assert run.error is None, run.error["traceback"]
    return run.trace


def outline(group):
    return [member if kind == "op" else {member["name"]: outline(member)} for kind, member in group["members"]]


def groups(group):
    result = [group]
    for kind, member in group["members"]:
        if kind == "group":
            result += groups(member)
    return result


class TracesTest(unittest.TestCase):
    maxDiff = None

    def test_conditions(self):
        result = trace("conditions.py")
        self.assertEqual([op["name"] for op in result["ops"]], ["flip", "flip-2", "say", "say-2", "say-3"])
        self.assertEqual(outline(result["groups"]), [0, {"condition-1": [1, {"condition-2": [2]}]}, {"condition-Named one-3": [3]},
                                                     {"condition-a-b-4": [4]}, {"condition-5": []}])
        _, first, second, third, fourth, fifth = groups(result["groups"])
        side = "{{pipelineparam:op=flip;name=Side}}"
        self.assertEqual(first["condition"], ("==", side, "heads"))
        self.assertEqual((second["condition"], second["number"]), ((">", "{{pipelineparam:op=;name=limit}}", 2), 2))
        self.assertEqual((third["condition"], third["user_name"]), ((">", "{{pipelineparam:op=;name=limit}}", 5), "Named one"))
        self.assertEqual((fourth["operands_are_params"], fourth["after"]), ((True, True), ["condition-Named one-3", "flip"]))
        self.assertEqual((fifth["condition"], fifth["operands_are_params"]), ((">=", side, None), (True, False)))
        self.assertEqual(result["ops"][4]["by_value"], {"text": "True"})
        self.assertEqual([(param["name"], param["value"], param["type"]) for param in result["pipeline"]["params"]],
                         [("limit", "3", "Integer")])

    def test_loops(self):
        result = trace("loops.py")
        self.assertEqual(outline(result["groups"]), [0, {"for-loop-2": [1]}, {"for-loop-3": [2, {"for-loop-4": [3, {"for-loop-6": [4]}]}]},
                                                     {"for-loop-7": [5]}, {"for-loop-8": [6]}])
        loops = {group["name"]: group for group in groups(result["groups"])[1:]}
        self.assertEqual(loops["for-loop-2"]["loop"],
                         {"items": [{"k": 1, "w": "x"}, {"k": 2, "w": "y"}], "param": None, "item": "loop-item-param-1"})
        self.assertEqual(loops["for-loop-3"]["loop"],
                         {"items": None, "param": "{{pipelineparam:op=lister;name=rows}}", "item": "lister-rows-loop-item"})
        self.assertEqual([loops[name]["parallelism"] for name in ("for-loop-2", "for-loop-3")], [0, 4])
        self.assertEqual(loops["for-loop-6"]["loop"]["items"], [1, 2.5, "x", "{{pipelineparam:op=;name=tags}}"])
        self.assertEqual(result["ops"][2]["by_value"], {"v": "n={{pipelineparam:op=lister;name=rows-loop-item-subvar-n}}"})
        self.assertEqual(result["ops"][1]["artifact_arguments"], {"f": "{{pipelineparam:op=;name=loop-item-param-1-subvar-w}}"})
        self.assertEqual(result["ops"][5]["artifact_arguments"], {"f": "fixed"})
        self.assertEqual(result["pipeline"]["params"][0]["value"], '["a"]')

    def test_exit_handler(self):
        result = trace("exit_handler.py")
        self.assertEqual([(op["name"], op["exit_handler"]) for op in result["ops"]], [("say-bye", True), ("work", False), ("old", True)])
        self.assertEqual(outline(result["groups"]), [{"exit-handler-1": [1]}])
        group = groups(result["groups"])[1]
        self.assertEqual((group["exit_op"], group["user_name"], group["type"]), ("say-bye", "watch", "exit_handler"))
        work = result["ops"][1]
        self.assertEqual((work["num_retries"], work["retry_policy"], work["backoff_duration"], work["caching"]), (2, "Always", "30s", False))
        self.assertEqual(work["container"]["resources"]["limits"], {"memory": "{{pipelineparam:op=;name=mem}}", "cpu": "2"})

    def test_files(self):
        result = trace("files.py")
        make, *takes = result["ops"][:6]
        self.assertEqual((make["outputs"], make["output_names"]), ({"model-file": "/tmp/outputs/model_file/data"}, {"model-file": "model file"}))
        made = "{{pipelineparam:op=make;name=model file}}"
        self.assertEqual([take["artifact_arguments"] for take in takes],
                         [{"Model-In": made, "note": "hi"}, {"Model-In": "{{pipelineparam:op=;name=extra}}"}, {"Model-In": "{'a': [True]}"},
                          {"Model-In": "x", "note": "None"}, {"Model-In": made}])
        self.assertEqual(takes[0]["input_paths"], {"Model-In": "/tmp/inputs/Model_In/data", "note": "/tmp/inputs/note/data"})
        self.assertEqual(takes[0]["direct_params"], ["{{pipelineparam:op=make;name=model-file}}"])
        arts = result["ops"][-1]
        self.assertEqual(arts["artifact_outputs"], {"logs": "/l", "mlpipeline-metrics": "/m", "mlpipeline-ui-metadata": "/u"})
        self.assertEqual(arts["container"]["args"], ["a", "/tmp/inputs/input-1/data", "/tmp/inputs/my_in/data", "/p"])

    def test_nameless_component(self):
        result = trace("placeholders.py")
        first, second, third = [op for op in result["ops"] if op["human_name"] == "Component"]
        self.assertEqual(first["spec"], '{"implementation": {"container": {"args": [{"inputValue": "x"}], "image": "n"}}, "inputs": [{"name": "x"}]}')
        self.assertEqual((second["spec"], third["spec"]), (None, None))
        self.assertIn('"name": "Component"', result["components"][second["component"]]["spec"])
        self.assertEqual([op["by_value"]["x"] for op in (first, second, third)],
                         ["1", "2.5", '{"a": "{{pipelineparam:op=;name=untyped}}"}'])

    def test_pipeline(self):
        run = fake_host.trace_file(os.path.join(HERE, "data", "interface.py"))
        pipeline = run.trace["pipeline"]
        params = {param["arg"]: param for param in pipeline["params"]}
        self.assertEqual((pipeline["name"], pipeline["description"], pipeline["pipeline_root"]), ("Many parameters", "Short one.", "gs://root"))
        self.assertEqual([params[name]["value"] for name in "acdefghrsu"], [None, "1", None, "2", "True", None, '[1, "b"]', None, "", "True"])
        self.assertEqual(params["a"]["description"], "the first\ngoes on")
        self.assertEqual((params["q"]["type"], params["j"]["type"]), ({"My": {"x": 1}}, "typing.List[str]"))
        self.assertEqual((params["r"]["optional"], params["a"]["optional"]), (True, False))
        self.assertEqual(pipeline["params"][-1]["name"], "pipeline-root")
        self.assertEqual(sorted(kind for kind, _, _ in run.warnings), ["default-dropped"] * 5)

    def test_settings(self):
        result = trace("settings.py")
        self.assertEqual(result["conf"], {
            "image_pull_secrets": [{"name": "x"}], "timeout": 100, "ttl": 0, "parallelism": 3, "image_pull_policy": "IfNotPresent",
            "node_selector": {"z": "y"}, "dns_config": {"nameservers": ["1.1.1.1"]}, "pdb_min_available": "50%", "data_volume": None})
        self.assertEqual(result["ops"][0]["labels"]["set-by"], "transformer")

    def test_immediate_values(self):
        run = fake_host.trace_text(
            "from kfp import dsl\nfrom kubernetes.client import V1EnvVar\n@dsl.pipeline(name='p')\ndef pipeline():\n"
            "    dsl.ContainerOp('a', 'i').add_env_variable(V1EnvVar(name='P', value=dsl.PipelineParam('given', value='v')))\n")
        self.assertEqual(run.trace["ops"][0]["immediate"], {"given": "v"})


if __name__ == "__main__":
    unittest.main()
