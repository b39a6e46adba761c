# SPDX-License-Identifier: Apache-2.0
"""Components of functions: what their signatures say, and what is to be run."""
import os
import subprocess
import tempfile
import unittest
import warnings
from typing import Any, Dict, List, Literal, NamedTuple, Optional, Union

from kfir.v2 import decorators, interface
from kfir.v2.annotations import EmbeddedInput, Input, InputPath, Output, OutputPath
from kfir.v2.artifacts import Artifact, Dataset, Model
from kfir.v2.markers import PipelineTaskFinalStatus, TaskConfig
from kfir.v2.structures import ContainerSpec


class Custom(Artifact):
    schema_title = "google.Custom"
    schema_version = "1.2.3"


class WrongNamespace(Artifact):
    schema_title = "mine.Custom"


DATASET = "system.Dataset@0.0.1"


def read(annotation, kind=interface.PYTHON, **defaults):
    """The ports of a function whose one parameter has `annotation`."""

    def function(x):
        pass

    function.__annotations__ = {"x": annotation}
    function.__defaults__ = tuple(defaults.values()) or None
    spec = interface.of_function(function, kind)
    return spec.inputs.get("x"), spec.outputs.get("x")


def read_returned(annotation, kind=interface.PYTHON):

    def function():
        pass

    function.__annotations__ = {"return": annotation}
    return {name: (port.type, port.is_artifact_list) for name, port in interface.of_function(function, kind).outputs.items()}


class TestAnnotations(unittest.TestCase):

    def test_parameters(self):
        for annotation, expected in (
                (str, "String"), (int, "Integer"), (float, "Float"), (bool, "Boolean"), (list, "List"), (dict, "Dict"),
                (List[str], "typing.List[str]"), (Dict[str, Any], "typing.Dict[str, typing.Any]"), (list[dict[str, int]], "List[Dict[String, Integer]]"),
                (Optional[int], "Integer"), (Optional[List[int]], "typing.List[int]"), ("String", "String"), ("List[x]", "List[x]"),
                (InputPath(int), "Integer"), (InputPath("String"), "String"), (PipelineTaskFinalStatus, "PipelineTaskFinalStatus"),
                (TaskConfig, "TaskConfig")):
            self.assertEqual(read(annotation)[0].type, expected)

    def test_artifacts(self):
        for annotation, expected, is_list in (
                (Dataset, DATASET, False), (Input[Dataset], DATASET, False), (Input[List[Dataset]], DATASET, True), (List[Dataset], DATASET, True),
                (Optional[Input[Dataset]], DATASET, False), (Input[Custom], "google.Custom@1.2.3", False), (InputPath(Dataset), DATASET, False),
                (InputPath("dataset"), DATASET, False), (InputPath("CSV"), "system.Artifact@0.0.1", False), (InputPath(), "system.Artifact@0.0.1", False)):
            port, _ = read(annotation)
            self.assertEqual((port.type, port.is_artifact_list), (expected, is_list))

    def test_outputs(self):
        for annotation, expected in ((Output[Model], "system.Model@0.0.1"), (OutputPath(str), "String"), (OutputPath(Dataset), DATASET),
                                     (OutputPath(), "system.Artifact@0.0.1")):
            self.assertEqual(read(annotation)[1].type, expected)
        self.assertEqual(read(EmbeddedInput[Dataset]), (None, None))

    def test_refused(self):
        for annotation in (Any, object, tuple, set, bytes, Union[str, int], Union[None, str], Literal["a"], "str", "Text", "Dataset", Input[object],
                           WrongNamespace, InputPath("str"), InputPath):
            with self.assertRaises(TypeError, msg=annotation):
                read(annotation)
        for annotation in (Dataset, Optional[Dataset], List[Dataset]):
            with self.assertRaises(TypeError, msg=annotation):
                read(annotation, interface.CONTAINER)
        for annotation, kind, error in ((InputPath(Dataset), interface.CONTAINER, ValueError), (Output[List[Dataset]], interface.PYTHON, ValueError),
                                        (Output[Dataset], interface.PIPELINE, TypeError), (None, interface.PYTHON, AttributeError)):
            with self.assertRaises(error, msg=annotation):
                read(annotation, kind)
        with self.assertRaises(TypeError):
            interface.of_function(lambda x: None, interface.PYTHON)
        with self.assertRaises(ValueError):
            read(Input[Dataset], x=3)

    def test_defaults(self):
        self.assertEqual((read(Optional[int])[0].optional, read(Optional[int], x=None)[0].optional), (False, True))
        port, _ = read(int, x=0)
        self.assertEqual((port.optional, port.default), (True, 0))
        self.assertTrue(read(PipelineTaskFinalStatus)[0].optional)

    def test_returned(self):
        self.assertEqual(read_returned(None), {})
        self.assertEqual(read_returned(int), {"Output": ("Integer", False)})
        self.assertEqual(read_returned(NamedTuple("N", [("a", str), ("d", Dataset)])), {"a": ("String", False), "d": (DATASET, False)})
        self.assertEqual(read_returned(List[Dataset], interface.PIPELINE), {"Output": (DATASET, True)})
        self.assertEqual(read_returned(ContainerSpec, interface.CONTAINER), {})
        for annotation, kind, error in ((Optional[str], interface.PYTHON, TypeError), (tuple, interface.PYTHON, TypeError),
                                        (List[Dataset], interface.PYTHON, ValueError), ({"a": int}, interface.PYTHON, AttributeError),
                                        (str, interface.CONTAINER, TypeError)):
            with self.assertRaises(error, msg=annotation):
                read_returned(annotation, kind)

    def test_descriptions(self):

        def function(a: int, b: Output[Dataset]) -> int:
            """Short.

            Long.

            Args:
                a: In.

            Returns:
                b: Out.
                Output: Number.
            """

        spec = interface.of_function(function, interface.PYTHON)
        self.assertEqual(spec.description, "Short.\nLong.")
        self.assertEqual((spec.inputs["a"].description, spec.outputs["b"].description, spec.outputs["Output"].description), ("In.", "Out.", "Number."))


