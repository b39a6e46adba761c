# SPDX-License-Identifier: Apache-2.0
"""Metrics, classification metrics, sliced ones, pages."""
from kfp import dsl
from kfp.dsl import HTML, ClassificationMetrics, Input, Markdown, Metrics, Output, SlicedClassificationMetrics


@dsl.component(packages_to_install=['scikit-learn'], base_image='python:3.12')
def digits(metrics: Output[Metrics]):
    metrics.log_metric('accuracy', 92.5)


@dsl.component(base_image='python:3.12')
def wine(metrics: Output[ClassificationMetrics]):
    metrics.log_roc_curve([0.0, 1.0], [0.0, 1.0], [1.0, 0.0])


@dsl.component(base_image='python:3.12')
def iris(metrics: Output[ClassificationMetrics], sliced: Output[SlicedClassificationMetrics], classes: int = 3):
    metrics.log_confusion_matrix(['a', 'b'], [[1, 2], [3, 4]])
    sliced.load_confusion_matrix('s', ['a'], [[1]])


@dsl.component(base_image='python:3.12')
def pages(html: Output[HTML], markdown: Output[Markdown]):
    with open(html.path, 'w') as f:
        f.write('<b>x</b>')
    with open(markdown.path, 'w') as f:
        f.write('# x')


@dsl.component(base_image='python:3.12')
def read(a: Input[Metrics], b: Input[ClassificationMetrics], c: Input[SlicedClassificationMetrics], d: Input[HTML], e: Input[Markdown]) -> str:
    return a.metadata['accuracy']


@dsl.pipeline(name='metrics-visualization')
def visualised():
    one, two, three, four = digits(), wine(), iris(), pages()
    read(a=one.outputs['metrics'], b=three.outputs['metrics'], c=three.outputs['sliced'], d=four.outputs['html'], e=four.outputs['markdown']).after(two)
