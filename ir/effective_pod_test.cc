// SPDX-License-Identifier: Apache-2.0
#include "ir/effective_pod.h"

#include <string>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "ir/ir.pb.h"

namespace kfir::ir {
namespace {

PodSettings Parse(const std::string& text) {
  PodSettings pod;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &pod));
  return pod;
}

std::string Overlay(const std::string& over, const std::string& base) {
  PodSettings pod = Parse(base);
  OverlayPod(Parse(over), pod);
  return pod.ShortDebugString();
}

std::string Normal(const std::string& text) {
  return Parse(text).ShortDebugString();
}

TEST(OverlayPod, KeyedEntriesStayWhereTheyWere) {
  EXPECT_EQ(Overlay(R"pb(labels {
                           key: "c"
                           value { graph_input: "new" }
                         }
                         labels {
                           key: "a"
                           value { graph_input: "over" }
                         })pb",
                    R"pb(labels {
                           key: "a"
                           value { graph_input: "base" }
                         }
                         labels {
                           key: "b"
                           value { graph_input: "base" }
                         })pb"),
            Normal(R"pb(labels {
                          key: "a"
                          value { graph_input: "over" }
                        }
                        labels {
                          key: "b"
                          value { graph_input: "base" }
                        }
                        labels {
                          key: "c"
                          value { graph_input: "new" }
                        })pb"));
}

TEST(OverlayPod, EnvIsAppended) {
  EXPECT_EQ(Overlay(R"pb(env { name: "A" })pb", R"pb(env { name: "A" }
                                                     env { name: "B" })pb"),
            Normal(R"pb(env { name: "A" }
                        env { name: "B" }
                        env { name: "A" })pb"));
}

TEST(OverlayPod, MembersOfExtrasAreKeyed) {
  EXPECT_EQ(Overlay(R"pb(container_extra {
                           map {
                             members {
                               key: "tty"
                               value { bool_value: true }
                             }
                             members {
                               key: "stdin"
                               value { bool_value: true }
                             }
                           }
                         })pb",
                    R"pb(container_extra {
                           map {
                             members {
                               key: "tty"
                               value { bool_value: false }
                             }
                           }
                         })pb"),
            Normal(R"pb(container_extra {
                          map {
                            members {
                              key: "tty"
                              value { bool_value: true }
                            }
                            members {
                              key: "stdin"
                              value { bool_value: true }
                            }
                          }
                        })pb"));
}

TEST(OverlayPod, SingleSettingsAreReplaced) {
  EXPECT_EQ(Overlay(R"pb(image { graph_input: "over" })pb",
                    R"pb(image { graph_input: "base" }
                         service_account { graph_input: "base" })pb"),
            Normal(R"pb(image { graph_input: "over" }
                        service_account { graph_input: "base" })pb"));
}

TEST(OverlayPod, TemplateKeysAreAdded) {
  const std::string entry =
      R"pb(labels { key_template { pieces { text: "x" } } })pb";
  EXPECT_EQ(Overlay(entry, entry), Normal(entry + entry));
}

}  // namespace
}  // namespace kfir::ir
