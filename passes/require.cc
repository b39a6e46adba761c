// SPDX-License-Identifier: Apache-2.0
#include "passes/require.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "ir/effective_pod.h"
#include "ir/location.h"
#include "ir/tree.h"
#include "passes/diagnostic_kinds.h"
#include "passes/image_name.h"
#include "passes/injection.h"
#include "passes/other_containers.h"

namespace kfir {
namespace {

struct RequiredKey {
  std::string key;
  std::optional<std::string> value_glob;
};

std::vector<RequiredKey> KeysOption(absl::string_view name,
                                    PassContext& context) {
  std::vector<RequiredKey> keys;
  for (const std::string& element : context.options.List(name)) {
    const size_t equals = element.find('=');
    RequiredKey& key = keys.emplace_back();
    key.key = element.substr(0, equals);
    if (equals != std::string::npos) {
      key.value_glob = element.substr(equals + 1);
    }
  }
  return keys;
}

class Checker {
 public:
  Checker(ir::Module& module, PassContext& context)
      : module_(module),
        context_(context),
        labels_(KeysOption("labels", context)),
        annotations_(KeysOption("annotations", context)),
        limits_(KeysOption("limits", context)),
        requests_(KeysOption("requests", context)),
        allowed_(context.options.List("images")),
        forbidden_(context.options.List("forbid-images")) {}

  void Check(const TaskPlace& place) {
    ir::PodSettings pod = ComponentPod(place);
    ir::OverlayPod(place.task.pod(), pod);
    CheckKeys(place, "label", labels_, pod.labels());
    CheckKeys(place, "annotation", annotations_, pod.annotations());
    if (!place.component->has_container()) return;
    CheckKeys(place, "limit", limits_, pod.limits());
    CheckKeys(place, "request", requests_, pod.requests());
    if (allowed_.empty() && forbidden_.empty()) return;
    CheckImage(place, pod.has_image() ? pod.image()
                                      : place.component->container().image());
    for (const auto* containers : {&pod.init_containers(), &pod.sidecars()}) {
      for (const ir::Tree& container : *containers) {
        CheckContainerImage(place, container);
      }
    }
  }

  bool failed() const { return failed_; }

 private:
  SourceLocation Place(const TaskPlace& place) const {
    return ir::ToSourceLocation(module_, place.task.loc());
  }

  void CheckKeys(const TaskPlace& place, absl::string_view what,
                 const std::vector<RequiredKey>& required,
                 const KeyValueList& entries) {
    for (const RequiredKey& key : required) {
      const auto entry = absl::c_find_if(entries, [&](const ir::KeyValue& one) {
        return one.key() == key.key && !one.has_key_template();
      });
      if (entry == entries.end()) {
        failed_ = true;
        context_.diagnostics.Emit(kinds::RequiredSetting, Place(place),
                                  {place.task.name(), what, key.key});
      } else if (key.value_glob.has_value() &&
                 !GlobMatches(*key.value_glob,
                              entry->value().constant().string_value())) {
        failed_ = true;
        context_.diagnostics.Emit(
            kinds::RequiredSettingValue, Place(place),
            {place.task.name(), what, key.key, *key.value_glob});
      }
    }
  }

  void CheckContainerImage(const TaskPlace& place, const ir::Tree& container) {
    const ir::Tree* image = ir::Find(container, "image");
    if (image == nullptr) return;
    ir::Value value;
    if (image->has_value()) {
      value = image->value();
    } else {
      *value.mutable_constant() = *image;
    }
    CheckImage(place, value);
  }

  void CheckImage(const TaskPlace& place, const ir::Value& image) {
    if (image.constant().kind_case() != ir::Tree::kStringValue) {
      failed_ = true;
      context_.diagnostics.Emit(kinds::UnknownImage, Place(place),
                                {place.task.name()});
      return;
    }
    const std::string& text = image.constant().string_value();
    const auto fits = [&](const std::string& glob) {
      return GlobMatches(glob, text) || GlobMatches(glob, FullImageName(text));
    };
    const auto forbidden = absl::c_find_if(forbidden_, fits);
    if (forbidden != forbidden_.end()) {
      failed_ = true;
      context_.diagnostics.Emit(kinds::ForbiddenImage, Place(place),
                                {place.task.name(), text, *forbidden});
    } else if (!allowed_.empty() && absl::c_none_of(allowed_, fits)) {
      failed_ = true;
      context_.diagnostics
          .Emit(kinds::ImageNotAllowed, Place(place), {place.task.name(), text})
          .notes.push_back(
              {{}, absl::StrCat("allowed is ", absl::StrJoin(allowed_, ", "))});
    }
  }

  ir::Module& module_;
  PassContext& context_;
  const std::vector<RequiredKey> labels_, annotations_, limits_, requests_;
  const std::vector<std::string> allowed_, forbidden_;
  bool failed_ = false;
};

}  // namespace

absl::StatusOr<Changed> Require(ir::Module& module, PassContext& context) {
  Injection injection(module, context);
  Checker checker(module, context);
  injection.ForEachSelected([&](const TaskPlace& place) {
    if (place.component != nullptr &&
        (place.component->has_container() || place.component->has_resource())) {
      checker.Check(place);
    }
  });
  if (checker.failed()) return ErrorReported();
  return injection.Result();
}

}  // namespace kfir
