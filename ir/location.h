// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_IR_LOCATION_H_
#define KFIR_IR_LOCATION_H_

#include "support/diagnostics.h"

namespace kfir::ir {

class Location;
class Module;

// `location` as diagnostics have it; an unknown or dangling file gives an empty
// one.  The call chain is left out.
SourceLocation ToSourceLocation(const Module& module, const Location& location);

}  // namespace kfir::ir

#endif  // KFIR_IR_LOCATION_H_
