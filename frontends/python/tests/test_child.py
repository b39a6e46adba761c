# SPDX-License-Identifier: Apache-2.0
"""The child as a process: output, errors, endings, which pipeline, where things are."""
import json
import os
import stat
import subprocess
import tempfile
import unittest

import fake_host
from fake_host import trace_text

PIPELINE = """
from kfp import dsl
@dsl.pipeline(name='p')
def pipeline():
    dsl.ContainerOp('a', 'i')
"""


def version():
    out = subprocess.check_output([fake_host.python, "-c", "import sys; print(sys.version_info[1])"])
    return int(out)


class OutputTest(unittest.TestCase):
    def test_prints_go_to_standard_error(self):
        run = trace_text(PIPELINE + "import os, subprocess, sys\nprint('one', flush=True)\nos.write(1, b'two\\n')\n"
                                    "subprocess.check_call(['echo', 'three'])\nsys.stdout.write('four')\n")
        self.assertIsNotNone(run.trace)
        self.assertEqual(run.stdout, "")
        self.assertEqual(run.stderr.split(), ["one", "two", "three", "four"])
        self.assertEqual(run.status, 0)

    def test_program_sees_what_dsl_compile_shows(self):
        run = trace_text(PIPELINE + "import os, sys\nassert __name__ == 'pipeline_file', __name__\n"
                                    "assert sys.modules[__name__].pipeline is pipeline\nassert os.path.isabs(__file__)\n"
                                    "assert sys.path[0] == os.path.dirname(__file__), sys.path\n"
                                    "assert not any(os.path.isdir(os.path.join(p, 'kfir')) for p in sys.path), sys.path\n"
                                    "import __main__\nassert sys.argv[0] == __file__\nassert __name__ != '__main__'\n")
        self.assertIsNone(run.error, run.error)

    def test_modules_beside_the_file(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("helper.py", "from kfp import dsl\ndef step(n):\n    return dsl.ContainerOp(n, 'i')\n"),
                               ("my-file.py", PIPELINE.replace("dsl.ContainerOp('a', 'i')", "helper.step('a')") + "import helper\n")):
                with open(os.path.join(folder, name), "w") as file:
                    file.write(text)
            run = fake_host.trace_file("my-file.py", cwd=folder, env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"))
            self.assertEqual(sorted(os.listdir(folder)), ["helper.py", "my-file.py"])
        self.assertIsNone(run.error, run.error)
        place = run.trace["locs"][run.trace["ops"][0]["loc"]]
        self.assertTrue(run.trace["files"][place[0]].endswith("/helper.py"), run.trace["files"])
        self.assertEqual(place[1], 3)
        (caller, line, _, function), = place[3]
        self.assertEqual((run.trace["files"][caller], line, function), ("my-file.py", 5, "pipeline"))

    def test_started_by_hand(self):
        run = subprocess.run([fake_host.python, fake_host.TRACER], stderr=subprocess.PIPE, check=False)
        self.assertEqual((run.returncode, run.stderr.decode().count("\n")), (1, 1))

    def test_standard_input(self):
        run = fake_host.trace_file("-", text=PIPELINE.encode())
        self.assertEqual([op["name"] for op in run.trace["ops"]], ["a"])
        self.assertEqual(run.trace["files"], ["-"])


class ChoiceTest(unittest.TestCase):
    def test_none(self):
        run = trace_text("from kfp import dsl\ndef f():\n    pass\n")
        self.assertEqual((run.error["kind"], run.error["loc"]), ("usage", None))

    def test_several(self):
        text = PIPELINE + PIPELINE.replace("def pipeline", "def second")
        run = trace_text(text)
        self.assertEqual(run.error["kind"], "usage")
        self.assertIn("pipeline, second", run.error["message"])
        self.assertEqual(trace_text(text, function="second").trace["pipeline"]["function"], "second")
        self.assertEqual(trace_text(text, function="third").error["kind"], "usage")

    def test_mode(self):
        self.assertEqual(trace_text(PIPELINE, mode="V2_COMPATIBLE").error["kind"], "unsupported")


class ErrorTest(unittest.TestCase):
    def test_exception(self):
        run = trace_text("from kfp import dsl\n@dsl.pipeline(name='p')\ndef pipeline(a):\n    step(a)\ndef step(a):\n"
                         "    dsl.ContainerOp('a', 'i').set_memory_limit('much')\n")
        error = run.error
        self.assertEqual((error["kind"], error["class"], error["failure"], error["status"]), ("exception", "ValueError", None, None))
        lines = [line for line in error["traceback"].splitlines() if not set(line) <= set(" ~^")]
        self.assertEqual(lines[0], "Traceback (most recent call last):")
        self.assertEqual([line.split(", ", 1)[1] for line in lines if line.startswith("  File")],
                         ["line 4, in pipeline", "line 6, in step"])
        self.assertEqual(lines[-1], "ValueError: " + error["message"])
        self.assertEqual(error["loc"][1:], (6, 5 if version() >= 11 else 0))

    def test_cause_and_library_frames(self):
        run = trace_text(PIPELINE + "import json\ntry:\n    json.loads('{')\nexcept ValueError as e:\n"
                                    "    raise KeyError('k') from e\n")
        self.assertIn("json/decoder.py", run.error["traceback"])
        self.assertIn("direct cause", run.error["traceback"])
        self.assertNotIn("kfir", run.error["traceback"])
        self.assertNotIn("importlib", run.error["traceback"])
        self.assertEqual((run.error["class"], run.error["loc"][1]), ("KeyError", 10))

    def test_syntax(self):
        run = trace_text("x = 1\ndef f(:\n    pass\n")
        self.assertEqual((run.error["kind"], run.error["class"]), ("exception", "SyntaxError"))
        self.assertEqual(run.error["loc"][1:], (2, 7))
        self.assertTrue(run.error["traceback"].rstrip().splitlines()[-1].startswith("SyntaxError: "))

    def test_exit(self):
        for code, status in (("3", 3), ("", 0), ("'sorry'", "sorry")):
            run = trace_text("import sys\nsys.exit(%s)\n" % code)
            self.assertEqual((run.error["kind"], run.error["status"], run.error["loc"][1]), ("exit", status, 2))

    def test_ends_without_a_word(self):
        run = trace_text("import os\nos._exit(5)\n")
        self.assertEqual((run.trace, run.error, run.status), (None, None, 5))

    def test_interrupt(self):
        run = trace_text("raise KeyboardInterrupt\n")
        self.assertEqual((run.error["kind"], run.error["class"]), ("exception", "KeyboardInterrupt"))

    def test_type_check(self):
        text = """
from kfp import components, dsl
give = components.load_component_from_text('{name: G, outputs: [{name: o, type: Integer}], '
    'implementation: {container: {image: i, command: [{outputPath: o}]}}}')
take = components.load_component_from_text('{name: T, inputs: [{name: i, type: String}], '
    'implementation: {container: {image: i, command: [{inputValue: i}]}}}')
@dsl.pipeline(name='p')
def pipeline():
    take(give().output)
"""
        run = trace_text(text)
        self.assertEqual((run.error["class"], run.error["loc"][1]), ("kfp.dsl.types.InconsistentTypeException", 9))
        run = trace_text(text, type_check=False)
        self.assertIsNotNone(run.trace)
        (kind, _, place), = run.warnings
        self.assertEqual((kind, place[1]), ("type-mismatch", 9))
        caught = text.replace("    take(give().output)", "    try:\n        take(give().output)\n"
                              "    except dsl.types.InconsistentTypeException:\n        dsl.ContainerOp('caught', 'i')")
        self.assertEqual([op["name"] for op in trace_text(caught).trace["ops"]], ["g", "caught"])

    def test_failure_of_the_other_side(self):
        text = "from kfp import components\ncomponents.load_component_from_url('https://x/y.yaml')\n" + PIPELINE
        run = trace_text(text)
        self.assertEqual((run.error["failure"], run.error["class"], run.error["loc"][1]), (7, "RuntimeError", 2))
        text = text.replace("components.load", "try:\n    components.load", 1).replace("')\n", "')\nexcept RuntimeError:\n    pass\n", 1)
        self.assertIsNotNone(trace_text(text).trace)

    def test_standard_input_is_shown(self):
        run = fake_host.trace_file("-", text=b"x = 1\nraise ValueError(x)\n")
        self.assertIn("    raise ValueError(x)\n", run.error["traceback"])
        self.assertEqual(run.error["loc"][:2], ("-", 2))

    def test_place_without_a_frame(self):
        for text, line, error in (
                ("def pipeline(_x):\n    pass\n", 3, "ValueError"), ("def pipeline(**more):\n    pass\n", 3, "TypeError"),
                ("def pipeline():\n    dsl.BaseOp('x')\n", 5, "AttributeError"),
                ("def pipeline():\n    dsl.ContainerOp('\u00b2', 'i')\n", 5, "ValueError"),
                ("def pipeline():\n    dsl.ContainerOp('a', 'i')\n    dsl.ContainerOp('b', 'i').name = 'A'\n", 6, "ValueError"),
                ("def pipeline(a):\n    with dsl.Condition(a == 1).after('x'):\n        pass\n", 5, "AttributeError")):
            run = trace_text("from kfp import dsl\n\n@dsl.pipeline(name='p')\n" + text)
            self.assertEqual((run.error["class"], run.error["loc"][1]), (error, line), run.error)

    def test_file_called_as_a_module_of_python(self):
        self.assertEqual([op["name"] for op in trace_text(PIPELINE, name="os.py").trace["ops"]], ["a"])

    def test_condition_that_is_none(self):
        run = trace_text(PIPELINE + "    with dsl.Condition(False):\n        pass\n")
        self.assertEqual((run.error["class"], run.error["loc"][1]), ("AttributeError", 6))


class RefusalTest(unittest.TestCase):
    def refused(self, text, what, line):
        run = trace_text(text)
        self.assertIsNone(run.trace)
        self.assertEqual(run.error["kind"], "unsupported", run.error)
        self.assertIn(what, run.error["message"])
        self.assertEqual(run.error["loc"][1], line, run.error)

    def test_names(self):
        for text, what in (("components.create_component_from_airflow_op(print)", "create_component_from_airflow_op"),
                           ("dsl.importer()", "importer"), ("components.ComponentStore.default_store.list()", "list()"), ("import kfp.v2", "kfp.v2"),
                           ("class Sub(dsl.importer): pass\nSub(1)", "importer")):
            self.refused("import kfp\nfrom kfp import components, dsl\n" + text, what, 4 if "\n" in text else 3)

    def test_decorator(self):
        self.refused("from kfp.components import create_component_from_func_v2\n@create_component_from_func_v2\ndef f(a):\n    pass\n",
                     "create_component_from_func_v2", 2 if version() >= 10 else 3)

    def test_cluster(self):
        for name in ("kfp.Client()", "kfp.LocalClient()", "kfp.run_pipeline_func_on_cluster(print, {})", "kfp.containers.ContainerBuilder()",
                     "kfp.compiler.build_docker_image('a', 'b', 'c')", "kfp.auth.ServiceAccountTokenVolumeCredentials()"):
            run = trace_text("import kfp\n%s\n" % name)
            self.assertEqual((run.error["class"], run.error["loc"][1]), ("RuntimeError", 2), run.error)
            self.assertIn(name.rpartition("(")[0].rpartition(".")[2], run.error["message"])
        run = trace_text(PIPELINE + "    pass\nimport kfp\ntry:\n    kfp.Client().create_experiment('x')\nexcept Exception:\n    pass\n")
        self.assertIsNone(run.error, run.error)

    def test_swallowed(self):
        self.refused(PIPELINE + "try:\n    dsl.importer()\nexcept Exception:\n    pass\n", "importer", 7)
        self.refused(PIPELINE + "try:\n    dsl.importer()\nexcept:\n    pass\n", "importer", 7)

    def test_named_only(self):
        run = trace_text(PIPELINE + "import kfp\nfrom kfp.compiler import Compiler\nfrom kfp.components import func_to_container_op\n"
                                    "assert not isinstance(pipeline, dsl.importer)\n"
                                    "if __name__ == '__main__':\n    kfp.Client().run()\n")
        self.assertIsNone(run.error, run.error)


class WildTest(unittest.TestCase):
    """Programs that do what they should not: the other side must not wait for ever."""

    def test_fork(self):
        run = trace_text(PIPELINE + "import os, time\nif os.fork() == 0:\n    time.sleep(0.2)\n    print('child')\n")
        self.assertIsNotNone(run.trace)
        run = trace_text(PIPELINE + "import os, time\nif os.fork():\n    os._exit(4)\ntime.sleep(0.2)\n")
        self.assertEqual((run.trace, run.error, run.status), (None, None, 4))

    def test_closes_all_descriptors(self):
        run = trace_text(PIPELINE + "import os\nos.closerange(0, 1000)\n")
        self.assertEqual((run.trace, run.error), (None, None))
        self.assertNotEqual(run.status, 0)

    def test_replaces_standard_output(self):
        run = trace_text(PIPELINE + "import sys\nsys.stdout.close()\nsys.stderr = None\nsys.stdout = None\n")
        self.assertIsNotNone(run.trace)

    def test_threads_and_exit_handlers(self):
        run = trace_text(PIPELINE + "import atexit, threading, time\natexit.register(lambda: print('bye'))\n"
                                    "threading.Thread(target=lambda: (time.sleep(0.1), print('thread'))).start()\n")
        self.assertIsNotNone(run.trace)
        self.assertEqual(run.stderr.split(), ["thread", "bye"])

    def test_not_text(self):
        run = trace_text("raise ValueError('a\\udc80b')\n")
        self.assertEqual(run.error["class"], "ValueError")
        run = trace_text("class E(Exception):\n    def __str__(self):\n        raise TypeError\nraise E\n")
        self.assertEqual(run.error["class"], "pipeline_file.E")

    def test_strange_values(self):
        run = trace_text("import enum\nfrom kfp import dsl\nclass Size(str, enum.Enum):\n    big = '9Gi'\nclass Text(str):\n    pass\n"
                         "@dsl.pipeline(name=Text('p'))\ndef pipeline():\n"
                         "    dsl.ContainerOp(Text('a'), Size.big, arguments=[Size.big]).set_memory_limit(Size.big)\n")
        container = run.trace["ops"][0]["container"]
        self.assertEqual((container["image"], container["resources"]["limits"]["memory"]), ("9Gi", "9Gi"))
        run = trace_text(PIPELINE.replace("'i')", "'i').set_display_name(object())"))
        self.assertEqual((run.error["class"], run.error["loc"][1]), ("TypeError", 5))

    def test_installed_kfp_does_not_win(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "kfp"))
            for path, text in (("kfp/__init__.py", "raise Exception('the wrong one')\n"), ("p.py", PIPELINE)):
                with open(os.path.join(folder, path), "w") as file:
                    file.write(text)
            run = fake_host.trace_file(os.path.join(folder, "p.py"), env=dict(os.environ, PYTHONPATH=folder))
        self.assertIsNone(run.error, run.error)

    def test_read_only_tree_without_caches(self):
        import shutil
        with tempfile.TemporaryDirectory() as folder:
            tree = os.path.join(folder, "kfir")
            shutil.copytree(os.path.dirname(fake_host.TRACER), tree, ignore=shutil.ignore_patterns("__pycache__"))
            for path, _, files in os.walk(tree):
                os.chmod(path, stat.S_IRUSR | stat.S_IXUSR)
            before = fake_host.TRACER
            fake_host.TRACER = os.path.join(tree, "__main__.py")
            try:
                run = trace_text(PIPELINE)
            finally:
                fake_host.TRACER = before
                for path, _, _ in os.walk(tree):
                    os.chmod(path, stat.S_IRWXU)
        self.assertIsNotNone(run.trace)

    def test_trace_is_json_but_for_tuples_and_bytes(self):
        run = trace_text(PIPELINE)
        del run.trace["texts"]
        json.dumps(run.trace)


if __name__ == "__main__":
    unittest.main()
