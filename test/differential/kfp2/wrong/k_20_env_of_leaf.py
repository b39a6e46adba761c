# SPDX-License-Identifier: Apache-2.0
# quirk: K-20
# we accept: the variables are there
"""A leaf that was loaded has environment variables, on which kfp fails."""
import os

from kfp import components, dsl

work = components.load_component_from_file(os.path.join(os.path.dirname(__file__), '../components/leaf_with_env.yaml'))


@dsl.pipeline
def loaded():
    work(text='y')
