#include "ui/parts/BrokenLines.h"

#include "ui/parts/Paint.h"

#include <QTextLayout>

namespace warrener {

QStringList brokenLines(const QString &text, const QFont &font, qreal wide)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QStringList lines;
    for (const auto all = text.split(u'\n'); const QString &line : all) {
        QTextLayout layout(line, font);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine part = layout.createLine(); part.isValid(); part = layout.createLine()) {
            part.setLineWidth(wide);
            lines.append(line.mid(part.textStart(), part.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return lines;
}

QStringList brokenLines(const QString &text, const QFont &font, qreal wide, qsizetype most)
{
    QStringList lines = brokenLines(text, font, wide);
    if (lines.size() > most)
        lines = lines.first(most - 1) + QStringList{lines.sliced(most - 1).join(u' ')};
    return lines;
}

void paintBrokenLines(QPainter &painter, const QRectF &box, const QStringList &lines, const QFont &font, const QColor &color)
{
    QRectF line(box.left(), box.top(), box.width(), brokenLineTall);
    for (const QString &words : lines) {
        paintText(painter, line, words, font, color);
        line.translate(0, brokenLineTall);
    }
}

} // namespace warrener
