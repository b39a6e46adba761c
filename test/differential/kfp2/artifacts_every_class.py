# SPDX-License-Identifier: Apache-2.0
"""Each artifact class as input and output."""
from kfp import dsl
from kfp.dsl import HTML, Artifact, ClassificationMetrics, Dataset, Input, Markdown, Metrics, Model, Output, SlicedClassificationMetrics


@dsl.component(base_image='python:3.12')
def make(a: Output[Artifact], d: Output[Dataset], m: Output[Model], e: Output[Metrics], c: Output[ClassificationMetrics], s: Output[SlicedClassificationMetrics], h: Output[HTML], k: Output[Markdown]):
    pass


@dsl.component(base_image='python:3.12')
def read(a: Input[Artifact], d: Input[Dataset], m: Input[Model], e: Input[Metrics], c: Input[ClassificationMetrics], s: Input[SlicedClassificationMetrics], h: Input[HTML], k: Input[Markdown]):
    pass


@dsl.pipeline
def classes():
    o = make().outputs
    read(a=o['a'], d=o['d'], m=o['m'], e=o['e'], c=o['c'], s=o['s'], h=o['h'], k=o['k'])
