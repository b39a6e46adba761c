// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_DOCUMENTS_READER_H_
#define KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_DOCUMENTS_READER_H_

#include <google/protobuf/message.h>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"
#include "support/yaml/reader.h"

namespace kfir {

// Where each message stands in the text: at its key, or at itself in a list.
using Places = absl::flat_hash_map<const google::protobuf::Message*, YamlMark>;

// Reads the YAML or JSON documents of `text`: the pipeline, and the platform
// document where there is one, in either order.  Everything that is no part of
// the schema is reported, each at its place; the result is then
// ErrorReported().
absl::Status ReadDocuments(absl::string_view text, absl::string_view file,
                           kfp2::Documents& documents, Places& places,
                           DiagnosticSink& diagnostics);

// Reads a pipeline document in its binary form, which knows no places.
absl::Status ReadBinaryDocument(absl::string_view bytes, absl::string_view file,
                                kfp2::Documents& documents,
                                DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_DOCUMENTS_READER_H_
