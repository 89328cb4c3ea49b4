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
    text->setStyleSheet(u"QPlainTextEdit { border: none; background: transparent; }"_s); // the card around it has one
    text->document()->setDocumentMargin(12);
    return text;
}

} // namespace warrener
