#pragma once

class QPlainTextEdit;
class QWidget;

namespace warrener {

/// Text in the fixed font, to be read and copied, without a frame of its own.
QPlainTextEdit *makeTextPane(QWidget *parent);

} // namespace warrener
