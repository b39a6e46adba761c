// SPDX-License-Identifier: Apache-2.0
//
// What an injecting pass does where a setting is there already.  "There" is the
// effective setting: the task's own or its component's (ir/effective_pod.h).  A
// setting is always injected into the task, so that components stay shared.
#ifndef KFIR_PASSES_MERGE_H_
#define KFIR_PASSES_MERGE_H_

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir {

enum class MergeRule {
  kDefault,   // what is there stays
  kOverride,  // what is injected wins
  kError,     // another value is an error
};

enum class Merged {
  kAdded,     // it was not there
  kReplaced,  // kOverride: it was there with another value
  kKept,      // kDefault: the same, and it stays
  kSame,      // there with this very value
  kConflict,  // kError, or a setting that cannot be replaced
};

inline bool IsChange(Merged merged) {
  return merged == Merged::kAdded || merged == Merged::kReplaced;
}

using KeyValueList = google::protobuf::RepeatedPtrField<ir::KeyValue>;
using EnvVarList = google::protobuf::RepeatedPtrField<ir::EnvVar>;
using TreeList = google::protobuf::RepeatedPtrField<ir::Tree>;

// Labels, annotations, limits, requests, node selectors.  `base` are the
// component's (null: none), `own` the task's.
Merged MergeKeyValue(MergeRule rule, const ir::KeyValue& entry,
                     const KeyValueList* base, KeyValueList& own);

// Of several variables of one name the last counts, as in a pod.
Merged MergeEnv(MergeRule rule, const ir::EnvVar& variable,
                const EnvVarList* base, EnvVarList& own);

// Maps that their member `key` names: volumes, mounts, pull secrets.  One of
// the component's cannot be replaced, since both lists are appended.
Merged MergeNamed(MergeRule rule, const ir::Tree& item, absl::string_view key,
                  const TreeList* base, TreeList& own);

// A list without names (tolerations): an item that is there stays.
Merged MergeItem(const ir::Tree& item, const TreeList* base, TreeList& own);

// A member of a map (`container_extra`, `pod_extra`).
Merged MergeMember(MergeRule rule, absl::string_view key, const ir::Tree& value,
                   const ir::Tree* base, ir::Tree& own);

// The same for a setting that stands for itself; `base` and `own` are null
// where there is none.  On IsChange() the caller sets it.
Merged MergeWhole(MergeRule rule, const google::protobuf::MessageLite& value,
                  const google::protobuf::MessageLite* base,
                  const google::protobuf::MessageLite* own);

// Whether both say the same.
bool SameMessage(const google::protobuf::MessageLite& a,
                 const google::protobuf::MessageLite& b);

}  // namespace kfir

#endif  // KFIR_PASSES_MERGE_H_
