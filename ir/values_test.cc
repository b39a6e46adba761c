// SPDX-License-Identifier: Apache-2.0
#include "ir/values.h"

#include <string>
#include <vector>

#include "google/protobuf/message.h"
#include "gtest/gtest.h"
#include "ir/ir.pb.h"

namespace kfir::ir {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using ::google::protobuf::Reflection;

Message* Child(Message& message, const FieldDescriptor* field) {
  const Reflection& reflection = *message.GetReflection();
  return field->is_repeated() ? reflection.AddMessage(&message, field)
                              : reflection.MutableMessage(&message, field);
}

// A type refers to nothing, and an inline body is another place.
bool Reaches(const Descriptor* from, int depth) {
  if (from == Value::descriptor()) return true;
  if (depth == 0 || from == Graph::descriptor() || from == Type::descriptor()) {
    return false;
  }
  for (int i = 0; i < from->field_count(); ++i) {
    const Descriptor* to = from->field(i)->message_type();
    if (to != nullptr && Reaches(to, depth - 1)) return true;
  }
  return false;
}

// Sets one path of fields after the other, each of which ends in a Value, and
// expects that Value to be visited: a field that is added to ir.proto and not
// to ir/parts.h fails here.
template <typename Root>
class Paths {
 public:
  int Check(const Descriptor* type, int depth) {
    int checked = 0;
    for (int i = 0; i < type->field_count(); ++i) {
      const FieldDescriptor* field = type->field(i);
      const Descriptor* to = field->message_type();
      if (to == nullptr || !Reaches(to, depth - 1)) continue;
      path_.push_back(field);
      if (to == Value::descriptor()) {
        CheckPath();
        ++checked;
      } else {
        checked += Check(to, depth - 1);
      }
      path_.pop_back();
    }
    return checked;
  }

 private:
  void CheckPath() {
    Root root;
    Message* message = &root;
    std::string names;
    for (const FieldDescriptor* field : path_) {
      message = Child(*message, field);
      names += "." + field->name();
    }
    int visited = 0;
    ForEachValue(root, [&](const Value& value) {
      if (&value == message) ++visited;
    });
    EXPECT_EQ(visited, 1) << Root::descriptor()->name() << names;
  }

  std::vector<const FieldDescriptor*> path_;
};

template <typename Root>
class EveryValueIsVisited : public ::testing::Test {};
using Roots = ::testing::Types<Task, Container, Resource, Importer, Expression,
                               PodSettings, Template>;
TYPED_TEST_SUITE(EveryValueIsVisited, Roots);

TYPED_TEST(EveryValueIsVisited, AtShortPaths) {
  EXPECT_GT(Paths<TypeParam>().Check(TypeParam::descriptor(), 5), 0);
}

TEST(ForEachValue, EntersValues) {
  Value value;
  Template& text = *value.mutable_one_of()->add_values()->mutable_template_();
  text.add_pieces()->mutable_value()->set_graph_input("x");
  std::vector<int> kinds;
  ForEachValue(value, [&](const Value& v) { kinds.push_back(v.kind_case()); });
  EXPECT_EQ(kinds, (std::vector<int>{Value::kOneOf, Value::kTemplate,
                                     Value::kGraphInput}));
}

TEST(ForEachMutableValue, RewritesInPlace) {
  Task task;
  task.add_arguments()->mutable_value()->set_graph_input("old");
  ForEachMutableValue(task, [](Value& value) { value.set_graph_input("new"); });
  EXPECT_EQ(task.arguments(0).value().graph_input(), "new");
}

}  // namespace
}  // namespace kfir::ir
