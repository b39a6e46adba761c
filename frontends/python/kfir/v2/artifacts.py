# SPDX-License-Identifier: Apache-2.0
"""The artifact classes. While a pipeline is compiled they are types; what a component does with them at run time is here for user
code that calls its own functions."""

_MOUNTS = (("gs://", "/gcs/"), ("s3://", "/s3/"), ("minio://", "/minio/"))


def remote_path(path):
    """The URI of what is mounted as `path` where a component runs."""
    for prefix, folder in _MOUNTS:
        if path.startswith(folder):
            return prefix + path[len(folder):]
    if path.startswith("/oci/"):
        remote = path[len("/oci/"):].replace("_", "/")
        return "oci://" + (remote[:-len("/models")] if remote.endswith("/models") else remote)
    return path


class Artifact:
    TYPE_NAME = "system.Artifact"
    schema_title = "system.Artifact"
    schema_version = "0.0.1"

    def __init__(self, name=None, uri=None, metadata=None):
        self.uri = uri or ""
        self.name = name or ""
        self.metadata = metadata or {}
        self.custom_path = ""

    @property
    def path(self):
        return self._get_path()

    @path.setter
    def path(self, path):
        self._set_path(path)

    def _get_path(self):
        if self.custom_path:
            return self.custom_path
        for prefix, folder in _MOUNTS:
            if self.uri.startswith(prefix):
                return folder + self.uri[len(prefix):]
        if self.uri.startswith("oci://"):
            return "/oci/" + self.uri[len("oci://"):].replace("/", "_")
        return self.uri

    def _set_path(self, path):
        self.uri = remote_path(path)

    def set_path(self, path):
        self.custom_path = path


class Model(Artifact):
    TYPE_NAME = schema_title = "system.Model"

    @property
    def framework(self):
        return self._get_framework()

    def _get_framework(self):
        return self.metadata.get("framework", "")

    @framework.setter
    def framework(self, framework):
        self._set_framework(framework)

    def _set_framework(self, framework):
        self.metadata["framework"] = framework

    @property
    def path(self):
        if self.uri.startswith("oci://"):
            return self._get_path() + "/models"
        return self._get_path()

    @path.setter
    def path(self, path):
        self._set_path(path)


class Dataset(Artifact):
    TYPE_NAME = schema_title = "system.Dataset"


class Metrics(Artifact):
    TYPE_NAME = schema_title = "system.Metrics"

    def log_metric(self, metric, value):
        self.metadata[metric] = value


class _Confusion:
    """Rows and categories of a confusion matrix in a dict."""

    def __init__(self, metadata, key):
        self.metadata = metadata
        self.key = key

    def begin(self, categories):
        self.metadata[self.key] = {"annotationSpecs": [{"displayName": name} for name in categories],
                                   "rows": [{"row": [0] * len(categories)} for _ in categories]}

    def names(self):
        return [spec["displayName"] for spec in self.metadata[self.key]["annotationSpecs"]]

    def index(self, category):
        names = self.names()
        if category not in names:
            raise ValueError("`%s` is none of the categories %s" % (category, names))
        return names.index(category)

    def row(self, category, row):
        names = self.names()
        if len(row) != len(names):
            raise ValueError("a row has %d numbers, and there are %d categories" % (len(row), len(names)))
        self.metadata[self.key]["rows"][self.index(category)] = {"row": row}

    def cell(self, row, column, value):
        self.metadata[self.key]["rows"][self.index(row)]["row"][self.index(column)] = value

    def matrix(self, categories, matrix):
        self.begin(categories)
        if len(matrix) != len(categories):
            raise ValueError("the matrix has %d rows, and there are %d categories" % (len(matrix), len(categories)))
        for category, row in zip(categories, matrix):
            self.row(category, row)


class ClassificationMetrics(Artifact):
    TYPE_NAME = schema_title = "system.ClassificationMetrics"

    def _matrix(self):
        return _Confusion(self.metadata, "confusionMatrix")

    def log_roc_data_point(self, fpr, tpr, threshold):
        readings = self.metadata.setdefault("confidenceMetrics", [])
        readings.append({"confidenceThreshold": threshold, "recall": tpr, "falsePositiveRate": fpr})

    def log_roc_curve(self, fpr, tpr, threshold):
        if not len(fpr) == len(tpr) == len(threshold):
            raise ValueError("the three lists of a ROC curve differ in length")
        for point in zip(fpr, tpr, threshold):
            self.log_roc_data_point(*point)

    def set_confusion_matrix_categories(self, categories):
        self._matrix().begin(categories)

    def log_confusion_matrix_row(self, row_category, row):
        self._matrix().row(row_category, row)

    def log_confusion_matrix_cell(self, row_category, col_category, value):
        self._matrix().cell(row_category, col_category, value)

    def log_confusion_matrix(self, categories, matrix):
        self._matrix().matrix(categories, matrix)


class SlicedClassificationMetrics(Artifact):
    TYPE_NAME = schema_title = "system.SlicedClassificationMetrics"

    def _slice(self, name):
        slices = self.metadata.setdefault("evaluationSlices", [])
        for entry in slices:
            if entry["slice"] == name:
                return entry
        slices.append({"slice": name})
        return slices[-1]

    def log_roc_reading(self, slice, threshold, tpr, fpr):
        readings = self._slice(slice).setdefault("sliceClassificationMetrics", {}).setdefault("confidenceMetrics", [])
        readings.append({"confidenceThreshold": threshold, "recall": tpr, "falsePositiveRate": fpr})

    def load_roc_readings(self, slice, readings):
        self._slice(slice)["sliceClassificationMetrics"] = {"confidenceMetrics": [
            {"confidenceThreshold": threshold, "recall": tpr, "falsePositiveRate": fpr} for threshold, tpr, fpr in readings]}

    def _matrix(self, slice):
        return _Confusion(self._slice(slice).setdefault("sliceClassificationMetrics", {}), "confusionMatrix")

    def set_confusion_matrix_categories(self, slice, categories):
        self._matrix(slice).begin(categories)

    def log_confusion_matrix_row(self, slice, row_category, row):
        self._matrix(slice).row(row_category, row)

    def log_confusion_matrix_cell(self, slice, row_category, col_category, value):
        self._matrix(slice).cell(row_category, col_category, value)

    def load_confusion_matrix(self, slice, categories, matrix):
        self._matrix(slice).matrix(categories, matrix)


class HTML(Artifact):
    TYPE_NAME = schema_title = "system.HTML"


class Markdown(Artifact):
    TYPE_NAME = schema_title = "system.Markdown"


# By lower-case class name: how components that are not Python call them.
BY_NAME = {kind.__name__.lower(): kind for kind in (Artifact, Model, Dataset, Metrics, ClassificationMetrics,
                                                    SlicedClassificationMetrics, HTML, Markdown)}


def type_string(kind):
    return "%s@%s" % (kind.schema_title, kind.schema_version)


def is_artifact_class(kind):
    return isinstance(kind, type) and issubclass(kind, Artifact)


def get_uri(suffix="Output"):
    raise RuntimeError("get_uri() works in a running component only")
