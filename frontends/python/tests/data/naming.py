from kfp import components, dsl

ports = components.load_component_from_text('''
inputs: [{name: x}, {name: X}, {name: 'X '}, {name: 1 st}, {name: In-Put_A}]
outputs: [{name: Out 1}, {name: out_1}, {name: Out-2}, {name: MLPipeline UI metadata}]
implementation:
  container:
    image: p
    command: [{inputValue: x}, {inputPath: X}, {inputValue: 'X '}, {inputPath: 1 st}, {outputPath: Out-2}]
    args: [{inputPath: In-Put_A}, {inputValue: In-Put_A}]
    fileOutputs: {Out 1: /fixed}
''')


@dsl.pipeline(name='  Naming__of THINGS! ')
def naming(Some_Arg='a', other__arg_=2, *, kw: float = 1):
    first = ports(x=1, x_2=2, x_3=3, n1_st=4, in_put_a=5)
    ports('a', 'b', 'c', first.outputs['out_1'], first.outputs['Out 1'])
    ports(first.outputs['out_2'], Some_Arg, other__arg_, kw, first.outputs['Out-2'])
    for name in ['1 Step_X.y', 'echo', 'echo', 'Echo', 'e_c-h.o', '---', '', 'echo-2', 'A'*70, 'échô ß', 'x\ty']:
        dsl.ContainerOp(name=name, image='i', file_outputs={'Some_Out put': '/x'})
    last = dsl.ContainerOp(name='last', image='i')
    last.after(first)
    dsl.ContainerOp(name='last', image='i').after(last, first)
