# SPDX-License-Identifier: Apache-2.0
# options: --function main
"""A component's own file, whose head describes nothing, and which is a component as any other."""
import os
import tempfile

from kfp import components, dsl

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'double.yaml')

    @dsl.component(base_image='python:3.12', output_component_file=path)
    def double(n: int = 1) -> int:
        """Doubles a number.

        Args:
          n: It.
        """
        return 2 * n

    with open(path, encoding='utf-8') as file:
        head = [line for line in file if line.startswith('#')]
    assert head == ['# PIPELINE DEFINITION\n', '# Name: double\n', '# Inputs:\n', '#    n: int [Default: 1.0]\n', '# Outputs:\n', '#    Output: int\n'], head
    loaded = components.load_component_from_file(path)


@dsl.pipeline
def main():
    double(n=loaded(n=2).output)
