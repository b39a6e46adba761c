# Function components of one function in loops, conditions and exit handlers, with every pod setting.
from kfp import dsl, onprem
from kfp.components import create_component_from_func


def say(text: str, times: int = 1) -> str:
    return text * times


say_op = create_component_from_func(say)


@dsl.pipeline(name='func-in-groups')
def func_in_groups(word: str = 'hi', count: int = 2):
    bye = say_op('bye')
    with dsl.ExitHandler(bye):
        first = say_op(word, count).set_cpu_limit('1').set_memory_request('1Gi').apply(onprem.mount_pvc())
        with dsl.Condition(first.output == 'hihi'):
            second = say_op(first.output)
            second.set_retry(2).set_timeout(60)
            second.execution_options.caching_strategy.max_cache_staleness = 'P1D'
            with dsl.ParallelFor(['a', 'b']) as item:
                say_op('%s-%s' % (item, second.output), times=3).add_pod_label('l', 'v').set_caching_options(False)
