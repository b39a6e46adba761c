# A loop over an output, in which nothing but its item is read.
from kfp import components, dsl
lister = components.load_component_from_text("""
name: Lister
outputs: [{name: l, type: JsonArray}]
implementation: {container: {image: l, command: [list, {outputPath: l}]}}
""")
use = components.load_component_from_text("""
name: Use
inputs: [{name: v}]
implementation: {container: {image: u, command: [use, {inputValue: v}]}}
""")
@dsl.pipeline(name='p')
def p(x='1'):
    made = lister()
    with dsl.ParallelFor(made.output) as item:
        use(item.a)
