from kfp import dsl


@dsl.pipeline(name='guarded')
def guarded(msg='bye', mem='1Gi'):
    bye = dsl.ContainerOp(name='Say Bye', image='b', command=['echo', msg])
    with dsl.ExitHandler(bye, name='watch'):
        work = dsl.ContainerOp(name='work', image='w', arguments=['--m', mem])
        work.set_memory_limit(mem).set_cpu_limit('2')
        work.set_retry(2, policy='Always', backoff_duration='30s')
        work.set_caching_options(False)
    dsl.ContainerOp(name='old', image='i', is_exit_handler=True)
