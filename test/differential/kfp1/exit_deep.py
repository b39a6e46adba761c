# SPDX-License-Identifier: Apache-2.0
# Argo refuses: an output leaves two groups
from kfp import dsl, components
echo = components.load_component_from_text('''
name: Echo
inputs: [{name: m, type: String}, {name: n, type: Integer, default: '1'}]
outputs: [{name: o, type: String}]
implementation: {container: {image: e, command: [echo, {inputValue: m}, {inputValue: n}, {outputPath: o}]}}
''')
@dsl.pipeline(name='exit deep')
def p(msg: str = 'm', n: int = 4, go: str = 'y'):
    e = echo(msg, n).set_caching_options(False)
    with dsl.ExitHandler(e):
        with dsl.Condition(go == 'y'):
            with dsl.ParallelFor([1, 2], parallelism=1) as i:
                a = echo('%s' % i, n)
                with dsl.Condition(a.output == msg):
                    b = echo(a.output)
                    with dsl.Condition(b.output != go):
                        echo(b.output).after(a)
            c = echo(msg)
        echo(c.output)
    after = dsl.get_pipeline_conf()
    after.set_timeout(5)
