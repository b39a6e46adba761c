# SPDX-License-Identifier: Apache-2.0
# quirk: K-20
"""A leaf that was loaded keeps its resources; kfp drops them."""
import os

from kfp import components, dsl

work = components.load_component_from_file(os.path.join(os.path.dirname(__file__), 'components/leaf_with_resources.yaml'))


@dsl.pipeline
def loaded():
    work(text='y')
