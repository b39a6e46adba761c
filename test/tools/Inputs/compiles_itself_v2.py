"""Compiles by itself, and once more from text that is in no file, as a cell of a notebook is."""
import linecache
import sys

from kfp import compiler, dsl

FOLDER = sys.argv[1]


@dsl.component(base_image='python:3.12')
def add(a: int, b: int = 1) -> int:
    return a + b


@dsl.pipeline
def mine(x: int = 1):
    add(a=x)


compiler.Compiler().compile(mine, FOLDER + '/mine.yaml', pipeline_name='renamed', pipeline_parameters={'x': 7})
compiler.Compiler().compile(add, package_path=FOLDER + '/component.yaml')
try:
    compiler.Compiler().compile(mine, FOLDER + '/mine.txt')
except ValueError as error:
    print('refused:', error)

CELL = """
@dsl.component(base_image='python:3.12')
def in_a_cell(a: int) -> int:
    return a


@dsl.pipeline
def cell(x: int = 1):
    in_a_cell(a=x)
"""
linecache.cache['<cell>'] = (len(CELL), None, CELL.splitlines(True), '<cell>')
exec(compile(CELL, '<cell>', 'exec'))
compiler.Compiler().compile(cell, FOLDER + '/cell.yaml')
