// SPDX-License-Identifier: Apache-2.0
//
// Where the user wrote what a message of the documents says.
#ifndef KFIR_FRONTENDS_KFP_V2_PLACES_H_
#define KFIR_FRONTENDS_KFP_V2_PLACES_H_

#include <google/protobuf/message.h>

#include "absl/container/flat_hash_map.h"
#include "frontends/shared/pipeline_spec/lower.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::kfp_v2 {

class MessagePlaces final : public MessageLocator {
 public:
  // A finished task with all of its parts.
  void AddTask(const kfp2::PipelineTaskSpec& task, const ir::Location& loc);
  // A finished component with its ports and outputs, without its tasks.
  void AddComponent(const kfp2::ComponentSpec& component,
                    const ir::Location& loc);
  // A component and its tasks, which are copies of another's.
  void AddCopy(const kfp2::ComponentSpec& copy,
               const kfp2::ComponentSpec& original);
  // All of what was loaded at `loc`.
  void AddDocuments(const kfp2::Documents& documents, const ir::Location& loc);
  // The settings of a platform.
  void AddSettings(const kfp2::Struct& settings, const ir::Location& loc) {
    places_[&settings] = loc;
  }

  bool Locate(const google::protobuf::Message& message,
              ir::Location* location) const override;

 private:
  absl::flat_hash_map<const google::protobuf::Message*, ir::Location> places_;
};

}  // namespace kfir::kfp_v2

#endif  // KFIR_FRONTENDS_KFP_V2_PLACES_H_
