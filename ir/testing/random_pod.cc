// SPDX-License-Identifier: Apache-2.0
#include "ir/testing/random_pod.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "ir/ir.pb.h"
#include "ir/tree.h"

namespace kfir::ir {
namespace {

constexpr const char* kWords[] = {
    "team", "risk", "HTTP_PROXY",        "gpu",     "zone", "a=b",
    "x,y",  "",     "gcr.io/ml/train:1", "password"};

std::string Word(ByteSource& source) {
  return kWords[source.Below(std::size(kWords))];
}

std::string Key(ByteSource& source) { return kWords[source.Below(5)]; }

void MakeLeaf(ByteSource& source, const MakeValue& make_value, Tree& tree) {
  switch (source.Below(5)) {
    case 0:
      tree.set_int_value(source.Below(100));
      break;
    case 1:
      tree.set_bool_value(source.OneIn(2));
      break;
    case 2: {
      Value value;
      make_value(value);
      // A constant leaf is written as the leaf itself.
      if (value.has_constant()) {
        tree.Swap(value.mutable_constant());
      } else {
        tree.mutable_value()->Swap(&value);
      }
      break;
    }
    default:
      tree.set_string_value(Word(source));
  }
}

void MakeNamed(ByteSource& source, const MakeValue& make_value, Tree& tree) {
  AddMember(tree, "name").set_string_value(Key(source));
  MakeLeaf(source, make_value, AddMember(tree, "extra"));
}

void MakeContainer(ByteSource& source, Tree& tree) {
  AddMember(tree, "name").set_string_value(absl::StrCat("c", source.Below(9)));
  AddMember(tree, "image").set_string_value("gcr.io/ml/side:1");
  if (!source.OneIn(2)) return;
  Tree& variable = *AddMember(tree, "env").mutable_list()->add_items();
  AddMember(variable, "name").set_string_value(Key(source));
  AddMember(variable, "value").set_string_value(Word(source));
}

void MakeEnv(ByteSource& source, const MakeValue& make_value, EnvVar& env) {
  env.set_name(Key(source));
  if (source.OneIn(3)) {
    Tree& reference = AddMember(*env.mutable_value_from(), "secretKeyRef");
    AddMember(reference, "name").set_string_value("credentials");
    AddMember(reference, "key").set_string_value(Word(source));
  } else if (!source.OneIn(4)) {
    make_value(*env.mutable_value());
  }
}

template <typename List>
void MakeKeyValues(ByteSource& source, const MakeValue& make_value,
                   List& list) {
  const int first = source.Below(5);
  for (int i = source.Below(3); i > 0; --i) {
    KeyValue& entry = *list.Add();
    entry.set_key(kWords[(first + i) % 5]);
    make_value(*entry.mutable_value());
  }
}

}  // namespace

void MakeRandomPod(ByteSource& source, const MakeValue& make_value,
                   PodSettings& pod) {
  if (source.OneIn(4)) make_value(*pod.mutable_image());
  for (int i = source.Below(3); i > 0; --i) {
    MakeEnv(source, make_value, *pod.add_env());
  }
  MakeKeyValues(source, make_value, *pod.mutable_limits());
  MakeKeyValues(source, make_value, *pod.mutable_labels());
  MakeKeyValues(source, make_value, *pod.mutable_annotations());
  if (!source.OneIn(3)) return;
  MakeKeyValues(source, make_value, *pod.mutable_requests());
  MakeKeyValues(source, make_value, *pod.mutable_node_selector());
  if (source.OneIn(3)) MakeNamed(source, make_value, *pod.add_env_from());
  if (source.OneIn(3)) MakeNamed(source, make_value, *pod.add_volumes());
  if (source.OneIn(3)) MakeNamed(source, make_value, *pod.add_volume_mounts());
  if (source.OneIn(3)) MakeNamed(source, make_value, *pod.add_tolerations());
  if (source.OneIn(3)) MakeNamed(source, make_value, *pod.mutable_affinity());
  if (source.OneIn(3)) MakeContainer(source, *pod.add_init_containers());
  if (source.OneIn(3)) MakeContainer(source, *pod.add_sidecars());
  if (source.OneIn(3)) make_value(*pod.mutable_image_pull_policy());
  if (source.OneIn(3)) {
    AddMember(*pod.add_image_pull_secrets(), "name")
        .set_string_value(Key(source));
  }
  if (source.OneIn(3)) {
    MakeLeaf(source, make_value,
             AddMember(*pod.mutable_container_extra(), "securityContext"));
  }
  if (source.OneIn(3)) {
    MakeLeaf(source, make_value,
             AddMember(*pod.mutable_pod_extra(), "priorityClassName"));
  }
  if (source.OneIn(3)) make_value(*pod.mutable_service_account());
}

}  // namespace kfir::ir
