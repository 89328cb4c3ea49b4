#include "ui/backups/TextPane.h"

#include "ui/theme/Theme.h"

#include <QPlainTextEdit>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace warrener {

QPlainTextEdit *makeTextPane(QWidget *parent)
{
    auto *text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setUndoRedoEnabled(false);
    text->setTabChangesFocus(true);
    text->setFont(Theme::of().font(TextStyle::Command));
    text->setTabStopDistance(4 * QFontMetricsF(text->font()).horizontalAdvance(u' '));
    text->setProperty("bare", true); // the card around it has a frame
    text->document()->setDocumentMargin(12);
    return text;
}

} // namespace warrener
