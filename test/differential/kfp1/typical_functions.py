# SPDX-License-Identifier: Apache-2.0
"""Transformers, a configuration of the whole, and components with types."""
from typing import NamedTuple

import kfp
from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputBinaryFile, OutputPath, OutputTextFile, create_component_from_func, func_to_container_op
from kfp.dsl.types import GCSPath, Integer, String
from kubernetes import client as k8s


def divmod_calc(dividend: float, divisor: float = 7) -> NamedTuple('MyDivmodOutput', [
        ('quotient', float), ('remainder', float), ('mlpipeline_ui_metadata', 'UI_metadata'), ('mlpipeline_metrics', 'Metrics')]):
    """Divides.

    Args:
        dividend: What is divided.
        divisor: By what.

    Returns:
        Quotient and remainder.
    """
    from collections import namedtuple
    import json
    quotient, remainder = divmod(dividend, divisor)
    out = namedtuple('MyDivmodOutput', ['quotient', 'remainder', 'mlpipeline_ui_metadata', 'mlpipeline_metrics'])
    return out(quotient, remainder, json.dumps({'outputs': []}), json.dumps({'metrics': []}))


def split_text_lines(source_path: InputPath(str), odd_lines_path: OutputPath(str), even_lines_path: OutputPath(str)):
    with open(source_path) as reader, open(odd_lines_path, 'w') as odd, open(even_lines_path, 'w') as even:
        for i, line in enumerate(reader):
            (odd, even)[i % 2].write(line)


@func_to_container_op
def copy(source_file: InputTextFile('Lines'), target: OutputTextFile('Lines'), raw_file: OutputBinaryFile()):
    target.write(source_file.read())
    raw_file.write(b'x')


def train(data_path: InputPath('CSV'), params: dict, names: list = ['a', 'b'], flag: bool = False, note: str = None, *,
          model_path: OutputPath('Model'), steps: int = 3):
    '''Trains.'''
    pass


divmod_op = create_component_from_func(divmod_calc, base_image='tensorflow/tensorflow:1.11.0-py3',
                                       annotations={'author': 'Us', 'canonical_location': 'https://example.com/c.yaml'})
split_op = func_to_container_op(split_text_lines)
train_op = create_component_from_func(train, packages_to_install=['scikit-learn'])


def add_everything(op):
    if isinstance(op, dsl.ContainerOp):
        op.container.set_image_pull_policy('IfNotPresent')
        op.add_node_selector_constraint('cloud.google.com/gke-accelerator', 'nvidia-tesla-p100')
        op.add_toleration(k8s.V1Toleration(effect='NoSchedule', key='nvidia.com/gpu', operator='Exists'))
        if op.name.startswith('train'):
            op.set_gpu_limit(1)
    op.add_pod_label('owner', 'us')


@dsl.pipeline(name='Calculation pipeline', description='A toy pipeline that performs arithmetic calculations.')
def calc_pipeline(a='a', b: float = 7, c='17', data: 'CSV' = 'x,y', path: GCSPath() = 'gs://b/x', count: Integer() = 3, text: String() = 'hi'):
    conf = dsl.get_pipeline_conf()
    conf.add_op_transformer(add_everything)
    conf.set_image_pull_secrets([k8s.V1LocalObjectReference(name='secretA')])
    conf.set_ttl_seconds_after_finished(3600).set_timeout(86400)
    conf.set_parallelism(10)
    first = divmod_op(b)
    second = divmod_op(first.outputs['quotient'], '100')
    lines = split_op('\n'.join(['one', 'two', 'three']))
    copied = copy(lines.outputs['odd_lines'].ignore_type())
    train_op(data, {'q': first.outputs['remainder'], 'l': [1, None, True]}, names=['x', second.outputs['quotient']], flag=True)
    train_op(data=copied.outputs['target'].ignore_type(), params='{}', note=str(a), steps=b.ignore_type())
    copy('text').set_display_name('Copy of text').after(second)


if __name__ == '__main__':
    kfp.compiler.Compiler().compile(calc_pipeline, 'calc.yaml')
