# SPDX-License-Identifier: Apache-2.0
import json
import random
import unittest

from kfir import text


class Param:
    def to_struct(self):
        return "p\u00fc"


class DumpsTest(unittest.TestCase):
    def test_equals_json(self):
        chance = random.Random(2)
        leaves = ["", "a", "b\n", '"', "\\", "\u00e9", "\x7f", " ", 0, -5, 2**80, True, False, None, 1.5, 1e100, float("inf"), "\udc80"]

        def value(depth):
            kind = chance.randrange(4 if depth else 2)
            if kind == 2:
                return [value(depth - 1) for _ in range(chance.randrange(4))]
            if kind == 3:
                return {chance.choice(["a", "b", "z\n", "\u00e9", ""]): value(depth - 1) for _ in range(chance.randrange(4))}
            return chance.choice(leaves)

        for _ in range(2000):
            sample = value(3)
            self.assertEqual(text.dumps(sample), json.dumps(sample, sort_keys=True))
        for sample in ((1, [2]), {1: 2, 3: ()}, [{"a": (True,)}]):
            self.assertEqual(text.dumps(sample), json.dumps(sample, sort_keys=True))

    def test_objects(self):
        self.assertEqual(text.dumps({"a": [Param()]}), '{"a": ["p\\u00fc"]}')
        loop = []
        loop.append(loop)
        for wrong, error in (([object()], TypeError), ({1: 0, "a": 0}, TypeError), (loop, ValueError)):
            with self.assertRaises(error):
                text.dumps(wrong)


if __name__ == "__main__":
    unittest.main()
