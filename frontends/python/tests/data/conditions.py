from kfp import components, dsl

flip = components.load_component_from_text('''
name: Flip
outputs: [{name: Side}]
implementation: {container: {image: coin, command: [flip, {outputPath: Side}]}}
''')
say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: say, command: [say, {inputValue: text}]}}
''')


@dsl.pipeline(name='Coin game')
def coin_game(limit: int = 3):
    first = flip()
    with dsl.Condition(first.output == 'heads'):
        second = flip()
        with dsl.Condition(limit > 2):
            say(second.output)
    with dsl.Condition(5 < limit, 'Named one') as named:
        say('x')
    with dsl.Condition(second.output != first.output, name='a_b').after(named, first):
        say(True if first.output == 'never' else 'b')
    with dsl.Condition(first.output >= None):
        pass
