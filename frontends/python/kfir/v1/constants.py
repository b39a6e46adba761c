# SPDX-License-Identifier: Apache-2.0
EXECUTION_ID_PLACEHOLDER = "{{workflow.uid}}-{{pod.name}}"
RUN_ID_PLACEHOLDER = "{{workflow.uid}}"
ROOT_PARAMETER_NAME = "pipeline-root"

default_base_image_or_builder = "python:3.7"

__version__ = "1.8.22"
TYPE_CHECK = True
COMPILING_FOR_V2 = False

KF_PIPELINES_SA_TOKEN_ENV = "KF_PIPELINES_SA_TOKEN_PATH"
KF_PIPELINES_SA_TOKEN_PATH = "/var/run/secrets/kubeflow/pipelines/token"
