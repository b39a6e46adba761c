# The longest prefix counts; a digest that the URL gives is checked; places are those of the mirrored file.
# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python --component-mirror=https://=%S/none \
# RUN:   --component-mirror=https://example.com/=%S/Inputs/example.com %s | FileCheck %s
# CHECK: files: "{{.*}}mirror.py"
# CHECK: files: "{{.*}}Inputs/example.com/say.yaml"
from kfp import components, dsl

say = components.load_component_from_url(
    'https://example.com/say.yaml#sha256=8d0e254e138d374ee48b24a467d6da304886ce272f15681269d5f7f340402dfe')


@dsl.pipeline(name='p')
def p(text='hi'):
    say(text)
