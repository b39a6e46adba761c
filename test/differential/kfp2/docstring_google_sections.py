# SPDX-License-Identifier: Apache-2.0
"""Google's style: blanks at the ends of descriptions, a section that comes twice, an entry without a colon in the one that does not count."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(first: str, second: str, third: str, result: dsl.OutputPath(str)):
    """Works.

    Args:
        first:  Two blanks before.
        second: Several
            lines   
            of it.
        third:
            On the next line.

    Returns:
        result: Text with
            two lines.
    """


@dsl.component(base_image='python:3.12')
def broken(first: str, result: dsl.OutputPath(str)):
    """Works.

    Args:
        first: Good.
        bad line

    Returns:
        result:  What comes out.
    """


@dsl.pipeline
def documented(a: str = 'x'):
    """Runs.

    Args:
        a:   Three blanks.
    """
    work(first=a, second=a, third=a)
    broken(first=a)
