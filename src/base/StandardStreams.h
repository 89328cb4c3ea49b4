#pragma once

namespace warrener {

/// First of all in main(). Descriptors 0 to 2 that whoever started the program has closed are taken, so that no file that is opened later
/// gets their numbers, and with them what is printed: a journal would hold a report. Reading the first and writing the second then fails,
/// as of closed ones; what is told on the third is lost. And a reader of a pipe that goes away (`| head`) ends no run in its middle: writing
/// fails instead. Nothing of it is handed down to programs that are started, and a SIGPIPE that is ignored stays so.
void keepStandardStreams();

} // namespace warrener
