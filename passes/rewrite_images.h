// SPDX-License-Identifier: Apache-2.0
//
// Takes the images of tasks from other registries, and pins them by digest.
//
//   registries=FROM=TO     an image below FROM is taken from TO; the longest
//                          FROM counts
//   digests=IMAGE=DIGEST   the image, as written or as rewritten, is this one
//   containers=...         main, init, sidecars: which containers of a pod
//
//   before   image { constant { string_value: "python:3.9" } }
//   after    image { constant { string_value: "mirror/library/python:3.9" } }
//            with registries=docker.io=mirror
//
// An image without a registry is one of `docker.io`.  An image that is already
// below a TO stays as it is.  A task gets an image of its own, since tasks
// share components.
#ifndef KFIR_PASSES_REWRITE_IMAGES_H_
#define KFIR_PASSES_REWRITE_IMAGES_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> RewriteImages(ir::Module& module, PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_REWRITE_IMAGES_H_
