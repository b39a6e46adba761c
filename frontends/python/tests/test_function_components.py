# SPDX-License-Identifier: Apache-2.0
"""Components made of functions: what they look like, and what their programs do when they run."""
import os
import subprocess
import sys
import tempfile
import unittest

import fake_host
from fake_host import trace_text

HEAD = """\
from typing import NamedTuple, Optional
import kfp
from kfp import components, dsl
from kfp.components import *
"""


def op_of(definition, call="made()", head=HEAD, **options):
    run = trace_text(head + definition + "\n@dsl.pipeline(name='p')\ndef p(x='1'):\n    %s\n" % call, **options)
    assert run.error is None, run.error["traceback"]
    return run.trace["ops"][0]


class ShapeTest(unittest.TestCase):
    def test_arguments(self):
        op = op_of("def made(data_path: InputPath('CSV'), n: int, text_file: InputTextFile(), out_path: OutputPath(), a_b: str = 'x',\n"
                   "         none: list = None) -> NamedTuple('R', [('acc', float), ('out', str)]): pass\n"
                   "made = create_component_from_func(made, base_image='i:1')", "made('d', 3, text='t')")
        self.assertEqual(op["container"]["image"], "i:1")
        self.assertEqual(op["container"]["args"], [
            "--data", "/tmp/inputs/data/data", "--n", "3", "--text", "/tmp/inputs/text/data", "--a-b", "x",
            "--out", "/tmp/outputs/out/data", "----output-paths", "/tmp/outputs/acc/data", "/tmp/outputs/out_2/data"])
        self.assertEqual(op["container"]["command"][:2], ["sh", "-ec"])
        self.assertEqual(len(op["container"]["command"]), 4)

    def test_packages(self):
        op = op_of("def f(): pass\nmade = create_component_from_func(f, packages_to_install=['a==1', \"b'c\"])")
        command = op["container"]["command"]
        self.assertEqual([len(command), command[:2], command[3:5]], [7, ["sh", "-c"], ["sh", "-ec"]])
        self.assertIn("'a==1' 'b'\"'\"'c'", command[2])

    def test_base_image(self):
        self.assertEqual(op_of("@create_component_from_func\ndef made(): pass")["container"]["image"], "python:3.7")
        self.assertEqual(op_of("kfp.components._python_op.default_base_image_or_builder = lambda: 'mine'\n"
                               "@create_component_from_func\ndef made(): pass", head=HEAD + "import kfp.components._python_op\n")
                         ["container"]["image"], "mine")

    def test_annotations(self):
        op = op_of("def f(): pass\nmade = func_to_container_op(f, annotations={'a': 'b'})")
        self.assertEqual(op["annotations"], {"a": "b"})

    def test_component_file_and_text(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "component.yaml")
            run = trace_text(HEAD + "def f(a: int): pass\nfunc_to_container_op(f, output_component_file=%r)\n"
                             "assert func_to_component_text(f) == open(%r).read()\n@dsl.pipeline(name='p')\ndef p():\n"
                             "    load_component_from_file(%r)(1)\n" % (path, path, path))
            self.assertIsNone(run.error, run.error)
            self.assertEqual(run.trace["ops"][0]["container"]["args"], ["--a", "1"])

    def test_no_source(self):
        run = trace_text(HEAD + "scope = {}\nexec('def f(): pass', scope)\ncreate_component_from_func(scope['f'])\n")
        self.assertEqual(run.error["class"], "OSError")


