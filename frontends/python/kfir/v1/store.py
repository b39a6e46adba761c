# SPDX-License-Identifier: Apache-2.0
"""kfp.components.ComponentStore: components by name, in folders and behind URLs."""
from kfir import host
from kfir.v1 import component


class ComponentStore:
    def __init__(self, local_search_paths=None, url_search_prefixes=None, auth=None, uri_search_template=None):
        self.local_search_paths = local_search_paths or ["."]
        self.url_search_prefixes = url_search_prefixes or []
        self.uri_search_template = uri_search_template

    def load_component_from_url(self, url):
        return component.load_component_from_url(url)

    def load_component_from_file(self, path):
        return component.load_component_from_file(path)

    def load_component(self, name, digest=None, tag=None):
        if name.startswith("/") or name.endswith("/"):
            raise ValueError("the name of a component neither begins nor ends with a slash: `%s`" % name)
        if digest and tag:
            raise ValueError("the component `%s` is given both a digest and a tag" % name)
        ref = {"name": name}
        if tag:
            ref["tag"] = tag
        tried = []
        suffix = name + ("/versions/sha256/" + digest if digest else "/versions/tags/" + tag if tag else "/component.yaml")
        for folder in self.local_search_paths:
            path = folder.rstrip("/") + "/" + suffix if folder != "." else suffix
            try:
                with open(path, "rb") as file:
                    return component.load_bytes(file.read(), path, ref)
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                tried.append("`%s`" % path)
        urls = [prefix + suffix for prefix in self.url_search_prefixes]
        if self.uri_search_template:
            urls.insert(0, _expand(self.uri_search_template, {"name": name, "digest": digest, "tag": tag}))
        for url in urls:
            try:
                data = host.ask("fetch", url)[0]
            except Exception as error:
                tried.append("`%s` (%s)" % (url, error))
                continue
            return component.load_bytes(data, url, dict(ref, url=url))
        raise RuntimeError("the component `%s` is found nowhere: tried %s" % (name, ", ".join(tried)))

    def search(self, name):
        raise host.Unsupported("ComponentStore.search(), which looks around on a network,")

    def list(self):
        raise host.Unsupported("ComponentStore.list(), which looks around on a network,")


_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def _expand(template, values):
    """A URI template of RFC 6570, of plain variables."""
    result = ""
    while "{" in template:
        before, _, rest = template.partition("{")
        variable, _, template = rest.partition("}")
        if variable not in values:
            raise host.Unsupported("`{%s}` in the URI template of a ComponentStore" % variable)
        value = (values[variable] or "").encode("utf-8")
        result += before + "".join([chr(byte) if chr(byte) in _PLAIN else "%%%02X" % byte for byte in value])
    return result + template


ComponentStore.default_store = ComponentStore(
    local_search_paths=["."],
    uri_search_template="https://raw.githubusercontent.com/kubeflow/pipelines/{tag}/components/{name}/component.yaml",
    url_search_prefixes=["https://raw.githubusercontent.com/kubeflow/pipelines/master/components/"])
