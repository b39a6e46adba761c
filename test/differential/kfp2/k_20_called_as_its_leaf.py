# SPDX-License-Identifier: Apache-2.0
# quirk: K-20
"""A document whose pipeline is called as one of its leaves: kfp takes it for that leaf."""
import os

from kfp import components, dsl

work = components.load_component_from_file(os.path.join(os.path.dirname(__file__), 'components/pipeline_called_as_leaf.yaml'))


@dsl.pipeline
def loaded():
    work(text='y')
