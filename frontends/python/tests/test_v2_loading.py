# SPDX-License-Identifier: Apache-2.0
"""What a v1 component is to a v2 pipeline, and documents as messages."""
import unittest

from kfir.v2 import decorators, loading, wire
from kfir.v2.annotations import Input, Output
from kfir.v2.artifacts import Dataset
from kfir.v2.structures import ContainerSpec


def struct(command, inputs=(), outputs=(), **more):
    return {"name": "Some Name", "inputs": list(inputs), "outputs": list(outputs),
            "implementation": {"container": {"image": "i", "command": command}}, **more}


class TestComponents(unittest.TestCase):

    def port(self, **port):
        return loading._of_v1(struct([], [{"name": "In Put", **port}])).inputs["in_put"]

    def test_types(self):
        for given, expected in (("String", "String"), ("jsonarray", "List"), ("typing.List[str]", "List"), ("Double", "Float"), ("HTML", "system.HTML@0.0.1"),
                                ("google.VertexModel", "google.VertexModel@0.0.1"), ("google.A.B", "system.Artifact@0.0.1"), ("CSV", "system.Artifact@0.0.1"),
                                ({"GCSPath": {}}, "system.Artifact@0.0.1"), (None, "system.Artifact@0.0.1"),
                                ("PipelineTaskFinalStatus", "PipelineTaskFinalStatus")):
            self.assertEqual(self.port(type=given).type, expected)

    def test_defaults(self):
        for kind, text, expected in (("Integer", "3", 3), ("Float", "2.5", 2.5), ("Bool", "Yes", True), ("Bool", "off", False), ("List", "[1]", [1]),
                                     ("Dict", "no json", "no json"), ("String", "x", "x"), ("CSV", "x", None)):
            port = self.port(type=kind, default=text)
            self.assertEqual((port.default, port.optional), (expected, True))
        for kind in ("Integer", "Float", "Bool"):
            with self.assertRaises(ValueError):
                self.port(type=kind, default="perhaps")

    def test_words(self):
        spec = loading._of_v1(struct(
            ["a", {"inputValue": "A b"}, {"inputPath": "c"}, {"outputPath": "Out"}, {"outputPath": "art"}, {"executorInput": None},
             {"concat": ["x", {"inputValue": "A b"}]}, {"if": {"cond": {"isPresent": "A b"}, "then": ["y"], "else": "z"}}],
            [{"name": "A b", "type": "String"}, {"name": "c"}], [{"name": "Out", "type": "String"}, {"name": "art"}]))
        self.assertEqual(spec.name, "some-name")
        self.assertEqual(spec.implementation.command, [
            "a", "{{$.inputs.parameters['a_b']}}", "{{$.inputs.artifacts['c'].path}}", "{{$.outputs.parameters['out'].output_file}}",
            "{{$.outputs.artifacts['art'].path}}", "{{$}}", '{"Concat": ["x", "{{$.inputs.parameters[\'a_b\']}}"]}',
            '{"IfPresent": {"InputName": "a_b", "Then": ["y"], "Else": "z"}}'])
        self.assertIsNone(spec.kfir_mismatch)

    def test_words_that_do_not_fit(self):
        for word, kind in (({"inputValue": "x"}, "CSV"), ({"inputPath": "x"}, "String"), ({"inputUri": "x"}, "Integer")):
            self.assertIsNotNone(loading._of_v1(struct([word], [{"name": "x", "type": kind}])).kfir_mismatch)
        with self.assertRaises(TypeError):
            loading._of_v1(struct([{"inputMetadata": "x"}], [{"name": "x"}]))
        with self.assertRaises(TypeError):
            loading._of_v1({"implementation": {"graph": {}}})

    def test_descriptions(self):
        text = "# PIPELINE DEFINITION\n# Name: x\n# Description: One\n#              two\n# Inputs:\n"
        self.assertEqual(loading._description(text, None), "One\ntwo")
        self.assertEqual(loading._description("", {"command": ["sh", "import kfp\ndef f():\n    '''Doc.'''\n"]}), "Doc.")
        self.assertIsNone(loading._description("a: 1", None))


class TestMessages(unittest.TestCase):

    def test_document_of_a_component(self):
        try:
            import google.protobuf  # noqa: F401
        except ImportError:
            self.skipTest("no protobuf here")

        @decorators.container_component
        def some_step(a: str, d: Input[Dataset], o: Output[Dataset], n: int = 3):
            return ContainerSpec("image", ["x", a, d.path], [o.uri])

        spec = some_step.pipeline_spec
        self.assertEqual(spec.pipeline_info.name, "some-step")
        self.assertEqual(spec.deployment_spec["executors"]["exec-some-step"]["container"]["image"], "image")
        self.assertEqual(spec.root.input_definitions, spec.components["comp-some-step"].input_definitions)
        self.assertEqual(spec.root.input_definitions.parameters["n"].default_value.number_value, 3)
        self.assertEqual(spec.root.dag.tasks["some-step"].inputs.artifacts["d"].component_input_artifact, "d")
        spec.root.output_definitions.artifacts["new"].CopyFrom(spec.root.output_definitions.artifacts.pop("o"))
        self.assertEqual(list(spec.root.output_definitions.artifacts), ["new"])
        self.assertEqual(wire.message_class("PlatformSpec")().DESCRIPTOR.full_name, "ml_pipelines.PlatformSpec")