def add_one(x: int) -> int:
    return x + 1


def helper(x):
    return x


def uses_custom(c: Input[Custom], d: Input[Dataset]):
    pass


def command(**options):
    return decorators.component(add_one, base_image="image", **options).component_spec.implementation.command


class TestLightweight(unittest.TestCase):

    def test_stages(self):
        words = command(install_kfp_package=False)
        self.assertEqual(words[:2], ["sh", "-ec"])
        self.assertIn("kfp.dsl.executor_main", words[2])
        self.assertTrue(words[3].endswith("\ndef add_one(x: int) -> int:\n    return x + 1\n"))
        self.assertEqual(command()[:2] + command()[3:5], ["sh", "-c", "sh", "-ec"])
        container = decorators.component(add_one, target_image="mine").component_spec.implementation
        self.assertEqual((container.image, container.command), ("mine", ["python3", "-m", "kfp.dsl.executor_main"]))
        self.assertEqual(container.args, ["--executor_input", "{{$}}", "--function_to_execute", "add_one"])

    def test_without_image(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            component = decorators.component(add_one)
            decorators.component(packages_to_install=["a"])(add_one)
        self.assertEqual(component.component_spec.implementation.image, "python:3.11")
        self.assertEqual([(entry.category, entry.filename) for entry in caught], [(FutureWarning, __file__)] * 2)

    def test_what_is_installed(self):
        script = command(packages_to_install=["a'b", "c"], pip_index_urls=["https://one", "https://two"])[2]
        pip = [line for line in script.split("\n") if "-m pip install" in line]
        self.assertEqual(len(pip), 2)
        for line in pip:
            self.assertIn("--index-url 'https://one' --extra-index-url 'https://two' --trusted-host 'https://one' --trusted-host 'https://two'", line)
        self.assertIn("'a'\"'\"'b' 'c'", pip[0])
        self.assertIn("'kfp==2.17.0' --no-deps", pip[1])
        self.assertNotIn("trusted", command(pip_index_urls=["https://one"], pip_trusted_hosts=[])[2])
        self.assertNotIn("kfp==", command(packages_to_install=["kfp>2"])[2])
        self.assertIn("'x@refs/pull/1/merge' --no-deps", command(kfp_package_path="x@refs/pull/1/merge")[2])
        self.assertNotIn("--no-deps", command(kfp_package_path="git+https://x")[2])

    def test_venv_comes_after_the_packages(self):
        script = command(packages_to_install=["a"], use_venv=True)[2]
        self.assertLess(script.index("install --quiet --no-warn-script-location 'a'"), script.index("-m venv"))
        self.assertLess(script.index("-m venv"), script.index("kfp=="))
        self.assertNotIn("venv", command(packages_to_install=["kfp"], use_venv=True)[2])

    def test_the_stages_chain(self):
        """The first stage runs with a `python3` that says how it was called, and then becomes the words after it."""
        words = command(packages_to_install=["a b"], use_venv=True)
        with tempfile.TemporaryDirectory() as folder:
            for name in ("python3", "pip"):
                path = os.path.join(folder, name)
                with open(path, "w", encoding="utf-8") as file:
                    file.write('#!/bin/sh\nfor word; do printf "[%s]" "$word"; done; echo\n'
                               'case "$2" in venv) for last; do :; done; mkdir "$last/bin"; echo "export VENV=$last" >"$last/bin/activate";; esac\n')
                os.chmod(path, 0o755)
            done = subprocess.run(words[:3] + ["sh", "-c", 'echo "$0 $1 $VENV"', "first", "second"], stdout=subprocess.PIPE, check=True,
                                  universal_newlines=True, env={"PATH": folder + ":/usr/bin:/bin"})
        lines = done.stdout.splitlines()
        self.assertEqual(lines[0], "[-m][pip][install][--quiet][--no-warn-script-location][a b]")
        self.assertTrue(lines[1].startswith("[-m][venv][--system-site-packages]["))
        self.assertTrue(lines[3].startswith("first second /"))

    def test_a_failed_installation_ends_the_run(self):
        words = command(packages_to_install=["a"])
        with tempfile.TemporaryDirectory() as folder:
            for name in ("python3", "pip"):
                path = os.path.join(folder, name)
                with open(path, "w", encoding="utf-8") as file:
                    file.write("#!/bin/sh\nexit 7\n")
                os.chmod(path, 0o755)
            done = subprocess.run(words[:3] + ["echo", "ran"], stdout=subprocess.PIPE, universal_newlines=True,
                                  env={"PATH": folder + ":/usr/bin:/bin"})
        self.assertEqual((done.returncode, done.stdout), (7, ""))

    def test_helpers_and_artifact_classes(self):
        text = decorators.component(uses_custom, base_image="image", additional_funcs=[helper]).component_spec.implementation.command[-1]
        self.assertIn("\nfrom %s import Custom\n" % __name__, text)
        self.assertNotIn("import Dataset", text)
        self.assertLess(text.index("def helper(x):"), text.index("def uses_custom("))

    def test_embedded(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "data.txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write("embedded")
            one = command(embedded_artifact_path=path)[-1]
            whole = command(embedded_artifact_path=folder)[-1]
            self.assertEqual(one, command(embedded_artifact_path=path)[-1])
            with self.assertRaises(ValueError):
                command(embedded_artifact_path=os.path.join(folder, "none"))
        for text, name in ((one, "__KFP_EMBEDDED_ASSET_FILE"), (whole, "__KFP_EMBEDDED_ASSET_DIR + '/data.txt'")):
            scope = {}
            exec(text[text.index("def _unpack_assets"):text.index("def add_one")], scope)
            with open(eval(name, scope), encoding="utf-8") as file:
                self.assertEqual(file.read(), "embedded")

    def test_notebooks(self):

        def run(a: int):
            pass

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "n.ipynb")
            with open(path, "w", encoding="utf-8") as file:
                file.write("{}")
            for given in (path, folder):
                spec = decorators.notebook_component(run, notebook_path=given, base_image="image").component_spec
                self.assertIn("'ipykernel>=6,<7'", spec.implementation.command[2])
                self.assertIn("dsl.run_notebook = ", spec.implementation.command[-1])
                compile(spec.implementation.command[-1], "module", "exec")
            for wrong in (os.path.join(folder, "none.ipynb"), __file__, os.path.dirname(__file__)):
                with self.assertRaises(ValueError):
                    decorators.notebook_component(run, notebook_path=wrong, base_image="image")
