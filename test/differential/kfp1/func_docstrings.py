# Where the descriptions of a function component and its ports come from.
from kfp import dsl
from kfp.components import OutputPath, create_component_from_func


@create_component_from_func
def google(first: int, second: str = 'x', *, out_path: OutputPath()):
    """Short text.

    Long text, over
    two lines.

    Args:
        first: The first one.
        second (str): The second, and
            more of it.
        out_path: Where it goes.

    Returns:
        Nothing.
    """


@create_component_from_func
def rest(first: int, second: str = 'x'):
    """
    Short on the second line.

    :param first: the first one
    :param str second: the second
        continued
    :returns: nothing
    """


@create_component_from_func
def numpy(first: int, second: str = 'x'):
    """Numpy's way.

    Parameters
    ----------
    first : int
        The first one.
    second : str, optional
        The second.
    """


@create_component_from_func
def bare(first):
    'Only a line'


@dsl.pipeline(name='func-docstrings')
def func_docstrings(n: int = 3):
    """Of the pipeline.

    Args:
        n: a number
    """
    google(n)
    rest(n)
    numpy(n)
    bare(n)
