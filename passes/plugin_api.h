/* SPDX-License-Identifier: Apache-2.0
 *
 * A plug-in of passes: a shared library that kfp-opt loads by
 * --load-pass-plugin=X.so.  This header is all that it needs, in C or C++.
 *
 * A library exports `kfir_plugin`, which describes it.  It runs in a process of
 * its own, so that no fault of it reaches the tool; a pass is given a module
 * and gives one back, in the binary form of ir/ir.proto.
 */
#ifndef KFIR_PASSES_PLUGIN_API_H_
#define KFIR_PASSES_PLUGIN_API_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Grows with every change of this file that a built plug-in would notice. */
#define KFIR_PLUGIN_API_VERSION 1

enum KfirOptionType {
  KFIR_OPTION_BOOL = 0,
  KFIR_OPTION_KEY_VALUES = 1, /* a list of NAME=VALUE */
  KFIR_OPTION_NUMBER = 2,
  KFIR_OPTION_SELECTOR = 3,
  KFIR_OPTION_TEXT = 4,
  KFIR_OPTION_WORDS = 5 /* a list */
};

struct KfirOption {
  const char* name; /* lower case, with `-` between words */
  enum KfirOptionType type;
  const char* default_value; /* NULL: none; "": the option has to be given */
  const char* help;          /* lower case, no full stop */
};

/* An option that has a value; one of these for each element of a list. */
struct KfirOptionValue {
  const char* name;
  const char* value;
};

enum KfirSeverity {
  KFIR_ERROR = 0,
  KFIR_WARNING = 1,
  KFIR_APPLIED = 2, /* a remark: what the pass did */
  KFIR_MISSED = 3   /* a remark: what it left, and why */
};

/* What a pass is given; it lives until the pass returns. */
struct KfirPassRun {
  const void* module;
  size_t module_size;
  const struct KfirOptionValue* options;
  size_t option_count;

  void* host; /* the first argument of these two */
  void (*set_module)(void* host, const void* module, size_t size);
  /* `file` may be NULL, `line` and `column` 0. */
  void (*report)(void* host, enum KfirSeverity severity, const char* file,
                 uint32_t line, uint32_t column, const char* message);
};

enum KfirResult {
  KFIR_UNCHANGED = 0,
  KFIR_CHANGED = 1, /* set_module was called with another module */
  KFIR_FAILED = 2   /* an error was reported */
};

struct KfirPass {
  const char* name;    /* as in pipelines: lower case, with `-` */
  const char* summary; /* lower case, no full stop */
  const struct KfirOption* options;
  size_t option_count;
  /* The contract is that of PassFunction in passes/pass.h. */
  enum KfirResult (*run)(const struct KfirPassRun* run);
};

struct KfirPlugin {
  uint32_t api_version; /* KFIR_PLUGIN_API_VERSION */
  const char* name;
  const char* version;
  const struct KfirPass* passes;
  size_t pass_count;
};

/* What a plug-in exports: its description, which is never freed. */
const struct KfirPlugin* kfir_plugin(void);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* KFIR_PASSES_PLUGIN_API_H_ */
