#pragma once

#include "app/warrenctl/Report.h"
#include "app/warrenctl/Verb.h"
#include "run/operations/restore/RestorePreview.h"

namespace warrener::ctl {

// Pure: values in, a report out. README.md beside this file describes the JSON.

/// What a restore would do.
Report previewReport(const RestorePreview &preview);
/// The same where no plan comes of it: what stands in the way is seen object by object, and the exit code is that of the reason.
Report unplannedReport(const RestorePreview &preview, const Error &why);
/// Of a restore that was run: Failed also where it went as foretold and part of the backup did not come. Whoever says --yes has read no preview.
ExitCode exitCodeOfRestore(const Report &ended);
/// With that exit code, whichever way the plan came: made anew, or out of a file. A complaint stays what it is.
Outcome asRestored(Outcome ended);

} // namespace warrener::ctl
