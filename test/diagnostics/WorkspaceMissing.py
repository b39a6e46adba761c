# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


# CHECK: WorkspaceMissing.py:[[#@LINE+1]]{{(:[0-9]+)?}}: error: `exec-importer` imports into the workspace, and the pipeline has none: give it a WorkspaceConfig [WorkspaceMissing]
@dsl.pipeline
def p():
    dsl.importer(artifact_uri='gs://b/x', artifact_class=dsl.Dataset, download_to_workspace=True)
