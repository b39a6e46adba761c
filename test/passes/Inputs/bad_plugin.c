/* SPDX-License-Identifier: Apache-2.0
 *
 * Passes that do what a plug-in should not.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "passes/plugin_api.h"

#ifndef VERSION
#define VERSION KFIR_PLUGIN_API_VERSION
#endif

/* The module with the first `from` as `to`, which is as long. */
static void Replace(const struct KfirPassRun* run, const char* from,
                    const char* to) {
  const size_t length = strlen(from);
  char* copy = malloc(run->module_size);
  memcpy(copy, run->module, run->module_size);
  for (size_t i = 0; i + length <= run->module_size; ++i) {
    if (memcmp(copy + i, from, length) != 0) continue;
    memcpy(copy + i, to, length);
    break;
  }
  run->set_module(run->host, copy, run->module_size);
  free(copy);
}

static enum KfirResult Rename(const struct KfirPassRun* run) {
  Replace(run, "before", "after!");
  run->report(run->host, KFIR_APPLIED, "p.py", 3, 0, "the name changes");
  return KFIR_CHANGED;
}

static enum KfirResult Crash(const struct KfirPassRun* run) {
  (void)run;
  fprintf(stderr, "about to crash\n");
  *(volatile int*)8 = 1;
  return KFIR_UNCHANGED;
}

static enum KfirResult Hang(const struct KfirPassRun* run) {
  (void)run;
  for (;;) sleep(1);
}

static enum KfirResult Leave(const struct KfirPassRun* run) {
  (void)run;
  exit(0);
}

static enum KfirResult LieChanged(const struct KfirPassRun* run) {
  run->set_module(run->host, run->module, run->module_size);
  return KFIR_CHANGED;
}

static enum KfirResult LieUnchanged(const struct KfirPassRun* run) {
  Replace(run, "before", "after!");
  return KFIR_UNCHANGED;
}

static enum KfirResult Invalid(const struct KfirPassRun* run) {
  Replace(run, "callee", "nobody");
  return KFIR_CHANGED;
}

static enum KfirResult Garbage(const struct KfirPassRun* run) {
  run->set_module(run->host, "nonsense", 8);
  return KFIR_CHANGED;
}

static enum KfirResult Refuse(const struct KfirPassRun* run) {
  run->report(run->host, KFIR_ERROR, "p.py", 7, 2, "this is not allowed");
  return KFIR_FAILED;
}

static enum KfirResult FailSilently(const struct KfirPassRun* run) {
  (void)run;
  return KFIR_FAILED;
}

/* Prints, and warns of its options. */
static enum KfirResult Chat(const struct KfirPassRun* run) {
  printf("this is no answer\n");
  for (size_t i = 0; i < run->option_count; ++i) {
    char text[200];
    snprintf(text, sizeof(text), "%s is %s", run->options[i].name,
             run->options[i].value);
    run->report(run->host, KFIR_WARNING, NULL, 0, 0, text);
  }
  return KFIR_UNCHANGED;
}

static const struct KfirOption kChatOptions[] = {
    {"words", KFIR_OPTION_WORDS, "", "what to say"},
    {"times", KFIR_OPTION_NUMBER, "2", "how often"},
    {"to", KFIR_OPTION_TEXT, NULL, "whom"},
};

static const struct KfirPass kPasses[] = {
    {"bad-chat", "says its options", kChatOptions, 3, Chat},
    {"bad-crash", "crashes", NULL, 0, Crash},
    {"bad-fail", "fails without a word", NULL, 0, FailSilently},
    {"bad-garbage", "gives back nonsense", NULL, 0, Garbage},
    {"bad-hang", "never ends", NULL, 0, Hang},
    {"bad-invalid", "breaks the module", NULL, 0, Invalid},
    {"bad-leave", "ends the process", NULL, 0, Leave},
    {"bad-lie-changed", "says that it changed something", NULL, 0, LieChanged},
    {"bad-lie-unchanged", "says that it did not", NULL, 0, LieUnchanged},
    {"bad-refuse", "reports an error", NULL, 0, Refuse},
    {"good-rename", "changes the module's name", NULL, 0, Rename},
};

static const struct KfirPlugin kPlugin = {
    VERSION, "bad", "1.0", kPasses, sizeof(kPasses) / sizeof(kPasses[0])};

const struct KfirPlugin* kfir_plugin(void) { return &kPlugin; }
