# SPDX-License-Identifier: Apache-2.0
"""Where Python asks whether a comparison is true that is made when the pipeline runs."""
import unittest

from kfir.v2.channel import PipelineParameterChannel
from kfir.v2.conditions import ConditionError


class Asked(unittest.TestCase):

    def setUp(self):
        self.a, self.b = [PipelineParameterChannel(name, "Integer") for name in "ab"]

    def refused(self, function):
        with self.assertRaises(ConditionError):
            function(self.a, self.b)

    def test_by_the_program(self):
        self.refused(lambda a, b: a == 1 and b == 2)
        self.refused(lambda a, b: a == 1 or b == 2)
        self.refused(lambda a, b: not a == 1)
        self.refused(lambda a, b: 1 if a == 1 else 2)
        self.refused(lambda a, b: 1 < a < 2)
        self.refused(lambda a, b: [n for n in (1, 2) if a == n])

        def asks(a, b):
            if a == b:
                return 1

        def asks_later(a, b):
            condition = a != b
            while condition:
                return 1

        def asserts(a, b):
            assert a < b

        for function in (asks, asks_later, asserts):
            self.refused(function)

    def test_for_an_order(self):
        self.refused(lambda a, b: max(a, b))
        self.refused(lambda a, b: min(1, b))
        self.refused(lambda a, b: sorted([a, b]))

    def test_in_a_list_of_constants(self):
        self.refused(lambda a, b: a in [1, 2])
        self.refused(lambda a, b: a not in (1, 2))

    def test_by_containers(self):
        self.assertIn(self.a, {self.a, self.b})
        self.assertNotIn(self.a, {self.b, "a"})
        self.assertEqual({self.a: 1, self.b: 2}[PipelineParameterChannel("a", "Integer")], 1)
        self.assertEqual([self.b, self.a].index(self.b), 0)


if __name__ == "__main__":
    unittest.main()
