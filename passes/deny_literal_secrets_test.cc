// SPDX-License-Identifier: Apache-2.0
#include "passes/deny_literal_secrets.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// What the pass says of a task with these settings.
std::string FindingsIn(absl::string_view pod, absl::string_view options = "") {
  ir::Module module = ir::ParseVerified(absl::StrCat(
      R"pb(name: "p"
           components {
             name: "c"
             container {}
           }
           root { inputs { name: "secret" }
                  graph { tasks { name: "t" component: "c" pod {)pb",
      pod, " } } } }"));
  DiagnosticSink diagnostics;
  const bool ok = RunPass(absl::StrCat("deny-literal-secrets{", options, "}"),
                          module, diagnostics)
                      .ok();
  EXPECT_EQ(ok, !diagnostics.has_errors());
  EXPECT_THAT(diagnostics.ToString(), Not(HasSubstr("hunter2")));
  return diagnostics.ToString();
}

std::string Variable(absl::string_view name, absl::string_view value) {
  return absl::StrCat("env { name: \"", name,
                      "\" value { constant { string_value: \"", value,
                      "\" } } }");
}

TEST(DenyLiteralSecrets, NamesOfSecrets) {
  EXPECT_THAT(FindingsIn(Variable("DB_Password", "hunter2")),
              HasSubstr("task `t` holds the variable `DB_Password` as text"));
  EXPECT_THAT(FindingsIn(Variable("DB_PASSWORD", "")), IsEmpty());
  EXPECT_THAT(FindingsIn(Variable("CREDENTIALS", "/secret/gcp/key.json")),
              IsEmpty());
  EXPECT_THAT(FindingsIn(Variable("CREDENTIALS", "/aGVs+bG8/gcA==")),
              HasSubstr("`CREDENTIALS`"));
  EXPECT_THAT(FindingsIn(Variable("MODE", "fast")), IsEmpty());
}

TEST(DenyLiteralSecrets, ReferencesAreFine) {
  EXPECT_THAT(FindingsIn(R"pb(env {
                                name: "PASSWORD"
                                value_from { map {} }
                              }
                              env {
                                name: "TOKEN"
                                value { graph_input: "secret" }
                              })pb"),
              IsEmpty());
}

TEST(DenyLiteralSecrets, OptionsSayWhatNamesSecretsHave) {
  EXPECT_THAT(FindingsIn(Variable("PIN", "hunter2"), "names=pin"),
              HasSubstr("`PIN`"));
  EXPECT_THAT(FindingsIn(Variable("MY_TOKEN", "hunter2"), "allow=my_token"),
              IsEmpty());
}

TEST(DenyLiteralSecrets, KeysOfWellKnownForms) {
  EXPECT_THAT(FindingsIn(Variable("X", "k=AKIAABCDEFGHIJKLMNOP")),
              HasSubstr("an access key of AWS"));
  EXPECT_THAT(FindingsIn(Variable("X", "-----BEGIN RSA PRIVATE KEY-----")),
              HasSubstr("a private key"));
  EXPECT_THAT(FindingsIn(Variable("X", "AKIA is a prefix")), IsEmpty());
  EXPECT_THAT(FindingsIn(Variable("X", "xAKIAABCDEFGHIJKLMNOP")), IsEmpty());
}

TEST(DenyLiteralSecrets, SidecarsToo) {
  EXPECT_THAT(
      FindingsIn(R"pb(sidecars {
                        map {
                          members {
                            key: "env"
                            value {
                              list {
                                items {
                                  map {
                                    members {
                                      key: "name"
                                      value { string_value: "API_TOKEN" }
                                    }
                                    members {
                                      key: "value"
                                      value { string_value: "hunter2" }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      })pb"),
      HasSubstr("`API_TOKEN`"));
}

}  // namespace
}  // namespace kfir
