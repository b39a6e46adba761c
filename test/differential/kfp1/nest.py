# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kfp.dsl import ContainerOp
class Cop(ContainerOp):
    def __init__(self, name, txt=None, **kw):
        args = ['--x', txt] if txt is not None else []
        super(Cop, self).__init__(name=name, image='im', arguments=args, file_outputs={'ListOut': '/l'}, **kw)
@dsl.pipeline(name='nest')
def nest(n: int = 2, names: list = ['a', 'b'], cfg: dict = {'a': 1}):
    with dsl.ParallelFor(names) as name:
        x = Cop('x', name)
        with dsl.ParallelFor(names) as name2:
            y = Cop('y', name2)
            Cop('z', '%s%s%s' % (name, name2, x.output))
            with dsl.ParallelFor([{'q': 1}, {'q': 2}]) as d:
                Cop('w', d.q).after(y)
                Cop('w', x.output)
                with dsl.Condition(d.q == name):
                    v = Cop('v', y.output)
                    with dsl.Condition(n > 1):
                        Cop('u', '%s' % v.output).after(v)
                Cop('t', v.output)
        Cop('s', y.output)
    Cop('r', x.output)
    Cop('cfg', cfg)
