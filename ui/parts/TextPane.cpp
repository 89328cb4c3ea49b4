#include "ui/parts/TextPane.h"

#include "ui/theme/Theme.h"

#include <QPlainTextEdit>
#include <QTextBlock>
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

void showDiff(QPlainTextEdit &pane, const QList<DiffLine> &lines)
{
    pane.setPlainText(toText(lines));
    tintDiff(pane);
}

void tintDiff(QPlainTextEdit &pane)
{
    const Theme &theme = Theme::of();
    QList<QTextEdit::ExtraSelection> tints;
    for (QTextBlock block = pane.document()->begin(); block.isValid(); block = block.next()) {
        const bool added = block.text().startsWith(u'+');
        if (!added && !block.text().startsWith(u'-'))
            continue;
        QTextEdit::ExtraSelection tint;
        tint.cursor = QTextCursor(block);
        tint.format.setBackground(theme.tint(theme.color(added ? Token::Ok : Token::Bad)));
        tint.format.setProperty(QTextFormat::FullWidthSelection, true);
        tints.append(tint);
    }
    pane.setExtraSelections(tints);
}

} // namespace warrener
