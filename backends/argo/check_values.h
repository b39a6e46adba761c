// SPDX-License-Identifier: Apache-2.0
//
// The Values of a module that no workflow expresses.
#ifndef KFIR_BACKENDS_ARGO_CHECK_VALUES_H_
#define KFIR_BACKENDS_ARGO_CHECK_VALUES_H_

#include <functional>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::argo {

// Visits what stands in fields of the IR, and names each Value that cannot be
// written as text in a template.
class ValueCheck {
 public:
  using Refuse = std::function<void(absl::string_view feature)>;
  ValueCheck(bool quirks, Refuse refuse)
      : quirks_(quirks), refuse_(std::move(refuse)) {}

  void Check(const ir::Value& value) const;
  void Check(const ir::Tree& tree) const;
  void Check(const ir::Template& text) const;
  void Check(const ir::PodSettings& pod) const;
  void Check(const ir::Container::Words& words) const;
  void Check(const ir::Expression& condition) const;
  template <typename Item>
  void Check(const google::protobuf::RepeatedPtrField<Item>& items) const {
    for (const Item& item : items) Check(item);
  }

 private:
  void Check(const ir::KeyValue& member) const;
  void Check(const ir::EnvVar& variable) const;
  void Check(const ir::InputUse& use) const;
  void Check(const ir::OutputUse& use) const;
  void Check(const ir::RuntimePlaceholder& runtime) const;

  const bool quirks_;
  const Refuse refuse_;
};

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_CHECK_VALUES_H_
