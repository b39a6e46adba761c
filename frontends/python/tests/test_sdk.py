# SPDX-License-Identifier: Apache-2.0
"""`--sdk=auto`: which SDK a file is taken for, and why."""
import os
import tempfile
import unittest

from fake_host import trace_text
from kfir import sdk

KNOWN = (
    ("v1", "from kfp import dsl\ndsl.ContainerOp(name='a', image='b')\n", "kfp.dsl.ContainerOp", 2),
    ("v1", "import kfp.dsl as d\nd.get_pipeline_conf()\n", "get_pipeline_conf", 2),
    ("v1", "import kfp\nkfp.dsl.ResourceOp\n", "ResourceOp", 2),
    ("v1", "from kfp.components import create_component_from_func as made\n", "create_component_from_func", 1),
    ("v1", "from kfp.components import InputPath\n", "InputPath", 1),
    ("v1", "from kfp import gcp\n", "kfp.gcp", 1),
    ("v1", "from kfp.dsl.types import GCSPath\n", "GCSPath", 1),
    ("v1", "def f():\n    import kfp.onprem\n", "kfp.onprem", 2),
    ("v1", "from kfp.v2 import dsl\nfrom kfp.v2.dsl import component, Input\n", "kfp.v2", 1),
    ("v1", "from kfp import dsl\n@dsl.component\ndef f(): return dsl.ContainerOp(name='a', image='b')\n", "ContainerOp", 3),
    ("v1", "from kfp import dsl\nwith dsl.ExitHandler(exit_op=x): pass\n", "exit_op", 2),
    ("v1", "from kfp import dsl\ntask.add_pod_label('a', 'b')\n", "add_pod_label", 2),
    ("v2", "from kfp import dsl\n@dsl.component\ndef f(): pass\n", "`f`", 2),
    ("v2", "from kfp.dsl import component as c\n@c(base_image='x')\ndef f(): pass\n", "`f`", 2),
    ("v2", "from kfp.dsl import Input, Output, Model\n", "kfp.dsl.Input", 1),
    ("v2", "from kfp import dsl, kubernetes\n", "kfp.kubernetes", 1),
    ("v2", "import kfp\nwith kfp.dsl.If(a == 1): pass\n", "kfp.dsl.If", 2),
    ("v2", "from kfp import dsl\nwith dsl.ParallelFor(items=[1]): pass\n", "items", 2),
    ("v2", "from kfp import dsl\ntask.set_env_variable('a', 'b')\n", "set_env_variable", 2),
    ("v2", "from kfp.dsl.graph_component import GraphComponent\n", "kfp.dsl.graph_component", 1),
    ("v1", "from kfp.dsl import graph_component\n", "kfp.dsl.graph_component", 1),
    ("v1", "from kfp import dsl\n@dsl.graph_component\ndef f(): pass\n@dsl.component\ndef g(): pass\n", "decorates `f`", 2),
    ("v2", "import kfp\nassert isinstance(p, kfp.dsl.graph_component.GraphComponent)\n", "kfp.dsl.graph_component.GraphComponent", 2),
    ("v2", "from kfp.dsl import base_component, graph_component\n", "kfp.dsl.base_component", 1),
    ("v2", "from google_cloud_pipeline_components.v1.bigquery import Op\n", "google_cloud_pipeline_components", 1),
)

SILENT = (
    "from kfp import dsl\n@dsl.pipeline(name='p')\ndef p(): pass\n",
    "text = 'from kfp.dsl import If, ContainerOp'  # kfp.dsl.ContainerOp\n",
    "import other\nother.dsl.ContainerOp()\nContainerOp = other\n",
    "x =\n",
)


class SdkTest(unittest.TestCase):
    def test_known(self):
        for wanted, text, reason, line in KNOWN:
            for prefer in ("v1", "v2"):
                chosen, why, place = sdk.choose("x.py", text.encode(), prefer)
                self.assertEqual((chosen, place[1]), (wanted, line), (text, why))
                self.assertIn(reason, why, text)

    def test_silent(self):
        for text in SILENT:
            for prefer in ("v1", "v2"):
                self.assertEqual(sdk.choose("x.py", text.encode(), prefer)[0], prefer, text)

    def test_helpers_beside_the_file(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "helper.py"), "w") as file:
                file.write("import deeper.still\n")
            os.mkdir(os.path.join(folder, "deeper"))
            with open(os.path.join(folder, "deeper", "still.py"), "w") as file:
                file.write("from kfp.dsl import Input\n")
            chosen, _, place = sdk.choose(os.path.join(folder, "main.py"), b"from helper import x\n", "v1")
            self.assertEqual((chosen, place), ("v2", (os.path.join(folder, "deeper", "still.py"), 1, 1)))

    def test_child_tells(self):
        run = trace_text("from kfp import dsl, gcp\n@dsl.pipeline(name='p')\ndef p(): pass\n", sdk="auto")
        self.assertEqual(run.sdk[0], "v1")
        self.assertIsNotNone(run.trace)
