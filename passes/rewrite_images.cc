// SPDX-License-Identifier: Apache-2.0
#include "passes/rewrite_images.h"

#include <optional>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "ir/tree.h"
#include "llvm/Support/MemoryBuffer.h"
#include "passes/diagnostic_kinds.h"
#include "passes/image_name.h"
#include "passes/injection.h"
#include "passes/other_containers.h"
#include "support/diagnostic_kinds.h"
#include "support/status_macros.h"
#include "support/yaml/node.h"

namespace kfir {
namespace {

struct Rules {
  KeyValues registries;
  absl::flat_hash_map<std::string, std::string> digests;
};

bool IsDigest(absl::string_view text) {
  const size_t colon = text.find(':');
  return colon != absl::string_view::npos && colon > 0 &&
         text.size() - colon > 32 &&
         absl::c_all_of(text.substr(colon + 1), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// Appends what the YAML file `path` maps: images to digests.
bool ReadLockFile(const std::string& path, KeyValues& digests,
                  PassContext& context) {
  const auto text = llvm::MemoryBuffer::getFile(path);
  if (!text) {
    context.diagnostics.Emit(kinds::CannotReadFile,
                             context.options.Location("lock"),
                             {path, text.getError().message()});
    return false;
  }
  const std::optional<YamlTree> lock =
      ReadYamlTree({(*text)->getBufferStart(), (*text)->getBufferSize()}, path,
                   context.diagnostics);
  if (!lock.has_value()) return false;
  bool good = true;
  for (const YamlTree::Member& member : lock->members) {
    if (!IsDigest(member.value.text)) {
      good = false;
      context.diagnostics.Emit(
          kinds::ImageDigest,
          {path, member.value.mark.line, member.value.mark.column},
          {member.value.text, member.key.text});
    }
    digests.emplace_back(member.key.text, member.value.text);
  }
  return good;
}

absl::StatusOr<Rules> ReadRules(PassContext& context) {
  Rules rules;
  rules.registries = context.options.Pairs("registries");
  KeyValues digests = context.options.Pairs("digests");
  bool good = true;
  if (const std::string& lock = context.options.Text("lock"); !lock.empty()) {
    good = ReadLockFile(lock, digests, context);
  }
  for (const auto& [image, digest] : digests) {
    if (good && !IsDigest(digest)) {
      context.diagnostics.Emit(kinds::ImageDigest,
                               context.options.Location("digests"),
                               {digest, image});
      good = false;
    }
    rules.digests.emplace(FullImageName(image), digest);
  }
  // Otherwise a second run would rewrite further.
  for (const auto& [from, to] : rules.registries) {
    for (const auto& [other, unused] : rules.registries) {
      if (other != from && IsImageBelow(to, other)) {
        context.diagnostics.Emit(kinds::ImageRuleChain,
                                 context.options.Location("registries"),
                                 {from, to, other});
        good = false;
      }
    }
  }
  if (!good) return ErrorReported();
  return rules;
}

std::string MapRegistry(const Rules& rules, const std::string& image) {
  const std::string full = FullImageName(image);
  const std::pair<std::string, std::string>* best = nullptr;
  for (const auto& rule : rules.registries) {
    if (IsImageBelow(image, rule.second) || IsImageBelow(full, rule.second)) {
      return image;
    }
    if (IsImageBelow(full, rule.first) &&
        (best == nullptr || rule.first.size() > best->first.size())) {
      best = &rule;
    }
  }
  if (best == nullptr) return image;
  return absl::StrCat(best->second, full.substr(best->first.size()));
}

std::string Rewrite(const Rules& rules, const std::string& image) {
  std::string mapped = MapRegistry(rules, image);
  if (mapped.find('@') != std::string::npos) return mapped;
  auto digest = rules.digests.find(FullImageName(mapped));
  if (digest == rules.digests.end()) {
    digest = rules.digests.find(FullImageName(image));
  }
  if (digest == rules.digests.end()) return mapped;
  return absl::StrCat(mapped, "@", digest->second);
}

// The image that the task's main container has.
const ir::Value& EffectiveImage(const TaskPlace& place) {
  if (place.task.pod().has_image()) return place.task.pod().image();
  const ir::Container& container = place.component->container();
  return container.pod().has_image() ? container.pod().image()
                                     : container.image();
}

void RewriteMain(const Rules& rules, const TaskPlace& place,
                 Injection& injection) {
  if (!injection.RunsContainer(place)) return;
  const ir::Value& image = EffectiveImage(place);
  if (image.constant().kind_case() != ir::Tree::kStringValue) {
    injection.Missed(place, "has an image that is known only when it runs");
    return;
  }
  const std::string after = Rewrite(rules, image.constant().string_value());
  if (after == image.constant().string_value()) return;
  *place.task.mutable_pod()->mutable_image()->mutable_constant() =
      ir::StringTree(after);
  injection.Note(place, absl::StrCat("image `", after, "`"), Merged::kReplaced);
}

void RewriteOthers(const Rules& rules, const TaskPlace& place,
                   OtherContainers which, Injection& injection) {
  ForEachOtherContainer(place.task, which, [&](ir::Tree& container) {
    for (ir::Tree::Member& member :
         *container.mutable_map()->mutable_members()) {
      if (member.key() != "image" ||
          member.value().kind_case() != ir::Tree::kStringValue) {
        continue;
      }
      const std::string after = Rewrite(rules, member.value().string_value());
      if (after == member.value().string_value()) continue;
      *member.mutable_value() = ir::StringTree(after);
      injection.Note(place, absl::StrCat("image `", after, "`"),
                     Merged::kReplaced);
    }
  });
}

}  // namespace

absl::StatusOr<Changed> RewriteImages(ir::Module& module,
                                      PassContext& context) {
  KFIR_TRY_ASSIGN(const Rules rules, ReadRules(context));
  KFIR_TRY_ASSIGN(const ContainerChoice containers, ContainersOption(context));
  Injection injection(module, context);
  injection.ForEachSelected([&](const TaskPlace& place) {
    if (containers.main) RewriteMain(rules, place, injection);
    RewriteOthers(rules, place, containers.others, injection);
  });
  return injection.Result();
}

}  // namespace kfir
