// SPDX-License-Identifier: Apache-2.0
//
// The components of a trace: those that were loaded, and those that the tracer
// asked about on the way.
#ifndef KFIR_FRONTENDS_KFP_V1_COMPONENTS_H_
#define KFIR_FRONTENDS_KFP_V1_COMPONENTS_H_

#include <deque>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "frontends/kfp_v1/names.h"
#include "frontends/kfp_v1/program.h"
#include "frontends/shared/component/component_spec.h"
#include "frontends/shared/python/marshal.h"
#include "ir/ir.pb.h"

namespace kfir::kfp_v1 {

// Component texts that have been read, by text.
struct KnownComponent {
  ComponentSpec spec;
  std::string file;  // where it lies; empty: nowhere
};
using KnownComponents = absl::flat_hash_map<std::string, KnownComponent>;

struct LoadedComponent {
  const ComponentSpec* spec = nullptr;  // null: not from a text
  ir::Component lowered;                // moves into the module at first use
  std::string name;                     // in the module; empty: not there yet
  bool is_from_factory = false;         // not from `@dsl.component` or by hand
  ir::Origin origin;
  std::string spec_json;
  std::string misplaced_variable;  // in that; empty: none
  bool holds_param = false;        // there, where kfp replaces none
  // As in `lowered`.
  ir::PodSettings pod;
  google::protobuf::RepeatedPtrField<ir::Output> outputs;
};

class Components {
 public:
  Components(const PyValue& trace, const KnownComponents& known,
             Program& program);

  // Of an op's `component`; null: none.
  LoadedComponent* Get(const PyValue& index);
  // A name that no component of the module has.
  std::string NewName(absl::string_view wanted);
  // The name by which tasks call `component`, which is in the module from now
  // on.
  const std::string& Use(LoadedComponent& component);

 private:
  void Read(const PyValue& value, absl::Span<const PyValue> texts,
            const KnownComponents& known);

  Program& program_;
  std::deque<LoadedComponent> loaded_;
  UniqueNames names_;
};

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_COMPONENTS_H_
