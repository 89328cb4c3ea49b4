#pragma once

#include "base/LineDiff.h"

class QPlainTextEdit;
class QWidget;

namespace warrener {

/// Text in the fixed font, to be read and copied, without a frame of its own.
QPlainTextEdit *makeTextPane(QWidget *parent);

/// What differs, with signs in the text; tints only help to find the lines.
void showDiff(QPlainTextEdit &pane, const QList<DiffLine> &lines);
/// The tints alone, of the text that is there: lines that begin with + or -.
void tintDiff(QPlainTextEdit &pane);

} // namespace warrener
