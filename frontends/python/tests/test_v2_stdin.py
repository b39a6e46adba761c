# SPDX-License-Identifier: Apache-2.0
"""Components of a program that is in no file."""
import unittest

import fake_host

PROGRAM = b"""
from kfp import dsl, local

local.init(runner=local.SubprocessRunner())


@dsl.component(base_image='image', install_kfp_package=False)
def add(x: int) -> int:
    return x + 1


@dsl.pipeline
def p():
    add(x=1)
"""


class TestStandardInput(unittest.TestCase):

    def test_the_text_of_a_function_is_found(self):
        run = fake_host.trace_file("-", sdk="v2", text=PROGRAM)
        self.assertIsNone(run.error)
        words = [component["container"]["command"] for component in run.trace["components"] if component["container"]]
        self.assertTrue(words[0][-1].endswith("\ndef add(x: int) -> int:\n    return x + 1\n"))
