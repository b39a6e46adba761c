# SPDX-License-Identifier: Apache-2.0
"""The stand-ins for kubernetes.client.models: alone, and where the real package and the real kfp are installed (scripts/peers kfp1)."""
import os
import unittest

import fake_host
from kfir import k8s
from test_differential import KFP1

FALLS_THROUGH = """
import sys
from importlib.metadata import distribution, version
import kfp
from kfp import dsl
import kubernetes
from kubernetes import client, config, watch
from kubernetes.client import ApiClient, CoreV1Api, Configuration, V1EnvVar
from kubernetes.client.models import V1Volume
from kubernetes.client.models.v1_volume import V1Volume as same
from kubernetes.client.rest import ApiException
import kubernetes.client.models as models

assert same is V1Volume is client.V1Volume is models.V1Volume
assert V1Volume.__mro__[1].__module__ == 'kfir.k8s'
assert kfp.__version__ == version('kfp') == distribution('kfp').version == '1.8.22'
assert 'site-packages' in CoreV1Api.__init__.__code__.co_filename and issubclass(client.ApiException, Exception)
assert callable(config.load_kube_config) and issubclass(ApiException, Exception) and Configuration().host
volume = V1Volume(name='v', config_map=client.V1ConfigMapVolumeSource(items=[client.V1KeyToPath(key='k', path='p')], default_mode=0))
plain = ApiClient().sanitize_for_serialization(volume)
assert plain == {'name': 'v', 'configMap': {'items': [{'key': 'k', 'path': 'p'}], 'defaultMode': 0}}, plain
read = ApiClient()._ApiClient__deserialize(plain, 'V1Volume')
assert read == volume and read != V1Volume(name='w')

# Every class, against the real one.
import importlib.util, os, types
folder = os.path.join(os.path.dirname(os.path.dirname(CoreV1Api.__init__.__code__.co_filename)), 'models')
sources = {}
for file in sorted(os.listdir(folder)):
    if file.startswith('v1') or '_v1' in file or file in ('rbac_v1_subject.py', 'version_info.py'):
        spec = importlib.util.spec_from_file_location('real_' + file[:-3], os.path.join(folder, file))
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, value in vars(module).items():
            if hasattr(value, 'openapi_types'):
                sources[name] = value
assert len(sources) > 450, len(sources)
for name, real in sources.items():
    ours = getattr(models, name)
    assert ours.attribute_map == real.attribute_map, name
    assert list(ours.openapi_types.items()) == list(real.openapi_types.items()), name
    for attribute in real.attribute_map:
        for cls in (ours, real):
            given = {a: 'YWJj' for a in real.attribute_map if a != attribute}
            try:
                result = cls(**given).to_dict()
            except ValueError:
                result = None
            if cls is ours:
                first = result
        assert first == result, (name, attribute)

@dsl.pipeline(name='p')
def pipeline():
    dsl.ContainerOp('a', 'i')
"""


class ModelsTest(unittest.TestCase):
    def test_construction(self):
        env = k8s.model("V1EnvVar")
        self.assertEqual(env("a", "b"), env(name="a", value="b"))
        self.assertEqual(env("a").to_dict(), {"name": "a", "value": None, "value_from": None})
        self.assertEqual(str(env("a")), repr(env("a")))
        for wrong in ({"value": "x"}, {"name": None}):
            with self.assertRaises(ValueError):
                env(**wrong)
        for arguments, named in (((1, 2, 3, 4, 5), {}), ((1,), {"name": 2}), ((), {"nam": 1})):
            with self.assertRaises(TypeError):
                env(*arguments, **named)
        variable = env("a")
        with self.assertRaises(ValueError):
            variable.name = None
        variable.name = "b"
        self.assertEqual(variable.name, "b")
        with self.assertRaises(TypeError):
            hash(variable)

    def test_subclass(self):
        class Mine(k8s.model("V1Volume")):
            def __init__(self):
                super().__init__(name="n")

        self.assertEqual(Mine(), k8s.model("V1Volume")(name="n"))

    def test_every_name(self):
        names = k8s.names()
        self.assertGreater(len(names), 450)
        for name in names:
            self.assertTrue(k8s.model(name).attribute_map is not None, name)
        self.assertIsNone(k8s.model("V1Nothing"))
        self.assertIsNone(k8s.model(""))


class OtherClassTest(unittest.TestCase):
    def test_the_real_class_of_a_name(self):
        real = type("V1EnvVar", (), {"__module__": "kubernetes.client.models.v1_env_var"})
        other = type("V1EnvVar", (), {"__module__": "elsewhere"})
        model = k8s.model("V1EnvVar")
        self.assertEqual([isinstance(value, model) for value in (real(), model(name="x"), other(), k8s.model("V1Volume")(name="x"))],
                         [True, True, False, False])
        self.assertIsInstance(type("Sub", (real,), {})(), model)


class ImportTest(unittest.TestCase):
    def test_without_the_package(self):
        run = fake_host.trace_text("from kubernetes.client import *\nfrom kubernetes.client.models import V1EnvVar as E\nimport kubernetes\n"
                                   "assert E is V1EnvVar is kubernetes.client.V1EnvVar\nfor name in ('config', 'nothing'):\n"
                                   "    try:\n        __import__('kubernetes.' + name)\n    except ImportError:\n        pass\n"
                                   "    else:\n        assert 'site-packages' in sys.modules['kubernetes.' + name].__file__\n"
                                   "from kubernetes.client import V1Nothing\n")
        self.assertEqual((run.error["class"], run.error["loc"][1]), ("ImportError", 12), run.error)

    @unittest.skipUnless(os.path.exists(KFP1), "the real package is not here: scripts/peers kfp1 makes it")
    def test_beside_the_real_package(self):
        run = fake_host.trace_text(FALLS_THROUGH, interpreter=KFP1)
        self.assertIsNone(run.error, run.error and run.error["traceback"])


if __name__ == "__main__":
    unittest.main()
