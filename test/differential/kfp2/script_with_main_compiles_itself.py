# SPDX-License-Identifier: Apache-2.0
"""A script that compiles itself when run; names of packages and of the file are computed."""
import os
import pathlib

import kfp
from kfp import compiler, dsl
from kfp.dsl import Dataset, Input, Metrics, Model, Output

BASE = os.environ.get('NO_SUCH_VARIABLE', 'python:3.12')
PACKAGES = ['pandas==2.2.2', "scikit-learn>=1.4,<2"]


@dsl.component(base_image=BASE, packages_to_install=PACKAGES)
def load(rows: int, out: Output[Dataset]):
    """Makes rows.

    Args:
        rows: How many.
        out: Where they go.
    """
    with open(out.path, 'w') as f:
        for i in range(rows):
            f.write('%d,%d\n' % (i, i * i))
    out.metadata['rows'] = rows


@dsl.component(base_image=BASE, packages_to_install=PACKAGES + ['joblib'])
def fit(data: Input[Dataset], model: Output[Model], metrics: Output[Metrics], depth: int = 3, rate: float = 0.1) -> float:
    """Fits."""
    metrics.log_metric('depth', depth)
    model.framework = 'none'
    return rate


@dsl.component(base_image=BASE)
def publish(model: Input[Model], where: str):
    print(model.uri, where)


@dsl.pipeline(name='Training of a Model', description='Loads, fits and publishes.')
def training(rows: int = 100, depth: int = 4, where: str = 'prod', limit: float = 0.9):
    loaded = load(rows=rows).set_memory_limit('4Gi').set_cpu_limit('2')
    fitted = fit(data=loaded.outputs['out'], depth=depth)
    fitted.set_retry(num_retries=2, backoff_duration='30s', backoff_factor=2, backoff_max_duration='1h')
    with dsl.If(fitted.outputs['Output'] > limit, name='good enough'):
        publish(model=fitted.outputs['model'], where=where).set_display_name('Publish')


if __name__ == '__main__':
    compiler.Compiler().compile(training, str(pathlib.Path(__file__).with_suffix('.yaml')))
    client = kfp.Client(host='http://localhost')
    client.create_run_from_pipeline_func(training, arguments={})