class ProgramTest(unittest.TestCase):
    """Runs the command of the op, with the files of the container in a folder."""

    def run_op(self, op, files=()):
        with tempfile.TemporaryDirectory() as folder:
            words = [word if number < len(op["container"]["command"]) else word.replace("/tmp/", folder + "/")
                     for number, word in enumerate(op["container"]["command"] + op["container"]["args"])]
            for name, content in dict(files).items():
                path = os.path.join(folder, "inputs", name, "data")
                os.makedirs(os.path.dirname(path))
                with open(path, "w") as file:
                    file.write(content)
            bin_ = os.path.join(folder, "bin")
            os.mkdir(bin_)
            os.symlink(os.path.realpath(fake_host.python), os.path.join(bin_, "python3"))
            done = subprocess.run(words, env=dict(os.environ, PATH=bin_ + ":" + os.environ["PATH"]), stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, universal_newlines=True)
            outputs = {}
            root = os.path.join(folder, "outputs")
            for name in os.listdir(root) if os.path.isdir(root) else ():
                with open(os.path.join(root, name, "data")) as file:
                    outputs[name] = file.read()
        return done, outputs

    def outputs(self, definition, call, files=()):
        done, outputs = self.run_op(op_of(definition, call), files)
        self.assertEqual(done.returncode, 0, done.stderr)
        return outputs

    def test_all_kinds(self):
        self.assertEqual(self.outputs("""
@create_component_from_func
def made(in_path: InputPath(), t_file: InputTextFile(), b_file: InputBinaryFile(), i: int, f: float, b: bool, j: list, s, m: dict,
         o_path: OutputPath(), ot_file: OutputTextFile(), ob_file: OutputBinaryFile(), absent: int = 7, *, kw: Optional[int] = None
         ) -> NamedTuple('R', [('r1', int), ('r2', float), ('r3', bool), ('r4', dict), ('r5', str), ('r6', 'Other'), ('r7', list)]):
    def inner(q: "Unknown", *rest: Nothing) -> Nothing:
        return q
    with open(o_path, 'w') as out:
        out.write(open(in_path).read())
    ot_file.write(t_file.read())
    ob_file.write(b_file.read())
    assert (i, f, b, j, s, m, absent, kw) == (3, 0.5, True, [1, 'x'], 'text', {'a': None}, 7, None), locals()
    return (i, f, b, {'b': 1, 'a': [True]}, inner('z'), 5, '[raw]')
""", "made('P', 'T', 'B', 3, 0.5, True, [1, 'x'], 'text', {'a': None})", {"in": "P", "t": "T", "b": "B"}),
                         {"o": "P", "ot": "T", "ob": "B", "r1": "3", "r2": "0.5", "r3": "True", "r4": '{"a": [true], "b": 1}', "r5": "z",
                          "r6": "5", "r7": "[raw]"})

    def test_single_result(self):
        self.assertEqual(self.outputs("@create_component_from_func\ndef made(a: int) -> int:\n    return a + 1\n", "made(4)"),
                         {"Output": "5"})

    def test_pickled(self):
        definition = """
import sys
sys.modules['cloudpickle'] = %s
K = 'global'
def f(a: int) -> str: return '%%s %%s' %% (a, len(K))
made = func_to_container_op(f, use_code_pickling=True)
"""
        run = trace_text(HEAD + definition % "None" + "@dsl.pipeline(name='p')\ndef p():\n    made(3)\n")
        self.assertIsNone(run.error, run.error)
        self.assertIn("cloudpickle", run.warnings[0][1])
        fake = "type(sys)('cloudpickle'); sys.modules['cloudpickle'].__dict__.update(dumps=lambda f, n: b'DATA', __version__='9')"
        op = op_of(definition % fake, "made(3)")
        self.assertIn("f = _kfir_unpickle('REFUQQ==')", op["container"]["command"][3])
        self.assertIn("cloudpickle==9", op["container"]["command"][3])

    def test_lambda(self):
        self.assertEqual(self.outputs("f = lambda a, o: open(o, 'w').write(\n    'x%s' % a)\nf.__annotations__.update(o=OutputPath())\n"
                                      "made = create_component_from_func(f)", "made(4)"), {"o": "x4"})

    def test_nested_function_and_strings(self):
        self.assertEqual(self.outputs("""
def outer():
    def deco(f): return f

    @create_component_from_func
    @deco
    def made(a: (int), b: 'list' = (1, 2),
             *, c: (  # why not
                 int) = 3) -> (
                     str):
        return '''%d
    indented''' % a
    return made
made = outer()
""", "made(4)"), {"Output": "4\nindented"})

    def test_text_at_the_margin(self):
        self.assertEqual(self.outputs("""
if True:
    @create_component_from_func
    def made() -> str:
        return '''
margin'''
""", "made()"), {"Output": "\nmargin"})

    def test_extra_code(self):
        self.assertEqual(self.outputs("def f() -> str: return CONSTANT\nmade = func_to_container_op(f, extra_code='CONSTANT = \"c\"')",
                                      "made()"), {"Output": "c"})

    def test_strict(self):
        op = op_of("@create_component_from_func\ndef made(a: int) -> int: return 'word'\n", "made(4)")
        self.assertEqual(self.run_op(op)[1], {"Output": "word"})
        for args, message in ((["--b", "1"], "unexpected argument: --b"), ([], "missing: --a"), (["--a"], "needs a value"),
                              (["--a", "1", "----output-paths"], "takes 1 paths"), (["--a", "x"], "ValueError")):
            op["container"]["args"] = args
            done = self.run_op(op)[0]
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(message, done.stderr)

    def test_wrong_result(self):
        op = op_of("@create_component_from_func\ndef made() -> int: return 1.5\n", "made()")
        done, outputs = self.run_op(op)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("1.5", done.stderr)

    def test_install(self):
        """A `python3` that notes what it is asked to install, fails without --user, and is Python otherwise."""
        op = op_of("def f() -> int: return 5\nmade = create_component_from_func(f, packages_to_install=['a b', 'c'])", "made()")
        with tempfile.TemporaryDirectory() as folder:
            note = os.path.join(folder, "note")
            fake = os.path.join(folder, "python3")
            with open(fake, "w") as file:
                file.write('#!/bin/sh\nif [ "$1" = -m ]; then for w; do printf "%%s|" "$w"; done >>%s; echo >>%s\n'
                           'case "$*" in *--user*) exit 0;; esac; exit 1; fi\nexec %s "$@"\n' % (note, note, sys.executable))
            os.chmod(fake, 0o755)
            words = [word.replace("/tmp/outputs", folder) for word in op["container"]["command"] + op["container"]["args"]]
            done = subprocess.run(words, env=dict(os.environ, PATH=folder + ":" + os.environ["PATH"]), stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 0, done.stderr)
            with open(note) as file:
                lines = file.read().splitlines()
            self.assertEqual(["|a b|c|" in line for line in lines], [True, True])
            self.assertEqual(["--user" in line for line in lines], [False, True])
            with open(os.path.join(folder, "Output", "data")) as file:
                self.assertEqual(file.read(), "5")
