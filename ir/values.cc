// SPDX-License-Identifier: Apache-2.0
#include "ir/values.h"

#include "ir/parts.h"

namespace kfir::ir {
namespace {

struct Walker {
  template <typename Part>
  void operator()(const Part& part) const {
    ForEachPart(part, *this);
  }
  void operator()(const Value& value) const {
    visit(value);
    ForEachPart(value, *this);
  }
  ValueVisitor visit;
};

}  // namespace

void ForEachValue(const Task& task, ValueVisitor visit) { Walker{visit}(task); }
void ForEachValue(const Expression& expression, ValueVisitor visit) {
  Walker{visit}(expression);
}
void ForEachValue(const Container& container, ValueVisitor visit) {
  Walker{visit}(container);
}
void ForEachValue(const Resource& resource, ValueVisitor visit) {
  Walker{visit}(resource);
}
void ForEachValue(const Importer& importer, ValueVisitor visit) {
  Walker{visit}(importer);
}
void ForEachValue(const PodSettings& pod, ValueVisitor visit) {
  Walker{visit}(pod);
}
void ForEachValue(const Tree& tree, ValueVisitor visit) { Walker{visit}(tree); }
void ForEachValue(const Template& text, ValueVisitor visit) {
  Walker{visit}(text);
}
void ForEachValue(const Value& value, ValueVisitor visit) {
  Walker{visit}(value);
}

}  // namespace kfir::ir
