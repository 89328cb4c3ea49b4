#pragma once

// What the create dialog asks for is what a script asks for.
#include "plan/backup/BackupRequest.h"
