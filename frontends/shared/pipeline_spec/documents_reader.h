// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_DOCUMENTS_READER_H_
#define KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_DOCUMENTS_READER_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"
#include "support/yaml/reader.h"

namespace kfir {

// Where each message stands in the text: at its key, or at itself in a list.
// Messages are asked for in about the order in which an arena has them, so that
// a table by address is faster than one by hash.
class Places {
 public:
  void Reserve(size_t size) { entries_.reserve(size); }
  // Precondition: Sort() was not called yet.
  void Add(const google::protobuf::Message& message, YamlMark mark) {
    entries_.push_back({&message, mark});
  }
  void Sort();
  // Null: nowhere.  `*hint` is where the last one was found; 0 at first.
  // Precondition: Sort() was called.
  const YamlMark* Find(const google::protobuf::Message& message,
                       size_t* hint) const;

 private:
  struct Entry {
    const google::protobuf::Message* message;
    YamlMark mark;
  };
  std::vector<Entry> entries_;
};

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
