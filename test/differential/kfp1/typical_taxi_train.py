# SPDX-License-Identifier: Apache-2.0
"""A tabular training pipeline with component files written inline, the way most teams write theirs."""
import json
import os

import kfp
import kfp.dsl as dsl
from kfp import components as comp
from kfp import gcp, onprem

PLATFORM = 'onprem'
HERE = os.path.dirname(os.path.abspath(__file__))

fetch_op = comp.load_component_from_text("""
name: Taxi rides - fetch
description: Downloads the rides.
metadata:
  annotations:
    author: Data team <data@example.com>
  labels: {stage: ingest}
inputs:
- {name: Where, type: String, description: 'A filter, as SQL', default: 'trip_seconds > 0'}
- {name: Limit, type: Integer, default: '1000'}
- {name: Select, type: String, optional: true}
- {name: Format, type: String, default: csv}
outputs:
- {name: Table, description: Result type depends on format.}
implementation:
  container:
    image: byrnedo/alpine-curl@sha256:548379d0a4a0c08b9e55d9d87a592b7d35d9ab3037f4936f5ccd09d0b625a342
    command:
    - sh
    - -c
    - |
      set -e -x -o pipefail
      output_path="$0"
      select="$1"
      where="$2"
      limit="$3"
      mkdir -p "$(dirname "$output_path")"
      curl --get 'https://data.example.com/rides.'"${4}" \\
          --data-urlencode '$limit='"${limit}" \\
          --data-urlencode '$where='"${where}" \\
          --data-urlencode '$select='"${select}" > "$output_path"
    - {outputPath: Table}
    - if:
        cond: {isPresent: Select}
        then: [{inputValue: Select}]
        else: ['*']
    - {inputValue: Where}
    - {inputValue: Limit}
    - {inputValue: Format}
""")

split_op = comp.load_component_from_text('''
name: Split table
inputs:
- {name: table, type: CSV}
- {name: fraction_1, type: Float}
- {name: random_seed, type: Integer, default: "0"}
outputs:
- {name: split_1, type: CSV}
- {name: split_2, type: CSV}
- {name: split_count, type: Integer}
implementation:
  container:
    image: python:3.9
    command: [python3, -u, -c, "import sys; print(sys.argv)"]
    args:
    - --table
    - {inputPath: table}
    - --fraction-1
    - {inputValue: fraction_1}
    - if:
        cond: {isPresent: random_seed}
        then: [--random-seed, {inputValue: random_seed}]
    - --split-1
    - {outputPath: split_1}
    - --split-2
    - {outputPath: split_2}
    - '----output-paths'
    - {outputPath: split_count}
''')

train_op = comp.load_component_from_text('''
name: Xgboost train
inputs:
- {name: training_data, type: CSV}
- {name: starting_model, type: XGBoostModel, optional: true}
- {name: label_column, type: Integer, default: '0', optional: true}
- {name: num_iterations, type: Integer, default: '10', optional: true}
- {name: booster_params, type: JsonObject, optional: true}
- {name: objective, type: String, default: 'reg:squarederror', optional: true}
outputs:
- {name: model, type: XGBoostModel}
- {name: model_config, type: XGBoostModelConfig}
implementation:
  container:
    image: python:3.8
    command: [sh, -c, 'pip install xgboost && "$0" "$@"', python3, -u, -c, print(1)]
    args:
    - --training-data
    - {inputPath: training_data}
    - if:
        cond: {isPresent: starting_model}
        then: [--starting-model, {inputPath: starting_model}]
    - if:
        cond: {isPresent: label_column}
        then: [--label-column, {inputValue: label_column}]
    - if:
        cond: {isPresent: num_iterations}
        then: [--num-iterations, {inputValue: num_iterations}]
    - if:
        cond: {isPresent: booster_params}
        then: [--booster-params, {inputValue: booster_params}]
    - if:
        cond: {isPresent: objective}
        then: [--objective, {inputValue: objective}]
    - {concat: ['--model=', {outputPath: model}]}
    - --model-config
    - {outputPath: model_config}
''')

predict_op = comp.load_component_from_text('''
name: Xgboost predict
inputs:
- {name: data, type: CSV}
- {name: model, type: XGBoostModel}
- {name: label_column, type: Integer, optional: true}
outputs: [{name: predictions, type: Predictions}]
implementation:
  container:
    image: python:3.8
    command: [predict]
    args: [--data, {inputPath: data}, --model, {inputPath: model}, {if: {cond: {isPresent: label_column}, then: [--label-column, {inputValue: label_column}]}},
           --predictions, {outputPath: predictions}]
''')


@dsl.pipeline(name='Taxi tips: train & serve', description='Trains a regressor of tips')
def taxi_pipeline(where='trip_start_timestamp >= "2019-01-01" AND trip_start_timestamp < "2019-02-01"', limit: int = 10000,
                  iterations: int = 200, fraction: float = 0.7, output='gs://bucket/{{workflow.uid}}/model',
                  params: dict = {'eta': 0.1, 'max_depth': 6, 'subsample': None}):
    rides = fetch_op(where=where, limit=limit, select='tips,trip_seconds,trip_miles,pickup_community_area').set_display_name('Fetch')
    split = split_op(rides.output.ignore_type(), fraction)
    first = train_op(split.outputs['split_1'], label_column=0, num_iterations=iterations, booster_params=params)
    second = train_op(training_data=split.outputs['split_1'], starting_model=first.outputs['model'],
                      booster_params={'eta': 0.05}, objective='reg:logistic')
    for task in (first, second):
        task.set_memory_request('2Gi').set_memory_limit('4Gi').set_cpu_limit('2')
        task.set_retry(3)
    predict_op(split.outputs['split_2'], second.outputs['model'], label_column=0).after(first)
    steps = [rides, split, first, second]
    if PLATFORM == 'gcp':
        for task in steps:
            task.apply(gcp.use_gcp_secret('user-gcp-sa'))
    else:
        for task in steps:
            task.apply(onprem.mount_pvc('claim', 'local-storage', '/mnt'))


if __name__ == '__main__':
    kfp.compiler.Compiler().compile(taxi_pipeline, __file__ + '.yaml')
