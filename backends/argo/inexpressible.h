// SPDX-License-Identifier: Apache-2.0
//
// Which single parts of the IR no workflow expresses.
#ifndef KFIR_BACKENDS_ARGO_INEXPRESSIBLE_H_
#define KFIR_BACKENDS_ARGO_INEXPRESSIBLE_H_

#include <string>

#include "ir/ir.pb.h"

namespace kfir::argo {

// The name of what `value` itself, without the Values in it, asks for and a
// template cannot hold; empty: nothing.  `quirks`: kfp 1.8 writes something for
// some of these, which nothing fills in.
std::string Inexpressible(const ir::Value& value, bool quirks);

// The same of `condition` itself.
std::string Inexpressible(const ir::Expression& condition);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_INEXPRESSIBLE_H_
