from kfp import components, dsl

make = components.load_component_from_text('''
name: Make
outputs: [{name: model file}]
implementation: {container: {image: m, command: [make, {outputPath: model file}]}}
''')
take = components.load_component_from_text('''
name: Take
inputs: [{name: Model In}, {name: note, optional: true}]
implementation: {container: {image: t, command: [take, {inputPath: Model In}]}}
''')


@dsl.pipeline(name='files')
def files(go='y', extra='e'):
    with dsl.Condition(go == 'y'):
        made = make()
    take(made.output, note='hi')
    take(extra)
    take({'a': [True]})
    take('x', note=None)
    take(made.outputs['model_file'])
    dsl.ContainerOp(name='peek', image='p', arguments=[made.output])
    dsl.ContainerOp(name='arts', image='p', command=dsl.InputArgumentPath(1).argument,
                    arguments=['a', dsl.InputArgumentPath(made.output), dsl.InputArgumentPath('x', 'my in'),
                               dsl.InputArgumentPath('y', path='/p')],
                    artifact_argument_paths=[dsl.InputArgumentPath(extra, 'first')],
                    file_outputs={'a b': '/x', 'mlpipeline-ui-metadata': '/u', 'Mlpipeline Metrics': '/m'},
                    output_artifact_paths={'logs': '/l', 'mlpipeline-metrics': '/old'})
