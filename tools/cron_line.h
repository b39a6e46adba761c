// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_TOOLS_CRON_LINE_H_
#define KFIR_TOOLS_CRON_LINE_H_

#include "absl/strings/string_view.h"

namespace kfir {

// How many fields `line` has, by blanks.
int CronFields(absl::string_view line);

// Whether a controller takes `line`: five fields, or six with seconds before
// them; or `@daily`, `@every 1h30m` and the like.  `seconds_first`: KFP's, to
// which five are those of six without the day of the week.
bool IsCronLine(absl::string_view line, bool seconds_first);

}  // namespace kfir

#endif  // KFIR_TOOLS_CRON_LINE_H_
