# SPDX-License-Identifier: Apache-2.0
"""A class of artifacts that is imported where a component runs."""
from kfp.dsl import Artifact


class Custom(Artifact):
    schema_title = 'google.Custom'
    schema_version = '0.0.1'
